#!/usr/bin/env python3
"""`passo run` from outside: its exit statuses, its options, and what it says of bad input.

usage: test-run.py PASSO

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import fcntl
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

PASSO = os.path.abspath(sys.argv[1])

PASS = {'StartAt': 'A', 'States': {'A': {'Type': 'Pass', 'End': True}}}
FAIL = {'StartAt': 'A', 'States': {'A': {'Type': 'Fail', 'Error': 'Broken', 'Cause': 'By design'}}}
WAIT = {'StartAt': 'A', 'States': {'A': {'Type': 'Wait', 'Seconds': 600, 'End': True}}}
LATE = {**WAIT, 'TimeoutSeconds': 5}
RANDOM = {'StartAt': 'A', 'States': {'A': {
    'Type': 'Pass', 'Parameters': {'id.$': 'States.UUID()'}, 'End': True}}}
TASK = {'Type': 'Task', 'Resource': 'arn:aws:lambda:us-east-1:111111111111:function:f', 'End': True,
        'Retry': [{'ErrorEquals': ['Busy'], 'IntervalSeconds': 30}]}
MAP = {'StartAt': 'M', 'States': {'M': {
    'Type': 'Map', 'End': True, 'ItemProcessor': {'StartAt': 'A', 'States': {'A': TASK}}}}}
MOCKS = {'StateMachines': {'M': {'TestCases': {'Case': {'A': 'Answers'}}}},
         'MockedResponses': {'Answers': {'0': {'Return': 'a'},
                                         '1': {'Throw': {'Error': 'Busy', 'Cause': 'later'}},
                                         '2-3': {'Return': {'b': 1}}}}}
JSONATA = {'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {
    'A': {'Type': 'Pass', 'Output': {'sum': '{% $sum($states.input.n) %}'}, 'End': True}}}
BROKEN = {'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {
    'A': {'Type': 'Pass', 'Output': {'sum': [1, '{% 1 + %}']}, 'End': True}}}
UNKNOWN_FIELD = {**PASS, 'Invented': 1}
BARE = '{"StartAt":"A","States":{"A":{"Type":"Pass","Result":[${Count},"${Name}!"],"End":true}}}'


class Folder:
    """A folder with files, in which commands run."""

    def __init__(self, path):
        self.path = path

    def write(self, name, content):
        data = content if isinstance(content, (str, bytes)) else json.dumps(content)
        with open(os.path.join(self.path, name), 'wb') as file:
            file.write(data if isinstance(data, bytes) else data.encode())
        return name

    def run(self, *arguments, text=''):
        return subprocess.run([PASSO, 'run', *arguments], input=text, capture_output=True,
                              text=True, cwd=self.path, check=False, timeout=60)

    def definition(self, content, *arguments):
        return self.run(self.write('definition.json', content), *arguments)

    def events(self, name='history.json'):
        with open(os.path.join(self.path, name), encoding='utf-8') as file:
            return [event['type'] for event in json.load(file)['events']]


def refused(answer, *words):
    """Unusable: status 2, nothing on standard output, one sentence with these words at the end."""
    last = answer.stderr.strip().rsplit('\n', 1)[-1]
    return (answer.returncode == 2 and answer.stdout == '' and last.startswith('passo run: ')
            and all(word in answer.stderr for word in words))


def status_points(folder):
    answer = folder.definition(PASS, '--input', '{"a": 0.10}')
    yield 'success: status 0 and the output as it came', (
        answer.returncode == 0 and answer.stdout == '{"a": 0.10}\n' and answer.stderr == '')
    answer = folder.definition(FAIL)
    yield 'failure: status 1, Error and Cause at the end', (
        answer.returncode == 1 and answer.stderr.endswith('Error: Broken\nCause: By design\n'))
    answer = folder.definition(JSONATA, '--input', '{"n": [1, 2, 3.5]}')
    yield 'JSONata', answer.returncode == 0 and answer.stdout == '{"sum":6.5}\n'
    answer = folder.definition(JSONATA, '--history', 'history.json')
    yield 'JSONata: an expression that gives nothing', (
        answer.returncode == 1 and "'Output/sum' returned nothing" in answer.stderr)
    yield 'and its event', folder.events() == [
        'ExecutionStarted', 'PassStateEntered', 'EvaluationFailed', 'ExecutionFailed']
    answer = folder.definition(LATE, '--skip-waits')
    yield 'time-out: status 3', answer.returncode == 3 and 'TimeoutSeconds' in answer.stderr
    yield 'time-out: neither error nor cause, as the service', 'Error:' not in answer.stderr
    answer = folder.definition(WAIT, '--skip-waits')
    yield 'ten minutes pass at once', answer.returncode == 0
    folder.definition(WAIT, '--skip-waits', '--history', 'history.json')
    yield 'the history is written', folder.events() == [
        'ExecutionStarted', 'WaitStateEntered', 'WaitStateExited', 'ExecutionSucceeded']
    answer = folder.run('-', text=json.dumps(PASS))
    yield 'a definition from standard input', answer.returncode == 0 and answer.stdout == '{}\n'
    answer = folder.run(folder.write('bom.json', b'\xef\xbb\xbf' + json.dumps(PASS).encode()))
    yield 'a definition with a byte order mark', answer.returncode == 0


def interrupt_points(folder):
    command = [PASSO, 'run', folder.write('wait.json', WAIT), '--history', 'history.json']
    with subprocess.Popen(command, cwd=folder.path, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as process:
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
    yield 'interrupted: status 4', process.returncode == 4
    yield 'and the history is written', folder.events() == [
        'ExecutionStarted', 'WaitStateEntered', 'ExecutionAborted']


def on_terminal(folder, rows, columns, *arguments):
    """What a run writes to standard error where that is a terminal of this size."""
    terminal, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
    with subprocess.Popen([PASSO, 'run', *arguments], cwd=folder.path, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=end) as process:
        os.close(end)
        written = b''
        while True:
            try:
                part = os.read(terminal, 65536)
            except OSError:
                part = b''
            if not part:
                break
            written += part
        process.wait(timeout=30)
    os.close(terminal)
    return written.decode()


def watch_points(folder):
    names = [f'A state with a long name {i}' for i in range(20)]
    states = {name: {'Type': 'Pass', 'Next': after} for name, after in zip(names, names[1:])}
    states[names[-1]] = {'Type': 'Wait', 'Seconds': 1, 'End': True}
    path = folder.write('long.json', {'StartAt': names[0], 'States': states})
    shown = on_terminal(folder, 10, 24, path, '--watch')
    before, up, after = shown.partition('\033[8A')
    yield 'a table higher than the screen is cut while it runs', before.count('\n') == 8 and up != ''
    yield 'the cut table shows the state that runs', before.splitlines()[-1].startswith('\033[K▶')
    yield 'it is drawn again only for news, in full at the end', after.count('\n') == 20
    yield 'no line is wider than the screen', all(
        len(line.replace('\033[K', '')) < 24 for line in before.splitlines())
    path = folder.write('two.json', {'StartAt': 'A', 'States': {
        'A': {'Type': 'Wait', 'Seconds': 2, 'End': True}}})
    shown = on_terminal(folder, 10, 80, path)
    yield 'one line tells that it runs, and goes', shown.endswith('\r\033[K') and '\n' not in shown


def option_points(folder):
    mock = ('--mock', folder.write('mocks.json', MOCKS), '--test-case', 'M#Case', '--skip-waits')
    answer = folder.definition(MAP, '--input', '[1,2,3]', *mock)
    yield 'mocks by attempt and over iterations', answer.stdout == '["a",{"b": 1},{"b": 1}]\n'
    answer = folder.definition(MAP, '--input', '[1,2,3,4]', *mock)
    yield 'mocks that do not suffice', refused(answer, 'M#Case', 'mocks.json', '“A”')
    answer = folder.definition(MAP, '--input', '[1]')
    yield 'a task without mocks', refused(answer, '“A”', '--mock')
    first, again, other = (folder.definition(RANDOM, '--seed', seed).stdout for seed in '778')
    yield 'a seed makes random values repeat', first == again != other
    answer = folder.definition(PASS, '--history', '-')
    yield 'history on standard output', answer.stdout.startswith('{"events":[')
    answer = folder.definition(WAIT, '--watch', '--skip-waits')
    yield '--watch shows each state', answer.stderr == '✓      1  A\n'
    answer = folder.definition(FAIL, '--watch')
    yield '--watch marks the state that failed', answer.stderr.startswith('✗      1  A\n')
    big = folder.write('big.json', '"%s"' % ('x' * 300000))
    answer = folder.definition(PASS, '--input', big)
    yield 'the limits of the service', answer.returncode == 1 and 'DataLimitExceeded' in answer.stderr
    answer = folder.definition(PASS, '--limits', 'none', '--input', big)
    yield 'no limits', answer.returncode == 0 and len(answer.stdout) == 300003
    answer = folder.definition(UNKNOWN_FIELD)
    yield 'an unknown field is a warning', (
        answer.returncode == 0 and 'warning' in answer.stderr and 'Invented' in answer.stderr)


def placeholder_points(folder):
    values = folder.write('values.json', '{"Count": 3, "Name": "you"}')
    answer = folder.definition(BARE)
    yield 'a bare placeholder without a value is named', refused(answer, 'Count', '--substitutions')
    answer = folder.definition(BARE, '--substitutions', values)
    yield 'values from --substitutions', answer.stdout == '[3,"you!"]\n'
    answer = folder.run('definition.json', '--substitutions', '-', text='{"Count": 5, "Name": "I"}')
    yield 'values from standard input', answer.stdout == '[5,"I!"]\n'
    folder.write('definition.passo.json', '{"placeholders": {"values": {"Count": 4}}}')
    answer = folder.definition(BARE)
    yield 'values from the settings', answer.stdout == '[4,"${Name}!"]\n'
    answer = folder.definition(BARE, '--substitutions', values)
    yield 'of both, --substitutions counts', answer.stdout == '[3,"you!"]\n'
    folder.write('definition.passo.json', '{"placeholders": {"patterns": ["__name__"]}}')
    answer = folder.definition(BARE.replace('${Count}', '__Count__'), '--substitutions', values)
    yield 'patterns of the settings', answer.stdout == '[3,"you!"]\n'
    folder.write('definition.passo.json', '{')
    yield 'broken settings', refused(folder.definition(BARE), 'definition.passo.json:1:1')
    os.remove(os.path.join(folder.path, 'definition.passo.json'))
    answer = folder.definition(BARE, '--substitutions', folder.write('list.json', '[1]'))
    yield 'values that are no object', refused(answer, 'list.json')


def bad_input_points(folder):
    good = folder.write('good.json', PASS)
    yield 'no such definition', refused(folder.run('gone.json'), 'gone.json')
    yield 'a folder', refused(folder.run('.'), 'directory')
    for name, content, *words in (
            ('nothing at all', '', 'definition.json:1:1'),
            ('an unclosed bracket', '{', 'definition.json:1:1'),
            ('NaN', '{"StartAt":NaN}', 'definition.json:1:12'),
            ('no object', '[1]', 'definition.json', 'StartAt'),
            ('UTF-16', json.dumps(PASS).encode('utf-16'), 'definition.json:1:1', 'UTF-16'),
            ('a byte that is not UTF-8', b'{"a":"\xff"}', 'definition.json:1:7', '0xFF'),
            ('100,000 brackets', '[' * 100000, 'definition.json:1:'),
            ('a target that is missing', {**PASS, 'StartAt': 'B'}, 'definition.json:1:', '/StartAt'),
            ('JSONata that does not parse', BROKEN, 'definition.json:1:101:',
             'Unexpected end of expression', '/States/A/Output/sum[1]')):
        yield name, refused(folder.definition(content), *words)
    for name, arguments, *words in (
            ('no definition', []), ('two definitions', [good, good]),
            ('an unknown option', [good, '--no-such'], '--no-such'),
            ('an unknown type', [good, '--type', 'quick'], 'quick'),
            ('unknown limits', [good, '--limits', 'few'], 'few'),
            ('a seed that is no number', [good, '--seed', 'x'], '--seed'),
            ('input that is no JSON', [good, '--input', 'x.json'], 'x.json'),
            ('a mock file without a test case', [good, '--mock', 'm.json'], '--test-case'),
            ('a mock file that is not there', [good, '--mock', 'm.json', '--test-case', 'M#C'], 'm.json'),
            ('an unknown test case', [good, '--mock', 'mocks.json', '--test-case', 'M#C'], 'M#C'),
            ('two files from standard input', ['-', '--input', '-'], 'standard input'),
            ('values that are not there', [good, '--substitutions', 'v.json'], 'v.json'),
            ('no place for the history', [good, '--history', 'no/h.json'], 'no/h.json'),
            ('a folder for the history', [good, '--history', '.'], '--history')):
        yield name, refused(folder.run(*arguments), *words)


def main():
    with tempfile.TemporaryDirectory() as path:
        folder = Folder(path)
        points = [*status_points(folder), *interrupt_points(folder), *watch_points(folder),
                  *option_points(folder), *placeholder_points(folder), *bad_input_points(folder)]
    print(f'1..{len(points)}')
    for number, (name, good) in enumerate(points, 1):
        print(f'{"ok" if good else "not ok"} {number} - {name}')
    sys.exit(0 if all(good for _, good in points) else 1)


if __name__ == '__main__':
    main()
