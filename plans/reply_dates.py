"""Reads days, weekdays, spans and times of day in a reply, and works out new last days and reminder times."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum

from plans.calendar import VIETNAM, add_months, last_day_of_month
from plans.reply_numbers import number_at
from plans.reply_values import AskCode
from plans.reply_words import Shape, Word, first_words, one_of_at, phrase_at, those_at

Words = tuple[Word, ...]

# When a reminder comes that was asked for by the day or by the part of the day only.
MORNING, PARTS_OF_DAY = (
    time(7, 30),
    {
        "sáng": time(8),
        "trưa": time(11, 30),
        "chiều": time(14),
        "tối": time(19),
        "đêm": time(20),
        "cuối giờ": time(16, 30),
        "cuối giờ chiều": time(16, 30),
        "đầu giờ": time(7, 30),
    },
)


class Tense(Enum):
    PAST = "past"
    TODAY = "today"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePhrase:
    """What a phrase about time says.

    `day` is the day it means when one looks ahead, `tense` where it lies when one tells what happened. `days` and
    `months` are a span ("một tuần"), `delay` one of hours. `moment` is a time of day. `problem` says why the phrase
    gives no day. `weekday` marks a bare weekday, which a date beside it makes exact, and `split` "5/8", which may
    be five of eight.
    """

    tense: Tense
    day: date | None = None
    days: int = 0
    months: int = 0
    delay: timedelta | None = None
    moment: time | None = None
    problem: AskCode | None = None
    weekday: bool = False
    split: bool = False

    @property
    def is_span(self) -> bool:
        return bool(self.days or self.months)


Found = tuple[DatePhrase, int]

_VAGUE = DatePhrase(tense=Tense.FUTURE, problem=AskCode.DATE_VAGUE)
_IMPOSSIBLE = DatePhrase(tense=Tense.FUTURE, problem=AskCode.DATE_IMPOSSIBLE)
_LONG_PAST = DatePhrase(tense=Tense.PAST)
_DAY = timedelta(days=1)


def date_at(words: Words, start: int, today: date) -> Found | None:
    """The phrase about time that begins at `start`, seen from `today`, and the index after it."""
    since = one_of_at(words, start, ("từ", "kể từ", "từ hồi"))
    ago = _read(words, since, today) if since else None
    if ago and (ago[0].tense is Tense.PAST or (ago[0].moment and not ago[0].day)):  # "từ hôm qua", "từ sáng"
        return replace(ago[0], tense=Tense.PAST), ago[1]
    found = _read(words, start, today)
    if found and (end := one_of_at(words, found[1], ("âm lịch", "âm", "tết", "chạp", "giêng"))):
        return _VAGUE, end
    return found


def _read(words: Words, start: int, today: date) -> Found | None:
    readers: tuple[Callable[[Words, int, date], Found | None], ...] = (
        _lunar, _delay, _clock, _weekday, _end_of, _day_and_month, _numeric, _span, _named, _part_of_day,
    )  # fmt: skip
    return next((hit for read in readers if (hit := read(words, start, today))), None)


# -- words for days ------------------------------------------------------------------------------------------------

_DAYS = {
    "hôm nay": 0, "nay": 0, "ngày hôm nay": 0, "bữa nay": 0, "trong ngày": 0, "trong hôm nay": 0, "ngay hôm nay": 0,
    "mai": 1, "ngày mai": 1, "sáng mai": 1, "trưa mai": 1, "chiều mai": 1, "tối mai": 1,
    "ngày kia": 2, "mốt": 2, "ngày mốt": 2,
    "hôm qua": -1, "ngày hôm qua": -1, "bữa qua": -1, "sáng qua": -1, "trưa qua": -1, "chiều qua": -1, "tối qua": -1,
    "đêm qua": -1, "hôm kia": -2, "bữa kia": -2, "tối hôm qua": -1, "chiều hôm qua": -1,
    "sáng hôm qua": -1, "sáng nay": 0, "trưa nay": 0, "chiều nay": 0, "tối nay": 0, "đêm nay": 0,
}  # fmt: skip
_EARLIER = (
    "hôm trước", "hôm nọ", "hôm rồi", "bữa trước", "bữa rồi", "tuần trước", "tuần vừa rồi", "tuần rồi", "tuần qua",
    "tháng trước", "tháng vừa rồi", "tháng rồi", "lúc nãy", "ban nãy", "hồi nãy", "vừa nãy", "nãy", "vừa rồi",
    "hồi sáng", "lúc sáng", "ban sáng", "mới đây", "gần đây", "lúc trước", "đợt trước", "đầu tuần này", "từ lâu",
    "lâu rồi", "hồi đầu tháng", "hồi đầu tuần", "bữa hổm", "hôm bữa", "hồi hôm", "từ trước", "trước đây", "hổm rày",
    "hôm kìa", "mấy hôm trước", "mấy bữa trước", "mấy ngày trước", "tuần trước nữa", "hồi chiều", "hồi trưa", "khi nãy",
    "lúc trưa", "hồi tuần trước", "hồi tháng trước", "cách đây mấy hôm", "hôm bữa trước", "từ đời nào", "từ đời nảo",
    "từ thuở nào", "từ lâu lắm", "đời nào đời nao",
)  # fmt: skip
_VAGUELY_LATER = (
    "tuần sau", "tuần tới", "sang tuần", "qua tuần", "tuần sau nữa", "đầu tuần", "đầu tuần sau", "giữa tuần",
    "giữa tuần sau", "cuối tuần", "hết tuần", "cuối tuần này", "cuối tuần sau", "hết tuần này", "hết tuần sau",
    "tháng sau", "tháng tới", "sang tháng", "qua tháng", "đầu tháng", "giữa tháng", "đầu tháng sau",
    "giữa tháng sau", "năm sau", "sang năm", "năm tới", "quý sau", "quý tới", "đầu năm", "giữa năm", "đầu năm sau",
    "đầu quý", "giữa quý", "qua tết", "sau tết", "trước tết", "ra tết", "tết", "ăn tết xong", "qua rằm", "rằm",
    "ra giêng", "tháng giêng", "tháng chạp", "tuần này", "trong tuần", "trong tuần này", "trong tháng",
    "trong tháng này", "tháng này", "kỳ này", "trong kỳ", "trong kỳ này", "kỳ báo cáo này", "đợt này",
    "trong đợt này", "quý này", "năm nay", "trong quý", "trong năm", "tuần sau nhé", "nghỉ lễ xong",
    "sau lễ", "qua lễ", "đến khi xong", "dăm bữa", "nửa tháng", "nửa tháng nữa", "tết dương lịch", "qua năm",
    "mấy bữa nữa", "mấy hôm nữa", "mai mốt", "mai kia", "nay mai", "năm ngoái", "năm trước", "đầu xuân",
)  # fmt: skip


_NAMED = (*_DAYS, *_EARLIER, *_VAGUELY_LATER)
# These alone are other words without their marks: "mốt" is not "một", "nãy" not "này", "tối" not "tôi".
_NEED_THEIR_MARKS = frozenset({"mốt", "nãy", "tết", "rằm", "sáng", "tối", "đêm"})


def _named(words: Words, start: int, today: date) -> Found | None:
    name, end = max(_told_apart(words, start, _NAMED), key=lambda hit: hit[1], default=("", 0))
    if not name:
        return None
    if name not in _DAYS:
        return (_LONG_PAST if name in _EARLIER else _VAGUE), end
    moment = next((at for part, at in PARTS_OF_DAY.items() if part in name.split()), None)
    offset = _DAYS[name]
    return DatePhrase(day=today + offset * _DAY, tense=_tense(offset), moment=moment), end


def _told_apart(words: Words, start: int, names: tuple[str, ...]) -> list[tuple[str, int]]:
    hits = those_at(words, start, names)
    return [(name, end) for name, end in hits if name not in _NEED_THEIR_MARKS or words[start].typed == name]


def _tense(offset: int) -> Tense:
    return Tense.TODAY if offset == 0 else Tense.FUTURE if offset > 0 else Tense.PAST


def _lunar(words: Words, start: int, today: date) -> Found | None:
    """The lunar calendar is not ours to reckon with."""
    ten = number_at(words, one_of_at(words, start, ("mùng", "mồng", "ngày", "rằm")) or start)
    end = ten and one_of_at(words, ten[1], ("tết", "âm", "âm lịch", "tháng chạp", "tháng giêng", "chạp", "giêng"))
    return (_VAGUE, end) if end else None


def _part_of_day(words: Words, start: int, today: date) -> Found | None:
    """A time of day without a day: "chiều"."""
    for part, end in _told_apart(words, start, tuple(PARTS_OF_DAY)):
        return DatePhrase(tense=Tense.FUTURE, moment=PARTS_OF_DAY[part]), end
    return None


# -- weekdays ------------------------------------------------------------------------------------------------------

_WEEKDAYS = {
    "hai": 0, "ba": 1, "tư": 2, "bốn": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5,
    "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5,
}  # fmt: skip
_WEEKS = {
    "tuần này": 0, "này": 0, "tuần sau": 1, "tuần tới": 1, "tuần sau nữa": 2, "tuần tới nữa": 2,
    "tuần trước": -1, "tuần vừa rồi": -1, "tuần rồi": -1, "tuần qua": -1, "trước": -1, "vừa rồi": -1, "vừa qua": -1,
}  # fmt: skip


def _weekday(words: Words, start: int, today: date) -> Found | None:
    part = one_of_at(words, start, tuple(PARTS_OF_DAY)) or start
    since = one_of_at(words, part, ("hôm", "từ hôm", "từ", "hồi", "từ hồi")) or part
    moment = PARTS_OF_DAY.get(words[start].typed) if part > start else None
    found = _weekday_name(words, since)
    if found is None:
        return None
    weekday, end = found
    weeks = max(((e, _WEEKS[name]) for name, e in those_at(words, end, tuple(_WEEKS))), default=None)
    if weeks:
        end, week = weeks
        phrase = _in_week(today, weekday, week)
    elif since > part:
        phrase = _LONG_PAST
    else:
        next_one = phrase_at(words, end, "tới")
        phrase, end = _coming(today, weekday, sure=bool(next_one)), next_one or end
    return replace(phrase, moment=moment or phrase.moment), end


def _weekday_name(words: Words, start: int) -> tuple[int, int] | None:
    if sunday := one_of_at(words, start, ("chủ nhật", "chúa nhật", "cn")):
        return 6, sunday
    if start < len(words) and (short := re.fullmatch(r"t([2-7])", words[start].plain)):
        return int(short[1]) - 2, start + 1
    ordinal = phrase_at(words, start, "thứ")
    if not ordinal:
        return None
    return next(((_WEEKDAYS[name], end) for name, end in those_at(words, ordinal, tuple(_WEEKDAYS))), None)


def _in_week(today: date, weekday: int, week: int) -> DatePhrase:
    day = today + (weekday - today.weekday() + 7 * week) * _DAY
    return DatePhrase(day=day, tense=_tense((day - today).days))


def _coming(today: date, weekday: int, *, sure: bool) -> DatePhrase:
    """A bare weekday is the next one after today; today's own weekday may be today or in a week."""
    if weekday == today.weekday() and not sure:
        return _VAGUE
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    return DatePhrase(day=today + ahead * _DAY, tense=Tense.FUTURE, weekday=not sure)


