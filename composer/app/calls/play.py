"""``descant play``: a song through a MIDI port or the built-in sound, to its end."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from composer.app import paths
from composer.app.calls.contract import (
    FAILED,
    UNUSABLE,
    CallFailed,
    Parser,
    ProgressLine,
    opened,
    tell,
)
from composer.app.calls.ports import port_names
from composer.midi.player import (
    BUILT_IN,
    OutputInUse,
    PlayerClient,
    Position,
    Problem,
    Stopped,
)
from composer.midi.song import song_from_score

_POLL_SECONDS = 0.02
_START_SECONDS = 20.0  # how long the player may take to open its output


def run(arguments: Sequence[str]) -> int:
    """See ``descant play --help``."""
    parser = Parser("play", "Plays a song to its end; Ctrl-C stops it.")
    parser.add_argument("input", metavar="IN", type=Path, help="a song or a MIDI file")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--port", metavar="NAME", help="a MIDI output that 'descant ports' lists")
    where.add_argument("--sound", action="store_true", help="the built-in sound (the default)")
    options = parser.parse_args(arguments)

    imported = opened(options.input)
    if not imported.score.notes:
        raise CallFailed(f"There are no notes in “{options.input.name}”.", UNUSABLE)
    output = BUILT_IN if options.port is None else _port(options.port)
    for remark in imported.notes_to_person:
        tell(remark)
    song = song_from_score(imported.score)
    player = PlayerClient(output, log=paths.log_file("player"))
    player.start()
    try:
        _wait_for_output(player, output)
        player.load(song)
        player.play(0)
        line = ProgressLine("Playing") if sys.stderr.isatty() else None
        sounded = False
        while True:
            for event in player.poll():
                if isinstance(event, Position):
                    sounded = sounded or event.playing
                    if line is not None and event.playing:
                        line.show(min(event.tick, song.end), song.end)
                elif isinstance(event, Stopped) and sounded:
                    if line is not None:
                        line.end()
                    return 0
                elif isinstance(event, Problem):
                    raise CallFailed(event.sentence, FAILED)
            time.sleep(_POLL_SECONDS)
    except KeyboardInterrupt:
        return 0  # stopping is what it is for
    finally:
        player.close()


def _port(name: str) -> str:
    """The output with that name, or the only one whose name contains it."""
    names = port_names()
    if name in names:
        return name
    fitting = [port for port in names if name.casefold() in port.casefold()]
    if len(fitting) == 1:
        return fitting[0]
    listed = ", ".join(f"“{port}”" for port in fitting or names) or "none"
    what = "several MIDI outputs fit" if fitting else "there is no MIDI output"
    raise CallFailed(f"“{name}”: {what}; there are: {listed}.", UNUSABLE)


def _wait_for_output(player: PlayerClient, output: str) -> None:
    """Waits until the player has opened ``output``; raises :class:`CallFailed` when it cannot."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        for event in player.poll():
            if isinstance(event, Problem):
                raise CallFailed(event.sentence, FAILED)
            if isinstance(event, OutputInUse) and event.name == output:
                return
        time.sleep(_POLL_SECONDS)
    raise CallFailed(f"The output “{output}” does not answer; try another one.", FAILED)
