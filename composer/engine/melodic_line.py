"""What a melody that is sung leans to, whatever network writes it, in nats for each pitch.

The networks were trained on instruments: a fiddle leaps, a piano repeats.  A singer's line goes
mostly by steps and small leaps within a range, and comes home at its end (Huron, Sweet
Anticipation, 2006, on the step inertia and the small intervals of song).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from composer.model.key import MODES, Key

Floats = NDArray[np.float32]

EASY_LEAP = 5  # semitones: what is wider costs
LEAP_NATS = 0.35  # for each semitone more
MIDDLE_NATS = 0.2  # the first note, for each semitone from the middle of the range
SAME_AGAIN = 2  # notes of one pitch after which another is due
TO_AND_FRO_NATS = 1.5  # a fourth note that goes once more between two pitches
END_NATS = 3.0  # the last note, where it is none of the tonic's chord
END_CHORD_NATS = 1.0  # and where it is its third or fifth


def leaning(
    pitches: Collection[int], sung: Sequence[int], key: Key | None = None, last: bool = False
) -> Floats:
    """For each MIDI pitch, float [128], what it gets in nats; -inf where it may not be.

    ``pitches``: those that may be, at least one; ``sung``: the line so far; ``key``: where it
    comes home at its ``last`` note, ``None`` for nowhere.
    """
    found = np.full(128, -np.inf, np.float32)
    there = np.array(sorted(pitches))
    found[there] = 0
    if sung:
        wide = np.abs(there - sung[-1]) - EASY_LEAP
        found[there] -= (LEAP_NATS * np.maximum(wide, 0)).astype(np.float32)
        run = sung[-SAME_AGAIN:]
        if len(run) == SAME_AGAIN and len(set(run)) == 1 and len(there) > 1:
            found[run[-1]] = -np.inf
        if len(sung) > 2 and sung[-1] == sung[-3] != sung[-2]:
            found[sung[-2]] -= TO_AND_FRO_NATS
    else:
        middle = (there[0] + there[-1]) / 2
        found[there] -= (MIDDLE_NATS * np.abs(there - middle)).astype(np.float32)
    if last and key is not None:
        scale = MODES[key.mode]
        for pitch in there.tolist():
            step = (pitch - key.tonic) % 12
            if step not in (0, scale[2], scale[4]):
                found[pitch] -= END_NATS
            elif step:
                found[pitch] -= END_CHORD_NATS
    return found
