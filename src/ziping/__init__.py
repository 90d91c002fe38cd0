"""ziping (自评): author budget-performance self-evaluations in a terminal."""

__version__ = "0.1.0"
