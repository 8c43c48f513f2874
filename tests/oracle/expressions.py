"""Expressions of JSONata and inputs for them, made up from a seed.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import json

NAMES = ['a', 'b', 'c', 'items', 'name', 'price', 'qty', 'tags', 'size', 'on']
RARE_NAMES = ['`x y`', 'naïve', '`a.b`', 'missing', '`and`', 'in', 'or', 'Ωmega']
WORDS = ['', 'a', 'b', 'abc', 'Hello World', 'x y', 'ab,cd,,ef', '  pad  ', 'ñandú', '日本語', '🎉party', 'e\u0301',
         '12', '-3.5', '1e3', '0x1F', 'true', 'null', 'aAbB', 'foo-bar_baz', 'tab\there', 'line\nbreak',
         '"q"', "it's"]
NUMBERS = ['0', '1', '2', '3', '-1', '-2', '7', '10', '42', '0.5', '1.5', '2.5', '-0.5', '0.1', '0.2', '100', '255',
           '1e3', '1e21', '1e-7', '123456789', '1.005', '12345.678', '9007199254740991', '9007199254740993',
           '3.14159',
           '1e100', '5e-324', '0.000001', '99999999999999999999']
PATTERNS = ['a', 'b+', '[a-c]', '[^a]', 'l+', '(a)(b)?', '(l|o)+', '^h', 'o$', r'\d', r'\d+', r'\w+', r'\s', r'\s+',
            ',', '.', 'a|b', '(?:x)y', 'o\\b', '(.)(.)', '[A-Z]', 'x*y', r'\.', '(a(b))', 'é|ñ', '日', 'b{2}', 'e.?l']

# The arguments that each function wants: n number, s string, b boolean, a array, o object, x anything,
# f function, r regular expression or string; behind ? are those that may be left out.
FUNCTIONS = {
    'string': 'x?b', 'length': 's', 'substring': 'sn?n', 'substringBefore': 'ss', 'substringAfter': 'ss',
    'uppercase': 's', 'lowercase': 's', 'trim': 's', 'pad': 'sp?s', 'contains': 'sr', 'split': 'sr?p', 'join': 'A?s',
    'match': 'sR?p', 'replace': 'srs?p', 'base64encode': 's', 'base64decode': 's', 'encodeUrlComponent': 's',
    'encodeUrl': 's', 'decodeUrlComponent': 's', 'decodeUrl': 's', 'number': 'x', 'abs': 'n', 'floor': 'n',
    'ceil': 'n', 'round': 'n?p', 'power': 'nn', 'sqrt': 'n', 'sum': 'N', 'max': 'N', 'min': 'N', 'average': 'N',
    'boolean': 'x', 'not': 'x', 'exists': 'x', 'count': 'a', 'append': 'xx', 'sort': 'a?2', 'reverse': 'a',
    'distinct': 'a', 'zip': 'aa?a', 'keys': 'o', 'lookup': 'ok', 'spread': 'o', 'merge': 'O', 'sift': 'o1',
    'each': 'o1', 'error': 's', 'assert': 'b?s', 'type': 'x', 'map': 'a1', 'filter': 'a1', 'single': 'a1',
    'reduce': 'a2?x', 'clone': 'x', 'formatBase': 'n?p', 'eval': 'e', 'toMillis': 's', 'fromMillis': 'n',
}
RESULTS = {
    'n': ['length', 'number', 'abs', 'floor', 'ceil', 'round', 'power', 'sqrt', 'sum', 'max', 'min',
        'average', 'count'],
    's': ['string', 'substring', 'substringBefore', 'substringAfter', 'uppercase', 'lowercase', 'trim', 'pad', 'join',
          'replace', 'base64encode', 'encodeUrlComponent', 'encodeUrl', 'decodeUrl', 'type', 'formatBase',
          'fromMillis'],
    'b': ['contains', 'boolean', 'not', 'exists'],
    'a': ['split', 'match', 'append', 'sort', 'reverse', 'distinct', 'zip', 'keys', 'spread', 'map', 'filter',
    'each'],
    'o': ['merge', 'sift', 'clone', 'match'],
}


def make_scalar(random):
    return random.choice([
        lambda: random.randint(-5, 20), lambda: round(random.uniform(-100, 100), 2), lambda: random.choice(WORDS),
        lambda: random.choice(WORDS), lambda: random.random() < 0.5, lambda: None])()


def make_value(random, depth=3):
    """A JSON value whose objects have a few of the names above."""
    kind = random.random()
    if depth == 0 or kind < 0.35:
        return make_scalar(random)
    if kind < 0.65:
        if random.random() < 0.6:
            return [make_object(random, depth - 1) for _ in range(random.randint(0, 4))]
        return [make_value(random, depth - 1) for _ in range(random.randint(0, 4))]
    return make_object(random, depth)


def make_object(random, depth=3):
    names = random.sample(NAMES, random.randint(0, 5))
    values = {name: make_value(random, depth - 1) if depth > 0 else make_scalar(random) for name in names}
    if 'price' in values and random.random() < 0.7:
        values['price'] = round(random.uniform(0, 50), 2)
    if 'qty' in values and random.random() < 0.7:
        values['qty'] = random.randint(0, 9)
    if 'name' in values and random.random() < 0.7:
        values['name'] = random.choice(WORDS)
    if random.random() < 0.05:
        values[random.choice(['x y', 'naïve', 'a.b', 'and', 'in'])] = make_scalar(random)
    return values


def make_input(random):
    """What `$` is; None for an input that is undefined."""
    if random.random() < 0.03:
        return None
    return make_object(random, 4) if random.random() < 0.85 else make_value(random, 3)


class Maker:
    """Makes one expression; `bound` are the variables that may be read where it stands."""

    def __init__(self, random):
        self.random = random
        self.bound = []

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, share):
        return self.random.random() < share

    def string(self):
        text = self.random.choice(WORDS)
        if self.chance(0.3) and "'" not in text:
            return "'" + json.dumps(text, ensure_ascii=self.chance(0.5))[1:-1].replace('\\"', '"') + "'"
        return json.dumps(text, ensure_ascii=self.chance(0.5))

    def regex(self):
        return '/' + self.random.choice(PATTERNS).replace('/', '\\/') + '/' + self.pick('', '', '', 'i', 'm')

    def name(self):
        return self.random.choice(RARE_NAMES if self.chance(0.06) else NAMES)

    def variable(self):
        if self.bound and self.chance(0.8):
            return self.random.choice(self.bound)
        return self.pick('$', '$', '$$', '$unset')

    def make(self, kind='x', depth=3):
        """An expression that mostly has a value of `kind`."""
        if self.chance(0.06):
            kind = self.pick('n', 's', 'b', 'a', 'o', 'x', 'f')
        maker = {'n': self.number, 's': self.text, 'b': self.boolean, 'a': self.array, 'o': self.object,
                 'f': self.function_value}.get(kind, self.anything)
        return maker(depth)

    def anything(self, depth):
        if depth <= 0:
            return self.pick(self.name, self.name, self.variable, self.string, self.literal)()
        return self.pick(self.path, self.path, self.path, self.path, self.number, self.text, self.boolean,
            self.array, self.object,
                         self.conditional, self.block, self.call_any, self.chain, self.coalesce, self.transform,
                         self.lambda_call, self.variable_of, self.join)(depth - 1)

    def variable_of(self, depth):
        return self.variable()

    def literal(self):
        return self.pick('null', 'true', 'false', self.random.choice(NUMBERS))

    def number(self, depth):
        if depth <= 0 or self.chance(0.2):
            return self.random.choice(NUMBERS) if self.chance(0.6) else self.pick('price', 'qty', '$count(items)')
        if self.chance(0.4):
            return self.call(self.random.choice(RESULTS['n']), depth)
        if self.chance(0.1):
            return '-' + self.group('n', depth)
        return self.group('n', depth) + ' ' + self.pick('+', '-', '*', '/', '%') + ' ' + self.group('n', depth)

    def group(self, kind, depth):
        text = self.make(kind, depth - 1)
        return '(' + text + ')' if self.chance(0.5) and not text.startswith('/') else text

    def text(self, depth):
        if depth <= 0 or self.chance(0.25):
            return self.string()
        if self.chance(0.35):
            return self.group('s', depth) + ' & ' + self.group('x', depth)
        return self.call(self.random.choice(RESULTS['s']), depth)

    def boolean(self, depth):
        if depth <= 0:
            return self.pick('true', 'false', 'on')
        kind = self.pick('n', 'n', 's', 'x')
        if self.chance(0.2):
            return self.group('b', depth) + self.pick(' and ', ' or ') + self.group('b', depth)
        if self.chance(0.15):
            return self.group('x', depth) + ' in ' + self.group('a', depth)
        if self.chance(0.25):
            return self.call(self.random.choice(RESULTS['b']), depth)
        return self.group(kind, depth) + ' ' + self.pick('=', '!=', '<', '<=', '>',
            '>=') + ' ' + self.group(kind, depth)

    def array(self, depth):
        if depth > 0 and self.chance(0.3):
            return self.call(self.random.choice(RESULTS['a']), depth)
        if depth > 0 and self.chance(0.3):
            return self.path(depth)
        if self.chance(0.2):
            return f'[{self.random.randint(-3, 4)}..{self.random.randint(-3, 9)}]'
        if self.chance(0.1):
            return '[' + self.make('n', depth - 1) + '..' + self.make('n', 0) + ']'
        kind = self.pick('n', 's', 'x', 'o')
        return '[' + ', '.join(self.make(kind, depth - 1) for _ in range(self.random.randint(0, 4))) + ']'

    def object(self, depth):
        if depth > 0 and self.chance(0.2):
            return self.call(self.random.choice(RESULTS['o']), depth)
        pairs = [(self.pair_name(depth), self.make('x', depth - 1)) for _ in range(self.random.randint(0, 3))]
        return '{' + ', '.join(f'{key}: {value}' for key, value in pairs) + '}'

    def pair_name(self, depth):
        return self.make('s', depth - 1) if self.chance(0.2) else json.dumps(self.random.choice(NAMES))

    def step(self, depth):
        kind = self.random.random()
        if kind < 0.62 or depth <= 0:
            return self.name()
        if kind < 0.68:
            return self.pick('*', '**')
        if kind < 0.72:
            return '%'
        if kind < 0.80:
            return '(' + self.make('x', depth - 1) + ')'
        if kind < 0.85:
            return self.object(depth - 1)
        if kind < 0.89:
            return self.array(depth - 1)
        if kind < 0.92:
            return self.string()
        return self.call(self.pick('string', 'count', 'uppercase', 'sum', 'keys', 'length', 'number', 'abs',
            'type', 'trim'), depth - 1,
                         leave_out=True)

    def suffix(self, depth):
        kind = self.random.random()
        if kind < 0.60:
            return ''
        if kind < 0.72:
            return '[' + self.pick('0', '1', '-1', '[0,1]', '[1..2]', '0.7', '-2', 'true') + ']'
        if kind < 0.84:
            return '[' + self.make(self.pick('b', 'b', 'n', 'x'), depth - 1) + ']'
        if kind < 0.87:
            return '[]'
        if kind < 0.93:
            terms = [self.pick('', '<', '>') + self.pick(self.name(), '$', self.make('n', depth - 1))
                     for _ in range(self.random.randint(1, 2))]
            return '^(' + ', '.join(terms) + ')'
        if kind < 0.96:
            return self.binding()
        return '{' + self.pick('name', '$string(qty)', '"k"', self.make('s',
            depth - 1)) + ': ' + self.make('x', depth - 1) + '}'

    def binding(self):
        name = self.pick('$i', '$j', '$k')
        self.bound.append(name)
        return self.pick('#', '@') + name

    def path(self, depth):
        start = self.pick(self.step, self.step, self.step, lambda depth: self.variable())(depth)
        steps = [start + self.suffix(depth)]
        mark = len(self.bound)
        for _ in range(self.random.randint(0, 3)):
            steps.append(self.step(depth) + self.suffix(depth))
        del self.bound[mark:]
        return '.'.join(steps)

    def join(self, depth):
        mark = len(self.bound)
        self.bound += ['$i', '$j']
        text = (f'{self.name()}@$i.{self.name()}@$j[{self.make("b", depth - 1)}].' + self.pick(
            '{"i": $i, "j": $j}', '[$i, $j]', '($i & $j)', '$i', '{"n": %}', '%.' + self.name()))
        del self.bound[mark:]
        return text

    def conditional(self, depth):
        text = self.make('b', depth - 1) + ' ? ' + self.group('x', depth)
        return text if self.chance(0.2) else text + ' : ' + self.make('x', depth - 1)

    def coalesce(self, depth):
        return self.group('x', depth) + self.pick(' ?? ', ' ?: ') + self.group('x', depth)

    def block(self, depth):
        mark = len(self.bound)
        lines = []
        for name in self.random.sample(['$x', '$y', '$z', '$f'], self.random.randint(0, 2)):
            kind = 'f' if name == '$f' else 'x'
            lines.append(f'{name} := {self.make(kind, depth - 1)}')
            self.bound.append(name)
        lines.append('$f(' + self.make('x', depth - 1) + ')' if '$f' in self.bound and self.chance(0.5)
                     else self.make('x', depth - 1))
        del self.bound[mark:]
        return '(' + '; '.join(lines) + self.pick('', '', ';') + ')'

    def function_value(self, depth):
        return self.callback(self.random.randint(1, 2), depth)

    def callback(self, arity, depth):
        """A function for one that calls back: by its own parameters, by name, or a partial one."""
        kind = self.random.random()
        if kind < 0.12:
            return '$' + self.pick('string', 'uppercase', 'number', 'sum', 'boolean', 'length', 'type',
                'count', 'append')
        if kind < 0.22:
            return self.pick('$substring(?, 1)', '$append(?, 1)', '$contains(?, "a")', '$split(?, ",")',
                '$power(2, ?)', '$join(?, "-")', '$string(?)',
                             '$pad(?, 5, ?)')
        if kind < 0.27:
            return self.pick('$trim ~> $uppercase', '$string ~> $length', '$sum ~> $string')
        if kind < 0.30:
            return self.regex()
        mark = len(self.bound)
        names = ['$v', '$w', '$u'][:max(1, arity + self.pick(-1, 0, 0, 0, 1))]
        self.bound += names * 2
        signature = self.pick('', '', '', '', '<x:x>', '<n:n>', '<s-:s>', '<xx?:x>', '<a<n>:x>',
            '<(sn)x?:x>') if self.chance(0.3) else ''
        body = self.make(self.pick('x', 'b', 'n', 's'), depth - 1)
        del self.bound[mark:]
        return self.pick('function', 'function', 'λ') + f'({", ".join(names)}){signature}{{{body}}}'

    def lambda_call(self, depth):
        arity = self.random.randint(1, 2)
        arguments = ', '.join(self.make('x', depth - 1) for _ in range(arity + self.pick(-1, 0, 0, 0, 1)))
        function = self.callback(arity, depth)
        if function.startswith('/'):
            function = '$string'
        return f'({function})({arguments})' if '~>' in function else f'{function}({arguments})'

    def chain(self, depth):
        text = self.group('x', depth)
        for _ in range(self.random.randint(1, 2)):
            text += ' ~> ' + self.pick('$sum', '$count', '$string', '$uppercase', '$reverse', '$join(",")',
                '$map($string)', '$keys',
                                       '$distinct', '$type', '$substring(0, 2)',
                                       '$filter(function($v){$v > 2})', '$append([1])', '$length()',
                                       self.callback(1, depth))
        return text

    def transform(self, depth):
        pattern = self.pick('$', 'items', '**', '*', self.path(depth - 1))
        tail = '' if self.chance(0.6) else ', ' + self.pick('"a"', '["a", "b"]', '[]', self.make('x', 0))
        return f'{self.pick("$", "items", self.name())} ~> |{pattern}|{self.make("o", depth - 1)}{tail}|'

    def call_any(self, depth):
        return self.call(self.random.choice(list(FUNCTIONS)), depth)

    def call(self, name, depth, leave_out=False):
        wanted, _, optional = FUNCTIONS[name].partition('?')
        kinds = list(wanted) + list(optional[:self.random.randint(0, len(optional))])
        if kinds and (leave_out or self.chance(0.04)):
            kinds.pop(0 if leave_out else -1)
        if self.chance(0.02):
            kinds.append('x')
        arguments = [self.argument(kind, depth - 1) for kind in kinds]
        if arguments and self.chance(0.01):
            arguments[self.random.randrange(len(arguments))] = '?'
        return f'${name}({", ".join(arguments)})'

    def argument(self, kind, depth):
        if kind == 'r':
            return self.regex() if self.chance(0.5) else self.make('s', depth)
        if kind == 'R':
            return self.make('s', depth) if self.chance(0.05) else self.regex()
        if kind in '12':
            return self.make('x', depth) if self.chance(0.05) else self.callback(int(kind), depth)
        if kind == 'k':
            return json.dumps(self.random.choice(NAMES)) if self.chance(0.8) else self.make('s', depth)
        if kind == 'p':
            return str(self.random.randint(-4, 40)) if self.chance(0.8) else self.make('n', 0)
        if kind == 'e':
            return json.dumps(self.make('x', 1)) if self.chance(0.8) else self.make('s', depth)
        if kind in 'NAO':
            if self.chance(0.3):
                return self.path(depth)
            element = {'N': 'n', 'A': 's', 'O': 'o'}[kind]
            return '[' + ', '.join(self.make(element, depth - 1) for _ in range(self.random.randint(0, 4))) + ']'
        return self.make(kind, depth)


# What is put into, or instead of, a piece of an expression to spoil its syntax.
SPOILERS = list('()[]{}.,;:?|~^@#%*+-/<>=!&"\'`$_1a ') + [
    ' and ', ' or ', ' in ', ':=', '..', '~>', '!=', '**', '?:', '??', '/*', '*/', 'function', 'function(',
    '$x', 'null', 'true', '1e9',
    '1e999', '\\', '"a"', '/a/', '<n:n>', '\\u12', '%.', '{}', '[]', '(', 'é', '🎉']


def spoil(random, expression):
    """Takes something out of an expression, puts something in, or both."""
    for _ in range(random.randint(1, 2)):
        start = random.randint(0, len(expression))
        end = start + random.choice([0, 0, 1, 1, 2, random.randint(0, 12)])
        piece = random.choice(SPOILERS) if random.random() < 0.7 else ''
        expression = expression[:start] + piece + expression[end:]
    return expression


def make_pair(random):
    """Gives an expression and the input it is for."""
    maker = Maker(random)
    expression = maker.make('x', random.choice([1, 2, 3, 3, 4]))
    if random.random() < 0.12:
        expression = spoil(random, expression)
    return expression, make_input(random)
