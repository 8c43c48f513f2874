#!/usr/bin/env python3
"""Runs the conformance cases of the shared data and compares the counts with floors that only rise.

usage: test-conformance.py SHARED PASSO FLOORS SHARES [--raise] [--verbose]

Each area of cases and each level that the runner knows has a floor: the number of cases that agree
with the service. A count below its floor fails. --raise writes the counts that are above their
floors into FLOORS, and never a lower one. SHARES names the areas that must agree to some per cent,
at the first two levels, however many cases there are.

Cases whose definition uses JSONata are a group of their own for each kind, in the place of their
area. Left out is what the runner cannot judge (can_be_judged).

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

LEVELS = ('L1', 'L2', 'L3', 'L4', 'L5')
KINDS = ('choice', 'execution', 'validation', 'teststate')


def can_be_judged(case):
    """Whether the runner finds in the expectation what it compares an answer or a refusal with.

    Seven refused calls of TestState (test_state_context_object_invalid_states, _validation_failures
    and test_base_state_name_validation_failures) expect the client's exception in the place of the
    service's: the runner takes it for a response, which a refusal can never equal. Their texts are
    in context.cases, jsonata.cases and refusals.cases of tests/cases/test-state.
    """
    return case['kind'] != 'teststate' or bool({'status', 'exception'} & set(case['expect']))


def get_group(area, case):
    """Gives what a case is counted under, or None if it is not to be run."""
    definition = json.dumps(case.get('definition', case.get('definition_text')))
    if case['kind'] not in KINDS or not can_be_judged(case):
        return None
    if 'JSONata' not in definition:
        return area
    return 'jsonata_' + case['kind']


def copy_cases(source, target):
    """Copies the cases that are to be run, and gives {name of a case: its group}."""
    groups = {}
    for area in sorted(os.listdir(source)):
        for name in sorted(os.listdir(os.path.join(source, area))):
            path = os.path.join(source, area, name)
            with open(path, encoding='utf-8') as file:
                group = get_group(area, json.load(file))
            if group is None:
                continue
            os.makedirs(os.path.join(target, area), exist_ok=True)
            shutil.copy(path, os.path.join(target, area, name))
            groups[area + '/' + os.path.splitext(name)[0]] = group
    return groups


def run_cases(shared, passo, cases, verbose):
    results = os.path.join(cases, 'results.json')
    command = [sys.executable, os.path.join(shared, 'conformance', 'run.py'), cases, '--cli', passo,
               '--jobs', '2', '--json', results]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    with open(results, encoding='utf-8') as file:
        rows = json.load(file)['cases']
    for row in rows:
        if verbose and row['first']:
            print(f'# {row["name"]}: {row["first"]}')
    return rows


def count(rows, groups):
    """Gives {group: {level: (cases that agree, cases that the level can decide)}}."""
    counts = {}
    for row in rows:
        area = counts.setdefault(groups[row['name']], {})
        for level, agrees in row['levels'].items():
            good, of = area.get(level, (0, 0))
            area[level] = (good + agrees, of + 1)
    return counts


def compare(counts, floors):
    """Gives (name of the point, what is wrong or None) for each area and level."""
    for area in sorted(set(counts) | set(floors)):
        for level in LEVELS:
            good, of = counts.get(area, {}).get(level, (0, 0))
            floor = floors.get(area, {}).get(level)
            if floor is None and of == 0:
                continue
            fault = None
            if floor is None:
                fault = 'no floor is kept for it; run this test with --raise'
            elif good < floor:
                fault = f'the floor is {floor}'
            yield f'{area} {level}: {good} of {of}', fault


def compare_shares(counts, shares):
    """Gives (name of the point, what is wrong or None) for the areas that promise a share."""
    for area, least in sorted(shares.items()):
        for level in LEVELS[:2]:
            good, of = counts.get(area, {}).get(level, (0, 0))
            fault = None if of > 0 and good * 100 >= least * of else f'{good} of {of}'
            yield f'{area} {level}: at least {least} %', fault


def raised(counts, floors):
    """Gives the floors with every count that is above its own."""
    return {area: {level: max(counts.get(area, {}).get(level, (0, 0))[0],
                              floors.get(area, {}).get(level, 0))
                   for level in LEVELS if level in counts.get(area, {}) or level in floors.get(area, {})}
            for area in sorted(set(counts) | set(floors))}


def write_floors(path, floors):
    lines = [f'  {json.dumps(area)}: {json.dumps(levels)}' for area, levels in floors.items()]
    with open(path, 'w', encoding='utf-8') as file:
        file.write('{\n' + ',\n'.join(lines) + '\n}\n')


def proofs():
    """Points which show that a lost case, a lost area and a missing floor are noticed."""
    def notices(counts, floors):
        return any(fault for _, fault in compare(counts, floors))
    yield 'a case below the floor is noticed', notices({'a': {'L1': (4, 5)}}, {'a': {'L1': 5}})
    yield 'an area that is gone is noticed', notices({}, {'a': {'L1': 5}})
    yield 'an area without a floor is noticed', notices({'a': {'L1': (5, 5)}}, {})
    yield 'a count at its floor is good', not notices({'a': {'L1': (5, 5)}}, {'a': {'L1': 5}})
    yield 'cases in JSONata are counted apart', (
        get_group('a', {'kind': 'execution', 'definition': {'QueryLanguage': 'JSONata'}}),
        get_group('a', {'kind': 'execution', 'definition': {}})) == ('jsonata_execution', 'a')
    yield 'a share that is missed is noticed', any(
        fault for _, fault in compare_shares({'a': {'L1': (94, 100), 'L2': (95, 100)}}, {'a': 95}))
    yield 'a share that is met is good', not any(
        fault for _, fault in compare_shares({'a': {'L1': (95, 100), 'L2': (1, 1)}}, {'a': 95}))
    yield 'floors do not fall', raised({'a': {'L1': (4, 5)}}, {'a': {'L1': 5}}) == {'a': {'L1': 5}}


def main():
    options = [word for word in sys.argv[1:] if word.startswith('--')]
    shared, passo, floors_path, shares_path = [word for word in sys.argv[1:] if not word.startswith('--')]
    with open(floors_path, encoding='utf-8') as file:
        floors = json.load(file)
    with open(shares_path, encoding='utf-8') as file:
        shares = json.load(file)
    with tempfile.TemporaryDirectory() as folder:
        groups = copy_cases(os.path.join(shared, 'conformance', 'cases'), folder)
        counts = count(run_cases(shared, os.path.abspath(passo), folder, '--verbose' in options),
                       groups)
    if '--raise' in options:
        floors = raised(counts, floors)
        write_floors(floors_path, floors)
    points = [(name, None if good else 'it is not') for name, good in proofs()]
    points += compare_shares(counts, shares)
    points += compare(counts, floors)
    print(f'1..{len(points)}')
    for number, (name, fault) in enumerate(points, 1):
        print(f'{"not ok" if fault else "ok"} {number} - {name}')
        if fault:
            print(f'# {name}: {fault}')
    sys.exit(1 if any(fault for _, fault in points) else 0)


if __name__ == '__main__':
    main()
