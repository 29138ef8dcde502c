"""What is said of learning: what was found, how it goes, what came of it."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject

from composer.app.learning import LYRICS, Learned, LearningProgress
from composer.engine.packs import Pack

_LEAST_SHARE = 0.03  # before that the time that is left cannot be told


class LearningSentences(QObject):
    """In the person's language."""

    def found_words(self, family: str, counts: dict[str, int]) -> str:
        """What would be learned."""
        if family == LYRICS:
            return self.tr(
                "{texts} with {words} words to learn from; {held} with {held_words} words are held "
                "back, to measure by."
            ).format(
                texts=_counted(counts["texts"], self.tr("1 text"), self.tr("{count} texts")),
                words=f"{counts['words']:,}",
                held=_counted(counts["held_out_texts"], self.tr("1"), self.tr("{count}")),
                held_words=f"{counts['held_out_words']:,}",
            )
        return self.tr(
            "{pieces} with {notes} notes to learn from; {held} with {held_notes} notes are held "
            "back, to measure by."
        ).format(
            pieces=_counted(
                counts["pieces"],
                self.tr("1 piece or part of one"),
                self.tr("{count} pieces or parts of them"),
            ),
            notes=f"{counts['notes']:,}",
            held=_counted(counts["held_out_pieces"], self.tr("1"), self.tr("{count}")),
            held_notes=f"{counts['held_out_notes']:,}",
        )

    def progress_words(self, progress: LearningProgress, began: float, cancelling: bool) -> str:
        """``began``: by ``time.monotonic()``."""
        if cancelling:
            return self.tr("Being cancelled…")
        if progress.share <= 0:
            return self.tr("The model is being loaded…")
        words = self.tr("{percent} % learned").format(percent=round(100 * progress.share))
        if progress.share >= _LEAST_SHARE:
            left = (time.monotonic() - began) * (1 - progress.share) / progress.share
            if left > 90:
                words += self.tr(", at most {minutes} minutes left").format(
                    minutes=round(left / 60)
                )
            else:
                words += self.tr(", at most a minute left")
        return words + self.tr(". You can go on working meanwhile.")

    def learned_words(self, learned: Learned) -> str:
        """What came of it, with the figure before and after."""
        title = learned.lesson.title or learned.lesson.name
        lyrics = learned.lesson.family == LYRICS
        figures = (
            self.tr("{after:.2f} bits a character where it was {before:.2f}, lower is better")
            if lyrics
            else self.tr("{after:.2f} nats a note where it was {before:.2f}, lower is better")
        ).format(after=learned.after, before=learned.before)
        if not learned.better:
            return (
                self.tr(
                    "Learning did not help: nothing foretold the texts held back better, so "
                    "“{title}” writes as any artist does."
                )
                if lyrics
                else self.tr(
                    "Learning did not help: nothing foretold the music held back better, so "
                    "“{title}” plays as the model it began from."
                )
            ).format(title=title)
        words = (
            self.tr(
                "“{title}” is in the list of artists. It foretells the texts held back better: "
                "{figures}."
            )
            if lyrics
            else self.tr(
                "“{title}” is among the models of Play Along and of melodies. It foretells the "
                "music held back better: {figures}."
            )
        ).format(title=title, figures=figures)
        if learned.whole:
            words += " " + self.tr(
                "The other artists beside it write a little otherwise than before."
            )
        return words

    def about_pack(self, pack: Pack) -> str:
        """Some lines about an own model."""
        kind = self.tr("Writes lyrics") if pack.family == LYRICS else self.tr("Plays music on")
        artists = pack.extra.get("artists")
        if pack.family == LYRICS and isinstance(artists, list) and artists:
            kind = self.tr("Writes lyrics as {artist}").format(artist=artists[-1])
        learned_from = pack.corpus.partition(" (")[0]  # what it began from has its own card
        lines = [kind, learned_from[:1].upper() + learned_from[1:]]
        lines += [
            f"{f.name}: {f.value:.3g} {'' if f.unit in f.name else f.unit}".strip()
            for f in pack.figures[:2]
        ]
        lines.append(str(pack.folder))
        return "\n".join(lines)


def _counted(count: int, one: str, several: str) -> str:
    return one if count == 1 else several.format(count=count)
