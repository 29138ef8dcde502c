"""The copy guard: what stands in a corpus is found, other things are not, bad files are refused."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from composer.engine.copy_guard import (
    BARS_KIND,
    NOTES_KIND,
    WORDS_KIND,
    BloomFilter,
    CopyIndexError,
    bars_of,
    read_index,
    read_indexes,
    write_index,
)
from composer.engine.passages import (
    anywhere,
    bar_runs,
    line_of,
    note_runs,
    notes_of,
    runs,
    words_of,
)
from composer.model.note import Note
from composer.model.time import Meter, MeterMap

CARD = {"corpus": "a song", "licence": "public domain"}
SONG = (
    "Oh the summer time is coming and the trees are sweetly blooming, and the wild mountain thyme "
    "grows around the blooming heather"
)
TUNE = [60, 62, 64, 65, 67, 65, 64, 62, 60, 64, 67, 72, 71, 69, 67, 65, 64, 62, 60, 59]


@pytest.fixture
def words_index(tmp_path):
    hashes = np.unique(runs(words_of(SONG), 7).hashes)
    return write_index(tmp_path / "song.safetensors", WORDS_KIND, hashes, 24, CARD, parts=2)


def _notes(pitches, step=240, start=0, voice=1):
    return [Note(i + 1, voice, p, start + i * step, step) for i, p in enumerate(pitches)]


def _bars_index(folder: Path, bar_steps: int, *stored_bars: int):
    line = line_of(np.array(TUNE, dtype=np.int16))
    return write_index(
        folder / "tune.safetensors",
        BARS_KIND,
        np.unique(bar_runs(line, bar_steps).hashes),
        24,
        CARD,
        step_ticks=240,
        bars=stored_bars,
    )


def test_a_bloom_filter_holds_all_that_was_put_in_and_few_others():
    random = np.random.default_rng(1)
    inside = random.integers(0, 2**64, 20_000, dtype=np.uint64)
    outside = random.integers(0, 2**64, 200_000, dtype=np.uint64)
    bloom = BloomFilter.of(inside, 10)
    assert bloom.holds(inside).all()
    assert int(inside[7]) in bloom
    found = bloom.holds(outside).mean()
    assert 0.004 < found < 0.012
    assert found == pytest.approx(bloom.false_share(), rel=0.2)


def test_eight_words_of_the_corpus_are_found_in_another_text(words_index):
    text = "My words: AND THE TREES are sweetly blooming and the — and mine again."
    (copied,) = words_index.copied_text(text)
    assert text[copied.start : copied.end] == "AND THE TREES are sweetly blooming and the"
    assert (copied.size, copied.index) == (8, "song")


def test_seven_words_of_the_corpus_are_no_passage(words_index):
    assert words_index.copied_text("I say the trees are sweetly blooming and the end of it") == []


def test_stretches_that_overlap_are_one_and_others_stay_apart(words_index):
    text = f"{SONG}. But here is something that nobody has written down before me. {SONG}"
    first, second = words_index.copied_text(text)
    assert text[first.start : first.end] == SONG == text[second.start : second.end]


@pytest.mark.parametrize("text", ["", "...", "a b c d e f g", "ß" * 50])
def test_a_text_without_a_passage_is_no_copy(words_index, text):
    assert words_index.copied_text(text) == []


def test_two_bars_are_found_in_another_key_at_another_place(tmp_path):
    index = _bars_index(tmp_path, 8, 8)
    own = [55, 57, 55, 53, 55, 58, 60, 58]
    notes = _notes([*own, *(p + 5 for p in TUNE), *own], start=480)
    (copied,) = index.copied_notes(notes)
    assert copied.start == 480 + 8 * 240
    assert copied.end == copied.start + len(TUNE) * 240
    assert bars_of(copied, MeterMap()) == (1, 3)
    assert copied.size == len(TUNE)


def test_bars_follow_the_meter_of_the_piece_where_the_index_has_none(tmp_path):
    index = _bars_index(tmp_path, 6)  # two bars of 6/8 on eighths
    meter = MeterMap((Meter(0, 6, 8),))
    notes = _notes([p - 3 for p in TUNE[:12]])
    assert index.copied_notes(notes, meter)
    assert not index.copied_notes(notes)  # two bars of 4/4 are more than was copied


def test_two_bars_that_begin_in_a_held_or_repeated_note_are_found(tmp_path):
    held = np.repeat(np.array(TUNE, dtype=np.int16), 2)
    index = write_index(
        tmp_path / "tune.safetensors",
        BARS_KIND,
        np.unique(bar_runs(anywhere(held), 8).hashes),
        24,
        CARD,
        step_ticks=240,
        bars=(8,),
    )
    (copied,) = index.copied_notes(_notes((held[3:19] + 2).tolist()))
    assert (copied.start, copied.end) == (0, 16 * 240)


def test_bars_of_three_quarters_are_found_where_the_corpus_says_no_meter(tmp_path):
    line = anywhere(np.array(TUNE * 2, dtype=np.int16))
    hashes = [bar_runs(line, steps).hashes for steps in (6, 8)]
    index = write_index(
        tmp_path / "tune.safetensors",
        BARS_KIND,
        np.unique(np.concatenate(hashes)),
        24,
        CARD,
        step_ticks=240,
        bars=(6, 8),
    )
    waltz, common, long = (MeterMap((Meter(0, beats, 4),)) for beats in (3, 4, 6))
    twelve, sixteen, more = (_notes([p + 1 for p in TUNE[:n]]) for n in (12, 16, 20))
    assert index.copied_notes(twelve, waltz)
    assert not index.copied_notes(twelve, common)  # a bar and a half
    assert index.copied_notes(sixteen, common)
    # Two bars of 6/4 are longer than any passage that was indexed: all of them must be there.
    assert not index.copied_notes(more, long)
    (copied,) = index.copied_notes(_notes([p - 2 for p in (TUNE * 2)[:24]]), long)
    assert copied.size == 24


def test_a_passage_is_of_the_piece_that_has_most_of_it(tmp_path):
    draw = np.random.default_rng(6)
    tunes = [draw.integers(50, 80, 40).astype(np.int16) for _ in range(3)]
    hashes = [np.unique(bar_runs(anywhere(tune), 8).hashes) for tune in tunes]
    every, first = np.unique(np.concatenate(hashes), return_index=True)
    numbers = np.repeat(np.arange(3, dtype=np.uint16), [len(part) for part in hashes])
    index = write_index(
        tmp_path / "tune.safetensors",
        BARS_KIND,
        every,
        24,
        CARD,
        step_ticks=240,
        bars=(8,),
        titles=("First", "Second", "Third"),
        pieces=numbers[first],
    )
    both = [*tunes[2][4:30], *([90, 30] * 8), *tunes[0][10:28]]
    one, other = index.copied_notes(_notes([int(p) - 1 for p in both]))
    assert (one.piece, other.piece) == ("Third", "First")
    for fields, sentence in (
        ({"titles": "First"}, "'titles'"),
        ({"titles": [1]}, "'titles'"),
        ({"seed": -1}, "'seed'"),
        ({"slots": "3"}, "'slots'"),
        ({"slots": 3}, "wrong size"),
    ):
        path = tmp_path / "tune.json"
        good = path.read_text()
        path.write_text(json.dumps({**json.loads(good), **fields}))
        with pytest.raises(CopyIndexError, match=sentence):
            read_index(tmp_path / "tune.safetensors")
        path.write_text(good)
    # Fewer titles than the table knows of: the passage is found, and nothing is named.
    path.write_text(json.dumps({**json.loads(good), "titles": []}))
    found = read_index(tmp_path / "tune.safetensors").copied_notes(_notes(tunes[1].tolist()))
    assert [copied.piece for copied in found] == [""]


def test_other_music_is_no_copy(tmp_path):
    index = _bars_index(tmp_path, 8, 8)
    random = np.random.default_rng(3)
    assert index.copied_notes(_notes(random.integers(50, 80, 500).tolist())) == []
    assert index.copied_notes([]) == []


def test_a_performance_is_found_by_its_intervals(tmp_path):
    pitches = np.random.default_rng(4).integers(40, 90, 60).tolist()
    hashes = np.unique(note_runs(notes_of(_notes(pitches))).hashes)
    index = write_index(tmp_path / "piano.safetensors", NOTES_KIND, hashes, 24, CARD)
    (copied,) = index.copied_notes(_notes([30, 35, *(p + 2 for p in pitches[10:40])], step=77))
    assert (copied.start, copied.end, copied.size) == (2 * 77, 32 * 77, 30)


def test_an_index_of_words_says_nothing_of_music_and_the_other_way(words_index, tmp_path):
    assert words_index.copied_notes(_notes(TUNE)) == []
    assert _bars_index(tmp_path, 8, 8).copied_text(SONG) == []


def test_an_index_is_the_same_bytes_each_time(tmp_path, words_index):
    again = tmp_path / "again"
    hashes = np.unique(runs(words_of(SONG), 7).hashes)
    write_index(again / "song.safetensors", WORDS_KIND, hashes, 24, CARD, parts=2)
    for name in ("song.safetensors", "song.json"):
        assert (again / name).read_bytes() == (tmp_path / name).read_bytes()


def test_nothing_makes_no_index(tmp_path):
    with pytest.raises(CopyIndexError, match="no passage"):
        write_index(tmp_path / "x.safetensors", WORDS_KIND, np.zeros(0, np.uint64), 10, CARD)
    assert list(tmp_path.iterdir()) == []


def test_all_indexes_of_a_folder_are_read_and_damaged_ones_told(tmp_path, words_index):
    (tmp_path / "bad.safetensors").write_bytes(b"nothing")
    indexes, problems = read_indexes([tmp_path, tmp_path / "missing"])
    assert [index.name for index in indexes] == ["song"]
    assert len(problems) == 1
    assert "bad.json" in problems[0]


def _changed(tmp_path: Path, **fields: object) -> None:
    path = tmp_path / "song.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **fields}))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"format": "other"}, "no card"),
        ({"version": 9}, "newer Descant"),
        ({"sha256": "0" * 64}, "wrong sha256"),
        ({"probes": 10**9}, "'probes'"),
        ({"probes": True}, "'probes'"),
        ({"parts": 0}, "'parts'"),
        ({"step_ticks": "12"}, "'step_ticks'"),
        ({"bars": 16}, "'bars'"),
        ({"bars": [16, 0]}, "'bars'"),
        ({"kind": "pictures"}, "'kind'"),
        ({"kind": "bars"}, "'kind'"),
        ({"kind": "notes"}, "'parts'"),
    ],
)
def test_a_card_out_of_order_is_refused_in_a_sentence(tmp_path, words_index, fields, sentence):
    _changed(tmp_path, **fields)
    with pytest.raises(CopyIndexError, match=sentence):
        read_index(tmp_path / "song.safetensors")


def test_a_file_without_a_filter_is_refused(tmp_path, words_index):
    import hashlib

    path = tmp_path / "song.safetensors"
    for content in ({"other": np.zeros(8, np.uint8)}, {"filter": np.zeros((2, 4), np.uint8)}):
        save_file(content, path)
        _changed(tmp_path, sha256=hashlib.sha256(path.read_bytes()).hexdigest())
        with pytest.raises(CopyIndexError, match="filter"):
            read_index(path)


def test_a_missing_index_is_told_in_a_sentence(tmp_path):
    with pytest.raises(CopyIndexError, match="cannot be read"):
        read_index(tmp_path / "none.safetensors")


def test_the_shipped_indexes_are_in_order(checkout):
    folder = checkout / "assets" / "models" / "copy-index"
    indexes, problems = read_indexes([folder])
    assert problems == []
    kinds = {index.name: index.kind for index in indexes}
    assert kinds == {
        "songbook": WORDS_KIND,
        "chorales": BARS_KIND,
        "nottingham": BARS_KIND,
        "tunes": BARS_KIND,
        "piano": NOTES_KIND,
    }
    assert sum(path.stat().st_size for path in folder.iterdir()) < 8_000_000


def test_the_shipped_index_of_songs_finds_its_own_and_not_a_new_text(checkout, data_folder):
    import csv

    index = read_index(checkout / "assets/models/copy-index/songbook.safetensors")
    with (data_folder / "lyrics" / "songbook-train.csv").open(encoding="utf-8", newline="") as file:
        songs = [row["text"] for _, row in zip(range(50), csv.DictReader(file), strict=False)]
    for song in songs:
        (copied,) = index.copied_text(song)
        assert (
            song[copied.start : copied.end].split()[-1] == song.rstrip(" .,;:!?'\")-*]").split()[-1]
        )
    assert index.copied_text("This sentence was made for a test and stands in no old book.") == []


def test_any_two_bars_of_any_voice_of_the_chorales_are_found_in_any_key(checkout, data_folder):
    index = read_index(checkout / "assets/models/copy-index/chorales.safetensors")
    corpus = np.load(data_folder / "chorales" / "jsb16-train-valid.npz")
    pieces = np.split(corpus["train_voices"], np.cumsum(corpus["train_lengths"])[:-1])
    draw = np.random.default_rng(8)
    for meter, steps in ((MeterMap(), 32), (MeterMap((Meter(0, 3, 4),)), 24)):
        for voice in range(4):
            found = looked = 0
            while looked < 25:
                piece = pieces[draw.integers(len(pieces))][:, voice]
                start = 2 * int(draw.integers(0, (len(piece) - steps) // 2))
                cut = piece[start : start + steps]
                if (cut < 0).any() or (np.diff(cut) != 0).sum() < 4:
                    continue  # fewer than five notes are everybody's
                looked += 1
                ends = np.flatnonzero(np.diff(cut)) + 1
                first, last = [0, *ends.tolist()], [*ends.tolist(), steps]
                shift, late = int(draw.integers(-6, 7)), 480 * int(draw.integers(0, 8))
                notes = [
                    Note(number + 1, 1, int(cut[a]) + shift, late + a * 120, (b - a) * 120)
                    for number, (a, b) in enumerate(zip(first, last, strict=True))
                ]
                found += bool(index.copied_notes(notes, meter))
            assert (voice, found) == (voice, looked)
