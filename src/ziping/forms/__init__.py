"""What the authority prescribes: forms, rule kinds, and how form files are read and checked."""

from ziping.forms.acknowledge import acknowledged
from ziping.forms.check import points
from ziping.forms.formulas import ALL_TARGETS, TARGET_COLUMNS, rounded
from ziping.forms.library import (
    form_file,
    meant_form,
    renamed,
    shipped_form,
    shipped_forms,
    shipped_versions,
)
from ziping.forms.load import LoadedForm, load_form, settled
from ziping.forms.model import (
    Acknowledgement,
    Cap,
    Chapter,
    Column,
    Example,
    Fact,
    Form,
    Grade,
    Indicator,
    Layout,
    Section,
    SubjectField,
    Table,
    TargetGroup,
)
from ziping.forms.problems import FormProblem, did_you_mean, severity_word

__all__ = [
    "ALL_TARGETS",
    "TARGET_COLUMNS",
    "Acknowledgement",
    "Cap",
    "Chapter",
    "Column",
    "Example",
    "Fact",
    "Form",
    "FormProblem",
    "Grade",
    "Indicator",
    "Layout",
    "LoadedForm",
    "Section",
    "SubjectField",
    "Table",
    "TargetGroup",
    "acknowledged",
    "did_you_mean",
    "form_file",
    "load_form",
    "meant_form",
    "points",
    "renamed",
    "rounded",
    "settled",
    "severity_word",
    "shipped_form",
    "shipped_forms",
    "shipped_versions",
]
