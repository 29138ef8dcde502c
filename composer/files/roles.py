"""Guessing what each voice of an imported score is to the others."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import DRUM_CHANNEL, SATB, Role, Voice

_NAMES: dict[Role, frozenset[str]] = {
    Role.SOPRANO: frozenset({"soprano", "sopran", "sopranos", "soprani", "cantus", "treble"}),
    Role.ALTO: frozenset({"alto", "alt", "altos", "contralto", "altus"}),
    Role.TENOR: frozenset({"tenor", "tenore", "tenors", "tenori"}),
    Role.BASS: frozenset({"bass", "basso", "basses", "bassi", "bassus"}),
    Role.MELODY: frozenset(
        {"melody", "melodie", "melodia", "vocal", "vocals", "lead", "tune", "gesang", "singer"}
    ),
    Role.CHORDS: frozenset({"chords", "chord", "akkorde", "accords", "accompaniment"}),
}
# Words that make a soprano, an alto, a tenor or a bass an instrument's.
_INSTRUMENTS = frozenset(
    {"sax", "saxophone", "recorder", "drum", "drums", "trombone", "clarinet", "flute", "horn"}
    | {"guitar", "synth", "slap", "fretless", "acoustic", "electric", "picked", "fingered"}
)


def guess_roles(score: Score, sung: set[int]) -> tuple[Voice, ...]:
    """The voices of ``score`` with roles by their names; ``sung``: ids of voices with words.

    Without a telling name, the only voice that sounds (one note at a time) or the only one that
    has words is the melody.
    """
    roles = {voice.id: _by_name(voice) for voice in score.voices}
    initials = {voice.name.strip().upper(): voice.id for voice in score.voices}
    if all(role.name[0] in initials for role in SATB):
        roles |= {initials[role.name[0]]: role for role in SATB}
    if not any(role in (*SATB, Role.MELODY) for role in roles.values()):
        sounding = {note.voice for note in score.notes.values()}
        drums = {v.id for v in score.voices if v.channel == DRUM_CHANNEL}
        candidates = [v for v in sounding - drums if roles[v] is Role.FREE]
        if len(sounding) > 1:
            candidates = [v for v in candidates if v in sung]
        if len(candidates) == 1 and _one_at_a_time(score.notes_in_order(candidates[0])):
            roles[candidates[0]] = Role.MELODY
    return tuple(replace(voice, role=roles[voice.id]) for voice in score.voices)


def _by_name(voice: Voice) -> Role:
    words = set(re.findall(r"[^\W\d_]+", voice.name.lower()))
    if voice.channel == DRUM_CHANNEL or words & _INSTRUMENTS:
        return Role.FREE
    named = [role for role, names in _NAMES.items() if words & names]
    return named[0] if len(named) == 1 else Role.FREE


def _one_at_a_time(notes: list[Note]) -> bool:
    """Whether hardly any note begins well before the one before it is over."""
    overlaps = sum(
        1
        for before, after in pairwise(notes)
        if after.onset < before.onset + before.duration // 2 or after.onset == before.onset
    )
    return overlaps * 10 <= len(notes)
