"""Found ABC files into the one canonical form of :mod:`composer.engine.abc`.

Collections differ in the unit note length, in broken rhythm, in how repeats are drawn and in what
else stands in the music.  What cannot be brought into the form without guessing (several meters
or keys, voices, third endings, bars that do not add up) is refused with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import pairwise

from composer.engine.abc import (
    AbcError,
    Measure,
    Tone,
    Tune,
    bar_length,
    length_text,
    signature,
    step_of,
    write,
)
from composer.engine.abc_playing import count_bars

METERS = ("2/4", "3/4", "4/4", "6/8", "9/8")
MODES = ("major", "minor", "dorian", "mixolydian")

_MODE_NAMES = {
    "": "major",
    "m": "minor",
    "maj": "major",
    "ion": "major",
    "min": "minor",
    "aeo": "minor",
    "dor": "dorian",
    "mix": "mixolydian",
    "lyd": "lydian",
    "phr": "phrygian",
    "loc": "locrian",
}
_STATED = {"^": 1, "^^": 2, "_": -1, "__": -2, "=": 0}

_FIELD = re.compile(r"^([A-Za-z]):(?![|:])(.*)$")
_MUSIC = re.compile(
    r"(?P<text>\"[^\"]*\")"
    r"|(?P<grace>\{[^}]*\})"
    r"|(?P<decoration>![A-Za-z0-9.()+<>]+!|\+[A-Za-z0-9.]+\+)"
    r"|\[(?P<inline>[A-Za-z]):(?P<value>[^\]]*)\]"
    r"|(?P<invisible>\[\|\])"
    r"|(?P<bar>(?:\[\||\|\]|\||:)(?:\|\]|\[\|(?!\])|\||:|\s+(?=\|:|:\|))*)"
    r"(?P<ending>\s*\[?[1-9](?:[,\-][1-9])*)?"
    r"|\[(?P<ending_alone>[1-9](?:[,\-][1-9])*)"
    r"|\((?P<tuplet>[2-9])(?::(?P<into>\d?))?(?::(?P<over>\d?))?"
    r"|(?P<chord>\[(?=[\^_=A-Ga-g])[^\]|]*\])(?P<chord_length>\d*/*\d*)(?P<chord_tie>-?)"
    r"|(?P<accidental>\^\^?|__?|=)?(?P<letter>[A-Ga-gzx])(?P<octave>[,']*)"
    r"(?P<length>\d*/*\d*)\s*(?P<tie>-?)"
    r"|(?P<broken>>+|<+)"
    r"|(?P<dropped>[\s().~*`\\$!uvTHLMOPSUVWkJKRy-])"
)
_CHORD_NOTE = re.compile(
    r"(?P<accidental>\^\^?|__?|=)?(?P<letter>[A-Ga-g])(?P<octave>[,']*)(?P<length>\d*/*\d*)(?P<tie>-?)"
)


@dataclass
class _Sign:
    """A bar sign as it was found: what it closes and opens."""

    close: bool = False
    open: bool = False
    double: bool = False
    ending: int = 0


@dataclass
class _Draft:
    """Measures and the signs around them (one sign more than measures)."""

    measures: list[list[Tone]] = field(default_factory=list)
    signs: list[_Sign] = field(default_factory=lambda: [_Sign()])


def split_book(text: str) -> list[str]:
    """The tunes of an ABC file, each beginning with its ``X:`` line."""
    return re.split(r"(?m)^(?=X:)", text.replace("\r\n", "\n").replace("\r", "\n"))[1:]


def title_of(text: str) -> str:
    """The tune's first title, or its ``X:`` line where it has none."""
    match = re.search(r"(?m)^T:\s*(\S.*?)\s*$", text) or re.search(r"(?m)^(X:.*?)\s*$", text)
    return match[1] if match else "without a title"


