<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>AfterSave</name>
    <message>
        <source>Guided</source>
        <translation>Đã hướng dẫn</translation>
    </message>
    <message>
        <source>Not taken in here</source>
        <translation>Không nhận tại đây</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Đang in…</translation>
    </message>
    <message>
        <source>Not printed. F8 prints.</source>
        <translation>Chưa in. Bấm F8 để in.</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Đã gửi ra máy in.</translation>
    </message>
    <message>
        <source>Sent to the printer, which does not say whether the paper came out. Look, then go on.</source>
        <translation>Đã gửi ra máy in; máy in không cho biết giấy đã ra chưa. Hãy nhìn khay giấy rồi làm tiếp.</translation>
    </message>
    <message>
        <source>Printed. Hand over one copy, keep one.</source>
        <translation>Đã in. Giao một liên, lưu một liên.</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Check scanner and input method</source>
        <translation>Kiểm tra máy quét và bộ gõ</translation>
    </message>
</context>
<context>
    <name>BoxWords</name>
    <message>
        <source>number</source>
        <translation>số giấy tờ</translation>
    </message>
    <message>
        <source>name</source>
        <translation>họ tên</translation>
    </message>
    <message>
        <source>birth date</source>
        <translation>ngày sinh</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>giới tính</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>điện thoại</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>thư điện tử</translation>
    </message>
    <message>
        <source>address</source>
        <translation>địa chỉ</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>Confirm this year…</source>
        <translation>Xác nhận năm này…</translation>
    </message>
    <message>
        <source>Estimate next year</source>
        <translation>Ước tính năm sau</translation>
    </message>
    <message>
        <source>Filled: day off · framed: make-up day · pale: weekly rest · underlined: today · corner: not confirmed</source>
        <translation>Tô đậm: ngày nghỉ · đóng khung: ngày làm bù · nhạt: nghỉ hằng tuần · gạch chân: hôm nay · chấm góc: chưa xác nhận</translation>
    </message>
    <message>
        <source>Working calendar</source>
        <translation>Lịch làm việc</translation>
    </message>
    <message>
        <source>Confirm {year}…</source>
        <translation>Xác nhận năm {year}…</translation>
    </message>
    <message>
        <source>Estimate {year}</source>
        <translation>Ước tính năm {year}</translation>
    </message>
    <message>
        <source>! Not entered yet: only the weekly rest is known</source>
        <translation>! Chưa nhập lịch: mới chỉ biết ngày nghỉ hằng tuần</translation>
    </message>
    <message>
        <source>Confirmed: {decision}</source>
        <translation>Đã xác nhận: {decision}</translation>
    </message>
    <message>
        <source>! Not confirmed yet: no document is named for {count} of its days</source>
        <translation>! Chưa xác nhận: {count} ngày chưa có số văn bản</translation>
    </message>
    <message>
        <source>! Estimated, not confirmed by a decision</source>
        <translation>! Ước tính, chưa có quyết định xác nhận</translation>
    </message>
</context>
<context>
    <name>CancelNumberDialog</name>
    <message>
        <source>Cancel number {code}</source>
        <translation>Hủy số {code}</translation>
    </message>
    <message>
        <source>Cancel the number</source>
        <translation>Hủy số</translation>
    </message>
    <message>
        <source>&amp;Take it in anew afterwards with what was typed</source>
        <translation>&amp;Nhập lại ngay với nội dung cũ</translation>
    </message>
    <message>
        <source>The number stays used for ever and scans as cancelled. Take the slip back from the citizen.</source>
        <translation>Số này không dùng lại, quét sẽ báo đã hủy. Thu lại giấy tiếp nhận của người dân.</translation>
    </message>
    <message>
        <source>&amp;Reason in words</source>
        <translation>&amp;Lý do hủy</translation>
    </message>
    <message>
        <source>Your &amp;PIN</source>
        <translation>Mã &amp;PIN của bạn</translation>
    </message>
    <message>
        <source>Type your PIN.</source>
        <translation>Chưa có mã PIN.</translation>
    </message>
</context>
<context>
    <name>CareButtons</name>
    <message>
        <source>Print a test page on every printer chosen</source>
        <translation>In thử trên các máy in đã chọn</translation>
    </message>
    <message>
        <source>Write a backup now…</source>
        <translation>Sao lưu ngay…</translation>
    </message>
    <message>
        <source>(ask each time)</source>
        <translation>(hỏi mỗi lần in)</translation>
    </message>
    <message>
        <source>(no print service answers on this PC)</source>
        <translation>(máy này chưa có dịch vụ in)</translation>
    </message>
    <message>
        <source>Choose a printer above first.</source>
        <translation>Chọn máy in ở trên trước đã.</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Trang in thử</translation>
    </message>
    <message>
        <source>The test page was handed to {printer}. Look whether it lies in the tray.</source>
        <translation>Đã gửi trang in thử tới {printer}. Mời xem giấy có ra khay không.</translation>
    </message>
    <message>
        <source>Where should the backup go?</source>
        <translation>Lưu bản sao vào đâu?</translation>
    </message>
    <message>
        <source>The backup is written: {path}</source>
        <translation>Đã sao lưu: {path}</translation>
    </message>
</context>
<context>
    <name>CatalogueColumns</name>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Ghi chú</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Procedures</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>No procedure has these words.</source>
        <translation>Không có thủ tục nào chứa những chữ này.</translation>
    </message>
    <message>
        <source>Correct this procedure</source>
        <translation>Sửa thủ tục này</translation>
    </message>
    <message>
        <source>Save this version</source>
        <translation>Lưu phiên bản này</translation>
    </message>
    <message>
        <source>Load the program&apos;s catalogue</source>
        <translation>Nạp danh mục đi kèm phần mềm</translation>
    </message>
    <message>
        <source>&amp;Words, initials or code</source>
        <translation>&amp;Từ khóa, chữ viết tắt hoặc mã</translation>
    </message>
    <message>
        <source>Correct a procedure</source>
        <translation>Sửa thủ tục</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Danh mục</translation>
    </message>
    <message>
        <source>The correction was put aside.</source>
        <translation>Đã bỏ phần đang sửa.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>{count} procedures</source>
        <translation>{count} thủ tục</translation>
    </message>
    <message>
        <source>{count} procedure</source>
        <translation>{count} thủ tục</translation>
    </message>
    <message>
        <source>The program&apos;s catalogue is loaded; versions the ward made later stay in force.</source>
        <translation>ĐÃ nạp danh mục đi kèm phần mềm; bản phường sửa về sau vẫn dùng.</translation>
    </message>
    <message>
        <source>The version is saved and holds from {day}; dossiers already received keep theirs.</source>
        <translation>Đã lưu phiên bản, áp dụng từ {day}. Hồ sơ đã nhận giữ nguyên phiên bản cũ.</translation>
    </message>
</context>
<context>
    <name>CatalogueWords</name>
    <message>
        <source>within the day</source>
        <translation>trong ngày</translation>
    </message>
    <message>
        <source>working hours</source>
        <translation>giờ làm việc</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>ngày làm việc</translation>
    </message>
    <message>
        <source>calendar days</source>
        <translation>ngày (theo lịch)</translation>
    </message>
    <message>
        <source>no fixed date</source>
        <translation>không có hạn cụ thể</translation>
    </message>
    <message>
        <source>count again from the start</source>
        <translation>tính lại từ đầu</translation>
    </message>
    <message>
        <source>add the waiting time</source>
        <translation>cộng thêm thời gian chờ</translation>
    </message>
    <message>
        <source>a term of its own</source>
        <translation>thời hạn riêng</translation>
    </message>
    <message>
        <source>per dossier</source>
        <translation>mỗi hồ sơ</translation>
    </message>
    <message>
        <source>per copy</source>
        <translation>mỗi bản</translation>
    </message>
    <message>
        <source>per certified page</source>
        <translation>mỗi trang chứng thực</translation>
    </message>
    <message>
        <source>per case</source>
        <translation>mỗi trường hợp</translation>
    </message>
    <message>
        <source>name</source>
        <translation>tên</translation>
    </message>
    <message>
        <source>field of law</source>
        <translation>lĩnh vực</translation>
    </message>
    <message>
        <source>term</source>
        <translation>thời hạn</translation>
    </message>
    <message>
        <source>papers</source>
        <translation>giấy tờ</translation>
    </message>
    <message>
        <source>fees</source>
        <translation>phí, lệ phí</translation>
    </message>
    <message>
        <source>results</source>
        <translation>kết quả</translation>
    </message>
    <message>
        <source>which door</source>
        <translation>nơi tiếp nhận</translation>
    </message>
    <message>
        <source>! suspect entry</source>
        <translation>! cần đối chiếu</translation>
    </message>
    <message>
        <source>code and name only</source>
        <translation>chỉ có mã và tên</translation>
    </message>
    <message>
        <source>! unverified</source>
        <translation>! chưa đối chiếu</translation>
    </message>
    <message>
        <source>Why: {ground}</source>
        <translation>Căn cứ: {ground}</translation>
    </message>
    <message>
        <source>{count} original</source>
        <translation>{count} bản chính</translation>
    </message>
    <message>
        <source>{count} certified</source>
        <translation>{count} bản chứng thực</translation>
    </message>
    <message>
        <source>{count} copies</source>
        <translation>{count} bản sao chụp</translation>
    </message>
    <message>
        <source>looked up in the database</source>
        <translation>tra cứu CSDL</translation>
    </message>
    <message>
        <source>not set by the ward yet</source>
        <translation>phường chưa đặt mức</translation>
    </message>
    <message>
        <source>nothing charged, by rule</source>
        <translation>không thu, theo quy định</translation>
    </message>
    <message>
        <source>; exempt: {who}</source>
        <translation>; được miễn: {who}</translation>
    </message>
    <message>
        <source>Code {code} · {field}</source>
        <translation>Mã {code} · {field}</translation>
    </message>
    <message>
        <source>Term: {term}</source>
        <translation>Thời hạn: {term}</translation>
    </message>
    <message>
        <source>After a supplement: {rule}</source>
        <translation>Sau khi bổ sung: {rule}</translation>
    </message>
    <message>
        <source>This version holds from {day}</source>
        <translation>Phiên bản này áp dụng từ {day}</translation>
    </message>
    <message>
        <source>! Not received here: {door}</source>
        <translation>! Không nhận tại đây: {door}</translation>
    </message>
    <message>
        <source>! Not verified: {parts}</source>
        <translation>! Chưa đối chiếu: {parts}</translation>
    </message>
    <message>
        <source>! The source itself seems to mix up procedures.</source>
        <translation>! Nguồn có dấu hiệu lẫn giữa các thủ tục.</translation>
    </message>
    <message>
        <source>Read in: {source}</source>
        <translation>Nguồn: {source}</translation>
    </message>
    <message>
        <source>Decision: {decision}</source>
        <translation>Quyết định: {decision}</translation>
    </message>
    <message>
        <source>{count} originals</source>
        <translation>{count} bản chính</translation>
    </message>
    <message>
        <source>{count} copy</source>
        <translation>{count} bản sao chụp</translation>
    </message>
    <message>
        <source>only shown</source>
        <translation>chỉ xuất trình</translation>
    </message>
    <message>
        <source>not always needed</source>
        <translation>không phải lúc nào cũng cần</translation>
    </message>
</context>
<context>
    <name>CitizenPage</name>
    <message>
        <source>Citizens&apos; screen</source>
        <translation>Màn hình người dân</translation>
    </message>
    <message>
        <source>Result due</source>
        <translation>Hẹn trả kết quả</translation>
    </message>
    <message>
        <source>Dossier number</source>
        <translation>Số hồ sơ</translation>
    </message>
</context>
<context>
    <name>CitizenScreen</name>
    <message>
        <source>Name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Papers handed in</source>
        <translation>Giấy tờ đã nộp</translation>
    </message>
    <message>
        <source>Please look through what we wrote down</source>
        <translation>Mời xem lại thông tin chúng tôi đã ghi</translation>
    </message>
    <message>
        <source>Handed in: {papers}</source>
        <translation>Đã nộp: {papers}</translation>
    </message>
    <message>
        <source>Taken in: the dossier of |{who}|{name}|</source>
        <translation>Đã nhận hồ sơ của |{who}|{name}|</translation>
    </message>
    <message>
        <source>Look it up at {place}</source>
        <translation>Tra cứu hồ sơ tại {place}</translation>
    </message>
    <message>
        <source>The result of |{who}|{name}| is here</source>
        <translation>Kết quả của |{who}|{name}| đã có</translation>
    </message>
    <message>
        <source>Tax code</source>
        <translation>Mã số thuế</translation>
    </message>
    <message>
        <source>Citizen card</source>
        <translation>Căn cước</translation>
    </message>
    <message>
        <source>Old identity card</source>
        <translation>Chứng minh nhân dân</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Hộ chiếu</translation>
    </message>
    <message>
        <source>Number of the paper</source>
        <translation>Số giấy tờ</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} giấy tờ khác</translation>
    </message>
    <message>
        <source>of {day}</source>
        <translation>ngày {day}</translation>
    </message>
    <message>
        <source>As soon as it is done</source>
        <translation>Ngay khi có kết quả</translation>
    </message>
    <message>
        <source>please ask the officer for the day</source>
        <translation>xin hỏi cán bộ ngày nhận</translation>
    </message>
    <message>
        <source>from |{hour}|</source>
        <translation>từ |{hour}|</translation>
    </message>
    <message>
        <source>No fee is charged</source>
        <translation>Không mất lệ phí</translation>
    </message>
    <message>
        <source>Fee: </source>
        <translation>Lệ phí: </translation>
    </message>
    <message>
        <source>The result comes by post, to the address on the slip</source>
        <translation>Kết quả được gửi qua bưu điện, đến địa chỉ ghi trên giấy hẹn</translation>
    </message>
    <message>
        <source>To collect it, bring |the slip| and |{paper}|.</source>
        <translation>Khi đến nhận, xin mang theo |giấy hẹn| và |{paper}|.</translation>
    </message>
    <message>
        <source>To collect it, {who}, bring |the slip| and |{paper}| along.</source>
        <translation>Khi đến nhận, {who} mang theo |giấy hẹn| và |{paper}|.</translation>
    </message>
    <message>
        <source>The result comes online; keep the number for looking it up</source>
        <translation>Kết quả được trả trực tuyến; giữ mã hồ sơ để tra cứu</translation>
    </message>
    <message>
        <source>Is everything right? If not, please tell the clerk.</source>
        <translation>Thông tin có đúng không ạ? Nếu chưa đúng, xin nói với cán bộ.</translation>
    </message>
