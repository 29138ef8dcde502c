"""Hearing a model while it trains: samples played to a MIDI port, beside the training.

:class:`Listener` hands the notes to a process of its own (this module, run as a program), which
keeps the time and knows the port.  So the training never waits for a note, and goes on whatever
becomes of the port.  The process is told of a new batch of samples at any time: what still plays
is cut off, with all its note-offs.

One line of JSON on its standard input is one batch: ``[[seconds, status, data, ...], ...]`` in
order of time.  It ends when its input does.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from composer.model.score import Score
from composer.model.voice import audible
from training.sample import Sample

CLIENT = "Descant training"
PAUSE = 1.0  # seconds between two samples
LONGEST = 120.0  # seconds of one sample; the rest is not played
LOOK_EVERY = 0.5  # seconds between two looks whether the port is there
GONE, BACK, DONE = "gone", "back", "done"
_NOTE_OFF, _NOTE_ON, _CONTROL, _PROGRAM = 0x80, 0x90, 0xB0, 0xC0
_ALL_NOTES_OFF = 123
_SETTLE = 0.5  # seconds; what is sent before a new connection is in force is lost
_DRAIN = 0.1  # JACK sends with its next periods; a port closed before that swallows the last

Message = tuple[float, list[int]]
"""Seconds from the start of the batch, and the MIDI bytes."""


class Listener:
    """Plays samples to the MIDI output whose name has ``port`` in it.

    ``say`` gets a sentence when the port goes away, and another when it is there again.
    """

    def __init__(self, port: str, say: Callable[[str], None]) -> None:
        self.port, self.say = port, say
        self._outbox: queue.Queue[str | None] = queue.Queue()
        self._waiting = 0
        self._ended = False
        self._changed = threading.Condition()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "training.listen", port],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).resolve().parents[1],
        )
        self._threads = [
            threading.Thread(target=work, name=f"listen: {work.__name__}", daemon=True)
            for work in (self._write, self._read)
        ]
        for thread in self._threads:
            thread.start()

    def play(self, samples: Iterable[Sample]) -> None:
        """Plays the samples that have notes, one after the other, in place of what still plays.

        Returns at once; never raises because of the port.
        """
        messages = messages_of(samples)
        with self._changed:
            if messages and not self._ended:
                self._waiting += 1
                self._outbox.put(json.dumps(messages))

    def wait(self, seconds: float | None = None) -> bool:
        """Waits until everything is played or dropped; whether it is, after at most ``seconds``."""
        with self._changed:
            return self._changed.wait_for(lambda: self._waiting == 0, seconds)

    def close(self) -> None:
        """Ends what plays, with all note-offs, and the process."""
        self._outbox.put(None)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for thread in self._threads:
            thread.join(10)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _write(self) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        # Where the process has ended, `_read` says so.
        with contextlib.suppress(OSError):
            while (line := self._outbox.get()) is not None:
                pipe.write(line + "\n")
                pipe.flush()
        with contextlib.suppress(OSError):
            pipe.close()

    def _read(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        gone = f"The MIDI port “{self.port}” is not there; all else goes on without sound."
        for word in map(str.strip, pipe):
            if word == GONE:
                self.say(gone)
            elif word == BACK:
                self.say(f"The MIDI port “{self.port}” is there again.")
            elif word == DONE:
                with self._changed:
                    self._waiting = max(0, self._waiting - 1)
                    self._changed.notify_all()
        if self._process.wait() != 0:
            self.say(f"Playing to “{self.port}” has failed; all else goes on without sound.")
        with self._changed:
            self._ended = True
            self._waiting = 0
            self._changed.notify_all()


def messages_of(samples: Iterable[Sample]) -> list[Message]:
    """The samples' notes as timed MIDI messages, one sample after the other."""
    messages: list[Message] = []
    start = 0.0
    for sample in samples:
        if sample.score is not None and sample.score.notes:
            own = _messages_of_score(sample.score)
            messages += [(round(start + at, 4), data) for at, data in own]
            start = messages[-1][0] + PAUSE
    return messages


def _messages_of_score(score: Score) -> list[Message]:
    """A score from its first note on, at its own tempo."""
    heard = audible(score.voices)
    voices = {voice.id: voice for voice in score.voices if voice.id in heard}
    notes = [note for note in score.notes.values() if note.voice in voices]
    begin = min((score.tempo.seconds(note.onset) for note in notes), default=0.0)
    timed: list[tuple[float, int, list[int]]] = [
        (0.0, 0, [_PROGRAM | voice.channel, voice.program]) for voice in voices.values()
    ]
    for note in notes:
        channel = voices[note.voice].channel
        on, off = (score.tempo.seconds(tick) - begin for tick in (note.onset, note.end))
        if on < LONGEST:
            # At one time what ends goes before what begins.
            timed.append((on, 2, [_NOTE_ON | channel, note.pitch, note.velocity]))
            timed.append((min(off, LONGEST), 1, [_NOTE_OFF | channel, note.pitch, 64]))
    return [(at, data) for at, _, data in sorted(timed, key=lambda entry: entry[:2])]


