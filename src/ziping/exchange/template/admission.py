"""Which workbooks are taken as templates, found out before anything in them is read."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from ziping.exchange.template.problems import TemplateRefused, refused
from ziping.language import _

_LARGEST_PART: Final = 64 << 20
_LARGEST: Final = 200 << 20


def admit(content: bytes) -> None:
    """Raises TemplateRefused for what is no workbook, or one that filling would damage."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            infos = file.infolist()
    except zipfile.BadZipFile as error:
        raise _refused(_("It is no .xlsx workbook, or it has a password")) from error
    if (
        any(i.file_size > _LARGEST_PART for i in infos)
        or sum(i.file_size for i in infos) > _LARGEST
    ):
        raise _refused(_("It becomes far too large when it is unpacked"))
    names = [info.filename for info in infos]
    if any("vbaProject" in name for name in names):
        raise _refused(_("It has macros, which an .xlsx workbook cannot keep"))
    if any(name.startswith("_xmlsignatures/") for name in names):
        raise _refused(_("It is signed, and filling it would break the signature"))


def _refused(message: str) -> TemplateRefused:
    remedy = _("Save a copy as .xlsx, without password, macros and signature, and take that")
    return refused(_("the template"), message, remedy)