</context>
<context>
    <name>CitySection</name>
    <message>
        <source>&amp;Address of the city</source>
        <translation>Địa &amp;chỉ hệ thống thành phố</translation>
    </message>
    <message>
        <source>One-time &amp;code</source>
        <translation>&amp;Mã đăng ký (dùng một lần)</translation>
    </message>
    <message>
        <source>C&amp;A file of the city (PEM)</source>
        <translation>&amp;Tệp chứng thư gốc của thành phố (PEM)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Join the city</source>
        <translation>Nối với thành phố</translation>
    </message>
    <message>
        <source>This file cannot be read as certificates.</source>
        <translation>Không đọc được tệp này như tệp chứng thư.</translation>
    </message>
    <message>
        <source>This desk has joined the city: desk {desk}, numbers {first}–{last}.</source>
        <translation>Máy này đã nối với thành phố: quầy {desk}, dải số {first}–{last}.</translation>
    </message>
    <message>
        <source>Asking the city…</source>
        <translation>Đang hỏi thành phố…</translation>
    </message>
    <message>
        <source>CA file of the city</source>
        <translation>Tệp chứng thư gốc của thành phố</translation>
    </message>
</context>
<context>
    <name>CityWords</name>
    <message>
        <source>Not joined. Entries wait safely on this PC.</source>
        <translation>Chưa kết nối. Hồ sơ vẫn an toàn trên máy này.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Đã nối</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Quầy</translation>
    </message>
    <message>
        <source>ward {ward}, desk {desk}, numbers {first}–{last}</source>
        <translation>đơn vị {ward}, quầy {desk}, dải số {first}–{last}</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>Chứng thư được tin</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Liên hệ gần nhất</translation>
    </message>
    <message>
        <source>Last complete exchange</source>
        <translation>Trao đổi trọn vẹn gần nhất</translation>
    </message>
    <message>
        <source>PC clock</source>
        <translation>Giờ máy</translation>
    </message>
    <message>
        <source>Newest trouble</source>
        <translation>Trục trặc mới nhất</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>chưa so với thành phố</translation>
    </message>
    <message>
        <source>as the city&apos;s</source>
        <translation>đúng với giờ thành phố</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} phút {seconds} giây</translation>
    </message>
    <message>
        <source>{amount} ahead</source>
        <translation>nhanh {amount} so với thành phố</translation>
    </message>
    <message>
        <source>{amount} behind</source>
        <translation>chậm {amount} so với thành phố</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>chưa có</translation>
    </message>
    <message>
        <source>none: the city is on this PC</source>
        <translation>không cần: máy chủ ở ngay trên máy này</translation>
    </message>
    <message>
        <source>{count} of the city, no others</source>
        <translation>{count} chứng thư của thành phố, không tin chứng thư khác</translation>
    </message>
</context>
<context>
    <name>ClosingPaper</name>
    <message>
        <source>Choose a printer</source>
        <translation>Chọn máy in</translation>
    </message>
    <message>
        <source>The closing sheet of {day} was handed to {printer}.</source>
        <translation>Tờ chốt ngày {day} đã chuyển ra máy in {printer}.</translation>
    </message>
    <message>
        <source>The closing sheet of {day} is written.</source>
        <translation>Đã ghi tờ chốt ngày {day} ra tệp.</translation>
    </message>
    <message>
        <source>The day is closed. Choose where its sheet is to come out.</source>
        <translation>Ngày ĐÃ chốt. Chọn nơi in tờ chốt ngày.</translation>
    </message>
</context>
<context>
    <name>CodeQuestion</name>
    <message>
        <source>Dossier code, for example H26.99.01-261120-0042</source>
        <translation>Mã hồ sơ, ví dụ H26.99.01-261120-0042</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Type the code, or scan the slip.</source>
        <translation>Gõ mã, hoặc quét giấy hẹn.</translation>
    </message>
</context>
<context>
    <name>CodeWords</name>
    <message>
        <source>The unit cannot be right: write it like H26.99.01.</source>
        <translation>Mã đơn vị chưa đúng: viết như H26.99.01.</translation>
    </message>
    <message>
        <source>The day cannot be right: year, month, day, like 261120.</source>
        <translation>Ngày chưa đúng: năm, tháng, ngày, như 261120.</translation>
    </message>
    <message>
        <source>The running number cannot be right: like 0042.</source>
        <translation>Số thứ tự chưa đúng: viết như 0042.</translation>
    </message>
</context>
<context>
    <name>CollectorFields</name>
    <message>
        <source>O&amp;wner</source>
        <translation>&amp;Chủ hồ sơ</translation>
    </message>
    <message>
        <source>A&amp;pplicant, with the slip</source>
        <translation>Người nộ&amp;p, có giấy hẹn</translation>
    </message>
    <message>
        <source>Somebody &amp;authorised</source>
        <translation>Người được ủ&amp;y quyền</translation>
    </message>
    <message>
        <source>Full na&amp;me</source>
        <translation>Họ và tê&amp;n</translation>
    </message>
    <message>
        <source>I&amp;D number</source>
        <translation>Số định &amp;danh</translation>
    </message>
    <message>
        <source>P&amp;hone</source>
        <translation>Điện t&amp;hoại</translation>
    </message>
    <message>
        <source>P&amp;roof (authorisation: number, day)</source>
        <translation>Giấy ủy quyền: &amp;số, ngày</translation>
    </message>
    <message>
        <source>Why without a n&amp;umber</source>
        <translation>&amp;Vì sao không có số</translation>
    </message>
    <message>
        <source>Ori&amp;ginals handed back</source>
        <translation>&amp;Bản chính trả lại</translation>
    </message>
    <message>
        <source>Slip &amp;lost, the ID card was seen</source>
        <translation>&amp;Mất giấy hẹn, đã xem căn cước</translation>
    </message>
    <message>
        <source>Who collects?</source>
        <translation>Ai nhận?</translation>
    </message>
</context>
<context>
    <name>Contact</name>
    <message>
        <source>This desk has not joined the city yet; entries wait safely on this PC.</source>
        <translation>Máy này chưa kết nối với thành phố. Hồ sơ vẫn an toàn trên máy này.</translation>
    </message>
    <message>
        <source>Not yet in touch with the city.</source>
        <translation>Chưa liên hệ được với thành phố lần nào.</translation>
    </message>
    <message>
        <source>What is known from the city was updated at {time}.</source>
        <translation>Số liệu từ thành phố: cập nhật lúc {time}.</translation>
    </message>
    <message>
        <source>Not connected. The dossiers are safe on this PC.</source>
        <translation>Máy này chưa kết nối với thành phố. Hồ sơ vẫn an toàn trên máy này.</translation>
    </message>
    <message>
        <source>Being sent. Other work goes on.</source>
        <translation>Đang gửi. Vẫn làm việc khác được.</translation>
    </message>
    <message>
        <source>Not sent since {time}. The dossiers are safe on this PC.</source>
        <translation>Chưa gửi được từ {time}. Hồ sơ vẫn an toàn trên máy này.</translation>
    </message>
    <message>
        <source>No network since {time}. The dossiers are safe on this PC.</source>
        <translation>Mất mạng từ {time}. Hồ sơ vẫn an toàn trên máy này.</translation>
    </message>
    <message>
        <source>Nothing to send</source>
        <translation>Không có gì chờ gửi</translation>
    </message>
    <message>
        <source>Saved on this PC, sent in a moment.</source>
        <translation>Đã lưu trên máy này, máy tự gửi trong giây lát.</translation>
    </message>
    <message>
        <source>Tried {count} times; next at {time}.</source>
        <translation>Đã thử {count} lần; thử lại lúc {time}.</translation>
    </message>
</context>
<context>
    <name>Countries</name>
    <message>
        <source>Vietnam</source>
        <translation>Việt Nam</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Úc</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>Bỉ</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Ca-na-đa</translation>
    </message>
    <message>
        <source>China</source>
        <translation>Trung Quốc</translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation>Séc</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Đức</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>Đan Mạch</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>Tây Ban Nha</translation>
    </message>
    <message>
        <source>France</source>
        <translation>Pháp</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Anh</translation>
    </message>
    <message>
        <source>Hungary</source>
        <translation>Hung-ga-ri</translation>
    </message>
    <message>
        <source>Indonesia</source>
        <translation>In-đô-nê-xi-a</translation>
    </message>
    <message>
        <source>India</source>
        <translation>Ấn Độ</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>I-ta-li-a</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Nhật Bản</translation>
    </message>
    <message>
        <source>Cambodia</source>
        <translation>Cam-pu-chia</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>Hàn Quốc</translation>
    </message>
    <message>
        <source>Laos</source>
        <translation>Lào</translation>
    </message>
    <message>
        <source>Myanmar</source>
        <translation>Mi-an-ma</translation>
    </message>
    <message>
        <source>Malaysia</source>
        <translation>Ma-lai-xi-a</translation>
    </message>
    <message>
        <source>Nigeria</source>
        <translation>Ni-giê-ri-a</translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation>Hà Lan</translation>
    </message>
    <message>
        <source>New Zealand</source>
        <translation>Niu Di-lân</translation>
    </message>
    <message>
        <source>Philippines</source>
        <translation>Phi-líp-pin</translation>
    </message>
    <message>
        <source>Poland</source>
        <translation>Ba Lan</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>Nga</translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation>Thụy Điển</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>Xinh-ga-po</translation>
    </message>
    <message>
        <source>Slovakia</source>
        <translation>Xlô-va-ki-a</translation>
    </message>
    <message>
        <source>Thailand</source>
        <translation>Thái Lan</translation>
    </message>
    <message>
        <source>Taiwan</source>
        <translation>Đài Loan</translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation>U-crai-na</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>Hoa Kỳ</translation>
    </message>
    <message>
        <source>Another country</source>
        <translation>Nước khác</translation>
    </message>
</context>
<context>
    <name>CrashNotice</name>
    <message>
        <source>The program met a trouble of its own</source>
        <translation>Phần mềm gặp sự cố</translation>
    </message>
    <message>
        <source>Copy information for the administrator</source>
        <translation>Sao chép thông tin cho quản trị</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Làm tiếp</translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message>
        <source>By the hour promised</source>
        <translation>Theo giờ hẹn</translation>
    </message>
    <message>
        <source>{count} returned</source>
        <translation>{count} đã trả</translation>
    </message>
    <message>
        <source>{count} left</source>
        <translation>{count} còn lại</translation>
    </message>
</context>
<context>
    <name>DayClosePage</name>
    <message>
        <source>Desks of the ward</source>
        <translation>Các quầy của đơn vị</translation>
    </message>
    <message>
        <source>Send everything and compare</source>
        <translation>Gửi hết và đối chiếu</translation>
    </message>
    <message>
        <source>Print the closing sheet</source>
        <translation>In tờ chốt ngày</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>Close the day and print</source>
        <translation>Chốt ngày và in</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Not counted here yet. Count by the receipt book.</source>
        <translation>Tiền chưa ghi trong phần mềm. Đếm theo cuống biên lai.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Still typing</source>
        <translation>Còn đang nhập</translation>
    </message>
    <message>
        <source>Send and compare</source>
        <translation>Gửi và đối chiếu</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Cần xử lý</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Tiền</translation>
    </message>
    <message>
        <source>Sign and print</source>
        <translation>Ký và in tờ chốt</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Chốt ngày</translation>
    </message>
    <message>
        <source>There is a sheet once the day is closed.</source>
        <translation>Chốt ngày xong mới có tờ chốt.</translation>
    </message>
    <message>
        <source>Send everything and compare first.</source>
        <translation>Gửi hết và đối chiếu trước đã.</translation>
    </message>
</context>
<context>
    <name>DayPanel</name>
    <message>
        <source>as the week says</source>
        <translation>như mọi tuần</translation>
    </message>
    <message>
        <source>day off</source>
        <translation>ngày nghỉ</translation>
    </message>
    <message>
        <source>worked (make-up day)</source>
        <translation>làm việc (làm bù)</translation>
    </message>
    <message>
        <source>Save this day</source>
        <translation>Lưu ngày này</translation>
    </message>
    <message>
        <source>Decision no., or where it was read</source>
        <translation>Số quyết định, hoặc nguồn</translation>
    </message>
    <message>
        <source>This day is</source>
        <translation>Ngày này là</translation>
    </message>
    <message>
        <source>Name of the day</source>
        <translation>Tên ngày</translation>
    </message>
    <message>
        <source>Working day</source>
        <translation>Ngày làm việc</translation>
    </message>
    <message>
        <source>Weekly rest</source>
        <translation>Nghỉ hằng tuần</translation>
    </message>
    <message>
        <source>Day off</source>
        <translation>Ngày nghỉ</translation>
    </message>
    <message>
        <source>Make-up working day</source>
        <translation>Ngày làm bù</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Nguồn: {source}</translation>
    </message>
    <message>
        <source>! Not confirmed: only a package says so, no document is named</source>
        <translation>! Chưa xác nhận: chỉ theo bảng tính sẵn, chưa có số văn bản</translation>
    </message>
</context>
<context>
    <name>DayRibbon</name>
    <message>
        <source>in</source>
        <translation>nhận</translation>
    </message>
    <message>
        <source>back</source>
        <translation>trả</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>nghỉ</translation>
    </message>
