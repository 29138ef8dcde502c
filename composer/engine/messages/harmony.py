"""Requests to write cells of a four-part score, and what comes of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from composer.engine.messages.bounds import (
    DEFAULT_TEMPERATURE,
    MAX_CANDIDATES,
    MAX_GIBBS_STEPS,
    MAX_SEED,
    MAX_SIXTEENTHS,
    ROLES,
    check_generation,
    check_id,
    check_line,
    check_voices,
    check_whole,
)
from composer.engine.messages.steering import Steering, check_steering
from composer.model.generation import Parameter
from composer.model.mask import Mask
from composer.model.note import Note
from composer.model.time import SIXTEENTH


class Span(NamedTuple):
    """A sung pitch (MIDI number) from tick ``onset`` on, for ``duration`` ticks."""

    pitch: int
    onset: int
    duration: int


VoiceNotes = tuple[str, tuple[Note, ...]]  # role, and the notes of that voice


@dataclass(frozen=True, slots=True)
class HarmonizeRequest:
    """Write the voices that are missing around a melody.

    ``id``: unique among the requests of one client, 1 or more.  ``revision``: the document's
    when the request was made.  ``notes``: the melody, one voice in order of onset, no two
    sounding at once.  ``given_role``: which of the four voices the melody is (``"soprano"``,
    ``"alto"``, ``"tenor"``, ``"bass"``).  ``pack``: a pack's name, ``None`` for the best coconet
    pack installed.  ``candidates``: 1 to 16.  ``steps``: Gibbs steps, ``None`` for the pack's
    own number.  ``temperature``: 0 to 10; 0 takes the likeliest notes.  ``seed``:
    0 to 2**63 - 1, ``None`` to have one drawn (the candidates say which).  ``device``:
    ``"auto"``, ``"cpu"`` or ``"cuda"``.  ``masks``: the score's masks, of which a lock keeps the
    notes under it.  ``kept``: for other voices the notes that stay, in order of onset, no two of
    a voice sounding at once; the new ones are written around them.  ``present``: for other voices
    the notes that stood there before, in order alike; what ``steering.similar`` compares with.
    ``steering``: see :class:`Steering`.
    """

    id: int
    revision: int
    notes: tuple[Note, ...]
    pack: str | None = None
    given_role: str = "soprano"
    candidates: int = 1
    steps: int | None = None
    temperature: float = DEFAULT_TEMPERATURE
    seed: int | None = None
    device: str = "auto"
    masks: tuple[Mask, ...] = ()
    kept: tuple[VoiceNotes, ...] = ()
    present: tuple[VoiceNotes, ...] = ()
    steering: Steering = field(default_factory=Steering)

    def __post_init__(self) -> None:
        check_generation(self)
        check_line("the melody", self.notes)
        if not self.notes:
            raise ValueError("there is no note in the melody")
        check_voices(self.kept)
        if any(role == self.given_role for role, _ in self.kept):
            raise ValueError("the melody's own voice cannot be kept besides")
        check_voices(self.present)
        check_steering(self.steering)
        if self.end > MAX_SIXTEENTHS * SIXTEENTH:
            raise ValueError("the melody is longer than 512 bars")
        if self.given_role not in ROLES:
            raise ValueError(f"the melody must be one of {', '.join(ROLES)}")
        if self.steps is not None:
            check_whole("the number of steps", self.steps, 1, MAX_GIBBS_STEPS)
        if not isinstance(self.masks, tuple) or not all(isinstance(m, Mask) for m in self.masks):
            raise ValueError("the masks must be a tuple of masks")

    @property
    def start(self) -> int:
        """First tick of the written cells: the first onset, down to the 16th-note grid."""
        return self.notes[0].onset // SIXTEENTH * SIXTEENTH

    @property
    def end(self) -> int:
        """End (exclusive) of the written cells: the last note's end, up to the 16th-note grid."""
        return -(-self.notes[-1].end // SIXTEENTH) * SIXTEENTH


@dataclass(frozen=True, slots=True)
class RepaintRequest:
    """Write some cells of a four-voice score anew, all others staying as they are.

    ``voices``: for each voice that has notes its line, in order of onset, no two sounding at
    once, the cells to be written included or not.  ``cells``: role, first tick and end
    (exclusive) of what is written, on the sixteenth-note grid.  ``held``: each entry of ``cells``
    is written as one held note, such as one for each syllable; the entries of a voice must not
    overlap then.  ``masks``: what the generation record keeps.  The others as in
    :class:`HarmonizeRequest`.
    """

    id: int
    revision: int
    voices: tuple[VoiceNotes, ...]
    cells: tuple[tuple[str, int, int], ...]
    pack: str | None = None
    candidates: int = 1
    steps: int | None = None
    temperature: float = DEFAULT_TEMPERATURE
    seed: int | None = None
    device: str = "auto"
    masks: tuple[Mask, ...] = ()
    steering: Steering = field(default_factory=Steering)
    held: bool = False

    def __post_init__(self) -> None:
        check_generation(self)
        check_voices(self.voices)
        check_steering(self.steering)
        if not self.cells:
            raise ValueError("there is no cell to write")
        for role, start, end in self.cells:
            if role not in ROLES:
                raise ValueError(f"a voice must be one of {', '.join(ROLES)}")
            check_whole("the first tick", start, 0, None)
            check_whole("the end", end, start + 1, MAX_SIXTEENTHS * SIXTEENTH)
            if start % SIXTEENTH or end % SIXTEENTH:
                raise ValueError("the cells must lie on the sixteenth-note grid")
        if not isinstance(self.held, bool):
            raise ValueError("held must be true or false")
        if self.held:
            for (role, _, end), (then, start, _) in pairwise(sorted(self.cells)):
                if role == then and start < end:
                    raise ValueError("held notes of one voice must not overlap")
        if self.steps is not None:
            check_whole("the number of steps", self.steps, 1, MAX_GIBBS_STEPS)
        if not isinstance(self.masks, tuple) or not all(isinstance(m, Mask) for m in self.masks):
            raise ValueError("the masks must be a tuple of masks")

    @property
    def start(self) -> int:
        """First tick of the cells."""
        return min(start for _, start, _ in self.cells)

    @property
    def end(self) -> int:
        """End (exclusive) of the cells."""
        return max(end for _, _, end in self.cells)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One harmonisation, or (``final`` false) how it looks so far.

    ``index``: 0 to candidates - 1; a later message with the same index replaces an earlier one.
    ``voices``: role (``"alto"`` ...) to its spans in order; only the voices that were written,
    never the given one.  ``parameters``: what the run was made with, sorted pairs of name and
    value.  ``pack``, ``pack_hash``: name and sha256 of the weights.  ``seed``: the one used.
    ``nats``: mean negative log-likelihood of the written cells under the model, in nats, lower
    is likelier; ``None`` when it was not measured (always so before the end).
    """

    id: int
    revision: int
    index: int
    voices: dict[str, tuple[Span, ...]]
    parameters: tuple[tuple[str, Parameter], ...]
    pack: str
    pack_hash: str
    seed: int
    nats: float | None = None
    final: bool = True
    counts: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id)
        check_whole("the candidate's index", self.index, 0, MAX_CANDIDATES - 1)
        check_whole("the seed", self.seed, 0, MAX_SEED)
        for role, spans in self.voices.items():
            if role not in ROLES:
                raise ValueError(f"a candidate cannot write a voice {role!r}")
            end = 0
            for pitch, onset, duration in spans:
                if not 0 <= pitch <= 127 or onset < end or duration < 1:
                    raise ValueError(f"the candidate's {role} is not one voice in order")
                end = onset + duration
