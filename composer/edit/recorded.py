"""Writing what was recorded into the document, as one undo step.  Times are ticks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from composer.edit.clearing import Interval, clear
from composer.edit.commands import AddNotes, RemoveNotes, SetControls, SetLyrics, SetVoices
from composer.edit.document import Document
from composer.model.control import Control, ControlKind
from composer.model.lyrics import Lyrics
from composer.model.note import Note, time_order
from composer.model.score import Score
from composer.model.voice import DRUM_CHANNEL, Voice

Played = tuple[int, int, int, int]
"""Pitch, onset, duration, velocity."""
Turned = tuple[int, ControlKind, int, int]
"""Tick, kind, number, value."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written into ``voice``: ids of the notes, and the controllers."""

    voice: int
    notes: frozenset[int] = frozenset()
    controls: tuple[Control, ...] = ()

    def is_there(self, score: Score) -> bool:
        """Whether any of it still is in ``score``."""
        if self.notes:
            return any(note in score.notes for note in self.notes)
        return not set(self.controls).isdisjoint(score.controls)


def write_recorded(
    document: Document,
    voice: int,
    notes: Iterable[Played],
    controls: Iterable[Turned],
    name: str,
    *,
    replaced: Interval | None = None,
    instead_of: Iterable[Written] = (),
) -> Written:
    """Puts what was played into ``voice``, as one step called ``name``.

    ``replaced``: where what the voice had goes (what reaches in from outside is cut there);
    ``None``: all of it stays.  ``instead_of``: other takes that were written before go.  Words of
    notes that go are laid on the new ones in order.  When the voice is gone by now, another is
    made, so that nothing is lost.  Raises ``ValueError``, with nothing changed, on values out of
    range.
    """
    with document.transaction(name):
        target = _voice(document, voice)
        before, lyrics = dict(document.score.notes), document.score.lyrics
        for other in instead_of:
            _take_out(document, other)
        if replaced is not None:
            clear(document, target, [replaced])
            inside = [
                c
                for c in document.score.controls
                if not (c.voice == target and replaced[0] <= c.tick < replaced[1])
            ]
            document.apply(SetControls(tuple(inside)))
        made = tuple(
            Note(document.new_id(), target, pitch, onset, duration, velocity)
            for pitch, onset, duration, velocity in notes
        )
        turned = tuple(Control(target, *control) for control in controls)
        document.apply(AddNotes(made))
        if turned:
            document.apply(SetControls((*document.score.controls, *turned)))
        _lay_words(document, before, lyrics, made)
    return Written(target, frozenset(note.id for note in made), turned)


def _voice(document: Document, voice: int) -> int:
    voices = document.score.voices
    if any(v.id == voice for v in voices):
        return voice
    taken = {v.channel for v in voices}
    channel = next((c for c in range(16) if c not in taken and c != DRUM_CHANNEL), 0)
    program = voices[0].program if voices else 0
    made = Voice(document.new_id(), "Recorded", channel=channel, program=program)
    document.apply(SetVoices((*voices, made)))
    return made.id


def _take_out(document: Document, written: Written) -> None:
    score = document.score
    document.apply(RemoveNotes(written.notes & score.notes.keys()))
    gone = Counter(written.controls)
    kept = []
    for control in score.controls:
        if gone[control] > 0:
            gone[control] -= 1
        else:
            kept.append(control)
    document.apply(SetControls(tuple(kept)))


def _lay_words(
    document: Document, before: Mapping[int, Note], lyrics: Lyrics, made: tuple[Note, ...]
) -> None:
    """The first note that came takes the words of the first that went, and so on."""
    now = document.score.notes
    sung = {note for syllable in lyrics.syllables() for note in syllable.notes}
    # A note of which a part is left keeps its word on it, if that is its beginning.
    gone = [n for i, n in before.items() if i not in now or now[i].onset != n.onset]
    if not sung.intersection(n.id for n in gone):
        return
    heads = _by_onset(made)
    places: dict[int, int | None] = {}
    for place, chord in enumerate(_by_onset(gone)):
        # Of a chord the highest is sung.
        other = heads[place][-1].id if place < len(heads) else None
        for note in chord:
            if note.id in sung:
                left = note.id if note.id in now else None
                places[note.id] = other if other is not None else left
    document.apply(SetLyrics(lyrics.with_notes(places)))


def _by_onset(notes: Iterable[Note]) -> list[list[Note]]:
    """The notes that begin together, in order of time, each in order of pitch."""
    chords: list[list[Note]] = []
    for note in sorted(notes, key=time_order):
        if chords and chords[-1][0].onset == note.onset:
            chords[-1].append(note)
        else:
            chords.append([note])
    return chords
