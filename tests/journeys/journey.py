# journey.py
#
# Copyright 2026 The Passo developers
# SPDX-License-Identifier: Apache-2.0
"""Drives the window as a user does: by keys and pointer, on a display of its own.

Nothing inside the program is asked. A journey looks at what a user sees and keeps: pixels, titles
of windows, and files. It waits for what it expects and never for a time.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PATIENCE = 60  # seconds; only a failure waits so long
STEP = 0.05
WIDTH, HEIGHT = 1400, 900

SOURCES = pathlib.Path(os.environ["PASSO_SOURCES"])
DESIGNER = os.environ["PASSO_DESIGNER"]
SCREENSHOTS = pathlib.Path(os.environ["PASSO_SCREENSHOTS"])


class Failure(Exception):
    """What a journey expected did not come."""


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class Picture:
    """The pixels of the whole screen."""

    def __init__(self, data):
        kind, size, depth, self.pixels = data.split(b"\n", 3)
        assert kind == b"P6" and depth == b"255"
        self.width, self.height = (int(part) for part in size.split())

    @classmethod
    def take(cls):
        command = ["import", "-window", "root", "-depth", "8", "ppm:-"]
        return cls(subprocess.run(command, check=True, capture_output=True).stdout)

    def row(self, y, left, right):
        start = (y * self.width + left) * 3
        return self.pixels[start : start + (right - left) * 3]

    def part(self, left, top, right, bottom):
        return [self.row(y, left, right) for y in range(top, bottom)]

    def pixel(self, x, y):
        return tuple(self.row(y, x, x + 1))

    def differing(self, other, area):
        """How many pixels of an area are not the same in another picture."""
        left, top, right, bottom = area
        count = 0
        for y in range(top, bottom):
            one, two = self.row(y, left, right), other.row(y, left, right)
            if one != two:
                count += sum(one[i : i + 3] != two[i : i + 3] for i in range(0, len(one), 3))
        return count


def tint(pixel):
    """Which of the colours of a banner a pixel has."""
    red, green, blue = pixel
    if min(pixel) < 160 or max(pixel) - min(pixel) < 12:
        return None
    if green == max(pixel):
        return "green"
    return "blue" if blue == max(pixel) else "red"


class Program:
    """One start of the program, with folders of its own."""

    # Where the graph is and no button, panel or banner lies on it, and where the banner is.
    CANVAS = (250, 115, 820, 560)
    BANNER = (420, 56, 720, 110)
    EMPTY = (260, 620)  # on the graph, beside everything
    TEXT = (760, 400)  # in the text, alone or beside the graph

    def __init__(self, name, file=None, content=b"", mode=0o644):
        self.name = name
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="passo-journey-"))
        self.log_path = self.folder / "log"
        self.shots = 0
        self.path = self.folder / file if file else None
        if file:
            self.path.write_bytes(content)
            self.path.chmod(mode)
        self._write_settings()
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen([DESIGNER, *([str(self.path)] if file else [])],
                                            env=self._environment(), cwd=self.folder,
                                            stdout=log, stderr=log)

    def __enter__(self):
        try:
            self.window = self.wait("the window", self.find_window)
            run("xdotool", "windowmove", self.window, "0", "0")
            run("xdotool", "windowsize", "--sync", self.window, str(WIDTH), str(HEIGHT))
            self.focus()
            self.park()
            if self.path:
                self.wait_for_title(self.path.name)
            self.settle()
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise
        return self

    def __exit__(self, kind, value, traceback):
        if kind is not None:
            self.report()
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _write_settings(self):
        """Runs at once, and nothing that moves by itself."""
        toolkit = self.folder / "config" / "gtk-4.0"
        toolkit.mkdir(parents=True)
        (toolkit / "settings.ini").write_text(
            "[Settings]\ngtk-cursor-blink=false\ngtk-enable-animations=false\n")
        settings = self.folder / "config" / "glib-2.0" / "settings"
        settings.mkdir(parents=True)
        (settings / "keyfile").write_text("[io/github/passo/Passo]\nrun-speed='instant'\n")

    def _environment(self):
        environment = dict(os.environ)
        environment.update(
            GTK_A11Y="none",
            GSETTINGS_BACKEND="keyfile",
            HOME=str(self.folder),
            XDG_CONFIG_HOME=str(self.folder / "config"),
            XDG_STATE_HOME=str(self.folder / "state"),
            XDG_CACHE_HOME=str(self.folder / "cache"),
            XDG_DATA_HOME=str(self.folder / "data"),
            XDG_RUNTIME_DIR=str(self.folder),
            DBUS_SESSION_BUS_ADDRESS="disabled:",
        )
        return environment

    def report(self):
        print(f"# what the program wrote:\n{self.log_path.read_text()}", file=sys.stderr)
        try:
            self.screenshot("failure")
        except (subprocess.CalledProcessError, OSError):
            pass

    # What there is to see

    def wait(self, what, condition):
        """Until a condition is true; returns what it returned."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Failure(f"the program ended while waiting for {what}")
            result = condition()
            if result:
                return result
            time.sleep(STEP)
        raise Failure(f"did not see {what}")

    def find_window(self, title="."):
        search = subprocess.run(
            ["xdotool", "search", "--all", "--onlyvisible", "--pid", str(self.process.pid),
             "--name", title],
            capture_output=True, text=True, check=False)
        return search.stdout.split()[-1] if search.stdout.split() else None

    def title(self):
        return run("xdotool", "getwindowname", self.window).strip()

    def wait_for_title(self, *parts):
        self.wait(f"{parts} in the title", lambda: all(part in self.title() for part in parts))

    def settle(self):
        """Until two pictures in a row are the same."""
        last = [None]

        def still():
            picture = Picture.take()
            same = last[0] is not None and last[0].pixels == picture.pixels
            last[0] = picture
            return same

        self.wait("a still window", still)
        return last[0]

    def banner(self):
        """The colour of the banner above the graph, None where there is none."""
        picture = Picture.take()
        left, top, right, bottom = self.BANNER
        tints = [tint(picture.pixel(x, y)) for x in range(left, right, 7)
                 for y in range(top, bottom, 5)]
        for colour in ("green", "blue", "red"):
            if tints.count(colour) > len(tints) // 4:
                return colour
        return None

    def wait_for_banner(self, colour):
        self.wait(f"a banner that is {colour}", lambda: self.banner() == colour)

    def wait_for_change(self, before, area=CANVAS, least=200):
        """Until an area differs from an earlier picture, and is still."""
        self.wait("a change of the graph",
                  lambda: Picture.take().differing(before, area) >= least)
        return self.settle()

    def screenshot(self, label):
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.shots += 1
        run("import", "-window", "root",
            str(SCREENSHOTS / f"{self.name}-{self.shots}-{label}.png"))

    # What a user does

    def focus(self):
        run("xdotool", "windowfocus", "--sync", self.window)

    def keys(self, *keys):
        for key in keys:
            run("xdotool", "key", key)

    def press(self, key):
        """Presses a key of which something is to be seen, and waits for that."""
        before = self.settle()
        self.keys(key)
        self.wait(f"what {key} does", lambda: Picture.take().pixels != before.pixels)
        self.settle()

    def type(self, text):
        run("xdotool", "type", "--delay", "6", text)

    def click(self, x, y, button=1):
        run("xdotool", "mousemove", str(x), str(y), "click", str(button))

    def park(self):
        """Moves the pointer to where it hovers over nothing."""
        run("xdotool", "mousemove", str(WIDTH - 1), str(HEIGHT - 1))

    def export_history(self):
        """Exports the run's history through menu and file dialog."""
        path = self.folder / "exported.json"
        self.press("F10")
        self.press("e")
        self.keys("h")
        # The dialog takes the focus itself, with the name selected up to its suffix.
        self.wait("the file dialog", lambda: self.find_window("Export History"))
        self.settle()
        self.type(str(path.with_suffix("")))
        self.settle()
        self.keys("Return")
        text = self.wait("the exported file", lambda: path.exists() and path.read_text())
        path.unlink()
        self.wait("the dialog to go", lambda: not self.find_window("Export History"))
        # Without a window manager the keyboard comes back by a click only.
        self.click(*self.EMPTY)
        self.park()
        self.settle()
        return json.loads(text)["events"]


def entered(events):
    """Names of the states of a history, in the order in which they were entered."""
    return [event["stateEnteredEventDetails"]["name"] for event in events
            if "stateEnteredEventDetails" in event]


def check(condition, what):
    if not condition:
        raise Failure(what)


def main(journey):
    """Runs a journey as a test of one point."""
    print("1..1")
    try:
        journey()
    except Failure as failure:
        print(f"not ok 1 - {failure}")
        return 1
    print("ok 1")
    return 0
