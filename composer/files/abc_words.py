"""The words under the music of ABC notation (``w:``): what a line of them says, and writing one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from composer.files.musicxml_words import Mark
from composer.files.xml_writing import allowed
from composer.model.bars import Bar
from composer.model.notation import Layer, Symbol

UNWRITABLE = "*_|~\\"
"""Signs that have a meaning of their own in a line of words."""

# ------------------------------------------------------------------------------ to a file


def words_line(
    bars: Sequence[Bar], layer: Layer, marks: Mapping[int, list[Mark]], number: int
) -> str:
    """The line of words of one verse under some bars: an entry for each note."""
    bars_of_words = []
    for bar in bars:
        text = ""
        for symbol in layer.bars.get(bar.number, []):
            if symbol.notes:
                text += _under(symbol, marks, number)
        bars_of_words.append(text)
    return "|".join(bars_of_words)


def _under(symbol: Symbol, marks: Mapping[int, list[Mark]], number: int) -> str:
    mine = [mark for id in symbol.notes for mark in marks.get(id, ()) if mark.number == number]
    if symbol.tied_before:
        return "_" if mine else "*"
    if not mine:
        return "*"
    mark = mine[0]
    if not mark.pieces:
        return "_"
    words = "~".join(_syllable(text) for _, text in mark.pieces)
    return words + ("-" if mark.pieces[-1][0] in ("begin", "middle") else " ")


def _syllable(text: str) -> str:
    kept = "".join(sign for sign in allowed(text) if sign not in UNWRITABLE)
    return "~".join(kept.split()).replace("%", "\\%").replace("-", "\\-") or "’"


# ------------------------------------------------------------------------------ from a file

_WORD = re.compile(r"\\[-%]|[^\s\-_*|]")


def syllables_of(text: str) -> list[tuple[str, tuple[tuple[str, str, bool], ...]]]:
    """``("text", pieces)``, ``("hold", ())``, ``("skip", ())`` or ``("bar", ())`` in order."""
    found: list[tuple[str, tuple[tuple[str, str, bool], ...]]] = []
    inside = False  # a word that goes on
    now = ""

    def put(goes_on: bool) -> None:
        nonlocal now, inside
        syllabic = ("middle" if inside else "begin") if goes_on else ("end" if inside else "single")
        words = now.split("~")
        pieces = []
        for number, word in enumerate(part for part in words if part):
            first, last = number == 0, number == len(words) - 1
            kind = syllabic if len(words) == 1 else "end" if first and inside else "single"
            if len(words) > 1 and last and goes_on:
                kind = "begin"
            pieces.append((kind, word, True))
        if pieces:
            found.append(("text", tuple(pieces)))
        now, inside = "", goes_on

    place = 0
    while place < len(text):
        sign = _WORD.match(text, place)
        if sign is not None:
            now += sign[0][-1]
            place = sign.end()
            continue
        mark = text[place]
        place += 1
        if mark == "-":
            if now:
                put(True)
            elif inside or (found and text[place - 2 : place - 1] == "-"):
                found.append(("hold", ()))
        else:
            if now:
                put(False)
            if mark == "_":
                found.append(("hold", ()))
            elif mark == "*":
                found.append(("skip", ()))
            elif mark == "|":
                found.append(("bar", ()))
    if now:
        put(False)
    return found
