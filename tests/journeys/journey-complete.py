# journey-complete.py
#
# Copyright 2026 The Passo developers
# SPDX-License-Identifier: Apache-2.0
"""Write an expression with the names that the code view offers, by the keyboard alone."""

import sys

from journey import Program, check, main

BEFORE = b"""{
  "QueryLanguage": "JSONata",
  "StartAt": "Greet",
  "States": {
    "Greet": { "Type": "Pass", "End": true,
      "Output": "{%  %}"
    }
  }
}
"""


def with_expression(expression):
    return BEFORE.replace(b"{%  %}", b"{% " + expression + b" %}")


def journey():
    with Program("complete", "greet.asl.json", BEFORE) as program:
        path = program.path

        def check_saved(expression):
            program.keys("ctrl+s")
            program.wait(f"{expression} in the file",
                         lambda: path.read_bytes() == with_expression(expression))

        program.keys("ctrl+3")
        program.settle()
        program.click(*program.TEXT)
        program.park()
        program.keys("ctrl+Home", *["Down"] * 5, "End", *["Left"] * 4)

        # Capitals are mended; what stands already is not written again.
        program.type("$UPPERC")
        program.settle()
        program.screenshot("functions")
        program.press("Return")
        program.type("$states.")
        program.settle()
        program.screenshot("members")
        program.type("inp")
        program.settle()
        program.press("Return")
        program.type(".name)")
        check_saved(b"$uppercase($states.input.name)")

        # Escape closes the list and nothing more.
        program.type(" & '$upp' & $low")
        program.settle()
        program.press("Escape")
        program.type("('')")
        check_saved(b"$uppercase($states.input.name) & '$upp' & $low('')")

        # The help of the function that the cursor is in.
        program.keys(*["Left"] * 40)
        before = program.settle()
        program.keys("ctrl+F1")
        shown = program.settle()
        program.screenshot("help")
        check(shown.differing(before, (0, 0, shown.width, shown.height)) > 2000, "no help is shown")
        program.press("Escape")
        check_saved(b"$uppercase($states.input.name) & '$upp' & $low('')")


if __name__ == "__main__":
    sys.exit(main(journey))
