"""What sounds: the song, or a candidate in its place; single notes.  Times are ticks."""

from __future__ import annotations

from collections.abc import Callable

from composer.app.at_turn import AtTurn, Awaited
from composer.app.generating import Generating
from composer.app.loaded_song import LoadedSong
from composer.app.recording import Recording
from composer.app.repainting import Part
from composer.app.session_events import AuditionChanged, SessionEvent
from composer.edit.document import Change, Document
from composer.midi.player import PlayerClient, PlayerEvent, Position, Stopped
from composer.midi.song import Song, song_from_score


class Playback:
    """See the module; a part of a sitting.

    ``loaded``: the song as the player has it; ``follows()``: whether another machine's clock may
    start the player at any time; ``tell``: the sitting's observers; ``stop_along``: ends what a
    model plays along.
    """

    def __init__(
        self,
        document: Document,
        player: PlayerClient,
        loaded: LoadedSong,
        generating: Generating,
        recording: Recording,
        follows: Callable[[], bool],
        tell: Callable[[SessionEvent], None],
        stop_along: Callable[[], None],
    ) -> None:
        self._document, self._player, self._loaded = document, player, loaded
        self._generating, self._recording = generating, recording
        self._follows, self._tell, self._stop_along = follows, tell, stop_along
        self._playing = False
        self._audition: int | None = None
        self._audition_sounded = False
        self._at_turn = AtTurn(player, self._turned)

    # The song

    @property
    def playing(self) -> bool:
        """Whether the song or a candidate sounds."""
        return self._playing or self._audition is not None

    @property
    def stale(self) -> bool:
        """Whether the player has another song than the document is by now."""
        return self._loaded.stale

    def play(self, from_tick: int | None = None, count_in: int = 0) -> None:
        """Plays the song, from where it was paused or from ``from_tick``.

        ``count_in``: bars that the metronome counts before.
        """
        self._recording.finish()
        if self._audition is not None:
            self.stop_audition()
        if self._loaded.stale:
            self.load()
        self._player.play(from_tick, count_in)
        self._playing = True

    def play_anew(self, from_tick: int | None, count_in: int = 0) -> None:
        """The song is to be loaded again, with what a recording makes of it; and to be played
        from ``from_tick`` after a count-in, or, without, as it is."""
        self._loaded.stale = True
        if from_tick is not None:
            self.stop_audition()
            self.load()
            self._player.play(from_tick, count_in)
            self._playing = True

    def pause(self) -> None:
        """Pauses where it is; a recording is over then."""
        self._forget_turn()
        self._recording.stop_soon()
        self._player.pause()
        self._playing = False

    def stop(self) -> None:
        """Stops, and silences what sounds."""
        self._stop_along()
        if self._audition is not None:
            self.stop_audition()
            return
        self._forget_turn()
        if self._recording.state != "off":
            self._recording.stop_soon(back=True)
            self._playing = False
            return
        self._player.stop()
        self._playing = False

    def seek(self, tick: int) -> None:
        """Goes to a tick, playing or not; a recording is over then."""
        self._recording.finish()
        self._player.seek(tick)

    def load(self) -> None:
        """Gives the player the song as it is now; nothing waits for the loop's turn any more."""
        self._loaded.load()
        if self._at_turn.forget():
            self._tell(AuditionChanged(self._audition))

    # Single notes

    def note_on(self, voice_id: int, pitch: int, velocity: int = 80) -> None:
        """Sounds a pitch with the voice's instrument until :meth:`note_off`, playing or not."""
        if self._audition is None and self._loaded.lacks_voices:
            self.load()
        channel = self._loaded.channel(voice_id)
        if channel is not None:
            self._player.note_on(channel, pitch, velocity)

    def note_off(self, voice_id: int, pitch: int) -> None:
        """Lets go of what :meth:`note_on` sounded."""
        channel = self._loaded.channel(voice_id)
        if channel is not None:
            self._player.note_off(channel, pitch)

    def play_on(self, voice_id: int | None) -> None:
        """What is played on the MIDI inputs sounds with this voice's instrument from now on."""
        self._loaded.play_on(voice_id)

    # A candidate in place of the song

    @property
    def auditioning(self) -> int | None:
        """Index of the candidate that is being played instead of the song."""
        return self._audition

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

    def audition(self, index: int, from_tick: int | None = None, part: Part | None = None) -> None:
        """Plays the song as it would be with the candidate, or with this part of it.

        From ``from_tick``; ``None``: from the melody's first note.  Raises
        :class:`SessionError` as :meth:`~composer.app.generating.Generating.accept` does.
        """
        song = self._with_candidate(index, part)
        self._player.load(song)
        self._at_turn.forget()
        self._audition, self._audition_sounded, self._loaded.stale = index, False, True
        asked = self._generating.asked
        assert asked is not None, "there are candidates only after a request"
        self._player.play(asked.start if from_tick is None else from_tick)
        self._tell(AuditionChanged(index))

    def compare(self, index: int | None, part: Part | None = None) -> None:
        """B, ``index``: plays on with the candidate; A, ``None``: without.

        In a loop from where that begins again, else at once and from the same place.
        :class:`AuditionChanged` follows when it is so; :attr:`compared` says it before.  Raises
        :class:`SessionError` as :meth:`~composer.app.generating.Generating.accept` does.
        """
        if not self._at_turn.comes:
            here = self._player.position.tick if self.playing else None
            if index is not None:
                self.audition(index, here, part)
            elif self._audition is not None:
                self.play(here)
            return
        song = self._loaded.song if index is None else self._with_candidate(index, part)
        score, revision = self._document.score, self._document.revision
        self._at_turn.load(Awaited(index, song, score.voices, revision))
        self._tell(AuditionChanged(self._audition))

    def stop_audition(self) -> None:
        """Stops a candidate that is being played; else does nothing."""
        if self._audition is not None:
            self._player.stop()
            self._audition_over()

    def hear_no_candidate(self, index: int | None) -> None:
        """The candidate is gone, ``None`` all of them: it is to be heard neither now nor from the
        loop's turn on."""
        if index is not None and index not in (self._audition, self.compared):
            return
        if self._audition is not None:
            self.stop_audition()
        elif self.compared is not None:
            self._forget_turn()

    # What happens

    def take(self, event: PlayerEvent) -> None:
        """Hears what the player says."""
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

    def changed(self, change: Change) -> None:
        """The document is another one."""
        self._loaded.changed(change, alone=self._audition is None and not self.awaits_turn)

    def look(self) -> None:
        """Gives the player the edited song when it is time; call it often."""
        # Another machine may start the player at any time, and a keyboard may be played.
        if self._audition is None and self._loaded.due(self._playing or self._follows()):
            self.load()

    # Within

    def _with_candidate(self, index: int, part: Part | None) -> Song:
        self._generating.finished(index)
        self._recording.finish()  # what it writes is in the song that is heard
        return song_from_score(self._generating.with_candidate(index, part))

    def _turned(self, awaited: Awaited) -> None:
        """The loop has begun again, and with it what was awaited."""
        if awaited.index is None:
            self._loaded.taken(awaited)
        else:
            self._audition_sounded, self._loaded.stale = True, True
        self._audition = awaited.index
        self._tell(AuditionChanged(awaited.index))

    def _forget_turn(self) -> None:
        if self._at_turn.forget():
            self._loaded.stale = True
            self._tell(AuditionChanged(self._audition))

    def _audition_over(self) -> None:
        self._at_turn.forget()
        self._audition = None
        self._tell(AuditionChanged(None))
