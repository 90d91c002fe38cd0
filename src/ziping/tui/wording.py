"""Sentences that several panes say."""

from __future__ import annotations

from collections.abc import Sequence

from ziping.language import _

_MOST = 3


def lacking_text(labels: Sequence[str]) -> str:
    """What must still be filled in; many are counted."""
    text = _(", ").join(labels[:_MOST])
    if len(labels) > _MOST:
        text = _("{labels} and {count} more").format(labels=text, count=len(labels) - _MOST)
    return _("still missing: {label}").format(label=text)
