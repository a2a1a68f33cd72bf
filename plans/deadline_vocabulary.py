"""The words of deadlines, folded: limits, labels, conditions and the like, for the grammar to recognise."""

from __future__ import annotations

from collections.abc import Mapping

from plans.deadline_rules import Every


def phrases(listed: str) -> tuple[str, ...]:
    """The comma-separated phrases of a text, longer ones first, so that "đến hết" is found before "đến"."""
    found = [" ".join(phrase.split()) for phrase in listed.split(",")]
    return tuple(sorted(found, key=lambda phrase: -len(phrase.split())))


def words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# -- units and numbers -------------------------------------------------------------------------------------------

UNITS: Mapping[str, Every] = {
    "tuan": Every.WEEK,
    "thang": Every.MONTH,
    "quy": Every.QUARTER,
    "qui": Every.QUARTER,
    "nam": Every.YEAR,
}
NUMBERS: Mapping[str, int] = {
    **{"muoi mot": 11, "muoi hai": 12, "mot": 1, "hai": 2, "ba": 3, "bon": 4},
    **{"bay": 7, "tam": 8, "chin": 9, "muoi": 10},
}
# Folded, these two are other words ("từ", "sau"): they count as numbers only when typed with their marks.
MARKED_NUMBERS: Mapping[str, int] = {"tư": 4, "sáu": 6}
QUARTERS: Mapping[str, int] = {"mot": 1, "nhat": 1, "hai": 2, "ba": 3, "bon": 4}
ROMAN: Mapping[str, int] = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
WEEKDAYS: Mapping[str, int] = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
MARKED_WEEKDAYS: Mapping[str, str] = {"tu": "tư", "sau": "sáu"}
STEMS = phrases("giap, at, binh, dinh, mau, ky, canh, tan, nham, quy")
BRANCHES = phrases("ty, suu, dan, mao, thin, ty, ngo, mui, than, dau, tuat, hoi")

# -- years and months --------------------------------------------------------------------------------------------

THIS_YEAR = phrases("nam nay, nam ke hoach, nam hien tai")
OTHER_YEARS = phrases("nam hoc, nien hoc, hoc ky, hoc ki, ky hoc, nien khoa, nhiem ky, nhiem ki")
NEXT = phrases(
    """sau lien ke, lien ke sau, tiep theo sau, tiep theo, ke tiep, lien ke, tiep sau, lien sau, sau do, toi, sau"""
)
PREVIOUS = phrases("truoc lien ke, lien truoc, truoc do, truoc")
EACH = phrases("moi, hang, tung, cac")
# "Của kỳ báo cáo" makes a day one of every year; after a day of every quarter it adds nothing.
OF_REPORTING_YEAR = phrases("cua ky bao cao, thuoc ky bao cao, cua nam bao cao, nam bao cao, ky bao cao")
OF_REPORTING_PERIOD = tuple(
    f"{lead}{period}"
    for lead in ("cua ", "thuoc ", "sau ", "")
    for period in phrases("ky bao cao, quy bao cao, thang bao cao, nam bao cao, quy do, thang do, ky")
)
VAGUE_TIMES = phrases(
    """dau nam, dau quy, dau qui, dau thang, dau tuan, dau ky, dau giai doan, giua quy, giua qui, giua tuan,
    thuong tuan, trung tuan, ha tuan, tuan dau, tuan cuoi, tuan thu, tuan toi, tuan sau, tuan nay, tuan le, cuoi tuan,
    thoi gian toi, thoi gian som nhat, thoi gian nhanh nhat, som nhat"""
)
NAMING = phrases("dau, cuoi, nay, hoc, ke hoach, thu, lam viec, giua, le")
# "Quy định", "quy chế": without marks they begin like a quarter.
COMPOUNDS_OF_QUY = words("dinh che hoach trinh mo uoc luat tac chuan")

# -- limits ------------------------------------------------------------------------------------------------------

BEFORE = phrases("tu nay den truoc, den truoc, truoc")
BY = phrases(
    """khong muon hon, khong cham hon, khong tre hon, khong muon qua, khong cham qua, khong tre qua, khong qua,
    cham nhat, muon nhat, tre nhat, han chot, han cuoi cung, han cuoi, tu nay den het, tu nay den,
    cho den het, cho den, den het, den, toi, het"""
)
FROM = phrases("bat dau tu, ke tu, tu")
IN = phrases("trong suot, trong, vao")
RANGE = phrases("den truoc, den het, cho den het, cho den, den, toi, -")
VAGUE_LIMITS = phrases("truoc het, truoc cuoi, truoc giua, truoc dau, truoc khoang, khoang, truoc va sau")
# What may stand between "trước", "trong", "từ" … and the day, and means nothing there.
BETWEEN = phrases(
    """khoang thoi gian, thoi gian, thoi diem, thoi han, giai doan 5 nam, giai doan 05 nam, giai doan,
    gio hanh chinh cua, gio hanh chinh, gio lam viec cua, gio lam viec, cuoi gio lam viec, cuoi gio, hoan thanh,
    buoi sang, buoi chieu, la, moc, :"""
)

# -- words that say nothing of time ------------------------------------------------------------------------------

