#!/usr/bin/env python3
"""`passo eval`: values, failures, places of errors, batches.

usage: test-eval.py PASSO

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import pty
import subprocess
import sys
import tempfile

PASSO = os.path.abspath(sys.argv[1])
ORDER = '{"id": 7, "items": [{"n": 1}, {"n": 2}]}'


def run(*arguments, text=''):
    return subprocess.run([PASSO, 'eval', *arguments], input=text, capture_output=True, text=True,
                          encoding='utf-8', check=False, timeout=30)


def run_at_terminal(*arguments):
    """What the user reads, with standard error at a terminal."""
    master, slave = pty.openpty()
    answer = subprocess.run([PASSO, 'eval', *arguments], stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=slave, check=False, timeout=30)
    os.close(slave)
    text = b''
    try:
        while piece := os.read(master, 65536):
            text += piece
    except OSError:  # the terminal has been hung up
        pass
    os.close(master)
    return answer.returncode, text.decode().replace('\r\n', '\n')


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


def jsonata_points(_folder):
    jsonata = ('--language', 'jsonata')
    answer = run('$states.input.id + $n', *jsonata, '--input', ORDER, '--bindings', '{"n": 1}')
    yield 'input and variables', (answer.returncode, answer.stdout) == (0, '8\n')
    yield 'marks tell the language', run('{% $sum($states.input.items.n) %}',
                                         '-i', ORDER).stdout == '3\n'
    answer = run('-', '-i', ORDER, text='{% $states.input.id\n + 1 %}\n')
    yield 'an expression from standard input', answer.stdout == '8\n'
    answer = run('-', *jsonata, '-i', '-', text='1')
    yield 'standard input is read once', answer.returncode == 2
    answer = run('$states', *jsonata, '--context', '{"a": 1}')
    yield 'input and context', answer.stdout == '{"input":{},"context":{"a": 1}}\n'
    states = '{"states": {"input": 5, "result": {"b": [2]}}}'
    answer = run('$states.result.b[0] + $states.input', *jsonata, '--bindings', states)
    yield '$states among the variables', answer.stdout == '7\n'
    yield 'numbers of the service', run('[1/0, 9007199254740993 + 0]',
                                        *jsonata).stdout == '["Infinity",9007199254740993]\n'
    answer = run('$sum(n)', *jsonata, '--input', '{"n": [1, 2]}')
    yield 'no input at the top', (answer.returncode, answer.stderr) == (
        2, "Reference to 'n' at the top level is not supported.\n")
    answer = run('$x ?? 1', *jsonata)
    yield 'what to write instead', (answer.returncode == 2 and
                                    'write $exists($x) ? $x : 1' in answer.stderr)
    answer = run('$x', *jsonata)
    yield 'nothing is a failure', (answer.returncode == 1 and answer.stdout == '' and
                                   'undefined' in answer.stderr)
    answer = run('[$sum]', *jsonata)
    yield 'a function is a failure', answer.returncode == 1 and 'function' in answer.stderr
    answer = run('x', *jsonata, '--dialect', 'reference', '--input', '{"y": 1}')
    yield 'nothing is nothing in the reference', (answer.returncode, answer.stdout,
                                                  answer.stderr) == (0, '', '')
    answer = run('{% 1')
    yield 'marks come in pairs', answer.returncode == 2 and '“%}”' in answer.stderr
    yield 'an unknown dialect', run('1', *jsonata, '--dialect', 'java').returncode == 2
    yield 'variables are an object', run('1', *jsonata, '--bindings', '[]').returncode == 2


def place_points(_folder):
    jsonata = ('--language', 'jsonata')
    code, text = run_at_terminal('1 + "a"', *jsonata)
    yield 'a caret', code == 1 and text.endswith('\n  1 + "a"\n    ^\n')
    code, text = run_at_terminal('{% $foo(1) %}')
    yield 'a name, within marks', code == 1 and text.endswith('\n  {% $foo(1) %}\n     ^^^^\n')
    code, text = run_at_terminal('(\n  $x := "é日本";\n\t$x & $x * 2\n)', *jsonata)
    yield 'the line of several', code == 1 and text.endswith('\n   $x & $x * 2\n           ^\n')
    code, text = run_at_terminal('"é日本" + 1', *jsonata)
    yield 'wide characters', code == 1 and text.endswith('\n  "é日本" + 1\n          ^\n')
    code, text = run_at_terminal('[a, b]', *jsonata)
    yield 'each mistake', code == 2 and (
        text.count('  [a, b]\n   ^\n'), text.count('  [a, b]\n      ^\n')) == (1, 1)
    code, text = run_at_terminal('$sum((1', *jsonata)
    yield 'the end', code == 2 and '\n  $sum((1\n         ^\n' in text
    code, text = run_at_terminal('$.a[', '--input', '{}')
    yield 'a path', code == 2 and text.endswith('\n  $.a[\n     ^\n')


def jsonata_batch_points(_folder):
    requests = [
        {'expr': '$states.input.a', 'data': {'a': [1]}},
        {'expr': '{% $v & $w %}', 'bindings': {'v': 1}},
        {'expr': '$states.context.n', 'context': {'n': None}},
        {'expr': '$no'},
        {'expr': '1 +'},
        {'expr': '{% foo %}'},
        {'expr': '$f(1)'},
    ]
    lines = '\n'.join(json.dumps(request) for request in requests) + '\n'
    answer = run('--batch', '--language', 'jsonata', '--bindings', '{"w": 2}', text=lines)
    replies = [json.loads(line) for line in answer.stdout.splitlines()]
    yield 'a value', answer.returncode == 0 and replies[0] == {'result': [1]}
    yield 'variables of the request', replies[1] == {'result': '1'}
    yield 'null is a value', replies[2] == {'result': None}
    yield 'nothing', replies[3] == {'undefined': True}
    yield 'an error with its place', (replies[4]['error']['code'],
                                      replies[4]['error']['position']) == ('S0207', 3)
    yield 'an error without a code', replies[5] == {'error': {
        'message': "Reference to 'foo' at the top level is not supported.", 'position': 6,
        'token': 'foo'}}
    yield 'a failure', replies[6]['error']['code'] == 'T1006'


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
    for points in (value_points, failure_points, jsonata_points, place_points, batch_points,
                   jsonata_batch_points):
        with tempfile.TemporaryDirectory() as folder:
            for name, good in points(folder):
                number += 1
                failed += not good
                print(f"{'ok' if good else 'not ok'} {number} - {points.__name__}: {name}")
    print(f'1..{number}')
    return 1 if failed else 0


sys.exit(main())
