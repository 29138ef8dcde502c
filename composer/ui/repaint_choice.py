"""What Repaint means at the moment: a frame on free ground, the marks, or the selected notes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from composer.app.asked import HarmonizeOptions
from composer.app.repainting import marks_are_meant
from composer.app.session import Session
from composer.app.session_events import SessionError
from composer.model.mask import MaskKind
from composer.model.voice import SATB
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
        if span is not None:
            self._framed(span, options)
        elif marks_are_meant(self._session.document.score, ids):
            self._session.generating.repaint_marked(options)
        else:
            self._session.generating.repaint_notes(ids, options)

    def reason(self) -> str:
        """Why nothing is meant; empty when something is."""
        masks = self._session.document.score.masks
        marked = any(mask.kind is MaskKind.REWRITE for mask in masks)
        if marked or self._roll.selection or self._roll.stage.framed() is not None:
            return ""
        return self.tr("Select the notes to write anew, or mark them with the brush, first")

    def _framed(self, span: tuple[int, int], options: HarmonizeOptions) -> None:
        """What a frame on free ground holds is of the active voice."""
        voices, active = self._session.document.score.voices, self._active_voice()
        role = next((voice.role for voice in voices if voice.id == active), None)
        if role is None or role not in SATB:
            words = self.tr("The active voice is no soprano, alto, tenor or bass: give it a part.")
            raise SessionError(words)
        self._session.generating.repaint([(role, *span)], options)
