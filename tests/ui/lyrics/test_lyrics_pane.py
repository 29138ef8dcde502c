"""The words in the real window: typed, undone, written by a tiny model, chosen, laid and read."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QInputDialog

from composer.app.session import Session
from composer.app.wishes import Wishes
from composer.edit.commands import AddNotes
from composer.engine.client import EngineClient
from composer.engine.copy_guard import INDEX_FOLDER, WORDS_KIND, write_index
from composer.engine.passages import runs, words_of
from composer.model.note import Note
from composer.prosody.text import text_of
from composer.ui.lyrics.dividing import with_hyphens, word_at
from composer.ui.lyrics.reading_bar import BY_CHARACTER, BY_WORD, NOTHING, UNIT
from composer.ui.theme import Appearance, theme
from composer.ui.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PATIENCE = 60_000
COPIED = "oh the summer time is coming and the trees are sweetly blooming again"


@pytest.fixture(scope="module")
def packs(tmp_path_factory, lyrics_pack_folder):
    """The tiny pack, with an index of a training text beside it."""
    folder = tmp_path_factory.mktemp("packs and index")
    (folder / "tiny-lyrics").symlink_to(lyrics_pack_folder / "tiny-lyrics")
    hashes = np.unique(runs(words_of(COPIED), 7).hashes)
    path = folder / INDEX_FOLDER / "songs.safetensors"
    card = {"corpus": "Songs of a summer", "licence": "public domain"}
    write_index(path, WORDS_KIND, hashes, 24, card, parts=2)
    return folder


@pytest.fixture(scope="module")
def engine(packs):
    """One engine for all tests: torch takes a while to load."""
    engine = EngineClient((packs,))
    engine.start()
    yield engine
    engine.close()


@pytest.fixture
def open_window(qtbot, tmp_path, packs, engine):
    made = []

    def make() -> MainWindow:
        session = Session(
            settings_path=tmp_path / "settings.json", pack_folders=(packs,), engine=engine
        )
        window = MainWindow(session)
        made.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.wording.pane.editor.setFocus()
        return window

    yield make
    for window in made:
        window.session.document.mark_clean()
        window.close()
        window.session.engine = EngineClient(())  # the one of all tests goes on
        window.session.close()
        window.deleteLater()
    theme().set_appearance(Appearance.SYSTEM)


@pytest.fixture
def window(open_window):
    return open_window()


class Words:
    """A window's words, with short names for what the tests ask of them."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.wording = window.wording
        self.pane, self.proposing = window.wording.pane, window.wording.proposing
        self.editor = self.pane.editor
        self.document = window.session.document

    @property
    def song(self):
        return text_of(self.document.score.lyrics)

    def type(self, text):
        self.qtbot.keyClicks(self.editor, text)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.editor, key, modifier)

    def until(self, condition):
        def look():
            self.window.session.poll()
            return condition()

        self.qtbot.waitUntil(look, timeout=PATIENCE)

    def engine(self):
        """Waits for the engine; it is polled here, for the player is not started."""
        self.until(lambda: self.window.session.engine_state == "ready")

    def undo(self, again=False):
        """Presses the key once the menu knows of the last step."""
        action = self.window.actions_["redo" if again else "undo"]
        self.qtbot.waitUntil(action.isEnabled)
        self.press(Qt.Key.Key_Z, CONTROL | SHIFT if again else CONTROL)

    def wish(self, **wishes):
        self.pane.manner.set_wishes(Wishes(**{"temperature": 1.0, "length": 90, **wishes}))

    def written(self, **wishes):
        """A finished draft."""
        self.wish(**wishes)
        self.press(Qt.Key.Key_G, CONTROL)
        assert self.proposing.busy
        self.until(lambda: not self.proposing.busy)

    def melody(self, count):
        voice = self.document.score.voices[0].id
        notes = [Note(self.document.new_id(), voice, 60 + i, i * 480, 480) for i in range(count)]
        self.document.apply(AddNotes(tuple(notes)), "Draw Notes")
        return [note.id for note in notes]


@pytest.fixture
def words(window, qtbot):
    return Words(window, qtbot)


def test_what_is_typed_pasted_or_composed_is_the_song_letter_for_letter(words, tmp_path):
    words.type("[Chorus]")
    words.press(Qt.Key.Key_Return)
    composed = QInputMethodEvent()
    composed.setCommitString("café naïve 你好，世界 😀")
    QApplication.sendEvent(words.editor, composed)
    data = QMimeData()
    data.setText("\n  two  blanks‿and—a\u00a0dash\n\n\nend ")
    words.editor.insertFromMimeData(data)
    typed = "[Chorus]\ncafé naïve 你好，世界 😀\n  two  blanks‿and—a\u00a0dash\n\n\nend "
    assert words.editor.song == words.song == typed
    path = tmp_path / "song.descant"
    words.window.session.file.save_as(path)
    words.window.session.file.new()
    assert words.editor.song == ""
    words.window.session.file.open(path)
    assert words.editor.song == typed


