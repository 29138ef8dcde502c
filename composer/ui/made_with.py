"""What a model was asked for, in words: of the many parameters of a run those that a person sets.

The song keeps all of them (:class:`~composer.model.generation.GenerationRecord`).
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from composer.model.generation import Parameter


class MadeWith(QObject):
    """Says the parameters of a generation record or a candidate."""

    def words(self, parameters: tuple[tuple[str, Parameter], ...]) -> tuple[str, ...]:
        """One saying each, such as ``"temperature 1.0"``; what nobody sets is left out."""
        values = dict(parameters)
        said = []
        for name, template in self._templates():
            value = values.get(name)
            if value is None or isinstance(value, bool) or (not value and name != "temperature"):
                continue
            if name == "probability" and isinstance(value, float):
                value = 100 * value
            shown = f"{value:.3g}" if isinstance(value, float) else str(value)
            said.append(template.format(value=shown))
        return tuple(said)

    def _templates(self) -> tuple[tuple[str, str], ...]:
        return (
            ("rank", self.tr("number {value} of the likeliest")),
            ("probability", self.tr("{value} % likely")),
            ("temperature", self.tr("temperature {value}")),
            ("steps", self.tr("{value} steps")),
            ("top_k", self.tr("of the {value} likeliest each time")),
            ("top_p", self.tr("of the likeliest up to a share of {value}")),
            ("conventional", self.tr("conventional {value}")),
            ("major", self.tr("major {value}")),
            ("similar", self.tr("similar {value}")),
            ("crossing_cost", self.tr("crossings cost {value}")),
            ("leap_cost", self.tr("leaps cost {value}")),
            ("artist", self.tr("artist {value}")),
            ("strength", self.tr("strength {value}")),
            ("density", self.tr("density {value}")),
        )
