"""The names of chords in files of other programs, as the song has them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from composer.model.chord import NO_CHORD
from composer.model.chord_symbol import MOST_CHARACTERS, ChordSymbol

# Spellings of what has another one here, tried on what stands behind the root.
_SPELLINGS = (
    ("^", "maj"),
    ("maj7sus", "maj7sus4"),
    ("omit", "no"),
    ("h7", "m7b5"),
    ("7+", "7#5"),
    ("2", "sus2"),
    ("4", "sus4"),
)
_ROOT = re.compile(r"[A-G](?:##?|bb?)?")
_BASS = re.compile(r"/\s*([A-Ga-g](?:##?|bb?)?)$")
# What a chord can be without: alterations, another chord in parentheses, ``alt``, ``omit1``.
_MORE = re.compile(r"\(.*|[#b+-]\d+[\d#b+()-]*|\+|alt|[#b]|(?:add|no|omit)\d+|\*")


def known_name(text: str) -> tuple[str | None, bool]:
    """The symbol for ``text``, and whether it is the same chord; else the nearest that has a name
    here, or ``None`` when it is no chord's name."""
    plain = " ".join(text[: 2 * MOST_CHARACTERS].split())
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1].strip()
    if is_name(plain):
        return plain, True
    if plain.upper().rstrip(".") in {name.rstrip(".") for name in (*NO_CHORD, "NO CHORD")}:
        return NO_CHORD[0], True
    plain = plain.translate({0x266F: "#", 0x266D: "b"})
    found = _BASS.search(plain)
    bass = f"/{found[1][0].upper()}{found[1][1:]}" if found else ""
    plain = (plain[: found.start()] if found else plain).replace(",", "").replace(" ", "")
    root = _ROOT.match(plain)
    if root is None:
        return None, False
    ending, exact = plain[root.end() :], True
    while True:
        for spelled in (ending, *(_other(ending, *pair) for pair in _SPELLINGS)):
            if is_name(root[0] + spelled + bass):
                return root[0] + spelled + bass, exact
        shorter = _without_last(ending)
        if shorter is None:
            return None, False
        ending, exact = shorter, False


def is_name(text: str) -> bool:
    """Whether the song can have a chord symbol with that text."""
    try:
        ChordSymbol(0, text)
    except ValueError:
        return False
    return True


def said_of_nearest(nearest: Sequence[tuple[str, str]]) -> list[str]:
    """A sentence about the chord symbols of a file (and what they became), if there are any."""
    if not nearest:
        return []
    old, new = nearest[0]
    if len(nearest) == 1:
        return [f"A chord symbol of the file has the nearest name that is known: {new} for {old}."]
    return [
        f"{len(nearest):,} chord symbols of the file have the nearest names that are known, such "
        f"as {new} for {old}."
    ]


def _other(ending: str, theirs: str, own: str) -> str:
    """``ending`` spelled otherwise; a digit alone counts only where it is all there is."""
    if theirs.isdigit():
        return own if ending == theirs else ending
    return ending.replace(theirs, own)


def _without_last(ending: str) -> str | None:
    """``ending`` without the last thing in it that can be left out; ``None``: there is none."""
    for place in range(len(ending) - 1, -1, -1):
        if _MORE.fullmatch(ending, place):
            return ending[:place]
    return None
