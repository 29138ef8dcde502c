"""View > Overview and Highlight: the scale, chords, notes outside, patterns and other voices."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

MINI_MAP = Action(
    "mini_map",
    N("Actions", "O&verview of the Song"),
    ("Alt+9",),
    N("Actions", "Show the whole song, small, under the notes"),
    checkable=True,
)

HIGHLIGHT = Menu(
    "highlight",
    N("Actions", "&Highlight"),
    (
        Action(
            "highlight_scale",
            N("Actions", "&Scale"),
            ("Alt+0",),
            N("Actions", "Show which rows belong to the key; if none is stated, to the likeliest"),
            checkable=True,
        ),
        Action(
            "highlight_chords",
            N("Actions", "&Chords"),
            ("Alt+Shift+0",),
            N("Actions", "Show the chord of each beat, and the rows of its tones"),
            checkable=True,
        ),
        Action(
            "mark_outside",
            N("Actions", "&Notes Outside the Scale"),
            ("Alt+Shift+9",),
            N("Actions", "Mark the notes that the key does not have"),
            checkable=True,
        ),
        None,
        Action(
            "voice_patterns",
            N("Actions", "&Patterns of the Voices"),
            ("Ctrl+Alt+9",),
            N("Actions", "Tell the voices apart by patterns too, not by colour and letter alone"),
            checkable=True,
        ),
        None,
        Action(
            "others_shown",
            N("Actions", "Other Voices as They &Are"),
            ("Ctrl+Alt+Shift+6",),
            N("Actions", "Show the voices beside the active one as plainly as it"),
            checkable=True,
            group="others",
        ),
        Action(
            "others_dimmed",
            N("Actions", "Other Voices &Faint"),
            ("Ctrl+Alt+Shift+7",),
            N("Actions", "Show the voices beside the active one faintly"),
            checkable=True,
            group="others",
        ),
        Action(
            "others_hidden",
            N("Actions", "Other Voices &Hidden"),
            ("Ctrl+Alt+Shift+8",),
            N("Actions", "Show and touch the active voice alone"),
            checkable=True,
            group="others",
        ),
    ),
)

SPLIT = Menu(
    "split",
    N("Actions", "Sp&lit"),
    (
        Action(
            "split_beside",
            N("Actions", "&Beside"),
            ("Ctrl+\\",),
            N("Actions", "Show a second view of the song beside the first"),
            checkable=True,
        ),
        Action(
            "split_below",
            N("Actions", "Be&low"),
            ("Ctrl+Shift+\\",),
            N("Actions", "Show a second view of the song below the first"),
            checkable=True,
        ),
        Action(
            "other_view",
            N("Actions", "To the &Other View"),
            ("Ctrl+Tab",),
            N("Actions", "Go on in the other one of the two views"),
        ),
    ),
)