# -- days of a month -----------------------------------------------------------------------------------------------


def _numeric(words: Words, start: int, today: date) -> Found | None:
    """15/12, 15.12, 15-12-2026, 2026-12-15, each with "ngày" or "hôm" before it or not."""
    prefix = one_of_at(words, start, ("ngày", "hôm", "từ hôm", "từ ngày", "mùng", "mồng"))
    index = prefix or start
    if index >= len(words) or words[index].shape is not Shape.NUMBER:
        return None
    numbers = [int(n) for n in re.split(r"[/.\-–]", words[index].plain)]
    if len(numbers) not in (2, 3):
        return None
    if len(numbers) == 3 and numbers[0] > 31:
        numbers.reverse()
    day, month, *year = numbers
    phrase = _day_of_month(day, month, year[0] if year else None, today)
    looks_back = bool(prefix and one_of_at(words, start, ("hôm", "từ hôm", "từ ngày")))
    phrase = replace(phrase, split=not prefix and not year and day <= month)
    return (replace(phrase, tense=Tense.PAST) if looks_back and not phrase.problem else phrase), index + 1


def _day_of_month(day: int, month: int, year: int | None, today: date) -> DatePhrase:
    """Without a year: the next such day when one looks ahead, the nearest for what happened."""
    try:
        if year is not None:
            exact = date(year + 2000 if year < 100 else year, month, day)
            return DatePhrase(day=exact, tense=_tense((exact - today).days))
        years = [date(y, month, day) for y in (today.year - 1, today.year, today.year + 1)]
    except ValueError:
        return _IMPOSSIBLE
    ahead = next(d for d in years if d >= today)
    nearest = min(years, key=lambda d: abs(d - today))
    return DatePhrase(day=ahead, tense=_tense((nearest - today).days))


