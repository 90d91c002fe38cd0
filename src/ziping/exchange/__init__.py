"""What goes out and comes back in."""

from ziping.exchange.workbook import WorkbookRefused, read_back, write_workbook

__all__ = ["WorkbookRefused", "read_back", "write_workbook"]
