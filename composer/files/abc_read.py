"""Reading ABC notation (standard 2.1): one tune of a file as a score, with its voices and words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from composer.files.abc_music import VoiceReader
from composer.files.abc_write import CREATOR
from composer.files.chord_names import said_of_nearest
from composer.files.errors import FileError, shown
from composer.files.imported import Imported
from composer.files.limits import MAX_LABEL_BYTES, MAX_VOICES
from composer.files.musicxml_assembly import assembled
from composer.files.musicxml_parts import Part
from composer.files.musicxml_scan import PartReader
from composer.files.text_file import read_text
from composer.model.key import Key, KeyMap
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word

_FIELD = re.compile(r"([A-Za-z+]):(.*)", re.DOTALL)
_NAME = re.compile(r'\b(?:name|nm)\s*=\s*(?:"([^"]*)"|(\S+))')
_OCTAVE = re.compile(r"\boctave\s*=\s*-?\d")
_MIDI = re.compile(r"%%MIDI\s+(program|channel|control)\s+(?:(\d{1,3})\s+)?(\d{1,3})\b")
_CREATOR = re.compile(r"abc-creator\s+" + CREATOR + r"\b")
_TITLE = re.compile(r"(?m)^T:(.*)$")
_BEGINS = re.compile(r"(?m)^X:")
# What of the fields is said to the music from where it stands on.
_MUSICAL = "KMLQP"
_PLURALS = {"note without a pitch that can be played": "notes without a pitch that can be played"}


def read_abc(path: str | Path, tune: int = 1) -> Imported:
    """The tune of that number, from 1, in the file at ``path``.  Raises :class:`FileError`."""
    path = Path(path)
    try:
        return abc_score(read_text(path), tune)
    except FileError as error:
        if shown(path) in str(error):
            raise
        raise FileError(f"{shown(path)} could not be opened. {error}") from error


def tune_titles(path: str | Path) -> list[str]:
    """The titles of all tunes in the file at ``path``, ``""`` where one has none.

    Raises :class:`FileError`.
    """
    found = (_TITLE.search(tune) for tune in split_book(read_text(Path(path))))
    return ["" if title is None else title[1].strip()[:MAX_LABEL_BYTES] for title in found]


def abc_score(text: str, tune: int = 1) -> Imported:
    """The tune of that number, from 1, in ``text``, and sentences about what is otherwise than
    there.

    Raises :class:`FileError` when it is not there, or is beyond the bounds.
    """
    tunes = split_book(text)
    if not tunes:
        raise FileError("There is no tune in ABC notation in it.")
    if not 1 <= tune <= len(tunes):
        raise FileError(f"It has no tune {tune:,}, the last is {len(tunes):,}.")
    reader = _TuneReader()
    for line in _lines(tunes[tune - 1]):
        reader.line(line)
    imported = reader.imported()
    if len(tunes) > 1:
        imported.notes_to_person.insert(
            0,
            f"Of its {len(tunes):,} tunes the first was opened."
            if tune == 1
            else f"Of its {len(tunes):,} tunes number {tune:,} was opened.",
        )
    return imported


def split_book(text: str) -> list[str]:
    """The tunes in ``text``, each with what holds for all of the book before its first."""
    begins = [found.start() for found in _BEGINS.finditer(text)]
    if not begins:
        return [text] if re.search(r"(?m)^K:", text) else []
    head = text[: begins[0]]
    # Of what stands before the first tune, fields hold for every one.
    fields = "".join(f"{line}\n" for line in head.splitlines() if re.match(r"[LMQR]:", line))
    ends = [*begins[1:], len(text)]
    return [_with_head(text[begin:end], fields) for begin, end in zip(begins, ends, strict=True)]


def _with_head(tune: str, fields: str) -> str:
    first, end, rest = tune.partition("\n")
    return first + end + fields + rest


def _lines(tune: str) -> Iterator[str]:
    """The lines of a tune up to an empty one, comments taken off, what goes on joined."""
    going, music = "", False
    for line in tune.splitlines():
        if line.startswith("%%"):
            yield line
            continue
        empty = not line.strip()
        line = re.sub(r"(?<!\\)%.*", "", line).rstrip()
        if empty and not music:
            continue
        if empty:
            break
        if not line:  # a comment alone
            continue
        if line.startswith("+:") and going == "":
            line = line[2:]
        if line.endswith("\\") and not _FIELD.match(line):
            going += line[:-1]
            continue
        music = music or not _FIELD.match(line)
        yield going + line
        going = ""
    if going:
        yield going


class _TuneReader:
    """Reads line after line.  A voice begins with the fields of the head before it."""

    def __init__(self) -> None:
        self._titles: list[str] = []
        self._head: list[tuple[str, str]] = []
        self._in_head = True
        self._voices: dict[str, VoiceReader] = {}
        self._names: dict[str, str] = {}
        self._octaves: dict[str, str] = {}
        self._sounds: dict[str, dict[str, int]] = {}  # what is said of MIDI, by voice
        self._own = False
        self._now: str | None = None
        self._below: list[list[str]] = [[]]  # words below the tune, by verse
        self._last_field = ""

    def line(self, line: str) -> None:
        """The next line."""
        if line.startswith("%%"):
            found = _MIDI.match(line)
            if found and int(found[3]) < 128:
                what = found[1] if found[1] != "control" else f"control {found[2]}"
                self._sounds.setdefault(self._now or "", {})[what] = int(found[3])
            return
        field = _FIELD.fullmatch(line)
        if field is None:
            if not self._in_head:
                self._music(line)
            return
        letter, value = field[1], field[2].strip()
        if letter == "+":
            letter = self._last_field
        self._last_field = letter
        self._field(letter, value)

    def imported(self) -> Imported:
        """The score, when everything is read."""
        if self._in_head:
            raise FileError("The tune has no key (a line K:), so it is no whole tune.")
        self._voice()
        parts = []
        remarks: Counter[str] = Counter()
        for id, reader in self._voices.items():
            reader.finish()
            remarks.update(reader.remarks)
            part = Part(id, self._names.get(id, ""), PartReader({}))
            _take_sound(part, {**self._sounds.get("", {}), **self._sounds.get(id, {})})
            part.reader.measures = reader.measures
            parts.append(part)
        if len(parts) == 1 and not parts[0].name:
            parts[0].name = "Melody"
        title = " — ".join(self._titles[:1])
        score, said = assembled(parts, self._own, title, words_exact=False)
        # Each voice says the key, at its own notes.
        score.key = KeyMap(_changes(score.key.entries))
        verses = [
            Verse(tuple(_line(words) for words in verse if words)) for verse in self._below if verse
        ]
        score.lyrics = Lyrics((*score.lyrics.verses, *verses))
        score.check()
        for what, count in remarks.items():
            plural = what if count == 1 else _PLURALS.get(what, f"{what}s")
            said.append(f"{count:,} {plural} of the file {'is' if count == 1 else 'are'} not kept.")
        nearest = [pair for reader in self._voices.values() for pair in reader.nearest]
        return Imported(score, [*said, *said_of_nearest(nearest)])

    # ---------------------------------------------------------------- fields

    def _field(self, letter: str, value: str) -> None:
        if letter == "T":
            self._titles.append(value.replace("\\%", "%")[:MAX_LABEL_BYTES])
        elif letter == "V":
            self._choose(value)
        elif letter == "w":
            if self._now in self._voices:  # else it has no notes yet that words could be for
                self._voices[self._now].words(value)
        elif letter == "W":
            if value:
                self._below[-1].append(value)
            elif self._below[-1]:
                self._below.append([])
        elif letter == "I" and self._in_head and _CREATOR.match(value):
            self._own = True
        elif letter in _MUSICAL:
            self._musical(letter, value)

    def _musical(self, letter: str, value: str) -> None:
        if self._in_head:
            if letter != "P":  # in the head it is an order of playing
                self._head.append((letter, value))
            self._in_head = letter != "K"
        else:
            self._voice().field(letter, value)

    def _choose(self, value: str) -> None:
        id, _, rest = value.partition(" ")
        name = _NAME.search(rest)
        if name:
            self._names[id] = (name[1] or name[2] or "")[:MAX_LABEL_BYTES]
        octave = _OCTAVE.search(rest)
        if octave:
            self._octaves[id] = octave[0]
        self._now = id
        if not self._in_head:
            self._voice()

    def _voice(self) -> VoiceReader:
        id = self._now if self._now is not None else "1"
        self._now = id
        if id not in self._voices:
            if len(self._voices) >= MAX_VOICES:
                raise FileError(f"It has more than {MAX_VOICES} voices.")
            reader = self._voices[id] = VoiceReader()
            # The unit length is needed to understand the tempo, the meter for both.
            for letter in "MLQKP":
                for field, value in self._head:
                    if field == letter:
                        reader.field(field, value)
            if id in self._octaves:
                reader.field("K", self._octaves[id])
        return self._voices[id]

    def _music(self, line: str) -> None:
        # Inline a voice can be changed as well.
        pieces = re.split(r"\[V:\s*([^\]\s]+)[^\]]*\]", line)
        if pieces[0].strip():
            self._voice().line(pieces[0])
        for id, music in zip(pieces[1::2], pieces[2::2], strict=True):
            self._now = id
            if music.strip():
                self._voice().line(music)


def _changes(keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """Those that are other ones than before."""
    return tuple(
        key
        for place, key in enumerate(keys)
        if not place or (key.fifths, key.mode) != (keys[place - 1].fifths, keys[place - 1].mode)
    )


def _take_sound(part: Part, said: dict[str, int]) -> None:
    """What a voice's ``%%MIDI`` lines say, as abc2midi has them."""
    part.program = said.get("program")
    channel = said.get("channel")
    part.channel = channel - 1 if channel is not None and 1 <= channel <= 16 else None
    if {"control 0", "control 32"} & said.keys():
        part.bank = (said.get("control 0", 0) << 7) + said.get("control 32", 0)
    part.volume, part.pan = said.get("control 7"), said.get("control 10")


def _line(words: str) -> Line:
    return Line(tuple(Word((Syllable(word),)) for word in words.split()))
