"""Reads a deadline phrase into clauses: stretches, cycles, standing words, conditions and remarks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum

from plans.deadline_dates import NEXT, UNITS, DeadlineDoubt, Part, read_count, read_part
from plans.deadline_rules import Every
from plans.deadline_words import Misread, Words

_LONGEST = 400


class Bound(StrEnum):
    """How a stretch limits the work."""

    NONE = "none"
    IN = "in"
    FROM = "from"
    BY = "by"
    BEFORE = "before"


class Joint(StrEnum):
    """How a clause is tied to the one before it."""

    NONE = "none"
    PAUSE = "pause"
    BRACKET = "bracket"
    AND = "and"
    OR = "or"


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One thing a phrase says, and how it is tied to what was said before."""

    joint: Joint = Joint.NONE


@dataclass(frozen=True, kw_only=True)
class Stretch(Clause):
    """A day or a stretch of time with its limits; `last` ends a range, `last_before` when "đến trước"."""

    first: Part
    bound: Bound = Bound.NONE
    last: Part | None = None
    last_before: bool = False
    by_time: time | None = None
    said: str = ""

    @property
    def is_limit(self) -> bool:
        return self.bound in (Bound.BY, Bound.BEFORE)


@dataclass(frozen=True, kw_only=True)
class Cycle(Clause):
    """How often: `units` in the order said; `uncommon` when some had no unit ("2 năm/lần"); `bare` a lone "6 tháng"."""

    units: tuple[Every, ...]
    times: int = 1
    said: str = ""
    uncommon: bool = False
    bare: bool = False


@dataclass(frozen=True, kw_only=True)
class Standing(Clause):
    """Work that goes on: "thường xuyên"; `periodic` for "định kỳ"."""

    periodic: bool = False


@dataclass(frozen=True, kw_only=True)
class Condition(Clause):
    """What has to happen first, in the words of the phrase."""

    text: str


@dataclass(frozen=True, kw_only=True)
class OpenEnd(Clause):
    """ "Và các năm tiếp theo"."""


@dataclass(frozen=True, kw_only=True)
class Remark(Clause):
    """A word that makes a right reading worth a look: "dự kiến", "đối với …"."""

    code: DeadlineDoubt
    words: str


def read_clauses(phrase: str) -> tuple[Clause, ...]:
    """The clauses of the whole phrase. Raises Misread when a single word of it is left over."""
    words = Words(phrase)
    if words.done:
        raise Misread(DeadlineDoubt.EMPTY)
    if len(phrase) > _LONGEST:
        raise Misread(DeadlineDoubt.TOO_LONG)
    return _Grammar(words).clauses()


# -- the vocabulary, folded --------------------------------------------------------------------------------------

