"""``descant along``: a model plays on, answers a keyboard, or accompanies a melody, live."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from composer.app import paths
from composer.app.accompanying import AccompanyOptions
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
    tell,
    whole,
    write_all,
)
from composer.app.calls.engine import chosen_pack
from composer.app.calls.play import output_named
from composer.app.calls.sound_options import add_sound_options, sound_options
from composer.app.exchanges import AnswerOptions
from composer.app.session import Session
from composer.app.session_events import AlongChanged, Said, SessionError, SessionEvent
from composer.app.streaming import MAX_BARS_AHEAD, StreamOptions
from composer.engine.client import EngineClient
from composer.engine.messages import DEVICES, MAX_SEED, MAX_TEMPERATURE, MIN_TEMPERATURE
from composer.engine.packs import Pack
from composer.midi.player import BUILT_IN, PlayerClient, Problem

KINDS = ("stream", "answer", "accompany")
_LOOK_SECONDS = 0.01
_WAIT_FOR_INPUTS = 10.0


def run(arguments: Sequence[str]) -> int:
    """See ``descant along --help``."""
    parser = _parser()
    options = parser.parse_args(arguments)
    for value, name, kinds in (
        (options.input is not None, "--input", ("answer", "accompany")),
        (options.density != 0, "--density", ("stream", "answer")),
        (options.bars_ahead != 2, "--bars-ahead", ("stream",)),
        (options.way != "behind", "--way", ("accompany",)),
    ):
        if value and options.kind not in kinds:
            raise CallFailed(f"{name} is for {' and '.join(kinds)}.", UNUSABLE)
    if options.output is not None:
        check_output(options.output, options.song)
    imported = opened(options.song) if options.song is not None else None
    folders = paths.pack_folders()
    family = {"stream": "roll", "answer": "event", "accompany": "coconet"}[options.kind]
    pack = chosen_pack(folders, options.pack, family)
    output: str | None = BUILT_IN if options.port is None else output_named(options.port)
    if options.silent:
        output = None
    player = PlayerClient(output, sound_options(options), paths.log_file("player"))
    engine = EngineClient(folders, log_file=paths.log_file("engine"))
    with tempfile.TemporaryDirectory() as folder:
        # The window's settings and unsaved songs are none of this call's business.
        session = Session(
            settings_path=Path(folder) / "settings.json",
            pack_folders=folders,
            engine=engine,
            player=player,
            unsaved=Path(folder) / "unsaved",
        )
        try:
            if imported is not None:
                session.document.replace(imported.score)
                for remark in imported.notes_to_person:
                    tell(remark)
            told = _play(session, options, pack)
        finally:
            session.safekeeping.discard()
            session.close()
    score = session.document.score
    if options.output is not None:
        write_all([(score, options.output)])
    made = sum(1 for note in score.notes.values() if note.origin is not None)
    if options.json:
        print_json({"output": str(options.output or ""), "notes": made, "pack": pack.name, **told})
    elif options.output is not None:
        print(f"{options.output}: {made} notes, model {pack.name}")
    return 0


def _parser() -> Parser:
    parser = Parser(
        "along",
        "A model plays along, live: it plays on and on from a song (stream), answers the phrases "
        "of a MIDI keyboard (answer), or writes lower voices to a melody that is played "
        "(accompany). Ctrl-C ends it; what was heard is written.",
    )
    parser.add_argument("kind", choices=KINDS, help="what the model does")
    parser.add_argument("song", metavar="IN", type=Path, nargs="?", help="a song to go on from")
    parser.add_argument(
        "-o", "--output", metavar="OUT.mid", type=Path, help="the file that takes what was played"
    )
    parser.add_argument("--bars", metavar="N", type=whole(1, 100_000), help="end after N bars")
    parser.add_argument("--pack", metavar="P", help="the model (the best installed)")
    parser.add_argument(
        "--temperature",
        metavar="T",
        type=number(MIN_TEMPERATURE, MAX_TEMPERATURE),
        help="0: only the likeliest, higher: more daring (the pack's own)",
    )
    parser.add_argument(
        "--density", metavar="D", type=number(-1, 1), default=0.0, help="-1 fewer, 1 more notes (0)"
    )
    parser.add_argument(
        "--bars-ahead",
        metavar="N",
        type=whole(1, MAX_BARS_AHEAD),
        default=2,
        help="bars made before they are heard (2)",
    )
    parser.add_argument(
        "--way",
        choices=("behind", "with"),
        default="behind",
        help="lower voices a bar behind the melody, or with it, guessed ahead (behind)",
    )
    parser.add_argument(
        "--input", metavar="NAME", help="the MIDI keyboard, or a part of its name (every one)"
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--port", metavar="NAME", help="a MIDI output that 'descant ports' lists")
    where.add_argument("--sound", action="store_true", help="the built-in sound (the default)")
    where.add_argument("--silent", action="store_true", help="no sound, only the file")
    parser.add_argument("--device", choices=DEVICES, default="auto", help="where it runs (auto)")
    parser.add_argument(
        "--seed", metavar="S", type=whole(0, MAX_SEED), help="makes the model draw the same again"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    add_sound_options(parser.add_argument_group("of the built-in sound"))
    return parser


def _play(session: Session, options: argparse.Namespace, pack: Pack) -> dict[str, Any]:
    """Plays along until it is over; what there is to tell of it.  Raises :class:`CallFailed`."""
    failures: list[str] = []
    latencies: list[float] = []

    def take(event: SessionEvent) -> None:
        if isinstance(event, Said) and event.error:
            failures.append(event.sentence)
        elif isinstance(event, Problem):
            tell(event.sentence)
        elif isinstance(event, AlongChanged):
            latency = event.latency
            if latency is not None and latency not in latencies:
                latencies.append(latency)
                tell(f"Answer {latency:.2f} s after your last note.")

    session.observe(take)
    session.player.start()
    session.engine.start()
    score = session.document.score
    start = score.meter.bar_end(score.end - 1) if score.notes else 0
    end = None
    if options.bars is not None:
        end = score.meter.bar_start(score.meter.position(start)[0] + options.bars)
    try:
        if options.kind != "stream":
            _listen(session, options.input)
        try:
            _begin(session, options, pack, start)
        except SessionError as error:
            raise CallFailed(str(error), UNUSABLE) from error
        with progress("Playing") as line:
            while session.along.kind and (end is None or session.player.position.tick < end):
                session.poll()
                if end is not None:
                    line.show(max(0, session.player.position.tick - start), end - start)
                time.sleep(_LOOK_SECONDS)
    except KeyboardInterrupt:
        pass  # ending it is what it is for
    session.along.stop()
    if session.along.answering.exchanges:
        session.along.answering.keep()
    if failures:
        if options.output is None or not session.document.score.notes:
            raise CallFailed(failures[-1], FAILED)
        tell(failures[-1])
    return {"latencies": [round(latency, 3) for latency in latencies]}


def _listen(session: Session, wanted: str | None) -> None:
    """Listens to the keyboards; raises :class:`CallFailed` when there is none."""
    deadline = time.monotonic() + _WAIT_FOR_INPUTS
    names: tuple[str, ...] = ()
    while time.monotonic() < deadline:
        session.poll()
        names = tuple(state.name for state in session.devices.inputs if state.there)
        fitting = [n for n in names if wanted is None or wanted.casefold() in n.casefold()]
        if fitting:
            session.player.set_inputs(fitting)
            tell(f"Listening to {', '.join(fitting)}.")
            return
        time.sleep(_LOOK_SECONDS)
    listed = ", ".join(f"“{name}”" for name in names) or "none"
    what = "There is no MIDI keyboard" if wanted is None else f"“{wanted}”: no such MIDI input"
    raise CallFailed(f"{what}; there are: {listed}. 'descant ports' lists them.", UNUSABLE)


def _begin(session: Session, options: argparse.Namespace, pack: Pack, start: int) -> None:
    temperature = options.temperature
    if temperature is None:
        temperature = float(pack.defaults.get("temperature", 1.0))
    voices = session.document.score.voices
    if options.kind == "stream":
        session.along.stream(
            StreamOptions(
                pack.name,
                temperature,
                options.density,
                options.bars_ahead,
                options.seed,
                options.device,
            ),
            start,
        )
        return
    if not voices:
        raise CallFailed("The song has no voice to play in.", UNUSABLE)
    session.playback.play_on(voices[0].id)
    if options.kind == "answer":
        session.playback.seek(start)
        session.along.answer(
            AnswerOptions(
                pack.name, temperature, options.density, seed=options.seed, device=options.device
            ),
            voices[0].id,
        )
    else:
        session.along.accompany(
            AccompanyOptions(pack.name, temperature, options.way, device=options.device),
            voices[0].id,
            start,
        )
