"""What a song consists of is kept from the garbage collector, and given back in the end."""

from __future__ import annotations

import gc
import weakref

import pytest

from composer.edit.commands import AddNotes
from composer.edit.document import Document
from composer.model.note import Note
from composer.model.score import empty_score
from composer.ui import long_lived
from composer.ui.long_lived import MANY, LongLived


@pytest.fixture(autouse=True)
def nothing_is_set_aside() -> None:
    """The tests themselves set aside what was there before them (`tests.fixtures.leaks`)."""
    gc.unfreeze()


class Knot:
    """Only a collection takes it away: it holds itself."""

    def __init__(self) -> None:
        self.me = self


def test_the_song_is_set_aside_and_so_is_the_next_one(qtbot):
    document = Document()
    lasting = LongLived(document)
    try:
        qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
        left_behind = weakref.ref(Knot())
        document.replace(empty_score())
        qtbot.waitUntil(lambda: left_behind() is None)
        assert gc.get_freeze_count() > 0
    finally:
        lasting.close()
    assert gc.get_freeze_count() == 0


def test_an_edit_sets_nothing_aside(qtbot):
    document = Document()
    lasting = LongLived(document)
    qtbot.waitUntil(lambda: not lasting.isActive())
    document.begin("Edit")
    document.commit()
    assert not lasting.isActive()
    lasting.close()


def test_what_a_great_edit_made_is_set_aside_and_what_it_left_behind_is_collected(qtbot):
    document = Document()
    lasting = LongLived(document)
    try:
        qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
        before = gc.get_freeze_count()
        voice = document.score.voices[0].id
        notes = tuple(Note(document.new_id(), voice, 60, 120 * i, 120) for i in range(MANY))
        left_behind = weakref.ref(Knot())
        document.apply(AddNotes(notes), "Notes")
        qtbot.waitUntil(lambda: gc.get_freeze_count() > before + MANY)
        assert left_behind() is None
    finally:
        lasting.close()


def test_what_is_left_behind_is_collected_now_and_then_and_the_collector_is_as_before_in_the_end(
    qtbot,
):
    thresholds = gc.get_threshold()
    lasting = LongLived(Document())
    try:
        assert gc.get_threshold() != thresholds
        left_behind = weakref.ref(Knot())
        qtbot.waitUntil(lambda: left_behind() is None, timeout=20_000)
    finally:
        lasting.close()
    assert gc.get_threshold() == thresholds


def test_what_only_a_full_collection_takes_away_goes_after_a_while(qtbot, monkeypatch):
    monkeypatch.setattr(long_lived, "_OFTEN_MS", 10)
    lasting = LongLived(Document())
    try:
        qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
        knot = Knot()
        gc.collect(1)  # it is old by now: the youngest are looked through without it
        gone = weakref.ref(knot)
        del knot
        gc.collect(1)
        assert gone() is not None
        qtbot.waitUntil(lambda: gone() is None)
    finally:
        lasting.close()
