"""Which characters may come next in a tune whose every bar is to be exact.

The form is that of :mod:`composer.engine.abc`, read a character at a time.  Bars are as long as
the meter says, with one pickup for the whole tune: if the first bar is shorter, every section
begins with a bar of that length and ends with one that makes it full, so that all bars are full
as they are played.  A triplet is of three equal notes.  What has been allowed so far can always
be brought to an end.

A tune may have a form: a letter for each part as it is played, such as ``AABB``.  A part that comes
twice running is written once, between repeat signs; one that comes again later is written again,
character by character.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from composer.engine.abc import bar_length, length_text

END = ""  # stands for the tune's end among the options

_LETTERS = frozenset("ABCDEFGabcdefg")
_ACCIDENTALS = ("^", "_", "=", "^^", "__")
_NUMERATORS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16)
_LENGTHS = {
    length_text(value): value
    for denominator in (1, 2, 4, 8)
    for numerator in _NUMERATORS
    if (value := Fraction(numerator, denominator)).denominator == denominator
}
SHORTEST_SECTION = 2  # full bars


@dataclass(frozen=True)
class _Place:
    """Where the tune is between two tokens; lengths in eighths.

    ``filled``: of the present bar; ``pickup``: of the tune, ``None`` while its first bar is not
    over; ``opening``: the bar is a section's pickup; ``bars``: full bars so far; ``section``:
    those of the present section; ``ending``: 0, or the ending that is under way; ``repeats``: a
    sign that turns back would come to this section's beginning; ``sign``: the one just read,
    ``""`` after a note; ``three``: tones of a triplet still to come, each ``third`` long (``None``
    before the first); ``held``: letter and octave of a tied note; ``part``: of the form, counted as
    they are written.
    """

    filled: Fraction = Fraction(0)
    pickup: Fraction | None = None
    opening: bool = False
    bars: int = 0
    section: int = 0
    ending: int = 0
    repeats: bool = True
    sign: str = "start"
    three: int = 0
    third: str | None = None
    held: str | None = None
    part: int = 0


def written_parts(form: str) -> list[tuple[str, bool]]:
    """The parts of a form as they are written: the letter, and whether it is repeated."""
    parts: list[tuple[str, bool]] = []
    for letter in form:
        if parts and parts[-1] == (letter, False):
            parts[-1] = (letter, True)
        else:
            parts.append((letter, False))
    return parts


class TuneGrammar:
    """Follows a tune; ``meter`` such as ``"6/8"``; ``bars``: after this many full ones the tune
    comes to its end as soon as it can.  With a ``form`` the tune has its parts alone, each of
    ``part_bars`` full bars (2 or more), and ``bars`` says nothing.  Raises :class:`AbcError` when
    the meter is none."""

    def __init__(self, meter: str, bars: int = 48, form: str = "", part_bars: int = 8) -> None:
        self._full = bar_length(meter)
        self._bars = bars
        self._parts, self._part_bars = written_parts(form), part_bars
        self._texts: dict[str, str] = {}  # of the parts that are over, without their signs
        self._text, self._over = "", 0  # of the present one, and how many are over
        self._place = _Place()
        self._partial = ""

    def options(self) -> set[str]:
        """The characters that may come next; :data:`END` among them where the tune may end."""
        place = self._place
        if place.part < len(self._parts):
            again = self._texts.get(self._parts[place.part][0], "")
            whole = again + self._part_sign(place.part)
            if again and len(self._text) < len(whole):
                return {whole[len(self._text)]}
        if not self._partial:
            return self._fresh(self._place)
        further, done = self._read(self._partial)
        return further | (self._fresh(done) if done is not None else set())

    def feed(self, character: str) -> None:
        """Takes the next character; raises ``ValueError`` on one that is not among the options."""
        further, done = self._read(self._partial) if self._partial else (set(), self._place)
        if character in further:
            self._partial += character
        elif done is not None and character and character in self._fresh(done):
            self._place, self._partial = done, character
            if character in ("(", "["):
                self._follow(character)
                return
        else:
            raise ValueError(f"{character!r} may not come here")
        # A token that cannot go on is over at once; others wait for what comes.
        further, done = self._read(self._partial)
        if done is not None and not further:
            self._place, self._partial = done, ""
        self._follow(character)

    def _follow(self, character: str) -> None:
        """Keeps the text of the form's parts."""
        if not self._parts:
            return
        part = self._place.part
        if part > 0 and self._over < part:
            self._texts.setdefault(self._parts[self._over][0], self._text.rstrip(":|"))
            self._over, self._text = part, ""
        elif not (self._text == "" and character in ":|"):  # the sign of the start
            self._text += character

    def _closing(self, place: _Place) -> bool:
        """Whether the present bar is the last, or the last of its part."""
        if self._parts:
            return not place.opening and place.section >= self._part_bars - 1
        return place.bars >= self._bars

    def _room(self, place: _Place) -> Fraction:
        """What is left of the present bar."""
        whole = self._full
        if place.opening:
            whole = place.pickup or Fraction(0)
        elif self._closing(place) and place.pickup:
            whole = self._full - place.pickup
        return whole - place.filled

    # Between two tokens

    def _fresh(self, place: _Place) -> set[str]:
        """The characters that may begin a token, or end the tune."""
        if place.sign == ":|" and place.ending == 1:
            return {"["}  # the second ending
        options: set[str] = set()
        if self._parts:
            if place.part == len(self._parts):
                return {END}
            if place.sign == "start" and self._parts[0][1]:
                options.add("|")
        else:
            if place.sign in ("||", ":|") and place.section == 0:
                options.add(END)
                if self._closing(place):
                    return options
            if place.sign == "start":
                options.add("|")
        turns = place.repeats and place.ending == 0 and not self._closing(place)
        turns = turns and not self._parts
        if place.sign == "|" and place.section and turns:
            options.add("[")
        options |= {sign[0] for sign in self._signs(place)}
        if self._room(place) > 0:
            if place.held is not None:
                return options | {place.held[0]}
            options |= _LETTERS | {"z", "^", "_", "="}
            if not place.three and self._room(place) >= Fraction(1, 4):
                options.add("(")
        return options

    def _signs(self, place: _Place) -> set[str]:
        """The bar signs that may follow what the bar has."""
        if place.sign or place.three or not place.filled:
            return set()
        signs: set[str] = set()
        first = place.pickup is None
        pickup = place.pickup or Fraction(0)
        if first and place.filled <= self._full / 2:
            return {"|"} if place.held is None else set()
        whole = place.filled == self._full
        if self._parts and self._closing(place):
            ends = place.filled == self._full - pickup and place.held is None
            return {self._part_sign(place.part)} if ends else set()
        if (place.opening and place.filled == pickup) or (whole and not self._closing(place)):
            signs.add("|")
        if self._parts:
            return signs
        ends = not place.opening and place.filled == self._full - pickup
        going_on = not self._closing(place)
        if place.section < SHORTEST_SECTION - 1 and not place.ending and going_on:
            ends = False
        if ends and place.held is None:
            if place.ending == 1:
                signs.add(":|")
            elif place.ending == 2:
                signs |= {"||", "|:"} if going_on else {"||"}
            else:
                signs |= {"||", "|:"} if going_on else {"||"}
                if place.repeats:
                    signs |= {":|", ":||:"} if going_on else {":|"}
        return signs

    def _part_sign(self, part: int) -> str:
        """The sign after a part of the form."""
        repeated = self._parts[part][1]
        if part + 1 < len(self._parts) and self._parts[part + 1][1]:
            return ":||:" if repeated else "|:"
        return ":|" if repeated else "||"

    # Within a token

    def _read(self, partial: str) -> tuple[set[str], _Place | None]:
        """How a token may go on, and where the tune is if it is over (``None``: it is not)."""
        place = self._place
        if partial[0] == "(":
            return ({"3"}, None) if partial == "(" else (set(), self._triplet(place))
        if partial[0] == "[":
            number = 2 if place.ending == 1 else 1
            if partial == "[":
                return {str(number)}, None
            return set(), replace(place, ending=number, sign="ending")
        if partial[0] in "|:":
            return self._read_sign(partial, place)
        return self._read_tone(partial, place)

    def _triplet(self, place: _Place) -> _Place:
        return replace(place, three=3, third=None, sign="")

    def _read_sign(self, partial: str, place: _Place) -> tuple[set[str], _Place | None]:
        if place.sign == "start":
            if partial == "|":
                return {":"}, None
            return set(), replace(place, sign="|:")
        signs = self._signs(place)
        further = {s[len(partial)] for s in signs if s.startswith(partial) and s != partial}
        return further, self._after_sign(partial, place) if partial in signs else None

    def _after_sign(self, sign: str, place: _Place) -> _Place:
        pickup = place.pickup
        if pickup is None:
            pickup = place.filled if place.filled < self._full else Fraction(0)
        whole = place.filled == self._full
        after = replace(
            place,
            filled=Fraction(0),
            pickup=pickup,
            opening=False,
            bars=place.bars + whole,
            section=place.section + whole,
            sign=sign,
        )
        if sign == "|":
            return after
        after = replace(after, part=place.part + 1)
        if pickup:  # the last bar and the pickup that follows it make a full one
            after = replace(after, bars=after.bars + 1)
        if sign == ":|" and place.ending == 1:
            return after
        return replace(after, section=0, ending=0, opening=pickup > 0, repeats=sign != "||")

    def _read_tone(self, partial: str, place: _Place) -> tuple[set[str], _Place | None]:
        accidental = partial[: len(partial) - len(partial.lstrip("^_="))]
        rest = partial[len(accidental) :]
        if not rest:
            further = {a[-1] for a in _ACCIDENTALS if a[:-1] == accidental and len(a) == 2}
            return further | set(_LETTERS), None
        letter = rest[0]
        marks = rest[1 : 1 + len(rest[1:]) - len(rest[1:].lstrip(",'"))]
        length = rest[1 + len(marks) :]
        if length.endswith("-"):
            return set(), self._after_tone(place, letter + marks, length[:-1], tied=True)
        further = set()
        mark = "," if letter in "ABCDEFG" else "'"
        if not length and letter != "z":
            if place.held is not None:
                if len(marks) < len(place.held) - 1:
                    return {place.held[1]}, None
            elif not marks:
                further.add(mark)
        fitting = self._lengths(place)
        further |= {
            text[len(length)] for text in fitting if text.startswith(length) and text != length
        }
        if length not in fitting:
            return further, None
        done = self._after_tone(place, letter + marks, length)
        if letter != "z" and not place.three:
            room = self._room(done)
            if room > 0 or ("|" in self._signs(replace(done, held="x")) and not done.opening):
                further.add("-")
        return further, done

    def _lengths(self, place: _Place) -> Set[str]:
        """The lengths that a tone may have here, as they are written."""
        room = self._room(place)
        if place.three:
            if place.third is not None:
                return {place.third}
            return _lengths_up_to(room / 2)
        return _lengths_up_to(room)

    def _after_tone(self, place: _Place, name: str, length: str, tied: bool = False) -> _Place:
        value = _LENGTHS[length]
        held = name if tied else None
        if not place.three:
            return replace(place, filled=place.filled + value, sign="", held=held)
        left = place.three - 1
        # The three together take the time of two; it is counted when the last of them is there.
        filled = place.filled + (2 * value if not left else 0)
        return replace(
            place, filled=filled, sign="", held=None, three=left, third=length if left else None
        )


@lru_cache(maxsize=1024)
def _lengths_up_to(room: Fraction) -> frozenset[str]:
    # Asked for several times at every character.
    return frozenset(text for text, value in _LENGTHS.items() if value <= room)
