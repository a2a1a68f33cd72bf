"""What a piece of a reply is beside others: words whose sense their neighbours decide, whatever the message says."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from plans.reply_dates import DatePhrase
from plans.reply_items import Naming
from plans.reply_lexicon import Sense
from plans.reply_pieces import CUTS, PREDICATES, Piece, Reading

_DEEDS = frozenset(
    {
        Sense.DONE, Sense.DELIVERED, Sense.SENT, Sense.SUBMITTED, Sense.SIGNED, Sense.DO, Sense.STEP, Sense.BEGIN,
        Sense.DRAFT,
    }
)  # fmt: skip
_OPENS = CUTS | {Sense.POLITE, Sense.ADDRESS, Sense.YES, Sense.HELLO, Sense.COLON, Sense.VOCATIVE, Sense.THANKS}
_THINGS = frozenset(
    {
        Sense.TITLE, Sense.COUNTED, Sense.PAPER, Sense.BODY, Sense.UNKNOWN, Sense.NUMBER, Sense.PERCENT,
        Sense.TASK_TALK, Sense.PROOF, Sense.SUMMARY,
    }
)  # fmt: skip


def joined(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """The pieces with the sense that they have beside each other."""
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        before = found[-1] if found else None
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        closing = place + 2 >= len(pieces)
        if _is_that(before, piece, after, closing=closing):
            found.append(replace(piece, sense=Sense.POLITE))
        elif _is_trouble(before, piece, after):
            found.append(replace(piece, sense=Sense.BLOCKER, words=("kho", "khan")))
        elif _denies_together(before, piece):
            found[-1:] = [replace(found[-1], end=piece.end, words=("khong", "phai"))]
        elif _ends_the_topic(piece, found):
            found.append(replace(piece, sense=Sense.GENERIC))
        elif _is_passed(piece, after, reading):
            found.append(replace(piece, sense=Sense.APPROVE))
        else:
            sense = _sense(before, piece, after, reading)
            void = sense is not piece.sense and sense in (Sense.WHOLE, Sense.MANNER)
            found.append(replace(piece, sense=sense, value=None if void else piece.value))
    return found


_IN_A_TOPIC = frozenset(
    {
        Sense.POLITE, Sense.SELF, Sense.OUR_UNIT, Sense.OTHER, Sense.ADDRESS, Sense.GENERIC, Sense.ITEM, Sense.TITLE,
        Sense.REMAIN, Sense.YES, Sense.VOCATIVE, Sense.COLON,
    }
)  # fmt: skip


def _ends_the_topic(piece: Piece, found: list[Piece]) -> bool:
    """As in "việc 2 thì (xin lùi …)": behind the mere name of an item "thì" sets no condition."""
    if piece.sense is not Sense.LINK or piece.text != "thi" or not found:
        return False
    if found[-1].sense not in (*_NAMES, Sense.COLON):
        return False
    clause = takewhile(lambda one: one.sense not in CUTS, reversed(found))
    return all(one.sense in _IN_A_TOPIC for one in clause)


_NAMES = (Sense.ITEM, Sense.TITLE)


def _denies_together(before: Piece | None, piece: Piece) -> bool:
    """As in "hổng phải", "kh phải": two words that deny as one."""
    denies = before is not None and before.sense is Sense.NOT and len(before.words) == 1 and before.text != "dung"
    return denies and piece.sense is Sense.ORDER and piece.text == "phai"


def _is_that(before: Piece | None, piece: Piece, after: Piece | None, *, closing: bool) -> bool:
    """Typed without marks "do" is "đó" at the end: "xong roi do em"."""
    if piece.typed != "do" or before is None or before.sense not in (Sense.ALREADY, Sense.DONE):
        return False
    return after is None or after.sense in (Sense.POLITE, Sense.STOP) or (closing and after.sense in _SPOKEN_TO)


_SPOKEN_TO = (Sense.OTHER, Sense.SELF, Sense.VOCATIVE, Sense.PERSON)


def _is_trouble(before: Piece | None, piece: Piece, after: Piece | None) -> bool:
    """As in "kk việc 2: …", "kk: …": "khó khăn", where laughter would not open the message."""
    opens = before is None or before.sense in _OPENS
    return piece.text == "kk" and opens and after is not None and after.sense in (Sense.ITEM, Sense.COLON)


def _sense(before: Piece | None, piece: Piece, after: Piece | None, reading: Reading) -> Sense:
    if _is_past_without_marks(before, piece, after):
        return Sense.PAST
    if _is_own_unit(before, piece, after, reading):
        return Sense.OUR_UNIT
    if piece.sense is Sense.NOTED and piece.words[0] == "lam" and before is not None and before.sense is Sense.ONGOING:
        return Sense.DO  # "đang làm đây"
    if piece.typed == "cho" and before is not None and before.sense is Sense.ONGOING:
        return Sense.WAIT  # "dang cho huong dan"
    if piece.typed == "doi" and after is not None and after.sense is Sense.UNTIL:
        return Sense.EXTEND  # "doi sang 28/12"
    if piece.text == "di" and piece.sense is Sense.ORDER and after is not None and after.sense is Sense.GET:
        return Sense.DO  # "đi được 5/10 thôn"
    counted = before is not None and before.sense in (Sense.NUMBER, Sense.GET, Sense.PARTLY, Sense.HOW_MANY)
    if piece.text in _EVENTS and after is not None and after.sense is Sense.TITLE and not counted and not piece.run:
        return Sense.GENERIC  # "hội nghị sơ kết", "lớp bồi dưỡng"
    if _is_whole_of_a_thing(piece, after):
        return Sense.WHOLE
    if before is not None and before.sense is Sense.PERCENT and piece.text in _SHARED:
        return Sense.COUNTED
    if before is not None and before.text in _AHEAD_OF_TIME and isinstance(piece.value, DatePhrase):
        return Sense.MANNER if piece.value.is_span else piece.sense  # "trước hạn 2 ngày"
    if piece.sense is Sense.WITH and before is not None and before.text.endswith("bao cao") and before.run is None:
        return Sense.POLITE if after is not None and after.sense in (Sense.OTHER, Sense.VOCATIVE) else piece.sense
    if piece.text == "may" and before is not None and before.sense in (Sense.FROM, Sense.AT):
        return Sense.PARTLY  # "từ mấy thôn"
    if piece.sense in (Sense.UNIT, Sense.BODY) and piece.text in _ADDRESSED and _is_begged(before):
        return Sense.VOCATIVE
    return piece.sense


def _is_past_without_marks(before: Piece | None, piece: Piece, after: Piece | None) -> bool:
    """Typed without marks "da" is "đã" before a deed and behind who or what did it: "bao cao da ban hanh"."""
    if piece.sense is not Sense.POLITE or piece.text != "da" or piece.typed != "da" or after is None:
        return False
    if after.sense is Sense.GET and before is not None:  # "bao cao da duoc hoan thanh"
        return before.sense in (*_NAMES, Sense.SELF, Sense.OUR_UNIT)
    return after.sense in _DEEDS and (before is None or before.sense not in (Sense.POLITE, Sense.YES))


_OWN = frozenset({"don vi", "phong", "co quan"})
_SPEAKS_FOR_IT = PREDICATES - {Sense.NOT} | {
    Sense.PAST, Sense.JUST, Sense.FUTURE, Sense.BEG, Sense.STILL, Sense.SELF, Sense.NOTED,
}  # fmt: skip


def _is_own_unit(before: Piece | None, piece: Piece, after: Piece | None, reading: Reading) -> bool:
    """As in "Đơn vị đã hoàn thành", "Phòng xin gia hạn", "thẩm quyền của đơn vị": who writes so means their own."""
    if piece.text not in _OWN or piece.sense not in (Sense.BODY, Sense.COUNTED):
        return False
    if reading.context.role not in ("officer", "head"):
        return False
    opens = (before is None or before.sense in _OPENS) and after is not None and after.sense in _SPEAKS_FOR_IT
    begs = before is not None and before.sense is Sense.FOR and after is not None and after.sense is Sense.BEG
    opens = (opens and not piece.run) or begs  # "cho phòng xin nới …"
    owned = before is not None and before.sense in (Sense.OF, Sense.BELONG, Sense.DUTY)
    named = after is not None and after.sense in (Sense.UNKNOWN, Sense.UNIT, Sense.PERSON, Sense.TITLE)
    return opens or (owned and not named)


# What a title's words may be headed by.
_EVENTS = frozenset(
    {
        "lop", "buoi", "dot", "cuoc", "hoi nghi", "le", "hoi thi", "hop", "hoi thao", "phan", "mang", "chuong trinh",
        "cong tac", "ho so", "van ban", "cong trinh", "khau", "bao cao", "ke hoach", "danh sach",
    }
)  # fmt: skip
_AHEAD_OF_TIME = ("truoc han", "truoc thoi han", "som hon ke hoach", "som hon du kien")
_ADDRESSED = frozenset({"van phong", "vp", "thuong truc", "ubnd xa", "lanh dao", "chu tich"})


def _is_begged(before: Piece | None) -> bool:
    """As in "kính đề nghị văn phòng (cho lùi …)": who is asked does nothing in the sentence."""
    return before is not None and before.sense is Sense.BEG and before.words[-1] in ("nghi", "mong", "xin", "gui")


_WHOLES = frozenset({"toan bo", "tat ca", "het thay"})


def _is_whole_of_a_thing(piece: Piece, after: Piece | None) -> bool:
    """ "Toàn bộ" before a thing is the whole of that thing, and not all the items: "phát xong toàn bộ giống"."""
    every = (isinstance(piece.value, Naming) and piece.value.every) or piece.sense is Sense.ITEM
    return bool(every) and piece.text in _WHOLES and after is not None and after.sense in _THINGS


# What a share is of, where it is no item: "85% kế hoạch".
_SHARED = frozenset(
    {"ke hoach", "chi tieu", "khoi luong", "du toan", "tong so", "so ho", "yeu cau", "nhiem vu", "du thao", "noi dung"}
)


def _is_passed(piece: Piece, after: Piece | None, reading: Reading) -> bool:
    """The office's "việc 2 đạt": no share follows."""
    closes = after is None or after.sense in CUTS or after.sense is Sense.POLITE
    return piece.sense is Sense.ABOUT and piece.text == "dat" and closes and reading.context.role in ("office", "head")
