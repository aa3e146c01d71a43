"""A peer: the same slip as an HTML page, its symbols as SVG."""

from __future__ import annotations

from html import escape

from desk_app.ports.forms import FormRequest
from desk_app.printing.forms.contents import content_of
from desk_app.printing.pages.symbols import bar_runs, qr_rows

_STYLE = """
@page { size: 148mm 210mm; margin: 7mm 10mm 7mm 15mm }
body { font: 9.5pt/1.1 "Times New Roman", Tinos, "Liberation Serif", serif; margin: 0 }
section + section { break-before: page } p { margin: 0.5pt 0 } h1 { font-size: 13pt; text-align: center; margin: 3pt 0 }
.head { display: flex; text-align: center; font-size: 9pt } .head div { flex: 1 }
table { border-collapse: collapse; width: 100%; font-size: 9pt } td, th { border: 0.5pt solid; padding: 1pt 3pt }
.due { font-weight: bold; font-size: 12pt } .small { font-style: italic; font-size: 9pt; text-align: justify }
.sign { display: flex; text-align: center; margin-top: 6pt } .sign div { flex: 1 }
"""


def slip_html(asked: FormRequest) -> str:
    """Write both copies of the slip as one HTML document."""
    body = _copy(asked)
    copies = "".join(f"<section>{body}<p>{label}</p></section>" for label in ("Liên 1", "Liên 2"))
    return f"<!doctype html><html lang=vi><head><style>{_STYLE}</style></head><body>{copies}</body></html>"


def _copy(asked: FormRequest) -> str:
    content = content_of(asked)
    values = {name: escape(value) for name, value in content.values.items()}
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in content.tables["papers"]
    )
    return f"""
<div class=head><div>{values["superior"].upper()}<br><b>{values["unit"].upper()}</b></div>
<div><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b><br><i>{values["place"]}, ngày
{values["issued_day"]} tháng {values["issued_month"]} năm {values["issued_year"]}</i></div></div>
<div>{_bars(content.code)} {_qr(content.code)}</div><p>Mã hồ sơ: <b class=due>{content.code}</b></p>
<h1>GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ</h1>
<p>Đơn vị tiếp nhận: {values["receiving_unit"]}</p>
<p>Tiếp nhận hồ sơ của Ông (Bà): <b>{values["applicant_name"]}</b> (Trực tiếp).</p>
<p>Địa chỉ: {values["applicant_address"]}</p>
<p>Số điện thoại: {values["applicant_phone"]} Email: {values["applicant_email"]}</p>
<p>Số căn cước/Hộ chiếu: {values["applicant_id"]}</p>
<p>Nội dung yêu cầu giải quyết: <b>{values["request"]}</b></p>
<p>Chủ hồ sơ: {values["owner_name"]}</p><p>Địa chỉ chủ hồ sơ: {values["owner_address"]}</p>
<p>1. Thành phần hồ sơ, số lượng mỗi loại giấy tờ:</p>
<table><thead><tr><th>TT<th>Thành phần hồ sơ<th>Bản chính<th>Bản chứng thực<th>Bản photo</tr></thead>
<tbody>{rows}</tbody></table>
<p>2. Số lượng hồ sơ: {values["sets"]} bộ.</p>
<p>3. Thời gian giải quyết hồ sơ theo quy định là: {values["limit_amount"]} ngày làm việc.</p>
<p>4. Thời gian nhận hồ sơ: {values["received_hour"]} giờ {values["received_minute"]} phút, ngày
{values["received_day"]} tháng {values["received_month"]} năm {values["received_year"]}.</p>
<p>5. Thời gian trả kết quả giải quyết hồ sơ: <span class=due>{values["due_hour"]} giờ {values["due_minute"]} phút, ngày
{values["due_day"]} tháng {values["due_month"]} năm {values["due_year"]}.</span></p>
<p class=small>(Trường hợp có kết quả trước thời hạn, cơ quan sẽ thông báo qua tin nhắn SMS, Zalo hoặc thư điện tử.
Tra cứu tình trạng hồ sơ tại: {values["lookup"]}. Điện thoại liên hệ: {values["unit_phone"]}.)</p>
<p>6. Đăng ký nhận kết quả tại: {values["receiving_unit"]}, {values["unit_address"]}.</p>
<p class=small>Ghi chú: Khi đến nhận kết quả, đề nghị mang theo giấy này.</p>
<div class=sign><div><b>NGƯỜI NỘP HỒ SƠ</b><br><i>(Ký, ghi rõ họ tên)</i></div>
<div><b>NGƯỜI TIẾP NHẬN HỒ SƠ</b><br><i>(Ký, ghi rõ họ tên)</i><br><br>{values["clerk_name"]}</div></div>"""


def _bars(code: str) -> str:
    found = bar_runs(code)
    if found is None:
        return ""
    path = "".join(f"M{at} 0h{length}v24h-{length}z" for at, length in found.runs)
    return f'<svg width="75mm" height="8mm" viewBox="0 0 {found.modules} 24"><path d="{path}"/></svg>'


def _qr(code: str) -> str:
    rows = qr_rows(code)
    path = "".join(f"M{at} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for at, length in row)
    return f'<svg width="12mm" height="12mm" viewBox="0 0 {len(rows)} {len(rows)}"><path d="{path}"/></svg>'
