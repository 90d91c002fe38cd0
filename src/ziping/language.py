"""The language of the interface: Chinese or English, one translator for the whole process.

Forms keep the language of their authority; only what the program itself says is translated.
"""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Mapping
from typing import Final, Literal

from ziping.resources import PACKAGE

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
DOMAIN: Final = "ziping"
LOCALE: Final = PACKAGE / "locale"
_ENGLISH = 0x09

_translator: gettext.NullTranslations = gettext.NullTranslations()
_language: Language = "en"


def _(message: str) -> str:
    """The message in the language in use. Call it when the text is needed, never at import."""
    return _translator.gettext(message)


def language() -> Language:
    """The language in use."""
    return _language


def use(chosen: Language) -> None:
    """Speak this language from now on, in this process."""
    global _translator, _language
    _language = chosen
    _translator = gettext.NullTranslations()
    if chosen == "zh":
        catalogue = LOCALE / "zh" / "LC_MESSAGES" / f"{DOMAIN}.mo"
        with catalogue.open("rb") as stream:
            _translator = gettext.GNUTranslations(stream)


def system_language(environment: Mapping[str, str] = os.environ) -> Language:
    """The language of the system, Chinese where that is neither of ours."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        for choice in value.split(":"):
            if choice[:2].lower() in LANGUAGES:
                return "en" if choice[:2].lower() == "en" else "zh"
    if sys.platform == "win32":
        import ctypes

        primary = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
        return "en" if primary == _ENGLISH else "zh"
    return "zh"
