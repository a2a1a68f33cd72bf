"""Reads the named days and stretches of a year that a deadline phrase is made of: days, months, quarters, years."""

from __future__ import annotations

from dataclasses import replace

from plans import deadline_vocabulary as vocabulary
from plans.deadline_parts import Level, Part, day_part, end_of, months_part
from plans.deadline_rules import LAST_DAY, DeadlineDoubt, Every
from plans.deadline_words import Misread, Words

# -- the words ---------------------------------------------------------------------------------------------------


def read_part(words: Words, like: Part | None = None, *, bare_year: bool = False) -> Part | None:
    """The day or stretch that stands here, or None. Raises Misread when it stands here and cannot be.

    After a part `like` it, the head may be left out ("Quý III, IV"); `bare_year` lets "năm" be this year.
    """
    _refuse_other_years(words)
    readers = (
        lambda: _tet(words),
        lambda: _iso_day(words),
        lambda: _headless(words, like),
        lambda: _months_of_year(words),
        lambda: _day(words, like),
        lambda: _half(words),
        lambda: _part_of(words),
        lambda: _quarter(words),
        lambda: _month(words),
        lambda: _year(words, bare_year),
    )
    for reader in readers:
        if part := words.attempt(reader):
            return part
    return None


def read_count(words: Words) -> int | None:
    """A small number in digits or words."""
    number = words.take_number(1, 366)
    if number is not None:
        return number
    if words.ahead().typed in vocabulary.MARKED_NUMBERS:
        number = vocabulary.MARKED_NUMBERS[words.ahead().typed]
        words.at += 1
        return number
    word = words.take(*vocabulary.NUMBERS)
    return vocabulary.NUMBERS[word] if word else None


def _refuse_other_years(words: Words) -> None:
    if words.sees(*vocabulary.OTHER_YEARS):
        raise Misread(DeadlineDoubt.SCHOOL_YEAR, words=words.rest)


# -- years -------------------------------------------------------------------------------------------------------


def _in_year(words: Words, part: Part) -> Part:
    """`part` with the year that follows it, if one does."""
    return words.attempt(lambda: _year_after(words, part)) or part


def _year_after(words: Words, part: Part) -> Part | None:
    separators = words.ahead(-2).text, words.text
    if words.take("/", "-", ".") and not words.sees("nam"):
        like_the_first = separators[1] == "/" or separators[0] == separators[1]
        return _with_year(part, words.take_year() or (_short_year(words) if like_the_first else None))
    if words.take("("):
        found = _with_year(part, words.take_year())
        return found if words.take(")") else None
    words.take("cua", "trong", ",")
    if words.take(*vocabulary.THIS_YEAR):
        return part
    if words.sees("nam"):
        return _with_year(part, _named_year(words)) or _shifted(words, part)
    return _with_year(part, words.take_year())


def _with_year(part: Part, year: int | None) -> Part | None:
    return replace(part, year=year) if year else None


def _named_year(words: Words) -> int | None:
    return words.attempt(lambda: words.take_year() if words.take("nam") else None)


def _shifted(words: Words, part: Part) -> Part | None:
    words.take("nam")
    if words.take(*vocabulary.NEXT):
        return replace(part, shift=1)
    if words.take(*vocabulary.PREVIOUS):
        return replace(part, shift=-1)
    return None


def _short_year(words: Words) -> int | None:
    if not words.glued() or len(words.text) != 2:
        return None
    number = words.take_number(20, 49)
    return 2000 + number if number else None


def _year(words: Words, bare: bool) -> Part | None:
    part = months_part(Level.YEAR, 1, 12)
    if words.take("cac nam", "nhung nam"):
        return _with_year(part, words.take_year())
    if words.take("ca nam", "toan nam"):
        return _with_year(part, words.take_year()) or words.attempt(lambda: _year_after(words, part)) or part
    if words.take(*vocabulary.THIS_YEAR):
        return part
    if words.sees("nam"):
        found = _with_year(part, _named_year(words)) or words.attempt(lambda: _next_year(words, part))
        return found or (part if bare and words.take("nam") else None)
    return _with_year(part, words.take_year())


def _next_year(words: Words, part: Part) -> Part | None:
    return replace(part, shift=1) if words.take("nam") and words.take(*vocabulary.NEXT) else None


# -- months, quarters, halves ------------------------------------------------------------------------------------


