"""Lyrics by artist, character by character: what the engine process does for a request.

Torch is imported here; only the engine process imports this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from composer.engine.characters import MARK
from composer.engine.copy_guard import INDEX_FOLDER, WORDS_KIND, CopyIndex, read_indexes
from composer.engine.gumbel import Floats, Gumbel, heated, nats
from composer.engine.messages import (
    LyricsRequest,
    OperationCancelled,
    OperationRefused,
    Text,
    TextPiece,
)
from composer.engine.networks.character import CharacterLSTM
from composer.engine.networks.character_rows import Rows
from composer.engine.networks.character_steps import CharacterProgram, CharacterReader
from composer.engine.networks.loading import load
from composer.engine.packs import Pack, PackError
from composer.engine.verse import Line, LineDrawer, is_steered
from composer.engine.word_sounds import await_words
from composer.model.generation import Parameter

UNKNOWN = 1  # stands in the vocabulary for every character it has not; never written
PORTION = 32  # characters of a prime that are read between two looks at whether to stop
PIECE = 8  # characters between two messages, at most; the first line comes at once

Report = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Emit = Callable[[TextPiece | Text], None]


@dataclass(frozen=True)
class LoadedLyrics:
    """A pack with its network; ``characters``: index less 2 to character; ``artists``: in the
    order of the condition's values; ``program``: the network's steps for a processor."""

    pack: Pack
    network: CharacterLSTM
    characters: str
    artists: tuple[str, ...]
    program: CharacterProgram | None = None


def load_network(pack: Pack, device: str = "cpu") -> LoadedLyrics:
    """The pack, ready to write; raises :class:`PackError` when it is not in order."""
    characters = pack.extra.get("vocabulary")
    artists = pack.extra.get("artists", [])
    if not isinstance(characters, str) or not isinstance(artists, list):
        raise PackError(f"The card of {pack.folder} has no vocabulary and list of artists.")
    network = load(pack, device)
    assert isinstance(network, CharacterLSTM)
    if len(set(characters)) + 2 != network.shape.characters or (
        network.shape.conditions and network.shape.conditions[0] != len(artists)
    ):
        raise PackError(f"The vocabulary or the artists of {pack.folder} do not fit its network.")
    network.requires_grad_(False)
    program = CharacterProgram(network) if device == "cpu" else None
    return LoadedLyrics(pack, network, characters, tuple(map(str, artists)), program)


def find_artist(artists: tuple[str, ...], name: str) -> int:
    """The index of an artist by name, in any case; raises :class:`OperationRefused`."""
    for place, artist in enumerate(artists):
        if artist.casefold() == name.strip().casefold():
            return place
    near = [artist for artist in artists if name.strip().casefold() in artist.casefold()]
    if len(near) == 1:
        return artists.index(near[0])
    hint = f" (there is {', '.join(near[:5])})" if near else ""
    raise OperationRefused(f"The model knows no artist {name!r}{hint}; choose one from its list.")


class LyricsWriter:
    """Writes one text at a time, a character a call.

    Each artist asked for, and "any artist", is a row of the batch that reads the same text; their
    logits are blended: ``any + strength * ((1 - blend) * first + blend * second - any)``.  Who has
    no part in the blend is left out.
    """

    def __init__(self, model: LoadedLyrics, request: LyricsRequest) -> None:
        self._model, self._request = model, request
        self.device = next(model.network.parameters()).device
        rows = [0]
        for name in (request.artist, request.second_artist):
            if name is not None and model.network.shape.conditions:
                rows.append(find_artist(model.artists, name) + 1)
        if request.artist is not None and not model.network.shape.conditions:
            raise OperationRefused(f"The model {model.pack.name!r} knows no artists.")
        shares = self._blend(len(rows))
        kept = [place for place, share in enumerate(shares) if share]
        rows, self._shares = [rows[k] for k in kept], np.array([shares[k] for k in kept], "f4")
        width = len(model.network.shape.conditions)
        conditions = torch.tensor([[row] * width for row in rows], device=self.device)
        self._conditions = conditions.reshape(len(rows), width)
        self._reader = CharacterReader(model.network, model.program, self._conditions)
        self._logits: Floats = np.zeros(model.network.shape.characters, np.float32)
        self._index = {character: i + 2 for i, character in enumerate(model.characters)}
        # Logits and draws whose nats are not counted yet.
        self._uncounted = np.zeros((PIECE, len(self._logits)), np.float32)
        self._drawn: list[int] = []
        self._spent: list[float] = []

    def _blend(self, rows: int) -> list[float]:
        strength, blend = self._request.strength, self._request.blend
        return {
            1: [1.0],
            2: [1 - strength, strength],
            3: [1 - strength, strength * (1 - blend), strength * blend],
        }[rows]

    def begin(self, prime: str, cancelled: Cancelled = lambda: False) -> None:
        """Reads the mark of the start, and the prime.

        Raises :class:`OperationCancelled` between two portions.
        """
        self._drawn, self._spent = [], []
        self._reader.begin()
        indices = [MARK, *(self._index.get(c, UNKNOWN) for c in prime)]
        for first in range(0, len(indices), PORTION):
            if cancelled():
                raise OperationCancelled
            self._read(indices[first : first + PORTION])

    def _read(self, indices: list[int]) -> None:
        last = self._reader.read(indices)
        self._logits = last[0] if len(last) == 1 else self._shares @ last
        self._logits[UNKNOWN] = -np.inf

    def rows(self) -> Rows:
        """Room for copies of the text, to be written on side by side."""
        model = self._model
        weights = torch.from_numpy(self._shares).to(self.device)[:, None]
        return Rows(model.network, model.program, self._conditions, weights)

    @property
    def state(self) -> Any:
        """After what was read, as :meth:`Rows.begin` takes it."""
        return self._reader.state

    @property
    def logits(self) -> Tensor:
        """Of the next character, blended, float [characters]."""
        return torch.from_numpy(self._logits.copy())

    def read(self, text: str) -> None:
        """Takes what was written elsewhere; it is not empty."""
        self._read([self._index[character] for character in text])

    def scores(self) -> Floats:
        """Of the next character, as the request tempers them: see :mod:`composer.engine.gumbel`;
        float [characters]."""
        request = self._request
        return heated(self._logits, request.temperature, request.top_k, request.top_p)

    def write(self, random: Gumbel) -> str:
        """The next character, "" at the text's end."""
        index = random.draw(self.scores())
        if len(self._drawn) == len(self._uncounted):
            self._count()
        self._uncounted[len(self._drawn)] = self._logits
        self._drawn.append(index)
        if index == MARK:
            return ""
        self._read([index])
        return self._model.characters[index - 2]

    def spent(self) -> list[float]:
        """The nats of each character (the end is one) written since this was last asked, before
        temperature and cuts."""
        self._count()
        spent, self._spent = self._spent, []
        return spent

    def _count(self) -> None:
        # Several at once: a call for each would take as long as a quarter of the network's step.
        count = len(self._drawn)
        self._spent += nats(self._uncounted[:count], np.array(self._drawn, np.int64)).tolist()
        self._drawn = []


