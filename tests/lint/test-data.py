#!/usr/bin/env python3
"""The installed data is well-formed, by the tools of those who read it.

usage: test-data.py SOURCE_ROOT BUILD_ROOT

Each tool is first given a spoiled copy of the same file, which it must refuse.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

APPLICATION = 'io.github.passo.Passo'


def run(*command):
    """Gives what a command complains of, or an empty text."""
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode == 0:
        return ''
    return (result.stdout + result.stderr).strip() or f'{command[0]} failed'


def desktop(path):
    return run('desktop-file-validate', path)


def metainfo(path):
    return run('appstreamcli', 'validate', '--no-net', path)


def schema(path):
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(path, os.path.join(folder, APPLICATION + '.gschema.xml'))
        return run('glib-compile-schemas', '--strict', '--dry-run', folder)


def mime(path):
    """Lets update-mime-database read the types into a database of their own."""
    with tempfile.TemporaryDirectory() as folder:
        packages = os.path.join(folder, 'packages')
        os.mkdir(packages)
        shutil.copy(path, os.path.join(packages, 'passo.xml'))
        complaint = run('update-mime-database', folder)
        if complaint:
            return complaint
        with open(os.path.join(folder, 'globs2'), encoding='utf-8') as globs:
            known = globs.read()
        missing = [name for name in ('*.asl.json', '*.asl.yaml', '*.asl') if f':{name}\n' not in known]
        return f'no glob for {missing}' if missing else ''


def well_formed(path):
    return run('xmllint', '--noout', '--nonet', path)


def manual(path):
    result = subprocess.run(['man', '--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', path],
                            capture_output=True, text=True, check=False)
    return result.stderr.strip()


def completion(path):
    return run('bash', '-n', path)


def strict_json(path):
    try:
        with open(path, encoding='utf-8') as file:
            json.load(file, parse_constant=lambda name: sys.exit(name))
    except ValueError as error:
        return str(error)
    return ''


def settings_of_sample(path):
    """A sample's settings hold its input, and name a test case that its mocks have."""
    complaint = strict_json(path)
    if complaint:
        return complaint
    stem = path[:-len('.passo.json')]
    with open(path, encoding='utf-8') as file:
        settings = json.load(file)
    with open(os.path.join(os.path.dirname(path), settings['mock']['file']), encoding='utf-8') as file:
        mocks = json.load(file)
    with open(stem + '.input.json', encoding='utf-8') as file:
        first = json.load(file)
    machine, _, case = settings['mock']['testCase'].partition('#')
    if case not in mocks['StateMachines'].get(machine, {}).get('TestCases', {}):
        return f'no test case {machine}#{case}'
    return '' if first in settings['inputs'].values() else 'the input is not the one of .input.json'


def spoil(path, old, new):
    """Gives a copy of a file, in a folder with its neighbours, with one text replaced."""
    folder = tempfile.mkdtemp()
    for neighbour in glob.glob(os.path.join(glob.escape(os.path.dirname(path)), '*.json')):
        shutil.copy(neighbour, folder)
    copy = os.path.join(folder, os.path.basename(path))
    with open(path, encoding='utf-8') as file:
        text = file.read()
    assert old in text, f'{path} has no “{old}”'
    with open(copy, 'w', encoding='utf-8') as file:
        file.write(text.replace(old, new))
    return folder, copy


def cases(source, build):
    """Gives (checker, path, text to spoil, what it becomes)."""
    data = os.path.join(source, 'data')
    built = os.path.join(build, 'data')
    yield desktop, os.path.join(built, APPLICATION + '.desktop'), 'Type=Application', 'Type=Thing'
    yield metainfo, os.path.join(built, APPLICATION + '.metainfo.xml'), '<summary>', '<sumary>'
    yield schema, os.path.join(data, APPLICATION + '.gschema.xml'), "'fast'", "'slow'"
    yield mime, os.path.join(built, APPLICATION + '.xml'), '*.asl.yaml', '*.asl.yarn'
    yield manual, os.path.join(data, 'man', 'passo.1'), '.SH NAME', '.NOTAREQUEST "'
    yield completion, os.path.join(data, 'completions', 'passo'), 'esac', 'fi'
    for pattern in ('ui/**/*.ui', 'data/**/*.svg', 'data/**/*.xml', 'data/**/*.in',
                    'ui/**/*.xml', 'app/**/*.xml'):
        for path in sorted(glob.glob(os.path.join(source, pattern), recursive=True)):
            if not path.endswith('.desktop.in'):
                yield well_formed, path, '</', '<'
    for path in sorted(glob.glob(os.path.join(data, 'samples', '*.json'))):
        if path.endswith('.passo.json'):
            yield settings_of_sample, path, '"testCase": "', '"testCase": "X'
        else:
            yield strict_json, path, ':', ''


def main():
    source, build = sys.argv[1:]
    number, good = 0, True
    for checker, path, old, new in cases(source, build):
        name = os.path.relpath(path, source)
        folder, copy = spoil(path, old, new)
        for what, complaint in ((f'{name} is right', checker(path)),
                                (f'{name} spoiled is refused',
                                 '' if checker(copy) else 'nobody noticed')):
            number += 1
            print(f'{"not ok" if complaint else "ok"} {number} - {what}')
            for line in complaint.split('\n') if complaint else ():
                print(f'# {line}')
            good = good and not complaint
        shutil.rmtree(folder)
    print(f'1..{number}')
    sys.exit(0 if good else 1)


if __name__ == '__main__':
    main()
