"""What steers four-part writing before it begins: pitches that may be, and weights on pitches.

Arrays are [4, steps, pitches] (soprano, alto, tenor, bass; sixteenth steps; MIDI pitches from the
network's lowest one up).  Weights are nats that are added to the network's log-probabilities.
No torch.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from composer.engine.messages import ROLES, OperationRefused, Steering
from composer.model.chord import NO_CHORD, Chord
from composer.model.key import MODES, spell
from composer.model.time import SIXTEENTH

# Nats at a slider's end, measured on hymns: the effect is plain and the chords are still chords.
MAJOR_NATS = {3: 3.0, 6: 2.0, 7: 1.0}  # against the other mode's third, sixth, seventh
PULLED_SHARE = 0.3  # of it for the mode's own: more, and little else than thirds would be sung
SIMILAR_NATS = 4.0
SLASH_SHARE = 0.5  # of a chord's strength, against other chord tones in the bass under a slash

# How well the twelve pitch classes over a tonic fit a key, as listeners rated them (Krumhansl and
# Kessler, 1982).
_FIT = {
    "major": (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88),
    "minor": (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17),
}

Cells = NDArray[np.int16]  # [4, steps] MIDI pitches, -1 is silence


def allowed_pitches(
    steering: Steering,
    ranges: tuple[tuple[int, int], ...],
    steps: int,
    lowest: int,
    pitches: int,
    open_voices: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Which pitches each cell may take, bool [4, steps, pitches].

    ``ranges``: of the four voices where ``steering`` names no other; of such a range at least
    the pitch nearest to it is there.  ``open_voices``: bool [4], voices in which anything is
    written; :class:`OperationRefused` when one of them has no pitch left.
    """
    allowed = np.zeros((4, pitches), dtype=bool)
    named = {role: (low, high) for role, low, high in steering.ranges}
    for voice, role in enumerate(ROLES):
        low, high = named.get(role, ranges[voice])
        first = max(0, low - lowest)
        if role not in named:
            first = min(first, pitches - 1)
            allowed[voice, first : max(first + 1, high - lowest + 1)] = True
        else:
            allowed[voice, first : max(0, high - lowest + 1)] = True
        if open_voices[voice] and not allowed[voice].any():
            raise OperationRefused(
                f"The model sings no pitch of {spell(low)} to {spell(high)} ({low}-{high}); give "
                f"the {role} a range within {lowest}-{lowest + pitches - 1}."
            )
    key = steering.key
    if key is not None:
        in_key = np.isin((np.arange(pitches) + lowest) % 12, list(key.tonal_classes))
        for voice, role in enumerate(ROLES):
            if open_voices[voice] and not (allowed[voice] & in_key).any():
                raise OperationRefused(
                    f"No pitch of {key.name} lies within the range of the {role}; widen the range "
                    "or choose another key."
                )
        allowed &= in_key
    return np.repeat(allowed[:, None], steps, 1)


def log_weights(
    steering: Steering, given: Cells, present: Cells, start: int, lowest: int, pitches: int
) -> NDArray[np.float32] | None:
    """The nats to add, float32 [4, steps, pitches]; ``None`` when nothing leans anywhere.

    ``given``: cells that stay; ``present``: cells that stood before, wherever notes are known.
    Step 0 is at tick ``start``.
    """
    weights = np.zeros((4, given.shape[1], pitches), dtype=np.float32)
    classes = (np.arange(pitches) + lowest) % 12
    if steering.major:
        _lean_to_mode(weights, steering, given, classes)
    if steering.similar:
        voice, step = np.nonzero((present >= lowest) & (present < lowest + pitches))
        weights[voice, step, present[voice, step] - lowest] += SIMILAR_NATS * steering.similar
    if steering.chords and steering.chord_strength:
        _lean_to_chords(weights, steering, classes, start)
    return weights if weights.any() else None


def estimated_tonic(cells: Cells) -> int:
    """The pitch class whose major or minor key the sounding cells fit best; 0 for silence.

    By correlation with the key profiles; of equal ones the lowest."""
    counts = np.bincount(cells[cells >= 0] % 12, minlength=12).astype(np.float64)
    counts -= counts.mean()

    def fit(tonic: int) -> float:
        turned = np.roll(counts, -tonic)
        return max(float(turned @ (np.array(p) - np.mean(p))) / np.std(p) for p in _FIT.values())

    return max(range(12), key=lambda tonic: (fit(tonic), -tonic))


def _lean_to_mode(
    weights: NDArray[np.float32], steering: Steering, given: Cells, classes: NDArray[np.int64]
) -> None:
    key = steering.key
    tonic = key.tonic if key is not None else estimated_tonic(given)
    for degree, nats in MAJOR_NATS.items():
        for mode, sign in (("major", 1), ("minor", -1)):
            pitch_class = (tonic + MODES[mode][degree - 1]) % 12
            nudge = sign * nats * steering.major
            if nudge > 0:
                nudge *= PULLED_SHARE
            lean = np.where(classes == pitch_class, nudge, 0.0)
            # Nothing is pushed against a given note that lies a semitone off.
            off = (given - pitch_class) % 12
            clashes = ((given >= 0) & ((off == 1) | (off == 11))).any(0)
            weights[:, ~clashes if nudge > 0 else slice(None)] += lean.astype(np.float32)


def _lean_to_chords(
    weights: NDArray[np.float32], steering: Steering, classes: NDArray[np.int64], start: int
) -> None:
    steps = weights.shape[1]
    ticks = [tick for tick, _ in steering.chords]
    ends = [*ticks[1:], start + steps * SIXTEENTH]
    for (tick, symbol), end in zip(steering.chords, ends, strict=True):
        if symbol in NO_CHORD:
            continue
        first, last = (min(steps, max(0, -(-(t - start) // SIXTEENTH))) for t in (tick, end))
        chord = Chord.named(symbol)
        away = ~np.isin(classes, list(chord.pitch_classes))
        weights[:, first:last, away] -= steering.chord_strength
        if chord.bass != chord.root:
            other = ~away & (classes != chord.bass)
            weights[3, first:last, other] -= SLASH_SHARE * steering.chord_strength
