"""The window while it scrolls, for others to be measured beside.

``python -m composer.ui.benchmark`` shows the studio's window with 10,000 notes and scrolls through
them, sixty steps a second.  Without a display it is drawn in memory.  It prints ``working`` when it
is shown, and when its standard input ends, how many frames it has drawn since and how long they
took.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

STEP_MS = 16
STEP_PIXELS = 37
WIDTH, HEIGHT = 1400, 860


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m composer.ui.benchmark", description="The window while it scrolls."
    )
    parser.add_argument("--notes", type=int, default=10_000, help="how many the song has (10,000)")
    options = parser.parse_args(arguments)
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from PySide6.QtCore import QObject, QTimer, Signal

    from composer.app.session import Session
    from composer.ui.roll.benchmark import large_score
    from composer.ui.start import make_application
    from composer.ui.window import MainWindow

    class Wish(QObject):
        to_end = Signal()

    application = make_application()
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        # Neither engine nor player are started: only the window is to be at work.
        home = Path(folder)
        session = Session(settings_path=home / "settings.json", pack_folders=(home,))
        session.document.replace(large_score(options.notes))
        window = MainWindow(session)
        window.resize(WIDTH, HEIGHT)
        window.show()
        stage = window.roll.stage
        start = replace(stage.view, scale=80 / 480, left=0).held()
        end = max(note.end for note in session.document.score.notes.values())

        def step() -> None:
            began = time.perf_counter()
            view = stage.view.scrolled(STEP_PIXELS, 0)
            stage.view = view if view.left < end else start
            window.roll.repaint()
            times.append((time.perf_counter() - began) * 1000)

        stage.view = start
        application.processEvents()
        timer = QTimer(window)
        timer.setInterval(STEP_MS)
        timer.timeout.connect(step)
        timer.start()
        wish = Wish()
        wish.to_end.connect(application.quit)

        def wait_for_the_end() -> None:
            sys.stdin.read()
            wish.to_end.emit()

        print("working", flush=True)
        began = time.perf_counter()
        threading.Thread(target=wait_for_the_end, daemon=True).start()
        application.exec()
        seconds = time.perf_counter() - began
        timer.stop()
        session.document.mark_clean()
        window.close()
        session.close()
    rate = len(times) / seconds
    print(
        f"{len(times)} frames of {options.notes} notes, {rate:.0f} a second, "
        f"{median(times or [0.0]):.1f} ms each",
        flush=True,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
