"""Which of the open items a reply names by words of its title: the rarer the word, the more it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from plans.reply_items import Naming, OpenItems
from plans.reply_lexicon import KNOWN_WORDS
from plans.reply_values import AskCode
from plans.reply_words import Shape, Word, lines_in_nfc, may_mean, plain, words_of

Words = tuple[Word, ...]
Run = tuple[str, ...]  # the title words a stretch of the reply stands for, folded
Place = tuple[Words, int]

# What many titles have; a stretch made of these alone names nothing.
_COMMON_PHRASES = (
    "báo cáo", "kết quả", "thực hiện", "tháng", "năm", "quý", "xã", "công tác", "triển khai", "xây dựng",
    "tổ chức", "lập", "ban hành", "và", "của", "các", "về", "cho", "trên", "tại", "toàn", "trong", "đề nghị",
    "gia hạn", "một", "số", "hai", "ba", "bốn", "việc", "nhiệm vụ", "phòng", "thôn", "phường", "số liệu", "cấp",
    "theo", "với", "từ", "đến", "nội dung", "hoạt động", "phục vụ", "cập nhật", "rà soát", "kiểm tra", "kế hoạch",
    "danh sách", "hồ sơ", "quyết định", "phương án", "đề án", "tờ trình", "tổng hợp", "thống kê", "đánh giá",
    "hướng dẫn", "địa bàn", "trên địa bàn", "cán bộ", "người dân", "đơn vị", "định kỳ", "hằng năm", "6 tháng",
    "9 tháng",
)  # fmt: skip
_COMMON = frozenset(tuple(map(plain, phrase.split())) for phrase in _COMMON_PHRASES)
# A kind of paper names an item when it is the only one of its kind. Not "báo cáo", which is also what people do.
_KINDS_OF_PAPER = frozenset(
    tuple(map(plain, kind.split()))
    for kind in ("kế hoạch", "danh sách", "quyết định", "phương án", "đề án", "tờ trình")
)
_LONGEST_ACRONYM = 7
# A word of a title that can be spoken stands for itself: "dân" is not the initials of "đã anh Nam".
_SYLLABLE = re.compile(
    r"(?:ngh?|n[gh]?|[ckpt]h?|gh?|[bdghlmrsvxq]|tr|qu)?[aeiouy]{1,3}(?:n[gh]?|ch?|[mpt])?", re.ASCII
)  # fmt: skip


@dataclass(frozen=True)
class Titles:
    """The titles of the open items as words; `starts` and `initials` say where a word or an acronym may begin."""

    parts: tuple[tuple[int, Words], ...]
    starts: dict[str, list[Place]] = field(default_factory=dict)
    initials: dict[str, list[Place]] = field(default_factory=dict)
    acronyms: dict[str, list[Place]] = field(default_factory=dict)
    capitals: frozenset[str] = frozenset()  # words a title writes in capitals: "TTHC"

    @property
    def known(self) -> frozenset[str]:
        return frozenset(self.starts)

    def run_at(self, words: Words, start: int) -> tuple[Run, int] | None:
        """The longest stretch from `start` on that stands in a title, and the index after it."""
        runs = (_run(words, start, title, place) for title, place in self._places(words[start].plain))
        return max((run for run in runs if run), key=lambda run: run[1], default=None)

    def _places(self, word: str) -> Iterator[Place]:
        yield from self.starts.get(word, ())
        yield from self.initials.get(word, ())
        yield from self.acronyms.get(word[:1], ())

    def named_by(self, runs: Sequence[Run], *, joined: bool) -> Naming:
        """The item the runs name; several when they are `joined` by "và" and each names one."""
        telling = [run for run in runs if self._tells(run)]
        if not any(len(run) > 1 or run[0] in self.capitals for run in telling):
            having = self._having_all(runs)
            several = sum(map(len, runs)) > 2 or len({run for run in telling if len(run[0]) > 2}) > 1
            sure = len(having) == 1 and several and any(len(run[0]) > 2 for run in telling)
            return Naming(having) if sure else Naming(hint=having)
        having = self._having_all(runs) or self._having_all(telling)
        if having:
            return Naming(having) if len(having) == 1 else Naming(hint=having)
        each = [self._having_all([run]) for run in telling]
        if joined and all(len(numbers) == 1 for numbers in each):
            return Naming(tuple(dict.fromkeys(numbers[0] for numbers in each)))
        return Naming(problem=AskCode.SEVERAL_MATCH)

    def _tells(self, run: Run) -> bool:
        """Two common phrases together tell something, one alone does not."""
        return len(run) > 3 or run in _KINDS_OF_PAPER or not _is_common(run)

    def naming_body(self, words: Sequence[str]) -> tuple[int, ...]:
        """The items whose title has all words of a body's name, perhaps with others between them."""
        return tuple(dict.fromkeys(n for n, part in self.parts if set(words) <= {word.plain for word in part}))

    def _having_all(self, runs: Sequence[Run]) -> tuple[int, ...]:
        numbers = dict.fromkeys(number for number, _ in self.parts)
        return tuple(number for number in numbers if all(self._has(number, run) for run in runs))

    def _has(self, number: int, run: Run) -> bool:
        return any(_stands_in(run, part) for owner, part in self.parts if owner == number)


