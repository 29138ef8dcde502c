"""Kills of the studio at random moments under random edits, and what the next start can restore.

``python -m tests.kills --kills 200`` runs a window again and again, edits in it at random, kills
it (``SIGKILL``) at a random moment, reads what was kept, and prints one JSON object: how many
kills gave exactly a state of the document, how old that state was at the kill (seconds, median and
most), and how many left nothing behind because all was saved.  Exit code 1: a kill gave a state
that never was, or one more than two seconds old.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from composer.app.unsaved_songs import unsaved_songs
from composer.files.project import load_project
from composer.files.project_json import score_to_json
from composer.model.score import Score

ROOT = Path(__file__).parents[1]
AGE_SECONDS = 2.0


@dataclass(frozen=True)
class State:
    """The document from ``time`` (``time.monotonic``, the same in all processes) on."""

    time: float
    digest: str
    saved: bool


@dataclass(frozen=True)
class Killed:
    """What one kill gave.  ``age``: seconds from the end of the restored state to the kill, 0 for
    the last one; ``None`` when no such state ever was.  ``saved``: nothing was left to restore."""

    age: float | None
    saved: bool
    edits: int


def digest(score: Score) -> str:
    """The same for scores that hold the same; ids that were given and taken back do not count."""
    stored = score_to_json(score)
    stored["notes"] = sorted(stored["notes"])
    del stored["next_id"]
    return hashlib.sha256(json.dumps(stored).encode()).hexdigest()


def kill_once(place: Path, seed: int, after: float) -> Killed:
    """Runs a window that keeps its edits below ``place``; kills it ``after`` seconds of editing."""
    song = place / "song.descant"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.kills", "--child", str(place), "--seed", str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        assert process.stdout is not None
        lines = [process.stdout.readline()]  # it edits from here on
        time.sleep(after)
        os.kill(process.pid, signal.SIGKILL)
        killed_at = time.monotonic()
        lines += process.stdout.read().splitlines()
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
    states = [State(*json.loads(line)) for line in lines if line.strip().endswith(b"]")]
    songs = unsaved_songs(place / "unsaved")
    for each in songs:
        each.discard()
    if songs:
        (left,) = songs
        found = digest(left.score)
    elif song.exists():
        found = digest(load_project(song))
    else:
        found = states[0].digest  # the empty song
    song.unlink(missing_ok=True)
    ends = [*(state.time for state in states[1:]), killed_at]
    ages = [
        max(0.0, killed_at - end)
        for state, end in zip(states, ends, strict=True)
        # Only what was saved (the last state may have been, a moment ago) leaves nothing behind.
        if state.digest == found and (songs or state.saved or state is states[-1])
    ]
    return Killed(min(ages, default=None), not songs, len(states) - 1)


def edit_until_killed(place: Path, seed: int) -> None:
    """The child: a window in which something is edited every few hundredths of a second."""
    from PySide6.QtCore import QTimer

    from composer.app.session import Session
    from composer.ui.start import make_application
    from composer.ui.window import MainWindow
    from tests.random_edits import RandomEdits

    application = make_application()
    session = Session(
        settings_path=place / "settings.json", pack_folders=(place,), unsaved=place / "unsaved"
    )
    window = MainWindow(session)
    window.show()
    edits = RandomEdits(session.document, random.Random(seed))

    def tell(at: float) -> None:
        document = session.document
        print(json.dumps([at, digest(document.score), document.clean]), flush=True)

    def edit() -> None:
        if edits.random.random() < 0.02 and not session.document.in_transaction:
            session.file.save_as(place / "song")
        else:
            edits.edit()
        tell(time.monotonic())
        QTimer.singleShot(edits.random.choice((0, 1, 5, 20, 60)), edit)

    # The processes are not started; all else is polled as the window does it.
    polling = QTimer()
    polling.timeout.connect(session.poll)
    polling.start(30)
    tell(time.monotonic())
    QTimer.singleShot(0, edit)
    application.exec()


def main(arguments: Sequence[str] | None = None) -> int:
    """See the module."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child is not None:
        edit_until_killed(options.child, options.seed)
        return 0
    chance = random.Random(options.seed)
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.kills):
            result = kill_once(Path(folder), chance.randrange(2**31), chance.uniform(0.05, 4))
            results.append(result)
            print(f"{number + 1} of {options.kills}", end="\r", file=sys.stderr, flush=True)
    ages = [result.age for result in results if result.age is not None]
    report = {
        "kills": len(results),
        "edits": sum(result.edits for result in results),
        "exactly a state": len(ages),
        "all was saved": sum(result.saved for result in results),
        "age median s": round(statistics.median(ages), 2) if ages else None,
        "age most s": round(max(ages), 2) if ages else None,
    }
    print(json.dumps(report))
    return int(len(ages) < len(results) or max(ages) > AGE_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
