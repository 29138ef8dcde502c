"""Writing a sign in its place: where the field stands, and what becomes of what was typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

from composer.edit import chord_symbols, conducting, markers
from composer.edit.document import Document
from composer.model.chord_symbol import ChordSymbol
from composer.model.key import Key
from composer.model.score import Marker, Score
from composer.model.time import Meter, Tempo
from composer.ui.roll.scene import KEYS
from composer.ui.roll.song_lane.chord_row import onward
from composer.ui.roll.song_lane.sign_editor import SignEditor
from composer.ui.roll.song_lane.sign_edits import remove
from composer.ui.roll.song_lane.signs import ROW, Row, Sign, is_there
from composer.ui.roll.song_lane.typed import METERS, SECTIONS, keys, read, read_chord, said
from composer.ui.song_words import mode_names

_LEAST = 84.0


class SignWriting(QObject):
    """``done(sign)``: the sign was written; ``None``: it was taken away, or nothing was written.

    ``refused(sentence)``: why what was typed cannot be.  ``went_on(row, tick)``: the person wants
    to write there now.  ``x_of(tick)`` is a place of the lane.
    """

    done = Signal(object)
    refused = Signal(str)
    went_on = Signal(int, int)

    def __init__(self, lane: QWidget, document: Document, x_of: Callable[[float], float]):
        super().__init__(lane)
        self._lane = lane
        self._document = document
        self._x_of = x_of
        self._sign: Sign | None = None  # that is written anew; None: a new one
        self._row: Row | None = None
        self._tick = 0
        self._first = ""
        self.editor = SignEditor(lane)
        self.editor.written.connect(lambda: self.end(True))
        self.editor.left.connect(lambda: self.end(True, stay=False))
        self.editor.cancelled.connect(lambda: self.end(False))
        self.editor.went_on.connect(self._go_on)

    @property
    def active(self) -> bool:
        """Whether something is being written."""
        return self._row is not None

    def begin(self, row: Row, tick: int, sign: Sign | None, text: str = "") -> None:
        """Opens the field at ``tick``: for ``sign``, or for a new one that begins as ``text``."""
        self.end(False)
        self._row, self._tick, self._sign = row, tick, sign
        self._first = text if sign is None else said(sign, self.modes())
        editor = self.editor
        editor.goes_on = row is Row.CHORDS
        editor.offer(self._offered(row))
        editor.setAccessibleName(self._name(row))
        editor.setAccessibleDescription(self._where(tick))
        editor.setPlaceholderText(self._example(row))
        editor.show_refused(False)
        editor.setText(self._first)
        editor.selectAll()
        self.follow()
        editor.show()
        editor.raise_()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self, keep: bool, stay: bool = True) -> None:
        """Closes the field; with ``keep`` what was typed is written.

        What cannot be is refused with a sentence; with ``stay`` the field stays open then.
        """
        row = self._row
        if row is None:
            return
        written: Sign | None = self._sign
        if not stay and self._sign is None and self.editor.text() == self._first:
            # Who goes elsewhere without a word has written none.
            keep = False
        if keep:
            try:
                written = self._write(row, self.editor.text())
            except (ValueError, OverflowError):
                self.editor.show_refused(True)
                self.refused.emit(self._why(row))
                if stay:
                    return
        self._row = None
        had_focus = self.editor.hasFocus()
        self.editor.hide()
        if had_focus:
            self._lane.setFocus(Qt.FocusReason.OtherFocusReason)
        self.done.emit(written)

    def follow(self) -> None:
        """Puts the field where its sign is."""
        row = self._row
        if row is None:
            return
        width = self.editor.fontMetrics().horizontalAdvance(self.editor.placeholderText()) + 18.0
        width = max(_LEAST, width)
        x = max(0.0, min(self._x_of(self._tick), self._lane.width() - KEYS - width - 12))
        self.editor.setGeometry(QRectF(KEYS + x, row * ROW, width, ROW + 1).toRect())

    def look(self) -> None:
        """The document has changed: without its sign there is nothing to write anew."""
        if self._sign is not None and not is_there(self._document.score, self._sign):
            self.end(False)

    def modes(self) -> dict[str, str]:
        """The names of the modes in the person's language."""
        return mode_names()

    # Within

    def _write(self, row: Row, text: str) -> Sign | None:
        document, sign = self._document, self._sign
        if sign is not None and text == self._first:
            return sign
        if not text.strip() and sign is not None:
            remove(document, sign)
            return None
        if row is Row.CHORDS:
            return self._write_chord(text)
        if row is Row.MARKERS:
            if isinstance(sign, Marker):
                return markers.rename(document, sign, text)
            return markers.add(document, self._tick, text)
        change = read(row, self._tick, text, self.modes())
        conducting.put(document, change)
        return change

    def _write_chord(self, text: str) -> Sign | None:
        if not text.strip():
            return None
        symbol = read_chord(self._tick, text)
        if isinstance(self._sign, ChordSymbol):
            return chord_symbols.rewrite(self._document, self._sign, symbol.text)
        chord_symbols.put(self._document, symbol)
        return symbol

    def _go_on(self, step: int, by_bar: bool) -> None:
        row, tick = self._row, self._tick
        self.end(True)
        if row is not None and not self.active:
            self.went_on.emit(row, onward(self._document.score.meter, tick, step, by_bar))

    def _offered(self, row: Row) -> tuple[str, ...]:
        if row is Row.MARKERS:
            there = tuple(marker.text for marker in self._document.score.markers)
            return tuple(dict.fromkeys((*there, *self._sections())))
        return (*METERS, *keys(self.modes())) if row is Row.METER_AND_KEY else ()

    def _sections(self) -> tuple[str, ...]:
        words = {
            "Intro": self.tr("Intro"),
            "Verse": self.tr("Verse"),
            "Pre-Chorus": self.tr("Pre-Chorus"),
            "Chorus": self.tr("Chorus"),
            "Bridge": self.tr("Bridge"),
            "Solo": self.tr("Solo"),
            "Interlude": self.tr("Interlude"),
            "Outro": self.tr("Outro"),
        }
        return tuple(words[name] for name in SECTIONS)

    def _where(self, tick: int) -> str:
        meter = self._document.score.meter
        bar, rest = meter.position(tick)
        beat = rest // meter.at(tick).beat_ticks + 1
        return self.tr("At bar {bar}, beat {beat}").format(bar=bar + 1, beat=beat)

    def _name(self, row: Row) -> str:
        return {
            Row.MARKERS: self.tr("Name of the section"),
            Row.TEMPO: self.tr("Tempo in quarter notes a minute"),
            Row.METER_AND_KEY: self.tr("Meter or key"),
            Row.CHORDS: self.tr("Chord symbol"),
        }[row]

    def _example(self, row: Row) -> str:
        return {
            Row.MARKERS: self.tr("Verse 1"),
            Row.TEMPO: self.tr("10 to 400"),
            Row.METER_AND_KEY: self.tr("3/4 or E♭ major"),
            Row.CHORDS: self.tr("C, F♯m7 or G7/B"),
        }[row]

    def _why(self, row: Row) -> str:
        if row is Row.CHORDS:
            words = self.tr("“{text}” is no chord symbol such as C, F♯m7 or G7/B.")
            return words.format(text=self.editor.text().strip())
        if row is not Row.MARKERS and not self.editor.text().strip():
            return self.tr("A song always begins with a tempo and a meter.")
        return {
            Row.MARKERS: self.tr("A marker needs a name."),
            Row.TEMPO: self.tr("A tempo is a number from 10 to 400, such as 96."),
            Row.METER_AND_KEY: self.tr(
                "A meter is written like 3/4 or 6/8, a key like E♭ major, f# minor or D dorian."
            ),
        }[row]


def proposed(score: Score, row: Row, tick: int) -> tuple[Sign | None, str]:
    """What of a row stands at ``tick``, and the words that something new there begins with."""
    if row is Row.METER_AND_KEY:
        return None, ""
    there: Sign | None
    if row is Row.MARKERS:
        there, words = markers.marker_at(score, tick), markers.new_name(score)
    elif row is Row.TEMPO:
        there = score.tempo.at(tick)
        words = said(there)
    else:
        there, words = chord_symbols.symbol_at(score, tick), ""
    return (there if there is not None and there.tick == tick else None), words


def in_force(score: Score, kind: type[Tempo] | type[Meter] | type[Key], tick: int) -> Sign:
    """The tempo, meter or key at ``tick``; C major where no key is stated."""
    if kind is Tempo:
        return score.tempo.at(tick)
    if kind is Meter:
        return score.meter.at(tick)
    return score.key.at(tick) or Key(0, 0)
