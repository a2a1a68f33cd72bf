"""The evidence package: every file has a place of its own that any system can keep, and the lists say what is there."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from documents.bundle import Damage, write_bundle
from documents.bundle_index import Index, IndexCell, IndexTable, write_page, write_workbook
from plans.evidence_package import Lacking, Package, Piece, PieceState, TaskPlace, lay_out, safe
from plans.text import fold

AT = datetime(2026, 9, 1, 3, 0, tzinfo=UTC)
TASK = TaskPlace(id=1, order=(0, 0, 0), section="I. Cải cách thể chế", code="1.1", title="Rà soát văn bản")
OTHER = TaskPlace(id=2, order=(0, 1, 3), section="II. Chuyển đổi số", code="2.3", title="Số hóa hồ sơ: đợt 1/2")


def piece(number: int, data: bytes = b"", **changes: object) -> Piece:
    made = Piece(
        id=number, task=TASK, agency="Phòng Kinh tế", state=PieceState.FILE, sender="Mẫu", at=AT, name="ảnh.jpg",
        sha256=hashlib.sha256(data or str(number).encode()).hexdigest(), size=len(data) or 10,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]  # a test names fields freely


def paths(package: Package) -> list[str]:
    return [placed.path for placed in package.pieces if placed.path]


def test_files_stand_under_their_section_and_task() -> None:
    package = lay_out([piece(2, task=OTHER, name="b.PDF"), piece(1)], [], None)
    assert paths(package) == [
        "01 I. Cải cách thể chế/1.1 Rà soát văn bản/ảnh.jpg",
        "02 II. Chuyển đổi số/2.3 Số hóa hồ sơ đợt 1 2/b.pdf",
    ]


def test_two_files_of_one_name_are_told_apart_and_the_same_bytes_are_one_file() -> None:
    twin = piece(3, b"same")
    package = lay_out([piece(1), piece(2, name="ANH.jpg"), twin, replace(twin, id=4)], [], None)
    names = [path.rpartition("/")[2] for path in paths(package)]
    assert names == ["ảnh.jpg", "ANH (2).jpg", "ảnh (3).jpg", "ảnh (3).jpg"]
    assert len(package.of_volume(1)) == 3


def test_what_has_no_bytes_has_no_place() -> None:
    words = piece(1, state=PieceState.WORDS, sha256=None, words="45/KH-UBND ngày 20/11/2026")
    package = lay_out([words, piece(2, state=PieceState.ON_ITS_WAY)], [], 100)
    assert paths(package) == []
    assert package.volumes == 1


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("CON", "CON_"),
        ("aux.txt", "aux.txt_"),
        ("a/b\\c:d*e?f", "a b c d e f"),
        ("..", "khong-ten"),
        ("Báo cáo.", "Báo cáo"),
        ("x" * 90, "x" * 40),
        ("một hai ba bốn năm sáu bảy tám chín mười mười một", "một hai ba bốn năm sáu bảy tám chín"),
    ],
)
def test_a_name_that_some_system_cannot_keep_is_made_one_that_all_can(name: str, kept: str) -> None:
    assert safe(name, 40) == kept


NAMES = st.text(max_size=90)
PIECES = st.lists(
    st.builds(
        lambda number, name, words, size, task, state: piece(
            number, name=name, words=words, size=size, task=task, state=state, sha256=f"{number:064d}"
        ),
        number=st.integers(1, 40),
        name=st.none() | NAMES,
        words=st.none() | NAMES,
        size=st.integers(0, 400),
        task=st.builds(
            TaskPlace, id=st.integers(1, 5), order=st.tuples(st.integers(0, 1), st.integers(0, 2), st.integers(0, 2)),
            section=NAMES, code=st.none() | st.text(max_size=20), title=NAMES,
        ),
        state=st.sampled_from(PieceState),
    ),
    max_size=25,
)  # fmt: skip


@given(PIECES, st.none() | st.integers(1, 3000))
def test_every_file_has_one_place_and_every_archive_fits(pieces: list[Piece], most: int | None) -> None:
    package = lay_out(pieces, [], most)
    assert sorted(placed.piece.id for placed in package.pieces) == sorted(one.id for one in pieces)
    found: dict[str, tuple[int, str]] = {}
    for number in range(1, package.volumes + 1):
        files = package.of_volume(number)
        takes = sum(same[0].size for same in files.values())
        assert most is None or len(files) == 1 or takes <= most
        for path, same in files.items():
            assert len({(one.task.id, one.sha256) for one in same}) == 1
            folded = "/".join(fold(part) for part in path.split("/"))
            assert found.setdefault(folded, (number, path)) == (number, path)
            assert len(path.split("/")) == 3
            assert len(path) <= 190
            assert not any(
                part != part.strip() or part.endswith(".") or set(part) & set('<>:"|?*\\') for part in path.split("/")
            )
    files_there = {one.id for one in pieces if one.state is PieceState.FILE}
    assert {placed.piece.id for placed in package.pieces if placed.path} == files_there


# -- the archives ------------------------------------------------------------------------------------------------


def lists(damaged: Mapping[int, Damage]) -> Sequence[tuple[str, bytes]]:
    return (("Danh mục.html", repr(dict(damaged)).encode()),)


def test_the_archives_hold_the_bytes_as_they_came(tmp_path: Path) -> None:
    data = {number: bytes([number]) * 1000 for number in (1, 2, 3)}
    for content in data.values():
        (tmp_path / hashlib.sha256(content).hexdigest()).write_bytes(content)
    package = lay_out([piece(n, content, name=f"{n}.pdf") for n, content in data.items()], [], 2900)
    made = write_bundle(package, lambda sha256: tmp_path / sha256, tmp_path, AT, lists)
    assert [path.name for path in made.archives] == ["1.zip", "2.zip"]
    unpacked: dict[str, bytes] = {}
    for path in made.archives:
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            assert archive.namelist()[-1] == "Danh mục.html"
            unpacked |= {info.filename: archive.read(info) for info in archive.infolist()}
            assert archive.infolist()[0].date_time == (2026, 9, 1, 10, 0, 0)
    assert unpacked.pop("Danh mục.html") == b"{}"
    assert {PurePosixPath(name).stem: content for name, content in unpacked.items()} == {
        str(number): content for number, content in data.items()
    }


def test_a_file_that_is_gone_or_changed_is_named_and_stops_nothing(tmp_path: Path) -> None:
    whole, changed, gone = piece(1, b"whole"), piece(2, b"as it came"), piece(3, b"gone")
    (tmp_path / str(whole.sha256)).write_bytes(b"whole")
    (tmp_path / str(changed.sha256)).write_bytes(b"as it is")
    package = lay_out([whole, changed, gone], [], None)
    made = write_bundle(package, lambda sha256: tmp_path / sha256, tmp_path, AT, lists)
    assert made.damaged == {2: Damage.CHANGED, 3: Damage.GONE}
    with zipfile.ZipFile(made.archives[0]) as archive:
        assert len(archive.namelist()) == 3


def test_a_moment_before_the_archives_clock_begins_is_its_beginning(tmp_path: Path) -> None:
    old = piece(1, b"old", at=AT - timedelta(days=365 * 60))
    (tmp_path / str(old.sha256)).write_bytes(b"old")
    made = write_bundle(lay_out([old], [], None), lambda sha256: tmp_path / sha256, tmp_path, AT, lists)
    with zipfile.ZipFile(made.archives[0]) as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


# -- the lists ---------------------------------------------------------------------------------------------------

PATH = "01 Mục/1.1 Việc/ảnh #1 50%?.jpg"
INDEX = Index(
    title="Danh mục <b>",
    lines=("dòng\x00một",),
    tables=(
        IndexTable(
            title="Danh mục",
            columns=(("Việc", 20.0), ("Tệp", 20.0)),
            rows=(
                (IndexCell(text="=1+1"), IndexCell(text="ảnh & chữ", path=PATH)),
                (IndexCell(text="@x"), IndexCell(text="javascript:alert(1)", address="javascript:alert(1)")),
                (IndexCell(text="-2"), IndexCell(text="cổng", address="https://vi.du/a?b=1")),
            ),
        ),
    ),
)


def test_the_page_links_into_the_archive_and_runs_nothing() -> None:
    page = html.fromstring(write_page(INDEX).decode())
    assert [unquote(link.get("href")) for link in page.iter("a")] == [PATH, "https://vi.du/a?b=1"]
    assert page.findtext(".//h1") == "Danh mục <b>"
    assert page.xpath("//b") == []
    assert len(page.xpath("//tbody/tr")) == 3


def test_on_a_phone_each_line_of_the_page_knows_what_it_is() -> None:
    """There is no room for a table: its rows are cards, and its head is not shown."""
    page = html.fromstring(write_page(INDEX).decode())
    for table in page.iter("table"):
        titles = [title.text for title in table.iter("th")]
        assert [[cell.get("data-title") for cell in row.iter("td")] for row in table.xpath("tbody/tr")] == [titles] * (
            len(table.xpath("tbody/tr"))
        )
    style = page.findtext(".//style")
    assert "@media screen and (max-width: 45rem)" in style
    assert "content: attr(data-title)" in style


def test_the_workbook_keeps_what_people_wrote_as_text() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_workbook(INDEX)))["Danh mục"]
    head = next(row for row in range(1, 9) if sheet.cell(row, 1).value == "Việc")
    assert [sheet.cell(head + n, 1).value for n in (1, 2, 3)] == ["=1+1", "@x", "-2"]
    assert {sheet.cell(head + n, 1).data_type for n in (1, 2, 3)} == {"s"}
    assert unquote(sheet.cell(head + 1, 2).hyperlink.target) == PATH
    assert sheet.cell(head + 2, 2).hyperlink is None
    assert sheet.print_title_rows == f"${head}:${head}"
    assert (sheet.page_setup.orientation, sheet.freeze_panes) == ("landscape", f"A{head + 1}")


def test_what_is_lacking_is_in_the_order_of_the_plan() -> None:
    package = lay_out([], [Lacking(task=OTHER, agency="B"), Lacking(task=TASK, agency="A")], None)
    assert [one.task.code for one in package.lacking] == ["1.1", "2.3"]


def test_each_line_of_the_workbook_has_room_for_all_that_it_says() -> None:
    """Where no height is given, some programs print the lines of a wrapped cell over one another."""
    long = "Rà soát, hệ thống hóa toàn bộ văn bản quy phạm pháp luật do xã ban hành"
    row = tuple(IndexCell(text=text) for text in (long, "a" * 64))
    table = IndexTable(title="Danh mục", columns=(("Việc", 20.0), ("SHA-256", 35.0)), rows=(row,))
    index = Index(title="Danh mục", lines=(), tables=(table,))
    sheet = openpyxl.load_workbook(io.BytesIO(write_workbook(index)))["Danh mục"]
    assert sheet.row_dimensions[sheet.max_row].height >= 4 * 15.5
    assert sheet.page_margins.left < 0.5
