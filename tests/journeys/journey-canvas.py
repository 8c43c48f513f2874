# journey-canvas.py
#
# Copyright 2026 The Passo developers
# SPDX-License-Identifier: Apache-2.0
"""Pan, zoom, fold and select on the graph, by keys; what is selected is what is renamed."""

import sys

from journey import SOURCES, Program, check, main

SAMPLE = SOURCES / "data" / "samples" / "genomics-benchmarking.asl.json"


def is_shifted(before, after, area):
    """Whether an area shows what stood some way above or below before."""
    left, top, right, bottom = area
    middle = (top + bottom) // 2
    band = after.part(left, middle - 20, right, middle + 20)
    return any(before.part(left, middle - 20 + shift, right, middle + 20 + shift) == band
               for shift in range(-160, 161)
               if shift != 0 and top <= middle - 20 + shift and middle + 20 + shift <= bottom)


def zoom_and_pan(program):
    opened = program.settle()
    program.screenshot("opened")
    program.keys("ctrl+0")
    large = program.wait_for_change(opened, least=2000)
    program.keys("ctrl+9")
    fitted = program.wait_for_change(large, least=2000)
    program.keys("ctrl+0")
    large = program.wait_for_change(fitted, least=2000)
    program.screenshot("at-100-percent")

    program.click(535, 330, button=5)
    program.park()
    panned = program.wait_for_change(large, least=2000)
    program.screenshot("panned")
    check(is_shifted(large, panned, Program.CANVAS), "the wheel did not move the graph")

    program.keys("ctrl+9")
    again = program.wait_for_change(panned, least=2000)
    program.screenshot("fitted")
    check(again.differing(fitted, Program.CANVAS) == 0, "fitting again gave another picture")


def jump(program, letters):
    program.press("ctrl+k")
    program.type(letters)
    program.settle()
    program.press("Return")
    return program.settle()


def fold(program):
    unfolded = jump(program, "benchmark samples")
    program.screenshot("container-selected")
    program.keys("minus")
    folded = program.wait_for_change(unfolded)
    program.screenshot("folded")
    program.keys("plus")
    program.wait_for_change(folded)


def rename(program, path):
    jump(program, "prepare")
    program.press("Down")
    program.press("F2")
    program.screenshot("renaming")
    program.keys("ctrl+a")
    program.type("Look at data")
    program.keys("Return")
    program.wait_for_title("unsaved")
    program.settle()
    program.screenshot("renamed")
    program.keys("ctrl+s")

    before = SAMPLE.read_text()
    after = program.wait("the saved file",
                         lambda: path.read_text() != before and path.read_text())
    check(after == before.replace('"Check data"', '"Look at data"'),
          "more or less than the name and its references changed")


def journey():
    with Program("canvas", SAMPLE.name, SAMPLE.read_bytes()) as program:
        program.click(*Program.EMPTY)
        program.park()
        program.settle()
        zoom_and_pan(program)
        fold(program)
        rename(program, program.path)


if __name__ == "__main__":
    sys.exit(main(journey))
