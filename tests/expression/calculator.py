"""Works out a calculation as it is printed: "(98.68% - 90%) / (100% - 90%) x 10"."""

from __future__ import annotations

import re
from fractions import Fraction

_TOKEN = re.compile(r"\s*(?:(?P<number>\d[\d,]*(?:\.\d+)?)(?P<percent>%?)|(?P<sign>[-+x/()]))")


def calculate(text: str) -> Fraction:
    """The result; what stands before a colon is the reason and is not worked out."""
    calculator = _Calculator(text.rpartition(": ")[2])
    result = calculator.sum()
    assert not calculator.rest, f"left over: {calculator.rest!r} of {text!r}"
    return result


class _Calculator:
    def __init__(self, text: str) -> None:
        self.rest = text.strip()

    def _take(self, signs: str) -> str:
        if self.rest and self.rest[0] in signs:
            sign, self.rest = self.rest[0], self.rest[1:].lstrip()
            return sign
        return ""

    def sum(self) -> Fraction:
        result = self.product()
        while sign := self._take("+-"):
            part = self.product()
            result = result + part if sign == "+" else result - part
        return result

    def product(self) -> Fraction:
        result = self.factor()
        while sign := self._take("x/"):
            part = self.factor()
            result = result * part if sign == "x" else result / part
        return result

    def factor(self) -> Fraction:
        if self._take("-"):
            return -self.factor()
        if self._take("("):
            result = self.sum()
            assert self._take(")"), self.rest
            return result
        number = _TOKEN.match(self.rest)
        assert number, self.rest
        assert number["number"], self.rest
        self.rest = self.rest[number.end() :].lstrip()
        value = Fraction(number["number"].replace(",", ""))
        return value / 100 if number["percent"] else value
