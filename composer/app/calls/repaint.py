"""``descant repaint``: some bars of some voices written anew, everything else as it was."""

from __future__ import annotations

import argparse
import secrets
from collections.abc import Sequence
from pathlib import Path

from composer.app import paths
from composer.app.calls.candidate_options import add_candidate_options, as_json, outputs_of
from composer.app.calls.contract import (
    FAILED,
    UNUSABLE,
    CallFailed,
    Parser,
    opened,
    print_json,
    progress,
    write_all,
)
from composer.app.calls.engine import chosen_pack, run_request
from composer.app.calls.steering import add_steering, steering_of, told, with_own_chords
from composer.app.repainting import (
    NothingToRepaint,
    cell_masks,
    open_cells,
    voice_lines,
    write_repainted,
)
from composer.edit.document import Document
from composer.engine.messages import (
    ROLES,
    Candidate,
    Message,
    PitchesRequest,
    Progress,
    RepaintRequest,
)
from composer.model.score import Score
from composer.model.voice import Role

_EPILOG = """\
Only the named bars of the named voices change, and nothing under a lock.  The voices are those
with the parts soprano, alto, tenor and bass; a MIDI file's tracks have them by their names.

With --candidates N the likeliest one under the model is OUT.mid, the next OUT-2.mid, and so on.
The same --seed gives the same bytes on the same machine."""


def run(arguments: Sequence[str]) -> int:
    """See ``descant repaint --help``."""
    parser = Parser("repaint", "Writes some bars of some voices anew.", epilog=_EPILOG)
    parser.add_argument("input", metavar="IN", type=Path, help="a song or a MIDI file")
    parser.add_argument(
        "-o", "--output", metavar="OUT.mid", type=Path, required=True, help="the file to write"
    )
    parser.add_argument(
        "--bars", metavar="A-B", type=_bars, required=True, help="from bar A to bar B, from 1"
    )
    parser.add_argument(
        "--voices",
        metavar="V,V",
        type=_voices,
        help=f"some of {', '.join(ROLES)} (all that the song has but the soprano)",
    )
    add_candidate_options(parser)
    add_steering(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    outputs = outputs_of(options, options.input)
    imported = opened(options.input)
    score = imported.score
    request = _request(score, options)
    candidates = candidates_of(request, options.candidates)
    repainted = []
    for candidate in candidates:
        document = Document(score.copy())
        write_repainted(document, candidate, request)
        repainted.append(document.score)
    files = list(zip(repainted, outputs, strict=True))
    remarks = write_all(files, imported.notes_to_person)
    if options.json:
        print_json(
            {
                **as_json(candidates, outputs),
                "remarks": remarks,
            }
        )
    else:
        for path, candidate in zip(outputs, candidates, strict=True):
            print(f"{path}: model {candidate.pack}, seed {request.seed}{told(candidate)}")
    return 0


def _request(score: Score, options: argparse.Namespace) -> RepaintRequest:
    first, last = options.bars
    end = max((note.end for note in score.notes.values()), default=0)
    start_tick, end_tick = score.meter.bar_start(first - 1), score.meter.bar_start(last)
    bars = score.meter.position(max(0, end - 1))[0] + 1
    if start_tick >= end:
        raise CallFailed(
            f"“{options.input.name}” has {bars} bars; there is no bar {first} to repaint.", UNUSABLE
        )
    present = [Role(role) for role, _ in voice_lines(score)]
    voices = options.voices or [role for role in present if role is not Role.SOPRANO]
    try:
        if not voices:
            raise NothingToRepaint("There is no alto, tenor or bass in this song; name --voices.")
        wanted = [(role, start_tick, min(end_tick, end)) for role in voices]
        cells = open_cells(score, wanted)
    except NothingToRepaint as error:
        sentence = str(error).removesuffix(".")
        raise CallFailed(f"“{options.input.name}”: {sentence}.", UNUSABLE) from error
    pack = chosen_pack(paths.pack_folders(), options.pack, "coconet")
    try:
        request = RepaintRequest(
            id=1,
            revision=0,
            voices=voice_lines(score),
            cells=tuple((role.value, a, b) for role, a, b in cells),
            pack=pack.name,
            candidates=options.candidates,
            steps=options.steps,
            temperature=options.temperature,
            seed=secrets.randbelow(2**31) if options.seed is None else options.seed,
            device=options.device,
            masks=cell_masks(score, cells),
            steering=steering_of(options, score, start_tick),
        )
    except ValueError as error:
        raise CallFailed(f"“{options.input.name}” cannot be used: {error}.", UNUSABLE) from error
    return with_own_chords(options, score, request)


def candidates_of(request: RepaintRequest | PitchesRequest, wanted: int) -> list[Candidate]:
    """The final candidates, the likeliest first."""
    finals: dict[int, Candidate] = {}
    with progress("Repainting") as line:

        def take(message: Message) -> None:
            if isinstance(message, Progress):
                line.show(message.done, message.total)
            elif isinstance(message, Candidate) and message.final:
                finals[message.index] = message

        run_request(paths.pack_folders(), request, take)
    if len(finals) != wanted:
        raise CallFailed("The model gave no result.", FAILED)
    return sorted(
        finals.values(), key=lambda c: (float("inf") if c.nats is None else c.nats, c.index)
    )


def _bars(text: str) -> tuple[int, int]:
    first, dash, last = text.partition("-")
    try:
        bars = (int(first), int(last) if dash else int(first))
    except ValueError:
        bars = (0, 0)
    if not 1 <= bars[0] <= bars[1] <= 100_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no range of bars such as 3-4")
    return bars


def _voices(text: str) -> list[Role]:
    names = [name.strip().lower() for name in text.split(",")]
    wrong = [name for name in names if name not in ROLES]
    if wrong:
        raise argparse.ArgumentTypeError(f"{wrong[0]!r} is none of {', '.join(ROLES)}")
    return list(dict.fromkeys(Role(name) for name in names))
