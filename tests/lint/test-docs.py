#!/usr/bin/env python3
"""Public functions are documented, and each folder says what lives in it.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import os
import re

import lint

PROTOTYPE = re.compile(r'^(?:[A-Za-z_][\w ]*[ *]+)?(_?passo_\w+) +\(', re.M)
# Functions that a macro declares or that every error domain has.
GIVEN = re.compile(r'_(get_type|error_quark)$')
README_FOLDERS = ('app', 'engine', 'ui', 'data', 'po', 'tests')


def documented(tree):
    """Gives the names that have a doc comment, anywhere in the product."""
    names = set()
    for path in tree.paths('.c', '.h', folders=lint.PRODUCT):
        names.update(re.findall(r'^ \* (\w+):', tree.files[path], re.M))
    return names


def check_documented(tree):
    known = documented(tree)
    for path in tree.paths('.h', folders=('engine', 'ui')):
        if path.endswith('-private.h'):
            continue
        text = lint.without_comments_and_strings(tree.files[path])
        for match in PROTOTYPE.finditer(text):
            name = match.group(1)
            if name not in known and not GIVEN.search(name):
                line = text.count('\n', 0, match.start()) + 1
                yield f'{path}:{line}: {name} has no doc comment'


def check_umbrella(tree):
    umbrella = tree.files.get('engine/passo.h', '')
    for name in re.findall(r'"([^"]+)"', umbrella):
        if os.path.join('engine', name) not in tree.files:
            yield f'engine/passo.h: {name} is not there'
        if name.endswith('-private.h'):
            yield f'engine/passo.h: {name} is private'


def check_readmes(tree):
    for folder in README_FOLDERS:
        if f'{folder}/README.md' not in tree.files:
            yield f'{folder}: no README.md'


SOUND = {
    'engine/json/a.h': '/**\n * passo_b:\n */\nvoid  passo_b (int a);\nchar *passo_c (void);\n'
                       'GType passo_x_get_type (void);\nstatic int passo_local = 1;\n',
    'engine/json/a.c': '/**\n * passo_c:\n */\nchar *\npasso_c (void)\n',
    'engine/passo.h': '#include "json/a.h"\n',
    **{f'{folder}/README.md': '' for folder in README_FOLDERS},
}

CHECKS = [
    ('public functions are documented', check_documented, SOUND, [
        ({'engine/json/d.h': 'PassoValue passo_d (void);\n'}, 'd.h:1: passo_d'),
        ({'ui/canvas/d.h': 'static inline int\npasso_e (void)\n'}, 'd.h:2: passo_e')]),
    ('passo.h names public headers', check_umbrella, SOUND, [
        ({'engine/passo.h': '#include "json/b.h"\n'}, 'b.h is not there'),
        ({'engine/passo.h': '#include "json/b-private.h"\n', 'engine/json/b-private.h': ''},
         'private')]),
    ('each folder has a README', check_readmes, {**SOUND}, []),
]

if __name__ == '__main__':
    lint.run(CHECKS)
