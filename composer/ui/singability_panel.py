"""What will trouble a singer, as a list: each finding leads to its place and can be mended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from composer.prosody.singability import Finding
from composer.ui.singability_words import fix_of, sentence_of

_CONTEXT = "SingabilityPanel"
_TITLES = {
    "stress": QT_TRANSLATE_NOOP("SingabilityPanel", "Stress"),
    "melisma": QT_TRANSLATE_NOOP("SingabilityPanel", "Melisma"),
    "fast": QT_TRANSLATE_NOOP("SingabilityPanel", "Speed"),
    "range": QT_TRANSLATE_NOOP("SingabilityPanel", "Range"),
    "leap": QT_TRANSLATE_NOOP("SingabilityPanel", "Leap"),
    "breath": QT_TRANSLATE_NOOP("SingabilityPanel", "Breath"),
}
_MOST = 500  # that are listed


class SingabilityPanel(QWidget):
    """``chosen(row)``: the person goes to a finding.  ``mend_asked(row)``: and wants it mended."""

    chosen = Signal(int)
    mend_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.findings: tuple[Finding, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What will trouble a singer"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.currentRowChanged.connect(self._row_changed)
        self.list.itemClicked.connect(lambda item: self.chosen.emit(self.list.row(item)))
        self.list.itemActivated.connect(lambda item: self.chosen.emit(self.list.row(item)))
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setProperty("hint", True)
        self.count = QLabel()
        self.count.setProperty("hint", True)
        self.mend = QPushButton(self.tr("Mend"))
        self.mend.clicked.connect(lambda: self.mend_asked.emit(self.row))
        middle = QWidget()
        self.stack = QStackedLayout(middle)
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.list)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.mend)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 10, 10)
        column.setSpacing(6)
        column.addWidget(middle, 1)
        column.addLayout(row)
        self.show_findings((), False)

    @property
    def row(self) -> int:
        """The chosen finding's number, -1 for none."""
        return self.list.currentRow()

    def show_findings(self, findings: Sequence[Finding], any_words: bool) -> None:
        """Shows these; the one that was chosen stays so if it is still among them.

        ``any_words``: whether any words are laid at all.
        """
        before = self.findings[self.row] if 0 <= self.row < len(self.findings) else None
        at = self.row
        self.findings = tuple(findings[:_MOST])
        self.list.blockSignals(True)
        self.list.clear()
        for finding in self.findings:
            title = QCoreApplication.translate(_CONTEXT, _TITLES[finding.kind])
            item = QListWidgetItem(f"{title}: {sentence_of(finding)}")
            self.list.addItem(item)
        same = [n for n, f in enumerate(self.findings) if before is not None and _same(f, before)]
        if same:
            self.list.setCurrentRow(same[0])
        elif before is not None and self.findings:
            # What was chosen is mended: the next one is where it was.
            self.list.setCurrentRow(min(at, len(self.findings) - 1))
        self.list.blockSignals(False)
        self.nothing.setText(
            self.tr("Nothing here will trouble a singer.")
            if any_words
            else self.tr("Lay words under notes; what will trouble a singer is listed here.")
        )
        self.stack.setCurrentWidget(self.list if self.findings else self.nothing)
        more = len(findings) - len(self.findings)
        number = self.tr("{count} to look at").format(count=len(self.findings))
        self.count.setText(number + (f" (+{more})" if more else ""))
        self.count.setVisible(bool(self.findings))
        self._row_changed(self.row)

    def step(self, by: int) -> int:
        """Chooses the finding ``by`` rows further down, around the ends; returns its row."""
        if not self.findings:
            return -1
        row = (self.row + by) % len(self.findings) if self.row >= 0 else (0 if by > 0 else -1)
        row %= len(self.findings)
        self.list.setCurrentRow(row)
        return row

    def _row_changed(self, row: int) -> None:
        finding = self.findings[row] if 0 <= row < len(self.findings) else None
        fix = None if finding is None else finding.fix
        self.mend.setEnabled(fix is not None)
        if finding is not None and fix is not None:
            self.mend.setToolTip(fix_of(finding))
        elif finding is None:
            self.mend.setToolTip(self.tr("Choose a finding first"))
        else:
            self.mend.setToolTip(self.tr("There is no simple remedy for this one"))
        named = "" if finding is None else fix_of(finding)
        self.mend.setText(named or self.tr("Mend"))


def _same(one: Finding, other: Finding) -> bool:
    return (one.kind, one.notes) == (other.kind, other.notes)
