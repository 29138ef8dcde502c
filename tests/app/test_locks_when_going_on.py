"""What is locked stays when a model goes on: continuing a song, and streaming."""

from __future__ import annotations

from composer.app.continuing import write_continuation
from composer.app.streaming import Streaming, StreamOptions
from composer.edit.document import Document
from composer.edit.masking import paint_masks
from composer.engine.messages import Continuation, ContinueRequest, NewNote
from composer.model.mask import MaskKind
from composer.model.note import Note
from composer.model.score import empty_score
from tests.fixtures.stage import BAR, Bench, bar_of

LOCK = MaskKind.LOCK


def test_a_continuation_leaves_out_what_is_locked_in_its_voice():
    score = empty_score()
    voice = score.voices[0].id
    first = Note(score.new_id(), voice, 60, 0, BAR)
    score.notes[first.id] = first
    document = Document(score)
    paint_masks(document, [(voice, BAR + 480, BAR + 960), (voice, 0, BAR)], LOCK)
    request = ContinueRequest(1, 0, score, BAR, 2 * BAR, seed=1)
    notes = (NewNote(62, BAR, 960, 80), NewNote(64, BAR + 500, 100, 80), NewNote(65, 3360, 480, 80))
    made = Continuation(1, 0, 0, notes, (), "roll", "0" * 64, 1)
    write_continuation(document, made, request)
    assert [(n.pitch, n.onset, n.end) for n in document.score.notes_in_order(voice)] == [
        (60, 0, BAR),
        (62, BAR, BAR + 480),
        (65, 3360, 3840),
    ]
    document.undo()
    assert list(document.score.notes) == [first.id]


def test_a_stream_writes_nothing_where_its_voice_is_locked():
    bench = Bench()
    streaming = Streaming(bench.stage)
    streaming.start(StreamOptions(), 0)
    (request,) = bench.asked
    bench.say(bar_of(request, 0))
    assert bench.notes("Stream") == [(60, 0, 480)]
    voice = next(v.id for v in bench.document.score.voices if v.name == "Stream")
    paint_masks(bench.document, [(voice, BAR, BAR + 240)], LOCK)
    bench.say(bar_of(request, 1))
    assert bench.notes("Stream") == [(60, 0, 480), (60, BAR + 240, 240)]
