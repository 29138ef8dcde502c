"""What a model can look at in a file: a song, the tunes of an ABC collection, or a text.

Places in them as a person names them: bar and beat, line and column, all counted from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from composer.engine.abc import SIGNS, AbcError, Tune, measures, tokens
from composer.engine.abc_playing import EIGHTH
from composer.engine.abc_reading import read_tune, split_book, title_of
from composer.files.errors import FileError, reason, shown
from composer.files.formats import open_score
from composer.model.score import Score
from composer.model.time import Meter, MeterMap

ABC, TEXT = ".abc", ".txt"
MOST_BYTES = 16 * 2**20  # of a text or a collection
# Signs as they are typeset, and as the corpora of texts have them; one for one.
_PLAIN = str.maketrans("‘’‚‛“”„‐‑‒–—―\u00a0\t", "''''\"\"\"------  ")


@dataclass(frozen=True)
class Entry:
    """A tune of a collection: its number in the file from 1, its title, and the tune, or why it
    cannot be read."""

    number: int
    title: str
    tune: Tune | AbcError


def read_text(path: Path) -> str:
    """The text as it is, but for typeset signs; raises :class:`FileError`."""
    try:
        text = _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(f"{shown(path)} is no text in UTF-8.") from error
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_PLAIN)


def read_collection(path: Path) -> Iterator[Entry]:
    """The tunes of an ABC file one after the other; raises :class:`FileError`."""
    data = _bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    found = split_book(text)
    if not found:
        raise FileError(f"{shown(path)} has no tune in it: none begins with “X:”.")
    for number, part in enumerate(found, 1):
        try:
            tune: Tune | AbcError = read_tune(part)
        except AbcError as error:
            tune = error
        yield Entry(number, title_of(part), tune)


def read_tune_numbered(path: Path, number: int) -> Entry:
    """One tune of a collection; raises :class:`FileError` when it is not there or not readable."""
    last = 0
    for entry in read_collection(path):
        last = entry.number
        if entry.number == number:
            if isinstance(entry.tune, AbcError):
                raise FileError(
                    f"The tune “{entry.title}” in {shown(path)} cannot be read: {entry.tune}."
                )
            return entry
    raise FileError(f"{shown(path)} has {last} tunes; there is no tune {number}.")


def read_piece(path: Path, number: int = 1) -> tuple[Score | Tune | str, list[str]]:
    """The piece in a file by the ending of its name, and remarks about it.

    ``number``: of a collection's tune.  Raises :class:`FileError`.
    """
    ending = path.suffix.lower()
    if ending == TEXT:
        return read_text(path), []
    if ending == ABC:
        tune = read_tune_numbered(path, number).tune
        assert isinstance(tune, Tune)
        return tune, []
    imported = open_score(path)
    return imported.score, imported.notes_to_person


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise FileError(f"{shown(path)} could not be opened, because {reason(error)}.") from error
    if len(data) > MOST_BYTES:
        raise FileError(f"{shown(path)} is larger than {MOST_BYTES // 2**20} MB.")
    return data


def bar_and_beat(meter: MeterMap, tick: int) -> tuple[int, float]:
    """Both from 1; the beat is the felt one (a dotted quarter in 6/8) with its fraction."""
    bar, rest = meter.position(tick)
    return bar + 1, round(1 + rest / meter.at(tick).beat_ticks, 2)


def tick_at(meter: MeterMap, bar: int, beat: float) -> int:
    """The inverse of :func:`bar_and_beat`."""
    start = meter.bar_start(bar - 1)
    return start + round((beat - 1) * meter.at(start).beat_ticks)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Both from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def offset_at(text: str, line: int, column: int) -> int | None:
    """The inverse of :func:`line_and_column`; ``None`` where there is no such place.

    The column after a line's last character is its line end, or the end of the text.
    """
    lines = text.split("\n")
    if not 1 <= line <= len(lines) or not 1 <= column <= len(lines[line - 1]) + 1:
        return None
    return sum(len(one) + 1 for one in lines[: line - 1]) + column - 1


@dataclass(frozen=True)
class Written:
    """A token of a tune: its text, the offset of its first character in the body, the number of
    its bar from 1 (a pickup is one too, as written), and for a note or a rest its beat."""

    text: str
    offset: int
    bar: int
    beat: float | None


def written_tokens(tune: Tune) -> list[Written]:
    """The tokens of a tune in order; raises :class:`AbcError` when it is none."""
    tones = (tone for measure in measures(tune) for tone in measure.tones)
    beats, unit = map(int, tune.meter.split("/"))
    beat = Fraction(Meter(0, beats, unit).beat_ticks, EIGHTH)  # in eighths
    found: list[Written] = []
    offset, bar, now, sounded = 0, 1, Fraction(0), False
    for text in tokens(tune.body):
        place = None
        if text in SIGNS:
            found.append(Written(text, offset, bar, None))
            if sounded:
                bar, now, sounded = bar + 1, Fraction(0), False
        else:
            if text[0] not in "([":
                place = round(float(1 + now / beat), 2)
                now += next(tones).duration
                sounded = True
            found.append(Written(text, offset, bar, place))
        offset += len(text)
    return found