</context>
<context>
    <name>DayWords</name>
    <message>
        <source>Not closed. Send everything and compare first.</source>
        <translation>Chưa chốt. Gửi hết và đối chiếu trước đã.</translation>
    </message>
    <message>
        <source>NOT compared: the city could not be asked. {count} points need a reason.</source>
        <translation>CHƯA đối chiếu được với thành phố. {count} điểm cần ghi lý do.</translation>
    </message>
    <message>
        <source>NOT compared: the city could not be asked. All reasons given; the day can be closed.</source>
        <translation>CHƯA đối chiếu được với thành phố. Đã ghi đủ lý do, có thể chốt ngày.</translation>
    </message>
    <message>
        <source>Not closed. {count} points need a reason, then the day can be closed.</source>
        <translation>Chưa chốt. {count} điểm cần ghi lý do rồi mới chốt được.</translation>
    </message>
    <message>
        <source>Not closed. All reasons given; the day can be closed.</source>
        <translation>Chưa chốt. Đã ghi đủ lý do, có thể chốt ngày.</translation>
    </message>
    <message>
        <source>Both sides agree. The day can be closed.</source>
        <translation>Hai bên khớp. Chốt được.</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>Chưa rõ.</translation>
    </message>
    <message>
        <source>Both sides agree: {count} dossier.</source>
        <translation>Hai bên khớp: {count} hồ sơ.</translation>
    </message>
    <message>
        <source>Both sides agree: {count} dossiers.</source>
        <translation>Hai bên khớp: {count} hồ sơ.</translation>
    </message>
    <message>
        <source>No dossier is half typed at this desk.</source>
        <translation>Máy này không còn hồ sơ nhập dở.</translation>
    </message>
    <message>
        <source>Nothing waits for a person.</source>
        <translation>Không có việc nào cần xử lý.</translation>
    </message>
    <message>
        <source>{count} points, each with its reason.</source>
        <translation>{count} điểm, đã ghi đủ lý do.</translation>
    </message>
    <message>
        <source>{count} points left: write the reason.</source>
        <translation>Còn {count} điểm chưa ghi lý do.</translation>
    </message>
    <message>
        <source>{day} closed offline at {time}, NOT compared with the city.</source>
        <translation>Ngày {day} chốt ngoại tuyến lúc {time}, CHƯA đối chiếu với thành phố.</translation>
    </message>
    <message>
        <source>{day} closed at {time} with {count} named differences.</source>
        <translation>Ngày {day} chốt lúc {time}, có {count} điểm chênh lệch đã nêu lý do.</translation>
    </message>
    <message>
        <source>{day} closed at {time}: both sides agree, {count} points named.</source>
        <translation>Ngày {day} đã chốt lúc {time}: hai bên khớp, {count} điểm đã nêu lý do.</translation>
    </message>
    <message>
        <source>{day} closed at {time}: both sides agree.</source>
        <translation>Ngày {day} đã chốt lúc {time}: hai bên khớp.</translation>
    </message>
    <message>
        <source>Came after an earlier day was closed and counts with this one: {codes}.</source>
        <translation>Đến sau khi ngày trước đã chốt, tính vào ngày này: {codes}.</translation>
    </message>
    <message>
        <source>Both sides were NOT compared. {count} points are named with their reasons.</source>
        <translation>Hai bên CHƯA được đối chiếu. {count} điểm được nêu kèm lý do.</translation>
    </message>
    <message>
        <source>Both sides agree. {count} points are named with their reasons.</source>
        <translation>Hai bên khớp. {count} điểm được nêu kèm lý do.</translation>
    </message>
    <message>
        <source>Both sides do NOT agree. {count} points are named with their reasons.</source>
        <translation>Hai bên CHƯA khớp. {count} điểm được nêu kèm lý do.</translation>
    </message>
    <message>
        <source>Something still waits for a person. {count} points are named with their reasons.</source>
        <translation>Còn việc chờ người xử lý. Đã nêu lý do cho {count} điểm.</translation>
    </message>
    <message>
        <source>Both sides agree and nothing is left open.</source>
        <translation>Hai bên khớp, không còn việc nào bỏ ngỏ.</translation>
    </message>
    <message>
        <source>Journal up to entry {seq}, head {hash}…</source>
        <translation>Sổ đến việc số {seq}, mã đầu chuỗi {hash}…</translation>
    </message>
</context>
<context>
    <name>Decision</name>
    <message>
        <source>Confirm the calendar of {year}</source>
        <translation>Xác nhận lịch năm {year}</translation>
    </message>
    <message>
        <source>Number and date of the decision</source>
        <translation>Số và ngày của quyết định</translation>
    </message>
    <message>
        <source>Type number and date of the decision.</source>
        <translation>Ghi số và ngày của quyết định.</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Xác nhận</translation>
    </message>
</context>
<context>
    <name>DeedList</name>
    <message>
        <source>Other deeds</source>
        <translation>Việc khác</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In giấy</translation>
    </message>
    <message>
        <source>{count} deed must wait, see why</source>
        <translation>{count} việc chưa làm được, xem vì sao</translation>
    </message>
    <message>
        <source>{count} deeds must wait, see why</source>
        <translation>{count} việc chưa làm được, xem vì sao</translation>
    </message>
    <message>
        <source>What comes next is not clear: the supervisor looks at Needs attention (Ctrl+5) first.</source>
        <translation>Chưa rõ bước tiếp theo: phụ trách xem ở Cần xử lý (Ctrl+5) trước.</translation>
    </message>
</context>
<context>
    <name>DeedWords</name>
    <message>
        <source>Go on receiving</source>
        <translation>Tiếp tục tiếp nhận</translation>
    </message>
    <message>
        <source>Forward…</source>
        <translation>Chuyển xử lý…</translation>
    </message>
    <message>
        <source>Ask for papers (form 02)…</source>
        <translation>Yêu cầu bổ sung (Mẫu 02)…</translation>
    </message>
    <message>
        <source>Take in the supplement…</source>
        <translation>Nhận giấy bổ sung…</translation>
    </message>
    <message>
        <source>Record the result…</source>
        <translation>Ghi kết quả…</translation>
    </message>
    <message>
        <source>Return the result…</source>
        <translation>Trả kết quả…</translation>
    </message>
    <message>
        <source>Apologise, another day…</source>
        <translation>Xin lỗi, hẹn lại ngày trả…</translation>
    </message>
    <message>
        <source>Ask for payment…</source>
        <translation>Yêu cầu nộp phí, lệ phí…</translation>
    </message>
    <message>
        <source>Paid…</source>
        <translation>Đã nộp phí, lệ phí…</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>Mở lại…</translation>
    </message>
    <message>
        <source>Do not receive (form 03)…</source>
        <translation>Từ chối (Mẫu 03)…</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>Dừng xử lý…</translation>
    </message>
    <message>
        <source>The citizen withdraws it…</source>
        <translation>Người dân rút hồ sơ…</translation>
    </message>
    <message>
        <source>Cancel the number…</source>
        <translation>Hủy số…</translation>
    </message>
    <message>
        <source>When the citizen has brought what was missing.</source>
        <translation>Khi người dân đã mang đủ giấy tờ.</translation>
    </message>
    <message>
        <source>The papers go to the unit that works on them.</source>
        <translation>Giao hồ sơ giấy cho bộ phận giải quyết.</translation>
    </message>
    <message>
        <source>When the citizen brings the papers asked for. The term runs on.</source>
        <translation>Khi người dân mang giấy bổ sung đến. Thời hạn tính tiếp từ lúc nhận.</translation>
    </message>
    <message>
        <source>When the signed result comes back. Its number, sign and tray are kept.</source>
        <translation>Khi có kết quả đã ký. Ghi số, ký hiệu và khay để.</translation>
    </message>
    <message>
        <source>When the citizen comes with the slip. Look at the paper of whoever collects.</source>
        <translation>Khi người dân mang giấy hẹn đến. Xem giấy tờ của người nhận.</translation>
    </message>
    <message>
        <source>When the citizen shows that it was paid.</source>
        <translation>Khi người dân đưa biên lai hoặc chứng từ đã nộp.</translation>
    </message>
</context>
<context>
    <name>DeskColumns</name>
    <message>
        <source>Desk</source>
        <translation>Quầy</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Nhận</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Đã in</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Trả</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Hủy số</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Máy quầy</translation>
    </message>
    <message>
        <source>At the city</source>
        <translation>Thành phố</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>Chờ gửi</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Liên hệ</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>khác</translation>
    </message>
    <message>
        <source>shut out</source>
        <translation>đã thu hồi quyền</translation>
    </message>
    <message>
        <source>! silent</source>
        <translation>mất liên lạc</translation>
    </message>
    <message>
        <source>! waits for {age}</source>
        <translation>! chờ {age}</translation>
    </message>
    <message>
        <source>{count} still being typed</source>
        <translation>{count} hồ sơ đang nhập</translation>
    </message>
    <message>
        <source>! clock {minutes} min off</source>
        <translation>! giờ máy lệch {minutes} phút</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>bản {version}</translation>
    </message>
    <message>
        <source>Desk {number}</source>
        <translation>Quầy {number}</translation>
    </message>
    <message>
        <source>{desk} (this PC)</source>
        <translation>{desk} (máy này)</translation>
    </message>
    <message>
        <source>{count} facts</source>
        <translation>{count} việc</translation>
    </message>
</context>
<context>
    <name>DeskDialog</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Put aside, nothing was saved: {title}</source>
        <translation>Đã cất, CHƯA lưu gì: {title}</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Lấy lại</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>Giữ nguyên</translation>
    </message>
</context>
<context>
    <name>DeskSession</name>
    <message>
        <source>Desk {number}</source>
        <translation>Quầy {number}</translation>
    </message>
</context>
<context>
    <name>DeskWindow</name>
    <message>
        <source>One-stop desk</source>
        <translation>Quầy một cửa</translation>
    </message>
</context>
<context>
    <name>DossierColumns</name>
    <message>
        <source>no fixed date</source>
        <translation>không có hạn cụ thể</translation>
    </message>
    <message>
        <source>Dossier code</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Person concerned</source>
        <translation>Chủ hồ sơ</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Đang ở đâu</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Ngày nhận</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Hẹn trả</translation>
    </message>
</context>
<context>
    <name>DossierFacts</name>
    <message>
        <source>Dossier</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>Người nộp</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Chủ hồ sơ</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Lệ phí</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Hẹn trả</translation>
    </message>
    <message>
        <source>the applicant</source>
        <translation>chính người nộp</translation>
    </message>
    <message>
        <source>none recorded at reception</source>
        <translation>không ghi khoản nào lúc tiếp nhận</translation>
    </message>
</context>
<context>
    <name>DossierHead</name>
    <message>
        <source>to send</source>
        <translation>chờ gửi</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>đã gửi</translation>
    </message>
    <message>
        <source>No fixed date</source>
        <translation>Không định ngày</translation>
    </message>
    <message>
        <source>DUE BACK</source>
        <translation>HẸN TRẢ</translation>
    </message>
</context>
<context>
    <name>DossierList</name>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ</translation>
    </message>
</context>
<context>
    <name>DossierPage</name>
    <message>
        <source>Dossier</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>the city</source>
        <translation>thành phố</translation>
    </message>
</context>
<context>
    <name>DossierPresenter</name>
    <message>
        <source>Print again</source>
        <translation>In lại</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Refuse the dossier</source>
        <translation>Từ chối hồ sơ</translation>
    </message>
    <message>
        <source>Refuse and print</source>
        <translation>Từ chối và in</translation>
    </message>
    <message>
        <source>Only while no result exists. Somebody with the right can reopen it.</source>
        <translation>Chỉ khi chưa có kết quả. Người có quyền có thể mở lại.</translation>
    </message>
    <message>
        <source>Stop the dossier</source>
        <translation>Dừng xử lý hồ sơ</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>The citizen takes the dossier back; give the papers back too.</source>
        <translation>Người dân rút hồ sơ; trả lại cả giấy tờ đã nộp.</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Trả lại hồ sơ</translation>
    </message>
    <message>
        <source>What has to be paid before the work goes on, as the citizen is told.</source>
        <translation>Khoản phải nộp trước khi làm tiếp, như đã báo cho người dân.</translation>
    </message>
    <message>
        <source>Payment asked for</source>
        <translation>Yêu cầu nộp phí, lệ phí</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Ghi lại</translation>
    </message>
    <message>
        <source>The receipt or transfer it was paid with, or why nothing has to be paid.</source>
        <translation>Số biên lai hoặc chuyển khoản đã nộp, hoặc vì sao không phải nộp.</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Đã nộp phí, lệ phí</translation>
    </message>
    <message>
        <source>Reopen the dossier</source>
        <translation>Mở lại hồ sơ</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>Another printer…</source>
        <translation>Máy in khác…</translation>
    </message>
</context>
<context>
    <name>DossierView</name>
    <message>
        <source>! Needs attention</source>
        <translation>! Cần xử lý</translation>
    </message>
    <message>
        <source>Settle it on the page “Needs attention” (Ctrl+5).</source>
        <translation>Xử lý ở trang Cần xử lý (Ctrl+5).</translation>
    </message>
    <message>
        <source>The city&apos;s number</source>
        <translation>Số của thành phố</translation>
    </message>
    <message>
        <source>State at the city</source>
        <translation>Trạng thái ở thành phố</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Thành phố</translation>
    </message>
    <message>
        <source>male</source>
        <translation>nam</translation>
    </message>
    <message>
        <source>female</source>
        <translation>nữ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ tên</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Thư điện tử</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>{count} originals</source>
        <translation>{count} bản chính</translation>
    </message>
    <message>
        <source>{count} certified</source>
        <translation>{count} bản chứng thực</translation>
    </message>
    <message>
        <source>{count} original</source>
        <translation>{count} bản chính</translation>
    </message>
    <message>
        <source>{count} copy</source>
        <translation>{count} bản photo</translation>
    </message>
    <message>
        <source>{count} copies</source>
        <translation>{count} bản photo</translation>
    </message>
    <message>
        <source>sent to the printer</source>
        <translation>đã gửi ra máy in</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>đã in</translation>
    </message>
    <message>
        <source>did not come out</source>
        <translation>không ra giấy</translation>
    </message>
    <message>
        <source>reprint {count}</source>
        <translation>in lại lần {count}</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>Người nộp</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Chủ hồ sơ</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>Thay cho số</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>Thay bằng số</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Số tham chiếu</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Khác</translation>
    </message>
    <message>
        <source>Ward today</source>
        <translation>Phường, xã nay là</translation>
    </message>
    <message>
        <source>Ward today, one of</source>
        <translation>Nay là một trong</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>hạn {day}</translation>
    </message>
    <message>
        <source>handed in {at}</source>
        <translation>đã nộp {at}</translation>
    </message>
    <message>
        <source>New date {due}: {reason}</source>
        <translation>Hẹn lại {due}: {reason}</translation>
    </message>
    <message>
        <source>Supplements and extension</source>
        <translation>Bổ sung, gia hạn</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Lệ phí</translation>
    </message>
    <message>
        <source>not granted</source>
        <translation>không cấp</translation>
    </message>
    <message>
        <source>slip lost</source>
        <translation>mất giấy hẹn</translation>
    </message>
    <message>
        <source>originals back: {what}</source>
        <translation>trả lại bản chính: {what}</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>Bản in</translation>
    </message>
</context>
<context>
    <name>DuePanel</name>
    <message>
        <source>Received on</source>
        <translation>Nhận ngày</translation>
    </message>
    <message>
        <source>at</source>
        <translation>lúc</translation>
    </message>
    <message>
        <source>When would it be due?</source>
        <translation>Thử tính ngày hẹn trả</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>ngày/tháng/năm</translation>
    </message>
    <message>
        <source>&amp;Procedure</source>
        <translation>&amp;Thủ tục</translation>
    </message>
</context>
<context>
    <name>DueWhyDialog</name>
    <message>
        <source>Why {due}?</source>
        <translation>Vì sao {due}?</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Counted?</source>
        <translation>Có tính?</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Days of the term</source>
        <translation>Các ngày trong thời hạn</translation>
    </message>
    <message>
        <source>A date already printed is never changed by a later change of the calendar.</source>
        <translation>Ngày đã in không đổi khi lịch được sửa về sau.</translation>
    </message>
    <message>
        <source>How the fee is counted</source>
        <translation>Cách tính phí</translation>
    </message>
</context>
<context>
    <name>ExceptionColumns</name>
    <message>
        <source>Matter</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>Dossier code</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Từ lúc</translation>
    </message>
