"""Which of the open items a reply names: by number, by its place in the list, or all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plans.reply_numbers import number_at, share_at
from plans.reply_values import AskCode, OpenItem
from plans.reply_words import Shape, Word, first_words, one_of_at, phrase_at, those_at

Words = tuple[Word, ...]
OpenItems = tuple[OpenItem, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """The items a phrase names. `this` points back ("việc này"), `rest` at what is left ("việc còn lại").

    `hint` are items of which one is meant, because its title shares the words that were typed.
    """

    numbers: tuple[int, ...] = ()
    every: bool = False
    this: bool = False
    rest: bool = False
    hint: tuple[int, ...] = ()
    problem: AskCode | None = None

    @property
    def settles(self) -> bool:
        """Whether items are named, be it wrongly."""
        return bool(self.numbers or self.every or self.rest or self.problem)


Found = tuple[Naming, int]


def item_at(words: Words, start: int, items: OpenItems) -> Found | None:
    """The phrase that names items at `start`; a number without "việc" before it is left to the clause."""
    return (
        _pointer(words, start)
        or _everything(words, start, items)
        or _place(words, start, items)
        or _glued(words, start, items)
        or _printed_code(words, start, items)
        or _numbered(words, start, items)
    )


# -- by number -----------------------------------------------------------------------------------------------------

_TASK = ("việc", "công việc", "đầu việc", "nhiệm vụ", "task", "cái việc", "v", "cv", "ý", "cái", "mục", "stt")
_PLAN_CODE = ("nhiệm vụ", "nhiệm vụ số", "mục", "mục số", "stt", "số thứ tự")
_NUMBERED = (*_TASK, *(f"{task} số" for task in _TASK), "số thứ tự", "số", "#")
_NEEDS_DIGITS = ("số", "cái", "ý", "#")
# Before these a number counts something else: "việc một cửa", "việc hai bên", "3 ngày", "2 việc".
_COUNTS_SOMETHING = (
    "cửa", "phần", "vài", "bên", "nửa", "trăm", "người", "lần", "khi", "mình", "cách", "chút", "ít", "số", "ngày",
    "tuần", "tháng", "giờ", "tiếng", "thôn", "bản", "hộ", "trường", "xã", "đồng chí", "phiếu", "hồ sơ", "việc",
    "nhiệm vụ", "nay", "ngoái", "hôm", "bữa", "công việc", "đơn vị", "tổ", "chữ", "phút", "quý", "năm", "h", "xóm",
    "khu", "điểm", "trang", "lớp", "buổi", "triệu", "tỷ", "km", "con", "máy", "cái", "bước",
)  # fmt: skip

_COUNTS_NOTHING = (
    "quý này", "tháng này", "tuần này", "năm nay", "quý trước", "tháng trước", "tuần trước", "quý vừa rồi",
    "tháng vừa rồi", "tuần vừa rồi", "tháng sau", "tuần sau", "tháng tới", "tuần tới", "ngày mai", "ngày kia",
    "hôm nay", "hôm qua", "hôm kia", "hôm trước", "hôm nọ", "hôm thứ", "ngày hôm", "bữa nay", "bữa qua", "năm ngoái",
    "minh chứng", "số văn bản", "số hiệu", "số công văn", "số ký hiệu", "phần mềm",
    "bên em", "bên mình", "bên tôi", "bên này", "bên tụi em", "bên chúng em",
    "con dang", "con chua", "còn đang", "còn chưa", "còn lại", "còn thiếu", "còn vướng", "con vuong", "con thieu",
)  # fmt: skip


def _glued(words: Words, start: int, items: OpenItems) -> Found | None:
    match = re.fullmatch(r"(?:v|nv|cv|viec|task|muc|stt)(\d{1,3})", words[start].plain)
    return _listed(words, start + 1, int(match[1]), items) if match else None


def _numbered(words: Words, start: int, items: OpenItems) -> Found | None:
    number_index = one_of_at(words, start, _NUMBERED)
    if number_index is None or number_index >= len(words):
        return None
    if one_of_at(words, start, _PLAN_CODE) and any(item.plan_code for item in items):
        return _by_plan_code(words, number_index, items)
    if words[number_index].shape is Shape.NUMBER and not words[number_index].plain.isdecimal():
        return Naming(problem=AskCode.SEVERAL_MATCH), number_index + 1
    surely = words[number_index - 1].plain in ("so", "#")  # "việc số ba bên em" counts no sides
    number = (number_at(words, number_index) if surely else None) or item_number_at(words, number_index)
    if number is None and words[number_index].plain.isdecimal() and not share_at(words, number_index):
        number = _before_who_does_it(words, number_index)
    in_words = words[number_index].shape is not Shape.NUMBER
    if number is None or (in_words and one_of_at(words, start, _NEEDS_DIGITS) == number_index):
        return None
    return _listed(words, number[1], number[0], items)


_DOERS = ("người dân", "máy tính", "máy in", "máy móc", "máy scan", "hộ dân", "trường học", "thôn trưởng", "bản đồ")


def _before_who_does_it(words: Words, start: int) -> tuple[int, int] | None:
    """As in "việc 2 máy tính hư", "việc 2 người dân chưa nộp": the number counts no machines."""
    return (int(words[start].plain), start + 1) if one_of_at(words, start + 1, _DOERS) else None


def item_number_at(words: Words, start: int) -> tuple[int, int] | None:
    """A number that may be that of an item: it counts nothing and is no share."""
    number = number_at(words, start)
    if number is None or share_at(words, start):
        return None
    is_count = one_of_at(words, number[1], _COUNTS_SOMETHING) and not one_of_at(words, number[1], _COUNTS_NOTHING)
    remains = number[1] + 1 < len(words) and words[number[1]].plain == "con"
    if remains and words[number[1] + 1].shape in (Shape.PERCENT, Shape.NUMBER):  # "việc 1 con 40% nua"
        return number
    return None if is_count else number


def _printed_code(words: Words, start: int, items: OpenItems) -> Found | None:
    """A code of several levels needs no word before it: "7.3.5 xong"; fewer dots may be a day or a share."""
    if words[start].shape is not Shape.NUMBER or words[start].plain.strip(".").count(".") < 2:
        return None
    found = _with_code(words[start].plain.strip("."), items)
    return (Naming(found), start + 1) if len(found) == 1 else None


def _with_code(typed: str, items: OpenItems) -> tuple[int, ...]:
    return tuple(item.number for item in items if item.plan_code and item.plan_code.lower().strip(".") == typed)


def _by_plan_code(words: Words, start: int, items: OpenItems) -> Found | None:
    """The number printed in the plan (design §3.8); the sticky number is not meant by these words."""
    if words[start].shape is not Shape.NUMBER and not number_at(words, start):
        return None
    typed = words[start].plain if words[start].shape is Shape.NUMBER else str((number_at(words, start) or (0,))[0])
    found = _with_code(typed, items)
    if len(found) == 1:
        return Naming(found), start + 1
    return Naming(found, problem=AskCode.SEVERAL_MATCH if found else AskCode.NO_SUCH_ITEM), start + 1


def _listed(words: Words, start: int, first: int, items: OpenItems) -> Found:
    """More numbers after the first: "1, 2 và 3", "việc 1 với việc 2", "việc 1 đến việc 3"."""
    numbers, end = [first], start
    while (more := _one_more(words, end)) and len(numbers) < 100:
        is_range, number, end = more
        numbers.extend(range(numbers[-1] + 1, number + 1) if is_range else [number])
    return existing(numbers, items), end


def _one_more(words: Words, start: int) -> tuple[bool, int, int] | None:
    until = one_of_at(words, start, ("đến", "tới"))
    joint = until or _joint(words, start)
    if joint is None:
        return None
    prefix = one_of_at(words, joint, _NUMBERED)
    if prefix and words[start].plain == ",":  # "báo nhầm việc 2, việc 3 mới xong": perhaps another clause
        return None
    number = item_number_at(words, prefix or joint)
    if number is None or (not prefix and words[joint].shape is not Shape.NUMBER) or number[0] > 999:
        return None
    return until is not None, number[0], number[1]


def _joint(words: Words, start: int) -> int | None:
    """The index after "," or "và" or both."""
    end = start
    while end < min(len(words), start + 3):
        after = one_of_at(words, end, ("và", "với", "cùng", "lẫn", "cả", ",", "&", "+"))
        if after is None:
            break
        end = after
    return end if end > start else None


def existing(numbers: Iterable[int], items: OpenItems) -> Naming:
    """The items with these numbers; a number that is not open is a problem of the whole."""
    wanted = tuple(dict.fromkeys(numbers))
    missing = set(wanted) - {item.number for item in items}
    return Naming(wanted, problem=AskCode.NO_SUCH_ITEM if missing else None)


def number_list_at(words: Words, start: int, items: OpenItems) -> Found | None:
    """Numbers joined without "việc": "1, 2 và 3", "1 2 3" (all of them open), "từ 1 đến 3"."""
    since = one_of_at(words, start, ("từ", "từ việc"))
    number = item_number_at(words, since or start)
    if number is None or words[since or start].shape is not Shape.NUMBER:
        return None
    naming, end = _listed(words, number[1], number[0], items)
    if len(naming.numbers) > 1 or since:
        return (naming, end) if len(naming.numbers) > 1 else None
    return _in_a_row(words, start, items)


def _in_a_row(words: Words, start: int, items: OpenItems) -> Found | None:
    numbers, end = [], start
    while number := item_number_at(words, end) if end < len(words) and words[end].shape is Shape.NUMBER else None:
        numbers.append(number[0])
        end = number[1]
    naming = existing(numbers, items)
    return (naming, end) if len(numbers) > 1 and not naming.problem else None


# -- by place, all of them, this one -------------------------------------------------------------------------------

_POINTERS = (
    "việc này", "việc đó", "việc ấy", "việc đấy", "việc trên", "việc nêu trên", "nhiệm vụ này", "nhiệm vụ trên",
    "cái này", "cái đó", "cái ấy", "mục này", "nội dung này", "công việc này", "nhiệm vụ đó", "công việc trên",
    "nội dung trên", "task này", "cv này", "nhiệm vụ ấy", "đầu việc này", "việc vừa rồi", "việc anh nhắc",
    "việc chị nhắc", "việc anh giao", "việc chị giao",
)  # fmt: skip
_REST = (
    "việc còn lại", "các việc còn lại", "những việc còn lại", "mấy việc còn lại", "cái còn lại", "việc kia",
    "các việc khác", "những việc khác", "mấy việc khác", "mấy cái khác", "các việc kia", "mấy việc kia",
)  # fmt: skip
_PLACES = {
    "đầu": 0, "đầu tiên": 0, "thứ nhất": 0, "thứ nhì": 1, "thứ hai": 1, "thứ 2": 1, "thứ ba": 2, "thứ 3": 2,
    "thứ tư": 3, "thứ 4": 3, "thứ năm": 4, "thứ 5": 4, "trên cùng": 0, "cuối": -1, "cuối cùng": -1, "dưới cùng": -1,
    "sau cùng": -1, "thứ 1": 0,
}  # fmt: skip
_OF_TWO = {"trước": 0, "sau": 1, "dưới": 1}
_ALL = (
    "tất cả", "tất cả các việc", "tất cả việc", "tất cả nhiệm vụ", "tất cả các nhiệm vụ", "toàn bộ", "toàn bộ các việc",
    "toàn bộ việc", "mọi việc", "các việc", "các nhiệm vụ", "hết các việc", "hết việc", "hết tất cả", "tất tần tật",
    "tất cả công việc", "tất cả các công việc", "hết mọi việc", "toàn bộ nhiệm vụ", "mọi thứ", "hết thảy",
)  # fmt: skip


def _pointer(words: Words, start: int) -> Found | None:
    if end := one_of_at(words, start, _REST):
        return Naming(rest=True), end
    end = one_of_at(words, start, _POINTERS)
    return (Naming(this=True), end) if end else None


def _everything(words: Words, start: int, items: OpenItems) -> Found | None:
    """As in "tất cả", "cả hai việc", "2 việc": a count must be the count of the open items."""
    end = one_of_at(words, start, _ALL)
    if end:
        return None if one_of_at(words, end, ("nào", "gì", "các thôn", "thôn")) else (_all_of(len(items), items), end)
    if share := _all_of_all(words, start):
        return _all_of(share[0], items), share[1]
    whole = phrase_at(words, start, "cả")
    count = number_at(words, whole or start)
    if count is None or (whole and _is_a_year(words, whole, items)):
        return None
    task = one_of_at(words, count[1], ("việc", "nhiệm vụ", "công việc", "đầu việc", "cái", "mục", "task"))
    if place := task and _first_few(words, task, count[0], items):
        return place
    if task is None and (not whole or one_of_at(words, count[1], _COUNTS_SOMETHING) or share_at(words, whole)):
        return None
    end = task or count[1]
    return _all_of(count[0], items), one_of_at(words, end, ("này", "trên", "đó", "đấy")) or end


def _all_of_all(words: Words, start: int) -> tuple[int, int] | None:
    """As in "3/3 việc"."""
    match = re.fullmatch(r"(\d{1,3})/(\d{1,3})", words[start].plain)
    end = one_of_at(words, start + 1, ("việc", "nhiệm vụ", "công việc", "đầu việc")) if match else None
    return (int(match[1]), end) if match and end and match[1] == match[2] else None


def _is_a_year(words: Words, start: int, items: OpenItems) -> bool:
    """ "Cả năm" is the whole year before a year ("cả năm 2025", "cả năm nay"), and where there are not five items."""
    if phrase_at(words, start, "năm") is None:
        return False
    after = words[start + 1 :][:1]
    if not after:
        return len(items) != 5
    return re.fullmatch(r"20\d\d", after[0].plain) is not None or after[0].plain in ("nay", "ngoai", "truoc", "qua")


def _all_of(count: int, items: OpenItems) -> Naming:
    if count != len(items) or not items:
        return Naming(problem=AskCode.COUNT_CONFLICT)
    return Naming(every=True) if len(items) > 1 else Naming((items[0].number,))


def _first_few(words: Words, start: int, count: int, items: OpenItems) -> Found | None:
    """As in "hai việc đầu", "2 việc cuối"."""
    if not 0 < count <= len(items):
        return None
    if end := one_of_at(words, start, ("đầu", "đầu tiên", "trên")):
        return Naming(tuple(item.number for item in items[:count])), end
    end = one_of_at(words, start, ("cuối", "cuối cùng", "sau", "dưới"))
    return (Naming(tuple(item.number for item in items[-count:])), end) if end else None


def _place(words: Words, start: int, items: OpenItems) -> Found | None:
    task = one_of_at(words, start, ("việc", "nhiệm vụ", "công việc", "cái", "cái việc", "mục"))
    if task is None:
        return None
    ordinal = phrase_at(words, task, "thứ") and one_of_at(words, task + 1, ("tư", "năm")) and len(items) > 3
    week = one_of_at(words, task + 2, ("tuần", "này", "tới", "sau", "trước"))
    if one_of_at(words, task + 1, ("tháng", "tuần", "năm", "quý", "giờ", "tư")) and (not ordinal or week):
        return None
    hit = max(((end, _PLACES[name]) for name, end in those_at(words, task, tuple(_PLACES))), default=None)
    if hit:
        return _item_in_place(hit[1], items), hit[0]
    if end := phrase_at(words, task, "giữa"):
        return _item_in_place(1, items) if len(items) == 3 else Naming(problem=AskCode.WHICH_ITEM), end
    of_two = next(((_OF_TWO[name], end) for name, end in those_at(words, task, tuple(_OF_TWO))), None)
    if of_two is None:
        return None
    return (_item_in_place(of_two[0], items) if len(items) == 2 else Naming(problem=AskCode.WHICH_ITEM)), of_two[1]


def _item_in_place(place: int, items: OpenItems) -> Naming:
    """The place counts; where the sticky number says otherwise ("việc thứ hai" of 2, 5, 7), it is asked."""
    if not -len(items) <= place < len(items):
        return Naming(problem=AskCode.NO_SUCH_ITEM)
    numbered = {item.number for item in items}
    number = items[place].number
    if place > 0 and place + 1 in numbered and number != place + 1:
        return Naming((place + 1, number), problem=AskCode.SEVERAL_MATCH)
    return Naming((number,))


# With one of these a phrase that names items begins, when it is no number.
OPENERS = first_words(*_NUMBERED, *_POINTERS, *_REST, *_ALL, "cả", "từ")
