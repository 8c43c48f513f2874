#!/usr/bin/env python3
"""`passo test-state` with a task that calls an HTTP endpoint, of a server on this machine.

usage: test-test-state-http.py PASSO

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading

PASSO = os.path.abspath(sys.argv[1])
SECRET = 'c2VjcmV0OnNlY3JldA'


class Handler(http.server.BaseHTTPRequestHandler):
    """Says what it was sent, without its secrets."""

    def do_POST(self):
        length = int(self.headers.get('Content-Length', 0))
        body = json.dumps({'sent': self.rfile.read(length).decode(),
                           'known': self.headers.get('X-Key') == SECRET}).encode()
        self.send_response(500 if self.path.startswith('/broken') else 201)
        self.send_header('Content-Type', 'application/json')
        self.send_header('X-Mark', 'here')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def run(definition, *arguments):
    return subprocess.run([PASSO, 'test-state', '-', *arguments], input=json.dumps(definition),
                          capture_output=True, text=True, encoding='utf-8', check=False, timeout=60)


def points(folder, port):
    def task(path, **more):
        return {'Type': 'Task', 'Resource': 'arn:aws:states:::http:invoke', **more, 'Parameters': {
            'Method': 'POST', 'ApiEndpoint': f'http://127.0.0.1:{port}{path}', 'Headers': {'X-Own': 'a'},
            'QueryParameters': {'q': 1}, 'RequestBody': {'n.$': '$.n'},
            'InvocationConfig': {'ConnectionArn': 'arn:aws:events:us-east-1:1:connection/c/id'}}}

    connections = os.path.join(folder, 'connections.json')
    with open(connections, 'w', encoding='utf-8') as file:
        json.dump({'c': {'headers': {'X-Key': SECRET}, 'query': {'token': SECRET},
                         'body': {'password': SECRET}}}, file)
    given = ('--input', '{"n": 5}', '--inspection-level')

    answer = run(task('/a', End=True), *given, 'TRACE')
    yield 'without being allowed it calls nobody', answer.returncode == 2 and not answer.stdout
    answer = run(task('/a', End=True), *given, 'TRACE', '--allow-http')
    data = json.loads(answer.stdout)['inspectionData']
    request, response = data['request'], data['response']
    headers = request.pop('headers')
    yield 'the request', answer.returncode == 0 and request == {
        'protocol': 'http', 'method': 'POST', 'url': f'http://127.0.0.1:{port}/a?q=1', 'body': '{"n":5}'}
    yield 'its headers', (headers.startswith('[X-Own: a, ') and headers.endswith(']') and
                          'User-Agent: Amazon|StepFunctions|HttpInvoke|' in headers)
    yield 'the reply', (response['protocol'], response['statusCode'], response['statusMessage']) == (
        'http', '201', 'Created')
    yield 'its body', json.loads(response['body']) == {'sent': '{"n":5}', 'known': False}
    yield 'its headers, too', 'X-Mark: here' in response['headers']
    yield 'the result', json.loads(data['result'])['ResponseBody']['known'] is False

    for level in ('INFO', 'DEBUG'):
        answer = json.loads(run(task('/a', End=True), *given, level, '--allow-http').stdout)
        yield f'{level} tells of no request', (
            answer['status'] == 'SUCCEEDED' and 'request' not in answer.get('inspectionData', {}))

    answer = run(task('/a', End=True), *given, 'TRACE', '--connections', connections)
    data = json.loads(answer.stdout)['inspectionData']
    yield 'what a connection adds is sent', json.loads(data['response']['body'])['known']
    yield 'and not shown', SECRET not in json.dumps(data['request'])
    answer = run(task('/a', End=True), *given, 'TRACE', '--connections', connections, '--reveal-secrets')
    request = json.loads(answer.stdout)['inspectionData']['request']
    yield 'unless it is asked for', (f'X-Key: {SECRET}' in request['headers'] and
                                     f'token={SECRET}' in request['url'] and SECRET in request['body'])

    answer = json.loads(run(task('/broken', End=True), *given, 'TRACE', '--allow-http').stdout)
    yield 'a reply that fails the task is shown', (
        answer['error'] == 'States.Http.StatusCode.500' and answer['status'] == 'FAILED' and
        answer['inspectionData']['response']['statusCode'] == '500')
    retry = [{'ErrorEquals': ['States.ALL'], 'IntervalSeconds': 4}]
    answer = json.loads(run(task('/broken', End=True, Retry=retry), *given, 'DEBUG',
                            '--allow-http').stdout)
    yield 'or would be tried again', (
        answer['status'] == 'RETRIABLE' and
        answer['inspectionData']['errorDetails']['retryBackoffIntervalSeconds'] == 4)
    answer = run(task('/a', End=True), *given, 'TRACE', '--allow-http', '--mock',
                 '{"result": "{\\"StatusCode\\": 7}"}')
    data = json.loads(answer.stdout)['inspectionData']
    yield 'a mock goes before the network', (
        json.loads(data['result']) == {'StatusCode': 7} and 'request' not in data)
    yield 'no other task is called', run(
        {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'End': True},
        '--allow-http').returncode == 2


def main():
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        results = list(points(folder, server.server_port))
    print(f'1..{len(results)}')
    for number, (name, good) in enumerate(results, 1):
        print(f'{"ok" if good else "not ok"} {number} - {name}')
    sys.exit(0 if all(good for _, good in results) else 1)


if __name__ == '__main__':
    main()
