"""``descant continue``: a song written on by a roll or an event pack."""

from __future__ import annotations

import argparse
import re
import secrets
from collections.abc import Sequence
from pathlib import Path

from composer.app import paths
from composer.app.calls.contract import (
    FAILED,
    UNUSABLE,
    CallFailed,
    Parser,
    check_output,
    number,
    opened,
    print_json,
    progress,
    whole,
    write_all,
)
from composer.app.calls.engine import chosen_pack, run_request
from composer.app.continuing import span_of, write_continuation
from composer.edit.document import Document
from composer.engine.messages import (
    DEFAULT_TEMPERATURE,
    DEVICES,
    MAX_CANDIDATES,
    MAX_SEED,
    MAX_TEMPERATURE,
    MIN_TEMPERATURE,
    Continuation,
    ContinueRequest,
    Message,
    Progress,
)

_MOST_BARS = 256

_EPILOG = """\
The given notes stay as they are; new ones follow from the next bar line on.  A roll pack writes
chords and melody on a grid, an event pack a performance with its own timing and velocities.

--key D --mode dorian keeps to that scale, --range C3-C6 to those pitches (C4, or 60, is the middle
C).  --density -1 writes about half as many notes, 1 about twice as many.  --prime-bars N lets the
model go on from the last N bars alone.

With --candidates N the likeliest one under the model is OUT.mid, the next OUT-2.mid, and so on.
The same --seed gives the same bytes on the same machine."""


def run(arguments: Sequence[str]) -> int:
    """See ``descant continue --help``."""
    parser = Parser("continue", "Writes a song on.", epilog=_EPILOG)
    parser.add_argument("input", metavar="IN", type=Path, help="a song or a MIDI file")
    parser.add_argument(
        "-o", "--output", metavar="OUT.mid", type=Path, required=True, help="the file to write"
    )
    parser.add_argument(
        "--bars", metavar="N", type=whole(1, _MOST_BARS), required=True, help="how many more bars"
    )
    parser.add_argument(
        "--pack", metavar="P", help="a roll or an event pack (the best roll pack installed)"
    )
    parser.add_argument(
        "--temperature",
        metavar="T",
        type=number(MIN_TEMPERATURE, MAX_TEMPERATURE),
        help="0: only the likeliest, higher: more daring (the pack's own)",
    )
    parser.add_argument("--top-k", metavar="K", type=whole(1, 10_000), help="the k likeliest alone")
    parser.add_argument(
        "--top-p", metavar="P", type=number(0.001, 1), help="the likeliest up to this probability"
    )
    parser.add_argument("--key", metavar="K", help="the tonic of a scale to keep to, such as F#")
    parser.add_argument("--mode", metavar="MODE", help="its mode: major, minor, dorian ... (major)")
    parser.add_argument(
        "--range", metavar="A-B", type=_range, default=(0, 127), help="lowest and highest pitch"
    )
    parser.add_argument(
        "--density", metavar="D", type=number(-1, 1), default=0.0, help="-1 fewer, 1 more notes (0)"
    )
    parser.add_argument(
        "--prime-bars", metavar="N", type=whole(1, 10_000), help="go on from so many bars (all)"
    )
    parser.add_argument(
        "--candidates", metavar="N", type=whole(1, MAX_CANDIDATES), default=1, help="how many (1)"
    )
    parser.add_argument("--device", choices=DEVICES, default="auto", help="where it runs (auto)")
    parser.add_argument(
        "--seed", metavar="S", type=whole(0, MAX_SEED), help="makes the result the same again"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    outputs = [options.output] + [
        options.output.with_name(f"{options.output.stem}-{n}{options.output.suffix}")
        for n in range(2, options.candidates + 1)
    ]
    for output in outputs:
        check_output(output, options.input)
    imported = opened(options.input)
    score = imported.score
    if not score.notes:
        raise CallFailed(f"“{options.input.name}” has no notes to go on from.", UNUSABLE)
    folders = paths.pack_folders()
    pack = chosen_pack(folders, options.pack, "roll")
    temperature = options.temperature
    if temperature is None:
        temperature = float(pack.defaults.get("temperature", DEFAULT_TEMPERATURE))
    seed = secrets.randbelow(2**31) if options.seed is None else options.seed
    start, end = span_of(score, options.bars)
    try:
        request = ContinueRequest(
            id=1,
            revision=0,
            score=score,
            start=start,
            end=end,
            pack=pack.name,
            temperature=temperature,
            candidates=options.candidates,
            seed=seed,
            device=options.device,
            tonic=options.key,
            mode=options.mode.lower() if options.mode else None,
            lowest=options.range[0],
            highest=options.range[1],
            density=options.density,
            prime_bars=options.prime_bars,
            top_k=options.top_k,
            top_p=options.top_p,
        )
    except ValueError as error:
        raise CallFailed(
            f"“{options.input.name}” cannot be gone on from: {error}.", UNUSABLE
        ) from error
    found: dict[int, Continuation] = {}
    with progress("Writing on") as line:

        def take(message: Message) -> None:
            if isinstance(message, Progress):
                line.show(message.done, message.total)
            elif isinstance(message, Continuation) and message.final:
                found[message.index] = message

        run_request(folders, request, take)
    if len(found) != options.candidates:
        raise CallFailed("The model gave no continuation.", FAILED)
    ranked = sorted(
        found.values(), key=lambda c: (float("inf") if c.nats is None else c.nats, c.index)
    )
    scores = []
    for continuation in ranked:
        document = Document(score.copy())
        write_continuation(document, continuation, request)
        scores.append(document.score)
    files = list(zip(scores, outputs, strict=True))
    remarks = write_all(files, imported.notes_to_person)
    if options.json:
        print_json(
            {
                "output": str(outputs[0]),
                "candidates": [
                    {"output": str(path), "nats": one.nats, "notes": len(one.notes)}
                    for path, one in zip(outputs, ranked, strict=True)
                ],
                "pack": pack.name,
                "pack_sha256": ranked[0].pack_hash,
                "seed": seed,
                "parameters": dict(ranked[0].parameters),
                "remarks": remarks,
            }
        )
    else:
        for path, one in zip(outputs, ranked, strict=True):
            print(f"{path}: {len(one.notes)} notes, model {pack.name}, seed {seed}")
    return 0


def _range(text: str) -> tuple[int, int]:
    """An argument type: two pitches such as ``C3-C6`` or ``48-84``, the lowest first."""
    found = re.fullmatch(r"([A-Ga-g][#b]?-?\d|\d+)-([A-Ga-g][#b]?-?\d|\d+)", text)
    low, high = (_pitch(part) for part in found.groups()) if found else (1, 0)
    if not 0 <= low <= high <= 127:
        raise argparse.ArgumentTypeError(f"{text!r} is no range such as C3-C6 or 48-84")
    return low, high


def _pitch(text: str) -> int:
    if text.isdigit():
        return int(text)
    letter, signs, octave = re.fullmatch(r"(.)([#b]?)(-?\d)", text).groups()  # type: ignore[union-attr]
    place = (0, 2, 4, 5, 7, 9, 11)["CDEFGAB".index(letter.upper())]
    return 12 * (int(octave) + 1) + place + signs.count("#") - signs.count("b")