</context>
<context>
    <name>ExceptionsPage</name>
    <message>
        <source>What needs attention</source>
        <translation>Các việc cần xử lý</translation>
    </message>
    <message>
        <source>Everything recorded IS kept. Ask the other side, then choose one way.</source>
        <translation>Mọi việc đã ghi ĐỀU được giữ. Hỏi bên kia rồi chọn một cách.</translation>
    </message>
    <message>
        <source>What desks or the city recorded differently will stand here.</source>
        <translation>Việc các quầy hoặc thành phố ghi khác nhau sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>Open dossier</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>Keep as settled</source>
        <translation>Xử lý xong</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Cần xử lý</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Không có việc nào</translation>
    </message>
    <message>
        <source>{count} matters</source>
        <translation>{count} việc</translation>
    </message>
    <message>
        <source>{count} matter</source>
        <translation>{count} việc</translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation>cũ nhất ở trên</translation>
    </message>
    <message>
        <source>Nothing needs attention.</source>
        <translation>Không có việc nào cần xử lý.</translation>
    </message>
    <message>
        <source>This one is about no dossier.</source>
        <translation>Việc này không gắn với hồ sơ nào.</translation>
    </message>
    <message>
        <source>Kept in the journal. It stays on the list until it is settled.</source>
        <translation>ĐÃ ghi vào nhật ký. Mục này còn trên danh sách tới khi xử lý xong.</translation>
    </message>
    <message>
        <source>Kept in the journal: settled, with its reason.</source>
        <translation>ĐÃ ghi vào sổ: xử lý xong, có lý do.</translation>
    </message>
</context>
<context>
    <name>ExtendDialog</name>
    <message>
        <source>Extend the due date</source>
        <translation>Xin lỗi, hẹn lại ngày trả</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Hẹn lại</translation>
    </message>
    <message>
        <source>New &amp;day</source>
        <translation>&amp;Ngày hẹn mới</translation>
    </message>
    <message>
        <source>&amp;Hour</source>
        <translation>&amp;Giờ</translation>
    </message>
    <message>
        <source>Number of form &amp;04</source>
        <translation>Số văn bản xin lỗi (Mẫu &amp;04)</translation>
    </message>
    <message>
        <source>Once only; the citizen gets an apology with the new date.</source>
        <translation>Chỉ một lần; người dân nhận giấy xin lỗi có ngày mới.</translation>
    </message>
    <message>
        <source>Due now: {moment}</source>
        <translation>Đang hẹn: {moment}</translation>
    </message>
    <message>
        <source>not required</source>
        <translation>không bắt buộc</translation>
    </message>
    <message>
        <source>&amp;Reason in words</source>
        <translation>&amp;Lý do chậm</translation>
    </message>
    <message>
        <source>For example 26/11/2026 and 10:15</source>
        <translation>Ví dụ 26/11/2026 và 10:15</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>&amp;Ward code</source>
        <translation>&amp;Mã đơn vị</translation>
    </message>
    <message>
        <source>Make a practice desk</source>
        <translation>Tạo quầy thực hành</translation>
    </message>
    <message>
        <source>This PC has no desk yet</source>
        <translation>Máy này chưa có quầy</translation>
    </message>
    <message>
        <source>A practice desk has its own data, marks every print, and is never sent to the city.</source>
        <translation>Quầy thực hành có dữ liệu riêng, mọi bản in có dấu chìm, không gửi lên thành phố.</translation>
    </message>
    <message>
        <source>Desk &amp;number</source>
        <translation>&amp;Số quầy</translation>
    </message>
    <message>
        <source>A real desk is set up by the administrator, who runs once on this PC:</source>
        <translation>Quầy thật do quản trị cài đặt, chạy một lần trên máy này:</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Monday</source>
        <translation>Thứ Hai</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Thứ Ba</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Thứ Tư</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Thứ Năm</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Thứ Sáu</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Thứ Bảy</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Chủ Nhật</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>T2</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>T3</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>T4</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>T5</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>T6</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>T7</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>CN</translation>
    </message>
    <message>
        <source>not set yet</source>
        <translation>chưa ấn định</translation>
    </message>
    <message>
        <source>{fee} and what is not set yet</source>
        <translation>{fee} và khoản chưa ấn định</translation>
    </message>
    <message>
        <source>under 1 min</source>
        <translation>dưới 1 phút</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} phút</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} giờ</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} ngày</translation>
    </message>
    <message>
        <source>nothing to pay</source>
        <translation>không thu</translation>
    </message>
</context>
<context>
    <name>ForwardDialog</name>
    <message>
        <source>Forward the dossier</source>
        <translation>Chuyển xử lý</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Chuyển</translation>
    </message>
    <message>
        <source>&amp;To (unit or person)</source>
        <translation>&amp;Chuyển đến (đơn vị hoặc người)</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>Sang ô sau</translation>
    </message>
    <message>
        <source>Field before</source>
        <translation>Về ô trước</translation>
    </message>
    <message>
        <source>Close, cancel or go back</source>
        <translation>Đóng, hủy hoặc quay lại</translation>
    </message>
    <message>
        <source>Larger or smaller text</source>
        <translation>Phóng to, thu nhỏ chữ</translation>
    </message>
</context>
<context>
    <name>HourStrip</name>
    <message>
        <source>{hour} h: {done} returned, {left} left</source>
        <translation>{hour} giờ: {done} đã trả, {left} còn lại</translation>
    </message>
    <message>
        <source>{hour} h</source>
        <translation>{hour} giờ</translation>
    </message>
    <message>
        <source>now {time}</source>
        <translation>bây giờ {time}</translation>
    </message>
</context>
<context>
    <name>KeptForms</name>
    <message>
        <source>Open it again</source>
        <translation>Mở lại bản đó</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>The dossier being typed is not saved; its text is kept as a draft on this PC.</source>
        <translation>Hồ sơ đang nhập CHƯA lưu; nội dung được giữ nháp trên máy này.</translation>
    </message>
    <message>
        <source>Close the program?</source>
        <translation>Đóng phần mềm?</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Gửi ngay</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Đóng phần mềm</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Ở lại</translation>
    </message>
    <message>
        <source>{count} dossier is not sent yet. It is sent when the program is opened again.</source>
        <translation>Còn {count} hồ sơ chưa gửi. Mở lại phần mềm thì máy tự gửi.</translation>
    </message>
    <message>
        <source>{count} dossiers are not sent yet. They are sent when the program is opened again.</source>
        <translation>Còn {count} hồ sơ chưa gửi. Mở lại phần mềm thì máy tự gửi.</translation>
    </message>
    <message>
        <source>Records of the desk are not sent yet. They are sent when the program is opened again.</source>
        <translation>Sổ của quầy chưa gửi hết. Mở lại phần mềm thì máy tự gửi.</translation>
    </message>
</context>
<context>
    <name>LineTable</name>
    <message>
        <source>Add a line</source>
        <translation>Thêm dòng</translation>
    </message>
    <message>
        <source>Take the line away</source>
        <translation>Bỏ dòng</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>The desk is locked</source>
        <translation>Quầy đang khóa</translation>
    </message>
    <message>
        <source>What you typed is kept. Give your PIN to go on.</source>
        <translation>Nội dung đang nhập được giữ nguyên. Nhập mã PIN để làm tiếp.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Đổi người dùng</translation>
    </message>
</context>
<context>
    <name>LookUpColumns</name>
    <message>
        <source>This line cannot be read</source>
        <translation>Dòng này không đọc được</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Ai</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>Dossier, text or list</source>
        <translation>Hồ sơ, nội dung hoặc danh sách</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ở đâu</translation>
    </message>
    <message>
        <source>Windows account</source>
        <translation>Tài khoản Windows</translation>
    </message>
    <message>
        <source>all dossiers</source>
        <translation>mọi hồ sơ</translation>
    </message>
    <message>
        <source>window</source>
        <translation>cửa sổ</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>dòng lệnh</translation>
    </message>
    <message>
        <source>From: {where} · Windows account {account}</source>
        <translation>Tra cứu từ: {where} · tài khoản Windows {account}</translation>
    </message>
</context>
<context>
    <name>LookUpFilters</name>
    <message>
        <source>Everybody</source>
        <translation>Mọi người</translation>
    </message>
    <message>
        <source>&amp;From day</source>
        <translation>&amp;Từ ngày</translation>
    </message>
    <message>
        <source>T&amp;o day</source>
        <translation>Đế&amp;n ngày</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>N&amp;gười dùng</translation>
    </message>
    <message>
        <source>&amp;Dossier code</source>
        <translation>&amp;Mã hồ sơ</translation>
    </message>
</context>
<context>
    <name>LookUpsPage</name>
    <message>
        <source>Look-ups</source>
        <translation>Tra cứu</translation>
    </message>
    <message>
        <source>Open dossier</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>Who looked at what</source>
        <translation>Ai đã tra cứu gì</translation>
    </message>
    <message>
        <source>Newest first. The chain holds. Reading this list is recorded too.</source>
        <translation>Mới nhất trước. Sổ tra cứu nguyên vẹn. Việc xem danh sách này cũng được ghi lại.</translation>
    </message>
    <message>
        <source>Nobody looked at anything in these days.</source>
        <translation>Không có lượt tra cứu nào trong những ngày này.</translation>
    </message>
    <message>
        <source>This line names no dossier.</source>
        <translation>Dòng này không gắn với hồ sơ nào.</translation>
    </message>
</context>
<context>
    <name>NextDeed</name>
    <message>
        <source>NEXT</source>
        <translation>VIỆC TIẾP THEO</translation>
    </message>
</context>
<context>
    <name>NotTakenDialog</name>
    <message>
        <source>The dossier is not taken in</source>
        <translation>Không tiếp nhận</translation>
    </message>
    <message>
        <source>Papers to be brought</source>
        <translation>Giấy tờ cần mang đến</translation>
    </message>
    <message>
        <source>Save and print</source>
        <translation>Lưu và in</translation>
    </message>
    <message>
        <source>Papers to be brought (Space ticks)</source>
        <translation>Giấy tờ phải nộp (phím cách để đánh dấu)</translation>
    </message>
    <message>
        <source>&amp;Written on the citizen&apos;s paper</source>
        <translation>&amp;Viết trên giấy cho người dân</translation>
    </message>
    <message>
        <source>Back to the reception</source>
        <translation>Quay lại tiếp nhận</translation>
    </message>
    <message>
        <source>As written before. Read it again.</source>
        <translation>Câu đã viết trước. Đọc lại.</translation>
    </message>
    <message>
        <source>Published reasons: choose by digit or ↑ ↓</source>
        <translation>Lý do đã công bố: chọn bằng số hoặc ↑ ↓</translation>
    </message>
    <message>
        <source>Legal &amp;ground</source>
        <translation>&amp;Căn cứ</translation>
    </message>
    <message>
        <source>Save and print: {paper}</source>
        <translation>Lưu và in {paper}</translation>
    </message>
    <message>
        <source>Choose a reason first, by digit or ↑ ↓.</source>
        <translation>Chọn lý do trước, bằng số hoặc ↑ ↓.</translation>
    </message>
    <message>
        <source>Write the reason as it is told to the citizen.</source>
        <translation>Ghi lý do đúng như nói với người dân.</translation>
    </message>
    <message>
        <source>Tick what is to be brought, with Space.</source>
        <translation>Đánh dấu giấy tờ cần mang đến bằng phím cách.</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Put the notice away</source>
        <translation>Cất thông báo</translation>
    </message>
</context>
<context>
    <name>OfficePanel</name>
    <message>
        <source>{day} {month}, {year}</source>
        <translation>{day} tháng {month} năm {year}</translation>
    </message>
    <message>
        <source>One-stop</source>
        <translation>Một cửa</translation>
    </message>
</context>
<context>
    <name>OutsidePaper</name>
    <message>
        <source>Paper outside the list</source>
        <translation>Giấy tờ ngoài danh mục</translation>
    </message>
    <message>
        <source>Ground for asking</source>
        <translation>Căn cứ yêu cầu</translation>
    </message>
    <message>
        <source>Add paper</source>
        <translation>Thêm giấy tờ</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Which paper?</source>
        <translation>Giấy tờ nào?</translation>
    </message>
    <message>
        <source>A paper outside the list needs its ground (law or agreement).</source>
        <translation>Giấy tờ ngoài danh mục phải ghi căn cứ (văn bản hoặc thỏa thuận).</translation>
    </message>
</context>
<context>
    <name>OwedDialog</name>
    <message>
        <source>Papers that did not come out</source>
        <translation>Giấy chưa ra</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Đang xem…</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>In lại</translation>
    </message>
    <message>
        <source>Another printer…</source>
        <translation>Máy in khác…</translation>
    </message>
    <message>
        <source>The paper came out after all</source>
        <translation>Giấy đã ra đủ</translation>
    </message>
    <message>
        <source>{code} is done. Look at the next paper before you settle it.</source>
        <translation>{code} đã xong. Xem kỹ tờ tiếp theo rồi hãy bấm số.</translation>
    </message>
    <message>
        <source>Every paper has come out.</source>
        <translation>Giấy đã ra hết.</translation>
    </message>
    <message>
        <source>not printed yet</source>
        <translation>chưa in</translation>
    </message>
    <message>
        <source>the printer took it, look at its tray</source>
        <translation>máy in đã nhận, xem khay giấy</translation>
    </message>
    <message>
        <source>did not come out</source>
        <translation>không ra</translation>
    </message>
</context>
<context>
    <name>OwnPinDialog</name>
    <message>
        <source>Choose your own PIN</source>
        <translation>Chọn mã PIN của riêng mình</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Mã PIN mới</translation>
    </message>
    <message>
        <source>New PIN once more</source>
        <translation>Nhập lại mã PIN mới</translation>
    </message>
    <message>
        <source>Keep this PIN</source>
        <translation>Dùng mã PIN này</translation>
    </message>
    <message>
        <source>The two PINs differ</source>
        <translation>Hai lần nhập không giống nhau</translation>
    </message>
</context>
<context>
    <name>PageActions</name>
    <message>
        <source>Save and print</source>
        <translation>Lưu và in</translation>
    </message>
    <message>
        <source>Save, print later</source>
        <translation>Lưu, in sau</translation>
    </message>
    <message>
        <source>Not taken in…</source>
        <translation>Không tiếp nhận…</translation>
    </message>
    <message>
        <source>Next citizen</source>
        <translation>Người tiếp theo</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>In lại</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>Open the dossier named</source>
        <translation>Mở hồ sơ được nhắc</translation>
    </message>
    <message>
        <source>How it is counted</source>
        <translation>Cách tính</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>See the promise and all remarks</source>
        <translation>Xem giấy hẹn và mọi lưu ý</translation>
    </message>
</context>
<context>
    <name>PagePicture</name>
    <message>
        <source>Small picture of the slip</source>
        <translation>Hình thu nhỏ của giấy tiếp nhận</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>not now</source>
        <translation>lúc này chưa làm được</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Cần làm gì?</translation>
    </message>
    <message>
        <source>Words of a deed</source>
        <translation>Tên việc</translation>
    </message>
    <message>
        <source>Deeds</source>
        <translation>Các việc</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Làm việc này</translation>
    </message>
    <message>
        <source>No deed has these words.</source>
        <translation>Không có việc nào tên như vậy.</translation>
    </message>
