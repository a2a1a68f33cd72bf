"""Verbs of the field that are no function words: what people in a commune do, and what only prepares it.

A word that is not here is not understood as work unless the message names the item that it is about.
"""

from __future__ import annotations

from plans.reply_lexicon import Sense
from plans.reply_pieces import Piece
from plans.text import fold

_WORK = frozenset(
    (
        "tiêm", "chích", "phun", "trồng", "gieo", "cấy", "gặt", "tưới", "bón", "chăn", "đào", "xây", "đổ", "lắp", "sửa",
        "dọn", "phát", "cấp", "chi", "trả", "trao", "tặng", "tuyên", "truyền", "phổ", "tập", "dạy", "mở", "khám", "cân",
        "đo", "đếm", "đóng", "vẽ", "kẻ", "sơn", "lát", "đắp", "nạo", "vét", "khơi", "khoan", "chặt", "phá", "dỡ", "di",
        "bầu", "họp", "vận", "hòa", "tiếp", "nhận", "xử", "phạt", "tính", "rải", "trải", "san", "ủi", "đấu",
        "nghiệm", "quyết", "thanh", "thu", "nộp", "giải", "hướng", "gom", "chốt", "tổng", "rà", "lọc",
        "xét", "bình", "chọn", "cử", "ghép", "tách", "nhập", "tải", "cài", "kê", "khai", "điền", "photo", "phô",
        "scan", "hoàn", "bổ", "chỉnh", "đối", "soát", "kiểm", "xác", "minh", "thẩm", "ước", "dự",
        "tuần", "canh", "trực", "chữa", "dập", "cứu", "hỗ", "thăm", "chúc", "kết", "đánh", "phân", "niêm",
        "yết", "đăng", "ký", "soạn", "viết", "gõ", "in", "ghi", "lấy", "thống",
        "chuẩn", "chấm", "tra", "đánh", "báo", "họa", "giao", "thả", "bắn", "chiếu", "phục", "rút", "nâng", "cắm",
        "chôn",
        "chuyển", "mua", "sắm", "thuê", "bán", "vay", "giảm", "xóa", "tháo", "thay", "bảo", "dưỡng", "vệ", "quét",
        "lau",
        "rửa", "khử", "tiêu", "hủy", "thả", "nuôi", "chăm", "sóc", "cắt", "tỉa", "vớt", "gỡ", "treo", "dán", "chụp",
        "quay", "dựng", "phóng", "phối", "tham", "kết", "nối", "cập", "chia", "gửi", "ủng", "quyên", "góp", "vận",
        "động",
        "điều", "khảo", "liệt", "lập", "liên", "hoàn", "rà", "sàng", "sao", "lưu", "số", "đóng", "bó", "buộc", "gia",
        "cố",
        "khắc", "phục", "kiện", "toàn", "bồi", "thường", "đền", "di", "dời", "cưỡng", "chế", "tịch", "thu", "niêm",
        "phong",
    )
)  # fmt: skip
_WORK_WITHOUT_MARKS = frozenset(map(fold, _WORK))
_PREPARING = frozenset(
    {
        "soan", "soan thao", "viet", "go", "chay", "chuan bi", "in", "lay chu ki", "thu thap", "lay y kien",
        "xin y kien",
        "ghi", "chup", "quet", "lay so lieu", "bo sung so lieu", "xuong thon", "di co so", "chot", "gom", "photo",
        "scan",
        "dong", "ra", "huy dong", "phoi hop", "theo doi", "chinh sua", "sua", "dan", "treo", "lay", "di", "khao sat",
        "tap trung", "no luc",
    }
)  # fmt: skip


# Once this is finished the work itself is not: "chốt số liệu xong rồi".
_DRAFTING = frozenset(
    {
        "soan", "soan thao", "viet", "du thao", "chot", "gom", "thu thap", "lay y kien", "xin y kien", "lay so lieu",
        "len khung",
    }
)  # fmt: skip


def is_drafting(piece: Piece) -> bool:
    """Whether what it says to be finished leaves the work itself under way, and it is no word of the title."""
    return piece.run is None and piece.text in _DRAFTING


def is_work(piece: Piece) -> bool:
    """Whether the piece is a verb of the field that has no other sense."""
    if piece.sense is not Sense.UNKNOWN:
        return False
    return piece.typed in _WORK or (piece.typed.isascii() and piece.text in _WORK_WITHOUT_MARKS)


def is_preparing(piece: Piece) -> bool:
    """Whether it only prepares what is to be made, and is no word of the title: "soạn", "in", "chốt (số liệu)"."""
    return piece.run is None and piece.text in _PREPARING
