"""Chord symbols such as ``C``, ``F#m7``, ``Bbmaj9`` or ``G7/B``, read as pitch classes.

A pitch class is 0 (C) to 11 (B).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NATURAL = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_LINE = "FCGDAEB"  # of fifths
_DEGREES = {"2": 2, "4": 5, "5": 7, "6": 9, "9": 2, "11": 5, "13": 9}

# Third and fifth; the seventh that a bare 7 adds.
_TRIADS = {
    "": ((4, 7), 10),
    "maj": ((4, 7), 11),
    "m": ((3, 7), 10),
    "dim": ((3, 6), 9),
    "aug": ((4, 8), 10),
    "half": ((3, 6), 10),
}
_SPELLINGS = {
    "M": "maj",
    "Maj": "maj",
    "ma": "maj",
    "Δ": "maj",
    "min": "m",
    "mi": "m",
    "-": "m",
    "°": "dim",
    "o": "dim",
    "+": "aug",
    "ø": "half",
}
_NOTE = r"[A-G](?:##?|bb?)?"
_SYMBOL = re.compile(rf"({_NOTE})(.*?)(?:/({_NOTE}))?")
_ENDING = re.compile(
    r"(?P<triad>maj|Maj|ma|min|mi|dim|aug|M|m|Δ|-|°|o|\+|ø)?"
    r"(?P<major>maj|Maj|M|Δ)?"
    r"(?P<number>69|6/9|5|6|7|9|11|13)?"
    r"(?P<changes>(?:sus[24]?|add(?:2|4|6|9|11|13)|no[35]|[#b+-](?:5|9|11|13))*)"
)
_CHANGE = re.compile(r"sus[24]?|add\d+|no[35]|[#b+-]\d+")
NO_CHORD = ("N.C.", "NC")


@dataclass(frozen=True, slots=True)
class Chord:
    """``root`` and ``bass`` (the root, or what stands after a slash) are pitch classes;
    ``pitch_classes``: all of the chord's, with its bass."""

    root: int
    pitch_classes: frozenset[int]
    bass: int

    @staticmethod
    def named(symbol: str) -> Chord:
        """The chord that ``symbol`` stands for; raises ``ValueError`` with a sentence.

        Understood are triads (major, ``m``, ``dim``, ``aug``, ``sus2``, ``sus4``), ``5``, ``6``,
        ``69``, ``7`` to ``13`` with ``maj`` and ``m``, ``m7b5`` or ``ø``, changes such as ``b9``,
        ``#11``, ``add9``, ``no3``, parentheses around changes, and a bass after a slash.
        """
        name = ChordName.read(symbol)
        root = _pitch_class(name.root)
        bass = _pitch_class(name.bass) if name.bass else root
        classes = frozenset((root + semitones) % 12 for semitones in degrees(name.ending).values())
        return Chord(root, classes | {bass}, bass)


@dataclass(frozen=True, slots=True)
class ChordName:
    """The parts of a chord symbol: the names of ``root`` and ``bass`` (``""``: none of its own)
    with ``#`` and ``b``, and the ``ending`` that stands behind the root."""

    root: str
    ending: str
    bass: str

    @staticmethod
    def read(symbol: str) -> ChordName:
        """Raises ``ValueError`` as :meth:`Chord.named`."""
        found = _SYMBOL.fullmatch(symbol.translate({0x266F: "#", 0x266D: "b"}))
        if found is None or _ENDING.fullmatch(_without_parentheses(found[2])) is None:
            raise ValueError(f"{symbol!r} is no chord symbol such as C, F#m7 or G7/B")
        return ChordName(found[1], found[2], found[3] or "")

    def moved(self, fifths: int) -> ChordName:
        """Root and bass moved along the line of fifths, as :func:`moved_name` does."""
        bass = moved_name(self.bass, fifths) if self.bass else ""
        return ChordName(moved_name(self.root, fifths), self.ending, bass)

    def __str__(self) -> str:
        # A sign behind the root would be the root's.
        ending = f"({self.ending})" if self.ending[:1] in ("#", "b") else self.ending
        return self.root + ending + (f"/{self.bass}" if self.bass else "")


def place_of_name(name: str) -> int:
    """Where the name of a root or a bass is on the line of fifths; 0 is C."""
    return _LINE.index(name[0]) - 1 + 7 * (name.count("#") - name.count("b", 1))


def moved_name(name: str, fifths: int) -> str:
    """The name of a root or a bass that far on the line of fifths (F C G D A E B F# ...); instead
    of one that would have two signs, another of the same pitch class."""
    if not fifths:
        return name
    place = place_of_name(name) + fifths
    while place > 12:
        place -= 12
    while place < -8:
        place += 12
    signs = (place + 1) // 7
    return _LINE[(place + 1) % 7] + "#" * signs + "b" * -signs


def degrees(ending: str) -> dict[int, int]:
    """Semitones over the root by degree (0 is the root; a chord with two ninths has one of them as
    -9) of a chord whose symbol has that ``ending`` behind the root.

    Raises ``ValueError`` when it is none.
    """
    found = _ENDING.fullmatch(_without_parentheses(ending))
    if found is None:
        raise ValueError(f"no chord symbol ends with {ending!r}")
    name = found["triad"] or ""
    name = _SPELLINGS.get(name, name)
    (third, fifth), seventh = _TRIADS[name]
    if found["major"]:
        seventh = 11
    tones = {0: 0, 3: third, 5: fifth}
    number = (found["number"] or "").replace("/", "")
    if not number and name == "half":
        number = "7"
    if not number and (found["major"] or found["triad"] == "Δ"):
        number = "7"
    if number == "5":
        del tones[3]
    elif number in ("6", "69"):
        tones[6] = 9
        if number == "69":
            tones[9] = 2
    elif number:
        tones[7] = seventh
        for degree in (9, 11, 13):
            if degree <= int(number):
                tones[degree] = _DEGREES[str(degree)]
        if int(number) >= 11 and third == 4:  # as it is played: they would rub
            del tones[11 if number == "13" else 3]
    for change in _CHANGE.findall(found["changes"]):
        _apply(tones, change)
    return tones


def _without_parentheses(ending: str) -> str:
    return re.sub(r"\(([^()]*)\)", r"\1", ending)


def _apply(tones: dict[int, int], change: str) -> None:
    if change.startswith("sus"):
        tones.pop(3, None)
        tones |= {2: 2} if change == "sus2" else {4: 5}
    elif change.startswith("add"):
        tones[int(change[3:])] = _DEGREES[change[3:]]
    elif change.startswith("no"):
        tones.pop(int(change[2:]), None)
    else:
        degree = int(change[1:])
        raised = 1 if change[0] in "#+" else -1
        if degree in tones and degree == 9 and tones[9] != 2:
            degree = -9  # both a flat and a sharp ninth
        tones[degree] = _DEGREES[change[1:]] + raised


def _pitch_class(name: str) -> int:
    return (_NATURAL[name[0]] + name.count("#") - name.count("b", 1)) % 12
