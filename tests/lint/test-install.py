#!/usr/bin/env python3
"""The installer of dependencies, on make-believe machines: a folder of stand-ins is its search path.

usage: test-install.py INSTALL_DEPENDENCIES

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import os
import shutil
import subprocess
import sys
import tempfile

TOOLS = ('sh', 'sed', 'tr', 'env', 'cat', 'printf')
INSTALLED = 'for p in "$@"; do case $p in -*|*{*) ;; *) echo "$p install ok installed" ;; esac; done'
ALL_BUT_MESON = INSTALLED.replace('-*|', '-*|meson|')


class Machine:
    """A search path with stand-ins, which write their calls into a log."""

    def __init__(self, folder, user=0, packages=None, apt=0, **stand_ins):
        self.folder, self.log = folder, os.path.join(folder, 'log')
        for tool in TOOLS:
            os.symlink(shutil.which(tool), os.path.join(folder, tool))
        self.add('id', f'echo {user}')
        if packages is not None:
            self.add('dpkg-query', packages)
            self.add('apt-get', f'echo "apt-get $*" >> {self.log}; exit {apt}')
        for name, script in stand_ins.items():
            self.add(name.replace('_', '-'), script)

    def add(self, name, script):
        path = os.path.join(self.folder, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(f'#!{shutil.which("sh")}\n{script}\n')
        os.chmod(path, 0o755)

    def run(self, what='build'):
        """Gives exit status, what was said, and what was called."""
        answer = subprocess.run([sys.argv[1], what], capture_output=True, text=True, check=False,
                                env={'PATH': self.folder}, stdin=subprocess.DEVNULL, timeout=30)
        calls = ''
        if os.path.exists(self.log):
            with open(self.log, encoding='utf-8') as file:
                calls = file.read()
        return answer.returncode, answer.stdout + answer.stderr, calls


def scene(check, **machine):
    with tempfile.TemporaryDirectory() as folder:
        what = machine.pop('what', 'build')
        result = Machine(folder, **machine).run(what)
        good = check(*result)
        return good, result


def scenes():
    yield 'nothing is missing: no word, no call', scene(
        lambda status, said, calls: (status, said, calls) == (0, '', ''), packages=INSTALLED)
    yield 'something is missing: it says what, renews the list and installs', scene(
        lambda status, said, calls: status == 0 and '  meson' in said and calls.split('\n')[:2] == [
            'apt-get update -q', 'apt-get install -y -q --no-install-recommends meson'],
        packages=ALL_BUT_MESON)
    yield 'everything is missing', scene(
        lambda status, said, calls: 'libgtk-4-dev' in calls and 'xvfb' not in calls, packages='exit 1')
    yield 'testing needs more', scene(
        lambda status, said, calls: 'libgtk-4-dev' in calls and 'xvfb' in calls,
        packages='exit 1', what='check')
    yield 'apt fails: so does the script', scene(
        lambda status, said, calls: status != 0, packages=ALL_BUT_MESON, apt=100)
    yield 'not root, with sudo: through sudo, which does not ask', scene(
        lambda status, said, calls: status == 0 and 'sudo -n apt-get install' in said and 'install' in calls,
        user=1000, packages=ALL_BUT_MESON, sudo='shift; exec "$@"')
    yield 'not root, no sudo: the command, and no call', scene(
        lambda status, said, calls: status == 1 and 'apt-get install' in said and calls == '',
        user=1000, packages=ALL_BUT_MESON)
    yield 'another system: the names, and status 1', scene(
        lambda status, said, calls: status == 1 and 'gtk4' in said and 'libgtk-4-dev' in said)
    commands = ('make', 'gcc', 'meson', 'ninja', 'msgfmt', 'pkg_config', 'glib_compile_schemas')
    yield 'another system that has all: no word', scene(
        lambda status, said, calls: (status, said) == (0, ''), **{name: 'exit 0' for name in commands})
    yield 'a word that it does not know', scene(
        lambda status, said, calls: status == 2 and 'usage' in said, packages=INSTALLED, what='fly')


def main():
    number, all_good = 0, True
    for number, (name, (good, result)) in enumerate(scenes(), 1):
        print(f'{"ok" if good else "not ok"} {number} - {name}')
        if not good:
            print(f'# {result}')
        all_good = all_good and good
    print(f'1..{number}')
    sys.exit(0 if all_good else 1)


if __name__ == '__main__':
    main()
