"""Copies of a text that a network of characters writes on side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from composer.engine.networks.character import CharacterLSTM
from composer.engine.networks.character_steps import CharacterProgram, CharacterSteps
from composer.engine.networks.lstm_steps import LSTMState

WIDTH = 16  # copies that are written on side by side


class Rows:
    """Copies of a text that are written on side by side, each by all artists of the blend."""

    def __init__(
        self,
        network: CharacterLSTM,
        program: CharacterProgram | None,
        conditions: Tensor,
        weights: Tensor,
        copies: int = WIDTH,
    ) -> None:
        """``conditions``: int [artists, conditions]; ``weights``: float [artists, 1]."""
        self.copies, self._artists = copies, len(conditions)
        self._weights = weights
        self._network, self._conditions = network, conditions.repeat(copies, 1)
        self._state: Any = None
        self._steps: CharacterSteps | None = None
        if program is not None:
            self._steps = CharacterSteps(program, self._conditions.tolist())

    def begin(self, states: Sequence[Any]) -> None:
        """Copy k goes on from the k-th of the states (:meth:`state_of`); the last fills up."""
        filled = [*states, *[states[-1]] * (self.copies - len(states))]
        if self._steps is not None:
            self._steps.state = LSTMState(
                np.concatenate([state.hidden for state in filled], 1),
                np.concatenate([state.cell for state in filled], 1),
            )
        else:
            parts = zip(*filled, strict=True)
            self._state = tuple(torch.cat(part, 0) for part in parts)

    @property
    def state(self) -> Any:
        """Of all copies after the last step."""
        return self._steps.state if self._steps is not None else self._state

    def state_of(self, state: Any, copy: int) -> Any:
        """Of one copy in what :attr:`state` gave."""
        here = slice(copy * self._artists, (copy + 1) * self._artists)
        if isinstance(state, LSTMState):
            return LSTMState(state.hidden[:, here], state.cell[:, here])
        return tuple(part[here] for part in state)

    def read(self, indices: Sequence[int]) -> Tensor:
        """One character for each copy -> blended logits of the next, float [copies, characters]."""
        fed = np.repeat(np.asarray(indices), self._artists)
        if self._steps is not None:
            logits = torch.from_numpy(self._steps.read(fed.tolist()))
        else:
            device = self._conditions.device
            found, self._state = self._network(
                torch.from_numpy(fed)[:, None].to(device), self._conditions, self._state
            )
            logits = found[:, -1].float()
        blended = logits.reshape(self.copies, self._artists, -1) * self._weights
        return blended.sum(1).cpu()
