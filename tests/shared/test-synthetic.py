#!/usr/bin/env python3
"""Opens, edits and saves what the generator of large and hostile files makes.

usage: test-synthetic.py GENERATOR PASSO SWEEP [OPTION-OF-GENERATOR...]

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import re
import subprocess
import sys
import tempfile

GENERATOR, PASSO, SWEEP = sys.argv[1:4]
# The generator speaks of strict JSON; a bare placeholder is a value to Passo.
NOT_REJECTED = {'bare-placeholder.json'}


def check(folder, entry):
    """What is wrong with the answer for a file, or nothing."""
    path = os.path.join(folder, entry['file'])
    with open(path, 'rb') as file:
        data = file.read()
    answer = subprocess.run([PASSO, 'get', path, ''], capture_output=True, check=False, timeout=60)
    if answer.returncode not in (0, 2):
        return f'exit status {answer.returncode}'
    if answer.returncode == 0 and answer.stdout != data.removeprefix(b'\xef\xbb\xbf').strip():
        if entry['expect'] != 'reject':
            return 'other bytes than those of the file'
    if entry['expect'] != 'reject' or entry['file'] in NOT_REJECTED:
        return '' if answer.returncode == 0 else answer.stderr.decode()
    place = re.search(rb':\d+:\d+: .', answer.stderr)
    return '' if place else f'no place in {answer.stderr!r}'


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, GENERATOR, folder, *sys.argv[4:]], check=True,
                       stdout=subprocess.DEVNULL)
        with open(os.path.join(folder, 'manifest.json'), encoding='utf-8') as file:
            entries = json.load(file)['files']
        print(f'1..{len(entries) + 1}')
        for number, entry in enumerate(entries, 1):
            wrong = check(folder, entry)
            print('not ok' if wrong else 'ok', number, '-', entry['file'].replace('#', ' '))
            if wrong:
                print('#', wrong.replace('\n', ' '))
        sweep = subprocess.run([SWEEP, folder], capture_output=True, text=True, check=False)
        print('ok' if sweep.returncode == 0 else 'not ok', len(entries) + 1, '- sweep')
        for line in sweep.stdout.splitlines():
            if line.startswith('# ') and ' files, ' in line or 'ERROR' in line:
                print('#', line.lstrip('# '))


if __name__ == '__main__':
    main()
