"""Which note-off ends which note-on, for the messages of one pitch on one channel.

A strike is ``(tick, velocity)``; velocity 0 is a note-off.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque

Strike = tuple[int, int]
Sounding = tuple[int, int, int]  # beginning, end, velocity; times in ticks of the file


def paired(strikes: list[Strike], silences: list[int], track_end: int) -> list[Sounding]:
    """Every note-on with its end, in order of beginning; a note-off that ends nothing is nothing.

    The first note-off ends the note that began first.  Where that leaves notes without an end
    although note-offs came after them, one was lost, and each note lasts until the next note-off
    or note-on.  A note that nothing ends lasts until a message that silences the channel
    (``silences``, in order) or until ``track_end``.
    """
    sounding: list[Sounding] = []
    waiting: deque[Strike] = deque()
    last_off = -1
    for tick, velocity in strikes:
        if velocity:
            waiting.append((tick, velocity))
        else:
            last_off = tick
            if waiting:
                start, loudness = waiting.popleft()
                sounding.append((start, tick, loudness))
    if waiting and last_off > waiting[0][0]:
        sounding = []
        waiting = deque()
        for tick, velocity in strikes:
            if waiting:
                start, loudness = waiting.pop()
                sounding.append((start, tick, loudness))
            if velocity:
                waiting.append((tick, velocity))
    for start, loudness in waiting:
        later = bisect_right(silences, start)
        end = silences[later] if later < len(silences) else track_end
        sounding.append((start, max(start, end), loudness))
    return sounding