_MONTH_WORDS = {"này": 0, "sau": 1, "tới": 1}


_DAY_PREFIXES = ("ngày", "hôm", "mùng", "mồng", "bữa", "từ hôm", "từ ngày", "từ mùng", "ngày mùng")


def _day_and_month(words: Words, start: int, today: date) -> Found | None:
    """As in "ngày 5 tháng 12 (năm 2026)", "mùng năm tháng mười hai", "5 tháng 12", "ngày 15", "hôm 18"."""
    prefix = one_of_at(words, start, _DAY_PREFIXES)
    day = number_at(words, prefix or start)
    if not day or not 1 <= day[0] <= 31:
        return None
    if month_word := phrase_at(words, day[1], "tháng"):
        return _day_of(day[0], words, month_word, today, prefixed=prefix is not None)
    return _bare_day(day, today, back=_is_past_prefix(words, start)) if prefix else None


def _day_of(day: int, words: Words, start: int, today: date, *, prefixed: bool) -> Found | None:
    """The day of the month that stands at `start`: "12 (năm 2026)", "sau"; "5 tháng sau" may be in five months."""
    near = next(((_MONTH_WORDS[w], e) for w, e in those_at(words, start, tuple(_MONTH_WORDS))), None)
    if near:
        year, month = add_months(today.year, today.month, near[0])
        return (_day_of_month(day, month, year, today) if prefixed else _VAGUE), near[1]
    number = number_at(words, start)
    if number is None:
        return None
    said_year, end = _year_at(words, number[1])
    return _day_of_month(day, number[0], said_year, today), end


