"""The Transport menu: playing."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu
from composer.ui.menus.recording_menu import RECORD

TRANSPORT = Menu(
    "transport",
    N("Actions", "&Transport"),
    (
        Action(
            "play",
            N("Actions", "&Play"),
            ("Space",),
            N("Actions", "Play from the playhead, or pause"),
            "play",
        ),
        Action(
            "stop",
            N("Actions", "&Stop"),
            ("Shift+Space",),
            N("Actions", "Stop and go back to where playing began"),
            "stop",
        ),
        Action(
            "to_start",
            N("Actions", "To the &Beginning"),
            ("Ctrl+Home",),
            N("Actions", "Move the playhead to the beginning"),
            "to-start",
        ),
        *RECORD,
        None,
        Action(
            "loop",
            N("Actions", "&Loop"),
            ("Ctrl+Shift+L",),
            N("Actions", "Repeat the loop; without one, the selected notes or the whole song"),
            "loop",
            checkable=True,
        ),
        Action(
            "metronome",
            N("Actions", "&Metronome"),
            ("Ctrl+Alt+K",),
            N("Actions", "Click on every beat while playing"),
            "metronome",
            checkable=True,
        ),
        Menu(
            "count_in",
            N("Actions", "&Count-In"),
            tuple(
                Action(
                    f"count_in_{bars}",
                    words,
                    tip=N("Actions", "How much is counted before playing begins"),
                    checkable=True,
                    group="count in",
                )
                for bars, words in (
                    (0, N("Actions", "&None")),
                    (1, N("Actions", "&1 Bar")),
                    (2, N("Actions", "&2 Bars")),
                    (4, N("Actions", "&4 Bars")),
                )
            ),
        ),
        None,
        Action(
            "tempo_up", N("Actions", "&Faster"), ("Ctrl+Alt+Up",), N("Actions", "One bpm faster")
        ),
        Action(
            "tempo_down",
            N("Actions", "Sl&ower"),
            ("Ctrl+Alt+Down",),
            N("Actions", "One bpm slower"),
        ),
        Menu(
            "speed",
            N("Actions", "Sp&eed of Playing"),
            tuple(
                Action(
                    f"speed_{percent}",
                    f"{percent} %",
                    tip=N("Actions", "Plays faster or slower; the song's tempo stays"),
                    checkable=True,
                    group="speed",
                )
                for percent in (50, 75, 90, 100, 125, 150, 200)
            ),
        ),
        None,
        Action(
            "sound",
            N("Actions", "Soun&d…"),
            tip=N("Actions", "Soundfont, reverb and loudness of the built-in sound"),
            icon="sound",
        ),
        Menu("output", N("Actions", "O&utput"), ("outputs",)),
        Action(
            "devices",
            N("Actions", "De&vices…"),
            ("Ctrl+Alt+D",),
            N("Actions", "MIDI inputs and outputs, clock, latency, and controllers"),
            "midi",
        ),
        Action(
            "learn_controller",
            N("Actions", "Le&arn Controller…"),
            ("Ctrl+Alt+J",),
            N("Actions", "Let a knob of a MIDI controller work the slider that has the focus"),
        ),
        Action(
            "panic",
            N("Actions", "All &Notes Off"),
            ("Ctrl+Shift+.",),
            N("Actions", "Silence every hanging note"),
            "silent",
        ),
    ),
)
