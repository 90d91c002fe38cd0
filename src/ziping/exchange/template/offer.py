"""What filling templates offers to others; the libraries for it are loaded when it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ziping.scoring import ScoreSheet

if TYPE_CHECKING:
    from ziping.exchange.template.fill import Filled


def fill_template(content: bytes, sheet: ScoreSheet) -> Filled:
    """The template with the scores of a project, and what is to be known of it.

    Raises TemplateRefused, naming each place, where it cannot be filled as it stands.
    """
    from ziping.exchange.template.admission import admit
    from ziping.exchange.template.fill import fill

    admit(content)
    return fill(content, sheet)


def filled_cells(filled: Filled) -> int:
    """How many cells of the finished bytes hold what was put there."""
    from ziping.exchange.template.checking import cells_found

    return cells_found(filled.content, filled.placed)
