"""Humanising: small deviations in time and loudness, as of a player.  Times are ticks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from statistics import NormalDist

from composer.edit.commands import ReplaceNotes
from composer.edit.document import Document
from composer.model.note import MAX_VELOCITY, MIN_VELOCITY, Note, time_order
from composer.model.note_columns import changed_notes

MOST_TICKS = 240
MOST_VELOCITY = 64
_NORMAL = NormalDist()
_DRAWN_FROM = 1024


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
    before = sorted(notes, key=time_order)
    late = random.choices(_strays(how.timing), k=len(before))
    loud = random.choices(_strays(how.velocity), k=len(before))
    onsets = [max(0, n.onset + by) for n, by in zip(before, late, strict=True)]
    velocities = [
        max(MIN_VELOCITY, min(MAX_VELOCITY, n.velocity + by))
        for n, by in zip(before, loud, strict=True)
    ]
    durations = [note.duration for note in before]
    chains: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for place, note in enumerate(before):
        chains[note.voice, note.pitch].append(place)
    for chain in chains.values():
        for place, following in pairwise(chain):
            room = onsets[following] - onsets[place]
            if durations[place] > room and before[place].end <= before[following].onset:
                durations[place] = max(1, room)
    return changed_notes(before, onsets=onsets, durations=durations, velocities=velocities)


def _strays(most: int) -> list[int]:
    """Deviations that are equally likely: normal, with ``most`` at two standard deviations.

    Drawing from them takes a tenth of what drawing anew takes.
    """
    places = ((place + 0.5) / _DRAWN_FROM for place in range(_DRAWN_FROM))
    return [max(-most, min(most, round(_NORMAL.inv_cdf(place) * most / 2))) for place in places]


def humanise(document: Document, ids: Collection[int], how: Humanising) -> None:
    """Lets notes stray, as one step; raises ``KeyError`` on an unknown id."""
    notes = list(map(document.score.notes.__getitem__, ids))
    document.apply(ReplaceNotes(humanised(notes, how)), "Humanise")
