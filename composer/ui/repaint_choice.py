"""What Repaint means at the moment: a frame on free ground, the marks, the selected notes, else
what the active voice has in the loop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from composer.app.asked import HarmonizeOptions
from composer.app.repainting import marks_are_meant
from composer.app.session import Session
from composer.app.session_events import SessionError
from composer.model.mask import MaskKind
from composer.model.voice import SATB, Role
from composer.ui.roll.view import RollView


class RepaintChoice(QObject):
    """``active_voice``: gives the id of the voice that is written in, or ``None``."""

    def __init__(
        self, session: Session, roll: RollView, active_voice: Callable[[], int | None]
    ) -> None:
        super().__init__(roll)
        self._session = session
        self._roll = roll
        self._active_voice = active_voice

    def repaint(self, options: HarmonizeOptions) -> None:
        """Asks for something else there; raises :class:`SessionError` with the reason."""
        span, ids = self._roll.stage.framed(), self._roll.selection
        loop = self._loop()
        if span is not None:
            self._of_active_voice(span, options)
        elif loop is not None:
            self._of_active_voice(loop, options)
        elif marks_are_meant(self._session.document.score, ids):
            self._session.generating.repaint_marked(options)
        else:
            self._session.generating.repaint_notes(ids, options)

    def reason(self) -> str:
        """Why nothing is meant; empty when something is."""
        if self._marked() or self._roll.selection or self._roll.stage.framed() is not None:
            return ""
        if self._roll.stage.loop is None:
            return self.tr(
                "Select the notes to write anew, mark them with the brush, or set a loop, first"
            )
        return "" if self._part() in SATB else self._no_part()

    def meant(self) -> str:
        """What would be written anew, as a sentence."""
        score, stage = self._session.document.score, self._roll.stage
        if stage.framed() is not None:
            return self.tr("Write the active voice anew inside the frame")
        loop = self._loop()
        if loop is not None:
            bars = score.meter.position(loop[0])[0] + 1, score.meter.position(loop[1] - 1)[0] + 1
            words = self.tr("Write the active voice anew in the loop, bars {first} to {last}")
            if bars[0] == bars[1]:
                words = self.tr("Write the active voice anew in the loop, in bar {first}")
            return words.format(first=bars[0], last=bars[1])
        if marks_are_meant(score, self._roll.selection):
            return self.tr("Write something else in the marked cells")
        return self.tr("Write something else where selected notes are")

    # Within

    def _loop(self) -> tuple[int, int] | None:
        """The loop, where nothing else is meant."""
        stage = self._roll.stage
        if self._marked() or self._roll.selection or stage.framed() is not None:
            return None
        return stage.loop

    def _marked(self) -> bool:
        masks = self._session.document.score.masks
        return any(mask.kind is MaskKind.REWRITE for mask in masks)

    def _part(self) -> Role | None:
        voices, active = self._session.document.score.voices, self._active_voice()
        return next((voice.role for voice in voices if voice.id == active), None)

    def _no_part(self) -> str:
        return self.tr("The active voice is no soprano, alto, tenor or bass: give it a part.")

    def _of_active_voice(self, span: tuple[int, int], options: HarmonizeOptions) -> None:
        role = self._part()
        if role is None or role not in SATB:
            raise SessionError(self._no_part())
        self._session.generating.repaint([(role, *span)], options)
