"""The signs and words by which a target says "at least" or "less than"."""

from __future__ import annotations

import re
from typing import Final, Literal, get_args

from ziping.quantity.reasons import Reason

Comparison = Literal[">", ">=", "=", "<=", "<"]
COMPARISONS: Final[tuple[Comparison, ...]] = get_args(Comparison)

_SIGNS: Final[dict[str, Comparison]] = {
    **dict.fromkeys((">=", "=>", "≥", "≧", "⩾", "≮"), ">="),
    **dict.fromkeys(("<=", "=<", "≤", "≦", "⩽", "≯"), "<="),
    ">": ">",
    "<": "<",
    "=": "=",
    "==": "=",
}
_WORDS: Final[dict[str, Comparison]] = {
    **dict.fromkeys(("大于等于", "大于或等于", "不小于", "至少", "最少"), ">="),
    **dict.fromkeys(("小于等于", "小于或等于", "不大于", "至多", "最多"), "<="),
    **dict.fromkeys(("大于", "超过", "超出", "高于", "多于"), ">"),
    **dict.fromkeys(("小于", "低于", "少于"), "<"),
    "等于": "=",
}
_DENIED: Final[dict[Comparison, Comparison]] = {">": "<=", "<": ">="}
_AFTER: Final[dict[str, Comparison]] = {
    **dict.fromkeys(("以上",), ">="),
    **dict.fromkeys(("以下", "以内", "之内", "内"), "<="),
}


def _any_of(spellings: dict[str, Comparison]) -> str:
    return "|".join(sorted(spellings, key=len, reverse=True))


_NOT = r"(?:不|未|没有?|勿)(?:得|能|应|可|会|宜|曾|要|许|允许)?"
_SIGN = re.compile(rf"({_any_of(_SIGNS)}|[<>] +=)$")
_WORD = re.compile(rf"(?P<denied>{_NOT})?(?P<word>{_any_of(_WORDS)}):?$")
_SUFFIX = re.compile(
    r"(?:[及或含]|\(含\))?(?P<word>以上|以下|以内|之内|(?<=[秒分钟时天日周月年])内)$"
)

_APPROXIMATE_BEFORE = re.compile(
    r"(?:(?<![节签预合契违制公特邀履失条租])约为?|大概|几乎|估计|(?<![附临邻就亲靠])近)$"
    r"|[≈~]"
)
_APPROXIMATE_AFTER = re.compile(r"[多余来几]|左右|上下|前后|不等")
_ANY_SIGN = re.compile(r"[<>=≥≤≧≦⩾⩽≠≮≯≫≪±]")
_ANY_BEFORE = re.compile(rf"{_ANY_SIGN.pattern}|{_any_of(_WORDS)}")
_ANY_AFTER = re.compile(rf"{_ANY_BEFORE.pattern}|以[上下内外前后]|之[内外前后间]")
_DENIAL_BEFORE = re.compile(rf"(?:{_NOT}|非|无|不足|不满|不到|未满|未达到?)$")
_FORBIDDING = re.compile(r"不允许|不准|不得|不应|不许|禁止|严禁|避免|杜绝|防止|未达|达不到")


def split_before(front: str) -> tuple[Comparison | None, str] | Reason:
    """Part what stands before a figure into its comparison and the other words.

    "不超过" and "不得超过" turn the comparison round; any other denial, a second comparison or
    one that other words part from the figure is refused, for it cannot be read safely.
    The other words are a beginning of `front`.
    """
    front = front.rstrip()
    comparison: Comparison | None = None
    lead = front
    if sign := _SIGN.search(front):
        comparison, lead = _SIGNS[sign[1].replace(" ", "")], front[: sign.start()]
    elif word := _WORD.search(front):
        meant = _WORDS[word["word"]]
        if word["denied"]:
            if meant not in _DENIED:
                return Reason.COMPARISON
            meant = _DENIED[meant]
        comparison, lead = meant, front[: word.start()]
    lead = lead.rstrip(" :")
    if _APPROXIMATE_BEFORE.search(lead):
        return Reason.APPROXIMATE
    if _ANY_BEFORE.search(lead) or _DENIAL_BEFORE.search(lead):
        return Reason.COMPARISON
    return comparison, lead


def split_after(body: str) -> tuple[Comparison | None, str]:
    """Part a figure with its unit from the comparison behind it: "95%以上"."""
    suffix = _SUFFIX.search(body)
    if suffix is None:
        return None, body
    return _AFTER[suffix["word"]], body[: suffix.start()]


def forbids(lead: str) -> bool:
    """Whether the words before a figure forbid what its comparison says."""
    return _FORBIDDING.search(lead) is not None


def doubt_before(words: str) -> Reason | None:
    """What words in front of a figure make of it, when that is more than the plain figure."""
    if _APPROXIMATE_BEFORE.search(words):
        return Reason.APPROXIMATE
    return Reason.COMPARISON if _ANY_BEFORE.search(words) else None


def doubt_after(words: str) -> Reason | None:
    """What words behind a figure make of it, when that is more than the plain figure."""
    if _ANY_AFTER.search(words) or split_after(words)[0]:
        return Reason.COMPARISON
    return Reason.APPROXIMATE if _APPROXIMATE_AFTER.search(words) else None
