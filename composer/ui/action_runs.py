"""What the window's actions do: the name of each declared action, and what it runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from composer.ui.playing import SPEEDS
from composer.ui.theme import Appearance

if TYPE_CHECKING:
    from composer.ui.window import MainWindow


def action_runs(window: MainWindow) -> dict[str, Callable[..., object]]:
    """What each declared action runs; Qt's ``checked`` goes to the checkable ones only."""

    def no_argument(run: Callable[[], object]) -> Callable[..., object]:
        return lambda *_: run()

    files, editing = window.files, window.editing
    voices, generating, playing = window.voices, window.generating, window.playing
    plain: dict[str, Callable[[], object]] = {
        "new": files.new,
        "open": files.open,
        "save": files.save,
        "save_as": files.save_as,
        "import_song": files.import_song,
        "import_report": files.imports.show,
        "export_song": files.export,
        "unsaved_songs": window.recovery.show,
        "quit": window.close,
        "undo": editing.undo,
        "redo": editing.redo,
        "cut": editing.cut,
        "copy": editing.copy,
        "copy_picture": editing.copy_picture,
        "copy_midi": window.handing_out.copy,
        "paste": editing.paste,
        "duplicate": editing.duplicate,
        "delete": editing.delete,
        "select_all": editing.select_all,
        "select_none": editing.select_none,
        "transpose_up": lambda: editing.transpose(1),
        "transpose_down": lambda: editing.transpose(-1),
        "octave_up": lambda: editing.transpose(12),
        "octave_down": lambda: editing.transpose(-12),
        "earlier": lambda: editing.shift(-1),
        "later": lambda: editing.shift(1),
        "shorter": lambda: editing.stretch(-1),
        "longer": lambda: editing.stretch(1),
        "quantise": editing.quantise,
        "appearance_system": lambda: window.set_appearance(Appearance.SYSTEM),
        "appearance_light": lambda: window.set_appearance(Appearance.LIGHT),
        "appearance_dark": lambda: window.set_appearance(Appearance.DARK),
        "reset_layout": window.reset_layout,
        "voice_add": voices.add,
        "voice_remove": voices.remove,
        "voice_previous": lambda: voices.step(-1),
        "voice_next": lambda: voices.step(1),
        "voice_assign": voices.take_selected,
        "harmonize": generating.harmonize,
        "repaint": generating.repaint,
        "repitch": generating.repitch,
        "repaint_words": generating.repaint_words,
        "repitch_words": lambda: generating.repaint_words(held=True),
        "notes_for_words": generating.notes_for_words,
        "cancel": generating.cancel,
        "play": playing.play_or_pause,
        "stop": playing.stop,
        "to_start": playing.to_start,
        "tempo_up": lambda: playing.nudge_tempo(1),
        "tempo_down": lambda: playing.nudge_tempo(-1),
        "panic": playing.silence,
        **{f"speed_{by}": lambda by=by: playing.set_speed(by) for by in SPEEDS},
        "shortcuts": window.show_shortcuts,
        "about": window.show_about,
    }
    checked: dict[str, Callable[[bool], object]] = {
        "voice_mute": voices.mute,
        "voice_solo": voices.solo,
        "loop": playing.set_looping,
        "follow_chords": generating.set_follow_chords,
        "follow": playing.set_follow,
        "follow_smoothly": playing.set_follow_smoothly,
    }
    plain |= window.audio.runs() | window.mixing.runs() | window.sounding.runs()
    plain |= window.finding_commands.runs() | window.candidates.runs()
    checked |= window.candidates.checked_runs()
    plain |= window.own_voices.runs() | window.controlling.runs()
    checked |= window.controlling.checked_runs()
    plain |= window.desk.runs() | window.recording.runs() | window.playing_along.runs()
    checked |= window.recording.checked_runs() | window.playing_along.checked_runs()
    plain |= window.words_on_notes.runs() | window.wording.runs() | window.singability.runs()
    checked |= window.words_on_notes.checked_runs() | window.sounding.checked_runs()
    plain |= window.engraving.runs() | window.tooling.runs() | window.marking.runs()
    plain |= window.origins.runs() | window.panel_focus.runs()
    checked |= window.engraving.checked_runs() | window.tooling.checked_runs()
    checked |= window.written_by_keys.checked_runs()
    plain |= window.versions.runs()
    plain |= window.shaping.runs() | window.arranging.runs()
    checked |= window.arranging.checked_runs()
    plain |= window.song.runs()
    checked |= window.song.checked_runs()
    plain |= window.likely.runs() | window.likely_pitches.runs()
    checked |= window.likely.checked_runs()
    plain |= window.seeing.runs() | window.splitting.runs()
    checked |= window.seeing.checked_runs() | window.splitting.checked_runs()
    return {name: no_argument(run) for name, run in plain.items()} | checked
