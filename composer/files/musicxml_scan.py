"""What the measures of one part of a MusicXML file say: tones, words, and what changes where.

Times are in quarter notes from the beginning of the measure, as exact fractions.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction

from composer.files.errors import FileError
from composer.files.limits import MAX_LABEL_BYTES, MAX_XML_NOTES
from composer.files.musicxml_harmony import READ_OFF, symbol_of
from composer.files.xml_reading import Element
from composer.model.rhythm import VALUES
from composer.model.time import TICKS_PER_QUARTER

_SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_FORTE = 90
SNARE = 38
# Velocities of the marks, as notation programs play them.
_MARKS = {
    **{"pppp": 8, "ppp": 16, "pp": 33, "p": 49, "mp": 64, "mf": 80, "f": 96, "ff": 112},
    **{"fff": 126, "ffff": 127},
}
_BEAT_UNITS = {name: Fraction(ticks, TICKS_PER_QUARTER) for ticks, name in VALUES.items()}
_NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,12})?")
_LONGEST = Fraction(600_000)  # quarters, of one measure


@dataclass(frozen=True, slots=True)
class Heard:
    """One lyric: ``pieces`` of (syllabic or ``""``, text, whether a new syllabic began it);
    ``extend``: its type, ``"yes"`` without one, or ``""``."""

    number: str
    name: str
    pieces: tuple[tuple[str, str, bool], ...]
    extend: str
    ends_line: bool
    ends_section: bool


@dataclass(slots=True)
class Tone:
    """A note as it is written.  ``pitch``: as it sounds, not yet bounded.  ``slurs``: how many
    slurs begin on it less how many end."""

    start: Fraction
    length: Fraction
    pitch: int
    velocity: int
    voice: str
    staff: int
    ties_on: bool = False
    tied_from: bool = False
    slurs: int = 0
    fermata: bool = False
    words: tuple[Heard, ...] = ()

    @property
    def end(self) -> Fraction:
        """Exclusive."""
        return self.start + self.length


@dataclass(slots=True)
class Measure:
    """One part's measure.  ``endings``: the passes that it is for, when an ending begins;
    ``times``: how often what is repeated here is played, 0 where nothing is."""

    implicit: bool = False
    length: Fraction = Fraction(0)
    sounding: Fraction = Fraction(0)  # to where there are tones
    tones: list[Tone] = field(default_factory=list)
    meter: tuple[int, int] | None = None
    keys: list[tuple[Fraction, int, str]] = field(default_factory=list)
    tempos: list[tuple[Fraction, int]] = field(default_factory=list)
    markers: list[tuple[Fraction, str]] = field(default_factory=list)
    chords: dict[Fraction, str] = field(default_factory=dict)
    forward: bool = False
    times: int = 0
    endings: frozenset[int] = frozenset()
    ending_stops: bool = False
    jumps: frozenset[str] = frozenset()
    parted: bool = False  # a bar line that is no plain one ends it


class PartReader:
    """Reads a part measure by measure.  ``drums``: pitch by instrument id.

    ``remarks``: how many of what was left out, by its name in singular.  ``sounds``: how many
    tones were read.  ``unnamed_drums``: how many of them are drums that the file gives no pitch,
    read as a snare.  ``own``: the file was written by this program.  ``nearest``: chord symbols
    that became others (and what they became).
    """

    def __init__(self, drums: dict[str, int]) -> None:
        self._drums = drums
        self.remarks: Counter[str] = Counter()
        self.sounds = 0
        self.measures: list[Measure] = []
        self._divisions = Fraction(1)
        self._velocity = 80
        self._chromatic = 0
        self._diatonic: int | None = None
        self._grace_words: dict[str, list[Heard]] = {}
        self.transposed = False
        self.percussion = False
        self.unnamed_drums = 0
        self.own = False
        self.nearest: list[tuple[str, str]] = []

    def read(self, element: Element) -> None:
        """The next measure."""
        measure = Measure(element.attributes.get("implicit") == "yes")
        now = Fraction(0)
        last_start = Fraction(0)
        for child in element:
            if child.tag == "note":
                if child.first("chord") is None:
                    last_start = now
                now = max(now, last_start + self._note(child, last_start, measure))
            elif child.tag == "backup":
                now = max(Fraction(0), now - self._duration(child))
            elif child.tag == "forward":
                now += self._duration(child)
            elif child.tag == "attributes":
                self._attributes(child, now, measure)
            elif child.tag in ("direction", "sound"):
                self._direction(child, now, measure)
            elif child.tag == "barline":
                self._barline(child, measure)
            elif child.tag == "harmony":
                self._harmony(child, now, measure)
            measure.length = max(measure.length, now)
            if measure.length > _LONGEST:
                raise FileError("It goes on for longer than can be opened.")
        self.measures.append(measure)

    # ---------------------------------------------------------------- notes

    def _duration(self, element: Element) -> Fraction:
        return max(Fraction(0), _number(element.words("duration"), 0) / self._divisions)

    def _note(self, note: Element, start: Fraction, measure: Measure) -> Fraction:
        """Takes the note in; returns how far the time goes on after it."""
        length = self._duration(note)
        voice = note.words("voice")
        words = tuple(_heard(lyric) for lyric in note.all("lyric"))
        if note.first("grace") is not None:
            self.remarks["grace note"] += 1
            self._grace_words.setdefault(voice, []).extend(words)
            return Fraction(0)
        if note.first("cue") is not None:
            self.remarks["cue note"] += 1
            return length
        if note.first("rest") is not None or length == 0:
            return length
        pitch = self._pitch(note)
        if pitch is None:
            self.remarks["note without a pitch that can be played"] += 1
            return length
        # No word is lost: the grace note's is sung on this note, before its own.
        words = (*self._grace_words.pop(voice, ()), *words)
        loudness = note.attributes.get("dynamics")
        velocity = self._velocity
        if loudness is not None:
            velocity = round(_number(loudness, 0) * _FORTE / 100) or velocity
        ties = {tie.attributes.get("type") for tie in note.all("tie")}
        slurs = 0
        fermata = False
        for notations in note.all("notations"):
            ties |= {tied.attributes.get("type") for tied in notations.all("tied")}
            kinds = [slur.attributes.get("type") for slur in notations.all("slur")]
            slurs += kinds.count("start") - kinds.count("stop")
            fermata = fermata or notations.first("fermata") is not None
            if notations.first("ornaments") is not None:
                self.remarks["ornament"] += 1
        measure.tones.append(
            Tone(
                start,
                length,
                pitch,
                min(127, max(1, velocity)),
                voice,
                int(_number(note.words("staff"), 1)),
                "start" in ties,
                "stop" in ties,
                slurs,
                fermata,
                words,
            )
        )
        measure.sounding = max(measure.sounding, start + length)
        self.sounds += 1
        if self.sounds > MAX_XML_NOTES:
            raise FileError("It has more notes than can be opened.")
        return length

    def _pitch(self, note: Element) -> int | None:
        written = note.first("pitch")
        if written is not None:
            step = _SEMITONES.get(written.words("step").upper())
            octave = _number(written.words("octave"), 99)
            if step is None:
                return None
            # Quarter tones are played as the semitone that is nearest to the plain step.
            alter = int(_number(written.words("alter"), 0))
            pitch = 12 * (int(octave) + 1) + step + alter + self._chromatic
            return pitch if 0 <= pitch <= 127 else None
        unpitched = note.first("unpitched")
        if unpitched is None:
            return None
        self.percussion = True
        instrument = note.first("instrument")
        id = "" if instrument is None else instrument.attributes.get("id", "")
        if id in self._drums:
            return self._drums[id]
        if len(self._drums) == 1:
            return next(iter(self._drums.values()))
        self.unnamed_drums += 1
        return SNARE

    # ---------------------------------------------------------------- what changes

    def _attributes(self, attributes: Element, now: Fraction, measure: Measure) -> None:
        divisions = _number(attributes.words("divisions"), 0)
        if divisions > 0:
            self._divisions = divisions
        for transpose in attributes.all("transpose")[:1]:
            octaves = int(_number(transpose.words("octave-change"), 0))
            chromatic = int(_number(transpose.words("chromatic"), 0))
            self._chromatic = max(-127, min(127, chromatic + 12 * octaves))
            diatonic = transpose.words("diatonic")
            self._diatonic = int(_number(diatonic, 0)) + 7 * octaves if diatonic else None
            self.transposed = self._chromatic % 12 != 0
        for key in attributes.all("key")[:1]:
            if key.first("fifths") is not None:
                fifths = int(_number(key.words("fifths"), 0)) + self._fifths_of_transposition()
                measure.keys.append((now, _within_seven(fifths), key.words("mode").lower()))
        for time in attributes.all("time")[:1]:
            meter = _meter(time)
            if meter is not None and measure.meter is None:
                measure.meter = meter
            elif meter is None and time.first("senza-misura") is None:
                self.remarks["time signature that cannot be read"] += 1

    def _fifths_of_transposition(self) -> int:
        if self._chromatic % 12 == 0:
            return 0
        if self._diatonic is not None:
            return max(-40, min(40, 7 * self._chromatic - 12 * self._diatonic))
        return (7 * self._chromatic + 5) % 12 - 5

    def _direction(self, direction: Element, now: Fraction, measure: Measure) -> None:
        offset = _number(direction.words("offset"), 0) / self._divisions
        place = max(Fraction(0), now + offset)
        sound = direction if direction.tag == "sound" else direction.first("sound")
        tempo = Fraction(0)
        marked = 0
        for kind in direction.all("direction-type"):
            for metronome in kind.all("metronome"):
                tempo = _metronome(metronome)
            for rehearsal in kind.all("rehearsal"):
                text = " ".join(rehearsal.text.split())[:MAX_LABEL_BYTES]
                if text:
                    measure.markers.append((place, text))
            for dynamics in kind.all("dynamics"):
                marked = next((_MARKS[mark.tag] for mark in dynamics if mark.tag in _MARKS), marked)
        if sound is not None:
            said = sound.attributes
            tempo = max(Fraction(0), _number(said.get("tempo", ""), 0)) or tempo
            marked = round(_number(said.get("dynamics", ""), 0) * _FORTE / 100) or marked
            names = {"dacapo", "dalsegno", "segno", "coda", "tocoda", "fine"} & said.keys()
            measure.jumps |= {name for name in names if said[name] != "no"}
        if marked:
            self._velocity = min(127, max(1, marked))
        if tempo:
            quarter = round(60_000_000 / tempo)
            if 1 <= quarter <= 16_777_215:
                measure.tempos.append((place, quarter))
            else:
                self.remarks["tempo that cannot be played"] += 1

    def _harmony(self, harmony: Element, now: Fraction, measure: Measure) -> None:
        if self.own and harmony.attributes.get("print-frame") == READ_OFF:
            return  # read off the notes, as it will be again
        place = now + _number(harmony.words("offset"), 0) / self._divisions
        found = symbol_of(harmony, self._fifths_of_transposition())
        if found is None or place in measure.chords:
            self.remarks["chord symbol"] += 1
            return
        symbol, written = found
        measure.chords[place] = symbol
        if symbol != written:
            self.nearest.append((written, symbol))

    def _barline(self, barline: Element, measure: Measure) -> None:
        if barline.words("bar-style") not in ("", "regular", "none"):
            measure.parted = measure.parted or barline.attributes.get("location") != "left"
        for repeat in barline.all("repeat"):
            if repeat.attributes.get("direction") == "forward":
                measure.forward = True
            else:
                measure.times = max(2, int(_number(repeat.attributes.get("times", ""), 2)))
        for ending in barline.all("ending"):
            if ending.attributes.get("type") == "start":
                numbers = re.findall(r"\d{1,3}", ending.attributes.get("number", ""))
                measure.endings = frozenset(map(int, numbers[:100])) or frozenset({1})
            else:
                measure.ending_stops = True


def _number(text: str, default: int) -> Fraction:
    """A decimal number, bounded; ``default`` for anything else."""
    text = text.strip()
    return Fraction(text) if _NUMBER.fullmatch(text) else Fraction(default)


def _within_seven(fifths: int) -> int:
    while fifths > 7:
        fifths -= 12
    while fifths < -7:
        fifths += 12
    return fifths


def _meter(time: Element) -> tuple[int, int] | None:
    """Beats and unit; of a sum such as 3+2/8 all beats together."""
    total = Fraction(0)
    units = []
    beats = ""
    for child in time:
        if child.tag == "beats":
            beats = child.text
        elif child.tag == "beat-type":
            unit = int(_number(child.text, 0))
            if unit not in (1, 2, 4, 8, 16, 32, 64):
                return None
            units.append(unit)
            total += sum((_number(part, 0) for part in beats.split("+")), Fraction(0)) / unit
    if not units:
        return None
    unit = max(units)
    count = total * unit
    return (int(count), unit) if count.denominator == 1 and 1 <= count <= 255 else None


def _metronome(metronome: Element) -> Fraction:
    """Quarters a minute; 0 when it does not say."""
    unit = _BEAT_UNITS.get(metronome.words("beat-unit"))
    said = _NUMBER.search(metronome.words("per-minute"))
    if unit is None or said is None:
        return Fraction(0)
    dots = min(4, len(metronome.all("beat-unit-dot")))
    return max(Fraction(0), _number(said[0], 0)) * unit * (2 - Fraction(1, 2**dots))


def _heard(lyric: Element) -> Heard:
    pieces: list[tuple[str, str, bool]] = []
    syllabic = ""
    fresh = True
    extend = ""
    for child in lyric:
        if child.tag == "syllabic":
            syllabic, fresh = child.text, True
        elif child.tag == "text":
            pieces.append((syllabic, " ".join(child.text[:MAX_LABEL_BYTES].split()), fresh))
            fresh = False
        elif child.tag == "extend":
            extend = child.attributes.get("type") or "yes"
    return Heard(
        lyric.attributes.get("number", "1")[:40],
        " ".join(lyric.attributes.get("name", "").split())[:200],
        tuple(piece for piece in pieces if piece[1]),
        extend,
        lyric.first("end-line") is not None,
        lyric.first("end-paragraph") is not None,
    )
