"""Engraved pages: every note is on them, and simple readers of SVG can draw them."""

from __future__ import annotations

import random
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

import pytest

from composer.files.engraving import EngravedPage, Layout, engraved, write_svg
from composer.files.musicxml_write import note_ids
from composer.model.chord_symbol import ChordSymbol
from composer.model.key import Key, KeyMap
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import Score, empty_score
from composer.model.time import Tempo, TempoMap
from composer.model.voice import SATB, Role, Voice
from tests.files.project_samples import schema_1

SVG = "{http://www.w3.org/2000/svg}"


def chorale(bars: int = 4, roles: tuple[Role, ...] = SATB) -> Score:
    score = Score(title="Ein Lied")
    pitches = dict(zip(SATB, (72, 67, 60, 48), strict=True))
    score.voices = tuple(Voice(score.new_id(), role.value.title(), role) for role in roles)
    for voice in score.voices:
        for quarter in range(4 * bars):
            pitch = pitches.get(voice.role, 64) + quarter % 5
            note = Note(score.new_id(), voice.id, pitch, 480 * quarter, 480, 80)
            score.notes[note.id] = note
    return score


def shown(score: Score, layout: Layout | None = None) -> set[int]:
    """Ids of the notes on the pages."""
    pages = engraved(score, layout)
    elements = {note for page in pages for system in page.systems for note in system.notes}
    for page in pages:
        root = ElementTree.fromstring(page.svg)
        ids = {element.get("id") for element in root.iter()}
        assert {note for system in page.systems for note in system.notes} <= ids
        assert {system.element for system in page.systems} <= ids
    return {id for element in elements if (id := note_ids(element)) is not None}


@pytest.mark.parametrize("two_staves", [False, True])
def test_every_note_is_on_the_pages(two_staves: bool) -> None:
    score = chorale(40)
    assert shown(score, Layout(two_staves=two_staves)) == set(score.notes)


@pytest.mark.parametrize("roles", [SATB[:3], (Role.MELODY, Role.CHORDS), (Role.FREE,)])
def test_without_the_four_voices_each_keeps_its_staff(roles: tuple[Role, ...]) -> None:
    score = chorale(2, roles)
    assert shown(score, Layout(two_staves=True)) == set(score.notes)


def test_a_chorale_takes_two_staves_where_it_is_asked_for() -> None:
    def lines(layout: Layout) -> int:
        (page,) = engraved(chorale(2), layout)
        (system,) = page.systems
        # Clefs are drawn once a staff.
        return page.svg.count("#E050") + page.svg.count("#E062") + page.svg.count("#E052")

    assert lines(Layout()) == 4
    assert lines(Layout(two_staves=True)) == 2


def test_a_note_over_a_bar_line_is_two_elements_of_one_note() -> None:
    score = empty_score()
    note = Note(score.new_id(), score.voices[0].id, 60, 1440, 960, 80)
    score.notes[note.id] = note
    (page,) = engraved(score)
    elements = page.systems[0].notes
    assert len(elements) == len(set(elements)) == 2
    assert {note_ids(element) for element in elements} == {note.id}
    assert note_ids("m12") is None


def test_the_pages_are_plain() -> None:
    for page in engraved(schema_1()):
        root = ElementTree.fromstring(page.svg)
        assert root.get("viewBox") == f"0 0 {page.width:g} {page.height:g}"
        tags = [element.tag.removeprefix(SVG) for element in root.iter()]
        assert tags.count("svg") == 1
        assert not {"style", "desc", "title", "image", "script"} & set(tags)
        for text in root.iter(f"{SVG}text"):
            assert all(len(part) == 0 for part in text)
        assert "currentColor" not in page.svg


def test_title_words_and_tempo_are_written() -> None:
    score = chorale(1)
    first, second = list(score.notes)[:2]
    word = Word((Syllable("Lö", (first,)), Syllable("wen", (second,))))
    score.lyrics = Lyrics((Verse((Line((word,)),)),))
    (page,) = engraved(score)
    words = [
        "".join(text.itertext()) for text in ElementTree.fromstring(page.svg).iter(f"{SVG}text")
    ]
    assert "Ein Lied" in words
    assert {"Lö", "wen"} <= set(words)
    assert any("♩" in word and "120" in word for word in words)


def texts(page: EngravedPage) -> list[str]:
    """The words on a page."""
    root = ElementTree.fromstring(page.svg)
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def chords(*roots: int) -> Score:
    """A bar of a major triad for each root, in a song without a key."""
    score = empty_score()
    for bar, root in enumerate(roots):
        for step in (0, 4, 7):
            note = Note(score.new_id(), score.voices[0].id, root + step, 1920 * bar, 1920, 80)
            score.notes[note.id] = note
    return score


def test_chords_have_their_names_over_them_unless_they_are_not_wanted() -> None:
    score = chords(60, 70, 65, 67)
    score.key = KeyMap((Key(0, -2),))
    (page,) = engraved(score)
    assert [word for word in texts(page) if word in ("C", "B♭", "F", "G")] == ["C", "B♭", "F", "G"]
    (without,) = engraved(score, Layout(chords=False))
    assert not {"C", "B♭", "F", "G"} & set(texts(without))


def test_a_lone_melody_has_no_names_of_chords() -> None:
    melody = empty_score()
    for beat, pitch in enumerate((60, 64, 67, 72) * 2):
        note = Note(melody.new_id(), melody.voices[0].id, pitch, 480 * beat, 480, 80)
        melody.notes[note.id] = note
    (page,) = engraved(melody)
    assert "C" not in texts(page)
    below = Note(melody.new_id(), melody.voices[0].id, 48, 0, 960, 80)
    melody.notes[below.id] = below
    (page,) = engraved(melody)
    assert "C" in texts(page)


