"""Found and made MIDI files of every state: each does what its manifest line says."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.files.errors import FileError
from composer.files.midi_file import read_midi, write_midi
from composer.model.score import Score
from tests.files.midi_content import content

Collected = tuple[Path, dict[str, str]]


def test_a_collected_file_is_read_or_refused_as_its_manifest_says(collected: Collected) -> None:
    path, row = collected
    if row["expect"] == "refuse":
        with pytest.raises(FileError) as refused:
            read_midi(path)
        assert str(refused.value).endswith(".")
        return
    try:
        score = read_midi(path).score
    except FileError:
        if row["expect"] == "read":
            raise
        return
    score.check()
    if row["expect"] == "read":
        assert len(score.notes) == int(row["notes"])
        written = [f"{meter.beats}/{meter.unit}" for meter in score.meter.entries]
        assert set(row["meters"].split()) <= set(written)
        assert len(score.tempo.entries) <= max(1, int(row["tempi"] or 0))


def test_the_words_of_a_collected_file_are_those_of_its_manifest(
    collected_with_words: Collected,
) -> None:
    path, row = collected_with_words
    score = read_midi(path).score
    stored = row["lyrics"].replace("|", "").replace("/", " ")
    assert "".join(score.lyrics.text().split()) == "".join(stored.split())
    if " " in row["lyrics"]:
        assert score.lyrics.text().split() == stored.split()
    assert all(syllable.notes for syllable in score.lyrics.syllables())


def test_a_collected_file_written_and_read_again_is_the_same(
    collected: Collected, tmp_path: Path
) -> None:
    path, row = collected
    try:
        first = read_midi(path).score
    except FileError:
        assert row["expect"] != "read"
        return
    laid = [s for s in first.lyrics.syllables() if s.notes]
    left_out = write_midi(first, tmp_path / "again.mid")
    second = read_midi(tmp_path / "again.mid")
    assert second.notes_to_person == []
    assert [v.role for v in second.score.voices] == [v.role for v in first.voices]
    if len(laid) == len(list(first.lyrics.syllables())):
        assert _without_hyphens(second.score) == _without_hyphens(first)
        assert left_out == []
    else:
        assert content(second.score) | {"words": 0} == content(first) | {"words": 0}
        assert len(left_out) == 1


def _without_hyphens(score: Score) -> dict[str, object]:
    """The content but for hyphens that are spelled: a MIDI file has the same sign between the
    syllables of a word."""
    held = content(score)
    return held | {"words": repr(held["words"]).replace("-", "")}


def test_hymn_tunes_come_out_as_they_were_written(data_folder: Path, tmp_path: Path) -> None:
    melodies = sorted((data_folder / "melodies").glob("*.mid"))
    assert melodies
    for path in melodies:
        first = read_midi(path)
        assert first.notes_to_person == []
        assert [voice.role.value for voice in first.score.voices] == ["melody"]
        write_midi(first.score, tmp_path / path.name)
        assert content(read_midi(tmp_path / path.name).score) == content(first.score)
