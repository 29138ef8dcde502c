"""Random sequences of everything that can be done while notes sound, and whether any stays on.

``python -m tests.stuck_notes --sequences 1000`` drives the real player through JACK, with a
keyboard that is played through it, and kills the window's process, the engine's and the player's
own.  After each sequence an independent JACK client has to have heard the end of every note.  It
prints one JSON object: what was done, how long it took until all was silent (ms), and each sequence
that left something sounding, with all that was done in it.  Exit code 1: something stayed on.

``--seed`` and ``--first`` repeat a sequence: ``--seed 1 --first 417 --sequences 1``.
"""

from __future__ import annotations

import argparse
import json
import logging
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from composer.app.session import Session
from composer.midi.benchmark.figures import spread
from composer.midi.benchmark.jack_client import JackListener
from composer.midi.benchmark.jack_server import dummy_server
from composer.midi.channels import (
    ALL_NOTES_OFF,
    ALL_SOUND_OFF,
    CONTROLLER,
    NOTE_OFF,
    NOTE_ON,
    PEDALS,
    controller,
)
from composer.midi.song import Song, SongNote, song_of_notes

EAR = "Stuck Ear"
OUTPUTS = (f"{EAR}:a (JACK)", f"{EAR}:b (JACK)")
KEYBOARD = f"{EAR}:keys (JACK)"
PATIENCE = 20.0  # seconds until silence
START_PATIENCE = 60.0
KILLS = ("window", "player", "player twice", "engine")
Key = tuple[int, int, int]
"""``(input of the ear, channel, pitch)``."""


# -- the window: a session without a screen, in a process that can be killed


def _window(pipe: Connection, folder: str) -> None:
    """Obeys ``(method of the player, arguments)``, and answers when it is asked for its state."""
    home = Path(folder)
    # What the person would read in the window is no matter here.
    logging.getLogger("composer").addHandler(logging.NullHandler())
    session = Session(settings_path=home / "settings.json", pack_folders=(home,))
    said: deque[str] = deque(maxlen=8)
    session.observe(lambda event: said.append(f"{event}"))
    session.player.set_output(OUTPUTS[0])
    session.player.start()
    try:
        while True:
            session.poll()
            if not pipe.poll(0.005):
                continue
            what, *arguments = pipe.recv()
            if what == "close":
                break
            if what == "state":
                player = session.player
                used, engine = player.output_in_use, session.engine.process_id
                pipe.send((player.process_id, used, engine, list(said)))
            elif what == "engine":
                session.engine.start()
            else:
                getattr(session.player, what)(*arguments)
    except EOFError:
        pass
    session.close()


class State(NamedTuple):
    """``player``, ``engine``: processes.  ``output``: in use.  ``said``: to the person, of late."""

    player: int | None
    output: str | None
    engine: int | None
    said: list[str]


