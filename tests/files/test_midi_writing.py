"""The MIDI files that are written, as other programs see them."""

from __future__ import annotations

import io
import os
from pathlib import Path

import mido
import pretty_midi
import pytest

from composer.files.errors import FileError
from composer.files.limits import MAX_TICK
from composer.files.midi_file import read_midi, write_midi
from composer.files.midi_read import midi_score
from composer.files.midi_write import midi_bytes
from composer.model.chord_symbol import ChordSymbol
from composer.model.control import Control, ControlKind
from composer.model.key import Key, KeyMap
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import Marker, Score, empty_score
from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from composer.model.voice import Voice


def small_score() -> Score:
    score = Score(title="Étude")
    sung = Voice(score.new_id(), "Soprano", channel=0, program=52, volume=90, pan=30)
    low = Voice(score.new_id(), "Bass", channel=1, program=32, bank=129)
    score.voices = (sung, low)
    for i in range(4):
        for voice, pitch in ((sung, 67 + i), (low, 48)):
            note = Note(score.new_id(), voice.id, pitch, 480 * i, 480, 70 + i)
            score.notes[note.id] = note
    high = [note.id for note in score.notes_in_order(sung.id)]
    words = (
        Word((Syllable("Al", (high[0],)), Syllable("lé", (high[1],)))),
        Word((Syllable("o", (high[2],)),)),
    )
    score.lyrics = Lyrics((Verse((Line(words),)),))
    score.tempo = TempoMap((Tempo(0, 500_000), Tempo(960, 250_000)))
    score.meter = MeterMap((Meter(0, 3, 4),))
    score.key = KeyMap((Key.named(0, "G"), Key.named(960, "F#", "minor")))
    score.markers = (Marker(480, "Refrain"),)
    score.controls = (Control(sung.id, 480, ControlKind.CONTROLLER, 64, 127),)
    return score


def test_what_of_chord_symbols_becomes_nothing_is_said() -> None:
    score = small_score()
    without = midi_bytes(score)
    score.chords = (ChordSymbol(0, "Am"),)
    assert midi_bytes(score) == (
        without[0], [*without[1], "The chord symbols of the song are not in the MIDI file."]
    )  # fmt: skip


def written(score: Score, charset: str = "utf-8") -> mido.MidiFile:
    return mido.MidiFile(file=io.BytesIO(midi_bytes(score, charset)[0]), charset=charset)


def test_the_file_has_a_conductor_track_and_a_track_for_each_voice() -> None:
    file = written(small_score())
    assert (file.type, file.ticks_per_beat) == (1, 480)
    assert [track.name for track in file.tracks] == ["Étude", "Soprano", "Bass"]
    conductor = {message.type for message in file.tracks[0]}
    assert conductor == {
        "track_name",
        "time_signature",
        "key_signature",
        "set_tempo",
        "marker",
        "end_of_track",
    }
    assert [m.key for m in file.tracks[0] if m.type == "key_signature"] == ["G", "F#m"]
    setup = [m.bytes() for m in file.tracks[2] if m.type in ("control_change", "program_change")]
    assert setup == [[0xB1, 0, 1], [0xB1, 32, 1], [0xC1, 32], [0xB1, 7, 100], [0xB1, 10, 64]]


def test_at_a_tick_notes_end_before_controllers_words_and_new_notes() -> None:
    track = written(small_score()).tracks[1]
    now, at = 0, []
    for message in track:
        now += message.time
        if now == 480:
            at.append(message.type)
    assert at == ["note_off", "control_change", "lyrics", "note_on"]


def test_lyric_events_stand_in_their_voices_track_with_hyphens_and_blanks() -> None:
    file = written(small_score())
    texts = [[m.text for m in track if m.type == "lyrics"] for track in file.tracks]
    assert texts == [[], ["Al-", "lé ", "o"], []]


def test_pretty_midi_reads_what_was_written(tmp_path: Path) -> None:
    score = small_score()
    assert write_midi(score, tmp_path / "a.mid", charset="latin-1") == []
    other = pretty_midi.PrettyMIDI(str(tmp_path / "a.mid"))
    assert [(i.name, i.program) for i in other.instruments] == [("Soprano", 52), ("Bass", 32)]
    for instrument, voice in zip(other.instruments, score.voices, strict=True):
        found: list[object] = [
            (n.pitch, n.velocity, pytest.approx(n.start), pytest.approx(n.end))
            for n in instrument.notes
        ]
        assert found == [
            (n.pitch, n.velocity, score.tempo.seconds(n.onset), score.tempo.seconds(n.end))
            for n in score.notes_in_order(voice.id)
        ]
    assert [lyric.text for lyric in other.lyrics] == ["Al-", "lé ", "o"]
    assert [(s.numerator, s.denominator) for s in other.time_signature_changes] == [(3, 4)]
    assert [k.key_number for k in other.key_signature_changes] == [7, 12 + 6]