def write_lyrics(
    model: LoadedLyrics,
    request: LyricsRequest,
    *,
    emit: Emit,
    report: Report = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
    folders: Sequence[Path] = (),
) -> None:
    """Emits the pieces of each text as they come, then the text.

    ``request.seed`` must be set; ``folders``: of packs, where the indexes of the copy guard are.
    Raises :class:`OperationCancelled` between two characters, :class:`OperationRefused` when there
    is no such artist, or no index where only original lines are asked for.
    """
    if request.seed is None:
        raise ValueError("the request has no seed")
    writer = LyricsWriter(model, request)
    drawer: LineDrawer | None = None
    if is_steered(request):
        if request.rhyme or request.syllables:
            await_words(cancelled)
        known = known_passages(folders) if request.original else lambda text: False
        drawer = LineDrawer(request, writer.rows(), model.characters, known, cancelled)
    total = request.length * request.candidates
    for index in range(request.candidates):
        # Odd multiples of the golden ratio in 64 bits: no two candidates share a stream.
        seed = (request.seed + 0x9E3779B97F4A7C15 * index) % 2**63
        writer.begin(request.prime, cancelled)
        text, piece = "", ""
        spent: list[float] = []
        missed: dict[str, Parameter] = {}
        if drawer is not None:
            number = request.prime.count("\n")
            unmet: dict[str, list[str]] = {"unrhymed_lines": [], "lines_of_other_length": []}
            random = torch.Generator().manual_seed(seed)
            for line in _lines(drawer, writer, request, random):
                number += 1
                text += line.text
                spent.append(line.nats)
                if not line.rhymed:
                    unmet["unrhymed_lines"].append(str(number))
                if line.syllables_off:
                    unmet["lines_of_other_length"].append(str(number))
                emit(TextPiece(request.id, index, line.text))
                report(min(total, index * request.length + len(text)), total)
            missed = {name: ",".join(lines) for name, lines in unmet.items() if lines}
            spent = [sum(spent) / max(1, len(text))]
        noise = Gumbel(seed)
        while drawer is None and len(text) < request.length:
            if cancelled():
                raise OperationCancelled
            character = writer.write(noise)
            text += character
            piece += character
            if len(piece) == PIECE or not character:
                emit(TextPiece(request.id, index, piece))
                piece = ""
                report(min(total, index * request.length + len(text)), total)
            if not character or _stops(text, request.stop):
                break
        if piece:
            emit(TextPiece(request.id, index, piece))
        if drawer is None:
            spent = writer.spent()
        emit(
            Text(
                id=request.id,
                revision=request.revision,
                index=index,
                text=text,
                parameters=_parameters(request, {"device": writer.device.type, **missed}),
                pack=model.pack.name,
                pack_hash=model.pack.sha256,
                seed=request.seed,
                nats=sum(spent) / max(1, len(spent)),
            )
        )
        report((index + 1) * request.length, total)


