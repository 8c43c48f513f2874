#!/usr/bin/env python3
"""`passo eval`: values, failures, places of errors, batches.

usage: test-eval.py PASSO

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import subprocess
import sys
import tempfile

PASSO = os.path.abspath(sys.argv[1])
ORDER = '{"id": 7, "items": [{"n": 1}, {"n": 2}]}'


def run(*arguments, text=''):
    return subprocess.run([PASSO, 'eval', *arguments], input=text, capture_output=True, text=True,
                          encoding='utf-8', check=False, timeout=30)


def value_points(folder):
    answer = run('$.items[*].n', '--input', ORDER)
    yield 'a path', (answer.returncode, answer.stdout) == (0, '[1,2]\n')
    answer = run("States.Format('{}-{}', $.id, $v)", '--input', ORDER, '--bindings', '{"v": "ü"}')
    yield 'a call with a variable', (answer.returncode, answer.stdout) == (0, '"7-ü"\n')
    answer = run('$$.Name', '--context', '{"Name": true}')
    yield 'the context object', (answer.returncode, answer.stdout) == (0, 'true\n')
    path = os.path.join(folder, 'order.json')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(ORDER)
    yield 'input from a file', run('$.id', '--input', path).stdout == '7\n'
    yield 'input from standard input', run('$.id', '--input', '-', text=ORDER).stdout == '7\n'
    yield 'what is not changed keeps its spelling', run('$', '-i', ORDER).stdout == ORDER + '\n'


def failure_points(_folder):
    answer = run('$.no', '--language', 'jsonpath', '--input', '{}')
    yield 'a path that finds nothing: status 1', answer.returncode == 1 and answer.stdout == ''
    yield 'in the words of the service', answer.stderr == (
        "Error: States.Runtime\nCause: Invalid path '$.no' : No results for path: $['no']\n")
    answer = run('States.MathAdd(1)', '--language', 'intrinsic')
    yield 'no expression: status 2', answer.returncode == 2 and 'column 1:' in answer.stderr
    answer = run('$.ä[', '--input', '{}')
    yield 'columns are characters', answer.returncode == 2 and 'column 4:' in answer.stderr
    answer = run('$.id', '--input', '{"id":')
    yield 'bad input is named', answer.returncode == 2 and '{"id":' in answer.stderr
    answer = run('1', '--language', 'jsonata')
    yield 'JSONata of state machines comes later', (answer.returncode == 2 and
                                                    'JSONata' in answer.stderr)
    reference = ('--language', 'jsonata', '--dialect', 'reference')
    answer = run('$sum(n)', *reference, '--input', '{"n": [1, 2]}')
    yield 'JSONata of the reference', answer.returncode == 0 and answer.stdout == '3\n'
    answer = run('1 + "1"', *reference)
    yield 'a failure has its code', answer.returncode == 1 and answer.stderr.startswith('T2002: ')
    yield 'a syntax error: status 2', run('1 +', *reference).returncode == 2
    yield 'unknown language', run('1', '--language', 'xpath').returncode == 2
    yield 'bindings must be an object', run('$', '--bindings', '[]').returncode == 2
    yield 'no expression at all', run().returncode == 2
    yield 'too many of them', run('$', '$').returncode == 2


def batch_points(_folder):
    requests = [
        {'expr': '$.a', 'data': {'a': [1]}},
        {'expr': '$v', 'bindings': {'v': None}},
        {'expr': '$.a'},
        {'expr': '$['},
        {'data': 1},
    ]
    lines = '\n'.join(json.dumps(request) for request in requests) + '\nnot JSON\n'
    answer = run('--batch', text=lines)
    replies = [json.loads(line) for line in answer.stdout.splitlines()]
    yield 'one answer a line', answer.returncode == 0 and len(replies) == 6
    yield 'a value', replies[0] == {'result': [1]}
    yield 'null is a value', replies[1] == {'result': None}
    yield 'a failure', replies[2]['error']['code'] == 'States.Runtime'
    yield 'an error with its place', replies[3]['error'].get('position') == 1
    yield 'a request without expression', replies[4]['error']['code'] == 'USAGE'
    yield 'a line that is no JSON', replies[5]['error']['code'] == 'USAGE'
    yield 'batch takes no expression', run('--batch', '$').returncode == 2


def main():
    failed = number = 0
    for points in (value_points, failure_points, batch_points):
        with tempfile.TemporaryDirectory() as folder:
            for name, good in points(folder):
                number += 1
                failed += not good
                print(f"{'ok' if good else 'not ok'} {number} - {points.__name__}: {name}")
    print(f'1..{number}')
    return 1 if failed else 0


sys.exit(main())
