"""How a command is drawn in the palette: name, menus, keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from composer.ui.palette.commands import Command
from composer.ui.theme import theme

ROW = 30
COMMAND = Qt.ItemDataRole.UserRole
_EDGE, _ICON, _APART = 10, 16, 14


class CommandDrawing(QStyledItemDelegate):
    """Draws what an index holds under ``COMMAND``."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as there is room."""
        return QSize(100, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The name first: the menus and the keys give way to it."""
        command, colours = index.data(COMMAND), theme().colours
        if not isinstance(command, Command):
            return
        place: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        metrics: QFontMetrics = option.fontMetrics  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(colours.accent_soft))
            painter.fillRect(QRect(place.left(), place.top(), 3, ROW), QColor(colours.accent))
        self._paint_icon(painter, place, command)
        words = QRect(place.adjusted(_EDGE + _ICON + 8, 0, -_EDGE, 0))
        painter.setPen(QColor(colours.text if command.possible else colours.faint))
        name = metrics.elidedText(command.name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, _LEFT, name)
        words.setLeft(words.left() + metrics.horizontalAdvance(name) + _APART)
        painter.setPen(QColor(colours.dim if command.possible else colours.faint))
        width = metrics.horizontalAdvance(command.keys)
        if command.keys and width < words.width():
            painter.drawText(words, _RIGHT, command.keys)
            words.setRight(words.right() - width - _APART)
        if words.width() > 40:
            painter.setPen(QColor(colours.faint))
            path = metrics.elidedText(command.path, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, _LEFT, path)
        painter.restore()

    def _paint_icon(self, painter: QPainter, place: QRect, command: Command) -> None:
        spot = QRect(place.left() + _EDGE, place.top() + (ROW - _ICON) // 2, _ICON, _ICON)
        if command.checked:
            theme().icon("accept", theme().colours.accent).paint(painter, spot)
        elif not command.icon.isNull():
            mode = QIcon.Mode.Normal if command.possible else QIcon.Mode.Disabled
            command.icon.paint(painter, spot, Qt.AlignmentFlag.AlignCenter, mode)


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
