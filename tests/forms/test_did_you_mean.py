from __future__ import annotations

import pytest

from ziping.forms import did_you_mean


@pytest.mark.parametrize(
    ("word", "remedy"),
    [
        ("weigth", 'Did you mean "weight"?'),
        ("Weight", 'Did you mean "weight"?'),
        ("titel", 'Did you mean "title"?'),
        ("xyz", "Known here: weight, title, 标题"),
        ("标", 'Did you mean "标题"?'),
        ("", "Known here: weight, title, 标题"),
    ],
)
def test_the_nearest_known_word_is_offered_or_all_are_listed(word: str, remedy: str) -> None:
    assert did_you_mean(word, ["weight", "title", "标题"]) == remedy
