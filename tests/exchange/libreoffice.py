"""Workbooks recalculated by LibreOffice, an engine that knows nothing of ours."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

# 0 recalculates always; LibreOffice's own default trusts the results in the file.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def is_here() -> bool:
    """Whether LibreOffice can be started."""
    return shutil.which("soffice") is not None


def recalculated(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """The files by name as LibreOffice saves them after calculating every formula anew."""
    return _converted(files, folder, "xlsx:Calc MS Excel 2007 XML", "xlsx")


def printed(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """The files by name as LibreOffice prints them, after calculating every formula anew."""
    return _converted(files, folder, "pdf:calc_pdf_Export", "pdf")


def _converted(files: Mapping[str, bytes], folder: Path, kind: str, ending: str) -> dict[str, Path]:
    profile, before, after = folder / "profile", folder / "before", folder / "after"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    before.mkdir()
    for name, content in files.items():
        (before / f"{name}.xlsx").write_bytes(content)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            kind,
            "--outdir",
            after,
            *sorted(before.iterdir()),
        ],
        check=True,
        capture_output=True,
        timeout=600,
        env={**os.environ, "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"},
    )
    found = {name: after / f"{name}.{ending}" for name in files}
    missing = [name for name, path in found.items() if not path.exists()]
    if missing:
        raise FileNotFoundError(f"LibreOffice did not save {missing}")
    return found
