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


TEXT_OR_BRACKET = r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|`[^`]*`|[\[\](){},]'


def get_place(expression, position):
    """The brackets that a position is in, from outside: where each opens, what it is, and how many
    commas stand in it before the position."""
    places = []
    for found in re.finditer(TEXT_OR_BRACKET, expression[:position], re.DOTALL):
        mark = found.group()
        if mark in '[({':
            places.append([found.start(), mark, 0])
        elif mark in '])}':
            places[-1:] = []
        elif mark == ',' and places:
            places[-1][2] += 1
    return places


def is_in_earlier_member(expression, one, other):
    """Whether two positions are in two members of one object or array, the first one in the earlier."""
    return any(a[:2] == b[:2] and a[1] in '[{' and a[2] < b[2]
               for a, b in zip(get_place(expression, one), get_place(expression, other)))


def have_earlier(request, reference, ours):
    """Ours is an error that stands before that of the reference."""
    places = [get_unit_position(request['expr'], ours['error']['position']), reference['error'].get('position')]
    return None not in places and places[0] <= places[1]


def have_earlier_member(request, reference, ours):
    """Ours is the error of a member or element that stands before the one of the reference's error. Where
    that is the error of a call, its place may be any of the function's name."""
    text = request['expr']
    place = len(text.encode()[:ours['error']['position']].decode(errors='ignore'))
    places = [reference['error'].get('position') or 0]
    if reference['error'].get('token'):
        places += [found.end() for found in re.finditer(r'\$' + re.escape(reference['error']['token']), text)]
    return any(is_in_earlier_member(text, place, other) for other in places)


def have_same_message_but_zeros(_request, reference, ours):
    return reference['error'].get('message') == re.sub(r'(?<=[0-9])\.0+(?![0-9])', '', ours['error'].get('message'))


def have_same_code(_request, reference, ours):
    return reference['error'].get('code') == ours['error'].get('code')


def have_same_message(_request, reference, ours):
    return reference['error'].get('message') == ours['error'].get('message')


def have_same_characters(_request, reference, ours):
    """The answers differ in the order of their characters only."""
    return sorted(json.dumps(reference)) == sorted(json.dumps(ours))


def without_members(value, names):
    if isinstance(value, dict):
        return {key: without_members(member, names) for key, member in value.items() if key not in names}
    return [without_members(element, names) for element in value] if isinstance(value, list) else value


def have_same_other_members(request, reference, ours):
    """The answers differ only in members that have a name in the expression."""
    names = [one or other for one, other in re.findall(r'"([^"]*)"\s*:|\'([^\']*)\'\s*:', request['expr'])]
    return without_members(reference, names) == without_members(ours, names)


def have_same_without_gaps(_request, reference, ours):
    """The answers differ only in elements that JavaScript put into arrays, which JSON shows as null."""
    gaps = re.compile(r'(?<=\[)null(?=\])|(, null){2,}, (true|false|null|-?[0-9.]+|"[^"]*")(?=\])')
    return gaps.sub('', json.dumps(reference)) == json.dumps(ours)


def have_same_but_types(_request, reference, ours):
    """The answers differ only in what a number is called."""
    texts = [json.dumps(answer).replace('"number"', '"object"') for answer in (reference, ours)]
    return texts[0] == texts[1]


def are_offset_apart(_request, reference, ours):
    """Ours is a later time: twice the minutes of an offset, or all of one."""
    times = [answer.get('result') for answer in (reference, ours)]
    return all(isinstance(time, (int, float)) for time in times) and \
        times[1] - times[0] in range(120000, 12 * 3600000, 120000)


def have_same_without_undefined(_request, reference, ours):
    return json.dumps(reference).replace('undefined', '') == json.dumps(ours)


CONDITIONS = {'earlier': have_earlier, 'earlier member': have_earlier_member, 'same code': have_same_code,
              'same message': have_same_message,
              'same message but zeros': have_same_message_but_zeros, 'same characters': have_same_characters,
              'same without undefined': have_same_without_undefined, 'same but types': have_same_but_types,
              'offset apart': are_offset_apart,
              'same other members': have_same_other_members, 'same without gaps': have_same_without_gaps}


class Explanations:
    """Differences that are known: patterns for the kind of expression, for the expression, for its input
    and for both answers, and a condition of the above, with a reason."""

    def __init__(self, path):
        with open(path, encoding='utf-8') as file:
            self.entries = json.load(file)
        self.uses = [0] * len(self.entries)

    def find(self, kind, request, reference, ours):
        """Gives the reason for a difference, or None."""
        texts = {'kind': kind, 'expression': request['expr'], 'input': json.dumps(request.get('data')),
                 'reference': json.dumps(reference, ensure_ascii=False), 'ours': json.dumps(ours, ensure_ascii=False)}
        for number, entry in enumerate(self.entries):
            if not all(re.search(entry[key], text, re.DOTALL) for key, text in texts.items() if key in entry):
                continue
            if 'condition' not in entry or CONDITIONS[entry['condition']](request, reference, ours):
                self.uses[number] += 1
                return entry['reason']
        return None