def test_the_same_score_gives_the_same_bytes_whatever_the_order_of_its_notes() -> None:
    score = small_score()
    turned = score.copy()
    turned.notes = dict(reversed(score.notes.items()))
    assert midi_bytes(score) == midi_bytes(turned) == midi_bytes(small_score())


def test_characters_that_a_charset_lacks_become_question_marks() -> None:
    score = small_score()
    score.title = "Été 夏"
    assert written(score, "latin-1").tracks[0].name == "Été ?"
    assert written(score, "cp932").tracks[0].name == "?t? 夏"


def test_an_unknown_charset_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no known character set"):
        write_midi(small_score(), tmp_path / "a.mid", charset="klingon")
    assert list(tmp_path.iterdir()) == []


def test_words_on_no_note_are_told_to_the_person(tmp_path: Path) -> None:
    score = small_score()
    score.lyrics = Lyrics((Verse((Line((Word((Syllable("Oh"),)), Word((Syllable("no"),)))),)),))
    (sentence,) = write_midi(score, tmp_path / "a.mid")
    assert sentence == "2 syllables that lie on no note could not be written to the MIDI file."


def test_modes_that_midi_lacks_keep_their_signature_and_are_told() -> None:
    score = small_score()
    score.key = KeyMap((Key.named(0, "D", "dorian"),))
    data, sentences = midi_bytes(score)
    assert len(sentences) == 1
    assert midi_score(data).score.key.entries == (Key(0, 0),)


def test_a_note_inside_another_of_its_pitch_is_told_to_the_person() -> None:
    score = small_score()
    voice = score.voices[1].id
    note = Note(score.new_id(), voice, 48, 100, 50)
    score.notes[note.id] = note
    data, (sentence,) = midi_bytes(score)
    assert sentence.startswith("A note that lies inside a longer note")
    assert len(midi_score(data).score.notes) == len(score.notes)


def test_an_empty_score_is_a_file_that_others_open(tmp_path: Path) -> None:
    write_midi(Score(), tmp_path / "a.mid")
    assert pretty_midi.PrettyMIDI(str(tmp_path / "a.mid")).instruments == []


def test_a_score_that_breaks_its_rules_or_goes_on_too_long_is_not_written(tmp_path: Path) -> None:
    broken, long = small_score(), small_score()
    broken.notes[99] = Note(99, 42, 60, 0, 1)
    note = Note(long.new_id(), long.voices[0].id, 60, MAX_TICK, 1)
    long.notes[note.id] = note
    for score in (broken, long):
        with pytest.raises(FileError, match="cannot be saved"):
            write_midi(score, tmp_path / "a.mid")
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.mid"
    write_midi(small_score(), path)
    before = path.read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match="the disk is full"):
        write_midi(Score(), path)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.mid"]


def test_verses_below_one_another_are_told_of_and_come_back(tmp_path: Path) -> None:
    score = empty_score()
    ids = []
    for place in range(2):
        note = Note(score.new_id(), score.voices[0].id, 60 + place, 480 * place, 480)
        score.notes[note.id] = note
        ids.append(note.id)
    verses = []
    for first, second in (("Morn", "ing"), ("Eve", "ning")):
        word = Word((Syllable(first, (ids[0],)), Syllable(second, (ids[1],))))
        verses.append(Verse((Line((word,)),)))
    score.lyrics = Lyrics(tuple(verses))
    (said,) = write_midi(score, tmp_path / "verses.mid")
    assert "MusicXML" in said
    assert read_midi(tmp_path / "verses.mid").score.lyrics == score.lyrics
    score.lyrics = Lyrics((verses[0],))
    assert write_midi(score, tmp_path / "verse.mid") == []
    lyrics = pretty_midi.PrettyMIDI(str(tmp_path / "verse.mid")).lyrics
    assert [lyric.text for lyric in lyrics] == ["Morn-", "ing"]
