"""Every action of the studio, declared as data: name, words, shortcut, picture, and its menu.

Menus, tool bar, tooltips and the list of shortcuts are built from here.  Texts are marked for
translation in the context ``Actions``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from composer.ui.theme import theme

_CONTEXT = "Actions"


@dataclass(frozen=True)
class Action:
    """One thing a person can do.

    ``text`` has its mnemonic (``&``).  ``keys`` are portable key sequences, the first is shown.
    ``tip`` says what it does, for the tooltip and the status bar.  ``canvas``: its keys work only
    while the roll has the focus, so that they stay free in lists and fields.  ``group``: of the
    actions of one group, exactly one is checked.
    """

    name: str
    text: str
    keys: tuple[str, ...] = ()
    tip: str = ""
    icon: str = ""
    checkable: bool = False
    canvas: bool = False
    group: str = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole


@dataclass(frozen=True)
class Menu:
    """A menu: ``items`` are actions, menus, or ``None`` for a separator.

    An item that is a bare string is a place filled at run time (such as the recent files).
    """

    name: str
    title: str
    items: tuple[Action | Menu | str | None, ...]


N = QT_TRANSLATE_NOOP

FILE = Menu(
    "file",
    N("Actions", "&File"),
    (
        Action("new", N("Actions", "&New"), ("Ctrl+N",), N("Actions", "Begin a new song"), "new"),
        Action(
            "open",
            N("Actions", "&Open…"),
            ("Ctrl+O",),
            N("Actions", "Open a Descant project, a MIDI or a MusicXML file"),
            "open",
        ),
        Menu("recent", N("Actions", "Open &Recent"), ("recent files",)),
        None,
        Action("save", N("Actions", "&Save"), ("Ctrl+S",), N("Actions", "Save the song"), "save"),
        Action(
            "save_as",
            N("Actions", "Save &As…"),
            ("Ctrl+Shift+S",),
            N("Actions", "Save the song under another name"),
        ),
        None,
        Action(
            "import_song",
            N("Actions", "&Import…"),
            ("Ctrl+I",),
            N("Actions", "Open a MIDI, karaoke or MusicXML file as a new song"),
            "import",
        ),
        Action(
            "export_song",
            N("Actions", "&Export…"),
            ("Ctrl+E",),
            N("Actions", "Write the song for other programs, as MIDI or MusicXML with its words"),
            "export",
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

EDIT = Menu(
    "edit",
    N("Actions", "&Edit"),
    (
        Action(
            "undo",
            N("Actions", "&Undo"),
            ("Ctrl+Z",),
            N("Actions", "Take the last change back"),
            "undo",
        ),
        Action(
            "redo",
            N("Actions", "&Redo"),
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            N("Actions", "Do the change again that was taken back"),
            "redo",
        ),
        None,
        Action(
            "cut", N("Actions", "Cu&t"), ("Ctrl+X",), N("Actions", "Cut the selected notes"), "cut"
        ),
        Action(
            "copy",
            N("Actions", "&Copy"),
            ("Ctrl+C",),
            N("Actions", "Copy the selected notes"),
            "copy",
        ),
        Action(
            "paste",
            N("Actions", "&Paste"),
            ("Ctrl+V",),
            N("Actions", "Paste at the playhead"),
            "paste",
        ),
        Action(
            "duplicate",
            N("Actions", "Dupl&icate"),
            ("Ctrl+D",),
            N("Actions", "Repeat the selected notes right behind themselves"),
            "duplicate",
        ),
        Action(
            "delete",
            N("Actions", "&Delete"),
            ("Del", "Backspace"),
            N("Actions", "Delete the selected notes"),
            "delete",
            canvas=True,
        ),
        Action(
            "select_all",
            N("Actions", "Select &All"),
            ("Ctrl+A",),
            N("Actions", "Select every note"),
        ),
        Action(
            "select_none",
            N("Actions", "Select &None"),
            ("Ctrl+Shift+A",),
            N("Actions", "Select no note"),
        ),
        None,
        Menu(
            "notes",
            N("Actions", "N&otes"),
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
                    "shorter",
                    N("Actions", "S&horter"),
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
                Action(
                    "quantise",
                    N("Actions", "&Quantise to Grid"),
                    ("Ctrl+U",),
                    N("Actions", "Selected notes, or all, onto the grid"),
                ),
            ),
        ),
        Menu("grid", N("Actions", "&Grid"), ("grids",)),
        Menu(
            "tool",
            N("Actions", "Too&l"),
            (
                Action(
                    "tool_select",
                    N("Actions", "&Select Tool"),
                    ("1",),
                    N("Actions", "Select, move and resize notes"),
                    "select",
                    checkable=True,
                    canvas=True,
                    group="tool",
                ),
                Action(
                    "tool_draw",
                    N("Actions", "&Draw Tool"),
                    ("2",),
                    N("Actions", "Draw notes in the active voice"),
                    "draw",
                    checkable=True,
                    canvas=True,
                    group="tool",
                ),
                Action(
                    "tool_erase",
                    N("Actions", "&Erase Tool"),
                    ("3",),
                    N("Actions", "Erase notes"),
                    "erase",
                    checkable=True,
                    canvas=True,
                    group="tool",
                ),
            ),
        ),
    ),
)

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
            "rows_larger",
            N("Actions", "Rows La&rger"),
            ("Ctrl+Shift++", "Ctrl+Shift+="),
            N("Actions", "See fewer pitches, larger"),
        ),
        Action(
            "rows_smaller",
            N("Actions", "Rows S&maller"),
            ("Ctrl+Shift+-", "Ctrl+Shift+_"),
            N("Actions", "See more pitches, smaller"),
        ),
        Action(
            "follow",
            N("Actions", "Follo&w the Playhead"),
            ("Ctrl+F",),
            N("Actions", "Turn the page while playing"),
            checkable=True,
        ),
        Menu(
            "lanes",
            N("Actions", "La&nes"),
            (
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
                None,
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
        Menu("panels", N("Actions", "&Panels"), ("panels",)),
        Action(
            "reset_layout",
            N("Actions", "Rese&t Panels"),
            tip=N("Actions", "Put every panel back in its first place"),
        ),
    ),
)

VOICE = Menu(
    "voice",
    N("Actions", "V&oice"),
    (
        Action(
            "voice_add",
            N("Actions", "&Add Voice"),
            ("Ctrl+Shift+N",),
            N("Actions", "Add a voice to the song"),
            "add",
        ),
        Action(
            "voice_remove",
            N("Actions", "&Remove Voice"),
            tip=N("Actions", "Remove the active voice and its notes"),
            icon="remove",
        ),
        None,
        Action(
            "voice_previous",
            N("Actions", "&Previous Voice"),
            ("Ctrl+PgUp",),
            N("Actions", "Make the voice above the active one"),
        ),
        Action(
            "voice_next",
            N("Actions", "&Next Voice"),
            ("Ctrl+PgDown",),
            N("Actions", "Make the voice below the active one"),
        ),
        Action(
            "voice_mute",
            N("Actions", "&Mute"),
            ("Ctrl+M",),
            N("Actions", "Silence the active voice"),
            checkable=True,
        ),
        Action(
            "voice_solo",
            N("Actions", "&Solo"),
            ("Ctrl+Shift+M",),
            N("Actions", "Hear only the soloed voices"),
            checkable=True,
        ),
        None,
        Action(
            "voice_assign",
            N("Actions", "Selected Notes to &This Voice"),
            ("Ctrl+Shift+V",),
            N("Actions", "Give the selected notes to the active voice"),
        ),
    ),
)

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
    ),
)

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
            N("Actions", "&Repaint Selected Notes"),
            ("Ctrl+Shift+H",),
            N("Actions", "Write something else where the selected notes are"),
        ),
        Action(
            "repitch",
            N("Actions", "New Pitches for &Selected Notes"),
            ("Ctrl+Alt+H",),
            N("Actions", "Give the selected notes other pitches; their rhythm and words stay"),
        ),
        Action(
            "cancel",
            N("Actions", "&Cancel"),
            ("Ctrl+.",),
            N("Actions", "Stop the model"),
            "cancel",
        ),
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
    ),
)

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
            "panic",
            N("Actions", "All &Notes Off"),
            ("Ctrl+Shift+.",),
            N("Actions", "Silence every hanging note"),
            "silent",
        ),
    ),
)

HELP = Menu(
    "help",
    N("Actions", "&Help"),
    (
        Action(
            "shortcuts",
            N("Actions", "&Keyboard Shortcuts"),
            ("F1",),
            N("Actions", "Every shortcut in one list"),
            "keyboard",
        ),
        Action(
            "about",
            N("Actions", "&About Descant"),
            tip=N("Actions", "Version, licence, models"),
            icon="info",
            role=QAction.MenuRole.AboutRole,
        ),
    ),
)

MENUS = (FILE, EDIT, VIEW, VOICE, LYRICS, GENERATE, TRANSPORT, HELP)


def declared(menu: Menu | None = None) -> list[Action]:
    """Every action, of one menu and those inside it or of all, in the order of the menus."""
    if menu is None:
        return [action for each in MENUS for action in declared(each)]
    found: list[Action] = []
    for item in menu.items:
        if isinstance(item, Action):
            found.append(item)
        elif isinstance(item, Menu):
            found.extend(declared(item))
    return found


def said(text: str) -> str:
    """A text of this module in the person's language."""
    return QCoreApplication.translate(_CONTEXT, text)


