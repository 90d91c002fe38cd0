"""What the session has seen outside the project, for the checks that need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from ziping.evaluation import Observed
from ziping.record import record


@record
class Observations:
    """The files of evidence by their path. What nobody looked for is not there, and no check
    says anything of it."""

    files: Mapping[str, Observed] = field(default_factory=dict)
