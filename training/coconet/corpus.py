"""Four-voice chorales as arrays of pitches on the sixteenth-note grid.

The layout is an ``.npz`` with ``<split>_voices`` int16 [steps, 4] (MIDI pitch, -1 is silence;
soprano, alto, tenor, bass) and ``<split>_lengths`` int32 [pieces], all pieces end to end.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Piece = NDArray[np.int16]


def load_split(path: Path, split: str) -> list[Piece]:
    """The pieces of one split, each int16 [steps, 4].

    Raises ``ValueError`` naming the file when the split is missing, empty or malformed.
    """
    with np.load(path, allow_pickle=False) as archive:
        try:
            voices = archive[f"{split}_voices"]
            lengths = archive[f"{split}_lengths"]
        except KeyError as missing:
            raise ValueError(f"{path} has no split {split!r}") from missing
    if voices.ndim != 2 or voices.shape[1] != 4 or lengths.sum() != len(voices):
        raise ValueError(f"{path}: split {split!r} is not [steps, 4] with matching lengths")
    pieces = np.split(voices.astype(np.int16), np.cumsum(lengths)[:-1])
    pieces = [piece for piece in pieces if len(piece)]
    if not pieces:
        raise ValueError(f"{path}: split {split!r} holds no piece")
    return pieces


class CropSampler:
    """Draws random crops, transposed at random within the network's range of pitches.

    A crop starts on a beat (``align`` steps), so that a network with folded time sees the beat
    where it falls.  Pieces are drawn in proportion to their length; pieces shorter than a crop
    are left out.
    """

    def __init__(
        self,
        pieces: list[Piece],
        crop: int,
        lowest: int,
        pitches: int,
        reach: int,
        align: int = 4,
    ) -> None:
        self.pieces = [piece for piece in pieces if len(piece) >= crop]
        if not self.pieces:
            raise ValueError(f"no piece is as long as one crop of {crop} steps")
        self.crop = crop
        self.align = align
        weights = np.array([len(piece) for piece in self.pieces], dtype=np.float64)
        self.weights = weights / weights.sum()
        self.shifts: list[NDArray[np.int64]] = []
        for piece in self.pieces:
            sounding = piece[piece >= 0]
            down = min(reach, int(sounding.min()) - lowest)
            up = min(reach, lowest + pitches - 1 - int(sounding.max()))
            if down < 0 or up < 0:
                raise ValueError("a piece lies outside the network's range of pitches")
            self.shifts.append(np.arange(-down, up + 1))

    def draw(self, count: int, random: np.random.Generator) -> NDArray[np.int16]:
        """``count`` crops, int16 [count, 4, crop], MIDI pitch or -1."""
        crops = np.empty((count, 4, self.crop), dtype=np.int16)
        for i, which in enumerate(random.choice(len(self.pieces), size=count, p=self.weights)):
            piece = self.pieces[which]
            slots = (len(piece) - self.crop) // self.align + 1
            start = int(random.integers(slots)) * self.align
            window = piece[start : start + self.crop].T
            shift = int(random.choice(self.shifts[which]))
            crops[i] = np.where(window >= 0, window + shift, -1)
        return crops


def cut(pieces: list[Piece], crop: int) -> list[Piece]:
    """Every piece cut into consecutive windows of at most ``crop`` steps, each [steps, 4]."""
    return [piece[i : i + crop] for piece in pieces for i in range(0, len(piece), crop)]
