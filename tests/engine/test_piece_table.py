"""The table that says of which piece a passage is, without holding the passages."""

from __future__ import annotations

import numpy as np
import pytest

from composer.engine.piece_table import PieceTable


@pytest.mark.parametrize("count", [0, 1, 2, 3, 50, 1_000, 60_000])
def test_every_hash_that_was_put_in_has_its_number(count):
    draw = np.random.default_rng(count)
    hashes = np.unique(draw.integers(0, 2**64, count, dtype=np.uint64))
    numbers = draw.integers(0, 65_536, len(hashes)).astype(np.uint16)
    table = PieceTable.of(hashes, numbers)
    assert (table[hashes] == numbers).all()
    assert len(table.slots) % 3 == 0
    assert len(table.slots) < 1.31 * count + 40
    again = PieceTable.unpacked(table.packed(), len(table.slots), table.seed)
    assert (again[hashes] == numbers).all()


def test_a_table_takes_as_few_bits_as_its_numbers_need():
    hashes = np.arange(1, 1_001, dtype=np.uint64)
    table = PieceTable.of(hashes, (hashes % np.uint64(300)).astype(np.uint16))
    packed = table.packed()
    assert len(packed) == -(-9 * len(table.slots) // 8)
    for slots in (0, -3, len(table.slots) + 1, len(table.slots) + 3):
        with pytest.raises(ValueError, match="no table"):
            PieceTable.unpacked(packed, slots, table.seed)


def test_a_hash_that_was_not_put_in_has_some_number():
    hashes = np.arange(1, 100, dtype=np.uint64)
    table = PieceTable.of(hashes, np.zeros(len(hashes), dtype=np.uint16))
    assert table[np.array([2**63], dtype=np.uint64)].dtype == np.uint16


def test_a_hash_that_comes_twice_is_refused():
    with pytest.raises(ValueError, match="not all different"):
        PieceTable.of(np.array([7, 7], dtype=np.uint64), np.zeros(2, dtype=np.uint16))
