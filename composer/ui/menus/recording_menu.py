"""The part of the Transport menu that records what is played on the MIDI inputs."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

RECORD = (
    Action(
        "record",
        N("Actions", "&Record"),
        ("R",),
        N("Actions", "Record what is played on the MIDI keyboard into the active voice, or end it"),
        "record",
    ),
    Action(
        "capture",
        N("Actions", "&Keep What Was Played"),
        ("Shift+R",),
        N("Actions", "Write what was just played into the active voice, though nothing recorded"),
        "capture",
    ),
    Menu(
        "recording",
        N("Actions", "Recordin&g"),
        (
            Action(
                "record_over",
                N("Actions", "&Overdub"),
                tip=N("Actions", "What is recorded comes beside what is there"),
                checkable=True,
                group="recording",
            ),
            Action(
                "record_instead",
                N("Actions", "&Replace"),
                tip=N("Actions", "What is recorded takes the place of what is there"),
                checkable=True,
                group="recording",
            ),
            None,
            Action(
                "record_grid",
                N("Actions", "&Quantise While Recording"),
                tip=N("Actions", "Put what is played onto the grid at once"),
                checkable=True,
            ),
            Action(
                "record_lengths",
                N("Actions", "Quantise &Lengths Too"),
                tip=N("Actions", "Where notes end goes onto the grid as well"),
                checkable=True,
            ),
            None,
            Action(
                "record_count_in",
                N("Actions", "&Count In"),
                tip=N("Actions", "Count a bar, or what Count-In says, before recording"),
                checkable=True,
            ),
            Action(
                "record_click",
                N("Actions", "Clic&k"),
                tip=N("Actions", "Hear the metronome while recording, also when it is off"),
                checkable=True,
            ),
            Action(
                "pre_roll",
                N("Actions", "&Pre-Roll"),
                tip=N("Actions", "Play the bar before the place where recording begins"),
                checkable=True,
            ),
            None,
            Menu("takes", N("Actions", "&Takes"), ("takes",)),
            Action(
                "take_previous",
                N("Actions", "Pre&vious Take"),
                ("Ctrl+Alt+PgUp",),
                N("Actions", "Put the take before in the place of the one in the song"),
            ),
            Action(
                "take_next",
                N("Actions", "&Next Take"),
                ("Ctrl+Alt+PgDown",),
                N("Actions", "Put the next take in the place of the one in the song"),
            ),
            None,
            Action(
                "step_entry",
                N("Actions", "&Step Entry"),
                ("Ctrl+Alt+E",),
                N(
                    "Actions",
                    "While the song stands, write played notes at the playhead, one by one",
                ),
                checkable=True,
            ),
        ),
    ),
)
