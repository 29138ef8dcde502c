"""A sitting at one song: the document with its file, the player, and the engine's candidates.

The window shows a session and the tests drive one without a window.  Whoever owns it calls
:meth:`Session.poll` often (30 times a second is good); everything that happens is told to the
observers from within a call, on the caller's thread.  Times are ticks.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from composer.app import paths
from composer.app.along import Along
from composer.app.control_learn import ControlLearn, restored, stored
from composer.app.current_file import CurrentFile
from composer.app.devices import DeviceChoices, Devices
from composer.app.generating import Generating
from composer.app.guarding import NotesGuard
from composer.app.learning import Learning
from composer.app.live_notes import LiveNotes
from composer.app.loaded_song import LoadedSong
from composer.app.playback import Playback
from composer.app.recording import Recording
from composer.app.rendering import Rendering
from composer.app.safekeeping import Safekeeping
from composer.app.session_events import EngineChanged, PacksChanged, Said, SessionEvent
from composer.app.settings import load_settings, save_settings
from composer.app.stage import Stage
from composer.app.step_entry import StepEntry
from composer.app.writing import Writing
from composer.edit.document import Document
from composer.engine.client import EngineClient
from composer.engine.messages import (
    Cancelled,
    EngineNotice,
    Failed,
    Finished,
    Message,
    Ready,
    Request,
)
from composer.engine.packs import Pack, PackRegistry
from composer.files.journal import About
from composer.midi.messages import Heard
from composer.midi.player import BUILT_IN, PlayerClient, PlayerEvent, Problem
from composer.model.score import empty_score

_log = logging.getLogger(__name__)


class Session:
    """See the module.  ``settings_path``: ``None`` for the platform's place.

    ``pack_folders``: where packs lie, the first folder winning.  ``player``, ``engine``: given by
    tests, made here otherwise; :meth:`start` starts both and :meth:`close` ends both.  ``unsaved``:
    the folder in which unsaved edits are kept, ``None`` for the platform's place.

    What a sitting does is in its parts: ``file``, ``generating``, ``playback``, ``recording``,
    ``writing`` and so on, each a class with a module of its own.
    """

    def __init__(
        self,
        *,
        settings_path: Path | None = None,
        pack_folders: tuple[Path, ...] | None = None,
        engine: EngineClient | None = None,
        player: PlayerClient | None = None,
        unsaved: Path | None = None,
    ) -> None:
        self._observers: list[Callable[[SessionEvent], None]] = []
        self.settings_path = settings_path or paths.settings_file()
        self.settings, self._settings_problem = load_settings(self.settings_path)
        folders = paths.pack_folders() if pack_folders is None else pack_folders
        self.registry = PackRegistry(folders)
        self.document = Document(empty_score())

        self.engine = engine or EngineClient(folders, log_file=paths.log_file("engine"))
        self._engine_state = self.engine.state
        self._hearers: dict[int, Callable[[Message], None]] = {}
        self.generating = Generating(
            self.document,
            self.engine,
            self.ask,
            self.packs,
            device=lambda: self.settings.device,
            guard=NotesGuard(folders),
            tell=self._tell,
            stop_audition=lambda: self.playback.stop_audition(),
            unheard=lambda index: self.playback.hear_no_candidate(index),
        )
        self.writing = Writing(
            self.ask, self.engine.cancel, self.engine.new_id, lambda: self.document.revision
        )
        self.learning = Learning(
            folders, lambda family, name: self._tell(PacksChanged(family, name))
        )

        self.player = player or PlayerClient(
            self.settings.output or BUILT_IN, self.settings.sound, paths.log_file("player")
        )
        choices = DeviceChoices.restored(self.settings.devices)
        self.devices = Devices(
            self.player, choices, lambda chosen: self.remember(devices=chosen.stored())
        )
        bindings = restored(self.settings.controls)
        self.controls = ControlLearn(bindings, choices.pickup, choices.any_input)
        self.controls.changed = self._controls_changed
        self.live = LiveNotes(self.player)
        self.recording = Recording(
            self.document,
            self.player,
            lambda: self.settings,
            self._tell,
            lambda tick, bars: self.playback.play_anew(tick, bars),
            lambda: self.devices.choices.lateness,
        )
        loaded = LoadedSong(
            self.document, self.player, self.live, self.recording.song, self.devices.play_on
        )
        self.playback = Playback(
            self.document,
            self.player,
            loaded,
            self.generating,
            self.recording,
            follows=lambda: self.devices.choices.follow is not None,
            tell=self._tell,
            stop_along=lambda: self.along.stop(),
        )
        self.step_entry = StepEntry(self.document, lambda: loaded.played_voice, self.playback.seek)
        self.along = Along(
            Stage(
                document=self.document,
                player=self.player,
                live=self.live,
                ask=self.ask,
                cancel=self.engine.cancel,
                go_on=self.engine.go_on,
                new_id=self.engine.new_id,
                tell=self._tell,
                load=self.playback.load,
                channel=loaded.channel,
                play=self.playback.play,
                packs=self.packs,
            )
        )

        self.safekeeping = Safekeeping(
            self.document,
            unsaved or paths.unsaved_folder(),
            lambda: About(self.file.name, self.file.path, self.file.stamp),
            lambda sentence: self._tell(Said(sentence, error=True)),
            lambda: self.recording.unwritten(),
        )
        self.file = CurrentFile(
            self.document,
            self.safekeeping,
            lambda: self.settings,
            self.remember,
            self._tell,
            self._leave,
        )
        self.rendering = Rendering(self._tell)
        self._unobserve = self.document.observe(self.playback.changed)

    # Beginning and end

    def start(self) -> None:
        """Starts the engine's and the player's process; returns at once."""
        self.engine.start()
        self.player.start()
        self.devices.begin()
        self.player.set_controls(self.controls.in_use)
        if self._settings_problem:
            self._tell(Said(self._settings_problem, error=True))
            self._settings_problem = None

    def close(self) -> None:
        """Ends both processes and writes the settings.  Call it once, last.

        Edits that are neither saved nor given up are kept for the next start.
        """
        self._unobserve()
        self.safekeeping.close()
        self.rendering.close()
        self.learning.close()
        self.engine.close()
        self.player.close()
        save_settings(self.settings, self.settings_path)

    def observe(self, callback: Callable[[SessionEvent], None]) -> Callable[[], None]:
        """``callback(event)`` for all that happens, until the returned function is called."""
        self._observers.append(callback)

        def unsubscribe() -> None:
            if callback in self._observers:
                self._observers.remove(callback)

        return unsubscribe

    def poll(self) -> None:
        """Takes in what engine and player have sent, and keeps the edits.  Never blocks."""
        self.safekeeping.look()
        for message in self.engine.poll():
            self._engine_said(message)
        self.learning.poll()
        if self.engine.state != self._engine_state:
            self._engine_state = self.engine.state
            self._tell(EngineChanged(self._engine_state))
        for event in self.player.poll():
            self._player_said(event)
        self.rendering.poll()
        self.recording.look()
        self.along.poll()
        self.playback.look()

    def remember(self, **settings: Any) -> None:
        """Changes settings, such as ``remember(theme="dark")``, and writes them."""
        self.settings = replace(self.settings, **settings)
        save_settings(self.settings, self.settings_path)

    # Models

    @property
    def engine_state(self) -> str:
        """``"starting"``, ``"ready"``, ``"restarting"`` or ``"stopped"``."""
        return self._engine_state

    def packs(self, family: str = "coconet") -> list[Pack]:
        """The installed packs of a family, the best first."""
        return self.registry.of_family(family)

    def ask(self, request: Request, hear: Callable[[Message], None]) -> None:
        """Sends a request to the engine; ``hear(message)`` gets its answers, the last one too."""
        self.engine.submit(request)
        self._hearers[request.id] = hear

    # Within

    def _tell(self, event: SessionEvent) -> None:
        for callback in list(self._observers):
            callback(event)

    def _leave(self) -> None:
        """Another song takes the place of this one."""
        self.writing.clear()
        self.recording.forget()
        self.along.forget()
        self.playback.stop()
        self.generating.forget()

    def _controls_changed(self) -> None:
        self.remember(controls=stored(self.controls.bindings))
        self.player.set_controls(self.controls.in_use)

    def _player_said(self, event: PlayerEvent) -> None:
        bound = isinstance(event, Heard) and self.controls.hear(event.source, event.data)
        if not bound:
            self.recording.take(event)
            self.step_entry.take(event)
        self.along.take(event)
        self.playback.take(event)
        if isinstance(event, Problem):
            _log.warning("player: %s", event.sentence)
        self.devices.take(event)
        self._tell(event)

    def _engine_said(self, message: Message) -> None:
        if isinstance(message, Ready):
            _log.info("engine ready: torch %s, cuda %s", message.torch_version, message.cuda)
        elif isinstance(message, EngineNotice):
            _log.warning("engine: %s %s", message.sentence, message.details)
            self._tell(Said(message.sentence, error=True))
        elif message.id in self._hearers:
            hear = self._hearers[message.id]
            if isinstance(message, (Finished, Cancelled, Failed)):
                del self._hearers[message.id]
            hear(message)
