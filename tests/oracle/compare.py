"""Whether two answers to one request agree, and which differences are explained.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import json
import re


def get_unit_position(expression, position):
    """Positions of the reference count UTF-16 units, ours count bytes."""
    if position is None or expression.isascii():
        return position
    before = expression.encode()[:position].decode(errors='ignore')
    return len(before.encode('utf-16-le')) // 2


# The reference notes the place and the name of a call on the function that is called, where they
# stay: what fails inside a function, or in one that is handed on, has those of some other call.
CALLS = re.compile(r'function|λ|~>|\)\s*\(|'
                   r'\$(map|filter|single|sift|each|reduce|sort|eval|match|replace|split|contains)\b')


def without_name(message):
    return re.sub(r'of function (undefined|"[^"]*")', 'of function', message or '')


def agree_on_error(expression, reference, ours):
    """Same code and message; same position where the reference tells one that means something."""
    if reference.get('code') != ours.get('code'):
        return False
    if reference['code'][0] != 'S' and CALLS.search(expression):
        return without_name(reference['message']) == without_name(ours['message'])
    position = reference.get('position')
    return reference['message'] == ours['message'] and (
        position is None or position == get_unit_position(expression, ours['position']))


def same(a, b, tolerance):
    """Equal as JSON, members in any order; true is not 1."""
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return a == b or abs(a - b) <= tolerance * abs(a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(same(one, other, tolerance) for one, other in zip(a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(value, b[key], tolerance) for key, value in a.items())
    return a == b


def agree(request, reference, ours):
    if 'error' in reference and 'error' in ours:
        return agree_on_error(request['expr'], reference['error'], ours['error'])
    # JavaScript leaves the last digits of a power to its engine, and letters are read with powers of 26.
    return same(reference, ours, 1e-14 if re.search(r'\$(power|parseInteger)', request['expr']) else 0)


class Explanations:
    """Differences that are known: patterns for the kind of expression, for the expression and for both
    answers, with a reason."""

    def __init__(self, path):
        with open(path, encoding='utf-8') as file:
            self.entries = json.load(file)
        self.uses = [0] * len(self.entries)

    def find(self, kind, request, reference, ours):
        """Gives the reason for a difference, or None."""
        texts = {'kind': kind, 'expression': request['expr'], 'reference': json.dumps(reference, ensure_ascii=False),
                 'ours': json.dumps(ours, ensure_ascii=False)}
        for number, entry in enumerate(self.entries):
            if all(re.search(entry[key], text, re.DOTALL) for key, text in texts.items() if key in entry):
                self.uses[number] += 1
                return entry['reason']
        return None
