"""Writing a model's candidate into the document as one undo step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from composer.edit.clearing import Interval, clear, common, without
from composer.edit.commands import AddGeneration, AddNotes, SetLyrics, SetVoices
from composer.edit.document import Document
from composer.edit.masking import joined, paint_masks, spans_of
from composer.model.generation import GenerationRecord
from composer.model.lyrics import Lyrics
from composer.model.mask import MaskKind
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import CHOIR_AAHS, CHORALE_RANGES, DRUM_CHANNEL, SATB, Role, Voice

Sung = Iterable[tuple[int, int, int]]  # pitch, onset, duration

DEFAULT_VELOCITY = 80


def accept_candidate(
    document: Document,
    voices: Mapping[Role, Sung],
    record: GenerationRecord,
    name: str,
    within: Mapping[Role, Sequence[Interval]] | None = None,
) -> None:
    """Writes ``voices`` (role to pitch, onset and duration in ticks) as one step called ``name``.

    The cells from the earliest onset to the latest end of the whole candidate are rewritten in
    each of its voices; where the record names cells to rewrite, only those.  Never under a lock:
    what lies there stays, and what reaches in from outside is cut at the edge.  ``within``: takes
    these spans of these voices and nothing else; what reaches out of them is cut as well.  Marks to
    rewrite are gone where something was written.  Voices that are missing are made, with the
    instrument of the first voice, or the choir in place of a piano.  The new notes carry the
    record's id as their origin and the median velocity of the score.  A syllable stays on the
    voice's new note that begins where its old one did.  Raises ``ValueError`` with nothing changed
    when a note cannot be.
    """
    written = {
        role: [(p, on, on + length) for p, on, length in sung] for role, sung in voices.items()
    }
    spans = [(on, end) for sung in written.values() for _, on, end in sung]
    velocity = _velocity(document.score)
    with document.transaction(name):
        document.apply(AddGeneration(record))
        if not spans:
            return
        whole = (min(on for on, _ in spans), max(end for _, end in spans))
        before, lyrics = dict(document.score.notes), document.score.lyrics
        if within is not None:
            written = {role: sung for role, sung in written.items() if within.get(role)}
        document.apply(SetVoices(_with_roles(document, written)))
        for role, sung in written.items():
            voice = document.score.voice_with_role(role)
            assert voice is not None
            rewritten = [whole]
            if any(mask.kind is MaskKind.REWRITE for mask in record.masks):
                closed = without([whole], spans_of(record.masks, voice.id, MaskKind.REWRITE))
                rewritten = without([whole], closed)
            if within is not None:
                cut = joined(within[role])
                rewritten = [part for span in rewritten for part in common(span, cut)]
            locks = spans_of(document.score.masks, voice.id, MaskKind.LOCK)
            locks += spans_of(record.masks, voice.id, MaskKind.LOCK)
            rewritten = without(rewritten, locks)
            clear(document, voice.id, rewritten)
            document.apply(
                AddNotes(
                    tuple(
                        Note(
                            document.new_id(),
                            voice.id,
                            pitch,
                            start,
                            end - start,
                            velocity,
                            record.id,
                        )
                        for pitch, onset, last in sung
                        for start, end in common((onset, last), rewritten)
                    )
                )
            )
            paint_masks(document, [(voice.id, start, end) for start, end in rewritten], None)
        _keep_words(document, before, lyrics, record.id)


def _velocity(score: Score) -> int:
    velocities = [note.velocity for note in score.notes.values()]
    return round(median(velocities)) if velocities else DEFAULT_VELOCITY


def _with_roles(document: Document, roles: Iterable[Role]) -> tuple[Voice, ...]:
    """The voices with those of the missing roles added; SATB keep their order from above."""
    voices = list(document.score.voices)
    model = next((v for v in voices if v.channel != DRUM_CHANNEL), None)
    program, bank = (model.program, model.bank) if model is not None else (0, 0)
    if (program, bank) == (0, 0):
        # What a file says nothing about, and no voice of a chorale is.
        program = CHOIR_AAHS
    for role in roles:
        if any(voice.role is role for voice in voices):
            continue
        taken = {voice.channel for voice in voices} | {DRUM_CHANNEL}
        added = Voice(
            document.new_id(),
            role.value.capitalize(),
            role,
            channel=next((c for c in range(16) if c not in taken), 0),
            program=program,
            bank=bank,
            range=CHORALE_RANGES.get(role, (0, 127)),
            port=model.port if model is not None else "",
        )
        above = [
            place
            for place, voice in enumerate(voices)
            if role in SATB and voice.role in SATB[: SATB.index(role)]
        ]
        voices.insert(max(above) + 1 if above else len(voices), added)
    return tuple(voices)


def _keep_words(document: Document, before: dict[int, Note], lyrics: Lyrics, origin: int) -> None:
    """Lays the syllables of notes whose beginnings are gone on the new notes that begin there."""
    score = document.score
    sung = {note_id for syllable in lyrics.syllables() for note_id in syllable.notes}
    made = [note for note in score.notes.values() if note.origin == origin]
    # Of a chord the highest is sung.
    new = {(n.voice, n.onset): n.id for n in sorted(made, key=lambda note: note.pitch)}
    places: dict[int, int | None] = {}
    for note_id in sung:
        old, now = before[note_id], score.notes.get(note_id)
        if now is None or now.onset != old.onset:
            left = None if now is None else now.id
            places[note_id] = new.get((old.voice, old.onset), left)
    document.apply(SetLyrics(lyrics.with_notes(places)))