def _is_past_prefix(words: Words, start: int) -> bool:
    return one_of_at(words, start, ("hôm", "bữa", "từ hôm", "từ ngày", "từ mùng")) is not None


def _bare_day(day: tuple[int, int], today: date, *, back: bool) -> Found | None:
    months = [add_months(today.year, today.month, n) for n in (-1, 0, 1, 2)]
    days = [date(y, m, day[0]) for y, m in months if day[0] <= last_day_of_month(y, m).day]
    ahead = next(d for d in days if d >= today)
    nearest = min(days, key=lambda d: abs(d - today))
    tense = Tense.PAST if back else _tense((nearest - today).days)
    return DatePhrase(day=ahead, tense=tense), day[1]


def _year_at(words: Words, start: int) -> tuple[int | None, int]:
    """A year after "năm" or a slash; None when there is none."""
    number = number_at(words, phrase_at(words, start, "năm") or start) if start < len(words) else None
    return number if number and 2000 <= number[0] <= 2099 else (None, start)


# -- ends of months, quarters and years ----------------------------------------------------------------------------


def _end_of(words: Words, start: int, today: date) -> Found | None:
    """As in "hết tháng", "cuối tháng 12", "hết quý I năm sau", "cuối năm" (Bộ luật Dân sự 2015, Điều 146)."""
    span = one_of_at(words, start, ("hết", "cuối", "đến hết", "ngày cuối", "đến cuối"))
    if not span:
        return None
    if hit := one_of_at(words, span, ("hôm nay", "ngày hôm nay", "ngày mai", "ngày kia", "mai")):
        return _read(words, span, today) if hit else None
    for unit, read in (("tháng", _end_of_month), ("quý", _end_of_quarter), ("năm", _end_of_year)):
        if end := phrase_at(words, span, unit):
            return read(words, end, today)
    return _read(words, span, today) if phrase_at(words, start, "hết") and _is_day(words, span) else None


