"""Controllers that are drawn or erased while the song plays are heard at once."""

from __future__ import annotations

from composer.edit.commands import AddNotes
from composer.edit.controlling import Line, clear, draw
from composer.edit.document import Document
from composer.midi.channels import controller, pitch_bend
from composer.midi.schedule import Scheduler
from composer.midi.song import song_from_score
from composer.model.control_type import named
from composer.model.note import Note


def long_note():
    document = Document()
    voice = document.score.voices[0].id
    document.apply(AddNotes((Note(document.new_id(), voice, 60, 0, 19200),)), "Write")
    return document


def song_of(document):
    return song_from_score(document.score)


def playing(document, tick):
    scheduler = Scheduler()
    scheduler.load(0.0, song_of(document))
    scheduler.play(0.0, tick)
    scheduler.advance(0.1)
    return scheduler


def line(document, name):
    return Line(document.score.voices[0].id, named(name))


def sent(messages):
    return [message.data for message in messages]


def test_a_pedal_that_is_erased_while_it_is_down_is_lifted():
    document = long_note()
    draw(document, line(document, "cc64"), {0: 127, 9600: 0})
    scheduler = playing(document, 480)
    clear(document, line(document, "cc64"))
    assert sent(scheduler.load(0.1, song_of(document))) == [controller(0, 64, 0)]


def test_what_is_drawn_around_the_playhead_is_heard_there():
    document = long_note()
    scheduler = playing(document, 480)
    draw(document, line(document, "cc11"), {0: 40, 9600: 50})
    draw(document, line(document, "bend"), {0: -512})
    heard = sent(scheduler.load(0.1, song_of(document)))
    assert sorted(heard) == sorted([controller(0, 11, 40), pitch_bend(0, -512)])


def test_a_bend_that_is_taken_back_leaves_the_instrument_in_tune():
    document = long_note()
    draw(document, line(document, "bend"), {0: 4000})
    scheduler = playing(document, 480)
    document.undo()
    assert sent(scheduler.load(0.1, song_of(document))) == [pitch_bend(0, 0)]


def test_a_volume_that_is_erased_is_the_voices_own_again():
    document = long_note()
    draw(document, line(document, "cc7"), {0: 10})
    scheduler = playing(document, 480)
    document.undo()
    volume = document.score.voices[0].volume
    assert sent(scheduler.load(0.1, song_of(document))) == [controller(0, 7, volume)]
