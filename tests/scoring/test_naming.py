"""What a person calls fields and rows: never by an id."""

from __future__ import annotations

from tests.scoring.samples import IT
from ziping.scoring import ScoreSheet, score
from ziping.scoring.naming import Names, change_of_rows

LIST = "rows.target.benefits"


def with_texts(**texts: str) -> ScoreSheet:
    named = ((name.replace("__", "."), text) for name, text in texts.items())
    return score(IT.form, IT.project.changed(IT.project.change(*pair) for pair in named))


def test_a_list_of_rows_says_which_came_which_went_and_the_order() -> None:
    first, second = IT.project.text(LIST).split()
    after = with_texts(rows__target__benefits=f"{second} new")
    before, now = Names(IT.sheet()), Names(after)
    gone = before.line(f"target.{first}")
    texts = (IT.project.text(LIST), after.project.text(LIST))
    assert change_of_rows(before, now, LIST, *texts) == f"added: row 2; removed: {gone}"
    turned = f"{second} {first}"
    assert change_of_rows(before, before, LIST, texts[0], turned) == "in another order"
    assert "new" not in now.shown(LIST, texts[1])


def test_a_row_without_a_name_is_called_by_its_group_and_place() -> None:
    names = Names(with_texts(rows__target__benefits=f"{IT.project.text(LIST)} new"))
    group = IT.form.group("benefits").title
    assert names.line("target.new") == f"{group}: row 3"
    assert names.name("target.new.weight") == f"{group}: row 3: Full marks"
    assert names.shown(LIST, "gone") == "a row"
