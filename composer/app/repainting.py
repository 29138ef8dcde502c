"""What a score gives to a request that writes cells of its four voices, and back again.

Times are ticks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from composer.app.melody import top_line
from composer.edit.accept import accept_candidate
from composer.edit.clearing import Interval
from composer.edit.commands import AddGeneration, ReplaceNotes
from composer.edit.document import Document
from composer.edit.masking import locks, paint_masks, spans_of
from composer.engine.messages import Candidate, PitchesRequest, RepaintRequest, VoiceNotes
from composer.model.generation import GenerationRecord
from composer.model.mask import Mask, MaskKind
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import SIXTEENTH
from composer.model.voice import SATB, Role, Voice

STEP_NAME = "Repaint"

Request = RepaintRequest | PitchesRequest
Cell = tuple[Role, int, int]  # of that voice from a tick to another, the end exclusive
Part = tuple[Cell, ...]  # what of a candidate is taken


class NothingToRepaint(Exception):
    """There is no cell to write; the text is one sentence for the person."""


def voice_lines(score: Score) -> tuple[VoiceNotes, ...]:
    """The four parts that have notes, each as one line: where notes sound together the highest."""
    lines = []
    for role in SATB:
        voice = score.voice_with_role(role)
        notes = score.notes_in_order(voice.id) if voice is not None else []
        if notes:
            lines.append((role.value, top_line(notes)[0]))
    return tuple(lines)


def kept_notes(score: Score, melody_voice: int) -> tuple[VoiceNotes, ...]:
    """The notes under locks in the parts other than the melody, cut at the locks' edges."""
    kept = []
    for role in SATB:
        voice = score.voice_with_role(role)
        if voice is None or voice.id == melody_voice:
            continue
        locks = _locks(score, voice)
        line = top_line(score.notes_in_order(voice.id))[0]
        notes = tuple(
            replace(note, onset=max(note.onset, a), duration=min(note.end, b) - max(note.onset, a))
            for note in line
            for a, b in locks
            if max(note.onset, a) < min(note.end, b)
        )
        if notes:
            kept.append((role.value, tuple(sorted(notes, key=lambda n: n.onset))))
    return tuple(kept)


