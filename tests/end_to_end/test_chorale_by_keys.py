"""Eight bars of a chorale by the computer's keyboard alone, and undone all the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.end_to_end.old_hundredth import CHORALE, VOICES, words, written

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_VALUES = {
    0.5: (Key.Key_4,),
    1.0: (Key.Key_5,),
    1.5: (Key.Key_5, Key.Key_Period),
    2.0: (Key.Key_6,),
}


def press(window, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget() or window, key, held)


def enter(window, voice, place):
    """Types a voice; ``place`` on the staff is where the first letter is near to."""
    length = None
    for word in words(voice):
        if word.quarters != length:
            length = word.quarters
            for key in _VALUES[length]:
                press(window, key)
        if word.place is None:
            press(window, Key.Key_0)
            continue
        press(window, Key(ord(word.letter)))
        # A letter is the nearest note of that name: a fifth is reached by an octave key.
        nearest = place + (word.place - place + 3) % 7 - 3
        for _ in range(abs(word.place - nearest) // 7):
            press(window, Key.Key_Up if word.place > nearest else Key.Key_Down, CONTROL)
        if word.sharp:
            press(window, Key.Key_Plus)
        place = word.place


def staff_place_of_the_cursor(window):
    octave, step = divmod(window.roll.entry.cursor.pitch, 12)
    return 7 * (octave - 1) + (0, 0, 1, 1, 2, 3, 3, 4, 4, 5, 5, 6)[step]


def test_eight_bars_in_four_voices_are_typed_and_undone(window, qtbot):
    document = window.session.document
    press(window, Key.Key_N)
    for number, voice in enumerate(VOICES):
        if number:
            press(window, Key.Key_N, CONTROL | SHIFT)
            press(window, Key.Key_Home)
        assert window.voices.voice.name == voice
        enter(window, voice, staff_place_of_the_cursor(window))
    assert written(document.score) == CHORALE
    document.score.check()
    assert window.roll.entry.cursor.tick == 8 * 1920
    press(window, Key.Key_Escape)

    # And now back, step by step.
    count = sum(len(notes) for notes in CHORALE.values())
    assert document.position >= count
    qtbot.waitUntil(window.actions_["undo"].isEnabled)
    for _ in range(document.position):
        press(window, Key.Key_Z, CONTROL)
    assert document.position == 0
    assert document.score.notes == {}
    assert [voice.name for voice in document.score.voices] == ["Soprano"]
    qtbot.waitUntil(lambda: not window.isWindowModified())