</context>
<context>
    <name>PaperChoice</name>
    <message>
        <source>Citizen card</source>
        <translation>Căn cước</translation>
    </message>
    <message>
        <source>Old card (CMND)</source>
        <translation>CMND cũ</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Hộ chiếu</translation>
    </message>
    <message>
        <source>Birth certificate</source>
        <translation>Khai sinh</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không có</translation>
    </message>
    <message>
        <source>Paper shown</source>
        <translation>Giấy tờ đã xuất trình</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Nước cấp</translation>
    </message>
</context>
<context>
    <name>PapersModel</name>
    <message>
        <source>Paper</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>Bản chính</translation>
    </message>
    <message>
        <source>Certified</source>
        <translation>Chứng thực</translation>
    </message>
    <message>
        <source>Photocopies</source>
        <translation>Bản photo</translation>
    </message>
    <message>
        <source>outside the list · ground: {ground}</source>
        <translation>ngoài danh mục · căn cứ: {ground}</translation>
    </message>
    <message>
        <source>looked up in the database; on paper only when the database is down</source>
        <translation>tra cứu CSDL; nộp bản giấy khi hệ thống sự cố</translation>
    </message>
    <message>
        <source>shown only</source>
        <translation>chỉ xuất trình</translation>
    </message>
</context>
<context>
    <name>PapersPart</name>
    <message>
        <source>+ Paper &amp;outside the list</source>
        <translation>+ Giấy tờ ngoài danh &amp;mục</translation>
    </message>
    <message>
        <source>A paper outside the list needs its ground (law or agreement).</source>
        <translation>Giấy tờ ngoài danh mục phải ghi căn cứ (văn bản hoặc thỏa thuận).</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>to the papers</source>
        <translation>sang bảng giấy tờ</translation>
    </message>
    <message>
        <source>Choose the procedure to see its papers.</source>
        <translation>Chọn thủ tục để xem giấy tờ.</translation>
    </message>
    <message>
        <source>taken in </source>
        <translation>đã nhận </translation>
    </message>
    <message>
        <source>The list of papers of this procedure is not in the catalogue: add what was handed in.</source>
        <translation>Danh mục chưa có giấy tờ của thủ tục này: thêm những gì đã nộp.</translation>
    </message>
</context>
<context>
    <name>PapersTable</name>
    <message>
        <source>Papers</source>
        <translation>Giấy tờ</translation>
    </message>
</context>
<context>
    <name>PartyFields</name>
    <message>
        <source>Male</source>
        <translation>Nam</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Nữ</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>không bắt buộc</translation>
    </message>
    <message>
        <source>I&amp;D number</source>
        <translation>Số định &amp;danh</translation>
    </message>
    <message>
        <source>Tax co&amp;de</source>
        <translation>Mã số th&amp;uế</translation>
    </message>
    <message>
        <source>Full na&amp;me</source>
        <translation>Họ và tê&amp;n</translation>
    </message>
    <message>
        <source>Na&amp;me of the organisation</source>
        <translation>Tê&amp;n tổ chức</translation>
    </message>
    <message>
        <source>&amp;Born</source>
        <translation>Ngà&amp;y sinh</translation>
    </message>
    <message>
        <source>&amp;Sex</source>
        <translation>G&amp;iới tính</translation>
    </message>
    <message>
        <source>&amp;Phone</source>
        <translation>Điện th&amp;oại</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;E-mail</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>Đị&amp;a chỉ</translation>
    </message>
    <message>
        <source>last visit</source>
        <translation>lần trước</translation>
    </message>
    <message>
        <source>from card</source>
        <translation>từ thẻ</translation>
    </message>
    <message>
        <source>card</source>
        <translation>thẻ</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>Change my PIN</source>
        <translation>Đổi mã PIN của tôi</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Mã PIN mới</translation>
    </message>
    <message>
        <source>Present PIN</source>
        <translation>Mã PIN hiện tại</translation>
    </message>
    <message>
        <source>New PIN once more</source>
        <translation>Nhập lại mã PIN mới</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Đổi</translation>
    </message>
    <message>
        <source>The two PINs differ</source>
        <translation>Hai lần nhập không giống nhau</translation>
    </message>
</context>
<context>
    <name>PinForm</name>
    <message>
        <source>↑ ↓ choose the name, then type the PIN</source>
        <translation>↑ ↓ để chọn tên, rồi gõ mã PIN</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ tên</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Mã PIN</translation>
    </message>
    <message>
        <source>Start work</source>
        <translation>Vào làm việc</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>PIN forgotten</source>
        <translation>Quên mã PIN</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>Mã PIN của {name}</translation>
    </message>
    <message>
        <source>A supervisor gives a new PIN: Settings (Ctrl+4), Users.</source>
        <translation>Nhờ phụ trách đặt lại mã PIN: Cài đặt (Ctrl+4), phần Người dùng.</translation>
    </message>
</context>
<context>
    <name>PrinterChoice</name>
    <message>
        <source>Choose a printer</source>
        <translation>Chọn máy in</translation>
    </message>
    <message>
        <source>Printers of this PC</source>
        <translation>Máy in của máy này</translation>
    </message>
    <message>
        <source>Looking for printers…</source>
        <translation>Đang tìm máy in…</translation>
    </message>
    <message>
        <source>Print here</source>
        <translation>In tại đây</translation>
    </message>
    <message>
        <source>Write a PDF file…</source>
        <translation>Ghi tệp PDF…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>No printer is installed on this PC.</source>
        <translation>Máy này chưa cài máy in.</translation>
    </message>
    <message>
        <source>Write a PDF file</source>
        <translation>Ghi tệp PDF</translation>
    </message>
</context>
<context>
    <name>PrinterWatch</name>
    <message>
        <source>No printer chosen</source>
        <translation>Chưa chọn máy in</translation>
    </message>
    <message>
        <source>asked at the first print</source>
        <translation>sẽ hỏi khi in</translation>
    </message>
</context>
<context>
    <name>ProcedureBox</name>
    <message>
        <source>&amp;Procedure</source>
        <translation>T&amp;hủ tục</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>everyday words, initials or code</source>
        <translation>tên, viết tắt hoặc mã</translation>
    </message>
    <message>
        <source>received here</source>
        <translation>nhận ở đây</translation>
    </message>
    <message>
        <source>→ {door}</source>
        <translation>→ {door}</translation>
    </message>
    <message>
        <source>Not chosen yet: mark a line and press Enter</source>
        <translation>Chưa chọn: đánh dấu một dòng rồi bấm Enter</translation>
    </message>
</context>
<context>
    <name>ProcedureDetail</name>
    <message>
        <source>The procedure chosen</source>
        <translation>Thủ tục đang chọn</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Phí, lệ phí</translation>
    </message>
    <message>
        <source>none published</source>
        <translation>chưa công bố</translation>
    </message>
</context>
<context>
    <name>Promise</name>
    <message>
        <source>Choose the procedure to see the day.</source>
        <translation>Chọn thủ tục để biết ngày hẹn.</translation>
    </message>
    <message>
        <source>No fixed date by law</source>
        <translation>Không có ngày hẹn trả cụ thể theo quy định</translation>
    </message>
    <message>
        <source>No fixed day</source>
        <translation>Không hẹn ngày</translation>
    </message>
    <message>
        <source>not taken yet</source>
        <translation>chưa thu</translation>
    </message>
    <message>
        <source>{count} working hour</source>
        <translation>{count} giờ làm việc</translation>
    </message>
    <message>
        <source>{count} working day</source>
        <translation>{count} ngày làm việc</translation>
    </message>
    <message>
        <source>{count} day</source>
        <translation>{count} ngày</translation>
    </message>
    <message>
        <source>within the day</source>
        <translation>trong ngày</translation>
    </message>
    <message>
        <source>{count} working hours</source>
        <translation>{count} giờ làm việc</translation>
    </message>
    <message>
        <source>{count} working days</source>
        <translation>{count} ngày làm việc</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} ngày</translation>
    </message>
    <message>
        <source>no term</source>
        <translation>không quy định</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>tính</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>không tính</translation>
    </message>
    <message>
        <source>not set by the ward yet</source>
        <translation>phường chưa đặt mức</translation>
    </message>
    <message>
        <source>nothing charged, by rule</source>
        <translation>không thu, theo quy định</translation>
    </message>
</context>
<context>
    <name>PromisePanel</name>
    <message>
        <source>preview the slip</source>
        <translation>xem trước giấy tiếp nhận</translation>
    </message>
</context>
<context>
    <name>PromiseStrip</name>
    <message>
        <source>Keep</source>
        <translation>Giữ</translation>
    </message>
    <message>
        <source>See</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>See the promise and all remarks</source>
        <translation>Xem giấy hẹn và mọi lưu ý</translation>
    </message>
    <message>
        <source>and {count} more to look at</source>
        <translation>và {count} lưu ý khác</translation>
    </message>
    <message>
        <source>DUE BACK</source>
        <translation>HẸN TRẢ</translation>
    </message>
    <message>
        <source>FEE</source>
        <translation>LỆ PHÍ</translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message>
        <source>The card agrees with what is typed now</source>
        <translation>Thẻ khớp với ô đã gõ</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Giữ chữ đã gõ</translation>
    </message>
    <message>
        <source>It is the owner&apos;s card</source>
        <translation>Thẻ của chủ hồ sơ, không phải người nộp</translation>
    </message>
    <message>
        <source>On the card: {value}</source>
        <translation>Trên thẻ: {value}</translation>
    </message>
    <message>
        <source>The card differs in {count}; no box was changed</source>
        <translation>Thẻ ghi khác {count} ô, chưa ô nào bị đổi</translation>
    </message>
    <message>
        <source>This number is known as another person&apos;s</source>
        <translation>Số này lần trước ghi người khác</translation>
    </message>
    <message>
        <source>The name has no capitals or no marks</source>
        <translation>Tên không viết hoa hoặc không có dấu</translation>
    </message>
    <message>
        <source>This number is known</source>
        <translation>Số này đã từng nộp hồ sơ</translation>
    </message>
    <message>
        <source>Card differs in {count}</source>
        <translation>Thẻ khác {count} ô</translation>
    </message>
    <message>
        <source>Card&apos;s</source>
        <translation>Theo thẻ</translation>
    </message>
    <message>
        <source>Another&apos;s number</source>
        <translation>Số của người khác</translation>
    </message>
    <message>
        <source>Last visit&apos;s</source>
        <translation>Theo lần trước</translation>
    </message>
    <message>
        <source>Name without capitals</source>
        <translation>Tên chưa viết hoa</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>Viết hoa</translation>
    </message>
    <message>
        <source>Known number</source>
        <translation>Số đã từng nộp</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Đúng</translation>
    </message>
    <message>
        <source>Typed: {name}</source>
        <translation>Đã gõ: {name}</translation>
    </message>
    <message>
        <source>born {date}</source>
        <translation>sinh {date}</translation>
    </message>
    <message>
        <source>last visit {date}</source>
        <translation>lần trước {date}</translation>
    </message>
    <message>
        <source>Write it in capitals</source>
        <translation>Viết hoa tên</translation>
    </message>
    <message>
        <source>Take the card&apos;s</source>
        <translation>Lấy theo thẻ</translation>
    </message>
    <message>
        <source>Take the last visit&apos;s</source>
        <translation>Lấy theo lần trước</translation>
    </message>
    <message>
        <source>It is this person</source>
        <translation>Đúng người này</translation>
    </message>
    <message>
        <source>last visit</source>
        <translation>lần trước</translation>
    </message>
    <message>
        <source>on the card</source>
        <translation>trên thẻ</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>đã gõ</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Nam</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Nữ</translation>
    </message>
    <message>
        <source>(not on the card)</source>
        <translation>(thẻ không ghi)</translation>
    </message>
</context>
<context>
    <name>QueueBand</name>
    <message>
        <source>dossiers to send</source>
        <translation>hồ sơ chờ gửi</translation>
    </message>
    <message>
        <source>oldest</source>
        <translation>lâu nhất</translation>
    </message>
</context>
<context>
    <name>QueueColumns</name>
    <message>
        <source>Records of the desk</source>
        <translation>Sổ của quầy</translation>
    </message>
    <message>
        <source>Dossier code</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Citizen</source>
        <translation>Người dân</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>saved on this PC</source>
        <translation>đã lưu trên máy này</translation>
    </message>
    <message>
        <source>Saved at</source>
        <translation>Lưu lúc</translation>
    </message>
    <message>
        <source>Deeds to send</source>
        <translation>Việc chờ gửi</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Dossiers to send</source>
        <translation>Chờ gửi</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Gửi ngay</translation>
    </message>
    <message>
        <source>Open dossier</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Chờ gửi</translation>
    </message>
    <message>
        <source>No network for long? Another desk can send it:</source>
        <translation>Mất mạng lâu? Mang sang quầy khác gửi hộ:</translation>
    </message>
    <message>
        <source>Receiving and returning go on as usual.</source>
        <translation>Vẫn tiếp nhận và trả kết quả bình thường.</translation>
    </message>
    <message>
        <source>Everything saved on this PC has been sent.</source>
        <translation>Mọi hồ sơ ở máy này đã gửi xong.</translation>
    </message>
    <message>
        <source>This line is about no dossier.</source>
        <translation>Dòng này không gắn với hồ sơ nào.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Trả kết quả</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Tìm hồ sơ</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Chờ gửi</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Cần xử lý</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Chốt ngày</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Danh mục</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Lịch</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Look-ups</source>
        <translation>Tra cứu</translation>
    </message>
</context>
<context>
    <name>RailFoot</name>
    <message>
        <source>{name}, {place} · {key} locks</source>
        <translation>{name}, {place} · {key} khóa máy</translation>
    </message>
</context>
<context>
    <name>RailHead</name>
    <message>
        <source>One-stop</source>
        <translation>Một cửa</translation>
    </message>
</context>
<context>
    <name>ReadyLine</name>
    <message>
        <source>The desk is ready</source>
        <translation>Quầy sẵn sàng</translation>
    </message>
    <message>
        <source>printer</source>
        <translation>máy in</translation>
    </message>
    <message>
        <source>PC clock is wrong</source>
        <translation>giờ máy sai</translation>
    </message>
    <message>
        <source>clock is right</source>
        <translation>giờ máy đúng</translation>
    </message>
    <message>
        <source>calendar of {years} not confirmed</source>
        <translation>lịch năm {years} chưa xác nhận</translation>
    </message>
    <message>
        <source>calendar confirmed</source>
        <translation>lịch đã xác nhận</translation>
    </message>
    <message>
        <source>no numbers given</source>
        <translation>chưa có dải số</translation>
    </message>
    <message>
        <source>{count} numbers left today</source>
        <translation>còn {count} số hôm nay</translation>
    </message>
    <message>
        <source>{count} number left today</source>
        <translation>còn {count} số hôm nay</translation>
    </message>
</context>
<context>
    <name>ReasonDeedDialog</name>
    <message>
        <source>&amp;Reason in words</source>
        <translation>&amp;Lý do</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Another reason</source>
        <translation>Lý do khác</translation>
    </message>
    <message>
        <source>A reason in words is needed.</source>
        <translation>Cần ghi lý do bằng lời.</translation>
    </message>