class _Output:
    """The port, as far as it is there.

    A port that goes away gives no sign, so the list of ports is looked at again and again.
    """

    def __init__(self, wanted: str, tell: Callable[[str], None]) -> None:
        self.wanted, self.tell = wanted, tell
        self._out: Any = None
        self._name = ""
        self._missed = False
        self._ready_at = 0.0
        self._look_at = 0.0

    @property
    def ready_at(self) -> float:
        """The monotonic time from which on messages arrive."""
        return self._ready_at

    def look(self) -> bool:
        """Opens the port where it is there, lets it go where it is not; whether it is open."""
        now = time.monotonic()
        if now >= self._look_at:
            self._look_at = now + LOOK_EVERY
            if self._out is not None and not (
                _served(self._out) and self._name in _ports(self._out)
            ):
                self._let_go()
            if self._out is None:
                self._open()
            if (self._out is None) != self._missed:
                self._missed = self._out is None
                self.tell(GONE if self._missed else BACK)
        return self._out is not None

    def send(self, data: list[int]) -> None:
        """Sends a message, to nobody where there is no port."""
        if self._out is not None:
            try:
                self._out.send_message(data)
            except (OSError, ValueError, RuntimeError):
                self._look_at = 0.0

    def close(self) -> None:
        """Gives the port back, after what was sent has gone out."""
        if self._out is not None:
            time.sleep(_DRAIN)
            self._let_go()

    def _is_there(self) -> bool:
        return _served(self._out) and self._name in _ports(self._out)

    def _let_go(self) -> None:
        self._out.close_port()
        self._out.delete()
        self._out = None

    def _open(self) -> None:
        import rtmidi

        unusable = (rtmidi.API_UNSPECIFIED, rtmidi.API_RTMIDI_DUMMY)
        for api in rtmidi.get_compiled_api():
            if api in unusable or not _worth_trying(rtmidi, api):
                continue
            out = None
            try:
                out = rtmidi.MidiOut(api, CLIENT)
                names = _ports(out)
                found = next((n for n, name in enumerate(names) if self.wanted in name), None)
                if found is not None:
                    out.open_port(found, "out")
                    self._out, self._name = out, names[found]
                    self._ready_at = time.monotonic() + _SETTLE
                    return
            except (OSError, ValueError, RuntimeError):
                pass
            if out is not None:
                out.delete()


def _ports(out: Any) -> list[str]:
    try:
        return list(out.get_ports())
    except (OSError, RuntimeError):
        return []


def _served(out: Any) -> bool:
    """Whether the MIDI system of an open port still runs (JACK alone can end before we do)."""
    import rtmidi

    return bool(out.get_current_api() != rtmidi.API_UNIX_JACK or _jack_listens())


def _worth_trying(rtmidi: Any, api: int) -> bool:
    # Both complain at length before they fail; looking first is quieter.
    if api == rtmidi.API_LINUX_ALSA and sys.platform.startswith("linux"):
        return os.path.exists("/dev/snd/seq")
    return bool(api != rtmidi.API_UNIX_JACK or _jack_listens())


def _jack_listens() -> bool:
    """Whether a JACK server of this user takes clients (Linux; elsewhere it is believed)."""
    if not sys.platform.startswith("linux"):
        return True
    server = re.escape(os.environ.get("JACK_DEFAULT_SERVER", "default"))
    name = re.compile(rf"/jack_{server}_{os.getuid()}_\d*$")
    try:
        sockets = Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return True
    # The fourth column of a listening socket has the bit for "accepts connections".
    lines = (line.split() for line in sockets.splitlines()[1:])
    return any(len(f) == 8 and f[3] == "00010000" and name.search(f[7]) for f in lines)


def _serve(wanted: str, tell: Callable[[str], None]) -> None:
    """What the process does: plays the batches of its standard input until that ends."""
    batches: queue.Queue[list[Message] | None] = queue.Queue()

    def read() -> None:
        for line in sys.stdin:
            batches.put(json.loads(line))
        batches.put(None)

    threading.Thread(target=read, name="batches", daemon=True).start()
    output = _Output(wanted, tell)
    try:
        while (batch := batches.get()) is not None:
            if output.look():
                _play(batch, output, lambda: not batches.empty())
            tell(DONE)
    finally:
        output.close()


def _play(batch: list[Message], output: _Output, cut_off: Callable[[], bool]) -> None:
    """Plays until the end, or until ``cut_off()`` is true or the port is gone; all notes end."""
    held: set[tuple[int, int]] = set()
    channels: set[int] = set()
    start = max(time.monotonic(), output.ready_at)
    for at, data in batch:
        while (left := start + at - time.monotonic()) > 0:
            if cut_off() or not output.look():
                break
            time.sleep(min(left, 0.02))
        if cut_off() or not output.look():
            break
        output.send(data)
        channel = data[0] & 0x0F
        channels.add(channel)
        if data[0] & 0xF0 == _NOTE_ON:
            held.add((channel, data[1]))
        elif data[0] & 0xF0 == _NOTE_OFF:
            held.discard((channel, data[1]))
    for channel, pitch in sorted(held):
        output.send([_NOTE_OFF | channel, pitch, 64])
    for channel in sorted(channels):
        output.send([_CONTROL | channel, _ALL_NOTES_OFF, 0])


def main() -> int:
    """The process: ``python -m training.listen PORT``."""
    # Ctrl-C is for the training; this process ends with its input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("JACK_NO_START_SERVER", "1")
    words = os.fdopen(os.dup(1), "w", buffering=1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):  # the C libraries of MIDI systems are talkative
        os.dup2(nowhere, descriptor)
    with contextlib.suppress(BrokenPipeError):  # the training has ended
        _serve(sys.argv[1], lambda word: print(word, file=words, flush=True))
    return 0


if __name__ == "__main__":
    # Not sys.exit: at the end of the interpreter JACK's own threads may still be at work.
    os._exit(main())
