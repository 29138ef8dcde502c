"""The voices panel, driven by real key and mouse events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from composer.model.voice import Role, Voice
from composer.ui.voices_panel import VoicesPanel

VOICES = (
    Voice(1, "Soprano", Role.SOPRANO, program=52),
    Voice(2, "Alto", Role.ALTO, channel=1),
    Voice(3, "Fiddle", Role.FREE, channel=2),
)


@pytest.fixture
def panel(qtbot):
    panel = VoicesPanel()
    qtbot.addWidget(panel)
    panel.resize(240, 400)
    panel.show_voices(VOICES, 1)
    panel.show()
    return panel


def edits(panel):
    made = []
    panel.voice_edited.connect(lambda voice, name: made.append((voice, name)))
    return made


def test_every_voice_is_shown_in_its_order(panel):
    assert [row.name.text() for row in panel.rows] == ["Soprano", "Alto", "Fiddle"]
    assert panel.rows[0].instrument.currentText() == "Choir Aahs"


def test_m_and_s_mute_and_solo_the_voice_of_their_row(panel, qtbot):
    made = edits(panel)
    qtbot.mouseClick(panel.rows[1].mute, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.rows[2].solo, Qt.MouseButton.LeftButton)
    assert made[0][0].id == 2
    assert made[0][0].muted
    assert made[1][0].id == 3
    assert made[1][0].solo


def test_typing_a_name_and_return_renames_the_voice_once(panel, qtbot):
    made = edits(panel)
    name = panel.rows[0].name
    name.selectAll()
    qtbot.keyClicks(name, "Lead")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert [voice.name for voice, _ in made] == ["Lead"]


def test_an_empty_name_is_not_taken(panel, qtbot):
    made = edits(panel)
    name = panel.rows[0].name
    name.selectAll()
    qtbot.keyClick(name, Qt.Key.Key_Delete)
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert not made
    assert name.text() == "Soprano"


def test_clicking_a_row_makes_its_voice_the_active_one(panel, qtbot):
    with qtbot.waitSignal(panel.voice_activated) as activated:
        qtbot.mouseClick(panel.rows[2], Qt.MouseButton.LeftButton)
    assert activated.args == [3]


def test_the_instrument_is_chosen_by_key(panel, qtbot):
    made = edits(panel)
    qtbot.keyClick(panel.rows[0].instrument, Qt.Key.Key_Down)
    assert made[-1][0].program == 53


def test_the_last_voice_cannot_be_removed(panel):
    assert panel.remove.isEnabled()
    panel.show_voices(VOICES[:1], 1)
    assert len(panel.rows) == 1
    assert not panel.remove.isEnabled()
    assert "at least one" in panel.remove.toolTip()


def test_every_control_says_which_voice_it_belongs_to(panel):
    row = panel.rows[1]
    for part in (row.name, row.role, row.instrument, row.mute, row.solo):
        assert "Alto" in part.accessibleName()