def test_keys_of_the_studio_are_letters_while_words_are_typed(words):
    words.type("a [b] 123 z ")
    assert words.song == "a [b] 123 z "
    assert not words.window.session.playback.playing


def test_one_undo_goes_back_through_words_and_notes_in_order(words):
    words.type("one two")
    words.melody(2)
    words.type(" three")
    words.undo()
    assert (words.editor.song, len(words.document.score.notes)) == ("one two", 2)
    words.undo()
    assert (words.editor.song, len(words.document.score.notes)) == ("one two", 0)
    words.undo()
    assert words.editor.song == words.song == ""
    for _ in range(3):
        words.undo(again=True)
    assert words.editor.song == words.song == "one two three"


def test_a_line_and_a_deletion_are_steps_of_their_own(words):
    words.type("first")
    words.press(Qt.Key.Key_Return)
    words.type("second")
    for _ in range(3):
        words.press(Qt.Key.Key_Backspace)
    seen = []
    while words.document.can_undo:
        words.document.undo()
        seen.append(words.editor.song)
    assert seen == ["first\nsecond", "first", ""]


def test_changes_from_elsewhere_leave_the_cursor_where_it_was(words):
    words.editor.insert("first line\nsecond line")
    words.editor.go_to(3)
    words.window.roll.setFocus()
    words.window.roll.syllables.singing.write("first line\nsecond line\nthird")
    assert words.editor.song == "first line\nsecond line\nthird"
    assert words.editor.place() == 3


def test_sections_are_inserted_with_numbers_and_blank_lines(words):
    words.type("one")
    words.press(Qt.Key.Key_C, CONTROL | ALT)
    words.type("two")
    words.press(Qt.Key.Key_C, CONTROL | ALT)
    assert words.song == "one\n\n[Chorus]\ntwo\n\n[Chorus 2]\n"
    assert words.editor.place() == len(words.song)


def test_a_text_is_proposed_ticked_line_by_line_and_taken_as_one_step(words):
    words.engine()
    words.type("oh well")
    before = words.song
    words.written(seed=4, length=120)
    draft = words.editor.draft
    assert draft is not None
    assert words.song == before, "nothing is in the song before it is accepted"
    assert words.editor.page.startswith(before)
    kept, there = draft.count()
    assert there > 2
    line = next(
        n for n, text in enumerate(draft.lines) if n and text.strip() and n not in draft.dropped
    )
    while words.editor.draft_line() != line:
        words.press(Qt.Key.Key_Up)
    words.press(Qt.Key.Key_Space)
    assert draft.count()[0] == kept - 1
    dropped, wanted = draft.lines[line], draft.applied(before)
    words.press(Qt.Key.Key_Return)
    assert words.editor.draft is None
    assert words.song == words.editor.song == wanted
    assert dropped not in words.song.split("\n")
    (record,) = words.document.score.generations.values()
    assert (record.operation, record.pack, record.seed) == ("write words", "tiny-lyrics", 4)
    words.undo()
    assert words.song == words.editor.song == before
    assert not words.document.score.generations


def test_a_click_in_the_margin_ticks_a_line_and_shift_enter_takes_up_to_the_cursor(words, qtbot):
    words.engine()
    words.written(seed=4, length=120)
    draft, margin = words.editor.draft, words.pane.margin
    row = next(n for n, line in enumerate(draft.lines) if line.strip())

    def click() -> None:
        words.editor.verticalScrollBar().setValue(0)
        box = next(box for n, _, box in words.editor.rows_in_view() if n == row)
        spot = QPoint(10, round(box.top() + 8))
        qtbot.mouseClick(margin, Qt.MouseButton.LeftButton, pos=spot)

    before = row in draft.dropped
    click()
    assert (row in draft.dropped) != before
    click()
    assert (row in draft.dropped) == before
    words.press(Qt.Key.Key_Home, CONTROL)
    assert words.editor.draft_line() == 0
    first = draft.lines[0]
    words.press(Qt.Key.Key_Return, SHIFT)
    assert words.song == first