def read_tune(text: str) -> Tune:
    """The tune in canonical form; raises :class:`AbcError` with the reason when it is refused."""
    reader = _Reader()
    for line in _lines(text):
        match = _FIELD.match(line)
        if match:
            reader.take_field(match[1], match[2])
        else:
            reader.take_music(line)
    return reader.finish()


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        line = re.sub(r"(?<!\\)%.*", "", line)
        # Before ABC 2 a single ! at the end of a line broke the line.
        line = re.sub(r"!\s*$", "", line)
        if line.strip():
            yield line


class _Reader:
    """Takes a tune line by line."""

    def __init__(self) -> None:
        self.meter = ""
        self.key: tuple[str, str] | None = None
        self.unit: Fraction | None = None
        self.draft = _Draft()
        self.tones: list[Tone] = []
        self.bar: dict[int, int] = {}
        self.held: Tone | None = None
        self.pending = 0  # of a broken rhythm: dots to the first, taken from the second
        self.tuplet = 0  # notes of a triplet still to come
        self.tuplet_first = False
        self.plain_tuplet: tuple[int, Fraction] = (0, Fraction(1))

    def take_field(self, name: str, value: str) -> None:
        value = value.strip()
        begun = bool(self.tones or self.draft.measures)
        if name == "M":
            value = {"C": "4/4", "C|": "4/4", "2/2": "4/4"}.get(value, value)
            bar_length(value)
            if begun and value != self.meter:
                raise AbcError("it changes its meter")
            self.meter = value
        elif name == "L":
            match = re.fullmatch(r"1/(\d{1,2})", value)
            if match is None or int(match[1]) not in (1, 2, 4, 8, 16, 32):
                raise AbcError(f"its unit note length {value!r} is none")
            self.unit = Fraction(8, int(match[1]))
        elif name == "K":
            key = _key(value)
            if begun and key != self.key:
                raise AbcError("it changes its key")
            self.key = key
        elif name == "V":
            raise AbcError("it has several voices")

    def take_music(self, line: str) -> None:
        if self.key is None:
            if re.match(r"[A-Za-z]{2}", line):
                return
            raise AbcError("music comes before its key")
        place = 0
        while place < len(line):
            match = _MUSIC.match(line, place)
            if match is None:
                raise AbcError(f"{line[place : place + 8]!r} is not understood")
            place = match.end()
            self._take(match)

    def _take(self, match: re.Match[str]) -> None:
        if match["inline"]:
            self.take_field(match["inline"], match["value"])
        elif match["bar"]:
            self._bar(match["bar"], match["ending"])
        elif match["ending_alone"]:
            self._bar("", match["ending_alone"])
        elif match["tuplet"]:
            self._tuplet(int(match["tuplet"]), match["into"], match["over"])
        elif match["chord"]:
            self._chord(match)
        elif match["letter"]:
            self._note(match, match["length"], bool(match["tie"]))
        elif match["broken"]:
            if self.pending or not self.tones or self.tones[-1].triplet:
                raise AbcError("a broken rhythm has no note before it")
            signs = match["broken"]
            self._break(len(signs) if signs[0] == ">" else -len(signs))
        elif match["dropped"] == "-" and self.tones and self.tones[-1].step is not None:
            self.tones[-1] = replace(self.tones[-1], tie=True)
            self.held = self.tones[-1]

    def _break(self, dots: int) -> None:
        if abs(dots) > 3:
            raise AbcError("a broken rhythm has too many signs")
        longer, shorter = 2 - Fraction(1, 2 ** abs(dots)), Fraction(1, 2 ** abs(dots))
        self.tones[-1] = self._scaled(self.tones[-1], longer if dots > 0 else shorter)
        self.pending = dots

    @staticmethod
    def _scaled(tone: Tone, factor: Fraction) -> Tone:
        return replace(tone, length=tone.length * factor)

    def _tuplet(self, count: int, into: str | None, over: str | None) -> None:
        if self.tuplet or self.plain_tuplet[0]:
            raise AbcError("a tuplet begins inside another")
        compound = self.meter in ("6/8", "9/8", "12/8", "3/8")
        usual = {2: 3, 3: 2, 4: 3}.get(count)
        if (into and int(into) != usual) or (over and int(over) != count) or usual is None:
            raise AbcError(f"it has a tuplet of {count} that the form has not")
        if count == 3:
            self.tuplet, self.tuplet_first = 3, True
        elif not compound:
            raise AbcError(f"it has a tuplet of {count} that the form has not")
        else:
            self.plain_tuplet = (count, Fraction(usual, count))

    def _chord(self, match: re.Match[str]) -> None:
        """The highest note stands for a chord."""
        inside = list(_CHORD_NOTE.finditer(match["chord"]))
        if not inside:
            raise AbcError("a chord has no note")
        top = max(inside, key=lambda m: step_of(m["letter"], m["octave"]))
        length = _factor(match["chord_length"]) * _factor(top["length"])
        self._note(top, None, bool(match["chord_tie"] or top["tie"]), length)

    def _note(
        self, match: re.Match[str], length: str | None, tie: bool, factor: Fraction | None = None
    ) -> None:
        assert self.key is not None
        unit = self.unit
        if unit is None:
            unit = Fraction(1) if bar_length(self.meter or "4/4") >= 6 else Fraction(1, 2)
        value = unit * (_factor(length or "") if factor is None else factor)
        if self.pending:
            dots, self.pending = self.pending, 0
            short, long = Fraction(1, 2 ** abs(dots)), 2 - Fraction(1, 2 ** abs(dots))
            value *= short if dots > 0 else long
        if self.plain_tuplet[0]:
            left, scale = self.plain_tuplet
            value *= scale
            self.plain_tuplet = (left - 1, scale)
        letter = match["letter"]
        if letter in "zx":
            tone = Tone(None, 0, value)
        else:
            step = step_of(letter, match["octave"])
            stated = match["accidental"]
            if stated:
                alteration = self.bar[step % 7] = _STATED[stated]
            elif self.held is not None and self.held.step == step:
                alteration = self.held.alteration
            else:
                alteration = self.bar.get(step % 7, signature(*self.key)[step % 7])
            tone = Tone(step, alteration, value, tie)
        if self.tuplet:
            tone = replace(tone, triplet=True, first=self.tuplet_first)
            self.tuplet, self.tuplet_first = self.tuplet - 1, False
        length_text(tone.length)  # raises where it cannot be written
        self.tones.append(tone)
        self.held = tone if tone.tie else None

    def _bar(self, sign: str, ending: str | None) -> None:
        if self.tuplet or self.plain_tuplet[0]:
            raise AbcError("a tuplet is not complete")
        if self.pending:
            raise AbcError("a broken rhythm goes over a bar sign")
        sign = "".join(sign.split())
        if sign in (":", "|:|") or sign.count(":") > 4:
            raise AbcError(f"the bar sign {sign!r} can mean several things")
        if self.tones:
            self.draft.measures.append(self.tones)
            self.draft.signs.append(_Sign())
            self.tones, self.bar = [], {}
        now = self.draft.signs[-1]
        now.close |= sign.startswith(":") or ":|:" in sign
        now.open |= sign.endswith(":")
        now.double |= sign.count("|") > 1 or "[" in sign or "]" in sign
        if ending:
            number = int(re.sub(r"\D.*", "", ending.strip(" [")) or 0)
            if number not in (1, 2) or now.ending:
                raise AbcError("it has endings other than a first and a second")
            now.ending = number

    def finish(self) -> Tune:
        if self.key is None or not self.meter:
            raise AbcError("it states no key or no meter")
        if self.tones:
            self._bar("||", None)
        draft = self.draft
        if len(draft.measures) < 4:
            raise AbcError("it has fewer than 4 bars")
        _repair_repeats(draft.signs)
        if self.meter not in METERS:
            raise AbcError(f"its meter {self.meter} is rare")
        tonic, mode = self.key
        if mode not in MODES:
            raise AbcError(f"its mode, {mode}, is rare")
        texts = [_text(sign) for sign in draft.signs]
        found = [
            Measure(before, sign.ending, tuple(tones), after)
            for before, sign, tones, after in zip(
                texts[:-1], draft.signs[:-1], draft.measures, texts[1:], strict=True
            )
        ]
        if not any(tone.step is not None for measure in found for tone in measure.tones):
            raise AbcError("it has no note")
        tune = Tune(self.meter, tonic, mode, write(found, tonic, mode))
        bars = count_bars(tune)
        if bars.exact < bars.all:
            raise AbcError(f"{bars.all - bars.exact} of {bars.all} bars do not sum to the meter")
        return tune


