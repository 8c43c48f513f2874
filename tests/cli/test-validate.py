#!/usr/bin/env python3
"""`passo validate` and `passo rename`: reports, statuses, and the bytes that change.

usage: test-validate.py PASSO

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import subprocess
import sys
import tempfile

PASSO = os.path.abspath(sys.argv[1])
GOOD = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}\n'
BAD = '{"StartAt": "A",\n "States": {"A": {"Type": "Pass", "Next": "B"}, "C": {"Type": "Succeed"}}}\n'
EXPRESS = ('{"StartAt": "A", "States": {"A": {"Type": "Task", "End": true, "TimeoutSeconds": 5, '
           '"Resource": "arn:aws:states:::batch:submitJob.sync"}}}')

JSONATA = ('{"QueryLanguage": "JSONata", "StartAt": "A", "States": {\n'
           '  "A": {"Type": "Pass", "Output": {"v": "{% [1 +, \'é\\u00e9\' b] %}"}, "End": true}}}\n')


def run(*arguments, text=''):
    return subprocess.run([PASSO, *arguments], input=text.encode(), capture_output=True,
                          check=False, timeout=30)


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, 'wb') as file:
        file.write(text.encode())
    return path


def read(path):
    with open(path, 'rb') as file:
        return file.read().decode()


def text_points(folder):
    good, bad = write(folder, 'good.json', GOOD), write(folder, 'bad one.json', BAD)
    answer = run('validate', good)
    yield 'a good file: status 0', answer.returncode == 0
    yield 'a good file: OK', answer.stdout.decode() == f'{good}: OK\n'
    answer = run('validate', bad)
    lines = answer.stdout.decode().splitlines()
    yield 'a bad file: status 1', answer.returncode == 1
    yield 'file, line, column, severity, message', lines[0] == (
        f"{bad}:2:43: error: Missing 'Next' target: B [MISSING_TRANSITION_TARGET]")
    yield 'the place', lines[1].strip() == 'at /States/A/Next'
    yield 'a hint', lines[2].strip().endswith('.')
    yield 'the verdict', lines[-1] == f'{bad}: FAIL, 2 errors'
    answer = run('validate', good, bad, os.path.join(folder, 'gone.json'))
    yield 'the worst status wins', answer.returncode == 2
    yield 'what cannot be read is named', 'gone.json' in answer.stderr.decode()
    yield 'the others are reported', 'good.json: OK' in answer.stdout.decode()


def json_points(folder):
    good, bad = write(folder, 'good.json', GOOD), write(folder, 'bad.json', BAD)
    answer = json.loads(run('validate', '--format', 'json', good).stdout)
    yield 'one file: result and diagnostics', answer == {'result': 'OK', 'diagnostics': []}
    lines = [json.loads(line)
             for line in run('validate', '--format=json', good, bad).stdout.splitlines()]
    yield 'several files: one object a line', [line['file'] for line in lines] == [good, bad]
    yield 'the result of each', [line['result'] for line in lines] == ['OK', 'FAIL']
    yield 'a diagnostic', lines[1]['diagnostics'][0] == {
        'severity': 'ERROR', 'code': 'MISSING_TRANSITION_TARGET',
        'message': "Missing 'Next' target: B", 'location': '/States/A/Next'}
    answer = json.loads(run('validate', '--format', 'json', '-', text='not a definition').stdout)
    yield 'damage in the words of the service', answer['diagnostics'] == [{
        'severity': 'ERROR', 'code': 'INVALID_JSON_DESCRIPTION',
        'message': "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or "
                   "token 'null', 'true' or 'false')\n"
                   ' at [Source: (String)"not a definition"; line: 1, column: 4]',
        'location': '[Source: (String)"not a definition"; line: 1, column: 4]'}]


def sarif_points(folder):
    bad = write(folder, 'bad one.json', BAD)
    report = json.loads(run('validate', '--format', 'sarif', bad, bad).stdout)
    results = report['runs'][0]['results']
    place = results[0]['locations'][0]
    yield 'the version', report['version'] == '2.1.0'
    yield 'all findings in one run', len(results) == 4 and len(report['runs']) == 1
    yield 'rule and level', (results[0]['ruleId'], results[0]['level']) == (
        'MISSING_TRANSITION_TARGET', 'error')
    yield 'a URI', place['physicalLocation']['artifactLocation']['uri'].endswith('bad%20one.json')
    yield 'a region', place['physicalLocation']['region'] == {'startLine': 2, 'startColumn': 43}
    yield 'a logical place', place['logicalLocations'] == [{'fullyQualifiedName': '/States/A/Next'}]


def jsonata_points(folder):
    path = write(folder, 'jsonata.json', JSONATA)
    lines = run('validate', path).stdout.decode().splitlines()
    yield 'a mistake inside an expression', lines[0] == (
        f'{path}:2:49: error: The symbol "," cannot be used as a unary operator '
        '[INVALID_JSONATA_EXPRESSION]')
    yield 'another behind escapes', lines[2] == (
        f'{path}:2:61: error: Expected "]", got "b" [INVALID_JSONATA_EXPRESSION]')
    report = json.loads(run('validate', '--format', 'json', path).stdout)
    yield 'as the service says it, the first', report == {'result': 'FAIL', 'diagnostics': [{
        'severity': 'ERROR', 'code': 'INVALID_JSONATA_EXPRESSION',
        'message': 'The symbol "," cannot be used as a unary operator',
        'location': '/States/A/Output/v'}]}
    report = json.loads(run('validate', '--format', 'sarif', path).stdout)
    regions = [result['locations'][0]['physicalLocation']['region']
               for result in report['runs'][0]['results']]
    yield 'regions', regions == [{'startLine': 2, 'startColumn': 49},
                                 {'startLine': 2, 'startColumn': 61}]


def option_points(folder):
    path = write(folder, 'express.json', EXPRESS)
    yield 'a standard machine may wait', run('validate', path).returncode == 0
    yield '--type standard', run('validate', '--type', 'standard', path).returncode == 0
    yield '--type express', run('validate', '--type', 'express', path).returncode == 1
    yield 'an unknown type', run('validate', '--type', 'odd', path).returncode == 2
    yield 'an unknown form', run('validate', '--format', 'odd', path).returncode == 2
    yield 'no file', run('validate').returncode == 2


def rename_points(folder):
    path = write(folder, 'bad.json', BAD)
    answer = run('rename', path, 'A', 'Ein „Name“')
    yield 'done: status 0', answer.returncode == 0
    yield 'only the names change', read(path) == BAD.replace('"A"', '"Ein „Name“"')
    before = read(path)
    yield 'a name that is taken: status 1', run('rename', path, 'C', 'Ein „Name“').returncode == 1
    yield 'a name that is not there: status 1', run('rename', path, 'Gone', 'X').returncode == 1
    yield 'an empty name: status 1', run('rename', path, 'C', '').returncode == 1
    yield 'refused: nothing is written', read(path) == before
    answer = run('rename', '-', 'C', 'D', text=BAD)
    yield 'standard input to standard output', answer.stdout.decode() == BAD.replace('"C"', '"D"')
    out = os.path.join(folder, 'out.json')
    answer = run('rename', path, 'C', 'D', '-o', out)
    yield '-o writes another file', answer.returncode == 0 and '"D"' in read(out)
    yield 'and leaves this one', read(path) == before
    yield 'no such file: status 2', run('rename', out + 'x', 'A', 'B').returncode == 2
    path = write(folder, 'twice.json', '{"States": {"A": {"Type": "Pass"}, "A": {"Type": "Wait"}}}')
    answer = run('rename', path, 'A', 'B')
    yield 'of equal names the last', read(path) == (
        '{"States": {"A": {"Type": "Pass"}, "B": {"Type": "Wait"}}}')
    yield 'with a warning', answer.returncode == 0 and b'last' in answer.stderr


def main():
    failed = number = 0
    for points in (text_points, json_points, sarif_points, jsonata_points, option_points,
                   rename_points):
        with tempfile.TemporaryDirectory() as folder:
            for name, good in points(folder):
                number += 1
                failed += not good
                print(f"{'ok' if good else 'not ok'} {number} - {points.__name__}: {name}")
    print(f'1..{number}')
    return 1 if failed else 0


sys.exit(main())
