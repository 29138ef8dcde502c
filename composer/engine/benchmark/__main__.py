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
    Text,
    TuneRequest,
)
from composer.engine.networks.character import CharacterLSTM, CharacterShape
from composer.engine.networks.character_steps import CharacterProgram
from composer.engine.networks.coconet import Coconet, CoconetShape
from composer.engine.networks.roll import RollLSTM
from composer.engine.networks.roll_shape import RollShape
from composer.engine.networks.roll_steps import RollProgram
from composer.engine.networks.roll_stream import RollStream
from composer.engine.networks.stepping import single_steps
from composer.engine.packs import Pack
from composer.engine.tunes import LoadedTunes, write_tunes
from composer.model.note import Note
from composer.model.time import TICKS_PER_QUARTER

CHARACTERS = 96  # of the lyrics networks' vocabulary
MELODY = (67, 69, 71, 72, 74, 72, 71, 67)  # two bars of quarters
ITERATIONS = 96  # of the published Gibbs sampling
ARTISTS = 64  # of those with artists
LOOPS = (("published loop, oneDNN off,", True), ("published loop as written", False))
TIMED = 12  # of them, for the paper's network


def seconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def busy_seconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes of this process's time: with one thread that is how long it takes
    where nothing else wants the processor."""
    if torch.get_num_threads() > 1:
        return seconds(work)
    began = time.process_time()
    work()
    return time.process_time() - began


def beside_loops(
    name: str,
    unit: str,
    units: int,
    theirs: Callable[[], object],
    ours: Callable[[], object],
    rounds: int,
) -> None:
    """Prints how many times the published loop ``theirs`` takes as long as ``ours``, each doing
    ``units`` of ``unit``: medians over rounds in which both take turns, and how far apart the
    rounds lie."""
    ours()
    for loop, alone in LOOPS:
        pairs = []
        for _ in range(rounds):
            with single_steps() if alone else nullcontext():
                slow = busy_seconds(theirs)
            pairs.append((slow, busy_seconds(ours)))
        slow, quick = (
            statistics.median(times) * 1000 / units for times in zip(*pairs, strict=True)
        )
        times = [slow / quick for slow, quick in pairs]
        print(
            f"{name}: {quick:.3f} ms a {unit}, {loop} {slow:.3f} ms: "
            f"{statistics.median(times):.1f} times ({min(times):.1f} to {max(times):.1f})",
            flush=True,
        )


def lyrics(rounds: int, length: int = 300) -> None:
    """One text from a network of the published size, with the prime read before; and one by an
    artist, beside the published network with artists.

    Another strength than 1 reads the text as "any artist" as well, a blend as both artists.
    """
    pack = Pack("benchmark", Path(), "lyrics", "", {}, "", "", "", (), "")
    letters = "".join(chr(33 + place) for place in range(CHARACTERS - 2))
    names = tuple(f"artist {number}" for number in range(ARTISTS))
    plain = LyricsRequest(id=1, revision=0, prime="A", length=length, seed=1)
    by_one = replace(plain, artist=names[0])
    ways: list[tuple[str, int, LyricsRequest]] = [
        ("lyrics, one text", 0, plain),
        ("lyrics by an artist", ARTISTS, by_one),
        ("lyrics by an artist, strength 1.5", ARTISTS, replace(by_one, strength=1.5)),
        (
            "lyrics by two artists, strength 1.5",
            ARTISTS,
            replace(by_one, second_artist=names[1], blend=0.5, strength=1.5),
        ),
    ]
    for name, artists, request in ways:
        published = reference.PublishedText(CHARACTERS, artists=artists).eval()
        shape = CharacterShape(CHARACTERS, 512, 512, 2, (artists,) if artists else (), ARTISTS)
        network = CharacterLSTM(shape).requires_grad_(False).eval()
        with torch.no_grad():  # no mark of the end: every text has the full length
            for output in (published.output, network.output):
                output.bias[0] = -1e9
        program = CharacterProgram(network)
        model = LoadedLyrics(pack, network, letters, names[:artists], program)

        def ours(model: LoadedLyrics = model, request: LyricsRequest = request) -> None:
            with torch.inference_mode():
                write_lyrics(model, request, emit=lambda message: None)

        def theirs(published: reference.PublishedText = published) -> None:
            reference.write_text(published, [0, 34], length, 1.0)

        beside_loops(name, "character", length, theirs, ours, rounds)


def tune(rounds: int, bars: int = 32) -> None:
    """One tune with exact bars from a network of the published size; the published loop writes
    as many characters, and has no grammar."""
    letters = "ABCDEFGabcdefgz^_=',/0123456789|:[](-"
    pack = Pack("benchmark", Path(), "tune", "", {}, "", "", "", (), "")
    shape = CharacterShape(len(letters) + 1, 256, 1024, 1, (1, 1, 1), 8)
    network = CharacterLSTM(shape).requires_grad_(False).eval()
    published = reference.PublishedText(len(letters) + 1, 256, 1024, 1).eval()
    values = {"meter": "4/4", "mode": "major", "tonic": "C"}
    conditions = {name: [value] for name, value in values.items()}
    program = CharacterProgram(network)
    model = LoadedTunes(pack, network, letters, conditions, [{**values, "count": 1}], program)
    request = TuneRequest(id=1, revision=0, bars=bars, seed=1)
    written: list[Text] = []

    def keep(message: object) -> None:
        if isinstance(message, Text):
            written.append(message)

    def ours() -> None:
        with torch.inference_mode():
            write_tunes(model, request, emit=keep)

    ours()
    length = len(written[0].text)
    beside_loops(
        "tune with exact bars",
        "character",
        length,
        lambda: reference.write_text(published, [0], length, 1.0),
        ours,
        rounds,
    )


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

    beside_loops(
        "roll, one piece",
        "frame",
        frames,
        lambda: reference.write_roll(published, frames),
        ours,
        rounds,
    )


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
    parts = ("lyrics", "tune", "roll", "harmony", "lengths")
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
    wanted = options.parts or parts[:4]
    if "lyrics" in wanted:
        lyrics(options.rounds)
    if "tune" in wanted:
        tune(options.rounds)
    if "roll" in wanted:
        roll(options.rounds)
    if "harmony" in wanted:
        harmony(options.rounds, options.packs)
    if "lengths" in wanted:
        lengths(options.packs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
