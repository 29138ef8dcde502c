"""``descant learn``: a pack of a person's own, learned from their MIDI files or their texts."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from composer.app import paths
from composer.app.calls.contract import (
    FAILED,
    UNUSABLE,
    CallFailed,
    Parser,
    number,
    print_json,
    progress,
    tell,
    whole,
)
from composer.app.calls.engine import chosen_pack
from composer.app.learning import (
    BASES,
    LYRICS,
    MAX_MINUTES,
    Lesson,
    family_of,
    start_learning,
)
from composer.app.own_packs import OwnPackError, OwnPacks
from composer.app.training_process import TrainingMissing

_log = logging.getLogger(__name__)

_EPILOG = """\
The pack lies in your own models folder.  From music, 'descant continue IN -o OUT.mid --bars N
--pack NAME' uses it at once; from texts, 'descant lyrics --pack NAME --artist NAME', where the
artists that were there before are still there.  Part of the music, or the last fifth of the texts,
is held out: the figure is how well the pack foretells that part, beside how well the pack foretells
it that it began from (nats a note, bits a character, lower is better).  Of all that was learned the
best state by this figure is kept; if none is better, the pack has the weights it began from, and
says so.

The same --seed gives the same pack on the same machine, unless --minutes sets the length."""


def run(arguments: Sequence[str]) -> int:
    """See ``descant learn --help``."""
    parser = Parser(
        "learn", "Learns from your own MIDI files, or from your own texts.", epilog=_EPILOG
    )
    parser.add_argument(
        "files",
        metavar="FILES",
        type=Path,
        nargs="+",
        help="MIDI files, or texts (.txt, .md), or folders of them",
    )
    parser.add_argument("--name", metavar="NAME", required=True, help="of the new pack")
    parser.add_argument(
        "--minutes",
        metavar="M",
        type=number(0.01, MAX_MINUTES),
        help="how long it learns (300 steps: some minutes)",
    )
    parser.add_argument(
        "--artist", metavar="WHO", help="of texts: as whom the pack lists them (NAME)"
    )
    parser.add_argument(
        "--pack", metavar="P", help=f"to begin from ({BASES['event']}, {BASES['lyrics']})"
    )
    parser.add_argument("--replace", action="store_true", help="replace your pack of that name")
    parser.add_argument(
        "--seed", metavar="S", type=whole(0, 2**31 - 1), default=1, help="of the learning (1)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    folders = paths.pack_folders()
    own = OwnPacks(folders)
    if own.place(options.name).exists() and not options.replace:
        raise CallFailed(
            f"You have a pack {options.name!r} already; choose another name, or add --replace.",
            UNUSABLE,
        )
    try:
        own.check(options.name, options.replace)
    except OwnPackError as error:
        raise CallFailed(str(error), UNUSABLE) from error
    family = family_of(options.files)
    if family is None:
        raise CallFailed(
            "There are texts and music among these files; a pack is learned from one of them, so "
            "name the files apart.",
            UNUSABLE,
        )
    if options.artist is not None and family != LYRICS:
        raise CallFailed("--artist is for texts, and these files are music.", UNUSABLE)
    base = chosen_pack(folders, options.pack or BASES[family], family)
    command = f"descant learn FILES --name {options.name} --seed {options.seed}"
    if options.minutes is not None:
        command += f" --minutes {options.minutes:g}"
    lesson = Lesson(
        family,
        tuple(options.files),
        options.name,
        base,
        artist=options.artist,
        minutes=options.minutes,
        seed=options.seed,
        command=command,
    )
    try:
        own.prepare()
    except OwnPackError as error:
        raise CallFailed(str(error), FAILED) from error
    learned = _learned(lesson, own.place(options.name))
    if not learned["better"]:
        what = "music" if family == "event" else "texts"
        tell(
            f"Learning did not help: nothing foretold the held-out {what} better than {base.name}, "
            f"so {options.name} has the weights of {base.name}."
        )
    if learned.get("whole"):
        tell(
            "The texts are so much of another kind that the whole network learned: the other "
            f"artists of {options.name} write a little otherwise than those of {base.name}."
        )
    if options.json:
        print_json({"name": options.name, "base": base.name, **learned})
    elif family == "event":
        print(
            f"{options.name}: {learned['nats_per_event']:.3f} nats a note on "
            f"{learned['held_out_notes']} held-out notes, {base.name} "
            f"{learned['start_nats_per_event']:.3f}; {learned['notes']} notes learned, "
            f"{learned['steps']} steps, {learned['seconds']:.0f} s"
        )
    else:
        print(
            f"{options.name}: {learned['bits_per_character']:.3f} bits a character as "
            f"{learned['artist']} on the held-out texts ({learned['held_out_texts']}), {base.name} "
            f"{learned['start_bits_per_character']:.3f}; {learned['texts']} texts of "
            f"{learned['characters']} characters learned, {learned['steps']} steps, "
            f"{learned['seconds']:.0f} s"
        )
    return 0


def _learned(lesson: Lesson, place: Path) -> dict[str, Any]:
    """What the training process says of what it learned; raises :class:`CallFailed`."""
    learned: dict[str, Any] | None = None
    try:
        process = start_learning(lesson, place)
    except TrainingMissing as error:
        raise CallFailed(str(error), FAILED) from error
    try:
        with progress("Learning") as line:
            for said in process.lines():
                if "say" in said:
                    line.end()
                    tell(said["say"])
                elif "share" in said:
                    line.show(round(1000 * said["share"]), 1000)
                elif "nats" in said:
                    _log.info("learning: %s", said)
                learned = said.get("learned", learned)
    finally:
        ended = process.end()
    if ended.sentence:
        raise CallFailed(ended.sentence, UNUSABLE if ended.refused else FAILED)
    if learned is None:
        raise CallFailed("Learning ended without a result, and nothing was written.", FAILED)
    return learned
