# journey-mend.py
#
# Copyright 2026 The Passo developers
# SPDX-License-Identifier: Apache-2.0
"""Break the text and mend it: the graph stays, marked, and comes back."""

import sys

from journey import SOURCES, Program, check, main

SAMPLE = SOURCES / "data" / "samples" / "order-processing.asl.json"


def journey():
    original = SAMPLE.read_bytes()
    with Program("mend", SAMPLE.name, original) as program:
        path = program.path
        program.keys("ctrl+2")
        program.settle()
        program.screenshot("split")

        program.click(*program.TEXT)
        program.park()
        program.keys("ctrl+Home", "Delete")
        program.wait_for_banner("red")
        program.wait_for_title("unsaved")
        program.settle()
        program.screenshot("broken")

        # A broken text is saved as it is, and not run.
        program.keys("ctrl+s")
        program.wait("the broken text in the file", lambda: path.read_bytes() == original[1:])
        program.keys("F5")
        program.settle()
        check(program.banner() == "red", "something else than the damage is told")

        program.type("{")
        program.wait("the banner to go", lambda: program.banner() is None)
        program.settle()
        program.screenshot("mended")
        program.keys("ctrl+s")
        program.wait("the mended text in the file", lambda: path.read_bytes() == original)

        # Undo leads back through the damage, redo to the whole text.
        program.keys("ctrl+z")
        program.wait_for_banner("red")
        program.keys("ctrl+shift+z")
        program.wait("the banner to go", lambda: program.banner() is None)


if __name__ == "__main__":
    sys.exit(main(journey))
