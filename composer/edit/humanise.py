"""Humanising: small deviations in time and loudness, as of a player.  Times are ticks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from composer.edit.commands import ReplaceNotes
from composer.edit.document import Document
from composer.model.note import MAX_VELOCITY, MIN_VELOCITY, Note, time_order

MOST_TICKS = 240
MOST_VELOCITY = 64


@dataclass(frozen=True, slots=True)
class Humanising:
    """``timing`` and ``velocity``: how far notes stray at most, in ticks and in steps.

    Most stray less than half of that.  The same ``seed`` gives the same result.  Raises
    ``ValueError`` when a field is out of range.
    """

    timing: int = 10
    velocity: int = 8
    seed: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.timing <= MOST_TICKS or not 0 <= self.velocity <= MOST_VELOCITY:
            raise ValueError(
                f"notes may stray by 0 to {MOST_TICKS} ticks and 0 to {MOST_VELOCITY} in velocity"
            )


def humanised(notes: Iterable[Note], how: Humanising) -> tuple[Note, ...]:
    """The notes as a player might play them, in order of time.

    Where a note did not sound into the next one of its pitch and voice, it does not do so after.
    """
    random = Random(how.seed)

    def stray(most: int) -> int:
        return max(-most, min(most, round(random.gauss(0, most / 2)))) if most else 0

    before = sorted(notes, key=time_order)
    after = [
        note.but(
            onset=max(0, note.onset + stray(how.timing)),
            velocity=max(MIN_VELOCITY, min(MAX_VELOCITY, note.velocity + stray(how.velocity))),
        )
        for note in before
    ]
    chains: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for place, note in enumerate(before):
        chains[note.voice, note.pitch].append(place)
    for chain in chains.values():
        for place, following in pairwise(chain):
            note, room = after[place], after[following].onset - after[place].onset
            apart = before[place].end <= before[following].onset
            if apart and note.duration > room:
                after[place] = note.but(duration=max(1, room))
    return tuple(after)


def humanise(document: Document, ids: Collection[int], how: Humanising) -> None:
    """Lets notes stray, as one step; raises ``KeyError`` on an unknown id."""
    notes = [document.score.notes[note_id] for note_id in ids]
    document.apply(ReplaceNotes(humanised(notes, how)), "Humanise")
