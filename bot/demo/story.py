"""The story of the demo: the people of two invented communes, and what each of them does on which day of 2026.

Everything here is invented; everybody's given name is Mẫu ("sample"), as in the sample plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum

from bot.demo.stage import Actor
from plans.access import Role

YEAR = 2026
PROVINCE = "tỉnh Hòa Mẫu"
AN_MAU, BINH_MAU = "xã An Mẫu", "xã Bình Mẫu"

_CULTURE = "Phòng Văn hóa - Xã hội"
_ECONOMY = "Phòng Kinh tế"
_CENTRE = "Trung tâm Phục vụ hành chính công"
_SECRETARIAT = "Văn phòng HĐND và UBND"
_POLICE = "Công an xã"
_HEALTH = "Trạm Y tế"


# The people ---------------------------------------------------------------------------------------------------------


class Door(Enum):
    """How somebody comes in: by the invitation's link, or by typing its six digits."""

    LINK = "link"
    CODE = "code"


@dataclass(frozen=True, kw_only=True)
class Part:
    """Somebody invited: their role, when they come in, and, for those who confirm or verify, when they look."""

    actor: Actor
    role: Role
    agency: str | None
    joins: tuple[date, time]
    door: Door = Door.LINK
    looks_at: time | None = None


def _actor(name: str, chat: int, post: str, commune: str = AN_MAU) -> Actor:
    return Actor(name=name, chat=str(chat), post=post, commune=commune)


# The first four have the seats of the interactive demo.
TRAN = _actor("Trần Văn Mẫu", 1, "cán bộ Phòng Kinh tế")
PHAM = _actor("Phạm Văn Mẫu", 2, "Trưởng phòng Kinh tế")
LE = _actor("Lê Thị Mẫu", 3, "cơ quan thường trực")
NGUYEN = _actor("Nguyễn Văn Mẫu", 4, "Chủ tịch UBND xã")
HOANG = _actor("Hoàng Thị Mẫu", 5, "Trưởng phòng VH-XH")
DO = _actor("Đỗ Thị Mẫu", 6, "cán bộ Phòng VH-XH")
VU = _actor("Vũ Văn Mẫu", 7, "Giám đốc Trung tâm PVHCC")
NGO = _actor("Ngô Văn Mẫu", 8, "cán bộ Trung tâm PVHCC")
BUI = _actor("Bùi Thị Mẫu", 9, "Chánh Văn phòng")
DANG = _actor("Đặng Văn Mẫu", 10, "cán bộ Văn phòng")
HO = _actor("Hồ Văn Mẫu", 11, "Trưởng Công an xã")
DUONG = _actor("Dương Văn Mẫu", 12, "cán bộ Công an xã")
LY = _actor("Lý Thị Mẫu", 13, "Trạm trưởng Trạm Y tế")

MAI = _actor("Mai Thị Mẫu", 21, "cơ quan thường trực", BINH_MAU)
TA = _actor("Tạ Văn Mẫu", 22, "cán bộ Phòng Kinh tế", BINH_MAU)

STRANGER = _actor("Người lạ", 31, "không ai mời", "")

SEATS: Sequence[Actor] = (TRAN, PHAM, LE, NGUYEN)


def _on(month: int, day: int) -> date:
    return date(YEAR, month, day)


_FIRST_DAY = _on(1, 7)

CAST: Sequence[Part] = (
    Part(actor=LE, role=Role.OFFICE, agency=_CULTURE, joins=(_FIRST_DAY, time(9, 30)), looks_at=time(15, 10)),
    Part(actor=HOANG, role=Role.HEAD, agency=_CULTURE, joins=(_FIRST_DAY, time(9, 36)), looks_at=time(16, 15)),
    Part(actor=DO, role=Role.OFFICER, agency=_CULTURE, joins=(_FIRST_DAY, time(9, 41))),
    Part(actor=TRAN, role=Role.OFFICER, agency=_ECONOMY, joins=(_FIRST_DAY, time(9, 50)), door=Door.CODE),
    Part(actor=PHAM, role=Role.HEAD, agency=_ECONOMY, joins=(_FIRST_DAY, time(10, 2)), looks_at=time(10, 30)),
    Part(actor=NGO, role=Role.OFFICER, agency=_CENTRE, joins=(_FIRST_DAY, time(10, 15))),
    Part(actor=VU, role=Role.HEAD, agency=_CENTRE, joins=(_FIRST_DAY, time(10, 20)), looks_at=time(9, 40)),
    Part(actor=BUI, role=Role.HEAD, agency=_SECRETARIAT, joins=(_FIRST_DAY, time(10, 40)), looks_at=time(14, 20)),
    Part(actor=DANG, role=Role.OFFICER, agency=_SECRETARIAT, joins=(_FIRST_DAY, time(10, 55))),
    Part(actor=NGUYEN, role=Role.LEADER, agency=None, joins=(_FIRST_DAY, time(11, 5))),
    Part(actor=HO, role=Role.HEAD, agency=_POLICE, joins=(_on(1, 8), time(8, 30)), looks_at=time(11, 0)),
    Part(actor=DUONG, role=Role.OFFICER, agency=_POLICE, joins=(_on(1, 8), time(8, 45))),
    Part(actor=LY, role=Role.HEAD, agency=_HEALTH, joins=(_on(1, 9), time(14, 5)), door=Door.CODE),
    Part(actor=MAI, role=Role.OFFICE, agency=_CULTURE, joins=(_on(1, 12), time(9, 0)), looks_at=time(10, 0)),
    Part(actor=TA, role=Role.OFFICER, agency=_ECONOMY, joins=(_on(1, 12), time(9, 20))),
)
# When each commune and its plan come in.
FOUNDINGS: Mapping[str, date] = {AN_MAU: _FIRST_DAY, BINH_MAU: _on(1, 12)}


