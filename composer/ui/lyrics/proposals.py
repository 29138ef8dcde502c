"""Several proposals for one line or word, side by side: the words, their nats, their syllables."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from composer.ui.candidates_panel import Index
from composer.ui.theme import theme

_PROPOSAL = Qt.ItemDataRole.UserRole + 1
_ROWS = 5


@dataclass(frozen=True)
class Proposal:
    """``nats``: a character's mean.  ``copied``: its words stand in a training text."""

    text: str
    syllables: int
    nats: float | None = None
    copied: bool = False


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.proposals: tuple[Proposal, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.proposals)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.proposals):
            return None
        proposal = self.proposals[index.row()]
        if role == _PROPOSAL:
            return proposal
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return proposal.text
        return None

    def show(self, proposals: tuple[Proposal, ...]) -> None:
        self.beginResetModel()
        self.proposals = proposals
        self.endResetModel()


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 2 * option.fontMetrics.height() + 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        proposal = index.data(_PROPOSAL)
        c = theme().colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect).adjusted(6.5, 1.5, -6.5, -1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(c.accent if chosen else c.line), 1.0))
        painter.setBrush(QColor(c.accent_soft if chosen else c.hover if over else c.raised))
        painter.drawRoundedRect(box, 5, 5)
        inner = box.adjusted(8, 2, -8, -2)
        half = inner.height() / 2
        metrics = option.fontMetrics
        words = metrics.elidedText(proposal.text, Qt.TextElideMode.ElideRight, round(inner.width()))
        painter.setPen(QColor(c.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        top = QRectF(inner.left(), inner.top(), inner.width(), half)
        painter.drawText(top, middle, words)
        small = QFont(option.font)
        small.setPointSizeF(max(7.0, option.font.pointSizeF() - 1))
        painter.setFont(small)
        painter.setPen(QColor(c.dim))
        below = top.translated(0, half)
        painter.drawText(below, middle, index.model().parent().figures(proposal))
        if proposal.copied:
            painter.setPen(QColor(c.warning))
            words = QCoreApplication.translate("Proposals", "stands in a training text")
            painter.drawText(below, middle | Qt.AlignmentFlag.AlignRight, words)
        painter.restore()


class _List(QListView):
    accepted = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the chosen one, Escape none."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Proposals(QWidget):
    """``chosen(row)``: -1 for none.  ``accepted``, ``left``: Enter or Escape, or the buttons.
    ``more_asked``: others are wanted."""

    chosen = Signal(int)
    accepted = Signal()
    left = Signal()
    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.model = _Model(self)
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Proposals for the line"))
        self.title = QLabel()
        self.title.setProperty("heading", True)
        self.more = QPushButton(self.tr("Others"))
        self.more.setToolTip(self.tr("Ask for other proposals"))
        self.accept = QPushButton(self.tr("Take"))
        self.accept.setProperty("primary", True)
        self.accept.setToolTip(self.tr("Put the chosen one into the song (Enter)"))
        self.close_button = QToolButton()
        self.close_button.setToolTip(self.tr("Leave the line as it was (Escape)"))
        self.close_button.setAccessibleName(self.tr("Leave the line as it was"))
        for button in (self.more, self.accept, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout()
        row.setContentsMargins(12, 2, 8, 0)
        row.setSpacing(6)
        row.addWidget(self.title, 1)
        row.addWidget(self.more)
        row.addWidget(self.accept)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        self.list.selectionModel().currentChanged.connect(
            lambda current, _: self.chosen.emit(current.row() if current.isValid() else -1)
        )
        self.list.accepted.connect(self.accepted)
        self.list.left.connect(self.left)
        self.list.doubleClicked.connect(self.accepted)
        self.accept.clicked.connect(self.accepted)
        self.more.clicked.connect(self.more_asked)
        self.close_button.clicked.connect(self.left)
        self._tint()
        theme().changed.connect(self._tint)

    def show_proposals(self, title: str, proposals: tuple[Proposal, ...], busy: bool) -> None:
        """Shows those; the chosen row stays as far as there is one."""
        self.title.setText(title)
        self.more.setEnabled(not busy)
        self.accept.setEnabled(bool(proposals))
        if proposals != self.model.proposals:
            row = self.row()
            blocked = self.list.selectionModel().blockSignals(True)
            self.model.show(proposals)
            self.list.selectionModel().blockSignals(blocked)
            if proposals:
                self.list.setCurrentIndex(self.model.index(min(max(row, 0), len(proposals) - 1)))
        self.fit()

    def fit(self) -> None:
        """As high as its proposals, but the words above keep most of the room."""
        each = 2 * self.fontMetrics().height() + 9
        pane = self.parentWidget()
        most = max(2, round(0.35 * pane.height() / each)) if pane is not None else _ROWS
        rows = max(1, min(_ROWS, most, self.model.rowCount()))
        self.list.setFixedHeight(each * rows + 4)

    def row(self) -> int:
        """The chosen row, -1 for none."""
        index = self.list.currentIndex()
        return index.row() if index.isValid() else -1

    def step(self, by: int) -> None:
        """Chooses the one ``by`` rows further down, around the ends."""
        count = self.model.rowCount()
        if count:
            self.list.setCurrentIndex(self.model.index((self.row() + by) % count))

    def figures(self, proposal: Proposal) -> str:
        """The second line of a proposal."""
        one = self.tr("1 syllable")
        many = self.tr("{count} syllables").format(count=proposal.syllables)
        parts = [one if proposal.syllables == 1 else many]
        if proposal.nats is not None:
            parts.append(self.tr("{nats:.2f} nats a character").format(nats=proposal.nats))
        return " · ".join(parts)

    def _tint(self) -> None:
        self.close_button.setIcon(theme().icon("close"))
        self.list.viewport().update()
