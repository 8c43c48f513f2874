"""What the lint tests share: the tree as text, and a runner that first proves each check can fail.

A check is a function that takes a Tree and gives findings, one string each. Beside it stand
spoiled trees: small made-up files in which it must find something, and a sound tree in which it
must find nothing.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import os
import re
import sys

PRODUCT = ('engine', 'ui', 'app')
CODE = PRODUCT + ('tests',)


class Tree:
    """Paths below the root of the project, with the text of each file."""

    def __init__(self, files, root=None):
        self.files = dict(files)
        self.root = root

    @classmethod
    def read(cls, root, folders=CODE + ('data', 'po', 'build-aux')):
        files = {}
        for folder in folders:
            for where, names, entries in os.walk(os.path.join(root, folder)):
                names[:] = sorted(n for n in names if n not in ('__pycache__', 'output'))
                for entry in sorted(entries):
                    path = os.path.join(where, entry)
                    if path.endswith(TEXT_ENDINGS) or entry in TEXT_NAMES:
                        with open(path, encoding='utf-8', newline='') as file:
                            files[os.path.relpath(path, root)] = file.read()
        return cls(files, root)

    def paths(self, *endings, folders=None):
        for path in self.files:
            if path.endswith(endings) and (folders is None or path.split('/')[0] in folders):
                yield path

    def lines(self, path):
        return self.files[path].split('\n')


TEXT_ENDINGS = ('.c', '.h', '.ui', '.py', '.xml', '.in', '.build', '.md', '.css', '.sh')
TEXT_NAMES = ('POTFILES.in', 'LINGUAS')


def without_comments_and_strings(text):
    """Blanks comments and the inside of literals; lines and columns stay."""
    def blank(match):
        found = match.group(0)
        if found.startswith('/'):
            return re.sub(r'[^\n]', ' ', found)
        return found[0] + ' ' * (len(found) - 2) + found[-1]
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'', blank, text,
                  flags=re.S)


def report(number, name, findings, wanted=None):
    """Prints a test point; wanted is None where nothing may be found, else what must be."""
    if wanted is None:
        good = not findings
        notes = findings
    else:
        good = any(wanted in finding for finding in findings)
        notes = [f'found only {findings}, wanted “{wanted}”']
    print(f'{"ok" if good else "not ok"} {number} - {name}')
    if not good:
        for note in notes[:40]:
            print(f'# {note}')
        if len(notes) > 40:
            print(f'# … and {len(notes) - 40} more')
    return good


def run(checks, root=None):
    """Runs checks: a list of (name, function, sound files, [(spoiled files, what is found)])."""
    tree = Tree.read(root or sys.argv[1])
    points = []
    for name, check, sound, spoiled in checks:
        points.append((f'{name}: nothing in a sound tree', check, Tree(sound), None))
        for files, wanted in spoiled:
            points.append((f'{name}: finds “{wanted}”', check, Tree({**sound, **files}), wanted))
        points.append((name, check, tree, None))
    print(f'1..{len(points)}')
    results = [report(number, name, list(check(files)), wanted)
               for number, (name, check, files, wanted) in enumerate(points, 1)]
    sys.exit(0 if all(results) else 1)
