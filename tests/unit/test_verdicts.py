"""The office's verdicts in words, and the command that approves many reports at once."""

from __future__ import annotations

from datetime import date

import pytest

from plans.commands import CommandKind, read_command
from plans.verdicts import Finding, read_finding
from plans.work import Move

BELOW, NOT_APPLICABLE = Move.FIND_BELOW, Move.FIND_NOT_APPLICABLE


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("chưa đạt yêu cầu: thiếu số liệu", Finding(move=BELOW, reason="thiếu số liệu")),
        ("Không đạt", Finding(move=BELOW)),
        ("việc 3 chưa đạt vì thiếu dấu", Finding(move=BELOW, number=3, reason="thiếu dấu")),
        ("3 chua dat yeu cau, ly do: thieu so lieu", Finding(move=BELOW, number=3, reason="thieu so lieu")),
        ("báo cáo này không đạt yêu cầu", Finding(move=BELOW)),
        ("ghi nhận không phát sinh: không có hồ sơ", Finding(move=NOT_APPLICABLE, reason="không có hồ sơ")),
        ("chấp nhận việc 3 không phát sinh", Finding(move=NOT_APPLICABLE, number=3)),
    ],
)
def test_a_verdict(words, expected):
    assert read_finding(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "chưa đạt à?",
        "3 không phát sinh",
        "3 xong",
        "sao chưa đạt",
        "đạt yêu cầu",
        "chỉ tiêu chưa đạt",
        "",
        "nếu chưa đạt",
    ],
)
def test_what_is_no_verdict(words):
    assert read_finding(words) is None


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("duyệt hết", None),
        ("xác nhận hết", None),
        ("Duyệt tất cả các báo cáo đang chờ", None),
        ("duyet het giup em", None),
        ("duyệt hết Phòng Kinh tế", "Phòng Kinh tế"),
        ("duyệt toàn bộ việc của Trạm Y tế nhé", "Trạm Y tế"),
    ],
)
def test_approving_all(words, agency):
    command = read_command(words, date(2026, 3, 2))
    assert command is not None
    assert (command.kind, command.person) == (CommandKind.APPROVE_ALL, agency)


@pytest.mark.parametrize(
    "words", ["đã duyệt hết rồi", "duyệt 1, 3", "chưa duyệt hết", "duyệt hết chưa?", "duyệt việc 1"]
)
def test_what_does_not_approve_all(words):
    command = read_command(words, date(2026, 3, 2))
    assert command is None or command.kind is not CommandKind.APPROVE_ALL
