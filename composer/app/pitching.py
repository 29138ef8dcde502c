"""Other pitches for notes of one voice, from a model that goes through time.  Times are ticks."""

from __future__ import annotations

from collections.abc import Sequence

from composer.app.asked import HarmonizeOptions
from composer.app.repainting import Cell, cell_masks, voice_lines
from composer.engine.messages import PitchesRequest
from composer.model.key import Key
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import CHORALE_RANGES, DRUM_CHANNEL, SATB, Role, Voice

FAMILIES = ("roll", "event")


def pitches_request(
    score: Score,
    cells: Sequence[Cell],
    options: HarmonizeOptions,
    request_id: int,
    revision: int,
    seed: int,
) -> PitchesRequest:
    """A pitch for each cell, all of one voice; raises ``ValueError`` where that cannot be asked.

    The pitches are within what such a voice sings, and in the song's key.  A song that states none
    and has nothing else that sounds is in C major.
    """
    cells = sorted(cells, key=lambda cell: cell[1])
    masks = cell_masks(score, cells)
    role = cells[0][0]
    voice = score.voice_with_role(role)
    assert voice is not None
    others = _others(score)
    lines = voice_lines(score)
    asked = {start for _, start, _ in cells}
    sounding = [note for named, line in lines for note in line if named != role.value]
    kept = [
        n for named, line in lines for n in line if named == role.value and n.onset not in asked
    ]
    first = min([cells[0][1], *(note.onset for note in (*others, *sounding, *kept))])
    key = score.key.at(cells[0][1])
    if key is None and not (others or sounding or kept):
        key = Key(0, 0)
    low, high = _range(role, voice, kept)
    return PitchesRequest(
        id=request_id,
        revision=revision,
        voices=lines,
        cells=tuple((part.value, start, end) for part, start, end in cells),
        others=others,
        begin=score.meter.bar_start(score.meter.position(first)[0]),
        pack=options.pack,
        candidates=options.candidates,
        temperature=options.temperature,
        seed=seed,
        device=options.device,
        key=key,
        lowest=low,
        highest=high,
        tempo=score.tempo,
        masks=masks,
    )


def _others(score: Score) -> tuple[Note, ...]:
    """What sounds in no part, drums left out."""
    others = {v.id for v in score.voices if v.role not in SATB and v.channel != DRUM_CHANNEL}
    return tuple(sorted((n for n in score.notes.values() if n.voice in others), key=_order))


def _order(note: Note) -> tuple[int, int]:
    return note.onset, note.pitch


def _range(role: Role, voice: Voice, kept: Sequence[Note]) -> tuple[int, int]:
    """What the part sings in the chorales, widened to what it sings here, within its range."""
    low, high = CHORALE_RANGES[role]
    pitches = [note.pitch for note in kept]
    low, high = min([low, *pitches]), max([high, *pitches])
    least, most = voice.range
    # A range that lies elsewhere wins.
    return (least, most) if high < least or most < low else (max(low, least), min(high, most))
