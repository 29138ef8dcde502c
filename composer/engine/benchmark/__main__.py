"""How fast the engine is: ``python -m composer.engine.benchmark [PART ...]``.

Prints ratios to plain ways of doing the same, both measured in turns within one run, and medians
of them: absolute times on a machine that others use as well say little.  The networks of the
published sizes have random weights, which cost the same as trained ones; the engine's own way is
its whole way, through requests and messages.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import torch

import composer
from composer.engine.benchmark import reference
from composer.engine.client import EngineClient
from composer.engine.lyrics import LoadedLyrics, write_lyrics
from composer.engine.messages import (
    Candidate,
    EngineNotice,
    Failed,
    Finished,
    HarmonizeRequest,
    LyricsRequest,
)
from composer.engine.networks.character import CharacterLSTM, CharacterShape
from composer.engine.networks.character_steps import CharacterProgram
from composer.engine.networks.coconet import Coconet, CoconetShape
from composer.engine.networks.roll import RollLSTM, RollShape
from composer.engine.networks.roll_steps import RollProgram
from composer.engine.networks.roll_stream import RollStream
from composer.engine.networks.stepping import single_steps
from composer.engine.packs import Pack
from composer.model.note import Note
from composer.model.time import TICKS_PER_QUARTER

CHARACTERS = 96  # of the lyrics networks' vocabulary
MELODY = (67, 69, 71, 72, 74, 72, 71, 67)  # two bars of quarters
ITERATIONS = 96  # of the published Gibbs sampling
LOOPS = (("published loop, oneDNN off,", True), ("published loop as written", False))
TIMED = 12  # of them, for the paper's network


def seconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def ratios(
    slow: Callable[[], object], quick: Callable[[], object], rounds: int
) -> tuple[float, float, float]:
    """Medians over the rounds: seconds of both, and how many times the first takes longer."""
    pairs = [(seconds(slow), seconds(quick)) for _ in range(rounds)]
    first, second = zip(*pairs, strict=True)
    return (
        statistics.median(first),
        statistics.median(second),
        statistics.median(a / b for a, b in pairs),
    )


def say(name: str, beside: str, found: tuple[float, float, float], units: int, unit: str) -> None:
    """One line of the result; the times are for ``units`` of ``unit``."""
    slow, quick, ratio = found
    per = 1000 / units
    print(
        f"{name}: {quick * per:.3f} ms a {unit}, {beside} {slow * per:.3f} ms: {ratio:.1f} times",
        flush=True,
    )


def lyrics(rounds: int, length: int = 300) -> None:
    """One text from a network of the published size, with the prime read before."""
    published = reference.PublishedText(CHARACTERS).eval()
    network = CharacterLSTM(CharacterShape(CHARACTERS, 512, 512, 2)).eval()
    with torch.no_grad():  # no mark of the end: every text has the full length
        for output in (published.output, network.output):
            output.bias[0] = -1e9
    pack = Pack("benchmark", Path(), "lyrics", "", {}, "", "", "", (), "")
    letters = "".join(chr(33 + place) for place in range(CHARACTERS - 2))
    model = LoadedLyrics(pack, network, letters, (), CharacterProgram(network))
    request = LyricsRequest(id=1, revision=0, prime="A", length=length, seed=1)

    def ours() -> None:
        with torch.inference_mode():
            write_lyrics(model, request, emit=lambda message: None)

    def theirs(alone: bool) -> None:
        with single_steps() if alone else nullcontext():
            reference.write_text(published, [0, 34], length, 1.0)

    ours()
    for name, alone in (
        ("published loop, oneDNN off,", True),
        ("published loop as written", False),
    ):
        found = ratios(lambda alone=alone: theirs(alone), ours, rounds)
        say("lyrics, one text", name, found, length, "character")


def roll(rounds: int, frames: int = 300) -> None:
    """One roll from a network of the published size."""
    published = reference.PublishedRoll().eval()
    shape = RollShape(head="independent", encoder=512, hidden=512, layers=2)
    network = RollLSTM(shape).requires_grad_(False).eval()

    program = RollProgram(network)

    def ours() -> None:
        stream = RollStream(network, 1, 1, program)
        for _ in range(frames):
            stream.draw()

    def theirs(alone: bool) -> None:
        with single_steps() if alone else nullcontext():
            reference.write_roll(published, frames)

    ours()
    for name, alone in (
        ("published loop, oneDNN off,", True),
        ("published loop as written", False),
    ):
        found = ratios(lambda alone=alone: theirs(alone), ours, rounds)
        say("roll, one piece", name, found, frames, "frame")


def harmony(rounds: int, packs: Path) -> None:
    """Two bars under a melody: the first candidate's time from the request, the engine warm."""
    paper = Coconet(CoconetShape(46, 36, 64, 128)).eval()
    browser = Coconet(CoconetShape(46, 36, 64, 128, "separable", dilations=(1, 2, 4, 8, 16))).eval()
    melody = torch.tensor(MELODY).repeat_interleave(4) - 36
    client = EngineClient([packs])
    try:
        first_candidate(client, 1)
        for candidates in (1, 3):
            pairs = [first_candidate(client, candidates) for _ in range(max(3, rounds))]
            first, last = (statistics.median(times) for times in zip(*pairs, strict=True))
            print(
                f"harmony, two bars, {candidates} of {candidates}: "
                f"first candidate after {first:.2f} s, last after {last:.2f} s",
                flush=True,
            )
        for name, network, timed in (
            ("browser version's network, 96 iterations in plain PyTorch,", browser, ITERATIONS),
            (f"paper's network, {TIMED} of 96 iterations timed,", paper, TIMED),
        ):
            slow, quick = [], []
            for _ in range(rounds):
                took = seconds(lambda n=network, t=timed: reference.harmonise(n, melody, t))
                slow.append(took * ITERATIONS / timed)
                quick.append(first_candidate(client, 1)[0])
            ratio = statistics.median(a / b for a, b in zip(slow, quick, strict=True))
            print(
                f"harmony, two bars: {statistics.median(quick):.2f} s, {name} "
                f"{statistics.median(slow):.2f} s: {ratio:.1f} times",
                flush=True,
            )
    finally:
        client.close()


