"""``descant score``: how surprising a song, a tune or a text is to a model, and where most."""

from __future__ import annotations

import argparse
import math
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from composer.app import paths
from composer.app.calls.contract import (
    FAILED,
    UNUSABLE,
    CallFailed,
    Parser,
    one_line,
    print_json,
    progress,
    tell,
    whole,
)
from composer.app.calls.engine import run_request
from composer.app.calls.inspection import (
    add_piece,
    alternative_fields,
    opened_piece,
    percent,
    suited_pack,
    value_name,
)
from composer.app.pieces import bar_and_beat, line_and_column, written_tokens
from composer.engine.abc import SIGNS, Tune
from composer.engine.messages import (
    Message,
    Piece,
    Progress,
    Scored,
    ScoreRequest,
    Surprise,
    Surprises,
)
from composer.model.key import Key
from composer.model.score import Score
from composer.prosody.division import divided

_TOP = 10
_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_UNITS = {"note": "a note", "step": "a step", "character": "a character"}

_EPILOG = """\
The fewer nats, the more the model expected it: 0 is certain, 0.7 a coin's toss, 2.3 one in ten.
In four parts each note is judged by all others (a chorale pack); else each by what came before
(a roll or an event pack; a tune pack for .abc, a lyrics pack for .txt)."""


def run(arguments: Sequence[str]) -> int:
    """See ``descant score --help``."""
    parser = Parser("score", "Says how surprising a piece is to a model.", epilog=_EPILOG)
    add_piece(parser)
    parser.add_argument(
        "--top", metavar="N", type=whole(0, 1000), default=_TOP, help=f"places to tell ({_TOP})"
    )
    options = parser.parse_args(arguments)
    piece, remarks = opened_piece(options)
    pack = suited_pack(paths.pack_folders(), piece, options.pack)
    places, scored = _scored(piece, pack.name, options)
    for remark in remarks:
        tell(remark)
    if isinstance(piece, Score):
        told = _told_of_song(piece, places["note"], places["step"])
    elif isinstance(piece, Tune):
        told = _told_of_tune(piece, places["character"])
    else:
        told = _told_of_text(piece, places["character"])
    surprising = sorted(told["places"], key=lambda place: -place["nats"])[: options.top]
    if options.json:
        print_json(
            {
                "input": str(options.input),
                "pack": scored.pack,
                "pack_sha256": scored.pack_hash,
                "family": pack.family,
                "unit": scored.unit,
                "count": scored.count,
                "nats": scored.nats,
                "total_nats": scored.total,
                "parameters": dict(scored.parameters),
                "surprising": surprising,
                **told,
                "remarks": remarks,
            }
        )
        return 0
    unit = _UNITS[scored.unit]
    print(f"{scored.nats:.3f} nats {unit} ({scored.count} in all), model {scored.pack}")
    for name, mean in told.get("voices", {}).items():
        print(f"  {one_line(name)}: {mean:.3f} nats a note")
    if surprising:
        print("Most surprising:")
    for place in surprising:
        print(f"  {one_line(place['sentence'])}")
    return 0


def _scored(
    piece: Piece, pack: str, options: argparse.Namespace
) -> tuple[dict[str, list[Surprise]], Scored]:
    try:
        request = ScoreRequest(
            id=1, revision=0, piece=piece, pack=pack, artist=options.artist, device=options.device
        )
    except ValueError as error:
        raise CallFailed(f"“{options.input.name}” cannot be scored: {error}.", UNUSABLE) from error
    found: dict[str, list[Surprise]] = defaultdict(list)
    ends: list[Scored] = []
    with progress("Scoring") as line:

        def take(message: Message) -> None:
            if isinstance(message, Progress):
                line.show(message.done, message.total)
            elif isinstance(message, Surprises):
                found[message.unit] += message.places
            elif isinstance(message, Scored):
                ends.append(message)

        run_request(paths.pack_folders(), request, take)
    if not ends:
        raise CallFailed("The model gave no score.", FAILED)
    return found, ends[0]


def _told_of_song(
    score: Score, notes: Sequence[Surprise], steps: Sequence[Surprise]
) -> dict[str, Any]:
    """Every note, and the means of voices and bars."""
    names = {voice.id: voice.name for voice in score.voices}
    places = []
    by_voice: dict[str, list[float]] = defaultdict(list)
    by_bar: dict[int, list[float]] = defaultdict(list)
    for surprise in sorted(notes, key=lambda s: (score.notes[s.place].onset, s.place)):
        note = score.notes[surprise.place]
        bar, beat = bar_and_beat(score.meter, note.onset)
        key = score.key.at(note.onset)
        name = value_name(note.pitch, key)
        by_voice[names[note.voice]].append(surprise.nats)
        by_bar[bar].append(surprise.nats)
        sentence = (
            f"bar {bar}, beat {beat:g}: {names[note.voice]} {name}, "
            f"{percent(surprise.probability)}, {surprise.nats:.2f} nats"
        )
        if surprise.parts:
            parts = ", ".join(f"{name} {nats:.1f}" for name, nats in surprise.parts)
            sentence += f" ({parts})"
        places.append(
            {
                "note": note.id,
                "bar": bar,
                "beat": beat,
                "tick": note.onset,
                "voice": names[note.voice],
                "pitch": note.pitch,
                "name": name,
                **_surprise_fields(surprise, key, "pitch"),
                "sentence": sentence + _likelier(surprise, key),
            }
        )
    told: dict[str, Any] = {
        "places": places,
        "voices": {name: _mean(nats) for name, nats in by_voice.items()},
        "bars": [{"bar": bar, "nats": _mean(nats)} for bar, nats in sorted(by_bar.items())],
    }
    if steps:
        told["steps"] = [surprise.nats for surprise in sorted(steps, key=lambda s: s.place)]
    return told


