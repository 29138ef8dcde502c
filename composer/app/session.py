"""A sitting at one song: the document with its file, the player, and the engine's candidates.

The window shows a session and the tests drive one without a window.  Whoever owns it calls
:meth:`Session.poll` often (30 times a second is good); everything that happens is told to the
observers from within a call, on the caller's thread.  Times are ticks.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from composer.app import paths
from composer.app.again import AskingAgain
from composer.app.along import Along
from composer.app.asked import Asked, HarmonizeOptions
from composer.app.asking import Asking, Divide
from composer.app.at_turn import AtTurn, Awaited
from composer.app.control_learn import ControlLearn, restored, stored
from composer.app.devices import DeviceChoices, Devices
from composer.app.guarding import CopiedNotes, NotesGuard
from composer.app.learning import Learning
from composer.app.live_notes import LiveNotes
from composer.app.melody import Melody, MelodyError, find_melody
from composer.app.recording import Recording
from composer.app.rendering import Rendering
from composer.app.repainting import Cell, Part
from composer.app.safekeeping import Safekeeping, UnsavedSong
from composer.app.session_events import (
    AuditionChanged,
    CandidatesChanged,
    EngineChanged,
    FileChanged,
    HarmonyEnded,
    HarmonyProgress,
    PacksChanged,
    RecentChanged,
    Said,
    SessionError,
    SessionEvent,
)
from composer.app.settings import Settings, load_settings, save_settings
from composer.app.song_file import (
    PROJECT_ENDING,
    OpenedSong,
    SavedSong,
    read_song,
    write_export,
    write_song,
)
from composer.app.stage import Stage
from composer.app.step_entry import StepEntry
from composer.app.wishes import Wishes
from composer.app.writing import Writing
from composer.edit.document import Change, Document
from composer.engine.client import EngineClient
from composer.engine.messages import (
    Cancelled,
    Candidate,
    EngineNotice,
    Failed,
    Finished,
    Message,
    Progress,
    Ready,
    Request,
    Text,
)
from composer.engine.packs import Pack, PackRegistry
from composer.files.journal import About
from composer.files.stamp import FileStamp
from composer.midi.messages import Heard
from composer.midi.player import BUILT_IN, PlayerClient, PlayerEvent, Position, Problem, Stopped
from composer.midi.song import Song, song_from_score
from composer.model.generation import GenerationRecord
from composer.model.score import Score, empty_score
from composer.model.voice import Role, Voice, audible, sound_alike

_RELOAD_SECONDS = 0.15  # how often at most the player gets the edited song while it plays

UNTITLED = "Untitled"  # what a song is called that has neither a file nor a title

_log = logging.getLogger(__name__)


class Session:
    """See the module.  ``settings_path``: ``None`` for the platform's place.

    ``pack_folders``: where packs lie, the first folder winning.  ``player``, ``engine``: given by
    tests, made here otherwise; :meth:`start` starts both and :meth:`close` ends both.  ``unsaved``:
    the folder in which unsaved edits are kept, ``None`` for the platform's place.
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
        self._settings_path = settings_path or paths.settings_file()
        self.settings, self._settings_problem = load_settings(self._settings_path)
        folders = paths.pack_folders() if pack_folders is None else pack_folders
        self.registry = PackRegistry(folders)
        self.engine = engine or EngineClient(folders, log_file=paths.log_file("engine"))
        self.player = player or PlayerClient(
            self.settings.output or BUILT_IN, self.settings.sound, paths.log_file("player")
        )
        self.learning = Learning(
            folders, lambda family, name: self._tell(PacksChanged(family, name))
        )
        choices = DeviceChoices.restored(self.settings.devices)
        self.devices = Devices(
            self.player, choices, lambda chosen: self.remember(devices=chosen.stored())
        )
        bindings = restored(self.settings.controls)
        self.controls = ControlLearn(bindings, choices.pickup, choices.any_input)
        self.controls.changed = self._controls_changed
        self.document = Document(empty_score())
        self._unobserve = self.document.observe(self._document_changed)
        self._observers: list[Callable[[SessionEvent], None]] = []
        self._path: Path | None = None
        self._stamp: FileStamp | None = None
        self._name: str | None = None
        self.safekeeping = Safekeeping(
            self.document,
            unsaved or paths.unsaved_folder(),
            lambda: About(self.name, self.path),
            lambda sentence: self._tell(Said(sentence, error=True)),
        )
        self._engine_state = self.engine.state
        self._hearers: dict[int, Callable[[Message], None]] = {}
        self.writing = Writing(
            self.ask, self.engine.cancel, self.engine.new_id, lambda: self.document.revision
        )
        self.rendering = Rendering(self._tell)
        self.recording = Recording(
            self.document,
            self.player,
            lambda: self.settings,
            self._tell,
            self._play_anew,
            lambda: self.devices.choices.lateness,
        )
        self.step_entry = StepEntry(self.document, lambda: self._played_voice, self.seek)
        self.live = LiveNotes(self.player)
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
                load=self._load_song,
                channel=self._channel_of,
                play=self.play,
                packs=self.packs,
            )
        )
        self._asking = Asking(self.document, self.engine.new_id, self.packs)
        self._again = AskingAgain(
            self.document,
            self._asking,
            self.engine.new_id,
            self.packs,
            lambda: self.settings.device,
        )
        self._asked: Asked | None = None
        self._running: int | None = None
        self._progress: tuple[int, int] | None = None
        self._candidates: dict[int, Candidate] = {}
        self._notes_guard = NotesGuard(folders)
        self._copied: dict[tuple[int, int, int], list[CopiedNotes]] = {}
        self._audition: int | None = None
        self._at_turn = AtTurn(self.player, self._turned)
        self._audition_sounded = False
        self._song_stale = True
        self._song_loaded_at = 0.0
        self._playing = False
        self._channels: dict[int, int] = {}
        self._loaded_voices: tuple[Voice, ...] | None = None
        self._played_voice: int | None = None

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
        save_settings(self.settings, self._settings_path)

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
        # Another machine may start the player at any time, and a keyboard may be played.
        heard = self._playing or self.devices.choices.follow is not None
        others = self._loaded_voices != self.document.score.voices
        if (
            ((heard and self._song_stale) or (self._played_voice is not None and others))
            and self._audition is None
            and time.monotonic() - self._song_loaded_at >= _RELOAD_SECONDS
        ):
            self._load_song()

    def remember(self, **settings: Any) -> None:
        """Changes settings, such as ``remember(theme="dark")``, and writes them."""
        self.settings = replace(self.settings, **settings)
        save_settings(self.settings, self._settings_path)

    # The file

    @property
    def path(self) -> Path | None:
        """The project file that Save writes to; ``None`` before the first Save As."""
        return self._path

    @property
    def name(self) -> str:
        """What the song is called in a title bar."""
        if self._name:
            return self._name
        return self.document.score.title or UNTITLED

    @property
    def modified(self) -> bool:
        """Whether something would be lost by closing."""
        return not self.document.clean

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """The files last opened or saved, the latest first."""
        return tuple(Path(name) for name in self.settings.recent)

    @property
    def suggested_path(self) -> Path:
        """Where Save As starts from."""
        if self._path is not None:
            return self._path
        folder = Path(self.settings.folder) if self.settings.folder else Path.home()
        return folder / (Path(self.name).stem + PROJECT_ENDING)

    def new(self) -> None:
        """An empty song.  What was there is forgotten: ask before."""
        self._take(empty_score(), None, None)

    def open(self, path: str | Path, backup: bool = False) -> list[str]:
        """Opens a file by its ending; returns what the person should know about it.

        ``backup``: opens the last good copy of a project instead, which is then not saved yet.
        Raises :class:`SessionError`; the document is then as it was.
        """
        try:
            opened = read_song(Path(path), backup)
        except SessionError:
            self.not_opened(Path(path))
            raise
        return self.take(opened)

    def take(self, opened: OpenedSong) -> list[str]:
        """Makes what :func:`read_song` read the document; returns what to tell the person."""
        path = opened.path
        project = path.suffix.lower() == PROJECT_ENDING and not opened.backup
        self._take(opened.score, path if project else None, path.stem)
        self._stamp = opened.stamp
        self._used(path)
        return list(opened.notes)

    def restore(self, song: UnsavedSong) -> None:
        """Goes on with a song that another sitting left without saving it; it is not saved yet."""
        self._take(song.score, song.about.path, song.about.name or None, saved=False)
        self.safekeeping.restore(song)

    def not_opened(self, path: Path) -> None:
        """Forgets a recent file that is gone."""
        path = path.absolute()
        if not path.exists():
            self._set_recent(self.settings.without_recent(path))

    def save(self) -> None:
        """Writes the project file; raises :class:`SessionError` without one or when it fails.

        :class:`~composer.app.song_file.ChangedElsewhere`: another window has written it.
        """
        if self._path is None:
            raise SessionError("The song has no project file yet; save it under a name.")
        written = write_song(self.document.score, self._path, self.stamp)
        self.saved(written, self.document.revision)

    def save_as(self, path: str | Path) -> None:
        """Writes the project under that name (``.descant`` is added) and goes on with it.

        Raises :class:`SessionError`; the file is then as it was.
        """
        self.saved(write_song(self.document.score, Path(path)), self.document.revision)

    @property
    def stamp(self) -> FileStamp | None:
        """The project file as this sitting read or wrote it last, if it did."""
        return self._stamp

    def saved(self, written: SavedSong, revision: int) -> None:
        """Goes on with the project that :func:`write_song` wrote of that revision."""
        path = written.path
        self._path, self._name, self._stamp = path, path.stem, written.stamp
        if revision == self.document.revision:
            self.document.mark_clean()
            self.safekeeping.saved()
        self._used(path)
        self._tell(FileChanged(path))

    def export(self, path: str | Path) -> list[str]:
        """Writes the song in the format of the ending; raises :class:`SessionError`.

        Returns a sentence for each thing that the format cannot hold.
        """
        path = Path(path).absolute()
        remarks = write_export(self.document.score, path)
        self.remember(folder=str(path.parent))
        return remarks

    def clear_recent(self) -> None:
        """Forgets the recent files."""
        self._set_recent(replace(self.settings, recent=()))

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

    def melody(self, active_voice: int | None = None, role: Role | None = None) -> Melody:
        """What :meth:`harmonize` would work on; raises :class:`SessionError` with the reason."""
        try:
            return find_melody(self.document.score, active_voice, role)
        except MelodyError as error:
            raise SessionError(str(error)) from error

    def harmonize(
        self, options: HarmonizeOptions | None = None, active_voice: int | None = None
    ) -> int:
        """Asks the engine for voices around the melody; returns the request's id.

        ``active_voice``: id of the voice that the person works on; it is the melody if it has
        notes, else see :func:`~composer.app.melody.find_melody`.  The candidates of an earlier
        request are dropped.  Raises :class:`SessionError` when there is nothing to work on or a
        request is still running.
        """
        options = options or HarmonizeOptions()
        self._may_ask()
        melody = self.melody(active_voice, options.role)
        asked = self._ask_for(self._asking.harmony(melody, options))
        if melody.chords:
            self._tell(
                Said(
                    f"The voice “{melody.voice.name}” has notes that sound together; "
                    "its highest notes are harmonised, all of them stay."
                )
            )
        return asked

    def repaint(self, cells: Iterable[Cell], options: HarmonizeOptions | None = None) -> int:
        """Asks the engine to write cells of the four parts anew; returns the request's id.

        What is locked stays.  ``options``: all but the role count.  The candidates of an earlier
        request are dropped.  Raises :class:`SessionError` when there is nothing to write, or a
        request is still running.
        """
        self._may_ask()
        return self._ask_for(self._asking.cells(cells, options or HarmonizeOptions()))

    def repaint_marked(self, options: HarmonizeOptions | None = None) -> int:
        """:meth:`repaint` of the cells that are marked to be written anew."""
        self._may_ask()
        return self._ask_for(self._asking.marked(options or HarmonizeOptions()))

    def repaint_notes(
        self, ids: Collection[int], options: HarmonizeOptions | None = None, *, held: bool = False
    ) -> int:
        """:meth:`repaint` where these notes are.

        ``held``: the notes stay, with their words, lengths and velocities, and get other pitches.
        """
        self._may_ask()
        return self._ask_for(self._asking.notes(ids, options or HarmonizeOptions(), held))

    def repaint_words_and_notes(
        self,
        ids: Collection[int],
        wishes: Wishes,
        divide: Divide,
        options: HarmonizeOptions | None = None,
        *,
        held: bool = True,
    ) -> int:
        """:meth:`repaint_notes`, with other words in the lines that lie on these notes.

        ``divide``: a word to its syllables.  Raises :class:`SessionError` as it does, and where
        there are no such lines or no model that writes lyrics.
        """
        self._may_ask()
        options = options or HarmonizeOptions()
        return self._ask_for(self._asking.words_and_notes(ids, wishes, divide, options, held))

    def generate_again(self, record: GenerationRecord, same_seed: bool = False) -> int:
        """Asks for what the record tells of, with another seed or that of then.

        The candidates of an earlier request are dropped.  Raises :class:`SessionError` as
        :meth:`repaint` does, and where the model is gone.
        """
        self._may_ask()
        return self._ask_for(self._again.asked(record, same_seed))

    def cancel(self) -> None:
        """Stops the running request; ``HarmonyEnded("cancelled")`` follows in a later poll."""
        if self._running is not None:
            self.engine.cancel(self._running)

    @property
    def running(self) -> bool:
        """Whether a request is being worked on."""
        return self._running is not None

    @property
    def progress(self) -> tuple[int, int] | None:
        """``(done, total)`` of the running request; ``None`` when there is none."""
        return self._progress

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """What was made for the last request, in order of index."""
        return tuple(self._shown(index) for index in sorted(self._candidates))

    def words(self, index: int) -> tuple[str, ...]:
        """The lines of words that the candidate has beside its notes, if it has any."""
        return () if self._asked is None else self._asked.words(index)

    @property
    def asked(self) -> Asked | None:
        """What the candidates were asked for with; ``None`` before the first request."""
        return self._asked

    @property
    def candidates_outdated(self) -> bool:
        """Whether the song is no longer the one that the candidates were made for."""
        return self._asked is not None and self._asked.outdated(self.document.score)

    def ghosts(self, index: int) -> list[tuple[int, int, int, Role]]:
        """The candidate's notes as (pitch, onset, duration, role); empty when it is not there."""
        candidate = self._candidates.get(index)
        if candidate is None:
            return []
        return [
            (span.pitch, span.onset, span.duration, Role(role))
            for role, spans in candidate.voices.items()
            for span in spans
        ]

    def copied(self, index: int) -> list[CopiedNotes]:
        """Where the finished candidate would repeat two bars or more of what the models learned
        from; empty when it is not there or unfinished."""
        candidate = self._candidates.get(index)
        if candidate is None or not candidate.final:
            return []
        asked = (candidate.id, index, self.document.revision)
        if asked not in self._copied:
            trial = Document(self.document.score.copy())
            try:
                self._write_into(trial, candidate)
            except (KeyError, ValueError, SessionError):  # it fits the song no more
                return []
            found = self._notes_guard.copied_anew(self.document.score, trial.score)
            self._copied = (
                {**self._copied, asked: found} if len(self._copied) < 64 else {asked: found}
            )
        return self._copied[asked]

    def accept(self, index: int, part: Part | None = None) -> None:
        """Writes the candidate, or this part of it, into the song, as one undo step.

        The candidates stay, so that after an undo another can be taken.  Raises
        :class:`SessionError` when it is unfinished, or the melody's voice is gone.
        """
        candidate = self._final(index)
        self.stop_audition()
        self._write_into(self.document, candidate, part)
        self._tell(CandidatesChanged(self.candidates))

    def discard(self, index: int) -> None:
        """Drops one candidate that is finished; one that is not there or unfinished stays."""
        if index not in self._candidates or not self._shown(index).final:
            return
        if index in (self._audition, self.compared):
            self._hear_no_candidate()
        del self._candidates[index]
        self._tell(CandidatesChanged(self.candidates))

    def discard_candidates(self) -> None:
        """Drops all candidates."""
        self._hear_no_candidate()
        if self._candidates:
            self._candidates = {}
            self._tell(CandidatesChanged(()))

    # Playing

    @property
    def auditioning(self) -> int | None:
        """Index of the candidate that is being played instead of the song."""
        return self._audition

    def audition(self, index: int, from_tick: int | None = None, part: Part | None = None) -> None:
        """Plays the song as it would be with the candidate, or with this part of it.

        From ``from_tick``; ``None``: from the melody's first note.  Raises
        :class:`SessionError` as :meth:`accept` does.
        """
        candidate = self._final(index)
        self.recording.finish()
        trial = Document(self.document.score.copy())
        self._write_into(trial, candidate, part)
        self.player.load(song_from_score(trial.score))
        self._at_turn.forget()
        self._audition, self._audition_sounded, self._song_stale = index, False, True
        assert self._asked is not None, "there are candidates only after a request"
        self.player.play(self._asked.start if from_tick is None else from_tick)
        self._tell(AuditionChanged(index))

    def compare(self, index: int | None, part: Part | None = None) -> None:
        """B, ``index``: plays on with the candidate; A, ``None``: without.

        In a loop from where that begins again, else at once and from the same place.
        :class:`AuditionChanged` follows when it is so; :attr:`compared` says it before.  Raises
        :class:`SessionError` as :meth:`accept` does.
        """
        if not self._at_turn.comes:
            here = self.player.position.tick if self.playing else None
            if index is not None:
                self.audition(index, here, part)
            elif self._audition is not None:
                self.play(here)
            return
        if index is None:
            song = self.live.into(self.recording.song(self.document.score))
        else:
            candidate = self._final(index)
            self.recording.finish()
            trial = Document(self.document.score.copy())
            self._write_into(trial, candidate, part)
            song = song_from_score(trial.score)
        score, revision = self.document.score, self.document.revision
        self._at_turn.load(Awaited(index, song, score.voices, revision))
        self._tell(AuditionChanged(self._audition))

    @property
    def compared(self) -> int | None:
        """Index of the candidate that is played, or will be from the loop's turn on."""
        awaited = self._at_turn.awaited
        return self._audition if awaited is None else awaited.index

    @property
    def awaits_turn(self) -> bool:
        """Whether something else is to be heard from the loop's turn on."""
        return self._at_turn.awaited is not None

    @property
    def awaited_song(self) -> Song | None:
        """What is to be heard from the loop's turn on, if that is something else."""
        awaited = self._at_turn.awaited
        return None if awaited is None else awaited.song

    def stop_audition(self) -> None:
        """Stops a candidate that is being played; else does nothing."""
        if self._audition is not None:
            self.player.stop()
            self._audition_over()

    def play(self, from_tick: int | None = None, count_in: int = 0) -> None:
        """Plays the song, from where it was paused or from ``from_tick``.

        ``count_in``: bars that the metronome counts before.
        """
        self.recording.finish()
        if self._audition is not None:
            self.stop_audition()
        if self._song_stale:
            self._load_song()
        self.player.play(from_tick, count_in)
        self._playing = True

    def pause(self) -> None:
        """Pauses where it is; a recording is over then."""
        self._forget_turn()
        self.recording.stop_soon()
        self.player.pause()
        self._playing = False

    def stop(self) -> None:
        """Stops, and silences what sounds."""
        self.along.stop()
        if self._audition is not None:
            self.stop_audition()
            return
        self._forget_turn()
        if self.recording.state != "off":
            self.recording.stop_soon(back=True)
            self._playing = False
            return
        self.player.stop()
        self._playing = False

    def note_on(self, voice_id: int, pitch: int, velocity: int = 80) -> None:
        """Sounds a pitch with the voice's instrument until :meth:`note_off`, playing or not."""
        if self._audition is None and self._loaded_voices != self.document.score.voices:
            self._load_song()
        channel = self._channels.get(voice_id)
        if channel is not None:
            self.player.note_on(channel, pitch, velocity)

    def note_off(self, voice_id: int, pitch: int) -> None:
        """Lets go of what :meth:`note_on` sounded."""
        channel = self._channels.get(voice_id)
        if channel is not None:
            self.player.note_off(channel, pitch)

    def play_on(self, voice_id: int | None) -> None:
        """What is played on the MIDI inputs sounds with this voice's instrument from now on."""
        self._played_voice = voice_id
        self._show_played_voice()

    def seek(self, tick: int) -> None:
        """Goes to a tick, playing or not; a recording is over then."""
        self.recording.finish()
        self.player.seek(tick)

    @property
    def playing(self) -> bool:
        """Whether the song or a candidate sounds."""
        return self._playing or self._audition is not None

    # Within

    def _tell(self, event: SessionEvent) -> None:
        for callback in list(self._observers):
            callback(event)

    def _take(
        self, score: Score, project: Path | None, name: str | None, saved: bool = True
    ) -> None:
        self.cancel()
        self.writing.clear()
        self.recording.forget()
        self.along.forget()
        self.stop()
        self.discard_candidates()
        self._asked = None
        self._path, self._name, self._stamp = project, name, None
        self.document.replace(score, saved)
        self._tell(FileChanged(project))

    def _used(self, path: Path) -> None:
        self._set_recent(replace(self.settings.with_recent(path), folder=str(path.parent)))

    def _set_recent(self, settings: Settings) -> None:
        before, self.settings = self.settings, settings
        save_settings(settings, self._settings_path)
        if settings.recent != before.recent:
            self._tell(RecentChanged(self.recent_files))

    def _channel_of(self, voice_id: int) -> int | None:
        return self._channels.get(voice_id)

    def _document_changed(self, change: Change) -> None:
        if self.live.told and not self._song_stale:
            return
        if change.fields == {"masks"} and not (change.added or change.removed):
            return  # not heard
        voices = self.document.score.voices
        if (
            change.fields == {"voices"}
            and not self._song_stale
            and self._audition is None
            and not self.awaits_turn
            and self._loaded_voices is not None
            and sound_alike(self._loaded_voices, voices)
        ):
            # Mute and solo need no other song, so a long one is not held up by them.
            self.player.set_audible(audible(voices))
            self._loaded_voices = voices
            return
        self._song_stale = True

    def _load_song(self) -> None:
        song = self.live.into(self.recording.song(self.document.score))
        self.player.load(song)
        if self._at_turn.forget():
            self._tell(AuditionChanged(self._audition))
        self._channels, self._loaded_voices = song.channels, self.document.score.voices
        self._song_stale = False
        self._song_loaded_at = time.monotonic()
        self._show_played_voice()

    def _controls_changed(self) -> None:
        self.remember(controls=stored(self.controls.bindings))
        self.player.set_controls(self.controls.in_use)

    def _show_played_voice(self) -> None:
        voice = self._played_voice
        self.devices.play_on(self._channels.get(voice) if voice is not None else None)

    def _play_anew(self, from_tick: int | None, count_in: int = 0) -> None:
        """The song is to be loaded again, with what a recording makes of it; and to be played
        from ``from_tick`` after a count-in, or, without, as it is."""
        self._song_stale = True
        if from_tick is not None:
            self.stop_audition()
            self._load_song()
            self.player.play(from_tick, count_in)
            self._playing = True

    def _turned(self, awaited: Awaited) -> None:
        """The loop has begun again, and with it what was awaited."""
        if awaited.index is None:
            self._channels, self._loaded_voices = awaited.song.channels, awaited.voices
            self._song_stale = awaited.revision != self.document.revision
            self._song_loaded_at = time.monotonic()
            self._show_played_voice()
        else:
            self._audition_sounded, self._song_stale = True, True
        self._audition = awaited.index
        self._tell(AuditionChanged(awaited.index))

    def _forget_turn(self) -> None:
        if self._at_turn.forget():
            self._song_stale = True
            self._tell(AuditionChanged(self._audition))

    def _hear_no_candidate(self) -> None:
        """Neither now nor from the loop's turn on."""
        if self._audition is not None:
            self.stop_audition()
        elif self.compared is not None:
            self._forget_turn()

    def _audition_over(self) -> None:
        self._at_turn.forget()
        self._audition = None
        self._tell(AuditionChanged(None))

    def _player_said(self, event: PlayerEvent) -> None:
        bound = isinstance(event, Heard) and self.controls.hear(event.source, event.data)
        if not bound:
            self.recording.take(event)
            self.step_entry.take(event)
        self.along.take(event)
        self._at_turn.take(event)
        if isinstance(event, Position):
            self._playing = event.playing
            self._audition_sounded = self._audition_sounded or event.playing
        elif isinstance(event, Stopped):
            self._playing = False
            self._forget_turn()
            # One that was sent before the audition began is not its end.
            if self._audition is not None and self._audition_sounded:
                self._audition_over()
        elif isinstance(event, Problem):
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
        elif message.id != self._running:
            pass  # of a request that was given up when another song was opened
        elif isinstance(message, Progress):
            self._progress = (message.done, message.total)
            self._tell(HarmonyProgress(message.done, message.total))
        elif isinstance(message, Candidate):
            if self._asked is not None:
                self._candidates[message.index] = message
                self._tell(CandidatesChanged(self.candidates))
        elif isinstance(message, Text):
            if self._asked is not None:
                self._asked.take(message)
        elif isinstance(message, Finished):
            if not self._asks_more():
                self._harmony_ended("finished")
        elif isinstance(message, Cancelled):
            self._harmony_ended("cancelled")
        elif isinstance(message, Failed):
            _log.warning("request failed: %s %s", message.sentence, message.details)
            self._tell(Said(message.sentence, error=True))
            self._harmony_ended("failed")

    def _may_ask(self) -> None:
        if self._running is not None:
            raise SessionError("The model is still at work; cancel it first.")

    def _ask_for(self, asked: Asked) -> int:
        self.discard_candidates()
        self.engine.submit(asked.request)
        self._asked, self._running = asked, asked.request.id
        self._progress = (0, 0)
        self._tell(HarmonyProgress(0, 0))
        return asked.request.id

    def _asks_more(self) -> bool:
        """Whether something else is asked for the candidates now that a request is done."""
        if self._asked is None:
            return False
        finals = [candidate for candidate in self._candidates.values() if candidate.final]
        request = self._asked.next_request(self.document, finals, self.engine.new_id)
        self._tell(CandidatesChanged(self.candidates))
        if request is None:
            if finals and not any(candidate.final for candidate in self.candidates):
                words = "No words were found that fit; try another artist or temperature."
                self._tell(Said(words, error=True))
            return False
        self.engine.submit(request)
        self._running = request.id
        return True

    def _shown(self, index: int) -> Candidate:
        assert self._asked is not None, "there are candidates only after a request"
        return self._asked.completed(self._candidates[index])

    def _write_into(
        self, document: Document, candidate: Candidate, part: Part | None = None
    ) -> None:
        assert self._asked is not None, "there are candidates only after a request"
        self._asked.write(document, candidate, part)

    def _harmony_ended(self, outcome: str) -> None:
        self._running, self._progress = None, None
        finals = {i: c for i, c in self._candidates.items() if self._shown(i).final}
        if len(finals) != len(self._candidates):
            self._candidates = finals
            self._tell(CandidatesChanged(self.candidates))
        self._tell(HarmonyEnded(outcome))

    def _final(self, index: int) -> Candidate:
        candidate = self._candidates.get(index)
        if candidate is None:
            raise SessionError("That candidate is no longer there; ask for others.")
        if not self._shown(index).final:
            raise SessionError("That candidate is still being made; wait for it, or cancel.")
        if self._asked is not None and (sentence := self._asked.obstacle(self.document.score)):
            raise SessionError(sentence)
        return candidate
