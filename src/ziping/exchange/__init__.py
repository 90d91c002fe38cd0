"""What goes out and comes back in."""

from ziping.exchange.workbook import WorkbookRefused, held_texts, read_back, write_workbook

__all__ = ["WorkbookRefused", "held_texts", "read_back", "write_workbook"]
