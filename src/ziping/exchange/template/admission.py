"""Which workbooks are taken as templates, found out before anything in them is read."""

from __future__ import annotations

import io
import zipfile

from ziping.exchange.guard import TableRefused, guard
from ziping.exchange.template.problems import refused
from ziping.language import _


def admit(content: bytes) -> None:
    """Raises TemplateRefused for what is no workbook, or one that filling would damage."""
    try:
        kind = guard(content).kind
    except TableRefused as error:
        raise refused(_("the template"), str(error)) from error
    if kind != "xlsx":
        raise refused(_("the template"), _("It is an old .xls workbook"), _remedy())
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = file.namelist()
    if any(name.startswith("_xmlsignatures/") for name in names):
        message = _("It is signed, and filling it would break the signature")
        raise refused(_("the template"), message, _remedy())


def _remedy() -> str:
    return _("Save a copy as .xlsx, without password, macros and signature, and take that")
