"""What the model makes of the page while it is written: the next character, surprise, a unit.

Everything is asked for a moment after the page rests, and never while words are being written.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from composer.app.guarding import CopiedWords, WordsGuard
from composer.app.reading import Felt, NextCharacters, ReadingFailed, Surprised
from composer.app.session import Session
from composer.app.writing import WritingEvent
from composer.engine.copy_guard import OWN_PREFIX
from composer.ui.lyrics.highlighter import Marked
from composer.ui.lyrics.pane import LyricsPane
from composer.ui.lyrics.reading_bar import BY_CHARACTER, BY_WORD, NOTHING, UNIT
from composer.ui.lyrics.shade import MOST_NATS, MOST_WORD_NATS, Shade, by_word
from composer.ui.message_bar import MessageBar
from composer.ui.translations.telling import told

REST_MS = 350


class ReadingAids(QObject):
    """``mode`` is one of those of :mod:`composer.ui.lyrics.reading_bar`."""

    def __init__(self, session: Session, pane: LyricsPane, messages: MessageBar):
        super().__init__(pane)
        self._session, self._writing, self._pane = session, session.writing, pane
        self._messages = messages
        self._editor = pane.editor
        self._guard = WordsGuard(session.registry.folders)
        self.mode = NOTHING
        self._unit: tuple[int, int] | None = None
        self._feature: str | None = "line length"
        self._read: object = None
        self._ahead: object = None
        self._checked: str | None = None
        self._known: dict[str, list[CopiedWords]] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.look)
        self._forget: Callable[[], None] | None = self._writing.observe(self._take)
        self._editor.place_changed.connect(self._wait)
        pane.manner.changed.connect(self._wait)
        pane.reading.unit_asked.connect(self.show_unit)
        pane.reading.follow_asked.connect(self.follow)

    def close(self) -> None:
        """Asks and listens no more."""
        self._rest.stop()
        if self._forget is not None:
            self._forget()
            self._forget = None

    def set_mode(self, mode: str) -> None:
        """What is shown behind the words from now on."""
        self.mode = mode
        self._read = None
        self._editor.set_shade(None)
        for what in ("surprise", "unit"):
            self._writing.reading.forget(what)
        self._pane.reading.show_mode(mode)
        self.look()

    def show_unit(self, layer: int, number: int) -> None:
        """The unit of that layer and number, both from 0."""
        self._unit, self._feature = (layer, number), None
        self._read = None
        self.look()

    def follow(self, feature: str) -> None:
        """The unit that follows a feature best."""
        self._unit, self._feature = None, feature
        self._read = None
        self.look()

    def copied(self, text: str) -> bool:
        """Whether a text stands in a training text, or a passage of it."""
        return bool(self._passages(text))

    def packs_changed(self) -> None:
        """Holds the page against the indexes that are there now."""
        self._guard.forget()
        self._known.clear()
        self._checked = None
        self.look()

    def look(self) -> None:
        """Asks for what is wanted and not there yet."""
        self._mark_copies()
        ready = self._session.engine_state == "ready"
        if not ready or not self._pane.isVisible() or self._writing.running:
            return
        wishes = self._pane.manner.wishes()
        page = self._editor.page
        if self._pane.manner.folded.isVisible():
            place = self._editor.place()
            ahead = (page[:place], wishes)
            if ahead != self._ahead:
                self._ahead = ahead
                self._writing.reading.look_ahead(page[:place], wishes)
        if self.mode == NOTHING:
            return
        manner = (wishes.pack, wishes.artist, wishes.second_artist, wishes.blend, wishes.strength)
        read = (self.mode, page, manner, self._unit, self._feature)
        if read == self._read:
            return
        self._read = read
        if self.mode == UNIT:
            self._writing.reading.feel(page, wishes, unit=self._unit, follow=self._feature)
        else:
            self._writing.reading.measure(page, wishes)

    # Within

    def _wait(self) -> None:
        self._rest.start()

    def _take(self, event: WritingEvent) -> None:
        if isinstance(event, NextCharacters):
            self._pane.manner.plot.show_next(event)
        elif isinstance(event, Surprised):
            self._show_surprise(event)
        elif isinstance(event, Felt):
            self._show_felt(event)
        elif isinstance(event, ReadingFailed):
            if event.what != "next" and self.mode != NOTHING:
                self._pane.reading.show_mode(self.mode, told(event.sentence))
        elif not self._writing.running:
            self._ahead = None  # what was asked for before words were written was given up
            self._wait()

    def _show_surprise(self, event: Surprised) -> None:
        if self.mode not in (BY_CHARACTER, BY_WORD) or event.text != self._editor.page:
            return
        there = [nats for nats in event.nats if nats is not None]
        mean = ""
        if there:
            words = max(1, len(event.text.split())) if self.mode == BY_WORD else len(there)
            mean = self.tr("mean {mean:.2f}").format(mean=sum(there) / words)
        self._pane.reading.show_mode(self.mode, figure=mean)
        by_words = self.mode == BY_WORD
        most = MOST_WORD_NATS if by_words else MOST_NATS
        values = by_word(event.text, event.nats) if by_words else event.nats
        said = self.tr("{nats:.2f} nats of surprise")
        self._editor.set_shade(
            Shade(
                event.text,
                values,
                lambda value: min(1.0, value / most),
                lambda value: said.format(nats=value),
            )
        )

    def _show_felt(self, event: Felt) -> None:
        if self.mode != UNIT or event.text != self._editor.page:
            return
        answer = event.answer
        layer, number = answer.unit
        bar = self._pane.reading
        bar.show_unit(layer, number, answer.layers, answer.width, answer.follow)
        feature, r = answer.follow, answer.correlation
        if feature is None and answer.features:
            feature, r = answer.features[0]
        shown = words = ""
        if feature is not None and r is not None:
            name = bar.name_of(feature)
            shown = self.tr("r = {r:+.2f}").format(r=r)
            if answer.follow is None:
                shown = self.tr("{r:+.2f} with {feature}").format(feature=name, r=r)
            words = self.tr(
                "Layer {layer}, unit {number}: correlation {r:+.2f} with {feature}"
            ).format(layer=layer + 1, number=number, feature=name, r=r)
        bar.show_mode(UNIT, figure=shown, details=words)
        said = self.tr("activation {value:+.2f}")
        self._editor.set_shade(
            Shade(
                event.text,
                event.values,
                lambda value: value,
                lambda value: said.format(value=value),
            )
        )

    def _passages(self, text: str) -> list[CopiedWords]:
        known = self._known.get(text)
        if known is None:
            known = self._guard.copied(text)
            if len(self._known) > 64:
                self._known.clear()
            self._known[text] = known
        return known

    def _mark_copies(self) -> None:
        page = self._editor.page
        if page == self._checked:
            return
        self._checked = page
        words = self.tr("These {count} words stand in a training text of the model “{index}”: {of}")
        own = self.tr("These {count} words stand in {of}")
        self._editor.set_marks(
            [
                Marked(
                    passage.start,
                    passage.end,
                    (own if passage.index.startswith(OWN_PREFIX) else words).format(
                        count=passage.words, index=passage.index, of=passage.corpus
                    ),
                )
                for passage in self._passages(page)
            ]
        )
