"""``descant check``: which passages of a song or a text also stand in the training corpora."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from composer.app import paths
from composer.app.calls.contract import (
    FAILED,
    UNUSABLE,
    CallFailed,
    Parser,
    opened,
    print_json,
    tell,
)
from composer.engine.copy_guard import INDEX_FOLDER, Copied, CopyIndex, bars_of, read_indexes
from composer.model.score import Score
from composer.model.voice import DRUM_CHANNEL

MOST_TEXT_BYTES = 4_000_000
_TEXT = ".txt"
_EXCERPT = 60  # characters of a passage that are shown

_EPILOG = """\
IN is a song (.mid, .descant ...) or a text (.txt).  A passage counts from eight words on, and from
two bars on in any transposition.  The indexes hold hashes of the corpora that the shipped models
were trained on; now and then a passage is named by mistake."""


def run(arguments: Sequence[str]) -> int:
    """See ``descant check --help``."""
    parser = Parser("check", "Finds passages that also stand in training corpora.", epilog=_EPILOG)
    parser.add_argument("input", metavar="IN", type=Path, help="a song, a MIDI file or a text")
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    if options.input.suffix.lower() == _TEXT:
        text: str | None = _text(options.input)
        score = None
    else:
        score = opened(options.input).score
        text = None
    folders = [folder / INDEX_FOLDER for folder in paths.pack_folders()]
    indexes, problems = read_indexes(folders)
    for problem in problems:
        tell(problem)
    if not indexes:
        raise CallFailed("There is no index of a training corpus; install Descant again.", FAILED)
    found = _in_text(text, indexes) if text is not None else _in_score(score, indexes)
    if options.json:
        print_json({"input": str(options.input), "passages": found})
        return 0
    for passage in found:
        print(passage["sentence"])
    if not found:
        print("No passage of it stands in the training corpora.")
    return 0


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_TEXT_BYTES + 1)
    except OSError as error:
        reason = str(error.strerror or error).lower()
        raise CallFailed(f"“{path.name}” could not be opened ({reason}).", UNUSABLE) from error
    if len(data) > MOST_TEXT_BYTES:
        raise CallFailed(f"“{path.name}” is longer than 4 MB of text.", UNUSABLE)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CallFailed(f"“{path.name}” is no text in UTF-8.", UNUSABLE) from error


def _in_text(text: str, indexes: Sequence[CopyIndex]) -> list[dict[str, Any]]:
    found = []
    for index in indexes:
        for copied in index.copied_text(text):
            excerpt = " ".join(text[copied.start : copied.end].split())
            if len(excerpt) > _EXCERPT:
                excerpt = excerpt[: _EXCERPT - 1] + "…"
            line = text.count("\n", 0, copied.start) + 1
            found.append(
                {
                    **_fields(copied),
                    "line": line,
                    "sentence": f"Line {line}: {copied.size} words stand in “{index.name}”: "
                    f"“{excerpt}”",
                }
            )
    return sorted(found, key=lambda passage: passage["start"])


def _in_score(score: Score | None, indexes: Sequence[CopyIndex]) -> list[dict[str, Any]]:
    assert score is not None
    found = _in_text(score.lyrics.text(), indexes)
    for voice in score.voices:
        notes = score.notes_in_order(voice.id)
        if not notes or voice.channel == DRUM_CHANNEL:
            continue
        for index in indexes:
            for copied in index.copied_notes(notes, score.meter):
                first, last = (bar + 1 for bar in bars_of(copied, score.meter))
                where = f"bar {first}" if first == last else f"bars {first} to {last}"
                piece = f"“{copied.piece}” of " if copied.piece else ""
                found.append(
                    {
                        **_fields(copied),
                        "voice": voice.name,
                        "bars": [first, last],
                        "sentence": f"“{voice.name}”, {where}: {copied.size} notes stand in "
                        f"{piece}“{index.name}”",
                    }
                )
    return found


def _fields(copied: Copied) -> dict[str, Any]:
    return {
        "start": copied.start,
        "end": copied.end,
        "size": copied.size,
        "index": copied.index,
        "piece": copied.piece,
    }
