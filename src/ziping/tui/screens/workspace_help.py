"""Help for the workspace, as passages to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ziping.language import _
from ziping.session.overview import Stage
from ziping.tui.command import Command, Purpose
from ziping.tui.passage import Passage
from ziping.tui.screens.passages import key_passages
from ziping.tui.stages import stage_stamp, stage_word


def about_passages() -> list[Passage]:
    """What the table is."""
    text = _(
        "All project files of this folder and the folders below it. They are read in the "
        "background and again when somebody writes them; other TOML files are left out."
    )
    return [Passage(_("Workspace"), "strong", bold=True), Passage(text, "text", 2), Passage("")]


def help_passages(about: Sequence[Passage], commands: Sequence[Command[Any]]) -> list[Passage]:
    """What is said of the place, then the keys, then the stamps."""
    words = _("Leave the projects that have all these words or initials: name, year, stamp ...")
    fixed = {
        Purpose.GO: (
            (_("letters"), words),
            (_("arrows"), _("Choose a project; PgUp and PgDn by pages")),
            ("Esc", _("Take the filter away; stop what is being done")),
            ("Esc", _("In the editor: to the list of indicators, then back here")),
        )
    }
    found = [*about, *key_passages(commands, fixed)]
    found += [Passage(_("Stamps"), "strong", bold=True)]
    stages = [stage for stage in Stage if stage is not Stage.UNREAD]
    found += [Passage(stage_word(stage), "text", 2, lead=stage_stamp(stage)) for stage in stages]
    return found
