"""The candidates: what the model proposes, one card each, to hear, compare, accept or discard."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from composer.model.voice import Role
from composer.ui.theme import theme
from composer.ui.voice_chips import VoiceChips

CARD = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Card:
    """What is shown of a candidate.

    ``notes``: (role, MIDI pitch, onset and duration in ticks).  ``figures``: a line such as
    nats and seed.  ``remark``: why it needs a second look (made for an older version of the
    song), ``""`` when nothing is to be said.  ``finished``: the model is done with it.
    ``details``: lines for the tooltip, such as the seed.  ``words``: the lines that it has beside
    its notes.  ``taken``: that it is in the song, or a part of it, ``""`` when it is not.
    """

    title: str
    figures: str
    notes: tuple[tuple[Role, int, int, int], ...]
    remark: str = ""
    finished: bool = True
    details: str = ""
    words: tuple[str, ...] = ()
    taken: str = ""

    @property
    def lines(self) -> tuple[int, int]:
        """How many lines stand beside its picture, and beneath it."""
        return 2 + bool(self.remark) + bool(self.taken), len(self.words)


class CandidateList(QAbstractListModel):
    """The cards as a Qt model."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.cards: tuple[Card, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.cards):
            return None
        card = self.cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = [card.title, card.figures, card.taken, card.remark, *card.words]
            if role == Qt.ItemDataRole.ToolTipRole:
                parts.append(card.details)
            return "\n".join(part for part in parts if part)
        if role == CARD:
            return card
        return None

    def show(self, cards: tuple[Card, ...]) -> None:
        """Replaces the cards, row by row, so that the selection stays where it was."""
        while len(self.cards) > len(cards):
            last = len(self.cards) - 1
            self.beginRemoveRows(QModelIndex(), last, last)
            self.cards = self.cards[:last]
            self.endRemoveRows()
        kept = len(self.cards)
        changed = [i for i in range(kept) if self.cards[i] != cards[i]]
        resized = any(self.cards[i].lines != cards[i].lines for i in changed)
        self.cards = cards[:kept]
        for i in changed:
            self.dataChanged.emit(self.index(i), self.index(i))
        if len(cards) > kept:
            self.beginInsertRows(QModelIndex(), kept, len(cards) - 1)
            self.cards = cards
            self.endInsertRows()
        if resized:
            self.layoutChanged.emit()


class CardPainter(QStyledItemDelegate):
    """Paints a card: the notes in small, the title, the figures."""

    HEIGHT = 44
    MARGIN = 4
    PICTURE = 104

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card = index.data(CARD)
        words = len(card.words)
        height = self._height(option, card)
        height += words * option.fontMetrics.height() + (6 if words else 0)
        return QSize(220, height + self.MARGIN)

    def _height(self, option: QStyleOptionViewItem, card: Card) -> int:
        """Of a card without its words."""
        return max(self.HEIGHT, card.lines[0] * (option.fontMetrics.height() + 1) + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD)
        c = theme().colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect).adjusted(8.5, 1.5, -8.5, -self.MARGIN + 0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(c.accent if chosen else c.line), 1.0))
        painter.setBrush(QColor(c.accent_soft if chosen else c.hover if hovered else c.raised))
        painter.drawRoundedRect(box, 6, 6)
        if card.words:
            below = box.adjusted(9, self._height(option, card) - 4, -9, -5)
            self._paint_words(painter, option, below, card)
            box.setHeight(self._height(option, card))
        picture = box.adjusted(5, 5, 0, -5)
        picture.setWidth(min(self.PICTURE, box.width() * 0.36))
        self._paint_notes(painter, picture, card)
        text = box.adjusted(picture.width() + 16, 3, -8, -3).toRect()
        self._paint_text(painter, option, text, card)
        painter.restore()

    def _paint_notes(self, painter: QPainter, area: QRectF, card: Card) -> None:
        c = theme().colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.field))
        painter.drawRoundedRect(area, 4, 4)
        if not card.notes:
            return
        start = min(onset for _, _, onset, _ in card.notes)
        end = max(onset + duration for _, _, onset, duration in card.notes)
        low = min(pitch for _, pitch, _, _ in card.notes) - 2
        high = max(pitch for _, pitch, _, _ in card.notes) + 2
        inner = area.adjusted(3, 2, -3, -2)
        row = inner.height() / max(12, high - low + 1)
        wide = inner.width() / max(1, end - start)
        for role, pitch, onset, duration in card.notes:
            colour = QColor(c.voice(role))
            colour.setAlphaF(1.0 if card.finished else 0.45)
            painter.setBrush(colour)
            left = inner.left() + (onset - start) * wide
            top = inner.top() + (high - pitch) * row
            painter.drawRect(QRectF(left, top, max(1.0, duration * wide - 0.5), max(1.6, row)))

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRectF, card: Card
    ) -> None:
        painter.setFont(option.font)
        painter.setPen(QColor(theme().colours.text))
        height = area.height() / len(card.words)
        for number, line in enumerate(card.words):
            shown = option.fontMetrics.elidedText(
                line, Qt.TextElideMode.ElideRight, round(area.width())
            )
            place = QRectF(area.left(), area.top() + number * height, area.width(), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, card: Card
    ) -> None:
        c = theme().colours
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        small = QFont(option.font)
        small.setPointSizeF(max(7.0, option.font.pointSizeF() - 1))
        lines = [(bold, c.text, card.title), (small, c.dim, card.figures)]
        if card.taken:
            lines.append((small, c.good, f"✓ {card.taken}"))
        if card.remark:
            lines.append((small, c.warning, card.remark))
        heights = []
        for font, _, _ in lines:
            painter.setFont(font)
            heights.append(painter.fontMetrics().height() + 1)
        top = area.top() + (area.height() - sum(heights)) // 2
        for (font, colour, words), height in zip(lines, heights, strict=True):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, area.width()
            )
            painter.drawText(
                QRect(area.left(), top, area.width(), height), Qt.AlignmentFlag.AlignVCenter, shown
            )
            top += height


