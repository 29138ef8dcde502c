"""Any sequence of edits undone is the first score again; redone it is the last."""

from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from composer.edit.commands import (
    AddGeneration,
    AddNotes,
    RemoveNotes,
    RemoveVoice,
    ReplaceNotes,
    SetControls,
    SetKey,
    SetLyrics,
    SetMarkers,
    SetMasks,
    SetMeter,
    SetTempo,
    SetTitle,
    SetVoices,
)
from composer.edit.document import Document
from composer.model.control import Control, ControlKind
from composer.model.generation import GenerationRecord
from composer.model.key import Key, KeyMap
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.mask import Mask
from composer.model.note import Note
from composer.model.score import Marker, empty_score
from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from composer.model.voice import Voice


def content(score):
    """All that undo restores: everything but the count of ids."""
    copy = score.copy()
    copy.next_id = 0
    return copy


ticks = st.integers(0, 10_000)


class Edits(RuleBasedStateMachine):
    """Every command, in and out of transactions, with undo and redo in between."""

    @initialize()
    def begin(self):
        self.document = Document(empty_score())
        self.mirror = self.document.score.copy()
        self.states = [content(self.document.score)]
        self.position = 0
        self.joins = None  # the key that the last step still coalesces with
        self.keys = []  # of the open transactions
        self.saved = self.states[0]
        self.revision = self.document.revision
        self.document.observe(self.follow)

    def follow(self, change):
        assert change.revision == self.document.revision > self.revision
        self.revision = change.revision
        for note in change.removed:
            assert self.mirror.notes.pop(note.id) == note
        for note in change.added:
            assert note.id not in self.mirror.notes
            self.mirror.notes[note.id] = note
        for name in change.fields:
            setattr(self.mirror, name, getattr(self.document.score, name))

    def stepped(self, key=None):
        """Keeps the list of states that undo and redo must lead through."""
        if self.document.in_transaction:
            return
        now = content(self.document.score)
        if now == self.states[self.position]:
            return
        del self.states[self.position + 1 :]
        if key is None or key != self.joins:
            self.states.append(now)
            self.position += 1
            self.joins = key
        elif now == self.states[self.position - 1]:
            self.states.pop()
            self.position -= 1
            self.joins = None
        else:
            self.states[self.position] = now

    def apply(self, command):
        self.document.apply(command, "Edit")
        self.stepped()

    @property
    def score(self):
        return self.document.score

    @precondition(lambda self: self.score.voices)
    @rule(data=st.data())
    def add_notes(self, data):
        voice = data.draw(st.sampled_from(self.score.voices)).id
        count = data.draw(st.integers(1, 3))
        origin = data.draw(st.sampled_from([None, *self.score.generations]))
        self.apply(
            AddNotes(
                tuple(
                    Note(
                        self.document.new_id(),
                        voice,
                        data.draw(st.integers(0, 127)),
                        data.draw(ticks),
                        data.draw(st.integers(1, 2000)),
                        origin=origin,
                    )
                    for _ in range(count)
                )
            )
        )

    @precondition(lambda self: self.score.notes)
    @rule(data=st.data())
    def remove_notes(self, data):
        self.apply(RemoveNotes(data.draw(st.sets(st.sampled_from(sorted(self.score.notes))))))

    @precondition(lambda self: self.score.notes)
    @rule(data=st.data())
    def replace_notes(self, data):
        ids = data.draw(st.sets(st.sampled_from(sorted(self.score.notes)), min_size=1))
        pitch, onset = data.draw(st.integers(0, 127)), data.draw(ticks)
        notes = [replace(self.score.notes[i], pitch=pitch, onset=onset) for i in sorted(ids)]
        self.apply(ReplaceNotes(tuple(notes)))

    @rule(name=st.text(max_size=5))
    def add_voice(self, name):
        self.apply(SetVoices((*self.score.voices, Voice(self.document.new_id(), name))))

    @precondition(lambda self: self.score.voices)
    @rule(data=st.data())
    def remove_voice(self, data):
        self.apply(RemoveVoice(data.draw(st.sampled_from(self.score.voices)).id))

    @rule(tick=ticks, bpm=st.integers(20, 300))
    def set_tempo(self, tick, bpm):
        self.apply(SetTempo(TempoMap().with_entry(Tempo.from_bpm(tick, bpm))))

    @rule(tick=ticks, beats=st.integers(1, 12))
    def set_meter(self, tick, beats):
        self.apply(SetMeter(MeterMap().with_entry(Meter(tick, beats, 4))))

    @rule(tick=ticks, fifths=st.integers(-7, 7))
    def set_key(self, tick, fifths):
        self.apply(SetKey(KeyMap().with_entry(Key(tick, fifths))))

    @rule(data=st.data())
    def set_lyrics(self, data):
        notes = st.lists(st.sampled_from(sorted(self.score.notes)), max_size=2)
        ids = tuple(data.draw(notes)) if self.score.notes else ()
        word = Word((Syllable(data.draw(st.text(max_size=4)), ids),))
        self.apply(SetLyrics(Lyrics((Verse((Line((word,)),)),))))

    @precondition(lambda self: self.score.voices)
    @rule(data=st.data(), tick=ticks)
    def set_controls_and_masks(self, data, tick):
        voice = data.draw(st.sampled_from(self.score.voices)).id
        control = Control(voice, tick, ControlKind.CONTROLLER, 64, 127)
        self.apply(SetControls((control, *self.score.controls)))
        self.apply(SetMasks((*self.score.masks, Mask(voice, tick, tick + 1))))

    @rule(tick=ticks, text=st.text(max_size=4))
    def set_markers_and_title(self, tick, text):
        self.apply(SetMarkers((Marker(tick, text), *self.score.markers)))
        self.apply(SetTitle(text))

    @rule()
    def add_generation(self):
        record = GenerationRecord(self.document.new_id(), "harmonize", "pack", "0" * 64, 1)
        self.apply(AddGeneration(record))

    @rule()
    def what_breaks_a_rule_changes_nothing(self):
        before, revision = content(self.score), self.document.revision
        for wrong in (
            AddNotes((Note(10**6, 1, 60, 0, 1),)),
            RemoveNotes({10**6}),
            ReplaceNotes((Note(10**6, 1, 60, 0, 1),)),
            RemoveVoice(10**6),
            SetLyrics(Lyrics((Verse((Line((Word((Syllable("a", (10**6,)),)),)),)),))),
        ):
            with pytest.raises(ValueError, match=r"."):
                self.document.apply(wrong)
        assert content(self.score) == before
        assert self.document.revision == revision

    @rule(key=st.sampled_from([None, "nudge", "tempo"]))
    def open_a_transaction(self, key):
        self.document.begin("Gesture", key)
        self.keys.append(key)

    @rule(title=st.sampled_from(["", "a", "b"]), key=st.sampled_from(["nudge", "tempo"]))
    def nudge(self, title, key):
        with self.document.transaction("Nudge", key):
            self.document.apply(SetTitle(title))
        self.stepped(key)

    @rule(title=st.sampled_from(["", "a", "b"]), left_open=st.integers(0, 2))
    def what_fails_half_way_changes_nothing(self, title, left_open):
        before, history = content(self.score), self.document.history

        def fails():
            with self.document.transaction("Fails"):
                self.document.apply(SetTitle(title))
                for _ in range(left_open):
                    self.document.begin("Inner")
                    self.document.apply(SetMarkers(()))
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fails()
        assert content(self.score) == before
        assert self.document.history == history

    @precondition(lambda self: self.document.in_transaction)
    @rule(keep=st.booleans())
    def close_a_transaction(self, keep):
        key = self.keys.pop()
        if keep:
            self.document.commit()
        else:
            self.document.abort()
        self.stepped(key)

    @rule()
    def undo(self):
        possible = self.document.can_undo
        self.document.undo()
        if possible:
            self.position -= 1
            self.joins = None

    @rule()
    def redo(self):
        possible = self.document.can_redo
        self.document.redo()
        if possible:
            self.position += 1
            self.joins = None

    @precondition(lambda self: not self.document.in_transaction)
    @rule(data=st.data())
    def go_through_the_history(self, data):
        wanted = data.draw(st.integers(0, len(self.document.history.names)))
        self.document.go_to(wanted)
        if wanted != self.position:
            self.joins = None
        self.position = wanted

    @precondition(lambda self: not self.document.in_transaction)
    @rule()
    def save(self):
        self.document.mark_clean()
        self.joins = None
        self.saved = content(self.score)

    @invariant()
    def the_score_keeps_its_rules(self):
        self.score.check()

    @invariant()
    def what_observers_were_told_is_what_happened(self):
        self.mirror.next_id = self.score.next_id
        assert self.mirror == self.score

    @invariant()
    def between_transactions_the_score_is_where_the_history_says(self):
        if not self.document.in_transaction:
            assert content(self.score) == self.states[self.position]
            assert self.document.can_undo == (self.position > 0)
            assert self.document.can_redo == (self.position < len(self.states) - 1)
            assert len(self.document.history.names) == len(self.states) - 1

    @invariant()
    def clean_means_saved(self):
        if self.document.clean:
            assert content(self.score) == self.saved

    def teardown(self):
        if not hasattr(self, "document"):
            return
        while self.document.in_transaction:
            self.document.abort()
        last = content(self.score)
        while self.document.can_undo:
            self.document.undo()
        assert content(self.score) == self.states[0]
        for _ in range(self.position):
            self.document.redo()
        assert content(self.score) == last


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)


