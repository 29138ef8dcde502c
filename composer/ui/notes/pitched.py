"""Notes whose number is a pitch, and no drum."""

from __future__ import annotations

from composer.model.score import Score
from composer.model.voice import DRUM_CHANNEL


def pitched(score: Score) -> frozenset[int]:
    """Ids of the notes of all voices but the drums."""
    drums = {voice.id for voice in score.voices if voice.channel == DRUM_CHANNEL}
    return frozenset(note.id for note in score.notes.values() if note.voice not in drums)
