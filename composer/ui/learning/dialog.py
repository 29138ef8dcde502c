"""The dialog in which something is learned from one's own files: which, as what, and how it goes.

The dialog knows no process: it is told what was found and how far it is, and says what is asked
for.  It does not stand in the way of the window, and may be closed while the learning goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from composer.app.learning import LYRICS, MAX_ARTIST, MAX_MINUTES, USUAL_MINUTES
from composer.ui.learning.curve import HeldOutCurve
from composer.ui.number_fields import WholeField

_STEPS = 1000  # of the progress bar


@dataclass(frozen=True)
class BaseChoice:
    """A pack to begin from: its name, and what is shown."""

    name: str
    shown: str


@dataclass(frozen=True)
class NameCheck:
    """What becomes of a name: the pack's folder; ``problem`` is a sentence, empty for none;
    ``taken``: it is that of a pack that can be replaced."""

    place: Path | None
    problem: str = ""
    taken: bool = False


class LearnDialog(QDialog):
    """``family``: ``"lyrics"`` or ``"event"``.  ``check(title, base)``: looks at a name."""

    folder_asked = Signal()
    files_asked = Signal()
    look_asked = Signal()
    start_asked = Signal()
    cancel_asked = Signal()

    def __init__(
        self,
        family: str,
        check: Callable[[str, str | None], NameCheck],
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._lyrics = family == LYRICS
        self._check = check
        self._possible = self.tr("Choose a folder first.")
        self._running, self._other = False, ""
        self._name_problem = self._taken = ""
        self.files: tuple[Path, ...] = ()
        self.setAcceptDrops(True)
        self.setModal(False)
        self.setWindowTitle(
            self.tr("Learn Lyrics from My Texts") if self._lyrics else self.tr("Learn from My MIDI")
        )
        self._make()
        self._lay_out()
        self._connect()
        self.show_stopped()
        self.setMinimumWidth(520)

    def _make(self) -> None:
        lyrics = self._lyrics
        self.about = QLabel(
            self.tr(
                "A new artist learns from your own texts (.txt, .md) and stands in the list of "
                "artists then. All of it happens on this machine; nothing leaves it."
            )
            if lyrics
            else self.tr(
                "A new model learns to play on as your own MIDI files do. All of it happens on "
                "this machine; nothing leaves it."
            )
        )
        self.about.setWordWrap(True)
        self.about.setProperty("dim", True)
        self.source = QLineEdit()
        self.source.setReadOnly(True)
        self.source.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.source.setPlaceholderText(
            self.tr("A folder of text files") if lyrics else self.tr("A folder of MIDI files")
        )
        self.source.setAccessibleName(self.tr("What is learned from"))
        self.folder = QPushButton(self.tr("&Folder…"))
        self.several = QPushButton(self.tr("F&iles…"))
        self.name = QLineEdit()
        self.name.setMaxLength(MAX_ARTIST)
        self.name.setPlaceholderText(
            self.tr("As whom the artist is listed")
            if lyrics
            else self.tr("What the model is called")
        )
        self.replace = QCheckBox(self.tr("&Replace the model of that name"))
        self.base = QComboBox()
        self.base.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.base.setToolTip(
            self.tr("The artists of this model are beside the new one afterwards")
            if lyrics
            else self.tr("What the new model can do before it learns")
        )
        self.minutes = WholeField()
        self.minutes.setRange(0, round(MAX_MINUTES))
        self.minutes.setSpecialValueText(self.tr("Usual length"))
        self.minutes.setSuffix(self.tr(" minutes"))
        self.minutes.setMinimumWidth(160)
        low, high = USUAL_MINUTES[LYRICS if lyrics else "event"]
        self.usual = QLabel(self.tr("usually {low} to {high} minutes").format(low=low, high=high))
        self.usual.setProperty("dim", True)
        self.found = QLabel()
        self.found.setWordWrap(True)
        self.found.setAccessibleName(self.tr("What was found"))
        self.remarks = QPlainTextEdit()
        self.remarks.setReadOnly(True)
        self.remarks.setTabChangesFocus(True)
        self.remarks.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.remarks.setFixedHeight(4 * self.fontMetrics().lineSpacing())
        self.remarks.setAccessibleName(self.tr("What is left out"))
        self.stored = QLabel()
        self.stored.setWordWrap(True)
        self.stored.setProperty("dim", True)
        self.stored.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.curve = HeldOutCurve(self.tr("bits a character") if lyrics else self.tr("nats a note"))
        self.progress = QProgressBar()
        self.progress.setRange(0, _STEPS)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the learning"))
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.start = QPushButton(self.tr("&Start"))
        self.start.setProperty("primary", True)
        self.start.setDefault(True)
        self.cancel = QPushButton(self.tr("&Cancel Learning"))
        self.closing = QPushButton(self.tr("Cl&ose"))
        for button in (self.folder, self.several, self.cancel, self.closing):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

        def add(words: str, buddy: QWidget, *parts: QWidget) -> None:
            label = QLabel(words)
            label.setBuddy(buddy)
            label.setProperty("dim", True)
            label.setMinimumHeight(buddy.sizeHint().height())
            row = QHBoxLayout()
            row.setSpacing(6)
            for part in parts:
                wide = isinstance(part, (QLineEdit, QComboBox))
                row.addWidget(part, 1 if wide else 0)
            if not any(isinstance(part, (QLineEdit, QComboBox)) for part in parts):
                row.addStretch(1)
            form.addRow(label, row)

        learn_from = self.tr("Texts") if self._lyrics else self.tr("Music")
        add(learn_from, self.folder, self.source, self.folder, self.several)
        add(self.tr("&Artist") if self._lyrics else self.tr("&Name"), self.name, self.name)
        form.addRow("", self.replace)
        add(self.tr("&Begin from"), self.base, self.base)
        add(self.tr("&Time"), self.minutes, self.minutes, self.usual)
        self._form = form
        buttons = QHBoxLayout()
        buttons.addWidget(self.start)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.closing)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.about)
        column.addLayout(form)
        for part in (self.found, self.remarks, self.stored, self.curve, self.progress, self.state):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.folder.clicked.connect(self.folder_asked)
        self.several.clicked.connect(self.files_asked)
        self.name.textChanged.connect(self._show_name)
        self.replace.toggled.connect(self._show_start)
        self.base.currentIndexChanged.connect(self._base_changed)
        self.start.clicked.connect(self.start_asked)
        self.cancel.clicked.connect(self.cancel_asked)
        self.closing.clicked.connect(self.reject)

    # What is asked for

    @property
    def title(self) -> str:
        """What the person calls it."""
        return " ".join(self.name.text().split())

    def set_bases(self, bases: tuple[BaseChoice, ...], chosen: str | None) -> None:
        """Fills the list of packs to begin from; with one only there is nothing to choose."""
        self.base.blockSignals(True)
        self.base.clear()
        for base in bases:
            self.base.addItem(base.shown, base.name)
        self.base.setCurrentIndex(max(0, self.base.findData(chosen)) if bases else -1)
        self.base.blockSignals(False)
        self._form.setRowVisible(3, len(bases) > 1)
        self._show_name()

    def set_files(self, files: tuple[Path, ...]) -> None:
        """What is learned from: a folder, or files; asks for looking at it."""
        self.files = files
        if len(files) == 1:
            self.source.setText(str(files[0]))
        else:
            where = str(files[0].parent) if files else ""
            self.source.setText(
                self.tr("{count} files in {where}").format(count=len(files), where=where)
            )
        if not self.name.text() and len(files) == 1 and files[0].is_dir():
            self.name.setText(files[0].name[:MAX_ARTIST])
            self.name.selectAll()
            self.name.setFocus()
        self.show_looking()
        self.look_asked.emit()

    # What is going on

    def show_looking(self, share: float | None = None) -> None:
        """The files are being read."""
        self._possible = self.tr("The files are being read…")
        self.found.setText(self._possible)
        self.remarks.hide()
        self.state.hide()
        self.curve.hide()
        self._show_start()

    def show_found(self, words: str, problem: str, remarks: tuple[str, ...]) -> None:
        """What was found, or why nothing can be learned of it."""
        self._possible = problem
        self.found.setText(problem or words)
        self.remarks.setPlainText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))
        self._show_start()

    def show_running(
        self,
        words: str,
        share: float,
        points: tuple[tuple[float, float], ...],
        start: float | None,
        may_cancel: bool = True,
    ) -> None:
        """It is being learned."""
        self._running = True
        self.progress.show()
        self.progress.setValue(round(share * _STEPS))
        self.curve.show()
        self.curve.show_curve(points, start)
        self.state.setText(words)
        self.state.show()
        self.cancel.setEnabled(may_cancel)
        self.closing.setText(self.tr("Go On in the Backgr&ound"))
        self._show_start()

    def show_other_running(self, title: str) -> None:
        """Something else is being learned, after which this dialog can begin."""
        self._other = self.tr(
            "“{title}” is still being learned; wait for it, or cancel it."
        ).format(title=title)
        self._show_start()

    def show_stopped(self, words: str = "", keep_curve: bool = False) -> None:
        """Nothing is being learned; ``words`` say how it ended."""
        was_running = self._running
        self._running, self._other = False, ""
        self.progress.hide()
        self.curve.setVisible(keep_curve)
        self.state.setText(words)
        self.state.setVisible(bool(words))
        self.remarks.setVisible(bool(self.remarks.toPlainText()))
        self.closing.setText(self.tr("Cl&ose"))
        self._show_name()
        if was_running:
            self.start.setFocus()

    def _fit(self) -> None:
        """Is as high as what it says: lines that wrap do not make a window so by themselves."""
        self.layout().activate()
        self.resize(self.width(), self.layout().totalHeightForWidth(self.width()))

    def _base_changed(self) -> None:
        self._show_name()
        if self.files:
            self.show_looking()
            self.look_asked.emit()

    def _show_name(self) -> None:
        checked = self._check(self.title, self.base.currentData())
        self._name_problem = "" if checked.taken else checked.problem
        self._taken = checked.problem if checked.taken else ""
        self.replace.setVisible(checked.taken)
        if not checked.taken:
            self.replace.setChecked(False)
        words = ""
        if checked.place is not None:
            words = self.tr("Stored in {place}").format(place=checked.place)
        if self.title and (self._name_problem or self._taken):
            words = self._name_problem or self._taken
        self.stored.setText(words)
        self.stored.setVisible(bool(words))
        self._show_start()

    def _show_start(self) -> None:
        reason = self._possible or self._other
        if not reason and not self.title:
            reason = self.tr("Give it a name first.")
        reason = reason or self._name_problem
        if not reason and self._taken and not self.replace.isChecked():
            reason = self._taken
        self.start.setVisible(not self._running)
        self.cancel.setVisible(self._running)
        self.start.setEnabled(not reason)
        self.start.setToolTip(reason)
        for field in (
            *(self.folder, self.several, self.name, self.replace, self.base, self.minutes),
        ):
            field.setEnabled(not self._running)
        self._fit()

    # Dropping files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files and folders."""
        if not self._running and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Learns from what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths and not self._running:
            event.acceptProposedAction()
            self.set_files(tuple(paths))