def _month(words: Words) -> Part | None:
    if (month := words.attempt(lambda: _month_of_digits(words))) is not None:
        return _in_year(words, _single_month(month))
    month = _month_of_quarter(words) or words.attempt(lambda: _month_number(words))
    return _in_year(words, _single_month(month)) if month else _month_of_each(words)


def _month_of_each(words: Words) -> Part | None:
    """ "Tháng cuối mỗi quý": due with the last day of that month."""
    cycle = words.attempt(lambda: _month_of_cycle(words))
    return replace(_last_of(cycle[0]), cycle=cycle) if cycle and cycle[0] is not Every.MONTH else None


def _single_month(month: int | None) -> Part:
    return Part(level=Level.MONTH, month=month, last_month=month)


def _month_of_digits(words: Words) -> int | None:
    """ "6/2025" or "T6/2026": a number that only its year makes a month, for T2 to T7 are days of the week too."""
    short = words.take("t", "th", "thg")
    words.take(".")
    apart = short == "t" and not words.glued() and words.ahead(-1).text == "t"
    month = words.take_number(1, 12)
    if month is None or apart:
        return None
    stands = words.sees("/", "-", ".") and words.year_ahead(1) is not None
    start = 2 if words.ahead(1).text == short else 1
    opens_range = (
        short and words.text == "-" and words.ahead(start + 1).text == "/" and words.year_ahead(start + 2) is not None
    )
    no_weekday = short is not None and (short != "t" or month == 1 or month > 7)
    return month if stands or opens_range or no_weekday else None


def _month_number(words: Words) -> int | None:
    """The month after the word "tháng", or None where the word is about months in general."""
    if not words.take("cac thang", "thang", "thg"):
        return None
    if words.sees("gieng", "chap"):
        raise Misread(DeadlineDoubt.VAGUE, words=words.said(words.at - 1, words.at + 1))
    number = words.number_ahead()
    if number is not None and not 1 <= number <= 12:
        raise Misread(DeadlineDoubt.IMPOSSIBLE_DATE, words=words.said(words.at - 1, words.at + 1))
    month = read_count(words)
    if month and words.text == "/" and 1 <= (words.number_ahead(1) or 0) <= 19:
        raise Misread(DeadlineDoubt.AMBIGUOUS_NUMBERS, words=words.said(words.at - 1, words.at + 2))
    return month


def _month_of_quarter(words: Words) -> int | None:
    """ "Tháng cuối quý III" is month 9, "tháng cuối năm" is month 12."""

    def read() -> int | None:
        place = words.take("thang cuoi", "thang dau")
        words.take("cung", "tien")
        words.take("cua")
        if place and words.take("nam"):
            return 12 if place == "thang cuoi" else 1
        quarter = _quarter_named(words) if place else None
        return (3 * quarter if place == "thang cuoi" else 3 * quarter - 2) if quarter else None

    return words.attempt(read)


def _quarter(words: Words) -> Part | None:
    quarter = _quarter_named(words)
    return _in_year(words, _quarter_part(quarter)) if quarter else None


def _quarter_part(quarter: int) -> Part:
    return months_part(Level.QUARTER, 3 * quarter - 2, 3 * quarter)


def _quarter_named(words: Words) -> int | None:
    def read() -> int | None:
        if place := words.take("quy cuoi nam", "quy cuoi cua nam", "quy dau nam", "quy dau cua nam"):
            words.at -= 1  # the year may have a number
            return 4 if "cuoi" in place else 1
        if not words.take("cac quy", "cac qui", "quy", "qui") and not (
            words.take("q") and (words.take(".") or words.glued())
        ):
            return None
        words.take("thu")
        return _quarter_in_words(words) or _quarter_number(words)

    return words.attempt(read)


def _quarter_in_words(words: Words) -> int | None:
    if words.ahead().typed == "tư":
        words.at += 1
        return 4
    word = words.take(*vocabulary.QUARTERS)
    return vocabulary.QUARTERS[word] if word else None


def _quarter_number(words: Words) -> int | None:
    """1 to 4 after the word "quý". Raises Misread for what looks like a number and is none of them."""
    quarter = _roman(words)
    if quarter is None and words.text and set(words.text) <= set("ivxl|0123456789"):
        raise Misread(DeadlineDoubt.UNREADABLE_QUARTER, words=words.said(words.at - 1, words.at + 1))
    return quarter


