"""Random requests of every kind, with cancels, and what becomes of the engine's memory.

``python -m tests.soak --minutes 60`` runs them against the shipped packs, ``--packs FOLDER``
against others, and prints one JSON object: how the requests ended, the engine's memory (MB) in
the first and in the second half and the median of each of twelve parts, the processes at the end,
and for each kind of request how long the answer to a cancel took (ms), and how long until the
engine worked on the next request.  Exit code 1: something hung, failed, or was left behind.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from composer.engine.abc import Tune
from composer.engine.client import EngineClient
from composer.engine.messages import (
    FEATURES,
    ActivationsRequest,
    Cancelled,
    ContinueRequest,
    EngineNotice,
    ExplainRequest,
    Failed,
    Finished,
    HarmonizeRequest,
    LinesRequest,
    LyricsRequest,
    Ready,
    RepaintRequest,
    Request,
    RewriteRequest,
    ScoreRequest,
    StateRequest,
    TuneRequest,
)
from composer.engine.packs import PackRegistry
from composer.model.key import MODES
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import SATB, Voice

PATIENCE = 120.0  # seconds for one answer
BAR = 1920
NOWHERE = "no-such-pack"


def melody(chance: random.Random, bars: int) -> tuple[Note, ...]:
    """A line of quarters and eighths that walks about."""
    notes, tick, pitch = [], 0, chance.randint(62, 74)
    while tick < bars * BAR:
        length = min(chance.choice((240, 480, 480, 960)), bars * BAR - tick)
        pitch = min(79, max(60, pitch + chance.choice((-4, -2, -1, 0, 1, 2, 3, 5))))
        notes.append(Note(len(notes) + 1, 1, pitch, tick, length))
        tick += length
    return tuple(notes)


def song(chance: random.Random, voices: int = 1) -> Score:
    """Such lines, the lower voices an octave and so on below."""
    score = Score()
    bars = chance.randint(1, 6)
    roles = SATB[:voices]
    score.voices = tuple(
        Voice(score.new_id(), role.value, role, channel=place) for place, role in enumerate(roles)
    )
    for place, voice in enumerate(score.voices):
        for note in melody(chance, bars):
            made = Note(score.new_id(), voice.id, note.pitch - 5 * place, note.onset, note.duration)
            score.notes[made.id] = made
    return score


def _drawing(chance: random.Random) -> dict[str, Any]:
    """Temperature and cuts, seed and number of results."""
    return {
        "temperature": chance.choice((0.0, 0.5, 1.0, 1.0, 4.0)),
        "candidates": chance.choice((1, 1, 2, 3)),
        "seed": chance.choice((None, chance.randrange(2**63))),
    }


def _cuts(chance: random.Random) -> dict[str, Any]:
    return {"top_k": chance.choice((None, 1, 4)), "top_p": chance.choice((None, 0.5, 0.95))}


def _harmonize(chance: random.Random, registry: PackRegistry) -> dict[str, Any]:
    return {"notes": melody(chance, chance.randint(1, 8)), **_drawing(chance)}


def _repaint(chance: random.Random, registry: PackRegistry) -> dict[str, Any]:
    bars = chance.randint(1, 4)
    voices = tuple((role.value, melody(chance, bars)) for role in SATB[: chance.randint(1, 4)])
    start = 120 * chance.randrange(16 * bars)
    cells = ((chance.choice(SATB).value, start, chance.randrange(start, BAR * bars, 120) + 120),)
    return {"voices": voices, "cells": cells, **_drawing(chance)}


def _lyrics(chance: random.Random, registry: PackRegistry) -> dict[str, Any]:
    prime = chance.choice(("", "Why", "the sun and the rain\n"))
    wishes = chance.choice(({}, {}, {"rhyme": "AABB"}, {"syllables": (8, 6)}))
    return {
        "prime": prime,
        "length": chance.randint(1, 400),
        **wishes,
        **_drawing(chance),
        **_cuts(chance),
    }


def _tune(chance: random.Random, registry: PackRegistry) -> dict[str, Any]:
    return {"bars": chance.choice((None, 2, 8)), **_drawing(chance), **_cuts(chance)}


def _continue(chance: random.Random, registry: PackRegistry) -> dict[str, Any]:
    score = song(chance, chance.randint(1, 2))
    end = max(note.end for note in score.notes.values())
    packs = [*registry.of_family("roll"), *registry.of_family("event")]
    tonic = chance.choice((None, "C", "F#", "Bb"))
    return {
        "score": score,
        "start": end,
        "end": end + BAR * chance.randint(1, 8),
        "pack": chance.choice(packs).name,
        "tonic": tonic,
        "mode": chance.choice(sorted(MODES)) if tonic else None,
        "lowest": chance.choice((0, 48)),
        "density": chance.uniform(-1, 1),
        "prime_bars": chance.choice((None, 1, 2)),
        **_drawing(chance),
        **_cuts(chance),
    }


def _piece(chance: random.Random, registry: PackRegistry) -> dict[str, Any]:
    family = chance.choice(("coconet", "roll", "event", "tune", "lyrics"))
    pieces: dict[str, Callable[[], Any]] = {
        "tune": lambda: Tune("4/4", "D", "major", "DEFGABcd|defgfedc|" * chance.randint(1, 6)),
        "lyrics": lambda: "why does the rain come down\n" * chance.randint(1, 12),
        "coconet": lambda: song(chance, 4),
    }
    piece = pieces.get(family, lambda: song(chance))()
    return {"piece": piece, "pack": registry.best(family).name}


def _explain(chance: random.Random, registry: PackRegistry) -> dict[str, Any]:
    return {**_piece(chance, registry), "place": 0, "role": "alto"}


def _activations(chance: random.Random, registry: PackRegistry) -> dict[str, Any]:
    follow = chance.choice((None, *FEATURES))
    unit = None if follow and chance.random() < 0.5 else (0, chance.randrange(4))
    return {"text": "why does the rain come down\n" * 4, "follow": follow, "unit": unit}


def _lines(chance: random.Random, registry: PackRegistry) -> dict[str, Any]:
    stresses = tuple("x/" * chance.randint(1, 2) for _ in range(chance.randint(1, 2)))
    rhyme = chance.choice(("", "", "AA"))
    return {"stresses": stresses, "rhyme": rhyme, **_drawing(chance), "candidates": 1}


def _rewrite(chance: random.Random, registry: PackRegistry) -> dict[str, Any]:
    unit = chance.choice(("line", "word"))
    return {
        "before": "why does the rain come down\n",
        "replaced": "the" if unit == "word" else chance.choice(("", "and the wind goes")),
        "after": " sun" if unit == "word" else "\nin the town",
        "unit": unit,
        "syllables": None if unit == "word" else chance.choice((None, 6)),
        **_drawing(chance),
        **_cuts(chance),
    }


def _state(chance: random.Random, registry: PackRegistry) -> dict[str, Any]:
    return {"piece": song(chance), "pack": registry.best("roll").name}


KINDS: dict[type[Any], Callable[[random.Random, PackRegistry], dict[str, Any]]] = {
    HarmonizeRequest: _harmonize,
    RepaintRequest: _repaint,
    LyricsRequest: _lyrics,
    TuneRequest: _tune,
    ContinueRequest: _continue,
    ScoreRequest: _piece,
    ExplainRequest: _explain,
    StateRequest: _state,
    LinesRequest: _lines,
    RewriteRequest: _rewrite,
    ActivationsRequest: _activations,
}


@dataclass
class Watched:
    """What a soak saw.  ``memory``: MB of the engine after each request; ``waits``: for each kind
    of request the seconds from a cancel to its answer, ``frees``: until the engine worked on the
    next request; ``engines``: process ids."""

    ends: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    frees: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    engines: set[int] = field(default_factory=set)
    children: int = 0

    def summary(self) -> dict[str, Any]:
        """For JSON."""
        half = len(self.memory) // 2
        first, second = self.memory[:half] or [0.0], self.memory[half:] or [0.0]
        return {
            "ends": dict(self.ends),
            "refusals": dict(self.refusals),
            "problems": self.problems,
            "memory_mb": {
                "first_half_largest": round(max(first), 1),
                "second_half_largest": round(max(second), 1),
                "first_half_median": round(statistics.median(first), 1),
                "second_half_median": round(statistics.median(second), 1),
                "median_of_each_twelfth": [
                    round(statistics.median(part), 1) for part in _parts(self.memory, 12)
                ],
            },
            "engines": len(self.engines),
            "children_left": self.children,
            "cancel_answer_ms": {
                kind: _spread(waits) for kind, waits in sorted(self.waits.items())
            },
            "cancel_free_ms": {kind: _spread(waits) for kind, waits in sorted(self.frees.items())},
        }


def _spread(seconds: Sequence[float]) -> dict[str, float]:
    return {
        "count": len(seconds),
        "median": round(1000 * statistics.median(seconds), 1),
        "largest": round(1000 * max(seconds), 1),
    }


def _parts(values: Sequence[float], count: int) -> list[Sequence[float]]:
    """So many stretches, one after the other, none of them empty."""
    size = max(1, -(-len(values) // count))
    return [values[first : first + size] for first in range(0, len(values), size)]


def soak(folders: Sequence[Path], seconds: float, seed: int = 1, kills: float = 0.0) -> Watched:
    """Sends requests for so long, one after the other, and cancels about every third.

    ``kills``: in this share of requests the engine process is killed, which its client has to
    tell, and to make good.
    """
    chance, registry, watched = random.Random(seed), PackRegistry(folders), Watched()
    client = EngineClient(folders)
    try:
        client.start()
        _wait(client, lambda message: isinstance(message, Ready), watched)
        for kind in KINDS:  # what is loaded once is not growth
            fields = KINDS[kind](chance, registry)
            _serve(client, kind(client.new_id(), 0, device="cpu", **fields), chance, watched)
        rhymed = LyricsRequest(client.new_id(), 0, rhyme="AA", length=60)
        _serve(client, rhymed, chance, watched)
        end = time.monotonic() + seconds
        while time.monotonic() < end and not watched.problems:
            kind = chance.choice(list(KINDS))
            fields = KINDS[kind](chance, registry)
            request = kind(id=client.new_id(), revision=0, device="cpu", **fields)
            if chance.random() < kills:
                _kill(client, request, chance, watched)
            else:
                _serve(client, request, chance, watched)
            if client.process_id is not None:
                watched.engines.add(client.process_id)
                watched.memory.append(resident(client.process_id))
    finally:
        client.close()
    watched.children = sum(os.path.exists(f"/proc/{engine}") for engine in watched.engines)
    return watched


def _serve(client: EngineClient, request: Request, chance: random.Random, watched: Watched) -> None:
    client.submit(request)
    if chance.random() < 0.35:
        pause = time.monotonic() + chance.choice((0.0, 0.01, 0.1, 0.3))
        early = _wait(client, _ends(request.id), watched, pause)
        if early is None:
            since = time.monotonic()
            client.cancel(request.id)
            ended = _wait(client, _ends(request.id), watched)
            watched.waits[type(request).__name__].append(time.monotonic() - since)
            # A request without a model is refused as soon as its turn comes.
            probe = HarmonizeRequest(client.new_id(), 0, melody(chance, 1), pack=NOWHERE)
            client.submit(probe)
            _wait(client, _ends(probe.id), watched)
            watched.frees[type(request).__name__].append(time.monotonic() - since)
        else:
            ended = early
    else:
        ended = _wait(client, _ends(request.id), watched)
    watched.ends[f"{type(request).__name__} {type(ended).__name__}"] += 1
    if isinstance(ended, Failed):
        if ended.refused:
            watched.refusals[ended.sentence] += 1
        else:
            watched.problems.append(f"{request}: {ended.sentence} {ended.details}")


def _kill(client: EngineClient, request: Request, chance: random.Random, watched: Watched) -> None:
    """Kills the process with the request in it; the next one has to find another."""
    name, process = type(request).__name__, client.process_id
    client.submit(request)
    early = _wait(client, _ends(request.id), watched, time.monotonic() + chance.uniform(0, 0.2))
    if process is None:
        return
    os.kill(process, signal.SIGKILL)
    if early is not None:
        _wait(client, lambda message: isinstance(message, EngineNotice), watched, told=True)
        return
    ended = _wait(client, _ends(request.id), watched)
    watched.ends[f"{name} killed, {type(ended).__name__}"] += 1
    if isinstance(ended, Finished):  # it was done just before
        _wait(client, lambda message: isinstance(message, EngineNotice), watched, told=True)


def _ends(request_id: int) -> Callable[[Any], bool]:
    return lambda m: isinstance(m, (Finished, Cancelled, Failed)) and m.id == request_id


def _wait(
    client: EngineClient,
    there: Callable[[Any], bool],
    watched: Watched,
    until: float | None = None,
    told: bool = False,
) -> Any:
    """The message that fits, ``None`` when it has not come by ``until``.

    ``told``: a notice that the engine stopped is what is waited for.
    """
    deadline = time.monotonic() + PATIENCE if until is None else until
    while True:
        for message in client.poll():
            if isinstance(message, EngineNotice) and not told:
                watched.problems.append(f"{message.sentence} {message.details}")
            if there(message):
                return message
        if time.monotonic() >= deadline:
            if until is None:
                watched.problems.append("no answer came")
            return None
        time.sleep(0.001)


def resident(process: int) -> float:
    """Memory of a process, MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> int:
    """See the module."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=1)
    shipped = Path(__file__).resolve().parent.parent / "assets" / "models"
    parser.add_argument("--packs", type=Path, default=shipped)
    parser.add_argument(
        "--kills", type=float, default=0.0, help="share of requests in which the engine is killed"
    )
    options = parser.parse_args()
    watched = soak([options.packs], 60 * options.minutes, options.seed, options.kills)
    print(json.dumps(watched.summary(), indent=2))
    return 1 if watched.problems or watched.children else 0


if __name__ == "__main__":
    sys.exit(main())
