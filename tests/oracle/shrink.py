"""Makes a request that shows a difference as small as it can be.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""

# How many smaller requests are tried at a time, and how many times.
MOST_CANDIDATES = 200
MOST_ROUNDS = 25


def shorter_texts(text):
    """The text with a piece left out, the longest pieces first."""
    length = len(text) // 2
    while length > 0:
        for start in range(0, len(text) - length + 1, max(1, length // 3)):
            yield text[:start] + text[start + length:]
        length = length * 2 // 3


def smaller_values(value):
    """The value with one part less."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield {other: kept for other, kept in value.items() if other != key}
            yield from ({**value, key: smaller} for smaller in smaller_values(member))
    elif isinstance(value, list):
        for at, element in enumerate(value):
            yield value[:at] + value[at + 1:]
            yield from (value[:at] + [smaller] + value[at + 1:] for smaller in smaller_values(element))


def candidates(request):
    if 'data' in request:
        yield {key: member for key, member in request.items() if key != 'data'}
    yield from ({**request, 'expr': text} for text in shorter_texts(request['expr']))
    if 'data' in request:
        yield from ({**request, 'data': smaller} for smaller in smaller_values(request['data']))


def shrink(request, select):
    """Gives the smallest request found; `select` gives those of several that show the difference."""
    for _ in range(MOST_ROUNDS):
        smaller = [candidate for candidate, _ in zip(candidates(request), range(MOST_CANDIDATES))]
        showing = select(smaller)
        if not showing:
            break
        request = showing[0]
    return request