def _roman(words: Words) -> int | None:
    """1 to 4 in digits or Roman, with the slips of scanners: l, 1 and | for I ("Il", "lV")."""
    run, length = words.text, 1
    if not run.isascii():
        return None
    while run and words.glued(length) and set(words.ahead(length).text) <= set("ivl1|"):
        run += words.ahead(length).text
        length += 1
    number = (
        int(run)
        if run.isdigit() and len(run) <= 2
        else vocabulary.ROMAN.get(run.translate(str.maketrans("l|1", "iii")))
    )
    if number not in (1, 2, 3, 4) or (words.glued(length) and words.ahead(length).text.isdigit()):
        return None
    words.at += length
    return number


def _months_of_year(words: Words) -> Part | None:
    """ "6 tháng đầu năm", "9 tháng năm 2026", "3 tháng cuối năm", "hai quý đầu năm"."""
    count = read_count(words)
    if count and words.sees("quy dau", "qui dau", "quy cuoi", "qui cuoi"):
        count *= 3
        words.at += 1
    elif not words.take("thang"):
        return None
    if count is None or count > 11:
        return None
    place = words.take("dau", "cuoi")
    first, last = (13 - count, 12) if place == "cuoi" else (1, count)
    part = months_part(Level.MONTHS, first, last)
    dated = words.attempt(lambda: _year_after(words, part))
    if dated:
        return dated
    return part if words.take("cua nam", "nam") or place else None


def _half(words: Words) -> Part | None:
    place = words.take("nua dau", "nua cuoi", "nua sau", "nua nam dau", "nua nam cuoi")
    if not place:
        return None
    words.take("cua")
    first = place.endswith("dau")
    if "nam" in place or words.sees("nam"):
        part = months_part(Level.MONTHS, 1, 6) if first else months_part(Level.MONTHS, 7, 12)
        return words.attempt(lambda: _year_after(words, part)) or (words.take("nam") and part) or part
    month = _month(words)
    if month is None:
        raise Misread(DeadlineDoubt.VAGUE, words=place + " " + words.rest)
    return replace(month, level=Level.MONTHS, last_day=15) if first else replace(month, level=Level.MONTHS, day=16)


def _part_of(words: Words) -> Part | None:
    """ "Cuối tháng 9", "giữa năm": exact by Bộ luật Dân sự 2015, Điều 146; a beginning never is."""
    if words.sees(*vocabulary.VAGUE_TIMES) or (words.sees("tuan") and words.number_ahead(1)):
        raise Misread(DeadlineDoubt.VAGUE, words=words.rest)
    place = words.take("cuoi", "giua")
    if not place:
        return None
    words.take("cua")
    part = _quarter(words) or _month(words) or _year(words, bare=True)
    if part is None:
        return _end_of_each(words) if place == "cuoi" else None
    if place == "cuoi":
        return end_of(part)
    return _middle_of(part)


def _middle_of(part: Part) -> Part | None:
    if part.level is Level.MONTH:
        return replace(part, level=Level.DAY, day=15, last_day=15, loose=True)
    return replace(part, level=Level.DAY, month=6, day=30, last_month=6, last_day=30, loose=True)


def _end_of_each(words: Words) -> Part | None:
    each = words.take(*vocabulary.EACH)
    unit = words.take("thang", "quy", "qui", "nam")
    if unit and each:
        return _last_of(vocabulary.UNITS[unit])
    if unit:
        raise Misread(DeadlineDoubt.PERIOD_WITHOUT_NUMBER, words=words.said(words.at - 2))
    return None


def _last_of(every: Every | None) -> Part:
    return Part(level=Level.DAY, day=LAST_DAY, cycle=(every, 0), loose=True)


# -- days --------------------------------------------------------------------------------------------------------


def _iso_day(words: Words) -> Part | None:
    year, separator = words.take_year(), words.take("-", "/")
    if year and separator and (month := words.take_number(1, 12)) and words.take(separator):
        day = words.take_number(1, 31)
        return replace(day_part(month, day), year=year) if day else None
    return None


def _day(words: Words, like: Part | None) -> Part | None:
    weekday = _weekday(words)
    if weekday is not None:
        words.take(",")
    part = words.attempt(lambda: _day_of_month(words, like))
    if part:
        if weekday is None and part.dated:
            weekday = words.attempt(lambda: _weekday_behind(words))
        return replace(part, weekday=weekday)
    if weekday is None:
        return None
    return Part(level=Level.DAY, weekday=weekday, cycle=(Every.WEEK, 0))


