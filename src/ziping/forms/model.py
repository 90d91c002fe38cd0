"""What the authority prescribes: an official form as data."""

from __future__ import annotations

from dataclasses import field
from fractions import Fraction
from typing import Literal, TypeAlias

from ziping.expression import Constant
from ziping.forms.rules.base import RowRule, Rule
from ziping.record import record

FactKind: TypeAlias = Literal["money", "count", "percent", "number", "date", "text"]
Applicability: TypeAlias = Literal["forbidden", "full", "redistribute", "exclude"]
LayoutKind: TypeAlias = Literal["self_evaluation", "scores"]
HUNDRED = Constant(Fraction(100), "100")


@record
class Authority:
    """Where the form comes from; `from_memory` marks what was not checked against the text."""

    document: str
    clause: str = ""
    from_memory: bool = False


@record
class Cap:
    """While the fact `value` is below a figure, the total is at most so much; nothing is capped
    while the fact is unknown."""

    value: str
    below: Constant
    at_most: Constant


@record
class Total:
    """Full marks, and the decimals that subtotals and total are rounded to; scores too, unless
    `score_places` says otherwise."""

    weight: Constant = HUNDRED
    places: int = 2
    score_places: int | None = None
    caps: tuple[Cap, ...] = ()

    @property
    def places_of_scores(self) -> int:
        """The decimals that each score is rounded to."""
        return self.places if self.score_places is None else self.score_places


@record
class Grade:
    """A grade and the lowest total that earns it."""

    label: str
    lowest: Constant = field(metadata={"key": "from"})


@record
class Acknowledgement:
    """A finding about the form itself that its author knows of and lets stand, with the reason."""

    code: str
    where: str
    reason: str


@record
class SubjectField:
    """One line of the head of the form: project, unit, year."""

    id: str
    label: str


@record
class Section:
    """A part of the total; `parent` is the section it belongs to."""

    id: str
    title: str
    weight: Constant
    parent: str = ""


@record
class Dated:
    """What a figure of the standard is for the years from this one on."""

    year: str = field(metadata={"key": "from"})
    value: Constant


@record
class Fact:
    """A figure that several rules use. With a formula it is derived; `typed` lets a person's
    figure go before the derived one. `places` rounds it where the standard does, in percent
    points for a percent. With `dated` it is a figure of the standard that changes with the year
    of the evaluation (`subject.year`), and nobody fills it in. `outcome` marks a figure that
    reports what was reached, more of which is better: of such a figure a hint may say how much
    more gives full marks."""

    label: str
    kind: FactKind = "number"
    unit: str = ""
    formula: str = ""
    places: int | None = None
    typed: bool = False
    dated: tuple[Dated, ...] = ()
    outcome: bool = False
    clause: str = ""
    help: str = ""


@record
class Column:
    """A column of a table; a formula may name the columns of its row and the facts."""

    id: str
    label: str
    kind: FactKind = "text"
    unit: str = ""
    formula: str = ""
    places: int | None = None


@record
class TableRow:
    """A row that stands in the table of every project from the start, with its first cell."""

    id: str
    title: str


@record
class Table:
    """Rows that the evaluator adds to those of the form. With `total`, money and count columns
    are summed and the formula columns worked out over the sums."""

    id: str
    title: str
    columns: tuple[Column, ...]
    total: bool = False
    rows: tuple[TableRow, ...] = ()


@record
class Indicator:
    """One scored line of the form.

    `not_applicable` says what becomes of its weight where it does not apply: `forbidden` (it
    always applies), `full` marks, `redistribute` in proportion to the weights of the section
    `redistribute_to` (its own), `exclude` (all other weights rise until they make up the whole).
    """

    id: str
    section: str
    title: str
    weight: Constant
    rule: Rule
    path: tuple[str, ...] = ()
    standard: str = ""
    clause: str = ""
    not_applicable: Applicability = "forbidden"
    redistribute_to: str = ""
    weight_note: str = ""


@record
class TargetGroup:
    """Performance targets that each project brings itself. With a weight its rows are scored
    and their weights add up to it; without one they serve another indicator. A row that does
    not apply is treated as an indicator is."""

    id: str
    section: str
    title: str
    rule: RowRule
    weight: Constant | None = None
    path: tuple[str, ...] = ()
    standard: str = ""
    clause: str = ""
    columns: tuple[str, ...] = ()
    not_applicable: Applicability = "forbidden"
    redistribute_to: str = ""


@record
class Chapter:
    """A heading of the report; `insert` puts the scores or a table under it."""

    id: str
    title: str
    parent: str = ""
    insert: str = ""


@record
class Layout:
    """How the form is printed; it prescribes nothing and changes no score.

    `self_evaluation` is the national table on one page, followed by the table of scores; `scores`
    is the table of scores alone. `funds` names the table under the subject, `funds_total` the row
    of its sums, `execution` the indicator that is scored beside them, `goals` the chapters that
    stand in the table, `signatures` the words before the places where it is signed.
    """

    kind: LayoutKind = "self_evaluation"
    funds: str = ""
    funds_total: str = ""
    execution: str = ""
    goals: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()


@record
class Example:
    """A worked example of the standard: the texts `given` by field path, and what must come out.

    It is about an indicator, the row `row` of a target group, a derived fact, or else the whole
    form; `score` is the points of that, `value` a fact's figure, `flagged` ("true", "false")
    whether a row's target was set too low, `doubts` how many of the answers cannot be right. An
    expectation that is empty says unknown, one that is not there says nothing.
    """

    id: str
    note: str = ""
    indicator: str = ""
    group: str = ""
    fact: str = ""
    given: dict[str, str] = field(default_factory=dict)
    score: str | None = None
    completion: str | None = None
    flagged: str | None = None
    value: str | None = None
    doubts: str | None = None
    total: str | None = None
    grade: str | None = None


@record
class FormHead:
    """The identity of a form: the id never changes, a new year is a new version."""

    id: str
    version: str
    title: str
    authority: Authority
    title_en: str = ""
    subject: tuple[SubjectField, ...] = ()
    total: Total = Total()
    grades: tuple[Grade, ...] = ()
    acknowledged: tuple[Acknowledgement, ...] = ()


@record
class Form:
    """A whole form. `digest` identifies what it prescribes, whatever the layout of its file."""

    form: FormHead
    sections: tuple[Section, ...]
    indicators: tuple[Indicator, ...] = ()
    facts: dict[str, Fact] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    target_groups: tuple[TargetGroup, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    layout: Layout = Layout()
    examples: tuple[Example, ...] = ()
    digest: str = field(default="", metadata={"key": ""})

    @property
    def id(self) -> str:
        """The form's permanent id."""
        return self.form.id

    def section_titles(self, section: str) -> tuple[str, ...]:
        """The titles from the outermost section down to this one."""
        by_id = {item.id: item for item in self.sections}
        titles: list[str] = []
        while section in by_id and len(titles) < len(by_id):
            titles.insert(0, by_id[section].title)
            section = by_id[section].parent
        return tuple(titles)

    def within(self, section: str) -> frozenset[str]:
        """A section and all that it holds."""
        inside = {section}
        for _level in self.sections:
            inside |= {item.id for item in self.sections if item.parent in inside}
        return frozenset(inside)

    def group(self, group: str) -> TargetGroup:
        """The target group of this id. Raises KeyError."""
        return next(item for item in self.target_groups if item.id == group)
