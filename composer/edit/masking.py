"""Painting masks: which cells of a voice are to be written anew, and which are locked.

A cell is of one kind at most: what is painted last counts.  Times are ticks.
"""

from __future__ import annotations

from collections.abc import Iterable

from composer.edit.clearing import Interval, without
from composer.edit.commands import SetMasks
from composer.edit.document import Document
from composer.model.mask import Mask, MaskKind
from composer.model.score import Score

VoiceCells = tuple[int, int, int]
"""A voice's id, first tick and end (exclusive)."""

STEP_NAMES: dict[MaskKind | None, str] = {
    MaskKind.REWRITE: "Mark to Rewrite",
    MaskKind.LOCK: "Lock",
    None: "Clear Marks",
}


def painted(
    masks: Iterable[Mask], cells: Iterable[VoiceCells], kind: MaskKind | None
) -> tuple[Mask, ...]:
    """``masks`` with ``cells`` of this kind, or of none for ``None``.

    Of the voices that are painted no two masks overlap afterwards, those of a kind that touch are
    one, and they are in order of time.
    """
    given, wanted = tuple(masks), _by_voice(cells)
    found = [mask for mask in given if mask.voice not in wanted]
    for voice, spans in wanted.items():
        kept = {each: spans_of(given, voice, each) for each in MaskKind}
        # A file may have cells that are of both kinds: they are locked.
        kept[MaskKind.REWRITE] = _less(kept[MaskKind.REWRITE], kept[MaskKind.LOCK])
        for each in MaskKind:
            left = _less(kept[each], spans)
            own = joined(left + spans) if each is kind else left
            found += [Mask(voice, start, end, each) for start, end in own]
    return tuple(sorted(found, key=lambda mask: (mask.voice, mask.start, mask.end)))


def are_painted(masks: Iterable[Mask], cells: Iterable[VoiceCells], kind: MaskKind) -> bool:
    """Whether all of ``cells`` are of this kind."""
    given = tuple(masks)
    return not any(
        _less(spans, spans_of(given, voice, kind)) for voice, spans in _by_voice(cells).items()
    )


def paint_masks(
    document: Document, cells: Iterable[VoiceCells], kind: MaskKind | None, name: str | None = None
) -> None:
    """:func:`painted` as one undo step, which is none where nothing changes.

    Raises ``ValueError`` when a voice is not there.
    """
    masks = painted(document.score.masks, cells, kind)
    if set(masks) != set(document.score.masks):
        document.apply(SetMasks(masks), name or STEP_NAMES[kind])


def spans_of(masks: Iterable[Mask], voice: int, kind: MaskKind) -> list[Interval]:
    """The spans of one kind of mask in a voice, in order; those that touch are one."""
    return joined([(m.start, m.end) for m in masks if m.voice == voice and m.kind is kind])


def locks(masks: Iterable[Mask]) -> tuple[Mask, ...]:
    """The locks among them."""
    return tuple(mask for mask in masks if mask.kind is MaskKind.LOCK)


def free_spans(masks: Iterable[Mask], voice: int, start: int, end: int) -> list[Interval]:
    """What of these ticks is not locked in a voice."""
    return without([(start, end)], spans_of(masks, voice, MaskKind.LOCK))


def joined(spans: Iterable[Interval]) -> list[Interval]:
    """The spans in order; those that touch or overlap are one."""
    found: list[Interval] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _by_voice(cells: Iterable[VoiceCells]) -> dict[int, list[Interval]]:
    """The spans of each voice, in order and apart."""
    found: dict[int, list[Interval]] = {}
    for voice, start, end in cells:
        if start < end:
            found.setdefault(voice, []).append((start, end))
    return {voice: joined(spans) for voice, spans in found.items()}


def _less(spans: list[Interval], holes: list[Interval]) -> list[Interval]:
    """``spans`` less ``holes``, each in order and apart, in one go through both."""
    found: list[Interval] = []
    place = 0
    for start, end in spans:
        while place < len(holes) and holes[place][1] <= start:
            place += 1
        at = place
        while at < len(holes) and holes[at][0] < end:
            if start < holes[at][0]:
                found.append((start, holes[at][0]))
            start = max(start, holes[at][1])
            at += 1
        if start < end:
            found.append((start, end))
    return found


def cells_of_notes(score: Score, ids: Iterable[int]) -> tuple[VoiceCells, ...]:
    """Where these notes are, and the rests between two of them that follow each other.

    Unknown ids are passed over.
    """
    chosen = {note_id for note_id in ids if note_id in score.notes}
    found: list[VoiceCells] = []
    for voice in dict.fromkeys(score.notes[note_id].voice for note_id in sorted(chosen)):
        together = False
        for note in score.notes_in_order(voice):
            if note.id not in chosen:
                # Another one that sounds at the same time does not part them.
                together = together and note.onset < found[-1][2]
            elif together:
                found[-1] = (voice, found[-1][1], max(found[-1][2], note.end))
            else:
                found.append((voice, note.onset, note.end))
                together = True
    return tuple(found)
