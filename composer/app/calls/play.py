"""``descant play``: a song through a MIDI port or the built-in sound, to its end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from composer.app import paths
from composer.app.calls.contract import (
    FAILED,
    UNUSABLE,
    CallFailed,
    Parser,
    opened,
    progress,
    tell,
)
from composer.app.calls.ports import port_names
from composer.app.calls.sound_options import add_sound_options, sound_options
from composer.midi.blocking import play_to_the_end
from composer.midi.player import BUILT_IN, PlayerEvent, Position, Problem
from composer.midi.song import song_from_score
from composer.midi.sound import NO_AUDIO

_SILENT = (
    "No audio device answered, so there is nothing to hear; connect one, choose a MIDI output with "
    "--port, or make a sound file with 'descant convert'."
)


def run(arguments: Sequence[str]) -> int:
    """See ``descant play --help``."""
    parser = Parser("play", "Plays a song to its end; Ctrl-C stops it.")
    parser.add_argument("input", metavar="IN", type=Path, help="a song or a MIDI file")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--port", metavar="NAME", help="a MIDI output that 'descant ports' lists")
    where.add_argument("--sound", action="store_true", help="the built-in sound (the default)")
    parser.add_argument(
        "--clock",
        metavar="NAME",
        action="append",
        default=[],
        help="a MIDI output that gets clock, start and stop; may be given several times",
    )
    add_sound_options(parser.add_argument_group("of the built-in sound"))
    options = parser.parse_args(arguments)
    chosen = sound_options(options)

    imported = opened(options.input)
    if not imported.score.notes:
        raise CallFailed(f"There are no notes in “{options.input.name}”.", UNUSABLE)
    output = BUILT_IN if options.port is None else output_named(options.port)
    clock_to = [output_named(name) for name in options.clock]
    for remark in imported.notes_to_person:
        tell(remark)
    song = song_from_score(imported.score)
    problems: list[str] = []
    try:
        with progress("Playing") as line:

            def follow(event: PlayerEvent) -> None:
                if isinstance(event, Problem):
                    problems.append(event.sentence)
                elif isinstance(event, Position) and event.playing:
                    line.show(min(event.tick, song.end), song.end)

            played = play_to_the_end(
                song,
                output=output,
                sound=chosen,
                log=paths.log_file("player"),
                on_event=follow,
                clock_to=clock_to,
            )
    except KeyboardInterrupt:
        return 0  # stopping is what it is for
    if not played:
        why = problems[-1] if problems else "The player does not answer; try another output."
        raise CallFailed(_SILENT if why == NO_AUDIO else why, FAILED)
    for problem in problems:
        tell(problem)
    return 0


def output_named(name: str) -> str:
    """The output with that name, or the only one whose name contains it.

    Raises :class:`CallFailed` with exit code 2.
    """
    names = port_names()
    if name in names:
        return name
    fitting = [port for port in names if name.casefold() in port.casefold()]
    if len(fitting) == 1:
        return fitting[0]
    listed = ", ".join(f"“{port}”" for port in fitting or names) or "none"
    what = "several MIDI outputs fit" if fitting else "there is no such MIDI output"
    raise CallFailed(f"“{name}”: {what}; there are: {listed}.", UNUSABLE)
