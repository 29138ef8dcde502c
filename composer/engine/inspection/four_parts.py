"""A score as a coconet network hears it, and what it thinks of each note, all others given.

A note's sixteenth cells are hidden together, since a held note's cell next to the others of its
own would be no question.  A part without any note is hidden too: it is imagined, not silent.  The
network sees :data:`SIGHT` steps on either side of a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from composer.engine.coconet import LoadedCoconet
from composer.engine.gibbs import one_hot
from composer.engine.grid import SILENT, cells_of_melody, folded_into
from composer.engine.messages import ROLES, OperationRefused
from composer.engine.networks.coconet import VOICES
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import SIXTEENTH
from composer.model.voice import DRUM_CHANNEL, SATB, Voice

SIGHT = 32  # steps on either side of a note: about what the networks were trained on at once
BAR = 16  # steps; windows begin at multiples of it, so that many notes share one
TOGETHER = 128  # steps of all rows of a pass: what takes well below 100 ms


@dataclass(frozen=True)
class Parts:
    """``cells``: MIDI pitches, int16 [4, steps], or -1; ``owners``: the id of the note that each
    cell is of, int64 [4, steps], or 0; ``sounding``: which parts have notes, bool [4]; ``start``:
    tick of step 0."""

    cells: NDArray[np.int16]
    owners: NDArray[np.int64]
    sounding: NDArray[np.bool_]
    start: int

    def step(self, tick: int) -> int:
        """The step in which a tick is; below 0 or beyond the end where there is none."""
        return (tick - self.start) // SIXTEENTH

    def places(self) -> Iterator[tuple[int, int, NDArray[np.int64]]]:
        """Every note that has cells: its id, its part, and its steps; in order of time."""
        order = []
        for voice in range(VOICES):
            for note in np.unique(self.owners[voice]).tolist():
                if note:
                    steps = np.flatnonzero(self.owners[voice] == note)
                    order.append((int(steps[0]), voice, note, steps))
        for _, voice, note, steps in sorted(order, key=lambda entry: entry[:3]):
            yield note, voice, steps


def parts_of(score: Score) -> Parts:
    """The score's four parts from the bar of its first note on.

    A score without parts has its only voice, if there is just one, as the soprano.  Raises
    :class:`OperationRefused` when there is nothing that the network could hear.
    """
    voices = _voices(score)
    if not voices:
        raise OperationRefused(
            "None of the song's voices is soprano, alto, tenor or bass; give them these parts, "
            "or choose a model of another family."
        )
    lines = {part: score.notes_in_order(voice.id) for part, voice in voices.items()}
    first = min(line[0].onset for line in lines.values())
    bar, _ = score.meter.position(first)
    start = score.meter.bar_start(bar) // SIXTEENTH * SIXTEENTH
    end = max(note.end for line in lines.values() for note in line)
    steps = -(-(end - start) // SIXTEENTH)
    cells = np.full((VOICES, steps), SILENT, dtype=np.int16)
    owners = np.zeros((VOICES, steps), dtype=np.int64)
    for part, line in lines.items():
        cells[part] = cells_of_melody(line, start, start + steps * SIXTEENTH)
        owners[part] = _owners(line, cells[part], start)
    return Parts(cells, owners, np.array([part in lines for part in range(VOICES)]), start)


def _voices(score: Score) -> dict[int, Voice]:
    sounding = {note.voice for note in score.notes.values()}
    found = {
        part: voice
        for part, role in enumerate(SATB)
        if (voice := score.voice_with_role(role)) is not None and voice.id in sounding
    }
    if not found:
        others = [v for v in score.voices if v.id in sounding and v.channel != DRUM_CHANNEL]
        if len(others) == 1:
            found = {0: others[0]}
    return found


def _owners(line: Sequence[Note], cells: NDArray[np.int16], start: int) -> NDArray[np.int64]:
    owners = np.zeros(len(cells), dtype=np.int64)
    for note in line:
        first = max(0, (note.onset - start) // SIXTEENTH)
        last = -(-(note.end - start) // SIXTEENTH)
        span = slice(first, last)
        owners[span] = np.where(cells[span] == note.pitch, note.id, owners[span])
    for step in range(1, len(cells)):  # short gaps are heard as the note before
        if not owners[step] and cells[step] != SILENT and cells[step] == cells[step - 1]:
            owners[step] = owners[step - 1]
    return owners


class Listener:
    """What a pack thinks of the cells of some parts."""

    def __init__(self, model: LoadedCoconet, parts: Parts) -> None:
        self.model, self.parts = model, parts
        shape = model.network.shape
        self.lowest, self.pitches = shape.lowest, shape.pitches
        folded = np.stack(
            [
                folded_into(line, shape.lowest, shape.lowest + shape.pitches - 1)
                for line in parts.cells
            ]
        )
        # What is beyond the network's range is heard octaves higher or lower.
        self.shift = np.where(parts.cells == SILENT, 0, parts.cells - folded)
        rows = np.where(folded == SILENT, -1, folded.astype(np.int64) - shape.lowest)
        self.numbers = rows  # of the network's pitches, -1 for silence
        self.rows = torch.from_numpy(rows).to(model.device)

    def window(self, hidden: NDArray[np.int64]) -> tuple[int, int]:
        """The first step, and that after the last, of what the network sees around these."""
        low = max(0, (int(hidden[0]) - SIGHT) // BAR * BAR)
        return low, min(self.rows.shape[1], -(-(int(hidden[-1]) + 1 + SIGHT) // BAR) * BAR)

    def windows(
        self, places: Sequence[tuple[int, NDArray[np.int64]]]
    ) -> Iterator[list[tuple[int, Tensor]]]:
        """For each of ``places`` (a part and its steps) its number and the log-probabilities of
        its cells, all other notes given: float [its steps, pitches].  A batch at a time."""
        groups: dict[tuple[int, int], list[int]] = {}
        for number, (_, hidden) in enumerate(places):
            groups.setdefault(self.window(hidden), []).append(number)
        for (low, high), numbers in groups.items():
            count = max(1, TOGETHER // (high - low))
            for first in range(0, len(numbers), count):
                some = numbers[first : first + count]
                yield self._batch(low, high, some, [places[number] for number in some])

    def _batch(
        self,
        low: int,
        high: int,
        numbers: list[int],
        places: list[tuple[int, NDArray[np.int64]]],
    ) -> list[tuple[int, Tensor]]:
        hidden = torch.zeros(len(places), VOICES, high - low, dtype=torch.bool)
        hidden[:, torch.from_numpy(~self.parts.sounding)] = True
        for row, (voice, steps) in enumerate(places):
            hidden[row, voice, torch.from_numpy(steps - low)] = True
        window = self.rows[None, :, low:high].expand(len(places), -1, -1)
        network = self.model.network
        rolls = one_hot(window, self.pitches).to(network.head.weight.dtype)
        with torch.inference_mode():
            logits = network(rolls, hidden.to(self.model.device))
        logp = torch.log_softmax(logits, -1).cpu()
        return [
            (number, logp[row, voice, torch.from_numpy(steps - low)])
            for row, (number, (voice, steps)) in enumerate(zip(numbers, places, strict=True))
        ]

    def pitch_of(self, row: int, voice: int, step: int) -> int:
        """The MIDI pitch that a row of the network means at a cell."""
        return int(min(127, max(0, row + self.lowest + int(self.shift[voice, step]))))


def part_named(role: str | None, parts: Parts) -> int:
    """The part of a role, or the only part with notes; raises :class:`OperationRefused`."""
    if role is not None:
        return ROLES.index(role)
    sounding = np.flatnonzero(parts.sounding)
    if len(sounding) == 1:
        return int(sounding[0])
    raise OperationRefused(f"Say which voice is meant: {', '.join(ROLES)}.")
