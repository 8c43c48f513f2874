#!/usr/bin/env python3
"""Compares Passo's JSONata with the reference implementation, on expressions made up from a seed.

usage: test-oracle.py PASSO [--pairs N] [--seed N] [--kind KIND] [--all] [--no-shrink]

The reference is the npm package "jsonata"; PASSO_JSONATA_ORACLE names the node_modules folder that
has it, else one in a folder above this file is taken. Without it, or without node, the test is
skipped. Values must be equal; errors must have the same code, message and position. Differences
that explained.json has a reason for are counted and not reported.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import argparse
import collections
import json
import os
import pathlib
import random
import shutil
import sys

sys.dont_write_bytecode = True
import expressions
import pictures
from answerers import Answerer
from compare import Explanations, agree
from shrink import shrink

HERE = pathlib.Path(__file__).resolve().parent
KINDS = {'expressions': expressions.make_pair, 'dates': pictures.make_date, 'numbers': pictures.make_number,
         'integers': pictures.make_integer, 'arithmetic': pictures.make_arithmetic, 'messages': pictures.make_message}


def find_package():
    """The node_modules folder that has the reference, or None."""
    folders = [os.environ.get('PASSO_JSONATA_ORACLE', '')] + [str(above / 'node_modules') for above in HERE.parents]
    return next((folder for folder in folders if folder and os.path.isdir(os.path.join(folder, 'jsonata'))), None)


def make_requests(kind, seed, number):
    maker = random.Random(f'{kind} {seed}')
    for index in range(number):
        expression, data = KINDS[kind](maker)
        request = {'id': index, 'expr': expression, 'timelimit': 10000}
        if data is not None:
            request['data'] = data
        yield request


class Oracle:
    """Both evaluators, and the differences that are known."""

    def __init__(self, reference, passo):
        self.reference, self.passo = Answerer(reference), Answerer(passo)
        self.explanations = Explanations(HERE / 'explained.json')

    def find_differences(self, requests):
        """Gives (request, reference's answer, ours) where they differ."""
        answers = zip(requests, self.reference.answer_all(requests), self.passo.answer_all(requests))
        return [row for row in answers if not agree(*row)]

    def select(self, kind, requests):
        """Gives the requests whose answers differ without a reason."""
        return [row[0] for row in self.find_differences(requests) if self.explanations.find(kind, *row) is None]


def report(oracle, kind, row, shrinks):
    request = row[0]
    if shrinks:
        request = shrink(request, lambda requests: oracle.select(kind, requests))
        row = oracle.find_differences([request])[0]
    print(f'# expression: {request["expr"]}')
    print(f'#   input:     {json.dumps(request.get("data"), ensure_ascii=False)}')
    print(f'#   reference: {json.dumps(row[1], ensure_ascii=False)}')
    print(f'#   passo:     {json.dumps(row[2], ensure_ascii=False)}')


def run_kind(oracle, kind, options):
    """Gives how many differences have no reason."""
    requests = list(make_requests(kind, options.seed, options.pairs))
    rows = oracle.find_differences(requests)
    reasons = collections.Counter(oracle.explanations.find(kind, *row) for row in rows)
    unexplained = [row for row in rows if oracle.explanations.find(kind, *row) is None]
    for row in unexplained[:None if options.all else 10]:
        report(oracle, kind, row, not options.no_shrink)
    for reason, times in reasons.items():
        if reason is not None:
            print(f'# {kind}: {times} times: {reason}')
    return len(unexplained)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('passo')
    parser.add_argument('--pairs', type=int, default=300)
    parser.add_argument('--seed', default='1')
    parser.add_argument('--kind', action='append', choices=list(KINDS))
    parser.add_argument('--all', action='store_true', help='report every difference, not only ten of a kind')
    parser.add_argument('--no-shrink', action='store_true')
    options = parser.parse_args()
    node, package = shutil.which('node'), find_package()
    if node is None or package is None:
        print('1..0 # SKIP ' + ('node is missing' if node is None else
                                'the npm package jsonata is missing; PASSO_JSONATA_ORACLE names its node_modules'))
        sys.exit(0)
    oracle = Oracle([node, str(HERE / 'answer.mjs'), package],
                    [os.path.abspath(options.passo), 'eval', '--language', 'jsonata', '--dialect',
                    'reference', '--batch'])
    sys.stdout.reconfigure(errors='backslashreplace')
    kinds = options.kind or list(KINDS)
    print(f'1..{len(kinds)}')
    failed = False
    for number, kind in enumerate(kinds, 1):
        differences = run_kind(oracle, kind, options)
        failed |= differences > 0
        print(f'{"not ok" if differences else "ok"} {number} - {kind}: {options.pairs} pairs, seed {options.seed}, '
              f'{differences} differences', flush=True)
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
