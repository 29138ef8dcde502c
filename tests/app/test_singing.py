"""Words and notes together on a document, as undo steps."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.app.laying_report import Report
from composer.app.singing import Singing
from composer.edit.commands import AddNotes
from composer.edit.document import Document
from composer.model.lyrics import Lyrics, Place, Syllable, Verse
from composer.model.note import Note
from composer.model.score import Score, empty_score
from composer.model.voice import Role, Voice
from composer.prosody.text import lyrics_from_text


def song(notes: int = 8, text: str = "") -> Document:
    """Notes 11, 12, ... of a soprano, a bass below them from 101 on, a quarter each."""
    score = Score(voices=(Voice(1, "S", Role.SOPRANO), Voice(2, "B", Role.BASS)))
    for n in range(notes):
        score.notes[11 + n] = Note(11 + n, 1, 72, 480 * n, 480)
        score.notes[101 + n] = Note(101 + n, 2, 48, 480 * n, 480)
    score.next_id = 1000
    score.lyrics = lyrics_from_text(text)
    return Document(score)


def under(singing: Singing, notes: int = 8, row: int = 0) -> str:
    """What is drawn in a row: ``.`` for nothing, ``~`` for a note of a melisma."""
    shown = []
    for note in range(11, 11 + notes):
        sung = next((s for s in singing.syllables_at(note) if s.row == row), None)
        if sung is None:
            shown.append(".")
        else:
            shown.append(("~" if sung.held else sung.text) + "-" * sung.hyphen_after)
    return " ".join(shown)


def test_words_are_laid_under_the_melody_among_the_notes_selected_as_one_step():
    document = song(4, "Twinkle, twinkle, little star")
    singing = Singing(document)
    report = singing.lay(document.score.notes.keys())
    assert under(singing, 4) == "Twin- kle, twin- kle,"
    assert report == Report(4, 3, 0, 0, Place(0, 0, 2, 0), True)
    assert report.sentence == "4 syllables laid; 3 left over, for want of notes."
    assert (document.undo_name, singing.notes_to_lay(document.score.notes)) == (
        "Lay Under Notes",
        4,
    )
    document.undo()
    assert under(singing, 4) == ". . . ."


def test_each_edit_is_a_step_with_a_name_and_undo_brings_the_words_back():
    document = song(8, "love is all I need")
    singing = Singing(document)
    singing.lay(range(11, 19))
    edits = {
        "Move Syllables Later": lambda: singing.shift(Place(0, 0, 1), 2),
        "Move Syllables Earlier": lambda: singing.shift(Place(0, 0, 1), -1),
        "Split Syllable": lambda: singing.split(Place(0), ("lo", "ve")),
        "Join Syllables": lambda: singing.join(Place(0)),
        "Skip Note": lambda: singing.skip(Place(0, 0, 2)),
        "Extend Syllable": lambda: singing.extend(Place(0)),
        "Shorten Syllable": lambda: singing.shorten(Place(0)),
        "Edit Syllable": lambda: singing.set_text(Place(0, 0, 2), "al-ways"),
        "Take Words off Notes": lambda: singing.clear([Place(0)]),
        "Edit Words": lambda: singing.write("other words"),
    }
    seen = [document.score.lyrics]
    for name, edit in edits.items():
        edit()
        assert document.undo_name == name
        seen.append(document.score.lyrics)
    for before in reversed(seen[:-1]):
        document.undo()
        assert document.score.lyrics == before


def test_what_changes_nothing_is_no_step():
    document = song(2, "a b")
    singing = Singing(document)
    singing.lay([11, 12])
    revision = document.revision
    assert not singing.lay([11, 12]).changed
    assert not singing.shorten(Place(0)).changed
    assert not singing.write("a b")
    assert not singing.lay([]).laid
    assert document.revision == revision


def test_typing_is_one_step_and_keeps_what_is_laid():
    document = song(8, "one two")
    singing = Singing(document)
    singing.lay(range(11, 19))
    for text in ("one two t", "one two th", "one two three"):
        assert singing.write(text)
    assert singing.text == "one two three"
    assert under(singing) == "one two . . . . . ."
    document.undo()
    assert singing.text == "one two"


def test_verses_are_drawn_below_each_other_and_what_follows_them_in_the_first_row():
    document = song(8, "a b c\n\nd e f\n\n[Chorus]\nyeah yeah")
    singing = Singing(document)
    singing.lay_verses(range(11, 14))
    singing.lay(range(14, 19), Place(2), "verse")
    assert (under(singing), under(singing, row=1)) == (
        "a b c yeah yeah . . .",
        "d e f . . . . .",
    )
    assert (singing.rows, [singing.row_of(v) for v in range(-1, 4)]) == (2, [None, 0, 1, 0, None])
    singing.clear_notes([11, 12], row=1)
    assert (under(singing, 3), under(singing, 3, row=1)) == ("a b c", ". . f")
    assert singing.clear_notes(document.score.notes).fallen == 6


def test_what_is_drawn_tells_hyphens_and_melismas():
    document = song(8, "merry-go- Glo_ria")
    singing = Singing(document)
    singing.lay(range(11, 19))
    assert under(singing) == "mer- ry- go- Glo ~- ri- a ."
    held = singing.syllables_at(15)[0]
    assert (held.held, held.melisma, held.word_start) == (True, False, False)
    assert singing.syllables_at(14)[0].melisma
    assert singing.syllables_at(999) == ()


def test_two_syllables_of_a_file_that_share_a_note_are_drawn_and_edited_as_one():
    document = song(3, "linda amigo")
    lyrics = document.score.lyrics.laid(
        {
            Place(0, 0, 0, 0): (11,),
            Place(0, 0, 0, 1): (12,),
            Place(0, 0, 1, 0): (12,),
            Place(0, 0, 1, 1): (13,),
        }
    )
    document.replace(Score(**{**_fields(document.score), "lyrics": lyrics}))
    singing = Singing(document)
    assert under(singing, 3) == "lin- da‿a- mi-"
    singing.set_text(Place(0, 0, 0, 1), "do‿a")
    assert under(singing, 3) == "lin- do‿a- mi-"
    assert singing.text == "lindo‿amigo"


def _fields(score):
    from dataclasses import fields

    return {f.name: getattr(score, f.name) for f in fields(score)}


def test_a_blank_makes_two_words_and_a_hyphen_two_syllables():
    document = song(8, "golden sun")
    singing = Singing(document)
    singing.lay(range(11, 19))
    singing.set_text(Place(0, 0, 1), "sun-ny day")
    assert under(singing) == "gold- en sun- ny day . . ."
    assert singing.text == "golden sunny day"


def test_words_are_written_under_notes_one_by_one():
    document = song(4)
    singing = Singing(document)
    singing.write_under(11, "hel")
    singing.write_under(12, "lo", same_word=True)
    singing.write_under(13, "you")
    assert (under(singing, 4), singing.text) == ("hel- lo you .", "hello you")
    singing.write_under(11, "oh", row=1)
    singing.write_under(12, "my", row=1)
    assert (under(singing, 4, row=1), singing.text) == ("oh my . .", "hello you\n\noh my")
    singing.write_under(12, "la")
    assert (under(singing, 4), singing.text) == ("hel- la you .", "hella you\n\noh my")


def test_one_goes_from_note_to_note_and_from_syllable_to_syllable():
    document = song(3, "golden — sun\nshine")
    document.score.notes[50] = Note(50, 1, 60, 480, 480)
    singing = Singing(document)
    assert [singing.next_note(n) for n in (11, 12, 13)] == [12, 13, None]
    assert [singing.next_note(n, back=True) for n in (11, 12, 13)] == [None, 11, 12]
    assert (singing.next_note(50), singing.next_note(50, back=True)) == (13, 11)
    first, second = Place(0, 0, 0, 0), Place(0, 0, 0, 1)
    sun, shine = Place(0, 0, 1, 0), Place(0, 1, 0, 0)
    assert [singing.next_place(p) for p in (first, second, sun, shine)] == [
        second,
        sun,
        shine,
        None,
    ]
    assert singing.next_place(first, word=True) == sun
    assert singing.next_place(sun, back=True) == second
    assert singing.next_place(shine, word=True, back=True) == sun
    assert singing.next_place(sun, word=True, back=True) == first
    assert singing.next_place(first, back=True) is None


def test_the_persons_way_to_divide_a_word_counts_at_once_and_can_be_given_up():
    document = song(8, "the Fire of fires, wild-fire")
    singing = Singing(document)
    singing.lay(range(11, 19))
    assert singing.add_exception("Fi-re") == "fire"
    assert [s.text for s in document.score.lyrics.syllables()] == [
        *("the", "Fi", "re", "of", "fires,", "wild-", "fi", "re"),
    ]
    assert under(singing) == "the Fi- of fires, wild- fi- . ."
    singing.remove_exception("fire")
    assert under(singing) == "the Fire of fires, wild- fire . ."
    with pytest.raises(ValueError, match="more than one word"):
        singing.add_exception("two words")


def test_places_and_notes_that_are_not_there_are_said():
    singing = Singing(song(2, "a b"))
    with pytest.raises(IndexError):
        singing.shift(Place(0, 0, 7))
    with pytest.raises(KeyError):
        singing.lay([11, 999])
    with pytest.raises(KeyError):
        singing.write_under(999, "oh")
    with pytest.raises(ValueError, match="too short"):
        singing.split(Place(0))
    assert Singing(Document(Score())).counts() == ()


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(["love", "heaven", "oh_", "\n\n", "[Chorus]", "la-la", "明月"]), max_size=25
    ),
    st.integers(0, 30),
)
def test_what_is_drawn_is_all_that_is_laid(words, count):
    document = song(count, " ".join(words).replace("\n\n ", "\n\n"))
    singing = Singing(document)
    report = singing.lay([n for n in document.score.notes if n < 100])
    drawn = [s for n in range(11, 11 + count) for s in singing.syllables_at(n) if not s.held]
    assert len(drawn) == report.laid
    assert report.left_over == sum(
        1
        for s in document.score.lyrics.syllables()
        if not s.notes and any(c.isalnum() for c in s.text)
    )
    document.score.check()


def test_an_empty_section_is_written_into():
    document = Document(song(2).score)
    document.score.lyrics = Lyrics((Verse((), "chorus", "", "[Chorus]"),))
    singing = Singing(document)
    singing.write_under(11, "oh")
    assert singing.text == "[Chorus]\noh"
    assert list(singing.lyrics.syllables()) == [Syllable("oh", (11,))]


def test_what_is_found_is_mended_as_one_step():
    document = song(5, "bright heaven")
    singing = Singing(document)
    singing.lay(range(11, 16))
    before = document.score.lyrics
    (finding,) = (f for f in singing.findings() if f.kind == "stress")
    assert singing.mend(finding).changed
    assert document.undo_name == "Skip Note"
    assert under(singing, 5) == "bright ~ heav- en ."
    assert [f for f in singing.findings() if f.kind == "stress"] == []
    document.undo()
    assert document.score.lyrics == before
    singing.write("")
    with pytest.raises(IndexError):
        singing.mend(finding)
    assert singing.lyrics == Lyrics()


def test_notes_for_words_are_drawn_and_laid_as_one_step():
    document = song(0, "Twinkle, twinkle, little star\nHow I wonder")
    singing = Singing(document)
    made = singing.notes_for_words(1, start=100)
    assert (document.undo_name, len(document.score.notes)) == ("Notes for Words", 11)
    assert made.start == 1920
    assert all(len(s.notes) == 1 for s in document.score.lyrics.syllables())
    assert {n.pitch for n in document.score.notes.values()} == {67}
    assert len(made.masks(1)) == 11
    document.undo()
    assert not document.score.notes
    singing.write("")
    assert not singing.notes_for_words(1).notes


def test_one_selected_note_is_a_place_and_the_last_one_stands_for_the_whole_voice():
    document = Document(empty_score())
    voice = document.score.voices[0].id
    notes = tuple(Note(document.new_id(), voice, 60, 480 * i, 480) for i in range(4))
    document.apply(AddNotes(notes))
    singing = Singing(document)
    ids = [note.id for note in notes]
    assert singing.meant([ids[1]]) == frozenset(ids[1:])
    assert singing.meant([ids[3]]) == frozenset(ids)
    assert singing.meant(ids[1:3]) == frozenset(ids[1:3])
    assert singing.meant([]) == frozenset()
