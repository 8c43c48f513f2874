# journey-run.py
#
# Copyright 2026 The Passo developers
# SPDX-License-Identifier: Apache-2.0
"""Open a sample from the start page, run it, look at an event of it, and run it again."""

import sys

from journey import Program, check, entered, main


def journey():
    with Program("run") as program:
        program.wait_for_title("Passo")
        program.screenshot("start-page")
        program.click(420, 390)
        program.wait_for_title("order-processing.asl.json", "unsaved")
        program.park()
        program.settle()
        program.screenshot("opened")
        check(program.banner() is None, "a banner before anything ran")

        program.keys("F5")
        program.wait_for_banner("green")
        program.settle()
        program.screenshot("succeeded")

        events = program.export_history()
        check(events[-1]["type"] == "ExecutionSucceeded", "the run did not succeed")
        check(entered(events) == ["Check order", "In stock?", "Charge card", "Store order",
                                  "Confirm order", "Order accepted"],
              f"another way than expected: {entered(events)}")
        failed = [event for event in events if event["type"] == "TaskFailed"]
        check(len(failed) == 3, f"{len(failed)} attempts failed, not 3")

        # An event of the past is shown in the graph, and the end again.
        live = program.settle()
        program.click(290, 751)
        past = program.wait_for_change(live)
        program.screenshot("past")
        check(past.differing(live, Program.CANVAS) > 1000, "the graph did not go back")

        # A second run is another one, on the same way.
        program.keys("ctrl+shift+F5")
        program.wait_for_change(past)
        program.wait_for_banner("green")
        again = program.export_history()
        check(entered(again) == entered(events), "the second run went another way")
        check(again[0]["timestamp"] != events[0]["timestamp"], "nothing ran again")


if __name__ == "__main__":
    sys.exit(main(journey))
