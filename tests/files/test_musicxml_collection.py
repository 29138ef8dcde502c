"""MusicXML files of other programs, and this program's files in another program's reader."""

from __future__ import annotations

import csv
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from composer.files.errors import FileError
from composer.files.midi_file import read_midi
from composer.files.musicxml_page import Signs
from composer.files.musicxml_read import read_musicxml
from composer.files.musicxml_write import musicxml_bytes, write_musicxml, write_mxl
from composer.model.chord_symbol import ChordSymbol
from composer.model.key import Key, KeyMap
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from composer.model.voice import Voice


@pytest.fixture
def rows(data_folder: Path) -> list[tuple[Path, dict[str, str]]]:
    """The collection of MusicXML files, each with its manifest line."""
    folder = data_folder / "musicxml"
    with open(folder / "manifest.csv", encoding="utf-8", newline="") as stream:
        return [(folder / row["file"], row) for row in csv.DictReader(stream)]


@pytest.fixture
def music21() -> Iterator[Any]:
    """Another program that reads MusicXML; it comes with what training needs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield pytest.importorskip("music21", reason="music21 comes with the extra for training")


def test_every_collected_file_is_read_or_refused_as_its_manifest_says(
    rows: list[tuple[Path, dict[str, str]]], tmp_path: Path
) -> None:
    for path, row in rows:
        if row["expect"] == "refuse":
            with pytest.raises(FileError):
                read_musicxml(path)
            continue
        imported = read_musicxml(path)
        score = imported.score
        score.check()
        assert len(score.voices) == int(row["parts"]), path.name
        meter = score.meter.entries[0]
        assert f"{meter.beats}/{meter.unit}" == row["time"], path.name
        unfolded = any("repeats" in said for said in imported.notes_to_person)
        if not unfolded:
            assert len(score.notes) == int(row["notes_ties_merged"]), path.name
        assert len(list(score.lyrics.syllables())) == int(row["lyrics"]), path.name
        assert all(s.notes for s in score.lyrics.syllables())
        # What was read is written and read again without loss.
        again = tmp_path / f"{path.stem}.mxl"
        assert write_mxl(score, again) == []
        second = read_musicxml(again).score
        assert [n.pitch for n in second.notes_in_order()] == [
            n.pitch for n in score.notes_in_order()
        ]
        assert {(n.onset, n.end) for n in second.notes.values()} == {
            (n.onset, n.end) for n in score.notes.values()
        }
        assert sorted(v.text for v in _lines(second)) == sorted(v.text for v in _lines(score))


def _lines(score: Score) -> list[Line]:
    return [line for verse in score.lyrics.verses for line in verse.lines]


def test_a_chorale_with_words_becomes_four_voices_and_lines_under_fermatas(
    data_folder: Path,
) -> None:
    score = read_musicxml(data_folder / "musicxml" / "bwv48.3.mxl").score
    assert [voice.role.value for voice in score.voices] == ["soprano", "alto", "tenor", "bass"]
    assert score.lyrics.text().splitlines() == [
        "Ach Gott und Herr,",
        "wie gross und schwer",
        "sind mein' begangne Sünden!",
        "Da ist Niemand,",
        "der helfen kann,",
        "in dieser Welt zu finden.",
    ]


def test_a_song_with_repeats_is_sung_verse_by_verse(data_folder: Path) -> None:
    score = read_musicxml(data_folder / "musicxml" / "fosterBrownHair.mxl").score
    first, second = score.lyrics.verses
    assert first.lines[0].text == "I dream of Jeannie with the light brown hair"
    assert second.lines[0].text == "I long for Jeannie with the day dawn smile"
    assert len(score.notes) == 180


def _song() -> Score:
    """Four bars in D minor with a pickup, a triplet, a tie over a bar line, and two voices."""
    score = Score(title="A <song> & more")
    score.meter = MeterMap((Meter(0, 4, 4), Meter(5760, 3, 4)))
    score.key = KeyMap((Key(0, -1, "minor"),))
    score.tempo = TempoMap((Tempo.from_bpm(0, 96), Tempo.from_bpm(5760, 72)))
    score.voices = (
        Voice(score.new_id(), "Soprano", program=52),
        Voice(score.new_id(), "Bass", channel=1, program=42, pan=32),
    )
    high, low = (voice.id for voice in score.voices)
    for voice, pitch, onset, length in (
        (high, 69, 1440, 480),
        (high, 74, 1920, 720),
        (high, 73, 2640, 240),
        (high, 74, 2880, 160),
        (high, 76, 3040, 160),
        (high, 77, 3200, 160),
        (high, 70, 3360, 960),
        (high, 69, 4320, 1440),
        (high, 69, 5760, 1440),
        (low, 50, 1920, 1920),
        (low, 57, 1920, 1920),
        (low, 45, 3840, 1920),
    ):
        note = Note(score.new_id(), voice, pitch, onset, length, 72)
        score.notes[note.id] = note
    ids = [note.id for note in score.notes_in_order(high)]
    line = Line(
        (
            Word((Syllable("O", (ids[0],)),)),
            Word((Syllable("Ky", tuple(ids[1:3])), Syllable("ri", tuple(ids[3:6])))),
            Word(
                (Syllable("e", (ids[6],)), Syllable("lei", (ids[7],)), Syllable("son", (ids[8],)))
            ),
        )
    )
    second = Line((Word((Syllable("Lord", (ids[0],)),)),))
    score.lyrics = Lyrics((Verse((line,)), Verse((second,))))
    return score


def test_another_program_reads_what_is_written(music21: Any, tmp_path: Path) -> None:
    score = _song()
    path = tmp_path / "song.musicxml"
    assert write_musicxml(score, path) == []
    read = music21.converter.parse(path)
    assert read.metadata.title == score.title
    assert [part.partName for part in read.parts] == ["Soprano", "Bass"]
    top, bottom = read.parts
    assert [measure.duration.quarterLength for measure in top.getElementsByClass("Measure")] == [
        1.0, 4.0, 4.0, 3.0,
    ]  # fmt: skip
    heard = [
        (note.pitch.midi, float(note.offset), float(note.quarterLength), note.volume.velocity)
        for note in top.stripTies().flatten().notes
    ]
    assert [pitch for pitch, *_ in heard] == [69, 74, 73, 74, 76, 77, 70, 69, 69]
    assert [offset for _, offset, *_ in heard] == pytest.approx(
        [0, 1, 2.5, 3, 3 + 1 / 3, 3 + 2 / 3, 4, 6, 9]
    )
    assert {velocity for *_, velocity in heard} == {72}
    spelled = [note.pitch.nameWithOctave for note in top.stripTies().flatten().notes]
    assert spelled == ["A4", "D5", "C#5", "D5", "E5", "F5", "B-4", "A4", "A4"]
    chords = [sorted(p.midi for p in note.pitches) for note in bottom.flatten().notes]
    assert chords[0] == [50, 57]
    tempi = [mark.number for mark in read.flatten().getElementsByClass("MetronomeMark")]
    assert tempi == [96, 72]
    assert [key.sharps for key in top.flatten().getElementsByClass("KeySignature")] == [-1]
    meters = [m.ratioString for m in top.flatten().getElementsByClass("TimeSignature")]
    assert meters == ["4/4", "3/4"]
    words = [
        [(lyric.number, lyric.syllabic, lyric.text) for lyric in note.lyrics if lyric.text]
        for note in top.flatten().notes
        if note.lyrics
    ]
    assert [found for found in words if found] == [
        [(1, "single", "O"), (2, "single", "Lord")],
        [(1, "begin", "Ky")],
        [(1, "end", "ri")],
        [(1, "begin", "e")],
        [(1, "middle", "lei")],
        [(1, "end", "son")],
    ]
    instruments = [part.getInstrument(returnDefault=False).midiProgram for part in read.parts]
    assert instruments == [52, 42]


def test_this_program_hears_another_programs_corpus_as_that_program_does(music21: Any) -> None:
    for name in ("bach/bwv7.7", "bach/bwv319", "bach/bwv102.7"):
        path = music21.corpus.getWork(name)
        score = read_musicxml(path).score
        theirs = [
            (round(float(note.offset) * 480), pitch.midi)
            for part in music21.converter.parse(path).parts
            for note in part.stripTies().flatten().notes
            if not note.duration.isGrace and not isinstance(note, music21.harmony.Harmony)
            for pitch in note.pitches
        ]
        # That program lets a pickup begin at the start.
        first = min(note.onset for note in score.notes.values())
        begun = first - min(theirs)[0]
        mine = [(note.onset - begun, note.pitch) for note in score.notes.values()]
        assert sorted(mine) == sorted(theirs), name


def test_a_played_file_is_written_with_what_was_changed_said(
    data_folder: Path, tmp_path: Path
) -> None:
    path = sorted((data_folder / "midi" / "piano").glob("*/*.mid"))[0]
    score = read_midi(path).score
    before = score.copy()
    said = write_musicxml(score, tmp_path / "played.musicxml")
    assert score == before
    assert any("the song is unchanged" in sentence for sentence in said)
    assert any("control events" in sentence for sentence in said)
    again = read_musicxml(tmp_path / "played.musicxml").score
    assert sorted(n.pitch for n in again.notes.values()) == sorted(
        n.pitch for n in score.notes.values()
    )


def test_another_program_reads_the_chords_and_the_dynamics(music21: Any, tmp_path: Path) -> None:
    score = _song()
    score.notes = {}
    pitches = ((50, 66, 69), (49, 64, 69, 79), (50, 66, 69), (46, 62, 65))
    for bar, chord in enumerate(pitches):
        for voice, pitch in zip((1, 0, 0, 0), chord, strict=False):
            velocity = 49 if bar < 2 else 96
            id = score.new_id()
            note = Note(id, score.voices[voice].id, pitch, bar * 1920, 1920, velocity)
            score.notes[id] = note
    score.lyrics = Lyrics()
    score.meter, score.key = MeterMap(), KeyMap((Key(0, 2),))
    path = tmp_path / "song.musicxml"
    path.write_bytes(musicxml_bytes(score, Signs(chords=True, dynamics=True))[0])
    read = music21.converter.parse(path)
    named = read.parts[0].recurse().getElementsByClass("ChordSymbol")
    assert [symbol.figure for symbol in named] == ["D", "A7/C#", "D", "B-"]
    assert [float(symbol.getOffsetInHierarchy(read)) for symbol in named] == [0, 4, 8, 12]
    for part in read.parts:
        assert [mark.value for mark in part.recurse().getElementsByClass("Dynamic")] == ["p", "f"]
    assert not list(read.parts[1].recurse().getElementsByClass("ChordSymbol"))


def test_another_program_reads_the_songs_own_chord_symbols(music21: Any, tmp_path: Path) -> None:
    score = _song()
    symbols = ("F", "Gm7", "C7/E", "Bbm7b5", "F#dim7", "Dsus4", "C9", "Ab+")
    score.chords = tuple(ChordSymbol(480 * n, text) for n, text in enumerate(symbols))
    path = tmp_path / "song.musicxml"
    path.write_bytes(musicxml_bytes(score)[0])
    read = music21.converter.parse(path)
    named = list(read.parts[0].recurse().getElementsByClass("ChordSymbol"))
    assert [
        {pitch.pitchClass for pitch in symbol.pitches} for symbol in named
    ] == [set(chord.chord.pitch_classes) for chord in score.chords]  # fmt: skip
    assert [symbol.bass().pitchClass for symbol in named] == [
        chord.chord.bass for chord in score.chords
    ]
    assert not list(read.parts[1].recurse().getElementsByClass("ChordSymbol"))


def test_this_program_reads_another_programs_chord_symbols(music21: Any, tmp_path: Path) -> None:
    figures = ("C", "Am7", "F#m", "B-maj7", "G7/B", "Edim", "Dsus4", "C7 add b9", "E+")
    part = music21.stream.Part()
    for beat, figure in enumerate(figures):
        part.insert(beat, music21.harmony.ChordSymbol(figure))
        part.insert(beat, music21.note.Note("C4"))
    path = tmp_path / "theirs.musicxml"
    part.write("musicxml", path)
    read = read_musicxml(path)
    assert read.notes_to_person == []
    assert [(chord.tick, chord.text) for chord in read.score.chords] == [
        (480 * beat, text)
        for beat, text in enumerate(
            ("C", "Am7", "F#m", "Bbmaj7", "G7/B", "Edim", "Dsus4", "C7b9", "Eaug")
        )
    ]
