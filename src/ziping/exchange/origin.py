"""Exports that nobody has touched: a digest over all other parts stands in the core properties,
so that any edit, by whatever program, leaves it behind."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable
from typing import Final

from ziping.exchange.guard import DAMAGES

CORE: Final = "docProps/core.xml"

_CHUNK: Final = 1 << 18
_END: Final = b"</cp:coreProperties>"
_OURS: Final = re.compile(rb"<dc:identifier[^>]*>ziping ([0-9a-f]{64})</dc:identifier>")


class Digest:
    """A digest over parts in their order."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        """Take in a part."""
        self._hash.update(f"{name}\0".encode())
        for piece in pieces:
            self._hash.update(piece)

    def put_into(self, core: bytes) -> bytes:
        """The core properties with the digest; an identifier of somebody else's stays alone."""
        core = _OURS.sub(b"", core)
        if b":identifier" in core or not core.rstrip().endswith(_END):
            return core
        space = b'xmlns:dc="http://purl.org/dc/elements/1.1/"'
        said = b"<dc:identifier %b>ziping %b</dc:identifier>" % (space, self._text())
        before, end, after = core.rpartition(_END)
        return before + said + end + after

    def stands_in(self, core: bytes) -> bool:
        """Whether the core properties hold this digest."""
        found = _OURS.search(core)
        return found is not None and found[1] == self._text()

    def _text(self) -> bytes:
        return self._hash.hexdigest().encode()


def is_untouched(content: bytes) -> bool:
    """Whether a file is an export of ours as it was written."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            digest = Digest()
            for name in file.namelist():
                if name != CORE:
                    with file.open(name) as part:
                        digest.add(name, iter(lambda: part.read(_CHUNK), b""))
            return digest.stands_in(file.read(CORE))
    except (*DAMAGES, KeyError):
        return False
