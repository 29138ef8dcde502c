"""Writing note by note from the keyboard while the song stands."""

from __future__ import annotations

import pytest

from composer.app.step_entry import StepEntry
from composer.edit.document import Document
from composer.midi.messages import Heard, Position


class Desk:
    """A playhead that goes where it is told, at once; a keyboard."""

    def __init__(self) -> None:
        self.document = Document()
        self.tick = 0
        self.seconds = 10.0
        voice = self.document.score.voices[0].id
        self.entry = StepEntry(self.document, lambda: voice, self.seek)
        self.entry.on = True
        self.entry.grid = 240

    def seek(self, tick: int) -> None:
        self.tick = tick

    def hear(self, *data: int, after: float = 0.3, playing: bool = False) -> None:
        self.seconds += after
        self.entry.take(Heard(self.seconds, float(self.tick), bytes(data), "Keys", playing))

    def press(self, pitch: int, after: float = 0.3, **rest) -> None:
        self.hear(0x90, pitch, 90, after=after, **rest)

    def lift(self, pitch: int) -> None:
        self.hear(0x80, pitch, 0)

    def notes(self) -> list[tuple[int, int, int]]:
        return [(n.onset, n.end, n.pitch) for n in self.document.score.notes_in_order()]


@pytest.fixture
def desk():
    return Desk()


def test_each_note_is_as_long_as_the_grid_and_the_playhead_goes_on(desk):
    for pitch in (60, 62):
        desk.press(pitch)
        desk.lift(pitch)
    assert desk.notes() == [(0, 240, 60), (240, 480, 62)]
    assert desk.tick == 480


def test_keys_struck_together_are_a_chord_and_one_step_to_undo(desk):
    desk.press(60)
    desk.press(64, after=0.02)
    desk.lift(60)
    assert desk.tick == 0
    desk.lift(64)
    assert desk.notes() == [(0, 240, 60), (0, 240, 64)]
    assert desk.tick == 240
    desk.document.undo()
    assert desk.notes() == []


def test_a_key_struck_before_the_last_one_is_let_go_of_is_the_next_note(desk):
    desk.press(60)
    desk.press(62)
    desk.lift(60)
    desk.lift(62)
    assert desk.notes() == [(0, 240, 60), (240, 480, 62)]


def test_the_pedal_is_a_rest(desk):
    desk.hear(0xB0, 64, 127)
    desk.hear(0xB0, 64, 0)
    desk.press(60)
    assert desk.notes() == [(240, 480, 60)]


def test_a_note_that_comes_before_the_playhead_has_arrived_is_written_where_it_will_be(desk):
    desk.press(60)
    desk.seek = lambda tick: None
    desk.entry._seek = desk.seek
    desk.lift(60)
    desk.press(62)
    assert desk.notes()[-1] == (240, 480, 62)


def test_a_playhead_that_was_moved_meanwhile_is_where_it_goes_on(desk):
    desk.press(60)
    desk.lift(60)
    desk.tick = 1920
    desk.entry.take(Position(1920, False))
    desk.press(62)
    assert desk.notes()[-1] == (1920, 2160, 62)


def test_while_the_song_plays_or_it_is_off_nothing_is_written(desk):
    desk.press(60, playing=True)
    desk.entry.on = False
    desk.press(60)
    assert desk.notes() == []


def test_a_note_that_is_there_already_is_not_doubled(desk):
    desk.press(60)
    desk.lift(60)
    desk.entry.take(Position(0, False))
    desk.tick = 0
    desk.press(60)
    assert desk.notes() == [(0, 240, 60)]


def test_the_pedal_makes_what_is_held_longer_and_all_is_one_step(desk):
    desk.press(60)
    desk.press(64, after=0.02)
    for value in (127, 0, 127, 0):
        desk.hear(0xB0, 64, value)
    desk.lift(60)
    desk.lift(64)
    desk.press(62)
    assert desk.notes() == [(0, 720, 60), (0, 720, 64), (720, 960, 62)]
    desk.document.undo()
    desk.document.undo()
    assert desk.notes() == []


def test_where_is_written_may_be_elsewhere_than_the_playhead(desk):
    gone = []
    desk.entry.place = lambda: 1920
    desk.entry.went_on = gone.append
    desk.press(60)
    desk.lift(60)
    assert desk.notes() == [(1920, 2160, 60)]
    assert gone == [2160]


def test_a_playhead_that_is_late_to_arrive_takes_nothing_back(desk):
    desk.seek = desk.entry._seek = lambda tick: None
    for pitch in (60, 62, 64):
        desk.press(pitch)
        desk.lift(pitch)
        if pitch == 62:
            # It is told of the first step only when the second is over.
            desk.entry.take(Position(240, False))
    assert desk.notes() == [(0, 240, 60), (240, 480, 62), (480, 720, 64)]
