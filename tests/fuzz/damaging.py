"""Real papers, damaged as chance and malice damage them: bits, cuts and splices, and parts inside the container."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from documents.tables import Kind
from tests.doubles.plan_papers import plan_docx, plan_xlsx, zipped
from tests.material import SHARED
from tests.printing import Shape, printed_plan

ROOT = Path(__file__).resolve().parents[2]
_KINDS = {".docx": Kind.DOCX, ".xlsx": Kind.XLSX, ".pdf": Kind.PDF, ".txt": Kind.TEXT}

Papers = Mapping[Kind, Sequence[bytes]]


def papers(*, real: bool = True) -> Papers:
    """Whole papers of every kind: the sample plan in its many shapes, and `real` ones where they are at hand."""
    text = (ROOT / "bot/demo/plan.txt").read_text(encoding="utf-8")
    found: dict[Kind, list[bytes]] = {
        Kind.TEXT: [text.encode(), text.encode("utf-16")],
        Kind.DOCX: [plan_docx(), plan_docx(counted=False)],
        Kind.XLSX: [plan_xlsx()],
        Kind.PDF: [printed_plan(text), printed_plan(text, Shape(ruled=False, height=420))],
    }
    for path in sorted([*SHARED.glob("plans/*.*"), *SHARED.glob("seeds/*.txt")]) if real else []:
        found[_KINDS[path.suffix]].append(path.read_bytes())
    return found


def damaged(papers: Papers, kind: Kind, chance: random.Random) -> bytes:
    """A paper of this kind with one to four damages done to it."""
    data = chance.choice(papers[kind])
    deeds: list[Callable[[bytes], bytes]] = [
        lambda data: _in_bytes(data, papers, kind, chance),
        lambda data: _inside(data, papers, kind, chance),
    ]
    for _ in range(chance.choice([1, 1, 2, 4])):
        data = chance.choices(deeds, [1, 0 if kind is Kind.TEXT else 4])[0](data)
    return data


# --- the bytes of a file ---------------------------------------------------------------------------------------------


def _in_bytes(data: bytes, papers: Papers, kind: Kind, chance: random.Random) -> bytes:
    deed = chance.choice([_flipped, _flipped, _cut, _doubled, _without, _zeroed])
    if chance.random() < 0.15:
        return _spliced(data, chance.choice(papers[chance.choice(list(papers))]), chance)
    if chance.random() < 0.15:
        return _spliced(data, chance.choice(papers[kind]), chance)
    return deed(data, chance)


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice([1, 3, 20])):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _span(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice([1, 16, 400, len(data)]))


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:end] + data[start:end] * chance.choice([1, 1, 30]) + data[end:]


def _without(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _zeroed(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + bytes(end - start) + data[end:]


def _spliced(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return _cut(data, chance) + other[chance.randrange(len(other) + 1) :]


# --- what stands in the container ------------------------------------------------------------------------------------


def _inside(data: bytes, papers: Papers, kind: Kind, chance: random.Random) -> bytes:
    if kind is Kind.PDF:
        return _in_stream(data, chance) if chance.random() < 0.6 else _in_markup(data, _PDF_WORDS, chance)
    try:
        return _in_archive(data, chance.choice(papers[kind]), chance)
    except (zipfile.BadZipFile, OSError, ValueError, zlib.error, NotImplementedError, RuntimeError, EOFError):
        return _flipped(data, chance)  # it is broken already


def _in_archive(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Another archive: a part changed, lost, put twice, empty, or taken from another paper of the kind."""
    members = _members(data)
    name = chance.choice(list(members))
    deed = chance.random()
    if deed < 0.75:
        members[name] = _in_markup(members[name], _XML_WORDS, chance)
    elif deed < 0.83:
        del members[name]
    elif deed < 0.9:
        members[name] = _members(other).get(name, b"")
    else:
        members[name], members[chance.choice(list(members))] = members[chance.choice(list(members))], members[name]
    return zipped(members)


def _members(data: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


_NUMBERS = (b"0", b"-1", b"1", b"9", b"65536", b"2147483648", b"99999999999999999999", b"1e999", b"nan", b"", b"x")
_LETTERS = ("\u202e", "\u200b", "\u0301", "\ufffd", "\U0001f600", "&#0;", "]]>", "\x00", "Ё", "١٢٣", "ﬀ", "𝟏")
_XML_WORDS = (
    re.compile(rb'="[^"<>]{1,40}"'),
    re.compile(rb"<[a-zA-Z][^<>]{0,200}/>"),
    re.compile(rb"<(w:\w+)[ >].{0,3000}?</\1>", re.DOTALL),
    re.compile(rb"<(row|c|mergeCell|w:tc|w:tr|w:p)[ >].{0,3000}?</\1>", re.DOTALL),
    re.compile(rb"(?<=>)[^<>]{1,80}(?=<)"),
    re.compile(rb"\d+"),
)
_PDF_WORDS = (
    re.compile(rb"\d+"),
    re.compile(rb"/[A-Za-z]\w{1,20}"),
    re.compile(rb"\d+ \d+ R"),
    re.compile(rb"<<[^<>]{0,400}>>"),
    re.compile(rb"\[[^\[\]]{0,400}\]"),
    re.compile(rb"\n[^\n]{0,300}"),
)


def _in_markup(source: str | bytes, words: Sequence[re.Pattern[bytes]], chance: random.Random) -> bytes:
    """One to five words of the markup changed, lost, doubled, nested or put where another stood."""
    data = source.encode() if isinstance(source, str) else source
    for _ in range(chance.choice([1, 1, 2, 5])):
        start = chance.randrange(len(data) + 1)
        pattern = chance.choice(words)
        found = pattern.search(data, start) or pattern.search(data)
        if found is None:
            return _flipped(data, chance)
        data = data[: found.start()] + _instead(found[0], data, pattern, chance) + data[found.end() :]
    return data


def _instead(word: bytes, data: bytes, pattern: re.Pattern[bytes], chance: random.Random) -> bytes:
    other = pattern.search(data, chance.randrange(len(data) + 1))
    deeds: list[Callable[[], bytes]] = [
        lambda: b"",
        lambda: word * chance.choice([2, 2, 60]),
        lambda: other[0] if other else word,
        lambda: re.sub(rb"\d+", lambda _: chance.choice(_NUMBERS), word),
        lambda: word + chance.choice(_LETTERS).encode(),
        lambda: _nested(word, chance.choice([3, 40])),
    ]
    return chance.choice(deeds)()


def _nested(word: bytes, depth: int) -> bytes:
    """An element within itself, again and again."""
    opening = re.match(rb"<([\w:]+)[^<>]*>", word)
    if opening is None or word.endswith(b"/>"):
        return word
    return opening[0] * depth + word + b"</%s>" % opening[1] * depth


_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def _in_stream(data: bytes, chance: random.Random) -> bytes:
    """The source of a page or a font changed and packed again; its length is put right, so that it is read."""
    streams = list(_STREAM.finditer(data))
    if not streams:
        return _flipped(data, chance)
    found = chance.choice(streams)
    try:
        source = zlib.decompress(found[1])
    except zlib.error:
        return _flipped(data, chance)
    packed = zlib.compress(_in_markup(source, (*_PDF_WORDS, re.compile(rb"T[jJdmf*]|re|cm|q|Q|BT|ET")), chance))
    head = data[: found.start(1)]
    at = head.rfind(b"/Length")
    head = head[:at] + re.sub(rb"/Length \d+", b"/Length %d" % len(packed), head[at:], count=1)
    return head + packed + b"\n" + data[found.end(1) :]
