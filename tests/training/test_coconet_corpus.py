"""The chorale corpus: reading, cropping, transposing."""

import numpy as np
import pytest

from training.coconet.corpus import CropSampler, cut, load_split


def written(path, pieces, split="train"):
    np.savez(
        path,
        **{
            f"{split}_voices": np.concatenate(pieces).astype(np.int16),
            f"{split}_lengths": np.array([len(p) for p in pieces], dtype=np.int32),
        },
    )
    return path


def scale(steps, low=50):
    line = low + np.arange(steps) % 8
    return np.stack([line + 20, line + 12, line + 5, line], axis=1).astype(np.int16)


def test_pieces_come_out_of_a_file_as_they_went_in(tmp_path):
    pieces = [scale(20), scale(36, 45)]
    read = load_split(written(tmp_path / "c.npz", pieces), "train")
    assert [p.tolist() for p in read] == [p.tolist() for p in pieces]


def test_a_missing_split_is_named(tmp_path):
    with pytest.raises(ValueError, match="'test'"):
        load_split(written(tmp_path / "c.npz", [scale(20)]), "test")


def test_lengths_that_do_not_add_up_are_refused(tmp_path):
    np.savez(tmp_path / "c.npz", train_voices=scale(20), train_lengths=np.array([7]))
    with pytest.raises(ValueError, match="matching lengths"):
        load_split(tmp_path / "c.npz", "train")


def test_crops_begin_on_a_beat_and_are_one_transposition_of_a_piece():
    piece = scale(64)
    sampler = CropSampler([piece], 16, 36, 46, 3)
    seen = set()
    for crop in sampler.draw(200, np.random.default_rng(0)):
        found = [
            (start, shift)
            for start in range(0, 49)
            for shift in range(-3, 4)
            if np.array_equal(crop.T, piece[start : start + 16] + shift)
        ]
        assert any(start % 4 == 0 for start, _ in found)
        seen |= {shift for _, shift in found}
    assert seen == set(range(-3, 4))


def test_silence_is_never_transposed():
    piece = scale(16)
    piece[3:6, 1] = -1
    for crop in CropSampler([piece], 16, 36, 46, 6).draw(20, np.random.default_rng(1)):
        assert ((crop.T < 0) == (piece < 0)).all()
        assert (crop[crop < 0] == -1).all()


def test_no_transposition_leaves_the_networks_range():
    for crop in CropSampler([scale(32, 38)], 16, 36, 46, 6).draw(100, np.random.default_rng(2)):
        assert crop.min() >= 36
        assert crop.max() <= 81


def test_pieces_shorter_than_a_crop_alone_are_an_error():
    with pytest.raises(ValueError, match="as long as one crop"):
        CropSampler([scale(8)], 16, 36, 46, 6)


def test_cutting_loses_nothing():
    pieces = [scale(20), scale(64)]
    parts = cut(pieces, 16)
    assert max(map(len, parts)) == 16
    assert np.concatenate(parts).tolist() == np.concatenate(pieces).tolist()