def plain(text: str) -> str:
    """A menu text without its mnemonic and its dots."""
    return text.replace("&", "").rstrip("…")


class ActionSet(QObject):
    """The declared actions as ``QAction``, by name, with menus built of them.

    ``canvas`` is the widget in whose focus the canvas keys work.
    """

    def __init__(self, window: QWidget, canvas: QWidget, run: dict[str, Callable[..., object]]):
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._specifications = {action.name: action for action in declared()}
        groups: dict[str, QActionGroup] = {}
        for specification in self._specifications.values():
            action = QAction(said(specification.text), self)
            action.setObjectName(specification.name)
            action.setShortcuts([QKeySequence(keys) for keys in specification.keys])
            action.setMenuRole(specification.role)
            action.setCheckable(specification.checkable)
            action.setStatusTip(said(specification.tip))
            if specification.group:
                group = groups.setdefault(specification.group, QActionGroup(self))
                group.addAction(action)
            if specification.canvas:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                canvas.addAction(action)
            else:
                window.addAction(action)
            action.triggered.connect(run[specification.name])
            self._actions[specification.name] = action
            self._set_tip(action, specification)
        self.tint()
        theme().changed.connect(self.tint)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def menu(self, name: str) -> QMenu:
        """The menu of that name; there after :meth:`fill`."""
        return self._menus[name]

    def fill(self, bar: QMenuBar) -> None:
        """Builds every menu."""
        for menu in MENUS:
            bar.addMenu(self._build(menu))

    def enable(self, name: str, possible: bool, reason: str = "") -> None:
        """Switches an action; ``reason`` says why it is off, in its tooltip."""
        action = self._actions[name]
        action.setEnabled(possible)
        self._set_tip(action, self._specifications[name], "" if possible else reason)

    def tint(self) -> None:
        """Draws the icons in the colours of the theme."""
        for name, specification in self._specifications.items():
            if specification.icon:
                self._actions[name].setIcon(theme().icon(specification.icon))

    def set_icon(self, name: str, drawing: str) -> None:
        """Gives an action another picture (play becomes pause)."""
        specification = self._specifications[name]
        if specification.icon != drawing:
            self._specifications[name] = Action(**{**specification.__dict__, "icon": drawing})
            self._actions[name].setIcon(theme().icon(drawing))

    def _build(self, menu: Menu) -> QMenu:
        built = QMenu(said(menu.title), self._window)
        built.setObjectName(f"menu {menu.name}")
        self._menus[menu.name] = built
        for item in menu.items:
            if item is None:
                built.addSeparator()
            elif isinstance(item, Action):
                built.addAction(self._actions[item.name])
            elif isinstance(item, Menu):
                built.addMenu(self._build(item))
        return built

    def _set_tip(self, action: QAction, specification: Action, reason: str = "") -> None:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        head = plain(said(specification.text)) + (f"  ({keys})" if keys else "")
        lines = [head, reason or said(specification.tip)]
        action.setToolTip("\n".join(line for line in lines if line))
