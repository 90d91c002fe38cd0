"""How far a line is: one word for the navigator, by the worst that can be said of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import Enum

from ziping.evaluation import place
from ziping.findings import Finding
from ziping.language import _
from ziping.scoring import Line, ScoreSheet


class Status(Enum):
    """From worst to best."""

    ERROR = "error"
    BLANK = "blank"
    MISSING = "missing"
    WARNING = "warning"
    LOST = "lost"
    FULL = "full"
    ABSENT = "absent"


_UNEXPLAINED = ("F020", "F023", "F025")


def statuses(sheet: ScoreSheet, findings: Iterable[Finding]) -> Mapping[str, Status]:
    """The status of every line by its id."""
    by_owner: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.waived is None and finding.severity != "info":
            by_owner.setdefault(place(finding.where).owner, []).append(finding)
    return _Statuses(sheet, by_owner)


class _Statuses(Mapping[str, Status]):
    """Each status is worked out when it is asked for: of many lines few are on screen."""

    def __init__(self, sheet: ScoreSheet, by_owner: Mapping[str, list[Finding]]) -> None:
        self._sheet = sheet
        self._by_owner = by_owner
        self._lines = {line.id: line for line in sheet.lines}

    def __getitem__(self, name: str) -> Status:
        return _status(self._sheet, self._lines[name], self._by_owner)

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def _status(sheet: ScoreSheet, line: Line, by_owner: Mapping[str, list[Finding]]) -> Status:
    found = by_owner.get(line.id, ())
    if any(item.severity == "error" for item in found) or _asks_one_of(sheet, line, sheet.misread):
        return Status.ERROR
    if not sheet.applies(line):
        return Status.WARNING if found else Status.ABSENT
    if not is_known(sheet, line):
        return Status.MISSING if _asks_one_of(sheet, line, sheet.inputs) else Status.BLANK
    if any(item.code in _UNEXPLAINED for item in found):
        return Status.MISSING
    if found:
        return Status.WARNING
    return Status.FULL if _full(sheet, line) else Status.LOST


def _asks_one_of(sheet: ScoreSheet, line: Line, paths: Collection[str]) -> bool:
    return bool(paths) and any(node.path in paths for node in sheet.asked(line))


def is_known(sheet: ScoreSheet, line: Line) -> bool:
    """Whether a line has points, or one without points is met or not."""
    if line.score is None:
        return line.parts is not None and sheet.value(line.parts.met) is not None
    return sheet.score(line) is not None


def so_far(sheet: ScoreSheet) -> str:
    """Why the total is only so far; empty where it is complete."""
    if sheet.complete:
        return ""
    if sheet.unscored_lines or sheet.plan.empty_groups:
        return _("So far: {count} blank").format(count=sheet.blanks)
    return _("So far: the weights do not add up")


def _full(sheet: ScoreSheet, line: Line) -> bool:
    if line.score is None:
        return line.parts is not None and sheet.value(line.parts.met) is True
    return not sheet.loss(line)
