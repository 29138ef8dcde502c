"""The pictures of the manual: ``python -m composer.ui.pictures --manual docs/pictures``.

Each is drawn from the real window with the first example, which the shipped model has harmonised
from a fixed seed.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from composer.edit import chord_symbols, conducting, controlling, markers
from composer.edit.chords_from_notes import pitched_notes, read_off
from composer.edit.controlling import Line
from composer.edit.masking import paint_masks
from composer.files.formats import export_score
from composer.model.control import ControlKind
from composer.model.control_type import EXPRESSION, SUSTAIN, ControlType
from composer.model.mask import MaskKind
from composer.model.time import Tempo
from composer.model.voice import Role
from composer.ui.manual.studio import BAR, Studio
from composer.ui.theme import Appearance, theme
from composer.ui.translations.languages import language_of, speak
from composer.ui.window import MainWindow

VERSE = """Wake, the dark is over the hill,
Light comes down and wakes the mill;
Every bird is out of its nest,
None of them at rest.
"""


# The pictures, each from an orderly window


def _unsaved(studio: Studio) -> None:
    studio.keep("unsaved", studio.offer)


def _empty(studio: Studio) -> None:
    studio.begin()
    studio.save("empty")


def _studio_dark(studio: Studio) -> None:
    theme().set_appearance(Appearance.DARK)
    studio.save("studio-dark")
    theme().set_appearance(Appearance.LIGHT)


def _voices(studio: Studio) -> None:
    studio.save("voices", studio.window.voices_panel)


def _candidates(studio: Studio) -> None:
    studio.begin(studio.melody)
    studio.window.generating.harmonize()
    studio.wait(lambda: not studio.session.generating.running, "the candidates")
    studio.window.messages.dismiss()
    studio.save("candidates")


def _note_entry(studio: Studio) -> None:
    studio.begin()
    studio.look(4, 55, 82)
    K = Qt.Key
    studio.key(K.Key_N, K.Key_5, K.Key_G, K.Key_A, K.Key_B, K.Key_G, K.Key_C)
    studio.key(K.Key_B, K.Key_4, K.Key_A, K.Key_B, K.Key_5, K.Key_D)
    studio.save("note-entry")
    studio.key(K.Key_Escape)


def _tools(studio: Studio) -> None:
    studio.look(4, 40, 79)
    soprano = studio.document.score.notes_in_order(studio.voice(Role.SOPRANO))
    studio.roll.set_selection({note.id for note in soprano[4:9]})
    studio.do("highlight_scale", "mark_outside")
    studio.save("roll", studio.window.centralWidget())
    studio.do("highlight_scale", "mark_outside")


def _masks(studio: Studio) -> None:
    alto = studio.voice(Role.ALTO)
    studio.window.voices.activate(alto)
    paint_masks(studio.document, [(alto, 2 * BAR, 4 * BAR)], MaskKind.REWRITE, "Mark to Rewrite")
    bass = studio.voice(Role.BASS)
    paint_masks(studio.document, [(bass, 0, 8 * BAR)], MaskKind.LOCK, "Lock")
    studio.roll.lanes.show_lane("masks", True)
    studio.settle()
    studio.do("repaint")
    studio.wait(lambda: not studio.session.generating.running, "the repainted alto")
    studio.window.messages.dismiss()
    before = {(n.onset, n.pitch) for n in studio.document.score.notes_in_order(alto)}
    count = len(studio.session.generating.candidates)
    new = [
        sum(
            (onset, pitch) not in before
            for pitch, onset, *_ in studio.session.generating.ghosts(index)
        )
        for index in range(count)
    ]
    for _ in range(new.index(max(new))):
        studio.do("candidate_next")
    studio.look(6, 40, 79)
    studio.save("repaint")
    studio.roll.lanes.show_lane("masks", False)


def _probabilities(studio: Studio) -> None:
    alto = studio.voice(Role.ALTO)
    studio.window.voices.activate(alto)
    studio.look(3, 50, 76, first=1)
    studio.do("probabilities")
    known = studio.window.likely.known.places.notes
    seen = [n for n in studio.document.score.notes_in_order(alto) if BAR <= n.onset < 3.2 * BAR]
    studio.wait(lambda: all(n.id in known for n in seen), "the probabilities")
    note = max(seen, key=lambda n: known[n.id].nats)
    studio.rest_on(note)
    studio.wait(studio.window.likely_pitches.card.isVisible, "the likely pitches")
    studio.save("probabilities", studio.window.centralWidget())
    studio.window.likely_pitches.card.hide()
    studio.do("probabilities")


def _surprise(studio: Studio) -> None:
    studio.roll.lanes.show_lane("surprise", True)
    studio.look(8, 38, 79)
    studio.settle(3)
    studio.do("surprising_next")
    studio.settle(2)
    studio.save("surprise", studio.window.centralWidget())
    studio.roll.lanes.show_lane("surprise", False)


def _controllers(studio: Studio) -> None:
    document, soprano = studio.document, studio.voice(Role.SOPRANO)
    studio.window.voices.activate(soprano)
    pedal, swell = (
        Line(soprano, ControlType(ControlKind.CONTROLLER, number))
        for number in (SUSTAIN, EXPRESSION)
    )
    held = {bar * BAR + at: value for bar in range(4) for at, value in ((60, 127), (1800, 0))}
    controlling.draw(document, pedal, held)
    for start, end in (((0, 50), (2 * BAR, 118)), ((2 * BAR, 118), (4 * BAR, 60))):
        slope = controlling.slope(swell.type, start, end, rounded=True)
        controlling.draw(document, swell, slope)
    for lane in ("velocity", "sustain", "expression"):
        studio.do(f"lane_{lane}")
    studio.look(4, 52, 79)
    studio.save("controllers", studio.window.centralWidget())
    for lane in ("velocity", "sustain", "expression"):
        studio.do(f"lane_{lane}")


def _song(studio: Studio) -> None:
    document = studio.document
    markers.add(document, 0, "Verse")
    markers.add(document, 4 * BAR, "Chorus")
    conducting.put(document, Tempo(4 * BAR, 500_000))
    conducting.ramp(document, 6 * BAR, 8 * BAR, 120, 80)
    score = document.score
    chords = read_off(pitched_notes(score), score.meter, score.key.at)
    chord_symbols.write_read_off(document, chords)
    studio.roll.zoom_to_fit()
    studio.save("song", studio.window.centralWidget())
    chord_symbols.remove_all(document)


def _lyrics(studio: Studio) -> None:
    singing = studio.roll.syllables.singing
    singing.write(VERSE)
    melody = studio.document.score.notes_in_order(studio.voice(Role.SOPRANO))
    singing.lay({note.id for note in melody})
    studio.look(2.5, 50, 79)
    studio.save("words")
    studio.window.show_panel("singability")
    studio.do("finding_next")
    studio.save("singability", studio.window.singability.panel)
    studio.window.show_panel("candidates")


def _score(studio: Studio) -> None:
    singing = studio.roll.syllables.singing
    singing.write(VERSE)
    melody = studio.document.score.notes_in_order(studio.voice(Role.SOPRANO))
    singing.lay({note.id for note in melody})
    studio.do("two_staves")
    studio.window.show_panel("score")
    studio.roll.set_selection({note.id for note in melody[4:7]})
    score = next(d for d in studio.window.docks if d.objectName() == "score")
    studio.window.resizeDocks([score], [380], Qt.Orientation.Vertical)
    studio.do("mini_map", "score_smaller")
    studio.settle(3)
    studio.save("score")
    studio.do("mini_map")
    score.hide()


def _split(studio: Studio) -> None:
    studio.do("split_beside")
    studio.settle()
    for place, roll in enumerate(studio.window.splitting.views):
        start = 4 * place * BAR
        roll.look_at(roll.stage.view.fitted(start, start + 4 * BAR, 38, 79))
    studio.save("split", studio.window.centralWidget())
    studio.do("split_beside")


def _mixer(studio: Studio) -> None:
    studio.do("mixer")
    studio.save_dialog("mixer")


def _along(studio: Studio) -> None:
    studio.window.show_panel("along")
    studio.save("play-along", studio.window.along_panel)
    studio.window.show_panel("generate")


def _versions(studio: Studio) -> None:
    studio.window.versions._versions.keep("First harmony")
    studio.window.voices.activate(studio.voice(Role.ALTO))
    studio.do("select_all", "octave_up")
    studio.window.versions._versions.keep("An octave higher")
    studio.do("versions")
    dialog = studio.window.versions.dialog
    studio.wait(lambda: dialog.complete, "the pictures of the versions")
    studio.save_dialog("versions")


def _history(studio: Studio) -> None:
    soprano = studio.document.score.notes_in_order(studio.voice(Role.SOPRANO))
    studio.roll.set_selection({note.id for note in soprano[:3]})
    studio.do("louder", "legato", "octave_up", "undo")
    studio.window.show_panel("history")
    studio.settle()
    studio.save("history", studio.window.history)
    next(d for d in studio.window.docks if d.objectName() == "history").hide()


def _shortcuts(studio: Studio) -> None:
    studio.do("shortcuts")
    studio.save_dialog("shortcuts")


def _palette(studio: Studio) -> None:
    studio.do("palette")
    studio.window.finding_commands.palette.field.setText("likel")
    studio.settle()
    studio.save("palette", studio.window.finding_commands.palette)
    studio.window.finding_commands.palette.leave()


def _learn(studio: Studio) -> None:
    tunes = studio.home / "My Tunes"
    tunes.mkdir(exist_ok=True)
    # Other notes in each: what is one piece in another key is learned from once.
    for number in range(1, 13):
        song, draw = studio.song.copy(), random.Random(number)
        song.notes = {
            i: replace(n, pitch=n.pitch + draw.randint(-5, 5)) for i, n in song.notes.items()
        }
        export_score(song, tunes / f"Tune {number}.mid")
    studio.do("learn_music")
    dialog = studio.window.own_voices.dialogs["event"]
    dialog.set_files((tunes,))
    studio.settle(3)
    studio.save_dialog("learn")


def _chinese(studio: Studio) -> None:
    speak(language_of("zh_CN"))
    other = MainWindow(studio.session)
    other.resize(studio.window.size())
    other.show()
    studio.settle(1)
    studio.save("chinese", other)
    speak(language_of("en"))
    other.close()


PICTURES: dict[str, Callable[[Studio], None]] = {
    "empty": _empty,
    "note-entry": _note_entry,
    "candidates": _candidates,
    "studio-dark": _studio_dark,
    "voices": _voices,
    "roll": _tools,
    "repaint": _masks,
    "probabilities": _probabilities,
    "surprise": _surprise,
    "controllers": _controllers,
    "song": _song,
    "words": _lyrics,
    "score": _score,
    "split": _split,
    "mixer": _mixer,
    "play-along": _along,
    "versions": _versions,
    "unsaved": _unsaved,
    "history": _history,
    "shortcuts": _shortcuts,
    "palette": _palette,
    "learn": _learn,
    "chinese": _chinese,
}


def draw(folder: Path, names: list[str]) -> int:
    """Draws these pictures (none: all) into the folder; 0, or 1 when one could not be made."""
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="descant-") as home:
        for what in ("DATA", "CONFIG", "STATE", "CACHE"):
            os.environ[f"XDG_{what}_HOME"] = str(Path(home) / what.lower())
        studio = Studio(Path(home), folder)
        try:
            theme().set_appearance(Appearance.LIGHT)
            speak(language_of("en"))
            for name in names or PICTURES:
                studio.harmonised()
                try:
                    PICTURES[name](studio)
                except (TimeoutError, OSError) as error:
                    print(f"{name}: {error}")
                    failed = 1
        finally:
            studio.close()
    return failed
