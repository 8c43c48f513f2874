#!/usr/bin/env python3
"""Distributed Maps with `passo run`: objects, children, records.

usage: test-map-run.py PASSO

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

READER = {'Resource': 'arn:aws:states:::s3:getObject', 'ReaderConfig': {'InputType': 'JSONL'},
          'Parameters': {'Bucket': 'in', 'Key.$': '$.key'}}
WRITER = {'Resource': 'arn:aws:states:::s3:putObject', 'Parameters': {'Bucket': 'out', 'Prefix': 'p'},
          'WriterConfig': {'OutputType': 'JSONL', 'Transformation': 'COMPACT'}}
ODD = {'Type': 'Choice', 'Default': 'P',
       'Choices': [{'Variable': '$.odd', 'BooleanEquals': True, 'Next': 'F'}]}
WAIT = {'StartAt': 'W', 'States': {'W': {'Type': 'Wait', 'Seconds': 600, 'End': True}}}
CHECK = {'StartAt': 'C', 'States': {'C': ODD, 'P': {'Type': 'Pass', 'End': True},
                                    'F': {'Type': 'Fail', 'Error': 'Odd', 'Cause': 'by one'}}}


def machine(processor, **fields):
    config = {'Mode': 'DISTRIBUTED', 'ExecutionType': 'STANDARD'}
    return {'StartAt': 'M', 'States': {'M': {
        'Type': 'Map', 'Label': 'Items', 'ItemProcessor': {'ProcessorConfig': config, **processor},
        'End': True, **fields}}}


class Folder:
    """A folder with files, in which commands run."""

    def __init__(self, path):
        self.path = path

    def place(self, *parts):
        return os.path.join(self.path, *parts)

    def write(self, name, content):
        os.makedirs(os.path.dirname(self.place(name)), exist_ok=True)
        with open(self.place(name), 'w', encoding='utf-8') as file:
            file.write(content if isinstance(content, str) else json.dumps(content))
        return name

    def read(self, *parts):
        with open(self.place(*parts), encoding='utf-8') as file:
            return file.read()

    def run(self, content, *arguments):
        return subprocess.run(
            [PASSO, 'run', self.write('m.asl.json', content), '--history', 'history.json', *arguments],
            capture_output=True, text=True, cwd=self.path, check=False, timeout=60)


def object_points(folder):
    """Items of a file, and results into files."""
    lines = ''.join(json.dumps({'n': n, 'odd': False}) + '\n' for n in range(5))
    folder.write('s3/in/items.jsonl', lines)
    os.mkdir(folder.place('s3', 'out'))
    answer = folder.run(machine(CHECK, ItemReader=READER, ItemsPath='$.ignored'), '--s3-root', 's3',
                        '--input', '{"key":"items.jsonl"}')
    yield 'items of an object', [item['n'] for item in json.loads(answer.stdout)] == list(range(5))
    answer = folder.run(machine(CHECK, ItemReader=READER, ResultWriter=WRITER), '--s3-root', 's3',
                        '--input', '{"key":"items.jsonl"}')
    result = json.loads(answer.stdout)
    details = result['ResultWriterDetails']
    yield 'the result says where the results are', (
        details['Bucket'] == 'out' and details['Key'].startswith('p/')
        and details['Key'].split('/')[1] == result['MapRunArn'].rsplit(':', 1)[1])
    manifest = json.loads(folder.read('s3', 'out', details['Key']))
    name = manifest['ResultFiles']['SUCCEEDED'][0]['Key']
    written = [json.loads(line)['n'] for line in folder.read('s3', 'out', name).splitlines()]
    yield 'and there they are', written == list(range(5))
    answer = folder.run(machine(CHECK, ItemReader=READER), '--s3-root', 's3', '--input', '{"key":"no"}')
    yield 'an object that is not there', (
        answer.returncode == 1 and 'Error: States.ItemReaderFailed' in answer.stderr)
    answer = folder.run(machine(CHECK, ItemReader=READER), '--input', '{"key":"items.jsonl"}')
    yield 'no store', answer.returncode == 1 and 'Error: States.ItemReaderFailed' in answer.stderr
    history = json.loads(folder.read('history.json'))
    yield 'the map run has failed', history['mapRuns'][0]['status'] == 'FAILED'


def record_points(folder):
    """What is kept of children."""
    items = json.dumps([{'n': n, 'odd': n % 2 == 1} for n in range(4)])
    tolerant = machine(CHECK, ToleratedFailureCount=2)
    answer = folder.run(tolerant, '--input', items, '--children', 'kids', '--seed', '1')
    yield 'tolerated failures', (answer.returncode == 0 and json.loads(answer.stdout)[1] == {
        'Error': 'Odd', 'Cause': 'by one'})
    map_run = json.loads(folder.read('history.json'))['mapRuns'][0]
    yield 'the record has the map run', (
        map_run['status'] == 'SUCCEEDED' and map_run['toleratedFailureCount'] == 2
        and map_run['executionCounts']['succeeded'] == 2 and map_run['executionCounts']['failed'] == 2
        and map_run['itemCounts']['total'] == 4)
    yield 'and all its children with their histories', sorted(
        (child['index'], child['status'], child['events'][-1]['type'])
        for child in map_run['children']) == [
            (0, 'SUCCEEDED', 'ExecutionSucceeded'), (1, 'FAILED', 'ExecutionFailed'),
            (2, 'SUCCEEDED', 'ExecutionSucceeded'), (3, 'FAILED', 'ExecutionFailed')]
    name = map_run['mapRunArn'].rsplit(':', 1)[1] + '.jsonl'
    lines = [json.loads(line) for line in folder.read('kids', name).splitlines()]
    yield '--children writes them as lines', (
        os.listdir(folder.place('kids')) == [name]
        and sorted(line['index'] for line in lines) == [0, 1, 2, 3]
        and all(line['mapRunArn'] == map_run['mapRunArn'] for line in lines))
    first = folder.read('history.json')
    folder.run(tolerant, '--input', items, '--children', 'kids', '--seed', '1')
    again = json.loads(folder.read('history.json'))['mapRuns'][0]
    yield 'the same seed gives the same names', (
        again['mapRunArn'] == map_run['mapRunArn'] and
        [child['name'] for child in again['children']] ==
        [child['name'] for child in json.loads(first)['mapRuns'][0]['children']])
    yield 'lines of a run before are replaced', len(folder.read('kids', name).splitlines()) == 4
    folder.run(tolerant, '--input', items, '--limits', 'none')
    map_run = json.loads(folder.read('history.json'))['mapRuns'][0]
    yield 'without limits only those that failed are kept', (
        map_run['executionCounts']['succeeded'] == 2 and
        sorted(child['index'] for child in map_run['children']) == [1, 3])
    answer = folder.run(tolerant, '--input', '[]')
    yield 'no items', answer.stdout == '[]\n'
    answer = folder.run(tolerant, '--input', items, '--children', 'm.asl.json')
    yield '--children needs a folder', answer.returncode == 2 and '--children' in answer.stderr


def unanswered_points(folder):
    """A run that cannot go on keeps what it has."""
    task = {'Type': 'Task', 'Resource': 'arn:aws:lambda:us-east-1:111111111111:function:f', 'End': True}
    answer = folder.run(machine({'StartAt': 'T', 'States': {'T': task}}), '--input', '[1,2]')
    yield 'nobody answers a child: status 2', answer.returncode == 2 and 'T' in answer.stderr
    map_run = json.loads(folder.read('history.json'))['mapRuns'][0]
    yield 'the record has the children that are running', (
        map_run['status'] == 'RUNNING' and map_run['executionCounts']['running'] == 2 and
        [child['status'] for child in map_run['children']] == ['RUNNING'] * 2 and
        map_run['children'][0]['events'][-1]['type'] == 'LambdaFunctionStarted')


def watch_points(folder):
    answer = folder.run(machine(CHECK), '--input', '[{"odd":false},{"odd":false}]', '--watch')
    lines = [line.split() for line in answer.stderr.splitlines()]
    yield 'the table counts the states of children', ['✓', '2', 'P'] in lines


def interrupt_points(folder):
    command = [PASSO, 'run', folder.write('wait.json', machine(WAIT)), '--input', '[1,2]',
               '--history', 'history.json']
    with subprocess.Popen(command, cwd=folder.path, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as process:
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
    yield 'interrupted: status 4', process.returncode == 4
    map_run = json.loads(folder.read('history.json'))['mapRuns'][0]
    yield 'and the children are aborted', (
        map_run['status'] == 'ABORTED' and map_run['executionCounts']['aborted'] == 2 and
        [child['events'][-1]['type'] for child in map_run['children']] == ['ExecutionAborted'] * 2)


def main():
    failures = number = 0
    for points in (object_points, record_points, unanswered_points, watch_points, interrupt_points):
        with tempfile.TemporaryDirectory() as path:
            for description, passed in points(Folder(path)):
                number += 1
                failures += not passed
                print(f'{"ok" if passed else "not ok"} {number} - {description}')
    print(f'1..{number}')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
