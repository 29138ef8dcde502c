"""What a person asks of the voices that are written, beside the notes themselves.

Every default leaves the model to itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from itertools import pairwise
from types import NoneType
from typing import Any

from composer.engine.messages.bounds import ROLES, check_cuts, check_number, check_whole
from composer.model.chord import NO_CHORD, Chord
from composer.model.generation import Parameter
from composer.model.key import Key

DEFAULT_PARALLEL_COST = 12.0
DEFAULT_CHORD_STRENGTH = 4.0
MAX_COST = 100.0  # nats
MAX_CHORD_STRENGTH = 20.0  # nats
MAX_CHORDS = 10_000


@dataclass(frozen=True, slots=True)
class Steering:
    """How four-part writing is steered.

    ``top_k``: each cell is drawn from the k likeliest pitches alone, 1 or more; ``top_p``: from
    the likeliest that together reach this probability, 0.001 to 1; ``None``: from all.

    The three sliders go from -1 to 1, 0 is off.  ``conventional``: 1 for what the model finds
    likeliest, -1 for notes that it did not expect.  ``major``: the major (1) or minor (-1) third,
    sixth and seventh over the tonic, which is ``tonic`` or estimated from the given notes.
    ``similar``: like (1) or unlike (-1) the notes that stood in the cells before.

    ``tonic`` such as ``"F#"`` and ``mode`` such as ``"dorian"`` (``None``: major): only pitches of
    this scale are written, in minor with the raised sixth and seventh.  ``chords``: tick and chord
    symbol in order, each in force up to the next one (``"N.C."``: none); ``chord_strength``: nats,
    0 to 20, against other pitches there.
    ``ranges``: role, lowest and highest MIDI pitch, for the roles that shall differ from
    :data:`composer.model.voice.CHORALE_RANGES`.

    ``parallel_cost``: nats for each parallel fifth or octave; ``crossing_cost``: for each
    sixteenth on which a voice lies beyond its neighbour; ``leap_cost``: for each move of a major
    sixth or more; all 0 to 100.

    ``first_share``, ``last_share``, ``fall``: the share of the cells that are drawn anew falls
    from the first to the last over this part of the Gibbs steps, each above 0 to 1;
    ``None``: the engine's own.
    """

    top_k: int | None = None
    top_p: float | None = None
    conventional: float = 0.0
    major: float = 0.0
    similar: float = 0.0
    tonic: str | None = None
    mode: str | None = None
    chords: tuple[tuple[int, str], ...] = ()
    chord_strength: float = DEFAULT_CHORD_STRENGTH
    ranges: tuple[tuple[str, int, int], ...] = ()
    parallel_cost: float = DEFAULT_PARALLEL_COST
    crossing_cost: float = 0.0
    leap_cost: float = 0.0
    first_share: float | None = None
    last_share: float | None = None
    fall: float | None = None

    def __post_init__(self) -> None:
        check_cuts(self.top_k, self.top_p)
        for slider in ("conventional", "major", "similar"):
            check_number(f"the slider {slider!r}", getattr(self, slider), -1, 1)
        _ = self.key
        _check_chords(self.chords)
        check_number("the strength of the chords", self.chord_strength, 0, MAX_CHORD_STRENGTH)
        _check_ranges(self.ranges)
        for cost in ("parallel", "crossing", "leap"):
            check_number(f"the {cost} cost", getattr(self, f"{cost}_cost"), 0, MAX_COST)
        for name in ("first_share", "last_share", "fall"):
            if getattr(self, name) is not None:
                check_number(f"the {name.replace('_', ' ')}", getattr(self, name), 0.001, 1)
        if None not in (first := self.first_share, last := self.last_share) and first < last:  # type: ignore[operator]
            raise ValueError("the last share must not be larger than the first")

    @property
    def key(self) -> Key | None:
        """The key that was asked for; raises ``ValueError`` when there is none such."""
        if self.tonic is None:
            if self.mode is not None:
                raise ValueError("a mode needs a tonic")
            return None
        if not isinstance(self.tonic, str) or not isinstance(self.mode, (str, NoneType)):
            raise ValueError("the tonic and the mode must be texts")
        return Key.named(0, self.tonic, self.mode or "major")

    def parameters(self) -> dict[str, Parameter]:
        """What differs from the defaults, for the generation record, with the parallel cost."""
        told: dict[str, Parameter] = {"parallel_cost": float(self.parallel_cost)}
        for field in fields(self):
            value = getattr(self, field.name)
            if value == field.default:
                continue
            if field.name == "chords":
                value = " ".join(f"{tick}:{symbol}" for tick, symbol in value)
            elif field.name == "ranges":
                value = " ".join(f"{role}={low}-{high}" for role, low, high in value)
            told[field.name] = value
        return told

    @staticmethod
    def from_parameters(parameters: Mapping[str, Parameter]) -> Steering:
        """The steering that a generation record tells of; what it does not name is as usual."""
        told: dict[str, Any] = {
            field.name: parameters[field.name]
            for field in fields(Steering)
            if field.name in parameters
        }
        if "chords" in told:
            pairs = [pair.partition(":") for pair in str(told["chords"]).split()]
            told["chords"] = tuple((int(tick), symbol) for tick, _, symbol in pairs)
        if "ranges" in told:
            parts = [part.partition("=") for part in str(told["ranges"]).split()]
            told["ranges"] = tuple(
                (role, *(int(pitch) for pitch in pitches.split("-"))) for role, _, pitches in parts
            )
        return Steering(**told)


def check_steering(value: object) -> None:
    """That it is one, and whole: what comes out of a pipe was not checked."""
    if not isinstance(value, Steering):
        raise ValueError("the steering must be a Steering")
    value.__post_init__()


def _check_chords(chords: object) -> None:
    if not isinstance(chords, tuple) or len(chords) > MAX_CHORDS:
        raise ValueError(f"the chords must be a tuple of at most {MAX_CHORDS}")
    for pair in chords:
        if not isinstance(pair, tuple) or len(pair) != 2 or not isinstance(pair[1], str):
            raise ValueError("a chord must be a tick and a symbol")
        check_whole("the tick of a chord", pair[0], 0, None)
        if pair[1] not in NO_CHORD:
            Chord.named(pair[1])
    if any(after <= before for (before, _), (after, _) in pairwise(chords)):
        raise ValueError("the chords must be in order, one at a tick")


def _check_ranges(ranges: object) -> None:
    if not isinstance(ranges, tuple):
        raise ValueError("the ranges must be a tuple")
    roles = []
    for part in ranges:
        if not isinstance(part, tuple) or len(part) != 3 or part[0] not in ROLES:
            raise ValueError("a range must be a voice, its lowest and its highest pitch")
        check_whole(f"the lowest pitch of the {part[0]}", part[1], 0, 127)
        check_whole(f"the highest pitch of the {part[0]}", part[2], part[1], 127)
        roles.append(part[0])
    if len(set(roles)) != len(roles):
        raise ValueError("a voice can have one range only")