class Window:
    """The near end of it."""

    def __init__(self, folder: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, there = context.Pipe()
        # Not a daemon, since it has children.
        self.process = context.Process(target=_window, args=(there, str(folder)), name="window")
        self.process.start()
        there.close()

    def do(self, what: str, *arguments: object) -> None:
        """Has the player's client do something."""
        self._pipe.send((what, *arguments))

    def state(self) -> State:
        """How things are now."""
        self.do("state")
        if not self._pipe.poll(START_PATIENCE):
            raise RuntimeError("the window does not answer")
        return State(*self._pipe.recv())

    def close(self) -> None:
        """Ends it as a person does."""
        self.do("close")
        self._end()

    def kill(self) -> None:
        """Ends it at once."""
        self.process.kill()
        self._end()

    def _end(self) -> None:
        self.process.join(START_PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self._pipe.close()
        self.process.close()


# -- what a synth would sound


class Sounding:
    """The keys and pedals that are down at the ear's inputs."""

    def __init__(self, ear: JackListener) -> None:
        self._ear = ear
        self.keys: set[Key] = set()
        self.pedals: set[Key] = set()
        self.struck = 0
        self.missed = 0

    def listen(self) -> bool:
        """Takes in what has come; whether all is silent."""
        hearing = self._ear.hear()
        self.missed += hearing.missed
        for message in hearing.messages:
            self._take(message.port, message.data)
        return not self.keys and not self.pedals

    def forget(self, port: int | None = None) -> None:
        """An input was taken away, or all is to begin anew."""
        self.listen()
        self.keys = {key for key in self.keys if port is not None and key[0] != port}
        self.pedals = {key for key in self.pedals if port is not None and key[0] != port}

    def _take(self, port: int, data: bytes) -> None:
        kind, channel = data[0] & 0xF0, data[0] & 15
        if kind == NOTE_ON and data[2] > 0:
            self.struck += 1
            self.keys.add((port, channel, data[1]))
        elif kind in (NOTE_ON, NOTE_OFF):
            self.keys.discard((port, channel, data[1]))
        elif kind == CONTROLLER and data[1] in PEDALS:
            held = (port, channel, data[1])
            self.pedals.discard(held)
            if data[2]:
                self.pedals.add(held)
        elif kind == CONTROLLER and data[1] in (ALL_NOTES_OFF, ALL_SOUND_OFF):
            self.keys = {key for key in self.keys if key[:2] != (port, channel)}


# -- what is done


@dataclass
class Desk:
    """Everything that an action may touch.  ``done``: what was, in words."""

    window: Window
    ear: JackListener
    sounding: Sounding
    chance: random.Random
    clicked: set[tuple[int, int]] = field(default_factory=set)
    held: set[int] = field(default_factory=set)
    unplugged: set[int] = field(default_factory=set)
    done: list[str] = field(default_factory=list)


def song(chance: random.Random) -> Song:
    """Short or long notes of two voices, one of which may go to the other output; sometimes a
    pedal."""
    length = chance.choice((30, 60, 119, 120, 121, 700, 5000, 200_000))
    count, apart = chance.choice(((8, 120), (3, 0), (40, 30)))
    second = chance.choice((0, 16, 17))
    notes = [
        SongNote(
            place * apart,
            place * apart + length,
            chance.choice((0, second)),
            60 + chance.randrange(12),
            90,
            1 + place % 2,
        )
        for place in range(count)
    ]
    pedal = [(60, controller(0, 64, 127))] if chance.random() < 0.3 else []
    return song_of_notes(notes, controls=pedal, ports=("", OUTPUTS[1]))


def _play_keys(desk: Desk) -> None:
    """Keys of the keyboard go down and up, some stay down."""
    messages = []
    for _ in range(desk.chance.randint(1, 6)):
        pitch = 40 + desk.chance.randrange(5)
        if pitch in desk.held:
            desk.held.discard(pitch)
            messages.append(bytes((NOTE_OFF, pitch, 0)))
        else:
            desk.held.add(pitch)
            messages.append(bytes((NOTE_ON, pitch, 80)))
    if desk.chance.random() < 0.3:
        messages.append(controller(0, 64, desk.chance.choice((0, 127))))
    desk.ear.play(messages, desk.chance.choice((0.0, 0.004)))


def _click(desk: Desk) -> None:
    key = (desk.chance.choice((0, 3, 16)), 80 + desk.chance.randrange(3))
    if key in desk.clicked:
        desk.clicked.discard(key)
        desk.window.do("note_off", *key)
    else:
        desk.clicked.add(key)
        desk.window.do("note_on", *key, 90)


def _unplug(desk: Desk) -> None:
    if 1 in desk.unplugged:
        desk.unplugged.discard(1)
        desk.ear.plug(1)
    else:
        desk.unplugged.add(1)
        desk.ear.unplug(1)
        desk.sounding.forget(1)


def _more_notes(desk: Desk) -> None:
    onset = desk.chance.randrange(2000)
    notes = [SongNote(onset + i * 60, onset + i * 60 + 300, 0, 50 + i, 90, 1) for i in range(4)]
    desk.window.do("append", notes)


def _do(*words: Callable[[random.Random], object]) -> Callable[[Desk], None]:
    """A call of the player's client; each argument is drawn."""

    def act(desk: Desk) -> None:
        what, *arguments = (word(desk.chance) for word in words)
        desk.window.do(str(what), *arguments)

    return act


def _word(word: object) -> Callable[[random.Random], object]:
    return lambda chance: word


def _one_of(*choices: object) -> Callable[[random.Random], object]:
    return lambda chance: chance.choice(choices)


_TICK = lambda chance: chance.randrange(1200)  # noqa: E731
_NOWHERE_OR_OUTPUT = _one_of(None, *OUTPUTS, *OUTPUTS, "No Such Synth")

ACTIONS: dict[str, Callable[[Desk], None]] = {
    "play": _do(_word("play"), _TICK),
    "play on": _do(_word("play")),
    "count in": _do(_word("play"), _TICK, _word(1)),
    "pause": _do(_word("pause")),
    "stop": _do(_word("stop")),
    "seek": _do(_word("seek"), _TICK),
    "loop": _do(_word("set_loop"), _one_of(None, (0, 240), (120, 480), (0, 960), (60, 61))),
    "tempo": _do(_word("set_tempo_scale"), _one_of(0.5, 1.0, 4.0, 20.0)),
    "load": _do(_word("load"), song),
    "append": _more_notes,
    "mute": _do(_word("set_audible"), _one_of({1}, {2}, {1, 2}, set())),
    "output": _do(_word("set_output"), _NOWHERE_OR_OUTPUT),
    "latency": _do(_word("set_latency"), _one_of(*OUTPUTS), _one_of(0.0, 0.05, 0.3)),
    "metronome": _do(
        _word("set_metronome"), _one_of(True, False), _word(90), _one_of("", *OUTPUTS)
    ),
    "frontier": _do(_word("set_frontier"), _one_of(None, 480, 1920), _word(0)),
    "clock": _do(_word("set_clock"), _one_of((), (OUTPUTS[0],), OUTPUTS)),
    "thru": _do(_word("set_thru"), _one_of(0, 1, 16, None)),
    "inputs": _do(_word("set_inputs"), _one_of((), (KEYBOARD,), (KEYBOARD,))),
    "keys": _play_keys,
    "click": _click,
    "unplug": _unplug,
    "panic": _do(_word("panic")),
}
# How often each is drawn beside the others; the rest once.
_OFTEN = {"play": 4, "keys": 4, "load": 3, "click": 2, "seek": 2, "output": 2, "stop": 2}


@dataclass
class Watched:
    """What was seen.  ``silent_after``: for what ended a sequence, seconds until silence."""

    sequences: int = 0
    actions: Counter[str] = field(default_factory=Counter)
    struck: int = 0
    silent_after: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    stuck: list[str] = field(default_factory=list)
    inconclusive: list[str] = field(default_factory=list)

    def summary(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "sequences": self.sequences,
            "note_ons": self.struck,
            "actions": dict(sorted(self.actions.items())),
            "silent_after_ms": {
                what: {
                    "count": len(seconds),
                    "p50": round(1000 * spread(seconds).p50),
                    "largest": round(1000 * max(seconds)),
                }
                for what, seconds in sorted(self.silent_after.items())
            },
            "stuck": self.stuck,
            "inconclusive": self.inconclusive,
        }


class Torture:
    """Runs sequences over the JACK server that ``JACK_DEFAULT_SERVER`` names.

    ``folder``: for settings and logs.
    """

    def __init__(self, folder: Path, seed: int = 1, kills: float = 0.2) -> None:
        self.watched = Watched()
        self._folder = folder
        self._seed = seed
        self._kills = kills
        self._ear = JackListener(EAR, ("a", "b"))
        self._sounding = Sounding(self._ear)
        self._window = self._opened()

    def run(self, number: int, kill: str | None = None) -> None:
        """One sequence; ``kill``: what is killed in the end, one of :data:`KILLS`; ``None``: as
        chance has it."""
        chance = random.Random(f"{self._seed} {number}")
        desk = Desk(self._window, self._ear, self._sounding, chance)
        killed = kill or (chance.choice(KILLS) if chance.random() < self._kills else None)
        missed = missed_then = self._sounding.missed
        names = list(ACTIONS)
        weights = [_OFTEN.get(name, 1) for name in names]
        self._window.do("load", song(chance))
        if killed == "engine":
            self._window.do("engine")
        for name in ["play", *chance.choices(names, weights, k=chance.randint(4, 14))]:
            ACTIONS[name](desk)
            desk.done.append(name)
            self.watched.actions[name] += 1
            time.sleep(chance.choice((0.0, 0.005, 0.03, 0.08)))
        if killed is not None:
            desk.done.append(f"kill {killed}")
            self.watched.actions[f"kill {killed}"] += 1
            self._kill(killed)
        began = time.monotonic()
        self._let_go(desk, of_window=killed != "window")
        while not self._sounding.listen() and time.monotonic() < began + PATIENCE:
            if time.monotonic() < began + 2.0:
                # What it misses after that it cannot have been sent in time.
                missed_then = self._sounding.missed
            time.sleep(0.005)
        self.watched.silent_after[f"kill {killed}" if killed else "stop"].append(
            time.monotonic() - began
        )
        if self._sounding.keys or self._sounding.pedals:
            self._say_stuck(number, desk, missed_then - missed)
            self._begin_anew()
        elif killed == "window":
            self._window = self._opened()
        else:
            self._make_ready()
        self.watched.sequences += 1
        self.watched.struck, self._sounding.struck = (
            self.watched.struck + self._sounding.struck,
            0,
        )

    def close(self) -> None:
        """Ends all processes."""
        self._window.close()
        self._ear.close()

    # -- how it is done

    def _let_go(self, desk: Desk, of_window: bool) -> None:
        """Whatever a person would do to have silence: keys go up, playing stops."""
        desk.ear.play([bytes((NOTE_OFF, pitch, 0)) for pitch in sorted(desk.held)])
        desk.ear.play([controller(0, 64, 0)])
        for port in sorted(desk.unplugged):
            desk.ear.plug(port)
        if of_window:
            for key in sorted(desk.clicked):
                self._window.do("note_off", *key)
            self._window.do("stop")

    def _kill(self, what: str) -> None:
        if what == "window":
            self._window.kill()
            return
        for _ in range(2 if what == "player twice" else 1):
            state = self._wait_for_process(what == "engine")
            player = state.player
            process = state.engine if what == "engine" else player
            if process is None:
                return  # killed too often: it is not started any more
            os.kill(process, signal.SIGKILL)
            if what != "engine":
                # Silence could be taken for the end of it before it has begun.
                self._wait_for_another(player)

    def _wait_for_process(self, engine: bool) -> State:
        deadline = time.monotonic() + START_PATIENCE
        state = self._window.state()
        while (state.engine if engine else state.player) is None and time.monotonic() < deadline:
            if not engine:
                return state  # it has been killed too often and is not started by itself
            time.sleep(0.02)
            state = self._window.state()
        return state

    def _wait_for_another(self, player: int | None) -> None:
        deadline = time.monotonic() + START_PATIENCE
        while self._window.state().player == player and time.monotonic() < deadline:
            time.sleep(0.02)

    def _opened(self) -> Window:
        window = Window(self._folder)
        self._use_output(window)
        return window

    def _use_output(self, window: Window) -> None:
        deadline = time.monotonic() + START_PATIENCE
        while (state := window.state()).output != OUTPUTS[0]:
            if time.monotonic() > deadline:
                raise RuntimeError(f"the player does not play to the ear: {state}")
            time.sleep(0.01)

    def _make_ready(self) -> None:
        """As a new window would be, after a player that was killed too."""
        window = self._window
        if window.state().player is None:
            window.do("start")
        for what, *arguments in (
            ("set_output", OUTPUTS[0]),
            ("set_loop", None),
            ("set_tempo_scale", 1.0),
            ("set_frontier", None),
            ("set_metronome", False),
            ("set_latency", OUTPUTS[0], 0.0),
            ("set_latency", OUTPUTS[1], 0.0),
            ("set_clock", ()),
            ("set_inputs", (KEYBOARD,)),
            ("set_thru", 0),
        ):
            window.do(str(what), *arguments)
        self._use_output(window)

    def _begin_anew(self) -> None:
        """After something has stayed on, which is to be told once only."""
        if self._window_lives():
            self._window.close()
        self._sounding.forget()
        self._window = self._opened()

    def _window_lives(self) -> bool:
        try:
            return self._window.process.is_alive()
        except ValueError:  # closed, since it was killed
            return False

    def _say_stuck(self, number: int, desk: Desk, missed: int) -> None:
        what = f"keys {sorted(self._sounding.keys)} pedals {sorted(self._sounding.pedals)}"
        words = f"--seed {self._seed} --first {number}: {what} after {', '.join(desk.done)}"
        if missed:
            # What the ear has not heard, it cannot bear witness of.
            self.watched.inconclusive.append(f"{words} (the ear missed {missed} periods)")
        else:
            self.watched.stuck.append(words)


def main(arguments: Sequence[str] | None = None) -> int:
    """See the module."""
    parser = argparse.ArgumentParser(prog="python -m tests.stuck_notes", description=__doc__)
    parser.add_argument("--sequences", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first sequence")
    parser.add_argument("--kills", type=float, default=0.2, help="share of them that end in a kill")
    options = parser.parse_args(arguments)
    # So that a run that is ended leaves no server behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory() as folder, dummy_server(256):
        torture = Torture(Path(folder), options.seed, options.kills)
        try:
            for number in range(options.first, options.first + options.sequences):
                torture.run(number)
                for words in torture.watched.stuck[-1:]:
                    if f"--first {number}:" in words:
                        print(words, file=sys.stderr, flush=True)
        finally:
            torture.close()
            print(json.dumps(torture.watched.summary(), indent=2))
    return 1 if torture.watched.stuck else 0


if __name__ == "__main__":
    sys.exit(main())
