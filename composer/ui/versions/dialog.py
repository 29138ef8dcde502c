"""The list of the song's versions, each with a picture of what it was."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from composer.app.versions import MAX_NAME
from composer.model.score import Score
from composer.model.version import Version
from composer.ui.score_picture import score_picture
from composer.ui.theme import theme

_PICTURE = QSize(240, 84)
_EDITING = QListWidget.State.EditingState


class VersionsDialog(QDialog):
    """Shows what :meth:`show_versions` and :meth:`show_score` give it, and says what the person
    wants.

    ``keep_asked(name)``, ``restore_asked(row)``, ``rename_asked(row, name)`` and
    ``remove_asked(row)``; row 0 is the first shown.
    """

    keep_asked = Signal(str)
    restore_asked = Signal(int)
    rename_asked = Signal(int, str)
    remove_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Versions"))
        self._versions: list[Version] = []
        self._seen: dict[Version, tuple[str, QIcon]] = {}  # what is in them, as it is shown
        blank = QPixmap(_PICTURE)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)  # so that nothing moves when the picture comes
        self.name = QLineEdit()
        self.name.setMaxLength(MAX_NAME)
        self.name.setPlaceholderText(self.tr("A name for the song as it is now"))
        self.name.setAccessibleName(self.tr("Name of the new version"))
        self.keep_button = QPushButton(self.tr("&Keep This Version"))
        self.keep_button.setEnabled(False)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Versions of the song"))
        self.list.setIconSize(_PICTURE)
        self.list.setSpacing(3)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListWidget.EditTrigger.NoEditTriggers)
        self.nothing = QLabel(
            self.tr(
                "No version is kept yet. A version is the whole song as it is now; it is saved in"
                " the project, and you can go back to it at any time."
            )
        )
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.restore_button = buttons.addButton(self.tr("&Restore"), role.ActionRole)
        self.rename_button = buttons.addButton(self.tr("Re&name"), role.ActionRole)
        self.remove_button = buttons.addButton(self.tr("Re&move"), role.ActionRole)
        close = buttons.addButton(self.tr("&Close"), role.RejectRole)
        self.restore_button.setToolTip(
            self.tr("The song becomes what it was then; Undo takes that back")
        )
        for button in (self.restore_button, self.rename_button, self.remove_button, close):
            button.setAutoDefault(False)
        self.keep_button.setAutoDefault(True)
        above = QHBoxLayout()
        above.addWidget(self.name, 1)
        above.addWidget(self.keep_button)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(above)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.name.textChanged.connect(self._show_state)
        self.keep_button.clicked.connect(self._keep)
        self.list.currentRowChanged.connect(self._show_state)
        self.list.itemActivated.connect(lambda _: self._restore())
        self.list.itemChanged.connect(self._renamed)
        self.restore_button.clicked.connect(self._restore)
        self.rename_button.clicked.connect(self._edit_name)
        self.remove_button.clicked.connect(self._remove)
        buttons.rejected.connect(self.reject)
        self.resize(620, 440)

    @property
    def complete(self) -> bool:
        """Whether it is shown of each version what is in it."""
        return all(version in self._seen for version in self._versions)

    def show_versions(self, versions: list[Version]) -> list[Version]:
        """Lists these, the latest first; returns those of which :meth:`show_score` is to tell."""
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        self._versions = list(versions)
        self._seen = {v: seen for v, seen in self._seen.items() if v in set(versions)}
        for version in versions:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, version.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self._fill(item, version)
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(row, len(versions) - 1)) if versions else -1)
        self.list.blockSignals(False)
        self._show_state()
        return [version for version in versions if version not in self._seen]

    def show_score(self, version: Version, score: Score | None) -> None:
        """Shows what is in a version; ``None``: it is damaged."""
        if score is None:
            self._seen[version] = (self.tr("damaged"), QIcon())
        else:
            ratio = self.devicePixelRatioF()
            picture = score_picture(score, _PICTURE, theme().colours, ratio)
            icon = QIcon(picture)
            icon.addPixmap(picture, QIcon.Mode.Selected)  # else it is tinted
            self._seen[version] = (self._content(score), icon)
        self.list.blockSignals(True)
        for row, other in enumerate(self._versions):
            # A name that is being typed stays as it is.
            if other == version and self.list.state() is not _EDITING:
                self._fill(self.list.item(row), version)
        self.list.blockSignals(False)

    def _fill(self, item: QListWidgetItem, version: Version) -> None:
        content, icon = self._seen.get(version, (self.tr("…"), self._blank))
        when = QLocale().toString(
            QDateTime.fromSecsSinceEpoch(version.when), QLocale.FormatType.ShortFormat
        )
        item.setText("\n".join((version.name, when, content)))
        item.setIcon(icon)

    def _content(self, score: Score) -> str:
        count, voices = len(score.notes), len(score.voices)
        notes = self.tr("1 note") if count == 1 else self.tr("{count} notes").format(count=count)
        lines = (
            self.tr("1 voice") if voices == 1 else self.tr("{count} voices").format(count=voices)
        )
        return f"{notes}, {lines}"

    def _show_state(self) -> None:
        there = self.list.currentRow() >= 0
        for button in (self.restore_button, self.rename_button, self.remove_button):
            button.setEnabled(there)
        self.keep_button.setEnabled(bool(self.name.text().strip()))
        some = self.list.count() > 0
        self.list.setVisible(some)
        self.nothing.setVisible(not some)

    def _keep(self) -> None:
        name = self.name.text()
        self.name.clear()
        self.keep_asked.emit(name)

    def _restore(self) -> None:
        if self.list.currentRow() >= 0:
            self.restore_asked.emit(self.list.currentRow())

    def _remove(self) -> None:
        self.remove_asked.emit(self.list.currentRow())

    def _edit_name(self) -> None:
        item = self.list.currentItem()
        self.list.blockSignals(True)
        item.setText(str(item.data(Qt.ItemDataRole.UserRole)))
        self.list.blockSignals(False)
        self.list.editItem(item)

    def _renamed(self, item: QListWidgetItem) -> None:
        self.rename_asked.emit(self.list.row(item), item.text())