def _lines(
    drawer: LineDrawer, writer: LyricsWriter, request: LyricsRequest, random: torch.Generator
) -> Iterator[Line]:
    """One line after the other, until the text is as long as asked for or ends."""
    text = ""
    while len(text) < request.length and not (text and _stops(text, request.stop)):
        line = drawer.next_line(
            request.prime + text, writer.state, writer.logits, request.length - len(text), random
        )
        if line is None:
            return
        text += line.text
        writer.read(line.text)
        yield line


def known_passages(folders: Sequence[Path]) -> Callable[[str], bool]:
    """Whether a text has a passage that stands in an indexed corpus."""
    found, _ = read_indexes([folder / INDEX_FOLDER for folder in folders])
    indexes: list[CopyIndex] = [index for index in found if index.kind == WORDS_KIND]
    if not indexes:
        raise OperationRefused(
            "There is no index of a training corpus to hold the lines against; install Descant "
            "again, or write without asking for original lines."
        )
    return lambda text: any(index.copied_text(text) for index in indexes)


def _stops(text: str, stop: str) -> bool:
    if stop == "line":
        return text.endswith("\n") and bool(text.strip("\n"))
    return stop == "stanza" and text.endswith("\n\n") and bool(text.strip("\n"))


def _parameters(
    request: LyricsRequest, more: dict[str, Parameter]
) -> tuple[tuple[str, Parameter], ...]:
    names = ("artist", "second_artist", "blend", "strength", "prime", "length", "stop")
    names += ("temperature", "top_k", "top_p", "candidates")
    values = {name: getattr(request, name) for name in names}
    if is_steered(request):
        values["rhyme"] = request.rhyme or None
        values["syllables"] = ",".join(map(str, request.syllables)) or None
        values["original"] = request.original or None
    values.update(more)
    return tuple(sorted((name, value) for name, value in values.items() if value is not None))
