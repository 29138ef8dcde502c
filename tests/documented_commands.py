"""The commands of the manual, typed as they are written: ``python -m tests.documented_commands``.

Every line ``./run CALL ...`` in a block of the README or the manual is run, page by page and in
order, in an empty folder with the examples and what a reader has there: a song, words, some tunes.
It prints one JSON object: each command with its exit code and how long it took.  Exit code 1: one
of them did not work.  What needs a sound card is listed as not tried.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SECONDS = 900.0
_WORDS = "The morning comes to wake the hill,\nAnd all the world is still.\n"
_TUNES = 4  # for the folder that one can learn from
_BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def documented(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """The page and the line of each command, without its comment; each once."""
    seen = set()
    for page in (root / "README.md", *sorted((root / "docs").glob("*.md"))):
        for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
            for line in block.replace("\\\n", " ").splitlines():
                command = line.split("  #")[0].strip()
                if command.startswith("./run ") and command not in seen:
                    seen.add(command)
                    yield page.name, command


def not_tried(arguments: Sequence[str]) -> str:
    """Why a command is left out; empty if it is not."""
    if arguments[0].isupper():
        return "only the form of a command"
    if arguments[0] == "play":
        return "needs a sound card"
    return ""


def run(folder: Path, only: str = "") -> dict[str, Any]:
    """Runs all commands in ``folder``; those with ``only`` in them."""
    (folder / "assets").symlink_to(ROOT / "assets")
    (folder / "words.txt").write_text(_WORDS, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder / "home")}
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        environment.pop(name, None)
    command = [sys.executable, "-P", "-m", "composer"]
    song = "assets/examples/first-light.mid"
    made = [["convert", song, "song.descant"]]
    (folder / "my-tunes").mkdir()
    for number in range(_TUNES):
        grown = ["continue", song, "-o", f"my-tunes/{number}.mid", "--seed", str(number)]
        made.append([*grown, "--bars", "32", "--pack", "event-piano"])
    for arguments in made:
        subprocess.run(
            [*command, *arguments], env=environment, cwd=folder, capture_output=True, check=True
        )
    tried, left_out = [], {}
    for page, line in documented():
        arguments = shlex.split(line)[1:]
        if only not in line:
            continue
        if why := not_tried(arguments):
            left_out[line] = why
            continue
        began = time.monotonic()
        done = subprocess.run(
            [*command, *arguments],
            env=environment,
            cwd=folder,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
        one: dict[str, object] = {
            "page": page,
            "command": line,
            "exit": done.returncode,
            "seconds": round(time.monotonic() - began, 1),
        }
        if done.returncode:
            one["said"] = done.stderr[-500:]
        tried.append(one)
    return {"commands": tried, "not tried": left_out}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.documented_commands", description="The commands of the manual."
    )
    parser.add_argument("--only", default="", help="those with this in them")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        result = run(Path(folder), options.only)
    print(json.dumps(result, ensure_ascii=False, indent=1))
    return int(any(one["exit"] for one in result["commands"]))


if __name__ == "__main__":
    sys.exit(main())
