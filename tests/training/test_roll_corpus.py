"""Piano rolls: reading, transposing, the windows of a training."""

import numpy as np
import pytest

from composer.engine.networks.roll_shape import RollShape
from training.roll.corpus import (
    KEYS,
    Recollected,
    Windows,
    load_split,
    pack_frames,
    transposed,
)

SEEING = RollShape(memory=16, lags=(1, 4))


def roll(steps, seed=1):
    return np.random.default_rng(seed).random((steps, KEYS)) < 0.05


def written(path, pieces, split="train", **others):
    np.savez(
        path,
        **{
            f"{split}_rolls": pack_frames(np.concatenate(pieces)),
            f"{split}_lengths": np.array([len(piece) for piece in pieces], dtype=np.int32),
            **others,
        },
    )
    return path


def test_pieces_come_out_of_a_file_as_they_went_in(tmp_path):
    pieces = [roll(20), roll(1, 2), roll(36, 3)]
    read = load_split(written(tmp_path / "r.npz", pieces), "train")
    assert [len(piece) for piece in read] == [20, 1, 36]
    assert all((one == other).all() for one, other in zip(pieces, read, strict=True))


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("nottingham/nottingham", 8),
        ("rolls/jsb-quarter", 4),
        ("rolls/piano-midi", 8),
        ("rolls/musedata", 8),
    ],
)
def test_the_published_corpora_are_read(data_folder, name, step):
    path = data_folder / f"{name}-train-valid.npz"
    for split in ("train", "valid"):
        pieces = load_split(path, split)
        assert len(pieces) > 10
        assert 1 < np.concatenate(pieces).sum(axis=1).mean() < 8


def test_a_missing_split_is_named(tmp_path):
    with pytest.raises(ValueError, match="no split 'test', but 'train'"):
        load_split(written(tmp_path / "r.npz", [roll(5)]), "test")


@pytest.mark.parametrize(
    "others",
    [
        {"train_lengths": np.array([4])},
        {"train_lengths": np.array([0, 5])},
        {"train_lengths": np.array([-1, 6])},
        {"train_lengths": np.array([2.5, 2.5])},
        {"train_rolls": np.zeros((5, 12), dtype=np.uint8)},
        {"train_rolls": np.zeros((5, 11), dtype=np.int64)},
    ],
)
def test_arrays_of_another_form_are_refused(tmp_path, others):
    path = tmp_path / "r.npz"
    arrays = {"train_rolls": pack_frames(roll(5)), "train_lengths": np.array([5]), **others}
    np.savez(path, **arrays)
    with pytest.raises(ValueError, match="matching lengths"):
        load_split(path, "train")


@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"PK\x03\x04 and no more"])
def test_a_file_that_is_no_archive_is_refused_with_one_sentence(tmp_path, content):
    path = tmp_path / "r.npz"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="piano rolls") as refused:
        load_split(path, "train")
    assert "\n" not in str(refused.value)


def test_transposing_there_and_back_gives_the_first_piece():
    piece = np.zeros((3, KEYS), dtype=bool)
    piece[0, 40] = piece[1, [3, 60]] = True
    assert transposed(piece, 5)[1].nonzero()[0].tolist() == [8, 65]
    assert (transposed(transposed(piece, -3), 3) == piece).all()


def test_a_piece_that_would_lose_a_key_is_left_where_it_is():
    piece = np.zeros((2, KEYS), dtype=bool)
    piece[0, 86] = True
    assert transposed(piece, 2) is piece
    assert transposed(piece, 1)[0, 87]


def test_an_epoch_of_windows_has_every_frame_once():
    pieces = [roll(steps, seed) for seed, steps in enumerate((3, 8, 7, 20, 1, 15))]
    windows = Windows(Recollected(pieces, SEEING), 8, transpose=0, seed=1)
    assert windows.total % 3 == 0
    steps = [windows.draw(step, 3) for step in range(windows.steps_of_epoch(3))]
    seen = np.concatenate([batch["targets"][batch["real"]] for batch in steps])
    assert len(seen) == sum(map(len, pieces))
    assert sorted(pack_frames(seen).tolist()) == sorted(
        pack_frames(np.concatenate(pieces)).tolist()
    )
    for batch in steps:
        assert batch["scale"][0] * batch["real"].sum() == pytest.approx(3)
        first = batch["time"][:, 0]
        assert (batch["begins"] >= (first == 0)).all()


def test_every_input_is_from_before_its_target():
    piece = roll(40, 5)
    whole = Recollected([piece], SEEING).window(0, 0, 40)
    assert (whole["previous"][1:] == piece[:-1]).all()
    assert not whole["previous"][0].any()
    changed = piece.copy()
    changed[25:] = roll(15, 6)
    other = Recollected([changed], SEEING).window(0, 0, 40)
    for name in ("previous", "sources", "trust"):
        assert (whole[name][:26] == other[name][:26]).all()


def test_sources_at_fixed_lags_are_the_frames_there():
    piece = roll(12, 5)
    window = Recollected([piece], SEEING).window(0, 0, 14)
    assert (window["sources"][4:12, -1] == piece[:8]).all()
    assert not window["sources"][:4, -1].any()
    assert not window["sources"][12:].any()
    assert window["real"].tolist() == [True] * 12 + [False] * 2


def test_a_window_beyond_the_end_is_empty():
    window = Recollected([roll(5)], SEEING).window(0, 8, 4)
    assert not window["real"].any()
    assert not window["targets"].any()


def test_a_transposed_window_has_the_sources_of_the_transposed_piece():
    piece = np.zeros((30, KEYS), dtype=bool)
    piece[np.arange(30), 30 + np.arange(30) % 7] = True
    moved = Recollected([piece], SEEING).window(0, 10, 8, semitones=4)
    there = Recollected([transposed(piece, 4)], SEEING).window(0, 10, 8)
    for name in moved:
        assert (moved[name] == there[name]).all(), name
