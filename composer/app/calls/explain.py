"""``descant explain``: what a model holds likely at one place of a song, a tune or a text."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

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
from composer.app.pieces import (
    bar_and_beat,
    line_and_column,
    offset_at,
    tick_at,
    written_tokens,
)
from composer.engine.abc import Tune
from composer.engine.messages import (
    MAX_ALTERNATIVES,
    ROLES,
    ExplainRequest,
    Explanation,
    Message,
    Piece,
    Progress,
)
from composer.model.score import Score

_COUNT = 8

_EPILOG = """\
--at 12:3 is bar 12, beat 3 of a song or of an .abc tune, or line 12, column 3 of a text; the beat
may be 2.5.  A chorale pack names the pitches for the note that sounds there in the --voice, all
other notes given; a roll pack the next chord, an event pack the next note, a tune or lyrics pack
the next character, after what came before."""


def run(arguments: Sequence[str]) -> int:
    """See ``descant explain --help``."""
    parser = Parser("explain", "Says what a model holds likely at a place.", epilog=_EPILOG)
    add_piece(parser)
    parser.add_argument(
        "--at", metavar="BAR[:BEAT]|LINE:COLUMN", type=_place, required=True, help="where"
    )
    parser.add_argument("--voice", choices=ROLES, help="of a song, for a chorale pack")
    parser.add_argument(
        "--count",
        metavar="N",
        type=whole(1, MAX_ALTERNATIVES),
        default=_COUNT,
        help=f"alternatives ({_COUNT})",
    )
    options = parser.parse_args(arguments)
    piece, remarks = opened_piece(options)
    pack = suited_pack(paths.pack_folders(), piece, options.pack)
    try:
        request = ExplainRequest(
            id=1,
            revision=0,
            piece=piece,
            place=_offset(piece, options),
            role=options.voice,
            count=options.count,
            pack=pack.name,
            artist=options.artist,
            device=options.device,
        )
    except ValueError as error:
        raise CallFailed(f"This place cannot be explained: {error}.", UNUSABLE) from error
    found: list[Explanation] = []
    with progress("Explaining") as line:

        def take(message: Message) -> None:
            if isinstance(message, Progress):
                line.show(message.done, message.total)
            elif isinstance(message, Explanation):
                found.append(message)

        run_request(paths.pack_folders(), request, take)
    if not found:
        raise CallFailed("The model gave no answer.", FAILED)
    for remark in remarks:
        tell(remark)
    _show(piece, found[0], options, remarks)
    return 0


def _show(
    piece: Piece, explanation: Explanation, options: argparse.Namespace, remarks: list[str]
) -> None:
    key = piece.key.at(explanation.place) if isinstance(piece, Score) else None
    where = _where(piece, explanation.place)
    if options.json:
        print_json(
            {
                "input": str(options.input),
                **where,
                "place": explanation.place,
                "end": explanation.end,
                "voice": options.voice,
                "distributions": [
                    {
                        "what": one.what,
                        "present": one.present and alternative_fields(one.present, key, one.what),
                        "likeliest": [
                            alternative_fields(value, key, one.what) for value in one.likeliest
                        ],
                    }
                    for one in explanation.distributions
                ],
                "pack": explanation.pack,
                "pack_sha256": explanation.pack_hash,
                "parameters": dict(explanation.parameters),
                "remarks": remarks,
            }
        )
        return
    place = ", ".join(f"{name} {value:g}" for name, value in where.items())
    print(f"{place}, model {explanation.pack}")
    for one in explanation.distributions:
        present = "nothing"
        if one.present is not None:
            name = value_name(one.present.value, key, one.what)
            present = f"{name}, {percent(one.present.probability)}"
        print(f"{one.what}: {one_line(present)}")
        for value in one.likeliest:
            name = one_line(value_name(value.value, key, one.what))
            print(f"  {percent(value.probability):>12}  {name}")


def _where(piece: Piece, place: int) -> dict[str, float]:
    if isinstance(piece, Score):
        bar, beat = bar_and_beat(piece.meter, place)
        return {"bar": bar, "beat": beat}
    if isinstance(piece, Tune):
        token = next(t for t in reversed(written_tokens(piece)) if t.offset <= place)
        return {"bar": token.bar} | ({"beat": token.beat} if token.beat else {})
    line, column = line_and_column(piece, place)
    return {"line": line, "column": column}


def _offset(piece: Piece, options: argparse.Namespace) -> int:
    first, second = options.at
    if isinstance(piece, Score):
        tick = tick_at(piece.meter, first, second)
        if tick > piece.end:
            bars = piece.meter.position(max(0, piece.end - 1))[0] + 1
            raise CallFailed(f"“{options.input.name}” has {bars} bars, no such place.", UNUSABLE)
        return tick
    if isinstance(piece, Tune):
        token = next(
            (
                token
                for token in written_tokens(piece)
                if token.bar == first and token.beat is not None and token.beat >= second - 0.005
            ),
            None,
        )
        if token is None:
            raise CallFailed(
                f"No note begins at beat {second:g} of bar {first} or after it in that bar.",
                UNUSABLE,
            )
        return token.offset
    offset = offset_at(piece, first, int(second)) if second == int(second) else None
    if offset is None:
        raise CallFailed(f"There is no line {first} with a column {second:g}.", UNUSABLE)
    return offset


def _place(text: str) -> tuple[int, float]:
    first, colon, second = text.partition(":")
    try:
        place = int(first), float(second) if colon else 1.0
    except ValueError:
        place = 0, 0.0
    if not (1 <= place[0] <= 100_000 and 1 <= place[1] <= 200_000):
        raise argparse.ArgumentTypeError(f"{text!r} is no place such as 12:3")
    return place
