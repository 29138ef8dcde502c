"""What mouse and keys do where no menu names it, for the list of shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "Gestures"
N = QT_TRANSLATE_NOOP

_ON_THE_ROLL = (
    (N("Gestures", "Double-click"), N("Gestures", "Write a note, or delete the one there")),
    (
        N("Gestures", "Drag a note"),
        N(
            "Gestures",
            "Move it; with Ctrl a copy, with Shift one axis, with Alt off the grid",
        ),
    ),
    (N("Gestures", "Drag an edge of a note"), N("Gestures", "Make it longer or shorter")),
    (
        N("Gestures", "Drag on free ground"),
        N("Gestures", "Select; with Shift in addition, with Alt take away"),
    ),
    (
        N("Gestures", "A tool's key held while the mouse is used"),
        N("Gestures", "The tool for that long; the one before comes back"),
    ),
    (
        N("Gestures", "Right button"),
        N("Gestures", "What can be done there; a drag erases in one voice, with Shift in all"),
    ),
    (
        N("Gestures", "Menu, Shift+F10"),
        N("Gestures", "What can be done to the selected notes"),
    ),
    (
        N("Gestures", "Drag with the draw tool"),
        N("Gestures", "A note as long as the drag; with Shift a row of notes, with Ctrl select"),
    ),
    (
        N("Gestures", "Shift+Click a key at the left"),
        N("Gestures", "Select all notes of its pitch in the active voice; a drag takes more"),
    ),
    (N("Gestures", "Middle button"), N("Gestures", "Move the page")),
    (N("Gestures", "Wheel"), N("Gestures", "Scroll; with Shift in time")),
    (N("Gestures", "Ctrl+Wheel"), N("Gestures", "Zoom in time; with Shift in pitch")),
    (N("Gestures", "Click the ruler"), N("Gestures", "Move the playhead")),
    (N("Gestures", "Drag along the top of the ruler"), N("Gestures", "Set the loop")),
    (
        N("Gestures", "Right button on the ruler"),
        N("Gestures", "Marker, tempo, meter, key and loop there; time put in"),
    ),
    (N("Gestures", "Tab"), N("Gestures", "Select the next note")),
    (
        N("Gestures", "Enter"),
        N("Gestures", "Write a note after the selected one, or at the playhead"),
    ),
    (N("Gestures", "Escape"), N("Gestures", "Take the gesture back, or select no note")),
)
_IN_THE_LANES = (
    (N("Gestures", "Double-click under a note"), N("Gestures", "Write words there")),
    (
        N("Gestures", "Tab, Shift+Tab while writing"),
        N("Gestures", "The note after, the note before"),
    ),
    (N("Gestures", "Space while writing"), N("Gestures", "The next word")),
    (N("Gestures", "- while writing"), N("Gestures", "The next syllable of the word")),
    (N("Gestures", "_ while writing"), N("Gestures", "One more note for the syllable")),
    (N("Gestures", "Alt+_ while writing"), N("Gestures", "Two syllables on one note")),
    (N("Gestures", "Shift+Enter while writing"), N("Gestures", "A new line of words")),
    (N("Gestures", "Up, Down while writing"), N("Gestures", "Another verse under the note")),
    (N("Gestures", "Drag a syllable"), N("Gestures", "Lay it and what follows under other notes")),
    (
        N("Gestures", "Drag in the velocity lane"),
        N("Gestures", "A bar louder or softer; from free ground a straight line through many"),
    ),
    (
        N("Gestures", "Drag a point of a controller"),
        N(
            "Gestures",
            "Move it; with Ctrl a copy, with Shift one axis, with Alt off the grid",
        ),
    ),
    (
        N("Gestures", "Drag with the draw tool in a controller's lane"),
        N("Gestures", "Draw freely; with Shift a straight line, with Ctrl steps of the grid"),
    ),
    (
        N("Gestures", "Ctrl+Drag on free ground in a controller's lane"),
        N("Gestures", "Draw a straight line; with Shift a rounded one"),
    ),
    (
        N("Gestures", "Left, Right in a controller's lane"),
        N("Gestures", "The point before, after; with Shift in addition, with Ctrl move it"),
    ),
    (
        N("Gestures", "Up, Down in a lane"),
        N("Gestures", "Raise or lower what is selected; with Shift finely"),
    ),
    (
        N("Gestures", "Enter in a controller's lane"),
        N("Gestures", "Write a point at the playhead"),
    ),
    (
        N("Gestures", "Click the head of a lane"),
        N("Gestures", "What can be done with the lane; Shift+F10 opens it too"),
    ),
    (
        N("Gestures", "Drag in the mask lane, or with the brush"),
        N("Gestures", "Mark what is to be written anew; with Shift lock it, with Ctrl clear it"),
    ),
    (
        N("Gestures", "Click a marked cell"),
        N("Gestures", "Clear it"),
    ),
    (
        N("Gestures", "Drag a frame round ghost notes"),
        N("Gestures", "Choose what Accept Framed Part takes"),
    ),
    (
        N("Gestures", "Rest on a note"),
        N("Gestures", "See which model made it, when and with what"),
    ),
    (
        N("Gestures", "Rest on a note while probabilities are shown"),
        N("Gestures", "See the likeliest pitches there; a click takes one"),
    ),
    (
        N("Gestures", "Click in the surprise lane"),
        N("Gestures", "Select the note; a double-click or Enter lists the likeliest pitches there"),
    ),
    (
        N("Gestures", "Left, Right in the surprise lane"),
        N("Gestures", "The surprising note before, after"),
    ),
    (
        N("Gestures", "Drag the border of a lane"),
        N("Gestures", "Make it higher; a double-click: as high as usual"),
    ),
)
_ABOVE_THE_ROLL = (
    (
        N("Gestures", "Double-click above the notes"),
        N("Gestures", "Write a section, tempo, meter, key or chord there"),
    ),
    (
        N("Gestures", "Drag a section, tempo, meter, key or chord"),
        N("Gestures", "Move it; a tempo up and down: faster or slower"),
    ),
    (
        N("Gestures", "Arrows above the notes"),
        N("Gestures", "Walk through what is there; with Alt move it"),
    ),
    (
        N("Gestures", "Enter, Insert, Delete above the notes"),
        N("Gestures", "Write it anew, a new one at the playhead, take it away"),
    ),
    (
        N("Gestures", "Space, Tab while writing a chord"),
        N("Gestures", "Write on at the next beat, the next bar; with Shift back"),
    ),
    (N("Gestures", "+ and - above the notes"), N("Gestures", "The chosen tempo faster or slower")),
)
_IN_THE_OVERVIEW = (
    (N("Gestures", "Click in the overview"), N("Gestures", "See that place of the song")),
    (
        N("Gestures", "Drag the frame in the overview"),
        N("Gestures", "See another part of the song; by its edges more or less of it"),
    ),
    (N("Gestures", "Double-click in the overview"), N("Gestures", "See the whole song")),
    (
        N("Gestures", "Arrows, Home, End, + and - in the overview"),
        N("Gestures", "Move what is seen, or see less or more of the song"),
    ),
)
_AMONG_THE_VOICES = (
    (N("Gestures", "Drag a voice by its edge"), N("Gestures", "Put it above or below others")),
    (N("Gestures", "Right button on a voice"), N("Gestures", "Open the menu of voices")),
)
_IN_THE_WORDS = (
    (N("Gestures", "Enter"), N("Gestures", "Take the ticked lines of proposed words")),
    (N("Gestures", "Shift+Enter"), N("Gestures", "Take them up to the cursor's line")),
    (N("Gestures", "Space"), N("Gestures", "Tick a proposed line, or not")),
    (N("Gestures", "Escape"), N("Gestures", "Stop writing, then reject the proposed words")),
)
_IN_NOTE_ENTRY = (
    (N("Gestures", "A to G"), N("Gestures", "Write the nearest note of that name, and go on")),
    (N("Gestures", "Shift and a letter"), N("Gestures", "Add a note to the chord")),
    (
        N("Gestures", "1 to 7"),
        N("Gestures", "The note value, 5 is a quarter; selected notes become as long"),
    ),
    (N("Gestures", "Q, W"), N("Gestures", "Half the note value, twice the note value")),
    (N("Gestures", "."), N("Gestures", "A dotted note value")),
    (N("Gestures", "Ctrl+3"), N("Gestures", "Triplets")),
    (N("Gestures", "0"), N("Gestures", "A rest")),
    (N("Gestures", "T"), N("Gestures", "Hold the last note on for the note value")),
    (N("Gestures", "+, -"), N("Gestures", "The last or the selected notes a semitone up, down")),
    (
        N("Gestures", "Ctrl+Up, Ctrl+Down"),
        N("Gestures", "The last or the selected notes an octave up, down"),
    ),
    (
        N("Gestures", "Arrows"),
        N("Gestures", "Move the cursor, by the note value and by the semitone; with Shift select"),
    ),
    (N("Gestures", "Ctrl+Left, Ctrl+Right"), N("Gestures", "The bar before, the next bar")),
    (N("Gestures", "Home, End"), N("Gestures", "The beginning, where the voice ends")),
    (N("Gestures", "Tab, Shift+Tab"), N("Gestures", "The next note, the note before")),
    (N("Gestures", "Enter"), N("Gestures", "Write in the cursor's row; with Shift beside it")),
    (N("Gestures", "Backspace"), N("Gestures", "Take the last note away, and go back")),
    (N("Gestures", "Delete"), N("Gestures", "Take the note at the cursor away")),
    (N("Gestures", "N, Escape"), N("Gestures", "End note entry")),
)


def gestures() -> tuple[tuple[str, str], ...]:
    """How, and what it does, in the person's language."""

    def said(text: str) -> str:
        return QCoreApplication.translate(_CONTEXT, text)

    words = said(N("Gestures", "{how} (proposed words)"))
    entry = said(N("Gestures", "{how} (note entry)"))
    return (
        *(
            (said(how), said(what))
            for how, what in (
                *_ON_THE_ROLL,
                *_IN_THE_LANES,
                *_ABOVE_THE_ROLL,
                *_IN_THE_OVERVIEW,
                *_AMONG_THE_VOICES,
            )
        ),
        *((words.format(how=said(how)), said(what)) for how, what in _IN_THE_WORDS),
        *((entry.format(how=said(how)), said(what)) for how, what in _IN_NOTE_ENTRY),
    )
