"""Keys and scales, and the key map of a score."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

_FIFTHS_LETTERS = "FCGDAEB"

MODES: dict[str, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "locrian": (0, 1, 3, 5, 6, 8, 10),
}

# Sharps (or flats, negative) that a mode's signature has beyond its tonic's major one.
_MODE_FIFTHS = {
    "major": 0,
    "minor": -3,
    "dorian": -2,
    "phrygian": -4,
    "lydian": 1,
    "mixolydian": -1,
    "locrian": -5,
}


@dataclass(frozen=True, slots=True)
class Key:
    """From ``tick`` on, ``fifths`` sharps (negative: flats; -7 to 7) in ``mode``."""

    tick: int
    fifths: int
    mode: str = "major"

    def __post_init__(self) -> None:
        if self.tick < 0:
            raise ValueError("a key cannot lie before the start")
        if not -7 <= self.fifths <= 7:
            raise ValueError("a key has at most seven sharps or flats")
        if self.mode not in MODES:
            raise ValueError(f"unknown mode {self.mode!r}")

    @property
    def tonic(self) -> int:
        """Pitch class of the tonic, 0 (C) to 11 (B)."""
        return (7 * (self.fifths - _MODE_FIFTHS[self.mode])) % 12

    @property
    def tonic_name(self) -> str:
        """Name of the tonic, such as ``"F#"`` or ``"Bb"``."""
        place = self.fifths - _MODE_FIFTHS[self.mode] + 1
        accidentals, letter = divmod(place, 7)
        signs = "#" * accidentals if accidentals >= 0 else "b" * -accidentals
        return _FIFTHS_LETTERS[letter] + signs

    @property
    def name(self) -> str:
        """Such as ``"F# minor"``."""
        return f"{self.tonic_name} {self.mode}"

    @property
    def pitch_classes(self) -> frozenset[int]:
        """The seven pitch classes of the scale."""
        return frozenset((self.tonic + step) % 12 for step in MODES[self.mode])

    @property
    def tonal_classes(self) -> frozenset[int]:
        """The pitch classes that music in this key is written with: the scale's, and in minor the
        raised sixth and seventh of the melodic and harmonic scales."""
        raised = (9, 11) if self.mode == "minor" else ()
        return self.pitch_classes | {(self.tonic + step) % 12 for step in raised}

    @staticmethod
    def named(tick: int, tonic: str, mode: str = "major") -> Key:
        """The key with a tonic such as ``"Eb"``; raises ``ValueError`` when there is none."""
        if mode not in MODES:
            raise ValueError(f"unknown mode {mode!r}")
        letter, accidentals = tonic[:1].upper(), tonic[1:]
        sharps = accidentals.count("#") - accidentals.count("b")
        if letter not in _FIFTHS_LETTERS or not letter or accidentals.strip("#b"):
            raise ValueError(f"{tonic!r} is no note name")
        fifths = _FIFTHS_LETTERS.index(letter) - 1 + 7 * sharps + _MODE_FIFTHS[mode]
        return Key(tick, fifths, mode)


class KeyMap:
    """Key over time: entries in order of tick, one per tick; may be empty (no key stated)."""

    __slots__ = ("_ticks", "entries")

    def __init__(self, entries: tuple[Key, ...] = ()) -> None:
        ticks = [entry.tick for entry in entries]
        if any(b <= a for a, b in pairwise(ticks)):
            raise ValueError("the entries of a key map must be in order, one per tick")
        self.entries = tuple(entries)
        self._ticks = ticks

    def __eq__(self, other: object) -> bool:
        return isinstance(other, KeyMap) and self.entries == other.entries

    def __hash__(self) -> int:
        return hash(self.entries)

    def __repr__(self) -> str:
        return f"KeyMap({self.entries!r})"

    def at(self, tick: int) -> Key | None:
        """The key in force at ``tick``, ``None`` before the first."""
        i = bisect_right(self._ticks, tick) - 1
        return self.entries[i] if i >= 0 else None

    def with_entry(self, entry: Key) -> KeyMap:
        """A map with ``entry`` added, replacing one at the same tick."""
        kept = [e for e in self.entries if e.tick != entry.tick]
        return KeyMap(tuple(sorted([*kept, entry], key=lambda e: e.tick)))

    def without(self, tick: int) -> KeyMap:
        """A map without the entry at ``tick``."""
        return KeyMap(tuple(e for e in self.entries if e.tick != tick))


def spell(pitch: int, key: Key | None = None) -> str:
    """A name for a MIDI pitch such as ``"C4"`` (60), with sharps or flats by the key."""
    sharps = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")
    flats = ("C", "D♭", "D", "E♭", "E", "F", "G♭", "G", "A♭", "A", "B♭", "B")
    names = flats if key is not None and key.fifths < 0 else sharps
    return f"{names[pitch % 12]}{pitch // 12 - 1}"