def test_escape_stops_what_is_written_and_then_rejects_it(words):
    words.engine()
    words.type("oh")
    words.wish(length=4000, seed=12)
    words.press(Qt.Key.Key_G, CONTROL)
    words.until(lambda: bool(words.editor.draft and words.editor.draft.text))
    words.press(Qt.Key.Key_Escape)
    words.until(lambda: not words.proposing.busy)
    assert words.editor.draft.text.strip()
    words.type("x")
    assert words.song == "oh", "typing goes nowhere while words are proposed"
    assert "Enter" in words.window.messages.sentence()
    words.press(Qt.Key.Key_Escape)
    assert words.editor.draft is None
    assert words.editor.page == words.song == "oh"
    words.type("!")
    assert words.song == "oh!"


def test_opening_another_song_gives_up_what_is_being_written(words):
    words.engine()
    words.type("oh")
    words.wish(length=4000, seed=12)
    words.press(Qt.Key.Key_G, CONTROL)
    words.until(lambda: bool(words.editor.draft and words.editor.draft.text))
    words.window.session.file.new()
    assert words.editor.draft is None
    assert words.editor.page == ""
    assert not words.window.session.writing.running
    words.type("new")
    assert words.song == "new"


def test_a_draft_is_gone_with_its_song_and_with_words_that_are_undone(words):
    words.engine()
    words.written(seed=4)
    assert words.editor.draft is not None
    words.window.session.file.new()
    assert words.editor.draft is None
    words.type("oh")
    words.written(seed=4)
    words.undo()
    assert words.editor.draft is None
    assert words.editor.page == words.song == ""


def test_a_line_is_rewritten_by_choosing_among_proposals(words, qtbot):
    words.engine()
    words.editor.insert("oh well the day\nis here again\nand gone")
    words.editor.go_to(20)
    words.wish(alternatives=3, seed=2)
    words.press(Qt.Key.Key_R, CONTROL)
    words.until(lambda: not words.proposing.busy)
    model = words.pane.proposals.model
    assert model.rowCount() > 1
    assert words.pane.proposals.isVisible()
    qtbot.keyClick(words.pane.proposals.list, Qt.Key.Key_Down)
    chosen = model.proposals[1].text
    assert words.editor.page == f"oh well the day\n{chosen}\nand gone"
    assert words.song == "oh well the day\nis here again\nand gone"
    qtbot.keyClick(words.pane.proposals.list, Qt.Key.Key_Return)
    assert words.song == words.editor.page == f"oh well the day\n{chosen}\nand gone"
    assert not words.pane.proposals.isVisible()
    words.document.undo()
    assert words.editor.song == "oh well the day\nis here again\nand gone"


def test_leaving_the_proposals_leaves_the_line(words, qtbot):
    words.engine()
    words.editor.insert("oh well the day\nis here again")
    words.wish(alternatives=2, seed=2)
    words.press(Qt.Key.Key_R, CONTROL)
    words.until(lambda: not words.proposing.busy)
    qtbot.keyClick(words.pane.proposals.list, Qt.Key.Key_Escape)
    assert words.editor.page == words.song == "oh well the day\nis here again"
    assert words.editor.hasFocus()


@pytest.mark.expects_log("not written")
def test_what_cannot_be_written_is_said_and_the_song_stays(words):
    words.engine()
    words.type("oh")
    words.pane.manner.artist.addItem("Nobody", "Nobody")
    words.pane.manner.artist.set_artist("Nobody")
    words.press(Qt.Key.Key_G, CONTROL)
    words.until(lambda: not words.proposing.busy)
    assert "Nobody" in words.window.messages.sentence()
    assert words.editor.draft is None
    assert words.song == "oh"


def test_lines_like_the_selected_notes_need_selected_notes(words):
    words.wish(as_notes=True)
    words.press(Qt.Key.Key_G, CONTROL)
    assert "select" in words.window.messages.sentence()
    assert words.editor.draft is None


def test_the_margin_counts_syllables_against_the_selected_notes(words):
    words.editor.insert("[Verse]\nOver the hill\n\nSo")
    margin = words.pane.margin
    assert [margin.words_of(row) for row in range(4)] == ["", "4", "", "1"]
    words.window.roll.set_selection(words.melody(3))
    assert margin.words_of(3) == "1/3"
    assert margin.words_of(1) == "4"


def test_words_are_laid_under_the_selected_notes_from_the_cursor_on(words):
    words.editor.insert("Over the hill\nSo far")
    notes = words.melody(4)
    words.window.roll.set_selection(notes)
    words.editor.go_to(5)
    words.pane.lay.click()
    sung = [(s.text, s.notes) for s in words.document.score.lyrics.syllables()]
    assert [text for text, under in sung if under] == ["the", "hill", "So", "far"]
    assert [under for _, under in sung if under] == [(note,) for note in notes]
    assert "4" in words.window.messages.sentence()
    words.document.undo()
    words.editor.go_to(0)
    words.press(Qt.Key.Key_T, CONTROL)
    assert next(words.document.score.lyrics.syllables()).notes == (notes[0],)


