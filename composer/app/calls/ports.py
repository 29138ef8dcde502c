"""``descant ports``: where music can be played to."""

from __future__ import annotations

import time
from collections.abc import Sequence

from composer.app.calls.contract import Parser, print_json
from composer.midi.ports import Ports
from composer.midi.stderr import quiet


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
    """The outputs as they are now; empty where the machine has no MIDI system."""
    with quiet():
        ports = Ports()
        try:
            return ports.refresh(time.time())
        finally:
            ports.close()
