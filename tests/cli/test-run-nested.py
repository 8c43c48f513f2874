#!/usr/bin/env python3
"""`passo run` with tasks that start other workflows.

usage: test-run-nested.py PASSO

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
PREFIX = 'arn:aws:states:us-east-1:111111111111:stateMachine:'
WAIT = {'StartAt': 'W', 'States': {'W': {'Type': 'Wait', 'Seconds': 600, 'Next': 'P'},
                                   'P': {'Type': 'Pass', 'Result': 'slept', 'End': True}}}
ASK = {'StartAt': 'T', 'States': {'T': {
    'Type': 'Task', 'Resource': 'arn:aws:lambda:us-east-1:111111111111:function:f', 'End': True}}}


def start(name, call='startExecution.sync:2', **parameters):
    return {'StartAt': 'S', 'States': {'S': {
        'Type': 'Task', 'Resource': f'arn:aws:states:::states:{call}', 'End': True,
        'Parameters': {'StateMachineArn': name if ':' in name or '$' in name else PREFIX + name, **parameters}}}}


class Folder:
    """A folder with definitions, in which commands run."""

    def __init__(self, path):
        self.path = path
        for name, content in {'wait': WAIT, 'ask': ASK, 'broken': {'StartAt': 'X', 'States': {}}}.items():
            self.write(f'{name}.asl.json', content)

    def write(self, name, content):
        with open(os.path.join(self.path, name), 'w', encoding='utf-8') as file:
            json.dump(content, file)
        return name

    def start(self, definition, *arguments):
        return subprocess.Popen([PASSO, 'run', self.write('parent.asl.json', definition), *arguments],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=self.path)

    def run(self, definition, *arguments):
        process = self.start(definition, '--skip-waits', *arguments)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err

    def history(self):
        with open(os.path.join(self.path, 'h.json'), encoding='utf-8') as file:
            return json.load(file)


def interrupt(folder):
    process = folder.start(start('wait'), '--state-machine', 'wait=wait.asl.json', '--history', 'h.json')
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    nested = folder.history()['nestedExecutions']
    return process.returncode == 4 and [one['events'][-1]['type'] for one in nested] == ['ExecutionAborted']


def points(folder):
    wait = ('--state-machine', 'wait=wait.asl.json')
    status, out, err = folder.run(start('wait'))
    yield 'without a workflow to start it says how to give one', (
        status == 2 and not out and '--state-machine' in err)

    status, out, err = folder.run(start('wait', Name='n', Input={'a': 1}), *wait, '--history', 'h.json')
    history = folder.history()
    yield 'sync: its output is the result', status == 0 and json.loads(out)['Output'] == 'slept'
    nested, = history['nestedExecutions']
    scheduled, = [event['id'] for event in history['events'] if event['type'] == 'TaskScheduled']
    yield 'the history holds its events, and what started it', (
        nested['name'] == 'n' and nested['status'] == 'SUCCEEDED' and nested['startedEventId'] == scheduled
        and nested['startedBy'].endswith(':parent:' + nested['startedBy'].rsplit(':', 1)[-1])
        and nested['events'][0]['executionStartedEventDetails']['input'] == '{"a":1}'
        and len(nested['events']) == 6)

    status, out, err = folder.run(start('wait', 'startExecution'), *wait, '--history', 'h.json')
    nested, = folder.history()['nestedExecutions']
    yield 'what is not waited for goes on to its end', (
        status == 0 and 'ExecutionArn' in json.loads(out) and nested['status'] == 'SUCCEEDED')

    status, out, err = folder.run(start('other'), *wait)
    yield 'another workflow does not exist', (
        status == 1 and 'Error: StepFunctions.StateMachineDoesNotExistException' in err
        and f"State Machine Does Not Exist: '{PREFIX}other'" in err)

    status, out, err = folder.run(start('${ChildArn}'), '--state-machine', '${ChildArn}=wait.asl.json')
    yield 'a placeholder stands for an ARN', status == 0 and json.loads(out)['Output'] == 'slept'

    status, out, err = folder.run(start('parent'), *wait)
    yield 'one that starts itself for ever is stopped', status == 1 and 'States.TaskFailed' in err

    status, out, err = folder.run(start('ask'), '--state-machine', 'ask=ask.asl.json')
    yield 'a task of it that nobody answers', status == 2 and '“T”' in err and '--mock' in err

    status, out, err = folder.run(start('wait', 'startExecution.waitForTaskToken'), *wait)
    yield 'a token that nobody gives back', status == 2 and 'token' in err

    status, out, err = folder.run(start('wait'), '--state-machine', 'wait')
    yield 'a name without a file', status == 2 and 'NAME=FILE' in err

    status, out, err = folder.run(start('wait'), '--state-machine', 'wait=broken.asl.json')
    yield 'a definition that cannot run', status == 2 and 'broken.asl.json' in err

    yield 'an interrupt aborts both', interrupt(folder)


def main():
    with tempfile.TemporaryDirectory() as path:
        results = list(points(Folder(path)))
    print(f'1..{len(results)}')
    for number, (name, good) in enumerate(results, 1):
        print(f'{"ok" if good else "not ok"} {number} - {name}')
    sys.exit(0 if all(good for _, good in results) else 1)


if __name__ == '__main__':
    main()
