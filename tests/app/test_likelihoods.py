"""What is known of the pitches along a song while it is edited; a tiny network answers."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import replace

import pytest

from composer.app.likelihoods import BAR, MAX_WHOLE, Likelihoods, Wish
from composer.app.likely_places import STRETCH
from composer.edit.commands import AddNotes, RemoveNotes, ReplaceNotes, SetVoices
from composer.edit.document import Document
from composer.engine.inspection.probabilities import pitch_probabilities
from composer.engine.messages import ROLES, Failed, Finished, OperationRefused
from composer.model.note import Note
from composer.model.voice import Role
from tests.fixtures.tiny_models import chorale


class Engine:
    """Answers when it is told to, with the tiny networks; ``asked``: the requests so far."""

    def __init__(self, models):
        self.models, self.asked, self.waiting, self.cancelled = models, [], deque(), []

    def ask(self, request, hear):
        self.asked.append(request)
        self.waiting.append((request, hear))

    def cancel(self, request_id):
        self.cancelled.append(request_id)
        self.waiting = deque(w for w in self.waiting if w[0].id != request_id)

    def answer(self):
        request, hear = self.waiting.popleft()
        model = next(m for m in self.models if m.pack.name == request.pack)
        try:
            pitch_probabilities(model, request, emit=hear)
        except OperationRefused as error:
            hear(Failed(request.id, str(error)))
        else:
            hear(Finished(request.id))


class Index:
    def __init__(self, document):
        self.document = document

    def between(self, start, end):
        return [n.id for n in self.document.score.notes.values() if n.end > start and n.onset < end]

    def sounding(self):
        return {n.voice for n in self.document.score.notes.values()}


class Desk:
    """A document of that score, who asks, and who answers."""

    def __init__(self, score, models):
        self.document = Document(score)
        self.engine = Engine(models)
        self.changed = []
        packs = [model.pack for model in models]
        self.likely = Likelihoods(
            self.document,
            Index(self.document),
            self.engine.ask,
            self.engine.cancel,
            lambda: len(self.engine.asked) + 1,
            lambda family: [pack for pack in packs if pack.family == family],
            changed=lambda start, end: self.changed.append((start, end)),
        )
        self.document.observe(self.likely.document_changed)

    def hear(self, voice=None):
        self.likely.hear_with(voice)

    def settle(self, *wishes):
        for _ in range(100):
            self.likely.look(wishes)
            if not self.likely.running:
                return
            self.engine.answer()
        raise AssertionError("it asks for ever")


@pytest.fixture
def desk(coconet_model):
    desk = Desk(chorale(96), [coconet_model])
    desk.hear()
    return desk


WHOLE = Wish(0, 24 * BAR)


def fresh(desk):
    """What a desk that has just come says of the same song."""
    other = Desk(desk.document.score.copy(), desk.engine.models)
    other.hear()
    other.settle(WHOLE)
    return {i: p.nats for i, p in other.likely.places.notes.items()}


def test_a_song_is_asked_for_stretch_by_stretch_and_each_but_once(desk):
    desk.settle(WHOLE)
    assert [(r.start, r.roles) for r in desk.engine.asked] == [
        (start, (role,)) for start in (0, STRETCH, 2 * STRETCH) for role in ROLES
    ]
    assert desk.likely.places.notes.keys() == desk.document.score.notes.keys()
    desk.settle(WHOLE, Wish(0, BAR))
    assert len(desk.engine.asked) == 12
    assert desk.likely.known(WHOLE)
    assert not desk.likely.known(replace(WHOLE, rests=True))


def test_of_a_voice_that_is_wished_for_alone_only_it_is_asked(desk):
    alto = desk.document.score.voices[1].id
    desk.settle(Wish(0, BAR, (alto,), rests=True))
    assert [(r.roles, r.rests) for r in desk.engine.asked] == [(("alto",), True)]
    desk.settle(Wish(0, BAR))
    assert [r.roles[0] for r in desk.engine.asked[1:]] == ["soprano", "tenor", "bass"]


def test_after_an_edit_only_what_hears_it_is_asked_again_and_all_is_right_then(desk):
    desk.settle(WHOLE)
    note = next(n for n in desk.document.score.notes_in_order() if n.onset == STRETCH // 2)
    moved = replace(note, onset=note.onset + 240, duration=240)
    desk.document.apply(ReplaceNotes((moved,)), "Move")
    assert note.id not in desk.likely.places.notes
    desk.settle(WHOLE)
    assert [r.start for r in desk.engine.asked[12:]] == [0] * 4
    now = {i: p.nats for i, p in desk.likely.places.notes.items()}
    assert now == pytest.approx(fresh(desk), abs=1e-4)


def test_a_note_on_another_pitch_keeps_what_is_likely_there_and_has_its_surprise_at_once(desk):
    desk.settle(WHOLE)
    note = desk.document.score.notes_in_order()[8]
    before = desk.likely.places.notes[note.id]
    pitch, share = before.likeliest(3)[2]
    desk.document.apply(ReplaceNotes((replace(note, pitch=pitch),)), "Transpose")
    now = desk.likely.places.notes[note.id]
    assert now.likeliest(5) == before.likeliest(5)
    assert now.nats == pytest.approx(-math.log(share), abs=1e-5)
    assert desk.likely.places.nats[note.id] == pytest.approx(now.nats, abs=1e-5)
    desk.settle(WHOLE)
    asked = desk.likely.places.notes[note.id]
    assert dict(asked.likeliest(5)) == pytest.approx(dict(before.likeliest(5)))


def test_notes_that_go_and_come_are_forgotten_and_asked_for(desk):
    desk.settle(WHOLE)
    gone = desk.document.score.notes_in_order()[0]
    desk.document.apply(RemoveNotes([gone.id]), "Delete")
    assert gone.id not in desk.likely.places.notes
    new = Note(desk.document.new_id(), gone.voice, 70, 0, 240)
    desk.document.apply(AddNotes((new,)), "Write")
    desk.settle(WHOLE)
    assert new.id in desk.likely.places.notes
    desk.document.undo()
    desk.document.undo()
    desk.settle(WHOLE)
    assert desk.likely.places.notes.keys() == desk.document.score.notes.keys()


def test_what_is_wished_for_first_takes_the_place_of_what_is_on_its_way(desk):
    desk.likely.look([Wish(0, BAR)])
    first = desk.engine.asked[0]
    desk.likely.look([Wish(0, BAR)])
    assert len(desk.engine.asked) == 1
    desk.likely.look([Wish(2 * STRETCH, 2 * STRETCH + BAR), Wish(0, BAR)])
    assert desk.engine.cancelled == [first.id]
    assert desk.engine.asked[-1].start == 2 * STRETCH
    desk.settle(WHOLE)
    assert desk.likely.known(WHOLE)


def test_what_tells_more_than_is_wished_for_goes_on(desk):
    soprano = desk.document.score.voices[0].id
    desk.likely.look([Wish(0, BAR, (soprano,), rests=True)])
    desk.likely.look([Wish(0, BAR)])
    assert len(desk.engine.asked) == 1


def test_an_edit_where_it_is_being_asked_stops_it(desk):
    desk.likely.look([Wish(0, BAR)])
    note = desk.document.score.notes_in_order()[0]
    desk.document.apply(ReplaceNotes((replace(note, pitch=80),)), "Transpose")
    assert desk.engine.cancelled == [desk.engine.asked[0].id]
    assert not desk.likely.running


def test_the_choir_is_heard_by_the_chorale_model_and_others_by_those_of_rolls(
    coconet_model, roll_model, event_model
):
    models = [coconet_model, roll_model, event_model]
    desk = Desk(chorale(8), models)
    score = desk.document.score
    desk.hear(score.voices[0].id)
    assert desk.likely.hearing.pack.family == "coconet"
    guitar = replace(score.voices[0], id=score.new_id(), name="Guitar", role=Role.FREE)
    desk.document.apply(SetVoices((*score.voices, guitar)), "Add")
    desk.hear(guitar.id)
    assert desk.likely.hearing.pack.family == "roll"
    desk.settle(Wish(0, BAR, rests=True))
    assert desk.likely.places.notes.keys() == score.notes.keys()
    rests = [p for p in desk.likely.places.between(0, score.end) if not p.note]
    assert {place.voice for place in rests} == {None}
    desk.likely.chosen = event_model.pack.name
    desk.hear(guitar.id)
    assert desk.likely.hearing.pack.family == "event"
    assert not desk.likely.places.notes
    desk.settle(WHOLE)
    assert desk.likely.places.notes.keys() == score.notes.keys()


def test_where_nothing_sounds_nobody_is_asked(coconet_model):
    score = chorale(8)
    score.notes.clear()
    desk = Desk(score, [coconet_model])
    desk.hear()
    desk.settle(WHOLE)
    assert desk.likely.hearing is None
    assert desk.engine.asked == []


def test_a_large_song_goes_to_the_engine_in_excerpts_and_its_places_are_where_they_were(
    coconet_model,
):
    beats = MAX_WHOLE // 4 + 200
    desk = Desk(chorale(beats), [coconet_model])
    desk.hear()
    late = (beats * 480 - 4 * STRETCH) // STRETCH * STRETCH
    desk.settle(Wish(late, late + BAR, (desk.document.score.voices[1].id,), rests=True))
    (request,) = desk.engine.asked
    assert len(request.piece.notes) < MAX_WHOLE / 5
    alto = desk.document.score.notes_in_order(desk.document.score.voices[1].id)
    wished = [n for n in alto if late <= n.onset < late + STRETCH]
    places = desk.likely.places.notes
    assert {i: (p.start, p.end) for i, p in places.items()} == {
        n.id: (n.onset, n.end) for n in wished
    }


@pytest.mark.expects_log("It cannot be.")
def test_a_model_that_refuses_says_why_once_and_is_asked_again_after_an_edit(coconet_model):
    class Refusing(Engine):
        def answer(self):
            request, hear = self.waiting.popleft()
            hear(Failed(request.id, "It cannot be."))

    desk = Desk(chorale(8), [coconet_model])
    desk.engine.__class__ = Refusing
    desk.hear()
    desk.settle(WHOLE)
    assert desk.likely.trouble == "It cannot be."
    desk.settle(WHOLE)
    assert len(desk.engine.asked) == 1
    note = desk.document.score.notes_in_order()[0]
    desk.document.apply(ReplaceNotes((replace(note, pitch=80),)), "Transpose")
    desk.likely.look([WHOLE])
    assert len(desk.engine.asked) == 2


def test_the_most_surprising_tenth_is_called_surprising_in_order_of_time(desk):
    desk.settle(WHOLE)
    places = desk.likely.places
    chosen = places.surprising()
    notes = desk.document.score.notes
    assert chosen == sorted(chosen, key=lambda n: (notes[n].onset, n))
    assert 0 < len(chosen) <= 0.15 * len(notes)
    rest = [p.nats for n, p in places.notes.items() if n not in set(chosen)]
    assert min(places.notes[n].nats for n in chosen) >= max(rest)
