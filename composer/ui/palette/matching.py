"""How well some typed letters fit a name.  No Qt.

Each typed word has to be found: at the beginning of a word best, then inside one, then as letters
in that order with others between.
"""

from __future__ import annotations

from collections.abc import Sequence

_BEGINNING, _INSIDE, _SCATTERED = 12.0, 6.0, 1.0
_ELSEWHERE = 0.4  # what a hit in what stands around the name is worth


def fit(typed: str, name: str, around: str = "") -> float | None:
    """How well ``typed`` fits ``name``, or what stands ``around`` it (its menu, its keys).

    Higher is better; ``None``: it does not.  Nothing typed fits everything, with 0.
    """
    total = 0.0
    for word in typed.casefold().split():
        here = _hit(word, name.casefold())
        there = _hit(word, around.casefold(), scattered=False)
        if here is None and there is None:
            return None
        total += max(here or 0.0, (there or 0.0) * _ELSEWHERE)
    # Of two that fit alike the shorter one is meant.
    return total - len(name) / 1000 if total else 0.0


def best(typed: str, names: Sequence[tuple[str, str]]) -> list[int]:
    """Places of the ``(name, around)`` that fit, the best first; ties stay in their order."""
    fits = [(fit(typed, name, around), place) for place, (name, around) in enumerate(names)]
    found = [(-value, place) for value, place in fits if value is not None]
    return [place for _, place in sorted(found)]


def _hit(word: str, text: str, scattered: bool = True) -> float | None:
    place = text.find(word)
    if place < 0:
        return _spread(word, text) if scattered else None
    while place > 0:
        if not text[place - 1].isalnum():
            return _BEGINNING + len(word)
        following = text.find(word, place + 1)
        if following < 0:
            return _INSIDE + len(word)
        place = following
    return _BEGINNING + len(word) + 1


def _spread(word: str, text: str) -> float | None:
    """The letters one after the other, with others between; more so where they begin words."""
    if len(word) < 2:
        return None
    value, place = _SCATTERED, -1
    for letter in word:
        initial = _initial(letter, text, place + 1)
        place = initial if initial >= 0 else text.find(letter, place + 1)
        if place < 0:
            return None
        if place == initial:
            value += 1.0
    # Letters that begin no word at all are found in nearly everything.
    return value if value >= 1.0 + len(word) / 2 else None


def _initial(letter: str, text: str, start: int) -> int:
    place = text.find(letter, start)
    while place > 0 and text[place - 1].isalnum():
        place = text.find(letter, place + 1)
    return place
