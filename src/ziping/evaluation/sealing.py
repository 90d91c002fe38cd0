"""The seal of a sign-off: a digest for each path, the form and the evidence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from ziping.evaluation.differences import FORM_PATHS, FORM_TEXT, contents
from ziping.evaluation.evidence import Observed, evidence
from ziping.evaluation.project import Project, Seal
from ziping.record import record

Breach: TypeAlias = Literal["changed", "added", "removed", "file changed", "file missing"]
SEAL, FORM = "seal", "form"


@record
class Broken:
    """A path that is not as it was sealed; `seal` itself and `form` are paths here too."""

    path: str
    breach: Breach


def sealed(project: Project, form_digest: str, files: Mapping[str, Observed], time: str) -> Project:
    """The project with a seal over everything it says, its form, and its evidence as found."""
    fields = {path: _digest(path, text) for path, text in contents(project).items()}
    found = {item.prefix: files[item.path].sha256 or "" for item in evidence(project)}
    seal = Seal(time, "", form_digest, fields, found)
    return replace(project, seal=replace(seal, digest=seal_digest(seal)))


def broken(
    project: Project, form_digest: str | None, files: Mapping[str, Observed]
) -> tuple[Broken, ...]:
    """What is not as it was sealed; nothing where there is no seal. A form that cannot be found
    (None) is another one; files that were not read through are passed over."""
    seal = project.seal
    if seal is None:
        return ()
    found = [] if seal.digest == seal_digest(seal) else [Broken(SEAL, "changed")]
    found += _fields(seal, contents(project))
    named = {item.path for item in found}
    if form_digest != seal.form and not named.intersection((*FORM_PATHS, FORM_TEXT)):
        found.append(Broken(FORM, "changed"))
    for item in evidence(project):
        file = files.get(item.path)
        if file is None or f"{item.prefix}.path" in named or item.prefix not in seal.evidence:
            continue
        if file.size is None:
            found.append(Broken(f"{item.prefix}.path", "file missing"))
        elif file.sha256 not in (None, seal.evidence[item.prefix]):
            found.append(Broken(f"{item.prefix}.path", "file changed"))
    return tuple(found)


def _fields(seal: Seal, now: Mapping[str, str]) -> Iterator[Broken]:
    for path in {**now, **seal.fields}:
        if path not in seal.fields:
            yield Broken(path, "added")
        elif path not in now:
            yield Broken(path, "removed")
        elif seal.fields[path] != _digest(path, now[path]):
            yield Broken(path, "changed")


def seal_digest(seal: Seal) -> str:
    """What a seal's own digest must be: over all that it says."""
    parts = (seal.time, seal.form, sorted(seal.fields.items()), sorted(seal.evidence.items()))
    return f"sha256:{hashlib.sha256(json.dumps(parts).encode()).hexdigest()}"


def _digest(path: str, text: str) -> str:
    """128 bits are enough for one field; the path keeps equal texts apart."""
    content = f"{path}\n{text}".encode(errors="surrogatepass")
    return hashlib.sha256(content).hexdigest()[:32]
