"""Two rows of buttons where that is possible: what people tap every day fits under the words on a phone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.wording import choice, render
from bot.demo.stage import Stage
from tests.conftest import Cast
from tests.dialogs.test_dialogs import Play

# What leads there, and who then hears the message whose buttons are counted.
EVERYDAY = {
    "the card of dated work": (
        "office: giao Trung tâm Phục vụ hành chính công báo cáo giải ngân trước 25/12\noffice [Giao việc]\n"
        "officer: /viec\nofficer: 3", "officer",
    ),
    "the card of dated work with a target": ("colleague: /viec\ncolleague: 4", "colleague"),
    "the card of a request for more time": (
        "officer: /viec\nofficer: 1 xin gia hạn đến 10/4 vì chờ kiểm kê\nhead [Đồng ý]", "office",
    ),
    "a question about an item": ("colleague: /viec\ncolleague: mai em xong\ncolleague [4]", "colleague"),
    "a report that waits to be verified": ("officer: /viec\nofficer: 1 xong\nhead [Xác nhận]", "office"),
    "its card": ("officer: /viec\nofficer: 1 xong\nhead [Xác nhận]\noffice: /viec\noffice: duyệt hết", "office"),
    "standing work of a quarter": ("at 2026-03-04 07:30\ntick", "colleague"),
    "what is left of it": ("at 2026-03-04 07:30\ntick\ncolleague: 2: đã đăng 15 tin bài", "colleague"),
    "the last day": ("at 2026-03-31 07:30\ntick", "colleague"),
    "a report drafted": ("at 2026-03-14 08:00\noffice: /baocao quý 1", "office"),
}  # fmt: skip


@pytest.mark.parametrize("name", EVERYDAY)
async def test_what_is_tapped_every_day_has_two_rows(name: str, stage: Stage, cast: Cast) -> None:
    before, who = EVERYDAY[name]
    await Play(stage, cast).lines(before.splitlines())
    rows = stage.channel.to(getattr(cast, who).chat)[-1].message.choices
    assert 1 <= len(rows) <= 2, [[one.label for one in row] for row in rows]


def _rendered(rows: list[list[str]]) -> list[list[str]]:
    made = [
        [choice("choice-person", f"t.{i}.{j}", name=label) for j, label in enumerate(row)] for i, row in enumerate(rows)
    ]
    return [[one.label for one in row] for row in render({"parts": [], "choices": made}, "vi", "anh/chị").choices]


LABELS = st.text("abcđê ", min_size=1, max_size=30).map(str.strip).filter(bool)


@given(st.lists(st.lists(LABELS, min_size=1, max_size=4), max_size=8))
def test_rows_are_laid_side_by_side_whole_in_order_and_only_where_they_are_too_many(rows: list[list[str]]) -> None:
    laid = _rendered(rows)
    assert [label for row in laid for label in row] == [label for row in rows for label in row]
    assert laid == rows or len(rows) > 2
    for row in laid:
        assert row in rows or max(map(len, row)) <= {2: 23, 3: 15, 4: 11}[len(row)]
    # A row is never torn apart.
    ends = {sum(len(row) for row in rows[: n + 1]) for n in range(len(rows))}
    assert {sum(len(row) for row in laid[: n + 1]) for n in range(len(laid))} <= ends
