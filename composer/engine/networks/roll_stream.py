"""Pieces that a roll network writes on, frame by frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from composer.engine.gumbel import Gumbel
from composer.engine.networks.roll import RollLSTM, State
from composer.engine.networks.roll_steps import RollProgram, RollSteps
from composer.engine.recollection import TRUST, Recollection


class RollStream:
    """Pieces that go on frame by frame, several at once: what is given, and then what is drawn.

    ``program``: the network's steps for a processor, which are many times quicker.  The two ways
    draw other frames from the same seed.
    """

    def __init__(
        self,
        network: RollLSTM,
        rows: int,
        seed: int | Sequence[int],
        program: RollProgram | None = None,
    ) -> None:
        """``seed``: one for all rows, or one for each, so that a row's frames are those that it
        would have alone."""
        self.network, self.rows = network.eval(), rows
        self.device = next(network.parameters()).device
        self.random = (
            torch.Generator().manual_seed(seed)
            if isinstance(seed, int)
            else [torch.Generator().manual_seed(own) for own in seed]
        )
        self._noise = (
            [Gumbel(seed)] * rows if isinstance(seed, int) else [Gumbel(own) for own in seed]
        )
        self.time = 0
        shape = network.shape
        self._state: State | None = None
        self._previous = np.zeros((rows, shape.keys), dtype=bool)
        self._past = (
            Recollection(rows, shape.keys, shape.lags, shape.memory) if shape.memory else None
        )
        self._read = False  # whether what was given is read
        self._ready: tuple[Tensor, Tensor, Tensor, Tensor] | None = None
        self._steps = None if program is None else RollSteps(program, rows)

    def give(self, frames: NDArray[np.bool_]) -> None:
        """The next frame of each row is this, bool [rows, keys]."""
        self._prepare()
        if self._past is not None:
            self._past.advance(frames)
        self._previous = frames.copy()
        self.time += 1
        self._read = False

    def draw(self, temperature: float = 1.0) -> NDArray[np.bool_]:
        """Draws the next frame of each row, bool [rows, keys], and goes on from it."""
        frames = self.choose(temperature)
        self.give(frames)
        return frames

    def choose(
        self,
        temperature: float = 1.0,
        bias: Tensor | None = None,
        sounding: Tensor | None = None,
        **cuts: Any,
    ) -> NDArray[np.bool_]:
        """Draws the next frame of each row, bool [rows, keys]; nothing goes on.

        The arguments as in :meth:`RollLSTM.draw`.
        """
        self._prepare()
        if self._steps is not None:
            return self._steps.draw(
                temperature,
                self._noise,
                None if bias is None else bias.numpy(),
                None if sounding is None else sounding.numpy(),
                **cuts,
            )
        assert self._ready is not None
        with torch.inference_mode():
            drawn = self.network.draw(
                *self._ready, temperature, self.random, bias, sounding, **cuts
            )
        frames: NDArray[np.bool_] = drawn.cpu().numpy()
        return frames

    def nats(self, frames: NDArray[np.bool_]) -> NDArray[np.float64]:
        """What these next frames would cost, float [rows]; nothing goes on."""
        self._prepare()
        if self._steps is not None:
            return self._steps.nats(frames)
        assert self._ready is not None
        with torch.inference_mode():
            targets = torch.from_numpy(frames).to(self.device)
            found = self.network.nats(targets, *self._ready).double()
        spent: NDArray[np.float64] = found.cpu().numpy()
        return spent

    def _prepare(self) -> None:
        """Reads what was given: after it the head can tell of the next frame."""
        if self._read:
            return
        self._read = True
        if self._past is not None:
            lags, trust = self._past.lags_and_trust()
            sources = self._past.frames_at(lags)
        else:
            sources = np.zeros((self.rows, 0, self.network.shape.keys), dtype=bool)
            trust = np.zeros((self.rows, 0, TRUST), dtype=np.float32)
        if self._steps is not None:
            self._steps.read(self._previous, sources, trust, self.time)
            return
        with torch.inference_mode():
            before, seen, trusted = (
                torch.from_numpy(part).to(self.device) for part in (self._previous, sources, trust)
            )
            time = torch.full((self.rows, 1), self.time, device=self.device)
            output, self._state = self.network.run(
                before[:, None], seen[:, None], trusted[:, None], time, self._state
            )
            self._ready = (output[:, 0], before, seen, trusted)
