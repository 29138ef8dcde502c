"""The Song menu: tempo, meter, key, chords, markers, sections, and time put in and taken out."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

SONG_LANE = Action(
    "song_lane",
    N("Actions", "Song Struc&ture"),
    ("Ctrl+Alt+Shift+N",),
    N("Actions", "Show sections, tempo, meter, key and chords above the notes"),
    checkable=True,
)

CHORD_ROW = Action(
    "chord_row",
    N("Actions", "Chor&d Row"),
    ("Alt+Shift+V",),
    N("Actions", "Show the row of the song's chord symbols above the notes"),
    checkable=True,
)

_SECTION = Menu(
    "section",
    N("Actions", "S&ection"),
    (
        Action(
            "section_loop",
            N("Actions", "&Loop Section"),
            ("Alt+Shift+O",),
            N("Actions", "Repeat the section at the playhead"),
            "loop",
        ),
        Action(
            "section_select",
            N("Actions", "&Select Notes of Section"),
            ("Alt+Shift+A",),
            N("Actions", "Select the notes of the section at the playhead"),
            "select",
        ),
        Action(
            "section_duplicate",
            N("Actions", "&Duplicate Section"),
            ("Alt+Shift+D",),
            N("Actions", "Repeat the section at the playhead right behind itself"),
            "duplicate",
        ),
        Action(
            "section_earlier",
            N("Actions", "Move Ea&rlier"),
            ("Alt+Shift+Left",),
            N("Actions", "The section at the playhead changes places with the one before"),
        ),
        Action(
            "section_later",
            N("Actions", "Move La&ter"),
            ("Alt+Shift+Right",),
            N("Actions", "The section at the playhead changes places with the one after"),
        ),
        Action(
            "section_delete",
            N("Actions", "D&elete Section"),
            ("Alt+Shift+Del",),
            N("Actions", "Take the section at the playhead out, with its time"),
            "delete",
        ),
    ),
)

_CHORDS = Menu(
    "chords",
    N("Actions", "Chord S&ymbols"),
    (
        Action(
            "chords_from_notes",
            N("Actions", "Chord Symbols from the &Notes"),
            ("Alt+Shift+N",),
            N("Actions", "Write the chords that sound as the song's symbols, instead of its own"),
        ),
        Action(
            "chords_remove",
            N("Actions", "&Remove Chord Symbols"),
            ("Ctrl+Alt+Shift+R",),
            N("Actions", "Take all chord symbols away; the notes stay"),
        ),
    ),
)

SONG = Menu(
    "song",
    N("Actions", "&Song"),
    (
        Action(
            "tempo_here",
            N("Actions", "&Tempo Here…"),
            ("Alt+Shift+T",),
            N("Actions", "Write a tempo at the playhead"),
            "metronome",
        ),
        Action(
            "meter_here",
            N("Actions", "&Meter Here…"),
            ("Alt+Shift+S",),
            N("Actions", "Write a meter at the bar of the playhead"),
        ),
        Action(
            "key_here",
            N("Actions", "&Key Here…"),
            ("Alt+Shift+K",),
            N("Actions", "Write a key at the bar of the playhead"),
        ),
        Action(
            "chord_here",
            N("Actions", "C&hord Here…"),
            ("Alt+Shift+H",),
            N("Actions", "Write a chord symbol at the playhead; Space goes on to the next beat"),
        ),
        _CHORDS,
        Action(
            "tempo_ramp",
            N("Actions", "Tempo &Ramp…"),
            ("Alt+Shift+R",),
            N("Actions", "Become faster or slower little by little"),
        ),
        Action(
            "tempo_steady",
            N("Actions", "&Steady Tempo"),
            ("Alt+Shift+B",),
            N("Actions", "Take the tempo changes out of the loop, the selected time, or the song"),
        ),
        Action(
            "song_lane_focus",
            N("Actions", "&Go to the Song Lane"),
            ("Ctrl+Alt+N",),
            N("Actions", "Walk through sections, tempo, meter, key and chords by the arrow keys"),
        ),
        None,
        Action(
            "marker_add",
            N("Actions", "&Add Marker"),
            ("M",),
            N("Actions", "Begin a section at the playhead"),
            "marker",
            canvas=True,
        ),
        Action(
            "marker_edit",
            N("Actions", "Re&name Marker…"),
            ("Shift+M",),
            N("Actions", "Name the section at the playhead"),
            canvas=True,
        ),
        Action(
            "marker_remove",
            N("Actions", "Remo&ve Marker"),
            ("Ctrl+Alt+Shift+M",),
            N("Actions", "Take away the marker before the playhead; its notes stay"),
        ),
        Action(
            "marker_next",
            N("Actions", "Ne&xt Marker"),
            ("Alt+M",),
            N("Actions", "Move the playhead to the next marker"),
        ),
        Action(
            "marker_previous",
            N("Actions", "&Previous Marker"),
            ("Alt+Shift+M",),
            N("Actions", "Move the playhead to the marker before"),
        ),
        _SECTION,
        None,
        Action(
            "insert_time",
            N("Actions", "&Insert Time…"),
            ("Ctrl+Alt+I",),
            N("Actions", "Put empty bars in at the loop or the playhead, for all voices"),
            "insert-time",
        ),
        Action(
            "delete_time",
            N("Actions", "&Delete Time"),
            ("Ctrl+Alt+R",),
            N("Actions", "Take out the loop, the time of the selected notes, or this bar"),
            "delete-time",
        ),
        Action(
            "duplicate_time",
            N("Actions", "D&uplicate Time"),
            ("Ctrl+Alt+Z",),
            N("Actions", "Repeat the loop, the time of the selected notes, or this bar"),
        ),
        None,
        Action(
            "loop_selection",
            N("Actions", "&Loop Selection"),
            ("Alt+Shift+L",),
            N("Actions", "Repeat the time of the selected notes"),
            "loop",
        ),
        Action(
            "loop_from_here",
            N("Actions", "Loop &from Here"),
            ("Shift+I",),
            N("Actions", "Begin the loop at the playhead"),
            canvas=True,
        ),
        Action(
            "loop_to_here",
            N("Actions", "Loop up t&o Here"),
            ("Shift+O",),
            N("Actions", "End the loop at the playhead"),
            canvas=True,
        ),
        Action(
            "crop_to_loop",
            N("Actions", "&Crop to Loop"),
            ("Alt+Shift+C",),
            N("Actions", "Leave only what is in the loop"),
        ),
    ),
)