def _weekday_behind(words: Words) -> int | None:
    """ "15/6/2026 (thứ Hai)"."""
    weekday = _weekday(words) if words.take("(") else None
    return weekday if words.take(")") or words.done else None


def _weekday(words: Words) -> int | None:
    def read() -> int | None:
        words.take("sang", "chieu", "ngay")
        if words.take("chu nhat"):
            return 6
        if not words.take("thu"):
            return None
        number = words.take_number(2, 7)
        if number:
            return number - 2
        marked = vocabulary.MARKED_WEEKDAYS.get(words.text)
        if marked and words.accented and words.ahead().typed != marked:
            return None
        name = words.take(*vocabulary.WEEKDAYS)
        return vocabulary.WEEKDAYS[name] if name else None

    return words.attempt(read)


def _day_of_month(words: Words, like: Part | None) -> Part | None:
    head = words.take("cac ngay", "ngay mung", "ngay mong", "ngay", "mung", "mong")
    if head == "ngay" and words.sees("cuoi", "lam viec cuoi"):
        return _last_day(words)
    day = words.take_number(1, 31)
    if day is None:
        return None
    part = words.attempt(lambda: _with_month_number(words, day, named=head is not None))
    part = part or words.attempt(lambda: _with_month_named(words, day))
    if part:
        return _in_reporting_year(words, part)
    alone = head or (like and like.level is Level.DAY and not like.dated) or _starts_range_of_days(words)
    return Part(level=Level.DAY, day=day, last_day=day) if alone else None


def _in_reporting_year(words: Words, part: Part) -> Part:
    """ "Ngày 21 tháng 12 của kỳ báo cáo" comes every year."""
    if part.cycle:
        words.take(*vocabulary.OF_REPORTING_PERIOD)
        return part
    dated = _in_year(words, part) if not part.names_year else part
    yearly = words.take(*vocabulary.OF_REPORTING_YEAR)
    return replace(dated, cycle=(Every.YEAR, (part.month or 12) - 12 + 12 * dated.shift)) if yearly else dated


def _starts_range_of_days(words: Words) -> bool:
    """Whether "15" opens "15-20/6" or "15 - 20 tháng 6"."""
    if words.text != "-" or not 1 <= (words.number_ahead(1) or 0) <= 31:
        return False
    month_follows = words.ahead(2).text == "/" and 1 <= (words.number_ahead(3) or 0) <= 12
    return month_follows or words.ahead(2).text == "thang"


def _with_month_number(words: Words, day: int, *, named: bool) -> Part | None:
    """ "15/12", "15.12.2026", "15-12-2026"."""
    start = words.at - 1
    separator = words.take("/", ".", "-")
    number = words.number_ahead()
    if not separator or number is None or words.year_ahead() or len(words.text) > 2:
        return None
    if separator == "-" and not _is_dashed_date(words, day, named):
        return None
    if number > 12 and 20 <= number <= 49 and day <= 12:
        raise Misread(DeadlineDoubt.AMBIGUOUS_NUMBERS, words=words.said(start, words.at + 1))
    month = words.take_number(1, 12)
    if month is None:
        raise Misread(DeadlineDoubt.IMPOSSIBLE_DATE, words=words.said(start, words.at + 1))
    return _in_year(words, day_part(month, day))


def _is_dashed_date(words: Words, day: int, named: bool) -> bool:
    """With a dash, "15-12-2026" is a day; "10-12/2026" may be two months; "10-12" may be anything."""
    closing, year = words.ahead(1).text, words.year_ahead(2)
    if closing == "-" and day > 12 and len(words.ahead(2).text) == 2 and words.number_ahead(2):
        return True
    if year and closing in "-.":
        return True
    if year and closing == "/":
        if named or day > 12:
            return True
    elif closing == "/" or closing == "thang":
        return False
    elif named and day > 12:
        return True
    raise Misread(DeadlineDoubt.AMBIGUOUS_NUMBERS, words=words.said(words.at - 2, words.at + 1))


def _with_month_named(words: Words, day: int) -> Part | None:
    """ "15 tháng 12", "ngày 15 của tháng cuối quý"."""
    words.take("/", ",")
    belongs = words.take("cua")
    cycle = words.attempt(lambda: _month_of_cycle(words))
    if cycle:
        return Part(level=Level.DAY, day=day, last_day=day, cycle=cycle)
    month = _month_of_quarter(words) or words.attempt(lambda: _month_number(words))
    if month:
        return _in_year(words, day_part(month, day))
    if belongs and words.take("thang"):
        return Part(level=Level.DAY, day=day, last_day=day, cycle=(Every.MONTH, 0))
    return None


