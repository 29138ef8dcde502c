"""The chord symbols that the notes of a song would have, read off what sounds from beat to beat."""

from __future__ import annotations

from collections.abc import Callable

from composer.model.chord_symbol import ChordSymbol
from composer.model.harmony import chord_spans, sound_together
from composer.model.key import Key
from composer.model.note import Note
from composer.model.score import Score
from composer.model.spelling import spelled
from composer.model.time import MeterMap
from composer.model.voice import DRUM_CHANNEL

_SOMEWHERE = 60  # roots and basses of chords are in no octave


def pitched_notes(score: Score) -> list[Note]:
    """The notes of all voices but drums, by onset."""
    drums = {voice.id for voice in score.voices if voice.channel == DRUM_CHANNEL}
    notes = (note for note in score.notes.values() if note.voice not in drums)
    return sorted(notes, key=lambda note: (note.onset, note.pitch))


def read_off(
    notes: list[Note], meter: MeterMap, key_at: Callable[[int], Key | None]
) -> tuple[ChordSymbol, ...]:
    """A symbol where another chord, or another bass of it, begins to sound.

    ``notes``: by onset.  ``key_at(tick)``: the key that roots and basses are spelled in; ``None``
    means C major.  A lone melody has none: what would go with it is its player's to choose.
    """
    if not sound_together(notes):
        return ()
    bars, beats = _lines(meter, max(note.end for note in notes))
    symbols: list[ChordSymbol] = []
    for span in chord_spans(notes, beats, bars):
        text = _name(span.root, key_at(span.start)) + span.kind.ending
        if span.inverted:
            text += "/" + _name(span.bass, key_at(span.start))
        if not symbols or symbols[-1].text != text:
            symbols.append(ChordSymbol(span.start, text))
    return tuple(symbols)


def _lines(meter: MeterMap, end: int) -> tuple[list[int], list[int]]:
    """The ticks of bar lines and of beats, up to the end of the last bar."""
    bars, beats = [0], [0]
    while bars[-1] < end:
        start, following = bars[-1], meter.bar_start(len(bars))
        size = meter.at(start).beat_ticks
        beats += range(start + size, following, size)
        bars.append(following)
        beats.append(following)
    return bars, beats


def _name(pitch_class: int, key: Key | None) -> str:
    """Such as ``"F#"`` or ``"Bb"``, in a key; nobody reads a chord on a double sharp or flat."""
    fifths = 0 if key is None else key.fifths
    name = spelled(_SOMEWHERE + pitch_class, fifths)
    if abs(name.alter) > 1:
        name = spelled(_SOMEWHERE + pitch_class, 0)
    return name.step + ("#" if name.alter > 0 else "b") * abs(name.alter)
