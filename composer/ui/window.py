"""The studio's window: the roll in the middle, panels around it, menus and tool bar above.

The window shows a :class:`~composer.app.session.Session` and polls it; it never waits for the
engine or the player.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from composer.app import paths
from composer.app.session import Session
from composer.ui.action_runs import action_runs
from composer.ui.actions import ActionSet
from composer.ui.along_panel import AlongPanel
from composer.ui.audio_export import AudioExport
from composer.ui.candidate_choosing import CandidateChoosing
from composer.ui.candidates_panel import CandidatesPanel
from composer.ui.connections import connect
from composer.ui.controlling import Controlling
from composer.ui.devices.desk import Desk
from composer.ui.docks import Docks
from composer.ui.editing import Editing
from composer.ui.exchange.dropping import Dropping
from composer.ui.exchange.handing_out import HandingOut
from composer.ui.finding_commands import FindingCommands
from composer.ui.generate_panel import GeneratePanel
from composer.ui.generating import Generating
from composer.ui.gestures import gestures
from composer.ui.grid_choice import GridChoice
from composer.ui.help_dialogs import AboutDialog
from composer.ui.history_panel import HistoryPanel
from composer.ui.learning.chosen_packs import ChosenPacks
from composer.ui.learning.own_voices import OwnVoices
from composer.ui.likely import Likely
from composer.ui.likely_pitches import LikelyPitches
from composer.ui.listening import Listening
from composer.ui.marking import Marking
from composer.ui.menu_key import is_for_a_menu, open_menu
from composer.ui.message_bar import MessageBar
from composer.ui.mixing import Mixing
from composer.ui.note_entry import WrittenByKeys
from composer.ui.notes.shaping import Shaping
from composer.ui.origins import Origins
from composer.ui.panel_focus import PanelFocus
from composer.ui.playing import Playing
from composer.ui.playing_along import PlayingAlong
from composer.ui.prompts import Prompts
from composer.ui.recording import RecordingIn
from composer.ui.recovery import Recovery
from composer.ui.roll.view import RollView
from composer.ui.run_time_menus import fill_run_time_menus
from composer.ui.score.engraving import Engraving
from composer.ui.seeing import Seeing
from composer.ui.shortcuts.keymap import Keymap
from composer.ui.shortcuts.page import ShortcutsPage
from composer.ui.singability import Singability
from composer.ui.song.structure import SongStructure
from composer.ui.song_files import SongFiles
from composer.ui.song_words import song_name
from composer.ui.sounding import Sounding
from composer.ui.space_key import is_for_a_button
from composer.ui.splitting import Splitting
from composer.ui.status_bar import StatusBar
from composer.ui.theme import Appearance, theme
from composer.ui.tool_bar import ToolBar
from composer.ui.tooling import Tooling
from composer.ui.transport import TransportPanel
from composer.ui.versions.keeping import VersionKeeping
from composer.ui.voice_editing import VoiceEditing
from composer.ui.voices.arranging import VoiceArranging
from composer.ui.voices_panel import VoicesPanel
from composer.ui.window_place import remember_place, restore_place
from composer.ui.wording import Wording
from composer.ui.words_on_notes import WordsOnNotes


class MainWindow(QMainWindow):
    """See the module.  ``begin`` starts the session's processes; closing leaves it to its owner."""

    def __init__(self, session: Session):
        super().__init__()
        self.session = session
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setMinimumSize(760, 480)

        middle = QWidget()
        self.messages = MessageBar(middle)
        self.messages.lie_over(middle)
        self.roll = RollView(session.document)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
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
        self.seeing = Seeing(session, self.roll, self._voice, self)
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
        self.candidates = CandidateChoosing(
            session,
            self.candidates_panel,
            self.roll,
            self.messages,
            active_voice=self._voice,
            playhead=self._playhead,
        )
        self.generating = Generating(
            session,
            self.generate_panel,
            self.candidates,
            self.roll,
            self.messages,
            active_voice=self._voice,
            playhead=self._playhead,
        )
        self.playing_along = PlayingAlong(
            session,
            self.along_panel,
            self.roll,
            self.messages,
            active_voice=self._voice,
            playhead=self._playhead,
            end_loop=lambda: self.playing.set_looping(False),
            show_panel=lambda: self.show_panel("along"),
        )
        self.editing = Editing(
            session.document,
            self.roll,
            voice=self._voice,
            playhead=self._playhead,
            grid=self.grid.ticks,
            with_controllers=lambda: session.settings.controllers_follow,
        )
        self.controlling = Controlling(session, self.roll, self.messages)

        self.recording = RecordingIn(
            session,
            self.roll,
            self.messages,
            voice=self._voice,
            playhead=self._playhead,
        )
        self.written_by_keys = WrittenByKeys(
            session, self.roll, self.playing, self.grid, lambda: self.splitting.current
        )
        self.shaping = Shaping(
            session.document,
            self.roll,
            self.messages,
            self,
            playhead=self._playhead,
            grid=self.grid.ticks,
        )
        self.song = SongStructure(session, self.roll, self.playing, self.messages, self)
        self.splitting.column.insertWidget(0, self.song.lane)
        self.tooling = Tooling(session, self.roll, self.grid, self.editing, self.messages)
        self.marking = Marking(
            session.document,
            self.roll,
            self.messages,
            active_voice=self._voice,
            playhead=self._playhead,
        )
        self.likely = Likely(
            session,
            self.roll,
            self.messages,
            active_voice=self._voice,
            playhead=self._playhead,
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
        self.chosen_packs = chosen = ChosenPacks(self.wording, self.along_panel)
        self.own_voices = OwnVoices(
            session, self.prompts, self.messages, self, chosen=chosen.of, choose=chosen.choose
        )
        self.singability = Singability(session, self.roll, self.messages)
        self.engraving = Engraving(
            session, self.roll, self.messages, self.prompts, seek=self.playing.seek
        )

        self.panel_focus = PanelFocus(
            self, docks=lambda: self.docks, notes=lambda: self.splitting.current
        )
        self.handing_out = HandingOut(session, self.roll, self.messages)
        self.dropping = Dropping(self, self.messages, self.open_file, self.take_words)
        self.finding_commands = FindingCommands(self, session, self.playing.seek)
        self.actions_ = ActionSet(self, self.roll, action_runs(self))
        self.actions_.fill(self.menuBar())
        fill_run_time_menus(self)
        self.tool_bar = ToolBar(self.actions_, self.grid, self.transport)
        self.addToolBar(self.tool_bar)
        self.docks = Docks(
            self,
            {
                "voices": self.voices_panel,
                "generate": self.generate_panel,
                "along": self.along_panel,
                "candidates": self.candidates_panel,
                "lyrics": self.wording.pane,
                "singability": self.singability.panel,
                "score": self.engraving.panel,
                "history": self.history,
            },
        )
        self.docks.fill(self.actions_.menu("panels"))
        self.singability.show = lambda: self.show_panel("singability")
        panels = {dock.objectName(): dock.toggleViewAction() for dock in self.docks}
        self.keymap = Keymap(session, self.actions_, panels, self.roll)
        others = (self.own_voices.button, self.desk.clock_label, self.handing_out.handle)
        self.status = StatusBar(session, self.roll, self.playing, others)
        self.setStatusBar(self.status)
        connect(self)

        self.listening = Listening(self)
        restore_place(self, session)
        self._show_appearance()
        self.show_title()
        self.roll.setFocus()

    def _voice(self) -> int | None:
        """The one that is written in, which its parts ask for."""
        return self.voices.active

    def _playhead(self) -> int:
        """The tick where playing is, likewise."""
        return self.playing.tick

    # Beginning and end

    def begin(self) -> None:
        """Starts the engine's and the player's process, and listening to them."""
        self.session.start()
        self.listening.begin()
        self.playing.begin()
        self.sounding.begin()
        self.recovery.at_start()

    def open_file(self, path: Path) -> bool:
        """Opens a file; returns whether it is open."""
        return self.files.open_path(path)

    def take_words(self, text: str) -> None:
        """Puts a text where the cursor of the words is, and brings them into sight."""
        self.show_panel("lyrics")
        self.wording.take_text(text)

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
        remember_place(self, self.session)
        self.listening.end()
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

    # What can be asked for, of the window itself

    def set_appearance(self, appearance: Appearance) -> None:
        """Light, dark, or as the system is; remembered."""
        theme().set_appearance(appearance)
        self.session.remember(theme=appearance.value)
        self._show_appearance()

    def reset_layout(self) -> None:
        """Puts every panel back in its first place."""
        self.docks.reset()

    def show_panel(self, name: str) -> None:
        """Brings a panel into sight."""
        self.docks.show_panel(name)

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

    def show_title(self) -> None:
        """Names the song in the title, and marks it while it is not saved."""
        name = song_name(self.session)
        self.setWindowTitle(f"{name}[*]")
        self.setWindowModified(self.session.file.modified)
        self.setWindowFilePath(str(self.session.file.path or ""))
        self.setWindowTitle(f"{name}[*] — Descant")

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
        """Takes a file that can be opened, or a text."""
        self.dropping.entered(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens the dropped file, or takes the text over."""
        self.dropping.dropped(event)
