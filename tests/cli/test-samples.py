#!/usr/bin/env python3
"""Runs every sample with every test case of its mocks, and compares outcome and events.

usage: test-samples.py PASSO SAMPLES CASES [--write]

CASES/SAMPLE-CASE.json holds what a run gives: exit status, output or error and cause, and a line for
each event with the seconds since the start, so that waiting is checked too. --write makes these
files anew; read what it wrote before you believe it.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import datetime
import glob
import json
import os
import subprocess
import sys
import tempfile


def seconds(timestamp):
    if isinstance(timestamp, (int, float)):
        return float(timestamp)
    return datetime.datetime.fromisoformat(timestamp.replace('Z', '+00:00')).timestamp()


def detail(event):
    """Gives what tells an event from its like: a state's name, an index, an error."""
    for key, value in event.items():
        if key.endswith('EventDetails') and isinstance(value, dict):
            words = [str(value[name]) for name in ('name', 'index', 'length', 'error') if name in value]
            return ' '.join(words)
    return ''


def lines_of(history):
    events = history['events']
    start = seconds(events[0]['timestamp'])
    return [f'{seconds(event["timestamp"]) - start:g} {event["type"]} {detail(event)}'.strip()
            for event in events]


def run(passo, sample, machine_case):
    """Gives what a run of a sample gave, and the bytes of its history."""
    with tempfile.TemporaryDirectory() as folder:
        history = os.path.join(folder, 'history.json')
        result = subprocess.run(
            [passo, 'run', sample + '.asl.json', '--input', sample + '.input.json',
             '--mock', sample + '.mocks.json', '--test-case', machine_case,
             '--skip-waits', '--seed', '7', '--history', history],
            capture_output=True, text=True, check=False, timeout=30)
        with open(history, 'rb') as file:
            written = file.read()
    outcome = {'exit': result.returncode}
    if result.returncode == 0:
        outcome['output'] = json.loads(result.stdout)
    else:
        for line in result.stderr.split('\n'):
            name, _, text = line.partition(': ')
            if name in ('Error', 'Cause'):
                outcome[name.lower()] = text
    outcome['events'] = lines_of(json.loads(written))
    return outcome, written


def without_start(history):
    """Gives a history with its times counted from its start: two runs differ in nothing else."""
    document = json.loads(history)
    start = seconds(document['events'][0]['timestamp'])
    for event in document['events']:
        event['timestamp'] = round(seconds(event['timestamp']) - start, 3)
    return document


def first_difference(wanted, found):
    if wanted == found:
        return None
    for key in sorted(set(wanted) | set(found)):
        if wanted.get(key) == found.get(key):
            continue
        if key == 'events':
            for number, pair in enumerate(zip(wanted[key], found[key]), 1):
                if pair[0] != pair[1]:
                    return f'event {number}: wanted “{pair[0]}”, found “{pair[1]}”'
            return f'{len(wanted[key])} events wanted, {len(found[key])} found'
        return f'{key}: wanted {wanted.get(key)}, found {found.get(key)}'
    return None


def check(passo, sample, machine_case, path, write):
    """Gives what is wrong with one run, or None."""
    found, history = run(passo, sample, machine_case)
    if write:
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(found, file, indent=2, ensure_ascii=False)
            file.write('\n')
    if not os.path.exists(path):
        return f'{os.path.basename(path)} is not there'
    with open(path, encoding='utf-8') as file:
        difference = first_difference(json.load(file), found)
    if difference:
        return difference
    again = run(passo, sample, machine_case)[1]
    return None if without_start(history) == without_start(again) else 'a second run differs'


def cases(samples):
    for mocks in sorted(glob.glob(os.path.join(samples, '*.mocks.json'))):
        with open(mocks, encoding='utf-8') as file:
            machines = json.load(file)['StateMachines']
        for machine, content in machines.items():
            for case in content['TestCases']:
                yield mocks[:-len('.mocks.json')], f'{machine}#{case}'


def main():
    write = '--write' in sys.argv
    passo, samples, folder = [word for word in sys.argv[1:] if word != '--write']
    points = [('an event that is gone is noticed',
               None if first_difference({'events': ['a', 'b']}, {'events': ['a']}) else 'it is not')]
    for sample, machine_case in cases(samples):
        name = f'{os.path.basename(sample)}-{machine_case.partition("#")[2]}'
        try:
            fault = check(passo, sample, machine_case, os.path.join(folder, name + '.json'), write)
        except (OSError, ValueError, KeyError, subprocess.TimeoutExpired) as error:
            fault = f'{type(error).__name__}: {error}'
        points.append((name, fault))
    print(f'1..{len(points)}')
    for number, (name, fault) in enumerate(points, 1):
        print(f'{"not ok" if fault else "ok"} {number} - {name}')
        if fault:
            print(f'# {name}: {fault}')
    sys.exit(1 if any(fault for _, fault in points) else 0)


if __name__ == '__main__':
    main()