@pytest.fixture
def document():
    return Document()


def note(document, pitch=60, onset=0, duration=480):
    return Note(document.new_id(), document.score.voices[0].id, pitch, onset, duration)


def nudge(document, note_id, semitones, coalesce="nudge"):
    with document.transaction("Nudge", coalesce=coalesce):
        old = document.score.notes[note_id]
        document.apply(ReplaceNotes((replace(old, pitch=old.pitch + semitones),)))


def test_nudges_that_follow_each_other_are_one_step(document):
    added = note(document)
    document.apply(AddNotes((added,)), "Draw")
    for _ in range(5):
        nudge(document, added.id, 1)
    assert document.history.names == ("Draw", "Nudge")
    document.undo()
    assert document.score.notes[added.id].pitch == 60


def test_nudges_of_another_kind_or_after_undo_or_saving_are_steps_of_their_own(document):
    added = note(document)
    document.apply(AddNotes((added,)), "Draw")
    nudge(document, added.id, 1)
    nudge(document, added.id, 1, coalesce="other")
    assert len(document.history.names) == 3
    document.mark_clean()
    nudge(document, added.id, 1, coalesce="other")
    assert len(document.history.names) == 4
    document.undo()
    assert document.clean
    nudge(document, added.id, 1, coalesce="other")
    assert len(document.history.names) == 4


