"""Which encoding a file is in, told by its bytes."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ziping.store.encoding import decode


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"", "utf-8"),
        ("自评".encode(), "utf-8"),
        ("自评".encode("utf-8-sig"), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + "自评".encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + "自评".encode("utf-16-be"), "utf-16"),
        ("自评≥95%".encode("gb18030"), "gb18030"),
        ("自评≥95%".encode("gbk"), "gb18030"),
    ],
)
def test_the_encoding_is_told_and_the_mark_is_no_part_of_the_text(
    content: bytes, encoding: str
) -> None:
    found = decode(content)
    assert found is not None
    assert found.encoding == encoding
    assert found.text in ("", "自评", "自评≥95%")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\xff\xff", b"abc\xff", b"\xef\xbb\xbf\xff"])
def test_bytes_that_are_no_text_are_none(content: bytes) -> None:
    assert decode(content) is None


@given(st.text())
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    content = text.encode()
    found = decode(content)
    assert found is not None
    if not content.startswith(codecs.BOM_UTF8):
        assert (found.text, found.encoding) == (text, "utf-8")


@given(st.binary())
def test_any_bytes_have_an_answer(content: bytes) -> None:
    found = decode(content)
    assert found is None or found.text.encode(found.encoding, "surrogatepass") is not None