</context>
<context>
    <name>ReasonList</name>
    <message>
        <source>Published reasons</source>
        <translation>Lý do đã công bố</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>A reason is needed</source>
        <translation>Cần ghi lý do</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
</context>
<context>
    <name>ReceptionForm</name>
    <message>
        <source>&amp;Another owner</source>
        <translation>Chủ hồ sơ là người &amp;khác</translation>
    </message>
    <message>
        <source>C&amp;itizen</source>
        <translation>&amp;Công dân</translation>
    </message>
    <message>
        <source>Or&amp;ganisation</source>
        <translation>&amp;Tổ chức</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>Người nộp</translation>
    </message>
    <message>
        <source>scan the card</source>
        <translation>quét căn cước</translation>
    </message>
    <message>
        <source>Owner of the dossier</source>
        <translation>Chủ hồ sơ</translation>
    </message>
    <message>
        <source>Not a date. Type as in 05/01/1990, or 1990.</source>
        <translation>Chưa đúng ngày. Gõ như 05/01/1990, hoặc 1990.</translation>
    </message>
</context>
<context>
    <name>ReceptionPage</name>
    <message>
        <source>Receive a dossier</source>
        <translation>Tiếp nhận hồ sơ</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Đã tiếp nhận</translation>
    </message>
</context>
<context>
    <name>ReceptionPresenter</name>
    <message>
        <source>The form was emptied; nothing was saved.</source>
        <translation>Đã xóa trắng các ô, chưa lưu gì.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Lấy lại</translation>
    </message>
    <message>
        <source>Open (Ctrl+O)</source>
        <translation>Mở (Ctrl+O)</translation>
    </message>
    <message>
        <source>On paper (Ctrl+B)</source>
        <translation>In giấy hướng dẫn (Ctrl+B)</translation>
    </message>
    <message>
        <source>Taken out: {paper}</source>
        <translation>Đã bỏ: {paper}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Put it right</source>
        <translation>Sửa lại</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
</context>
<context>
    <name>ReferenceAges</name>
    <message>
        <source>catalogue loaded</source>
        <translation>danh mục nạp</translation>
    </message>
    <message>
        <source>procedure {key} corrected</source>
        <translation>sửa thủ tục {key}</translation>
    </message>
    <message>
        <source>ward&apos;s own words</source>
        <translation>từ riêng của phường</translation>
    </message>
    <message>
        <source>calendar {key}</source>
        <translation>lịch {key}</translation>
    </message>
    <message>
        <source>working hours</source>
        <translation>giờ làm việc</translation>
    </message>
    <message>
        <source>with the program</source>
        <translation>đi kèm phần mềm</translation>
    </message>
</context>
<context>
    <name>RemarkList</name>
    <message>
        <source>Remarks</source>
        <translation>Lưu ý</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Cần sửa</translation>
    </message>
    <message>
        <source>Please look</source>
        <translation>Cần xem</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Đến ô đó</translation>
    </message>
</context>
<context>
    <name>Reprint</name>
    <message>
        <source>An earlier print still waits at the printer</source>
        <translation>Bản in trước còn chờ ở máy in</translation>
    </message>
    <message>
        <source>The old job is taken back first, so that it cannot come out later.</source>
        <translation>Lệnh in cũ được rút về trước, để không in ra sau này.</translation>
    </message>
    <message>
        <source>Take back and print again</source>
        <translation>Rút về và in lại</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Chờ tiếp</translation>
    </message>
    <message>
        <source>The dossier is saved. Choose where its paper is to come out.</source>
        <translation>Hồ sơ ĐÃ lưu. Chọn nơi in giấy.</translation>
    </message>
    <message>
        <source>The citizen lost the slip</source>
        <translation>Người dân mất giấy hẹn</translation>
    </message>
    <message>
        <source>The print was unreadable or damaged</source>
        <translation>Bản in mờ hoặc hỏng</translation>
    </message>
    <message>
        <source>The printer said done but no paper came</source>
        <translation>Máy in báo xong nhưng không ra giấy</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>In lại</translation>
    </message>
    <message>
        <source>The new copy is marked as a reprint and counted; the number stays the same.</source>
        <translation>Bản mới ghi “in lại” và được đếm; mã hồ sơ giữ nguyên.</translation>
    </message>
</context>
<context>
    <name>ResultDialog</name>
    <message>
        <source>Result arrived</source>
        <translation>Có kết quả</translation>
    </message>
    <message>
        <source>Record the result</source>
        <translation>Ghi kết quả</translation>
    </message>
    <message>
        <source>Gr&amp;anted</source>
        <translation>Được &amp;cấp</translation>
    </message>
    <message>
        <source>Not &amp;granted (answer in writing)</source>
        <translation>&amp;Không cấp (trả lời bằng văn bản)</translation>
    </message>
    <message>
        <source>not required</source>
        <translation>không bắt buộc</translation>
    </message>
    <message>
        <source>Result &amp;paper</source>
        <translation>&amp;Giấy tờ kết quả</translation>
    </message>
    <message>
        <source>&amp;Number and sign</source>
        <translation>&amp;Số, ký hiệu</translation>
    </message>
    <message>
        <source>&amp;Tray or shelf</source>
        <translation>Kha&amp;y, kệ</translation>
    </message>
</context>
<context>
    <name>ReturnsFace</name>
    <message>
        <source>Scan the slip, or type its &amp;code</source>
        <translation>&amp;Quét giấy hẹn, hoặc gõ mã</translation>
    </message>
    <message>
        <source>Scan the slip of the next citizen.</source>
        <translation>Mời quét giấy hẹn của người tiếp theo.</translation>
    </message>
    <message>
        <source>Scanned at {time}</source>
        <translation>Đã quét lúc {time}</translation>
    </message>
    <message>
        <source>The answer comes first, then who collects.</source>
        <translation>Phần mềm trả lời trước, rồi mới hỏi ai nhận.</translation>
    </message>
</context>
<context>
    <name>ReturnsPage</name>
    <message>
        <source>Return the result</source>
        <translation>Trả kết quả</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>In lại</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>Return results</source>
        <translation>Trả kết quả</translation>
    </message>
    <message>
        <source>Scan a slip first.</source>
        <translation>Quét giấy hẹn trước.</translation>
    </message>
    <message>
        <source>This dossier has nothing to be handed over now.</source>
        <translation>Hồ sơ này chưa có kết quả để trả.</translation>
    </message>
    <message>
        <source>No receipt of a return was printed here yet.</source>
        <translation>Chưa in biên nhận trả kết quả nào ở đây.</translation>
    </message>
    <message>
        <source>Scan the slip, or type its code.</source>
        <translation>Quét giấy hẹn, hoặc gõ mã.</translation>
    </message>
    <message>
        <source>Another printer…</source>
        <translation>Máy in khác…</translation>
    </message>
</context>
<context>
    <name>RowTable</name>
    <message>
        <source>Too long to sort here. Search for fewer first.</source>
        <translation>Danh sách dài quá, chưa sắp xếp được. Tìm bớt lại trước.</translation>
    </message>
</context>
<context>
    <name>SavedFace</name>
    <message>
        <source>The paper came out in full</source>
        <translation>Giấy đã ra đủ</translation>
    </message>
    <message>
        <source>Another printer…</source>
        <translation>Máy in khác…</translation>
    </message>
    <message>
        <source>The paper is not out yet</source>
        <translation>Giấy CHƯA ra</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>đã in</translation>
    </message>
</context>
<context>
    <name>SavedWords</name>
    <message>
        <source>Saved on this PC</source>
        <translation>Đã lưu trên máy này</translation>
    </message>
    <message>
        <source>{time} · waits to be sent to the city</source>
        <translation>{time} · chờ gửi lên thành phố</translation>
    </message>
    <message>
        <source>Hand over the receipt slip</source>
        <translation>Đưa Giấy tiếp nhận cho người dân</translation>
    </message>
    <message>
        <source>Hand over: {paper}</source>
        <translation>Đưa {paper} cho người dân</translation>
    </message>
    <message>
        <source>Take {fee}</source>
        <translation>Thu {fee}</translation>
    </message>
    <message>
        <source>Give the citizen card back</source>
        <translation>Trả lại căn cước</translation>
    </message>
    <message>
        <source>Give the old card back</source>
        <translation>Trả lại CMND</translation>
    </message>
    <message>
        <source>Give the passport back</source>
        <translation>Trả lại hộ chiếu</translation>
    </message>
    <message>
        <source>Stays at the desk: {papers}</source>
        <translation>Giữ tại quầy: {papers}</translation>
    </message>
    <message>
        <source>The result comes to {who} by post, to the address on this slip.</source>
        <translation>Kết quả gửi bưu chính đến địa chỉ của {who} ghi trên giấy này.</translation>
    </message>
    <message>
        <source>We call {who} as soon as there is a result. Please keep this slip.</source>
        <translation>Có kết quả, chúng tôi báo {who}. Xin giữ giấy này.</translation>
    </message>
    <message>
        <source>Please come back from |{moment}|, {who}.</source>
        <translation>Mời {who} trở lại từ |{moment}|.</translation>
    </message>
    <message>
        <source> {Who} should bring this slip and the citizen card.</source>
        <translation> {Who} mang theo giấy này và căn cước.</translation>
    </message>
    <message>
        <source>sir</source>
        <translation>ông</translation>
    </message>
    <message>
        <source>madam</source>
        <translation>bà</translation>
    </message>
    <message>
        <source>sir or madam</source>
        <translation>ông/bà</translation>
    </message>
    <message>
        <source>{hour} today</source>
        <translation>{hour} hôm nay</translation>
    </message>
    <message>
        <source>{hour} on {weekday}, {day}/{month}</source>
        <translation>{hour} {weekday}, ngày {day} tháng {month}</translation>
    </message>
    <message>
        <source>{hour} in the morning</source>
        <translation>{hour} sáng</translation>
    </message>
    <message>
        <source>{hour} at noon</source>
        <translation>{hour} trưa</translation>
    </message>
    <message>
        <source>{hour} in the afternoon</source>
        <translation>{hour} chiều</translation>
    </message>
    <message>
        <source>{hour}:{minute:02}</source>
        <translation>{hour} giờ {minute:02}</translation>
    </message>
    <message>
        <source>{hour} o&apos;clock</source>
        <translation>{hour} giờ</translation>
    </message>
</context>
<context>
    <name>SayLine</name>
    <message>
        <source>TO THE CITIZEN</source>
        <translation>NÓI VỚI NGƯỜI DÂN</translation>
    </message>
</context>
<context>
    <name>ScannerPage</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Check scanner and input method</source>
        <translation>Kiểm tra máy quét và bộ gõ</translation>
    </message>
    <message>
        <source>Scan either code below. Leave the input method as it always is.</source>
        <translation>Quét một trong hai mã dưới đây. Giữ nguyên bộ gõ như khi làm việc.</translation>
    </message>
    <message>
        <source>The scan arrived whole.</source>
        <translation>Mã đến nguyên vẹn.</translation>
    </message>
    <message>
        <source>The scan was changed on its way.</source>
        <translation>Mã bị đổi trên đường đến.</translation>
    </message>
    <message>
        <source>Read: {value}</source>
        <translation>Đọc được: {value}</translation>
    </message>
    <message>
        <source>Not read.</source>
        <translation>Không đọc được.</translation>
    </message>
    <message>
        <source>QR to scan</source>
        <translation>Mã QR để quét thử</translation>
    </message>
    <message>
        <source>Barcode to scan</source>
        <translation>Mã vạch để quét thử</translation>
    </message>
    <message>
        <source>Code sent</source>
        <translation>Mã gửi đi</translation>
    </message>
    <message>
        <source>What arrived</source>
        <translation>Chữ đã đến</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>Bị đổi bởi</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>Phím kết thúc</translation>
    </message>
    <message>
        <source>To set</source>
        <translation>Cần đặt</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>không có phím nào</translation>
    </message>
</context>
<context>
    <name>ScreenSection</name>
    <message>
        <source>None</source>
        <translation>Không dùng</translation>
    </message>
    <message>
        <source>{monitor} (not plugged in)</source>
        <translation>{monitor} (chưa cắm)</translation>
    </message>
    <message>
        <source>Shows the citizen their own data, large; their number but for its end is hidden.</source>
        <translation>Người dân xem thông tin của chính mình bằng chữ lớn; số giấy tờ chỉ hiện ba số cuối.</translation>
    </message>
    <message>
        <source>There is no second monitor.</source>
        <translation>Máy này chưa có màn hình thứ hai.</translation>
    </message>
    <message>
        <source>The window is too narrow for larger text than {zoom} %.</source>
        <translation>Cửa sổ hẹp, chữ chỉ lớn được đến {zoom} %.</translation>
    </message>
    <message>
        <source>The window speaks this language from its next start on.</source>
        <translation>Mở lại phần mềm thì cửa sổ dùng ngôn ngữ này.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Màu màn hình</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo Windows</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Chữ</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Citizens&apos; screen</source>
        <translation>Màn hình người dân</translation>
    </message>
    <message>
        <source>Monitor turned to the citizen</source>
        <translation>Màn hình quay về phía người dân</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Open dossier</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>For example: Hoa, 0912 345, 2345, 1001</source>
        <translation>Ví dụ: Hòa, 0912 345, 2345, 1001</translation>
    </message>
    <message>
        <source>Find by code, name, phone or ID number</source>
        <translation>Tìm theo mã, tên, điện thoại hoặc số định danh</translation>
    </message>
    <message>
        <source>Find a dossier</source>
        <translation>Tìm hồ sơ</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer letters, or the last four digits of the ID number.</source>
        <translation>Không tìm thấy. Thử gõ ít chữ hơn, hoặc 4 số cuối căn cước.</translation>
    </message>
    <message>
        <source>No dossier on this PC yet.</source>
        <translation>Máy này chưa có hồ sơ nào.</translation>
    </message>
    <message>
        <source>All dossiers of this desk, newest first</source>
        <translation>Mọi hồ sơ của quầy, mới nhất trước</translation>
    </message>
    <message>
        <source>The newest {count} shown; type more to narrow</source>
        <translation>Hiện {count} hồ sơ mới nhất; gõ thêm để thu hẹp</translation>
    </message>
    <message>
        <source>{count} found, newest first</source>
        <translation>Thấy {count} hồ sơ, mới nhất trước</translation>
    </message>
</context>
<context>
    <name>SecondPersonDialog</name>
    <message>
        <source>Own &amp;PIN of this person</source>
        <translation>Mã &amp;PIN của chính người đó</translation>
    </message>
    <message>
        <source>&amp;Who approves</source>
        <translation>&amp;Người duyệt</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Duyệt</translation>
    </message>
    <message>
        <source>Nobody else at this desk has this right.</source>
        <translation>Ở quầy này không còn ai khác có quyền này.</translation>
    </message>
    <message>
        <source>The PIN of this person is missing.</source>
        <translation>Chưa có mã PIN của người này.</translation>
    </message>
    <message>
        <source>A second person must approve</source>
        <translation>Cần người thứ hai duyệt</translation>
    </message>
    <message>
        <source>Somebody with the right must approve</source>
        <translation>Cần người có quyền duyệt</translation>
    </message>
