"""The File menu: songs and files."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N
from PySide6.QtGui import QAction

from composer.ui.menus.declaration import Action, Menu

FILE = Menu(
    "file",
    N("Actions", "&File"),
    (
        Action("new", N("Actions", "&New"), ("Ctrl+N",), N("Actions", "Begin a new song"), "new"),
        Action(
            "open",
            N("Actions", "&Open…"),
            ("Ctrl+O",),
            N("Actions", "Open a Descant project, or a MIDI, karaoke, MusicXML or ABC file"),
            "open",
        ),
        Menu("recent", N("Actions", "Open &Recent"), ("recent files",)),
        Action(
            "unsaved_songs",
            N("Actions", "&Unsaved Songs…"),
            ("Ctrl+Alt+U",),
            N("Actions", "Restore what was not saved when Descant ended unexpectedly"),
        ),
        None,
        Action("save", N("Actions", "&Save"), ("Ctrl+S",), N("Actions", "Save the song"), "save"),
        Action(
            "save_as",
            N("Actions", "Save &As…"),
            ("Ctrl+Shift+S",),
            N("Actions", "Save the song under another name"),
        ),
        Action(
            "versions",
            N("Actions", "&Versions…"),
            ("F11",),
            N("Actions", "Keep the song as it is now, and go back to how it was"),
        ),
        None,
        Action(
            "import_song",
            N("Actions", "&Import…"),
            ("Ctrl+I",),
            N("Actions", "Open a MIDI, karaoke, MusicXML or ABC file as a new song"),
            "import",
        ),
        Action(
            "import_report",
            N("Actions", "I&mport Report…"),
            ("Ctrl+Shift+I",),
            N("Actions", "Read what of the files that were opened was changed or left out"),
        ),
        Action(
            "export_song",
            N("Actions", "&Export…"),
            ("Ctrl+E",),
            N(
                "Actions",
                "Write the song for other programs: MIDI, karaoke, MusicXML, ABC or sound",
            ),
            "export",
        ),
        Action(
            "export_audio",
            N("Actions", "Export Au&dio…"),
            ("Ctrl+Shift+E",),
            N("Actions", "Write what the song sounds like, as WAV, FLAC or OGG"),
            "sound",
        ),
        Action(
            "cancel_audio",
            N("Actions", "Stop Expor&ting Audio"),
            tip=N("Actions", "Give up the sound file that is being made"),
        ),
        None,
        Action(
            "export_pages",
            N("Actions", "Export Pa&ges…"),
            ("Ctrl+Shift+P",),
            N("Actions", "Write the engraved score as PDF, SVG or PNG"),
        ),
        Action(
            "print_score",
            N("Actions", "&Print…"),
            ("Ctrl+P",),
            N("Actions", "Print the engraved score"),
            "print",
        ),
        None,
        Action(
            "quit",
            N("Actions", "&Quit"),
            ("Ctrl+Q",),
            N("Actions", "Leave Descant"),
            role=QAction.MenuRole.QuitRole,
        ),
    ),
)
