#!/usr/bin/env python3
"""`passo run`: output, exit statuses, mocks, placeholders, interruption.

usage: test-run.py PASSO

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

PASSO = os.path.abspath(sys.argv[1])
FUNCTION = 'arn:aws:lambda:us-east-1:111111111111:function:f'


def machine(**states):
    return json.dumps({'StartAt': next(iter(states)), 'States': states})


PASS = machine(A={'Type': 'Pass', 'End': True})
FAIL = machine(A={'Type': 'Fail', 'Error': 'E', 'Cause': 'C'})
WAIT = machine(A={'Type': 'Wait', 'Seconds': 600, 'End': True})
TASK = machine(A={'Type': 'Task', 'Resource': FUNCTION, 'End': True})
MOCK = json.dumps({'StateMachines': {'M': {'TestCases': {'C': {'A': 'a'}}}},
                   'MockedResponses': {'a': {'0': {'Return': [1]}}}})


def run(definition, *arguments):
    return subprocess.run([PASSO, 'run', '-', *arguments], input=definition, capture_output=True,
                          text=True, encoding='utf-8', check=False, timeout=30)


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return path


def types(path):
    with open(path, encoding='utf-8') as file:
        return [event['type'] for event in json.load(file)['events']]


def outcome_points(folder):
    answer = run(PASS, '--input', '{ "k": 1.0 }')
    yield 'output as it came, status 0', (answer.returncode, answer.stdout) == (0, '{ "k": 1.0 }\n')
    answer = run(FAIL)
    yield 'a failure: status 1', (answer.returncode, answer.stdout) == (1, '')
    yield 'its error and cause end the words', answer.stderr.endswith('Error: E\nCause: C\n')
    answer = run('{"TimeoutSeconds": 1, ' + WAIT[1:], '--skip-waits')
    yield 'a time-out: status 3', answer.returncode == 3
    history = os.path.join(folder, 'history.json')
    answer = run(WAIT, '--skip-waits', '--history', history)
    yield 'waits can be skipped', answer.returncode == 0
    yield 'the history is written', types(history) == [
        'ExecutionStarted', 'WaitStateEntered', 'WaitStateExited', 'ExecutionSucceeded']


def refusal_points(_folder):
    yield 'no definition: status 2', run('{').returncode == 2
    answer = run(machine(A={'Type': 'Pass', 'Next': 'B'}))
    yield 'a missing target: status 2', answer.returncode == 2
    yield 'with its place', '/States/A/Next' in answer.stderr
    answer = run(machine(A={'Type': 'Pass', 'End': True, 'QueryLanguage': 'JSONata'}))
    yield 'JSONata says that it cannot run yet', answer.returncode == 2 and 'JSONata' in answer.stderr
    answer = run(machine(A={'Type': 'Pass', 'End': True, 'Sparkle': 1}))
    yield 'an unknown field warns and runs', answer.returncode == 0 and 'Sparkle' in answer.stderr
    yield 'bad input: status 2', run(PASS, '--input', '{').returncode == 2
    yield 'unknown limits: status 2', run(PASS, '--limits', 'some').returncode == 2


def task_points(folder):
    answer = run(TASK)
    yield 'a task without an answer names the state and the option', (
        answer.returncode == 2 and '“A”' in answer.stderr and '--mock' in answer.stderr)
    mock = write(folder, 'mock.json', MOCK)
    answer = run(TASK, '--mock', mock, '--test-case', 'M#C')
    yield 'a mock answers', (answer.returncode, answer.stdout) == (0, '[1]\n')
    answer = run(TASK, '--mock', mock, '--test-case', 'M#X')
    yield 'an unknown test case: status 2', answer.returncode == 2 and 'M#X' in answer.stderr


def placeholder_points(folder):
    text = WAIT.replace('600', '${Delay}')
    answer = run(text, '--skip-waits')
    yield 'a bare placeholder needs a value', answer.returncode == 2 and 'Delay' in answer.stderr
    values = write(folder, 'values.json', '{"Delay": 5}')
    yield 'and takes it', run(text, '--skip-waits', '--substitutions', values).returncode == 0


def seed_points(_folder):
    text = machine(A={'Type': 'Pass', 'Parameters': {'u.$': 'States.UUID()'}, 'End': True})
    first = run(text, '--seed', '7').stdout
    yield 'one seed, one result', first == run(text, '--seed', '7').stdout
    yield 'another seed, another', first != run(text, '--seed', '8').stdout


def interrupt_points(folder):
    path = write(folder, 'wait.asl.json', WAIT)
    history = os.path.join(folder, 'aborted.json')
    with subprocess.Popen([PASSO, 'run', path, '--history', history], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as process:
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
    yield 'an interrupt aborts: status 4', process.returncode == 4
    yield 'and the history is kept', types(history) == [
        'ExecutionStarted', 'WaitStateEntered', 'ExecutionAborted']


def main():
    groups = [outcome_points, refusal_points, task_points, placeholder_points, seed_points,
              interrupt_points]
    number = 0
    failed = 0
    for group in groups:
        with tempfile.TemporaryDirectory() as folder:
            for name, good in group(folder):
                number += 1
                failed += not good
                print(f'{"ok" if good else "not ok"} {number} - {name}', flush=True)
    print(f'1..{number}')
    return 1 if failed else 0


sys.exit(main())
