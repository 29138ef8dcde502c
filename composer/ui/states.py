"""Pictures of the window in six states, to be looked at: ``python -m composer.ui.states FOLDER``.

Light and dark, at 100 % and at 200 %, in Chinese, and with 100,000 notes; a song for four voices
with a selection, highlighting and lanes.  Each state is drawn by a process of its own, as scale
and language are settled when the program begins.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from composer.model.key import Key, KeyMap
from composer.model.note import Note
from composer.model.score import Marker, Score
from composer.model.voice import CHORALE_RANGES, SATB, Voice

WIDTH, HEIGHT = 1280, 720
MANY = 100_000
PATIENCE_SECONDS = 300


@dataclass(frozen=True, slots=True)
class State:
    """``scale``: device pixels a pixel.  ``notes``: ``None`` for the song for four voices."""

    appearance: str = "light"
    scale: str = "1"
    language: str = "en"
    notes: int | None = None


STATES = {
    "light": State(),
    "dark": State("dark"),
    "scale-100": State("dark", "1"),
    "scale-200": State("dark", "2"),
    "chinese": State(language="zh_CN"),
    "100000-notes": State("dark", notes=MANY),
}

# A bar of two chords each: pitches of soprano, alto, tenor and bass.
_CHORDS = (
    ((67, 64, 60, 48), (69, 65, 60, 53)),
    ((71, 67, 62, 43), (72, 67, 64, 48)),
    ((74, 67, 62, 47), (72, 69, 64, 45)),
    ((71, 68, 62, 52), (72, 69, 64, 45)),
    ((69, 65, 62, 50), (67, 65, 62, 43)),
    ((67, 64, 60, 48), (66, 63, 60, 45)),
    ((67, 62, 59, 43), (65, 62, 59, 43)),
    ((64, 60, 55, 48), (64, 60, 55, 36)),
)
_HALF = 960


def song_for_four() -> Score:
    """Eight bars in C major, with one chord outside it, of which the melody moves in quarters."""
    score = Score(title="Eight Bars")
    score.voices = tuple(
        Voice(score.new_id(), role.value.capitalize(), role, range=CHORALE_RANGES[role])
        for role in SATB
    )
    score.key = KeyMap((Key(0, 0, "major"),))
    score.markers = (Marker(0, "Verse"), Marker(4 * 1920, "Answer"))
    halves = [chord for bar in _CHORDS for chord in bar]
    for place, chord in enumerate(halves):
        for part, (voice, pitch) in enumerate(zip(score.voices, chord, strict=True)):
            lengths = (480, 480) if part == 0 and place % 3 != 2 else (_HALF,)
            for step, length in enumerate(lengths):
                onset = place * _HALF + step * 480
                loud = 60 + (place * 7 + part * 11) % 50
                sung = pitch + (2 if step and pitch % 12 not in (4, 11) else step)
                note = Note(score.new_id(), voice.id, sung, onset, length, loud)
                score.notes[note.id] = note
    return score


def main(arguments: list[str] | None = None) -> int:
    """Writes a picture of each state; 1 when one could not be made."""
    parser = argparse.ArgumentParser(prog="python -m composer.ui.states", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures are written")
    parser.add_argument("states", nargs="*", help=f"of {', '.join(STATES)}; default: all")
    parser.add_argument("--here", action="store_true", help="in this process (one state)")
    wanted = parser.parse_args(arguments)
    unknown = [name for name in wanted.states if name not in STATES]
    if unknown:
        parser.error(f"there is no state {unknown[0]!r}: {', '.join(STATES)}")
    wanted.folder.mkdir(parents=True, exist_ok=True)
    names = wanted.states or list(STATES)
    if wanted.here:
        return _draw(names[0], wanted.folder)
    failed = 0
    for name in names:
        surroundings = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
        surroundings["QT_SCALE_FACTOR"] = STATES[name].scale
        call = [sys.executable, "-m", "composer.ui.states", str(wanted.folder), name, "--here"]
        done = subprocess.run(call, env=surroundings, timeout=PATIENCE_SECONDS, check=False)
        failed += done.returncode != 0
    return 1 if failed else 0


def _draw(name: str, folder: Path) -> int:
    from composer.app.session import Session
    from composer.ui.roll.benchmark import large_score
    from composer.ui.start import make_application
    from composer.ui.theme import Appearance, theme
    from composer.ui.translations.languages import language_of, speak
    from composer.ui.window import MainWindow

    state = STATES[name]
    application = make_application()
    theme().set_appearance(Appearance(state.appearance))
    speak(language_of(state.language))
    with tempfile.TemporaryDirectory() as home:
        session = Session(settings_path=Path(home) / "settings.json")
        window = MainWindow(session)
        try:
            window.resize(WIDTH, HEIGHT)
            window.show()
            many = state.notes is not None
            session.document.replace(large_score(MANY) if many else song_for_four())
            application.processEvents()
            if not many:
                roll = window.roll
                roll.lanes.show_lane("velocity", True)
                window.actions_["highlight_scale"].trigger()
                window.actions_["highlight_chords"].trigger()
                window.actions_["mark_outside"].trigger()
                roll.set_selection(sorted(session.document.score.notes)[8:12])
                application.processEvents()
                roll.look_at(roll.stage.view.fitted(0, 5 * 1920, 40, 76))
            for _ in range(20):
                application.processEvents()
            path = folder / f"{name}.png"
            if not window.grab().save(str(path)):
                print(f"{path} could not be written.", file=sys.stderr)
                return 1
            print(path)
        finally:
            session.document.mark_clean()
            window.close()
            session.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