</context>
<context>
    <name>SecondScreen</name>
    <message>
        <source>Desk {number}</source>
        <translation>Quầy {number}</translation>
    </message>
</context>
<context>
    <name>SectionsView</name>
    <message>
        <source>The dossier in full</source>
        <translation>Toàn bộ hồ sơ</translation>
    </message>
</context>
<context>
    <name>SeenChoice</name>
    <message>
        <source>ID card</source>
        <translation>Căn cước</translation>
    </message>
    <message>
        <source>VNeID</source>
        <translation>VNeID</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Hộ chiếu</translation>
    </message>
    <message>
        <source>Birth certificate</source>
        <translation>Giấy khai sinh</translation>
    </message>
    <message>
        <source>Only the slip</source>
        <translation>Chỉ giấy hẹn</translation>
    </message>
    <message>
        <source>Which paper was seen?</source>
        <translation>Đã xem giấy tờ nào?</translation>
    </message>
    <message>
        <source>choose one, the program does not choose</source>
        <translation>chọn một, phần mềm không chọn hộ</translation>
    </message>
</context>
<context>
    <name>SendProgress</name>
    <message>
        <source>Sending</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>Run in the background</source>
        <translation>Ẩn đi, vẫn gửi</translation>
    </message>
    <message>
        <source>Stop sending</source>
        <translation>Dừng gửi</translation>
    </message>
    <message>
        <source>Safe: what was sent stays sent, the rest stays on this PC.</source>
        <translation>An toàn: phần đã gửi giữ nguyên, phần còn lại vẫn ở máy này.</translation>
    </message>
    <message>
        <source>Greeting the city…</source>
        <translation>Đang liên hệ thành phố…</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>Đang nhận về…</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Đang gửi…</translation>
    </message>
</context>
<context>
    <name>SendState</name>
    <message>
        <source>To send</source>
        <translation>Chờ gửi</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Đã gửi</translation>
    </message>
    <message>
        <source>To be tried again</source>
        <translation>Chờ thử lại</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Cần xử lý</translation>
    </message>
    <message>
        <source>{word} {time}</source>
        <translation>{word} {time}</translation>
    </message>
</context>
<context>
    <name>SettingNames</name>
    <message>
        <source>Office</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>In ấn</translation>
    </message>
    <message>
        <source>Time limits and clock</source>
        <translation>Thời hạn và đồng hồ</translation>
    </message>
    <message>
        <source>Safety of data</source>
        <translation>An toàn dữ liệu</translation>
    </message>
    <message>
        <source>Superior body (first line of forms)</source>
        <translation>Cơ quan cấp trên (dòng đầu của biểu mẫu)</translation>
    </message>
    <message>
        <source>Own office (second line of forms)</source>
        <translation>Tên đơn vị (dòng thứ hai của biểu mẫu)</translation>
    </message>
    <message>
        <source>Receiving unit</source>
        <translation>Đơn vị tiếp nhận</translation>
    </message>
    <message>
        <source>Competent authority</source>
        <translation>Cơ quan có thẩm quyền</translation>
    </message>
    <message>
        <source>Place name before the date</source>
        <translation>Địa danh trước ngày tháng</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Where citizens look up their dossier</source>
        <translation>Nơi tra cứu hồ sơ</translation>
    </message>
    <message>
        <source>Opening hours as printed</source>
        <translation>Giờ làm việc in trên giấy</translation>
    </message>
    <message>
        <source>Unit code in dossier codes</source>
        <translation>Mã đơn vị trong mã hồ sơ</translation>
    </message>
    <message>
        <source>Digits of the running number</source>
        <translation>Số chữ số của số thứ tự</translation>
    </message>
    <message>
        <source>Two A5 copies on one A4 sheet</source>
        <translation>Hai liên A5 trên một tờ A4</translation>
    </message>
    <message>
        <source>Same-day work is received until</source>
        <translation>Việc trả trong ngày nhận đến</translation>
    </message>
    <message>
        <source>A term in working days ends</source>
        <translation>Hạn tính bằng ngày làm việc kết thúc</translation>
    </message>
    <message>
        <source>Warn before the due date (working days)</source>
        <translation>Báo trước hạn (ngày làm việc)</translation>
    </message>
    <message>
        <source>Alarm before the due date (working days)</source>
        <translation>Cảnh báo trước hạn (ngày làm việc)</translation>
    </message>
    <message>
        <source>PC clock is wrong before</source>
        <translation>Giờ máy sai nếu trước ngày</translation>
    </message>
    <message>
        <source>Block when the clock goes back (minutes)</source>
        <translation>Dừng nhận khi giờ máy lùi quá (phút)</translation>
    </message>
    <message>
        <source>Block when the clock jumps ahead (days)</source>
        <translation>Dừng nhận khi giờ máy nhảy tới quá (ngày)</translation>
    </message>
    <message>
        <source>Lock when idle (minutes)</source>
        <translation>Tự khóa khi không dùng (phút)</translation>
    </message>
    <message>
        <source>Wrong PINs before waiting</source>
        <translation>Số lần sai mã PIN trước khi chờ</translation>
    </message>
    <message>
        <source>Waiting times (minutes, with ;)</source>
        <translation>Thời gian chờ (phút, cách bằng ;)</translation>
    </message>
    <message>
        <source>Digits of a new PIN at least</source>
        <translation>Số chữ số ít nhất của mã PIN mới</translation>
    </message>
    <message>
        <source>Refuse PINs made of patterns or dates</source>
        <translation>Không nhận mã PIN dễ đoán hay giống ngày sinh</translation>
    </message>
    <message>
        <source>Warn when the disk has less than (MB)</source>
        <translation>Báo khi ổ đĩa còn dưới (MB)</translation>
    </message>
    <message>
        <source>Folder for backups (another disk)</source>
        <translation>Thư mục sao lưu (ổ đĩa khác)</translation>
    </message>
    <message>
        <source>Backup at (hh:mm, with ;)</source>
        <translation>Sao lưu lúc (giờ:phút, cách bằng ;)</translation>
    </message>
    <message>
        <source>Backups kept</source>
        <translation>Số bản sao giữ lại</translation>
    </message>
    <message>
        <source>Other places that remember the newest number (with ;)</source>
        <translation>Nơi khác ghi nhớ số mới nhất (cách bằng ;)</translation>
    </message>
    <message>
        <source>Printer: {form}</source>
        <translation>Máy in: {form}</translation>
    </message>
    <message>
        <source>Copies: {form}</source>
        <translation>Số liên: {form}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Có</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>at the clock time of receipt</source>
        <translation>đúng giờ đã nhận</translation>
    </message>
    <message>
        <source>at close of business</source>
        <translation>cuối giờ làm việc</translation>
    </message>
    <message>
        <source>Names on paper</source>
        <translation>Tên ghi trên giấy</translation>
    </message>
    <message>
        <source>Where people reach us</source>
        <translation>Liên hệ</translation>
    </message>
    <message>
        <source>Dossier codes</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Due dates</source>
        <translation>Hạn trả</translation>
    </message>
    <message>
        <source>The PC&apos;s clock</source>
        <translation>Giờ máy</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Đăng nhập</translation>
    </message>
    <message>
        <source>Copies of the data and the disk</source>
        <translation>Sao lưu và ổ đĩa</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Khác</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Changes hold &amp;from</source>
        <translation>Áp dụng từ ngà&amp;y</translation>
    </message>
    <message>
        <source>Screen and text</source>
        <translation>Màn hình và chữ</translation>
    </message>
    <message>
        <source>Link with the city</source>
        <translation>Kết nối thành phố</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Người dùng</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Lưu thay đổi</translation>
    </message>
    <message>
        <source>Put changes back</source>
        <translation>Bỏ thay đổi</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>{reason} You see the settings as they are in force.</source>
        <translation>{reason} Ở đây chỉ xem được thiết lập đang áp dụng.</translation>
    </message>
    <message>
        <source>Changed settings were put back.</source>
        <translation>Đã trả các cài đặt về như cũ.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>to be set by the ward</source>
        <translation>phường chưa khai</translation>
    </message>
    <message>
        <source>Save changes: {count}</source>
        <translation>Lưu {count} thay đổi</translation>
    </message>
    <message>
        <source>Write the day as dd/mm/yyyy</source>
        <translation>Ghi ngày/tháng/năm</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Chưa sửa gì.</translation>
    </message>
    <message>
        <source>Settings are saved and hold from {day}.</source>
        <translation>Cài đặt ĐÃ lưu, áp dụng từ {day}.</translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message>
        <source>Reason (kept in the journal)</source>
        <translation>Lý do, ghi vào sổ</translation>
    </message>
    <message>
        <source>What was done?</source>
        <translation>Đã xử lý thế nào?</translation>
    </message>
    <message>
        <source>Somebody with the right settles this one and confirms with the own PIN.</source>
        <translation>Việc này do người có quyền xử lý và xác nhận bằng mã PIN của mình.</translation>
    </message>
    <message>
        <source>Choose what was done.</source>
        <translation>Chọn một cách xử lý.</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>Ghi lý do.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Who works at the desk?</source>
        <translation>Ai làm việc ở quầy?</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Opening the desk&apos;s data…</source>
        <translation>Đang mở dữ liệu của quầy…</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>Who signs</source>
        <translation>Người ký</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Mã PIN</translation>
    </message>
    <message>
        <source>Type the PIN of whoever signs, then F9.</source>
        <translation>Nhập mã PIN của người ký rồi bấm F9.</translation>
    </message>
</context>
<context>
    <name>StartCards</name>
    <message>
        <source>Confirm the clock</source>
        <translation>Xác nhận giờ máy</translation>
    </message>
    <message>
        <source>No slip printed today</source>
        <translation>Hôm nay chưa in giấy nào</translation>
    </message>
    <message>
        <source>Enter the newest slip</source>
        <translation>Nhập mã giấy mới nhất</translation>
    </message>
    <message>
        <source>The paper is here</source>
        <translation>Đã có giấy</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>In lại</translation>
    </message>
    <message>
        <source>Open and print</source>
        <translation>Mở và in</translation>
    </message>
    <message>
        <source>NOT saved yet: the form half typed for {name} at {moment} was kept.</source>
        <translation>Hồ sơ CHƯA lưu: bản nhập dở của {name} lúc {moment} đã được giữ lại.</translation>
    </message>
    <message>
        <source>somebody not named yet</source>
        <translation>người chưa ghi tên</translation>
    </message>
    <message>
        <source>Go on typing</source>
        <translation>Nhập tiếp</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Bỏ đi</translation>
    </message>
    <message>
        <source>Open the calendar</source>
        <translation>Mở lịch</translation>
    </message>
    <message>
        <source>Open the catalogue</source>
        <translation>Mở danh mục</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Mở cài đặt</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Start work</source>
        <translation>Vào làm việc</translation>
    </message>
    <message>
        <source>Before the first citizen</source>
        <translation>Trước khi tiếp người đầu tiên</translation>
    </message>
    <message>
        <source>Nothing was left over. The desk is ready.</source>
        <translation>Không còn việc tồn. Quầy đã sẵn sàng.</translation>
    </message>
    <message>
        <source>Code of the newest slip printed here</source>
        <translation>Mã của giấy mới nhất in tại quầy này</translation>
    </message>
    <message>
        <source>Throw the kept text away?</source>
        <translation>Xóa bản nhập dở này?</translation>
    </message>
    <message>
        <source>What was typed cannot be brought back afterwards.</source>
        <translation>Sau khi bỏ không lấy lại được nội dung đã nhập.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Bỏ đi</translation>
    </message>
</context>
<context>
    <name>StateChips</name>
    <message>
        <source>Waits for papers</source>
        <translation>Chờ bổ sung</translation>
    </message>
    <message>
        <source>Waits for payment</source>
        <translation>Chờ nộp tiền</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Dân rút hồ sơ</translation>
    </message>
    <message>
        <source>Result is here</source>
        <translation>Có kết quả</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Quá hạn</translation>
    </message>
    <message>
        <source>Returned {time}</source>
        <translation>Đã trả {time}</translation>
    </message>
    <message>
        <source>{place}, can be returned</source>
        <translation>{place}, trả được</translation>
    </message>
    <message>
        <source>Saved, not printed</source>
        <translation>Đã lưu, chưa in</translation>
    </message>
</context>
<context>
    <name>Stations</name>
    <message>
        <source>done</source>
        <translation>xong</translation>
    </message>
    <message>
        <source>now</source>
        <translation>đang ở đây</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>chưa</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>Chuyển xử lý</translation>
    </message>
    <message>
        <source>Result here</source>
        <translation>Có kết quả</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>Đã trả</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>hẹn {day}</translation>
    </message>
    <message>
        <source>To be handed out</source>
        <translation>Trả kết quả</translation>
    </message>
    <message>
        <source>To be received</source>
        <translation>Chờ tiếp nhận</translation>
    </message>
    <message>
        <source>To be sent on</source>
        <translation>Chuyển xử lý</translation>
    </message>