def _repair_repeats(signs: Sequence[_Sign]) -> None:
    """Signs in which every repeat has a beginning, and endings come in pairs."""
    last = len(signs) - 1
    endings = [(place, sign.ending) for place, sign in enumerate(signs) if sign.ending]
    if [number for _, number in endings] != [1, 2] * (len(endings) // 2):
        raise AbcError("its endings do not match")
    for (_, number), (second, _) in pairwise(endings):
        if number == 1:
            signs[second].close = True
    start, opened, second_at = 0, False, -1
    for place, sign in enumerate(signs):
        if sign.ending == 1:
            sign.double = False  # no part is over before its first ending
        if sign.close and place:
            if second_at >= 0 and not opened and place - second_at <= 2:
                # A repeat sign after a second ending only says that the part is over.
                sign.close, sign.double = False, True
            else:
                if not opened:
                    signs[start].open = True
                opened = False
            start = place
        if sign.open and place < last:
            if opened:
                _unopen(signs, place)
            start, opened, second_at = place, True, -1
        elif sign.double and not opened:
            start, second_at = place, -1
        if second_at >= 0 and place == second_at + 1 and not opened:
            start = place
        if sign.close:
            second_at = -1
        if sign.ending == 2:
            second_at = place
    if opened:
        _unopen(signs, last)
    signs[0].close = signs[0].double = signs[last].open = False
    signs[last].double = not signs[last].close
    if signs[0].ending or signs[last].ending:
        raise AbcError("its endings do not match")


def _unopen(signs: Sequence[_Sign], before: int) -> None:
    """The repeat last opened before a place is never closed: a double bar stands there."""
    for sign in reversed(signs[:before]):
        if sign.open:
            sign.open, sign.double = False, True
            return


def _text(sign: _Sign) -> str:
    if sign.close and sign.open:
        return ":||:"
    if sign.close:
        return ":|"
    if sign.open:
        return "|:"
    return "||" if sign.double else "|"


def _factor(text: str) -> Fraction:
    """What a length multiplies the unit by: ``3``, ``/``, ``//``, ``/4``, ``3/2``."""
    if not text:
        return Fraction(1)
    match = re.fullmatch(r"(\d*)(/*)(\d*)", text)
    if match is None or len(match[2]) > 4:
        raise AbcError(f"the length {text!r} is not understood")
    below = int(match[3]) if match[3] else 2 ** len(match[2])
    above = int(match[1] or 1)
    if not above or not below:
        raise AbcError(f"the length {text!r} is not understood")
    return Fraction(above, below)


def _key(value: str) -> tuple[str, str]:
    match = re.fullmatch(r"([A-G][#b]?)\s*([A-Za-z]*)", value)
    mode = None
    if match is not None:
        name = match[2]
        mode = "major" if name == "M" else _MODE_NAMES.get(name.lower()[:3])
    if match is None or mode is None:
        raise AbcError(f"its key {value!r} is not understood")
    signature(match[1], mode)
    return match[1], mode
