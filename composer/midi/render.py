"""Rendering a song to a WAV file, offline: as fast as the machine can, exact to 64 samples.

It lies in this room because it needs this room's parts and nothing else: the scheduler says which
message is due when, with samples instead of a clock for time, so that a file sounds as playing
does; the built-in synth turns them into samples.  (`files` may not use either.)  The messages are
given to the synth directly between two runs of samples, since the sequencer of pyfluidsynth knows
notes only, no programs and controllers.
"""

from __future__ import annotations

import os
import wave
from array import array
from collections.abc import Callable
from pathlib import Path

from composer.midi.schedule import Scheduler
from composer.midi.song import Song
from composer.midi.sound import SAMPLE_RATE, SoundError, Synth, silence_library
from composer.midi.stderr import quiet

BLOCK_SECONDS = 0.1
LONGEST_SECONDS = 6 * 3600
LONGEST_TAIL_SECONDS = 6.0
_INAUDIBLE = 16
"""Of 32767: a tail that stays below is over."""


class RenderError(Exception):
    """The file could not be made; nothing is left of it.  ``str`` is a sentence for the person."""


class RenderCancelled(Exception):
    """Rendering was cancelled; nothing is left of the file."""


def render_wav(
    song: Song,
    path: Path,
    soundfont: Path | None = None,
    sample_rate: int = SAMPLE_RATE,
    on_progress: Callable[[float, float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> float:
    """Writes what ``song`` sounds like (its audible voices) to ``path``; the seconds written.

    Stereo, 16 bits.  ``on_progress(done, total)``: seconds of music, ten times a second of
    music.  ``cancelled()`` is asked as often; :class:`RenderCancelled` is raised once it is
    true.  The file appears whole or not at all.  Raises :class:`RenderError`, with a sentence,
    when the synth or the soundfont is missing, the song lasts more than six hours or the file
    cannot be written.
    """
    total = song.tempo.seconds(song.end)
    if total > LONGEST_SECONDS:
        raise RenderError("The song lasts more than six hours, which is too long for a WAV file.")
    try:
        silence_library()
        # What FluidSynth reads soundfonts with complains on stderr by itself.
        with quiet():
            synth = Synth(soundfont, sample_rate)
    except SoundError as error:
        raise RenderError(str(error)) from error
    unfinished = path.with_name(path.name + ".part")
    try:
        # Not opened by `wave` itself: where that fails, it also complains on stderr.
        with open(unfinished, "wb") as file, wave.open(file, "wb") as out:
            out.setnchannels(2)
            out.setsampwidth(2)
            out.setframerate(sample_rate)
            frames = _render(song, synth, sample_rate, out, total, on_progress, cancelled)
        os.replace(unfinished, path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise RenderError(f"“{path}” could not be written: {reason}.") from error
    finally:
        synth.close()
        unfinished.unlink(missing_ok=True)
    return frames / sample_rate


def _render(
    song: Song,
    synth: Synth,
    sample_rate: int,
    out: wave.Wave_write,
    total: float,
    on_progress: Callable[[float, float], None] | None,
    cancelled: Callable[[], bool] | None,
) -> int:
    scheduler = Scheduler()
    messages = scheduler.load(0.0, song) + scheduler.play(0.0, 0)
    frames = 0

    def run_to(frame: int) -> bytes:
        nonlocal frames
        if frame <= frames:
            return b""
        samples = synth.samples(frame - frames)
        out.writeframesraw(samples)
        frames = frame
        return samples

    block = 0
    while scheduler.playing or messages:
        if cancelled is not None and cancelled():
            raise RenderCancelled
        block += 1
        until = block * BLOCK_SECONDS
        for message in messages + scheduler.advance(until):
            run_to(round(message.time * sample_rate))
            synth.send(message.data)
        messages = []
        if scheduler.playing:
            run_to(round(until * sample_rate))
        if on_progress is not None:
            on_progress(min(until, total), total)
    for _ in range(round(LONGEST_TAIL_SECONDS / BLOCK_SECONDS)):
        tail = run_to(frames + round(BLOCK_SECONDS * sample_rate))
        if not synth.sounding and max(map(abs, array("h", tail)), default=0) < _INAUDIBLE:
            break
    return frames
