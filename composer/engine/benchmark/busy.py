"""The engine at full load, for others to be measured beside.

``python -m composer.engine.benchmark.busy`` harmonises eight bars again and again with the best
pack of its family, in the engine's own process.  It prints ``working`` when it has answered once,
and when its standard input ends, how often it has answered since.
"""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import composer
from composer.engine.benchmark.__main__ import first_candidate
from composer.engine.client import EngineClient


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m composer.engine.benchmark.busy", description="The engine at full load."
    )
    parser.add_argument(
        "--packs", type=Path, default=Path(composer.__file__).parents[1] / "assets" / "models"
    )
    options = parser.parse_args(arguments)
    over = threading.Event()

    def wait_for_the_end() -> None:
        sys.stdin.read()
        over.set()

    client = EngineClient([options.packs])
    try:
        first_candidate(client, 1)
        print("working", flush=True)
        threading.Thread(target=wait_for_the_end, daemon=True).start()
        answers = 0
        while not answers or not over.is_set():
            first_candidate(client, 1, bars=8)
            answers += 1
    finally:
        client.close()
    print(f"{answers} harmonisations of eight bars", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
