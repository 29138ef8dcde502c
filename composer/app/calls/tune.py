"""``descant tune``: a new folk tune as ABC, or as notes."""

from __future__ import annotations

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
    print_json,
    progress,
    whole,
    write_all,
)
from composer.app.calls.engine import chosen_pack, run_request
from composer.engine.abc import Tune
from composer.engine.abc_playing import to_score
from composer.engine.messages import (
    DEVICES,
    MAX_CANDIDATES,
    MAX_SEED,
    MAX_TEMPERATURE,
    MAX_TUNE_BARS,
    MIN_TEMPERATURE,
    Message,
    Progress,
    Text,
    TuneRequest,
)
from composer.engine.messages.bounds import MAX_PART_BARS
from composer.files.atomic import write_atomically
from composer.files.errors import FileError
from composer.files.formats import EXPORT_ENDINGS

_ABC = ".abc"
_TEMPERATURE = 0.9

_EPILOG = """\
Every bar is as long as the meter says.  OUT's ending says what is written: .abc for a tune in ABC
notation (with --candidates all in one file), else notes, repeats played out (OUT.mid, OUT-2.mid
and so on).  The same --seed gives the same tunes on the same machine."""


def run(arguments: Sequence[str]) -> int:
    """See ``descant tune --help``."""
    parser = Parser("tune", "Writes a new folk tune.", epilog=_EPILOG)
    parser.add_argument(
        *("-o", "--output"), metavar="OUT", type=Path, required=True, help="the file to write"
    )
    parser.add_argument("--meter", metavar="M", help="such as 6/8 (a frequent one)")
    parser.add_argument("--key", metavar="K", help="the tonic, such as D or F# (a frequent one)")
    parser.add_argument("--mode", metavar="MODE", help="major, minor, dorian ... (a frequent one)")
    parser.add_argument(
        "--bars", metavar="N", type=whole(2, MAX_TUNE_BARS), help="how many (a usual number)"
    )
    parser.add_argument(
        "--form",
        metavar="FORM",
        type=str.upper,
        default="",
        help="its parts as they are played, such as AABB or AABA (any)",
    )
    parser.add_argument(
        "--part-bars",
        metavar="N",
        type=whole(2, MAX_PART_BARS),
        default=8,
        help="bars of each part of the form (8)",
    )
    parser.add_argument(
        "--temperature",
        metavar="T",
        type=number(MIN_TEMPERATURE, MAX_TEMPERATURE),
        help=f"0: only the likeliest, higher: more daring (the pack's own, or {_TEMPERATURE})",
    )
    parser.add_argument("--top-k", metavar="K", type=whole(1, 10_000), help="the k likeliest alone")
    parser.add_argument(
        "--top-p", metavar="P", type=number(0.001, 1), help="the likeliest up to this probability"
    )
    parser.add_argument(
        "--candidates", metavar="N", type=whole(1, MAX_CANDIDATES), default=1, help="tunes (1)"
    )
    parser.add_argument("--pack", metavar="P", help="the model pack (the best one installed)")
    parser.add_argument("--device", choices=DEVICES, default="auto", help="where it runs (auto)")
    parser.add_argument(
        "--seed", metavar="S", type=whole(0, MAX_SEED), help="makes the tune the same again"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    output: Path = options.output
    abc = output.suffix.lower() == _ABC
    outputs = [output]
    if not abc:
        outputs += [
            output.with_name(f"{output.stem}-{n}{output.suffix}")
            for n in range(2, options.candidates + 1)
        ]
    for path in outputs:
        check_output(path, None, (_ABC, *EXPORT_ENDINGS))
    folders = paths.pack_folders()
    pack = chosen_pack(folders, options.pack, "tune")
    temperature = options.temperature
    if temperature is None:
        temperature = float(pack.defaults.get("temperature", _TEMPERATURE))
    seed = secrets.randbelow(2**31) if options.seed is None else options.seed
    try:
        request = TuneRequest(
            id=1,
            revision=0,
            pack=pack.name,
            meter=options.meter,
            tonic=options.key,
            mode=options.mode.lower() if options.mode else None,
            bars=options.bars,
            form=options.form,
            part_bars=options.part_bars,
            temperature=temperature,
            top_k=options.top_k,
            top_p=options.top_p,
            candidates=options.candidates,
            seed=seed,
            device=options.device,
        )
    except ValueError as error:
        raise CallFailed(f"This tune cannot be written: {error}.", UNUSABLE) from error
    texts: dict[int, Text] = {}
    with progress("Writing") as line:

        def take(message: Message) -> None:
            if isinstance(message, Progress):
                line.show(message.done, message.total)
            elif isinstance(message, Text):
                texts[message.index] = message

        run_request(folders, request, take)
    tunes = [_tune(texts[index]) for index in sorted(texts)]
    if len(tunes) != options.candidates:
        raise CallFailed("The model gave no tune.", FAILED)
    several = len(tunes) > 1
    titles = [f"Tune {seed}-{n}" if several else f"Tune {seed}" for n in range(1, len(tunes) + 1)]
    written = [
        tune.text(title, n) for n, (tune, title) in enumerate(zip(tunes, titles, strict=True), 1)
    ]
    remarks: list[str] = []
    if abc:
        try:
            write_atomically(output, "\n".join(written).encode("ascii"))
        except FileError as error:
            raise CallFailed(str(error), FAILED) from error
    else:
        scores = [to_score(tune, title) for tune, title in zip(tunes, titles, strict=True)]
        remarks = write_all(list(zip(scores, outputs, strict=True)))
    if options.json:
        print_json(
            {
                "output": str(output),
                "tunes": [
                    {"abc": text, "nats_per_character": texts[n].nats, **dict(texts[n].parameters)}
                    for n, text in enumerate(written)
                ],
                "pack": pack.name,
                "pack_sha256": texts[0].pack_hash,
                "seed": seed,
                "remarks": remarks,
            }
        )
    else:
        for n, tune in enumerate(tunes):
            place = output if abc else outputs[n]
            what = f"{tune.tonic} {tune.mode}, {tune.meter}"
            print(f"{place}: {what}, model {pack.name}, seed {seed}")
    return 0


def _tune(text: Text) -> Tune:
    values = {name: str(value) for name, value in text.parameters}
    return Tune(values["meter"], values["tonic"], values["mode"], text.text)
