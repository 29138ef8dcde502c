"""What piano music is like on the surface, to hold samples against their corpus."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from composer.engine.events import TimedNotes


def texture(pieces: Sequence[TimedNotes]) -> dict[str, float]:
    """Means over the pieces.

    ``notes a second``; ``notes together``: how many begin at once (within 5 ms); ``notes
    sounding``: at the beginning of each; ``lowest pitch``, ``highest pitch``: 5th and 95th percent
    of the pitches; ``velocity``, ``velocity spread``: mean and standard deviation; ``duration``:
    median, seconds; ``velocity steps``: mean change from chord to chord; ``repeated runs``: share
    of runs of 8 notes, whatever the key, that were already there in the piece.
    """
    rows = [_of_one(piece) for piece in pieces if len(piece) > 1]
    return {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}


def _of_one(notes: TimedNotes) -> dict[str, float]:
    onset, end = notes.onset, notes.onset + notes.duration
    begins = np.diff(onset, prepend=-np.inf) >= 0.005
    sounding = np.arange(1, len(onset) + 1) - np.searchsorted(np.sort(end), onset, side="right")
    loud = np.bincount(np.cumsum(begins) - 1, notes.velocity) / np.bincount(np.cumsum(begins) - 1)
    runs = np.lib.stride_tricks.sliding_window_view(np.diff(notes.pitch), min(8, len(notes) - 1))
    return {
        "notes a second": len(notes) / max(onset[-1] - onset[0], 1e-9),
        "notes together": len(notes) / int(begins.sum()),
        "notes sounding": float(np.mean(sounding)),
        "lowest pitch": float(np.percentile(notes.pitch, 5)),
        "highest pitch": float(np.percentile(notes.pitch, 95)),
        "velocity": float(notes.velocity.mean()),
        "velocity spread": float(notes.velocity.std()),
        "velocity steps": float(np.abs(np.diff(loud)).mean()) if len(loud) > 1 else 0.0,
        "duration": float(np.median(notes.duration)),
        "repeated runs": 1 - len(np.unique(runs, axis=0)) / len(runs),
    }
