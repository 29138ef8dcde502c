"""``descant fit``: the syllables of a text under the notes of a melody."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from composer.app import paths
from composer.app.calls.contract import (
    UNUSABLE,
    CallFailed,
    Parser,
    check_output,
    opened,
    print_json,
    tell,
    write_all,
)
from composer.app.calls.words_file import NOTHING_TO_SING, add_words, words_of
from composer.app.laying_report import Report
from composer.app.melody import MelodyError, melody_voice
from composer.app.settings import load_settings
from composer.app.singing import Singing
from composer.edit.document import Document
from composer.model.lyrics import Lyrics, Place
from composer.model.score import Score
from composer.model.voice import Voice
from composer.prosody.division import is_sung

_MOST_LINES = 20  # that are listed

_EPILOG = """\
TEXTFILE is plain text (- for standard input): lines of words, an empty line or a heading such as
[Chorus] before each section.  One syllable goes to a note; an underscore after a syllable sings it
on one more note (glo__ria), and ‿ ties two words on one note (the‿end).  Where words part into
syllables follows English rules; --divide fi-re divides a word otherwise.

All sections follow one another under the melody.  --verse 2 lays the second section alone, from
the first note on; --verse all lays each verse there, one below the other (choruses and bridges are
left out).  The song's own words, if it has any, are replaced.  What found no note is said; in a
.descant file it stays in the text, other files hold only what is sung.  --json also lists what will
trouble a singer: stresses against the meter, range, leaps, breath."""


def run(arguments: Sequence[str]) -> int:
    """See ``descant fit --help``."""
    parser = Parser("fit", "Lays words under a melody.", epilog=_EPILOG)
    add_words(parser)
    parser.add_argument("melody", metavar="MELODY", type=Path, help="the song (.mid, .descant ...)")
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=Path, required=True, help="the file to write"
    )
    parser.add_argument(
        "--voice",
        metavar="NAME",
        help="the voice that sings, by name or role (the soprano or the melody)",
    )
    parser.add_argument(
        "--verse", metavar="N", type=_verse, help="lay this section alone, or all verses"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    check_output(options.output, options.melody)
    text = words_of(options.text)
    imported = opened(options.melody)
    for remark in imported.notes_to_person:
        tell(remark)
    score = imported.score
    try:
        voice = melody_voice(score) if options.voice is None else _named(score, options.voice)
    except MelodyError as error:
        raise CallFailed(str(error), UNUSABLE) from error
    notes = [note.id for note in score.notes.values() if note.voice == voice.id]
    if not notes:
        raise CallFailed(f"The voice “{voice.name}” has no notes to lay words under.", UNUSABLE)
    had_words = any(syllable.notes for syllable in score.lyrics.syllables())
    score.lyrics = Lyrics()
    document = Document(score)
    settings, _ = load_settings(paths.settings_file())
    singing = Singing(document, {**settings.divisions, **dict(options.divide)})
    singing.write(text)
    if not any(is_sung(syllable.text) for syllable in singing.lyrics.syllables()):
        raise CallFailed(NOTHING_TO_SING, UNUSABLE)
    report = _laid(singing, notes, options.verse)
    said = write_all([(document.score, options.output)])

    if had_words:
        tell("The words that the song had are replaced.")
    if options.json:
        print_json(_as_json(options, singing, voice, notes, report, said))
    else:
        print(f"{options.output}: {report.sentence}")
        left = [line for line in _lines(singing, options.verse) if line["left_over"]]
        for line in left[:_MOST_LINES]:
            print(f"  {line['left_over']} of {line['syllables']} left over: {line['text']}")
        if len(left) > _MOST_LINES:
            print(f"  ... and in {len(left) - _MOST_LINES} more lines")
    return 0


def _verse(text: str) -> int | str:
    if text == "all":
        return text
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on, nor 'all'")


def _named(score: Score, name: str) -> Voice:
    wanted = name.casefold().strip()
    for of in (lambda v: v.name.casefold().strip(), lambda v: v.role.value):
        found = [voice for voice in score.voices if of(voice) == wanted]
        sounding = [v for v in found if any(n.voice == v.id for n in score.notes.values())]
        if found:
            return (sounding or found)[0]
    names = ", ".join(f"“{voice.name}”" for voice in score.voices[:8])
    raise CallFailed(f"There is no voice “{name}” in the song; there are {names}.", UNUSABLE)


def _laid(singing: Singing, notes: Sequence[int], verse: int | str | None) -> Report:
    if verse is None:
        return singing.lay(notes)
    if verse == "all":
        return singing.lay_verses(notes)
    sections = _sections(singing)
    assert isinstance(verse, int)
    if verse > len(sections):
        has = "one section" if len(sections) == 1 else f"{len(sections)} sections"
        raise CallFailed(f"The text has {has}; there is no number {verse}.", UNUSABLE)
    return singing.lay(notes, Place(sections[verse - 1]), "verse")


def _sections(singing: Singing) -> list[int]:
    """Those with words, in order."""
    return sorted({count.verse for count in singing.counts()})


def _lines(singing: Singing, verse: int | str | None) -> list[dict[str, Any]]:
    """What became of each line of the sections that were to be laid."""
    sections = _sections(singing)
    verses = singing.lyrics.verses
    if isinstance(verse, int):
        sections = [sections[verse - 1]]
    elif verse == "all":
        sections = [section for section in sections if verses[section].kind == "verse"]
    return [
        {
            "text": verses[count.verse].lines[count.line].text.strip(),
            "syllables": count.syllables,
            "notes": count.notes,
            "left_over": count.syllables - count.laid,
        }
        for count in singing.counts()
        if count.verse in sections
    ]


def _as_json(
    options: argparse.Namespace,
    singing: Singing,
    voice: Voice,
    notes: Sequence[int],
    report: Report,
    said: list[str],
) -> dict[str, Any]:
    return {
        "output": str(options.output),
        "voice": voice.name,
        "notes": singing.notes_to_lay(notes),
        "laid": report.laid,
        "left_over": report.left_over,
        "notes_left_over": report.notes_left,
        "lines": _lines(singing, options.verse),
        "remarks": said,
        "singability": [
            {"kind": finding.kind, "tick": finding.tick, "sentence": finding.sentence}
            for finding in singing.findings()
        ],
    }
