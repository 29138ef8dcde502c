"""The first eight bars of a chorale in four parts: the Old Hundredth, in G, set for the tests."""

from __future__ import annotations

QUARTER, EIGHTH, HALF = 480, 240, 960
BAR = 4 * QUARTER

# Of each voice from above: what is in each bar, as pitch and length.
_LENGTHS = {"q": QUARTER, "e": EIGHTH, "h": HALF}
_WRITTEN = {
    "Soprano": (
        "67q 67q 66q 64q | 62q 67q 69q 71q | 71q 71q 71q 69q | 67q 72q 71q 69q | "
        "67q 69q 71q 69q | 67q 64q 66q 67q | 74q 71q 67q 69q | 72q 71q 69h"
    ),
    "Alto": (
        "62q 62q 62q 60q | 59q 62q 66q 67q | 67q 67q 67q 66q | 62q 64e 66e 67q 66q | "
        "62q 66q 67q 66q | 62q 60q 62h | 66q 67q 64q 66q | 66q 67q 66h"
    ),
    "Tenor": (
        "59q 59q 57q 55q | 55q 59q 62q 62q | 62q 62q 62q 62q | 59q 60q 62q 60e 57e | "
        "59q 62q 62q 60q | 59q 55q 57q 59q | 62q 62q 60q 62q | 57q 62q 62h"
    ),
    "Bass": (
        "55q 55e 54e 50q 48q | 43q 55q 50q 55q | 55q 52q 50q 50q | 55q 45q 50e 52e 54q | "
        "55q 54q 55q 50q | 52q 48q 50q 43q | 47q 55q 48q 50q | 45q 43q 50h"
    ),
}


def _read(text):
    notes, tick = [], 0
    for bar, words in enumerate(text.split("|")):
        assert tick == bar * BAR
        for word in words.split():
            length = _LENGTHS[word[-1]]
            notes.append((int(word[:-1]), tick, length))
            tick += length
    assert tick == 8 * BAR
    return tuple(notes)


CHORALE = {voice: _read(text) for voice, text in _WRITTEN.items()}
"""By voice, from above: (pitch, onset, length) of every note, in order; times in ticks."""
