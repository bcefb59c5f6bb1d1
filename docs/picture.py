#!/usr/bin/env python3
"""Takes the picture of the README: runs the program on a pseudo-terminal, presses keys, and draws what is on the screen.

    cargo build && python3 docs/picture.py

It needs two packages from PyPI, `pip install pyte pillow` (a terminal in memory, and an image library), and the font
DejaVu Sans Mono (Debian: `fonts-dejavu-core`); BRIEFING_FONT may name the folder of the font. It writes
docs/screen.png, and within it the words of the screen: a test holds these to the README.
"""
import fcntl
import os
import pathlib
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time

import pyte
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

PROJECT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = PROJECT / "target/debug/briefing"
BRIEFING = "briefings/homeland-justice.yaml"
COLUMNS, ROWS = 100, 30
# What is typed: a jump to the event in which the group threatens the camp. The picker ranks names while one types, so
# the last key waits until all is still.
KEYS = ["p", "threatens the camp", "\r"]
# An idle reader writes nothing, so a second of silence is the end of what a key does.
SILENCE, PATIENCE = 1.0, 30.0

FONT = pathlib.Path(os.environ.get("BRIEFING_FONT", "/usr/share/fonts/truetype/dejavu"))
SIZE, LINE = 20, 24
FOREGROUND, BACKGROUND = "d4d4d4", "1e1e1e"
# The sixteen colors of a terminal, by the names of pyte.
COLORS = {
    "black": "000000", "red": "cd3131", "green": "0dbc79", "brown": "e5e510",
    "blue": "2472c8", "magenta": "bc3fbc", "cyan": "11a8cd", "white": "e5e5e5",
    "brightblack": "808080", "brightred": "f14c4c", "brightgreen": "23d18b", "brightbrown": "f5f543",
    "brightblue": "3b8eea", "brightmagenta": "d670d6", "bfightmagenta": "d670d6", "brightcyan": "29b8db",
    "brightwhite": "ffffff",
}  # fmt: skip


def until_silent(terminal, stream):
    """Hands on what the program writes, until it has been silent for a while."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and select.select([terminal], [], [], SILENCE)[0]:
        stream.feed(os.read(terminal, 1 << 16))


def screen_of_the_program():
    """Runs the program without a configuration and presses the keys."""
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    with tempfile.TemporaryDirectory() as home:
        child, terminal = pty.fork()
        if child == 0:
            environment = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "XDG_CONFIG_HOME": home, "HOME": home}
            os.chdir(PROJECT)
            # The size is set before the program asks for it.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execve(PROGRAM, [str(PROGRAM), BRIEFING], environment)
        until_silent(terminal, stream)
        for keys in KEYS:
            os.write(terminal, keys.encode())
            until_silent(terminal, stream)
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)
    return screen


def rgb(color, default):
    """A color of pyte, which is a name or six digits, as three numbers."""
    value = default if color == "default" else COLORS.get(color, color)
    return tuple(int(value[at : at + 2], 16) for at in (0, 2, 4))


def picture(screen):
    """Draws the screen cell by cell."""
    regular = ImageFont.truetype(FONT / "DejaVuSansMono.ttf", SIZE)
    bold = ImageFont.truetype(FONT / "DejaVuSansMono-Bold.ttf", SIZE)
    width = int(regular.getlength("M"))
    image = Image.new("RGB", (COLUMNS * width, ROWS * LINE), rgb("default", BACKGROUND))
    draw = ImageDraw.Draw(image)
    for row in range(ROWS):
        for column in range(COLUMNS):
            cell = screen.buffer[row][column]
            front, back = rgb(cell.fg, FOREGROUND), rgb(cell.bg, BACKGROUND)
            if cell.reverse:
                front, back = back, front
            x, y = column * width, row * LINE
            draw.rectangle([x, y, x + width - 1, y + LINE - 1], fill=back)
            draw.text((x, y), cell.data, font=bold if cell.bold else regular, fill=front)
            if cell.underscore:
                draw.line([x, y + LINE - 2, x + width, y + LINE - 2], fill=front)
            if cell.strikethrough:
                draw.line([x, y + LINE // 2, x + width, y + LINE // 2], fill=front)
    return image


def main():
    if not PROGRAM.exists():
        sys.exit(f"{PROGRAM} is missing: run `cargo build` first.")
    screen = screen_of_the_program()
    words = "".join(line.rstrip() + "\n" for line in screen.display)
    note = PngImagePlugin.PngInfo()
    note.add_itxt("Screen", words)
    # Few colors are on a screen; a palette of them makes a small file.
    image = picture(screen).quantize(64)
    image.save(PROJECT / "docs/screen.png", pnginfo=note, optimize=True)
    print(words, end="")


if __name__ == "__main__":
    main()
