"""How soon the engine answers a cancel, for each operation, at random moments.

``python -m tests.cancelling`` asks the shipped packs for something that takes long, cancels it
after a random while, and prints for each operation a JSON object: the median and the largest time
from the cancel to its answer (``answer_ms``), and until the engine works on the next request
(``free_ms``); once with the pack in memory and once, in a new process for each cancel, while it
may still be loaded (``first_answer_ms``, ``first_free_ms``).
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from composer.engine.abc import Tune
from composer.engine.client import EngineClient
from composer.engine.messages import (
    FEATURES,
    MAX_CANDIDATES,
    ActivationsRequest,
    Cancelled,
    ContinueRequest,
    ExplainRequest,
    Failed,
    Finished,
    HarmonizeRequest,
    LinesRequest,
    LyricsRequest,
    ProbabilitiesRequest,
    Ready,
    RepaintRequest,
    RewriteRequest,
    ScoreRequest,
    StateRequest,
    TuneRequest,
)
from composer.engine.packs import PackRegistry
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import SATB, Voice

PATIENCE = 120.0
BAR = 1920
NOWHERE = "no-such-pack"
Make = Callable[[PackRegistry], tuple[type[Any], dict[str, Any]]]


def line(bars: int, voice: int = 1, pitch: int = 70) -> tuple[Note, ...]:
    """Eighth notes up and down."""
    return tuple(
        Note(i + 1, voice, pitch + (0, 2, 4, 2, 5, 4, 2, -1)[i % 8], 240 * i, 240)
        for i in range(8 * bars)
    )


def score(bars: int, parts: int) -> Score:
    """Such lines one below the other."""
    made = Score()
    made.voices = tuple(
        Voice(made.new_id(), role.value, role, channel=place)
        for place, role in enumerate(SATB[:parts])
    )
    for place, voice in enumerate(made.voices):
        for note in line(bars, voice.id, 70 - 7 * place):
            own = Note(made.new_id(), voice.id, note.pitch, note.onset, note.duration)
            made.notes[own.id] = own
    return made


def _continuing(family: str) -> Make:
    def make(registry: PackRegistry) -> tuple[type[Any], dict[str, Any]]:
        song = score(16, 2)
        end = max(note.end for note in song.notes.values())
        return ContinueRequest, {
            "score": song,
            "start": end,
            "end": end + 256 * BAR,
            "pack": registry.best(family).name,
            "candidates": 4,
        }

    return make


def _piece(kind: type[Any], family: str, **more: Any) -> Make:
    def make(registry: PackRegistry) -> tuple[type[Any], dict[str, Any]]:
        pieces: dict[str, Callable[[], Any]] = {
            "coconet": lambda: score(100, 4),
            "lyrics": lambda: "why does the rain come down\n" * 1000,
            "tune": lambda: Tune("4/4", "D", "major", "DEFGABcd|defgfedc|" * 1000),
        }
        piece = pieces.get(family, lambda: score(512, 2))()
        return kind, {"piece": piece, "pack": registry.best(family).name, **more}

    return make


MANY = {"candidates": MAX_CANDIDATES, "steps": 500}
WISHES = {"rhyme": "ABAB", "syllables": (8, 7), "original": True}
OPERATIONS: dict[str, Make] = {
    "harmonize": lambda _: (HarmonizeRequest, {"notes": line(8), "steps": 5000}),
    "harmonize, 64 bars, 16 candidates": lambda _: (HarmonizeRequest, {"notes": line(64), **MANY}),
    "repaint": lambda _: (
        RepaintRequest,
        {"voices": (("soprano", line(8)),), "cells": (("alto", 0, 8 * BAR),), "steps": 5000},
    ),
    "lyrics": lambda _: (LyricsRequest, {"length": 20_000}),
    "lyrics, long prime": lambda _: (LyricsRequest, {"prime": "why " * 5000, "length": 20_000}),
    "lyrics by wishes": lambda _: (LyricsRequest, {"length": 20_000, **WISHES}),
    "lines for a melody": lambda _: (
        LinesRequest,
        {"stresses": ("x/x/x/x/", "x/x/x/") * 16, "rhyme": "ABAB", "candidates": 8},
    ),
    "a line anew": lambda _: (
        RewriteRequest,
        {
            "before": "why does the rain come down\n" * 40,
            "replaced": "",
            "after": "\nand the sun goes down in the town" * 40,
            "syllables": 8,
            "rhymes_with": "rain",
            "candidates": 16,
        },
    ),
    "tune": lambda _: (TuneRequest, {"bars": 200, "candidates": 16}),
    "continue, roll": _continuing("roll"),
    "continue, event": _continuing("event"),
    **{
        f"score, {family}": _piece(ScoreRequest, family)
        for family in ("coconet", "roll", "event", "lyrics", "tune")
    },
    "explain, coconet": _piece(ExplainRequest, "coconet", place=60 * BAR, role="alto"),
    "explain, roll": _piece(ExplainRequest, "roll", place=400 * BAR),
    "explain, event": _piece(ExplainRequest, "event", place=400 * BAR),
    "explain, lyrics": _piece(ExplainRequest, "lyrics", place=25_000),
    "explain, tune": _piece(ExplainRequest, "tune", place=15_000),
    **{
        f"probabilities, {family}": _piece(
            ProbabilitiesRequest, family, start=0, end=(100 if family == "coconet" else 512) * BAR
        )
        for family in ("coconet", "roll", "event")
    },
    "activations": lambda _: (
        ActivationsRequest,
        {"text": "why does the rain come down\n" * 700, "follow": FEATURES[0]},
    ),
    "state, roll": _piece(StateRequest, "roll"),
    "state, tune": _piece(StateRequest, "tune"),
}


class Watch:
    """An engine, and what it says."""

    def __init__(self, folder: Path) -> None:
        self.client = EngineClient([folder])
        self.client.start()
        self.said: list[Any] = []
        self.until(lambda message: isinstance(message, Ready))

    def until(self, there: Callable[[Any], bool], seconds: float = PATIENCE) -> Any:
        """The message that fits, ``None`` when it does not come in that time."""
        deadline = time.monotonic() + seconds
        while True:
            self.said += self.client.poll()
            while self.said:
                message = self.said.pop(0)
                if there(message):
                    return message
            if time.monotonic() >= deadline:
                return None
            time.sleep(0.0005)

    def end(self, request_id: int, seconds: float = PATIENCE) -> Any:
        """How a request ended."""
        ends = (Finished, Failed, Cancelled)
        return self.until(lambda m: isinstance(m, ends) and m.id == request_id, seconds)

    def cancel(self, kind: type[Any], fields: dict[str, Any], pause: float) -> Any:
        """Seconds from the cancel to its answer, and until the next request is worked on;
        ``None`` when the request was over before."""
        request = kind(id=self.client.new_id(), revision=0, device="cpu", **fields)
        probe = HarmonizeRequest(self.client.new_id(), 0, line(1), pack=NOWHERE)
        self.client.submit(request)
        early = self.end(request.id, pause)
        if early is not None:
            if isinstance(early, Failed):
                raise AssertionError(early.sentence + early.details)
            return None
        since = time.monotonic()
        self.client.cancel(request.id)
        self.client.submit(probe)
        ended = self.end(request.id)
        answered = time.monotonic() - since
        if not isinstance(ended, Cancelled):
            return None
        if self.end(probe.id) is None:
            raise AssertionError("no answer came")
        return answered, time.monotonic() - since


def measured(
    folder: Path, make: Make, warm: int, first: int, chance: random.Random
) -> dict[str, Any]:
    """The figures of one operation, ms."""
    kind, fields = make(PackRegistry([folder]))
    found: dict[str, list[float]] = {}

    def keep(prefix: str, times: Any) -> None:
        if times is not None:
            for name, value in zip(("answer", "free"), times, strict=True):
                found.setdefault(f"{prefix}{name}_ms", []).append(1000 * value)

    for _ in range(first):
        watch = Watch(folder)
        try:
            keep("first_", watch.cancel(kind, fields, chance.uniform(0, 0.3)))
        finally:
            watch.client.close()
    watch = Watch(folder)
    try:
        watch.cancel(kind, fields, 2.0)
        for _ in range(warm):
            keep("", watch.cancel(kind, fields, chance.uniform(0, 0.5)))
    finally:
        watch.client.close()
    return {
        "cancels": len(found.get("answer_ms", ())),
        **{
            name: {"median": round(statistics.median(values), 1), "largest": round(max(values), 1)}
            for name, values in found.items()
        },
    }


def main() -> int:
    """See the module."""
    parser = argparse.ArgumentParser(prog="python -m tests.cancelling", description=__doc__)
    shipped = Path(__file__).resolve().parent.parent / "assets" / "models"
    parser.add_argument("--packs", type=Path, default=shipped)
    parser.add_argument("--warm", type=int, default=20, help="cancels with the pack in memory")
    parser.add_argument("--first", type=int, default=4, help="cancels in a new process each")
    parser.add_argument("--only", default="", help="operations that begin so")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    for name, make in OPERATIONS.items():
        if name.startswith(options.only):
            figures = measured(options.packs, make, options.warm, options.first, chance)
            print(json.dumps({"operation": name, **figures}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
