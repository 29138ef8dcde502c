"""The status bar: the pointer's place, what is selected, meter and key, the model engine."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from composer.app.session import Session
from composer.ui.playing import Playing
from composer.ui.roll.view import RollView
from composer.ui.song_words import key_name


class StatusBar(QStatusBar):
    """Shows what the roll and the session say; ``others``: what else stands at the right."""

    def __init__(
        self, session: Session, roll: RollView, playing: Playing, others: tuple[QWidget, ...]
    ):
        super().__init__()
        self._session = session
        self._roll = roll
        self._playing = playing
        self.place = QLabel()
        self.selection = QLabel()
        self.engine = QLabel()
        self.engine.setAccessibleName(self.tr("State of the model engine"))
        self.pointer = QLabel()
        self.addWidget(self.pointer)
        for widget in (*others, self.selection, self.place, self.engine):
            self.addPermanentWidget(widget)
        self.setSizeGripEnabled(False)
        roll.selection_changed.connect(self.show_selection)
        roll.pointer_moved.connect(self.pointer.setText)
        playing.moved.connect(self.show_place)
        self.show_engine()
        self.show_selection()
        self.show_place()

    def show_engine(self) -> None:
        """Says how the model engine is."""
        words = {
            "starting": self.tr("Model engine starting…"),
            "ready": self.tr("Model engine ready"),
            "restarting": self.tr("Model engine restarting…"),
            "stopped": self.tr("Model engine stopped"),
        }
        self.engine.setText(words.get(self._session.engine_state, ""))

    def show_selection(self) -> None:
        """Says how many notes are selected; nothing when none is."""
        count = len(self._roll.selection)
        words = self.tr("1 note selected") if count == 1 else self.tr("{count} notes selected")
        self.selection.setText(words.format(count=count) if count else "")

    def show_place(self) -> None:
        """Says which key and meter there are at the playhead."""
        score, tick = self._session.document.score, self._playing.tick
        meter, key = score.meter.at(tick), score.key.at(tick)
        parts = [f"{meter.beats}/{meter.unit}"]
        if key is not None:
            parts.insert(0, key_name(key))
        self.place.setText("   ".join(parts))