_BOUNDS: tuple[tuple[str, Bound], ...] = (
    ("khong muon hon", Bound.BY),
    ("khong cham hon", Bound.BY),
    ("khong tre hon", Bound.BY),
    ("khong qua", Bound.BY),
    ("cham nhat", Bound.BY),
    ("muon nhat", Bound.BY),
    ("tre nhat", Bound.BY),
    ("han chot", Bound.BY),
    ("han cuoi cung", Bound.BY),
    ("han cuoi", Bound.BY),
    ("den truoc", Bound.BEFORE),
    ("tu nay den truoc", Bound.BEFORE),
    ("truoc", Bound.BEFORE),
    ("tu nay den het", Bound.BY),
    ("tu nay den", Bound.BY),
    ("cho den het", Bound.BY),
    ("cho den", Bound.BY),
    ("den het", Bound.BY),
    ("den", Bound.BY),
    ("toi", Bound.BY),
    ("het", Bound.BY),
    ("bat dau tu", Bound.FROM),
    ("ke tu", Bound.FROM),
    ("tu", Bound.FROM),
    ("trong suot", Bound.IN),
    ("trong", Bound.IN),
    ("vao", Bound.IN),
)
_STRENGTH = (Bound.NONE, Bound.IN, Bound.BY, Bound.FROM, Bound.BEFORE)
# Words that may stand between "trước", "trong", "từ" … and the day, and mean nothing there.
_BETWEEN = (
    "khoang thoi gian", "thoi gian", "thoi diem", "thoi han", "giai doan 5 nam", "giai doan 05 nam", "giai doan",
    "gio hanh chinh cua", "gio hanh chinh", "gio lam viec cua", "gio lam viec", "cuoi gio lam viec", "cuoi gio",
    "hoan thanh", "la", "moc", "dip", ":",
)  # fmt: skip
_VAGUE_BOUNDS = ("truoc het", "truoc cuoi", "truoc giua", "truoc dau", "truoc khoang", "khoang", "truoc va sau")
_RANGE_WORDS = ("den truoc", "den het", "cho den het", "cho den", "den", "toi", "-")
# Verbs and labels of a deadline cell: they say what is done, never when.
_FILLERS = (
    "thoi gian thuc hien", "thoi gian hoan thanh", "thoi han thuc hien", "thoi han hoan thanh", "thoi gian", "thoi han",
    "thoi diem", "hoan thanh", "thuc hien", "trien khai", "to chuc", "bao cao", "ban hanh", "tong hop", "so ket",
    "tong ket", "xay dung", "tham muu", "ra soat", "phe duyet", "ket thuc", "phan dau", "kip thoi", "truc", "xong",
    "phai", "can", "duoc", "dinh ky", "giai doan", "xuyen suot", "han", "moc", "la", "cua", "trong", "vao", "nhiem vu",
    "cong viec", "hang", "ket qua", "duy tri",
)  # fmt: skip
_ADDRESSING = ("gui ve", "nop ve", "bao cao ve", "trinh", "gui", "nop", "ve", "cho", "qua")
# An addressee ends where one of these begins: what limits the work must never be taken for a name.
_NO_ADDRESSEE = frozenset(
    "truoc sau cham muon tre han het den toi tu ke bat trong vao hang moi tung dinh thuong lien quy qui thang nam ngay "
    "tuan khi theo khong tru ngoai it toi mot hai neu tuy hoac va thu mung mong cuoi giua dau nua dot phat khoang du "
    "doi tet gio h lan".split()
)
_OPEN_ENDS = tuple(
    f"{lead}{nam} {then}"
    for lead in ("va ", "va trong ", "va tiep tuc trong ", "va tiep tuc ", "")
    for nam in ("cac nam", "nhung nam")
    for then in ("tiep theo", "ke tiep", "tiep sau", "sau do", "ve sau", "sau nay", "toi", "sau")
) + ("tro di", "tro ve sau", "va ve sau", "va lau dai")
_STANDING_WORDS = (
    "thuong xuyen", "lien tuc", "quanh nam", "suot nam", "trong suot nam", "thuong truc", "lau dai", "thuong ky",
    "thuong nhat", "24 / 24", "24 h / 24 h", "24 / 24 h", "24 / 24 gio",
)  # fmt: skip
_CONDITION_HEADS = (
    "khi", "ngay khi", "ngay sau", "sau khi", "truoc khi", "den khi", "cho den khi", "tu khi", "ke tu khi", "trong khi",
    "can cu", "tuy", "neu", "dot xuat", "phat sinh", "truong hop", "trong truong hop", "luc", "phu thuoc", "ky hop",
    "tai ky hop", "truoc ky hop", "sau ky hop", "trong ky hop", "phien hop", "tai phien hop", "truoc phien hop",
    "cung voi", "cung thoi diem voi", "dong thoi voi", "phu hop voi", "gan voi", "dung thoi han", "dung thoi gian",
    "dung tien do", "dung quy dinh", "dung ke hoach", "bao dam tien do", "dam bao tien do", "bao dam dung", "dam bao dung",
    "dam bao thoi gian", "bao dam thoi gian", "trong qua trinh",
)  # fmt: skip
_WEAK_HEADS = ("ke tu ngay", "tu ngay", "ke tu", "truoc ngay", "sau ngay", "truoc", "sau")
_LIMITS_INSIDE = (
    "truoc",
    "cham nhat",
    "muon nhat",
    "den het",
    "han chot",
    "hoan thanh",
    "xong",
    "khong muon hon",
    "dinh ky",
)
_CALENDAR_WORDS = frozenset(("thang", "quy", "qui", "nam", "tuan"))
_COMPOUNDS_OF_QUY = frozenset("dinh che hoach trinh mo uoc luat tac dau bao chuan doi tu".split())
_DURATION_LEADS = (
    "trong vong", "trong thoi han", "trong thoi gian", "trong", "ngay trong", "cham nhat la", "cham nhat", "khong qua",
    "toi da", "toi thieu", "it nhat", "sau", "truoc", "thoi han", "ke tu",
)  # fmt: skip
_JOINTS = {
    ",": Joint.PAUSE, ";": Joint.PAUSE, ":": Joint.PAUSE, ".": Joint.PAUSE, "/": Joint.PAUSE, "-": Joint.PAUSE,
    ")": Joint.PAUSE, "(": Joint.BRACKET, "va": Joint.AND, "&": Joint.AND, "+": Joint.AND, "hoac": Joint.OR,
}  # fmt: skip
_CONDITION_ENDS = frozenset((",", ";", ":", "(", "va", "hoac"))
_WEIGHT = (Joint.NONE, Joint.PAUSE, Joint.BRACKET, Joint.AND, Joint.OR)


