"""Ten invented citizens and what each of them comes for; no number here belongs to anybody."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visit:
    """One reception: what is typed, in the order of the boxes; `card` is scanned instead of typing the person.

    `procedure` is typed as a clerk types; `counts` go into the boxes of the fee ("pages", "copies").
    """

    title: str
    procedure: str
    code: str
    card: str = ""
    id_number: str = ""
    name: str = ""
    birth_date: str = ""
    phone: str = ""
    address: str = ""
    organisation: bool = False
    owner: str = ""
    owner_birth_date: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    jam: bool = False


VISITS = (
    Visit(
        "thẻ căn cước quét, xác nhận tình trạng hôn nhân",
        "xntthn",
        "1.004873",
        card="001190012345|012345678|Nguyễn Thị Hòa|01051990|Nữ|Số 1, ngõ 12 phố Khương Đình, Hà Nội|15042021",
        phone="0912345678",
    ),
    Visit(
        "chứng thực bản sao 3 trang, 2 bản",
        "chung thuc ban sao tu ban chinh",
        "2.000815",
        id_number="001085004321",
        name="Trần Văn Bình",
        birth_date="12/3/85",
        phone="0987654321",
        address="Số 20 phố Vọng, Hà Nội",
        counts=(("pages", 3), ("copies", 2)),
    ),
    Visit(
        "khai sinh cho trẻ chưa có số định danh",
        "1.001193",
        "1.001193",
        id_number="001192006789",
        name="Lê Thị Ngọc Ánh",
        birth_date="20/10/1992",
        phone="0934567890",
        address="Số 5 ngõ 3 phố Lê Trọng Tấn, Hà Nội",
        owner="Phạm Gia Bảo",
        owner_birth_date="10/11/2026",
    ),
    Visit(
        "hộ kinh doanh, máy in kẹt giấy",
        "thanh lap ho kinh doanh",
        "1.001612",
        id_number="001078001357",
        name="Đặng Nguyễn Thị Ước",
        birth_date="07/07/1978",
        phone="0243 565 1234",
        address="Số 88 đường Trường Chinh, Hà Nội",
        jam=True,
    ),
    Visit(
        "trích lục hộ tịch",
        "trich luc",
        "2.000635",
        id_number="001090123456",
        name="Hoàng Văn Cường",
        birth_date="01011990",
        phone="+84 912 000 111",
        address="Số 3 phố Tôn Thất Tùng, Hà Nội",
        counts=(("copies", 3),),
    ),
    Visit(
        "tổ chức xin sử dụng tạm vỉa hè",
        "via he",
        "1.013274",
        id_number="0100109106",
        name="Công ty trách nhiệm hữu hạn một thành viên Dịch vụ Xây dựng và Thương mại Hòa Bình Xanh Hà Nội",
        phone="02438561234",
        address="Tầng 12, tòa nhà Ánh Dương, số 1 phố Thái Hà, Hà Nội",
        organisation=True,
    ),
    Visit(
        "giấy phép xây dựng nhà ở",
        "giay phep xay dung moi",
        "1.013225",
        id_number="001165007531",
        name="Vũ Đình Ửng",
        birth_date="30/12/1965",
        phone="0356789012",
        address="Số 17 ngách 45/2 ngõ 102 đường Khuất Duy Tiến, Hà Nội",
    ),
    Visit(
        "kết hôn, người nước ngoài có hộ chiếu",
        "ket hon co yeu to nuoc ngoai",
        "2.000806",
        id_number="N1234567",
        name="Jean-Pierre O'Brien",
        birth_date="14/02/1988",
        phone="",
        address="Số 9 phố Hàng Bài, Hà Nội",
    ),
    Visit(
        "chứng thực chữ ký",
        "ctck",
        "2.000884",
        id_number="001095008642",
        name="Bùi Thị Thu Hằng",
        birth_date="09/09/1995",
        phone="0708123456",
        address="Số 40 phố Giáp Nhất, Hà Nội",
    ),
    Visit(
        "khai tử",
        "khai tu",
        "1.000656",
        id_number="001070002468",
        name="Ngô Quý Đôn",
        birth_date="19/08/1970",
        phone="0868111222",
        address="Số 2 phố Chùa Bộc, Hà Nội",
        owner="Ngô Văn Tý",
        owner_birth_date="02/09/1940",
    ),
)
"""The morning's receptions in order."""

REFUSED = Visit(
    "đăng ký thường trú thuộc Công an phường",
    "dktt",
    "1.004222",
    id_number="001199003579",
    name="Đỗ Minh Quân",
    birth_date="25/05/1999",
    phone="0977000999",
    address="Số 6 phố Quan Nhân, Hà Nội",
)
"""Somebody at the wrong door: refused with the reason and the right door."""
