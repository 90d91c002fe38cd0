"""The roll-up over many projects: what it adds up, and as JSON, tables, CSV and workbook."""

from ziping.exchange.summary.model import Entry, Summary, entry_of
from ziping.exchange.summary.offer import projects_in, summary_csv, summary_workbook
from ziping.exchange.summary.tables import Cell, Page, pages, summary_json

__all__ = [
    "Cell",
    "Entry",
    "Page",
    "Summary",
    "entry_of",
    "pages",
    "projects_in",
    "summary_csv",
    "summary_json",
    "summary_workbook",
]
