"""A workbook of the bureau's own with `{{...}}` in its cells, filled."""

from ziping.exchange.template.offer import fill_template, filled_cells
from ziping.exchange.template.problems import TemplateRefused

__all__ = ["TemplateRefused", "fill_template", "filled_cells"]