</context>
<context>
    <name>StatusWords</name>
    <message>
        <source>look-ups only · call the administrator</source>
        <translation>chỉ tra cứu · gọi quản trị</translation>
    </message>
    <message>
        <source>Data cannot be written</source>
        <translation>Không ghi được dữ liệu</translation>
    </message>
    <message>
        <source>PC clock is wrong · reception blocked</source>
        <translation>Giờ máy sai · dừng tiếp nhận</translation>
    </message>
    <message>
        <source>Disk almost full ({mb} MB left) · tell the administrator</source>
        <translation>Ổ đĩa sắp đầy (còn {mb} MB) · báo quản trị</translation>
    </message>
    <message>
        <source>PC clock has changed · noted</source>
        <translation>Giờ máy vừa thay đổi · đã ghi nhận</translation>
    </message>
    <message>
        <source>Not joined to the city</source>
        <translation>Chưa kết nối thành phố</translation>
    </message>
    <message>
        <source>Sending {done}/{total} dossiers</source>
        <translation>Đang gửi {done}/{total} hồ sơ</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>other work goes on</source>
        <translation>vẫn làm việc khác được</translation>
    </message>
    <message>
        <source>{count} dossier needs attention</source>
        <translation>{count} hồ sơ cần xử lý</translation>
    </message>
    <message>
        <source>trying again at {time}</source>
        <translation>tự thử lại lúc {time}</translation>
    </message>
    <message>
        <source>Server busy</source>
        <translation>Máy chủ bận</translation>
    </message>
    <message>
        <source>at {time} · nothing to send</source>
        <translation>lúc {time} · không có gì chờ gửi</translation>
    </message>
    <message>
        <source>Everything sent</source>
        <translation>Đã gửi hết</translation>
    </message>
    <message>
        <source>{count} dossier to send</source>
        <translation>{count} hồ sơ chờ gửi</translation>
    </message>
    <message>
        <source>{count} dossiers to send</source>
        <translation>{count} hồ sơ chờ gửi</translation>
    </message>
    <message>
        <source>records of the desk to send</source>
        <translation>sổ của quầy chờ gửi</translation>
    </message>
    <message>
        <source>{count} dossiers need attention</source>
        <translation>{count} hồ sơ cần xử lý</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Ngoại tuyến</translation>
    </message>
    <message>
        <source>nothing to send</source>
        <translation>không có gì chờ gửi</translation>
    </message>
    <message>
        <source>oldest {age}</source>
        <translation>lâu nhất {age}</translation>
    </message>
    <message>
        <source>Connection not safe</source>
        <translation>Kết nối không an toàn</translation>
    </message>
    <message>
        <source>Clock or certificate wrong</source>
        <translation>Giờ máy hoặc chứng thư sai</translation>
    </message>
    <message>
        <source>PC clock too far off</source>
        <translation>Giờ máy lệch nhiều</translation>
    </message>
    <message>
        <source>The network wants a proxy password</source>
        <translation>Mạng hỏi mật khẩu proxy</translation>
    </message>
    <message>
        <source>This desk was shut out</source>
        <translation>Máy này đã bị thu hồi</translation>
    </message>
    <message>
        <source>Journal changed outside the program</source>
        <translation>Sổ ghi bị thay đổi ngoài phần mềm</translation>
    </message>
    <message>
        <source>Two histories of this desk</source>
        <translation>Quầy này có hai sổ</translation>
    </message>
    <message>
        <source>Sending needs attention</source>
        <translation>Việc gửi cần xử lý</translation>
    </message>
    <message>
        <source>The long sending is done.</source>
        <translation>Đã gửi xong hết.</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>done</source>
        <translation>xong</translation>
    </message>
    <message>
        <source>to be done now</source>
        <translation>làm bây giờ</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>chưa đến</translation>
    </message>
</context>
<context>
    <name>StickButtons</name>
    <message>
        <source>Write to USB…</source>
        <translation>Ghi ra USB…</translation>
    </message>
    <message>
        <source>Take in from USB…</source>
        <translation>Nhập từ USB…</translation>
    </message>
    <message>
        <source>Where should the bundle go?</source>
        <translation>Ghi tệp chuyển vào đâu?</translation>
    </message>
    <message>
        <source>Bundles and receipts</source>
        <translation>Tệp chuyển và biên nhận</translation>
    </message>
    <message>
        <source>Which file should be taken in?</source>
        <translation>Nhập tệp nào?</translation>
    </message>
</context>
<context>
    <name>Subjects</name>
    <message>
        <source>Subjects</source>
        <translation>Các phần</translation>
    </message>
    <message>
        <source>{subject}, {count} to be set</source>
        <translation>{subject}, còn {count} ô cần điền</translation>
    </message>
</context>
<context>
    <name>SupplementDialog</name>
    <message>
        <source>Ask for a supplement</source>
        <translation>Yêu cầu bổ sung</translation>
    </message>
    <message>
        <source>Save and print</source>
        <translation>Lưu và in</translation>
    </message>
    <message>
        <source>Prints the request (form 02) for the citizen.</source>
        <translation>In Mẫu 02 cho người dân.</translation>
    </message>
    <message>
        <source>Papers to be brought</source>
        <translation>Giấy tờ cần bổ sung</translation>
    </message>
    <message>
        <source>Papers to be brought (Space ticks)</source>
        <translation>Giấy tờ cần bổ sung (phím cách để đánh dấu)</translation>
    </message>
    <message>
        <source>not required</source>
        <translation>không bắt buộc</translation>
    </message>
    <message>
        <source>&amp;Other paper</source>
        <translation>&amp;Giấy tờ khác</translation>
    </message>
    <message>
        <source>&amp;Reason told to the citizen</source>
        <translation>Viết trên giấy cho người dân</translation>
    </message>
    <message>
        <source>&amp;By when</source>
        <translation>&amp;Hạn bổ sung</translation>
    </message>
    <message>
        <source>The day is no date: day/month/year.</source>
        <translation>Hạn bổ sung không phải ngày: gõ ngày/tháng/năm.</translation>
    </message>
    <message>
        <source>Tick what is to be brought, or write another paper.</source>
        <translation>Đánh dấu giấy tờ cần bổ sung, hoặc ghi giấy tờ khác.</translation>
    </message>
</context>
<context>
    <name>SuppliedDialog</name>
    <message>
        <source>Supplement handed in</source>
        <translation>Đã nộp bổ sung</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Nhận bổ sung</translation>
    </message>
    <message>
        <source>Papers handed in</source>
        <translation>Giấy tờ đã nộp</translation>
    </message>
    <message>
        <source>Asked for: {reason}</source>
        <translation>Đã yêu cầu: {reason}</translation>
    </message>
    <message>
        <source>The due date is counted anew when you take it in.</source>
        <translation>Ngày hẹn trả được tính lại khi nhận.</translation>
    </message>
    <message>
        <source>Papers handed in (Space ticks)</source>
        <translation>Giấy tờ đã nộp bổ sung (phím cách để đánh dấu)</translation>
    </message>
    <message>
        <source>Untick what is not there. The due date is counted anew when you take it in.</source>
        <translation>Bỏ dấu giấy tờ chưa nộp. Ngày hẹn trả được tính lại khi nhận.</translation>
    </message>
    <message>
        <source>Tick at least one paper that was handed in.</source>
        <translation>Đánh dấu ít nhất một giấy tờ đã nộp.</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Taken from the card.</source>
        <translation>Đã lấy theo thẻ.</translation>
    </message>
    <message>
        <source>The name has capitals now.</source>
        <translation>Đã viết hoa tên.</translation>
    </message>
    <message>
        <source>Taken from the last visit.</source>
        <translation>Đã lấy theo lần trước.</translation>
    </message>
    <message>
        <source>What was typed stays.</source>
        <translation>Đã giữ chữ đã gõ.</translation>
    </message>
    <message>
        <source>The card of {name} is the owner&apos;s; the applicant stays as typed.</source>
        <translation>Thẻ của {name} là của chủ hồ sơ; người nộp giữ như đã gõ.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
</context>
<context>
    <name>TermsFields</name>
    <message>
        <source>Pa&amp;ges</source>
        <translation>Số t&amp;rang</translation>
    </message>
    <message>
        <source>&amp;Copies</source>
        <translation>Số &amp;bản</translation>
    </message>
    <message>
        <source>&amp;Deeds</source>
        <translation>Số t&amp;rường hợp</translation>
    </message>
    <message>
        <source>&amp;Sets</source>
        <translation>&amp;Số bộ</translation>
    </message>
    <message>
        <source>at this desk</source>
        <translation>tại quầy</translation>
    </message>
    <message>
        <source>by post</source>
        <translation>bưu chính</translation>
    </message>
    <message>
        <source>online</source>
        <translation>trực tuyến</translation>
    </message>
    <message>
        <source>in person</source>
        <translation>trực tiếp</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>không bắt buộc</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>&amp;Ghi chú</translation>
    </message>
    <message>
        <source>&amp;Returned</source>
        <translation>Trả kết &amp;quả</translation>
    </message>
    <message>
        <source>&amp;Handed in</source>
        <translation>Cách nộ&amp;p</translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>How it is counted</source>
        <translation>Cách tính</translation>
    </message>
    <message>
        <source>RESULT DUE</source>
        <translation>HẸN TRẢ KẾT QUẢ</translation>
    </message>
    <message>
        <source>FEE</source>
        <translation>LỆ PHÍ</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>Received today</source>
        <translation>Nhận hôm nay</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Hẹn trả hôm nay</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Quá hạn</translation>
    </message>
    <message>
        <source>Ready to return</source>
        <translation>Có kết quả, chờ trả</translation>
    </message>
    <message>
        <source>Dossiers to send</source>
        <translation>Chờ gửi</translation>
    </message>
    <message>
        <source>Saved, not printed</source>
        <translation>Đã lưu, chưa in</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>What happened</source>
        <translation>Diễn biến</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hôm nay</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Open dossier</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>Receive a dossier</source>
        <translation>Tiếp nhận hồ sơ</translation>
    </message>
    <message>
        <source>What the start found</source>
        <translation>Việc tồn đầu ngày</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation>Không có hồ sơ nào.</translation>
    </message>
</context>
<context>
    <name>UserDialog</name>
    <message>
        <source>Change user</source>
        <translation>Sửa người dùng</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>Thêm người dùng</translation>
    </message>
    <message>
        <source>Works at this desk</source>
        <translation>Đang làm việc tại quầy</translation>
    </message>
    <message>
        <source>not required</source>
        <translation>không bắt buộc</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Mã PIN mới</translation>
    </message>
    <message>
        <source>empty: unchanged</source>
        <translation>trống: giữ nguyên</translation>
    </message>
    <message>
        <source>User name (small letters, digits)</source>
        <translation>Tên đăng nhập (chữ thường, số)</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Vai trò</translation>
    </message>
    <message>
        <source>Last day of work</source>
        <translation>Ngày cuối được làm việc</translation>
    </message>
    <message>
        <source>empty: no end</source>
        <translation>trống: không thời hạn</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Write the day as dd/mm/yyyy</source>
        <translation>Ghi ngày/tháng/năm</translation>
    </message>
    <message>
        <source>First PIN</source>
        <translation>Mã PIN lần đầu</translation>
    </message>
    <message>
        <source>This PIN is good once, to choose an own one.</source>
        <translation>Mã này dùng một lần, để người dùng tự chọn mã của mình.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Somebody else changes this for you.</source>
        <translation>Phần này do người khác sửa.</translation>
    </message>
</context>
<context>
    <name>UsersSection</name>
    <message>
        <source>User</source>
        <translation>Đăng nhập</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Vai trò</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Đến ngày</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Người dùng</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>Thêm người dùng</translation>
    </message>
    <message>
        <source>Change or new PIN</source>
        <translation>Sửa, đặt lại PIN</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Mở khóa</translation>
    </message>
    <message>
        <source>My own PIN</source>
        <translation>Đổi PIN của tôi</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>this desk</source>
        <translation>quầy này</translation>
    </message>
    <message>
        <source>We are sorry, {who}: the result is late. It is at {holder}; we ask for it today.</source>
        <translation>Xin lỗi {who}, kết quả trễ hẹn, đang ở {holder}. Chúng tôi hỏi lại ngay hôm nay.</translation>
    </message>
    <message>
        <source>The dossier is at {holder}, due |{moment}|.</source>
        <translation>Hồ sơ đang ở {holder}, hẹn |{moment}|.</translation>
    </message>
    <message>
        <source> As soon as there is a result we call {phone}.</source>
        <translation> Khi có kết quả, chúng tôi gọi số {phone}.</translation>
    </message>
    <message>
        <source>TAKE IT FROM</source>
        <translation>LẤY Ở</translation>
    </message>
    <message>
        <source>DUE TODAY</source>
        <translation>HẸN TRẢ HÔM NAY</translation>
    </message>
    <message>
        <source>DUE</source>
        <translation>HẸN TRẢ</translation>
    </message>
</context>
<context>
    <name>VersionForm</name>
    <message>
        <source>Holds &amp;from</source>
        <translation>Áp dụng từ ngà&amp;y</translation>
    </message>
    <message>
        <source>Decision, or where it was read</source>
        <translation>Quyết định, hoặc nguồn</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Bản chính</translation>
    </message>
    <message>
        <source>Certified</source>
        <translation>Chứng thực</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chụp</translation>
    </message>
    <message>
        <source>Always (x)</source>
        <translation>Bắt buộc (x)</translation>
    </message>
    <message>
        <source>Only shown (x)</source>
        <translation>Chỉ xuất trình (x)</translation>
    </message>
    <message>
        <source>When needed</source>
        <translation>Khi nào cần</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Khoản thu</translation>
    </message>
    <message>
        <source>Amount (đồng)</source>
        <translation>Số tiền (đồng)</translation>
    </message>
    <message>
        <source>Charged ({units})</source>
        <translation>Cách thu ({units})</translation>
    </message>
    <message>
        <source>Term counted in</source>
        <translation>Thời hạn tính theo</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>After a supplement</source>
        <translation>Sau khi bổ sung</translation>
    </message>
    <message>
        <source>Own term (working days)</source>
        <translation>Thời hạn riêng (ngày làm việc)</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Phí, lệ phí</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>ngày/tháng/năm</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>cần ghi</translation>
    </message>
    <message>
        <source>“{text}” cannot be read here. Write a number, or a word of the heading.</source>
        <translation>Không hiểu “{text}” ở ô này. Ghi số, hoặc một từ trong tiêu đề cột.</translation>
    </message>
</context>
<context>
    <name>VersionsView</name>
    <message>
        <source>and {count} more of the same kind</source>
        <translation>và {count} việc nữa cùng loại</translation>
    </message>
    <message>
        <source>Deed</source>
        <translation>Việc làm</translation>
    </message>
</context>
<context>
    <name>WayChoice</name>
    <message>
        <source>Papers missing</source>
        <translation>Thiếu giấy tờ</translation>
    </message>
    <message>
        <source>Form 02, come back with them</source>
        <translation>Mẫu 02, về mang thêm</translation>
    </message>
    <message>
        <source>Not taken in here</source>
        <translation>Không nhận tại đây</translation>
    </message>
    <message>
        <source>Form 03, says why</source>
        <translation>Mẫu 03, ghi lý do từ chối</translation>
    </message>
    <message>
        <source>Guidance only</source>
        <translation>Chỉ hướng dẫn</translation>
    </message>
    <message>
        <source>A slip that says where to go</source>
        <translation>Phiếu hướng dẫn nơi phải đến</translation>
    </message>
</context>
<context>
    <name>WindowKeys</name>
    <message>
        <source>Help</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Scan or type a code</source>
        <translation>Quét hoặc gõ mã</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Khóa máy</translation>
    </message>
    <message>
        <source>Papers that did not come out</source>
        <translation>Giấy chưa ra</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>All deeds</source>
        <translation>Mọi việc</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Phóng to chữ</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Thu nhỏ chữ</translation>
    </message>
    <message>
        <source>Text as usual</source>
        <translation>Chữ cỡ thường</translation>
    </message>
</context>
<context>
    <name>WorkFrame</name>
    <message>
        <source>Try the scanner</source>
        <translation>Thử máy quét</translation>
    </message>
    <message>
        <source>See all</source>
        <translation>Xem tất cả</translation>
    </message>
    <message>
        <source>Desk {number} · {role}</source>
        <translation>Quầy {number} · {role}</translation>
    </message>
    <message>
        <source>PRACTICE DESK — nothing here is a real dossier</source>
        <translation>QUẦY THỰC HÀNH — không có hồ sơ thật</translation>
    </message>
</context>
<context>
    <name>YearView</name>
    <message>
        <source>Month {month}</source>
        <translation>Tháng {month}</translation>
    </message>
</context>
</TS>
