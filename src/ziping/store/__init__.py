"""Project files on disk: read, written, replaced whole."""

from ziping.store.form_writing import form_text
from ziping.store.observing import observe, observed
from ziping.store.problems import ReadError, StoreError, WriteError
from ziping.store.project_reading import ReadProject, read_project_file
from ziping.store.project_writing import project_text
from ziping.store.safe_file import Stamp, read, replace, stamp

__all__ = [
    "ReadError",
    "ReadProject",
    "Stamp",
    "StoreError",
    "WriteError",
    "form_text",
    "observe",
    "observed",
    "project_text",
    "read",
    "read_project_file",
    "replace",
    "stamp",
]
