"""What sounds in a sitting: the song, or a candidate in its place, with a real player."""

from __future__ import annotations

from composer.app.session_events import AuditionChanged
from composer.midi.player import Stopped
from tests.fixtures.sitting import Sitting


def test_the_song_plays_to_its_end(started: Sitting) -> None:
    started.draw_melody()
    started.session.player.set_tempo_scale(20)
    started.session.playback.play()
    assert started.session.playback.playing
    started.wait_for(lambda e: isinstance(e, Stopped))
    assert not started.session.playback.playing


def test_a_candidate_is_played_without_changing_the_song(started: Sitting) -> None:
    session = started.session
    started.draw_melody()
    assert started.harmonise() == "finished"
    before, revision = session.document.score.copy(), session.document.revision
    session.player.set_tempo_scale(20)
    session.playback.audition(0)
    assert session.playback.auditioning == 0
    started.wait_for(lambda e: e == AuditionChanged(None))
    assert session.playback.auditioning is None
    assert session.document.score == before
    assert session.document.revision == revision

    session.player.set_tempo_scale(0.05)
    session.playback.audition(0)
    session.generating.discard_all()
    assert session.playback.auditioning is None
    session.playback.play()
    assert session.playback.playing
    session.playback.stop()
