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
    SetChords,
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
from composer.model.chord_symbol import ChordSymbol
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

    @rule(tick=ticks, text=st.sampled_from(("C", "F#m7", "G7/B", "N.C.")))
    def set_chords(self, tick, text):
        kept = (chord for chord in self.score.chords if chord.tick != tick)
        self.apply(SetChords((*kept, ChordSymbol(tick, text))))

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
