"""The fixed list of what a template may ask for, in English paths and in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HEADS: Final[Mapping[str, str]] = {
    "subject": "封面",
    "fact": "数据",
    "chapter": "章节",
    "section": "部分",
    "answer": "单项",
    "indicator": "指标",
    "target": "目标",
    "table": "明细",
    "sum": "合计",
}
"""How a placeholder with dots begins."""

REPEATING: Final = frozenset({"indicator", "target", "table"})
"""The heads that mark a row of which there is one for each indicator, target or row of a table."""

WHOLE: Final[Mapping[str, str]] = {
    "total": "总分",
    "weight": "满分",
    "loss": "失分",
    "grade": "等级",
    "derived_total": "计算总分",
    "blanks": "未填项数",
    "form": "表单名称",
    "version": "表单版本",
}
"""What is asked of the whole, by one word."""

SECTION: Final[Mapping[str, str]] = {
    "title": "名称",
    "weight": "分值",
    "score": "得分",
    "loss": "失分",
}

LINE: Final[Mapping[str, str]] = {
    "number": "序号",
    "title": "名称",
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标",
    "weight": "分值",
    "score": "得分",
    "derived": "计算得分",
    "loss": "失分",
    "standard": "评分标准",
    "why": "算法",
    "override": "人工评分",
    "reason": "人工评分理由",
    "loss_reason": "失分原因",
    "improvement": "改进措施",
    "note": "备注",
    "evidence": "佐证材料",
    "target": "目标值",
    "actual": "实际完成值",
    "unit": "计量单位",
    "completion": "完成率",
    "definition": "指标说明",
    "source": "数据来源",
    "period": "期间",
    "category": "类别",
}
"""What is asked of an indicator or target; what one of them does not have stays empty."""

FIELDS: Final[Mapping[str, Mapping[str, str]]] = {
    "section": SECTION,
    "answer": LINE,
    "indicator": LINE,
    "target": LINE,
}


def english(word: str, words: Mapping[str, str]) -> str:
    """The English word for one of either language, empty where it is none of these."""
    if word in words:
        return word
    return next((name for name, chinese in words.items() if chinese == word), "")
