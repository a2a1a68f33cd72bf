"""Sentences that give out work between plans, and sentences that only look like one. The register is invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.agencies import Agency, Register
from plans.orders import Order, agencies_in, read_last_day, read_order

TODAY = date(2026, 11, 20)  # a Friday
ECONOMY, CULTURE, POLICE, OFFICE = "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã", "Văn phòng HĐND và UBND xã"
REGISTER = Register(agencies=tuple(Agency(name=name) for name in (ECONOMY, CULTURE, POLICE, OFFICE)), commune="xã Mẫu")


def order(text: str) -> Order | None:
    return read_order(text, TODAY, REGISTER)


@pytest.mark.parametrize(
    ("text", "agencies", "content", "due"),
    [
        ("giao Phòng Kinh tế báo cáo giải ngân trước 25/12", (ECONOMY,), "Báo cáo giải ngân", (2026, 12, 24)),
        ("giao phong kinh te bao cao giai ngan truoc 25/12", (ECONOMY,), "Bao cao giai ngan", (2026, 12, 24)),
        ("Dạ, giao cho Phòng KT rà soát chợ tạm, chậm nhất 30/11 ạ.", (ECONOMY,), "Rà soát chợ tạm", (2026, 11, 30)),
        ("đề nghị Phòng Kinh tế tham mưu kế hoạch vụ xuân trước ngày 10/12", (ECONOMY,),
         "Tham mưu kế hoạch vụ xuân", (2026, 12, 9)),
        ("đề nghị Phòng Kinh tế trước ngày 10/12 tham mưu kế hoạch vụ xuân", (ECONOMY,),
         "Tham mưu kế hoạch vụ xuân", (2026, 12, 9)),
        ("phân công Công an và Phòng Kinh tế kiểm tra chợ, xong trước thứ Sáu tuần sau nhé", (POLICE, ECONOMY),
         "Kiểm tra chợ", (2026, 11, 26)),
        ("giao kiểm tra chợ hoa cho Công an xã trong tháng 12", (POLICE,), "Kiểm tra chợ hoa", (2026, 12, 31)),
        ("tôi giao Phòng Kinh tế niêm yết giá vé ngày mai", (ECONOMY,), "Niêm yết giá vé", (2026, 11, 21)),
        ("yêu cầu Phòng Kinh tế báo cáo tôi về chợ tạm chậm nhất thứ Ba", (ECONOMY,),
         "Báo cáo tôi về chợ tạm", (2026, 11, 24)),
        ("giao Phòng Kinh tế rà soát hộ không có đất trước 15/1", (ECONOMY,), "Rà soát hộ không có đất", (2027, 1, 14)),
        ("giao Phòng Kinh tế nêu rõ vướng mắc trước 25/12", (ECONOMY,), "Nêu rõ vướng mắc", (2026, 12, 24)),
    ],
)  # fmt: skip
def test_an_order(text: str, agencies: tuple[str, ...], content: str, due: tuple[int, int, int]) -> None:
    found = order(text)
    assert found is not None
    assert found.last is not None
    assert (found.agencies, found.content, found.last.due) == (agencies, content, date(*due))


def test_the_words_of_the_deadline_are_kept_with_its_rule() -> None:
    found = order("giao Phòng Kinh tế báo cáo giải ngân trước 25/12")
    assert found is not None
    assert found.last is not None
    assert found.last.phrase == "trước 25/12"
    assert found.last.rule.strictly_before == date(2026, 12, 25)


def test_a_commune_that_counts_the_day_itself() -> None:
    found = read_order("giao Phòng Kinh tế báo cáo giải ngân trước 25/12", TODAY, REGISTER, counts_the_day=True)
    assert found is not None
    assert found.last is not None
    assert found.last.due == date(2026, 12, 25)


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        ("giao Phòng Kinh tế báo cáo giải ngân", None),
        ("giao Phòng Kinh tế báo cáo giải ngân trước ngày 20", "trước ngày 20"),
        ("giao Phòng Kinh tế báo cáo giải ngân trước 30/2", "trước 30/2"),
        ("giao Phòng Kinh tế báo cáo giải ngân trong tuần này", "trong tuần này"),
        ("giao Phòng Kinh tế báo cáo giải ngân hằng tháng trước ngày 5", "hằng tháng trước ngày 5"),
        ("giao Phòng Kinh tế báo cáo giải ngân trước HĐND xã", None),
    ],
)
def test_a_day_that_is_not_sure_is_left_open(text: str, unclear: str | None) -> None:
    found = order(text)
    assert found is not None
    assert (found.agencies, found.last, found.unclear) == ((ECONOMY,), None, unclear)


@pytest.mark.parametrize(
    ("text", "unsure", "content"),
    [
        ("giao Phòng Tài chính lập dự toán trước 25/12", "Phòng Tài chính", "Lập dự toán"),
        ("giao các phòng lập dự toán trước 25/12", "các phòng", "Lập dự toán"),
        ("giao Văn phòng lập dự toán trước 25/12", None, "Văn phòng lập dự toán"),
    ],
)
def test_an_agency_that_is_not_sure_is_left_open(text: str, unsure: str | None, content: str) -> None:
    found = order(text)
    assert found is not None
    assert (found.agencies, found.unsure, found.content) == ((), unsure, content)
    assert found.last is not None


@pytest.mark.parametrize(
    "text",
    [
        # denied, of the past, asked
        "không giao Phòng Kinh tế báo cáo giải ngân trước 25/12",
        "chưa giao Phòng Kinh tế báo cáo giải ngân trước 25/12",
        "đã giao Phòng Kinh tế báo cáo giải ngân trước 25/12",
        "da giao phong kinh te bao cao giai ngan truoc 25/12",
        "giao Phòng Kinh tế không báo cáo trước 25/12",
        "giao Phòng Kinh tế báo cáo giải ngân trước 25/12 rồi",
        "giao Phòng Kinh tế báo cáo giải ngân trước 25/12?",
        "giao Phòng Kinh tế báo cáo giải ngân trước 25/12 chưa",
        "giao Phòng Kinh tế báo cáo giải ngân trước 25/12 à",
        "giao Phòng Kinh tế báo cáo giải ngân trước 25/12 được không",
        "giao Phòng Kinh tế báo cáo giải ngân khi nào",
        # from others, under a condition, only meant
        "nghe nói giao Phòng Kinh tế báo cáo giải ngân trước 25/12",
        "Chủ tịch giao Phòng Kinh tế báo cáo giải ngân trước 25/12",
        "giao Phòng Kinh tế báo cáo giải ngân trước 25/12 nếu tỉnh yêu cầu",
        "nếu tỉnh yêu cầu thì giao Phòng Kinh tế báo cáo trước 25/12",
        "sẽ giao Phòng Kinh tế báo cáo giải ngân trước 25/12",
        "có nên giao Phòng Kinh tế báo cáo giải ngân trước 25/12",
        # other commands and requests
        "giao việc 3 cho Lan", "giao cho Lan", "giao 1, 2 cho chị Lan", "giao việc 3 cho Phòng Kinh tế",
        "giao chị Lan làm báo cáo trước 25/12", "đề nghị gia hạn việc 3 đến 25/12", "đề nghị duyệt trước 25/12",
        "yêu cầu Phòng Kinh tế báo cáo trước thứ Sáu", "giao Phòng Kinh tế", "giao", "", "báo cáo tôi trước thứ Sáu",
        "giao ban sáng thứ Hai lúc mấy giờ", "giao lưu văn nghệ ngày 25/12",
    ],
)  # fmt: skip
def test_what_is_no_order(text: str) -> None:
    assert order(text) is None


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("trước thứ Sáu", date(2026, 11, 26)), ("thứ Hai", date(2026, 11, 23)),
        ("chậm nhất ngày mai", date(2026, 11, 21)), ("20/12", date(2026, 12, 20)),
        ("trước ngày 25/12/2026", date(2026, 12, 24)), ("trước 15/10", date(2026, 10, 14)),
        ("trước 15/2", date(2027, 2, 14)), ("trong quý IV", date(2026, 12, 31)),
    ],
)  # fmt: skip
def test_last_days(phrase: str, due: date) -> None:
    found = read_last_day(phrase, TODAY)
    assert found is not None
    assert found.due == due


@pytest.mark.parametrize("phrase", ["sớm nhất có thể", "hằng tháng", "ngày 20", "31/2", "", "sau khi tỉnh có kế hoạch"])
def test_what_names_no_day(phrase: str) -> None:
    assert read_last_day(phrase, TODAY) is None


def test_agencies_alone() -> None:
    assert agencies_in("Công an, phong kinh te", REGISTER) == (POLICE, ECONOMY)
    assert agencies_in("Công an và ai đó", REGISTER) == ()


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    order(text)
    order(f"giao Phòng Kinh tế {text}")


@given(st.sampled_from(["giao", "phân công", "đề nghị"]), st.text(alphabet="abcdeg ", min_size=1, max_size=60))
def test_nothing_is_an_order_to_nobody(verb: str, text: str) -> None:
    found = order(f"{verb} {text}")
    assert found is None or found.agencies or found.unsure
