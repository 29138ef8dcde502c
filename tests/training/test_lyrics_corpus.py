"""Songs from CSV files with their oddities, and the windows that a training sees."""

import numpy as np
import pytest

from training.lyrics.corpus import SongWindows, Vocabulary, read_songs, split_songs
from training.lyrics.tidying import tidy

HEADER = "artist,song,link,text\n"


@pytest.fixture
def songdata(tmp_path):
    path = tmp_path / "songdata.csv"
    path.write_text(
        HEADER
        + 'ABBA,One,/a,"Look at her face,  \nit\'s a wonderful face  \n\n\n\nAnd it means  \n"\n'
        + 'ABBA,One again,/a,"Look at her face,\nit\'s a wonderful face\n\nAnd it means"\n'
        + 'Queen ,Two,/q,"Is this the real ""life""?  \n"\n'
        + 'Somebody Else,Three,/s,"No"\n'
        + 'Queen,Empty,/q,"   \n"\n',
        encoding="utf-8",
    )
    return path


def test_trailing_spaces_go_and_the_words_stay(songdata):
    songs = read_songs(songdata, ["ABBA", "Queen"], lambda text: None)
    assert songs[0].text == "Look at her face,\nit's a wonderful face\n\nAnd it means"
    assert songs[1].text == 'Is this the real "life"?'
    assert [song.artist for song in songs] == ["ABBA", "Queen"]


def test_what_is_skipped_and_who_is_missing_is_said(songdata):
    said = []
    read_songs(songdata, ["ABBA", "Queen", "Nobody", "Anyone"], said.append)
    assert any("1 rows of other artists" in line for line in said)
    assert any("1 rows that repeat" in line for line in said)
    assert any("1 rows without" in line for line in said)
    assert any(line.endswith("no song of Anyone, Nobody") for line in said)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "no columns"),
        ("name,words\na,b\n", "no columns"),
        (HEADER, "no song"),
        (HEADER + 'A,B,C,""\n', "no song"),
        (HEADER.encode() + b"A,B,C,\xff\xfe\n", "UTF-8"),
        (HEADER + 'A,B,C,"' + "la " * 400_000 + '"\n', "CSV"),
    ],
)
def test_a_file_without_songs_is_refused_with_one_sentence(tmp_path, content, reason):
    path = tmp_path / "songs.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ValueError, match=reason) as refused:
        read_songs(path, None, lambda text: None)
    assert "\n" not in str(refused.value)


def test_a_row_that_is_cut_off_is_skipped_not_fatal(tmp_path):
    path = tmp_path / "songs.csv"
    path.write_text(HEADER + "Ann,Song\n" + 'Ben,Song,x,"La la"\n', encoding="utf-8")
    assert [song.artist for song in read_songs(path, None, print)] == ["Ben"]


def test_each_artist_is_in_both_parts_of_a_split(tmp_path):
    rows = "".join(f"{a},{i},x,la {a} {i}\n" for a in ("Ann", "Ben") for i in range(20))
    path = tmp_path / "songs.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    train, valid = split_songs(read_songs(path, None, print), 0.1, seed=1)
    assert {song.artist for song in valid} == {"Ann", "Ben"}
    assert len(valid) == 4
    assert not {song.text for song in train} & {song.text for song in valid}


def test_a_text_comes_back_from_its_indices():
    vocabulary = Vocabulary.of(["hello there\n"], least=1)
    assert vocabulary.decode(vocabulary.encode("there, hell\n")) == "there hell\n"
    assert (vocabulary.encode("?") == Vocabulary.UNKNOWN).all()


def test_tidying_twice_changes_nothing_more():
    once = tidy("\n\na  \r\n\r\n\r\n\r\n b\t\n")
    assert once == "a\n\n b"
    assert tidy(once) == once


def test_an_epoch_of_windows_spells_every_song_with_its_end():
    random = np.random.default_rng(3)
    songs = [random.integers(2, 9, size=n).astype(np.uint16) for n in (3, 8, 7, 20, 1, 15)]
    windows = SongWindows(songs, [0] * 6, length=8, artist_dropout=0.0, seed=1)
    assert windows.total % 2 == 0
    steps = [windows.draw(step, 2) for step in range(windows.steps_of_epoch(2))]
    spelt = []
    for row in range(2):
        for batch in steps:
            wanted = batch["targets"][row]
            if batch["begins"][row] and batch["characters"][row, 0] == 0:
                spelt.append([])
            spelt[-1] += wanted[wanted >= 0].tolist()
    whole = sorted([*song.tolist(), 0] for song in songs)
    assert sorted(spelt) == whole


def test_inputs_are_the_targets_one_character_before():
    songs = [np.arange(2, 22, dtype=np.uint16)]
    windows = SongWindows(songs, [0], length=8, artist_dropout=0.0, seed=1)
    first, second = windows.draw(0, 1), windows.draw(1, 1)
    assert first["characters"][0].tolist() == [0, 2, 3, 4, 5, 6, 7, 8]
    assert first["targets"][0].tolist() == [2, 3, 4, 5, 6, 7, 8, 9]
    assert second["characters"][0, 0] == first["targets"][0, -1]
    assert second["begins"].tolist() == [False]


def test_the_artist_is_dropped_in_about_the_wanted_share_of_songs():
    songs = [np.array([2], dtype=np.uint16)] * 2000
    windows = SongWindows(songs, [4] * 2000, length=8, artist_dropout=0.25, seed=1)
    conditions = windows.draw(0, 2000)["conditions"]
    assert set(np.unique(conditions)) == {0, 5}
    assert 0.2 < (conditions == 0).mean() < 0.3
