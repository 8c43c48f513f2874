#!/usr/bin/env python3
"""Rebuilds executions after each event of the cases' histories, ours and recorded ones, and lets them go on.

usage: test-restore.py SHARED RESTORE_RECORDED

What comes after an event of our own history must be what came after it in that run. A recorded history must
serve as well: what comes after an event must be what was recorded, as far as the run from the beginning gives
what was recorded, and the order of events is fixed. Recordings with sorted events, whose ids are lists, cannot.

Copyright 2026 The Passo developers
SPDX-License-Identifier: Apache-2.0
"""
import importlib.util
import json
import os
import subprocess
import sys
import tempfile

START = 1700000000  # the cases have no times
DATA = ('input', 'output', 'parameters', 'error', 'cause')
NO_MOCKS = {'StateMachines': {'StateMachine': {'TestCases': {'Test': {}}}}, 'MockedResponses': {}}


def load_runner(shared):
    spec = importlib.util.spec_from_file_location('run', os.path.join(shared, 'conformance', 'run.py'))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_text(value):
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(',', ':'))


def put_dates(value):
    """An instant is `date` in the cases; a Wait needs a real one."""
    if isinstance(value, dict):
        return {key: put_dates(member) for key, member in value.items()}
    if isinstance(value, list):
        return [put_dates(element) for element in value]
    return '2016-03-14T01:59:00Z' if value == 'date' else value


def close_details(event):
    """Data are opened in the cases; in a history they are text."""
    closed = {'timestamp': START}
    for key, details in event.items():
        if isinstance(details, dict):
            details = {name: as_text(put_dates(value)) if name in DATA else value
                       for name, value in details.items()}
            if 'assignedVariables' in details:
                details['assignedVariables'] = {name: as_text(value)
                                                for name, value in details['assignedVariables'].items()}
        closed[key] = details
    return closed


def can_run(case):
    return (case['kind'] == 'execution' and 'definition' in case
            and 'DISTRIBUTED' not in json.dumps(case['definition']))


def get_recorded(case):
    """Gives the recorded events, none where they have lost their order or were not recorded."""
    events = case['expect'].get('events', [])
    return [] if any(isinstance(event['id'], list) for event in events) else events


def read_cases(source):
    cases = {}
    for area in sorted(os.listdir(source)):
        for name in sorted(os.listdir(os.path.join(source, area))):
            with open(os.path.join(source, area, name), encoding='utf-8') as file:
                case = json.load(file)
            if can_run(case):
                cases[case['name']] = case
    return cases


def go_on(program, cases):
    """Gives {(name, own, event): line of the program}."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for number, (name, case) in enumerate(cases.items()):
            path = os.path.join(folder, f'{number}.json')
            files[path] = name
            with open(path, 'w', encoding='utf-8') as file:
                json.dump({'definition': case['definition'], 'input': case['input'],
                           'mocks': case.get('mocks') or NO_MOCKS, 'express': case['type'] == 'EXPRESS',
                           'events': [close_details(event) for event in get_recorded(case)]},
                          file, ensure_ascii=False)
        output = subprocess.run([program, *files], stdout=subprocess.PIPE, check=True).stdout.decode()
    lines = [json.loads(line) for line in output.split('\n') if line]
    return {(files[line['file']], line['own'], line['after']): line for line in lines}


def check_own(name, lines):
    whole = lines[(name, True, 0)]['events']
    for event in range(1, len(whole) + 1):
        line = lines.get((name, True, event))
        if line is not None and line.get('events') != whole[event:]:
            return f'after event {event}: {line.get("refused", "it goes on otherwise")}'
    return None


def check_recorded(runner, name, case, lines):
    events = get_recorded(case)
    volatile = runner.Volatile(case.get('volatile', []))
    whole = lines[(name, True, 0)]['events']
    same = bool(events) and not case.get('unordered') and runner.compare_details(events, whole, volatile, False) is None
    for number in range(0, len(events) + 1):
        line = lines.get((name, False, number))
        if line is None:
            continue
        if 'refused' in line:
            return f'after event {number}: {line["refused"]}', same
        fault = same and runner.compare_details(events, events[:number] + line['events'], volatile, False)
        if fault:
            return f'after event {number}: {fault}', same
    return None, same


def main():
    shared, program = sys.argv[1:]
    runner = load_runner(shared)
    cases = read_cases(os.path.join(shared, 'conformance', 'cases'))
    lines = go_on(os.path.abspath(program), cases)
    print(f'1..{2 * len(cases)}')
    n_same = n_recorded = bad = 0
    for number, (name, case) in enumerate(cases.items()):
        own = check_own(name, lines)
        recorded, same = check_recorded(runner, name, case, lines)
        n_same += same
        n_recorded += bool(get_recorded(case))
        for offset, (kind, fault) in enumerate((('own', own), ('recorded', recorded))):
            bad += bool(fault)
            print(f'{"not ok" if fault else "ok"} {2 * number + offset + 1} - {name} {kind}')
            if fault:
                print(f'# {fault}')
    print(f'# {len(lines)} events; the rest is compared in {n_same} of {n_recorded} recorded histories')
    sys.exit(1 if bad else 0)


if __name__ == '__main__':
    main()