def test_a_sung_line_is_rewritten_to_fit_its_notes_and_lies_under_them(words, qtbot):
    words.engine()
    words.editor.insert("oh well the day\nis here again")
    notes = words.melody(8)
    words.window.roll.set_selection(notes)
    words.editor.go_to(0)
    words.pane.lay.click()
    words.wish(alternatives=3, seed=2)
    words.editor.go_to(1)
    words.press(Qt.Key.Key_R, CONTROL)
    words.until(lambda: not words.proposing.busy)
    fitting = [proposal.syllables for proposal in words.pane.proposals.model.proposals]
    assert 4 in fitting
    for _ in range(fitting.index(4)):
        qtbot.keyClick(words.pane.proposals.list, Qt.Key.Key_Down)
    qtbot.keyClick(words.pane.proposals.list, Qt.Key.Key_Return)
    sung = [(s.text, s.notes) for s in words.document.score.lyrics.syllables()]
    assert [s for s in sung if s[1] and s[1][0] >= notes[4]] == [
        ("is", (notes[4],)),
        ("here", (notes[5],)),
        ("a", (notes[6],)),
        ("gain", (notes[7],)),
    ]
    assert [under for _, under in sung[:4]] == [(note,) for note in notes[:4]]
    words.undo()
    assert words.editor.song == "oh well the day\nis here again"


def test_words_for_a_melody_have_its_syllables_and_are_laid_under_it_when_taken(words):
    words.engine()
    words.type("oh well")
    notes = words.melody(6)
    words.wish(seed=2)
    words.window.roll.set_selection(notes)
    words.press(Qt.Key.Key_G, CONTROL | SHIFT)
    words.until(lambda: not words.proposing.busy)
    assert words.song == "oh well"
    words.press(Qt.Key.Key_Return)
    assert words.song.startswith("oh well\n")
    sung = [s.notes for s in words.document.score.lyrics.syllables()]
    assert sung == [(), (), *((note,) for note in notes)]
    words.undo()
    assert words.editor.song == "oh well"


def test_words_for_no_melody_are_refused_with_a_sentence(words):
    words.press(Qt.Key.Key_G, CONTROL | SHIFT)
    assert "melody" in words.window.messages.sentence()
    assert words.editor.draft is None


def test_words_that_stand_in_a_training_text_are_underlined_with_what_they_are(words):
    words.editor.insert("My own line\n" + COPIED + "\nmy own again")
    words.wording.reading.look()
    (mark,) = words.editor.highlighter.marks
    marked = words.editor.page[mark.start : mark.end]
    assert marked == COPIED
    assert "Songs of a summer" in mark.words
    assert "13 words" in mark.words


def test_surprise_and_a_unit_are_shown_behind_the_words_and_follow_the_typing(words):
    words.engine()
    words.editor.insert("[Verse]\nwell, oh well\nthe day is gone")
    reading = words.wording.reading
    for mode, action in (
        (BY_CHARACTER, "read_characters"),
        (BY_WORD, "read_words"),
        (UNIT, "read_unit"),
    ):
        words.window.actions_[action].trigger()
        assert reading.mode == mode
        words.until(lambda: words.editor.shade is not None)
        shade = words.editor.shade
        assert shade.text == words.editor.page
        assert shade.values[:7] == (None,) * 7, "headings have no shade"
        there = [value for value in shade.values if value is not None]
        assert there
        assert all(-1 <= shade.scale(value) <= 1 for value in there)
        assert words.pane.reading.isVisible()
        words.editor.grab()
    before = words.editor.shade
    words.editor.go_to(len(words.editor.page))
    words.type("!")
    assert words.editor.shade.values == (*before.values, None)
    words.until(lambda: words.editor.shade.values[-1] is not None)
    words.window.actions_["read_nothing"].trigger()
    assert reading.mode == NOTHING
    assert words.editor.shade is None
    assert not words.pane.reading.isVisible()


def test_the_plot_shows_what_comes_next_at_the_cursor_and_what_temperature_does(words):
    words.engine()
    words.type("oh well")
    words.wish(temperature=1.0)
    words.pane.manner.fold.setChecked(True)
    plot = words.pane.manner.plot
    words.until(lambda: bool(plot.bars))
    first, plain = plot.bars[0]
    words.pane.manner.temperature.setValue(0.3)
    assert plot.bars[0][0] == first
    assert plot.bars[0][1] > plain
    plot.grab()


