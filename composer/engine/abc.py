"""Canonical ABC notation of one tune: its tokens, its measures, its other keys.

The canonical form leaves one way to write a tune down.  The unit note length is 1/8 throughout;
there are no spaces, line breaks, texts, chord symbols, decorations, slurs or grace notes.

* A note is an accidental (``^ _ = ^^ __``, if any), a letter with its octave marks, a length in
  lowest terms (``2``, ``/2``, ``3/2``) and perhaps a tie ``-``; a rest is ``z`` with a length.
  Broken rhythm is spelled out.  ``(3`` puts the three notes after it in the time of two.
* Bars are parted by ``|``, sections by ``||``; ``|:`` and ``:|`` hold what is played twice, and
  ``:||:`` is one after the other.  ``[1`` and ``[2``, each right after a sign, begin the two
  endings.  A tune begins with its first note or with ``|:`` and ends with ``||`` or ``:|``.
* Readers disagree how far an accidental holds, so a note has one wherever it differs from the
  key signature, and wherever an accidental before it in the bar might hold and does not.

Meter, tonic and mode are fields beside the text.  Durations are :class:`~fractions.Fraction` in
units of an eighth note.  Diatonic steps count letters from middle C (``C`` is 0, ``c`` is 7).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from composer.model.key import Key

LETTERS = "CDEFGAB"
_SEMITONES = (0, 2, 4, 5, 7, 9, 11)
_ACCIDENTALS = {"": None, "^": 1, "^^": 2, "_": -1, "__": -2, "=": 0}
_SIGNED = {value: text for text, value in _ACCIDENTALS.items() if value is not None}
SIGNS = ("|", "||", "|:", ":|", ":||:")

# Bounds on what is read: no note outside seven octaves or longer than 32 quarters, no tune above
# this many characters.
LONGEST_BODY = 20_000
_LENGTHS = frozenset({1, 2, 4, 8, 16})

_TOKEN = re.compile(
    r"(?P<sign>:\|\|:|\|\||\|:|:\||\|)"
    r"|\[(?P<ending>[12])"
    r"|(?P<triplet>\(3)"
    r"|(?:(?P<accidental>\^\^?|__?|=)?(?P<letter>[A-Ga-g])(?P<octave>,{1,3}|'{1,3})?|(?P<rest>z))"
    r"(?P<above>\d{1,2})?(?:/(?P<below>\d{1,2}))?(?P<tie>-)?"
)


class AbcError(ValueError):
    """The text is no tune in canonical ABC; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Tone:
    """A note, or a rest where ``step`` is ``None``.

    ``step``: diatonic, 0 is middle C; ``alteration``: semitones above the plain letter, -2 to 2,
    key signature and bar accounted for; ``length``: as written, in eighths; ``tie``: held on into
    the next note; ``triplet``: one of three in the time of two; ``first``: the first of its three.
    """

    step: int | None
    alteration: int
    length: Fraction
    tie: bool = False
    triplet: bool = False
    first: bool = False

    @property
    def duration(self) -> Fraction:
        """How long it sounds, in eighths."""
        return self.length * Fraction(2, 3) if self.triplet else self.length

    @property
    def pitch(self) -> int | None:
        """MIDI pitch, ``None`` for a rest."""
        if self.step is None:
            return None
        octave, letter = divmod(self.step, 7)
        return 60 + 12 * octave + _SEMITONES[letter] + self.alteration


@dataclass(frozen=True, slots=True)
class Measure:
    """What stands between two bar signs.

    ``before``, ``after``: the signs, ``""`` at the very beginning or where the text breaks off;
    ``ending``: 1 or 2 if an ending begins here, else 0.
    """

    before: str
    ending: int
    tones: tuple[Tone, ...]
    after: str

    @property
    def duration(self) -> Fraction:
        """Of all tones, in eighths."""
        return sum((tone.duration for tone in self.tones), Fraction(0))


@dataclass(frozen=True, slots=True)
class Tune:
    """A tune in canonical ABC.

    ``meter`` such as ``"6/8"``, ``tonic`` such as ``"F#"``, ``mode`` such as ``"dorian"``.
    """

    meter: str
    tonic: str
    mode: str
    body: str

    @property
    def key(self) -> Key:
        """Raises ``ValueError`` when there is no such key."""
        return Key.named(0, self.tonic, self.mode)

    def text(self, title: str = "", number: int = 1) -> str:
        """The tune as an ABC file's text, four bars a line."""
        title = " ".join(title.split())
        lines = [f"X:{number}", f"T:{title}", f"M:{self.meter}", "L:1/8"]
        lines.append(f"K:{self.tonic}{'' if self.mode == 'major' else self.mode[:3]}")
        line, bars = "", 0
        for part in re.findall(r"(?:[^|:\[]|\[(?![12]))+|[|:]+(?:\[[12])?|\[[12]", self.body):
            line += part
            # A line ends with a sign, but not with one that opens what follows.
            bars += part[0] in "|:"
            if bars >= 4 and part[0] in "|:" and not part.endswith((":", "1", "2")):
                lines.append(line)
                line, bars = "", 0
        return "\n".join([*lines, line] if line else lines) + "\n"


