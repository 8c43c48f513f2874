#!/usr/bin/env python3
"""A local that owns begins with a value: leaving its scope early must not free what is not there.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import re

import lint

OWNER = re.compile(r'\bg_auto(?:(?:ptr|list|slist|queue)?\s*\(\s*\w+\s*\)|free\b)')


def declarators(text, start):
    """Gives (where it begins, text) of each name declared from start on, up to the semicolon."""
    depth, begin = 0, start
    for at in range(start, len(text)):
        letter = text[at]
        depth += (letter in '([{') - (letter in ')]}')
        if depth == 0 and letter in ',;':
            yield begin, text[begin:at]
            begin = at + 1
            if letter == ';':
                return


def check_values(tree):
    for path in tree.paths('.c', '.h', folders=lint.CODE):
        text = lint.without_comments_and_strings(tree.files[path])
        for owner in OWNER.finditer(text):
            for begin, declared in declarators(text, owner.end()):
                if '=' not in declared:
                    line = text.count('\n', 0, begin + len(declared)) + 1
                    yield f'{path}:{line}: {declared.split()[-1]} begins without a value'


SOUND = {
    'engine/base/x.c': 'void\nf (void)\n{\n  g_auto (PassoValue) a = PASSO_VALUE_INIT;\n'
                       '  g_autofree char *b = g (1, 2), *c = NULL;\n'
                       '  g_autoptr (GBytes) d\n    = h ((int[]) { 1, 2 });\n'
                       '  /* g_autofree char *e; */\n}\n',
}

CHECKS = [
    ('what owns begins with a value', check_values, SOUND, [
        ({'engine/base/y.c': '  g_auto (PassoArrayBuilder) builder;\n'}, 'y.c:1: builder'),
        ({'engine/base/y.c': '\n  g_autofree char *a = NULL, *b;\n'}, 'y.c:2: *b'),
        ({'engine/base/y.c': '  g_autoptr (GBytes) a, b = f (1);\n'}, 'y.c:1: a'),
        ({'tests/ui/y.c': '  g_auto(GStrv) names;\n'}, 'names begins'),
        ({'ui/canvas/y.h': '  g_autolist (GFile) files;\n'}, 'files begins'),
    ]),
]

if __name__ == '__main__':
    lint.run(CHECKS)
