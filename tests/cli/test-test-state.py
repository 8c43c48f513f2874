#!/usr/bin/env python3
"""`passo test-state`: where its arguments come from, what it prints, how it refuses.

usage: test-test-state.py PASSO

What a state answers is in tests/cases/test-state.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import subprocess
import sys
import tempfile

PASSO = os.path.abspath(sys.argv[1])
TASK = {'Type': 'Task', 'Resource': 'arn:aws:lambda:us-east-1:111111111111:function:f',
        'Parameters': {'all': {'in.$': '$', 'v.$': '$v', 'name.$': '$$.State.Name'}},
        'Retry': [{'ErrorEquals': ['States.ALL'], 'MaxAttempts': 1}], 'Next': 'Later'}
MACHINE = {'StartAt': 'T', 'States': {'T': TASK, 'Later': {'Type': 'Succeed'}}}


def run(*arguments, text=''):
    return subprocess.run([PASSO, 'test-state', *arguments], input=text, capture_output=True,
                          text=True, encoding='utf-8', check=False, timeout=30)


def write(folder, name, value):
    path = os.path.join(folder, name)
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(value, file)
    return path


def answer_points(folder):
    files = {name: write(folder, f'{name}.json', value) for name, value in {
        'machine': MACHINE, 'task': TASK, 'input': {'n': 1}, 'variables': {'v': 'ü'},
        'mock': {'result': '[7]'}, 'context': {'State': {'Name': 'Own'}},
        'error': {'errorOutput': {'error': 'E', 'cause': 'c'}}, 'past': {'retrierRetryCount': 1},
    }.items()}
    given = ('--input', files['input'], '--variables', files['variables'],
             '--context', files['context'])
    answer = run(files['task'], *given, '--mock', files['mock'])
    yield 'INFO tells how it ended', answer.returncode == 0 and json.loads(answer.stdout) == {
        'output': [7], 'nextState': 'Later', 'status': 'SUCCEEDED'}
    answer = run(files['machine'], '--state-name', 'T', *given, '--mock', files['mock'],
                 '--inspection-level', 'DEBUG')
    data = json.loads(answer.stdout)['inspectionData']
    yield 'files give input, variables and context', json.loads(data['afterParameters']) == {
        'all': {'in': {'n': 1}, 'v': 'ü', 'name': 'Own'}}
    yield 'variables are told', json.loads(data['variables']) == {'v': 'ü'}
    answer = run(files['task'], *given, '--mock', files['error'], '--state-configuration',
                 files['past'])
    yield 'a state that fails is an answer, too', answer.returncode == 0 and json.loads(
        answer.stdout) == {'error': 'E', 'cause': 'c', 'status': 'FAILED'}
    answer = run('-', '--input', '{"a": 1}', text='{"Type": "Pass", "End": true}')
    yield 'standard input, and JSON as an argument', (
        answer.returncode == 0 and json.loads(answer.stdout)['output'] == {'a': 1})
    answer = run('-', text='{"Type": "Pass", "End": true}')
    yield 'without an input it is {}', json.loads(answer.stdout)['output'] == {}
    answer = run('-', '--reveal-secrets', '--inspection-level', 'TRACE', text='{"Type": "Succeed"}')
    yield 'TRACE', 'inspectionData' in json.loads(answer.stdout)


def refusal_points(folder):
    answer = run('-', '--state-name', 'no', text=json.dumps(MACHINE))
    yield 'a refusal in the words of the service', (
        answer.returncode == 2 and answer.stdout == '' and
        answer.stderr == 'Error: ValidationException\nCause: State not found in definition\n')
    answer = run('-', text='{"Type": "Nap"}')
    yield 'a definition that is refused', (
        answer.returncode == 2 and answer.stderr.startswith('Error: InvalidDefinition\nCause: ')
        and '/States/StateName/Type' in answer.stderr)
    answer = run('-', '--state-name', '', text=json.dumps(MACHINE))
    yield 'an empty name', answer.stderr.startswith('Error: ParamValidationError\nCause: ')
    yield 'a call refused here has no cause', all(
        answer.returncode == 2 and answer.stdout == '' and
        answer.stderr.startswith('passo test-state: ') and word in answer.stderr
        for answer, word in (
            (run('-', text=json.dumps(TASK | {'Parameters': {}})), 'mock'),
            (run('-', '--mock', '[]', text='{"Type": "Succeed"}'), 'errorOutput'),
            (run('-', '--inspection-level', 'debug', text='{}'), 'debug'),
            (run('-', '--input', '{"a"', text='{}'), '--input'),
            (run('-', '--context', os.path.join(folder, 'no'), text='{}'), '--context'),
            (run('-', '--input', '-'), 'standard input'),
            (run(os.path.join(folder, 'no.json')), 'no.json'),
            (run('-', '--bogus'), '--bogus')))
    yield 'no definition', run().returncode == 2
    yield 'too many of them', run('a', 'b').returncode == 2


def main():
    with tempfile.TemporaryDirectory() as folder:
        points = [*answer_points(folder), *refusal_points(folder)]
    print(f'1..{len(points)}')
    for number, (name, good) in enumerate(points, 1):
        print(f'{"ok" if good else "not ok"} {number} - {name}')
    sys.exit(0 if all(good for _, good in points) else 1)


main()
