"""The score view: pages that follow the song, the selection and the playhead, and go to files."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from composer.edit.commands import AddNotes, RemoveNotes
from composer.files.musicxml_write import note_ids
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import SATB, Voice
from composer.ui.score.page import Page
from composer.ui.window import MainWindow

PATIENCE = 60_000


def chorale(bars: int) -> Score:
    score = Score(title="Ein Lied")
    score.voices = tuple(Voice(score.new_id(), role.value.title(), role) for role in SATB)
    for voice, pitch in zip(score.voices, (72, 67, 60, 48), strict=True):
        for quarter in range(4 * bars):
            note = Note(score.new_id(), voice.id, pitch + quarter % 5, 480 * quarter, 480, 80)
            score.notes[note.id] = note
    return score


@pytest.fixture
def window(open_window) -> MainWindow:
    return open_window(size=(1280, 800))


def score_of(window: MainWindow, qtbot, score: Score) -> list[Page]:
    """Opens the score view on ``score``; its pages."""
    window.session.document.replace(score)
    next(dock for dock in window.docks if dock.objectName() == "score").show()
    return pages_of(window, qtbot, set(score.notes))


def pages_of(window: MainWindow, qtbot, notes: set[int]) -> list[Page]:
    """Waits until the pages show exactly these notes."""
    view = window.engraving.panel.view

    def shown() -> set[int | None]:
        return {note_ids(element) for page in view.pages for element in page.notes}

    qtbot.waitUntil(lambda: bool(view.pages) and shown() == notes, timeout=PATIENCE)
    return view.pages


def point_on(window: MainWindow, note: int) -> QPoint:
    """Where a note is on the widget."""
    view = window.engraving.panel.view
    for number, page in enumerate(view.pages):
        for place in page.places_of(note):
            return view._on_screen(number, place).center().toPoint()
    raise AssertionError("the note is on no page")


def test_nothing_is_engraved_before_the_score_is_looked_at(window, qtbot) -> None:
    window.session.document.replace(chorale(2))
    qtbot.wait(300)
    assert not window.engraving.panel.view.pages
    assert not window.engraving._engraver.busy


def test_the_pages_follow_every_edit(window, qtbot) -> None:
    score_of(window, qtbot, chorale(2))
    document = window.session.document
    voice = document.score.voices[0].id
    document.apply(AddNotes((Note(document.new_id(), voice, 70, 480 * 9, 480),)), "Draw")
    pages_of(window, qtbot, set(document.score.notes))
    document.apply(RemoveNotes(tuple(list(document.score.notes)[:5])), "Erase")
    pages_of(window, qtbot, set(document.score.notes))
    document.undo()
    pages_of(window, qtbot, set(document.score.notes))


def test_on_a_small_screen_a_line_of_music_is_in_sight_at_once(window, qtbot) -> None:
    window.resize(1280, 720)
    window.session.document.replace(chorale(8))
    window.actions_["two_staves"].trigger()
    window.docks["score"].toggleViewAction().trigger()
    view = window.engraving.panel.view
    qtbot.waitUntil(lambda: bool(view.pages), timeout=PATIENCE)
    qtbot.waitUntil(lambda: view.viewport().height() > 180, timeout=PATIENCE)
    place = view._place
    assert place is not None
    system = view._on_screen(0, view.pages[0].systems[0])
    assert system.top() >= 0
    assert system.center().y() < view.viewport().height()


def test_a_note_clicked_on_the_page_is_selected_on_the_roll_and_sought(window, qtbot) -> None:
    score = chorale(4)
    score_of(window, qtbot, score)
    view = window.engraving.panel.view
    chosen = next(note for note in score.notes.values() if note.onset == 960)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_on(window, chosen.id))
    assert window.roll.selection == {chosen.id}
    assert window.playing.tick == 960
    other = next(note for note in score.notes.values() if note.onset == 1440)
    qtbot.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
        point_on(window, other.id),
    )
    assert window.roll.selection == {chosen.id, other.id}
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    assert window.roll.selection == frozenset()


def test_a_syllable_clicked_on_the_page_is_its_note_which_alone_is_marked(window, qtbot) -> None:
    score = chorale(2)
    first, second = [note.id for note in score.notes.values() if note.pitch >= 72][:2]
    word = Word((Syllable("Stra", (first,)), Syllable("ße", (second,))))
    score.lyrics = Lyrics((Verse((Line((word,)),)),))
    (page,) = score_of(window, qtbot, score)
    view = window.engraving.panel.view
    ((element, words), _) = page.words
    assert note_ids(element) == first
    (place,) = page.places_of(first)
    assert place.bottom() < words.center().y()
    point = view._on_screen(0, words).center().toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert window.roll.selection == {first}


def test_what_is_selected_on_the_roll_is_scrolled_to_and_marked(window, qtbot) -> None:
    score = chorale(120)
    score_of(window, qtbot, score)
    view = window.engraving.panel.view
    last = max(score.notes.values(), key=lambda note: note.onset)
    assert not view.viewport().rect().contains(point_on(window, last.id))
    before = view.viewport().grab().toImage()
    window.roll.set_selection({last.id})
    assert view.viewport().rect().contains(point_on(window, last.id))
    assert view.viewport().grab().toImage() != before


def test_the_playhead_goes_from_note_to_note_and_line_to_line(window, qtbot) -> None:
    score_of(window, qtbot, chorale(40))
    places = window.engraving.panel.view._places
    seen = [places.at(tick) for tick in range(0, 40 * 1920, 120)]
    assert all(place is not None for place in seen)
    for before, after in itertools.pairwise(seen):
        same = (before.page, before.top) == (after.page, after.top)
        if same:
            assert after.x >= before.x
        else:
            assert (after.page, after.top) > (before.page, before.top)
    assert len({(place.page, place.top) for place in seen}) > 3
    window.playing.seek(30 * 1920)
    place = window.engraving.panel.view._place
    assert place == places.at(30 * 1920)


def test_two_staves_are_remembered(window, qtbot) -> None:
    score_of(window, qtbot, chorale(4))
    action = window.actions_["two_staves"]
    (tall,) = window.engraving.panel.view.pages[0].systems[:1]
    action.trigger()
    assert action.isChecked()
    view = window.engraving.panel.view
    qtbot.waitUntil(
        lambda: view.pages[0].systems[0].height() < 0.7 * tall.height(), timeout=PATIENCE
    )
    assert window.session.settings.two_staves


@pytest.mark.parametrize(
    ("name", "setting", "sign"),
    [("chord_symbols", "chord_symbols", ">Am<"), ("dynamic_marks", "dynamic_marks", "#E52D")],
)
def test_what_is_read_off_the_notes_is_shown_or_not_and_that_is_remembered(
    window, qtbot, name: str, setting: str, sign: str
) -> None:
    score = chorale(1)
    for note in score.notes.values():
        score.notes[note.id] = replace(note, pitch=45 + 12 * (note.pitch > 60))
    top, middle, *_ = score.voices
    for note in list(score.notes.values()):
        if note.voice in (top.id, middle.id):
            pitch = 60 if note.voice == top.id else 64
            score.notes[note.id] = replace(note, pitch=pitch)
    score_of(window, qtbot, score)
    view, action = window.engraving.panel.view, window.actions_[name]
    before = action.isChecked()
    assert before is getattr(window.session.settings, setting)
    for wanted in (not before, before):
        action.trigger()
        assert action.isChecked() is wanted
        assert getattr(window.session.settings, setting) is wanted
        qtbot.waitUntil(
            lambda wanted=wanted: (sign in view.pages[0].engraved.svg) is wanted, timeout=PATIENCE
        )


def test_zoom_keeps_the_middle_and_fits_again(window, qtbot) -> None:
    score_of(window, qtbot, chorale(120))
    view = window.engraving.panel.view
    fitting = view.zoom
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    middle = view._middle()
    window.actions_["score_larger"].trigger()
    assert view.zoom == pytest.approx(fitting * 1.2)
    assert view._middle() == pytest.approx(middle, abs=0.01)
    window.actions_["score_fit"].trigger()
    assert view.zoom == pytest.approx(fitting)


@pytest.mark.parametrize(("ending", "files"), [(".pdf", 1), (".svg", 3), (".png", 3)])
def test_pages_are_exported_without_the_view_being_open(
    window, qtbot, tmp_path: Path, monkeypatch, ending: str, files: int
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    window.session.document.replace(chorale(60))
    monkeypatch.setattr(window.prompts, "file_to_save", lambda *_: folder / f"lied{ending}")
    window.actions_["export_pages"].trigger()
    qtbot.waitUntil(lambda: "Exported" in window.messages.sentence(), timeout=PATIENCE)
    written = sorted(folder.iterdir())
    if ending == ".pdf":
        (path,) = written
        data = path.read_bytes()
        assert data.startswith(b"%PDF-")
        assert data.rstrip().endswith(b"%%EOF")
        assert data.count(b"/Type /Page\n") >= 3
        return
    assert len(written) >= files
    for path in written:
        if ending == ".svg":
            ElementTree.parse(path)
        else:
            image = QImage(str(path))
            assert image.width() == round(210 / 25.4 * 200)
            dark = sum(
                image.pixelColor(x, y).lightness() < 100
                for x in range(0, image.width(), 7)
                for y in range(0, image.height(), 7)
            )
            assert dark > 20


def test_a_folder_that_cannot_be_written_is_said(window, qtbot, tmp_path, monkeypatch) -> None:
    window.session.document.replace(chorale(2))
    monkeypatch.setattr(window.prompts, "file_to_save", lambda *_: tmp_path / "no" / "lied.pdf")
    window.actions_["export_pages"].trigger()
    qtbot.waitUntil(lambda: "could not be saved" in window.messages.sentence(), timeout=PATIENCE)
