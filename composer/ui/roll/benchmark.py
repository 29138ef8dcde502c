"""How long a frame of the roll takes: ``python -m composer.ui.roll.benchmark [NOTES ...]``.

Milliseconds a frame in software rendering at 1920 x 1080 (median and 95th percentile): scrolling,
the whole song in view, and dragging 1,000 selected notes; then the same with a syllable under every
note and its lanes shown, and writing a word.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median

from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import SATB, Voice

WIDTH, HEIGHT = 1920, 1080
_SPELLED = ("ev", "er", "more")


def large_score(count: int, seed: int = 0) -> Score:
    """``count`` notes in four voices, evenly over time."""
    draw = random.Random(seed)
    score = Score()
    score.voices = tuple(Voice(score.new_id(), role.value.capitalize(), role) for role in SATB)
    for place in range(count):
        voice = place % 4
        pitch = (72, 65, 57, 45)[voice] + draw.randrange(-9, 10)
        length = draw.choice((120, 240, 480))
        note = Note(score.new_id(), score.voices[voice].id, pitch, place // 4 * 120, length)
        score.notes[note.id] = note
    return score


def words_under(score: Score) -> Lyrics:
    """Words of three syllables under every note of ``score``, a section for each voice."""
    verses = []
    for voice in score.voices:
        notes = [note.id for note in score.notes_in_order(voice.id)]
        words = [
            Word(
                tuple(Syllable(text, (note,)) for text, note in zip(_SPELLED, three, strict=False))
            )
            for three in (notes[first : first + 3] for first in range(0, len(notes), 3))
        ]
        lines = tuple(Line(tuple(words[first : first + 6])) for first in range(0, len(words), 6))
        verses.append(Verse(lines))
    return Lyrics(tuple(verses))


def main(arguments: list[str] | None = None) -> int:
    """Prints a table."""
    parser = argparse.ArgumentParser(prog="python -m composer.ui.roll.benchmark")
    parser.add_argument("notes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--frames", type=int, default=60)
    wanted = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from composer.edit.commands import ReplaceNotes, SetLyrics
    from composer.edit.document import Document
    from composer.ui.roll.view import RollView

    application = QApplication.instance() or QApplication([])
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    print(f"{'notes':>8}  {'what':<24} {'median':>8} {'95th':>8}   ms a frame")
    for count in wanted.notes:
        document = Document(large_score(count))
        roll = RollView(document)
        roll.resize(WIDTH, HEIGHT)
        roll.show()
        application.processEvents()

        def measure(what: str, step: Callable[[int], None], roll=roll, count=count) -> None:
            times = []
            for frame in range(wanted.frames):
                began = time.perf_counter()
                step(frame)
                roll.render(image)
                times.append((time.perf_counter() - began) * 1000)
            times.sort()
            tail = times[int(len(times) * 0.95)]
            print(f"{count:>8}  {what:<24} {median(times):>8.2f} {tail:>8.2f}")

        def scroll(frame: int, roll=roll) -> None:
            roll.stage.view = roll.stage.view.scrolled(37, 0)

        def stay(frame: int) -> None:
            pass

        measure("whole song in view", stay)
        roll.stage.view = replace(roll.stage.view, scale=80 / 480, left=40_000).held()
        measure("scrolling", scroll)
        ids = sorted(document.score.notes)[1000:2000]
        notes = [document.score.notes[i] for i in ids]
        roll.set_selection(ids)
        roll.stage.view = replace(roll.stage.view, left=notes[0].onset).held()
        document.begin("Move Notes")

        def drag(frame: int, document=document, notes=notes) -> None:
            moved = (replace(note, onset=note.onset + 10 * (frame + 1)) for note in notes)
            document.apply(ReplaceNotes(tuple(moved)))

        measure("dragging 1,000 notes", drag)
        document.abort()

        document.apply(SetLyrics(words_under(document.score)))
        roll.set_active_voice(document.score.voices[0].id)
        roll.lanes.show_lane("velocity", True)
        roll.zoom_to_fit()
        measure("whole song, words", stay)
        roll.stage.view = replace(roll.stage.view, scale=80 / 480, left=40_000).held()
        measure("scrolling, words", scroll)
        roll.syllables.rows.of_all = True
        measure("scrolling, all words", scroll)
        roll.stage.view = replace(roll.stage.view, left=notes[0].onset).held()
        document.begin("Move Notes")
        measure("dragging, all words", drag)
        document.abort()
        places = [place for place, _ in document.score.lyrics.places()]

        def write(frame: int, roll=roll, places=places) -> None:
            roll.syllables.singing.set_text(places[100 + frame], f"word{frame}")

        measure("writing a word", write)
        roll.hide()
        roll.deleteLater()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