def test_a_click_into_the_artist_selects_the_name_so_that_typing_looks_for_another(words, qtbot):
    field = words.pane.manner.artist
    words.pane.editor.setFocus()
    qtbot.mouseClick(field.lineEdit(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(field.lineEdit().hasSelectedText)
    qtbot.keyClicks(field.lineEdit(), "Late")
    assert field.currentText() == "Late"
    qtbot.keyClick(field.completer().popup(), Qt.Key.Key_Escape)
    field.lineEdit().clear()
    words.pane.editor.setFocus()


def test_an_artist_is_found_by_any_part_of_the_name(words, qtbot):
    field = words.pane.manner.artist
    field.setFocus()
    field.lineEdit().selectAll()
    qtbot.keyClicks(field.lineEdit(), "late")
    qtbot.keyClicks(field.lineEdit(), "r")
    qtbot.keyClick(field.lineEdit(), Qt.Key.Key_Return)
    words.editor.setFocus()
    assert field.artist() == "Benny Later"
    assert words.pane.manner.wishes().artist == "Benny Later"


def test_wishes_that_cannot_be_are_said(words):
    words.pane.manner.syllables.setText("8 many")
    words.press(Qt.Key.Key_G, CONTROL)
    assert "8 6 8 6" in words.window.messages.sentence()
    assert words.editor.draft is None


def test_wishes_are_there_again_next_time(open_window, qtbot):
    first = Words(open_window(), qtbot)
    manner = first.pane.manner
    manner.artist.set_artist("Ben Late")
    manner.second.set_artist("Ann Early")
    manner.rhyme.setCurrentText("ABAB")
    manner.syllables.setText("8, 6")
    manner.temperature.setValue(1.25)
    manner.fold.setChecked(True)
    wishes = manner.wishes()
    second = Words(open_window(), qtbot).pane.manner
    assert second.wishes() == wishes
    assert (wishes.syllables, wishes.rhyme, wishes.artist) == ((8, 6), "ABAB", "Ben Late")
    assert second.fold.isChecked()


@pytest.mark.parametrize("width", [230, 320, 900])
def test_the_pane_fits_a_narrow_dock_and_a_wide_one(words, qtbot, width):
    pane = words.pane
    dock = next(dock for dock in words.window.docks if dock.widget() is pane)
    dock.setFloating(True)
    dock.resize(width, 480)
    pane.manner.fold.setChecked(True)
    qtbot.waitUntil(lambda: abs(pane.width() - width) < 30)
    for part in (pane.editor, pane.write, pane.lay, pane.manner.artist):
        corner = part.mapTo(pane, QPoint(part.width(), part.height()))
        assert corner.x() <= pane.width()
        assert corner.y() <= pane.height()
    assert pane.editor.height() > 100
    picture = 0 if pane.write.icon().isNull() else pane.write.iconSize().width() + 4
    word = pane.write.fontMetrics().horizontalAdvance(pane.write.text())
    assert word + picture <= pane.write.width() - 4


def test_a_word_is_divided_as_the_person_says_in_this_song_and_the_next(open_window, qtbot):
    words = Words(open_window(), qtbot)
    words.editor.insert("The fire, the fire")
    words.editor.go_to(6)
    assert words.pane.margin.words_of(0) == "4"
    words.press(Qt.Key.Key_D, CONTROL | SHIFT)
    dialog = words.pane.findChild(QInputDialog)
    assert "fire" in dialog.labelText()
    dialog.setTextValue("fi-re")
    dialog.accept()
    assert words.pane.margin.words_of(0) == "6"
    assert words.song == "The fire, the fire"
    again = Words(open_window(), qtbot)
    again.editor.insert("fire")
    assert again.pane.margin.words_of(0) == "2"
    again.press(Qt.Key.Key_D, CONTROL | SHIFT)
    dialog = again.pane.findChild(QInputDialog)
    dialog.setTextValue("")
    dialog.accept()
    assert again.pane.margin.words_of(0) == "1"


@pytest.mark.parametrize(
    ("place", "word"), [(0, "Well"), (4, "Well"), (6, ""), (9, "don't"), (20, "half-way")]
)
def test_the_cursors_word_is_without_its_punctuation(place, word):
    assert word_at("Well, — don't go,  half-way!", place) == word


def test_a_spelled_hyphen_is_written_twice():
    assert with_hyphens(("half-", "way")) == "half--way"
    assert with_hyphens(("fi", "re")) == "fi-re"