def _is_day(words: Words, start: int) -> bool:
    """As in "hết ngày 5/12", "hết 5/12", "hết thứ 6"."""
    return one_of_at(words, start, ("ngày", "thứ", "hôm", "mùng", "chủ nhật")) is not None or (
        start < len(words) and "/" in words[start].plain and words[start].shape is Shape.NUMBER
    )


def _end_of_month(words: Words, start: int, today: date) -> Found:
    near = next(((_MONTH_WORDS[w], e) for w, e in those_at(words, start, tuple(_MONTH_WORDS))), None)
    if near:
        return _last_of(*add_months(today.year, today.month, near[0]), today), near[1]
    number = number_at(words, start)
    if number is None or not 1 <= number[0] <= 12:
        return _last_of(today.year, today.month, today), start
    year, end = _year_or_next(words, number[1], today)
    if year is None:
        year = today.year if number[0] >= today.month else today.year + 1
    return _last_of(year, number[0], today), end


def _end_of_quarter(words: Words, start: int, today: date) -> Found:
    number = number_at(words, start) or _roman_one(words, start)
    if number is None or not 1 <= number[0] <= 4:
        months = 3 if (later := one_of_at(words, start, ("sau", "tới"))) else 0
        year, month = add_months(today.year, -(-today.month // 3) * 3, months)
        return _last_of(year, month, today), later or one_of_at(words, start, ("này",)) or start
    year_said, end = _year_or_next(words, number[1], today)
    month = 3 * number[0]
    return _last_of(year_said or today.year + (month < today.month), month, today), end


def _roman_one(words: Words, start: int) -> tuple[int, int] | None:
    end = phrase_at(words, start, "i")
    return (1, end) if end else None


def _end_of_year(words: Words, start: int, today: date) -> Found:
    year, end = _year_at(words, start)
    later = one_of_at(words, start, ("sau", "tới"))
    near = later or one_of_at(words, start, ("nay", "này"))
    return _last_of(year or today.year + bool(later), 12, today), near or end


def _year_or_next(words: Words, start: int, today: date) -> tuple[int | None, int]:
    if end := one_of_at(words, start, ("năm sau", "năm tới", "sang năm")):
        return today.year + 1, end
    if end := one_of_at(words, start, ("năm nay",)):
        return today.year, end
    return _year_at(words, start)


def _last_of(year: int, month: int, today: date) -> DatePhrase:
    day = last_day_of_month(year, month)
    return DatePhrase(day=day, tense=_tense((day - today).days))


# -- spans and times of day ----------------------------------------------------------------------------------------

_VAGUE_COUNTS = ("vài", "mấy", "ít", "dăm", "một vài", "một hai", "đôi ba", "vài ba", "dăm ba", "một ít", "nửa")


def _span(words: Words, start: int, today: date) -> Found | None:
    """As in "5 ngày", "hai tuần", "1 tháng", each with "nữa" or not; "tháng 12" is no span and no day."""
    vague = one_of_at(words, start, _VAGUE_COUNTS)
    if vague and (end := one_of_at(words, vague, ("ngày", "hôm", "bữa", "tuần", "tháng", "buổi"))):
        return _VAGUE, phrase_at(words, end, "nữa") or end
    if (month := phrase_at(words, start, "tháng")) and (number := number_at(words, month)):
        return _VAGUE, _year_at(words, number[1])[1]
    number = number_at(words, start)
    unit = number and one_of_at(words, number[1], ("ngày", "hôm", "bữa", "tuần", "tuần lễ", "tháng"))
    if not number or not unit or not number[0]:
        return None
    if working := phrase_at(words, unit, "làm việc"):
        return _VAGUE, working
    return _length(number[0], words[number[1]].plain), phrase_at(words, unit, "nữa") or unit


def _length(count: int, unit: str) -> DatePhrase:
    if count > 1000:
        return _IMPOSSIBLE
    if unit == "thang":
        return DatePhrase(tense=Tense.FUTURE, months=count)
    return DatePhrase(tense=Tense.FUTURE, days=count * (7 if unit == "tuan" else 1))


def _delay(words: Words, start: int, today: date) -> Found | None:
    """As in "2 tiếng nữa", "30 phút nữa", "1h nữa", "nửa tiếng nữa"."""
    if half := one_of_at(words, start, ("nửa tiếng nữa", "nửa giờ nữa")):
        return DatePhrase(tense=Tense.FUTURE, delay=timedelta(minutes=30)), half
    after = phrase_at(words, start, "sau")  # "sau 2 tiếng"
    start = after or start
    short = re.fullmatch(r"(\d{1,2})([hgp])h?", words[start].plain) if start < len(words) else None
    number = (int(short[1]), start + 1) if short else number_at(words, start)
    if number is None:
        return None
    unit = number[1] if short else one_of_at(words, number[1], ("tiếng", "giờ", "phút", "tiếng đồng hồ"))
    later = unit and (phrase_at(words, unit, "nữa") or (unit if after else None))
    if not later or number[0] > 1000:
        return None
    in_minutes = short[2] == "p" if short else phrase_at(words, number[1], "phút")
    minutes = number[0] * (1 if in_minutes else 60)
    return DatePhrase(tense=Tense.FUTURE, delay=timedelta(minutes=minutes)), later


def _clock(words: Words, start: int, today: date) -> Found | None:
    """As in "15h", "9h30", "15:00", "3 giờ chiều", each with "lúc" before it or not."""
    index = one_of_at(words, start, ("lúc", "vào lúc", "hồi")) or start
    found = _hour_at(words, index)
    if found is None:
        return None
    hour, minute, end = found
    part = next(iter(those_at(words, end, tuple(PARTS_OF_DAY))), None)
    if hour > 23 or minute > 59:
        return _IMPOSSIBLE, end
    # Nobody is reminded at three in the night: an early hour without a part of the day is in the afternoon.
    afternoon = part[0] in ("chiều", "tối", "đêm") if part else hour < 7
    hour += 12 if afternoon and 0 < hour < 12 else 0
    return DatePhrase(tense=Tense.FUTURE, moment=time(hour, minute)), part[1] if part else end


def _hour_at(words: Words, start: int) -> tuple[int, int, int] | None:
    if start < len(words) and words[start].shape is Shape.CLOCK and "p" not in words[start].plain:
        hour, minute = re.split("[hg:]", words[start].plain)
        return int(hour), int(minute or 0), start + 1
    number = number_at(words, start)
    end = number and phrase_at(words, number[1], "giờ")
    if not number or not end:
        return None
    if half := phrase_at(words, end, "rưỡi"):
        return number[0], 30, half
    minutes = number_at(words, end)
    if minutes and 0 < minutes[0] < 60 and words[end].shape is Shape.NUMBER:
        return number[0], minutes[0], minutes[1]
    return number[0], 0, end


# With one of these, or with a number, a phrase about time begins.
OPENERS = first_words(
    *_NAMED, *PARTS_OF_DAY, *_VAGUE_COUNTS, "từ", "kể từ", "hồi", "thứ", "chủ nhật", "chúa nhật", "cn", "ngày", "hôm",
    "mùng", "mồng", "bữa", "rằm", "hết", "cuối", "đến hết", "sau", "lúc", "vào lúc", "tháng",
)  # fmt: skip

# -- what follows from them ----------------------------------------------------------------------------------------

# A day without a year that lies so far ahead was rather meant in the past.
_TOO_FAR = timedelta(days=300)


def new_last_day(phrases: Iterable[DatePhrase], due: date | None, today: date) -> date | AskCode:
    """The last day asked for, or why there is none. A span counts from `due`; a day must be later than `due`."""
    said = [p for p in phrases if p.problem or p.day or p.is_span]
    problem = next((p.problem for p in said if p.problem), None)
    if problem or not said:
        return problem or AskCode.DATE_MISSING
    days = {_shifted(p, due) if p.is_span else p.day for p in _made_exact(said)}
    if len(days) > 1:
        return AskCode.DATE_IMPOSSIBLE
    day = days.pop()
    if day is None:
        return AskCode.NO_DUE_DATE
    if day - today > (3 * _TOO_FAR if said[0].is_span else _TOO_FAR):
        return AskCode.DATE_VAGUE
    return day if day >= today and (due is None or day > due) else AskCode.DATE_NOT_LATER


def _made_exact(said: list[DatePhrase]) -> list[DatePhrase]:
    """The date of "thứ hai 30/11" counts, when it is a Monday."""
    dated = {p.day.weekday() for p in said if p.day and not p.weekday}
    return [p for p in said if not (p.weekday and p.day and p.day.weekday() in dated)]


def _shifted(phrase: DatePhrase, due: date | None) -> date | None:
    if due is None:
        return None
    year, month = add_months(due.year, due.month, phrase.months)
    same_day = date(year, month, min(due.day, last_day_of_month(year, month).day))
    return same_day + phrase.days * _DAY


def reminder_time(phrases: Iterable[DatePhrase], now: datetime) -> datetime | AskCode:
    """When a reminder is wanted again, as a moment in Việt Nam time after `now`, or why it cannot be told."""
    said = tuple(phrases)
    local = now.astimezone(VIETNAM)
    problem = next((p.problem for p in said if p.problem), None)
    if problem or not said:
        return problem or AskCode.DATE_MISSING
    if delay := next((p.delay for p in said if p.delay), None):
        return (local + delay).replace(second=0, microsecond=0)
    if span := next((p for p in said if p.is_span), None):
        return _at(_shifted(span, local.date()) or local.date(), MORNING)
    days = {p.day for p in said if p.day}
    moments = [p.moment for p in said if p.moment]
    if len(days) > 1:
        return AskCode.DATE_IMPOSSIBLE
    return _after(local, days.pop() if days else None, moments)


def _after(local: datetime, day: date | None, moments: list[time]) -> datetime | AskCode:
    """The last of the moments is the exact one ("chiều nay lúc 3h"); without a day, tomorrow when it is past."""
    wanted = _at(day or local.date(), moments[-1] if moments else MORNING)
    if wanted <= local and day is None:
        wanted += _DAY
    return wanted if wanted > local else AskCode.DATE_NOT_LATER


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, tzinfo=VIETNAM)
