"""The Transport menu: playing."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

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
        None,
        Action(
            "loop",
            N("Actions", "&Loop"),
            ("Ctrl+Shift+L",),
            N("Actions", "Repeat the loop; without one, the selected notes or the whole song"),
            "loop",
            checkable=True,
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
        None,
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
