#!/usr/bin/env python3
"""A program links what it may: `passo` and `passo-layout` no window library, none of them libsoup,
which takes longer to load than most workflows to run.

usage: test-links.py PROGRAM WITH_WINDOW_LIBRARIES... -- PROGRAM_WITHOUT...

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import os
import re
import subprocess
import sys

WINDOW_LIBRARIES = re.compile(r'^\s*(lib(?:gtk|adwaita|gtksourceview|gdk|X11|wayland)[^ ]*)', re.M)


NETWORK_LIBRARY = re.compile(r'^\s*(libsoup[^ ]*)', re.M)


def window_libraries(output):
    return WINDOW_LIBRARIES.findall(output)


def linked(program):
    return subprocess.run(['ldd', program], capture_output=True, text=True, check=True).stdout


def main():
    border = sys.argv.index('--')
    points = [('a listing with GTK is noticed',
               window_libraries('\tlibgtk-4.so.1 => /usr/lib/libgtk-4.so.1 (0x0)\n') == ['libgtk-4.so.1']),
              ('a listing without GTK is not',
               not window_libraries('\tlibglib-2.0.so.0 => /usr/lib/libgtk/libglib-2.0.so.0 (0x0)\n'))]
    points += [(f'{os.path.basename(program)} links them', bool(window_libraries(linked(program))))
               for program in sys.argv[1:border]]
    points += [(f'{os.path.basename(program)} links none', not window_libraries(linked(program)))
               for program in sys.argv[border + 1:]]
    points += [(f'{os.path.basename(program)} links no libsoup', not NETWORK_LIBRARY.search(linked(program)))
               for program in sys.argv[1:] if program != '--']
    print(f'1..{len(points)}')
    for number, (name, good) in enumerate(points, 1):
        print(f'{"ok" if good else "not ok"} {number} - {name}')
    sys.exit(0 if all(good for _, good in points) else 1)


if __name__ == '__main__':
    main()