# What people do -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Says:
    """Words. `<…>` stands for the number under which this person last saw an item with these words in its title."""

    text: str


@dataclass(frozen=True)
class Taps:
    """The newest button with this label, by the key of its sentence."""

    label: str
    places: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Opens:
    """The newest button that bears the number of an item, by words of its title."""

    title: str


@dataclass(frozen=True)
class Replies:
    """Words in reply to the newest message whose text has these words."""

    to: str
    text: str


@dataclass(frozen=True)
class Sends:
    """A photo (without `name`) or a document, with a caption that is read as the words of `Says`."""

    caption: str = ""
    name: str | None = None


@dataclass(frozen=True)
class Knocks:
    """A code that nobody was given."""

    code: str


@dataclass(frozen=True)
class Blocks:
    """They block the bot."""


@dataclass(frozen=True)
class Unblocks:
    """They take it back."""


Deed = Says | Taps | Opens | Replies | Sends | Knocks | Blocks | Unblocks


@dataclass(frozen=True, kw_only=True)
class Turn:
    """Somebody does something at a moment; `scene` names what begins with it."""

    day: date
    at: time
    who: Actor
    deed: Deed
    scene: str | None = None


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A scene that begins with what this person hears on this day."""

    day: date
    who: Actor
    scene: str


def _day(month: int, day: int, *turns: tuple[str, Actor, Deed] | tuple[str, Actor, Deed, str]) -> list[Turn]:
    return [
        Turn(
            day=_on(month, day),
            at=time.fromisoformat(turn[0]),
            who=turn[1],
            deed=turn[2],
            scene=turn[3] if len(turn) == 4 else None,
        )
        for turn in turns
    ]


_DONE, _UNDO = Taps("choice-done"), Taps("choice-undo")
_REPORT, _TABLES, _PROOFS = Taps("choice-paper-docx"), Taps("choice-paper-xlsx"), Taps("choice-package")
_CLOSE = Taps("choice-close-surely")
_KEPT, _ALL_KEPT = Taps("choice-all-kept"), Says("tất cả vẫn duy trì")

OPENINGS: Sequence[Opening] = (
    Opening(day=_FIRST_DAY, who=LE, scene="invitation"),
    Opening(day=_on(1, 23), who=LE, scene="shadow"),
    Opening(day=_on(3, 4), who=DO, scene="digest"),
    Opening(day=_on(10, 2), who=VU, scene="late-head"),
    Opening(day=_on(10, 6), who=LE, scene="late-office"),
    Opening(day=_on(10, 12), who=NGUYEN, scene="late-leader"),
    Opening(day=_on(11, 17), who=LE, scene="blocked"),
    Opening(day=_on(11, 18), who=HO, scene="in-their-place"),
)


def _progress(value: str) -> Taps:
    """What was said is how far the work has come, not what was reached."""
    return Taps("choice-is-progress", {"value": value})


_BEGINNING = [
    *_day(1, 8, ("07:50", STRANGER, Says("Chào bạn, cho hỏi kế hoạch cải cách hành chính của xã An Mẫu"), "stranger"),
          ("07:52", STRANGER, Knocks("482 913"))),
    *_day(1, 26, ("08:40", LE, Says("bắt đầu"), "start")),
    *_day(1, 27, ("08:30", MAI, Says("bắt đầu"))),
]  # fmt: skip

_FIRST_QUARTER = [
    *_day(2, 10, ("08:20", DANG, Says("<quy chế làm việc> đang làm, được 30%"))),
    *_day(2, 23, ("08:05", TRAN, Says("ok, đã nhận"))),
    *_day(3, 4, ("07:41", NGO, _KEPT, "standing"),
          ("07:43", NGO, Says("<giải quyết hồ sơ>: đã trả 312 hồ sơ, 308 hồ sơ đúng hạn hoặc trước hạn")),
          ("08:12", TRAN, Opens("công khai tình hình"), "two-taps"), ("08:14", TRAN, _DONE),
          ("08:20", TRAN, Sends())),
    *_day(3, 10, ("08:10", DANG, _ALL_KEPT),
          ("16:20", DO, Says("<tuyên truyền> van duy tri"))),
    *_day(3, 12, ("09:15", DO, Says("<báo cáo kết quả> xong roi a, bc 15/BC-UBND ngay 12/3"), "no-marks")),
    *_day(3, 16, ("08:30", LE, Says("/tonghop quý 1"), "quarter"), ("08:32", LE, _REPORT)),
    *_day(3, 20, ("14:02", DANG, Opens("quy chế làm việc"), "slip"), ("14:02", DANG, _DONE), ("14:04", DANG, _UNDO),
          ("14:05", DANG, Says("<quy chế làm việc> được 80%")), ("14:05", DANG, _progress("80%"))),
    *_day(3, 26, ("10:10", DO, Sends("<kế hoạch kiểm tra> xong, kh 12/KH-UBND ngay 20/3", "Ke hoach kiem tra.pdf"))),
    *_day(3, 27, ("09:05", LE, Replies("Chờ duyệt", "trả lại: thiếu thông báo kết quả kiểm tra"), "returned")),
    *_day(3, 30, ("08:40", DANG, Sends("<quy chế làm việc> xong, QĐ 31/QĐ-UBND ngày 30/3"), "one-sentence"),
          ("10:30", DO, Sends("<kế hoạch kiểm tra> xong, tb 18/TB-UBND ngay 30/3", "Thong bao ket qua.pdf"))),
]  # fmt: skip

_SECOND_QUARTER = [
    *_day(4, 8, ("08:00", DO, Says("da nhan a"))),
    *_day(4, 23, ("08:30", DO, Says("mai em xong"), "not-sure"), ("08:31", DO, Opens("tập huấn"))),
    *_day(4, 24, ("16:40", DO, Sends("<tập huấn> xong, bc 27/BC-UBND ngay 24/4"))),
    *_day(5, 20, ("10:00", DANG, Says("/viec")), ("10:02", DANG, Says("<đối thoại> được 50%"))),
    *_day(6, 3, ("07:35", NGO, Taps("choice-some-changed")), ("07:35", NGO, Opens("niêm yết")),
          ("07:36", NGO, Says("niêm yết thêm 24 thủ tục mới, thay 2 bảng ở nhà văn hóa thôn")),
          ("07:36", NGO, Taps("choice-rest-kept")),
          ("09:00", TRAN, Sends("<công khai tình hình> xong"))),
    *_day(6, 9, ("08:00", DANG, _ALL_KEPT),
          ("08:50", DO, Says("<tuyên truyền> van duy tri"))),
    # On a Saturday evening: the answer comes at once, the head hears of it on Monday morning.
    *_day(6, 13, ("20:45", DO, Says("<báo cáo kết quả> xong, bc 48/BC-UBND ngay 12/6"), "weekend")),
    *_day(6, 15, ("08:30", LE, Says("/tonghop quý 2")), ("10:00", NGUYEN, Says("tổng hợp quý 2"))),
    *_day(6, 25, ("07:50", DO, Taps("choice-snooze"), "snooze"), ("14:10", DO, Opens("phụ huynh"), "difficulty"),
          ("14:10", DO, Taps("choice-difficulty")), ("14:12", DO, Says("Trường tiểu học chưa nộp phiếu khảo sát"))),
    *_day(6, 29, ("15:30", DO, Sends("<phụ huynh> xong", "Bao cao khao sat phu huynh.pdf"))),
]  # fmt: skip

_THIRD_QUARTER = [
    *_day(7, 15, ("09:30", TRAN, Says("/viec")), ("09:31", TRAN, Says("<giải ngân> được 45%")),
          ("09:31", TRAN, _progress("45%"))),
    *_day(9, 3, ("07:33", NGO, _KEPT)),
    *_day(9, 9, ("08:15", DANG, _ALL_KEPT),
          ("09:20", DO, Says("<tuyên truyền> van duy tri")),
          ("09:22", DO, Says("<báo cáo kết quả> xong, bc 71/BC-UBND ngay 9/9"))),
    *_day(9, 14, ("07:38", TRAN, _DONE, "one-tap")),
    *_day(9, 15, ("08:30", LE, Says("/tonghop quý 3")), ("08:31", LE, _REPORT, "papers"), ("08:32", LE, _TABLES),
          ("08:33", LE, _PROOFS), ("08:45", BUI, Says("/tonghop quý 3"))),
    *_day(9, 25, ("10:20", DANG, Sends("<đối thoại> xong, tb 88/TB-UBND ngày 24/9", "Thong bao doi thoai.pdf"))),
]  # fmt: skip

_FOURTH_QUARTER = [
    *_day(10, 12, ("14:10", NGO, Says("<khảo sát> vướng: phiếu của hai thôn gửi về chậm, đang nhập số liệu"),
                   "late-answer")),
    *_day(10, 15, ("09:30", NGO, Sends("<khảo sát> xong, bc 90/BC-TTPVHCC ngày 14/10", "Bao cao khao sat.pdf"))),
    *_day(10, 27, ("11:00", NGO, Sends("<số hóa> xong"))),
    *_day(10, 30, ("15:00", DO, Opens("nhập dữ liệu hộ tịch")), ("15:00", DO, Taps("choice-progress")),
          ("15:01", DO, Taps("choice-percent", {"percent": 75}))),
    *_day(11, 5, ("16:00", DO, Sends("<nhập dữ liệu hộ tịch> xong"))),
    *_day(11, 10, ("08:25", TRAN, Says("<tài sản công> vướng: chưa nhận bảng kê của thôn"))),
    *_day(11, 16, ("19:30", DUONG, Blocks())),
    *_day(11, 25, ("09:10", TRAN, Sends("<tài sản công> xong, bc 52/BC-UBND ngay 25/11"))),
    *_day(11, 26, ("10:00", DO, Sends("<sáng kiến> xong, qđ 60/QĐ-UBND ngày 25/11", "Quyet dinh sang kien.pdf"))),
    *_day(11, 27, ("08:20", TRAN, Sends("<tiết kiệm> xong, kh 45/KH-UBND ngay 20/11"))),
    *_day(12, 3, ("07:34", NGO, _KEPT)),
    *_day(12, 9, ("08:05", DANG, _ALL_KEPT),
          ("09:00", DO, Says("<tuyên truyền> van duy tri"))),
    *_day(12, 11, ("10:15", TRAN, Sends("<công khai tình hình> xong")),
          ("14:30", DO, Says("<báo cáo kết quả> xong, bc 96/BC-UBND ngay 11/12"))),
    *_day(12, 14, ("08:10", DUONG, Unblocks()), ("08:11", DUONG, Says("/viec"), "unblocked")),
    *_day(12, 15, ("08:30", LE, Says("/tonghop quý 4")), ("09:00", PHAM, Says("/tonghop quý 4")),
          ("09:10", LE, Says("chốt báo cáo quý 4"), "closing"), ("09:11", LE, _CLOSE),
          ("09:20", LE, Says("chốt báo cáo năm")), ("09:21", LE, _CLOSE),
          ("09:30", LE, Says("/tonghop năm 2026")), ("09:31", LE, _REPORT), ("09:32", LE, _TABLES),
          ("09:33", LE, _PROOFS)),
    *_day(12, 22, ("08:40", LY, Sends("<người bệnh> xong, bc 33/BC-TYT ngày 21/12", "Bao cao khao sat nguoi benh.pdf")),
          ("10:00", DUONG, Sends("<cư trú> xong", "Bao cao cu tru.pdf"))),
    *_day(12, 28, ("09:00", DUONG, Says("<nộp hồ sơ trực tuyến> đã hoàn thành")),
          ("15:00", DO, Says("<đánh giá, xếp loại> xong, qđ 77/QĐ-UBND ngày 28/12")),
          ("15:20", TRAN, Says("<giải ngân> được 92%"), "figure"),
          ("15:20", TRAN, Taps("choice-is-target", {"value": "92%"}))),
    *_day(12, 31, ("08:00", TRAN, Says("<giải ngân> vướng: công trình nhà văn hóa thôn chưa nghiệm thu xong"))),
]  # fmt: skip

_NEIGHBOUR = [
    *_day(3, 5, ("08:00", TA, Says("<công khai> xong"))),
    *_day(6, 4, ("08:00", TA, Says("<công khai> xong"))),
    *_day(6, 24, ("08:10", TA, Sends("<đất công> xong"))),
    *_day(9, 10, ("08:00", TA, Says("<công khai> xong"))),
    *_day(12, 4, ("08:00", TA, Says("<công khai> xong"))),
    *_day(12, 15, ("08:30", MAI, Says("/tonghop quý 4"))),
    *_day(12, 17, ("09:00", MAI, Says("<tổng kết> xong, bc 40/BC-UBND ngày 16/12"))),
]

TURNS: Sequence[Turn] = sorted(
    [*_BEGINNING, *_FIRST_QUARTER, *_SECOND_QUARTER, *_THIRD_QUARTER, *_FOURTH_QUARTER, *_NEIGHBOUR],
    key=lambda turn: (turn.day, turn.at),
)
