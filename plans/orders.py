"""Work that the standing office or a leader gives out in a sentence, between plans: to whom, what, until when.

"Giao Phòng Kinh tế báo cáo giải ngân trước 25/12". Only words that begin by giving are an order: what is denied,
asked, heard from others or under a condition is none. What is not sure (which agency, which day) is left open, to be
asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from plans.agencies import AgencyDoubt, Register, is_group, read_agencies
from plans.commands import SPOKEN_DAY, day_named, polite_span
from plans.deadlines import DeadlineKind, DeadlineReading, DeadlineRule, read_deadline
from plans.text import Folded, fold, folded, nfc

# In characters: what is longer is a text pasted in.
_LONGEST = 600
# The name of an agency is looked for in so many words, a deadline in so many.
_MOST_NAME, _MOST_DEADLINE = 20, 12
# A day without its year that has gone by this year means next year's only where that is near.
_NEAR = timedelta(days=200)

_GIVES = re.compile(
    r"(?:(?:toi|ubnd (?:xa|phuong|dac khu)|lanh dao ubnd (?:xa|phuong|dac khu)),? )?"
    r"(?P<verb>giao|phan cong|de nghi|yeu cau)(?: (?:nhiem vu|viec))?(?: cho)?:? "
)
# After these verbs an unknown name is still meant as somebody's who is to do it; one may also "propose" to anybody.
_SURE_VERBS = frozenset({"giao", "phan cong"})
_BODY = re.compile(
    r"(?:cac|phong|ban|bo phan|trung tam|tram|cong an|truong|van phong|hoi|doan|mat tran|don vi|co quan)\b"
)
# What follows the agency where nothing is given: denied, or told of as done.
_NO_ORDER = re.compile(r"(?:khong|chua|dung co|da|dang|se|roi|thi|la|duoc|co)\b")
_ASKS = re.compile(r"\b(?:khong|chua|nhi|ha|sao|phai khong|duoc khong|the nao|bao gio|khi nao)[ .!?…]*$")
_WITH_DOUBT = re.compile(r"\b(?:gia su|nghe noi|hinh nhu|chac la|tai sao|vi sao|ly do gi|bao gio|khi nao)\b")
_IS_OVER = re.compile(r"\b(?:roi|xong roi|nham|sai|dung)[ .!…]*$")
# Words that only their marks tell from others: "nếu" (if) and "nêu" (state), "à" (is it so?) and "ạ" (polite), "đã"
# (it was done) and "dạ" (polite). Typed without marks they are taken for what is no order.
_IF, _IF_WITHOUT_MARKS = re.compile(r"\bnếu\b", re.IGNORECASE), re.compile(r"\bneu\b", re.IGNORECASE)
_IS_IT_SO = re.compile(r"\?|\b(?:à|hả|nhỉ|sao)[ .!…]*$", re.IGNORECASE)
_WAS_DONE = re.compile(r"^(?:đã|da)\b", re.IGNORECASE)

_BOUND = re.compile(
    r"(?<!\S)(?:(?:xong|hoan thanh|hoan tat) )?"
    r"(?:truoc|cham nhat|muon nhat|(?:thoi )?han(?: chot| cuoi)?|den het|den(?= (?:ngay |thang |cuoi |\d|thu ))"
    r"|hang(?= (?:tuan|thang|quy))|trong(?= (?:ngay|thang|quy|tuan|hom|thu|vong|\d))"
    r"|vao(?= (?:ngay|thang|quy|cuoi|dau|thu|\d))|ngay mai|hom nay)"
    r"(?!\S)"
)
_SPOKEN = re.compile(
    rf"(?:(?:xong|hoan thanh|hoan tat) )?(?P<bound>truoc|cham nhat|muon nhat|trong|vao|den|(?:thoi )?han)?"
    rf"(?: ?(?:ngay|la|trong|vao|het|chot|cuoi))* ?(?P<day>{SPOKEN_DAY})"
)
_SAYS_WHEN = re.compile(r"\d|\b(?:thu (?:hai|ba|tu|nam|sau|bay)|tuan|thang|quy|mai|hom nay|ngay|tet)\b")
_ENDS_WITH_A_DAY = re.compile(r"(?:\d|\b(?:mai|nay|sau|toi|hai|ba|tu|nam|bay|tet|i{1,3}|iv))$")
_YEAR = re.compile(r"\d{4}")
_TO_WHOM = re.compile(r" cho (?=\S)")
_EDGES = " ,;:.-–"
# A content of these words alone says nothing of what is to be done.
_EMPTY = frozenset(
    ("bao", "cao", "thuc", "hien", "lam", "xong", "hoan", "thanh", "phai", "can", "gui", "nop", "tham", "muu", "chu",
     "tri", "xu", "ly", "giai", "quyet", "toi", "lanh", "dao", "tich")
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class LastDay:
    """A deadline as it was said, its rule, and the last day that it comes to."""

    phrase: str
    rule: DeadlineRule
    due: date


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is given out. `agencies` are names of the register, none where it is not sure who is meant, `unsure` then
    the words that name somebody; `last` is None where no last day is surely said, `unclear` then the words that may
    have named one."""

    content: str
    agencies: tuple[str, ...] = ()
    unsure: str | None = None
    last: LastDay | None = None
    unclear: str | None = None


