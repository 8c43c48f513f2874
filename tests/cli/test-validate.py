#!/usr/bin/env python3
"""`passo validate` and `passo rename`: reports, statuses, and the bytes that change.

usage: test-validate.py PASSO

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

PASSO = os.path.abspath(sys.argv[1])
GOOD = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}\n'
BAD = '{"StartAt": "A",\n "States": {"A": {"Type": "Pass", "Next": "B"}, "C": {"Type": "Succeed"}}}\n'
EXPRESS = ('{"StartAt": "A", "States": {"A": {"Type": "Task", "End": true, "TimeoutSeconds": 5, '
           '"Resource": "arn:aws:states:::batch:submitJob.sync"}}}')

JSONATA = ('{"QueryLanguage": "JSONata", "StartAt": "A", "States": {\n'
           '  "A": {"Type": "Pass", "Output": {"v": "{% [1 +, \'é\\u00e9\' b] %}"}, "End": true}}}\n')

WIDE = ('{"StartAt": "é", "States": {"é": {"Type": "Pass",\r\n "Comment": "🎉🎉", "Next": "🎉"},\n'
        ' "é🎉": {"Type": "Succeed"}}}')
ADVICE = ('{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"Variable": "$v", '
          '"IsPresent": true, "Next": "B"}], "Next": "B"}, "B": {"Type": "Succeed", "End": 1}}}')


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


def follows_schema(report):
    """What the schema of SARIF 2.1.0 asks of the parts that we write."""
    run, = report['runs']
    driver = run['tool']['driver']
    ids = [rule['id'] for rule in driver['rules']]
    yield report['version'] == '2.1.0' and report['$schema'].endswith('sarif-2.1.0.json')
    yield set(run) == {'tool', 'language', 'columnKind', 'results', 'invocations'}
    yield run['columnKind'] in ('utf16CodeUnits', 'unicodeCodePoints')
    yield re.fullmatch('[a-zA-Z]{2}(-[a-zA-Z]{2})?', run['language'])
    yield driver['name'] == 'Passo' and len(set(ids)) == len(ids)
    for rule in driver['rules']:
        yield all(rule[name]['text'] for name in ('shortDescription', 'help'))
        yield rule['defaultConfiguration']['level'] in ('error', 'warning', 'note')
    for result in run['results']:
        yield ids[result['ruleIndex']] == result['ruleId'] and result['message']['text']
        yield result['level'] in ('error', 'warning', 'note')
        for place in result['locations']:
            region = place['physicalLocation']['region']
            yield all(region[name] >= 1 for name in (
                'startLine', 'startColumn', 'endLine', 'endColumn'))
            yield region['byteOffset'] >= 0 and region['byteLength'] >= 0
            yield re.fullmatch("(file:///)?[A-Za-z0-9%./_~-]+",
                               place['physicalLocation']['artifactLocation']['uri'])
            yield all(logical['fullyQualifiedName'].startswith('/')
                      for logical in place.get('logicalLocations', []))


def marked(text, region):
    """The same marked text by lines and columns, and by bytes."""
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[:region['startLine'] - 1])) + region['startColumn'] - 1
    end = sum(map(len, lines[:region['endLine'] - 1])) + region['endColumn'] - 1
    first = region['byteOffset']
    return text[start:end], text.encode()[first:first + region['byteLength']].decode()


def sarif_points(folder):
    bad = write(folder, 'bad ß.json', BAD)
    answer = run('validate', '--format', 'sarif', bad, bad)
    report = json.loads(answer.stdout)
    results = report['runs'][0]['results']
    place = results[0]['locations'][0]
    yield 'it follows the schema', all(follows_schema(report))
    yield 'the status', answer.returncode == 1
    yield 'all was read', report['runs'][0]['invocations'] == [{'executionSuccessful': True}]
    yield 'all findings in one run', len(results) == 4
    yield 'rule and level', (results[0]['ruleId'], results[0]['level']) == (
        'MISSING_TRANSITION_TARGET', 'error')
    yield 'a URI', place['physicalLocation']['artifactLocation']['uri'] == (
        'file://' + urllib.parse.quote(bad))
    yield 'a region', place['physicalLocation']['region'] == {
        'startLine': 2, 'startColumn': 43, 'endLine': 2, 'endColumn': 46,
        'byteOffset': 59, 'byteLength': 3}
    yield 'logical places', place['logicalLocations'] == [
        {'fullyQualifiedName': '/States/A/Next', 'kind': 'property'},
        {'name': 'A', 'fullyQualifiedName': '/States/A', 'kind': 'state'}]
    report = json.loads(subprocess.run(
        [PASSO, 'validate', '--format', 'sarif', 'bad ß.json', 'gone.json'], cwd=folder,
        capture_output=True, check=False, timeout=30).stdout)
    yield 'a file that cannot be read', (
        report['runs'][0]['invocations'] == [{'executionSuccessful': False}])
    yield 'a relative URI', all(
        result['locations'][0]['physicalLocation']['artifactLocation']['uri'] ==
        'bad%20%C3%9F.json' for result in report['runs'][0]['results'])
    report = json.loads(run('validate', '--format', 'sarif', '-', text=WIDE).stdout)
    texts = [marked(WIDE, result['locations'][0]['physicalLocation']['region'])
             for result in report['runs'][0]['results']]
    yield 'characters beyond ASCII and 16 bits', texts == [('"🎉"', '"🎉"'), ('"é🎉"', '"é🎉"')]
    for name, text in (('nothing', ''), ('no object', '[]'), ('damage', '{"a'), ('', BAD + ' x')):
        report = json.loads(run('validate', '--format', 'sarif', '-', text=text).stdout)
        yield f'it follows the schema: {name}', all(follows_schema(report))
        yield f'there is something: {name}', report['runs'][0]['results']


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
    yield 'regions', [marked(JSONATA, region) for region in regions] == [(',',) * 2, ('b',) * 2]


def option_points(folder):
    path = write(folder, 'express.json', EXPRESS)
    yield 'a standard machine may wait', run('validate', path).returncode == 0
    yield '--type standard', run('validate', '--type', 'standard', path).returncode == 0
    yield '--type express', run('validate', '--type', 'express', path).returncode == 1
    yield 'an unknown type', run('validate', '--type', 'odd', path).returncode == 2
    yield 'an unknown form', run('validate', '--format', 'odd', path).returncode == 2
    yield 'no file', run('validate').returncode == 2
    path = write(folder, 'advice.json', ADVICE)
    for severity, number in (('error', 2), ('WARNING', 3), ('info', 4)):
        answer = json.loads(run('validate', '--format', 'json', '--severity', severity, path).stdout)
        yield f'--severity {severity}', len(answer['diagnostics']) == number
        yield f'--severity {severity}: nothing is cut off', 'truncated' not in answer
    yield 'an unknown severity', run('validate', '--severity', 'odd', path).returncode == 2
    answer = json.loads(run('validate', '--format', 'json', '--max-results', '3', path).stdout)
    yield '--max-results', len(answer['diagnostics']) == 3 and answer['truncated'] is True
    answer = json.loads(run('validate', '--format=json', '--max-results=3', '--severity=warning',
                            path).stdout)
    yield 'as many as there are', len(answer['diagnostics']) == 3 and 'truncated' not in answer
    yield 'the text tells of the rest', run('validate', '--max-results', '1', path).stdout.decode(
        ).splitlines()[-2:] == [f'{path}: 3 more', f'{path}: FAIL, 2 errors']
    many = write(folder, 'many.json', '{"StartAt": "S", "States": {"S": {"Type": "Succeed", %s}}}' %
                 ', '.join(f'"f{i}": 1' for i in range(150)))
    answer = json.loads(run('validate', '--format', 'json', '--max-results', '0', many).stdout)
    yield '0: as many as the service tells', len(answer['diagnostics']) == 100
    answer = json.loads(run('validate', '--format', 'json', many).stdout)
    yield 'all, where nobody says', len(answer['diagnostics']) == 150


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
