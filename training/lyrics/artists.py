"""``artists``: whether the artists of a lyrics pack write differently, as a classifier tells them.

A plain classifier, multinomial naive Bayes over bags of words, learns from the training songs who
wrote what, and then names the artist of texts that the pack wrote.  Beside it is how well it names
those of the validation songs, in pieces of the same length: more cannot be asked for.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from composer.engine.characters import MARK
from composer.engine.networks.character import CharacterLSTM
from composer.engine.networks.loading import load
from composer.engine.packs import Pack
from training.figures import Figure, figure
from training.lyrics.corpus import Song, Vocabulary, read_songs

ROWS = 72  # samples that are written side by side
WORDS = 200  # of a sample
LONGEST = 3000  # characters of a sample; no one has so long words
SMOOTHING = 0.1  # added to each count of a word
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")


def words_of(text: str) -> list[str]:
    """The words of a text in small letters."""
    return _WORD.findall(text.lower().replace("’", "'"))


class NaiveBayes:
    """Multinomial naive Bayes with equal priors; the classes are numbered from 0."""

    def __init__(self, texts: Sequence[Sequence[str]], classes: Sequence[int], count: int) -> None:
        """``texts``: their words; ``classes``: of each; ``count``: of classes."""
        self._place: dict[str, int] = {}
        for text in texts:
            for word in text:
                self._place.setdefault(word, len(self._place))
        counts = np.full((count, len(self._place)), SMOOTHING)
        for text, number in zip(texts, classes, strict=True):
            np.add.at(counts[number], [self._place[word] for word in text], 1)
        self._logp = np.log(counts / counts.sum(1, keepdims=True))

    def class_of(self, text: Sequence[str]) -> int:
        """The likeliest class; words never seen say nothing."""
        places = [self._place[word] for word in text if word in self._place]
        return int(self._logp[:, places].sum(1).argmax())


def classifier_of(songs: Sequence[Song], artists: Sequence[str]) -> NaiveBayes:
    """Learned from the songs of those artists."""
    number = {artist: i for i, artist in enumerate(artists)}
    theirs = [song for song in songs if song.artist in number]
    return NaiveBayes(
        [words_of(song.text) for song in theirs],
        [number[song.artist] for song in theirs],
        len(artists),
    )


def share_named(classifier: NaiveBayes, texts: Sequence[tuple[int, Sequence[str]]]) -> float:
    """The share of texts (number of the artist, words) whose artist the classifier names."""
    return sum(classifier.class_of(words) == artist for artist, words in texts) / len(texts)


def pieces_of(
    songs: Sequence[Song], artists: Sequence[str], length: int = WORDS
) -> list[tuple[int, list[str]]]:
    """The songs of each artist one after the other, in pieces of ``length`` words."""
    pieces = []
    for number, artist in enumerate(artists):
        words = [w for song in songs if song.artist == artist for w in words_of(song.text)]
        pieces += [
            (number, words[first : first + length])
            for first in range(0, len(words) - length + 1, length)
        ]
    return pieces


@torch.inference_mode()
def written(
    pack: Pack, each: int, strength: float, temperature: float, seed: int, length: int = WORDS
) -> Iterator[tuple[int, list[str]]]:
    """``each`` samples of every artist, ``length`` words each: the artist's number, the words.

    ``strength``: as in :class:`composer.engine.messages.LyricsRequest`.  A text that ends too soon
    is followed by another one from an empty state.
    """
    network = load(pack)
    assert isinstance(network, CharacterLSTM)
    vocabulary = Vocabulary(pack.extra["vocabulary"])
    random = torch.Generator().manual_seed(seed)
    wanted = [artist for _ in range(each) for artist in range(len(pack.extra["artists"]))]
    for first in range(0, len(wanted), ROWS):
        rows = wanted[first : first + ROWS]
        texts = _texts(network, vocabulary, rows, strength, temperature, random, length)
        for artist, text in zip(rows, texts, strict=True):
            yield artist, words_of(text)[:length]


def _texts(
    network: CharacterLSTM,
    vocabulary: Vocabulary,
    artists: Sequence[int],
    strength: float,
    temperature: float,
    random: torch.Generator,
    length: int,
) -> list[str]:
    count = len(artists)
    # The first half of the rows reads what the second half writes, without knowing the artist.
    conditions = torch.tensor([0] * count + [artist + 1 for artist in artists])[:, None]
    fed = torch.full((2 * count, 1), MARK)
    state: tuple[torch.Tensor, torch.Tensor] | None = None
    texts = [""] * count
    for step in range(LONGEST):
        logits, state = network(fed, conditions, state)
        both = logits[:, -1].view(2, count, -1)
        blended = both[0] + strength * (both[1] - both[0])
        blended[:, Vocabulary.UNKNOWN] = -torch.inf
        noise = torch.empty_like(blended).exponential_(generator=random)
        drawn = (blended / max(temperature, 1e-6) - noise.log()).argmax(-1)
        ended = drawn == MARK
        for row, index in enumerate(drawn.tolist()):
            texts[row] += "\n\n" if index == MARK else vocabulary.decode([index])
        goes_on = (~ended).repeat(2)[:, None, None]
        state = (state[0] * goes_on, state[1] * goes_on)
        fed = drawn.repeat(2)[:, None]
        if step % 200 == 199 and min(len(words_of(text)) for text in texts) > length:
            break
    return texts


def artists_figures(
    pack: Pack,
    data: Path,
    each: int = 3,
    strength: float = 1.5,
    temperature: float = 1.0,
    seed: int = 1,
) -> list[Figure]:
    """The share of samples whose artist is named, how often that is chance, and the share of
    pieces of validation songs.

    ``data``: the training songs, with ``train`` in the file's name; the validation songs lie
    beside it.  Raises ``ValueError`` when there are none or the pack has fewer than two artists.
    """
    artists = list(pack.extra.get("artists", []))
    if pack.family != "lyrics" or len(artists) < 2:
        raise ValueError(f"{pack.name} is no lyrics pack with several artists")
    beside = data.with_name(data.name.replace("train", "valid"))
    if beside == data or not beside.is_file():
        raise ValueError(f"there is no file of the split 'valid' beside {data}")
    classifier = classifier_of(read_songs(data, artists, lambda _: None), artists)
    real = share_named(classifier, pieces_of(read_songs(beside, artists, lambda _: None), artists))
    own = []
    for artist, words in written(pack, each, strength, temperature, seed):
        own.append((artist, words))
        if len(own) % ROWS == 0:
            print(f"{len(own)} samples", file=sys.stderr, flush=True)
    share = share_named(classifier, own)
    command = (
        f"python -m training artists {pack.name} --data {data.name} --each {each} "
        f"--strength {strength:g} --temperature {temperature:g} --seed {seed}"
    )

    def one(name: str, value: float, unit: str, split: str) -> Figure:
        return {**figure(name, value, unit, pack, data, split), "command": command}

    return [
        one("samples of 200 words whose artist a classifier names", share, "share", "samples"),
        one("the same, beside chance", share * len(artists), "times chance", "samples"),
        one("validation songs' 200 words whose artist it names", real, "share", "valid"),
    ]