# Labels of a deadline cell and words beside its verbs: they say nothing of when.
FILLERS = phrases(
    """thoi gian thuc hien, thoi gian hoan thanh, thoi han thuc hien, thoi han hoan thanh, thoi gian, thoi han,
    thoi diem, bat dau, ket thuc, xong, co ban, 100 %, phan dau, kip thoi, trong ca giai doan, trong toan giai doan,
    deadline, tght, tgth, phai, can, duoc, xuyen suot, han, moc, la, cua, nhiem vu, cong viec,
    muc tieu, ket qua, duy tri"""
)
# Work that begins, work that is over, and work that leaves something behind on its day.
STARTING = frozenset(phrases("bat dau, khoi cong, khoi dong, trien khai"))
FINISHING = frozenset(phrases("hoan thanh, ket thuc, xong"))
ISSUING = frozenset(phrases("ban hanh, phe duyet, trinh, xay dung, tham muu, so ket, tong ket, cong bo, khai giang"))
ONCE = phrases("it nhat 1 lan, it nhat 01 lan, it nhat mot lan")
# After these stand names: of what is done, of whom a report goes to, of what it is for.
NAMING_ON = phrases(
    f"""{", ".join(sorted((STARTING | ISSUING) - {"bat dau"}))}, hoan thanh, thuc hien, to chuc, bao cao, tong hop,
    ra soat, cap nhat, gui, nop, ve, cho, qua, de, viec"""
)
# A name ends where one of these begins: what limits the work must never be taken for a part of it.
NO_NAME = words(
    """truoc sau cham muon tre han het den toi tu ke bat trong vao hang moi tung dinh thuong lien quy qui thang nam
    ngay tuan khi theo khong tru ngoai it toi mot hai neu tuy hoac va thu mung mong cuoi giua dau nua dot phat khoang
    du doi tet gio h lan gan gui nop"""
)
# Typed with their marks these are parts of names ("Sở Tư pháp", "nông thôn mới", "Đội"), however they fold.
NAME_WORDS = words("tư thủ thư hải bà mới trọng trồng đội du dữ khí thương thượng nam đình")
NAME_PAIRS = phrases("dau tu, thuong truc, lien quan, lien minh, phat trien, du an, du lieu")
# What a name that ends just before a time must not end in, but for a letter; first for phrases without marks.
EASILY_MISSPELT = (words("truoc thang"), words("trước đến hết trong chậm sau tháng năm tuần ngày"))
# Two words run together hide a limit: "xã trướcngày".
HIDDEN_IN_NAMES = phrases("truoc, ngay, thang")

# -- what lasts, and how often -----------------------------------------------------------------------------------

STANDING = phrases(
    """thuong xuyen, thuong - xuyen, tx, t . xuyen, lien tuc, quanh nam, suot nam, trong suot nam, thuong truc, lau dai,
    thuong nhat, truc 24 / 24, 24 / 24, 24 h / 24 h, 24 / 24 h, 24 / 24 gio"""
)
ROUND_THE_CLOCK = phrases("24 / 7, 24 / 24, 24 h / 7")
OPEN_ENDS = phrases("tro di, tro ve sau, va ve sau, va lau dai") + tuple(
    f"{lead}{years} {then}"
    for lead in ("va ", "va trong ", "va tiep tuc trong ", "va tiep tuc ", "")
    for years in ("cac nam", "nhung nam")
    for then in phrases("tiep theo, ke tiep, tiep sau, sau do, ve sau, sau nay, toi, sau")
)
CYCLE_HEADS = phrases("dinh ky, dinh ki, hang, moi, tung, cu, theo tung, theo, bao cao")
AT_LEAST = phrases("it nhat, toi thieu, khong it hon, toi da")
OCCASIONS = phrases("lan, dot, cuoc, buoi, ky")
PER = phrases("/, trong, moi, mot, tren, hang")

# -- conditions --------------------------------------------------------------------------------------------------

CONDITIONS = phrases(
    """khi, ngay khi, ngay sau, sau khi, truoc khi, den khi, cho den khi, tu khi, ke tu khi, trong khi, can cu, tuy,
    neu, dot xuat, phat sinh, truong hop, trong truong hop, luc, phu thuoc, ky hop, tai ky hop, truoc ky hop,
    sau ky hop, trong ky hop, phien hop, tai phien hop, truoc phien hop, cung voi, cung thoi diem voi, dong thoi voi,
    phu hop voi, gan voi, dung thoi han, dung thoi gian, dung tien do, dung quy dinh, dung ke hoach, bao dam tien do,
    dam bao tien do, bao dam dung, dam bao dung, dam bao thoi gian, bao dam thoi gian, trong qua trinh"""
)
# What a term counts from: "06 tháng kể từ khi …".
EVENTS = phrases("ke tu, tinh tu, tu khi, tu ngay, sau khi, truoc khi")
# These begin a condition only where no day follows, and nothing that could be a misspelt one.
WEAK_CONDITIONS = phrases("ke tu ngay, tu ngay, ke tu, truoc ngay, sau ngay, truoc, sau")
DURATIONS = phrases(
    """trong vong, trong thoi han, trong thoi gian, trong, ngay trong, cham nhat la, cham nhat, khong qua, toi da,
    toi thieu, it nhat, sau, truoc, thoi han, ke tu"""
)
# A condition ends before one of these when all that follows is a time of its own.
LIMITS_INSIDE = phrases("truoc, cham nhat, muon nhat, den het, han chot, hoan thanh, xong, khong muon hon, dinh ky")
CONDITION_ENDS = words(", ; : ( va hoac")
