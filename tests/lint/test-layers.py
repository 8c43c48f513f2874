#!/usr/bin/env python3
"""Includes point downwards only, in no circle, and each library stays where it belongs.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import os
import re

import lint

ENGINE = {'base': 0, 'json': 1, 'document': 2, 'expr': 2, 'history': 2, 'asl': 3, 'task': 3,
          'store': 3, 'layout': 4, 'run': 4, 'server': 5}
UI = {'widgets': 0, 'workspace': 1}
UI_VIEW = 2
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
WINDOW_LIBRARY = re.compile(r'^(gtk|gdk|gsk|adwaita|adw|gtksourceview)\b')
NETWORK_LIBRARY = re.compile(r'^libsoup/')
NETWORK_FOLDERS = ('engine/task/http/', 'engine/server/')
HELPER_LIBRARY = re.compile(r'^(graphviz/|cgraph|gvc)')


def includes(tree, path):
    for match in INCLUDE.finditer(tree.files[path]):
        line = tree.files[path].count('\n', 0, match.start()) + 1
        yield line, match.group(1), match.group(2)


def resolve(tree, path, name):
    """Gives the file of the tree that an include means, or None for a system header."""
    for folder in (os.path.dirname(path), 'engine', 'ui', 'app'):
        candidate = os.path.normpath(os.path.join(folder, name))
        if candidate in tree.files:
            return candidate
    return None


def place(path):
    """Gives (top folder, folder below it or None)."""
    parts = path.split('/')
    return parts[0], parts[1] if len(parts) > 2 else None


def layer(top, folder):
    return ENGINE.get(folder) if top == 'engine' else UI.get(folder, UI_VIEW)


def fault_of_edge(source, target):
    """Says what is wrong with an include, or gives None."""
    top, folder = place(source)
    other_top, other = place(target)
    if other_top == 'app' and top != 'app':
        return 'nobody includes app'
    if top == 'app':
        if folder in ('cli', 'layout') and other_top == 'ui':
            return 'a program without a window includes ui'
        return 'one program includes another' if other_top == 'app' and other != folder else None
    if other_top != top:
        if top == 'engine':
            return f'engine includes {other_top}'
        return None if target == 'engine/passo.h' else 'ui includes more of the engine than passo.h'
    if source == 'engine/passo.h':
        return None
    if target == 'engine/passo.h':
        return 'the engine includes its own umbrella'
    if folder != other and layer(top, other) is not None and layer(top, other) >= layer(top, folder):
        return f'{folder} includes {other}, which is not below it'
    return None


def check_layers(tree):
    for path in tree.paths('.c', '.h', folders=lint.PRODUCT):
        top, folder = place(path)
        if top == 'engine' and path != 'engine/passo.h' and folder not in ENGINE:
            yield f'{path}: the folder has no layer'
            continue
        for line, _, name in includes(tree, path):
            target = resolve(tree, path, name)
            fault = fault_of_edge(path, target) if target else None
            if fault:
                yield f'{path}:{line}: {fault} ({name})'


def check_libraries(tree):
    for path in tree.paths('.c', '.h', folders=lint.PRODUCT):
        top, folder = place(path)
        no_window = top == 'engine' or folder in ('cli', 'layout')
        for line, _, name in includes(tree, path):
            if no_window and WINDOW_LIBRARY.match(name):
                yield f'{path}:{line}: a window library where there is no window ({name})'
            if HELPER_LIBRARY.match(name) and path != 'app/layout/main.c':
                yield f'{path}:{line}: graphviz outside the layout helper ({name})'
            if NETWORK_LIBRARY.match(name) and not path.startswith(NETWORK_FOLDERS):
                yield f'{path}:{line}: libsoup outside the parts that load it ({name})'


def circle(graph, start):
    """Gives a way from start back to start, or None."""
    stack, seen = [(start, [start])], set()
    while stack:
        node, way = stack.pop()
        for target in graph.get(node, ()):
            if target == start:
                return way + [start]
            if target not in seen:
                seen.add(target)
                stack.append((target, way + [target]))
    return None


def check_circles(tree):
    graph = {}
    for path in tree.paths('.h', folders=lint.CODE):
        targets = (resolve(tree, path, name) for _, _, name in includes(tree, path))
        graph[path] = {target for target in targets if target}
    told = set()
    for path in graph:
        way = circle(graph, path)
        if way and not told & set(way):
            told |= set(way)
            yield ' includes '.join(way)


SOUND = {
    'engine/base/a.h': '#include <glib.h>\n',
    'engine/json/b.h': '#include "base/a.h"\n',
    'engine/asl/c.c': '#include "config.h"\n#include "json/b.h"\n#include "asl/d.h"\n',
    'engine/asl/d.h': '',
    'engine/passo.h': '#include "asl/d.h"\n',
    'ui/widgets/w.h': '#include <gtk/gtk.h>\n',
    'ui/workspace/s.h': '#include <passo.h>\n#include "widgets/w.h"\n',
    'ui/canvas/v.h': '#include <gtk/gtk.h>\n#include "workspace/s.h"\n',
    'ui/editor/e.h': '#include "workspace/s.h"\n',
    'app/designer/main.c': '#include <passo.h>\n#include "canvas/v.h"\n#include "json/b.h"\n',
    'app/layout/main.c': '#include <graphviz/cgraph.h>\n',
    'engine/task/http/h.c': '#include <libsoup/soup.h>\n',
    'app/cli/main.c': '#include <passo.h>\n',
    'tests/ui/test-v.c': '#include "canvas/v.h"\n#include "json/b.h"\n',
}

CHECKS = [
    ('includes point downwards', check_layers, SOUND, [
        ({'engine/base/x.c': '#include "json/b.h"\n'}, 'base includes json'),
        ({'engine/document/x.h': '', 'engine/expr/x.c': '# include "document/x.h"\n'},
         'expr includes document'),
        ({'engine/new/x.c': ''}, 'no layer'),
        ({'engine/json/x.c': '#include <passo.h>\n'}, 'own umbrella'),
        ({'engine/run/x.c': '#include "../../ui/canvas/v.h"\n'}, 'engine includes ui'),
        ({'ui/canvas/x.c': '#include "editor/e.h"\n'}, 'canvas includes editor'),
        ({'ui/widgets/x.c': '#include "workspace/s.h"\n'}, 'widgets includes workspace'),
        ({'ui/canvas/x.c': '#include "json/b.h"\n'}, 'more of the engine'),
        ({'app/designer/x.h': '', 'ui/canvas/x.c': '#include "designer/x.h"\n'},
         'nobody includes app'),
        ({'app/cli/x.c': '#include "canvas/v.h"\n'}, 'without a window includes ui'),
    ]),
    ('libraries stay where they belong', check_libraries, SOUND, [
        ({'engine/run/x.c': '#include <gtk/gtk.h>\n'}, 'engine/run/x.c:1'),
        ({'engine/run/x.c': '\n#include <adwaita.h>\n'}, 'engine/run/x.c:2'),
        ({'app/cli/x.c': '#include <gtksourceview/gtksource.h>\n'}, 'app/cli/x.c:1'),
        ({'ui/canvas/x.c': '#include <graphviz/gvc.h>\n'}, 'outside the layout helper'),
        ({'engine/task/x.c': '#include <libsoup/soup.h>\n'}, 'libsoup outside'),
    ]),
    ('headers include each other in no circle', check_circles, SOUND, [
        ({'engine/json/y.h': '#include "json/z.h"\n', 'engine/json/z.h': '#include "json/y.h"\n'},
         'includes engine/json/'),
        ({'engine/json/y.h': '#include "y.h"\n'}, 'y.h includes engine/json/y.h'),
    ]),
]

if __name__ == '__main__':
    lint.run(CHECKS)