def _last_day(words: Words) -> Part | None:
    """ "Ngày cuối cùng của quý", "ngày làm việc cuối cùng của tháng 6/2026"."""
    working = words.take("lam viec") is not None
    words.take("cuoi cung", "cuoi")
    words.take("cua")
    cycle = words.attempt(lambda: _month_of_cycle(words))
    if cycle:
        return _in_reporting_year(words, replace(_last_of(cycle[0]), cycle=cycle, working=working))
    part = _quarter(words) or _month(words) or words.attempt(lambda: _year(words, bare=False))
    if part:
        return replace(end_of(part), working=working)
    each = words.take(*vocabulary.EACH)
    if not each and words.take("nam"):
        return replace(end_of(months_part(Level.YEAR, 1, 12)), working=working)
    unit = words.take("thang", "quy", "qui", "nam")
    return replace(_last_of(vocabulary.UNITS[unit]), working=working) if unit else None


def _month_of_cycle(words: Words) -> tuple[Every | None, int] | None:
    """A month of every period, as (period, months from its last): "tháng cuối quý", "tháng đầu quý sau"."""
    if words.take("thang"):
        if words.take("cuoi cung", "cuoi"):
            return _within_cycle(words, 0)
        if words.take("dau tien", "dau", "thu nhat", "thu 1"):
            return _within_cycle(words, -2)
        if words.take("thu hai", "thu 2", "giua"):
            return _within_cycle(words, -1)
        if words.take("thu ba", "thu 3"):
            return _within_cycle(words, 0)
        if words.ahead().typed != "sáu" and words.take(*vocabulary.NEXT):
            return (Every.MONTH, 1)
    return None


def _within_cycle(words: Words, month: int) -> tuple[Every | None, int] | None:
    words.take("cua")
    each = words.take(*vocabulary.EACH)
    if words.take("ky bao cao", "ky"):
        return (None, month) if month == 0 else None
    if words.take("6 thang", "06 thang"):
        return (Every.HALF_YEAR, month) if month == 0 else None
    if words.take("nam"):
        return (Every.YEAR, month) if month == 0 and each else None
    if not words.take("quy", "qui"):
        return None
    if words.attempt(lambda: _roman(words)):
        return None
    return (Every.QUARTER, month + 3) if month == -2 and words.take(*vocabulary.NEXT) else (Every.QUARTER, month)


# -- without their heads, and the lunar new year -----------------------------------------------------------------


def _headless(words: Words, like: Part | None) -> Part | None:
    """The next of a list: "Quý III, IV/2026", "Tháng 9, 10, 11"."""
    if like is None or words.year_ahead() or words.ahead(1).text in ("thang", "lan", "ngay"):
        return None
    if like.level is Level.QUARTER:
        quarter = _roman(words)
        return _in_year(words, _quarter_part(quarter)) if quarter else None
    if like.level is Level.MONTH:
        month = words.take_number(1, 12)
        if month and not (words.text == "/" and 1 <= (words.number_ahead(1) or 0) <= 12):
            return _in_year(words, _single_month(month))
    return None


def _tet(words: Words) -> Part | None:
    if not words.take("dip tet", "tet"):
        return None
    if words.take("duong lich"):
        part = _in_year(words, day_part(1, 1))
        if not part.names_year:
            raise Misread(DeadlineDoubt.VAGUE, words=words.said(0))
        return part
    words.take("nguyen dan", "am lich", "co truyen", "ta")
    named = words.attempt(lambda: _sexagenary_year(words))
    part = _in_year(words, Part(level=Level.DAY, tet=True))
    if named and part.year and named != part.year:
        raise Misread(DeadlineDoubt.CONTRADICTION, first=str(named), second=str(part.year))
    return replace(part, year=part.year or named)


def _sexagenary_year(words: Words) -> int | None:
    """The year between 1990 and 2049 that bears a name such as "Bính Ngọ" (2026)."""
    if words.text not in vocabulary.STEMS or words.ahead(1).text not in vocabulary.BRANCHES:
        return None
    name = (words.text, words.ahead(1).text)
    words.at += 2
    return next(
        (y for y in range(1990, 2050) if (vocabulary.STEMS[(y - 4) % 10], vocabulary.BRANCHES[(y - 4) % 12]) == name),
        None,
    )
