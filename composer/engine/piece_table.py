"""Which piece of a corpus a passage is from: a table from hashes to numbers without the hashes.

A retrieval structure after Botelho, Pagh and Ziviani (Simple and space-efficient minimal perfect
hash functions, WADS 2007) and Dietzfelbinger and Pagh (Succinct data structures for retrieval and
approximate membership, ICALP 2008): each hash has one slot in each third of the table, and its
number is the exclusive or of what lies in the three.  The slots are filled in the reverse of an
order in which each hash, when it is taken out, has a slot to itself.  It takes 1.3 numbers a hash;
of a hash that was not put in it says any number.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

MOST_NUMBERS = 65_536
_SLACK = 1.3  # below 1.23 slots a hash such an order hardly ever exists
_MOST_SEEDS = 20
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)

Hashes = NDArray[np.uint64]


class PieceTable:
    """``slots``: uint16 [3 * third]; ``seed`` chose the order."""

    def __init__(self, slots: NDArray[np.uint16], seed: int) -> None:
        self.slots, self.seed = slots, seed
        self._third = len(slots) // 3

    @classmethod
    def of(cls, hashes: Hashes, numbers: NDArray[np.uint16]) -> PieceTable:
        """The table of these hashes, each once, and their numbers (uint16 [hashes])."""
        size = 3 * (math.ceil(_SLACK * len(hashes) / 3) + 8)
        for seed in range(_MOST_SEEDS):
            made = cls(np.zeros(size, dtype=np.uint16), seed)
            places = made._places(hashes)
            order = _peeled(places, size)
            if order is None:
                continue
            for keys, free in reversed(order):
                held = np.bitwise_xor.reduce(made.slots[places[keys]], axis=1)
                made.slots[free] = numbers[keys] ^ held  # the free slot itself still holds 0
            return made
        raise ValueError("the hashes are not all different")

    def __getitem__(self, hashes: Hashes) -> NDArray[np.uint16]:
        """The numbers of hashes that were put in, uint16 [hashes]."""
        found: NDArray[np.uint16] = np.bitwise_xor.reduce(self.slots[self._places(hashes)], axis=1)
        return found

    def packed(self) -> NDArray[np.uint8]:
        """The slots in as few bits as their numbers need, the lowest first: uint8 [bytes]."""
        width = max(1, int(self.slots.max(initial=0)).bit_length())
        bits = self.slots[:, None] >> np.arange(width, dtype=np.uint16) & np.uint16(1)
        return np.packbits(bits.astype(np.uint8))

    @classmethod
    def unpacked(cls, packed: NDArray[np.uint8], slots: int, seed: int) -> PieceTable:
        """The table of so many slots.  Raises ``ValueError`` when they do not fit."""
        width = 8 * len(packed) // slots if slots > 0 else 0
        if slots % 3 or not 1 <= width <= 16 or len(packed) != -(-slots * width // 8):
            raise ValueError(f"{len(packed)} bytes are no table of {slots} slots")
        bits = np.unpackbits(packed, count=slots * width).reshape(slots, width)
        numbers = bits.astype(np.uint16) << np.arange(width, dtype=np.uint16)
        return cls(np.bitwise_or.reduce(numbers, axis=1), seed)

    def _places(self, hashes: Hashes) -> NDArray[np.int64]:
        """The slots of each hash, int64 [hashes, 3]."""
        third = np.uint64(self._third)
        places = []
        for part, factor in enumerate(_FACTORS):
            mixed = (hashes ^ np.uint64(self.seed * 0x9E37 + part)) * np.uint64(factor)
            mixed ^= mixed >> np.uint64(32)
            places.append((mixed % third).astype(np.int64) + part * self._third)
        return np.stack(places, axis=1)


def _peeled(
    places: NDArray[np.int64], size: int
) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]] | None:
    """The hashes (rows of ``places``) with the slot that each has to itself, in rounds, in an order
    of taking out; ``None`` when some cannot be."""
    count = len(places)
    flat = places.ravel()
    users = np.bincount(flat, minlength=size)
    # With one user left, the sum of its users is that one.
    sums = np.zeros(size, dtype=np.int64)
    np.add.at(sums, flat, np.repeat(np.arange(count), 3))
    order = []
    taken = 0
    alone = np.flatnonzero(users == 1)
    while len(alone):
        keys, first = np.unique(sums[alone], return_index=True)
        order.append((keys, alone[first]))
        taken += len(keys)
        touched = places[keys].ravel()
        np.subtract.at(users, touched, 1)
        np.subtract.at(sums, touched, np.repeat(keys, 3))
        alone = np.unique(touched)
        alone = alone[users[alone] == 1]
    return order if taken == count else None