def read_order(text: str, today: date, register: Register, *, counts_the_day: bool = False) -> Order | None:
    """The order that `text` is as a whole, None where it is none.

    A date without a year is the next such day. With `counts_the_day` X itself is the last day of "trước ngày X".
    """
    source = nfc(text)
    whole = folded(source)
    start, end = polite_span(whole)
    gives = _GIVES.match(whole.text, start, end)
    if len(source) > _LONGEST or gives is None or _is_none(source, whole.text[gives.end() : end]):
        return None
    rest = whole.verbatim(gives.end(), end)
    rest, last, unclear = _without_deadline(rest, today, counts_the_day)
    agencies, content = _without_agencies(rest, register)
    unsure: str | None = None
    if not agencies:
        if gives["verb"] not in _SURE_VERBS or not _BODY.match(fold(content)) or not (last or unclear):
            return None
        unsure, content = _without_unsure_name(content, register)
    if _NO_ORDER.match(fold(content)) or _is_empty(content):
        return None
    return Order(content=_as_title(content), agencies=agencies, unsure=unsure, last=last, unclear=unclear)


def _is_none(source: str, rest: str) -> bool:
    """Whether the words are a question, a condition, hearsay, or of the past."""
    typed_with_marks = fold(source) != source.lower()
    condition = _IF if typed_with_marks else _IF_WITHOUT_MARKS
    tests = ((_ASKS, rest), (_WITH_DOUBT, rest), (_IS_OVER, rest), (condition, source))
    by_marks = _IS_IT_SO.search(source) or _WAS_DONE.search(source)
    return by_marks is not None or any(test.search(words) for test, words in tests)


def _is_empty(content: str) -> bool:
    return {word for word in re.findall(r"\w+", fold(content)) if not word.isdigit()} <= _EMPTY


def _as_title(content: str) -> str:
    return content[:1].upper() + content[1:]


# Until when ---------------------------------------------------------------------------------------------------------


def read_last_day(phrase: str, today: date, *, counts_the_day: bool = False) -> LastDay | None:
    """The last day that a phrase surely names, as in a plan ("trước ngày 25/12", "trong quý IV") or as people say it
    ("trước thứ Sáu", "ngày mai"); None where it names none. It may be past: only a date without a year is moved on."""
    said = nfc(phrase).strip(_EDGES)
    spoken = _SPOKEN.fullmatch(fold(said))
    if spoken is not None and (day := day_named(spoken["day"], today)) is not None and not spoken["day"][0].isdigit():
        before = spoken["bound"] == "truoc"
        if before and day <= today:  # "trước thứ Sáu", said on a Friday, means the next one
            day += timedelta(days=7)
        due = day - timedelta(days=1) if before else day
        rule = DeadlineRule(kind=DeadlineKind.DATE, due=due, strictly_before=day if before else None)
        return _last_day(said, rule, counts_the_day)
    found = _in_year(said, today.year, counts_the_day)
    if found is not None and found.due < today and not _YEAR.search(said):
        later = _in_year(said, today.year + 1, counts_the_day)
        return later if later is not None and later.due - today <= _NEAR else found
    return found


def _in_year(phrase: str, year: int, counts_the_day: bool) -> LastDay | None:
    reading: DeadlineReading = read_deadline(phrase, year)
    rule = reading.rule
    if rule is None or reading.doubt is not None or rule.condition is not None:
        return None
    if rule.kind not in (DeadlineKind.DATE, DeadlineKind.PERIOD) or rule.due is None:
        return None
    return _last_day(phrase, rule, counts_the_day)


