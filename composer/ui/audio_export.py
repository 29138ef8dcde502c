"""File > Export Audio: sound files, made beside the window while one goes on working."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from composer.app.session import Session
from composer.app.session_events import (
    RenderingEnded,
    RenderingWent,
    SessionError,
    SessionEvent,
)
from composer.app.stems import stem_files
from composer.midi import audio_file
from composer.midi.render import RenderOptions
from composer.model.voice import audible
from composer.ui.actions import ActionSet
from composer.ui.audio_export_dialog import AudioChoice, AudioExportDialog
from composer.ui.message_bar import MessageBar
from composer.ui.prompts import Prompts
from composer.ui.transport import clock


class AudioExport(QObject):
    """Asks what is wanted, has it made, and shows how far it is, with a way to give it up."""

    def __init__(self, session: Session, prompts: Prompts, messages: MessageBar, window: QObject):
        super().__init__(window)
        self._session = session
        self._prompts = prompts
        self._messages = messages
        self._actions: ActionSet | None = None
        self._name = ""
        self._percent = -1
        self.dialog: AudioExportDialog | None = None

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        return {"export_audio": self.ask, "cancel_audio": self.cancel}

    def use(self, actions: ActionSet) -> None:
        """Shows in these actions whether a file is being made."""
        self._actions = actions
        self._show_running()

    def kinds(self) -> list[tuple[str, str]]:
        """What file dialogs call the kinds of sound file, with their endings."""
        return [
            (self.tr("WAV sound file"), ".wav"),
            (self.tr("FLAC sound file"), ".flac"),
            (self.tr("OGG sound file"), ".ogg"),
        ]

    def ask(self) -> None:
        """Opens the dialog of the format; accepted, asks for a name, and begins."""
        if self._session.rendering.running:
            self._messages.note(self.tr("A sound file is still being made."))
            return
        dialog = AudioExportDialog(self._remembered(), self._about(), self._prompts.window)
        self.dialog = dialog

        def answered(result: int) -> None:
            choice = dialog.choice()
            self.dialog = None
            dialog.deleteLater()
            if result == AudioExportDialog.DialogCode.Accepted:
                self._ask_name(choice)

        dialog.finished.connect(answered)
        dialog.open()

    def export(self, path: Path) -> None:
        """Makes the file at ``path``, of the kind of its ending, with what was last chosen."""
        settings = self._session.settings
        options = RenderOptions(
            settings.sound, settings.sample_rate, settings.bits, settings.normalise
        )
        score = self._session.document.score
        if settings.stems:
            # Of these names the file dialog knows nothing.
            there = [file.name for _, file in stem_files(score, path) if file.exists()]
            if there and not self._prompts.may_replace(there):
                return
        try:
            self._session.rendering.start(score, path, options, settings.stems)
        except SessionError as error:
            self._messages.problem(str(error))
            return
        # What was said before is read by now, and must not hide the progress.
        self._messages.dismiss()
        self._name, self._percent = path.name, -1
        self._show_running()
        self._show(0)

    def cancel(self) -> None:
        """Gives the file up."""
        self._session.rendering.cancel()

    def take(self, event: SessionEvent) -> None:
        """Shows what the event says."""
        if isinstance(event, RenderingWent):
            self._show(int(100 * event.done / event.total) if event.total else 0)
        elif isinstance(event, RenderingEnded):
            self._show_running()
            self._messages.dismiss_note()
            self._say(event)

    def _say(self, ended: RenderingEnded) -> None:
        if ended.failed:
            self._messages.problem(ended.sentence)
        elif not ended.files:
            self._messages.note(self.tr("No sound file was made."))
        else:
            first = ended.files[0]
            self._session.remember(folder=str(first.parent))
            words = self.tr("Exported to {path}.").format(path=first)
            if len(ended.files) > 1:
                words = self.tr("Exported {count} files to {folder}.").format(
                    count=len(ended.files), folder=first.parent
                )
            self._messages.note(" ".join(filter(None, (words, ended.sentence))))

    def _show(self, percent: int) -> None:
        if percent == self._percent:
            return
        before, self._percent = self._words(self._percent), percent
        words = self._words(percent)
        if not self._messages.replace_words(before, words) and not self._messages.isVisible():
            self._messages.note(words, self.tr("Cancel"), self.cancel)

    def _words(self, percent: int) -> str:
        return self.tr("Making {name}… {percent} %").format(name=self._name, percent=percent)

    def _show_running(self) -> None:
        if self._actions is not None:
            running = self._session.rendering.running
            nothing = self.tr("No sound file is being made")
            self._actions.enable("cancel_audio", running, nothing)
            self._actions.enable(
                "export_audio", not running, self.tr("A sound file is still being made")
            )

    def _remembered(self) -> AudioChoice:
        settings = self._session.settings
        return AudioChoice(
            settings.audio_ending,
            settings.sample_rate,
            settings.bits,
            settings.normalise,
            settings.stems,
        )

    def _about(self) -> str:
        score = self._session.document.score
        heard = audible(score.voices)
        names = [voice.name for voice in score.voices if voice.id in heard]
        ends = (note.end for note in score.notes.values() if note.voice in heard)
        length = clock(score.tempo.seconds(max(ends, default=0)))
        if len(names) == len(score.voices):
            return self.tr("The whole song, {length} long.").format(length=length)
        return self.tr("The voices that sound ({names}), {length} long.").format(
            names=", ".join(names), length=length
        )

    def _ask_name(self, choice: AudioChoice) -> None:
        self._session.remember(
            audio_ending=choice.ending,
            sample_rate=choice.sample_rate,
            bits=choice.bits,
            normalise=choice.normalise,
            stems=choice.stems,
        )
        start = self._session.file.suggested_path
        folder = Path(self._session.settings.folder or start.parent)
        kinds = sorted(self.kinds(), key=lambda kind: kind[1] != choice.ending)
        path = self._prompts.file_to_save(
            str(folder), start.stem + choice.ending, kinds, self.tr("Export Audio")
        )
        if path is not None:
            self.export(path)


def is_audio(path: Path) -> bool:
    """Whether a file of that ending is a sound file."""
    return path.suffix.lower() in audio_file.ENDINGS
