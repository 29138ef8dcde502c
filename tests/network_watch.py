"""Whether a program reaches for the network, seen by the system.

``python -m tests.network_watch`` has the whole studio work (``tests.whole_job``: window, engine,
player, engraver) where there is no network, and prints one JSON object: every call of every one of
its processes that would have used one.  With a command after ``--``, that is watched instead.  Exit
code 1: there was such a call, or the command failed.

The calls are seen by strace, in all threads and child processes, also those that no Python code
makes.  Sockets within the machine (AF_UNIX: the display, JACK) and questions to the kernel
(AF_NETLINK) are no network.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
_FAMILY = re.compile(r"\b(?:socket|socketpair)\((?:AF|PF)_(\w+)|sa_family=AF_(\w+)")
_WITHIN = {"UNIX", "LOCAL", "NETLINK", "UNSPEC"}


def denied() -> list[str]:
    """What runs a command in a network of its own with nothing in it; empty where it may not."""
    command = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") is None:
        return []
    tried = subprocess.run([*command, "true"], capture_output=True, check=False)
    return command if tried.returncode == 0 else []


def watched(command: Sequence[str], seconds: float = 600) -> tuple[int, list[str]]:
    """Exit code of the command, and its calls that would use a network, each once."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "calls"
        strace = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=network", "-o", str(log)]
        done = subprocess.run(
            [*denied(), *strace, *command], cwd=ROOT, timeout=seconds, check=False
        )
        calls = log.read_text(errors="replace").splitlines() if log.exists() else []
    found: dict[str, None] = {}
    for call in calls:
        if any(
            family not in _WITHIN for pair in _FAMILY.findall(call) for family in pair if family
        ):
            found[call.partition(" ")[2].strip()] = None
    return done.returncode, list(found)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.network_watch", description="Whether a program uses the network."
    )
    parser.add_argument("command", nargs="*", help="after --; else the whole studio")
    options = parser.parse_args(arguments)
    command = options.command or [sys.executable, "-m", "tests.whole_job"]
    code, calls = watched(command)
    print(json.dumps({"exit": code, "denied": bool(denied()), "calls": calls}, indent=1))
    return int(bool(code or calls))


if __name__ == "__main__":
    sys.exit(main())
