"""How exactly the player keeps time: ``python -m composer.midi.benchmark [PART ...]``.

A player process plays over a JACK server without a sound card, and a JACK client that shares
nothing with it takes down the frame at which each message came.  JACK delivers a message with the
period after the one in which it was sent, so what is heard is up to a period late by itself: the
figures for hearing say how far a message came outside of the period that it was due in.  Beside it,
when the player handed each message over, which no period blurs.

The parts: ``notes`` (sixteenths at 240 a minute), ``thru`` (keys that are played through to the
output), ``clock`` (MIDI clock).  Each is measured with nothing beside it, with the engine
harmonising without a pause, with the window scrolling through 10,000 notes, and with both, as
``--load`` says.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext

from composer.midi.benchmark.clock_jitter import ClockJitter, measure_clock
from composer.midi.benchmark.figures import Aim, beyond, spread
from composer.midi.benchmark.jack_client import JackListenerError
from composer.midi.benchmark.jack_server import RATE, NoServer, dummy_server
from composer.midi.benchmark.loads import LOADS, LoadFailed, under
from composer.midi.benchmark.note_times import NoteTimes, measure_note_times
from composer.midi.benchmark.playing import Missing
from composer.midi.benchmark.thru_delay import ThruDelay, measure_thru

SENDING = Aim(p99=0.5, largest=2.0)
HEARING = Aim(p99=1.0)
THRU = Aim(p99=3.0)


def line(load: str, what: str, values: Iterable[float], aim: Aim | None = None) -> None:
    """Prints one row."""
    found = spread(values)
    verdict = ""
    if aim is not None:
        verdict = f"  {aim}: {'reached' if aim.reached(found) else 'MISSED'}"
    print(
        f"{load:<7} {what:<34} {found.count:>6} {found.p50:>8.3f} {found.p99:>8.3f}"
        f" {found.largest:>8.3f}{verdict}",
        flush=True,
    )


def say_lost(results: Iterable[NoteTimes | ThruDelay | ClockJitter], lost: int = 0) -> None:
    """Prints what makes the figures worth less, where there is something."""
    results = list(results)
    untimely = sum(result.untimely for result in results)
    missed = sum(result.missed for result in results)
    for count, what in (
        (lost, "not heard at all"),
        (untimely, "heard in periods that JACK called more than a period early or late: left out"),
        (missed, "periods in which JACK did not call the listener"),
    ):
        if count:
            print(f"        {count} {what}", flush=True)


def notes(load: str, seconds: float, runs: int) -> None:
    """Note-ons of all runs together."""
    results = [measure_note_times(seconds) for _ in range(runs)]
    period = results[0].period
    heard = [value for result in results for value in result.heard]
    line(load, "note-ons, sent", (v for r in results for v in r.sent), SENDING)
    line(load, "note-ons, heard", heard)
    line(load, "note-ons, heard beyond the period", beyond(heard, period), HEARING)
    say_lost(results, sum(result.lost for result in results))


def thru(load: str, seconds: float, runs: int) -> None:
    """Keys of all runs together."""
    results = [measure_thru(seconds) for _ in range(runs)]
    period = results[0].period
    delays = [delay for result in results for delay in result.delays]
    line(load, "thru, from key to sound", delays)
    line(load, "thru, beyond the period", beyond(delays, period), THRU)
    say_lost(results, sum(result.lost for result in results))


def clock(load: str, seconds: float, runs: int) -> None:
    """Ticks of the clock of all runs together."""
    results = [measure_clock(seconds) for _ in range(runs)]
    period = results[0].period
    heard = [value for result in results for value in result.heard]
    line(load, "clock, sent", (v for r in results for v in r.sent), SENDING)
    line(load, "clock, heard", heard)
    line(load, "clock, heard beyond the period", beyond(heard, period), HEARING)
    say_lost(results)


PARTS: dict[str, Callable[[str, float, int], None]] = {
    "notes": notes,
    "thru": thru,
    "clock": clock,
}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m composer.midi.benchmark",
        description="How exactly the player keeps time, in milliseconds.",
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of {', '.join(PARTS)}")
    parser.add_argument("--seconds", type=float, default=60.0, help="of each run (60)")
    parser.add_argument("--runs", type=int, default=1, help="of each part under each load (1)")
    parser.add_argument("--period", type=int, default=256, help="of JACK, frames (256)")
    parser.add_argument(
        "--load",
        action="append",
        choices=tuple(LOADS),
        help="what goes on beside it; may be given several times (none, then both)",
    )
    parser.add_argument(
        "--running",
        action="store_true",
        help="over the JACK server that runs already, with its period",
    )
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.parts) - set(PARTS))
    if unknown:
        parser.error(f"there is no part {unknown[0]!r}; choose from {', '.join(PARTS)}")
    if options.seconds <= 0 or options.runs < 1:
        parser.error("--seconds and --runs must be above 0")
    period = f"at {RATE} Hz, period {options.period} frames ({1000 * options.period / RATE:.2f} ms)"
    print(
        f"JACK {'as it runs' if options.running else period}; {options.runs} run(s) of"
        f" {options.seconds:g} s each; {os.cpu_count()} processors{_others()}"
    )
    print(f"{'load':<7} {'ms':<34} {'count':>6} {'p50':>8} {'p99':>8} {'max':>8}", flush=True)
    # So that a benchmark that is ended leaves no server behind.
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        with nullcontext() if options.running else dummy_server(options.period):
            for load in options.load or ("none", "both"):
                with under(load) as at_work:
                    for part in options.parts or PARTS:
                        PARTS[part](load, options.seconds, options.runs)
                for words in at_work.said:
                    print(f"        beside it: {words}", flush=True)
    except (NoServer, LoadFailed, Missing, JackListenerError) as error:
        print(f"{error}", file=sys.stderr)
        return 1
    finally:
        signal.signal(signal.SIGTERM, before)
    return 0


def _others() -> str:
    """What the machine has done in the last minute, where it says."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f", load average {os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    raise SystemExit(main())
