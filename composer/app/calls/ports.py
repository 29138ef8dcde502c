"""``descant ports``: where music can be played to, and what can be listened to."""

from __future__ import annotations

from collections.abc import Sequence

from composer.app import paths
from composer.app.calls.contract import Parser, print_json
from composer.midi.blocking import MachinePorts, list_ports
from composer.midi.player import BUILT_IN


def run(arguments: Sequence[str]) -> int:
    """See ``descant ports --help``."""
    parser = Parser(
        "ports",
        "Lists the MIDI outputs of this machine, one a line, then its inputs.",
        epilog="“Descant (virtual port)” is Descant's own: other programs can be connected to it.",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    ports = machine_ports()
    if options.json:
        print_json({"outputs": list(ports.outputs), "inputs": list(ports.inputs)})
        return 0
    for name in ports.outputs:
        print(name)
    if not ports.outputs:
        print("There is no MIDI output on this machine; the built-in sound needs none.")
    print()
    print("Inputs:" if ports.inputs else "There is no MIDI input on this machine.")
    for name in ports.inputs:
        print(f"  {name}")
    return 0


def machine_ports() -> MachinePorts:
    """The MIDI ports as they are now; none where the machine has no MIDI system.

    The player process looks: what the system's libraries do stays there.
    """
    found = list_ports(paths.log_file("player"))
    outputs = tuple(name for name in found.outputs if name != BUILT_IN)
    return MachinePorts(outputs, found.inputs)


def port_names() -> tuple[str, ...]:
    """The outputs as they are now."""
    return machine_ports().outputs