def _last_day(phrase: str, rule: DeadlineRule, counts_the_day: bool) -> LastDay | None:
    due = rule.strictly_before if counts_the_day and rule.strictly_before else rule.due
    return LastDay(phrase=phrase, rule=replace(rule, start=None), due=due) if due is not None else None


def _without_deadline(rest: str, today: date, counts_the_day: bool) -> tuple[str, LastDay | None, str | None]:
    """The words without their deadline, the deadline, and where none is sure, the words that may have been one."""
    whole = folded(rest)
    for start, end in _stretches(whole):
        last = read_last_day(whole.verbatim(start, end), today, counts_the_day=counts_the_day)
        if last is not None:
            return _joined(whole, start, end), last, None
    unclear = next((b for b in _BOUND.finditer(whole.text) if _SAYS_WHEN.search(whole.text, b.start())), None)
    if unclear is None:
        return rest, None, None
    end = len(whole.text)
    return _joined(whole, unclear.start(), end), None, whole.verbatim(unclear.start(), end)


def _stretches(whole: Folded) -> Iterator[tuple[int, int]]:
    """Where a deadline may stand: from each word that bounds one, to the end or, longest first, to some word of it."""
    for bound in _BOUND.finditer(whole.text):
        ends = [word.end() for word in re.finditer(r"\S+", whole.text[bound.start() :])]
        for length in reversed(ends[:_MOST_DEADLINE]):
            end = bound.start() + length
            # "Trước 10/12 tham mưu kế hoạch": the deadline's own words go with it only where nothing follows.
            if end == len(whole.text) or _ENDS_WITH_A_DAY.search(whole.text, bound.start(), end):
                yield bound.start(), end


def _joined(whole: Folded, start: int, end: int) -> str:
    before, after = whole.verbatim(0, start).rstrip(_EDGES), whole.verbatim(end, len(whole.text)).strip(_EDGES)
    return f"{before} {after}".strip(_EDGES)


# To whom ------------------------------------------------------------------------------------------------------------


def agencies_in(words: str, register: Register) -> tuple[str, ...]:
    """The agencies of the register that the words name and nothing else; none where any of it is not sure."""
    reading = read_agencies(words, register, field="leads")
    names: Collection[str] = {agency.name for agency in register.agencies}
    sure = not reading.doubts and not reading.groups and all(name in names for name in reading.names)
    return reading.names if sure else ()


def _without_agencies(rest: str, register: Register) -> tuple[tuple[str, ...], str]:
    """The agencies that the words begin with, or end with behind "cho", and the words without them."""
    words = rest.split(" ")
    for count in range(min(len(words), _MOST_NAME), 0, -1):
        if names := agencies_in(" ".join(words[:count]).strip(_EDGES), register):
            return names, " ".join(words[count:]).strip(_EDGES)
    whole = folded(rest)
    for cut in _TO_WHOM.finditer(whole.text):
        if names := agencies_in(whole.verbatim(cut.end(), len(whole.text)), register):
            return names, whole.verbatim(0, cut.start()).strip(_EDGES)
    return (), rest.strip(_EDGES)


def _without_unsure_name(rest: str, register: Register) -> tuple[str | None, str]:
    """The group, or the body that is not of the register or misspelt, with which the words begin, and the words
    without it; all of them where nothing tells how far the name goes."""
    words = rest.split(" ")
    lengths = range(1, min(len(words), _MOST_NAME) + 1)
    starts = {count: " ".join(words[:count]).strip(_EDGES) for count in lengths}
    groups = [count for count, start in starts.items() if is_group(start)]
    others = [count for count, start in starts.items() if _nearly_names(start, register)]
    count = next(iter([*groups[-1:], *others[:1]]), None)
    if count is None:
        return None, rest
    if words[count : count + 1] in (["-"], ["–"]):  # the second half of a name ("Tài chính - Kế hoạch")
        count += 3
    return " ".join(words[:count]).strip(_EDGES), " ".join(words[count:]).strip(_EDGES)


def _nearly_names(words: str, register: Register) -> bool:
    """Whether the words are no agencies of the register for sure, but hold nothing that names nobody at all."""
    doubts = read_agencies(words, register, field="leads").doubts
    return bool(doubts) and all(doubt.code != AgencyDoubt.UNKNOWN for doubt in doubts)
