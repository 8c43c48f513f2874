#!/usr/bin/env python3
"""`passo run` with tasks that call HTTP endpoints, of a server on this machine.

usage: test-run-http.py PASSO

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import http.server
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading

PASSO = os.path.abspath(sys.argv[1])
SECRET = 'c2VjcmV0OnNlY3JldA'


class Handler(http.server.BaseHTTPRequestHandler):
    """Says what it was asked; never answers /slow."""

    slow = threading.Event()
    asked = threading.Event()

    def do_GET(self):
        if self.path == '/slow':
            self.asked.set()
            self.slow.wait(30)
            return
        body = json.dumps({'path': self.path, 'key': self.headers.get('X-Key')}).encode()
        self.send_response(404 if self.path == '/missing' else 200)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def task(port, path, **more):
    return {'Type': 'Task', 'Resource': 'arn:aws:states:::http:invoke', 'End': True, **more,
            'Parameters': {'Method': 'GET', 'ApiEndpoint': f'http://127.0.0.1:{port}{path}',
                           'InvocationConfig': {'ConnectionArn': 'arn:aws:events:us-east-1:1:connection/c/id'}},
            'ResultSelector': {'body.$': '$.ResponseBody'}}


def machine(state):
    return {'StartAt': 'Call', 'States': {'Call': state}}


class Folder:
    """A folder with definitions and a file of connections, in which commands run."""

    def __init__(self, path, port):
        self.path, self.port = path, port
        self.write('connections.json', {'c': {'headers': {'X-Key': SECRET}}})

    def write(self, name, content):
        with open(os.path.join(self.path, name), 'w', encoding='utf-8') as file:
            json.dump(content, file)
        return name

    def start(self, definition, *arguments):
        return subprocess.Popen([PASSO, 'run', self.write('definition.json', definition), *arguments],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=self.path)

    def run(self, definition, *arguments):
        process = self.start(definition, *arguments)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err

    def history(self):
        with open(os.path.join(self.path, 'history.json'), encoding='utf-8') as file:
            return file.read()


def interrupt(folder):
    process = folder.start(machine(task(folder.port, '/slow')), '--allow-http')
    Handler.asked.wait(30)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    return process.returncode


def points(folder):
    status, out, err = folder.run(machine(task(folder.port, '/a')))
    yield 'without being allowed it calls nobody and says what allows it', (
        status == 2 and not out and '--allow-http' in err and '--connections' in err)

    status, out, err = folder.run(machine(task(folder.port, '/a')), '--allow-http')
    yield 'allowed: the answer is the result', (
        status == 0 and json.loads(out) == {'body': {'path': '/a', 'key': None}})

    status, out, err = folder.run(machine(task(folder.port, '/a')), '--skip-waits', '--connections',
                                  'connections.json', '--history', 'history.json')
    yield 'connections allow it, too, and are sent', (
        status == 0 and json.loads(out) == {'body': {'path': '/a', 'key': SECRET}})
    yield 'the history holds what was answered, and nothing of what was sent besides', (
        SECRET not in folder.history().split('TaskSucceeded', 1)[0] and SECRET not in err)

    status, out, err = folder.run(machine(task(folder.port, '/missing')), '--allow-http')
    yield 'a status that is none of success fails the task', (
        status == 1 and 'Error: States.Http.StatusCode.404' in err and '/missing' in err)

    status, out, err = folder.run(machine(task(folder.port, '/slow', TimeoutSeconds=1)), '--allow-http')
    yield 'TimeoutSeconds ends a call', status == 1 and 'Error: States.Timeout' in err

    branches = {'Type': 'Parallel', 'End': True, 'Branches': [
        machine(task(folder.port, f'/{number}')) for number in range(8)]}
    status, out, err = folder.run(machine(branches), '--allow-http', '--skip-waits')
    yield 'calls run side by side', (
        status == 0 and [item['body']['path'] for item in json.loads(out)] == [f'/{n}' for n in range(8)])

    Handler.asked.clear()
    yield 'an interrupt aborts a call', interrupt(folder) == 4

    folder.write('bad.json', {'c': {'header': {'X-Key': SECRET}}})
    status, out, err = folder.run(machine(task(folder.port, '/a')), '--connections', 'bad.json')
    yield 'a file of connections with unknown words is refused, without its secrets', (
        status == 2 and 'bad.json' in err and 'header' in err and SECRET not in err)

    mocks = {'StateMachines': {'M': {'TestCases': {'C': {'Call': 'R'}}}},
             'MockedResponses': {'R': {'0': {'Return': {'ResponseBody': 'mocked'}}}}}
    status, out, err = folder.run(machine(task(folder.port, '/a')), '--allow-http', '--mock',
                                  folder.write('mocks.json', mocks), '--test-case', 'M#C')
    yield 'a mocked answer goes before the network', status == 0 and json.loads(out) == {'body': 'mocked'}


def main():
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as path:
        results = list(points(Folder(path, server.server_port)))
    Handler.slow.set()
    print(f'1..{len(results)}')
    for number, (name, good) in enumerate(results, 1):
        print(f'{"ok" if good else "not ok"} {number} - {name}')
    sys.exit(0 if all(good for _, good in results) else 1)


if __name__ == '__main__':
    main()
