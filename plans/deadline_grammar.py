"""Reads a deadline phrase into clauses: stretches, cycles, standing words, conditions and remarks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from rapidfuzz.distance import OSA

from plans import deadline_vocabulary as vocabulary
from plans.deadline_clauses import Bound, Clause, Condition, Cycle, Joint, OpenEnd, Remark, Standing, Stretch
from plans.deadline_dates import read_count, read_part
from plans.deadline_parts import Part
from plans.deadline_rules import DeadlineDoubt, Every
from plans.deadline_words import Misread, Word, Words

_LONGEST = 400


def read_clauses(phrase: str) -> tuple[Clause, ...]:
    """The clauses of the whole phrase. Raises Misread when a single word of it is left over."""
    if len(phrase) > _LONGEST:
        raise Misread(DeadlineDoubt.TOO_LONG)
    words = Words(phrase)
    if words.done:
        raise Misread(DeadlineDoubt.EMPTY)
    return _Grammar(words).clauses()


def date_inside(condition: str) -> str | None:
    """The words of a day, month or quarter in a condition, unless they may be the date of a document it cites."""
    words = Words(condition)
    while not words.done:
        start = words.at
        if words.take("so"):
            return None
        try:
            part = read_part(words)
        except Misread:
            part = None
        if part and part.dated and not part.whole_year and not part.loose:
            return words.said(start)
        words.at = start + 1
    return None


# -- the grammar ------------------------------------------------------------------------------------------------

# In the order in which they are looked for: "đến trước" before "đến".
_LIMITS = {
    Bound.BEFORE: vocabulary.BEFORE,
    Bound.BY: vocabulary.BY,
    Bound.FROM: vocabulary.FROM,
    Bound.IN: vocabulary.IN,
}
_STRENGTH = (Bound.NONE, Bound.IN, Bound.BY, Bound.FROM, Bound.BEFORE)
_JOINTS = {
    ",": Joint.PAUSE, ";": Joint.PAUSE, ":": Joint.PAUSE, ".": Joint.PAUSE, "/": Joint.PAUSE, "-": Joint.PAUSE,
    ")": Joint.PAUSE, "(": Joint.BRACKET, "va": Joint.AND, "&": Joint.AND, "+": Joint.AND, "hoac": Joint.OR,
}  # fmt: skip
_WEIGHT = (Joint.NONE, Joint.PAUSE, Joint.BRACKET, Joint.AND, Joint.OR)


class _Grammar:
    """One reading of one phrase."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._readable: dict[int, bool] = {}
        self._tells_how_often = False

    def clauses(self) -> tuple[Clause, ...]:
        """All clauses from here to the end."""
        found: list[Clause] = []
        like: Part | None = None
        while clause := self._next_clause(like):
            found.append(clause)
            if isinstance(clause, Stretch):
                like = clause.last or clause.first
            elif isinstance(clause, Cycle | Standing) and self.words.year_ahead(1):
                self.words.take("/")  # "hằng quý/2026"
            self._tells_how_often |= isinstance(clause, Cycle)
        return tuple(found)

    def _joint(self) -> Joint:
        heaviest = Joint.NONE
        while self._joins():
            heaviest = max(heaviest, _JOINTS[self.words.text], key=_WEIGHT.index)
            self.words.at += 1
        return heaviest

    def _joins(self) -> bool:
        """Whether a joint stands here; a stroke or dot beside numbers belongs to a date that was not read."""
        words = self.words
        if words.text in "/.-" and self._is_inside_date():
            return False
        return words.text in _JOINTS and not words.sees(*vocabulary.OPEN_ENDS)

    def _is_inside_date(self) -> bool:
        words = self.words
        after_number, before_number = words.number_ahead(-1) is not None, words.number_ahead(1) is not None
        close = words.text == "/" or (words.glued() and words.glued(1))
        return (after_number and before_number) or (close and (after_number or before_number))

    def _next_clause(self, like: Part | None) -> Clause | None:
        """The next clause, past words that say nothing of time; None when only such words are left."""
        joint = self._joint() if self.words.at or self.words.text == "(" else Joint.NONE
        verbs: list[str] = []
        while not self.words.done:
            if clause := self._clause(like):
                clause = replace(clause, verbs=tuple(verbs)) if isinstance(clause, Stretch) else clause
                return replace(clause, joint=joint)
            verb = self._filler()
            if verb is None:
                raise self._unread()
            verbs.append(verb)
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
            self._periodically,
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
        words, start = self.words, self.words.at
        words.take(*vocabulary.IN)
        if words.take(*vocabulary.UNITS) and (words.done or words.text in _JOINTS):
            return Misread(DeadlineDoubt.PERIOD_WITHOUT_NUMBER, words=words.said(start))
        words.at = start
        return Misread(DeadlineDoubt.NOT_UNDERSTOOD, words=words.rest)

    # -- words that say nothing of time

    def _filler(self) -> str | None:
        """The words that are passed over here, folded; None when what stands here says something of time."""
        words = self.words
        if verb := words.take(*vocabulary.NAMING_ON):
            name = []
            while self._goes_on_naming():
                name.append(words.ahead())
                words.at += 1
            return None if self._hides_limit(name) else verb
        if words.accented and words.ahead().typed == "ngay" and words.number_ahead(1) is None:
            return words.take("ngay")
        filler = words.take(*vocabulary.ONCE, *vocabulary.FILLERS)
        return filler or words.attempt(self._ordinal_of_round) or words.attempt(self._length_of_event)

    def _ordinal_of_round(self) -> str | None:
        """ "Đợt 1: tháng 4; đợt 2: tháng 10": which of the days it is, not when."""
        words = self.words
        label = words.take("dot", "lan")
        numbered = label and words.take_number(1, 9) and not (words.text in "/.-" and self._is_inside_date())
        return label if numbered else None

    def _goes_on_naming(self) -> bool:
        words = self.words
        if words.text in ("-", "&", "va"):
            return words.ahead(1).text.isalpha() and words.ahead(1).text not in vocabulary.NO_NAME
        if words.sees(*vocabulary.NAME_PAIRS) or (words.accented and words.ahead().typed in vocabulary.NAME_WORDS):
            return True
        hides_limit = any(limit in words.text for limit in vocabulary.HIDDEN_IN_NAMES)
        return words.text.isalpha() and words.text not in vocabulary.NO_NAME and not hides_limit

    def _hides_limit(self, name: list[Word]) -> bool:
        """Whether the end of a name looks like a slip of a word that limits the time: "xã trưc ngày 12/6"."""
        limits = vocabulary.EASILY_MISSPELT[self.words.accented]
        ends = [word.typed for word in name[-2:] if word.typed not in vocabulary.NAME_WORDS]
        return any(OSA.distance(end, limit) <= 1 for end in ends[-1:] for limit in limits) or any(
            OSA.distance(end, "trước") <= 1 for end in ends
        )

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
        return OpenEnd() if self.words.take(*vocabulary.OPEN_ENDS) else None

    def _standing(self) -> Standing | None:
        words = self.words
        if words.take("thuong ky", "thuong ki"):
            return Standing(periodic=True)
        if words.take("xuyen suot"):
            spans_years = (
                words.number_ahead() or words.sees("giai doan") or (words.text == "nam" and words.year_ahead(1))
            )
            return None if spans_years else Standing()
        if words.take(*vocabulary.STANDING):
            words.attempt(self._round_the_clock)
            return Standing()
        if words.take("dinh ky", "dinh ki") and (words.done or words.text in _JOINTS or words.sees("theo")):
            return Standing(periodic=True)
        return None

    def _round_the_clock(self) -> str | None:
        words = self.words
        bracket = words.take("(", ",")
        found = words.take(*vocabulary.ROUND_THE_CLOCK)
        return found if bracket != "(" or words.take(")") else None

    def _thuong_nien(self) -> Cycle | None:
        return Cycle(units=(Every.YEAR,)) if self.words.take("thuong nien") else None

    def _times_per_unit(self) -> Cycle | None:
        """ "02 lần/năm", "ít nhất một lần trong quý"."""
        words, start = self.words, self.words.at
        words.take(*vocabulary.AT_LEAST)
        times = read_count(words)
        if not times or not words.take(*vocabulary.OCCASIONS):
            return None
        while words.take(*vocabulary.PER):
            pass
        unit = self._unit(listed=False)
        return _as_cycle([unit], times, words.said(start)) if unit else None

    def _units(self) -> Cycle | Standing | None:
        """ "Hằng quý, năm", "6 tháng, 1 năm", "mỗi quý một lần", "3 tháng/lần"."""
        words, start = self.words, self.words.at
        if words.take(*vocabulary.AT_LEAST) and not words.sees(*vocabulary.EACH):
            return None
        headed = self._cycle_head()
        unit = self._unit(listed=False)
        if unit is None or words.sees(*vocabulary.EVENTS):
            return None
        if headed and unit == (1, "ngay"):
            return Standing()
        units = [unit]
        while more := words.attempt(self._further_unit):
            units.append(more)
        times = words.attempt(self._times) or 0
        if units == [(1, "ngay")]:
            return Standing() if headed or times else None
        lone = not headed and not times and len(units) == 1 and not self._tells_how_often
        if lone and words.text == "/" and words.year_ahead(1):
            return None  # "6 tháng/2026"
        if lone and (unit[1] not in ("thang", "nam") or not words.ahead(start - words.at).text.isdigit()):
            return None
        return _as_cycle(units, max(times, 1), words.said(start), bare=lone)

    def _periodically(self) -> Remark | None:
        """ "Định kỳ quý IV": once or every year is for a human to say."""
        if not self.words.take("dinh ky", "dinh ki"):
            return None
        return Remark(code=DeadlineDoubt.RECURRING_AND_DATED, words=self.words.said(self.words.at - 2))

    def _cycle_head(self) -> bool:
        words, headed = self.words, False
        while words.take(*vocabulary.CYCLE_HEADS):
            headed = True
        if words.sees("cac thang", "cac quy", "cac tuan"):
            headed = words.take("cac") is not None
        return headed

    def _further_unit(self) -> tuple[int, str] | None:
        words = self.words
        if not words.take(",", "/", "va", "hoac", "&", ";", "-", "+"):
            return None
        words.take("va", "hoac")
        self._cycle_head()
        words.take("ca")
        return self._unit(listed=True)

    def _unit(self, *, listed: bool) -> tuple[int, str] | None:
        """A count and a unit of time, unless the unit goes on into a named month, quarter or year."""
        words = self.words
        if words.take("nua nam"):
            return 6, "thang"
        count = words.attempt(lambda: read_count(words))
        unit = words.take(*vocabulary.UNITS, "ngay")
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
        return self.words.text in vocabulary.COMPOUNDS_OF_QUY

    def _unit_is_named(self) -> bool:
        words = self.words
        if words.number_ahead() is not None:
            return words.ahead(1).text != "lan"
        named = words.sees(*vocabulary.NAMING)
        roman = words.ahead(-1).text in ("quy", "qui") and set(words.text) <= set("ivl|") and words.text != ""
        return named or roman or words.sees(*vocabulary.NEXT)

    def _times(self) -> int | None:
        """ "… một lần", "/lần", "/02 lần" after the unit."""
        words = self.words
        words.take("/")
        words.take(*vocabulary.AT_LEAST)
        times = words.attempt(lambda: read_count(words))
        counted = words.take("lan") or (times and words.take(*vocabulary.OCCASIONS))
        return times or 1 if counted else None

    # -- conditions

    def _duration(self) -> Condition | None:
        """A term that runs from an event: "trong vòng 03 ngày làm việc kể từ …"."""
        start = self.words.at
        lead = ""
        while taken := self.words.take(*vocabulary.DURATIONS):
            lead = taken
        if not self._counts_time(bool(lead)) or (lead in ("", "trong") and self._is_length_of_event()):
            return None
        return self._swallow(start)

    def _counts_time(self, led: bool) -> bool:
        words = self.words
        if read_count(words) is None:
            return False
        if words.take("gio", "phut"):
            return words.number_ahead() is None and not self._part_follows()  # else an hour of some day
        unit = words.take("ngay", "tuan", "thang", "nam", "quy")
        led = led or unit in ("ngay", "tuan") or words.sees(*vocabulary.EVENTS)
        if unit is None or not led or words.text == "/":
            return False
        return words.number_ahead() is None and not words.sees("dau", "cuoi", "lan", "nam", "mot lan")

    def _is_length_of_event(self) -> bool:
        """Whether "02 ngày" goes on to the days themselves: "02 ngày (15 và 16/6)"."""
        return self.words.text in _JOINTS and self._reads_from(self.words.at)

    def _length_of_event(self) -> str | None:
        words, start = self.words, self.words.at
        words.take("trong")
        stands = read_count(words) and words.take("ngay", "buoi", "tuan", "thang", "nam")
        return words.said(start) if stands and self._is_length_of_event() else None

    def _condition(self) -> Condition | None:
        start = self.words.at
        if self.words.take("theo"):
            follows_unit = self.words.text in (*vocabulary.UNITS, "ngay") and not self._unit_word_is_other()
            return None if follows_unit or self.words.number_ahead() else self._swallow(start)
        return self._swallow(start) if self.words.take(*vocabulary.CONDITIONS) else None

    def _unit_word_is_other(self) -> bool:
        return self.words.text in ("quy", "qui") and self.words.ahead(1).text in vocabulary.COMPOUNDS_OF_QUY

    def _weak_condition(self) -> Condition | None:
        """ "Kể từ ngày kết thúc …": an event, provided that nothing in it could be a misspelt date."""
        start = self.words.at
        if not self.words.take(*vocabulary.WEAK_CONDITIONS):
            return None
        condition = self._swallow(start)
        said = Words(condition.text)
        head = said.take(*vocabulary.WEAK_CONDITIONS)
        if said.done:
            return None
        while not said.done:
            counts_from_period = head in ("ke tu ngay", "ke tu") and said.text in vocabulary.UNITS
            if not counts_from_period and _may_be_a_date(said.text):
                return None
            said.at += 1
        return condition

    def _swallow(self, start: int) -> Condition:
        """The condition from `start` on; it ends where what follows can be read to the end as a time of its own."""
        words, depth = self.words, 0
        while not words.done:
            if self._ends_condition() or (words.text == ")" and depth == 0):
                break
            depth += {"(": 1, ")": -1}.get(words.text, 0)
            words.at += 1
        if depth > 0:
            raise Misread(DeadlineDoubt.NOT_UNDERSTOOD, words=words.said(start))  # half a bracket is half a sentence
        return Condition(text=words.said(start))

    def _ends_condition(self) -> bool:
        if self.words.text in vocabulary.CONDITION_ENDS:
            return self._reads_from(self.words.at + 1)
        return self.words.sees(*vocabulary.LIMITS_INSIDE) and self._reads_from(self.words.at)

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
        if words.sees(*vocabulary.FINISHING):
            return None  # a verb of the stretch, not a part of its limits
        bound = self._bounds()
        by_time = words.attempt(self._hour)
        if by_time:
            words.take(",", "cua", "trong")
            bound = Bound.BY
        if words.ahead().typed == "sau" and self._part_follows("sau"):
            raise Misread(DeadlineDoubt.ONLY_AFTER, words=words.said(start))
        opening = bound is Bound.FROM and words.take("dau") is not None
        part = read_part(words, like, bare_year=bound in (Bound.IN, Bound.BY) or opening)
        if part is None:
            return None
        if bound is Bound.NONE and words.said(start) == "24/7":
            raise Misread(DeadlineDoubt.AMBIGUOUS_NUMBERS, words="24/7")
        stretch = self._with_range(Stretch(first=part, bound=bound, by_time=by_time))
        if stretch.last and stretch.last.weekday is not None and not stretch.last.dated:
            raise Misread(DeadlineDoubt.VAGUE, words=words.said(start))  # "từ thứ Hai đến thứ Sáu"
        if opening and stretch.last is None:
            raise Misread(DeadlineDoubt.VAGUE, words=words.said(start))
        return replace(stretch, said=words.said(start))

    def _part_follows(self, *skipped: str) -> bool:
        """Steps over a day or stretch that stands here, after the `skipped` words; whether there was one."""

        def part_after() -> Part | None:
            self.words.take(*skipped)
            return read_part(self.words)

        return self.words.attempt(part_after) is not None

    def _bounds(self) -> Bound:
        """The strongest of the limiting words that stand here: "chậm nhất trước" is strict."""
        words, strongest = self.words, Bound.NONE
        while True:
            if words.sees(*vocabulary.VAGUE_LIMITS) and not words.sees("khoang thoi gian"):
                raise Misread(DeadlineDoubt.VAGUE, words=words.rest)
            if bound := self._bound():
                strongest = max(strongest, bound, key=_STRENGTH.index)
            elif not words.take(*vocabulary.BETWEEN):
                return strongest

    def _bound(self) -> Bound | None:
        for bound, phrases in _LIMITS.items():
            if self.words.take(*phrases):
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
        word = words.take(*vocabulary.RANGE)
        if word is None:
            return None
        last = read_part(words, stretch.first, bare_year=word != "-")
        if last is None:
            return None
        return replace(stretch, last=last, last_before=word == "den truoc")


def _may_be_a_date(word: str) -> bool:
    return not (word.isalpha() or word in ",-/") or word in vocabulary.UNITS or word in vocabulary.NUMBERS


_MONTHS_OF_EVERY = {1: Every.MONTH, 3: Every.QUARTER, 6: Every.HALF_YEAR, 12: Every.YEAR}


def _as_cycle(units: list[tuple[int, str]], times: int, said: str, *, bare: bool = False) -> Cycle:
    known = [_every(count, unit) for count, unit in units]
    common = tuple(dict.fromkeys(every for every in known if every))
    uncommon = None in known
    return Cycle(units=common, times=times, said=said, uncommon=uncommon, bare=bare and not uncommon)


def _every(count: int, unit: str) -> Every | None:
    if unit == "thang":
        return _MONTHS_OF_EVERY.get(count)
    return vocabulary.UNITS.get(unit) if count == 1 else None
