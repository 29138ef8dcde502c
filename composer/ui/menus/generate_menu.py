"""The Generate menu: what the models write."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.along_menu import ALONG
from composer.ui.menus.declaration import Action, Menu
from composer.ui.menus.likely_menu import LIKELY_PITCHES
from composer.ui.menus.mask_menu import MASKS
from composer.ui.menus.origin_menu import ORIGIN

GENERATE = Menu(
    "generate",
    N("Actions", "&Generate"),
    (
        Action(
            "harmonize",
            N("Actions", "&Harmonize"),
            ("Ctrl+H",),
            N("Actions", "Write the other voices under the melody of the active voice"),
            "harmonize",
        ),
        Action(
            "repaint",
            N("Actions", "&Repaint"),
            ("Ctrl+Shift+H",),
            N("Actions", "Write something else in the marked cells, or where selected notes are"),
        ),
        Action(
            "repitch",
            N("Actions", "New Pitches for &Selected Notes"),
            ("Ctrl+Alt+H",),
            N("Actions", "Give the selected notes other pitches; their rhythm and words stay"),
        ),
        Action(
            "repaint_words",
            N("Actions", "Repaint &Words and Notes"),
            ("Ctrl+Shift+W",),
            N("Actions", "Other notes where the selected ones are, and other words in their lines"),
        ),
        Action(
            "repitch_words",
            N("Actions", "New Words and Pitch&es"),
            ("Ctrl+Alt+P",),
            N("Actions", "Other pitches for the selected notes, and other words in their lines"),
        ),
        Action(
            "cancel",
            N("Actions", "&Cancel"),
            ("Ctrl+.",),
            N("Actions", "Stop the model"),
            "cancel",
        ),
        Action(
            "follow_chords",
            N("Actions", "Follow Chord Symbols"),
            ("Alt+Shift+F",),
            N("Actions", "What the models write in four parts leans to the song's chord symbols"),
            checkable=True,
        ),
        MASKS,
        ORIGIN,
        LIKELY_PITCHES,
        ALONG,
        None,
        Action(
            "candidate_previous",
            N("Actions", "&Previous Candidate"),
            ("Ctrl+Up", "["),
            N("Actions", "Show the candidate above"),
            "previous",
        ),
        Action(
            "candidate_next",
            N("Actions", "&Next Candidate"),
            ("Ctrl+Down", "]"),
            N("Actions", "Show the candidate below"),
            "next",
        ),
        Action(
            "candidate_audition",
            N("Actions", "L&isten to Candidate"),
            ("Ctrl+L",),
            N("Actions", "Play the song with the candidate in it"),
            "listen",
        ),
        Action(
            "candidate_compare",
            N("Actions", "Compare &A/B"),
            ("Ctrl+B",),
            N("Actions", "Go back and forth between the song without and with the candidate"),
            "compare",
            checkable=True,
        ),
        None,
        Action(
            "candidate_accept",
            N("Actions", "Accep&t Candidate"),
            ("Ctrl+Return", "Ctrl+Enter"),
            N("Actions", "Put the candidate into the song, as one step that can be undone"),
            "accept",
        ),
        Action(
            "candidate_accept_voice",
            N("Actions", "Accept Active &Voice Only"),
            ("Alt+Shift+Return", "Alt+Shift+Enter"),
            N("Actions", "Put the candidate's part for the active voice into the song"),
        ),
        Action(
            "candidate_accept_part",
            N("Actions", "Accept &Framed Part"),
            ("Ctrl+Alt+Shift+Return", "Ctrl+Alt+Shift+Enter"),
            N("Actions", "Put the ghost notes in the last frame, or in the loop, into the song"),
        ),
        Action(
            "candidate_discard",
            N("Actions", "&Discard Candidate"),
            ("Ctrl+Backspace",),
            N("Actions", "Throw the shown candidate away"),
            "discard",
        ),
        Action(
            "candidate_discard_all",
            N("Actions", "Discard A&ll Candidates"),
            ("Ctrl+Shift+Backspace",),
            N("Actions", "Throw every candidate away"),
        ),
        None,
        Action(
            "learn_music",
            N("Actions", "Learn from M&y MIDI…"),
            ("Ctrl+Alt+Y",),
            N("Actions", "Let a new model learn to play on as your own MIDI files do"),
        ),
        Action(
            "own_models",
            N("Actions", "My &Own Models…"),
            ("Ctrl+Alt+O",),
            N("Actions", "The models that learned from your own files; remove what is not wanted"),
        ),
    ),
)
