# journey-answer.py
#
# Copyright 2026 The Passo developers
# SPDX-License-Identifier: Apache-2.0
"""Answer Tasks that have no result yet: one always so, one with an error that is caught."""

import json
import sys

from journey import Program, check, main

DEFINITION = b"""{
  "StartAt": "Ask price",
  "States": {
    "Ask price": {
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Parameters": { "FunctionName": "prices" },
      "OutputPath": "$.Payload",
      "Next": "Book"
    },
    "Book": {
      "Type": "Task",
      "Resource": "arn:aws:states:::sqs:sendMessage",
      "Parameters": { "QueueUrl": "https://queue", "MessageBody.$": "$" },
      "Catch": [ { "ErrorEquals": [ "Queue.Full" ], "Next": "Told" } ],
      "Next": "Told"
    },
    "Told": { "Type": "Pass", "End": true }
  }
}
"""


def types(events):
    return [event["type"] for event in events]


def journey():
    with Program("answer", "prices.asl.json", DEFINITION) as program:
        program.keys("F5")
        program.wait_for_banner("blue")
        program.settle()
        program.screenshot("asked")

        # The answer has the focus. It is given for good.
        program.keys("ctrl+a")
        program.type('{"Payload": {"price": 42}}')
        program.press("Tab")
        program.press("space")
        program.screenshot("written")
        written = program.settle()
        program.keys("ctrl+Return")
        settings = program.path.with_name("prices.passo.json")
        program.wait("the answer in the settings", settings.exists)
        answers = json.loads(settings.read_text())["answers"]
        check(answers == {"Ask price": {"Return": {"Payload": {"price": 42}}}},
              f"other answers than given: {answers}")

        # The next Task asks too, and is made to fail.
        program.wait_for_change(written)
        program.press("shift+Tab")
        program.press("Right")
        program.press("space")
        program.press("Tab")
        program.keys("ctrl+a")
        program.type("Queue.Full")
        program.settle()
        program.screenshot("failing")
        program.keys("ctrl+Return")
        program.wait_for_banner("green")
        program.settle()
        program.screenshot("caught")

        events = program.export_history()
        check(types(events).count("TaskSucceeded") == 1, "the first Task did not succeed")
        failed = [event["taskFailedEventDetails"] for event in events
                  if event["type"] == "TaskFailed"]
        check([details["error"] for details in failed] == ["Queue.Full"],
              f"other errors than given: {failed}")
        check(events[-1]["type"] == "ExecutionSucceeded", "the error was not caught")

        # In the next run the first Task does not ask.
        program.keys("F5")
        program.wait_for_banner("blue")
        program.keys("ctrl+Return")
        program.wait_for_banner("green")
        check(types(program.export_history()).count("TaskSucceeded") == 2,
              "the answer was not remembered")


if __name__ == "__main__":
    sys.exit(main(journey))
