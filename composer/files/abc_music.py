"""The music of one voice in ABC notation, bar by bar, as a part of a score.

The notation is that of the ABC standard 2.1 (abcnotation.com); what it makes optional is read
where a song can hold it, and counted in ``remarks`` where not.  Times are in quarter notes from the
beginning of the bar, as exact fractions.
"""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction

from composer.files.abc_chords import ANNOTATIONS, chord_in
from composer.files.abc_fields import Signature, key_signature, meter_of, tempo_of, unit_of
from composer.files.abc_words import syllables_of
from composer.files.errors import FileError
from composer.files.limits import MAX_LABEL_BYTES, MAX_XML_BARS, MAX_XML_NOTES
from composer.files.musicxml_scan import Heard, Measure, Tone

_SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_SIGNS = {"^": 1, "_": -1, "=": 0}
_VELOCITY = 80
_LOUDNESS = {
    **{"pppp": 8, "ppp": 16, "pp": 33, "p": 49, "mp": 64, "mf": 80, "f": 96, "ff": 112},
    **{"fff": 126, "ffff": 127},
}
_JUMPS = {
    **{"D.C.": "dacapo", "D.S.": "dalsegno", "fine": "fine", "segno": "segno"},
    **{"coda": "coda", "dacoda": "tocoda"},
}
_USUAL_UNITS = {2: Fraction(3, 2), 3: Fraction(2, 3), 4: Fraction(3, 4), 6: Fraction(1, 3)}
_LONGEST = Fraction(4000)

