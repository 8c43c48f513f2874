#!/usr/bin/env python3
"""passo get, set and unset: what they print, change and answer.

usage: test-edit.py PASSO

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import os
import stat
import subprocess
import sys
import tempfile

PASSO = os.path.abspath(sys.argv[1])
TEXT = (b'{\r\n\t"StartAt" : "A",\r\n\t"StartAt" : "B",\r\n\t"States" : {\r\n'
        b'\t\t"A" : { "Type" : "Pass", "Result" : 1.50, "Next" : "B" },\r\n'
        b'\t\t"B" : { "Type" : "Wait", "Seconds" : ${Seconds} }\r\n\t}\r\n}')


def run(*arguments, data=b''):
    return subprocess.run([PASSO, *arguments], input=data, capture_output=True, check=False,
                          timeout=30)


def put(path, data):
    with open(path, 'wb') as file:
        file.write(data)


def get(path):
    with open(path, 'rb') as file:
        return file.read()


def answers(path):
    """get prints bytes as they stand."""
    put(path, TEXT)
    for pointer, expected in (('/States/A/Result', b'1.50'), ('/States/B/Seconds', b'${Seconds}'),
                              ('/States/A', b'{ "Type" : "Pass", "Result" : 1.50, "Next" : "B" }'),
                              ('', TEXT)):
        answer = run('get', path, pointer)
        yield f'get {pointer or "the whole"}', answer.returncode == 0 and answer.stdout == expected
        yield f'get {pointer or "the whole"} is quiet', answer.stderr == b''
    answer = run('get', path, '/StartAt')
    yield 'of equal keys the last is meant', answer.stdout == b'"B"'
    yield 'with a warning at its place', f'{path}:3:2: warning'.encode() in answer.stderr
    answer = run('get', '-', '/States/A/Next', data=TEXT)
    yield 'get from standard input', answer.returncode == 0 and answer.stdout == b'"B"'
    answer = run('get', path, '/States/C')
    yield 'get of nothing', (answer.returncode == 1 and answer.stdout == b''
                             and b'/States/C' in answer.stderr)


def edits(path):
    """set and unset change the bytes they must, and take each other back."""
    put(path, TEXT)
    yield 'set', run('set', path, '/States/A/Result', '{"x":  [1]}').returncode == 0
    yield 'set changes only the value', get(path) == TEXT.replace(b'1.50', b'{"x":  [1]}')
    yield 'set back', run('set', path, '/States/A/Result', '1.50').returncode == 0
    yield 'set back gives the bytes from before', get(path) == TEXT
    for arguments, added in (
            (['/States/C', '{"Type":"Succeed"}'], b',\r\n\t\t"C" : {"Type":"Succeed"}'),
            (['/States/C', '{"Type":"Succeed"}', '--reformat'],
             b',\r\n\t\t"C" : {"Type" : "Succeed"}')):
        yield f'set {arguments}', run('set', path, *arguments).returncode == 0
        place = TEXT.rindex(b'\r\n\t}')
        yield 'a new member follows its neighbours', (
            get(path) == TEXT[:place] + added + TEXT[place:])
        yield 'unset', run('unset', path, '/States/C').returncode == 0
        yield 'unset gives the bytes from before', get(path) == TEXT
    yield 'a negative number is no option', run('set', path, '/n', '-1').returncode == 0
    yield 'and is set', run('get', path, '/n').stdout == b'-1'
    yield 'after -- too', run('set', path, '--', '/n', '-2').returncode == 0
    yield 'and is set again', run('get', path, '/n').stdout == b'-2'
    answer = run('set', path, '/n', '-', data=b' {"from": "stdin"}\n')
    yield 'a value from standard input', answer.returncode == 0
    yield 'without the blanks around it', run('get', path, '/n').stdout == b'{"from": "stdin"}'


def outputs(path):
    """-o and - decide where the result goes."""
    put(path, TEXT)
    other = path + '.out'
    changed = TEXT.replace(b'1.50', b'2')
    for option in (['-o', other], [f'--output={other}']):
        yield f'set {option[0]}', run('set', *option, path, '/States/A/Result', '2').returncode == 0
        yield 'the result is in OUT', get(other) == changed
        yield 'the file is as it was', get(path) == TEXT
        os.unlink(other)
    answer = run('set', path, '/States/A/Result', '2', '-o', '-')
    yield 'set -o -', answer.stdout == changed and get(path) == TEXT
    answer = run('unset', '-', '/States/A/Next', data=TEXT)
    yield 'unset -', (answer.returncode == 0
                      and answer.stdout == TEXT.replace(b', "Next" : "B"', b''))


def refusals(path):
    """What is refused tells why and writes nothing."""
    broken, missing = path + '.broken', path + '.missing'
    put(path, TEXT)
    put(broken, b'{\n  "a": [1, 2\n}\n')
    for status, arguments in (
            (1, ['set', path, '/No/x', '1']), (1, ['set', path, '/States/A/Type/x', '1']),
            (1, ['unset', path, '/States/C']), (1, ['unset', path, '']),
            (2, ['set', path, '/n', '{bad}']), (2, ['set', path, '/n', '']),
            (2, ['set', path, '/n', '1 2']), (2, ['set', path, 'n', '1']),
            (2, ['get', path, 'n']), (2, ['get', path, '/~2']), (2, ['get', broken, '/a']),
            (2, ['set', broken, '/a', '1']), (2, ['get', missing, '/a']),
            (2, ['set', missing, '/a', '1']), (2, ['get', path]), (2, ['set', path, '/a']),
            (2, ['get', path, '/a', '/b']), (2, ['unset', path, '--bad', '/a']),
            (2, ['set', path, '/a', '1', '-o', os.path.join(missing, 'x')])):
        answer = run(*arguments)
        yield f'{arguments[0]} {arguments[2:]} exits {status}', answer.returncode == status
        yield 'and says why', answer.stderr != b'' and answer.stdout == b''
    yield 'the place of the damage', f'{broken}:2:8: error'.encode() in run('get', broken,
                                                                            '').stderr
    yield 'nothing was written', get(path) == TEXT and not os.path.exists(missing)
    for data, word in ((b'\xff\xfe{\0}\0', b'UTF-16'), (b'{"a": "\xe9"}', b':1:8'),
                       (b'StartAt: A\nStates:\n', b'YAML')):
        answer = run('get', '-', '', data=data)
        yield f'{word.decode()} is refused', answer.returncode == 2 and word in answer.stderr


def files(path):
    """A file keeps its mode and its symbolic link; one that stays the same is not written."""
    link = path + '.link'
    put(path, TEXT)
    os.chmod(path, 0o604)
    os.symlink(os.path.basename(path), link)
    run('set', link, '/States/A/Result', '2')
    yield 'a link stays one', os.path.islink(link) and b'"Result" : 2' in get(path)
    yield 'the mode stays', stat.S_IMODE(os.stat(path).st_mode) == 0o604
    before = os.stat(path)
    yield 'the same value again', run('set', path, '/States/A/Result', '2').returncode == 0
    after = os.stat(path)
    yield 'is not written', (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    yield 'no other files', len(os.listdir(os.path.dirname(path))) == 2


def main():
    number = 0
    for part in (answers, edits, outputs, refusals, files):
        with tempfile.TemporaryDirectory() as folder:
            for name, good in part(os.path.join(folder, 'order.asl.json')):
                number += 1
                print('ok' if good else 'not ok', number, '-', f'{part.__name__}: {name}'.replace('#', ' '))
    print(f'1..{number}')


if __name__ == '__main__':
    main()
