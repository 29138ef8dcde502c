"""Memory and time of three ways to learn from long songs, side by side.

``whole``: every song in one piece, as published.  ``checkpointed``: the same, with the backward
pass recomputing the network from states kept every so many characters (Chen et al., "Training
Deep Nets with Sublinear Memory Cost", 2016): the same gradients.  ``truncated``: windows, the
state carried over, the gradient not (Williams and Peng, 1990).  Each way runs in a process of its
own, since a process's peak of memory never falls; the ways take turns, and each ratio is the
median over the rounds.
"""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import sys
import time
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import torch

from training.configuration import load_configuration
from training.lyrics.config import Configuration
from training.lyrics.recipe import Recipe

WAYS = ("whole", "checkpointed", "truncated")


@dataclass(frozen=True)
class Measured:
    """``bytes``: the peak above what the process held before; ``seconds``: for
    ``characters``."""

    bytes: int
    seconds: float
    characters: int


def compare(
    path: Path,
    settings: tuple[str, ...],
    length: int,
    songs: int,
    window: int,
    segment: int,
    device: str = "cpu",
    rounds: int = 3,
) -> list[dict[str, object]]:
    """For each way its memory and its time a character, absolute and against ``whole``.

    ``length``: characters of a song (made of the corpus, end to end); ``songs``: side by side;
    ``window``: of ``truncated``; ``segment``: of ``checkpointed``.
    """
    found: dict[str, list[Measured]] = {way: [] for way in WAYS}
    for _ in range(rounds):
        for way in WAYS:
            found[way].append(
                _in_own_process(way, path, settings, length, songs, window, segment, device)
            )
    lines: list[dict[str, object]] = []
    for way in WAYS:
        memory = [
            one.bytes / whole.bytes for one, whole in zip(found[way], found["whole"], strict=True)
        ]
        pace = [
            (one.seconds / one.characters) / (whole.seconds / whole.characters)
            for one, whole in zip(found[way], found["whole"], strict=True)
        ]
        lines.append(
            {
                "way": way,
                "megabytes": round(statistics.median(one.bytes for one in found[way]) / 1e6, 1),
                "memory_against_whole": round(statistics.median(memory), 3),
                "time_against_whole": round(statistics.median(pace), 3),
            }
        )
    return lines


def _in_own_process(*arguments: object) -> Measured:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_measure, args=(there, *arguments))
    process.start()
    there.close()
    try:
        measured = here.recv()
    except EOFError as error:
        raise ValueError("a measuring process ended without a result") from error
    finally:
        process.join()
        here.close()
    assert isinstance(measured, Measured)
    return measured


def _measure(
    answer: Connection,
    way: str,
    path: Path,
    settings: tuple[str, ...],
    length: int,
    songs: int,
    window: int,
    segment: int,
    device: str,
) -> None:
    configuration = load_configuration(Configuration, path, settings)
    torch.set_num_threads(configuration.threads)
    torch.manual_seed(1)
    configuration = replace(
        configuration,
        segment=segment if way == "checkpointed" else 0,
        carry=way == "truncated",
    )
    recipe = Recipe(configuration, lambda text: None)
    joined = np.concatenate([recipe.vocabulary.encode(song.text) for song in recipe.train[:2000]])
    joined = np.resize(joined, songs * (length + 1)).astype(np.int64).reshape(songs, length + 1)
    text = torch.from_numpy(joined).to(device)
    network = recipe.network().to(device).train()
    optimiser = torch.optim.Adam(network.parameters())
    pieces = text[:, :-1].split(window if way == "truncated" else length, dim=1)

    def song(some: list[torch.Tensor]) -> None:
        carry = None
        place = 0
        for piece in some:
            steps = piece.shape[1]
            batch = {
                "characters": piece,
                "targets": text[:, place + 1 : place + 1 + steps],
                "conditions": torch.ones(songs, 1, dtype=torch.long, device=device),
                "begins": torch.zeros(songs, dtype=torch.bool, device=device),
                "scale": torch.full((songs,), 1 / steps, device=device),
            }
            loss, carry = recipe.loss(network, batch, carry)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            place += steps

    # What the network, its gradients and the optimiser hold is not the way's doing.
    song([text[:, :8]])
    before = _held(device)
    began = time.perf_counter()
    song(list(pieces))
    if device == "cuda":
        torch.cuda.synchronize()
    seconds = time.perf_counter() - began
    answer.send(Measured(_peak(device) - before, seconds, songs * length))
    answer.close()


def _held(device: str) -> int:
    if device == "cuda":
        torch.cuda.reset_peak_memory_stats()
        return torch.cuda.memory_allocated()
    return _peak(device)


def _peak(device: str) -> int:
    """The process's peak so far, bytes."""
    if device == "cuda":
        return torch.cuda.max_memory_allocated()
    kilobytes = 1 if sys.platform == "darwin" else 1024  # macOS counts in bytes
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * kilobytes
