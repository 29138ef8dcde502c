"""The studio at all its work once, by itself: ``python -m tests.whole_job``.

The window opens a song, has it harmonised and takes a candidate, has words written, engraves a
page, plays, saves and closes; engine, player and engraver run as they do for a person.  Exit code
0: all of it was done.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
SECONDS = 180.0


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = folder
        return work(Path(folder))


def work(folder: Path) -> int:
    """Does it all in ``folder``; 0, or 1 when something was not done in time."""
    from composer.app.session import Session
    from composer.app.song_file import write_song
    from composer.ui.start import make_application
    from composer.ui.window import MainWindow

    application = make_application()
    session = Session()
    window = MainWindow(session)

    def wait(what: str, done: Callable[[], object]) -> None:
        deadline = time.monotonic() + SECONDS
        while not done():
            application.processEvents()
            if time.monotonic() > deadline:
                raise TimeoutError(what)
            time.sleep(0.01)

    try:
        window.show()
        window.begin()
        song = sorted((ROOT / "assets" / "examples").glob("*.mid"))[0]
        window.open_file(song)
        wait("opening", lambda: session.document.score.notes)
        window.show_panel("score")
        window.generate_panel.candidates.setValue(1)
        window.generate_panel.steps.setValue(8)
        window.actions_["harmonize"].trigger()
        wait(
            "harmonising", lambda: not session.generating.running and session.generating.candidates
        )
        window.actions_["candidate_accept"].trigger()
        wait("taking", lambda: len(session.document.score.voices) == 4)
        window.actions_["words_write"].trigger()
        wait("writing words", lambda: session.writing.running)
        wait("having written", lambda: not session.writing.running)
        wait("engraving", lambda: window.engraving.panel.view.pages)
        window.actions_["play"].trigger()
        wait("playing", lambda: window.playing.tick > 0)
        window.actions_["stop"].trigger()
        write_song(session.document.score, folder / "song.descant")
    finally:
        session.document.mark_clean()
        window.close()
        session.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
