"""What a song consists of is kept from the garbage collector, and given back in the end."""

from __future__ import annotations

import gc
import weakref

from composer.edit.document import Document
from composer.model.score import empty_score
from composer.ui.long_lived import LongLived


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
