"""Telegram's HTML, parsed as strictly as the real server does, with its error sentences."""

from __future__ import annotations

import html
import re
from typing import Any

ENTITIES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}

_MARK = re.compile(r"[<&]")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTES = re.compile(r"""(?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*\s*>""")
_HREF = re.compile(r"""\shref=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_CODE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot));?")


class CannotParse(ValueError):
    """The text is refused; its message is what the real server says."""


def utf16_length(text: str) -> int:
    """Telegram counts positions in UTF-16 units; of the two readings of "characters" this is the stricter one."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def parse_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """The words and their entities; only &lt; &gt; &amp; &quot; and numbers are codes, all else stays as written."""
    if not _MARK.search(source):
        return source, []
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.words: list[str] = []
        self.length = 0
        self.open: list[tuple[str, int, dict[str, Any]]] = []
        self.entities: list[dict[str, Any]] = []

    def parse(self) -> tuple[str, list[dict[str, Any]]]:
        at = 0
        while mark := _MARK.search(self.source, at):
            self.add(self.source[at : mark.start()])
            at = self.tag(mark.start()) if mark.group() == "<" else self.code(mark.start())
        self.add(self.source[at:])
        if self.open:
            raise CannotParse(f'Can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')
        return "".join(self.words), sorted(self.entities, key=lambda entity: entity["offset"])

    def add(self, words: str) -> None:
        self.words.append(words)
        self.length += utf16_length(words)

    def code(self, at: int) -> int:
        match = _CODE.match(self.source, at)
        if match is None:
            self.add("&")
            return at + 1
        sixteen, ten, name = match.groups()
        number = int(sixteen, 16) if sixteen else int(ten or 0)
        self.add(html.unescape(f"&{name};") if name else chr(number) if 0 < number < 0x110000 else match.group())
        return match.end()

    def tag(self, at: int) -> int:
        return self.end_tag(at) if self.source.startswith("/", at + 1) else self.start_tag(at)

    def start_tag(self, at: int) -> int:
        found = _TAG_NAME.match(self.source, at + 1)
        assert found is not None
        name = found.group().lower()
        if found.end() == len(self.source):
            raise CannotParse(f"Unclosed start tag at byte offset {self.bytes_to(at)}")
        if name not in ENTITIES:
            raise CannotParse(f'Unsupported start tag "{name}" at byte offset {self.bytes_to(at)}')
        rest = _ATTRIBUTES.match(self.source, found.end())
        if rest is None:
            raise CannotParse(f"Unclosed start tag at byte offset {self.bytes_to(at)}")
        self.open.append((name, self.length, _link(rest.group()) if name == "a" else {}))
        return rest.end()

    def end_tag(self, at: int) -> int:
        found = _TAG_NAME.match(self.source, at + 2)
        assert found is not None
        if not self.open:
            raise CannotParse(f"Unexpected end tag at byte offset {self.bytes_to(at)}")
        end = re.compile(r"\s*>").match(self.source, found.end())
        if end is None:
            raise CannotParse(f"Unclosed end tag at byte offset {self.bytes_to(at)}")
        self.close(found.group().lower(), at)
        return end.end()

    def close(self, written: str, at: int) -> None:
        name, start, more = self.open.pop()
        if written and written != name:
            raise CannotParse(
                f'Unmatched end tag at byte offset {self.bytes_to(at)}, expected "</{name}>", found "</{written}>"'
            )
        if self.length > start:
            self.entities.append({"type": ENTITIES[name], "offset": start, "length": self.length - start, **more})

    def bytes_to(self, at: int) -> int:
        return len(self.source[:at].encode())


def _link(attributes: str) -> dict[str, Any]:
    match = _HREF.search(attributes)
    return {"url": html.unescape(next(part for part in match.groups() if part is not None))} if match else {}