def _told_of_tune(tune: Tune, surprises: Sequence[Surprise]) -> dict[str, Any]:
    """Every token, the sums of bars, and the characters."""
    ordered = sorted(surprises, key=lambda s: s.place)
    places = []
    bars: dict[int, float] = defaultdict(float)
    for token in written_tokens(tune):
        own = ordered[token.offset : token.offset + len(token.text)]
        nats = sum(surprise.nats for surprise in own)
        most = max(own, key=lambda surprise: surprise.nats)
        bars[token.bar] += nats
        if token.text in SIGNS:
            where = f"bar {token.bar}, at its end"
        else:
            where = f"bar {token.bar}" + (f", beat {token.beat:g}" if token.beat else "")
        written = token.text
        mark = most.place - token.offset
        at = f" at “{written[mark]}”" if len(written) > 1 else ""
        places.append(
            {
                "bar": token.bar,
                "beat": token.beat,
                "offset": token.offset,
                "text": written,
                "nats": nats,
                "probability": _probability(nats),
                "likelier": [alternative_fields(one, None, "character") for one in most.likelier],
                "sentence": f"{where}: {written}, {percent(_probability(nats))}, {nats:.2f} nats"
                + (f";{at} likelier: {_listed(most, None)}" if most.likelier else ""),
            }
        )
    return {
        "places": places,
        "bars": [{"bar": bar, "nats": nats} for bar, nats in sorted(bars.items())],
        "characters": [surprise.nats for surprise in ordered],
        "abc": tune.body,
    }


def _told_of_text(text: str, surprises: Sequence[Surprise]) -> dict[str, Any]:
    """Every word, the means of lines, and the characters."""
    ordered = sorted(surprises, key=lambda s: s.place)
    places = []
    for match in re.finditer(r"\S+", text):
        own = ordered[match.start() : match.end()]
        nats = sum(surprise.nats for surprise in own)
        most = max(own, key=lambda surprise: surprise.nats)
        line, column = line_and_column(text, match.start())
        said = f"line {line}, column {column}: “{match.group()}”, {nats:.2f} nats"
        begun = match.group()[: most.place - match.start()]
        if most.likelier:
            after = f" after “{begun}”" if begun else ""
            said += f"; likelier{after}: {_listed(most, None)}"
        places.append(
            {
                "line": line,
                "column": column,
                "offset": match.start(),
                "text": match.group(),
                "syllables": _syllables(match.group(), own),
                "nats": nats,
                "probability": _probability(nats),
                "at": most.place,
                "likelier": [alternative_fields(one, None, "character") for one in most.likelier],
                "sentence": said,
            }
        )
    lines = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        own = ordered[start : start + len(line) + 1]
        start += len(line) + 1
        if line.strip():
            lines.append({"line": number, "nats": _mean([one.nats for one in own])})
    return {"places": places, "lines": lines, "characters": [one.nats for one in ordered]}


def _syllables(word: str, own: Sequence[Surprise]) -> list[dict[str, Any]]:
    """Each syllable with the nats of its letters; signs around them are in none."""
    found = []
    for match in _LETTERS.finditer(word):
        place = match.start()
        for syllable in divided(match.group()):
            some = own[place : place + len(syllable)]
            place += len(syllable)
            found.append({"text": syllable, "nats": sum(one.nats for one in some)})
    return found


def _surprise_fields(surprise: Surprise, key: Key | None, what: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "nats": surprise.nats,
        "probability": surprise.probability,
        "likelier": [alternative_fields(one, key, what) for one in surprise.likelier],
    }
    if surprise.parts:
        found["parts"] = dict(surprise.parts)
    return found


def _likelier(surprise: Surprise, key: Key | None) -> str:
    return f"; likelier: {_listed(surprise, key)}" if surprise.likelier else ""


def _listed(surprise: Surprise, key: Key | None) -> str:
    return ", ".join(
        f"{value_name(one.value, key)} {percent(one.probability)}" for one in surprise.likelier
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _probability(nats: float) -> float:
    return math.exp(-nats)
