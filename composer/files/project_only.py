"""What of a score only a project file keeps: no format for exchange has a place for it."""

from __future__ import annotations

from dataclasses import replace

from composer.files.roles import guess_roles
from composer.model.score import Score
from composer.model.voice import CHORALE_RANGES, Voice


def project_only(score: Score) -> list[str]:
    """A sentence for each thing in ``score`` that a file of any other kind leaves out."""
    said = []
    voices = score.voices
    if any(voice.muted or voice.solo for voice in voices):
        said.append("Which voices are muted or solo is not in the file: all of them sound there.")
    if any(voice.port for voice in voices):
        said.append("The MIDI outputs that voices play on are not in the file.")
    if any(voice.range not in ((0, 127), CHORALE_RANGES.get(voice.role)) for voice in voices):
        said.append("The ranges of the voices are not in the file.")
    if _roles_told_by_nothing_else(score):
        said.append("What part a voice sings is not in the file where its name does not say it.")
    if score.masks:
        said.append("Locks and what is marked for the models are not in the file.")
    if score.generations:
        said.append("Where notes that a model wrote come from is not in the file.")
    if score.versions:
        said.append("The versions of the song are not in the file.")
    return said


def _roles_told_by_nothing_else(score: Score) -> bool:
    """Whether opening the file again would not find the same roles."""
    sung = {
        score.notes[note].voice
        for syllable in score.lyrics.syllables()
        for note in syllable.notes[:1]
        if note in score.notes
    }
    plain = replace(score)
    plain.voices = tuple(_without_role(voice) for voice in score.voices)
    return [voice.role for voice in guess_roles(plain, sung)] != [
        voice.role for voice in score.voices
    ]


def _without_role(voice: Voice) -> Voice:
    return Voice(voice.id, voice.name, channel=voice.channel)
