#!/usr/bin/env python3
"""Runs the cases of JSONata's own test-suite and compares the counts with floors that only rise.

usage: test-jsonata-suite.py SUITE PASSO FLOORS [--raise] [--verbose]

FLOORS has, for each group of cases, how many agree, and the names of the cases that cannot: those
whose texts have half a surrogate pair, which UTF-8 has no form for. A group below its floor fails,
and so does a case that is wrong and not named. --raise writes the counts that are above their
floors into FLOORS, and never a lower one.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile

# Half a surrogate pair, as JSON escapes it: a high one with no low one behind, or a low one alone.
HALF_PAIR = re.compile('[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]')


def run_cases(suite, passo):
    with tempfile.TemporaryDirectory() as folder:
        results = os.path.join(folder, 'results.json')
        command = [sys.executable, os.path.join(suite, 'run.py'), suite, '--cli', passo, '--json', results]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with open(results, encoding='utf-8') as file:
            return json.load(file)


def read_texts(suite):
    """Gives {id of a case: all that it says}."""
    texts = {}
    folder = os.path.join(suite, 'groups')
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding='utf-8') as file:
            for case in json.load(file):
                texts[case['id']] = case['expr'] + json.dumps(case.get('data'), ensure_ascii=False)
    return texts


def count(rows):
    counts = collections.Counter()
    for row in rows:
        counts[row['id'].split('/')[0]] += row['pass']
    return dict(counts)


def compare(counts, floors):
    """Gives (name of the point, what is wrong or None) for each group."""
    for group in sorted(set(counts) | set(floors)):
        good, floor = counts.get(group, 0), floors.get(group)
        fault = None
        if floor is None:
            fault = 'no floor is kept for it; run this test with --raise'
        elif good < floor:
            fault = f'the floor is {floor}'
        yield f'{group}: {good}', fault


def compare_exceptions(rows, exceptions, texts):
    """Gives (name of the point, what is wrong or None): wrong cases are named, and can be."""
    wrong = {row['id']: row['why'] for row in rows if not row['pass']}
    for name in sorted(set(wrong) - set(exceptions)):
        yield f'{name} agrees', wrong[name]
    for name in sorted(exceptions):
        yield f'{name} needs half a surrogate pair', (
            None if HALF_PAIR.search(texts.get(name, '')) else 'it does not, or there is no such case')


def raised(counts, floors):
    return {group: max(counts.get(group, 0), floors.get(group, 0)) for group in sorted(set(counts) | set(floors))}


def write_floors(path, floors, exceptions):
    groups = ',\n'.join(f'    {json.dumps(group)}: {floor}' for group, floor in floors.items())
    names = ',\n'.join(f'    {json.dumps(name)}' for name in exceptions)
    with open(path, 'w', encoding='utf-8') as file:
        file.write('{\n  "exceptions": [\n' + names + '\n  ],\n  "floors": {\n' + groups + '\n  }\n}\n')


def proofs():
    """Points which show that a lost case, a lost group and a false exception are noticed."""
    def notices(counts, floors):
        return any(fault for _, fault in compare(counts, floors))

    def excuses(name, text):
        rows = [{'id': 'a/1', 'pass': False, 'why': 'wrong'}]
        return not any(fault for _, fault in compare_exceptions(rows, [name], {name: text}))
    yield 'a case below the floor is noticed', notices({'a': 4}, {'a': 5})
    yield 'a group that is gone is noticed', notices({}, {'a': 5})
    yield 'a group without a floor is noticed', notices({'a': 5}, {})
    yield 'a count at its floor is good', not notices({'a': 5}, {'a': 5})
    yield 'floors do not fall', raised({'a': 4}, {'a': 5}) == {'a': 5}
    yield 'half a pair is excused', excuses('a/1', '\ud800')
    yield 'a whole pair is not excused', not excuses('a/1', '\ud800\udc00')
    yield 'another case is not excused', not excuses('a/2', '\ud800')


def main():
    options = [word for word in sys.argv[1:] if word.startswith('--')]
    suite, passo, floors_path = [word for word in sys.argv[1:] if not word.startswith('--')]
    with open(floors_path, encoding='utf-8') as file:
        kept = json.load(file)
    rows = run_cases(suite, os.path.abspath(passo))
    counts, floors = count(rows), kept['floors']
    if '--verbose' in options:
        for row in rows:
            if not row['pass']:
                print(f'# {row["id"]}: {row["why"]}')
    if '--raise' in options:
        floors = raised(counts, floors)
        write_floors(floors_path, floors, kept['exceptions'])
    points = [(name, None if good else 'it is not') for name, good in proofs()]
    points += compare(counts, floors)
    points += compare_exceptions(rows, kept['exceptions'], read_texts(suite))
    print(f'1..{len(points)}')
    for number, (name, fault) in enumerate(points, 1):
        print(f'{"not ok" if fault else "ok"} {number} - {name}')
        if fault:
            print(f'# {name}: {fault}')
    print(f'# {sum(counts.values())} of {len(rows)} cases agree')
    sys.exit(1 if any(fault for _, fault in points) else 0)


if __name__ == '__main__':
    main()
