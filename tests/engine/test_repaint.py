"""Repainting cells of four voices: what is written, what is seen, what is kept in Harmonize."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.engine import coconet
from composer.engine.coconet import harmonize, load_network, repaint
from composer.engine.messages import HarmonizeRequest, RepaintRequest, Steering
from composer.engine.packs import read_card
from composer.model.note import Note
from composer.model.time import SIXTEENTH

BAR = 16 * SIXTEENTH


@pytest.fixture(scope="module")
def model(tiny_pack_folder):
    return load_network(read_card(tiny_pack_folder / "tiny"))


def line(voice, *pitches, duration=480):
    return tuple(
        Note(100 * voice + i, voice, p, i * duration, duration) for i, p in enumerate(pitches)
    )


VOICES = (
    ("soprano", line(1, 72, 74, 76, 77, 79, 77, 76, 74)),
    ("alto", line(2, 67, 67, 67, 69, 71, 69, 67, 67)),
    ("tenor", line(3, 60, 59, 60, 60, 62, 60, 60, 59)),
    ("bass", line(4, 48, 43, 48, 53, 43, 45, 48, 43)),
)


def final(model, cells, voices=VOICES, **options):
    told = []
    request = RepaintRequest(1, 0, voices, cells, **{"seed": 1, "steps": 4, **options})
    repaint(model, request, emit=told.append)
    return [candidate for candidate in told if candidate.final]


def test_exactly_the_named_cells_are_written(model):
    cells = (("alto", 480, 960), ("bass", 960, 1920))
    (candidate,) = final(model, cells)
    assert set(candidate.voices) == {"alto", "bass"}
    for role, start, end in cells:
        spans = candidate.voices[role]
        assert spans[0].onset == start
        assert spans[-1].onset + spans[-1].duration == end
        assert sum(span.duration for span in spans) == end - start


def test_two_spans_of_one_voice_leave_what_lies_between_alone(model):
    (candidate,) = final(model, (("tenor", 0, 480), ("tenor", 1920, 2400)))
    assert all(not 480 <= span.onset < 1920 for span in candidate.voices["tenor"])


def test_the_same_seed_repaints_the_same_and_candidates_differ(model):
    cells = (("alto", 0, 3840), ("tenor", 0, 3840))
    first = final(model, cells, candidates=3)
    again = final(model, cells, candidates=3)
    assert [c.voices for c in first] == [c.voices for c in again]
    assert len({str(c.voices) for c in first}) == 3


def test_a_voice_without_notes_is_imagined_and_not_written(model):
    (candidate,) = final(model, (("alto", 0, 960),), VOICES[:2])
    assert set(candidate.voices) == {"alto"}


def test_a_far_away_bar_of_a_long_piece_costs_no_more_than_its_surroundings(model, monkeypatch):
    seen = []
    original = coconet.Sampler

    class Watched(original):
        def __init__(self, network, score, *rest):
            seen.append(score.shape[-1])
            super().__init__(network, score, *rest)

    monkeypatch.setattr(coconet, "Sampler", Watched)
    voices = (("soprano", line(1, 72, duration=60 * BAR)), ("alto", line(2, 67, duration=60 * BAR)))
    (candidate,) = final(model, (("alto", 30 * BAR, 31 * BAR),), voices)
    assert candidate.voices["alto"][0].onset == 30 * BAR
    assert seen == [16 + 2 * coconet.SIGHT]


def test_a_voice_may_use_the_notes_it_has_outside_its_usual_range(model):
    low = (("soprano", line(1, 52, 52, 52, 52)), *VOICES[1:])
    (candidate,) = final(model, (("soprano", 0, 1920),), low, temperature=4.0)
    assert all(52 <= span.pitch <= 81 for span in candidate.voices["soprano"])


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ((), "no cell"),
        ((("alto", 0, 0),), "end"),
        ((("alto", 10, 480),), "grid"),
        ((("descant", 0, 480),), "must be one of"),
    ],
)
def test_cells_that_are_none_are_refused(cells, reason):
    with pytest.raises(ValueError, match=reason):
        RepaintRequest(1, 0, VOICES, cells)


def test_harmonising_keeps_what_is_kept_and_writes_around_it(model):
    kept = (("bass", (Note(9, 4, 48, 480, 960),)),)
    told = []
    request = HarmonizeRequest(1, 0, VOICES[0][1], seed=1, steps=4, kept=kept)
    harmonize(model, request, emit=told.append)
    bass = next(c for c in told if c.final).voices["bass"]
    assert all(span.onset + span.duration <= 480 or span.onset >= 1440 for span in bass)
    assert sum(span.duration for span in bass) == 3840 - 960


SYLLABLES = (("soprano", 0, 240), ("soprano", 240, 480), ("soprano", 600, 1920))


def test_held_cells_become_one_note_each_and_may_repeat_a_pitch(model):
    (candidate,) = final(model, SYLLABLES, voices=VOICES[1:], held=True)
    spans = candidate.voices["soprano"]
    assert [(s.onset, s.onset + s.duration) for s in spans] == [c[1:] for c in SYLLABLES]
    assert dict(candidate.parameters)["held"] is True
    one_pitch = Steering(ranges=(("soprano", 65, 65),))
    (candidate,) = final(model, SYLLABLES, voices=(), held=True, steering=one_pitch)
    assert [span.pitch for span in candidate.voices["soprano"]] == [65, 65, 65]


def test_a_melody_for_a_rhythm_can_be_written_from_nothing(model):
    (candidate,) = final(model, SYLLABLES, voices=(), held=True)
    assert [span.onset for span in candidate.voices["soprano"]] == [0, 240, 600]


@given(st.lists(st.integers(1, 8), min_size=1, max_size=12), st.integers(0, 99))
@settings(max_examples=15, deadline=None)
def test_every_rhythm_comes_back_as_it_was_asked_for(model, steps, seed):
    ends = np.cumsum(steps).tolist()
    cells = tuple(
        ("alto", (end - length) * SIXTEENTH, end * SIXTEENTH)
        for length, end in zip(steps, ends, strict=True)
    )
    (candidate,) = final(model, cells, voices=(), held=True, seed=seed, steps=2)
    told = [("alto", s.onset, s.onset + s.duration) for s in candidate.voices["alto"]]
    assert tuple(told) == cells


def test_held_notes_that_overlap_are_refused():
    with pytest.raises(ValueError, match="must not overlap"):
        RepaintRequest(1, 0, (), (("alto", 0, 480), ("alto", 360, 600)), held=True)
