"""Programs that answer evaluation requests, a line of JSON for each.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import json
import queue
import subprocess
import threading

# What one request may take before its program counts as hanging.
SECONDS = 10


class Answerer:
    """Runs `command` and sends it requests; one that hangs or dies is started again behind the
    request that it stopped at."""

    def __init__(self, command):
        self.command = command

    def answer_all(self, requests):
        """Gives the answers in the requests' order: {"broken": why} where there is none."""
        lines = [json.dumps(request) for request in requests]
        answers = []
        while len(answers) < len(lines):
            answers += self.answer_some(lines[len(answers):])
        return answers

    def answer_some(self, lines):
        process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
                                   text=True, encoding='utf-8')
        answered = queue.Queue()
        for work in (lambda: self.feed(process, lines), lambda: self.drain(process, answered)):
            threading.Thread(target=work, daemon=True).start()
        answers = []
        while len(answers) < len(lines):
            try:
                line = answered.get(timeout=SECONDS)
            except queue.Empty:
                answers.append({'broken': 'no answer in time'})
                break
            if line is None:
                answers.append({'broken': 'it ended'})
                break
            answers.append(json.loads(line))
        process.kill()
        process.wait()
        return answers

    @staticmethod
    def feed(process, lines):
        try:
            for line in lines:
                process.stdin.write(line + '\n')
            process.stdin.close()
        except BrokenPipeError:
            pass

    @staticmethod
    def drain(process, answered):
        for line in process.stdout:
            answered.put(line)
        answered.put(None)
