"""Where the focus starts on every page and in every dialog, by what a screen reader says there."""

from __future__ import annotations

STARTS = {
    "sign-in": "Mã PIN của",
    "sign-in refused": "Mã PIN của",
    "today empty": "Hồ sơ",
    "reception empty": "Số định danh",
    "reception card": "Điện thoại",
    "reception filled": "Giấy tờ",
    "why this day": "Các ngày trong thời hạn",
    "reception question": "Giấy tờ",
    "turning away": "Lý do đã công bố",
    "saved": "Người tiếp theo",
    "saved without paper": "Người tiếp theo",
    "papers that did not come out": "Giấy chưa ra",
    "dossier by scan": "Chuyển xử lý",
    "today": "Hồ sơ",
    "search": "Tìm theo mã, tên, điện thoại hoặc số định danh",
    "return": "Quét giấy hẹn, hoặc gõ mã",
    "return ready": "Đã xem giấy tờ nào?",
    "queue": "Chờ gửi",
    "attention": "Các việc cần xử lý",
    "day close": "Lý do",
    "catalogue": "Từ khóa, chữ viết tắt hoặc mã",
    "catalogue corrected": "Áp dụng từ ngày",
    "calendar": "Thứ Sáu 20/11/2026",
    "settings": "Các phần",
    "look-ups": "Tra cứu",
    "scanner": "Kiểm tra máy quét và bộ gõ",
    "start": "Vào làm việc",
    "help": "Quay lại",
    "palette": "Tên việc",
    "code by hand": "Mã hồ sơ",
    "leaving": "Ở lại",
    "crash": "Làm tiếp",
    "confirm a year": "Số và ngày của quyết định",
    "deed forward": "Chuyển",
    "deed supplement": "Viết trên giấy cho người dân",
    "deed supplied": "Nhận bổ sung",
    "deed extend": "Ngày hẹn mới",
    "deed result": "Số, ký hiệu",
    "deed withdraw": "Lý do",
    "deed cancel the number": "Lý do hủy",
    "deed stop": "Lý do",
    "print again": "Người dân mất giấy hẹn",
    "preview": "Giấy tiếp nhận (Mẫu 01)",
    "approval": "Mã PIN của chính người đó",
    "printers": "Máy in của máy này",
    "new user": "Tên đăng nhập",
    "change user": "Họ và tên",
    "own pin changed": "Mã PIN hiện tại",
    "own pin chosen": "Mã PIN mới",
    "throw away": "Giữ nguyên",
    "locked": "Mã PIN của",
}
"""A page the walk shows in several states of the window starts as it does without them."""
SAME_PAGE = ("status ", "notice ", "storage full")
"""States of the window around the page "today"."""


def start_of(state: str) -> str | None:
    """Give what has the focus when a state comes up; None where the table does not name it."""
    return STARTS["today"] if state.startswith(SAME_PAGE) else STARTS.get(state)
