"""What is drawn of very many notes, and how a voice is told without its colour."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtTest import QTest

from composer.edit.commands import ReplaceNotes, SetVoices
from composer.edit.document import Document
from composer.model.note import Note
from composer.model.voice import Voice
from composer.ui.roll.benchmark import large_score
from composer.ui.roll.crowd import CrowdImage
from composer.ui.roll.lettering import Lettering
from composer.ui.roll.note_bodies import NoteBodies
from composer.ui.roll.scene import KEYS, RULER
from composer.ui.roll.store import NoteStore
from composer.ui.roll.view import RollView


@pytest.fixture
def roll(qtbot):
    view = RollView(Document(large_score(6000)))
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.zoom_to_fit()
    return view


def shown(roll):
    return roll.grab().toImage()


def colour(image, roll, tick, pitch):
    view = roll.stage.view
    x, y = KEYS + view.x(tick), RULER + view.y(pitch) + view.row / 2
    return image.pixelColor(int(x), int(y))


def near(one, other):
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) < 60


def test_six_thousand_notes_are_seen_in_the_colours_of_their_voices(roll):
    image = shown(roll)
    looks = roll.scene.voices()
    store, view = roll.stage.store, roll.stage.view
    soprano = roll.document.score.voices[0].id
    # Nobody sings above this but the soprano.
    rows = np.flatnonzero(store.alive & (store.voice == soprano) & (store.pitch > 76))
    assert view.scale * 240 < 4
    for row in rows[::20].tolist():
        middle = (int(store.onset[row]) + int(store.end[row])) / 2
        assert near(colour(image, roll, middle, int(store.pitch[row])), looks[soprano].colour)


def test_a_selection_and_a_change_are_seen_at_once_among_many(roll):
    before = shown(roll)
    ids = sorted(roll.document.score.notes)[:800]
    roll.set_selection(ids)
    selected = shown(roll)
    assert selected != before
    notes = [roll.document.score.notes[i] for i in ids]
    roll.document.apply(ReplaceNotes(tuple(note.moved(0, 5) for note in notes)))
    assert shown(roll) != selected


def test_a_voice_seen_alone_cannot_be_confused_and_the_others_are_not_touched(roll):
    document = roll.document
    bass = document.score.voices[3].id
    roll.set_active_voice(bass)
    roll.stage.store.only = bass
    view = roll.stage.view.fitted(0, 1920, 36, 81)
    roll.look_at(view)
    note = next(n for n in document.score.notes_in_order(document.score.voices[0].id))
    point = QPoint(
        int(KEYS + roll.stage.view.x(note.onset + note.duration / 2)),
        int(RULER + roll.stage.view.y(note.pitch) + roll.stage.view.row / 2),
    )
    QTest.mouseClick(roll, Qt.MouseButton.LeftButton, pos=point)
    assert note.id not in roll.selection
    roll.stage.store.only = None
    QTest.mouseClick(roll, Qt.MouseButton.LeftButton, pos=point)
    assert note.id in roll.selection


def test_voices_of_one_initial_have_numbers(roll):
    document = roll.document
    more = Voice(document.new_id(), "Second Soprano")
    document.apply(SetVoices((*document.score.voices, more)))
    letters = [look.letter for look in roll.scene.voices().values()]
    assert letters == ["1", "A", "T", "B", "5"]
    again = Voice(document.new_id(), "Alto two")
    document.apply(SetVoices((*document.score.voices, again)))
    letters = [look.letter for look in roll.scene.voices().values()]
    assert len(set(letters)) == len(letters)


def test_patterns_make_voices_differ_where_colours_do_not(roll):
    roll.look_at(roll.stage.view.fitted(0, 1920, 40, 80))
    plain = shown(roll)
    roll.scene.patterns = True
    assert shown(roll) != plain
    patterns = [look.pattern for look in roll.scene.voices().values()]
    assert len(set(patterns)) == 4


note = st.tuples(st.integers(0, 127), st.integers(-50, 250), st.integers(0, 60))


@given(st.lists(note, max_size=30), st.integers(1, 200))
def test_a_crowd_colours_the_pixels_of_its_notes_and_no_others(notes, width):
    image = CrowdImage(width)
    table = np.array(notes, np.int64).reshape(-1, 3)
    pitch, first, length = table.T
    image.write(pitch, first, first + length, np.full(len(table), 0xFF00FF00, np.uint32))
    drawn = QImage(width, 128, QImage.Format.Format_ARGB32)
    drawn.fill(0)
    with QPainter(drawn) as p:
        image.draw_whole(p, QRectF(0, 0, width, 128), 128)
    wanted = np.zeros((128, width), bool)
    for row, start, long in notes:
        begin = min(max(start, 0), width - 1)
        end = min(max(start + long, begin + 1), width)
        wanted[127 - row, begin:end] = True
    pixels = np.frombuffer(drawn.constBits(), np.uint8).reshape(128, -1, 4)[:, :width, 3]
    assert np.array_equal(pixels > 0, wanted)


def test_texts_are_copied_as_they_would_be_drawn(qapp):
    font = QFont()
    font.setPixelSize(11)
    drawn = []
    for copied in (True, False):
        image = QImage(120, 30, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        with QPainter(image) as p:
            if copied:
                x, y = np.array([5.0, 60.0]), np.array([20.0, 20.0])
                Lettering().draw(p, font, QColor("black"), ["C4", "F4"], x, y, 1.0)
            else:
                p.setFont(font)
                p.setPen(QColor("black"))
                p.drawText(5, 20, "C4")
                p.drawText(60, 20, "F4")
        drawn.append(np.frombuffer(image.constBits(), np.uint8).astype(int))
    assert np.abs(drawn[0] - drawn[1]).mean() < 2
    assert drawn[0].min() < 100


def test_more_texts_than_the_sheet_holds_are_drawn_all_the_same(qapp):
    font = QFont()
    font.setPixelSize(40)
    image = QImage(400, 60, QImage.Format.Format_RGB32)
    lettering = Lettering()
    with QPainter(image) as p:
        for first in range(0, 3000, 300):
            image.fill(QColor("white"))
            texts = [f"word {i}" for i in range(first, first + 300)]
            places = np.full(300, 5.0), np.full(300, 40.0)
            lettering.draw(p, font, QColor("black"), texts, *places, 2.0)
            assert np.frombuffer(image.constBits(), np.uint8).min() < 100


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 127)), min_size=1, max_size=30))
def test_only_the_notes_of_the_voice_that_is_seen_are_found(notes):
    store = NoteStore()
    store.load([Note(i + 1, voice, pitch, i * 10, 100) for i, (voice, pitch) in enumerate(notes)])
    store.only = 2
    found = set(store.id[store.between(0, 1e6)].tolist())
    assert found == {i + 1 for i, (voice, _) in enumerate(notes) if voice == 2}
    assert len(store.sounding(0, 1e6)) == len(notes)
    assert set(store.id[store.in_order()].tolist()) == found


@given(
    st.lists(st.tuples(*(st.integers(0, 60),) * 2, *(st.integers(1, 40),) * 2), max_size=6),
    st.sampled_from([1.0, 1.5, 2.0]),
    st.sampled_from([0.0, 2.0, 3.0]),
    st.booleans(),
)
def test_bodies_fill_their_places_but_for_the_corners_and_nothing_else(notes, ratio, radius, edged):
    image = QImage(120, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    places = np.array(notes, float).reshape(-1, 4) / ratio
    with QPainter(image) as p:
        p.scale(ratio, ratio)
        edge = QColor("black") if edged else None
        NoteBodies().draw(p, places, QColor("blue"), edge, 1.0, radius, ratio)
    drawn = np.frombuffer(image.constBits(), np.uint8).reshape(120, 120, 4)[..., 2] < 250
    within, surely = (np.zeros((120, 120), bool) for _ in range(2))
    corner = int(np.ceil(radius * ratio))
    for x, y, wide, high in notes:
        within[y : y + high, x : x + wide] = True
        surely[y + corner : max(0, y + high - corner), x : x + wide] = True
        surely[y : y + high, x + corner : max(0, x + wide - corner)] = True
    assert not (drawn & ~within).any()
    assert not (surely & ~drawn).any()
