"""Note values, as they are chosen by the keys 1 to 7: a 64th to a whole note.  Ticks; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from composer.model.time import TICKS_PER_QUARTER

_WHOLE = 4 * TICKS_PER_QUARTER
SHORTEST, LONGEST = 64, 1


@dataclass(frozen=True, slots=True)
class NoteValue:
    """The ``part``-th of a whole note (1, 2, 4 ... 64), perhaps ``dotted`` or of a ``triplet``."""

    part: int = 4
    dotted: bool = False
    triplet: bool = False

    @property
    def ticks(self) -> int:
        """How long it lasts."""
        ticks = _WHOLE // self.part
        if self.dotted:
            ticks = ticks * 3 // 2
        return ticks * 2 // 3 if self.triplet else ticks

    def of_key(self, number: int) -> NoteValue:
        """The value of a key, 1 (a 64th) to 7 (a whole note), plain; 5 is a quarter."""
        return NoteValue(SHORTEST >> (number - 1), False, self.triplet)

    def halved(self) -> NoteValue:
        """Half as long, down to a 64th."""
        return replace(self, part=min(SHORTEST, self.part * 2))

    def doubled(self) -> NoteValue:
        """Twice as long, up to a whole note."""
        return replace(self, part=max(LONGEST, self.part // 2))

    def with_dot(self, dotted: bool) -> NoteValue:
        """Dotted, or not."""
        return replace(self, dotted=dotted)

    def in_triplet(self, triplet: bool) -> NoteValue:
        """Of a triplet, or not."""
        return replace(self, triplet=triplet)