def test_nudging_there_and_back_leaves_no_step(document):
    added = note(document)
    document.apply(AddNotes((added,)), "Draw")
    document.mark_clean()
    nudge(document, added.id, 1)
    nudge(document, added.id, -1)
    assert document.history.names == ("Draw",)
    assert document.clean


def test_no_nudge_joins_the_saved_step_after_others_cancelled_out(document):
    added = note(document)
    document.apply(AddNotes((added,)), "Draw")
    nudge(document, added.id, 1)
    document.mark_clean()
    nudge(document, added.id, 1)
    nudge(document, added.id, -1)
    assert document.clean
    nudge(document, added.id, 1)
    assert not document.clean
    assert document.history.names == ("Draw", "Nudge", "Nudge")


def test_an_observer_that_fails_keeps_neither_the_others_nor_undo_from_their_work(document):
    def fails(change):
        raise LookupError

    seen = []
    stop = document.observe(fails)
    document.observe(seen.append)
    with pytest.raises(LookupError):
        document.apply(SetTitle("x"))
    with pytest.raises(LookupError), document.transaction("y"):
        document.apply(SetTitle("y"))
    stop()
    assert len(seen) == 3  # x, y, and y taken back
    assert document.score.title == "x"
    document.undo()
    assert document.score.title == ""