@lru_cache(maxsize=512)
def signature(tonic: str, mode: str) -> tuple[int, ...]:
    """The key signature: semitones that each of C D E F G A B is raised by.

    Raises ``ValueError`` when there is no such key of at most seven accidentals.
    """
    fifths = Key.named(0, tonic, mode).fifths
    order = "FCGDAEB"
    raised = [0] * 7
    for letter in order[:fifths] if fifths > 0 else order[::-1][: -fifths or 0]:
        raised[LETTERS.index(letter)] += 1 if fifths > 0 else -1
    return tuple(raised)


def bar_length(meter: str) -> Fraction:
    """A full bar in eighths; raises :class:`AbcError` when it is no meter."""
    match = re.fullmatch(r"([1-9]\d?)/(1|2|4|8|16)", meter)
    if match is None:
        raise AbcError(f"{meter!r} is no meter")
    return Fraction(8 * int(match[1]), int(match[2]))


def tokens(body: str) -> list[str]:
    """The body cut into notes, rests, signs, ``(3`` and endings.

    Raises :class:`AbcError` where something else stands in it.
    """
    return [match[0] for match in _matches(body)]


def measures(tune: Tune) -> list[Measure]:
    """The tune's measures, as written.

    Raises :class:`AbcError` where the text breaks the form above.  Accidentals hold to the end of
    the bar in every octave (ABC 2.1); a tied note keeps its alteration over the bar line.
    """
    raised = signature(tune.tonic, tune.mode)
    found: list[Measure] = []
    tones: list[Tone] = []
    bar: dict[int, int] = {}
    before, ending, triplet = "", 0, 0
    held: Tone | None = None
    fresh = True  # nothing since the last sign
    for match in _matches(tune.body):
        if match["sign"]:
            if triplet:
                raise AbcError("a triplet goes over a bar sign")
            if tones:
                found.append(Measure(before, ending, tuple(tones), match["sign"]))
            elif ending or found or before:
                raise AbcError("there is nothing between two bar signs")
            before, ending, tones, bar, fresh = match["sign"], 0, [], {}, True
        elif match["ending"]:
            if not fresh or not before or ending:
                raise AbcError("an ending begins where there is no bar sign")
            ending = int(match["ending"])
        elif match["triplet"]:
            if triplet:
                raise AbcError("a triplet begins inside another")
            triplet = 3
            fresh = False
        else:
            fresh = False
            tone = _tone(match, raised, bar, held)
            if triplet:
                tone = replace(tone, triplet=True, first=triplet == 3)
                triplet -= 1
            tones.append(tone)
            held = tone if tone.tie else None
    if triplet:
        raise AbcError("a triplet is not complete")
    if tones:
        found.append(Measure(before, ending, tuple(tones), ""))
    elif ending:
        raise AbcError("an ending has nothing in it")
    return found


def write(written: Iterable[Measure], tonic: str, mode: str) -> str:
    """The canonical body of measures; ties that hold no equal note are left out.

    Notes tied inside a bar are written as one where one note can say it.
    """
    raised = signature(tonic, mode)
    kept = _tidied(list(written))
    pieces: list[str] = []
    for place, measure in enumerate(kept):
        if place == 0:
            pieces.append("|:" if measure.before in ("|:", ":||:") else "")
        if measure.ending:
            pieces.append(f"[{measure.ending}")
        pieces.append(_spelled(measure.tones, raised))
        pieces.append(measure.after)
    return "".join(pieces)


