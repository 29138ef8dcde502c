"""The Voice menu: the voices."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

VOICE = Menu(
    "voice",
    N("Actions", "V&oice"),
    (
        Action(
            "voice_add",
            N("Actions", "&Add Voice"),
            ("Ctrl+Shift+N",),
            N("Actions", "Add a voice to the song"),
            "add",
        ),
        Action(
            "voice_remove",
            N("Actions", "&Remove Voice"),
            tip=N("Actions", "Remove the active voice and its notes"),
            icon="remove",
        ),
        Action(
            "voice_duplicate",
            N("Actions", "D&uplicate Voice"),
            tip=N("Actions", "A voice with the same notes below the active one"),
            icon="duplicate",
        ),
        None,
        Action(
            "voice_previous",
            N("Actions", "&Previous Voice"),
            ("Ctrl+PgUp",),
            N("Actions", "Make the voice above the active one"),
        ),
        Action(
            "voice_next",
            N("Actions", "&Next Voice"),
            ("Ctrl+PgDown",),
            N("Actions", "Make the voice below the active one"),
        ),
        Action(
            "voice_mute",
            N("Actions", "&Mute"),
            ("Ctrl+M",),
            N("Actions", "Silence the active voice"),
            checkable=True,
        ),
        Action(
            "voice_solo",
            N("Actions", "&Solo"),
            ("Ctrl+Shift+M",),
            N("Actions", "Hear only the soloed voices"),
            checkable=True,
        ),
        None,
        Action(
            "mixer",
            N("Actions", "Mi&xer…"),
            ("F12",),
            N("Actions", "Instrument, output, channel, volume and pan of every voice"),
            "mixer",
        ),
        Menu(
            "ensembles",
            N("Actions", "A&ll Voices"),
            (
                Action(
                    "ensemble_choir",
                    N("Actions", "&Choir"),
                    tip=N("Actions", "Every voice sung: choir aahs"),
                ),
                Action(
                    "ensemble_organ",
                    N("Actions", "&Organ"),
                    tip=N("Actions", "Every voice on the church organ"),
                ),
                Action(
                    "ensemble_strings",
                    N("Actions", "&Strings"),
                    tip=N("Actions", "Every voice by the strings"),
                ),
                Action(
                    "ensemble_piano",
                    N("Actions", "&Piano"),
                    tip=N("Actions", "Every voice on the piano"),
                ),
            ),
        ),
        None,
        Action(
            "voice_settings",
            N("Actions", "Voice Settin&gs…"),
            ("Shift+F12",),
            N("Actions", "Name, role and range of the active voice"),
        ),
        Action(
            "voice_rename",
            N("Actions", "R&ename Voice"),
            ("Shift+F2",),
            N("Actions", "Write another name for the active voice"),
        ),
        Menu(
            "voice_order",
            N("Actions", "Or&der"),
            (
                Action(
                    "voice_up",
                    N("Actions", "Voice &Up"),
                    ("Ctrl+Alt+Shift+PgUp",),
                    N("Actions", "Move the active voice above the one before it"),
                    "up",
                ),
                Action(
                    "voice_down",
                    N("Actions", "Voice &Down"),
                    ("Ctrl+Alt+Shift+PgDown",),
                    N("Actions", "Move the active voice below the one after it"),
                    "down",
                ),
            ),
        ),
        None,
        Menu(
            "notes_to_voice",
            N("Actions", "Selected N&otes"),
            (
                Action(
                    "voice_assign",
                    N("Actions", "To &This Voice"),
                    ("Ctrl+Shift+V",),
                    N("Actions", "Give the selected notes to the active voice"),
                ),
                Action(
                    "notes_to_voice_above",
                    N("Actions", "To the Voice &Above"),
                    ("Alt+Shift+PgUp",),
                    N("Actions", "Give the selected notes to the voice above their own"),
                ),
                Action(
                    "notes_to_voice_below",
                    N("Actions", "To the Voice &Below"),
                    ("Alt+Shift+PgDown",),
                    N("Actions", "Give the selected notes to the voice below their own"),
                ),
                "voices",
            ),
        ),
        Action(
            "split_chords",
            N("Actions", "Split &Chords into Voices…"),
            tip=N("Actions", "Give each note of a chord a voice of its own"),
        ),
        Action(
            "merge_voices",
            N("Actions", "Merge &Voices…"),
            tip=N("Actions", "Put the notes of several voices into one"),
        ),
        None,
        Action(
            "select_voice",
            N("Actions", "Select Notes of T&his Voice"),
            ("Ctrl+Alt+Shift+A",),
            N("Actions", "Select all notes of the active voice"),
        ),
        Action(
            "range_marks",
            N("Actions", "Mar&k Notes out of Range"),
            tip=N("Actions", "Mark notes that are too high or too low for their voice"),
            checkable=True,
        ),
        Action(
            "select_beyond",
            N("Actions", "Select Notes out o&f Range"),
            tip=N("Actions", "Select the notes of the active voice beyond its range"),
        ),
    ),
)
