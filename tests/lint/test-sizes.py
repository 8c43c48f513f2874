#!/usr/bin/env python3
"""Files, functions and lines keep to their budgets, and every source says whose it is.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import re

import lint

FILE_LINES = 1000
FUNCTION_LINES = 100
CLASS_INIT_LINES = 150
LINE_CHARACTERS = 120
INCLUDES = 20
WINDOW_INCLUDES = 30
SPDX = 'SPDX-License-Identifier: Apache-2.0'
NAME = re.compile(r'^(\w+) \(')
INCLUDE = re.compile(r'^#\s*include\b', re.M)


def check_files(tree):
    for path in tree.paths('.c', '.h', '.py', '.ui', folders=lint.CODE):
        count = tree.files[path].count('\n')
        if count > FILE_LINES:
            yield f'{path}: {count} lines, {FILE_LINES} are allowed'


def functions(text):
    """Gives (name, first line, number of lines) of each function, from its name to its brace."""
    lines = lint.without_comments_and_strings(text).split('\n')
    opened = None
    for number, line in enumerate(lines):
        if line.startswith('{'):
            name_line = name_before(lines, number)
            opened = (NAME.match(lines[name_line]).group(1), name_line) if name_line is not None else None
        elif line.startswith('}') and opened:
            yield opened[0], opened[1] + 1, number - opened[1] + 1
            opened = None


def name_before(lines, brace):
    """Gives the line of the function's name above a brace, or None where it opens no function."""
    if brace == 0 or not lines[brace - 1].rstrip().endswith(')'):
        return None
    for number in range(brace - 1, max(brace - 20, -1), -1):
        if NAME.match(lines[number]):
            return number
        if not lines[number].startswith(' '):
            return None
    return None


def check_functions(tree):
    for path in tree.paths('.c', '.h', folders=lint.CODE):
        for name, line, count in functions(tree.files[path]):
            limit = CLASS_INIT_LINES if name.endswith('_class_init') else FUNCTION_LINES
            if count > limit:
                yield f'{path}:{line}: {name} has {count} lines, {limit} are allowed'


def check_lines(tree):
    for path in tree.paths('.c', '.h', '.py', '.build', folders=lint.CODE):
        for number, line in enumerate(tree.lines(path), 1):
            if len(line) > LINE_CHARACTERS:
                yield f'{path}:{number}: {len(line)} characters, {LINE_CHARACTERS} are allowed'
            if line != line.rstrip():
                yield f'{path}:{number}: blanks at the end'
            if '\t' in line:
                yield f'{path}:{number}: a tab'


def check_includes(tree):
    for path in tree.paths('.c', '.h', folders=lint.PRODUCT):
        if path == 'engine/passo.h':
            continue
        count = len(INCLUDE.findall(tree.files[path]))
        limit = WINDOW_INCLUDES if path.endswith('/passo-window.c') else INCLUDES
        if count > limit:
            yield f'{path}: {count} includes, {limit} are allowed'


def check_headers(tree):
    for path in tree.paths('.c', '.h', '.py', folders=lint.CODE):
        lines = tree.lines(path)
        if not any(SPDX in line for line in lines[:16]):
            yield f'{path}: no line “{SPDX}” at the top'
        if path.endswith(('.c', '.h')) and not lines[0].startswith('/* ' + path.rsplit('/', 1)[-1]):
            yield f'{path}: the first line does not name the file'
        if path.endswith('.h') and '#pragma once' not in lines[:12]:
            yield f'{path}: no #pragma once below the header'


def check_leftovers(tree):
    for path in tree.paths('.c', '.h', folders=lint.CODE):
        for number, line in enumerate(tree.lines(path), 1):
            if re.search(r'\b(TODO|FIXME|XXX|HACK)\b(?!.*#\d)', line):
                yield f'{path}:{number}: a note to oneself without the number of an issue'
            if re.match(r'#\s*if\s+0\b', line):
                yield f'{path}:{number}: code that is switched off'


HEADER = f'/* x.c\n *\n * Copyright 2026 The Passo developers\n * {SPDX}\n */\n'
FUNCTION = 'static void\nlong_one (int  a,\n          int  b)\n{\n%s}\n'
SOUND = {
    'engine/base/x.c': HEADER + '\n#include <glib.h>\n\nstatic const int table[] =\n{\n' +
                       '  1,\n' * 200 + '};\n\n' + FUNCTION % ('  /* } */\n' * 96),
    'engine/base/x.h': HEADER.replace('x.c', 'x.h') + '\n#pragma once\n',
}

CHECKS = [
    ('files are short enough', check_files, SOUND, [
        ({'ui/canvas/x.c': '\n' * 1001}, '1001 lines')]),
    ('functions are short enough', check_functions, SOUND, [
        ({'ui/canvas/x.c': FUNCTION % ('  a ();\n' * 97)}, 'x.c:2: long_one has 101 lines'),
        ({'ui/canvas/x.c': FUNCTION.replace('long_one', 'x_class_init') % ('  a ();\n' * 148)},
         '150 are allowed')]),
    ('lines are short and clean', check_lines, SOUND, [
        ({'engine/base/y.c': 'x' * 121 + '\n'}, 'y.c:1: 121'),
        ({'engine/base/y.c': 'int a; \n'}, 'blanks'),
        ({'engine/base/y.c': '\tint a;\n'}, 'a tab')]),
    ('few includes', check_includes, SOUND, [
        ({'engine/base/y.c': '#include <a.h>\n' * 21}, '21 includes')]),
    ('every source has its header', check_headers, SOUND, [
        ({'engine/base/y.c': '/* y.c */\n'}, 'no line'),
        ({'engine/base/y.c': HEADER}, 'does not name'),
        ({'engine/base/y.h': HEADER.replace('x.c', 'y.h')}, 'pragma')]),
    ('nothing is left over', check_leftovers, SOUND, [
        ({'engine/base/y.c': '/* TODO: later */\n'}, 'y.c:1: a note'),
        ({'engine/base/y.c': '#if 0\n'}, 'switched off')]),
]

if __name__ == '__main__':
    lint.run(CHECKS)
