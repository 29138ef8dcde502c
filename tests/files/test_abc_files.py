"""ABC notation in and out: what the standard says is read, what is written is read back."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.files.abc_read import abc_score, split_book
from composer.files.abc_write import abc_text
from composer.files.errors import FileError
from composer.files.formats import export_score, open_score
from composer.model.chord_symbol import ChordSymbol
from composer.model.key import Key, KeyMap
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import Marker, Score
from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from composer.model.voice import Role, Voice

Found = list[tuple[int, int, int]]


def played(score: Score) -> Found:
    """``(onset, duration, pitch)`` in eighths, by time."""
    found = [(n.onset / 240, n.duration / 240, n.pitch) for n in score.notes.values()]
    return sorted(found)


def tune(music: str, head: str = "M:4/4\nL:1/8\nK:C") -> Score:
    return abc_score(f"X:1\nT:t\n{head}\n{music}\n").score


def pitches(score: Score) -> list[int]:
    return [pitch for *_, pitch in played(score)]


def test_notes_octaves_lengths_and_rests() -> None:
    score = tune("C,2 c'/ z/ B,, D3/2E/2 z4|")
    assert played(score) == [
        (0, 2, 48),
        (2, 0.5, 84),
        (3, 1, 47),
        (4, 1.5, 62),
        (5.5, 0.5, 64),
    ]


def test_accidentals_hold_to_the_end_of_the_bar_in_every_octave() -> None:
    score = tune("^F F f =F F|F", "M:4/4\nL:1/8\nK:G")
    assert pitches(score) == [66, 66, 78, 65, 65, 66]


@pytest.mark.parametrize(
    ("key", "fifths", "mode"),
    [
        ("Gm", -2, "minor"),
        ("D Mixolydian", 1, "mixolydian"),
        ("Ador", 1, "dorian"),
        ("F# minor", 3, "minor"),
        ("Bb", -2, "major"),
        ("C clef=bass", 0, "major"),
        ("HP", 2, "mixolydian"),
    ],
)
def test_a_key_is_read_with_its_mode(key: str, fifths: int, mode: str) -> None:
    (entry,) = tune("C", f"L:1/8\nK:{key}").key.entries
    assert (entry.fifths, entry.mode) == (fifths, mode)


def test_ties_chords_tuplets_and_broken_rhythm() -> None:
    assert played(tune("C8-|C4 [CEG]4|")) == [(0, 12, 60), (12, 4, 60), (12, 4, 64), (12, 4, 67)]
    triplet = [(0, 2 / 3, 60), (2 / 3, 2 / 3, 62), (4 / 3, 2 / 3, 64), (2, 6, 65)]
    for found, wanted in zip(played(tune("(3CDE F6|")), triplet, strict=True):
        assert found == pytest.approx(wanted, abs=0.01)
    broken = [(0, 1.5, 69), (1.5, 0.5, 71), (2, 0.5, 72), (2.5, 1.5, 74), (4, 4, 60)]
    assert played(tune("A>B c<d C4|")) == broken
    assert played(tune("[CE-]4 E4|")) == [(0, 4, 60), (0, 8, 64)]


def test_repeats_and_endings_are_written_out() -> None:
    assert pitches(tune("|:C8|1 D8:|2 E8|]F8|")) == [60, 62, 60, 64, 65]
    assert pitches(tune("C8|]D8|E8:|")) == [60, 62, 64, 62, 64]  # from the double bar
    assert pitches(tune("C8::D8:|")) == [60, 60, 62, 62]


def test_a_pickup_stands_at_the_end_of_the_first_bar() -> None:
    assert played(tune("C2|D8|")) == [(6, 2, 60), (8, 8, 62)]


def test_voices_have_their_names_instruments_and_music() -> None:
    head = 'M:4/4\nL:1/4\nV:S name="Soprano"\nV:B name="Bass" clef=bass\nK:C'
    score = tune("V:S\n%%MIDI program 52\nc4|\nV:B\nC,4|\n[V:S] d4|\n[V:B] D,4|", head)
    assert [voice.name for voice in score.voices] == ["Soprano", "Bass"]
    assert score.voices[0].program == 52
    assert played(score) == [(0, 8, 48), (0, 8, 72), (8, 8, 50), (8, 8, 74)]


def test_words_lie_under_their_notes() -> None:
    score = tune("C2 D2 E2 F2|G8|\nw: Hal-le-lu-jah, _\nw: and~so * on")
    first, second = score.lyrics.verses
    notes = {note.id: note.pitch for note in score.notes.values()}
    sung = [
        (syllable.sung, [notes[id] for id in syllable.notes])
        for line in first.lines
        for word in line.words
        for syllable in word.syllables
    ]
    assert sung == [("Hal", [60]), ("le", [62]), ("lu", [64]), ("jah,", [65, 67])]
    words = [s.sung for line in second.lines for word in line.words for s in word.syllables]
    assert words == ["and", "so", "on"]


def test_meter_key_and_tempo_change_within_the_music() -> None:
    score = tune("C8|[M:3/4]D6|[K:D]F6|[Q:1/4=60]E6|")
    assert [(m.tick, m.beats, m.unit) for m in score.meter.entries] == [(0, 4, 4), (1920, 3, 4)]
    assert [(k.tick, k.fifths) for k in score.key.entries] == [(0, 0), (3360, 2)]
    assert score.tempo.at(4800).bpm == pytest.approx(60)
    assert pitches(score)[2] == 66


def test_what_is_not_kept_is_said() -> None:
    music = '"Am"A {gf}e "^slowly""Fine"B "G7alt"c "D""Dm"d|'
    imported = abc_score(f"X:1\nK:C\n{music}\n\nX:2\nK:C\nC|\n")
    assert imported.notes_to_person == [
        "Of its 2 tunes the first was opened.",
        "2 grace notes of the file are not kept.",
        "1 quoted text of the file is not kept.",
        "1 chord symbol of the file is not kept.",
        "A chord symbol of the file has the nearest name that is known: G7 for G7alt.",
    ]
    assert [chord.text for chord in imported.score.chords] == ["Am", "G7", "D"]


def test_chord_symbols_of_a_folk_tune_are_the_songs() -> None:
    score = tune('"G"B|:"G"c2 "Am/C"d2 z"D7"efg|1"(G)"g8:|2"no chord"g8|]')
    assert [(chord.tick, chord.text) for chord in score.chords] == [
        (1680, "G"),
        (1920, "G"), (2400, "Am/C"), (3120, "D7"), (3840, "G"),
        (5760, "G"), (6240, "Am/C"), (6960, "D7"), (7680, "N.C."),
    ]  # fmt: skip


def test_a_repeat_begins_with_the_chord_that_is_in_force_there() -> None:
    score = tune('"C"c8|:e8|"G"g8:|')
    assert [(chord.tick // 1920, chord.text) for chord in score.chords] == [
        (0, "C"), (2, "G"), (3, "C"), (4, "G")
    ]  # fmt: skip


def test_a_note_is_parted_where_a_chord_changes_within_it() -> None:
    score = _score([[(0, 16, 60), (0, 16, 62)]], (4, 4), 0, "major", "t")
    given = ((0, "C"), (480, "F#m7b5/C"), (1920, "N.C."), (2880, "Dm"))
    score.chords = tuple(ChordSymbol(*each) for each in given)
    score.lyrics = Lyrics(
        (Verse((Line(tuple(Word((Syllable("la", (id,)),)) for id in score.notes)),)),)
    )
    text, said = abc_text(score)
    assert said == []
    assert '"C"C2- "F#m7b5/C"C6|"N.C."D4- "Dm"D4|]' in text
    read = abc_score(text)
    assert read.notes_to_person == []
    assert read.score.chords == score.chords
    assert [(n.onset, n.duration) for n in read.score.notes_in_order()] == [(0, 1920), (1920, 1920)]
    assert [len(s.notes) for s in read.score.lyrics.syllables()] == [1, 1]


def test_a_chord_symbol_within_a_tuplet_note_stands_at_the_next_one_and_that_is_said() -> None:
    score = _score([[]], (4, 4), 0, "major", "t")
    for n in range(3):
        note = Note(score.new_id(), score.voices[0].id, 60 + n, 160 * n, 160, 80)
        score.notes[note.id] = note
    score.chords = (ChordSymbol(0, "C"), ChordSymbol(200, "F"), ChordSymbol(240, "G"))
    text, said = abc_text(score)
    assert said == ["2 chord symbols stand at the next note."]
    assert [(c.tick, c.text) for c in abc_score(text).score.chords] == [(0, "C"), (320, "G")]


def test_a_book_is_split_and_its_head_holds_for_every_tune() -> None:
    first, second = split_book("L:1/4\n\nX:1\nK:C\nC4|\n\nX:2\nK:C\nD4|\n")
    assert played(abc_score(first).score) == [(0, 8, 60)]
    assert played(abc_score(second).score) == [(0, 8, 62)]


@pytest.mark.parametrize("text", ["", "no tune", "X:1\nT:without a key\nCDE\n"])
def test_what_is_no_tune_is_said(text: str) -> None:
    with pytest.raises(FileError, match=r"tune"):
        abc_score(text)


# ------------------------------------------------------------------------------ and back


def small_scores() -> st.SearchStrategy[Score]:
    steps = st.tuples(st.integers(0, 3), st.integers(1, 8), st.integers(12, 115))
    return st.builds(
        _score,
        st.lists(st.lists(steps, max_size=12), min_size=1, max_size=4),
        st.sampled_from([(4, 4), (3, 4), (6, 8), (2, 2), (5, 8)]),
        st.integers(-6, 6),
        st.sampled_from(["major", "minor", "dorian", "mixolydian"]),
        st.text(max_size=20),
    )


def _score(
    voices: list[list[tuple[int, int, int]]],
    meter: tuple[int, int],
    fifths: int,
    mode: str,
    title: str,
) -> Score:
    score = Score(title=title)
    score.meter = MeterMap((Meter(0, *meter),))
    score.key = KeyMap((Key(0, fifths, mode),))
    score.tempo = TempoMap((Tempo(0, 600_000),))
    made = []
    for number, line in enumerate(voices):
        voice = Voice(score.new_id(), f"Voice {number + 1}", Role.FREE, channel=number)
        made.append(voice)
        now = 0
        for rest, length, pitch in line:
            now += rest * 120
            note = Note(score.new_id(), voice.id, pitch, now, length * 120, 80)
            score.notes[note.id] = note
            now += length * 120
    score.voices = tuple(made)
    return score


@given(small_scores())
def test_what_is_written_is_read_back(score: Score) -> None:
    text, _ = abc_text(score)
    back = abc_score(text).score
    assert played(back) == played(score)
    assert [v.name for v in back.voices] == [v.name for v in score.voices] or len(back.voices) == 1
    assert [(k.fifths, k.mode) for k in back.key.entries] == [
        (k.fifths, k.mode) for k in score.key.entries
    ]
    assert abc_text(back)[0].count("|") == text.count("|")


def test_words_tempo_and_markers_are_read_back(tmp_path: Path) -> None:
    score = _score([[(0, 4, 60 + n) for n in range(8)]], (4, 4), 0, "major", "Ein „Lied“ 100%")
    ids = list(score.notes)
    words = (
        Word((Syllable("Hal", (ids[0],)), Syllable("lo", (ids[1], ids[2])))),
        Word((Syllable("Welt!", (ids[3],)),)),
        Word((Syllable("歌", (ids[5],)),)),
    )
    score.lyrics = Lyrics((Verse((Line(words),)), Verse((Line((Word((Syllable("unlaid"),)),)),))))
    score.markers = (Marker(1920, "Chorus"),)
    path = tmp_path / "song.abc"
    assert export_score(score, path) == []
    back = open_score(path).score
    assert back.title == score.title
    assert back.markers == score.markers
    assert back.tempo == score.tempo
    sung = [
        (s.sung, len(s.notes))
        for verse in back.lyrics.verses
        for line in verse.lines
        for word in line.words
        for s in word.syllables
    ]
    assert sung == [("Hal", 1), ("lo", 2), ("Welt!", 1), ("歌", 1), ("unlaid", 0)]


def test_what_abc_cannot_hold_is_said() -> None:
    score = _score([[(0, 4, 60), (0, 4, 62)]], (4, 4), 0, "major", "t")
    first = next(iter(score.notes.values()))
    score.notes[first.id] = Note(first.id, first.voice, 60, 0, 480, 20)
    _, said = abc_text(score)
    assert said == ["How loud each note is cannot be written in ABC notation."]


PIECES = ["X:1\n", "K:C\n", "K:Gm clef=bass\n", "M:6/8\n", "L:1/16\n", "|:", ":|", "[1", "[2", "|]"]
PIECES += ["(3", "(5:4:3", "[", "]", "CEG", "c'/", "^f2-", "_B,", ">", "<<", "{ga}", '"Am', '"']
PIECES += [
    "Z4",
    "Z99999",
    "z",
    "w: a-b_c*~d|\\-\n",
    "V:2\n",
    "[V:3]",
    "!f!",
    "!",
    "&",
    "\\\n",
    "%\n",
]
PIECES += ['"C"', '"G(Em)"', '"F#m7b5/C"', '"D7alt/f#"', '"Bb', '"A,"']
PIECES += ["[K:D]", "[M:3/4]", "Q:1/4=0\n", "Q:9999\n", "\n\n", "A99999", "é歌", "-", "P:A\n"]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40))
def test_no_text_makes_reading_fail(pieces: list[str]) -> None:
    with contextlib.suppress(FileError):
        score = abc_score("X:1\nK:C\n" + "".join(pieces)).score
        score.check()
        abc_text(score)


def test_the_folk_tunes_of_the_collection_are_read(data_folder: Path) -> None:
    books = sorted((data_folder / "abc").rglob("*.abc"))
    count = 0
    for book in books:
        for each in split_book(book.read_text(encoding="utf-8", errors="replace"))[:40]:
            score = abc_score(each).score
            assert score.notes
            count += 1
    assert count > 300
