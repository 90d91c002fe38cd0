"""Help for the workspace, as passages to read."""

from __future__ import annotations

from ziping.language import _
from ziping.session.overview import Stage
from ziping.tui.command import OwnKeys, Purpose
from ziping.tui.passage import Passage
from ziping.tui.stages import stage_stamp, stage_word


def about_passages() -> list[Passage]:
    """What the table is."""
    text = _(
        "All project files of this folder and the folders below it. They are read in the "
        "background and again when somebody writes them; other TOML files are left out."
    )
    return [Passage(_("Workspace"), "strong", bold=True), Passage(text, "text", 2), Passage("")]


def workspace_keys() -> OwnKeys:
    """The keys of the workspace that belong to no command."""
    words = _("Leave the projects that have all these words or initials: name, year, stamp ...")
    return {
        Purpose.GO: (
            (_("letters"), words),
            (_("arrows"), _("Choose a project; PgUp and PgDn by pages")),
            ("Esc", _("Take the filter away; stop what is being done")),
            ("Esc", _("In the editor: to the list of indicators, then back here")),
        )
    }


def stage_stamps() -> list[tuple[str, str]]:
    """The stamps of projects, with what they mean."""
    stages = [stage for stage in Stage if stage is not Stage.UNREAD]
    return [(stage_stamp(stage).text, stage_word(stage)) for stage in stages]
