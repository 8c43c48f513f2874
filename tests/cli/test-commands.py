#!/usr/bin/env python3
"""What every command has in common, and the way to the window.

usage: test-commands.py PASSO SOURCE_ROOT BUILD_ROOT

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

PASSO, ROOT, BUILD = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3]
NO_DISPLAY = ('DISPLAY', 'WAYLAND_DISPLAY', 'WAYLAND_SOCKET', 'GDK_BACKEND')


def run(*arguments, text='', **variables):
    environment = {name: value for name, value in os.environ.items() if name not in NO_DISPLAY}
    environment.update(variables)
    return subprocess.run([PASSO, *arguments], input=text, capture_output=True, text=True,
                          env=environment, check=False, timeout=30)


def read(*parts):
    with open(os.path.join(ROOT, *parts), encoding='utf-8') as file:
        return file.read()


def command_points():
    """Each command of the table has help, a manual entry and completion."""
    commands = re.findall(r'^  (\S+) +\S', run('--help').stdout, re.M)
    manual, completion = read('data', 'man', 'passo.1'), read('data', 'completions', 'passo')
    completed = re.search(r'commands="([^"]*)"', completion).group(1).split()
    yield 'there are commands', 'open' in commands
    yield 'completion offers the commands that there are', sorted(completed) == sorted(commands)
    for command in commands:
        answer = run(command, '--help')
        yield f'{command} --help', (answer.returncode == 0 and answer.stdout.startswith('Usage:')
                                    and f'passo {command}' in answer.stdout)
        title = f'passo {command} '.replace('-', r'\-')
        yield f'{command} is in the manual', title in manual
        offered = re.search(rf'\b{command}\b[^)]*\) echo "([^"]*)"', completion)
        known = set(re.findall(r'--[a-z][a-z0-9-]*', answer.stdout))
        words = set(offered.group(1).split()) if offered else set()
        yield f'completion of {command} offers its options', words == known
        missing = [word for word in known - {'--help'} if word.replace('-', r'\-') not in manual]
        yield f'the options of {command} are in the manual ({missing})', not missing
        answer = run(command, '--no-such-option')
        yield f'{command} refuses an unknown option', answer.returncode == 2 and answer.stderr != ''


def usage_points():
    answer = run()
    yield 'no command: usage and status 2', answer.returncode == 2 and 'Usage:' in answer.stdout
    answer = run('nonsense')
    yield 'an unknown command is named', answer.returncode == 2 and 'nonsense' in answer.stderr
    answer = run('--version')
    yield '--version', answer.returncode == 0 and re.fullmatch(r'passo \d+\.\d+\.\d+\n', answer.stdout)


def window_points():
    """A stand-in for the window prints what it was handed."""
    window = {'DISPLAY': ':0', 'PASSO_DESIGNER': '/bin/echo'}
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'a workflow.json')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('{}')
        yield 'passo open FILE', run('open', path, **window).stdout == path + '\n'
        yield 'passo FILE', run(path, **window).stdout == path + '\n'
        answer = run('open', '-', text='{"StartAt": "A"}', **window)
        taken = answer.stdout.strip()
        yield 'standard input becomes a file', os.path.exists(taken)
        with open(taken, encoding='utf-8') as file:
            yield 'with the same text', file.read() == '{"StartAt": "A"}'
        os.remove(taken)
        answer = run('open', os.path.join(folder, 'gone.json'), **window)
        yield 'a file that is not there is named', answer.returncode == 2 and 'gone.json' in answer.stderr
        answer = run('open', path, PASSO_DESIGNER='/bin/echo')
        yield 'no display: a sentence', answer.returncode == 2 and 'no display' in answer.stderr
        answer = run('open', path, DISPLAY=':0', PASSO_DESIGNER='/no/such/program')
        yield 'no program: a sentence', answer.returncode == 2 and '/no/such/program' in answer.stderr


def designer_points():
    """The program with the window, as far as it needs no display."""
    program = os.path.join(BUILD, 'app', 'designer', 'passo-designer')
    if not os.path.exists(program):
        return
    environment = {name: value for name, value in os.environ.items()
                   if name not in (*NO_DISPLAY, 'GSETTINGS_SCHEMA_DIR')}

    def start(path, *arguments):
        return subprocess.run([path, *arguments], capture_output=True, text=True, check=False,
                              env={**environment, 'XDG_DATA_DIRS': '/nowhere'}, timeout=30)
    yield 'passo-designer --help', '[FILE…]' in start(program, '--help').stdout
    yield 'passo-designer --version, from the build folder', start(program, '--version').returncode == 0
    with tempfile.TemporaryDirectory() as folder:
        answer = start(shutil.copy(program, folder), '--version')
    yield 'without its schema: a sentence', answer.returncode == 1 and 'XDG_DATA_DIRS' in answer.stderr


def make_run_points():
    """`make run` without a display runs the sample in the terminal, and says so."""
    environment = {name: value for name, value in os.environ.items() if name not in NO_DISPLAY}
    answer = subprocess.run(['build-aux/run-sample', BUILD], cwd=ROOT, capture_output=True, text=True,
                            env=environment, check=False, timeout=30)
    yield 'make run without a display says so', 'no display' in answer.stdout
    yield 'and gives the output of the sample', (answer.returncode == 0
                                                 and '"payment":"pay_81f3c2"' in answer.stdout)


def main():
    points = [*usage_points(), *command_points(), *window_points(), *designer_points(),
              *make_run_points()]
    print(f'1..{len(points)}')
    for number, (name, good) in enumerate(points, 1):
        print(f'{"ok" if good else "not ok"} {number} - {name}')
    sys.exit(0 if all(good for _, good in points) else 1)


if __name__ == '__main__':
    main()