def test_a_songs_own_chord_symbols_are_shown_instead_of_names_read_off_the_notes() -> None:
    score = chords(60, 65)
    score.chords = (
        ChordSymbol(0, "Ebm7b5/Gb"),
        ChordSymbol(960, "N.C."),
        ChordSymbol(1920, "F#(b5)"),
        ChordSymbol(2880, "G7b9"),
    )
    (page,) = engraved(score)
    assert {"E♭m7♭5/G♭", "N.C.", "F♯(♭5)", "G7♭9"} < set(texts(page))
    assert not {"C", "F"} & set(texts(page))
    (without,) = engraved(score, Layout(chords=False))
    assert not {"N.C.", "G7♭9"} & set(texts(without))


def test_a_lone_melody_and_drums_have_the_chord_symbols_that_were_given_them() -> None:
    for channel in (0, 9):
        score = empty_score()
        score.voices = (replace(score.voices[0], channel=channel),)
        note = Note(score.new_id(), score.voices[0].id, 60, 1440, 480, 80)
        score.notes = {note.id: note}
        score.chords = (ChordSymbol(0, "Am"), ChordSymbol(1440, "Dm"))
        (page,) = engraved(score)
        assert {"Am", "Dm"} < set(texts(page))


def test_a_page_says_a_speed_in_whole_beats() -> None:
    score = chords(60)
    score.tempo = TempoMap((Tempo(0, 978_314),))  # 61.33 a minute
    (page,) = engraved(score)
    (speed,) = [word for word in texts(page) if "♩" in word]
    assert "61" in speed
    assert "." not in speed


def test_loudness_is_marked_where_it_is_asked_for() -> None:
    def signs(page: EngravedPage) -> int:
        return page.svg.count("#E52")  # SMuFL: dynamics are from U+E520 on

    score = chords(60, 65, 67, 60)
    (page,) = engraved(score)
    assert signs(page) == 0
    (page,) = engraved(score, Layout(dynamics=True))
    assert signs(page) == 1
    for note in [note for note in score.notes.values() if note.onset >= 3840]:
        score.notes[note.id] = replace(note, velocity=40)
    (page,) = engraved(score, Layout(dynamics=True))
    assert signs(page) == 2


def test_a_chorale_that_was_played_is_written_as_it_was_composed() -> None:
    written = chorale(6)
    played = written.copy()
    hand = random.Random(1)
    for note in list(played.notes.values()):
        onset = max(0, note.onset + round(hand.gauss(0, 10)))
        length = round(note.duration * hand.uniform(0.82, 1.04))
        played.notes[note.id] = replace(note, onset=onset, duration=length)

    def drawn(score: Score) -> list[tuple[str, ...]]:
        return [system.notes for page in engraved(score) for system in page.systems]

    assert drawn(played) == drawn(written)
    assert [texts(page) for page in engraved(played)] == [texts(page) for page in engraved(written)]


def test_singers_stand_together_in_a_bracket() -> None:
    def brackets(score: Score) -> int:
        (page,) = engraved(score)
        return page.svg.count("#E003")  # SMuFL: the top of a bracket

    assert brackets(chorale(2)) == 1
    assert brackets(chorale(2, (Role.MELODY, Role.CHORDS))) == 0
    assert brackets(chorale(2, (Role.MELODY, Role.TENOR, Role.BASS))) == 1


def test_a_key_that_is_stated_again_is_not_shown_again() -> None:
    score = chorale(3)
    score.key = KeyMap((Key(0, -2),))
    once = [page.svg.count("#E260") for page in engraved(score, Layout(chords=False))]
    score.key = KeyMap((Key(0, -2), Key(1920, -2, "dorian"), Key(4000, -2)))
    again = [page.svg.count("#E260") for page in engraved(score, Layout(chords=False))]
    assert again == once


def test_strokes_of_a_drum_are_no_shorter_than_what_is_between_them() -> None:
    score = empty_score()
    score.voices = (replace(score.voices[0], channel=9),)
    for quarter in range(8):
        note = Note(score.new_id(), score.voices[0].id, 38, 480 * quarter, 30, 80)
        score.notes[note.id] = note
    (page,) = engraved(score)
    rests = page.svg.count("#E4E")  # SMuFL: rests are from U+E4E0 on
    assert rests == 0


def test_an_empty_song_has_a_page_and_a_long_one_several() -> None:
    (page,) = engraved(empty_score())
    assert len(page.systems) == 1
    assert len(engraved(chorale(120))) > 2
    assert len(engraved(chorale(120), Layout(size=50))) < len(engraved(chorale(120)))


def test_the_same_score_gives_the_same_pages() -> None:
    assert engraved(chorale()) == engraved(chorale())


def test_files_are_numbered_where_there_are_several_pages(tmp_path: Path) -> None:
    assert write_svg(chorale(2), tmp_path / "one.svg") == [tmp_path / "one.svg"]
    several = write_svg(chorale(60), tmp_path / "long.svg")
    assert [path.name for path in several[:2]] == ["long-1.svg", "long-2.svg"]
    assert {path.name for path in tmp_path.iterdir()} == {"one.svg", *(p.name for p in several)}
    for path in several:
        ElementTree.parse(path)


@pytest.mark.parametrize(
    "values", [{"size": 10}, {"size": 300}, {"width": 10}, {"height": 1e6}, {"width": float("nan")}]
)
def test_a_layout_out_of_range_is_refused(values: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="must be"):
        Layout(**values)