_TOKEN = re.compile(
    r"""
    (?P<space>[ \t`]+)
    | (?P<quoted>"[^"]*"?)
    | (?P<decoration>![^! |:\[\]]+!|\+[^+ |:\[\]]+\+)
    | (?P<inline>\[[A-Za-z]:[^\]]*\])
    | (?P<bar>::|:*(?:\[?\|+\]?|\|\]|\[\|)(?:[:|]*:)?)(?P<passes>\[?\d[\d,-]*)?
    | (?P<ending>\[\d[\d,-]*)
    | (?P<chord>\[)
    | (?P<unchord>\])(?P<chord_length>[\d/]*)(?P<chord_tie>-?)
    | (?P<tuplet>\(\d+(?::\d*){0,2})
    | (?P<slur>[()])
    | (?P<grace>\{[^}]*\}?)
    | (?P<rest>[zxZX])(?P<rest_length>[\d/]*)
    | (?P<signs>[\^_=]{0,2})(?P<letter>[A-Ga-g])(?P<octave>[,']*)(?P<length>[\d/]*)(?P<tie>-?)
    | (?P<broken><{1,3}|>{1,3})
    | (?P<overlay>&)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class VoiceReader:
    """Reads the lines of one voice; ``measures`` is what they say, ``nearest`` the chord symbols
    that became others (and what they became).

    ``bars`` and ``sounds`` count for the bounds of a file; over them :class:`FileError` is raised.
    """

    def __init__(self) -> None:
        self.measures: list[Measure] = []
        self.remarks: Counter[str] = Counter()
        self.nearest: list[tuple[str, str]] = []
        self._measure = Measure()
        self._now = Fraction(0)
        self._sounds = 0
        self._key = Signature(0, "major", {})
        self._altered: dict[str, int] = {}  # in this bar, in every octave
        self._meter: tuple[int, int] | None = None
        self._unit: Fraction | None = None
        self._octaves = 0
        self._velocity = _VELOCITY
        self._overlay = 0
        self._broken: tuple[Fraction, Fraction] | None = None
        self._last: list[Tone] = []
        self._tuplet: list[Fraction] = []
        self._chord: list[Tone] | None = None
        self._tied: dict[tuple[int, int], int] = {}  # by overlay and pitch: since which bar
        self._fermata = False
        self._slurs = 0
        self._sung: list[Tone | None] = []  # of the lines since the last words; None is a bar line
        self._verse = 0
        self._started = False
        self._in_ending = False
        self._section = 0  # the measure after the last double bar

    # ---------------------------------------------------------------- fields

    def field(self, letter: str, value: str) -> None:
        """A field that holds from here on; what says nothing here is passed over."""
        if letter == "K":
            self._set_key(value)
        elif letter == "M":
            meter = meter_of(value)
            if meter is not None:
                self._meter = meter
                if self._now == 0:
                    self._measure.meter = meter
                else:
                    self.remarks["change of meter within a bar"] += 1
        elif letter == "L":
            self._unit = unit_of(value) or self._unit
        elif letter == "Q":
            quarter = tempo_of(value, self._unit_length())
            if quarter is not None:
                self._measure.tempos.append((self._now, quarter))
        elif letter == "P" and value.strip():
            self._measure.markers.append((self._now, value.strip()[:MAX_LABEL_BYTES]))

    def _set_key(self, value: str) -> None:
        key = key_signature(value, self._key)
        self._octaves = key.octaves if key.octaves is not None else self._octaves
        another = (key.fifths, key.mode) != (self._key.fifths, self._key.mode)
        if key.stated and (another or not self._started):
            self._measure.keys.append((self._now, key.fifths, key.mode))
        self._key = key

    def _unit_length(self) -> Fraction:
        """The length of a note without one, in quarters."""
        if self._unit is not None:
            return self._unit * 4
        beats, unit = self._meter or (4, 4)
        return Fraction(1, 4) if Fraction(beats, unit) < Fraction(3, 4) else Fraction(1, 2)

    # ---------------------------------------------------------------- music

    def line(self, text: str) -> None:
        """A line of music; its comment and line end are taken off."""
        if self._verse:
            self._sung, self._verse = [], 0
        self._started = True
        place = 0
        while place < len(text):
            found = _TOKEN.match(text, place)
            assert found is not None, "the last alternative matches everything"
            place = found.end()
            self._token(found)

    def _token(self, found: re.Match[str]) -> None:
        kind = found.lastgroup
        if found["letter"]:
            self._note(found)
        elif found["bar"]:
            self._bar(found["bar"], found["passes"])
        elif found["ending"]:
            self._endings(found["ending"])
        elif found["inline"]:
            self.field(found["inline"][1], found["inline"][3:-1])
        elif found["chord"]:
            self._chord = []
        elif found["unchord"]:
            self._end_chord(found["chord_length"], bool(found["chord_tie"]))
        elif found["rest"]:
            self._rest(found["rest"], found["rest_length"])
        elif found["tuplet"]:
            self._begin_tuplet(found["tuplet"])
        elif found["broken"]:
            self._break_rhythm(found["broken"])
        elif found["decoration"]:
            self._decorate(found["decoration"][1:-1])
        elif found["slur"]:
            if found["slur"] == "(":
                self._slurs += 1
            elif self._last:
                self._last[0].slurs -= 1
        elif found["overlay"]:
            self._overlay += 1
            self._now = Fraction(0)
        elif found["quoted"]:
            if not found["quoted"].startswith(ANNOTATIONS, 1):
                self._symbol(found["quoted"])
        elif found["grace"]:
            self.remarks["grace note"] += max(1, len(re.findall("[A-Ga-g]", found["grace"])))
        elif kind == "other" and found["other"] == "H":
            self._fermata = True
        elif kind == "other" and found["other"] == "-":
            for tone in self._last:  # a tie that does not stand right behind its note
                tone.ties_on = True
                self._tied[tone.staff - 1, tone.pitch] = len(self.measures)

    def _symbol(self, quoted: str) -> None:
        """A chord symbol stands at what comes next."""
        found = chord_in(quoted)
        if found is None:  # a fingering, or what should stand between exclamation marks
            self.remarks["quoted text"] += 1
            return
        if self._now in self._measure.chords:
            self.remarks["chord symbol"] += 1
            return
        symbol, written = found
        self._measure.chords[self._now] = symbol
        if symbol != written:
            self.nearest.append((written, symbol))

    def _note(self, found: re.Match[str]) -> None:
        step, octave = found["letter"].upper(), 4 + found["letter"].islower()
        octave += found["octave"].count("'") - found["octave"].count(",")
        signs = found["signs"]
        if signs:
            self._altered[step] = sum(_SIGNS[sign] for sign in signs)
        alter = self._altered.get(step, self._key.alterations.get(step, 0))
        pitch = 12 * (octave + 1 + self._octaves) + _SEMITONES[step] + alter
        in_chord = self._chord is not None
        length = _multiplied(self._unit_length(), found["length"])
        if not in_chord:
            length = self._scaled(length)
        if not 0 <= pitch <= 127:
            self.remarks["note without a pitch that can be played"] += 1
            self._now += Fraction(0) if in_chord else length
            return
        self._sounds += 1
        if self._sounds > MAX_XML_NOTES:
            raise FileError("It has more notes than can be opened.")
        voice = str(self._overlay)
        tone = Tone(self._now, length, pitch, self._velocity, voice, 1 + self._overlay)
        tone.tied_from = self._is_tied(pitch)
        tone.ties_on = bool(found["tie"])
        tone.fermata, self._fermata = self._fermata, False
        tone.slurs, self._slurs = self._slurs, 0
        self._measure.tones.append(tone)
        if in_chord:
            assert self._chord is not None
            self._chord.append(tone)
        else:
            self._placed([tone], length)

    def _is_tied(self, pitch: int) -> bool:
        """Whether a tie leads to the note of that pitch that begins now; then it does no longer."""
        mine = (self._overlay, pitch)
        if mine not in self._tied and self._now == 0:
            # The lines of a bar may be in another order than those of the bar before.
            here = len(self.measures)
            others = (each for each, bar in self._tied.items() if each[1] == pitch and bar < here)
            mine = next(others, mine)
        return self._tied.pop(mine, None) is not None

    def _end_chord(self, length: str, tie: bool) -> None:
        tones, self._chord = self._chord, None
        if not tones:
            return
        # The length of a chord is that of its first note, times what stands behind it.
        whole = self._scaled(_multiplied(tones[0].length, length))
        for tone in tones:
            tone.length = whole
            tone.ties_on = tone.ties_on or tie
        self._placed(tones, whole)

    def _placed(self, tones: list[Tone], length: Fraction) -> None:
        """The tones have their length: time goes on."""
        for tone in tones:
            if tone.ties_on:
                self._tied[tone.staff - 1, tone.pitch] = len(self.measures)
        self._last = tones
        if self._overlay == 0:
            self._sung.append(tones[0])
        self._go_on(length)

    def _rest(self, kind: str, length: str) -> None:
        if kind in "ZX":
            bar = self._bar_length()
            count = int(length) if length.isdigit() and len(length) < 7 else 1
            for number in range(count):
                if number:
                    self._end_bar()
                self._go_on(bar)
            return
        self._last = []
        self._go_on(self._scaled(_multiplied(self._unit_length(), length)))

    def _go_on(self, length: Fraction) -> None:
        self._now += length
        if self._now > _LONGEST:
            raise FileError("It has a bar that is longer than can be opened.")
        measure = self._measure
        measure.length = max(measure.length, self._now)
        if self._last:
            measure.sounding = max(measure.sounding, self._now)

    def _bar_length(self) -> Fraction:
        beats, unit = self._meter or (4, 4)
        return Fraction(4 * beats, unit)

    # ---------------------------------------------------------------- lengths that others change

    def _scaled(self, length: Fraction) -> Fraction:
        """``length`` in a tuplet, and after a sign of broken rhythm."""
        if self._tuplet:
            length *= self._tuplet.pop()
        if self._broken is not None:
            length *= self._broken[1]
            self._broken = None
        return length

    def _begin_tuplet(self, text: str) -> None:
        parts = [int(part[:4]) if part else 0 for part in text[1:].split(":")]
        count = parts[0]
        in_time = parts[1] if len(parts) > 1 else 0
        notes = (parts[2] if len(parts) > 2 else 0) or count
        if not 2 <= count <= 64 or notes > 64:
            self.remarks["tuplet that cannot be read"] += 1
            return
        if in_time:
            share = Fraction(in_time, count)
        elif count in _USUAL_UNITS:
            share = _USUAL_UNITS[count]
        elif count == 8:
            share = Fraction(3, 8)
        else:  # 5, 7, 9: in the time of three where the beat has three parts, else of two
            beats, unit = self._meter or (4, 4)
            compound = unit == 8 and beats % 3 == 0
            share = Fraction(3 if compound else 2, count)
        self._tuplet = [share] * notes

    def _break_rhythm(self, signs: str) -> None:
        if not self._last:
            return
        part = Fraction(1, 2 ** len(signs))
        long, short = 2 - part, part
        before, after = (long, short) if signs[0] == ">" else (short, long)
        old = self._last[0].length
        for tone in self._last:
            tone.length = old * before
        self._now += old * before - old
        self._measure.length = max(self._now, self._measure.length - old + old * before)
        self._broken = (before, after)

    def _decorate(self, name: str) -> None:
        if name in _LOUDNESS:
            self._velocity = _LOUDNESS[name]
        elif name == "fermata":
            self._fermata = True
        elif name in _JUMPS:
            self._measure.jumps |= {_JUMPS[name]}

    # ---------------------------------------------------------------- bars

    def _bar(self, sign: str, passes: str | None) -> None:
        backward, forward = sign.startswith(":"), sign.endswith(":")
        double = backward or forward or len(sign) > 1
        if self._measure.length > 0:
            self._sung.append(None)
            self._end_bar()
        if self.measures and double:
            ended = self.measures[-1]
            ended.parted = True
            ended.ending_stops = ended.ending_stops or self._in_ending
            if backward:
                colons = 1 if sign == "::" else len(sign) - len(sign.lstrip(":"))
                ended.times = max(ended.times, 1 + colons)
                self._repeat_from_double_bar()
            if not (backward and self._in_ending):
                self._section = len(self.measures)
            self._in_ending = False
        if forward:
            self._measure.forward = True
        if passes:
            self._endings(passes)

    def _repeat_from_double_bar(self) -> None:
        """What is repeated began at the double bar before, where no sign says so."""
        within = self.measures[self._section :]
        if within and self._section and not any(measure.forward for measure in within):
            within[0].forward = True

    def _endings(self, text: str) -> None:
        numbers: set[int] = set()
        for part in text.lstrip("[").split(","):
            first, _, last = part.partition("-")
            if first.isdigit() and len(first) < 4:
                end = int(last) if last.isdigit() and len(last) < 4 else int(first)
                numbers |= set(range(int(first), min(end, int(first) + 99) + 1))
        numbers = {number for number in numbers if number > 0}
        if self._measure.length > 0:  # without a bar line before it
            self._end_bar()
        if numbers:
            self._measure.endings = frozenset(numbers)
            self._in_ending = True

    def _end_bar(self) -> None:
        measure = self._measure
        if measure.length < self._bar_length():
            measure.implicit = True
        self.measures.append(measure)
        if len(self.measures) > MAX_XML_BARS:
            raise FileError("It has more measures than can be opened.")
        self._measure = Measure()
        self._now = Fraction(0)
        self._overlay = 0
        self._altered = {}

    def finish(self) -> None:
        """The voice is over."""
        if self._measure.length > 0 or not self.measures:
            self._end_bar()

    # ---------------------------------------------------------------- words

    def words(self, text: str) -> None:
        """A line of words under the music since the last ones; the next is another verse."""
        self._verse += 1
        notes = list(self._sung)
        place = 0
        syllables = syllables_of(text)
        said: list[tuple[Tone, tuple[tuple[str, str, bool], ...], bool]] = []
        for kind, pieces in syllables:
            if kind == "bar":
                while place < len(notes) and notes[place] is not None:
                    place += 1
                place += 1
                continue
            while place < len(notes) and notes[place] is None:
                place += 1
            if place >= len(notes):
                if kind == "text":
                    self.remarks["syllable without a note"] += 1
                continue
            tone = notes[place]
            assert tone is not None
            place += 1
            if kind != "skip":
                said.append((tone, pieces, kind == "hold"))
        for number, (tone, pieces, hold) in enumerate(said):
            last = number == len(said) - 1
            heard = Heard(str(self._verse), "", pieces, "continue" if hold else "", last, False)
            tone.words = (*tone.words, heard)


_LENGTH = re.compile(r"(\d*)(/*)(\d*)")


def _multiplied(length: Fraction, text: str) -> Fraction:
    """``length`` times such as ``3``, ``/``, ``//``, ``3/2`` or ``/4``."""
    if not text:
        return length
    above, slashes, below = _LENGTH.findall(text)[0]
    times = Fraction(int(above[:5]) if above else 1)
    if slashes:
        under = int(below[:5]) if below else 2 ** min(len(slashes), 10)
        times /= under or 1
    return length * times if times else length
