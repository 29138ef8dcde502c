"""``descant ports``: where music can be played to."""

from __future__ import annotations

from collections.abc import Sequence

from composer.app import paths
from composer.app.calls.contract import Parser, print_json
from composer.midi.blocking import list_outputs
from composer.midi.player import BUILT_IN


def run(arguments: Sequence[str]) -> int:
    """See ``descant ports --help``."""
    parser = Parser("ports", "Lists the MIDI outputs of this machine, one a line.")
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    names = list(port_names())
    if options.json:
        print_json({"outputs": names})
    else:
        for name in names:
            print(name)
        if not names:
            print("There is no MIDI output on this machine; the built-in sound needs none.")
    return 0


def port_names() -> tuple[str, ...]:
    """The outputs as they are now; empty where the machine has no MIDI system.

    The player process looks: what the system's libraries do stays there.
    """
    return tuple(name for name in list_outputs(paths.log_file("player")) if name != BUILT_IN)
