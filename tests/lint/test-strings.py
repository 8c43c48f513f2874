#!/usr/bin/env python3
"""Every text that a user reads can be translated, and is, into Brazilian Portuguese.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import os
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

import lint

MARKED = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dgettext)\s*\(\s*"')
# A text that ends in the middle of a directive, because a macro of GLib goes on with it.
CUT = re.compile(r'\b(?:_|N_|C_|NC_|ngettext)\s*\(\s*(?:"[^"]*",\s*)?"[^"]*"\s*G_G\w+_FORMAT')
DATA = ('.desktop.in', '.metainfo.xml.in', '.mime.xml.in', '.gschema.xml')
# Properties and attributes whose text a user reads.
READ = {'label', 'title', 'subtitle', 'description', 'tooltip-text', 'tooltip', 'placeholder-text',
        'text', 'heading', 'body', 'comments', 'group-name', 'button-label', 'secondary-text'}
# Names that the language and the service give are the same for everybody.
TECHNICAL = re.compile(r'(States|Lambda)\.\w+|JSON|ASL')
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3']


def has_marked_text(path, text):
    if path.endswith('.ui'):
        return 'translatable="yes"' in text
    return path.endswith(DATA) or bool(MARKED.search(text))


def listed(tree):
    lines = tree.files.get('po/POTFILES.in', '').split('\n')
    return [line.strip() for line in lines if line.strip() and not line.startswith('#')]


def check_potfiles(tree):
    names = listed(tree)
    for path in tree.files:
        wanted = path.startswith(lint.PRODUCT + ('data/',)) and path.endswith(('.c', '.ui') + DATA)
        if wanted and has_marked_text(path, tree.files[path]) and path not in names:
            yield f'{path}: has texts and is not in po/POTFILES.in'
    for name in names:
        if name not in tree.files:
            yield f'po/POTFILES.in: {name} is not there'
    for name in {name for name in names if names.count(name) > 1}:
        yield f'po/POTFILES.in: {name} stands there twice'


def check_cut(tree):
    for path in tree.paths('.c', '.h', folders=lint.PRODUCT):
        for match in CUT.finditer(tree.files[path]):
            line = tree.files[path].count('\n', 0, match.start()) + 1
            yield f'{path}:{line}: gettext knows PRId64 and its like, but no format macro of GLib'


def check_ui(tree):
    for path in tree.paths('.ui', folders=lint.PRODUCT):
        for element in ElementTree.fromstring(tree.files[path]).iter():
            name = (element.get('name') or '').replace('_', '-')
            text = (element.text or '').strip()
            if element.tag not in ('property', 'attribute') or name not in READ:
                continue
            if TECHNICAL.fullmatch(text) or not re.search(r'[^\W\d_]{2}', text):
                continue
            if element.get('translatable') != 'yes':
                yield f'{path}: the {name} “{text}” is not marked translatable'


def template_of(tree, folder):
    """Collects the texts of the tree into a template, as the build does."""
    template = os.path.join(folder, 'passo.pot')
    subprocess.run(['xgettext', '--from-code=UTF-8', '--output', template, '--directory', tree.root,
                    '--files-from', os.path.join(tree.root, 'po', 'POTFILES.in')] +
                   [f'--keyword={keyword}' for keyword in KEYWORDS],
                   check=True, capture_output=True)
    return template


def untranslated(translation, template):
    """Gives the texts of the template that have no finished translation."""
    merged = subprocess.run(['msgmerge', '--quiet', '--no-fuzzy-matching', '--no-wrap', '--output-file=-',
                             translation, template], check=True, capture_output=True).stdout
    for state in ('--untranslated', '--only-fuzzy'):
        left = subprocess.run(['msgattrib', '--no-obsolete', '--no-wrap', state], input=merged,
                              check=True, capture_output=True).stdout.decode()
        for line in left.split('\n'):
            if line.startswith('msgid ') and line != 'msgid ""':
                yield f'{state[2:]}: {line[6:]}'


def check_translation(tree):
    with tempfile.TemporaryDirectory() as folder:
        if tree.root:
            translation, template = os.path.join(tree.root, 'po', 'pt_BR.po'), template_of(tree, folder)
        else:
            translation, template = (os.path.join(folder, name) for name in ('pt_BR.po', 'passo.pot'))
            for path, name in ((translation, 'po/pt_BR.po'), (template, 'po/passo.pot')):
                with open(path, 'w', encoding='utf-8') as file:
                    file.write(tree.files[name])
        yield from untranslated(translation, template)


CHARSET = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SOUND = {
    'po/POTFILES.in': 'app/cli/a.c\nui/canvas/a.ui\n',
    'app/cli/a.c': 'puts (_("Hello"));\n',
    'ui/canvas/a.ui': '<interface><property name="label" translatable="yes">Run</property>'
                      '<property name="label">12 %</property><property name="name">run</property>'
                      '<property name="placeholder-text">States.ALL</property>'
                      '</interface>',
    'po/pt_BR.po': CHARSET + 'msgid "Run"\nmsgstr "Executar"\n',
    'po/passo.pot': CHARSET + 'msgid "Run"\nmsgstr ""\n',
}

CHECKS = [
    ('POTFILES.in is complete', check_potfiles, SOUND, [
        ({'engine/asl/b.c': 'g_set_error (error, D, C, _("Bad"));\n'}, 'engine/asl/b.c'),
        ({'ui/canvas/b.ui': '<property translatable="yes">Run</property>'}, 'ui/canvas/b.ui'),
        ({'data/x.gschema.xml': ''}, 'data/x.gschema.xml'),
        ({'po/POTFILES.in': 'app/cli/a.c\nui/canvas/a.ui\napp/cli/gone.c\n'}, 'gone.c is not there'),
        ({'po/POTFILES.in': 'app/cli/a.c\napp/cli/a.c\nui/canvas/a.ui\n'}, 'twice')]),
    ('no text is cut by a macro', check_cut, SOUND, [
        ({'engine/asl/b.c': '_("%" G_GINT64_FORMAT " days")'}, 'b.c:1'),
        ({'engine/asl/b.c': '\nngettext ("%u day",\n  "%" G_GSIZE_FORMAT " days")'}, 'b.c:2')]),
    ('texts of templates are translatable', check_ui, SOUND, [
        ({'ui/canvas/b.ui': '<a><property name="tooltip-text">Run</property></a>'}, 'tooltip-text'),
        ({'ui/canvas/b.ui': '<a><attribute name="label">Run</attribute></a>'}, 'label')]),
    ('pt_BR is complete', check_translation, SOUND, [
        ({'po/pt_BR.po': CHARSET + 'msgid "Run"\nmsgstr ""\n'}, 'untranslated: "Run"'),
        ({'po/pt_BR.po': CHARSET + '#, fuzzy\nmsgid "Run"\nmsgstr "Correr"\n'}, 'only-fuzzy: "Run"'),
        ({'po/pt_BR.po': CHARSET}, '"Run"')]),
]

if __name__ == '__main__':
    lint.run(CHECKS)
