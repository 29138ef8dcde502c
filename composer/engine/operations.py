"""What the engine process does for each kind of request, with the real networks.

Only the engine process imports this module, and torch with it.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any

import torch

from composer.engine import (
    coconet,
    continuing,
    lyrics,
    melodies,
    melody_words,
    rewriting,
    streaming,
    tunes,
)
from composer.engine.inspection import explaining, probabilities, scoring, states, units
from composer.engine.messages import (
    ActivationsRequest,
    ContinueRequest,
    ExplainRequest,
    HarmonizeRequest,
    LinesRequest,
    LyricsRequest,
    PitchesRequest,
    ProbabilitiesRequest,
    RepaintRequest,
    Request,
    RewriteRequest,
    ScoreRequest,
    StateRequest,
    StreamRequest,
    TuneRequest,
)
from composer.engine.networks.lstm_steps import LSTMProgram
from composer.engine.packs import Pack

_MMAP_THRESHOLD, _LARGE = -3, 2**20  # glibc's option, and bytes


def _keep_large_blocks_off_the_heap() -> None:
    """Weights that come and go are given back whole, where else they would leave holes.

    glibc raises the size from which on it does so by itself, up to 32 MB, as such blocks are freed;
    a size that is set stays.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # a C library without it
            ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)


class TorchOperations:
    """The real networks: see :class:`composer.engine.worker.Operations`."""

    def __init__(self, threads: int, folders: Sequence[Path] = ()) -> None:
        """``threads``: of torch; ``folders``: of the packs."""
        torch.set_num_threads(threads)
        _keep_large_blocks_off_the_heap()
        self._load: dict[str, Callable[[Pack, str], Any]] = {
            "coconet": coconet.load_network,
            "lyrics": lyrics.load_network,
            "tune": tunes.load_network,
            "roll": continuing.load_roll,
            "event": continuing.load_event,
        }
        self._perform: dict[type[Request], Callable[..., None]] = {
            HarmonizeRequest: coconet.harmonize,
            RepaintRequest: coconet.repaint,
            LyricsRequest: partial(lyrics.write_lyrics, folders=folders),
            TuneRequest: tunes.write_tunes,
            ContinueRequest: continuing.continue_score,
            ScoreRequest: scoring.score_piece,
            ExplainRequest: explaining.explain_place,
            ProbabilitiesRequest: probabilities.pitch_probabilities,
            StateRequest: states.mean_state,
            ActivationsRequest: units.activations,
            LinesRequest: partial(melody_words.write_lines, folders=folders),
            RewriteRequest: partial(rewriting.rewrite, folders=folders),
            PitchesRequest: melodies.write_pitches,
        }
        self.torch_version = str(torch.__version__)
        self.cuda = bool(torch.cuda.is_available())

    def load(self, pack: Pack, device: str) -> Any:
        """The worker has checked the family."""
        return self._load[pack.family](pack, device)

    def perform(self, network: Any, request: Request, **functions: Any) -> None:
        """With the worker's ``report``, ``cancelled`` and ``emit``."""
        self._perform[type(request)](network, request, **functions)

    def open_stream(self, network: Any, request: StreamRequest) -> streaming.Stream:
        """Of a roll or an event pack."""
        return streaming.open_stream(network, request)

    def without_gradients(self) -> AbstractContextManager[Any]:
        """As the networks are used here."""
        context: AbstractContextManager[Any] = torch.inference_mode()
        return context

    def free_memory(self) -> None:
        """CUDA's cache, and the C library's: the heap keeps what packs leave that were let go."""
        if self.cuda:
            torch.cuda.empty_cache()
        if sys.platform == "linux":
            with contextlib.suppress(OSError, AttributeError):  # a C library without it
                ctypes.CDLL(None).malloc_trim(0)

    def prepare(self) -> None:
        """The first program loads the runtime of all of them."""
        LSTMProgram(torch.nn.LSTM(1, 1), None)
