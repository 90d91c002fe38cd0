"""How long scoring takes: `PYTHONPATH=src .venv/bin/python bench/scoring.py [ROUNDS]`.

Each round measures every case once, so that a busy machine slows all of them alike. `scored` is
one change of a figure to the finished sheet, from the sheet before it; `anew` is a sheet from
nothing but the plan; `edited` is a change through the session; `checked` makes the findings,
`judged` the status of every line, and `planned` the plan, as after a row was added.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from itertools import cycle
from statistics import median
from time import perf_counter

from measure import Bar, ratio, times, verdict
from projects import edited_path, figures, large, sample, with_text

from ziping.findings import find
from ziping.scoring import plan as planning
from ziping.scoring import score
from ziping.session import Session, statuses

Case = Callable[[], float]
ROUNDS = 30
LARGE = 1000


def main() -> int:
    """Measure, print, judge."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    cases: dict[str, Case] = {"yardstick": _yardstick}
    for name, session in (("15", sample()), (f"{LARGE}", large(LARGE))):
        cases |= {f"{what} {name}": case for what, case in _cases(session).items()}
    gc.collect()
    gc.freeze()
    for case in cases.values():
        case()
    rows = [{name: case() for name, case in cases.items()} for _round in range(rounds)]
    print(f"{'median of ' + str(rounds):18} {'ms':>9}  {'quartiles':^21} x yardstick")
    for name in cases:
        print(f"{name:18} {times(rows, name)}  {ratio(rows, name, 'yardstick').median:8.3f}")
    return verdict(
        (
            Bar("score of 15", times(rows, "scored 15").median, 0.3, "ms"),
            Bar(f"score of {LARGE}", times(rows, f"scored {LARGE}").median, 15, "ms"),
        )
    )


def _cases(session: Session) -> dict[str, Case]:
    path = edited_path(session)
    texts = cycle(figures(997, seed=2))
    form = session.form
    repeats = 3 if len(session.sheet.lines) > 100 else 50

    def scored() -> float:
        projects = [with_text(session.project, path, next(texts)) for _n in range(repeats)]
        before = score(form, session.project)
        return _each([partial(score, form, project, before) for project in projects])

    def anew() -> float:
        return _each([partial(score, form, session.project)])

    def edited() -> float:
        return _each([partial(session.edit, path, next(texts)) for _n in range(repeats)])

    def checked() -> float:
        return _each([partial(find, session.sheet)] * repeats)

    def judged() -> float:
        found = find(session.sheet)
        return _each([lambda: list(statuses(session.sheet, found).values())] * repeats)

    def planned() -> float:
        planning._plan.cache_clear()  # noqa: SLF001 - as if the rows had just changed
        return _each([partial(planning.plan_for, form, session.project)])

    cases = (scored, anew, edited, checked, judged, planned)
    return {case.__name__: case for case in cases}


def _each(works: list[Callable[[], object]]) -> float:
    """The median of these in milliseconds."""
    found = []
    for work in works:
        start = perf_counter()
        work()
        found.append((perf_counter() - start) * 1e3)
    return median(found)


def _yardstick() -> float:
    """A thousand additions of exact figures: what the machine takes for plain arithmetic."""
    parts = [Fraction(number, 100) for number in range(1000)]
    return _each([lambda: sum(parts, Fraction(0))] * 5)


if __name__ == "__main__":
    sys.exit(main())