class CandidatesPanel(QWidget):
    """The list of cards and what can be done with the chosen one.

    ``chosen`` carries the row that is shown on the roll, -1 for none.  ``filled``: there was no
    card, and now there is.
    """

    chosen = Signal(int)
    listen_asked = Signal()
    compare_toggled = Signal(bool)
    accept_asked = Signal()
    discard_asked = Signal()
    filled = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = CandidateList(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(CardPainter(self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Candidates"))
        self.empty = QLabel(
            self.tr("What the model proposes appears here,\nand as ghost notes on the roll.")
        )
        self.empty.setProperty("dim", True)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(16, 12, 16, 12)

        self.chips = VoiceChips()
        self.listen = QPushButton(self.tr("Listen"))
        self.compare = QPushButton(self.tr("A/B"))
        self.compare.setCheckable(True)
        self.accept = QPushButton(self.tr("Accept"))
        self.accept.setProperty("primary", True)
        self.discard = QPushButton(self.tr("Discard"))
        for button in self._buttons():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("tight", True)
        self._lay_out()
        self.list.selectionModel().currentRowChanged.connect(self._row_changed)
        self.list.doubleClicked.connect(self.listen_asked)
        self.listen.clicked.connect(self.listen_asked)
        self.compare.toggled.connect(self.compare_toggled)
        self.accept.clicked.connect(self.accept_asked)
        self.discard.clicked.connect(self.discard_asked)
        self._tint()
        theme().changed.connect(self._tint)
        self.show_cards((), -1)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (self.listen, self.compare, self.accept, self.discard)

    def _lay_out(self) -> None:
        body = QWidget()
        self.stack = QStackedLayout(body)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.list)
        # In one row: on a small screen the height is for the cards.
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 8)
        row.setSpacing(5)
        for button in self._buttons():
            row.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(5)
        column.addWidget(body, 1)
        column.addWidget(self.chips)
        column.addLayout(row)

    def show_cards(self, cards: tuple[Card, ...], row: int) -> None:
        """Shows those cards, with ``row`` chosen (-1: none)."""
        were = bool(self.model.cards)
        self.model.show(tuple(cards))
        self.stack.setCurrentWidget(self.list if cards else self.empty)
        selection = self.list.selectionModel()
        if 0 <= row < len(cards):
            if self.row() != row:
                self.list.setCurrentIndex(self.model.index(row))
        else:
            selection.clear()
        self._switch()
        if cards and not were:
            self.filled.emit()

    def row(self) -> int:
        """The chosen row, -1 for none."""
        index = self.list.currentIndex()
        return index.row() if index.isValid() else -1

    def step(self, by: int) -> None:
        """Chooses the card ``by`` rows further down, around the ends."""
        count = self.model.rowCount()
        if count:
            self.list.setCurrentIndex(self.model.index((max(self.row(), -1) + by) % count))

    def show_compare(self, on: bool, waiting: bool = False) -> None:
        """Sets the A/B button without emitting; ``waiting``: from the loop's turn on."""
        if waiting:
            said = self.tr("B at the turn") if on else self.tr("A at the turn")
            self.compare.setText("→ B" if on else "→ A")
        else:
            said = self.tr("A/B")
            self.compare.setText(said)
        self.compare.setAccessibleName(said)
        self.compare.blockSignals(True)
        self.compare.setChecked(on)
        self.compare.blockSignals(False)

    def _row_changed(self, current: QModelIndex) -> None:
        self._switch()
        self.chosen.emit(current.row() if current.isValid() else -1)

    def _switch(self) -> None:
        row = self.row()
        there = row >= 0
        finished = there and self.model.cards[row].finished
        nothing = self.tr("There is no candidate: press Harmonize")
        waiting = self.tr("The model is still writing this candidate")
        for button, tip in (
            (self.listen, self.tr("Play the song with this candidate in it")),
            (
                self.compare,
                self.tr("B: with the candidate.  A: without.  In a loop from its turn on."),
            ),
            (self.accept, self.tr("Put it into the song, as one step that can be undone")),
            (self.discard, self.tr("Throw this candidate away")),
        ):
            button.setEnabled(finished)
            button.setToolTip(tip if finished else waiting if there else nothing)

    def _tint(self) -> None:
        self.list.viewport().update()