def titles_of(items: OpenItems) -> Titles:
    """A title with a colon ("Phòng Kinh tế: Báo cáo …") is two stretches."""
    parts = tuple((item.number, part) for item in items for half in item.title.split(":") if (part := _words(half)))
    titles = Titles(parts, capitals=_capitals(items))
    for _, part in parts:
        for place, word in enumerate(part):
            titles.starts.setdefault(word.plain, []).append((part, place))
            if len(word.plain) > 2:
                titles.acronyms.setdefault(word.plain[0], []).append((part, place))
            for acronym in _acronyms(part[place:]):
                titles.initials.setdefault(acronym, []).append((part, place))
    return titles


def _capitals(items: OpenItems) -> frozenset[str]:
    typed = (word for item in items for word in item.title.replace(",", " ").split())
    return frozenset(plain(word) for word in typed if len(word) > 2 and word.isupper() and word.isalpha())


def _words(title: str) -> Words:
    words = words_of(lines_in_nfc(title).replace("\n", " "), KNOWN_WORDS)
    return tuple(word for word in words if word.shape in (Shape.WORD, Shape.NUMBER))


def _acronyms(words: Words) -> list[str]:
    letters = "".join(word.plain[0] for word in words[:_LONGEST_ACRONYM])
    return [letters[:size] for size in range(2, len(letters) + 1)]


def _is_common(run: Run) -> bool:
    """Whether the stretch falls into common phrases and numbers."""
    if not run:
        return True
    heads = [size for size in (1, 2, 3) if run[:size] in _COMMON or (size == 1 and run[0].isdecimal())]
    return any(_is_common(run[size:]) for size in heads)


def _stands_in(run: Run, title: Words) -> bool:
    plains = tuple(word.plain for word in title)
    return any(plains[place : place + len(run)] == run for place in range(len(plains)))


def _run(words: Words, start: int, title: Words, place: int) -> tuple[Run, int] | None:
    first, end = place, start
    while place < len(title):
        begin = end + 1 if start < end < len(words) and words[end].plain == "," else end
        step = _step(words, begin, title, place, continues=end > start) if begin < len(words) else None
        if step is None:
            break
        end, place = step
    run = tuple(word.plain for word in title[first:place])
    return (run, end) if end > start and not (len(run) == 1 and run[0].isdecimal()) else None


def _step(words: Words, start: int, title: Words, place: int, *, continues: bool) -> tuple[int, int] | None:
    """One word of the reply against one of the title; "CCHC" stands for its words, on either side."""
    word, meant = words[start], title[place]
    if word.plain == meant.plain and may_mean(word, meant.typed):
        return start + 1, place + 1
    clear = continues or len(word.plain) > 2 or _goes_on(words, start, title, place)
    if clear and _are_initials(word.plain, title, place):
        return start + 1, place + len(word.plain)
    if len(meant.plain) > 2 and not _SYLLABLE.fullmatch(meant.plain) and _are_initials(meant.plain, words, start):
        return start + len(meant.plain), place + 1
    return None


def _goes_on(words: Words, start: int, title: Words, place: int) -> bool:
    after = place + len(words[start].plain)
    return start + 1 < len(words) and after < len(title) and words[start + 1].plain == title[after].plain


def _are_initials(short: str, words: Words, start: int) -> bool:
    if not 2 <= len(short) <= min(_LONGEST_ACRONYM, len(words) - start) or not short.isalpha():
        return False
    return all(words[start + place].plain[:1] == letter for place, letter in enumerate(short))
