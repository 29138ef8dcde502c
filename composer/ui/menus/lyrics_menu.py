"""The Lyrics menu: the words."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

LYRICS = Menu(
    "lyrics",
    N("Actions", "&Lyrics"),
    (
        Action(
            "words_write",
            N("Actions", "&Go On Writing"),
            ("Ctrl+G",),
            N("Actions", "Let the model write words from the cursor on"),
            "write",
        ),
        Action(
            "words_for_melody",
            N("Actions", "Words for &Melody"),
            ("Ctrl+Shift+G",),
            N("Actions", "A line for each phrase of the selected notes, to be laid under them"),
        ),
        Action(
            "words_rewrite",
            N("Actions", "&Rewrite Line or Word"),
            ("Ctrl+R",),
            N("Actions", "Other words for the selected ones, or for the cursor's line"),
        ),
        Menu(
            "proposed",
            N("Actions", "&Proposed Words"),
            (
                Action(
                    "words_stop",
                    N("Actions", "&Stop Writing"),
                    ("Ctrl+Alt+.",),
                    N("Actions", "Stop the model; what is there stays to choose from"),
                ),
                None,
                Action(
                    "words_accept",
                    N("Actions", "&Accept"),
                    ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
                    N("Actions", "Take the ticked lines into the song, as one step"),
                ),
                Action(
                    "words_accept_to_cursor",
                    N("Actions", "Accept up to the &Cursor's Line"),
                    ("Alt+Return", "Alt+Enter"),
                    N("Actions", "Take the ticked lines as far as the cursor's"),
                ),
                Action(
                    "words_toggle_line",
                    N("Actions", "&Tick the Line or Not"),
                    ("Ctrl+Shift+Space",),
                    N("Actions", "Keep the cursor's line of what is proposed, or leave it out"),
                ),
                Action(
                    "words_reject",
                    N("Actions", "&Reject"),
                    ("Ctrl+Shift+R",),
                    N("Actions", "Take none of the proposed words"),
                ),
                None,
                Action(
                    "proposal_previous",
                    N("Actions", "&Previous Proposal"),
                    ("Alt+PgUp",),
                    N("Actions", "Show the proposal above"),
                ),
                Action(
                    "proposal_next",
                    N("Actions", "&Next Proposal"),
                    ("Alt+PgDown",),
                    N("Actions", "Show the proposal below"),
                ),
            ),
        ),
        Menu(
            "sections",
            N("Actions", "Se&ctions"),
            (
                Action(
                    "section_verse",
                    N("Actions", "Insert &Verse"),
                    ("Ctrl+Alt+V",),
                    N("Actions", "Begin a verse at the cursor"),
                ),
                Action(
                    "section_chorus",
                    N("Actions", "Insert &Chorus"),
                    ("Ctrl+Alt+C",),
                    N("Actions", "Begin a chorus at the cursor"),
                ),
                Action(
                    "section_bridge",
                    N("Actions", "Insert &Bridge"),
                    ("Ctrl+Alt+B",),
                    N("Actions", "Begin a bridge at the cursor"),
                ),
            ),
        ),
        Action(
            "words_divide",
            N("Actions", "&Divide Word…"),
            ("Ctrl+Shift+D",),
            N("Actions", "Say into which syllables the cursor's word is divided, in every song"),
        ),
        Menu(
            "reading",
            N("Actions", "&Behind the Words"),
            (
                Action(
                    "read_nothing",
                    N("Actions", "&Nothing"),
                    ("Ctrl+Alt+0",),
                    N("Actions", "Show no colours behind the words"),
                    checkable=True,
                    group="reading",
                ),
                Action(
                    "read_characters",
                    N("Actions", "Surprise of Each &Character"),
                    ("Ctrl+Alt+1",),
                    N("Actions", "Show how surprising each character is to the model"),
                    checkable=True,
                    group="reading",
                ),
                Action(
                    "read_words",
                    N("Actions", "Surprise of Each &Word"),
                    ("Ctrl+Alt+2",),
                    N("Actions", "Show how surprising each word is to the model"),
                    checkable=True,
                    group="reading",
                ),
                Action(
                    "read_unit",
                    N("Actions", "&A Unit of the Network"),
                    ("Ctrl+Alt+3",),
                    N("Actions", "Show what one unit of the network does over the words"),
                    checkable=True,
                    group="reading",
                ),
            ),
        ),
        None,
        Action(
            "lyrics_lay",
            N("Actions", "&Lay under Notes"),
            ("Ctrl+T",),
            N("Actions", "Put the words under the selected notes, or under all of the voice"),
        ),
        Action(
            "lyrics_lay_verses",
            N("Actions", "Lay All &Verses"),
            ("Ctrl+Shift+T",),
            N("Actions", "Put each verse under the same notes, one below the other"),
        ),
        Action(
            "notes_for_words",
            N("Actions", "Notes &for Words"),
            ("Ctrl+Alt+T",),
            N("Actions", "Write a melody for the lines that have no notes, from the playhead on"),
        ),
        Action(
            "syllable_edit",
            N("Actions", "&Write under Note"),
            ("F2",),
            N("Actions", "Write words under the selected note, and go on from note to note"),
        ),
        None,
        Action(
            "syllables_earlier",
            N("Actions", "Move Syllables &Earlier"),
            ("Ctrl+Left",),
            N("Actions", "The selected syllable and what follows go back by a note"),
            canvas=True,
        ),
        Action(
            "syllables_later",
            N("Actions", "Move Syllables La&ter"),
            ("Ctrl+Right",),
            N("Actions", "The selected syllable and what follows go on by a note"),
            canvas=True,
        ),
        Action(
            "syllable_extend",
            N("Actions", "E&xtend Syllable"),
            ("Ctrl+Shift+Right",),
            N("Actions", "Sing the selected syllable on one more note"),
            canvas=True,
        ),
        Action(
            "syllable_shorten",
            N("Actions", "S&horten Syllable"),
            ("Ctrl+Shift+Left",),
            N("Actions", "Sing the selected syllable on one note less"),
            canvas=True,
        ),
        Action(
            "syllable_skip",
            N("Actions", "S&kip Note"),
            ("Ctrl+Shift+K",),
            N("Actions", "Leave the note without words; its syllable goes to the next"),
        ),
        Action(
            "syllable_split",
            N("Actions", "&Split Syllable"),
            ("Ctrl+K",),
            N("Actions", "Make two syllables of the selected one"),
        ),
        Action(
            "syllable_join",
            N("Actions", "&Join Syllables"),
            ("Ctrl+J",),
            N("Actions", "Make one syllable of the selected one and the next"),
        ),
        Action(
            "syllable_tie",
            N("Actions", "Sing with &Next Word"),
            ("Ctrl+Shift+J",),
            N("Actions", "Sing the selected syllable and the next word on one note"),
        ),
        Action(
            "syllables_clear",
            N("Actions", "Take Words &off Notes"),
            ("Ctrl+Del",),
            N("Actions", "Take the words off the selected notes; they stay in the text"),
            canvas=True,
        ),
        None,
        Menu(
            "singability",
            N("Actions", "Sing&ability"),
            (
                Action(
                    "finding_next",
                    N("Actions", "&Next Finding"),
                    ("F4",),
                    N("Actions", "Go to the next place that will trouble a singer"),
                ),
                Action(
                    "finding_previous",
                    N("Actions", "&Previous Finding"),
                    ("Shift+F4",),
                    N("Actions", "Go to the place before that will trouble a singer"),
                ),
                Action(
                    "finding_mend",
                    N("Actions", "&Mend Finding"),
                    ("Ctrl+Alt+M",),
                    N("Actions", "Do what the chosen finding offers; it can be undone"),
                ),
            ),
        ),
        None,
        Action(
            "learn_lyrics",
            N("Actions", "Learn L&yrics from My Texts…"),
            ("Ctrl+Alt+L",),
            N("Actions", "Let a new artist learn to write as your own texts do"),
        ),
    ),
)
