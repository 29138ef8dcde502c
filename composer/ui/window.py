"""The studio's window: the roll in the middle, panels around it, menus and tool bar above.

The window shows a :class:`~composer.app.session.Session` and polls it; it never waits for the
engine or the player.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from composer.app import paths
from composer.app.learning import LYRICS
from composer.app.session import Session
from composer.app.session_events import EngineChanged, FileChanged, Said, SessionEvent
from composer.edit.document import Change
from composer.files.formats import OPEN_ENDINGS
from composer.ui.action_runs import action_runs
from composer.ui.actions import ActionSet
from composer.ui.along_panel import AlongPanel
from composer.ui.audio_export import AudioExport
from composer.ui.candidates_panel import CandidatesPanel
from composer.ui.controlling import Controlling
from composer.ui.devices.desk import Desk
from composer.ui.dock import Dock
from composer.ui.editing import Editing
from composer.ui.finding_commands import FindingCommands
from composer.ui.generate_panel import GeneratePanel
from composer.ui.generating import Generating
from composer.ui.gestures import gestures
from composer.ui.grid_choice import GridChoice
from composer.ui.help_dialogs import AboutDialog
from composer.ui.history_panel import HistoryPanel
from composer.ui.learning.own_voices import OwnVoices
from composer.ui.likely import Likely
from composer.ui.likely_pitches import LikelyPitches
from composer.ui.marking import Marking
from composer.ui.menu_key import is_for_a_menu, open_menu
from composer.ui.message_bar import MessageBar
from composer.ui.mixing import Mixing
from composer.ui.note_entry import WrittenByKeys
from composer.ui.notes.shaping import Shaping
from composer.ui.origins import Origins
from composer.ui.playing import Playing
from composer.ui.playing_along import PlayingAlong
from composer.ui.prompts import Prompts
from composer.ui.recording import RecordingIn
from composer.ui.recovery import Recovery
from composer.ui.roll.view import RollView
from composer.ui.score.engraving import Engraving
from composer.ui.seeing import Seeing
from composer.ui.shortcuts.keymap import Keymap
from composer.ui.shortcuts.page import ShortcutsPage
from composer.ui.singability import Singability
from composer.ui.song.structure import SongStructure
from composer.ui.song_files import SongFiles
from composer.ui.song_words import key_name, song_name
from composer.ui.sounding import Sounding
from composer.ui.space_key import is_for_a_button
from composer.ui.splitting import Splitting
from composer.ui.theme import Appearance, theme
from composer.ui.tooling import Tooling
from composer.ui.translations.choice import LanguageChoice
from composer.ui.transport import TransportPanel
from composer.ui.versions.keeping import VersionKeeping
from composer.ui.voice_editing import VoiceEditing
from composer.ui.voices.arranging import VoiceArranging
from composer.ui.voices_panel import VoicesPanel
from composer.ui.wording import Wording
from composer.ui.words_on_notes import WordsOnNotes

POLL_MS = 30
_TOOL_BAR = (
    "tool_select tool_draw tool_erase tool_split tool_glue tool_velocity tool_lasso "
    "tool_brush note_entry | grid snap | undo redo | "
    "to_start stop play record loop metronome | transport"
)
_FRAME = 32  # pixels that a title bar takes at most
_BELOW = Qt.DockWidgetArea.BottomDockWidgetArea
_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea


class MainWindow(QMainWindow):
    """See the module.  ``begin`` starts the session's processes; closing leaves it to its owner."""

    def __init__(self, session: Session):
        super().__init__()
        self.session = session
        self._began = False
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setMinimumSize(760, 480)

        self.messages = MessageBar()
        self.roll = RollView(session.document)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        self.splitting = Splitting(session, self.roll, self)
        column.addWidget(self.splitting.splitter, 1)
        self.setCentralWidget(middle)

        self.voices_panel = VoicesPanel()
        self.generate_panel = GeneratePanel()
        self.candidates_panel = CandidatesPanel()
        self.along_panel = AlongPanel()
        self.transport = TransportPanel()
        self.history = HistoryPanel(session.document)
        self.grid = GridChoice()
        self.prompts = Prompts(self)
        self.audio = AudioExport(session, self.prompts, self.messages, self)
        self.files = SongFiles(session, self.prompts, self.messages, self.audio)
        self.recovery = Recovery(session, self.messages, self.files.may_be_lost, self)
        self.versions = VersionKeeping(session, self.messages, self)
        self.voices = VoiceEditing(session, self.voices_panel, self.roll)
        self.seeing = Seeing(session, self.roll, lambda: self.voices.active, self)
        column.addWidget(self.seeing.mini_map)
        self.arranging = VoiceArranging(
            session,
            self.voices,
            self.voices_panel,
            self.roll,
            self.messages,
            self,
            show_panel=lambda: self.show_panel("voices"),
        )
        self.mixing = Mixing(session, self.voices.change, self)
        self.voices_panel.mixer_asked.connect(self.mixing.show)
        self.sounding = Sounding(session, self.prompts)
        self.playing = Playing(session, self.transport, self.roll, self.messages)
        self.desk = Desk(session, self.playing, self.messages, self)
        self.generating = Generating(
            session,
            self.generate_panel,
            self.candidates_panel,
            self.roll,
            self.messages,
            active_voice=lambda: self.voices.active,
            playhead=lambda: self.playing.tick,
        )
        self.playing_along = PlayingAlong(
            session,
            self.along_panel,
            self.roll,
            self.messages,
            active_voice=lambda: self.voices.active,
            playhead=lambda: self.playing.tick,
            end_loop=lambda: self.playing.set_looping(False),
            show_panel=lambda: self.show_panel("along"),
        )
        self.editing = Editing(
            session.document,
            self.roll,
            voice=lambda: self.voices.active,
            playhead=lambda: self.playing.tick,
            grid=self.grid.ticks,
            with_controllers=lambda: session.settings.controllers_follow,
        )
        self.controlling = Controlling(session, self.roll, self.messages)

        self.recording = RecordingIn(
            session,
            self.roll,
            self.messages,
            voice=lambda: self.voices.active,
            playhead=lambda: self.playing.tick,
        )
        self.written_by_keys = WrittenByKeys(
            session, self.roll, self.playing, self.grid, lambda: self.splitting.current
        )
        self.own_voices = OwnVoices(
            session,
            self.prompts,
            self.messages,
            self,
            chosen=self._chosen_pack,
            choose=self._choose_learned,
        )

        self.shaping = Shaping(
            session.document,
            self.roll,
            self.messages,
            self,
            playhead=lambda: self.playing.tick,
            grid=self.grid.ticks,
        )
        self.song = SongStructure(session, self.roll, self.playing, self.messages, self)
        self.splitting.column.insertWidget(0, self.song.lane)
        self.tooling = Tooling(session, self.roll, self.grid, self.editing, self.messages)
        self.marking = Marking(
            session.document,
            self.roll,
            self.messages,
            active_voice=lambda: self.voices.active,
            playhead=lambda: self.playing.tick,
        )
        self.likely = Likely(
            session,
            self.roll,
            self.messages,
            active_voice=lambda: self.voices.active,
            playhead=lambda: self.playing.tick,
            views=lambda: self.splitting.views,
        )
        # Before the card of likely pitches, which is asked first when a tooltip would cover it.
        self.origins = Origins(session, self.roll, self.messages)
        self.likely_pitches = LikelyPitches(
            session,
            self.roll,
            self.messages,
            self.likely,
            origin=self.origins.text_of,
        )
        self.words_on_notes = WordsOnNotes(session, self.roll, self.messages)
        self.wording = Wording(session, self.roll, self.messages, self.words_on_notes.lay)
        self.singability = Singability(session, self.roll, self.messages)
        self.engraving = Engraving(
            session, self.roll, self.messages, self.prompts, seek=self.playing.seek
        )

        self.finding_commands = FindingCommands(self, session, self.playing.seek)
        self.actions_ = ActionSet(self, self.roll, action_runs(self))
        self.actions_.fill(self.menuBar())
        self._fill_run_time_menus()
        self._make_tool_bar()
        self._make_docks()
        panels = {dock.objectName(): dock.toggleViewAction() for dock in self.docks}
        self.keymap = Keymap(session, self.actions_, panels, self.roll)
        self.splitting.opened.connect(self.keymap.guard)
        self._make_status_bar()
        for part in (
            *(self.editing, self.voices, self.playing, self.recording, self.generating),
            *(self.words_on_notes, self.wording, self.singability, self.audio),
            self.sounding,
            self.controlling,
            self.engraving,
            self.playing_along,
            self.written_by_keys,
            self.tooling,
            self.song,
            self.shaping,
            self.arranging,
            self.marking,
            self.origins,
            self.likely,
            self.likely_pitches,
        ):
            part.use(self.actions_)
        self.desk.add_panels(self.generate_panel, self.wording.pane.manner, self.transport.tempo)
        self.desk.add_along(self.along_panel)
        self.desk.use(self.actions_)
        self.seeing.use(self.actions_)
        self.splitting.use(self.actions_, self.editing, self.seeing)
        self.voices.activated.connect(self.generating.ask_to_look)
        self.voices.activated.connect(self.seeing.voice_activated)
        self.voices.activated.connect(session.play_on)
        self.voices.activated.connect(lambda _: self.written_by_keys.voice_chosen())
        self.voices.activated.connect(self.likely.voice_chosen)
        self.grid.chosen.connect(self.recording.set_grid)
        self.recording.set_grid(self.grid.ticks())
        session.play_on(self.voices.active)
        self.grid.chosen.connect(self.roll.set_grid)
        self.grid.chosen.connect(lambda _: self.written_by_keys.show())
        self.roll.set_grid(self.grid.ticks())
        self.roll.selection_changed.connect(self._show_selection)
        self.editing.history_changed.connect(self._show_title)
        self.editing.noted.connect(self.messages.note)
        self.editing.history_changed.connect(self.history.look)
        self.history.asked.connect(self.editing.go_to)
        self.roll.pointer_moved.connect(self._show_pointer)
        self.playing.moved.connect(self._show_place)
        self.playing.moved.connect(self.seeing.mini_map.playhead_moved)
        self.playing.moved.connect(self.splitting.playhead_moved)
        self.playing.moved.connect(self.engraving.set_tick)

        self._forget = [
            session.observe(self._take),
            session.document.observe(self._document_changed),
        ]
        self._first_layout = self.saveState()
        self._restore_place()
        self._show_appearance()
        self._show_title()
        self._show_engine()
        self._show_selection()
        self._show_place()
        self.roll.setFocus()
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look)
        self._poll.start()

    # Beginning and end

    def begin(self) -> None:
        """Starts the engine's and the player's process, and listening to them."""
        self._began = True
        self.session.start()
        self.playing.begin()
        self.sounding.begin()
        self.recovery.at_start()

    def open_file(self, path: Path) -> bool:
        """Opens a file; returns whether it is open."""
        return self.files.open_path(path)

    def say_unforeseen(self, log: Path) -> None:
        """Says that something went wrong that nobody thought of."""
        self.messages.problem(
            self.tr(
                "Something went wrong inside Descant; the song is as it was. "
                "Save it, and see {log} for the details."
            ).format(log=log)
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks about unsaved changes, then remembers where everything was."""
        self.shaping.end_trials()
        if not self.files.may_be_lost() or not self.own_voices.may_close():
            event.ignore()
            return
        self._remember_place()
        self._poll.stop()
        for forget in self._forget:
            forget()
        self._forget = []
        self.wording.close()
        self.likely.close()
        self.likely_pitches.close()
        self.own_voices.close()
        self.sounding.close()
        self.engraving.close()
        self.recovery.close()
        self.versions.close()
        # What is not saved by now is not wanted.
        self.session.safekeeping.discard()
        event.accept()

    # Building

    def _fill_run_time_menus(self) -> None:
        recent = self.actions_.menu("recent")
        recent.setToolTipsVisible(True)
        recent.aboutToShow.connect(lambda: self.files.fill_recent(recent))
        self.files.fill_recent(recent)
        outputs = self.actions_.menu("output")
        outputs.aboutToShow.connect(lambda: self.playing.fill_outputs(outputs))
        self.playing.fill_outputs(outputs)
        languages = self.actions_.menu("language")
        choice = LanguageChoice(self.session, self.messages, self)
        languages.aboutToShow.connect(lambda: choice.fill(languages))
        choice.fill(languages)
        grids = self.actions_.menu("grids")
        grids.aboutToShow.connect(lambda: self.grid.fill(grids))
        self.grid.fill(grids)

    def _make_tool_bar(self) -> None:
        bar = QToolBar(self.tr("Tools and transport"))
        bar.setObjectName("tool bar")
        bar.setIconSize(QSize(18, 18))
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for name in _TOOL_BAR.split():
            if name == "|":
                bar.addSeparator()
            elif name == "grid":
                bar.addWidget(self.grid)
            elif name == "transport":
                bar.addWidget(self.transport)
            else:
                bar.addAction(self.actions_[name])
                button = bar.widgetForAction(self.actions_[name])
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                if name == "metronome":
                    button.setProperty("split", True)
                    button.setMenu(self.actions_.menu("count_in"))
                    button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        spring = QWidget()
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(spring)
        self.addToolBar(bar)
        self.tool_bar = bar

    def _make_docks(self) -> None:
        self.docks = (
            Dock("voices", self.tr("Voices"), self.voices_panel, self),
            Dock("generate", self.tr("Generate"), self.generate_panel, self),
            Dock("along", self.tr("Play Along"), self.along_panel, self),
            Dock("candidates", self.tr("Candidates"), self.candidates_panel, self),
            Dock("lyrics", self.tr("Lyrics"), self.wording.pane, self),
            Dock("singability", self.tr("Singability"), self.singability.panel, self),
            Dock("score", self.tr("Score"), self.engraving.panel, self),
            Dock("history", self.tr("History"), self.history, self),
        )
        keys = ("F5", "F6", "Shift+F6", "F7", "F8", "F9", "F3", "F10")
        areas = (_LEFT, _RIGHT, _RIGHT, _RIGHT, _LEFT, _RIGHT, _BELOW, _RIGHT)
        panels = self.actions_.menu("panels")
        for dock, key, area in zip(self.docks, keys, areas, strict=True):
            self.addDockWidget(area, dock)
            toggle = dock.toggleViewAction()
            toggle.setShortcut(key)
            self.addAction(toggle)
            panels.addAction(toggle)
        voices, generate, along, candidates, lyrics, singability, score, history = self.docks
        self.tabifyDockWidget(generate, along)
        generate.raise_()
        self.tabifyDockWidget(candidates, singability)
        self.tabifyDockWidget(candidates, history)
        singability.hide()
        history.hide()
        score.hide()
        self.candidates_panel.filled.connect(candidates.come_forward)
        # The panels at the sides keep their height when the score comes into sight below.
        self.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
        self.setCorner(Qt.Corner.BottomRightCorner, _RIGHT)

        def show_singability() -> None:
            singability.show()
            singability.raise_()

        self.singability.show = show_singability
        self.resizeDocks([voices, generate], [300, 280], Qt.Orientation.Horizontal)
        self.resizeDocks([generate, candidates], [290, 340], Qt.Orientation.Vertical)
        self.resizeDocks([voices, lyrics], [345, 285], Qt.Orientation.Vertical)

    def _make_status_bar(self) -> None:
        self.place_label = QLabel()
        self.selection_label = QLabel()
        self.engine_label = QLabel()
        self.engine_label.setAccessibleName(self.tr("State of the model engine"))
        self.pointer_label = QLabel()
        self.statusBar().addWidget(self.pointer_label)
        self.statusBar().addPermanentWidget(self.own_voices.button)
        self.statusBar().addPermanentWidget(self.desk.clock_label)
        for label in (self.selection_label, self.place_label, self.engine_label):
            self.statusBar().addPermanentWidget(label)
        self.statusBar().setSizeGripEnabled(False)

    # What can be asked for, of the window itself

    def set_appearance(self, appearance: Appearance) -> None:
        """Light, dark, or as the system is; remembered."""
        theme().set_appearance(appearance)
        self.session.remember(theme=appearance.value)
        self._show_appearance()

    def reset_layout(self) -> None:
        """Puts every panel back in its first place."""
        self.restoreState(self._first_layout)
        for dock in self.docks:
            dock.setFloating(False)
            dock.setVisible(dock.objectName() not in ("score", "history", "singability"))

    def show_panel(self, name: str) -> None:
        """Brings a panel into sight, if it is one of several in its place."""
        for dock in self.docks:
            if dock.objectName() == name:
                dock.show()
                dock.raise_()

    def show_shortcuts(self) -> None:
        """Opens the page of shortcuts, where they can be changed."""
        self._open(ShortcutsPage(self.keymap, gestures(), self))

    def show_about(self) -> None:
        """Opens the window about Descant."""
        packs = ", ".join(pack.name for pack in self.session.packs()) or self.tr("none")
        lines = (
            (self.tr("Models"), packs),
            (self.tr("Own models go to"), str(paths.pack_folders()[0])),
            (self.tr("Log"), str(paths.log_file())),
        )
        self._open(AboutDialog(lines, self))

    def _open(self, dialog: QWidget) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()  # type: ignore[attr-defined]

    # What the session and the document say

    def _look(self) -> None:
        if self._began:
            self.session.poll()
        self.editing.look()

    def _take(self, event: SessionEvent) -> None:
        self.playing.take(event)
        self.recording.take(event)
        self.playing_along.take(event)
        self.desk.take(event)
        self.generating.take(event)
        self.origins.take(event)
        self.wording.take(event)
        self.own_voices.take(event)
        self.audio.take(event)
        self.mixing.take(event)
        self.sounding.take(event)
        self.likely.take(event)
        if isinstance(event, FileChanged):
            self._show_title()
        elif isinstance(event, EngineChanged):
            self._show_engine()
        elif isinstance(event, Said):
            if event.error:
                self.messages.problem(event.sentence)
            else:
                self.messages.note(event.sentence)

    def _document_changed(self, change: Change) -> None:
        everything = change.everything
        self.editing.look()
        # A step is on the undo stack once the document has told of its change.
        QTimer.singleShot(0, self, self.editing.look)
        self.generating.ask_to_look()
        if everything or "voices" in change.fields:
            self.voices.song_changed()
            self.mixing.voices_changed()
        if everything:
            self.playing.song_replaced()
            self.generating.look()
            self.roll.zoom_to_fit()
        if everything or change.fields & {"tempo", "meter", "key"}:
            self.playing.song_changed()
            self._show_place()

    def _chosen_pack(self, family: str) -> str | None:
        """The pack that is chosen to write with."""
        if family == LYRICS:
            return self.wording.pane.manner.wishes().pack
        return self.along_panel.settings().pack

    def _choose_learned(self, family: str, pack: str, artist: str | None) -> None:
        if family == LYRICS:
            self.wording.choose_artist(pack, artist)
        else:
            self.along_panel.set_settings(replace(self.along_panel.settings(), pack=pack))

    def _show_title(self) -> None:
        name = song_name(self.session)
        self.setWindowTitle(f"{name}[*]")
        self.setWindowModified(self.session.modified)
        self.setWindowFilePath(str(self.session.path or ""))
        self.setWindowTitle(f"{name}[*] — Descant")

    def _show_engine(self) -> None:
        words = {
            "starting": self.tr("Model engine starting…"),
            "ready": self.tr("Model engine ready"),
            "restarting": self.tr("Model engine restarting…"),
            "stopped": self.tr("Model engine stopped"),
        }
        self.engine_label.setText(words.get(self.session.engine_state, ""))

    def _show_selection(self) -> None:
        count = len(self.roll.selection)
        words = self.tr("1 note selected") if count == 1 else self.tr("{count} notes selected")
        self.selection_label.setText(words.format(count=count) if count else "")

    def _show_pointer(self, words: str) -> None:
        self.pointer_label.setText(words)

    def _show_place(self) -> None:
        score = self.session.document.score
        meter, key = score.meter.at(self.playing.tick), score.key.at(self.playing.tick)
        parts = [f"{meter.beats}/{meter.unit}"]
        if key is not None:
            parts.insert(0, key_name(key))
        self.place_label.setText("   ".join(parts))

    def _show_appearance(self) -> None:
        self.actions_[f"appearance_{theme().appearance.value}"].setChecked(True)

    # Keys, drops, places

    def event(self, event: QEvent) -> bool:
        """Lets Space press the button that has the focus, instead of playing."""
        if is_for_a_button(event, self.focusWidget()):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing else takes it, leads back to the roll; Shift+F10 opens a menu."""
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.roll.setFocus()
        elif is_for_a_menu(event) and focus is not None:
            open_menu(focus)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes a file that can be opened."""
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens the dropped file."""
        path = self._dropped(event)
        if path is not None:
            event.acceptProposedAction()
            # The drop ends first: the program that the file came from must not wait for a prompt.
            QTimer.singleShot(0, lambda: self.open_file(path))

    def _dropped(self, event: QDropEvent) -> Path | None:
        for url in event.mimeData().urls():
            path = Path(url.toLocalFile())
            if url.isLocalFile() and path.suffix.lower() in OPEN_ENDINGS:
                return path
        return None

    def _restore_place(self) -> None:
        settings = self.session.settings
        room = self.screen().availableGeometry()
        self.resize(min(1280, room.width()), min(720, room.height() - _FRAME))
        if settings.window:
            self.restoreGeometry(QByteArray.fromBase64(settings.window.encode()))
        if settings.layout:
            self.restoreState(QByteArray.fromBase64(settings.layout.encode()))

    def _remember_place(self) -> None:
        self.session.remember(
            window=self.saveGeometry().toBase64().data().decode(),
            layout=self.saveState().toBase64().data().decode(),
        )
