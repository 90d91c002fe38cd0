"""Checks of the evidence: there, as it was recorded, attached once; and of the seal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ziping.evaluation import Broken, Evidence, Observed, broken, evidence
from ziping.findings.model import Mend, Spot, observing_check
from ziping.findings.observations import Observations
from ziping.language import _
from ziping.scoring import ScoreSheet
from ziping.scoring.naming import Names


@observing_check("F050", "error")
def evidence_missing(sheet: ScoreSheet, seen: Observations) -> Iterator[Spot]:
    """Evidence that is not where its record says."""
    for item in evidence(sheet.project):
        if _is_missing(item, seen):
            yield _spot(
                sheet,
                item,
                _('{title}: the evidence "{path}" is not there or cannot be read'),
                _("Put the file back beside the project file, or attach it anew"),
            )


@observing_check("F051", "error")
def evidence_changed(sheet: ScoreSheet, seen: Observations) -> Iterator[Spot]:
    """Evidence with another size or digest than was recorded."""
    for item in evidence(sheet.project):
        file = seen.files.get(item.path)
        if file is None or file.size is None:
            continue
        other_size = item.size and str(file.size) != item.size
        if other_size or (item.sha256 and file.sha256 not in (None, item.sha256)):
            yield _spot(
                sheet,
                item,
                _('{title}: the evidence "{path}" has changed since it was attached'),
                _("Put the earlier file back, or attach this one anew"),
                mends=_recorded(item, file),
            )


@observing_check("F052", "info")
def evidence_twice(sheet: ScoreSheet, _seen: Observations) -> Iterator[Spot]:
    """One file, or two of the same content, attached at two places."""
    first: dict[str, Evidence] = {}
    for item in evidence(sheet.project):
        before = first.setdefault(item.sha256 or item.path, item)
        if before is not item:
            yield _spot(
                sheet,
                item,
                _('{title}: "{path}" is the same file as "{other}" at {place}'),
                _("Remove one of them where only one is meant"),
                mends=(Mend(_("Remove this one"), _record(item, "", "", "")),),
                other=before.path,
                place=_title(sheet, before),
            )


@observing_check("F053", "warning")
def evidence_unrecorded(sheet: ScoreSheet, seen: Observations) -> Iterator[Spot]:
    """Evidence without size and digest, or that is not named from the project file on."""
    for item in evidence(sheet.project):
        if not item.is_beside:
            yield _spot(
                sheet,
                item,
                _('{title}: the path "{path}" holds for one machine only'),
                _("Copy the file beside the project file and attach it there"),
            )
        elif not (item.size and item.sha256) and not _is_missing(item, seen):
            yield _spot(
                sheet,
                item,
                _('{title}: the evidence "{path}" has no size and digest on record'),
                _("Attach it anew, which records both"),
                mends=_recorded(item, seen.files.get(item.path)),
            )


EDITED: Final = "F055"
"""The code of what is not as it was sealed."""


@observing_check(EDITED, "warning", may_waive=False)
def edited_after_sealing(sheet: ScoreSheet, seen: Observations) -> Iterator[Spot]:
    """What is not as it was when the project was sealed."""
    found = broken(sheet.project, sheet.form.digest, seen.files)
    names = Names(sheet) if found else None
    for item in found:
        message = broken_message(item, names.name(item.path) if names else "")
        yield Spot(item.path, message, _("Take the change back, or seal again"))


def broken_message(item: Broken, name: str = "") -> str:
    """What became of a sealed path, by the name that a person gives it where it has one."""
    match item.breach:
        case "added":
            message = _("{path} added since the seal")
        case "removed":
            message = _("{path} removed since the seal")
        case "file changed":
            message = _("{path}: the file has changed since the seal")
        case "file missing":
            message = _("{path}: the file is not there any more")
        case _:
            message = _("{path} changed since the seal")
    return message.format(path=name or item.path)


def _is_missing(item: Evidence, seen: Observations) -> bool:
    """Whether the file was looked for and not found."""
    file = seen.files.get(item.path)
    return file is not None and file.size is None


def _recorded(item: Evidence, file: Observed | None) -> tuple[Mend, ...]:
    """To record a file as it was seen, where it was read through."""
    if file is None or file.size is None or file.sha256 is None:
        return ()
    edits = _record(item, item.path, str(file.size), file.sha256)
    return (Mend(_("It is the right file: record it as it is now"), edits),)


def _record(item: Evidence, *texts: str) -> tuple[tuple[str, str], ...]:
    names = ("path", "size", "sha256")
    return tuple((f"{item.prefix}.{name}", text) for name, text in zip(names, texts, strict=True))


def _spot(
    sheet: ScoreSheet,
    item: Evidence,
    message: str,
    remedy: str,
    *,
    mends: tuple[Mend, ...] = (),
    **words: str,
) -> Spot:
    text = message.format(title=_title(sheet, item), path=item.path, **words)
    return Spot(f"{item.prefix}.path", text, remedy, mends=mends)


def _title(sheet: ScoreSheet, item: Evidence) -> str:
    titles = (sheet.title(line) for line in sheet.lines if line.prefix == item.owner)
    return next(titles, item.owner)
