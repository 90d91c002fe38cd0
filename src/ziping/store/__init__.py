"""Project files on disk: read, replaced whole, locked, with a journal and their last versions."""

from ziping.store.disk import DISK, Disk, Stamp
from ziping.store.form_writing import form_text
from ziping.store.journal import (
    CLOSED,
    WRITE,
    WRITTEN,
    Journal,
    Mark,
    Reading,
    Start,
    edited,
    read_journal,
)
from ziping.store.journal import Step as JournalStep
from ziping.store.lock import Lock, holder_of, lock_beside
from ziping.store.observing import observe, observed
from ziping.store.problems import ChangedError, ForeignError, ReadError, StoreError, WriteError
from ziping.store.profile import Places, places, profile
from ziping.store.project_reading import ReadProject, read_project_file
from ziping.store.project_writing import project_text
from ziping.store.safe_file import clear_beside, fingerprint, read, replace, stamp
from ziping.store.versions import Version, keep_version, name_version, versions

__all__ = [
    "CLOSED",
    "DISK",
    "WRITE",
    "WRITTEN",
    "ChangedError",
    "Disk",
    "ForeignError",
    "Journal",
    "JournalStep",
    "Lock",
    "Mark",
    "Places",
    "ReadError",
    "ReadProject",
    "Reading",
    "Stamp",
    "Start",
    "StoreError",
    "Version",
    "WriteError",
    "clear_beside",
    "edited",
    "fingerprint",
    "form_text",
    "holder_of",
    "keep_version",
    "lock_beside",
    "name_version",
    "observe",
    "observed",
    "places",
    "profile",
    "project_text",
    "read",
    "read_journal",
    "read_project_file",
    "replace",
    "stamp",
    "versions",
]
