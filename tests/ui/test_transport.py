"""The transport's position, tempo and output."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from composer.ui.transport import TransportPanel, bar_and_beat, clock


@pytest.fixture
def panel(qtbot):
    panel = TransportPanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_positions_are_counted_from_one_in_bars_beats_and_sixteenths():
    assert bar_and_beat(MeterMap(), 0) == (1, 1, 1)
    assert bar_and_beat(MeterMap(), 4 * 480 + 480 + 240) == (2, 2, 3)
    assert bar_and_beat(MeterMap((Meter(0, 6, 8),)), 720) == (1, 2, 1)


def test_the_clock_never_rounds_up_into_the_next_minute():
    assert clock(59.99) == "0:59.9"
    assert clock(60) == "1:00.0"
    assert clock(0.3) == "0:00.3"


def test_the_position_is_shown_with_the_tempo_in_force_there(panel):
    tempo = TempoMap((Tempo.from_bpm(0, 120), Tempo.from_bpm(1920, 60)))
    panel.show_position(2400, MeterMap(), tempo)
    assert panel.position.text() == "2.2.1"
    assert panel.time.text() == "0:03.0"
    assert panel.tempo.value() == 60


def test_typing_a_tempo_asks_for_it_once(panel, qtbot):
    asked = []
    panel.tempo_edited.connect(asked.append)
    panel.tempo.selectAll()
    qtbot.keyClicks(panel.tempo, "96.5")
    qtbot.keyClick(panel.tempo, Qt.Key.Key_Return)
    assert asked == [96.5]


def test_showing_a_tempo_asks_for_nothing(panel):
    asked = []
    panel.tempo_edited.connect(asked.append)
    panel.show_position(0, MeterMap(), TempoMap((Tempo.from_bpm(0, 77),)))
    assert panel.tempo.value() == 77
    assert not asked


def test_choosing_an_output_by_key_asks_for_it(panel, qtbot):
    panel.show_outputs(
        (("Built-in sound", "inside", "sound"), ("No sound", None, "silent")), "inside"
    )
    assert panel.output.currentText() == "Built-in sound"
    with qtbot.waitSignal(panel.output_chosen) as chosen:
        qtbot.keyClick(panel.output, Qt.Key.Key_Down)
    assert chosen.args == [None]