class _Grammar:
    """One reading of one phrase."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._readable: dict[int, bool] = {}

    def clauses(self) -> tuple[Clause, ...]:
        """All clauses from here to the end."""
        found: list[Clause] = []
        like: Part | None = None
        while clause := self._next_clause(like):
            found.append(clause)
            if isinstance(clause, Stretch):
                like = clause.last or clause.first
        return tuple(found)

    def _joint(self) -> Joint:
        heaviest = Joint.NONE
        while self._joins():
            heaviest = max(heaviest, _JOINTS[self.words.text], key=_WEIGHT.index)
            self.words.at += 1
        return heaviest

    def _joins(self) -> bool:
        """Whether a joint stands here; a stroke or dot glued to a number belongs to a date that was not read."""
        words = self.words
        beside_number = words.number_ahead(-1) is not None or words.number_ahead(1) is not None
        inside_date = words.text in "/.-" and words.glued() and words.glued(1) and beside_number
        return words.text in _JOINTS and not inside_date and not words.sees(*_OPEN_ENDS)

    def _next_clause(self, like: Part | None) -> Clause | None:
        """The next clause, past words that say nothing of time; None when only such words are left."""
        joint = self._joint() if self.words.at or self.words.text == "(" else Joint.NONE
        while not self.words.done:
            if clause := self._clause(like):
                return replace(clause, joint=joint)
            if not self._filler():
                raise self._unread()
            joint = max(joint, self._joint(), key=_WEIGHT.index)
        return None

    def _clause(self, like: Part | None) -> Clause | None:
        readers: tuple[Callable[[], Clause | None], ...] = (
            self._open_end,
            self._remark,
            self._standing,
            self._thuong_nien,
            self._times_per_unit,
            self._units,
            self._duration,
            self._condition,
            lambda: self._stretch(like),
            self._weak_condition,
        )
        for reader in readers:
            if clause := self.words.attempt(reader):
                return clause
        return None

    def _unread(self) -> Misread:
        words = self.words
        unit = words.take(*UNITS)
        if unit and (words.done or words.text in _JOINTS):
            return Misread(DeadlineDoubt.PERIOD_WITHOUT_NUMBER, words=words.said(words.at - 1))
        words.at -= 1 if unit else 0
        return Misread(DeadlineDoubt.NOT_UNDERSTOOD, words=words.rest)

    # -- words that say nothing of time

    def _filler(self) -> bool:
        words = self.words
        if words.take(*_ADDRESSING):
            while self._names_addressee():
                words.at += 1
            return True
        if words.accented and words.ahead().typed == "ngay" and words.number_ahead(1) is None:
            words.at += 1
            return True
        if words.sees("it nhat 1 lan", "it nhat 01 lan", "it nhat mot lan"):
            words.at += 4
            return True
        return words.take(*_FILLERS) is not None

    def _names_addressee(self) -> bool:
        words = self.words
        if words.text in ("-", "&", "va"):
            return words.ahead(1).text.isalpha() and words.ahead(1).text not in _NO_ADDRESSEE
        return words.text.isalpha() and words.text not in _NO_ADDRESSEE

    def _remark(self) -> Remark | None:
        words, start = self.words, self.words.at
        if words.take("du kien"):
            return Remark(code=DeadlineDoubt.TENTATIVE, words=words.said(start))
        if words.take("tam nhin", "dinh huong"):
            words.take("den")
            words.take("nam")
            return Remark(code=DeadlineDoubt.OUTLOOK, words=words.said(start)) if words.take_year() else None
        if not words.take("doi voi", "rieng"):
            return None
        while not words.done and words.text not in _JOINTS:
            words.at += 1
        return Remark(code=DeadlineDoubt.FOR_SOME_ONLY, words=words.said(start))

    # -- standing words and cycles

    def _open_end(self) -> OpenEnd | None:
        return OpenEnd() if self.words.take(*_OPEN_ENDS) else None

    def _standing(self) -> Standing | None:
        words = self.words
        if words.take("xuyen suot"):
            spans_years = (
                words.number_ahead() or words.sees("giai doan") or (words.text == "nam" and words.year_ahead(1))
            )
            return None if spans_years else Standing()
        if words.take(*_STANDING_WORDS):
            words.take("24 / 7", "24 / 24", "24 h / 7")
            return Standing()
        if words.take("dinh ky", "dinh ki") and (words.done or words.text in _JOINTS or words.sees("theo")):
            return Standing(periodic=True)
        return None

    def _thuong_nien(self) -> Cycle | None:
        return Cycle(units=(Every.YEAR,)) if self.words.take("thuong nien") else None

    def _times_per_unit(self) -> Cycle | None:
        """ "02 lần/năm", "ít nhất một lần trong quý"."""
        words, start = self.words, self.words.at
        words.take("it nhat", "toi thieu", "khong it hon", "toi da")
        times = read_count(words)
        if not times or not words.take("lan", "dot", "cuoc", "buoi", "ky"):
            return None
        while words.take("/", "trong", "moi", "mot", "tren", "hang"):
            pass
        unit = self._unit(listed=False)
        return _as_cycle([unit], times, words.said(start)) if unit else None

    def _units(self) -> Cycle | Standing | None:
        """ "Hằng quý, năm", "6 tháng, 1 năm", "mỗi quý một lần", "3 tháng/lần"."""
        words, start = self.words, self.words.at
        headed = self._cycle_head()
        unit = self._unit(listed=False)
        if unit is None:
            return None
        units = [unit]
        while more := words.attempt(self._further_unit):
            units.append(more)
        times = words.attempt(self._times) or 0
        if units == [(1, "ngay")]:
            return Standing() if headed or times else None
        lone = not headed and not times and len(units) == 1
        if lone and (unit[1] not in ("thang", "nam") or not words.ahead(start - words.at).text.isdigit()):
            return None
        return _as_cycle(units, max(times, 1), words.said(start), bare=lone)

    def _cycle_head(self) -> bool:
        words, headed = self.words, False
        while words.take("dinh ky", "dinh ki", "hang", "moi", "tung", "theo tung", "theo", "bao cao", "cac"):
            headed = True
        return headed

    def _further_unit(self) -> tuple[int, str] | None:
        words = self.words
        if not words.take(",", "/", "va", "hoac", "&", ";", "-", "+"):
            return None
        words.take("va", "hoac")
        self._cycle_head()
        return self._unit(listed=True)

    def _unit(self, *, listed: bool) -> tuple[int, str] | None:
        """A count and a unit of time, unless the unit goes on into a named month, quarter or year."""
        words = self.words
        if words.take("nua nam"):
            return 6, "thang"
        count = words.attempt(lambda: read_count(words))
        unit = words.take(*UNITS, "ngay")
        if unit is None or (unit in ("quy", "qui") and self._is_other_quy()):
            return None
        if listed and count and words.take("dau nam", "cuoi nam"):
            return count, unit
        if self._unit_is_named():
            return None
        return count or 1, unit

    def _is_other_quy(self) -> bool:
        """ "Quy định", "quy chế": without marks they begin like a quarter."""
        if self.words.accented:
            return self.words.ahead(-1).typed == "quy"
        return self.words.text in _COMPOUNDS_OF_QUY

    def _unit_is_named(self) -> bool:
        words = self.words
        if words.number_ahead() is not None:
            return words.ahead(1).text != "lan"
        named = words.sees("dau", "cuoi", "nay", "hoc", "ke hoach", "thu", "lam viec", "giua", "le")
        roman = words.ahead(-1).text in ("quy", "qui") and set(words.text) <= set("ivl|") and words.text != ""
        return named or roman or words.sees(*NEXT)

    def _times(self) -> int | None:
        """ "… một lần", "/lần", "/02 lần" after the unit."""
        words = self.words
        words.take("/")
        words.take("it nhat", "toi thieu")
        times = words.attempt(lambda: read_count(words)) or 1
        return times if words.take("lan") else None

    # -- conditions

    def _duration(self) -> Condition | None:
        """A term that runs from an event: "trong vòng 03 ngày làm việc kể từ …"."""
        start = self.words.at
        led = False
        while self.words.take(*_DURATION_LEADS):
            led = True
        if not self._counts_time(led):
            return None
        return self._swallow(start)

    def _counts_time(self, led: bool) -> bool:
        words = self.words
        if read_count(words) is None:
            return False
        if words.take("gio", "phut"):
            return words.number_ahead() is None and words.text != "ngay"  # else an hour of some day
        unit = words.take("ngay", "tuan") or (words.take("thang", "nam", "quy") if led else None)
        if unit is None or words.text == "/":
            return False
        return words.number_ahead() is None and not words.sees("dau", "cuoi", "lan", "nam", "mot lan")

    def _condition(self) -> Condition | None:
        start = self.words.at
        if self.words.take("theo"):
            follows_unit = self.words.text in (*UNITS, "ngay") and not self._unit_word_is_other()
            return None if follows_unit or self.words.number_ahead() else self._swallow(start)
        return self._swallow(start) if self.words.take(*_CONDITION_HEADS) else None

    def _unit_word_is_other(self) -> bool:
        return self.words.text in ("quy", "qui") and self.words.ahead(1).text in _COMPOUNDS_OF_QUY

    def _weak_condition(self) -> Condition | None:
        """ "Kể từ ngày kết thúc …": an event, provided that nothing in it could be a misspelt date."""
        start = self.words.at
        if not self.words.take(*_WEAK_HEADS):
            return None
        condition = self._swallow(start)
        said = Words(condition.text)
        while not said.done:
            if not said.text.isalpha() and said.text not in ",-/":
                return None
            if said.text in _CALENDAR_WORDS and not condition.text.lower().startswith("kể từ"):
                return None
            said.at += 1
        return condition if said.at > 1 else None

    def _swallow(self, start: int) -> Condition:
        """The condition from `start` on; it ends where what follows can be read to the end as a time of its own."""
        words, depth = self.words, 0
        while not words.done:
            depth += {"(": 1, ")": -1}.get(words.text, 0)
            if depth < 0 or self._ends_condition():
                break
            words.at += 1
        return Condition(text=words.said(start))

    def _ends_condition(self) -> bool:
        if self.words.text in _CONDITION_ENDS:
            return self._reads_from(self.words.at + 1)
        return self.words.sees(*_LIMITS_INSIDE) and self._reads_from(self.words.at)

    def _reads_from(self, at: int) -> bool:
        if at not in self._readable:
            here, self.words.at = self.words.at, at
            self._readable[at] = self._is_time_of_its_own()
            self.words.at = here
        return self._readable[at]

    def _is_time_of_its_own(self) -> bool:
        try:
            self._joint()
            clauses = self.clauses()
        except Misread:
            return False
        said = [clause for clause in clauses if not isinstance(clause, Remark)]
        return bool(said) and isinstance(said[0], Stretch | Cycle | Standing)

    # -- stretches

    def _stretch(self, like: Part | None) -> Stretch | None:
        words, start = self.words, self.words.at
        bound = self._bounds()
        by_time = words.attempt(self._hour)
        if by_time:
            words.take(",", "cua", "trong")
            bound = Bound.BY
        if words.ahead().typed == "sau" and self._part_follows():
            raise Misread(DeadlineDoubt.ONLY_AFTER, words=words.said(start))
        opening = bound is Bound.FROM and words.take("dau") is not None
        part = read_part(words, like, bare_year=bound in (Bound.IN, Bound.BY) or opening)
        if part is None:
            return None
        if bound is Bound.NONE and words.said(start) == "24/7":
            raise Misread(DeadlineDoubt.AMBIGUOUS_NUMBERS, words="24/7")
        stretch = self._with_range(Stretch(first=part, bound=bound, by_time=by_time))
        if opening and stretch.last is None:
            raise Misread(DeadlineDoubt.VAGUE, words=words.said(start))
        return replace(stretch, said=words.said(start))

    def _part_follows(self) -> bool:
        def part_after() -> Part | None:
            self.words.take("sau")
            return read_part(self.words)

        return self.words.attempt(part_after) is not None

    def _bounds(self) -> Bound:
        """The strongest of the limiting words that stand here: "chậm nhất trước" is strict."""
        words, strongest = self.words, Bound.NONE
        while True:
            if words.sees(*_VAGUE_BOUNDS) and not words.sees("khoang thoi gian"):
                raise Misread(DeadlineDoubt.VAGUE, words=words.rest)
            if bound := self._bound():
                strongest = max(strongest, bound, key=_STRENGTH.index)
            elif not words.take(*_BETWEEN):
                return strongest

    def _bound(self) -> Bound | None:
        for phrase, bound in _BOUNDS:
            if self.words.take(phrase):
                return bound
        return None

    def _hour(self) -> time | None:
        words = self.words
        hour = words.take_number(0, 23)
        if hour is None or not words.take("h", "gio", "g", ":"):
            return None
        minute = words.take_number(0, 59) or 0
        words.take("phut", "'", "’")
        return time(hour, minute)

    def _with_range(self, stretch: Stretch) -> Stretch:
        if stretch.is_limit:
            return stretch
        return self.words.attempt(lambda: self._range(stretch)) or stretch

    def _range(self, stretch: Stretch) -> Stretch | None:
        words = self.words
        word = words.take(*_RANGE_WORDS)
        if word is None:
            return None
        last = read_part(words, stretch.first, bare_year=word != "-")
        if last is None:
            return None
        return replace(stretch, last=last, last_before=word == "den truoc")


_MONTHS_OF_EVERY = {1: Every.MONTH, 3: Every.QUARTER, 6: Every.HALF_YEAR, 12: Every.YEAR}


def _as_cycle(units: list[tuple[int, str]], times: int, said: str, *, bare: bool = False) -> Cycle:
    known = [_every(count, unit) for count, unit in units]
    common = tuple(dict.fromkeys(every for every in known if every))
    uncommon = None in known
    return Cycle(units=common, times=times, said=said, uncommon=uncommon, bare=bare and not uncommon)


def _every(count: int, unit: str) -> Every | None:
    if unit == "thang":
        return _MONTHS_OF_EVERY.get(count)
    return UNITS.get(unit) if count == 1 else None
