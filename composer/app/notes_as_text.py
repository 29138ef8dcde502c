"""Notes for the clipboard of the desktop: as a tune in ABC notation, and of one."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from composer.edit.clipboard import Clip
from composer.files.abc_read import abc_score
from composer.files.abc_write import abc_text
from composer.files.errors import FileError
from composer.model.key import KeyMap
from composer.model.lyrics import Lyrics
from composer.model.note import time_order
from composer.model.score import Score
from composer.model.time import MeterMap, TempoMap

# The window waits while they are written down and read: with more it would be felt.
MAX_NOTES = 1000
MAX_CHARACTERS = 40_000
_KEY_FIELD = re.compile(r"^K:", re.MULTILINE)


def extract(score: Score, ids: Collection[int]) -> Score:
    """A score of these notes alone, from the bar in which the first begins.

    It has the meter, key and tempo that hold there.  Raises ``KeyError`` on an unknown id.
    """
    notes = sorted((score.notes[note_id] for note_id in ids), key=time_order)
    first = notes[0].onset if notes else 0
    bar, _ = score.meter.position(first)
    start = score.meter.bar_start(bar)
    alone = Score(title="", next_id=score.next_id)
    used = {note.voice for note in notes}
    alone.voices = tuple(voice for voice in score.voices if voice.id in used)
    alone.notes = {note.id: replace(note, onset=note.onset - start, origin=None) for note in notes}
    alone.tempo = TempoMap((replace(score.tempo.at(start), tick=0),))
    alone.meter = MeterMap((replace(score.meter.at(start), tick=0),))
    key = score.key.at(start)
    alone.key = KeyMap() if key is None else KeyMap((replace(key, tick=0),))
    alone.lyrics = Lyrics()
    return alone


def abc_of(score: Score, ids: Collection[int]) -> str:
    """The notes as a tune in ABC notation; ``""`` when they are none or too many."""
    if not ids or len(ids) > MAX_NOTES:
        return ""
    try:
        return abc_text(extract(score, ids))[0]
    except FileError:
        return ""


def clip_of(text: str, into: Score) -> Clip | None:
    """The notes of a tune in ABC notation, to be pasted into a song; ``None`` when it is no tune.

    Parts go to the voices of the song that have their names or roles, else by their order.
    """
    if len(text) > MAX_CHARACTERS or not _KEY_FIELD.search(text):
        return None
    try:
        tune = abc_score(text).score
    except FileError:
        return None
    if not tune.notes:
        return None
    goes_to = {}
    for place, part in enumerate(tune.voices):
        fits = [v for v in into.voices if v.name == part.name]
        fits += [v for v in into.voices if v.role is part.role and len(tune.voices) > 1]
        fits += into.voices[place : place + 1]
        # An id that no voice has means: the active voice.
        goes_to[part.id] = fits[0].id if fits else -1
    notes = tuple(
        replace(note, voice=goes_to[note.voice], origin=None)
        for note in sorted(tune.notes.values(), key=time_order)
    )
    return Clip(notes, notes[0].onset)
