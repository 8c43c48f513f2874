"""Expressions about pictures of dates and numbers, and about numbers, made up from a seed.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import json

import expressions

COMPONENTS = 'YYMMDDdFWwXxHhPmsfZzCE'
PRESENTATIONS = ['', '', '', '1', '01', '001', '0001', '#1', '##01', 'N', 'n', 'Nn', 'I', 'i', 'W', 'w', 'Ww',
    'A', 'a', '9,999', '#,##0',
                 '01:01', '0101', '00:00', '0', '00', '000', '0000', '00000', '٠١', '1٠', '*', '#', '²', 'A1',
                 '1a', '0:0', '01-01', '#0']
MODIFIERS = ['', '', '', '', 'o', 'c', 't', 'a']
WIDTHS = ['', '', '', '', ',2', ',3', ',4', ',1', ',2-2', ',3-3', ',*-2', ',*-4', ',2-4', ',*', ',1-*',
    ',4-2', ', 2', ',*-3']
LITERALS = [' ', '-', '/', ':', 'T', '.', ', ', ' of ', ']]', '[[', 'at ', 'é', '日', '(', '+', '\\', 'x*', 'Z']
ZONES = ['+0000', '+0530', '-0500', '+0100', '-0930', '0000', '+1400', '-1200', '0530', '+01', '-5', '+00:00',
    '+01:30', '', 'Z', 'abc', '-0045']
TIMES = [0, 1, -1, 1510067557121, 1521801216617, 951782400000, 946684799999, 1419940800000, 253402300799999, 8.64e15,
         -8.64e15, 8.64e15 + 1, 1e12 + 0.5, -1.5, 1583020800000, 1230768000000]
DATES_READ = ['[Y0001]-[M01]-[D01]', '[D1]/[M1]/[Y0001]', '[D1o] [MNn] [Y]', '[MNn,3-3] [D], [Y,4]',
    '[Y]-[d001]', '[Y0001][M01][D01]',
              '[Dw] [MNn] [Yw]', '[Dwo] of [MN], [Y0001]', '[DI]/[MI]/[YI]', '[Da]-[MA]-[Y]',
              '[FNn], [D1] [MNn] [Y0001]', '[X0001]-W[W01]-[F1]',
              '[Y] [D]', '[Y] [M] [d]', '[Y]-[M]-[D] [f]', '[Y,2]/[M]/[D]', '[Y,*-2]/[M]', '[Y9,999,*]-[M]']
TIMES_READ = ['', '', 'T[H01]:[m01]:[s01]', 'T[H01]:[m01]:[s01].[f001][Z01:01t]', ' [h]:[m01][P]',
    ' [h]:[m] [PN]', ' [H]:[m]:[s] [Z]', ' [H01][m01] GMT[Z0101]',
              ' [H]:[m] [z]', ' at [h#1] [P]', 'T[H]:[s]', ' [Hw] [mw]', ' [m]:[s]', '[H01]:[m01]Z',
              ' [P][h][m]', '[Z]', ' [H]:[m]:[s].[f1]', ' [s].[f]']


def quote(text):
    return json.dumps(text, ensure_ascii=False)


def make_marker(random):
    if random.random() < 0.01:
        return '[' + random.choice('QqyG1') + ']'
    component = random.choice(COMPONENTS)
    presentation = random.choice(PRESENTATIONS) if random.random() < 0.7 else ''
    marker = component + presentation + random.choice(MODIFIERS) + random.choice(WIDTHS)
    if random.random() < 0.03:
        marker = ' ' + marker[:1] + ' ' + marker[1:]
    return '[' + marker + ('' if random.random() < 0.005 else ']')


def make_date_picture(random):
    return ''.join(make_marker(random) if random.random() < 0.6 else random.choice(LITERALS)
                   for _ in range(random.randint(1, 6)))


def make_millis(random):
    if random.random() < 0.3:
        return random.choice(TIMES)
    return random.randint(-10**13, 10**13) if random.random() < 0.4 else random.randint(0, 2 * 10**12)


def make_formatting(random):
    arguments = [json.dumps(make_millis(random))]
    if random.random() < 0.95:
        arguments.append(quote(make_date_picture(random)))
        if random.random() < 0.4:
            arguments.append(quote(random.choice(ZONES)))
    return f'$fromMillis({", ".join(arguments)})'


def make_reading(random):
    """Reads what a picture wrote, mostly by the same picture."""
    picture = random.choice(DATES_READ) + random.choice(TIMES_READ)
    if random.random() < 0.2:
        picture = '[Y]-' + make_date_picture(random)
    other = random.choice(DATES_READ) + random.choice(TIMES_READ) if random.random() < 0.2 else picture
    if random.random() < 0.1:
        picture = expressions.spoil(random, picture)
    zone = f', {quote(random.choice(ZONES[:7]))}' if random.random() < 0.3 else ''
    return f'$toMillis($fromMillis({make_millis(random)}, {quote(other)}{zone}), {quote(picture)})'


def make_iso(random):
    text = random.choice(['2017', '2017-10', '2017-10-30', '2017-10-30T16:25', '2017-10-30T16:25:32',
        '2017-10-30T16:25:32.935', '2017-10-30T16:25:32.935Z',
                          '2017-10-30T16:25:32Z', '2017-10-30T16:25:32.935+01:00', '2017-10-30T16:25:32-0530',
                          '20171030', '2017-02-30', '2017-13-01',
                          '-002017-10-30', '+002017-10-30T00:00Z', '2017-10-30T24:00:00Z',
                          '2017-10-30T16:60Z', '2017-10-30 16:25', '2017-10-30T16',
                          '2017-10-30T16:25:32.9', '2017-10-30T16:25:32.123456789Z', '1970-01-01',
                          '0000-01-01', '9999-12-31T23:59:59.999Z', ''])
    if random.random() < 0.3:
        at = random.randint(0, len(text))
        text = text[:at] + random.choice(['0', '9', '-', ':', 'T', 'Z', ' ', '+',
            '.']) + text[at + random.randint(0, 1):]
    return f'$toMillis({quote(text)})'


def make_date(random):
    return random.choices([make_formatting, make_reading, make_iso], [6, 3, 1])[0](random), None


def make_figure(random):
    """A number, as it is written."""
    kind = random.random()
    if kind < 0.25:
        return random.choice(expressions.NUMBERS)
    if kind < 0.5:
        return str(random.randint(-10**random.randint(1, 18), 10**random.randint(1, 18)))
    if kind < 0.75:
        return repr(round(random.uniform(-1000, 1000), random.randint(0, 6)))
    if kind < 0.85:
        return repr(random.uniform(-1, 1) * 10**random.randint(-12, 25))
    return str(random.randint(0, 100)) + random.choice(['', '.5', '.25', '.125', '.05', '.005', '.0005',
        '.15', '.45'])


def make_number_picture(random):
    def part(most):
        return ''.join(random.choice(['#', '#', '0', '0', '9', ',', '']) for _ in range(random.randint(0, most)))

    def ordered(most, optional_first):
        digits = ['#'] * random.randint(0, most) + ['0'] * random.randint(0, most)
        return ''.join(digits if optional_first else digits[::-1])

    def sub_picture():
        whole = part(6) if random.random() < 0.15 else ordered(4, True)
        if random.random() < 0.4 and len(whole) > 1:
            at = random.randint(1, len(whole) - 1)
            whole = whole[:at] + ',' + whole[at:]
        text = whole
        if random.random() < 0.6:
            text += '.' + (part(4) if random.random() < 0.15 else ordered(3, False))
        if random.random() < 0.15:
            text += random.choice(['e0', 'e00', 'e', 'e0#', 'E0'])
        text = random.choice(['', '', '', '', '$', '(', 'a ', '-', '+', '%', '‰', 'é', '日']) + text
        return text + random.choice(['', '', '', '', '', '%', '‰', ')', ' kg', '%%', '‰%', 'x', 'é', ' e'])
    text = sub_picture()
    if random.random() < 0.2:
        text += ';' + sub_picture()
    if random.random() < 0.02:
        text += ';' + sub_picture()
    return text


OPTIONS = {'decimal-separator': ['.', ',', '·', '/'], 'grouping-separator': [',', '.', ' ', "'"],
    'exponent-separator': ['e', 'E', '^', 'x'],
           'infinity': ['Infinity', '∞'], 'minus-sign': ['-', '−', '~', 'minus '], 'NaN': ['NaN'],
           'percent': ['%', 'pc', 'p'], 'per-mille': ['‰', 'm'],
           'zero-digit': ['0', '٠', '①', 'a'], 'digit': ['#', '?'], 'pattern-separator': [';', '|']}


def make_number(random):
    picture = make_number_picture(random)
    arguments = [make_figure(random), quote(picture)]
    if random.random() < 0.25:
        names = random.sample(list(OPTIONS), random.randint(0, 3))
        options = {name: random.choice(OPTIONS[name]) for name in names}
        if options.get('zero-digit') not in (None, '0') and random.random() < 0.8:
            zero = ord(options['zero-digit'])
            arguments[1] = quote(''.join(chr(zero + int(c)) if c in '09' else c for c in picture))
        arguments.append(quote(options))
    return f'$formatNumber({", ".join(arguments)})', None


INTEGER_PICTURES = ['0', '00', '000', '#0', '##0', '#,##0', '#,###,##0', '0,000', '#:##0', '#,#0',
    '##,##,##0', "#'##0", '0.0.0', 'w', 'W', 'Ww', 'i', 'I',
                    'a', 'A', '٠', '٠٠', '#٠', '①', '#', '*', '', '0;o', '#,##0;o', 'w;o', 'Ww;o', 'W;o',
                    'I;o', 'a;o', '0;c', '0;t', '0;x', '0;', ';o', '1',
                    '9', '19', '0٠', 'ww', 'WW', 'aa', 'wW', 'α', '#,', ',0', '0,,0', '#,##0,000', '0 000',
                    '0 000 00', '0-00-00', '0;o(-th)']


def make_integer(random):
    picture = random.choice(INTEGER_PICTURES)
    if random.random() < 0.15:
        picture = ''.join(random.choice(['#', '0', ',', ' ', '-', '1', 'o',
            ';']) for _ in range(random.randint(0, 6)))
    kind = random.random()
    number = str(random.randint(-10**random.randint(1, 16), 10**random.randint(1, 16))) if kind < 0.5 else \
        str(random.randint(0, 130)) if kind < 0.8 else make_figure(random)
    if picture[:1] in ('i', 'I'):
        number = str(random.randint(-100, 9999))
    if random.random() < 0.6:
        return f'$formatInteger({number}, {quote(picture)})', None
    other = picture if random.random() < 0.8 else random.choice(INTEGER_PICTURES[:20])
    text = f'$formatInteger({number}, {quote(other)})'
    if random.random() < 0.3:
        text = quote(random.choice(expressions.WORDS + ['one', 'twenty-first', 'one million and one', 'MCMXC',
            'iv', '1,000', '12th', '-5', 'zz', 'IIX', '１２', '٣']))
    return f'$parseInteger({text}, {quote(picture)})', None


def make_arithmetic(random):
    a, b, c = (make_figure(random) for _ in range(3))
    small = str(random.randint(-6, 12))
    return random.choice([
        lambda: f'$power({a}, {random.choice([small, small, small + ".5", b])})',
        lambda: f'$round({a}, {random.choice([small, small, small + ".5", b])})',
        lambda: f'$round({a})',
        lambda: f'$formatBase({a}, {random.choice([str(random.randint(0, 40)), "2", "16", "36", "2.5", b])})',
        lambda: f'$formatBase({a})',
        lambda: f'$string({a})', lambda: f'$string({a} * {b})', lambda: f'$string({a} / {b})',
        lambda: f'{a} % {b}', lambda: f'{a} & {b}',
        lambda: f'[{a} + {b}, {a} - {b}, {a} * {b}, {a} / {c}]', lambda: f'$sqrt({a})',
        lambda: f'[$floor({a}), $ceil({a}), $abs({a})]',
        lambda: f'$sum([{a}, {b}, {c}])', lambda: f'$average([{a}, {b}, {c}])',
        lambda: f'[$max([{a}, {b}]), $min([{b}, {c}])]',
        lambda: f'$number("{a}")', lambda: f'$number({quote(expressions.spoil(random, a))})',
        lambda: f'$string([{a}, {{"x": {b}}}])',
        lambda: f'[{a} < {b}, {a} = {b}, {a} >= {c}, {a} in [{b}, {c}]]', lambda: f'[1..5][{a}]',
        lambda: f'$substring("abcdefgh", {small}, {a})',
        lambda: f'$pad("x", {small}.7, "ab")', lambda: f'$string({a}, true)'])(), None


# Mistakes of every kind, with pieces that are filled in.
MISTAKES = [
    '$error({x})', '$error()', '$assert({x}, {s})', '$assert({n} > {m}, {s})', '$assert({n} < {m})',
    '$number({x})', '$number({s})', '$sqrt({n})', '$power({n}, {m})',
    '{x} + {n}', '{n} - {x}', '{x} * {y}', '{x} / {n}', '{n} % {x}', '-{x}', '{x} < {y}', '{x} >= {y}',
    '[{x}..{n}]', '[{n}..{x}]', '[{x}..{y}]', '{x} ~> {y}', '{s}({n})',
    '$unset({x})', 'count({x})', '$unset(?, {x})', 'sum(?)', '{{{x}: {y}}}', '{{{s}: 1, {s}: 2}}',
    '[{x}, {y}]^($)', '[{x}, {y}]^(>$)', '$sort([{x}, {y}])',
    '$reduce([{x}, {y}], function($a) {{$a}})', '$replace({s}, "", {s})', '$replace({s}, "a", "b", {n})',
    '$replace("abc", /b/, function() {{{x}}})', '$replace({s}, /x*/, "")',
    '$split({s}, {s}, {n})', '$split({s}, /x*/)', '$match({s}, /a/, {n})', '$match({s}, /x*/)',
    '$single([{x}, {y}])', '$single([{x}], function() {{false}})', '$decodeUrl({s})',
    '$decodeUrlComponent("%" & {s})', '$string({n} / 0)', '{x} ~> |$|{y}|', '{{"a": 1}} ~> |$|{{}}, {x}|',
    '{{"a": 1}} ~> |$|{x}|', '$eval({s})', '$eval({s} & "+")', '$eval("1+" & $string({x}))',
    '$formatBase({n}, {m})', '$toMillis({s})', '$sum({x})', '$sum([{x}, {y}])', '$max([{x}])', '$min({x})',
    '$average([{n}, {x}])', '$uppercase({x})', '$length({x})', '$substring({x}, {y})',
    '$pad({x}, {y})', '$contains({x}, {y})', '$join({x}, {y})', '$join([{x}, {y}])', '$map({x}, {y})',
    '$filter({x}, {y})', '$each({x}, {y})', '$sift({x}, {y})', '$lookup({x}, {y})', '$merge({x})',
    '$merge([{x}, {y}])', '$keys({x}, {y})', '$count({x}, {y})', '$boolean({x}, {y})', '$exists()',
    '$exists({x}, {y})', '$zip({x}, {y})', '$append({x})', '$abs({x})', '$floor({x})', '$round({x}, {y})',
    '$formatNumber({x}, {y})', '$formatInteger({x}, {y})', '$parseInteger({x}, {y})', '$fromMillis({x}, {y})',
    '$toMillis({x}, {y})', '$base64encode({x})', '$encodeUrl({x})', '$trim({x})',
    'function($a)<{t}>{{$a}}({x})', 'function($a, $b)<{t}{t}>{{[$a, $b]}}({x}, {y})',
    'function($a, $b)<{t}{u}{t}{u}:x>{{[$a, $b]}}({x})',
    'function($a, $b, $c)<{t}{u}{t}{u}{t}>{{[$a, $b, $c]}}({x}, {y})',
    '{x}.function($a)<{t}->{{$a}}()', '{x}.function($a, $b)<{t}-{t}{u}>{{[$a, $b]}}({y})', '{x}.$uppercase()',
    '{x}.$length()', '{x}.$abs()', 'a.{n}', '{n}.a', 'a.{s}', 'a.true', 'a{{"b": {x}}}[0]', 'a{{"b": 1}}{{"c": 2}}',
    'a[0]@$x', 'a^(b)@$x', 'a#b', 'a@b', '%', 'a.%.%.%', '$x.%', '{x} := {y}', 'function({x}) {{1}}',
    '{x} {y}', '({x}', '[{x}', '{{{x}', '{{{x}: {y}', 'a[{x}', '{x} +', '{x} ?', '{x} ? {y} :', '{s}.{s}.{n}',
    '1 + + {x}',
    '$clone({x}, {y})', '$type()', '$distinct({x}, {y})', '$spread({x})', '$reverse({x}, {y})',
    '$string({x}, {y})', '$not()', '$not({x}, {y})', '($f := {x}; $f({y}))', '($f := {x}; $f(?, {y}))',
]
TYPES = list('nsbloafxj') + ['a<n>', 'a<s>', 'a<b>', 'a<o>', 'a<f>', 'a<a>', 'a<x>', '(ns)', '(nsb)', '(oa)',
    '(sf)', 'f<n:n>', 'a<a<n>>', 'n<s>', '(a<n>s)', 'q', '']


def make_message(random):
    def anything():
        return random.choice([*expressions.NUMBERS, *map(quote, expressions.WORDS), 'true', 'false', 'null',
            '{}', '{"a": 1}', '[]', '[1, 2]', '["a"]', '[[1], "b"]', 'nothing', 'a', 'b',
                              '$', '[1, "x", null]', '{"k": [1.5, {"m": "é"}]}'])
    text = random.choice(MISTAKES).format_map({
        'x': anything(), 'y': anything(), 'n': random.choice(expressions.NUMBERS),
            'm': random.choice(expressions.NUMBERS), 's': quote(random.choice(expressions.WORDS)),
        't': random.choice(TYPES), 'u': random.choice(['', '', '?', '-', '+'])})
    return text, expressions.make_input(random)
