"""The score view kept up to date: engraved after each edit, marked as the roll is, printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from composer.app.engraver import Engraver
from composer.app.session import Session
from composer.edit.document import Change
from composer.files.engraving import EngravedPage, Layout, write_pages_as_svg
from composer.files.errors import FileError
from composer.ui.actions import ActionSet
from composer.ui.message_bar import MessageBar
from composer.ui.prompts import Prompts
from composer.ui.roll.view import RollView
from composer.ui.score.panel import ScorePanel
from composer.ui.score.printing import draw_pages, write_pdf, write_png
from composer.ui.song_words import song_name

# Milliseconds without an edit after which is engraved; for a song that takes long, longer.
_WAIT, _LONG_WAIT = 250, 2000
_LONG_NOTES = 5000
_LOOK = 40
_FIELDS = frozenset({"title", "voices", "tempo", "meter", "key", "lyrics", "markers", "chords"})

Pages = list[EngravedPage]


class Engraving(QObject):
    """``panel`` is put into the window by who makes this.

    Nothing is engraved while the panel is hidden, but for printing and exporting.
    """

    def __init__(
        self,
        session: Session,
        roll: RollView,
        messages: MessageBar,
        prompts: Prompts,
        seek: Callable[[int], object],
    ):
        super().__init__(roll)
        self.panel = ScorePanel()
        self._session = session
        self._document = session.document
        self._roll, self._messages, self._prompts = roll, messages, prompts
        self._seek = seek
        self._engraver = Engraver()
        settings = session.settings
        self._layout = Layout(
            two_staves=settings.two_staves,
            chords=settings.chord_symbols,
            dynamics=settings.dynamic_marks,
        )
        self._pages: Pages = []
        self._stale = True
        self._when_ready: list[Callable[[Pages], object]] = []
        self._from_here = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK)
        self._looking.timeout.connect(self._look)
        self.panel.seen.connect(self._seen)
        self.panel.view.note_clicked.connect(self._note_clicked)
        self.panel.view.nothing_clicked.connect(lambda: self._select(frozenset()))
        roll.selection_changed.connect(self._roll_selected)
        self._unobserve = self._document.observe(self._document_changed)

    def runs(self) -> dict[str, Callable[[], object]]:
        """What each action does."""
        view = self.panel.view
        return {
            "print_score": self.print,
            "export_pages": self.export,
            "score_larger": view.zoom_in,
            "score_smaller": view.zoom_out,
            "score_fit": lambda: view.set_zoom(None),
        }

    def checked_runs(self) -> dict[str, Callable[[bool], object]]:
        """What each action that is checked or not does."""
        return {
            "two_staves": self.set_two_staves,
            "chord_symbols": self.set_chord_symbols,
            "dynamic_marks": self.set_dynamic_marks,
        }

    def use(self, actions: ActionSet) -> None:
        """Shows these actions in the panel from now on."""
        actions["two_staves"].setChecked(self._layout.two_staves)
        actions["chord_symbols"].setChecked(self._layout.chords)
        actions["dynamic_marks"].setChecked(self._layout.dynamics)
        shown = ("two_staves", "chord_symbols", "dynamic_marks")
        others = ("score_smaller", "score_larger", "score_fit", "print_score", "export_pages")
        self.panel.add_buttons([actions[name] for name in (*shown, *others)])

    def close(self) -> None:
        """Ends the engraver."""
        self._unobserve()
        self._timer.stop()
        self._looking.stop()
        self._engraver.close()

    # What can be asked for

    def set_two_staves(self, on: bool) -> None:
        """A chorale on two staves, or a staff for each voice; remembered."""
        self._lay_out(replace(self._layout, two_staves=on))

    def set_chord_symbols(self, on: bool) -> None:
        """The names of the chords above the notes, or not; remembered."""
        self._lay_out(replace(self._layout, chords=on))

    def set_dynamic_marks(self, on: bool) -> None:
        """How loud it is, from the velocities, or not; remembered."""
        self._lay_out(replace(self._layout, dynamics=on))

    def set_tick(self, tick: int) -> None:
        """The playhead is there."""
        if self.panel.isVisible():
            self.panel.view.set_tick(
                tick, self._roll.following.on and self._session.playback.playing
            )

    def print(self) -> None:
        """Asks for a printer and prints the pages."""
        self._with_pages(self._print)

    def export(self) -> None:
        """Asks for a name and writes the pages as PDF, SVG or PNG."""
        start = self._session.file.suggested_path
        folder = Path(self._session.settings.folder or start.parent)
        path = self._prompts.file_to_save(
            str(folder),
            start.stem + ".pdf",
            [
                (self.tr("PDF document"), ".pdf"),
                (self.tr("SVG drawing"), ".svg"),
                (self.tr("PNG picture"), ".png"),
            ],
            self.tr("Export Pages"),
        )
        if path is not None:
            self._with_pages(lambda pages: self._write(pages, path))

    # Within

    def _lay_out(self, layout: Layout) -> None:
        if layout == self._layout:
            return
        self._layout = layout
        self._session.remember(
            two_staves=layout.two_staves,
            chord_symbols=layout.chords,
            dynamic_marks=layout.dynamics,
        )
        self._outdated(at_once=True)

    def _write(self, pages: Pages, path: Path) -> None:
        ending = path.suffix.lower()
        try:
            if ending == ".svg":
                paths = write_pages_as_svg(pages, path)
            elif ending == ".png":
                paths = write_png(pages, path, self._layout)
            else:
                write_pdf(pages, path, self._layout, song_name(self._session))
                paths = [path]
        except FileError as error:
            self._messages.problem(str(error))
            return
        self._session.remember(folder=str(path.parent))
        if len(paths) == 1:
            words = self.tr("Exported to {path}.").format(path=paths[0])
        else:
            words = self.tr("Exported to {first} … {last}.").format(
                first=paths[0], last=paths[-1].name
            )
        self._messages.note(words)

    def _print(self, pages: Pages) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(song_name(self._session))
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self.panel.window())
        dialog.setWindowTitle(self.tr("Print"))
        try:
            if dialog.exec() == QDialog.DialogCode.Accepted and not draw_pages(pages, printer):
                self._messages.problem(
                    self.tr("The printer does not answer; export the pages as PDF instead.")
                )
        finally:
            dialog.deleteLater()

    def _with_pages(self, do: Callable[[Pages], object]) -> None:
        if not self._stale and self._pages and not self._engraver.busy:
            do(self._pages)
            return
        self._messages.note(self.tr("Engraving the pages…"))
        self._when_ready.append(do)
        self._ask()

    def _seen(self) -> None:
        if self._stale:
            self._ask()

    def _document_changed(self, change: Change) -> None:
        if change.everything or change.added or change.removed or change.fields & _FIELDS:
            self._outdated(at_once=change.everything)

    def _outdated(self, at_once: bool) -> None:
        self._stale = True
        if self.panel.isVisible():
            long = len(self._document.score.notes) > _LONG_NOTES
            self._timer.start(0 if at_once else _LONG_WAIT if long else _WAIT)

    def _ask(self) -> None:
        self._timer.stop()
        self._stale = False
        if not self._pages:
            self.panel.view.set_notice(self.tr("Engraving…"))
        self._engraver.ask(self._document.score.copy(), self._layout)
        self._looking.start()

    def _look(self) -> None:
        result = self._engraver.poll()
        if not self._engraver.busy:
            self._looking.stop()
        if isinstance(result, FileError):
            self._stale = True
            if self._when_ready:
                self._when_ready.clear()
                self._messages.problem(str(result))
            self.panel.view.set_notice(str(result))
        elif result is not None:
            self._pages = result
            self.panel.view.set_pages(result, self._document.score.notes)
            self._roll_selected()
            if not self._engraver.busy:
                waiting, self._when_ready = self._when_ready, []
                for do in waiting:
                    self._messages.dismiss_note()
                    do(result)

    def _roll_selected(self) -> None:
        selection = self._roll.selection
        self.panel.view.set_selection(selection)
        if selection and not self._from_here and self.panel.isVisible():
            notes = self._document.score.notes
            there = [notes[id] for id in selection if id in notes]
            if there:
                self.panel.view.show_note(min(there, key=lambda note: note.onset).id)

    def _note_clicked(self, note: int, add: bool) -> None:
        if note not in self._document.score.notes:
            return  # the page is older than the song
        before = self._roll.selection
        self._select(before ^ {note} if add else frozenset({note}))
        self._roll.reveal(note)
        if not add:
            self._seek(self._document.score.notes[note].onset)

    def _select(self, notes: frozenset[int]) -> None:
        self._from_here = True
        try:
            self._roll.set_selection(notes)
        finally:
            self._from_here = False
