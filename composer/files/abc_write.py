"""Writing a score in ABC notation (standard 2.1): a voice ``V:`` for each, words under the music.

The same score always gives the same text.  The unit note length is 1/8; times that notation cannot
hold are moved as in MusicXML, and that, and what else the format cannot hold, is said.  So that all
readers agree, a note has an accidental wherever it differs from the key signature, and wherever one
before it in the bar, or a change of key in it, might hold.

Channel, bank, volume and pan of a voice are said as abc2midi has them (``%%MIDI``); that the file
is of this program (``I:abc-creator``) tells the reader that everything in it is meant exactly.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from composer.files.abc_chords import parted_at
from composer.files.abc_words import UNWRITABLE, words_line
from composer.files.atomic import write_atomically
from composer.files.musicxml_page import Page
from composer.files.musicxml_write import WrittenScore, written_score
from composer.files.xml_writing import allowed
from composer.model.bars import Bar
from composer.model.key import Key
from composer.model.notation import Symbol, WrittenVoice, whole_bar_rest
from composer.model.rhythm import flags
from composer.model.score import Score
from composer.model.spelling import Spelled, alterations, spelled
from composer.model.time import TICKS_PER_QUARTER
from composer.model.voice import DRUM_CHANNEL, Voice

UNIT = TICKS_PER_QUARTER // 2
BARS_PER_LINE = 4
CREATOR = "Descant"
VELOCITY = 80  # of a note where nothing is said
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
        if score.voices and score.chords:
            # The first voice says them.
            ticks, first = [chord.tick for chord in score.chords], score.voices[0].id
            parted = parted_at(self._voices[first], self._page.bars, ticks)
            self._voices = self._voices | {first: parted}
        self.overlaid_words = 0
        self.moved_signs = 0
        self.moved_chords = 0

    def lines(self) -> Iterator[str]:
        """Every line of the file."""
        score, first = self._score, self._page.bars[0]
        yield "X:1"
        yield f"T:{_words(score.title)}"
        yield f"M:{first.meter.beats}/{first.meter.unit}"
        yield f"I:abc-creator {CREATOR}"
        yield "L:1/8"
        yield f"Q:1/4={score.tempo.entries[0].bpm:.10g}"
        for number, voice in enumerate(score.voices, start=1):
            yield f'V:{number} name="{_words(voice.name)}"{_clef(self._voices[voice.id])}'
        yield f"K:{_key(score.key.at(0))}"
        channels = [voice.channel for voice in score.voices]
        usual = [c for c in range(len(channels) + 1) if c != DRUM_CHANNEL]
        plain = channels == usual[: len(channels)]
        for number, voice in enumerate(score.voices, start=1):
            yield f"V:{number}"
            yield from _sound(voice, with_channel=not plain)
            yield from self._voice(voice, first=number == 1)
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

    def _voice(self, voice: Voice, first: bool) -> Iterator[str]:
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
        groups = list(self._groups())
        words = [[words_line(here, sung[0], marks, n) for n in verses] for here in groups]
        last = max((n for n, lines in enumerate(words) if any(map(_says, lines))), default=-1)
        for number, here in enumerate(groups):
            yield from self._changes(here[0])
            music = [self._bar(bar, notation, names, first) for bar in here]
            yield "|".join(music) + ("|]" if here[-1] is bars[-1] else "|")
            # Words are counted from the last ones on, and the lines of a place by verse: so lines
            # that say nothing stand before others.
            lines = words[number] if number <= last else []
            while len(lines) > 1 and not _says(lines[-1]):
                lines.pop()
            yield from (f"w:{line}" for line in lines)

    def _groups(self) -> Iterator[list[Bar]]:
        """The bars of each line; one begins where the meter or the key changes."""
        here: list[Bar] = []
        for bar in self._page.bars:
            if here and (len(here) == BARS_PER_LINE or any(self._changes(bar))):
                yield here
                here = []
            here.append(bar)
        yield here

    def _changes(self, bar: Bar) -> Iterator[str]:
        """Meter and key that change with the bar, each in a line, which more readers know."""
        if not bar.number:
            return
        for meter in self._score.meter.entries:
            if meter.tick == bar.start:
                yield f"M:{meter.beats}/{meter.unit}"
        keys = self._score.key.entries
        # Some readers pass over a key within a bar.
        if any(key.tick == bar.start for key in keys) or self._key_within(bar.number - 1):
            yield f"K:{_key(self._score.key.at(bar.start))}"

    def _bar(self, bar: Bar, notation: WrittenVoice, names: _Names, first: bool) -> str:
        layers = [layer.bars.get(bar.number, []) for layer in notation.layers]
        if not layers or not layers[0]:
            layers = [[whole_bar_rest(bar)], *layers[1:]]
        while not layers[-1]:
            layers.pop()
        # A tie leads to the line of the same place in the next bar.
        silence = replace(whole_bar_rest(bar), gap=True)
        signs = self._signs(bar, first)
        names.begin(bar)
        music = [
            self._layer(line or [silence], bar, names, signs if place == 0 else [])
            for place, line in enumerate(layers)
        ]
        if first:
            places = {bar.start + symbol.start for symbol in layers[0]}
            for tick, sign in signs:
                if tick not in places:
                    self.moved_chords += sign.startswith('"')
                    self.moved_signs += not sign.startswith('"')
        return " & ".join(music)

    def _signs(self, bar: Bar, first: bool) -> list[tuple[int, str]]:
        """What changes within the bar, and tempo, section and chords with it, each with its tick,
        in order.

        Tempo, sections and chord symbols are of all voices: the ``first`` says them.
        """
        score, said = self._score, list[tuple[int, str]]()
        start, end = bar.start, bar.end
        for key in score.key.entries:
            if start < key.tick < end:
                said.append((key.tick, f"[K:{_key(key)}]"))
        for tempo in score.tempo.entries if first else ():
            if start <= tempo.tick < end and tempo.tick:
                said.append((tempo.tick, f"[Q:1/4={tempo.bpm:.10g}]"))
        for marker in score.markers if first else ():
            words = _words(marker.text).replace("]", ")")
            if (start if bar.number else 0) <= marker.tick < end and words:
                # Before a pickup there is nothing that it could stand at.
                said.append((max(start, marker.tick), f"[P:{words}]"))
        for chord in score.chords if first else ():
            if (start if bar.number else 0) <= chord.tick < end:
                self.moved_chords += chord.tick < start
                said.append((max(start, chord.tick), f'"{chord.text}"'))
        return sorted(said, key=lambda sign: sign[0])

    def _key_within(self, number: int) -> bool:
        """Whether the key changes within that bar, and not where the next begins too."""
        if number < 0:
            return False
        bar, ticks = self._page.bars[number], {key.tick for key in self._score.key.entries}
        return bar.end not in ticks and any(bar.start < tick < bar.end for tick in ticks)

    def _layer(
        self,
        symbols: Sequence[Symbol],
        bar: Bar,
        names: _Names,
        signs: Sequence[tuple[int, str]],
    ) -> str:
        text, before = "", None
        waiting = list(signs)
        for place, symbol in enumerate(symbols):
            if before is not None and not _beamed(before, symbol, bar):
                text += " "
            due = [sign for tick, sign in waiting if tick <= bar.start + symbol.start]
            waiting = waiting[len(due) :]
            text += _in_force(due)
            if symbol.tuplet is not None and symbol.tuplet.opens:
                rest = symbols[place:]
                closes = (n for n, s in enumerate(rest) if s.tuplet and s.tuplet.closes)
                count = 1 + next(closes, len(rest) - 1)
                text += f"({symbol.tuplet.actual}:{symbol.tuplet.normal}:{count}"
            text += self._symbol(symbol, names)
            before = symbol
        return text + _in_force([sign for _, sign in waiting])

    def _symbol(self, symbol: Symbol, names: _Names) -> str:
        length = symbol.length
        if symbol.tuplet is not None:
            length = length * symbol.tuplet.actual / symbol.tuplet.normal
        amount = _amount(length / UNIT)
        if not symbol.notes:
            return ("x" if symbol.gap else "z") + amount
        tie = "-" if symbol.tied_after else ""
        heads = [names.head(id) for id in sorted(symbol.notes, key=names.pitch)]
        if len(heads) == 1:
            return heads[0] + amount + tie
        return "[" + "".join(head + tie for head in heads) + "]" + amount


class _Names:
    """What the notes of a voice are called, bar by bar."""

    def __init__(self, page: Page, notation: WrittenVoice) -> None:
        self._page = page
        self._notes = {id: place.note for id, place in notation.places.items()}
        self._changes = [key.tick for key in page.score.key.entries if key.tick]
        self._signature: dict[str, int] = {}
        self._altered: set[str] = set()  # steps that had an accidental in the bar
        self._doubtful = False

    def begin(self, bar: Bar) -> None:
        """The next notes are of ``bar``."""
        key = self._page.score.key.at(bar.start)
        self._signature = alterations(0 if key is None else key.fifths)
        self._altered = set()
        within = bisect_right(self._changes, bar.start)
        self._doubtful = within < len(self._changes) and self._changes[within] < bar.end

    def pitch(self, id: int) -> int:
        """The MIDI pitch of a note."""
        return self._notes[id].pitch

    def head(self, id: int) -> str:
        """Accidental, letter and octave."""
        name = self._name(id)
        sign = ""
        # An accidental may be taken to hold in other octaves as well.
        known = not self._doubtful and name.step not in self._altered
        if name.alter != self._signature[name.step] or not known:
            sign = _SIGNS[name.alter]
            self._altered.add(name.step)
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


def _in_force(signs: Sequence[str]) -> str:
    """Signs at one place, and of chord symbols the last: there is one at a place."""
    last = max((n for n, sign in enumerate(signs) if sign.startswith('"')), default=-1)
    return "".join(s for n, s in enumerate(signs) if n == last or not s.startswith('"'))


def _says(words: str) -> bool:
    """Whether a line of words has any, or holds one."""
    return bool(words.strip("*| "))


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


def _sound(voice: Voice, with_channel: bool) -> Iterator[str]:
    """What plays the voice."""
    if with_channel:
        yield f"%%MIDI channel {voice.channel + 1}"
    if voice.bank:
        yield f"%%MIDI control 0 {voice.bank >> 7}"
        yield f"%%MIDI control 32 {voice.bank & 127}"
    yield f"%%MIDI program {voice.program}"
    if voice.volume != 100:
        yield f"%%MIDI control 7 {voice.volume}"
    if voice.pan != 64:
        yield f"%%MIDI control 10 {voice.pan}"


def _clef(notation: WrittenVoice) -> str:
    pitches = sorted(place.note.pitch for place in notation.places.values())
    return " clef=bass" if pitches and pitches[len(pitches) // 2] < 57 else ""


def _words(text: str) -> str:
    """``text`` on one line, without what would end a name or begin a comment."""
    plain = " ".join(allowed(text).split())
    return plain.replace("%", "\\%").replace('"', "'")


def _left_out(score: Score, whole: WrittenScore, tune: _Tune) -> list[str]:
    said = []
    moved = sum(voice.moved for voice in whole.voices.values())
    if moved:
        one = moved == 1
        said.append(
            f"{moved:,} of {len(score.notes):,} notes {'begins or ends' if one else 'begin or end'}"
            " elsewhere in the file, because notation has no such times; the song is unchanged."
        )
    if tune.moved_signs:
        several = tune.moved_signs > 1
        said.append(
            f"{tune.moved_signs:,} changes of tempo, key or section stand at the next note."
            if several
            else "A change of tempo, key or section stands at the next note."
        )
    if tune.moved_chords:
        several = tune.moved_chords > 1
        said.append(
            f"{tune.moved_chords:,} chord symbols stand at the next note."
            if several
            else "A chord symbol stands at the next note."
        )
    if any(note.velocity != VELOCITY for note in score.notes.values()):
        said.append("How loud each note is cannot be written in ABC notation.")
    if score.controls:
        said.append(
            "Control events (pedal, bend, volume and the like) cannot be written in ABC notation."
        )
    return [*said, *_lost_words(score, whole, tune)]


def _lost_words(score: Score, whole: WrittenScore, tune: _Tune) -> list[str]:
    said = []
    if tune.overlaid_words:
        said.append("Words under inner lines of notes cannot be written in ABC notation.")
    # Lines without any note are written below the tune.
    unlaid = sum(
        any(character.isalnum() for character in syllable.text) and not syllable.notes
        for verse in score.lyrics.verses
        for line in verse.lines
        if any(s.notes for word in line.words for s in word.syllables)
        for word in line.words
        for syllable in word.syllables
    )
    if unlaid:
        syllables = "A syllable that lies" if unlaid == 1 else f"{unlaid} syllables that lie"
        said.append(f"{syllables} on no note could not be written to the ABC file.")
    if whole.words.beyond:
        said.append("Syllables that several voices sing at once are written for the first of them.")
    laid = [
        [line for line in verse.lines if any(s.notes for w in line.words for s in w.syllables)]
        for verse in score.lyrics.verses
    ]
    if any(len(lines) > 1 for lines in laid):
        said.append("Where lines of words end cannot be written in ABC notation.")
    if any(verse.heading or verse.name or verse.kind != "verse" for verse in score.lyrics.verses):
        said.append("Which words are a chorus or a bridge cannot be written in ABC notation.")
    if any(set(UNWRITABLE) & set(s.sung) for s in score.lyrics.syllables()):
        said.append("Signs in words that mean something else in ABC notation are left out.")
    return said
