#!/usr/bin/env python3
# test-render.py
#
# Copyright 2026 The Passo developers
# SPDX-License-Identifier: Apache-2.0

"""Pictures without a display: arguments are passo, passo-designer and the folder of samples."""

import os
import struct
import subprocess
import sys
import tempfile
import zlib

PASSO, DESIGNER, SAMPLES = sys.argv[1:4]
failures = 0
count = 0


def check(name, passed, detail=''):
    global failures, count
    count += 1
    if not passed:
        failures += 1
        print('# ' + str(detail).replace('\n', '\n# '))
    print(f"{'ok' if passed else 'not ok'} {count} {name}")


def run(*arguments):
    environment = {key: value for key, value in os.environ.items()
                   if key not in ('DISPLAY', 'WAYLAND_DISPLAY')}
    environment['PASSO_DESIGNER'] = DESIGNER
    return subprocess.run([PASSO, *arguments], env=environment, capture_output=True, timeout=60)


def read_png(path):
    """Width, height and the set of colours in some rows of an 8 bit PNG."""
    with open(path, 'rb') as file:
        data = file.read()
    assert data[:8] == b'\x89PNG\r\n\x1a\n'
    at, pixels, size = 8, b'', (0, 0, 0)
    while at < len(data):
        length, kind = struct.unpack('>I4s', data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b'IHDR':
            width, height, _, colour = struct.unpack('>IIBB', body[:10])
            size = (width, height, {2: 3, 6: 4}[colour])
        elif kind == b'IDAT':
            pixels += body
        at += 12 + length
    raw = zlib.decompress(pixels)
    stride = size[0] * size[2] + 1
    # Rows without a filter would be needed to compare colours; different bytes are enough to show
    # that the picture is not blank.
    rows = {raw[row * stride + 1:(row + 1) * stride] for row in range(size[1])}
    return size[0], size[1], len(rows)


def sample(name):
    return os.path.join(SAMPLES, name)


def main():
    with tempfile.TemporaryDirectory() as folder:
        def out(name):
            return os.path.join(folder, name)

        definition = sample('order-processing.asl.json')
        done = run('render', definition, out('a.png'))
        check('a PNG is written without a display', done.returncode == 0, done.stderr.decode())
        width, height, n_rows = read_png(out('a.png'))
        check('it has a size', width > 300 and height > 300, (width, height))
        check('it is not blank', n_rows > 100, n_rows)

        done = run('render', '--scale', '2', '--dark', definition, out('b.png'))
        width2, height2, n_rows = read_png(out('b.png'))
        check('a scale makes it as much larger', (width2, height2) == (2 * width, 2 * height),
              (width2, height2))
        check('the dark one is not blank', n_rows > 200, n_rows)

        done = run('render', definition, out('a.svg'))
        with open(out('a.svg'), encoding='utf-8') as file:
            svg = file.read()
        check('an SVG is written', done.returncode == 0 and svg.count('<path') > 50, done.stderr.decode())
        done = run('render', definition, out('a.pdf'))
        with open(out('a.pdf'), 'rb') as file:
            pdf = file.read()
        check('a PDF is written', done.returncode == 0 and pdf.startswith(b'%PDF') and len(pdf) > 5000,
              done.stderr.decode())

        done = run('render', definition, out('a.dot'))
        with open(out('a.dot'), encoding='utf-8') as file:
            dot = file.read()
        check('DOT names the states', done.returncode == 0 and 'Check order' in dot and
              dot.startswith('digraph'), dot)
        done = run('render', sample('photo-fan-out.asl.json'), out('a.mmd'))
        with open(out('a.mmd'), encoding='utf-8') as file:
            mermaid = file.read()
        check('Mermaid groups what is in containers', done.returncode == 0 and
              mermaid.startswith('flowchart TD') and 'subgraph' in mermaid, mermaid)

        history = out('history.json')
        run('run', definition, '--input', sample('order-processing.input.json'), '--mock',
            sample('order-processing.mocks.json'), '--test-case', test_case(), '--skip-waits',
            '--history', history)
        done = run('render', '--history', history, definition, out('run.png'))
        with open(out('a.png'), 'rb') as plain, open(out('run.png'), 'rb') as painted:
            check('a run is painted over the graph', done.returncode == 0 and
                  plain.read() != painted.read(), done.stderr.decode())

        check_refusals(definition, out)
    print(f'1..{count}')
    return 1 if failures else 0


def test_case():
    import json
    with open(sample('order-processing.passo.json'), encoding='utf-8') as file:
        return json.load(file)['mock']['testCase']


def check_refusals(definition, out):
    done = run('render', definition, out('a.gif'))
    check('an unknown format is refused', done.returncode == 2 and b'a.gif' in done.stderr,
          done.stderr.decode())
    done = run('render', out('nothing.json'), out('a.png'))
    check('a missing definition is refused', done.returncode == 2 and done.stderr, done.stderr.decode())
    with open(out('list.json'), 'w', encoding='utf-8') as file:
        file.write('[1, 2]')
    for name in ('list.png', 'list.dot'):
        done = run('render', out('list.json'), out(name))
        check(f'what is no workflow is refused as {name}', done.returncode == 2 and
              b'list.json' in done.stderr and not os.path.exists(out(name)), done.stderr.decode())
    with open(out('wide.json'), 'w', encoding='utf-16') as file:
        file.write('{}')
    for name in ('wide.png', 'wide.dot'):
        done = run('render', out('wide.json'), out(name))
        check(f'another encoding is named for {name}', done.returncode == 2 and
              b'UTF-16' in done.stderr, done.stderr.decode())
    done = run('render', definition, '/nowhere/a.svg')
    check('a folder that is not there is an error', done.returncode == 1 and done.stderr,
          done.stderr.decode())


if __name__ == '__main__':
    sys.exit(main())
