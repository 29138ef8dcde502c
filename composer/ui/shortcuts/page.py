"""The page of shortcuts: every command with its keys, searched, and given other ones."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from composer.ui.palette.commands import BETWEEN
from composer.ui.shortcuts.keymap import Keymap, shown, spelled
from composer.ui.theme import theme

Gesture = tuple[str, str]

_NAME = Qt.ItemDataRole.UserRole
# These lead through every window and out of it.
_KEPT = frozenset({"Tab", "Shift+Tab", "Backtab", "Shift+Backtab", "Esc"})


class ShortcutsPage(QDialog):
    """Every command with its keys, by menu, then ``gestures`` (how, what it does), which stay.

    Keys are chosen for the command that is current in the list; it is done at once, and said
    from which command a key was taken.
    """

    def __init__(
        self, keymap: Keymap, gestures: tuple[Gesture, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search by name, menu or key"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Search the shortcuts"))
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(14)
        self.tree.setAccessibleName(self.tr("Commands and their keys"))
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(self.tr("New key: press it"))
        self.give = QPushButton(self.tr("&Give"))
        self.give.setToolTip(self.tr("The command gets this key instead of its keys"))
        self.add = QPushButton(self.tr("&Add"))
        self.add.setToolTip(self.tr("The command gets this key beside its keys"))
        self.remove = QPushButton(self.tr("&Remove Keys"))
        self.remove.setToolTip(self.tr("The command has no key any more"))
        self.usual = QPushButton(self.tr("&Usual Keys"))
        self.usual.setToolTip(self.tr("The command gets the keys again that it had at first"))
        self.chosen = QLabel()
        self.chosen.setProperty("heading", True)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setMinimumHeight(self.said.fontMetrics().height() * 2)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.usual_all = QPushButton(self.tr("U&sual Keys for All"))
        buttons.addButton(self.usual_all, QDialogButtonBox.ButtonRole.ResetRole)
        for button in (self.give, self.add, self.remove, self.usual, self.usual_all):
            button.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        for button in (self.give, self.add, self.remove, self.usual):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        for part in (self.chosen, self.said):
            column.addWidget(part)
        column.insertLayout(3, row)
        column.addWidget(buttons)
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._gestures = dict(gestures)
        self._fill(gestures)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.field.setFocus)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.tree.setFocus)
        self.tree.currentItemChanged.connect(lambda *_: self._show_current())
        self.tree.itemActivated.connect(lambda *_: self.field.setFocus())
        self.field.keySequenceChanged.connect(lambda _: self._show_wanted())
        self.give.clicked.connect(lambda: self._take(beside=False))
        self.add.clicked.connect(lambda: self._take(beside=True))
        self.remove.clicked.connect(lambda: self._choose(()))
        self.usual.clicked.connect(self._reset)
        self.usual_all.clicked.connect(self._reset_all)
        buttons.rejected.connect(self.reject)
        keymap.changed.connect(self._show_keys)
        self._show_keys()
        self._show_current()
        self.resize(640, 620)

    # What may be asked for

    def visible_rows(self) -> int:
        """How many commands and gestures the search leaves."""
        rows = (head.child(row) for head in self._heads() for row in range(head.childCount()))
        return sum(not row.isHidden() for row in rows)

    def select(self, name: str) -> None:
        """Makes a command the current one."""
        self.tree.setCurrentItem(self._rows[name])

    # The list

    def _fill(self, gestures: tuple[Gesture, ...]) -> None:
        heads: dict[str, QTreeWidgetItem] = {}
        for entry in self._keymap.entries:
            if entry.menu not in heads:
                heads[entry.menu] = self._head(entry.menu)
            words = BETWEEN.join(part for part in (entry.within, entry.words) if part)
            item = QTreeWidgetItem(heads[entry.menu], [words, ""])
            item.setData(0, _NAME, entry.name)
            self._rows[entry.name] = item
        if gestures:
            head = self._head(self.tr("On the roll"))
            for how, what in gestures:
                item = QTreeWidgetItem(head, [what, how])
                item.setToolTip(0, what)
                item.setToolTip(1, how)
        self.tree.expandAll()
        first = self.tree.topLevelItem(0)
        if first is not None and first.childCount():
            self.tree.setCurrentItem(first.child(0))

    def _head(self, words: str) -> QTreeWidgetItem:
        head = QTreeWidgetItem(self.tree, [words])
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return head

    def _heads(self) -> list[QTreeWidgetItem]:
        count = self.tree.topLevelItemCount()
        items = (self.tree.topLevelItem(row) for row in range(count))
        return [item for item in items if item is not None]

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for head in self._heads():
            left = 0
            for row in range(head.childCount()):
                item = head.child(row)
                words = f"{item.text(0)} {item.text(1)} {head.text(0)}".casefold()
                found = all(word in words for word in wanted)
                item.setHidden(not found)
                left += found
            head.setHidden(not left)
        self._choose_first_seen()

    def _choose_first_seen(self) -> None:
        """The keys that one presses next are meant for what was found."""
        now = self.tree.currentItem()
        if now is not None and not now.isHidden():
            return
        found = (row for row in self._rows.values() if not row.isHidden())
        self.tree.setCurrentItem(next(found, None))

    def _show_keys(self) -> None:
        choices = self._keymap.choices
        other = QColor(theme().colours.accent)
        for name, item in self._rows.items():
            item.setText(1, shown(choices.keys(name)))
            item.setData(
                1, Qt.ItemDataRole.ForegroundRole, other if choices.is_chosen(name) else None
            )
            usual = shown(choices.usual(name)) or self.tr("none")
            item.setToolTip(1, self.tr("Usual keys: {keys}").format(keys=usual))
        self._show_current()

    # The command that is current

    def _name(self) -> str | None:
        item = self.tree.currentItem()
        name = item.data(0, _NAME) if item is not None else None
        return name if isinstance(name, str) else None

    def _show_current(self) -> None:
        name = self._name()
        for part in (self.field, self.remove, self.usual):
            part.setEnabled(name is not None)
        if name is None:
            self.chosen.setText(self.tr("What is done by mouse, and within the roll, stays."))
        else:
            self.chosen.setText(
                self.tr("Press the new key for {command}:").format(
                    command=self._keymap.entry(name).words
                )
            )
            self.remove.setEnabled(bool(self._keymap.choices.keys(name)))
            self.usual.setEnabled(self._keymap.choices.is_chosen(name))
        self.field.clear()
        self._show_wanted()

    def _wanted(self) -> str:
        return spelled(self.field.keySequence())

    def _show_wanted(self) -> None:
        """Whether the pressed key can be given, and whose it is."""
        key, name = self._wanted(), self._name()
        words, possible = "", bool(key) and name is not None
        if key in _KEPT:
            words, possible = (
                self.tr("{key} leads through the window and stays as it is.").format(
                    key=shown((key,))
                ),
                False,
            )
        elif possible:
            holder = self._keymap.choices.holder(key)
            if holder == name:
                words, possible = self.tr("The command has this key already."), False
            elif holder is None and shown((key,)) in self._gestures:
                words = self.tr("On the roll, {key} would not do this any more: {what}.").format(
                    key=shown((key,)), what=self._gestures[shown((key,))]
                )
            elif holder is not None:
                words = self.tr("{key} is the key of {command}, which would lose it.").format(
                    key=shown((key,)), command=self._keymap.entry(holder).words
                )
        self.said.setText(words)
        self.give.setEnabled(possible)
        self.add.setEnabled(possible)

    def _take(self, beside: bool) -> None:
        name, key = self._name(), self._wanted()
        if name is None or not key:
            return
        keys = self._keymap.choices.keys(name)
        self._choose((*keys, key) if beside else (key,))
        # The button is off now; the focus must not go on to the one that removes.
        self.tree.setFocus()

    def _choose(self, keys: tuple[str, ...]) -> None:
        name, choices = self._name(), self._keymap.choices
        if name is None:
            return
        losers = {choices.holder(key) for key in keys} - {None, name}
        self._keymap.choose(name, keys)
        words = self._keymap.entry(name).words
        if not keys:
            said = self.tr("{command} has no key any more.").format(command=words)
        elif losers:
            said = self.tr("{command} has {keys} now, which {other} has no more.").format(
                command=words,
                keys=shown(keys),
                other=", ".join(self._keymap.entry(str(each)).words for each in losers),
            )
        else:
            said = self.tr("{command} has {keys} now.").format(command=words, keys=shown(keys))
        self.said.setText(said)

    def _reset(self) -> None:
        name = self._name()
        if name is not None:
            self._choose(self._keymap.choices.usual(name))

    def _reset_all(self) -> None:
        self._keymap.reset_all()
        self.said.setText(self.tr("Every command has its usual keys again."))
