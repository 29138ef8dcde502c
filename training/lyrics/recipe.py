"""Training the lyrics network: songs as characters, cross-entropy on the next one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from composer.engine.characters import sample_texts
from composer.engine.networks.character import CharacterLSTM, CharacterShape
from training.lyrics.config import Configuration
from training.lyrics.corpus import (
    SongWindows,
    Vocabulary,
    read_artists,
    read_songs,
    split_songs,
)
from training.lyrics.likelihood import bits_per_character
from training.recipe import Batch, Carry
from training.sample import Sample

SAMPLES = 4  # texts after each validation
SAMPLE_LENGTH = 400


class Recipe:
    """See :class:`training.recipe.Recipe`."""

    def __init__(self, configuration: Configuration, say: Callable[[str], None]) -> None:
        self.configuration = configuration
        wanted = read_artists(Path(configuration.artists)) if configuration.artists else None
        songs = read_songs(Path(configuration.data), wanted, say)
        if configuration.valid:
            self.train = songs
            self.valid = read_songs(Path(configuration.valid), None, say)
        else:
            self.train, self.valid = split_songs(songs, configuration.held_out, configuration.seed)
        if not self.train or not self.valid:
            raise ValueError(f"{configuration.data}: too few songs for a validation split")
        self.vocabulary = Vocabulary.of(song.text for song in self.train)
        self.artists = sorted({song.artist for song in self.train})
        number = {artist: i for i, artist in enumerate(self.artists)}
        texts = [self.vocabulary.encode(song.text) for song in self.train]
        self.windows = SongWindows(
            texts,
            [number[song.artist] for song in self.train],
            configuration.window or max(len(text) for text in texts) + 1,
            configuration.artist_dropout if configuration.conditional else 1.0,
            configuration.seed,
        )
        self.shape = CharacterShape(
            characters=len(self.vocabulary),
            embedding=configuration.embedding,
            hidden=configuration.hidden,
            layers=configuration.layers,
            conditions=(len(self.artists),) if configuration.conditional else (),
            condition_embedding=configuration.condition_embedding,
        )

    def network(self) -> nn.Module:
        return CharacterLSTM(self.shape, self.configuration.dropout, self.configuration.segment)

    def draw(self, step: int, count: int, random: np.random.Generator) -> dict[str, NDArray[Any]]:
        batch = self.windows.draw(step, count)
        # Whole songs are as long as the longest of the batch, not of the corpus.
        longest = int((batch["targets"] >= 0).sum(1).max())
        batch["characters"] = batch["characters"][:, :longest]
        batch["targets"] = batch["targets"][:, :longest]
        return dict(batch)

    def loss(self, network: nn.Module, batch: Batch, carry: Carry) -> tuple[Tensor, Carry]:
        conditions = batch["conditions"][:, : len(self.shape.conditions)]
        state = None
        if carry is not None:
            goes_on = (~batch["begins"])[:, None, None]
            state = (carry[0] * goes_on, carry[1] * goes_on)
        logits, (hidden, cell) = network(batch["characters"], conditions, state)
        terms = nn.functional.cross_entropy(
            logits.flatten(0, 1), batch["targets"].flatten(), ignore_index=-1, reduction="none"
        ).view(batch["targets"].shape)
        loss = (terms.sum(1) * batch["scale"]).mean()
        return loss, (hidden.detach(), cell.detach()) if self.configuration.carry else None

    def validate(self, network: nn.Module) -> dict[str, float]:
        assert isinstance(network, CharacterLSTM)
        songs = self.valid[:: self.configuration.validate_on]
        bits = bits_per_character(network, self.vocabulary, self.artists, songs)
        return {"valid_bits_per_character": bits}

    def samples(self, network: nn.Module, random: np.random.Generator) -> list[Sample]:
        assert isinstance(network, CharacterLSTM)
        generator = torch.Generator().manual_seed(int(random.integers(2**31)))
        width = len(self.shape.conditions)
        chosen = random.integers(0, len(self.artists) + 1, size=(SAMPLES, width))
        texts = sample_texts(
            network, (), torch.from_numpy(chosen), SAMPLE_LENGTH, 0.8, generator, (1,)
        )
        names = ["any artist", *self.artists]
        return [
            Sample(names[row[0]] if width else "", text=self.vocabulary.decode(text))
            for row, text in zip(chosen, texts, strict=True)
        ]

    def card(self) -> dict[str, Any]:
        songbook = Path(self.configuration.data).name.startswith("songbook")
        return {
            "family": "lyrics",
            "title": "Lyrics, songbook" if songbook else "Lyrics",
            "network": self.shape.to_dict(),
            "corpus": f"{SONGBOOK if songbook else Path(self.configuration.data).name}: "
            f"{len(self.train)} songs and poems of {len(self.artists)} artists for training, "
            f"{len(self.valid)} for validation",
            "licence": SONGBOOK_LICENCE if songbook else "that of the texts it was trained on",
            "defaults": {"temperature": 0.7, "length": 600},
            "vocabulary": self.vocabulary.characters,
            "artists": self.artists,
        }


SONGBOOK = "English songs, ballads and song-like verse of the 16th to the early 20th century"
SONGBOOK_LICENCE = "The texts are in the public domain. The weights are part of Descant (MIT)."
