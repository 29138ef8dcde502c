"""The Notes menu: what is done to the selected notes, or to all where none is selected."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

_TRANSPOSE = Menu(
    "transpose",
    N("Actions", "&Transpose"),
    (
        Action(
            "transpose_up",
            N("Actions", "Transpose &Up"),
            ("Up",),
            N("Actions", "Selected notes a semitone up"),
            "up",
            canvas=True,
        ),
        Action(
            "transpose_down",
            N("Actions", "Transpose &Down"),
            ("Down",),
            N("Actions", "Selected notes a semitone down"),
            "down",
            canvas=True,
        ),
        Action(
            "octave_up",
            N("Actions", "&Octave Up"),
            ("Shift+Up",),
            N("Actions", "Selected notes an octave up"),
            canvas=True,
        ),
        Action(
            "octave_down",
            N("Actions", "Octa&ve Down"),
            ("Shift+Down",),
            N("Actions", "Selected notes an octave down"),
            canvas=True,
        ),
        Action(
            "step_up",
            N("Actions", "&Scale Step Up"),
            ("Alt+Shift+Up",),
            N("Actions", "Selected notes to the next step of the key"),
            canvas=True,
        ),
        Action(
            "step_down",
            N("Actions", "Scale Ste&p Down"),
            ("Alt+Shift+Down",),
            N("Actions", "Selected notes to the step of the key below"),
            canvas=True,
        ),
        None,
        Action(
            "transpose",
            N("Actions", "&Transpose…"),
            ("Ctrl+Shift+Y",),
            N("Actions", "By any interval or by steps of the key; with the key, if wanted"),
        ),
    ),
)
_MOVE = Menu(
    "move",
    N("Actions", "&Move"),
    (
        Action(
            "earlier",
            N("Actions", "Move &Earlier"),
            ("Left",),
            N("Actions", "Selected notes a grid step earlier"),
            canvas=True,
        ),
        Action(
            "later",
            N("Actions", "Move &Later"),
            ("Right",),
            N("Actions", "Selected notes a grid step later"),
            canvas=True,
        ),
        Action(
            "tick_earlier",
            N("Actions", "A &Tick Earlier"),
            ("Alt+Left",),
            N("Actions", "Selected notes a tick earlier, off the grid"),
            canvas=True,
        ),
        Action(
            "tick_later",
            N("Actions", "A T&ick Later"),
            ("Alt+Right",),
            N("Actions", "Selected notes a tick later, off the grid"),
            canvas=True,
        ),
    ),
)
_LENGTH = Menu(
    "length",
    N("Actions", "&Length"),
    (
        Action(
            "shorter",
            N("Actions", "Sh&orter"),
            ("Shift+Left",),
            N("Actions", "Selected notes a grid step shorter"),
            canvas=True,
        ),
        Action(
            "longer",
            N("Actions", "Lon&ger"),
            ("Shift+Right",),
            N("Actions", "Selected notes a grid step longer"),
            canvas=True,
        ),
        None,
        Action(
            "legato",
            N("Actions", "&Legato"),
            ("Ctrl+Alt+Shift+L",),
            N("Actions", "Hold each note until the next of its voice begins"),
        ),
        Action(
            "trim_to_next",
            N("Actions", "&Trim to Next Note"),
            tip=N("Actions", "End each note where the next of its voice begins"),
        ),
        None,
        *(
            Action(name, words, tip=N("Actions", "Give the notes this length"))
            for name, words in (
                ("length_grid", N("Actions", "As the G&rid")),
                ("length_whole", N("Actions", "&Whole")),
                ("length_half", N("Actions", "&Half")),
                ("length_quarter", N("Actions", "&Quarter")),
                ("length_eighth", N("Actions", "&Eighth")),
                ("length_sixteenth", N("Actions", "&Sixteenth")),
            )
        ),
    ),
)
_SHAPE = Menu(
    "shape",
    N("Actions", "&Shape"),
    (
        Action(
            "invert",
            N("Actions", "&Invert"),
            tip=N("Actions", "Upside down: the highest and the lowest note change places"),
        ),
        Action(
            "invert_in_key",
            N("Actions", "Invert in &Key"),
            tip=N("Actions", "Upside down by the steps of the key"),
        ),
        Action(
            "retrograde",
            N("Actions", "&Retrograde"),
            tip=N("Actions", "Back to front; words stay in their order"),
        ),
        None,
        Action(
            "half_time",
            N("Actions", "&Half as Long"),
            tip=N("Actions", "Notes and the time between them half as long: diminution"),
        ),
        Action(
            "double_time",
            N("Actions", "&Twice as Long"),
            tip=N("Actions", "Notes and the time between them twice as long: augmentation"),
        ),
        Action(
            "stretch",
            N("Actions", "&Stretch…"),
            tip=N("Actions", "Notes and the time between them as long as wanted"),
        ),
    ),
)

NOTES = Menu(
    "notes",
    N("Actions", "&Notes"),
    (
        _TRANSPOSE,
        _MOVE,
        _LENGTH,
        Action(
            "louder",
            N("Actions", "Loude&r"),
            ("Alt+Up",),
            N("Actions", "Selected notes louder"),
            canvas=True,
        ),
        Action(
            "softer",
            N("Actions", "So&fter"),
            ("Alt+Down",),
            N("Actions", "Selected notes softer"),
            canvas=True,
        ),
        None,
        Action(
            "quantise",
            N("Actions", "&Quantise to Grid"),
            ("Ctrl+U",),
            N("Actions", "Selected notes, or all, onto the grid"),
        ),
        Action(
            "quantise_as",
            N("Actions", "Qua&ntise…"),
            ("Ctrl+Alt+Q",),
            N("Actions", "Onto a grid: how strongly, with which swing, beginnings or ends"),
        ),
        Action(
            "humanise",
            N("Actions", "&Humanise…"),
            ("Ctrl+Shift+Q",),
            N("Actions", "Let notes stray in time and loudness, as a player does"),
        ),
        None,
        _SHAPE,
        None,
        Action(
            "split_at_playhead",
            N("Actions", "S&plit at Playhead"),
            ("Shift+S",),
            N("Actions", "Cut the notes that sound there in two"),
            "split",
            canvas=True,
        ),
        Action(
            "join_repeated",
            N("Actions", "&Join Repeated Notes"),
            ("Shift+H",),
            N("Actions", "One held note of notes of one pitch that touch"),
            "glue",
            canvas=True,
        ),
        Action(
            "remove_overlaps",
            N("Actions", "Remove &Overlaps"),
            tip=N("Actions", "End each note where the next of its voice and pitch begins"),
        ),
        Action(
            "remove_duplicates",
            N("Actions", "Remove &Duplicates"),
            tip=N("Actions", "Of notes that are there twice the longer stays"),
        ),
    ),
)
