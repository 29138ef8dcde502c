"""Humanising: small deviations in time and loudness, as of a player.  Times are ticks."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise
from operator import add
from random import Random
from statistics import NormalDist

from composer.edit.commands import ReplaceNotes
from composer.edit.document import Document
from composer.model.note import MAX_VELOCITY, MIN_VELOCITY, Note, time_order
from composer.model.note_columns import changed_notes

MOST_TICKS = 240
MOST_VELOCITY = 64
_NORMAL = NormalDist()
_DRAWN_FROM = 1024  # a power of two


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
    late = _drawn(random, how.timing, len(before))
    loud = _drawn(random, how.velocity, len(before))
    wanted = map(add, [n.onset for n in before], late)
    onsets = [onset if onset > 0 else 0 for onset in wanted]
    wanted = map(add, [n.velocity for n in before], loud)
    low, high = MIN_VELOCITY, MAX_VELOCITY
    velocities = [low if v < low else high if v > high else v for v in wanted]
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


def _drawn(random: Random, most: int, count: int) -> list[int]:
    """Deviations: normal, with ``most`` at two standard deviations and never more.

    Drawn from a table of equally likely ones, which takes a twentieth of what drawing anew takes.
    """
    places = ((place + 0.5) / _DRAWN_FROM for place in range(_DRAWN_FROM))
    table = [max(-most, min(most, round(_NORMAL.inv_cdf(place) * most / 2))) for place in places]
    return [table[draw % _DRAWN_FROM] for draw in array("H", random.randbytes(2 * count))]


def humanise(document: Document, ids: Collection[int], how: Humanising) -> None:
    """Lets notes stray, as one step; raises ``KeyError`` on an unknown id."""
    notes = list(map(document.score.notes.__getitem__, ids))
    document.apply(ReplaceNotes(humanised(notes, how)), "Humanise")
