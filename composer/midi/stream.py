"""A song as a stream of messages, tick by tick: notes, controllers, clicks, and what synths are
set to where the stream begins anew.  Pure; ticks only, times are given by whoever asks.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence

from composer.midi.channels import ChannelSettings
from composer.midi.keys_down import KeysDown
from composer.midi.metronome import CLICK_TICKS, Click, next_click
from composer.midi.song import CHANNELS, Song
from composer.midi.synth_settings import SynthSettings
from composer.midi.timed import TimedMessage
from composer.model.time import TICKS_PER_QUARTER
from composer.model.voice import DRUM_CHANNEL

SHORTEST_CHASE = TICKS_PER_QUARTER // 8
"""Ticks that must be left of a note for it to sound from its middle."""


class Stream:
    """``next``: everything before this tick has been given.  It is what decides, an integer: no
    rounding of times can lose an event or give it twice.

    ``clicks``: whether the metronome is in it; ``volume``: of that, 0 to 127.
    """

    def __init__(self, song: Song, settle: bool) -> None:
        self.song = song
        self.next = 0
        self.clicks = False
        self.volume = 100
        self.keys = KeysDown()
        self.synths = SynthSettings(len(song.ports), settle)
        self._note = 0
        self._control = 0
        self._click = Click(0, True)
        self._settings_at: tuple[int, list[ChannelSettings]] = (-1, [])

    # -- from where on

    def go_to(self, tick: int) -> None:
        """Gives what is at ``tick`` next."""
        self.next = tick
        self._find_place()

    def change_song(self, song: Song) -> None:
        """Another song from here on; notes that are held are for :attr:`keys` to keep."""
        if song.setup is not self.song.setup or song.control_ticks is not self.song.control_ticks:
            self._settings_at = (-1, [])
        self.synths.fit(len(song.ports))
        self.song = song
        self._find_place()

    def set_clicks(self, on: bool, volume: int) -> None:
        """The metronome in it from here on, or not."""
        self.clicks, self.volume = on, volume
        self._find_place()

    def _find_place(self) -> None:
        self._note = self.song.first_note_from(self.next)
        self._control = self.song.first_control_from(self.next)
        if self.clicks:
            self._click = next_click(self.song.meter, self.next)

    # -- what is in it

    @property
    def next_event(self) -> float:
        """The tick of what comes next, infinity for nothing."""
        onsets = self.song.onsets
        onset = onsets[self._note] if self._note < len(onsets) else math.inf
        return min(self.keys.next_end, self._control_tick, self._click_tick, onset)

    @property
    def _control_tick(self) -> float:
        ticks = self.song.control_ticks
        return ticks[self._control] if self._control < len(ticks) else math.inf

    @property
    def _click_tick(self) -> float:
        return self._click.place if self.clicks else math.inf

    def give_until(
        self, limit: int, time_of: Callable[[float], float], out: list[TimedMessage]
    ) -> None:
        """Everything before the tick ``limit``; ``time_of(tick)``: when it is due."""
        song = self.song
        while (tick := self.next_event) < limit:
            at = time_of(tick)
            # At one tick: what ends, then what is set, then what begins.
            if self.keys.next_end == tick:
                self.keys.end_next(at, out)
            elif self._control_tick == tick:
                index = self._control
                self._control += 1
                message, port = song.control_messages[index], song.control_port(index)
                self.synths.send(port, message, at, out)
            elif self._click_tick == tick:
                self._give_click(int(tick), at, out)
            else:
                note = song.note(self._note)
                self._note += 1
                if note.voice in song.audible:
                    self.keys.strike(note, at, out)
        self.next = max(self.next, limit)

    def _give_click(self, tick: int, at: float, out: list[TimedMessage]) -> None:
        click, self._click = self._click, next_click(self.song.meter, tick + 1)
        length = min(CLICK_TICKS, max(1, (int(self._click.place) - tick) // 2))
        self.keys.click(click, self.volume, tick + length, at, out)

    # -- where it begins anew

    def settings(self, playing: bool = True) -> list[ChannelSettings]:
        """What each port's synth is to be set to here; while nothing plays, no pedal is down."""
        # Loops and repeated bars begin at the same tick again and again.
        if self._settings_at[0] != self.next:
            self._settings_at = (self.next, self.song.settings_at(self.next))
        here = self._settings_at[1]
        return here if playing else [settings.without_pedals() for settings in here]

    def set_synths(self, at: float, out: list[TimedMessage], playing: bool = True) -> None:
        """Brings every synth to what it is to be set to here."""
        self.synths.bring_all(self.settings(playing), at, out)

    def chase(
        self,
        at: float,
        out: list[TimedMessage],
        voices: Collection[int] | None = None,
        ports: Sequence[int] | None = None,
    ) -> None:
        """Sounds the notes that began before and go on here, all or those of some voices or
        ports; not drums, nor what would be over within a 32nd."""
        for note in sorted(self.song.sounding(self.next)):
            port, channel = divmod(note.channel, CHANNELS)
            if (
                note.end - self.next >= SHORTEST_CHASE
                and channel != DRUM_CHANNEL
                and (voices is None or note.voice in voices)
                and (ports is None or port in ports)
            ):
                self.keys.chase(note, self.next, at, out)

    def release_song(self, at: float, out: list[TimedMessage]) -> None:
        """Lets go of the song's notes and pedals."""
        self.keys.release_song(at, out)
        for port in range(len(self.synths)):
            self.synths.lift_pedals(port, at, out)

    def release_port(self, port: int, at: float, out: list[TimedMessage]) -> None:
        """Lets go of everything on a port."""
        self.keys.release_port(port, at, out)
        self.synths.lift_pedals(port, at, out)
