# journey-save.py
#
# Copyright 2026 The Passo developers
# SPDX-License-Identifier: Apache-2.0
"""Edit a file as nobody formats files, save it, and compare the bytes."""

import stat
import sys

from journey import Program, check, main

# Tabs and blanks, CRLF, numbers and escapes that a writer would make its own, no end of the line.
BEFORE = (b'{ "Comment":"caf\\u00e9 1.50"  ,\r\n'
          b'\t"StartAt" : "A","States":{\r\n'
          b'   "A":{"Type":"Wait","Seconds":1E1 ,"Next":"B" },\r\n'
          b'\r\n'
          b'\t\t"B" :{ "Type":"Succeed"}}  }')


def journey():
    with Program("save", "odd.asl.json", BEFORE, mode=0o640) as program:
        path = program.path
        program.keys("ctrl+3")
        program.settle()
        program.click(*program.TEXT)
        program.park()
        program.screenshot("opened")

        program.keys("ctrl+Home", *["Right"] * len('{ "Comment":"'))
        program.type("bom ")
        program.wait_for_title("unsaved")
        program.settle()
        program.screenshot("edited")
        program.keys("ctrl+s")

        expected = BEFORE.replace(b'"caf', b'"bom caf')
        program.wait("the saved bytes", lambda: path.read_bytes() != BEFORE)
        saved = path.read_bytes()
        check(saved == expected, f"other bytes than edited: {saved!r}")
        check(stat.S_IMODE(path.stat().st_mode) == 0o640, "the file's mode changed")
        program.wait("the mark of unsaved work to go",
                     lambda: "unsaved" not in program.title())

        program.keys("ctrl+z")
        program.wait_for_title("unsaved")
        program.keys(*["ctrl+z"] * 4)
        program.keys("ctrl+s")
        program.wait("the bytes of before", lambda: path.read_bytes() == BEFORE)
        program.settle()
        program.screenshot("undone")


if __name__ == "__main__":
    sys.exit(main(journey))