def open_cells(score: Score, wanted: Iterable[Cell]) -> tuple[Cell, ...]:
    """``wanted`` on the sixteenth-note grid (outwards), without what is locked.

    Raises :class:`NothingToRepaint` when a part is not there, or nothing is left.
    """
    cells: list[Cell] = []
    for role, start, end in wanted:
        voice = score.voice_with_role(role)
        if voice is None:
            raise NothingToRepaint(
                f"There is no {role.value} in this song; harmonise it first, or give a voice "
                "that part."
            )
        first = start // SIXTEENTH * SIXTEENTH
        last = -(-end // SIXTEENTH) * SIXTEENTH
        pieces = [(first, last)]
        for low, high in _locks(score, voice):
            inner = low // SIXTEENTH * SIXTEENTH
            outer = -(-high // SIXTEENTH) * SIXTEENTH
            pieces = [
                part
                for a, b in pieces
                for part in ((a, min(b, inner)), (max(a, outer), b))
                if part[0] < part[1]
            ]
        cells += [(role, a, b) for a, b in pieces]
    if not cells:
        raise NothingToRepaint("Everything there is locked; unlock some of it first.")
    return tuple(cells)


def note_spans(score: Score, ids: Iterable[int]) -> tuple[Cell, ...]:
    """Where these notes sound, as cells for :func:`open_cells`; notes that touch are one span.

    Raises :class:`NothingToRepaint` when none of them is of the four parts.
    """
    spans: list[Cell] = []
    for role, note in _notes_of_parts(score, ids):
        if spans and spans[-1][0] is role and note.onset <= spans[-1][2]:
            spans[-1] = (role, spans[-1][1], max(spans[-1][2], note.end))
        else:
            spans.append((role, note.onset, note.end))
    return tuple(spans)


def note_cells(score: Score, ids: Iterable[int]) -> tuple[tuple[int, Cell], ...]:
    """Each of these notes, by its id, with the cells that it is heard in; no two overlap.

    Left out are notes under a lock, and those too short to be heard beside their neighbours.
    Raises :class:`NothingToRepaint` when none is left.
    """
    found: list[tuple[int, Cell]] = []
    free = 0
    before: Role | None = None
    for role, note in _notes_of_parts(score, ids):
        free = free if role is before else 0
        before = role
        start = max(free, note.onset // SIXTEENTH * SIXTEENTH)
        end = max(start, round(note.end / SIXTEENTH) * SIXTEENTH)
        voice = score.voice_with_role(role)
        assert voice is not None
        locked = any(a < note.end and note.onset < b for a, b in _locks(score, voice))
        if start < end and not locked:
            found.append((note.id, (role, start, end)))
            free = end
    if not found:
        raise NothingToRepaint("Everything there is locked, or too short to be repainted.")
    return tuple(found)


def marked_cells(score: Score) -> tuple[Cell, ...]:
    """What is marked to be written anew in the four parts, as cells for :func:`open_cells`.

    Raises :class:`NothingToRepaint` when nothing is.
    """
    found: list[Cell] = []
    for role in SATB:
        voice = score.voice_with_role(role)
        if voice is not None:
            found += [(role, a, b) for a, b in spans_of(score.masks, voice.id, MaskKind.REWRITE)]
    if not found:
        raise NothingToRepaint(
            "Nothing is marked in a soprano, alto, tenor or bass voice; mark what to repaint first."
        )
    return tuple(found)


def marks_are_meant(score: Score, ids: Iterable[int]) -> bool:
    """Whether Repaint is for the marks: there are some, and all of these notes lie under them."""
    marks: dict[int, list[Interval]] = {}
    for mask in score.masks:
        if mask.kind is MaskKind.REWRITE:
            marks.setdefault(mask.voice, []).append((mask.start, mask.end))
    return bool(marks) and all(
        any(start < note.end and note.onset < end for start, end in marks.get(note.voice, ()))
        for note in (score.notes[i] for i in ids if i in score.notes)
    )


def within(part: Part | None) -> Mapping[Role, list[Interval]] | None:
    """A part of a candidate as :func:`~composer.edit.accept.accept_candidate` takes it."""
    if part is None:
        return None
    spans: dict[Role, list[Interval]] = {}
    for role, start, end in part:
        spans.setdefault(role, []).append((start, end))
    return spans


def _notes_of_parts(score: Score, ids: Iterable[int]) -> list[tuple[Role, Note]]:
    """By part, in order of onset; of notes that sound together the highest."""
    wanted = set(ids)
    if not wanted:
        raise NothingToRepaint("Select the notes to repaint first.")
    found = []
    for role in SATB:
        voice = score.voice_with_role(role)
        if voice is not None:
            line = top_line(score.notes_in_order(voice.id))[0]
            found += [(role, score.notes[n.id]) for n in line if n.id in wanted]
    if not found:
        raise NothingToRepaint(
            "None of the selected notes is of a soprano, alto, tenor or bass voice; give their "
            "voice one of these parts, and repaint again."
        )
    return found


def _locks(score: Score, voice: Voice) -> list[tuple[int, int]]:
    return spans_of(score.masks, voice.id, MaskKind.LOCK)


def cell_masks(score: Score, cells: Iterable[Cell]) -> tuple[Mask, ...]:
    """The cells as masks to rewrite, beside the score's locks."""
    masks = list(locks(score.masks))
    for role, start, end in cells:
        voice = score.voice_with_role(role)
        assert voice is not None
        masks.append(Mask(voice.id, start, end))
    return tuple(masks)


def write_repainted(
    document: Document,
    candidate: Candidate,
    request: Request,
    part: Part | None = None,
    made_at: int = 0,
) -> None:
    """Writes a candidate made for ``request`` as one undo step with its generation record.

    ``part``: only this of it.  ``made_at``: for the record.
    """
    record = _record(document, candidate, request, made_at)
    notes = {Role(role): _edges(spans, request, role) for role, spans in candidate.voices.items()}
    accept_candidate(document, notes, record, STEP_NAME, within(part))


def write_repitched(
    document: Document,
    candidate: Candidate,
    request: Request,
    ids: Sequence[int],
    part: Part | None = None,
    made_at: int = 0,
) -> None:
    """Gives the notes ``ids``, one for each of the request's cells, the candidate's pitches.

    One undo step with its generation record; a note that is gone or locked is passed over.
    ``part``: only the notes that begin in it.  ``made_at``: for the record.
    """
    record = _record(document, candidate, request, made_at)
    pitches = {
        (role, span.onset): span.pitch for role, spans in candidate.voices.items() for span in spans
    }
    score = document.score
    taken = within(part)

    def is_free(note: Note, role: str) -> bool:
        if any(a < note.end and note.onset < b for a, b in _locks(score, score.voice(note.voice))):
            return False
        return taken is None or any(a <= note.onset < b for a, b in taken.get(Role(role), ()))

    changed = tuple(
        replace(score.notes[note], pitch=pitches[role, start], origin=record.id)
        for note, (role, start, _) in zip(ids, request.cells, strict=True)
        if note in score.notes and is_free(score.notes[note], role)
    )
    with document.transaction(STEP_NAME):
        document.apply(AddGeneration(record))
        document.apply(ReplaceNotes(changed))
        paint_masks(document, [(n.voice, n.onset, n.end) for n in changed], None)


def _record(
    document: Document, candidate: Candidate, request: Request, made_at: int
) -> GenerationRecord:
    return GenerationRecord(
        id=document.new_id(),
        operation="repaint",
        pack=candidate.pack,
        pack_hash=candidate.pack_hash,
        seed=candidate.seed,
        parameters=candidate.parameters,
        masks=request.masks,
        base_revision=candidate.revision,
        made_at=made_at,
    )


def _edges(
    spans: Iterable[tuple[int, int, int]], request: Request, role: str
) -> list[tuple[int, int, int]]:
    """The spans cut at the edges of the cells."""
    cut = []
    for pitch, onset, duration in spans:
        for other, start, end in request.cells:
            first, last = max(onset, start), min(onset + duration, end)
            if other == role and first < last:
                cut.append((pitch, first, last - first))
    return cut
