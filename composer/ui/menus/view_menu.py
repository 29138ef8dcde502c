"""The View menu: what is seen, and how."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.controller_menu import CONTROLLER_LANES, LANE_FOCUS
from composer.ui.menus.declaration import Action, Menu
from composer.ui.menus.likely_menu import PROBABILITIES
from composer.ui.menus.seeing_menu import HIGHLIGHT, MINI_MAP, SPLIT
from composer.ui.menus.song_menu import CHORD_ROW, SONG_LANE

VIEW = Menu(
    "view",
    N("Actions", "&View"),
    (
        Action(
            "zoom_in",
            N("Actions", "Zoom &In"),
            ("Ctrl++", "Ctrl+="),
            N("Actions", "See less time, larger"),
            "zoom-in",
        ),
        Action(
            "zoom_out",
            N("Actions", "Zoom &Out"),
            ("Ctrl+-",),
            N("Actions", "See more time, smaller"),
            "zoom-out",
        ),
        Action(
            "zoom_fit",
            N("Actions", "Zoom to &Fit"),
            ("Ctrl+0",),
            N("Actions", "See the whole song"),
            "zoom-fit",
        ),
        Action(
            "zoom_selection",
            N("Actions", "Zoom to Sele&ction"),
            ("Z",),
            N("Actions", "See the selected notes large, or the whole song when none is selected"),
            canvas=True,
        ),
        Action(
            "rows_larger",
            N("Actions", "Rows La&rger"),
            ("Alt+=", "Alt++"),
            N("Actions", "See fewer pitches, larger"),
        ),
        Action(
            "rows_smaller",
            N("Actions", "Rows S&maller"),
            ("Alt+-",),
            N("Actions", "See more pitches, smaller"),
        ),
        Action(
            "follow",
            N("Actions", "Follo&w the Playhead"),
            ("Ctrl+F",),
            N("Actions", "Turn the page while playing"),
            checkable=True,
        ),
        Action(
            "follow_smoothly",
            N("Actions", "Follow Smoothl&y"),
            ("Ctrl+Shift+F",),
            N("Actions", "Run past the playhead instead of turning the page"),
            checkable=True,
        ),
        HIGHLIGHT,
        MINI_MAP,
        SPLIT,
        Menu(
            "lanes",
            N("Actions", "La&nes"),
            (
                SONG_LANE,
                CHORD_ROW,
                Action(
                    "lane_syllables",
                    N("Actions", "&Words"),
                    ("Alt+1",),
                    N("Actions", "Show the words beneath the notes"),
                    checkable=True,
                ),
                Action(
                    "lane_velocity",
                    N("Actions", "&Velocity"),
                    ("Alt+2",),
                    N("Actions", "Show how loud the notes are, beneath them"),
                    checkable=True,
                ),
                Action(
                    "lane_masks",
                    N("Actions", "&Masks"),
                    ("Alt+Shift+8",),
                    N("Actions", "Show by voice what is to be written anew and what is locked"),
                    checkable=True,
                ),
                Action(
                    "lane_surprise",
                    N("Actions", "&Surprise"),
                    ("Alt+7",),
                    N("Actions", "Show how little the model expected each note"),
                    checkable=True,
                ),
                *CONTROLLER_LANES,
                None,
                *LANE_FOCUS,
                Action(
                    "lanes_higher",
                    N("Actions", "&Higher"),
                    ("Ctrl+Shift+Up",),
                    N("Actions", "Make the lanes higher"),
                ),
                Action(
                    "lanes_lower",
                    N("Actions", "&Lower"),
                    ("Ctrl+Shift+Down",),
                    N("Actions", "Make the lanes lower"),
                ),
                None,
                Action(
                    "words_of_all",
                    N("Actions", "Words of &All Voices"),
                    ("Alt+Shift+1",),
                    N("Actions", "Show the words of every voice, not of the active one alone"),
                    checkable=True,
                ),
            ),
        ),
        PROBABILITIES,
        Menu(
            "score",
            N("Actions", "&Score"),
            (
                Action(
                    "two_staves",
                    N("Actions", "T&wo Staves"),
                    ("Ctrl+Alt+S",),
                    N("Actions", "Show soprano and alto, and tenor and bass, on a staff together"),
                    checkable=True,
                ),
                Action(
                    "chord_symbols",
                    N("Actions", "&Chord Symbols"),
                    ("Ctrl+Alt+Shift+O",),
                    N(
                        "Actions",
                        "Show the song's chords, else those that sound, above the notes",
                    ),
                    checkable=True,
                ),
                Action(
                    "dynamic_marks",
                    N("Actions", "&Dynamics"),
                    ("Ctrl+Alt+Shift+D",),
                    N("Actions", "Show how loud it is, such as p and f, from the velocities"),
                    checkable=True,
                ),
                None,
                Action(
                    "score_larger",
                    N("Actions", "&Larger"),
                    ("Ctrl+Alt++", "Ctrl+Alt+="),
                    N("Actions", "See less of the page, larger"),
                    "zoom-in",
                ),
                Action(
                    "score_smaller",
                    N("Actions", "&Smaller"),
                    ("Ctrl+Alt+-",),
                    N("Actions", "See more of the page, smaller"),
                    "zoom-out",
                ),
                Action(
                    "score_fit",
                    N("Actions", "As Wide as the &Panel"),
                    ("Ctrl+Alt+W",),
                    N("Actions", "Make the page as wide as its panel"),
                    "zoom-fit",
                ),
            ),
        ),
        None,
        Menu(
            "appearance",
            N("Actions", "&Appearance"),
            (
                Action(
                    "appearance_system",
                    N("Actions", "As the &System"),
                    tip=N("Actions", "Light or dark as the desktop is"),
                    checkable=True,
                    group="appearance",
                ),
                Action(
                    "appearance_light",
                    N("Actions", "&Light"),
                    tip=N("Actions", "Always light"),
                    checkable=True,
                    group="appearance",
                ),
                Action(
                    "appearance_dark",
                    N("Actions", "&Dark"),
                    tip=N("Actions", "Always dark"),
                    checkable=True,
                    group="appearance",
                ),
            ),
        ),
        Menu("language", N("Actions", "Lan&guage"), ("languages",)),
        Menu(
            "panels",
            N("Actions", "&Panels"),
            (
                Action(
                    "panel_next",
                    N("Actions", "Go to Ne&xt Panel"),
                    ("Ctrl+F6",),
                    N("Actions", "Give the keys to the next panel in sight, or back to the notes"),
                ),
                Action(
                    "panel_previous",
                    N("Actions", "Go to Pre&vious Panel"),
                    ("Ctrl+Shift+F6",),
                    N("Actions", "Give the keys to the panel before, or back to the notes"),
                ),
                None,
                "panels",
            ),
        ),
        Action(
            "reset_layout",
            N("Actions", "Rese&t Panels"),
            tip=N("Actions", "Put every panel back in its first place"),
        ),
    ),
)
