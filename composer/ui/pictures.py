"""Makes pictures of the real window with a song: ``python -m composer.ui.pictures FOLDER``.

With ``--manual`` those of the README and the manual (see :mod:`composer.ui.manual.pictures`).

The example song is opened, harmonised with an installed pack and a fixed seed, and accepted; the
window is drawn in memory (or on the screen that ``QT_QPA_PLATFORM`` names) at each stage.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

WIDTH, HEIGHT = 1280, 720
SEED = 7
VERSE = """Wake, the dark is over the hill,
Light comes down and wakes the mill;
Every bird is out of its nest,
None of them at rest.
"""  # for the first example
PATIENCE_SECONDS = 600


def main(arguments: list[str] | None = None) -> int:
    """Writes pictures of candidates, of the song with one, and of words; dark and light."""
    parser = argparse.ArgumentParser(prog="python -m composer.ui.pictures", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures are written")
    parser.add_argument("--song", type=Path, help="the song; default: the first example")
    parser.add_argument("--packs", type=Path, help="folder of model packs; default: the shipped")
    parser.add_argument("--candidates", type=int, default=3)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--scale", help="pixels a point (default 2; 1.5 for the manual)")
    parser.add_argument(
        "--manual", action="store_true", help="the pictures of the manual in place of those"
    )
    parser.add_argument("--only", nargs="+", metavar="NAME", help="of the manual, these alone")
    wanted = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = wanted.scale or ("1.5" if wanted.manual else "2")
    if wanted.manual:
        from composer.ui.manual import pictures

        return pictures.draw(wanted.folder, wanted.only or [])

    from composer.app import paths
    from composer.app.session import Session
    from composer.app.session_events import SessionError
    from composer.model.voice import Role
    from composer.ui.start import make_application
    from composer.ui.theme import Appearance, theme
    from composer.ui.window import MainWindow

    song = wanted.song or next(
        iter(sorted((paths.assets_folder() / "examples").glob("*.mid"))), None
    )
    if song is None:
        print("There is no example song to take pictures of; name one by --song.", file=sys.stderr)
        return 2
    wanted.folder.mkdir(parents=True, exist_ok=True)
    application = make_application()

    def wait(until: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not until():
            application.processEvents()
            time.sleep(0.005)
            if time.monotonic() > deadline:
                raise TimeoutError(what)

    with tempfile.TemporaryDirectory() as home:
        session = Session(
            settings_path=Path(home) / "settings.json",
            pack_folders=(wanted.packs,) if wanted.packs else None,
        )
        session.remember(candidates=wanted.candidates, seed=SEED, steps=wanted.steps)
        window = MainWindow(session)

        def picture(name: str) -> None:
            for appearance in (Appearance.DARK, Appearance.LIGHT):
                theme().set_appearance(appearance)
                for _ in range(10):
                    application.processEvents()
                path = wanted.folder / f"{name}-{appearance.value}.png"
                window.grab().save(str(path))
                print(path)

        try:
            window.resize(WIDTH, HEIGHT)
            window.show()
            window.begin()
            if not window.open_file(song):
                print(f"{song} could not be opened.", file=sys.stderr)
                return 1
            wait(lambda: session.engine_state == "ready", "the engine")
            window.messages.dismiss()
            try:
                window.generating.harmonize()
                wait(lambda: not session.generating.running, "the candidates")
            except (SessionError, TimeoutError) as error:
                print(f"No candidates: {error}", file=sys.stderr)
                return 1
            window.playing.seek(session.document.score.meter.bar_start(1))
            picture("candidates")
            window.candidates.accept()
            window.messages.dismiss()
            picture("studio")
            melody = session.document.score.voice_with_role(Role.SOPRANO)
            singing = window.roll.syllables.singing
            singing.write(VERSE)
            if melody is not None:
                notes = session.document.score.notes_in_order(melody.id)
                singing.lay({note.id for note in notes})
            window.roll.zoom_time(2.7, 0)  # there is room for each syllable
            picture("words")
            session.document.mark_clean()
        finally:
            window.close()
            session.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
