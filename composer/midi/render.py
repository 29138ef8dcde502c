"""Rendering a song to a sound file, offline: as fast as the machine can, exact to the frame.

It lies in this room because it needs this room's parts and nothing else: the scheduler says which
message is due when, with samples instead of a clock for time, so that a file sounds as playing
does; the built-in synth turns them into samples.  (`files` may not use either.)  The messages are
given to the synth directly between two runs of samples, since the sequencer of pyfluidsynth knows
notes only, no programs and controllers.

Everything goes through in blocks, so an hour of music takes no more memory than a bar.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from composer.midi.audio_file import AudioFileError, audio_file, check_length
from composer.midi.limiter import BLOCK, CEILING, Limiter, Samples, peak
from composer.midi.schedule import Scheduler
from composer.midi.song import Song
from composer.midi.sound import SAMPLE_RATE, SoundError, Synth, silence_library, synth_or_shipped
from composer.midi.sound_options import SoundOptions
from composer.midi.stderr import quiet

LONGEST_SECONDS = 6 * 3600
LONGEST_TAIL_SECONDS = 10.0
_INAUDIBLE = 16 / 32768
"""A tail that stays below is over."""

OnProgress = Callable[[float, float], None]
Cancelled = Callable[[], bool]


class RenderError(Exception):
    """The file could not be made; nothing is left of it.  ``str`` is a sentence for the person."""


class RenderCancelled(Exception):
    """Rendering was cancelled; nothing is left of the file."""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """``sample_rate``: 44100, 48000, 88200 or 96000.  ``bits``: 16 or 24, in WAV and FLAC.

    ``normalise``: the loudest moment of the whole comes to one decibel below full scale; this
    takes a pass more.  Without, nothing is changed where nothing would clip.
    """

    sound: SoundOptions = field(default_factory=SoundOptions)
    sample_rate: int = SAMPLE_RATE
    bits: int = 16
    normalise: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """``files``: what was written.  ``seconds``: how long the longest of them is.

    ``peak``: the highest sample before anything was held down, of a full scale of 1.
    ``reduced``: the gain, at most 1, by which the loudest moment was held down.  ``remark``: a
    sentence for the person, or ``""``.
    """

    files: tuple[Path, ...]
    seconds: float
    peak: float
    reduced: float
    remark: str = ""


def render(
    song: Song,
    path: Path,
    options: RenderOptions | None = None,
    *,
    stems: tuple[tuple[int, Path], ...] = (),
    on_progress: OnProgress | None = None,
    cancelled: Cancelled | None = None,
) -> Rendered:
    """Writes what ``song`` sounds like (its audible voices) to ``path``, by its ending.

    ``stems``: ids of voices and a file for each of them alone, written instead of ``path``, with
    the gain of the whole, so that together they sound as it does.  ``on_progress(done, total)``:
    seconds of music, about ten times a second of music.  ``cancelled()`` is asked as often;
    :class:`RenderCancelled` is raised once it is true.  Each file appears whole or not at all.
    Raises :class:`RenderError`, with a sentence, when the synth or the soundfonts are missing or
    unusable, the song lasts more than six hours or a file cannot be written.
    """
    options = options or RenderOptions()
    work = _Work(song, options, on_progress, cancelled)
    parts = [(song, path)]
    if stems:
        parts = [(song.with_audible({voice} & song.audible), file) for voice, file in stems]
    work.passes = len(parts) + options.normalise
    check_room(song, tuple(file for _, file in parts), options)
    gain = 1.0
    if options.normalise:
        loudest = max((peak(block) for block in work.blocks(song)), default=0.0)
        gain = CEILING / loudest if loudest > _INAUDIBLE else 1.0
    seconds = reduced = highest = 0.0
    for place, (part, file) in enumerate(parts):
        limiter = Limiter(options.sample_rate)
        frames = 0
        try:
            with audio_file(file, options.sample_rate, options.bits) as out:
                for block in work.blocks(part):
                    block *= gain
                    highest = max(highest, peak(block))
                    frames += len(block)
                    out.write(limiter.process(block))
                out.write(limiter.flush())
        except AudioFileError as error:
            raise RenderError(str(error)) from error
        seconds = max(seconds, frames / options.sample_rate)
        reduced = limiter.reduced if place == 0 else min(reduced, limiter.reduced)
    return Rendered(tuple(f for _, f in parts), seconds, highest, reduced, work.remark)


def check_room(song: Song, files: tuple[Path, ...], options: RenderOptions) -> None:
    """Raises :class:`RenderError` when the song is too long for these files."""
    total = song.tempo.seconds(song.end)
    if total > LONGEST_SECONDS:
        raise RenderError("The song lasts more than six hours, which is too long for a sound file.")
    try:
        for file in files:
            longest = total + LONGEST_TAIL_SECONDS
            check_length(file, longest, options.sample_rate, options.bits)
    except AudioFileError as error:
        raise RenderError(str(error)) from error


class _Work:
    """The passes through a song, with their progress."""

    def __init__(
        self,
        song: Song,
        options: RenderOptions,
        on_progress: OnProgress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self._options = options
        self._ports = len(song.ports)
        self._total = song.tempo.seconds(song.end)
        self._on_progress = on_progress
        self._cancelled = cancelled
        self.passes = 1
        self._passed = 0
        self.remark = ""

    def blocks(self, song: Song) -> Iterator[Samples]:
        """The song's sound and its tail; each block is overwritten by the next."""
        synth = self._synth()
        try:
            yield from self._sound(song, synth)
        finally:
            synth.close()
        self._passed += 1

    def _synth(self) -> Synth:
        try:
            silence_library()
            # What FluidSynth reads soundfonts with complains on stderr by itself.
            with quiet():
                synth, remark = synth_or_shipped(
                    self._options.sound, self._options.sample_rate, self._ports
                )
        except SoundError as error:
            raise RenderError(str(error)) from error
        self.remark = self.remark or remark
        return synth

    def _sound(self, song: Song, synth: Synth) -> Iterator[Samples]:
        rate = self._options.sample_rate
        scheduler = Scheduler()
        due = scheduler.load(0.0, song) + scheduler.play(0.0, 0)
        block = np.zeros((BLOCK, 2), np.float32)
        begin = 0
        while scheduler.playing or due:
            self._look(begin / rate)
            due += scheduler.advance((begin + BLOCK) / rate)
            done = 0
            for message in due:
                place = min(max(round(message.time * rate) - begin, done), BLOCK)
                if place > done:
                    synth.render(block[done:place])
                    done = place
                synth.send(message.data, message.port)
            due = []
            if done < BLOCK:
                synth.render(block[done:])
            yield block
            begin += BLOCK
        yield from self._tail(synth, block, begin)

    def _tail(self, synth: Synth, block: Samples, begin: int) -> Iterator[Samples]:
        rate = self._options.sample_rate
        for _ in range(round(LONGEST_TAIL_SECONDS * rate / BLOCK)):
            self._look(begin / rate)
            synth.render(block)
            yield block
            if not synth.sounding and peak(block) < _INAUDIBLE:
                break

    def _look(self, seconds: float) -> None:
        if self._cancelled is not None and self._cancelled():
            raise RenderCancelled
        if self._on_progress is not None:
            done = self._passed * self._total + min(seconds, self._total)
            self._on_progress(done, self.passes * self._total)
