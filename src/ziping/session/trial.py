"""What a session holds while something is only tried: it comes back untouched."""

from __future__ import annotations

from ziping.evaluation import Project
from ziping.record import record
from ziping.scoring import ScoreSheet
from ziping.session.history import History


@record
class Entered:
    """A session without what is tried on top: the project that is kept and written, its scores,
    and its steps to undo and redo."""

    project: Project
    sheet: ScoreSheet
    history: History
