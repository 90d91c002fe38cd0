from __future__ import annotations

from collections.abc import Iterator

import pytest

from ziping.language import language, use


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The texts that the tests look for."""
    before = language()
    use("en")
    yield
    use(before)
