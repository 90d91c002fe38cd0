"""A scored project as a spreadsheet workbook that calculates by itself."""

from ziping.exchange.workbook.offer import held_texts, read_back, write_workbook
from ziping.exchange.workbook.problems import WorkbookRefused

__all__ = ["WorkbookRefused", "held_texts", "read_back", "write_workbook"]