def transposed(tune: Tune, tonic: str, octaves: int = 0) -> Tune:
    """The tune in another key of its mode: letters move, alterations against the key stay.

    It moves by at most three letters up or down, and ``octaves`` besides.  Raises ``ValueError``
    when there is no such key, or a note would need more than two sharps or flats or an octave
    that the form has not.
    """
    old, new = signature(tune.tonic, tune.mode), signature(tonic, tune.mode)
    shift = (LETTERS.index(tonic[0]) - LETTERS.index(tune.tonic[0])) % 7
    shift += 7 * octaves - (7 if shift > 3 else 0)

    def moved(tone: Tone) -> Tone:
        if tone.step is None:
            return tone
        step = tone.step + shift
        alteration = tone.alteration - old[tone.step % 7] + new[step % 7]
        if abs(alteration) > 2 or not -21 <= step < 35:
            raise AbcError(f"the tune cannot be written in {tonic} {tune.mode}")
        return replace(tone, step=step, alteration=alteration)

    changed = [replace(m, tones=tuple(map(moved, m.tones))) for m in measures(tune)]
    return replace(tune, tonic=tonic, body=write(changed, tonic, tune.mode))


def length_text(length: Fraction) -> str:
    """A length in eighths as it is written after a note; :class:`AbcError` if it cannot be."""
    above, below = length.numerator, length.denominator
    if above < 1 or above > 64 or below not in _LENGTHS:
        raise AbcError(f"a note of {length} eighths cannot be written")
    return (str(above) if above > 1 else "") + (f"/{below}" if below > 1 else "")


def _matches(body: str) -> Iterator[re.Match[str]]:
    if len(body) > LONGEST_BODY:
        raise AbcError("the tune is too long")
    place = 0
    while place < len(body):
        match = _TOKEN.match(body, place)
        if match is None:
            raise AbcError(f"{body[place : place + 8]!r} is not understood")
        place = match.end()
        yield match


def _tone(
    match: re.Match[str], raised: Sequence[int], bar: dict[int, int], held: Tone | None
) -> Tone:
    above, below = int(match["above"] or 1), int(match["below"] or 1)
    if not above or below not in _LENGTHS:
        raise AbcError(f"{match[0]!r} has no usable length")
    length, tie = Fraction(above, below), bool(match["tie"])
    if match["rest"]:
        if tie:
            raise AbcError("a rest cannot be tied")
        return Tone(None, 0, length)
    step = step_of(match["letter"], match["octave"] or "")
    stated = _ACCIDENTALS[match["accidental"] or ""]
    if stated is not None:
        bar[step % 7] = stated
        alteration = stated
    elif held is not None and held.step == step:
        alteration = held.alteration
    else:
        alteration = bar.get(step % 7, raised[step % 7])
    return Tone(step, alteration, length, tie)


def step_of(letter: str, octave: str) -> int:
    """The diatonic step of a letter with its octave marks."""
    step = LETTERS.index(letter.upper()) + (7 if letter.islower() else 0)
    return step + 7 * octave.count("'") - 7 * octave.count(",")


def _tidied(written: list[Measure]) -> list[Measure]:
    """Ties only where an equal note follows at once; tied notes of a bar joined where possible."""
    flat = [(place, tone) for place, measure in enumerate(written) for tone in measure.tones]
    kept: list[list[Tone]] = [[] for _ in written]
    for (place, tone), (_, follower) in zip(flat, [*flat[1:], (-1, None)], strict=True):
        tie = (
            tone.tie
            and follower is not None
            and tone.step is not None
            and (follower.step, follower.alteration) == (tone.step, tone.alteration)
        )
        tone = replace(tone, tie=tie)
        bar = kept[place]
        if bar and bar[-1].tie and not tone.triplet and not bar[-1].triplet:
            joined = bar[-1].length + tone.length
            # Plain and dotted values are written as one note, others stay tied.
            if joined.denominator in _LENGTHS and joined.numerator in (1, 2, 3, 4, 6, 8, 12):
                bar[-1] = replace(tone, length=joined)
                continue
        bar.append(tone)
    return [replace(m, tones=tuple(tones)) for m, tones in zip(written, kept, strict=True)]


def _spelled(tones: Sequence[Tone], raised: Sequence[int]) -> str:
    """The tones of a measure as text."""
    by_letter: dict[int, int] = {}
    by_step: dict[int, int] = {}
    pieces = []
    for tone in tones:
        if tone.first:
            pieces.append("(3")
        if tone.step is None:
            pieces.append("z" + length_text(tone.length))
            continue
        letter = tone.step % 7
        plain = raised[letter]
        heard = {plain, by_letter.get(letter, plain), by_step.get(tone.step, plain)}
        if heard != {tone.alteration}:
            pieces.append(_SIGNED[tone.alteration])
            by_letter[letter] = by_step[tone.step] = tone.alteration
        octave = tone.step // 7
        name = LETTERS[letter] if octave <= 0 else LETTERS[letter].lower()
        pieces.append(name + "," * -octave + "'" * (octave - 1))
        pieces.append(length_text(tone.length) + ("-" if tone.tie else ""))
    return "".join(pieces)