def lengths(packs: Path) -> None:
    """What a bar costs, and the most memory of the engine process, as songs get longer."""
    client = EngineClient([packs])
    try:
        first_candidate(client, 1)
        for bars in (2, 8, 32, 128, 256):
            last = first_candidate(client, 1, bars)[1]
            held = memory(client.process_id or 0)
            print(f"harmony, {bars} bars: {last / bars:.3f} s a bar, {held:.0f} MB at most")
    finally:
        client.close()


def memory(process: int) -> float:
    """The most memory that a process has held, MB; 0 where the system does not say."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(x.split()[1]) / 1000 for x in lines if x.startswith("VmHWM")), 0.0)


def first_candidate(client: EngineClient, candidates: int, bars: int = 2) -> tuple[float, float]:
    """Seconds from the request to the first and to the last finished candidate."""
    pitches = MELODY * (bars // 2)
    notes = tuple(
        Note(place + 1, 1, pitch, place * TICKS_PER_QUARTER, TICKS_PER_QUARTER)
        for place, pitch in enumerate(pitches)
    )
    request = HarmonizeRequest(client.new_id(), 0, notes, candidates=candidates, seed=1)
    began = time.perf_counter()
    client.submit(replace(request))
    times: list[float] = []
    while True:
        for message in client.poll():
            if isinstance(message, Candidate) and message.final:
                times.append(time.perf_counter() - began)
            elif isinstance(message, Failed):
                raise SystemExit(message.sentence)
            elif isinstance(message, EngineNotice):
                print(message.sentence, file=sys.stderr)
            elif isinstance(message, Finished):
                return times[0], times[-1]
        time.sleep(0.001)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m composer.engine.benchmark",
        description="Ratios of the engine's speed to plain ways of doing the same.",
    )
    parts = ("lyrics", "roll", "harmony", "lengths")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of {', '.join(parts)}")
    parser.add_argument("--rounds", type=int, default=5, help="medians are over so many (5)")
    parser.add_argument("--threads", type=int, default=1, help="of PyTorch (1)")
    parser.add_argument(
        "--packs", type=Path, default=Path(composer.__file__).parents[1] / "assets" / "models"
    )
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.parts) - set(parts))
    if unknown:
        parser.error(f"there is no part {unknown[0]!r}; choose from {', '.join(parts)}")
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    wanted = options.parts or parts[:3]
    if "lyrics" in wanted:
        lyrics(options.rounds)
    if "roll" in wanted:
        roll(options.rounds)
    if "harmony" in wanted:
        harmony(options.rounds, options.packs)
    if "lengths" in wanted:
        lengths(options.packs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
