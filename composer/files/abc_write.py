"""Writing a score in ABC notation (standard 2.1): a voice ``V:`` for each, words under the music.

The same score always gives the same text.  The unit note length is 1/8; times that notation cannot
hold are moved as in MusicXML, and that, and what else the format cannot hold, is said.  So that all
readers agree, a note has an accidental wherever it differs from the key signature, and wherever one
before it in the bar might hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from composer.files.atomic import write_atomically
from composer.files.musicxml_measures import Page
from composer.files.musicxml_words import Mark
from composer.files.musicxml_write import WrittenScore, written_score
from composer.files.xml_writing import allowed
from composer.model.bars import Bar
from composer.model.key import Key
from composer.model.notation import Layer, Symbol, WrittenVoice, whole_bar_rest
from composer.model.rhythm import flags
from composer.model.score import Score
from composer.model.spelling import Spelled, alterations, spelled
from composer.model.time import TICKS_PER_QUARTER
from composer.model.voice import Voice

UNIT = TICKS_PER_QUARTER // 2
BARS_PER_LINE = 4
_SIGNS = {-2: "__", -1: "_", 0: "=", 1: "^", 2: "^^"}
_MODES = {
    **{"major": "", "minor": "m", "dorian": " dor", "phrygian": " phr", "lydian": " lyd"},
    **{"mixolydian": " mix", "locrian": " loc"},
}


def write_abc(score: Score, path: str | Path) -> list[str]:
    """Write ``score`` to ``path``; returns a sentence for each thing that the file cannot hold.

    Raises :class:`~composer.files.errors.FileError`; a file that was there before is then as it
    was.
    """
    data, left_out = abc_bytes(score)
    write_atomically(path, data)
    return left_out


def abc_bytes(score: Score) -> tuple[bytes, list[str]]:
    """The bytes of the file, and a sentence for each thing that they cannot hold.

    Raises as :func:`abc_text`.
    """
    text, left_out = abc_text(score)
    return text.encode("utf-8"), left_out


def abc_text(score: Score) -> tuple[str, list[str]]:
    """The tune, and a sentence for each thing that it cannot hold.

    Raises :class:`~composer.files.errors.FileError` when the score is too long for notation.
    """
    whole = written_score(score)
    tune = _Tune(score, whole)
    return "\n".join(tune.lines()) + "\n", _left_out(score, whole, tune)


class _Tune:
    def __init__(self, score: Score, whole: WrittenScore) -> None:
        self._score = score
        self._page: Page = whole.page
        self._voices = whole.voices
        self.overlaid_words = 0

    def lines(self) -> Iterator[str]:
        """Every line of the file."""
        score, first = self._score, self._page.bars[0]
        yield "X:1"
        yield f"T:{_words(score.title)}"
        yield f"M:{first.meter.beats}/{first.meter.unit}"
        yield "L:1/8"
        yield f"Q:1/4={score.tempo.entries[0].bpm:.10g}"
        for number, voice in enumerate(score.voices, start=1):
            yield f'V:{number} name="{_words(voice.name)}"{_clef(self._voices[voice.id])}'
        yield f"K:{_key(score.key.at(0))}"
        for number, voice in enumerate(score.voices, start=1):
            yield f"V:{number}"
            yield f"%%MIDI program {voice.program}"
            yield from self._voice(voice)
        for verse in score.lyrics.verses:
            unlaid = [
                " ".join(_words(word.text) for word in line.words)
                for line in verse.lines
                if not any(syllable.notes for word in line.words for syllable in word.syllables)
            ]
            if any(unlaid):
                yield from (f"W:{line}" for line in unlaid if line)
                yield "W:"

    # ---------------------------------------------------------------- one voice

    def _voice(self, voice: Voice) -> Iterator[str]:
        notation, bars = self._voices[voice.id], self._page.bars
        names = _Names(self._page, notation)
        marks = self._page.marks
        # The words are under the first line of notes; what is sung on others cannot be written.
        sung = [layer for layer in notation.layers if layer.staff == 1][:1] or notation.layers[:1]
        inner = {
            id
            for layer in notation.layers
            if layer not in sung
            for symbols in layer.bars.values()
            for symbol in symbols
            for id in symbol.notes
        }
        self.overlaid_words += sum(1 for id in inner if marks.get(id))
        verses = sorted(
            {mark.number for id in notation.places if id not in inner for mark in marks.get(id, ())}
        )
        for begin in range(0, len(bars), BARS_PER_LINE):
            here = bars[begin : begin + BARS_PER_LINE]
            music = [self._bar(bar, notation, names) for bar in here]
            yield "|".join(music) + ("|]" if here[-1] is bars[-1] else "|")
            for verse in verses:
                line = _sung(here, sung[0], marks, verse)
                if line.strip("*|_ "):
                    yield f"w:{line}"

    def _bar(self, bar: Bar, notation: WrittenVoice, names: _Names) -> str:
        altered: dict[tuple[str, int], int] = {}
        layers = [layer.bars.get(bar.number, []) for layer in notation.layers]
        if not layers or not layers[0]:
            layers = [[whole_bar_rest(bar)], *layers[1:]]
        fields = self._fields(bar)
        music = [self._layer(line, bar, names, altered) for line in layers if line]
        return fields + " & ".join(music)

    def _fields(self, bar: Bar) -> str:
        """What changes with the bar; what changes within it is written before it as well."""
        score, said = self._score, ""
        start, end = bar.start, bar.end
        if bar.number:
            meters = [entry for entry in score.meter.entries if entry.tick == start]
            said += "".join(f"[M:{meter.beats}/{meter.unit}]" for meter in meters)
        for key in score.key.entries:
            if start <= key.tick < end and key.tick:
                said += f"[K:{_key(key)}]"
        for tempo in score.tempo.entries:
            if start <= tempo.tick < end and tempo.tick:
                said += f"[Q:1/4={tempo.bpm:.10g}]"
        for marker in score.markers:
            if (start if bar.number else 0) <= marker.tick < end and _words(marker.text):
                said += f"[P:{_words(marker.text).replace(']', ')')}]"
        return said

    def _layer(
        self,
        symbols: Sequence[Symbol],
        bar: Bar,
        names: _Names,
        altered: dict[tuple[str, int], int],
    ) -> str:
        text, before = "", None
        for place, symbol in enumerate(symbols):
            if before is not None and not _beamed(before, symbol, bar):
                text += " "
            if symbol.tuplet is not None and symbol.tuplet.opens:
                rest = symbols[place:]
                closes = (n for n, s in enumerate(rest) if s.tuplet and s.tuplet.closes)
                count = 1 + next(closes, len(rest) - 1)
                text += f"({symbol.tuplet.actual}:{symbol.tuplet.normal}:{count}"
            text += self._symbol(symbol, bar, names, altered)
            before = symbol
        return text

    def _symbol(
        self, symbol: Symbol, bar: Bar, names: _Names, altered: dict[tuple[str, int], int]
    ) -> str:
        length = symbol.length
        if symbol.tuplet is not None:
            length = length * symbol.tuplet.actual / symbol.tuplet.normal
        amount = _amount(length / UNIT)
        if not symbol.notes:
            return ("x" if symbol.gap else "z") + amount
        tie = "-" if symbol.tied_after else ""
        heads = [names.head(id, bar, altered) for id in sorted(symbol.notes, key=names.pitch)]
        if len(heads) == 1:
            return heads[0] + amount + tie
        return "[" + "".join(head + tie for head in heads) + "]" + amount


class _Names:
    """What the notes of a voice are called."""

    def __init__(self, page: Page, notation: WrittenVoice) -> None:
        self._page = page
        self._notes = {id: place.note for id, place in notation.places.items()}

    def pitch(self, id: int) -> int:
        """The MIDI pitch of a note."""
        return self._notes[id].pitch

    def head(self, id: int, bar: Bar, altered: dict[tuple[str, int], int]) -> str:
        """Accidental, letter and octave; ``altered``: what stood before it in the bar."""
        name = self._name(id)
        key = self._page.score.key.at(bar.start)
        signature = alterations(0 if key is None else key.fifths)
        place = (name.step, name.octave)
        # An accidental may be taken to hold in other octaves as well.
        doubtful = any(step == name.step for step, _ in altered)
        sign = ""
        if name.alter != signature[name.step] or doubtful:
            sign = _SIGNS[name.alter]
            altered[place] = name.alter
        if name.octave >= 5:
            return sign + name.step.lower() + "'" * (name.octave - 5)
        return sign + name.step + "," * (4 - name.octave)

    def _name(self, id: int) -> Spelled:
        note = self._notes[id]
        key = self._page.score.key.at(note.onset)
        fifths = self._page.fifths if key is None else key.fifths
        shift = 24 if note.pitch < 24 else 0
        found = spelled(note.pitch + shift, fifths)
        return Spelled(found.step, found.alter, found.octave - shift // 12)


def _beamed(before: Symbol, symbol: Symbol, bar: Bar) -> bool:
    """Whether no space parts the two: short notes within a beat."""
    size = bar.meter.beat_ticks if bar.meter.compound else min(480, bar.meter.beat_ticks)
    short = all(
        each.notes and each.value is not None and flags(each.value.name) > 0
        for each in (before, symbol)
    )
    same = (before.start + bar.skipped) // size == (symbol.start + bar.skipped) // size
    return short and same


def _amount(units: Fraction) -> str:
    if units == 1:
        return ""
    above = "" if units.numerator == 1 else str(units.numerator)
    return above if units.denominator == 1 else f"{above}/{units.denominator}"


def _key(key: Key | None) -> str:
    if key is None:
        return "none"
    return key.tonic_name + _MODES[key.mode]


def _clef(notation: WrittenVoice) -> str:
    pitches = sorted(place.note.pitch for place in notation.places.values())
    return " clef=bass" if pitches and pitches[len(pitches) // 2] < 57 else ""


def _words(text: str) -> str:
    """``text`` on one line, without what would end a name or begin a comment."""
    plain = " ".join(allowed(text).split())
    return plain.replace("%", "\\%").replace('"', "'")


# ------------------------------------------------------------------------------ words


def _sung(bars: Sequence[Bar], layer: Layer, marks: Mapping[int, list[Mark]], number: int) -> str:
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
    kept = "".join(sign for sign in allowed(text) if sign not in "*_|~\\")
    return "~".join(kept.split()).replace("%", "\\%").replace("-", "\\-") or "’"


def _left_out(score: Score, whole: WrittenScore, tune: _Tune) -> list[str]:
    said = []
    moved = sum(voice.moved for voice in whole.voices.values())
    if moved:
        one = moved == 1
        said.append(
            f"{moved:,} of {len(score.notes):,} notes {'begins or ends' if one else 'begin or end'}"
            " elsewhere in the file, because notation has no such times; the song is unchanged."
        )
    lost = []
    if len({note.velocity for note in score.notes.values()}) > 1:
        lost.append("how loud each note is")
    if score.controls:
        lost.append("control events (pedal, bend, volume and the like)")
    if tune.overlaid_words:
        lost.append("words under inner lines of notes")
    if lost:
        said.append(f"ABC notation cannot hold {' and '.join(lost)}; the song is unchanged.")
    return said
