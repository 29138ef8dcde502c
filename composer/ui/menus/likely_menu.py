"""View > Probabilities and Generate > Likely Pitches: what a model holds likely in the song."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

PROBABILITIES = Menu(
    "probabilities",
    N("Actions", "Pro&babilities"),
    (
        Action(
            "probabilities",
            N("Actions", "&Behind the Notes"),
            ("Alt+8",),
            N("Actions", "Show behind the notes how likely the model holds every pitch"),
            checkable=True,
        ),
        Action(
            "probabilities_of_all",
            N("Actions", "Of &All Voices"),
            ("Ctrl+Alt+8",),
            N("Actions", "Show them for every voice, not for the active one alone"),
            checkable=True,
        ),
        None,
        Menu("likely_models", N("Actions", "&Model"), ("likely_models",)),
    ),
)

LIKELY_PITCHES = Menu(
    "likely_pitches",
    N("Actions", "Li&kely Pitches"),
    (
        Action(
            "alternatives",
            N("Actions", "&List Likely Pitches…"),
            ("Alt+J",),
            N("Actions", "List the likeliest pitches at the selected note, to choose one"),
        ),
        Action(
            "alternative_1",
            N("Actions", "Take the L&ikeliest"),
            ("Ctrl+Shift+1",),
            N("Actions", "Give the selected notes the pitch that the model holds likeliest there"),
        ),
        Action(
            "alternative_2",
            N("Actions", "Take the &Second Likeliest"),
            ("Ctrl+Shift+2",),
            N("Actions", "Give the selected notes the model's second choice"),
        ),
        Action(
            "alternative_3",
            N("Actions", "Take the &Third Likeliest"),
            ("Ctrl+Shift+3",),
            N("Actions", "Give the selected notes the model's third choice"),
        ),
        Action(
            "alternative_4",
            N("Actions", "Take the F&ourth Likeliest"),
            ("Ctrl+Shift+4",),
            N("Actions", "Give the selected notes the model's fourth choice"),
        ),
        Action(
            "alternative_5",
            N("Actions", "Take the &Fifth Likeliest"),
            ("Ctrl+Shift+5",),
            N("Actions", "Give the selected notes the model's fifth choice"),
        ),
        None,
        Action(
            "surprising_next",
            N("Actions", "&Next Surprising Note"),
            ("J",),
            N("Actions", "Select the next note that the model did not expect"),
            canvas=True,
        ),
        Action(
            "surprising_previous",
            N("Actions", "&Previous Surprising Note"),
            ("Shift+J",),
            N("Actions", "Select the note before that the model did not expect"),
            canvas=True,
        ),
    ),
)
