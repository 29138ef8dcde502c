"""A version: the whole score as it was at some time, kept under a name."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Version:
    """``when``: seconds since 1970.  ``packed``: the score, as :mod:`composer.files.versions`
    packs it, without the versions that it had itself.

    Raises ``ValueError`` when a field is out of range.
    """

    name: str
    when: int
    packed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a version needs a name")
        if not 0 <= self.when < 2**40:
            raise ValueError(f"the time {self.when} of a version is outside what a clock can say")
