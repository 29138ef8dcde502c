"""What each command of the window means to the scheduler."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from composer.midi.messages import (
    Append,
    Command,
    NoteOff,
    NoteOn,
    Pause,
    Play,
    Seek,
    SetAudible,
    SetFrontier,
    SetLoop,
    SetTempoScale,
    Stop,
)
from composer.midi.schedule import Scheduler, TimedMessage

_Obeyed = Callable[[Scheduler, float, Any], list[TimedMessage]]

_SCHEDULED: dict[type, _Obeyed] = {
    Append: lambda scheduler, now, command: scheduler.append(now, command.notes),
    Play: lambda scheduler, now, command: scheduler.play(now, command.from_tick, command.count_in),
    Pause: lambda scheduler, now, command: scheduler.pause(now),
    Stop: lambda scheduler, now, command: scheduler.stop(now),
    Seek: lambda scheduler, now, command: scheduler.seek(now, command.tick),
    SetLoop: lambda scheduler, now, command: scheduler.set_loop(now, command.loop),
    SetTempoScale: lambda scheduler, now, command: scheduler.set_tempo_scale(now, command.scale),
    SetAudible: lambda scheduler, now, command: scheduler.set_audible(now, command.voices),
    SetFrontier: lambda scheduler, now, command: scheduler.set_frontier(
        now, command.tick, command.repeat
    ),
    NoteOn: lambda scheduler, now, command: scheduler.audition_on(
        now, command.channel, command.pitch, command.velocity
    ),
    NoteOff: lambda scheduler, now, command: scheduler.audition_off(
        now, command.channel, command.pitch
    ),
}


def messages_for(scheduler: Scheduler, now: float, command: Command) -> list[TimedMessage]:
    """Obeys ``command`` at ``now``; raises :class:`ValueError` when the scheduler refuses it, or
    when it is not for the scheduler."""
    obeyed = _SCHEDULED.get(type(command))
    if obeyed is None:
        raise ValueError(f"unknown command {command!r}")
    return obeyed(scheduler, now, command)
