"""The generate panel, driven by real key and mouse events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from composer.ui.generate_panel import GeneratePanel, PackChoice, Settings

PACKS = (PackChoice("small", "Small", "a small one"), PackChoice("large", "Large", "a large one"))


@pytest.fixture
def panel(qtbot):
    panel = GeneratePanel()
    qtbot.addWidget(panel)
    panel.set_packs(PACKS)
    panel.set_idle("")
    panel.show()
    return panel


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))


def test_clicking_harmonize_asks_for_it(panel, qtbot):
    with qtbot.waitSignal(panel.harmonize_asked):
        click(qtbot, panel.harmonize)


def test_harmonize_is_off_with_its_reason_in_words(panel, qtbot):
    panel.set_idle("There are no notes yet.")
    asked = []
    panel.harmonize_asked.connect(lambda: asked.append(True))
    click(qtbot, panel.harmonize)
    assert not asked
    assert panel.state.text() == panel.harmonize.toolTip() == "There are no notes yet."


def test_at_work_the_panel_shows_progress_and_can_be_cancelled(panel, qtbot):
    panel.set_busy("Step 3 of 12", 3, 12)
    assert panel.progress.isVisible()
    assert panel.progress.value() == 3
    assert not panel.harmonize.isEnabled()
    assert not panel.temperature.isEnabled()
    with qtbot.waitSignal(panel.cancel_asked):
        click(qtbot, panel.cancel)
    panel.set_idle("")
    assert panel.temperature.isEnabled()
    assert not panel.progress.isVisible()


def test_the_temperature_goes_from_0_to_4_by_slider_and_by_field(panel, qtbot):
    panel.temperature.setFocus()
    panel.temperature.selectAll()
    qtbot.keyClicks(panel.temperature, "3.25")
    qtbot.keyClick(panel.temperature, Qt.Key.Key_Return)
    assert panel.temperature_slider.value() == 325
    qtbot.keyClick(panel.temperature_slider, Qt.Key.Key_End)
    assert panel.settings().temperature == 4.0
    qtbot.keyClick(panel.temperature_slider, Qt.Key.Key_Home)
    assert panel.settings().temperature == 0.0


def test_the_number_of_candidates_stays_between_1_and_8(panel, qtbot):
    for _ in range(12):
        qtbot.keyClick(panel.candidates, Qt.Key.Key_Up)
    assert panel.settings().candidates == 8
    for _ in range(12):
        qtbot.keyClick(panel.candidates, Qt.Key.Key_Down)
    assert panel.settings().candidates == 1


def test_a_fixed_seed_is_shown_and_asked_for(panel, qtbot):
    assert panel.settings().seed is None
    assert not panel.seed.isVisible()
    click(qtbot, panel.random_seed)
    panel.seed.selectAll()
    qtbot.keyClicks(panel.seed, "1234")
    assert panel.settings().seed == 1234
    before = panel.settings().seed
    click(qtbot, panel.throw)
    assert panel.settings().seed != before


def test_settings_come_back_as_they_were_set(panel):
    wanted = Settings("large", 1.35, 5, 64, 99)
    panel.set_settings(wanted)
    assert panel.settings() == wanted


def test_steps_left_to_the_pack_are_no_number(panel):
    panel.set_settings(Settings("small", 1.0, 1, None, None))
    assert panel.steps.text() == "Auto"
    assert panel.settings().steps is None


def test_the_chosen_model_stays_when_the_list_is_read_again(panel):
    panel.set_settings(Settings("large", 1.0, 1, None, None))
    panel.set_packs((PackChoice("new", "New"), *PACKS))
    assert panel.settings().pack == "large"
    panel.set_packs(())
    assert panel.settings().pack is None
    assert not panel.model.isEnabled()


def test_every_field_has_a_name_for_a_screen_reader(panel):
    for field in (panel.model, panel.temperature, panel.candidates, panel.steps, panel.seed):
        assert field.accessibleName()