def test_moving_a_thousand_of_many_notes_tells_of_a_thousand():
    document = Document()
    voice = document.score.voices[0].id
    notes = tuple(Note(document.new_id(), voice, 60, 10 * i, 10) for i in range(100_000))
    document.apply(AddNotes(notes))
    seen = []
    document.observe(seen.append)
    moved = tuple(replace(n, pitch=61) for n in notes[:1000])
    document.apply(ReplaceNotes(moved))
    document.undo()
    assert [len(change.added) for change in seen] == [1000, 1000]
    assert not any(change.everything or change.fields for change in seen)


def test_undoing_to_the_saved_point_is_clean_and_a_new_branch_never_is(document):
    document.apply(SetTitle("a"))
    document.apply(SetTitle("b"))
    document.mark_clean()
    document.undo()
    assert not document.clean
    document.redo()
    assert document.clean
    document.undo()
    document.apply(SetTitle("c"))
    assert not document.clean
    document.undo()
    document.undo()
    assert not document.clean


def test_a_gesture_of_many_previews_is_one_step_and_an_abort_leaves_nothing(document):
    added = note(document)
    document.apply(AddNotes((added,)), "Draw")
    seen = []
    document.observe(seen.append)
    document.begin("Move")
    for onset in range(0, 1000, 10):
        document.apply(ReplaceNotes((replace(added, onset=onset),)))
    assert not document.can_undo
    document.abort()
    assert document.score.notes[added.id] == added
    assert len(seen) == 100  # 99 moves and the way back
    assert document.history.names == ("Draw",)


def test_an_exception_in_a_transaction_takes_everything_back_and_goes_on(document):
    def fails():
        with document.transaction("Outer"):
            document.apply(SetTitle("x"))
            document.begin("Inner")
            document.apply(SetTitle("y"))
            raise KeyError

    with pytest.raises(KeyError):
        fails()
    assert document.score.title == ""
    assert not document.in_transaction
    assert not document.can_undo


def test_removing_a_note_takes_it_from_its_syllable_and_undo_lays_it_back(document):
    added = note(document)
    document.apply(AddNotes((added,)))
    words = Lyrics((Verse((Line((Word((Syllable("la", (added.id,)),)),)),)),))
    document.apply(SetLyrics(words))
    document.apply(RemoveNotes({added.id}))
    assert [s.notes for s in document.score.lyrics.syllables()] == [()]
    document.undo()
    assert document.score.lyrics == words


def test_another_score_forgets_the_history_and_tells_everybody(document):
    document.apply(SetTitle("x"))
    seen = []
    document.observe(seen.append)
    document.replace(empty_score())
    assert seen[0].everything
    assert document.clean
    assert not document.can_undo


def test_who_no_longer_observes_is_not_told(document):
    seen = []
    document.observe(seen.append)()
    document.apply(SetTitle("x"))
    assert seen == []


def test_ids_are_never_given_twice(document):
    first = document.new_id()
    document.apply(SetTitle("x"))
    document.undo()
    assert document.new_id() > first


def test_commands_outside_the_rules_of_transactions_are_refused(document):
    with pytest.raises(RuntimeError, match="no transaction"):
        document.commit()
    document.begin("Open")
    with pytest.raises(RuntimeError, match="transaction is open"):
        document.replace(empty_score())
    document.abort()


def test_the_history_is_gone_through_to_any_step_and_back():
    document = Document()
    voice = document.score.voices[0].id
    for pitch in (60, 62, 64):
        document.apply(AddNotes((Note(document.new_id(), voice, pitch, 0, 480),)), "Add")
    document.mark_clean()
    assert document.saved_position == document.position == 3
    told = []
    document.observe(told.append)
    for position, count in ((1, 1), (3, 3), (0, 0)):
        told.clear()
        document.go_to(position)
        assert len(told) == 1
        assert (document.position, len(document.score.notes)) == (position, count)
    with pytest.raises(ValueError, match="no such step"):
        document.go_to(4)
    with document.transaction("Open"):
        document.go_to(2)
    assert document.position == 0
