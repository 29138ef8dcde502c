"""What the parts of the window tell each other by signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from composer.ui.window import MainWindow


def connect(window: MainWindow) -> None:
    """Connects the parts of ``window``, which are all there, and tells them how things are now."""
    _hand_out_the_actions(window)
    _connect_the_voices(window)
    _connect_the_grid(window)
    _connect_the_history(window)
    _connect_the_playhead(window)
    window.candidates_panel.filled.connect(window.docks["candidates"].come_forward)
    window.splitting.opened.connect(window.keymap.guard)


def _hand_out_the_actions(window: MainWindow) -> None:
    """Every part switches its actions on and off from now on."""
    for part in (
        window.editing,
        window.voices,
        window.playing,
        window.recording,
        window.generating,
        window.candidates,
        window.words_on_notes,
        window.wording,
        window.singability,
        window.audio,
        window.sounding,
        window.controlling,
        window.engraving,
        window.playing_along,
        window.written_by_keys,
        window.tooling,
        window.song,
        window.shaping,
        window.arranging,
        window.marking,
        window.origins,
        window.likely,
        window.likely_pitches,
    ):
        part.use(window.actions_)
    window.desk.add_panels(
        window.generate_panel, window.wording.pane.manner, window.transport.tempo
    )
    window.desk.add_along(window.along_panel)
    window.desk.use(window.actions_)
    window.seeing.use(window.actions_)
    window.splitting.use(window.actions_, window.editing, window.seeing)


def _connect_the_voices(window: MainWindow) -> None:
    """Another voice is written in."""
    activated = window.voices.activated
    activated.connect(window.generating.ask_to_look)
    activated.connect(window.seeing.voice_activated)
    activated.connect(window.session.playback.play_on)
    activated.connect(lambda _: window.written_by_keys.voice_chosen())
    activated.connect(window.likely.voice_chosen)
    window.session.playback.play_on(window.voices.active)


def _connect_the_grid(window: MainWindow) -> None:
    """Another grid is chosen."""
    chosen = window.grid.chosen
    chosen.connect(window.recording.set_grid)
    window.recording.set_grid(window.grid.ticks())
    chosen.connect(window.roll.set_grid)
    chosen.connect(lambda _: window.written_by_keys.show())
    window.roll.set_grid(window.grid.ticks())


def _connect_the_history(window: MainWindow) -> None:
    """There is a step more, or one less."""
    window.editing.history_changed.connect(window.show_title)
    window.editing.noted.connect(window.messages.note)
    window.editing.history_changed.connect(window.history.look)
    window.history.asked.connect(window.editing.go_to)


def _connect_the_playhead(window: MainWindow) -> None:
    """The playhead is elsewhere, or the loop is."""
    window.playing.looped.connect(window.generating.ask_to_look)
    for hear in (
        window.seeing.mini_map.playhead_moved,
        window.splitting.playhead_moved,
        window.engraving.set_tick,
    ):
        window.playing.moved.connect(hear)
