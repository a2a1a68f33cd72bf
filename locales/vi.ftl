### Lời của Nhắc Việc. Xưng là "Nhắc Việc"; gọi người đọc bằng { $you } ("anh/chị", hoặc "đồng chí" nếu đơn vị chọn).
### Câu trọn vẹn, lịch sự, đọc to lên được. Ngày luôn kèm thứ. Chỉ dùng <b>…</b>.

## Ngày, giờ, thời hạn

weekday-1 = thứ Hai
weekday-2 = thứ Ba
weekday-3 = thứ Tư
weekday-4 = thứ Năm
weekday-5 = thứ Sáu
weekday-6 = thứ Bảy
weekday-7 = Chủ nhật
full-day = { $weekday } { $date }

when-no-due = chưa có thời hạn
when-late = hạn { $due } · { $days ->
    [0] vừa quá hạn
   *[other] chậm { $days } ngày làm việc
}
when-today = hạn { $due } · <b>hạn cuối hôm nay</b>
when-last-working-day = hạn { $due } · <b>hôm nay là ngày làm việc cuối cùng trước hạn</b>
when-still-in-time = hạn { $due } (ngày nghỉ) · <b>báo trong hôm nay vẫn tính đúng hạn</b>
when-returned = { $when } · ↩️ <b>được trả lại, cần gửi lại</b>
when-left = hạn { $due } · còn { $days } ngày làm việc
due-day = Thời hạn: { $day }.
due-none = Việc này chưa có thời hạn.

## Gọi tên một việc

title-once = { $title }
title-of-period = { $title }, { $period }
item-numbered = việc { $number } ({ $title })
item-titled = việc “{ $title }”

## Người lạ, người mới

stranger = Nhắc Việc chỉ phục vụ cán bộ đã được cơ quan mời. Nếu { $you } có mã mời, vui lòng gửi mã tại đây.
stranger-wrong-code = Mã này không dùng được. { $You } vui lòng kiểm tra lại, hoặc đề nghị cơ quan thường trực gửi mã mới.
group-private-only = Nhắc Việc chỉ làm việc trong trò chuyện riêng với từng cán bộ. { $You } vui lòng nhắn riêng cho Nhắc Việc.
invite-used = Lời mời này đã được dùng hoặc đã hết hạn. Những vai trò { $you } đang có vẫn giữ nguyên.
enrolled-elsewhere = Tài khoản này đang dùng cho một đơn vị cấp xã khác. { $You } vui lòng liên hệ cơ quan thường trực để được chuyển.

welcome = Kính chào { $you } { $name }. Đây là Nhắc Việc của UBND { $commune }.
agency-not-yet = chờ kế hoạch đầu tiên
welcome-office = { $You } tham gia với vai trò cơ quan thường trực ({ $agency }): duyệt hoặc trả lại báo cáo, xem tổng hợp quý, cho kế hoạch bắt đầu nhắc việc.
welcome-head = { $You } tham gia với vai trò thủ trưởng { $agency }: nhận nhắc việc của đơn vị và xác nhận báo cáo của cán bộ.
welcome-officer = { $You } tham gia với vai trò cán bộ { $agency }: nhận nhắc việc và báo cáo ngay trong khung trò chuyện này.
welcome-leader = { $You } tham gia với vai trò lãnh đạo UBND: được báo những việc chậm kéo dài và xem tổng hợp.
welcome-operator = { $You } tham gia với vai trò người vận hành.
welcome-items = Hiện có { $count } việc đang mở. Nhắc Việc nhắn vào 07:30 ngày làm việc, chỉ khi có việc cần để ý.
welcome-no-items = Hiện chưa có việc nào cần làm ngay. Nhắc Việc sẽ nhắn vào 07:30 ngày làm việc khi có việc cần để ý.

## Nút bấm

choice-my-items = Việc của tôi
choice-help = Hướng dẫn
choice-sample = Ví dụ
choice-sample-next = Ví dụ tiếp theo
choice-number = { $number }
choice-open-item = Mở việc này
choice-done = Đã xong
choice-proof = Gửi minh chứng
choice-progress = Đang làm…
choice-difficulty = Vướng mắc
choice-kept = Vẫn duy trì
choice-nothing = Không phát sinh
choice-attach = Chỉ là minh chứng
choice-percent = { $percent }%
choice-undo = Ghi nhầm, hủy
choice-keep = Giữ nguyên
choice-undo-one = Hủy việc { $number }
choice-undo-all = Hủy cả { $count } việc
choice-cancel = Bỏ qua
choice-snooze = Nhắc lại chiều nay
choice-why = Vì sao có tin này?
choice-confirm = Xác nhận
choice-verify = Duyệt
choice-return = Trả lại
choice-start = Bắt đầu gửi nhắc việc
choice-pause = Tạm dừng

## Danh sách và nhắc việc

list-line = { $number }. { $title } · { $when }
list-more = … và { $count } việc khác. { $You } gõ /viec để xem.
list-title = <b>{ $count } việc đang mở</b> của { $you } { $name }
choice-yes = Chờ { $you } quyết định: { $count }
choice-more = Xem tiếp { $count } việc
choice-summary = Tổng hợp quý này
unanswered-title = <b>Chưa báo cáo: { $late } việc quá hạn, { $soon } việc sắp đến hạn</b>
unanswered-none = Không có việc nào quá hạn hoặc sắp đến hạn mà chưa báo cáo ({ $count } việc đang mở).
unanswered-more = … và { $count } việc khác.
agency-title = <b>{ $agency }: { $count } việc đang mở</b>
agency-nothing-open = { $agency } không có việc nào đang mở.
agency-not-found = Nhắc Việc không rõ “{ $name }” là cơ quan nào.
list-empty = Hiện { $you } không có việc nào đang mở.

group-late = 🔴 <b>Quá hạn</b>
group-overdue = 🔴 <b>Quá hạn</b>
group-soon = 🟠 <b>Sắp đến hạn</b>
group-ahead = 🟡 <b>Thời gian tới</b>
group-later = 🟡 <b>Thời gian tới</b>
group-long = 🗓 <b>Việc dài hạn, hỏi thăm mỗi quý</b>
group-standing = 🔁 <b>Việc thường xuyên, báo cáo một lần trong kỳ</b>
group-others = ⚠️ <b>Việc chậm cần { $you } biết: { $count }</b>

group-nobody = 📭 <b>Đơn vị chưa có ai nhận việc: { $count }</b>
nobody-line = • { $agency } · { $title } · { $when }
others-more = … và { $count } việc khác. { $You } gõ “ai chưa báo cáo” để xem.
nobody-invite = Nhắc Việc chưa nhắn được cho ai ở những đơn vị này. { $You } mời người nhận việc giúp.

digest-title = <b>Việc cần để ý, { $day }</b>
    { $agencies }
digest-title-commune = UBND { $name }
digest-late = Xin lỗi { $you }, có việc được nhắc muộn so với lịch.
digest-lesson = Có thể trả lời ngay tại đây, ví dụ: “2 xong”, “1 được 70%”, “5 vướng: chưa có mẫu”, “1 xin gia hạn đến 4/12 vì chờ kiểm kê”, hoặc gửi ảnh, tệp kèm số việc.
day-off-ahead = Lưu ý: { $day } là ngày nghỉ: { $name }.
days-off-ahead = Lưu ý: nghỉ từ { $first } đến hết { $last }: { $name }.
escalation-line = • { $agency } · { $title } · { $when } · { $told ->
    [0] chưa nhắc được cán bộ
   *[other] đã nhắc cán bộ { $told } lần
}
escalation-told-head = Thủ trưởng đơn vị được báo từ { $head }.
escalation-told-office = Cơ quan thường trực được báo từ { $office }.
escalation-told-both = Thủ trưởng đơn vị được báo từ { $head }, cơ quan thường trực từ { $office }.
escalation-difficulty = Đơn vị báo vướng: “{ $words }”
single-today = ⏰ <b>Hạn cuối hôm nay: việc { $number }. { $title }</b>
    Thời hạn: { $due }. { $You } báo kết quả ngay tại đây, hoặc cho biết đang vướng gì.
single-last-working-day = ⏰ <b>Ngày làm việc cuối cùng trước hạn: việc { $number }. { $title }</b>
    Thời hạn: { $due }, là ngày nghỉ. { $You } báo kết quả ngay tại đây, hoặc cho biết đang vướng gì.
single-held-up = ⏰ <b>Nhắc muộn: việc { $number }. { $title }</b>
    Việc này { $when }. { $You } báo kết quả ngay tại đây, hoặc cho biết đang vướng gì.
morning-next = ———
weekly-title = <b>Tình hình đầu tuần, { $day }</b>
    UBND { $name }
weekly-none-late = Không có việc nào quá hạn.
weekly-late-title = 🔴 <b>Đang quá hạn: { $count } việc</b>
weekly-late = • { $agency }: { $count } việc, chậm nhất { $days } ngày làm việc, { $silent ->
        [0] đơn vị đã có phản hồi
       *[other] { $silent } việc chưa có phản hồi nào
    }.
weekly-more-agencies = … và { $count } đơn vị khác.
weekly-coming-title = 🟠 <b>Đến hạn trong 5 ngày làm việc tới: { $count } việc</b>
weekly-coming-standing = • { $agency } · { $count } việc thường xuyên · { $when }
snoozed-title = <b>Nhắc lại theo yêu cầu của { $you }</b>
snoozed = Nhắc Việc sẽ nhắc lại lúc { $time } { $day }. Thời hạn của các việc không thay đổi.

## Hẹn sẽ làm: chưa phải báo cáo

promise-not-done = Nhắc Việc <b>chưa ghi nhận gì</b>, vì việc “{ $title }” ({ $when }) chưa xong.
promise-day = { $You } hẹn { $day }.
promise-day-off = { $You } hẹn { $day }, là ngày nghỉ; ngày làm việc tiếp theo là { $next }.
choice-remind-today = Nhắc lại chiều nay
choice-remind-tomorrow = Nhắc lại chiều mai
choice-remind-on = Nhắc lại chiều { $day }
choice-note-progress = Ghi tiến độ
snoozed-promised = Nhắc Việc sẽ nhắc lại việc “{ $title }” lúc { $time } { $day }. Thời hạn không thay đổi.

shadow-title = <b>Chạy thử, { $day }</b>: nếu đã bắt đầu, hôm nay Nhắc Việc sẽ nhắc { $count } việc. Chưa gửi cho ai ngoài { $you }.
shadow-line = { $letter }. { $agency } · { $title } · { $when } · người nhận: { $readers }
shadow-nobody = chưa có ai
shadow-how-to-start = Khi thấy đúng, { $you } gõ “bắt đầu” hoặc bấm nút bên dưới.
shadow-how-to-correct = Chỗ nào chưa đúng người, đúng đơn vị thì { $you } bấm chữ cái của việc để sửa, hoặc mời thêm người.
start-which = Có { $count } kế hoạch đang chờ. { $You } bắt đầu kế hoạch nào? Nhắc Việc <b>chưa gửi gì</b>.
start-line = { $letter }. { $title }
choice-start-all = Bắt đầu cả { $count } kế hoạch
plan-started = Đã bắt đầu “{ $title }”: { $items } việc đang theo dõi, tin nhắc đầu tiên gửi sớm nhất vào sáng { $day }. Việc đã quá hạn trước hôm nay không bị báo vượt cấp.
plan-paused = Đã tạm dừng “{ $title }”: chưa gửi nhắc việc cho ai. Sáng ngày làm việc, { $you } sẽ thấy trước những gì lẽ ra được gửi.
waiting-title = <b>Đang chờ điều kiện hoặc chờ cho ngày: { $count } việc</b>. Khi điều kiện đã có, { $you } bấm chữ cái của việc và cho biết thời hạn, hoặc gõ ngay “đã có hướng dẫn, hạn 30/9”.
waiting-line = { $letter }. { $agency } · { $title } · kế hoạch ghi “{ $condition }”
waiting-line-unsaid = { $letter }. { $agency } · { $title } · kế hoạch không ghi thời hạn
condition-which = Hạn { $due } là của việc nào? { $You } bấm chữ cái của việc; chưa ghi gì khi { $you } chưa bấm.
choice-plan-day = Theo kế hoạch: { $day }
waiting-none = Không có việc nào đang chờ điều kiện hoặc chờ cho ngày.
choice-waiting = Xem việc đang chờ
ask-due = Việc “{ $title }” phải xong khi nào? { $You } gõ thời hạn, ví dụ “30/9/2026” hoặc “quý III”. Nếu điều kiện chưa có, { $you } bấm «Bỏ qua».
due-not-understood = Nhắc Việc chưa hiểu chắc thời hạn này, hoặc ngày đã qua, nên chưa ghi gì. { $You } gõ lại, ví dụ “30/9/2026” hoặc “quý III”.
recorded-condition-met = Đã ghi nhận: việc “{ $title }” bắt đầu, ngày cuối cùng là <b>{ $due }</b>. Đơn vị chủ trì được nhắc theo lịch.
nothing-to-start = Không có kế hoạch nào đang chờ bắt đầu.
plan-gone = Không tìm thấy kế hoạch này.

## Một việc

card-title = <b>{ $number }. { $title }</b>
card-title-unnumbered = <b>{ $title }</b>
card-product = Sản phẩm: { $product }
card-requirement = Yêu cầu: { $requirement }
card-notes = { $notes }
card-due = Thời hạn ghi trong kế hoạch: “{ $phrase }”; { $when }
card-due-unsaid = Kế hoạch không ghi thời hạn; { $when }
card-status = Tình trạng: { $status } { $evidence }

status-waiting = đang chờ điều kiện.
status-open = chưa báo cáo.
status-under-way = đang làm.
status-percent = đang làm, được { $percent }%.
status-reported = đã báo hoàn thành, chờ thủ trưởng xác nhận.
status-confirmed = đã báo hoàn thành, chờ cơ quan thường trực duyệt.
status-verified = đã được duyệt.
status-returned = được trả lại, cần gửi lại.
status-dropped = không còn thực hiện.

evidence-count = Minh chứng: { $count }.
evidence-not-yet = Chưa có minh chứng.
evidence-none = Chưa có minh chứng: { $you } gửi ảnh, tệp, đường dẫn hoặc số văn bản, ví dụ “45/KH-UBND ngày 20/11/2026”.

card-target = Chỉ tiêu { $target }: { $series }; { $met }
card-target-none = Chỉ tiêu { $target }: chưa có số liệu.
card-target-named = { $target } (“{ $words }”)
choice-reading = Ghi số liệu

## Số, ngày văn bản làm minh chứng

document-name = { $name }
document-any = Văn bản { $name }
document-dated = { $document } ngày { $day }
document-issued-by = { $document } của { $issuer }
document-about = { $document } về “{ $subject }”
document-part = { $document } ({ $part })
document-typed = { $words }
document-quoted = “{ $words }”
document-unconfirmed = { $document } (đọc từ tệp, chưa xác nhận)
document-doubted = { $document } (ngày cần xem lại)
document-none = chưa rõ số, ngày văn bản
documents-and = { $first }; { $second }
documents-more = { $first }; và { $count } văn bản, đường dẫn khác
evidence-named = Minh chứng: { $count }, gồm { $documents }.
document-read = Tệp { $name } của việc “{ $title }” đã được lưu.
ask-document-read = Nhắc Việc đọc được trong tệp: <b>{ $document }</b>. Số, ngày này có đúng không? Khi { $you } chưa trả lời, minh chứng được ghi là “chưa xác nhận”.
document-date-unclear = “{ $day }” chưa rõ năm nào. { $You } bấm «Sửa số văn bản» và gõ đủ ngày, tháng, năm.
document-date-impossible = “{ $day }” không có trong lịch. { $You } bấm «Sửa số văn bản» và gõ lại ngày.
document-date-ahead = Ngày { $day } chưa đến. { $You } xem lại ngày ký và bấm «Sửa số văn bản».
document-date-long-before = Ngày { $day } là khá lâu trước khi việc này bắt đầu. Nếu đúng là văn bản ấy, { $you } bấm «Đúng»; nếu nhầm, bấm «Sửa số văn bản».
choice-document-right = Đúng
choice-document-fix = Sửa số văn bản
choice-document-name = Ghi số văn bản
ask-document-name = { $You } gõ số, ngày của văn bản trong tệp, là minh chứng cho việc “{ $title }”, ví dụ “Kế hoạch 45/KH-UBND ngày 20/11/2026 của UBND xã, mục II”.
ask-document = { $You } gõ lại số, ngày văn bản làm minh chứng cho việc “{ $title }”, ví dụ “Kế hoạch 45/KH-UBND ngày 20/11/2026 của UBND xã, mục II”. Nếu chỉ sai ngày, gõ ngày là đủ.
document-not-understood = Nhắc Việc chưa đọc được số, ngày văn bản nên <b>chưa sửa gì</b>. { $You } gõ như “45/KH-UBND ngày 20/11/2026”.
recorded-document = Đã ghi minh chứng của việc “{ $title }”: <b>{ $document }</b>. { $due } { $evidence }
recorded-document-asked = { $line } { $question }
recorded-document-undone = Đã hủy, minh chứng của { $item } trở lại như trước: { $document }. { $due }
document-verified = Việc “{ $title }” đã được duyệt nên số, ngày văn bản không sửa được nữa. { $You } nhờ cơ quan thường trực trả lại báo cáo nếu cần sửa.
document-not-so = Ngày của văn bản chưa đúng nên chưa xác nhận được. { $You } bấm «Sửa số văn bản» và gõ lại.
story-document = { $person } ghi minh chứng là “{ $words }”.

## Chỉ tiêu, số liệu đạt được

reached-of-period = { $period } <b>{ $value }</b>
reached-then = { $before } { $arrow } { $period } <b>{ $value }</b>
reached-met = đạt (cần { $target }).
reached-not-met = chưa đạt (cần { $target }).
recorded-reading = Đã ghi nhận lúc { $time } số liệu của { $of }: <b>{ $value }</b>, { $period }; { $met }
recorded-reading-instead = Số này thay cho { $value } đã ghi trước đó cho cùng kỳ.
recorded-reading-trend = Các kỳ: { $series }.
recorded-reading-not-done = Đây mới là số liệu, chưa phải báo hoàn thành; khi việc đã xong, { $you } báo “xong” kèm số việc.
recorded-reading-taken-back = Đã bỏ số liệu { $value } của { $of }.
reached-already-taken-back = Số liệu này đã được bỏ từ trước.
reached-not-kept = Nhắc Việc không ghi số liệu này.
reached-among-others = Trong tin có số phần trăm mà Nhắc Việc chưa rõ là tiến độ hay là chỉ tiêu đạt được, nên <b>chưa ghi nhận gì</b>. { $You } vui lòng gửi riêng số ấy, ví dụ “2 chỉ tiêu 85%” hoặc “2 tiến độ 85%”.
reached-period-to-come = Kỳ này chưa bắt đầu nên Nhắc Việc chưa ghi số liệu.
reached-refused-negative = Số liệu của { $of } không thể âm. Nhắc Việc <b>chưa ghi nhận gì</b>; { $you } vui lòng gõ lại số đúng.
reached-refused-too-large = Số liệu của { $of } lớn quá mức. Nhắc Việc <b>chưa ghi nhận gì</b>; { $you } vui lòng gõ lại số đúng.
reached-refused-other-unit = Với { $of }, cần đạt { $target }, mà { $you } gửi “{ $value }”: khác đơn vị nên Nhắc Việc <b>chưa ghi nhận gì</b>. { $You } vui lòng gõ lại theo “{ $unit }”; với tỷ lệ có thể gõ, ví dụ “1200/1500 hồ sơ”.
ask-figure-or-progress = Với { $of }, cần đạt { $target }: <b>{ $value }</b> là chỉ tiêu đã đạt được, hay là tiến độ của việc? Nhắc Việc chưa ghi nhận con số này.
choice-is-target = Chỉ tiêu đạt { $value }
choice-is-progress = Tiến độ { $value }
choice-is-done = Việc đã xong 100%
choice-all-targets = Đều là chỉ tiêu đạt được
choice-all-progress = Đều là tiến độ
ask-figure-of = <b>{ $value }</b> là số liệu của chỉ tiêu nào? Nhắc Việc chưa ghi số này.
reached-which-line = { $letter }. { $words } · cần đạt { $target }
reached-which-of = { $letter }. { $of } · “{ $words }” · cần đạt { $target }
reached-asked-separator = Số của { $of } đọc được hai cách, nên Nhắc Việc chưa ghi. { $You } chọn số đúng:
reached-asked-no-unit = Với { $of }: <b>{ $value }</b>, cần đạt { $target }. Có đúng không? Nhắc Việc chưa ghi số này.
reached-asked-roughly = Với { $of }: { $you } báo khoảng <b>{ $value }</b>. Ghi đúng số này, hay { $you } gửi lại số chính xác? Nhắc Việc chưa ghi.
reached-asked-over-hundred = Với { $of }: <b>{ $value }</b> vượt quá 100%. Có đúng không? Nhắc Việc chưa ghi số này.
reached-asked-not-whole = Với { $of }, số liệu đếm theo “{ $unit }”, mà <b>{ $value }</b> là số lẻ. Có đúng không? Nhắc Việc chưa ghi số này.
reached-asked-jump = Với { $of }: <b>{ $value }</b> chênh quá mười lần (lần trước { $before }, cần đạt { $target }). Có đúng không? Nhắc Việc chưa ghi số này.
reached-asked-fell = Với { $of }: <b>{ $value }</b> ít hơn lần trước ({ $before }). Số liệu được tính lũy kế từ đầu năm; số này có đúng là lũy kế không? Nhắc Việc chưa ghi.
choice-reading-value = Ghi { $value }
choice-reading-none = Không ghi
ask-figure = “{ $title }” cần đạt { $target }. Đến nay đạt bao nhiêu (lũy kế)? { $You } gõ số, ví dụ “{ $example }”.
ask-figure-which = “{ $title }” có nhiều chỉ tiêu. { $You } ghi số liệu cho chỉ tiêu nào?
cancel-or-unread = { $You } muốn bỏ số liệu vừa ghi?
goal-called = mục tiêu “{ $text }”
goal-gone = Mục tiêu này không còn được theo dõi.
goal-reading = Kết quả: { $series }; { $met }
goals-how-to-read = { $You } gõ số đạt được, ví dụ “mục tiêu 1: 85%”.
story-reading = { $person } ghi số liệu { $value }
story-reading-taken-back = { $person } bỏ số liệu đã ghi

## Đã ghi nhận

recorded-done = Đã ghi nhận lúc { $time }: { $item } <b>đã hoàn thành</b>, { $timeliness }, { $next } { $due } { $evidence }
recorded-kept = Đã ghi nhận lúc { $time }: { $item } <b>vẫn được duy trì</b> trong kỳ này, { $next } { $due } { $evidence }
recorded-nothing-arose = Đã ghi nhận lúc { $time }: { $item } <b>không phát sinh</b> trong kỳ này, { $next } { $due } { $evidence }
recorded-progress = Đã ghi nhận lúc { $time }: { $item } <b>đang làm</b>. { $due } { $evidence }
recorded-percent = Đã ghi nhận lúc { $time }: { $item } <b>đang làm, được { $percent }%</b>. { $due } { $evidence }
recorded-difficulty = Đã ghi nhận lúc { $time } vướng mắc của { $item }: “{ $words }”. Nhắc Việc chuyển nguyên văn tới { $head } và cơ quan thường trực trong giờ làm việc. Tình trạng, thời hạn không thay đổi. { $due }
recorded-evidence = Đã nhận { $added } tệp cho { $item }, { $status } { $due } Minh chứng hiện có: { $count }.
recorded-reference = Đã nhận minh chứng cho { $item }: { $words }. Việc { $status } { $due } Minh chứng hiện có: { $count }.
recorded-evidence-and-reference = Đã nhận { $added } tệp cho { $item } và { $words }. Việc { $status } { $due } Minh chứng hiện có: { $count }.
received-evidence = Đã nhận { $added } tệp.
received-reference = Đã nhận { $words }.
received-evidence-and-reference = Đã nhận { $added } tệp và { $words }.
recorded-evidence-removed = Đã bỏ minh chứng vừa gửi khỏi { $item }. { $due } { $evidence } Nếu gửi nhầm việc, { $you } gửi lại kèm số việc.
recorded-confirmed = Đã xác nhận báo cáo { $item }, { $next } { $due } { $evidence }
recorded-verified = Đã duyệt { $item }. { $due } { $evidence }
recorded-returned = Đã trả lại { $item }: “{ $reason }”. Người báo cáo được báo ngay. { $due } { $evidence }
recorded-undone = Đã hủy điều vừa ghi: { $item }, nay { $status } { $due } { $evidence }
recorded-more = … và { $count } việc khác cũng đã được ghi nhận.
already-closed = Việc này đã được báo trước đó, nên Nhắc Việc không ghi thêm lần nữa.
recorded-withdrawn = Đã rút báo cáo { $item }, nay { $status } { $due } { $evidence } Những người đã xử lý báo cáo được báo lại.
recorded-withdrawal-asked = Việc đã được cơ quan thường trực duyệt nên chỉ cơ quan ấy mở lại được. Đã chuyển <b>đề nghị rút báo cáo</b> { $item }; tình trạng chưa thay đổi. { $due } { $evidence }
recorded-withdrawal-undone = Đã hủy đề nghị rút báo cáo { $item }; báo cáo vẫn có hiệu lực, { $status } { $due } { $evidence }
recorded-step-undone = Đã hủy { $what } { $item }, nay { $status } { $due } { $evidence }
step-confirmed = <b>xác nhận</b> báo cáo
step-verified = <b>duyệt</b> báo cáo
step-returned = <b>trả lại</b> báo cáo
step-found-below = <b>kết luận chưa đạt yêu cầu</b> với
step-found-not-applicable = <b>kết luận không phát sinh</b> với

timeliness-on-time = báo cáo đúng hạn
timeliness-after-extension = báo cáo sau khi gia hạn
timeliness-after-late-extension = báo cáo sau khi gia hạn lúc đã quá hạn
timeliness-late = báo cáo sau thời hạn
timeliness-undated = chưa rõ ngày hoàn thành

then-head = chờ { $head } xác nhận.
then-office = chờ cơ quan thường trực duyệt.
then-leader-decides = chờ lãnh đạo UBND duyệt.
then-leader = đã chuyển tới lãnh đạo chỉ đạo việc này, chờ ý kiến.
then-nobody = không cần bước xác nhận nào nữa.

acknowledged = Cảm ơn { $you }. Đây chưa phải là báo cáo: “{ $title }” vẫn đang mở, { $when }.
acknowledged-all = Cảm ơn { $you }. Đây chưa phải là báo cáo, các việc vẫn đang mở.
forwarded-nobody = Đã giữ nguyên văn lời của { $you }, nhưng hiện <b>chưa có ai ở cơ quan thường trực nhận được tin</b>. { $You } vui lòng báo trực tiếp. Không có việc nào thay đổi.
forwarded-item = Đã chuyển nguyên văn lời của { $you } về việc “{ $title }” cho cơ quan thường trực. Trong lúc chờ trả lời, tình trạng không thay đổi. { $due }
forwarded = Đã chuyển nguyên văn lời của { $you } cho cơ quan thường trực. Không có việc nào thay đổi.

## Chưa rõ, hỏi lại

nothing-recorded-which = Nhắc Việc <b>chưa ghi nhận gì</b>. { $You } đang nói đến việc nào?
nothing-recorded-what = Nhắc Việc <b>chưa ghi nhận gì</b> vì chưa chắc ý của { $you }. { $You } chọn giúp:
which-file = Đã nhận tệp, nhưng <b>chưa rõ là minh chứng của việc nào</b>. { $You } chọn giúp:
which-line = { $number }. { $title } · { $when }
which-item-unknown = Nhắc Việc <b>chưa ghi nhận gì</b> vì chưa rõ { $you } nói đến việc nào. { $You } gõ số việc kèm nội dung, ví dụ “2 xong”, hoặc gõ /viec để xem danh sách.
nothing-open = Hiện { $you } không có việc nào đang mở, nên Nhắc Việc chưa ghi nhận gì.
ask-percent = Việc “{ $title }” đã được bao nhiêu phần trăm? { $You } bấm nút hoặc gõ một số từ 0 đến 100.
ask-proof = { $You } gửi ảnh, tệp, đường dẫn hoặc số văn bản làm minh chứng cho việc “{ $title }”.
ask-difficulty = Việc “{ $title }” đang vướng gì? { $You } viết một câu, Nhắc Việc sẽ ghi nguyên văn và báo thủ trưởng, cơ quan thường trực.
ask-reason = Lý do trả lại việc “{ $title }” là gì? { $You } viết một câu, người báo cáo sẽ nhận nguyên văn.
cancel-or-undo = { $You } muốn hủy điều vừa ghi về việc “{ $title }”? Điều ấy <b>vẫn đang được ghi nhận</b> cho đến khi { $you } bấm «Ghi nhầm, hủy».
cancel-or-undo-all = { $You } vừa quyết định { $count } báo cáo cùng lúc. { $You } muốn hủy cả, hay giữ nguyên?
waiting-for-yes = { $You } đang nói đến báo cáo nào? Nhắc Việc <b>chưa ghi nhận gì</b>; { $you } mở từng việc để xem và quyết định.
which-waiting = { $letter }. { $title }
slip-offer = { $You } muốn hủy điều vừa ghi? Điều ấy <b>vẫn đang được ghi nhận</b> cho đến khi { $you } bấm nút hủy.
told-line = • { $title }: { $what }.
told-figure-line = • Số liệu của một chỉ tiêu trong kế hoạch: { $value }.
slip-nothing = Trong mười phút qua Nhắc Việc chưa ghi gì theo lời { $you }, nên không có gì thay đổi. Muốn rút một báo cáo cũ, { $you } trả lời ngay dưới tin ấy hoặc gõ kèm số việc, ví dụ “rút báo cáo việc 2”.
cancelled = Đã dừng câu hỏi vừa rồi. Không có việc nào thay đổi.
ask-edited = { $You } vừa sửa tin thành: “{ $words }”. Nhắc Việc <b>chưa ghi gì</b> theo tin mới; điều đã ghi theo tin cũ giữ nguyên, nếu sai thì bấm «Ghi nhầm, hủy» dưới câu trả lời cũ. Ghi lại theo tin mới?
edited-same = { $You } vừa sửa tin thành: “{ $words }”. Nhắc Việc đã ghi đúng như vậy rồi, nên không có gì thay đổi.
ask-edited-from = { $You } vừa sửa tin thành: “{ $words }”. Nhắc Việc <b>chưa ghi gì</b> theo tin mới; lời gần nhất đã ghi của { $you } là “{ $before }” và vẫn giữ nguyên, nếu sai thì bấm «Ghi nhầm, hủy» dưới câu trả lời cũ. Ghi lại theo tin mới?
edited-recorded = Tin { $you } vừa sửa đã được ghi nhận như sau:
ask-edited-instead = { $You } sửa thành: “{ $words }”. Nhắc Việc <b>chưa ghi gì</b> theo tin mới. Hủy điều đã ghi và ghi lại theo tin mới?
ask-edited-gone = { $You } sửa thành: “{ $words }”, không còn báo gì về việc. Điều đã ghi <b>vẫn giữ nguyên</b>. Hủy điều đã ghi?
choice-edited-instead = Thay bằng tin mới
choice-edited-gone = Hủy điều đã ghi
choice-edited-yes = Ghi theo tin mới
choice-edited-no = Giữ như cũ
edited-not-taken = Nhắc Việc giữ như đã ghi, không ghi gì theo tin vừa sửa.
button-stale = Nút này không còn dùng được. { $You } gõ /viec để xem những việc đang mở.
unknown-command = Nhắc Việc không có lệnh này. Không có việc nào thay đổi.
greeting = Chào { $you } { $name }. { $You } gõ /viec để xem việc đang mở, hoặc báo luôn, ví dụ “2 xong”.
not-about-work = Nhắc Việc chỉ ghi nhận tình hình công việc, nên chưa làm gì với tin này.
sorry-not-recorded = Nhắc Việc gặp trục trặc và <b>chưa ghi nhận</b> tin vừa rồi. { $You } vui lòng gửi lại; nếu vẫn vậy, xin báo người vận hành.

## Không làm được

item-gone = Việc này không còn trong danh sách. Không có gì thay đổi.
item-not-yours = Việc này không thuộc phần { $you } phụ trách, nên Nhắc Việc chưa ghi nhận gì.
not-allowed = Việc này chỉ cơ quan thường trực mới làm được.
percent-impossible = Tiến độ phải là một số từ 0 đến 100. Nhắc Việc chưa ghi nhận gì.
undo-nothing = { $You } chưa báo cáo gì về việc “{ $title }” để hủy.
undo-not-yours = Chỉ người đã báo mới hủy được báo cáo này.
evidence-of-verified = Việc “{ $title }” đã được duyệt nên minh chứng không bỏ được nữa. { $You } nhờ cơ quan thường trực trả lại báo cáo nếu cần sửa.
withdrawal-asked-already = Đề nghị rút báo cáo việc “{ $title }” đã được chuyển tới cơ quan thường trực trước đó, nên không gửi thêm lần nữa.
refused-still-waiting = Việc “{ $title }” còn chờ điều kiện, chưa đến lúc báo cáo.
refused-not-waiting = Việc “{ $title }” không chờ điều kiện nào.
refused-not-reported = Việc “{ $title }” hiện không có báo cáo nào chờ xử lý: chưa ai báo, hoặc người báo đã hủy.
refused-already-reported = Việc “{ $title }” đã được báo hoàn thành trước đó, nên không ghi thêm lần nữa.
refused-already-confirmed = Việc “{ $title }” đã được báo trước đó và đang chờ cơ quan thường trực duyệt, nên không ghi thêm lần nữa.
refused-already-verified = Việc “{ $title }” đã được cơ quan thường trực duyệt trước đó.
refused-already-returned = Việc “{ $title }” đã được trả lại trước đó.
refused-is-dropped = Việc “{ $title }” không còn thực hiện.
refused-not-dropped = Việc “{ $title }” vẫn đang thực hiện.
refused-only-standing = “Vẫn duy trì” chỉ dùng cho việc thường xuyên; “{ $title }” là việc có thời hạn.
refused-already-taken-back = Báo cáo về việc “{ $title }” đã được hủy trước đó.
refused-others-followed = Việc “{ $title }” đã có thay đổi sau đó nên không hủy được nữa. { $You } báo lại tình hình hiện nay.
refused-too-late-to-undo = Đã quá mười phút nên không hủy được nữa. { $You } báo lại tình hình hiện nay của việc “{ $title }”.

file-too-large = Tệp “{ $name }” lớn hơn { $most } MB nên Nhắc Việc không nhận được; chưa ghi nhận gì. { $You } gửi đường dẫn hoặc số văn bản thay cho tệp.
file-nameless = không tên
file-lost = Nhắc Việc không lấy được tệp “{ $name }” mà { $you } đã gửi. { $You } gửi lại, hoặc gửi đường dẫn, số văn bản.
file-lost-item = Nhắc Việc không lấy được tệp “{ $name }” của việc “{ $title }”. { $You } gửi lại, hoặc gửi đường dẫn, số văn bản.
enclosure-gone = Tệp “{ $name }” không còn trong kho của Nhắc Việc nên không gửi kèm được. { $You } yêu cầu lại để tệp được lập mới.
enclosure-not-here = Ở đây không gửi được tệp “{ $name }”. { $You } lấy tệp trên Telegram, hoặc nhờ người vận hành lấy giúp.
enclosure-too-large = Tệp “{ $name }” lớn hơn { $most } MB nên không gửi được ở đây. { $You } nhờ người vận hành lấy giúp.
enclosure-refused = Tệp “{ $name }” không được nơi nhận tin chấp nhận nên không gửi kèm được. { $You } báo giúp người vận hành.

## Báo cho người liên quan

please-confirm = <b>Chờ xác nhận</b>: { $person } ({ $agency }) báo { $what }: “{ $title }”. { $due } { $evidence }
please-verify = <b>Chờ duyệt</b>: { $agency } báo { $what }: “{ $title }” (người báo: { $person }). { $due } { $evidence }
what-reported = đã hoàn thành
what-still-kept = vẫn duy trì
what-nothing-arose = không phát sinh
please-confirm-several = <b>Chờ xác nhận: { $count } việc</b> do { $person } báo
please-verify-several = <b>Chờ duyệt: { $count } việc</b> do { $person } báo
awaiting-line = { $letter }. { $title } · { $agency } · { $what } · { $due } { $evidence }
awaiting-more = … và { $count } việc khác.
choice-confirm-all = Xác nhận cả { $count } việc
choice-verify-all = Duyệt cả { $count } việc
told-verified = Báo cáo việc “{ $title }” đã được cơ quan thường trực <b>duyệt</b>.
told-returned = Việc “{ $title }” được <b>trả lại</b>: “{ $reason }”. { $due } { $You } gửi lại báo cáo hoặc minh chứng ngay tại đây.
told-difficulty = { $person } báo <b>vướng mắc</b> ở việc “{ $title }”: “{ $words }”. { $due }
told-withdrawn = { $person } đã <b>rút báo cáo</b> việc “{ $title }”. { $due }
told-step-undone = { $person } đã hủy { $what } việc “{ $title }”, nay { $status } { $due }
told-withdrawal-asked = { $person } đề nghị <b>rút báo cáo</b> việc “{ $title }” đã duyệt. { $due } Nếu đồng ý, { $you } bấm «Trả lại».
told-withdrawal-undone = { $person } <b>không rút báo cáo</b> việc “{ $title }” nữa; báo cáo vẫn có hiệu lực, { $status }
told-words = Lời nhắn của { $person }: “{ $words }”
told-words-about = Lời nhắn của { $person } về việc “{ $title }”: “{ $words }”
office-person-unreachable = Nhắc Việc không còn nhắn được cho { $name } ({ $agencies }): người này đã chặn hoặc rời cuộc trò chuyện. { $You } kiểm tra giúp, hoặc mời lại.

secret-file-refused = Tệp có dấu hiệu tài liệu bí mật nhà nước. Nhắc Việc <b>không lưu, không chuyển tiếp</b> tệp này. { $You } vui lòng xóa tin nhắn và gửi theo quy định về tài liệu mật.
secret-picture-refused = Tệp { $you } gửi lúc { $time } ngày { $day } có dấu hiệu tài liệu bí mật nhà nước. Nhắc Việc <b>không lưu, không chuyển tiếp</b> tệp này. { $You } vui lòng xóa tin nhắn và gửi theo quy định về tài liệu mật. Nếu nhận nhầm, { $you } ghi số, ngày của văn bản thay cho tệp.
infected-file-refused = Tệp { $name } có mã độc nên Nhắc Việc <b>không lưu</b>. { $You } vui lòng kiểm tra máy, rồi gửi lại tệp sạch hoặc số văn bản.
ask-keep-file = Tệp { $name } có chỗ cần cân nhắc trước khi lưu:
ask-keep-file-how = Nhắc Việc <b>chưa lưu</b> tệp này làm minh chứng. Nên gửi số văn bản hoặc đường dẫn thay cho tệp. Nếu không trả lời trong 3 ngày, tệp được bỏ.
personal-internal = • ghi “lưu hành nội bộ”.
personal-draft = • là bản dự thảo.
personal-identity-numbers = • có số căn cước, số định danh cá nhân.
personal-identity-card = • có vẻ là ảnh giấy tờ tùy thân.
personal-passwords = • có mật khẩu hoặc mã xác thực.
personal-health = • có danh sách kèm thông tin sức khỏe.
choice-keep-file = Vẫn lưu tệp
choice-drop-file = Bỏ tệp
recorded-file-kept = Đã lưu tệp { $name } làm minh chứng.
recorded-file-dropped = Đã bỏ tệp { $name }, Nhắc Việc không giữ lại. { $You } có thể gửi số văn bản hoặc đường dẫn.
file-not-kept = Tệp { $name } chờ quá 3 ngày mà chưa được đồng ý lưu nên Nhắc Việc đã bỏ. { $You } có thể gửi lại, hoặc gửi số văn bản, đường dẫn.
secret-words-refused = Tin nhắn có dấu hiệu nhắc đến tài liệu bí mật nhà nước. Nhắc Việc <b>không lưu, không chuyển tiếp</b> nội dung này và chưa ghi nhận gì. { $You } vui lòng xóa tin nhắn; nếu cần báo việc, xin gửi lại mà không kèm nội dung đó.
secret-plan-refused = Tệp có dấu hiệu tài liệu bí mật nhà nước. Nhắc Việc không lưu tệp này. { $You } vui lòng xử lý theo quy định về tài liệu mật.

## Kết luận của cơ quan thường trực, duyệt hàng loạt

choice-below = Chưa đạt yêu cầu
choice-not-applicable = Ghi nhận không phát sinh
ask-reason-below = Việc “{ $title }” chưa đạt yêu cầu ở chỗ nào? { $You } viết một câu, người báo cáo sẽ nhận nguyên văn.
ask-reason-notapply = Vì sao việc “{ $title }” không phát sinh? { $You } viết một câu để giải trình khi tổng hợp.
recorded-found-below = Đã kết luận { $item } <b>chưa đạt yêu cầu</b>: “{ $reason }”. Người báo cáo được báo. { $due } { $evidence }
recorded-found-not-applicable = Đã kết luận { $item } <b>không phát sinh</b>, không tính vào tỷ lệ hoàn thành: “{ $reason }”. Người báo cáo được báo. { $due } { $evidence }
told-found-below = Báo cáo việc “{ $title }” được { $person } kết luận <b>chưa đạt yêu cầu</b>: “{ $reason }”.
told-found-not-applicable = Việc “{ $title }” được { $person } kết luận <b>không phát sinh</b>, không tính vào tỷ lệ hoàn thành: “{ $reason }”.
told-returned-head = { $person } đã <b>trả lại</b> báo cáo việc “{ $title }”: “{ $reason }”. Người báo cáo đã được báo.
batch-title = <b>{ $count } báo cáo chờ { $you }</b>. Nhắc Việc chưa ghi gì; { $you } xem rồi bấm một lần:
batch-title-of = <b>{ $agency }: { $count } báo cáo chờ { $you }</b>. Nhắc Việc chưa ghi gì; { $you } xem rồi bấm một lần:
batch-line = • { $agency } · { $title } · báo { $what } · { $evidence }
batch-nothing = Không có báo cáo nào chờ { $you }.
batch-nothing-of = { $agency } không có báo cáo nào chờ { $you }.
choice-approve-all = Đồng ý cả { $count } việc

## Không phải việc của đơn vị

recorded-disowned = Đã chuyển nguyên văn tới cơ quan thường trực: { $item } không phải của đơn vị. Trong lúc chờ quyết định, việc vẫn ở đây. { $due }
recorded-disowned-unheard = Đã giữ nguyên văn: { $item } không phải của đơn vị, nhưng hiện <b>chưa có ai ở cơ quan thường trực nhận được tin</b>. { $You } vui lòng báo trực tiếp. { $due }
recorded-own-after-all = Đã hủy: { $item } vẫn là việc của đơn vị. Người đã nhận tin được báo lại. { $due } { $evidence }
told-disowned = { $person } ({ $agency }) cho biết việc “{ $title }” <b>không phải của đơn vị</b>: “{ $words }”.
told-own-after-all = { $person } báo lại: việc “{ $title }” <b>vẫn là của đơn vị</b>, tin trước là báo nhầm. { $due }
choice-move-to = Chuyển { $name }
choice-stays = Vẫn là của đơn vị
recorded-stays-there = Đã ghi: việc “{ $title }” vẫn do { $agency } thực hiện. Người hỏi được báo. { $due }
told-stays = { $person } trả lời: việc “{ $title }” vẫn do { $agency } thực hiện. { $due }
disowned-decided = Việc “{ $title }” đã được quyết định trước đó. Không có gì thay đổi.

## Vướng mắc

choice-settled = Đã tháo gỡ
recorded-difficulty-settled = Đã ghi nhận: vướng mắc “{ $words }” của { $item } <b>đã được tháo gỡ</b>. { $due }
recorded-difficulty-undone = Đã hủy vướng mắc vừa ghi của { $item }, { $status } { $due } Người đã nhận tin được báo.
told-difficulty-undone = { $person } đã hủy vướng mắc vừa báo ở việc “{ $title }”: báo nhầm.
recorded-settling-undone = Đã hủy: vướng mắc của { $item } vẫn chưa được tháo gỡ; việc { $status } { $due } Người đã nhận tin được báo.
told-settling-undone = { $person } báo lại: vướng mắc ở việc “{ $title }” vẫn <b>chưa được tháo gỡ</b>.
told-difficulty-settled = { $person } cho biết vướng mắc “{ $words }” ở việc “{ $title }” <b>đã được tháo gỡ</b>.
difficulty-line = ↳ Vướng mắc từ { $since }: “{ $words }”
difficulty-none-open = Việc “{ $title }” không có vướng mắc nào chưa tháo gỡ.
difficulty-nothing-open = { $You } không có việc nào đang ghi vướng mắc, nên Nhắc Việc chưa ghi gì. Nếu muốn báo tiến độ, { $you } gõ số việc kèm nội dung, ví dụ “2 được 70%”.
difficulty-which = Vướng mắc của việc nào đã được tháo gỡ? Nhắc Việc <b>chưa ghi gì</b>.
weekly-blocked-title = 🚧 <b>Vướng mắc chưa tháo gỡ: { $count }</b>
weekly-blocked = • { $agency } · { $title } · từ { $since }: “{ $words }”

## Gia hạn

choice-extend = Xin gia hạn
choice-until = Đến { $day }
choice-withdraw-request = Rút đề nghị gia hạn
choice-keep-request = Giữ đề nghị cũ
choice-extension-instead = Đổi thành { $day }
choice-assent = Đồng ý
choice-dissent = Không đồng ý
choice-grant = Gia hạn đến { $day }
choice-grant-other = Chọn ngày khác
choice-refuse = Không gia hạn
choice-requests = Đề nghị gia hạn chờ { $you }: { $count }
choice-see-requests = Xem đề nghị gia hạn

head-of-agency = { $kind ->
    [department] Trưởng phòng
    [office] Chánh Văn phòng
    [center] Giám đốc Trung tâm
    [health_station] Trạm trưởng
    [school] Hiệu trưởng
    [police] Trưởng Công an
    [military] Chỉ huy trưởng
   *[other] thủ trưởng đơn vị
}
extension-no-day = (chưa có)
ask-extension-day = { $You } xin gia hạn việc “{ $title }” đến ngày nào, vì sao? { $due } { $You } bấm một ngày, hoặc gõ một câu, ví dụ “đến 4/12 vì chờ kiểm kê”. Nhắc Việc <b>chưa gửi gì</b>.
ask-extension-reason = Lý do xin gia hạn việc “{ $title }” đến { $day } là gì? { $You } viết một câu; người quyết định sẽ đọc nguyên văn.
ask-extension-past = Ngày { $day } đã qua nên không xin gia hạn đến ngày ấy được. { $due } { $You } bấm hoặc gõ một ngày khác.
ask-extension-not-later = Ngày { $day } không sau thời hạn hiện tại của việc “{ $title }”. { $due } { $You } bấm hoặc gõ một ngày sau đó.
ask-extension-day-off = Ngày { $day } là ngày nghỉ. { $You } lấy ngày nào? Nhắc Việc <b>chưa ghi gì</b>.
ask-extension-beyond-plan = Ngày { $day } đã sang năm khác, ngoài năm của kế hoạch. { $You } có chắc lấy ngày này không? Nhắc Việc <b>chưa ghi gì</b>.
ask-extension-instead = Việc “{ $title }” đang có đề nghị gia hạn đến { $due } chờ quyết định. Đổi thành { $day }?
extension-day-unclear = Nhắc Việc chưa hiểu chắc ngày này nên <b>chưa ghi gì</b>. { $You } gõ lại, ví dụ “4/12/2026” hoặc “thứ Sáu tuần sau”.
extension-not-open = Việc “{ $title }” không còn mở nên không cần gia hạn.
extension-no-due = Việc “{ $title }” chưa có thời hạn nên không cần gia hạn.
extension-past = Ngày { $day } đã qua nên không gia hạn đến ngày ấy được. { $due }
extension-not-later = Ngày { $day } không sau thời hạn hiện tại. { $due }
extension-asked-already = Đề nghị gia hạn việc “{ $title }” đến { $due } đã được gửi và đang chờ quyết định, nên không gửi thêm lần nữa.
extension-assented-already = Việc “{ $title }”: thủ trưởng đã đồng ý đề nghị này trước đó.
extension-no-longer = Đề nghị gia hạn việc “{ $title }” đã được quyết định, đã rút, hoặc việc đã được báo xong. { $due }
extension-leader-decides = Theo quy định của UBND, đề nghị gia hạn việc “{ $title }” do lãnh đạo UBND quyết định.
extension-not-yours-to-grant = Gia hạn việc “{ $title }” do cơ quan thường trực hoặc lãnh đạo UBND quyết định; { $you } cho biết đồng ý hay không.
verify-goes-to-leader = Việc “{ $title }” do chính cơ quan thường trực thực hiện; theo quy định của UBND, lãnh đạo UBND duyệt việc này.
verify-waits-for-head = Việc “{ $title }” còn chờ { $head } xác nhận, nên chưa duyệt được. Không có gì thay đổi.

recorded-extension-asked = Đề nghị gia hạn { $item } từ { $before } <b>đến { $due }</b>. Lý do: { $reason }. { $next } Trong lúc chờ, thời hạn hiện tại vẫn được áp dụng.
extension-then-head = Đã gửi { $head } cho ý kiến, sau đó cấp có thẩm quyền quyết định.
extension-then-office = Đã gửi cơ quan thường trực quyết định.
extension-then-leader = Đã gửi lãnh đạo UBND quyết định.
extension-then-you = { $You } cũng là người quyết định: { $you } bấm nút bên dưới.
extension-then-nobody = Hiện <b>chưa có ai nhận được tin</b> để quyết định; { $you } vui lòng báo trực tiếp.
recorded-extension-withdrawn = Đã rút đề nghị gia hạn { $item }. { $due }
recorded-extension-assented = Đã đồng ý đề nghị gia hạn { $item } đến { $due }. { $next }
recorded-extension-granted = Đã gia hạn { $item } <b>đến { $due }</b>. Những người liên quan được báo; nhắc việc tính theo thời hạn mới.
recorded-extension-refused = Đã ghi: không gia hạn { $item }: “{ $reason }”. { $due } Người đề nghị được báo.
recorded-extension-undone = Đã hủy câu trả lời về đề nghị gia hạn { $item }. { $due } Đề nghị trở lại chờ trả lời.

please-assent-extension = <b>Đề nghị gia hạn, chờ ý kiến { $you }</b>: { $person } ({ $agency }) xin lùi việc “{ $title }” từ { $before } <b>đến { $due }</b>. Lý do: { $reason }.
please-decide-extension = <b>Đề nghị gia hạn, chờ { $you } quyết định</b>: { $person } ({ $agency }) xin lùi việc “{ $title }” từ { $before } <b>đến { $due }</b>. Lý do: { $reason }.
extension-head-assents = Thủ trưởng đơn vị đồng ý.
extension-asked-late = Đề nghị gửi khi việc đã quá hạn.
extension-not-the-first = Việc này đã được gia hạn { $count } lần; thời hạn đầu tiên là { $first }.
extension-pending = Đang chờ quyết định đề nghị gia hạn đến { $due } (gửi { $asked_on }).
extension-none-waiting = Không có đề nghị gia hạn nào chờ { $you }.
extension-which = Không có báo cáo nào chờ { $you }, nhưng có đề nghị gia hạn. { $You } mở đề nghị để xem và quyết định.
extension-list-title = <b>Đề nghị gia hạn chờ { $you }: { $count }</b>
extension-line = { $letter }. { $title } · { $before } · xin đến { $due } (gửi { $asked_on })
ask-extension-other-day = Gia hạn việc “{ $title }” đến ngày nào? { $due } { $You } bấm một ngày hoặc gõ ngày.
ask-extension-not-assent = Vì sao { $you } không đồng ý gia hạn việc “{ $title }”? { $You } viết một câu, người đề nghị sẽ nhận nguyên văn.
ask-extension-not-decide = Vì sao không gia hạn việc “{ $title }”? { $You } viết một câu, người đề nghị sẽ nhận nguyên văn.
told-extension-granted = Việc “{ $title }” được <b>gia hạn đến { $due }</b> ({ $person } quyết định). Nhắc việc tính theo thời hạn mới.
told-extension-granted-otherwise = Việc “{ $title }” được <b>gia hạn đến { $due }</b> ({ $person } quyết định; đề nghị là { $wished }). Nhắc việc tính theo thời hạn mới.
told-extension-refused = Việc “{ $title }” <b>không được gia hạn</b> ({ $person } quyết định): “{ $reason }”. { $due }
told-extension-dissented = { $person } <b>không đồng ý</b> đề nghị gia hạn việc “{ $title }”: “{ $reason }”. { $due }
told-extension-withdrawn = { $person } đã rút đề nghị gia hạn việc “{ $title }”.
told-extension-undone = Câu trả lời về đề nghị gia hạn việc “{ $title }” vừa được hủy. { $due } Đề nghị trở lại chờ trả lời.
told-extension-gone-reported = Đề nghị gia hạn việc “{ $title }” đến { $due } không còn cần xem xét: việc đã được báo hoàn thành.
told-extension-gone-dropped = Đề nghị gia hạn việc “{ $title }” đến { $due } không còn cần xem xét: việc không còn thực hiện.
## Số liệu của kỳ, hỏi một lần

figures-title = 📊 <b>Số liệu { $label }</b>: { $You } cho biết số đạt được, tính lũy kế, của { $count } chỉ tiêu sau.
figures-line = { $name }. { $title } · cần { $target }
figures-line-before = { $name }. { $title } · cần { $target } · lần trước { $before }
figures-more = … và { $count } chỉ tiêu khác; { $you } mở từng việc để ghi số liệu.
figures-how = Trả lời bằng số việc và số liệu, mỗi việc một dòng, ví dụ “{ $name }: { $example }”.
figures-how-one = Trả lời ngay dưới tin này bằng một con số, ví dụ “{ $example }”.
figures-goal = mục tiêu { $number }
choice-tell-figure = Số liệu việc { $number }

## Việc thường xuyên, hỏi một lần trong kỳ

choice-all-kept = Tất cả vẫn duy trì
choice-rest-kept = Còn lại vẫn duy trì
choice-some-changed = Có thay đổi
choice-some-nothing = Có việc không phát sinh
choice-standing-open = { $agency }, { $period }: còn { $left } việc
standing-title = 🔁 <b>Việc thường xuyên { $period }, { $agency }: { $count } việc</b>
standing-window = Kỳ báo cáo: { $first } – { $last }.
standing-due = Trả lời một lần cho các việc dưới đây: { $when }.
standing-line = { $number }. { $title }
standing-line-returned = { $number }. { $title } · ↩️ <b>được trả lại, cần gửi lại</b>
standing-line-instead = { $number }. { $title } · <b>làm thay { $person }</b>
standing-figures = Với việc có kết quả nổi bật, { $you } viết thêm một, hai câu và số liệu kèm số việc, ví dụ “{ $number }: đã cập nhật 15 tin bài”; phần này được đưa vào báo cáo.
standing-left = • Việc thường xuyên { $period }, { $agency }: còn <b>{ $left }/{ $all }</b> việc chưa trả lời · { $when }
standing-of-others = • { $agency } · Việc thường xuyên { $period }: { $count } việc chưa trả lời · { $when } · { $told ->
    [0] chưa nhắc được cán bộ
   *[other] đã nhắc cán bộ { $told } lần
}
standing-nobody = • { $agency } · Việc thường xuyên { $period }: { $count } việc · { $when }
standing-nothing-left = Không còn việc thường xuyên nào của tin này chờ { $you } trả lời: đã có người trả lời, hoặc việc đã được bàn giao. Không có gì thay đổi.
standing-not-asked-yet = Nhắc Việc <b>chưa ghi nhận gì</b>: phần dưới đây chưa đến lúc hỏi. Nếu trả lời luôn cho kỳ này, { $you } bấm nút.
standing-which-window = Nhắc Việc <b>chưa ghi nhận gì</b>: việc thường xuyên đang mở ở nhiều kỳ hoặc nhiều đơn vị. { $You } trả lời cho phần nào?
standing-which-changed = Việc nào có thay đổi? { $You } bấm số việc, hoặc viết luôn, ví dụ “{ $number }: đã cập nhật 15 tin bài”. Chưa ghi nhận gì.
standing-which-nothing = Việc nào không phát sinh trong kỳ? { $You } bấm số việc, hoặc viết luôn kèm lý do, ví dụ “{ $number }: không có hồ sơ nào”. Chưa ghi nhận gì.
standing-ask-changed = Trong kỳ, { $item } thay đổi thế nào? { $You } viết một, hai câu, có số liệu thì càng tốt; Nhắc Việc ghi nguyên văn để đưa vào báo cáo.
standing-ask-nothing = Vì sao trong kỳ { $item } không phát sinh? { $You } viết một câu; Nhắc Việc ghi nguyên văn để đưa vào báo cáo.
standing-which-result = Câu này là kết quả của việc nào? Nhắc Việc <b>chưa ghi</b> câu này; { $you } bấm số việc.
standing-remain = Còn { $count } việc chưa trả lời:
standing-words = Ghi cho báo cáo: “{ $words }”.
standing-undo-all = { $You } muốn hủy phần vừa trả lời cho { $count } việc? Phần này <b>vẫn đang được ghi nhận</b> cho đến khi { $you } bấm «Ghi nhầm, hủy».
recorded-all-kept = Đã ghi nhận lúc { $time }: <b>{ $count } việc thường xuyên { $period } vẫn được duy trì</b> (việc { $numbers }), { $next } { $due }
recorded-all-nothing = Đã ghi nhận lúc { $time }: <b>{ $count } việc thường xuyên { $period } không phát sinh</b> (việc { $numbers }), { $next } { $due }
recorded-all-undone = Đã hủy điều vừa ghi: { $count } việc (việc { $numbers }) trở lại như trước.
recorded-changed = Đã ghi nhận lúc { $time }: { $item } <b>vẫn được duy trì, có thay đổi</b> trong kỳ này, { $next } { $due } { $evidence }
recorded-with-words = { $line } Ghi cho báo cáo: “{ $words }”.
recorded-result = Đã ghi nhận lúc { $time } kết quả của { $item } cho báo cáo: “{ $words }”. { $due } { $evidence }
recorded-result-removed = Đã bỏ câu vừa viết về { $item }. Báo cáo của việc này vẫn giữ nguyên: { $status } { $due }
result-before-report = Việc “{ $title }” chưa được báo trong kỳ này, nên Nhắc Việc chưa ghi câu này.
undo-one-by-one = Báo cáo việc “{ $title }” đã quá mười phút hoặc đã có người xử lý. { $You } gõ “rút báo cáo” kèm số việc.
undo-left = { $count } việc chưa hủy được vì đã quá mười phút hoặc đã có người xử lý. { $You } rút riêng từng việc, ví dụ “rút báo cáo việc 2”.
what-changed = vẫn duy trì, có thay đổi
what-in-words = { $what }: “{ $words }”
why-standing = Việc thường xuyên của một đơn vị được hỏi chung một lần trong mỗi kỳ báo cáo. Trả lời xong thì Nhắc Việc không nhắc lại trong kỳ.

## Ai làm việc nào

recorded-assigned = Đã giao { $item } cho <b>{ $person }</b>; người nhận được báo trong giờ làm việc. { $due }
recorded-assigned-unreachable = Đã giao { $item } cho <b>{ $person }</b>, nhưng hiện <b>chưa nhắn được</b> cho người này: { $you } vui lòng báo trực tiếp. { $due }
recorded-kept-for-oneself = Đã ghi nhận: { $you } tự làm { $item }. { $due }
recorded-taken-back = Đã thu lại { $item }: việc trở về { $head }. { $due }
told-assigned = { $person } <b>giao { $you } { $item }</b>. { $due }
told-taken-back = Việc “{ $title }” không còn do { $you } làm: { $person } đã thu lại hoặc giao người khác. { $You } không phải báo cáo việc này nữa.
assign-who = Giao việc “{ $title }” cho ai? { $due }
assign-who-is-it = Có nhiều người tên “{ $name }”. Việc “{ $title }” giao cho ai? Nhắc Việc <b>chưa ghi nhận gì</b>.
assign-nobody-of-name = Đơn vị không có ai tên “{ $name }” dùng Nhắc Việc, nên việc “{ $title }” <b>chưa được giao</b>. { $You } chọn người, hoặc đề nghị cơ quan thường trực mời thêm.
assign-nothing-left = Không còn việc nào chưa giao.
assign-not-open = Việc “{ $title }” không còn mở nên không giao được nữa.
assign-already = Việc “{ $title }” đang do { $person } làm rồi. Không có gì thay đổi.
assign-head = thủ trưởng đơn vị
assign-not-of-agency = Người này không thuộc đơn vị chủ trì việc “{ $title }”, nên Nhắc Việc chưa giao.
card-assignee = Người thực hiện: { $person }.
card-nobody-yet = Chưa giao cho ai.
card-agency = Cơ quan chủ trì: { $agency }.
ask-agency = Việc “{ $title }” chuyển cho cơ quan nào chủ trì? Nhắc Việc <b>chưa ghi nhận gì</b>.
recorded-reassigned = Đã chuyển việc “{ $title }” cho <b>{ $agency }</b> chủ trì. Thời hạn không thay đổi. { $due }
reassign-there-already = { $agency } đã có việc “{ $title }” rồi. Không có gì thay đổi.
told-reassigned-away = { $person } đã chuyển việc “{ $title }” cho { $agency } chủ trì. { $You } không phải báo cáo việc này nữa.
choice-move = Chuyển đơn vị…
choice-give = Giao việc…
choice-give-to = Giao { $name }
choice-give-on = Giao người khác…
choice-give-back = Thu lại về thủ trưởng
choice-give-out = Giao việc: { $count } việc chưa có người
choice-give-more = Giao việc tiếp theo (còn { $count })
choice-person = { $name }
choice-take-back = Giao nhầm, hủy

## Phối hợp

group-coordinating = 🤝 <b>Phối hợp: { $count } việc vừa bắt đầu</b> (để biết, không phải báo cáo)
coordinating-line = • { $title } · { $lead } chủ trì · { $due }
coordinating-due = hạn { $day }
coordinating-no-due = chưa có thời hạn
choice-ask-help = Nhắn { $name } giúp
recorded-help-asked = Đã nhắn <b>{ $agency }</b> về việc “{ $title }”: “{ $words }”. Khi có trả lời, Nhắc Việc chuyển nguyên văn tới { $you }.
told-help-asked = 🤝 <b>{ $person } ({ $lead }) nhờ phối hợp</b> việc “{ $title }”: “{ $words }”. { $You } trả lời ngay dưới tin này; lời { $you } được chuyển nguyên văn.
choice-answer = Trả lời
ask-answer = { $You } viết câu trả lời; đơn vị chủ trì nhận nguyên văn.
recorded-help-answered = Đã chuyển nguyên văn lời của { $you } về việc “{ $title }” cho đơn vị chủ trì.
told-help-answered = 🤝 <b>{ $person } ({ $agency }) trả lời</b> về việc “{ $title }”: “{ $words }”
help-asked-today = { $agency } đã được nhắn về việc “{ $title }” trong hôm nay, nên Nhắc Việc không nhắn thêm.
help-nobody = { $agency } chưa có ai nhận được tin. { $You } vui lòng liên hệ trực tiếp; Nhắc Việc chưa gửi gì.

## Ý kiến chỉ đạo

ask-direct = Chuyển ý kiến chỉ đạo tới <b>{ $agency }</b> về việc “{ $title }”: “{ $words }”. Ngày cuối cùng: <b>{ $due }</b>. Người nhận: { $readers }. Báo cáo này được nhắc như một việc riêng và gửi tới { $you } khi có; thời hạn của việc đang nói đến không đổi. Nhắc Việc <b>chưa gửi gì</b>.
direct-which = Ý kiến chỉ đạo về việc nào? Nhắc Việc <b>chưa gửi gì</b>.
direct-line = { $letter }. { $agency } · { $title } · { $when }
direct-on-nothing = Hiện không có việc nào quá hạn. { $You } trả lời dưới tin về một việc để chỉ đạo việc ấy; Nhắc Việc chưa gửi gì.
direct-not-open = Việc “{ $title }” không còn mở, nên Nhắc Việc chưa gửi gì.
direct-past = Ngày { $due } đã qua, nên Nhắc Việc chưa gửi gì.
direction-title = Báo cáo lãnh đạo UBND về: { $title }
direction-title-chairman = Báo cáo Chủ tịch UBND về: { $title }
recorded-directed = Đã chuyển ý kiến chỉ đạo tới <b>{ $agency }</b> về việc “{ $title }”; phải báo cáo chậm nhất { $due }. Khi có báo cáo, Nhắc Việc chuyển ngay tới { $you }. Thời hạn của việc ấy không thay đổi.
told-directed = 📌 <b>{ $person } chỉ đạo</b> về việc “{ $title }”: “{ $words }”. Báo cáo này là { $item }. { $due }
report-to-leader = 📌 <b>Có báo cáo theo chỉ đạo của { $you }</b>: “{ $title }”. { $person }, { $agency } báo: { $words }. { $evidence }
told-accepted = { $person } <b>đã duyệt</b> báo cáo “{ $title }”.
report-without-words = đã hoàn thành
choice-give-direction = Gửi ý kiến chỉ đạo
choice-direct-by = Báo cáo chậm nhất { $day }
ask-direct-words = Ý kiến chỉ đạo về việc “{ $title }” ({ $when }): { $you } gõ ý kiến và ngày phải báo cáo, ví dụ “khẩn trương hoàn thành, báo cáo tôi trước thứ Sáu”, hoặc chỉ bấm một ngày. Nhắc Việc <b>chưa gửi gì</b>.
ask-direct-day = { $You } muốn nhận báo cáo về việc “{ $title }” ({ $when }) chậm nhất ngày nào? { $You } bấm hoặc gõ một ngày. Nhắc Việc <b>chưa gửi gì</b>.
direction-by-tap = báo cáo chậm nhất { $due }
choice-direct = Chuyển ý kiến

## Giao việc ngoài kế hoạch

off-plan-title = Nhiệm vụ giao ngoài kế hoạch năm { $year }
ask-order = Giao <b>{ $agencies }</b>: “{ $title }”. Ngày cuối cùng: <b>{ $due }</b> (lời giao ghi “{ $phrase }”). Người nhận: { $readers }. Nhắc Việc <b>chưa giao gì</b>.
order-nobody = chưa có ai
order-day-off = Ngày { $due } là ngày nghỉ: Nhắc Việc nhắc lần cuối vào { $before }.
order-unreachable = { $agencies } chưa có ai nhận được tin: { $you } vui lòng báo trực tiếp.
order-so-far = Giao <b>{ $agencies }</b>: “{ $title }”. Nhắc Việc <b>chưa giao gì</b>.
order-title = Giao việc: “{ $title }”. Nhắc Việc <b>chưa giao gì</b>.
order-when = Ngày cuối cùng là ngày nào? { $You } viết, ví dụ: “trước ngày 25/12”, “chậm nhất thứ Sáu”.
order-when-unclear = Chưa rõ “{ $words }” là ngày nào, nên Nhắc Việc <b>chưa giao gì</b>. { $You } viết lại ngày cuối cùng, ví dụ: “trước ngày 25/12”, “chậm nhất thứ Sáu”.
order-to-whom = Giao cho cơ quan nào?
order-to-whom-unsure = Chưa rõ “{ $words }” là cơ quan nào. Giao cho cơ quan nào?
order-past = Ngày { $due } đã qua, nên Nhắc Việc chưa giao gì.
order-there-already = { $agency } đã được giao việc “{ $title }”, hạn { $due }, và việc ấy đang mở. Nhắc Việc không giao thêm.
order-not-open = Việc “{ $title }” không còn mở. Không có gì thay đổi.
order-refused-already-taken-back = Việc “{ $title }” đã được hủy trước đó. Không có gì thay đổi.
order-refused-is-dropped = Việc “{ $title }” đã được hủy trước đó. Không có gì thay đổi.
order-refused-others-followed = Việc “{ $title }” đã có người xử lý nên không hủy được nữa. Không có gì thay đổi.
order-refused-too-late-to-undo = Đã quá mười phút nên không hủy được nữa: việc “{ $title }” vẫn đang được theo dõi.
recorded-ordered = Đã giao <b>{ $agencies }</b> việc “{ $title }”, ngày cuối cùng { $due }. Việc này được nhắc và theo dõi như việc của kế hoạch, tính riêng ngoài số liệu của kế hoạch.
order-told-later = Đang ngoài giờ làm việc: đơn vị nhận tin lúc { $time }, { $day }.
recorded-order-taken-back = Đã hủy việc vừa giao “{ $title }”. Ai đã nhận tin đều được báo lại.
recorded-received = Đã ghi nhận: { $you } đã nhận việc “{ $title }”. { $due }
told-ordered = 📌 <b>{ $person } giao { $agency }</b> { $item }. { $due } Việc này ngoài kế hoạch.
told-order-taken-back = { $person } <b>đã hủy</b> việc vừa giao: “{ $title }”. { $You } không phải làm việc này nữa.
card-due-ordered = Thời hạn ghi khi giao: “{ $phrase }”; { $when }
card-ordered = { $person } giao, ngoài kế hoạch.
card-directed = Theo chỉ đạo của { $person } về việc “{ $title }”, ngoài kế hoạch.
choice-give-work = Giao việc
choice-undo-order = Giao nhầm, hủy
choice-received = Đã nhận

## Một việc ghi ở nhiều kế hoạch

ask-link = <b>{ $agency }</b>: hai nhiệm vụ sau có phải là một việc không?
links-left = Có thể trùng: { $count } cặp.
links-none = Không thấy nhiệm vụ nào của các kế hoạch có thể trùng nhau mà chưa được xem.
link-line = { $letter }. “{ $title }” ({ $plan }) · { $when }
link-means = Ghép lại thì chỉ nhắc một dòng, theo hạn sớm hơn; một báo cáo và minh chứng được ghi cho cả hai; mỗi kế hoạch vẫn tính riêng nhiệm vụ theo hạn riêng. Nhắc Việc <b>chưa ghép gì</b>.
link-which = Có { $count } cặp có thể là hai nhiệm vụ ấy. { $You } chọn giúp:
link-which-line = { $letter }. { $agency }: { $both }
link-none = Hai nhiệm vụ ấy không còn cùng mở ở một cơ quan, nên Nhắc Việc không ghép.
link-not-found = Không có hai nhiệm vụ đang mở nào mang số “{ $first }” và “{ $second }”, ở hai kế hoạch và của cùng một cơ quan. Nhắc Việc không ghép gì.
link-there-already = Hai nhiệm vụ ấy đã được ghép. Không có gì thay đổi.
link-not-linked = Nhiệm vụ ấy không ghép với nhiệm vụ nào. Không có gì thay đổi.
part-which = Tách nhiệm vụ nào?
part-line = { $letter }. { $item }
recorded-linked = Đã ghép cho <b>{ $agency }</b>: { $both }. Một báo cáo và minh chứng từ nay ghi cho cả hai.
recorded-parted = Đã tách { $item }: từ nay được nhắc và báo cáo riêng. Điều đã ghi trước đó giữ nguyên.
recorded-served = { $line } Cùng ghi nhận cho: { $others }.
recorded-served-back = { $line } Cùng hủy ở: { $others }.
title-linked = { $title } ({ $count } kế hoạch)
card-linked = Cùng một việc với: { $others }. Báo cáo và minh chứng ghi cho tất cả.
story-linked = { $person } ghép với việc “{ $title }”
story-unlinked = { $person } tách khỏi việc đã ghép
story-served-too = được ghi cùng việc “{ $title }”, { $person } báo
choice-same-work = Việc trùng với kế hoạch khác: { $count }
choice-link = Là một, ghép
choice-two-works = Là hai việc
choice-next-pair = Cặp tiếp theo (còn { $count })
choice-part = Ghép nhầm, tách ra
choice-link-again = Ghép lại

## Lịch sử, vì sao, lịch tuần, nhắc thay

agency-line = • { $title } · { $when }
agency-line-given = • { $title } · { $when } · <b>{ $person }</b>
person-with-post = { $name } ({ $post })
person-alone = { $name }
post-head = thủ trưởng đơn vị
post-office = cơ quan thường trực
post-officer = cán bộ
post-leader = lãnh đạo UBND
story-title = <b>Lịch sử { $item }</b>
story-nothing = Chưa có gì được ghi nhận.
story-earlier = … và { $count } dòng trước đó.
story-line = • { $day }: { $what }
story-ourselves = Nhắc Việc
story-created = việc được tạo từ kế hoạch
story-received = { $person } đã nhận việc
story-condition-met = { $person } cho biết điều kiện đã có, việc bắt đầu
story-reported = { $person } báo đã hoàn thành
story-still-kept = { $person } báo vẫn duy trì
story-nothing-arose = { $person } báo không phát sinh
story-confirmed = { $person } xác nhận
story-verified = { $person } duyệt
story-done-before = { $person } đánh dấu đã xong trước khi dùng Nhắc Việc
story-dropped = { $person } cho thôi thực hiện
story-withdrawn = { $person } rút báo cáo
story-undone = { $person } hủy điều vừa ghi
story-evidence = { $person } gửi minh chứng
story-evidence-removed = { $person } bỏ minh chứng
story-withdrawal-asked = { $person } đề nghị rút báo cáo
story-reminded-by-hand = { $person } nhờ Nhắc Việc nhắc đơn vị
story-ordered = { $person } giao việc: “{ $words }”
story-returned = { $person } trả lại: “{ $words }”
story-difficulty = { $person } báo vướng mắc: “{ $words }”
story-forwarded = { $person } nhắn cơ quan thường trực: “{ $words }”
story-directed = { $person } chỉ đạo: “{ $words }”
story-result = { $person } báo kết quả: “{ $words }”
story-help-asked = { $person } nhờ phối hợp: “{ $words }”
story-help-answered = { $person } trả lời phối hợp: “{ $words }”
story-progress = { $person } báo đang làm
story-percent = { $person } báo được { $percent }%
story-reminded = Nhắc Việc nhắc { $names }
story-taken-back = { $person } thu việc về thủ trưởng
story-assigned = { $person } giao cho { $to }
story-difficulty-settled = { $person } cho biết vướng mắc đã được tháo gỡ
story-found-below = { $person } kết luận chưa đạt yêu cầu: “{ $words }”
story-found-not-applicable = { $person } kết luận không phát sinh: “{ $words }”
story-disowned = { $person } cho biết không phải việc của đơn vị: “{ $words }”
story-stays = { $person } giữ việc ở đơn vị
story-extension-asked = { $person } xin gia hạn đến { $due }: “{ $words }”
story-extension-assented = { $person } đồng ý gia hạn
story-extension-dissented = { $person } không đồng ý gia hạn: “{ $words }”
story-extension-refused = { $person } không gia hạn: “{ $words }”
story-extension-withdrawn = { $person } rút đề nghị gia hạn
story-due = { $person } đổi thời hạn: { $due }
story-reassigned = { $person } chuyển cho { $agency } chủ trì
story-handed-over = { $person } bàn giao từ { $giver } sang { $taker }
history-of-which = { $You } cho biết số của việc, ví dụ “lịch sử việc 3”, hoặc trả lời dưới tin về việc ấy.
choice-history = Lịch sử
why-title = <b>Vì sao có tin này</b>
why-line = • Với { $item }: { $reason }
why-assignee = việc đã giao cho { $you }.
why-head = { $you } là thủ trưởng { $agency }, cơ quan chủ trì.
why-officer = { $you } thuộc { $agency }, cơ quan chủ trì.
why-deputy = { $you } đang làm thay { $person }.
why-office = { $you } thuộc cơ quan thường trực, theo dõi việc của { $agency }.
why-leader = { $you } là lãnh đạo UBND, được báo khi việc của { $agency } chậm kéo dài.
why-before = Nhắc hôm { $day }: trước hạn { $days } ngày làm việc.
why-last-day = Nhắc hôm { $day }: đã đến ngày cuối của thời hạn mà chưa có báo cáo.
why-after = Nhắc hôm { $day }: chậm { $days } ngày làm việc mà chưa có báo cáo.
why-after-above = Nhắc hôm { $day }: chậm { $days } ngày làm việc, cán bộ và thủ trưởng đã được nhắc trước đó.
why-by-hand = { $person } nhắc hôm { $day }.
why-checkin = Nhắc hôm { $day }: việc dài hạn, được báo khi bắt đầu và hỏi thăm mỗi quý.
why-snoozed = { $You } đã đề nghị nhắc lại vào lúc này.
why-weekly = Đầu mỗi tuần, cơ quan thường trực và lãnh đạo nhận tình hình chung: đơn vị nào chậm, đơn vị nào chưa phản hồi, việc nào sắp đến hạn.
why-shadow = Kế hoạch đang chạy thử: mỗi sáng cơ quan thường trực xem trước những gì sẽ gửi. Chưa ai khác nhận tin.
why-waiting = Mỗi tháng một lần, Nhắc Việc hỏi cơ quan thường trực về các việc còn chờ điều kiện hoặc chờ ngày.
why-how-to-stop = Khi việc được báo xong hoặc giao cho người khác, Nhắc Việc không nhắc nữa. Nếu không phải việc của { $you }, { $you } gõ số việc kèm “không phải việc của tôi”.
why-figures = Trước hạn gửi báo cáo, Nhắc Việc hỏi một lần số liệu của những chỉ tiêu chưa có số trong kỳ, từ người đang giữ việc.
why-coordinating = Đơn vị của { $you } phối hợp trong những việc vừa bắt đầu. Tin này chỉ để biết, { $you } không phải báo cáo.
why-sending-in = Hai ngày làm việc trước hạn gửi báo cáo, đơn vị còn việc chưa báo của kỳ này được báo một lần.
why-no-reminder = Nhắc Việc chưa gửi { $you } tin nhắc nào gần đây. { $You } có thể trả lời ngay dưới tin muốn hỏi.
week-title = <b>Lịch từ { $first } đến { $last }</b>
week-day = <b>Ngày { $day }</b>
week-day-off = <b>Ngày { $day }</b> · nghỉ: { $name }
week-line = • { $title } · { $agency }
week-nothing = Không có việc nào đến hạn trong tuần này.
ask-urge = Nhắc <b>{ $agency }</b> về { $count } việc quá hạn hoặc sắp đến hạn? Người nhận: { $readers }. Tin ghi tên { $name }. Nhắc Việc <b>chưa gửi gì</b>.
choice-urge = Nhắc
recorded-urged = Đã nhắc <b>{ $agency }</b> về { $count } việc; người nhận: { $readers }. Nếu đang ngoài giờ làm việc, tin được gửi vào đầu giờ làm việc kế tiếp.
told-urged = 📣 <b>{ $person } nhắc { $agency }</b> những việc sau:
urge-not-yours = Chỉ cơ quan thường trực và lãnh đạo nhắc được đơn vị khác. Nhắc Việc chưa gửi gì.
urge-done-today = { $agency } đã được nhắc trong hôm nay, nên Nhắc Việc không gửi thêm.
urge-nothing = { $agency } không có việc nào quá hạn hoặc sắp đến hạn ({ $count } việc đang mở), nên Nhắc Việc chưa gửi gì.
urge-nobody = { $agency } chưa có ai nhận được tin. { $You } mời người nhận việc trước; Nhắc Việc chưa gửi gì.
agency-gone = Cơ quan này không còn trong danh sách. Không có gì thay đổi.

## Vắng mặt, làm thay

list-line-instead = { $number }. { $title } · { $when } · <b>làm thay { $person }</b>
instead-of = <b>Làm thay { $person }</b>
away-days = <b>{ $person }</b> nghỉ từ { $first } đến hết { $last } ({ $days } ngày làm việc).
away-one-day = <b>{ $person }</b> nghỉ { $first } (tính { $days } ngày làm việc).
ask-deputy = Ai làm thay trong những ngày ấy? Nhắc Việc <b>chưa ghi nhận gì</b>.
away-means-deputy = <b>{ $deputy }</b> làm thay: nhận { $count } việc { $person } đang có, việc mới, tin nhắc và báo cáo chờ quyết định. Nhắc Việc không nhắn cho { $person } trong những ngày này.
away-means-no-deputy = <b>Không có ai làm thay</b>: { $count } việc đang mở được nhắc đến thủ trưởng hoặc cơ quan thường trực; tin khác chờ đến ngày đi làm lại.
ask-right = Đúng không? Nhắc Việc <b>chưa ghi nhận gì</b>.
away-deputy = { $deputy } làm thay
away-no-deputy = không có ai làm thay
recorded-away = Đã ghi nhận: <b>{ $person }</b> nghỉ từ { $first } đến hết { $last }, { $deputy }. Hết ngày ấy, mọi việc tự trở về như cũ.
recorded-away-cancelled = Đã hủy lịch nghỉ của { $person }. Nếu vẫn nghỉ, { $you } gõ lại lịch nghỉ.
recorded-back = Đã ghi nhận: <b>{ $person }</b> đã đi làm lại; từ bây giờ mọi việc trở về như cũ. Nếu chưa đúng, { $you } gõ lại lịch nghỉ, ví dụ “tôi nghỉ từ 9/3 đến 13/3”.
away-asked = Đã gửi thủ trưởng đơn vị (hoặc cơ quan thường trực) cho ý kiến về người làm thay. <b>Chưa có gì thay đổi</b>; khi được đồng ý, người làm thay sẽ được báo.
away-no-such-day = Ngày này không có trong lịch, nên Nhắc Việc chưa ghi nhận gì. { $You } gõ lại, ví dụ “tôi nghỉ từ 3/8 đến 14/8, anh Bình làm thay”.
away-ends-before = Ngày cuối ({ $last }) ở trước ngày đầu ({ $first }), nên Nhắc Việc chưa ghi nhận gì.
away-past = Ngày { $last } đã qua, nên Nhắc Việc chưa ghi nhận gì.
away-already = Lịch nghỉ này của { $person } đã được ghi trước đó. Không có gì thay đổi.
away-gone = Lịch nghỉ này đã hết hoặc đã hủy trước đó.
away-not-now = Hiện không có lịch nghỉ nào của { $person }. Không có gì thay đổi.
away-not-yours = Lịch nghỉ của { $person } do chính người ấy, thủ trưởng đơn vị hoặc cơ quan thường trực ghi. Nhắc Việc chưa ghi nhận gì.
deputy-is-oneself = Người làm thay phải là người khác. Nhắc Việc chưa ghi nhận gì.
deputy-away-too = { $deputy } cũng nghỉ từ { $first } đến hết { $last }, nên chưa ghi nhận gì. { $You } chọn người khác làm thay.
person-gone = Người này không còn dùng Nhắc Việc. Không có gì thay đổi.
nobody-of-name = Không có ai tên “{ $name }” dùng Nhắc Việc, nên chưa ghi nhận gì. { $You } gõ lại tên, hoặc mời người ấy trước.
which-of-name = Có nhiều người tên “{ $name }”. { $You } chọn giúp; Nhắc Việc <b>chưa ghi nhận gì</b>.
told-away-asked = <b>{ $person }</b> xin nghỉ từ { $first } đến hết { $last } và đề nghị <b>{ $deputy }</b> làm thay. { $You } bấm đồng ý thì lịch nghỉ có hiệu lực.
told-deputy-ahead = { $You } sẽ <b>làm thay { $person }</b> từ { $first } đến hết { $last }. Sáng ngày đầu, Nhắc Việc báo những việc đang mở.
told-deputy-begins = Từ hôm nay đến hết { $last }, { $you } <b>làm thay { $person }</b>: { $count } việc đang mở.
told-deputy-ends = { $person } đã đi làm lại; { $you } không còn làm thay nữa. Cảm ơn { $you }.
told-deputy-no-more = Lịch nghỉ của { $person } đã hủy; { $you } không phải làm thay nữa.
told-away = { $by } đã ghi lịch nghỉ của { $you } từ { $first } đến hết { $last }, { $deputy }. Nếu chưa đúng, { $you } gõ “tôi đã đi làm lại” hoặc báo cơ quan thường trực.
back-title = <b>Chào mừng { $you } trở lại.</b> Trong thời gian nghỉ (từ { $first } đến hết { $last }), { $deputy }:
back-nothing = Không có việc nào thay đổi.
back-line = • { $title }: { $what }, { $day }
back-reported = { $person } báo cáo
back-confirmed = { $person } xác nhận
back-verified = { $person } duyệt
back-returned = { $person } trả lại
back-progress = { $person } báo đang làm
back-difficulty = { $person } báo vướng mắc
back-due = thời hạn đã thay đổi
back-open = Hiện { $you } có { $count } việc đang mở.
choice-right = Đúng
choice-agree = Đồng ý
choice-no-deputy = Không có ai làm thay

## Bàn giao, thôi việc

ask-handover = Bàn giao từ <b>{ $giver }</b> sang <b>{ $taker }</b>: { $posts } vai trò, { $count } việc đang mở (giữ số của việc), { $waiting } báo cáo chờ quyết định, người làm thay và tin chưa gửi. Lịch sử ở lại với từng việc. Sau đó { $giver } không còn các vai trò này.
recorded-handover = Đã bàn giao từ <b>{ $giver }</b> sang <b>{ $taker }</b>: { $count } việc đang mở. Hai người được báo trong giờ làm việc.
recorded-handed-back = Đã hủy bàn giao: <b>{ $giver }</b> giữ vai trò và công việc như trước, { $taker } không còn giữ phần này.
handover-too-late = Không hủy được việc bàn giao từ { $giver } sang { $taker }: đã quá mười phút, hoặc sau đó đã có thay đổi. Nếu cần, { $you } bàn giao lại theo chiều ngược lại.
told-handed-back = Việc bàn giao với { $person } đã được hủy: vai trò và công việc như trước khi bàn giao.
told-handed-over = { $You } nhận <b>bàn giao từ { $person }</b>: { $count } việc đang mở, { $waiting } báo cáo chờ quyết định. Số của việc được giữ nguyên khi chưa trùng.
told-handed-away = Công việc của { $you } đã được bàn giao cho <b>{ $person }</b>. Cảm ơn { $you }.
handover-to-oneself = Người nhận bàn giao phải là người khác. Nhắc Việc chưa ghi nhận gì.
handover-no-post = { $person } hiện không có vai trò nào để bàn giao.
handover-not-yours = Bàn giao việc của { $person } do cơ quan thường trực làm; thủ trưởng bàn giao được cho cán bộ trong đơn vị. Nhắc Việc chưa ghi nhận gì.
ask-leave = <b>{ $person }</b> đã chuyển công tác hoặc thôi việc? Nhắc Việc sẽ không nhắn cho người này nữa; { $count } việc đang giao cho người này trở về thủ trưởng. Nếu có người thay, { $you } bàn giao để giữ số của việc. Trong đêm nay, họ tên, số điện thoại và tài khoản của người này được xóa; lịch sử công việc ở lại theo vai trò. Nhắc Việc <b>chưa ghi nhận gì</b>.
ask-taker = Bàn giao việc của { $person } cho ai?
recorded-left = Đã ghi nhận: <b>{ $person }</b> không còn dùng Nhắc Việc; { $count } việc trở về thủ trưởng.
recorded-stays = Đã hủy: <b>{ $person }</b> vẫn dùng Nhắc Việc như trước.
leave-not-yours = Chỉ cơ quan thường trực ghi được việc một người chuyển công tác hoặc thôi việc. Nhắc Việc chưa ghi nhận gì.
leave-oneself = { $You } không tự rời được; { $you } vui lòng bàn giao cho người khác trước.
leave-too-late = Đã quá mười phút nên không hủy được nữa. { $You } mời lại { $person }.
agency-without-anybody = <b>{ $agency } không còn ai nhận được tin</b>: { $count } việc đang mở.
agency-what-to-do = { $You } mời người khác vào đơn vị này, rồi gõ “bàn giao việc của { $name } cho …” để giữ số của việc. Trong lúc chờ, tin nhắc của đơn vị đến cơ quan thường trực.
agency-invite-somebody = { $You } mời người khác vào đơn vị này. Trong lúc chờ, tin nhắc của đơn vị đến cơ quan thường trực.
choice-hand-over = Bàn giao cho người khác
choice-leave = Đúng, thôi nhắn

## Nhóm trò chuyện của cơ quan

group-chat-how = Nhóm trò chuyện của <b>{ $agency }</b>: { $you } thêm Nhắc Việc vào nhóm, rồi gõ trong nhóm: /noi { $code }
    Mã dùng một lần, trong { $minutes } phút.
group-chat-privacy = Trong nhóm, Nhắc Việc chỉ đọc được lệnh (bắt đầu bằng dấu /) và câu trả lời cho tin của Nhắc Việc, không đọc tin khác. Ngày làm việc có việc đến hạn, nhóm nhận một tin tổng hợp số việc: không tên người, không tên việc, không số điện thoại. Chi tiết vẫn ở tin riêng của từng người.
group-chat-which = Nhóm trò chuyện của cơ quan nào? { $You } gõ kèm tên, ví dụ “liên kết nhóm Phòng Kinh tế”.
group-chat-not-yours = Chỉ cơ quan thường trực, hoặc thủ trưởng của chính đơn vị ấy, liên kết hay bỏ liên kết được nhóm trò chuyện. Không có gì thay đổi.
group-chat-has = <b>{ $agency }</b> đã có một nhóm trò chuyện nhận tin. Muốn dùng nhóm khác, { $you } bỏ liên kết nhóm này trước.
choice-group-unlink = Bỏ liên kết nhóm trò chuyện
group-chat-none = { $agency } chưa có nhóm trò chuyện nào. Không có gì thay đổi.
group-chat-unlinked = Đã bỏ liên kết: { $agency } không còn nhóm trò chuyện nhận tin. Liên kết lại thì { $you } gõ “liên kết nhóm { $agency }”.
group-chat-ask = { $name } vừa gõ mã trong nhóm { $title }. Đó có đúng là nhóm trò chuyện của <b>{ $agency }</b> không? Nhắc Việc <b>chưa gửi gì</b> vào nhóm.
group-chat-untitled = không có tên
choice-group-right = Đúng nhóm này
choice-group-wrong = Không phải
group-chat-approved = Đã liên kết nhóm trò chuyện của { $agency }.
group-chat-refused = Nhắc Việc không liên kết nhóm ấy với { $agency }. Nếu nhầm, { $you } gõ “liên kết nhóm { $agency }” để lấy mã mới.
group-chat-gone = Nhắc Việc không còn ở trong nhóm trò chuyện của <b>{ $agency }</b> (nhóm { $title }). { $You } thêm lại nếu cần; tin riêng vẫn gửi như thường.
group-chat-linked = Nhóm này nay là nhóm trò chuyện của <b>{ $agency }</b>, { $commune }. Ngày làm việc có việc đến hạn, Nhắc Việc báo ở đây một tin tổng hợp số việc, không tên người, không tên việc. Gõ /viec để xem số việc. Nhắc Việc chỉ đọc được lệnh và câu trả lời cho tin của Nhắc Việc trong nhóm. Báo cáo, minh chứng: mời nhắn riêng cho Nhắc Việc.
group-chat-waits = Đã nhận mã. Người xin mã bấm đồng ý trong trò chuyện riêng thì nhóm này bắt đầu nhận tin.
group-chat-wrong-code = Mã này không dùng được. Cơ quan thường trực hoặc thủ trưởng đơn vị xin mã mới bằng tin riêng: “liên kết nhóm”.
group-chat-already = Nhóm này đã là nhóm trò chuyện của { $agency }. Không có gì thay đổi.
group-chat-other-agency = Nhóm này đang là nhóm trò chuyện của { $agency }; một nhóm chỉ thuộc một cơ quan. Nếu cần đổi, bỏ liên kết nhóm trò chuyện của { $agency } trước.
group-chat-elsewhere = Nhóm này đang dùng cho một nơi khác. Không có gì thay đổi.
group-chat-over = Nhóm này không còn là nhóm trò chuyện của { $agency }. Nhắc Việc không gửi tin vào đây nữa.
roll-call-title = <b>{ $agency }, { $day }</b>
roll-call-now = <b>{ $agency }</b>
roll-call-counts = { $count } việc đang mở: { $late } quá hạn, { $soon } sắp đến hạn. Đã báo cáo, chờ xác nhận hoặc duyệt: { $reported } việc.
roll-call-private = Mời xem tin riêng: mở trò chuyện riêng với Nhắc Việc, gõ /viec.
agency-with-a-group-only = <b>{ $agency } không còn ai nhận được tin riêng</b>, chỉ còn nhóm trò chuyện nhận tin tổng hợp số việc: { $count } việc đang mở.

## Mời người, danh sách cán bộ

role-office = cơ quan thường trực ({ $agency })
role-head = thủ trưởng { $agency }
role-officer = cán bộ { $agency }
role-leader = lãnh đạo UBND
role-operator = người vận hành
people-not-yours = Chỉ cơ quan thường trực mời, xem danh sách và điều chuyển được người dùng; thủ trưởng xem được danh sách của đơn vị. Không có gì thay đổi.
invite-which-agency = Mời vào cơ quan nào? { $You } gõ kèm tên, ví dụ “mời cán bộ Phòng Kinh tế”, “mời thủ trưởng Phòng Kinh tế: Trần Văn Mẫu, 0912 345 678”.
invite-needs-phone = UBND yêu cầu đối chiếu số điện thoại của người được mời, nên lời mời phải kèm số, ví dụ “mời thủ trưởng Phòng Kinh tế: Trần Văn Mẫu, 0912 345 678”. Chưa tạo lời mời nào.
phone-unreadable = Nhắc Việc không đọc được số điện thoại này. { $You } gõ lại số đủ chữ số, ví dụ 0912 345 678. Chưa tạo lời mời nào.
invited = Lời mời với vai trò <b>{ $role }</b>.
invited-account = Lời mời thêm một tài khoản cho <b>{ $name }</b>. Tài khoản mới là của cùng một người, không phải người mới.
invited-name = Người được mời: { $name }.
invited-link = Đường dẫn: { $link }
invited-no-link = Hiện chưa có đường dẫn; { $you } gửi mã dưới đây.
invited-code = Mã mời: <b>{ $code }</b>, dùng đến hết { $until }.
invited-phone = Khi vào, người được mời bấm nút để chia sẻ đúng số { $phone } của tài khoản.
invited-once = Dùng được một lần: { $you } chuyển riêng cho đúng người, hoặc để người ấy quét hình mã.
invited-several = Nhiều người dùng chung được: ai mở cũng phải xin vào, và chỉ vào được khi cơ quan thường trực hoặc thủ trưởng đơn vị bấm đồng ý.
choice-uninvite = Hủy lời mời này
uninvited = Đã hủy: lời mời ấy không dùng được nữa. Cần mời lại thì { $you } gõ lại câu mời.
join-asked = <b>{ $name }</b> (tên trên tài khoản) xin tham gia với vai trò <b>{ $role }</b>. Nếu đúng người, { $you } bấm đồng ý.
join-phone = Số điện thoại của tài khoản này: { $phone }.
choice-join-yes = Đồng ý
choice-join-no = Không
choice-join-same = Là người đã có…
join-yes = Đã gửi đề nghị tham gia. Khi cơ quan thường trực hoặc thủ trưởng đơn vị đồng ý, Nhắc Việc nhắn { $you } ngay tại đây.
join-asked-before = Đề nghị tham gia của { $you } đang chờ cơ quan thường trực hoặc thủ trưởng đơn vị đồng ý. { $You } không phải gửi lại.
join-settled = Đề nghị này đã được giải quyết hoặc đã hết hạn. Không có gì thay đổi.
join-not-yours = Chỉ cơ quan thường trực, hoặc thủ trưởng của chính đơn vị ấy, quyết định được ai tham gia. Không có gì thay đổi.
join-admitted = Đã đồng ý: <b>{ $name }</b> tham gia với vai trò { $role }. Nếu nhầm, cơ quan thường trực gõ “xóa { $name }”.
join-admitted-as = Đã ghi nhận: tài khoản mới là của <b>{ $name }</b> ({ $role }). Không thêm người mới.
join-turned-away = Đã từ chối { $name }. Thông tin của tài khoản này không được giữ lại; từ chối nhầm thì { $you } gửi lời mời mới.
join-declined = Đề nghị tham gia chưa được đồng ý. Nếu có nhầm lẫn, { $you } vui lòng liên hệ cơ quan thường trực.
join-same-as-whom = { $name } là ai trong những người đã có? { $You } bấm tên, hoặc gõ “là cùng một người với …”.
join-which = Tài khoản nào, người nào? Nhắc Việc <b>chưa ghi nhận gì</b>.
account-of-somebody = Tài khoản này đang là của một người khác. Không có gì thay đổi; nếu cần đổi, cơ quan thường trực xóa người dùng cũ trước.
phone-please = { $You } bấm nút bên dưới để chia sẻ số điện thoại của chính tài khoản này. Nhắc Việc chỉ dùng số để đối chiếu với lời mời.
choice-share-phone = Chia sẻ số điện thoại
phone-not-own = Đó không phải số của chính tài khoản này. { $You } bấm nút bên dưới để chia sẻ số của chính { $you }.
phone-mismatch = Số điện thoại này không phải số được mời. { $You } mở lời mời bằng tài khoản của số được mời, hoặc đề nghị cơ quan thường trực gửi lời mời mới. Nhắc Việc không giữ số vừa chia sẻ.
phone-not-here = Lời mời này cần đối chiếu số điện thoại, mà ở đây không đối chiếu được. { $You } vui lòng liên hệ cơ quan thường trực.
contact-not-asked = Nhắc Việc không cần danh bạ này và không giữ lại. Không có việc nào thay đổi.
people-title = <b>Người dùng Nhắc Việc của { $commune }: { $count }</b>
people-of-agency = { $letter }. { $agency }: { $unreachable ->
    [0] { $count } người
   *[other] { $count } người, { $unreachable } không nhận được tin
}
people-no-agency = Lãnh đạo và vai trò chung
people-how = { $You } bấm chữ cái để xem từng cơ quan, hoặc gõ “mời cán bộ Phòng Kinh tế” để mời thêm.
choice-page = Trang { $page }/{ $pages }
people-agency-title = <b>{ $agency }: { $count } người</b>
people-nobody = 📭 Chưa có ai nhận được tin.
people-line = { $number }. { $name } · { $posts } · { $state }
people-unreachable = <b>không nhận được tin</b>
people-seen = nhắn gần nhất { $day }
people-not-seen = chưa nhắn lần nào
people-card = <b>{ $name }</b>
people-card-post = • { $post } · { $agency }
people-card-state = Tình trạng: { $state } · { $accounts } tài khoản
people-card-phone = Số điện thoại: { $phone }
people-card-no-phone = Chưa có số điện thoại.
people-card-how = Đổi đơn vị: { $you } gõ, ví dụ “chuyển { $name } sang Phòng Kinh tế”.
choice-account = Mời thêm tài khoản
choice-remove = Chuyển công tác, thôi việc
former-member = người đã rời
former-post = { $post } { $agency } (đã rời)
ask-move = Chuyển <b>{ $person }</b> từ { $old } sang <b>{ $new }</b>, cùng vai trò. { $count } việc đang giao ở đơn vị cũ trở về thủ trưởng đơn vị ấy.
recorded-moved = Đã ghi nhận: <b>{ $person }</b> nay ở { $new }.
recorded-moved-back = Đã hủy: <b>{ $person }</b> vẫn ở { $old }, với việc đang có mà chưa giao cho ai khác.
move-too-late = Đã quá mười phút nên không hủy được nữa. { $You } gõ lại câu chuyển người về đơn vị cũ.
told-moved = { $You } được chuyển từ { $old } sang <b>{ $new }</b>. Từ nay Nhắc Việc nhắc { $you } việc của đơn vị mới.
move-which-post = { $person } không có đúng một vai trò cán bộ hoặc thủ trưởng để chuyển. { $You } dùng bàn giao, hoặc mời vào vai trò mới. Không có gì thay đổi.
move-already-there = { $person } đang ở { $agency }. Không có gì thay đổi.
menu-start = Bắt đầu, nhập mã mời
menu-viec = Việc đang mở
menu-baocao = Báo cáo công việc, báo cáo của kỳ
menu-tonghop = Tổng hợp một kỳ, ví dụ /tonghop quý 3
menu-cho = Việc đang chờ điều kiện, chờ cho ngày
menu-chamdiem = Tự chấm Chỉ số cải cách hành chính
menu-batdau = Cho kế hoạch đã duyệt bắt đầu nhắc việc
menu-huongdan = Hướng dẫn

## Một người vào hai lần

ask-merge = { $gone } và { $kept } là <b>cùng một người</b>? Từ nay chỉ còn <b>{ $kept }</b>, có { $accounts } tài khoản; { $count } việc đang giao cho { $gone } chuyển sang { $kept }. Người này giữ các vai trò:
merge-role = • { $role }
ask-merge-no-way-back = Báo cáo, minh chứng và lịch sử giữ nguyên dưới tên { $kept }; họ tên và số điện thoại ghi riêng của { $gone } bị xóa ngay. Gộp rồi thì <b>không tách lại được</b>. Nhắc Việc chưa làm gì.
merge-which = { $You } muốn gộp ai vào ai? Nhắc Việc chưa làm gì.
merge-same = { $person } là một người rồi, không có gì để gộp.
choice-pair = { $gone } ({ $gone_post }) → { $kept } ({ $kept_post })
choice-merge = Đúng là một người, gộp
choice-open-person = Xem người này
recorded-merged = Đã gộp: từ nay { $person } là một người, nhận mỗi tin một lần.
told-merged = { $accounts } tài khoản của { $you } đã được cơ quan thường trực gộp làm một người. Mỗi tin nhắc đến một lần, ở tài khoản vào sau cùng; { $you } trả lời ở tài khoản nào cũng được.

## Hướng dẫn

help = <b>Báo việc bằng một câu hoặc một nút</b>
    • “2 xong” – việc số 2 đã hoàn thành
    • “1 được 70%” – tiến độ
    • “2 chỉ tiêu 85%” – số liệu đạt được của chỉ tiêu
    • “5 vướng: chưa có mẫu” – vướng mắc
    • “1 xin gia hạn đến 4/12 vì chờ kiểm kê” – xin gia hạn
    • Gửi ảnh hoặc tệp, ghi chú “2 xong” – báo xong kèm minh chứng
    • “chiều nhắc lại” – nhắc lại sau, thời hạn không đổi
    • /viec – những việc đang mở; “việc của phòng”, “lịch tuần này”, “lịch sử việc 3”
    • “tôi nghỉ từ 9/3 đến 13/3, anh Bình làm thay” – người khác nhận việc trong những ngày ấy
    Điều gì chưa rõ, Nhắc Việc hỏi lại và không ghi nhận gì.
help-of-above = <b>Theo dõi và chỉ đạo ngay trong trò chuyện</b>
    • “ai chưa báo cáo” – việc quá hạn và sắp đến hạn
    • “Phòng Kinh tế thế nào” – tình hình một cơ quan
    • /tonghop – số liệu kỳ này; /tonghop quý 3 – của một quý
    • “duyệt hết” – xem các báo cáo đang chờ rồi duyệt một lần
    Điều gì chưa rõ, Nhắc Việc hỏi lại và không ghi nhận gì.
help-more = <b>Còn nữa</b>: { $you } bấm nút bên dưới để xem cách nói.
help-more-figures = • Số liệu: tổng hợp, báo cáo của kỳ, công văn đôn đốc, phiếu giao ban
help-more-giving = • Giao việc, duyệt: việc ngoài kế hoạch, duyệt hết, đôn đốc
help-more-plans = • Kế hoạch, chấm điểm: nhận kế hoạch, mục tiêu, việc chờ, việc trùng, tự chấm điểm
help-more-people = • Người dùng: danh sách cán bộ, mời, bàn giao, nhóm
choice-help-figures = Số liệu
choice-help-giving = Giao việc, duyệt
choice-help-plans = Kế hoạch, chấm điểm
choice-help-people = Người dùng
help-title-figures = <b>Số liệu, báo cáo</b>
help-title-giving = <b>Giao việc, xác nhận, duyệt</b>
help-title-plans = <b>Kế hoạch, chấm điểm</b>
help-title-people = <b>Người dùng</b>
help-line-summary = • /tonghop quý 3 – số liệu của một quý; “tổng hợp 6 tháng”, “tổng hợp năm 2025” cũng được
    • “vì sao 23?” – các nhiệm vụ sau một con số
help-line-papers = • /baocao – báo cáo của kỳ: bản Word, bảng Excel, cơ quan nào đã gửi
    • “ai chưa gửi báo cáo” – từng cơ quan còn bao nhiêu việc
    • “soạn công văn đôn đốc Phòng Kinh tế” – công văn đôn đốc cơ quan chậm
    • “phiếu giao ban” – một trang cho buổi giao ban đầu tuần
help-line-close = • “chốt báo cáo quý 3”, “mở lại báo cáo quý 3: thiếu số liệu y tế”
    • “mẫu báo cáo” – xem, thay mẫu Word của báo cáo
    • “thông tin văn bản” – người ký, kính gửi, nơi nhận, địa danh
help-line-score = • /chamdiem – tự chấm Chỉ số cải cách hành chính; lần đầu gửi tệp bộ tiêu chí kèm chữ “bộ chỉ số”
help-line-heads = • “xác nhận hết” – xem các báo cáo đang chờ rồi xác nhận một lần
help-line-assign = • “giao việc 3 cho Lan”, “thu lại việc 3” – giao trong đơn vị
help-line-above = • “giao Phòng Kinh tế báo cáo giải ngân trước 25/12” – giao việc ngoài kế hoạch
    • “duyệt hết”, “duyệt hết Phòng Kinh tế” – xem rồi duyệt một lần
    • “ai chưa báo cáo” – việc quá hạn và sắp đến hạn
    • “nhắc Phòng Kinh tế” – nhắc ngay một cơ quan
help-line-plans = • Gửi tệp kế hoạch, hoặc ảnh các trang ghi “kế hoạch” – đọc, xem lại, duyệt ngay tại đây
    • “bắt đầu” – cho kế hoạch đã duyệt bắt đầu nhắc việc
    • “đã xong trước: 1, 3” – việc xong trước khi bắt đầu
    • /cho – việc chờ điều kiện, chờ cho ngày
    • “mục tiêu”, rồi “mục tiêu 1: 85%” – số đạt được
    • “ngoài bảng”, “nhóm”, “mốc hằng năm” – việc để sau, nhóm cơ quan, việc nhiều năm
    • “việc trùng”, “việc 12 trùng việc 30” – một việc ghi ở nhiều kế hoạch
    • “kế hoạch năm sau” – bảng để lập kế hoạch mới
help-line-invite = • “danh sách cán bộ” – từng cơ quan có ai, ai không nhận được tin
    • “mời cán bộ Phòng Kinh tế”, “mời thủ trưởng Phòng Kinh tế: Trần Văn Mẫu”
    • “mời thêm tài khoản cho chị Lan”
    • “chuyển chị Lan sang Phòng Kinh tế”, “xóa chị Lan”
help-line-hand-over = • “bàn giao việc của chị Lan cho anh Bình”, “chị Lan chuyển công tác” – thay người
help-line-own-people = • “danh sách cán bộ” – người của đơn vị
help-line-groups = • “liên kết nhóm” – đưa Nhắc Việc vào nhóm trò chuyện của cơ quan
report-on-which = { $You } báo cáo việc nào? Bấm số của việc, hoặc gõ một câu, ví dụ “2 xong”.

## Ví dụ của hướng dẫn

sample-title = <b>Ví dụ { $number }/{ $count }: { $title }</b>
sample-you = { $You }
sample-who-officer = Cán bộ
sample-who-colleague = Cán bộ
sample-who-head = Thủ trưởng
sample-who-office = Cơ quan thường trực
sample-who-leader = Lãnh đạo
sample-says = <b>{ $who }:</b> { $words }
sample-taps = <b>{ $who }:</b> «{ $label }»
sample-sends = <b>{ $who }:</b> 📎 { $file } · { $words }
sample-hears = <b>Nhắc Việc:</b> { $words }
sample-tells = <b>Nhắc Việc → { $who }:</b> { $words }

## Báo cáo của kỳ: câu chữ lấy từ số liệu

report-headline-0 = Lũy kế đến ngày { $day }, đã hoàn thành { $done }/{ $all } nhiệm vụ trong kế hoạch, đạt tỷ lệ { $share }% (trong đó, có { $standing } nhiệm vụ thực hiện thường xuyên, { $dated } nhiệm vụ được giao có thời hạn) (có biểu tổng hợp chi tiết kèm theo).
report-headline-1 = Lũy kế đến ngày { $day }, đã hoàn thành { $done }/{ $all } nhiệm vụ trong kế hoạch, đạt tỷ lệ { $share }% (trong đó, có { $standing } nhiệm vụ thực hiện thường xuyên, { $dated } nhiệm vụ được giao có thời hạn); có { $a } (có biểu tổng hợp chi tiết kèm theo).
report-headline-2 = Lũy kế đến ngày { $day }, đã hoàn thành { $done }/{ $all } nhiệm vụ trong kế hoạch, đạt tỷ lệ { $share }% (trong đó, có { $standing } nhiệm vụ thực hiện thường xuyên, { $dated } nhiệm vụ được giao có thời hạn); có { $a }, { $b } (có biểu tổng hợp chi tiết kèm theo).
report-headline-3 = Lũy kế đến ngày { $day }, đã hoàn thành { $done }/{ $all } nhiệm vụ trong kế hoạch, đạt tỷ lệ { $share }% (trong đó, có { $standing } nhiệm vụ thực hiện thường xuyên, { $dated } nhiệm vụ được giao có thời hạn); có { $a }, { $b }, { $c } (có biểu tổng hợp chi tiết kèm theo).
report-headline-4 = Lũy kế đến ngày { $day }, đã hoàn thành { $done }/{ $all } nhiệm vụ trong kế hoạch, đạt tỷ lệ { $share }% (trong đó, có { $standing } nhiệm vụ thực hiện thường xuyên, { $dated } nhiệm vụ được giao có thời hạn); có { $a }, { $b }, { $c }, { $d } (có biểu tổng hợp chi tiết kèm theo).
report-headline-5 = Lũy kế đến ngày { $day }, đã hoàn thành { $done }/{ $all } nhiệm vụ trong kế hoạch, đạt tỷ lệ { $share }% (trong đó, có { $standing } nhiệm vụ thực hiện thường xuyên, { $dated } nhiệm vụ được giao có thời hạn); có { $a }, { $b }, { $c }, { $d }, { $e } (có biểu tổng hợp chi tiết kèm theo).
report-rest-not-yet-due = { $count } nhiệm vụ chưa đến hạn thực hiện
report-rest-under-way = { $count } nhiệm vụ đang thực hiện
report-rest-overdue = { $count } nhiệm vụ quá hạn
report-rest-below-requirement = { $count } nhiệm vụ đã thực hiện nhưng chưa đạt theo yêu cầu
report-rest-waiting = { $count } nhiệm vụ chờ điều kiện thực hiện
report-body = Ủy ban nhân dân { $commune }
report-issuing-body = ỦY BAN NHÂN DÂN / { $commune }
report-province-body = Ủy ban nhân dân { $province }
report-recipient-province = Ủy ban nhân dân { $province } (báo cáo)
report-recipient-party = Thường trực Đảng ủy, Thường trực Hội đồng nhân dân
report-recipient-chairs = Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân
report-recipient-agencies = Các cơ quan, đơn vị có liên quan
report-recipient-file = Lưu: VT
report-signs-chair = TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH
report-signs-acting-chair = TM. ỦY BAN NHÂN DÂN / Q. CHỦ TỊCH
report-signs-vice-chair = TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH
report-signs-office-head = TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG
report-signs-deputy-office-head = TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG
report-title = Kết quả thực hiện kế hoạch “{ $plan }”, { $label }
report-title-plans = Kết quả thực hiện các kế hoạch công tác, { $label }
report-plan = Kế hoạch số { $number } ngày { $day } “{ $title }”
report-plan-unnumbered = Kế hoạch “{ $title }”
report-opening = Thực hiện { $plans }, { $body } báo cáo kết quả thực hiện { $label } (số liệu từ ngày { $start } đến ngày { $end }) như sau:
report-as-of-send-by = Số liệu tính đến ngày { $day }, ngày các cơ quan gửi báo cáo; kết quả sau ngày này được tính vào kỳ sau.
report-as-of = Số liệu tính đến ngày { $day }; kỳ báo cáo chưa kết thúc.
report-in-time = Trong số nhiệm vụ đã hoàn thành: { $on_time } nhiệm vụ đúng hạn{ $extended ->
    [0] {""}
   *[other] , { $extended } nhiệm vụ sau khi được gia hạn
}{ $late ->
    [0] {""}
   *[other] , { $late } nhiệm vụ sau thời hạn
}.
report-expected = Ước đến ngày { $day }, hoàn thành { $count }/{ $all } nhiệm vụ, nếu các nhiệm vụ chưa đến hạn và không có vướng mắc đều xong đúng hạn.
report-section = Đã hoàn thành { $done }/{ $all } nhiệm vụ{ $overdue ->
    [0] {""}
   *[other] ; quá hạn { $overdue } nhiệm vụ
}.
report-result = Nhiệm vụ { $code } ({ $agency }): { $words }.
report-moved = Riêng trong kỳ, hoàn thành { $count } nhiệm vụ.
report-extended = Trong kỳ có { $count } nhiệm vụ được gia hạn.
report-overdue = Còn { $count } nhiệm vụ quá hạn, chưa hoàn thành:
report-below = Có { $count } nhiệm vụ đã thực hiện nhưng chưa đạt theo yêu cầu.
report-unproved = Có { $count ->
    [0] { $half } nhiệm vụ đã báo hoàn thành nhưng tài liệu kiểm chứng chưa đầy đủ
   *[other] { $count } nhiệm vụ đã báo hoàn thành nhưng chưa có tài liệu kiểm chứng{ $half ->
        [0] {""}
       *[other] , { $half } nhiệm vụ có tài liệu kiểm chứng chưa đầy đủ
    }
}.
report-task = Nhiệm vụ { $code }, { $title } ({ $agency }): { $state }.
report-task-due = Nhiệm vụ { $code }, { $title } ({ $agency }): hạn { $due }.
report-causes = Các cơ quan, đơn vị nêu { $count } khó khăn, vướng mắc chưa được giải quyết:
report-cause = { $agency } (nhiệm vụ { $code }): “{ $words }”.
report-to-come = Tiếp tục thực hiện { $count } nhiệm vụ chưa hoàn thành, trong đó { $coming } nhiệm vụ đến hạn trong kỳ tới (từ ngày { $start } đến ngày { $end }).
report-proposal = Đề nghị { $agency } phối hợp giải quyết vướng mắc của nhiệm vụ { $code }: “{ $words }”.
report-file = Tệp “{ $name }”, nhận ngày { $day }
report-file-nameless = { $kind ->
    [photo] Ảnh
    [video] Video
    [audio] Bản ghi âm
   *[other] Tệp
} nhận ngày { $day }
paper-chart-title = Kết quả thực hiện { $label }, { $commune }
paper-name-chart = Biểu đồ { $label } { $commune }
paper-name-docx = Báo cáo { $label } { $commune }
paper-name-xlsx = Biểu tổng hợp { $label } { $commune }
paper-here-chart = Kết quả { $label } theo cơ quan chủ trì.
paper-here-docx = Báo cáo { $label } để trình ký, trình bày theo thể thức văn bản hành chính. Chỗ ghi “[cần bổ sung]” là phần cơ quan tự viết.
paper-here-xlsx = Biểu tổng hợp { $label }: nhiệm vụ, chỉ tiêu, khó khăn và bảng cộng có công thức.
paper-nothing-drawn = Chưa có số liệu để vẽ biểu đồ { $label }.
paper-is-draft = Số liệu chưa chốt.
paper-is-closed = 🔒 Bản đã chốt, phiên bản { $version }.
paper-coming-chart = Nhắc Việc đang vẽ biểu đồ { $label }.
paper-coming-docx = Nhắc Việc đang soạn báo cáo { $label }, sẽ gửi ngay tại đây.
paper-coming-xlsx = Nhắc Việc đang lập biểu { $label }, sẽ gửi ngay tại đây.
paper-failed-chart = Nhắc Việc xin lỗi, chưa vẽ được biểu đồ.
paper-failed-docx = Nhắc Việc xin lỗi, chưa soạn được báo cáo. Số liệu không thay đổi; { $you } thử lại sau.
paper-failed-xlsx = Nhắc Việc xin lỗi, chưa lập được biểu. Số liệu không thay đổi; { $you } thử lại sau.
paper-name-letter = Công văn đôn đốc { $label } { $commune }
paper-name-briefing = Phiếu giao ban { $label } { $commune }
paper-here-letter = Dự thảo công văn đôn đốc { $label }. Chỗ ghi “[cần bổ sung]” và số, ngày là phần cơ quan tự điền.
paper-here-briefing = Phiếu giao ban { $label }, một trang A4.
paper-coming-letter = Nhắc Việc đang soạn công văn đôn đốc { $label }, sẽ gửi ngay tại đây.
paper-coming-briefing = Nhắc Việc đang lập phiếu giao ban { $label }, sẽ gửi ngay tại đây.
paper-failed-letter = Nhắc Việc xin lỗi, chưa soạn được công văn. { $You } thử lại sau.
paper-failed-briefing = Nhắc Việc xin lỗi, chưa lập được phiếu giao ban. { $You } thử lại sau.
paper-not-yours = Công văn đôn đốc và phiếu giao ban dành cho cơ quan thường trực và lãnh đạo.
letter-nothing-late = { $agency } không có nhiệm vụ nào quá hạn nên không cần công văn đôn đốc.
letter-to = { $agency }
letter-about = V/v đôn đốc thực hiện các nhiệm vụ quá hạn
letter-opening = Qua theo dõi đến ngày { $day }, { $agency } còn { $count } đầu việc quá hạn, thuộc { $tasks } nhiệm vụ, cụ thể:
letter-closing = Đề nghị { $agency } khẩn trương hoàn thành các nhiệm vụ trên, báo cáo kết quả, nêu rõ lý do chậm về { $body }.
letter-until = Thời hạn gửi báo cáo.
letter-recipient-above = Như trên
briefing-day = { $day }
briefing-extension = Xin gia hạn đến { $due }: { $reason }
briefing-extension-assented = Xin gia hạn đến { $due }, thủ trưởng đơn vị đồng ý: { $reason }
briefing-headline = Lũy kế đến ngày { $day }: đã hoàn thành { $done }/{ $all } nhiệm vụ, đạt { $share }%; quá hạn { $overdue } nhiệm vụ; vướng mắc chưa được giải quyết: { $stuck }.
choice-paper-docx = Báo cáo (Word)
choice-paper-xlsx = Biểu (Excel)
choice-by-plan = Từng kế hoạch
choice-plan-docx = Word: { $plan }
period-of-plan = { $label }, kế hoạch “{ $plan }”
by-plan-which = Trong { $label } có { $count } kế hoạch. { $You } chọn báo cáo riêng của kế hoạch nào; số liệu được chốt chung một lần cho mọi kế hoạch.
paper-of-plan = Số liệu chưa chốt; chốt chung một lần cho mọi kế hoạch của kỳ.
paper-of-plan-closed = Số liệu như lúc chốt báo cáo chung của kỳ, phiên bản { $version }; bản riêng của kế hoạch lập lại từ số liệu ấy.

## Phần đầu và cuối của văn bản, do cơ quan thường trực đặt

choice-form = Người ký, nơi nhận
choice-form-not = Không đổi
choice-form-before = Dùng lại như trước
form-title = <b>Phần đầu và cuối của báo cáo, công văn</b> hiện ghi:
form-line-signer = • Ký: { $authority }; { $name }
form-line-signer-unnamed = • Ký: { $authority }; tên để trống
form-line-addressed = • Kính gửi (báo cáo): { $names }
form-line-recipients = • Nơi nhận (báo cáo): { $names }
form-line-place = • Địa danh: { $place }
form-how = Đổi bằng một câu: “người ký: Trần Thị Mẫu, Phó Chủ tịch”, “kính gửi: Sở Nội vụ; UBND tỉnh”, “nơi nhận: Như trên; Đảng ủy xã; Lưu: VT”, “địa danh: An Mẫu”. Về như ban đầu: “người ký mặc định”.
form-ask = Từ nay báo cáo, công văn ghi như sau, { $you } xem đúng chưa?
form-not-yet = Nhắc Việc <b>chưa ghi nhận gì</b>; báo cáo đã chốt giữ nguyên.
form-put = Đã ghi. Từ nay báo cáo, công văn ghi:
form-left = Không đổi gì; báo cáo, công văn vẫn ghi như cũ.
form-none-before = Chưa có thay đổi nào để quay lại.
form-flaw-no-post = Chưa rõ chức vụ của người ký. { $You } ghi cả tên và chức vụ, ví dụ “người ký: Trần Thị Mẫu, Phó Chủ tịch”; chức vụ là Chủ tịch, Quyền Chủ tịch, Phó Chủ tịch, Chánh Văn phòng hoặc Phó Chánh Văn phòng.
form-flaw-no-name = Chưa rõ tên. { $You } ghi lại, ví dụ “người ký: Trần Thị Mẫu, Phó Chủ tịch” hoặc “kính gửi: Sở Nội vụ; UBND tỉnh”.
form-flaw-too-long = Câu này dài quá nên chưa ghi. { $You } viết mỗi nơi một cụm ngắn, cách nhau bằng dấu chấm phẩy, nhiều nhất 12 nơi; địa danh chỉ có một.

## Mẫu báo cáo, thay trong trò chuyện

choice-template = Mẫu báo cáo
choice-template-take = Dùng mẫu này
choice-template-leave = Không dùng
choice-template-before = Dùng lại mẫu trước
choice-template-ours = Dùng mẫu của Nhắc Việc
template-label = mẫu
paper-name-template = Mẫu báo cáo { $commune }
paper-name-template-sample = Báo cáo điền thử { $commune }
paper-coming-template = Nhắc Việc đang lấy mẫu báo cáo, sẽ gửi ngay tại đây.
paper-coming-template-sample = Nhắc Việc đang điền thử vào mẫu vừa gửi.
paper-here-template = Mẫu báo cáo (Word) đang dùng.
paper-here-template-sample = Báo cáo điền thử theo mẫu { $you } vừa gửi, với số liệu của kỳ này.
paper-failed-template = Nhắc Việc xin lỗi, chưa lấy được mẫu báo cáo. Mẫu đang dùng được giữ nguyên; { $you } thử lại sau.
paper-failed-template-sample = Nhắc Việc xin lỗi, chưa điền thử được vào mẫu vừa gửi. Mẫu đang dùng được giữ nguyên; { $you } gửi lại tệp sau.
template-is-own = Đây là mẫu riêng của UBND.
template-is-ours = Đây là mẫu có sẵn của Nhắc Việc, theo thể thức văn bản hành chính.
template-how = { $You } sửa bằng Word: đề mục, câu dẫn, cách trình bày; giữ lại những chỗ trong hai dấu ngoặc nhọn, vì Nhắc Việc điền vào đó. Xong thì gửi tệp vào đây. Nhắc Việc kiểm tra, gửi bản điền thử rồi mới hỏi có dùng không.
template-being-read = Đã nhận tệp “{ $name }” làm mẫu báo cáo, đang kiểm tra. Mẫu đang dùng được giữ nguyên.
template-fits = Mẫu “{ $name }” dùng được. Nhắc Việc đang điền thử số liệu của kỳ này để { $you } xem; mẫu đang dùng được giữ nguyên.
template-ask = { $You } mở ra xem. Dùng mẫu này cho các báo cáo từ nay? Báo cáo đã chốt giữ nguyên.
template-taken = Từ nay báo cáo làm theo mẫu vừa gửi. Báo cáo đã chốt giữ nguyên.
template-left = Không dùng mẫu vừa gửi. Mẫu đang dùng được giữ nguyên.
template-same = Tệp này chính là mẫu đang dùng, không có gì thay đổi.
template-now-own = Từ nay báo cáo làm theo mẫu riêng của UBND. Báo cáo đã chốt giữ nguyên.
template-now-ours = Từ nay báo cáo làm theo mẫu có sẵn của Nhắc Việc. Báo cáo đã chốt giữ nguyên.
template-none-before = Chưa có mẫu nào khác được dùng trước đây. Mẫu đang dùng được giữ nguyên.
template-none-sent = Không có mẫu nào đang chờ. { $You } gửi tệp mẫu (Word) vào đây, kèm chữ “mẫu báo cáo”.
report-trend-up = tăng
report-trend-down = giảm
report-trend-same = không đổi
report-drafted = <b>Đã có dự thảo báo cáo { $label }</b>, số liệu tính đến { $taken }. { $You } xem, bổ sung, rồi chốt số liệu.
report-of = <b>Báo cáo { $label }</b>
report-send-on = Hạn gửi lên cấp trên: { $day }.
report-not-over = Kỳ { $label } chưa kết thúc (số liệu đến { $day }), nên chưa chốt được.
report-is-closed = Báo cáo { $label } đã được chốt hoặc đang được chốt (phiên bản { $version }). Không có gì thay đổi.
report-nothing = Kỳ { $label } chưa có nhiệm vụ nào được theo dõi, nên không có gì để chốt.
report-not-closed-yet = Báo cáo { $label } chưa được chốt, nên không cần mở lại.
report-closing = Đang chốt báo cáo { $label }, phiên bản { $version }. Nhắc Việc báo lại khi xong.
report-closed = 🔒 <b>Đã chốt báo cáo { $label }</b>, phiên bản { $version }: số liệu và các tệp được giữ nguyên. Kết quả đến sau được tính vào kỳ sau.
report-not-closed = Nhắc Việc xin lỗi, chưa chốt được báo cáo { $label }. Báo cáo vẫn là dự thảo; { $you } thử lại sau.
report-again = Phiên bản { $version } được mở vì: “{ $reason }”.
report-reopened = Đã mở lại báo cáo { $label }: <b>phiên bản { $version }</b>, lý do: “{ $reason }”. Phiên bản đã chốt vẫn được giữ.
ask-close = Chốt báo cáo <b>{ $label }</b>, phiên bản { $version }?
ask-close-means = Sau khi chốt, số liệu và các tệp được giữ nguyên; kết quả đến sau được tính vào kỳ sau. <b>Chưa chốt gì</b>.
ask-reopen-reason = Vì sao cần mở lại báo cáo { $label }? { $You } ghi lý do. <b>Chưa có gì thay đổi</b>.
ask-reopen = Mở lại báo cáo <b>{ $label }</b> thành phiên bản { $version }, lý do: “{ $reason }”? <b>Chưa có gì thay đổi</b>.
choice-report-close = Chốt số liệu
choice-report-reopen = Mở lại
choice-close-surely = Chốt báo cáo
choice-reopen-surely = Mở lại báo cáo
senders-nothing = Không có nhiệm vụ nào phải báo cáo trong { $label }.
senders-title = <b>Gửi báo cáo { $label }</b>, hạn { $day }: { $whole }/{ $all } cơ quan đã báo đủ.
senders-missing = • { $agency }: còn { $missing } việc chưa báo, đã báo { $reported }.
senders-more = … và { $count } cơ quan khác còn việc chưa báo.
senders-whole = Tất cả cơ quan đã báo đủ.
send-in = <b>{ $agency } còn { $missing } việc chưa báo cho { $label }</b>. Hạn gửi báo cáo về cơ quan thường trực: { $day }.
monthly-title = <b>Tình hình tháng qua, { $name }</b> (số liệu đến { $day })
why-monthly = Ngày làm việc đầu tháng, cơ quan thường trực và lãnh đạo nhận số liệu của tháng vừa qua. Cơ quan thường trực có thể đề nghị người vận hành tắt tin này.
province-unknown = Không có xã nào của “{ $name }” trên hệ thống này.
province-title = Kết quả của các xã, { $name }, kỳ { $period }
province-line = { $name }: hoàn thành { $done }/{ $all } ({ $share }%), đúng hạn { $timely }%, đã duyệt { $verified }%, quá hạn { $overdue }.
province-commune = Xã, phường
province-applicable = Số nhiệm vụ
province-done = Hoàn thành
province-in-time = Đúng hạn
province-verified = Đã duyệt
province-overdue = Quá hạn
province-share = Tỷ lệ hoàn thành (%)
province-timely = Tỷ lệ đúng hạn (%)
province-verified-share = Tỷ lệ đã duyệt (%)
province-total = Tổng số
cli-commune-counted = Đã tính { $number }/{ $all } xã …
report-words-erased = (lời nêu đã được xóa)

## Tự chấm điểm theo bộ chỉ số

score-title = <b>{ $title }</b>, năm { $year }
score-none-yet = Chưa chấm tiêu chí nào trong { $criteria } tiêu chí ({ $total } điểm).
score-points = Điểm tự chấm: <b>{ $score }/{ $total }</b>; đã chấm { $scored }/{ $applying } tiêu chí.
score-goal = Mục tiêu { $goal } điểm, còn thiếu { $gap } điểm.
score-goal-reached = Đã đạt mục tiêu { $goal } điểm theo điểm tự chấm.
score-appraised = Điểm thẩm định: { $score }.
score-proofs = Tài liệu kiểm chứng: { $sufficient } đủ, { $incomplete } chưa đủ, { $missing } chưa có, { $not_applicable } không phát sinh.
score-first = Cần làm trước để đạt mục tiêu:
score-line = • { $code }. { $title }: còn { $points } điểm, { $state } ({ $agency })
score-line-nobodys = • { $code }. { $title }: còn { $points } điểm, { $state }
score-line-goal = ◦ { $goal }
score-goal-met = { $code }: { $reading }, mục tiêu { $target }, đã đạt
score-goal-unmet = { $code }: { $reading }, mục tiêu { $target }, chưa đạt
score-goal-unread = { $code }: chưa có số liệu, mục tiêu { $target }
score-criterion-unknown = Bộ tiêu chí đang dùng không có tiêu chí chấm điểm mang số “{ $code }”. { $You } xem số của tiêu chí trong bảng chấm điểm.
score-goal-unknown = Không có mục tiêu { $words } trong các kế hoạch của năm, hoặc mục tiêu ấy không có con số cần đạt. { $You } gõ “mục tiêu” để xem danh sách.
score-goal-cell-unknown = • { $code }, { $column }: không có mục tiêu “{ $words }” trong danh sách của bảng này.
score-link-ask = Tiêu chí { $code }. { $title } được tính theo mục tiêu của kế hoạch, { $you } xem đúng chưa?
score-link-goal = • { $code }. { $text }
score-unlink-ask = Tiêu chí { $code }. { $title } không tính theo mục tiêu nào của kế hoạch nữa, { $you } xem đúng chưa?
score-linked = { $count ->
    [0] Đã ghi: tiêu chí { $code } không tính theo mục tiêu nào.
   *[other] Đã ghi: tiêu chí { $code } được tính theo { $count } mục tiêu.
}
score-link-left = Không đổi gì; tiêu chí được tính như cũ.
choice-score-not = Không đổi
score-more = … và { $count } tiêu chí khác.
score-state-missing = chưa có tài liệu kiểm chứng
score-state-incomplete = tài liệu chưa đủ
score-state-sufficient = tài liệu đã đủ
score-state-not-applicable = không phát sinh
score-no-scheme = Chưa có bộ tiêu chí nào. { $You } gửi tệp Excel hoặc Word của bộ Chỉ số cải cách hành chính vào đây, kèm chữ “bộ chỉ số”.
score-proposed = Đã đọc <b>{ $title }</b>, năm { $year }: { $criteria } tiêu chí chấm điểm.
score-problems = Có { $count } chỗ không khớp, { $you } xem lại trên văn bản:
score-more-problems = … và { $count } chỗ khác.
score-carried = So với bộ đang dùng: giữ lại { $kept } tiêu chí đã chấm; { $lost ->
    [0] không tiêu chí đã chấm nào bị bỏ.
   *[other] <b>{ $lost } tiêu chí đã chấm không còn trong bộ mới</b>, điểm đã chấm ở đó sẽ mất.
}
score-nothing-yet = Chưa ghi gì vào hệ thống.
score-approved = Từ nay dùng bộ <b>{ $title }</b> để tự chấm năm { $year }: { $criteria } tiêu chí. { $You } lấy bảng chấm điểm, điền trên máy tính rồi gửi lại vào đây.
score-dropped = Không dùng bộ tiêu chí vừa gửi. Bộ đang dùng (nếu có) giữ nguyên.
score-goal-set = Mục tiêu năm { $year } là { $goal } điểm.
score-goal-impossible = Mục tiêu phải từ 0 đến { $total } điểm. Mục tiêu giữ nguyên.
score-year-asked = Bộ tiêu chí này để chấm năm nào? { $You } trả lời bằng số năm, ví dụ “2026”.
score-scheme-unreadable = Chưa thấy bảng tiêu chí trong tệp: bảng cần có cột tiêu chí và cột điểm tối đa. Chưa ghi gì vào hệ thống.
choice-score-approve = Dùng bộ này
choice-score-drop = Không dùng
choice-score-book = Bảng chấm điểm (Excel)
choice-score-package = Minh chứng (tệp nén)
choice-score-take = Ghi { $cells } ô
scheme-flaw-no-points = • { $code }: chưa đọc được điểm (“{ $printed }”).
scheme-flaw-sum-differs = • { $code }: ghi { $printed } điểm, cộng các mục con được { $other }.
scheme-flaw-step-above = • { $code }: có mức { $printed } điểm, cao hơn điểm tối đa { $other }.
scheme-flaw-code-twice = • { $code }: số thứ tự xuất hiện hai lần.
score-flaw-too-high = • { $code }, { $column }: { $said } cao hơn điểm tối đa { $points }.
score-flaw-too-low = • { $code }, { $column }: { $said } thấp hơn mức thấp nhất.
score-flaw-no-such-step = • { $code }, { $column }: không có mức { $said }; các mức: { $steps }.
score-cell-lost = • { $code }, { $column }: ô không còn đọc được giá trị.
score-cell-unclear = • { $code }, { $column }: chưa hiểu “{ $words }”.
score-task-unknown = • { $code }, { $column }: không có nhiệm vụ mang mã “{ $words }”.
score-needs-explanation = • { $code }: không phát sinh thì cần ghi giải trình.
score-book-name = Bảng tự chấm điểm { $year }
score-book-coming = Nhắc Việc đang lập bảng chấm điểm, sẽ gửi ngay tại đây.
score-package-coming = Nhắc Việc đang gom tài liệu kiểm chứng, sẽ gửi ngay tại đây.
score-book-here = Đã lập bảng chấm điểm. { $You } điền các cột nền trắng, lưu lại rồi gửi vào đây; Nhắc Việc đọc lại cho { $you } xem trước khi ghi.
score-book-untouched = Bảng gửi lại không có ô nào thay đổi.
score-book-read = Bảng có { $cells } ô thay đổi ở { $criteria } tiêu chí.
score-book-unclear = { $count } ô chưa rõ, giữ nguyên như cũ:
score-book-unknown = Bảng này không thuộc bộ tiêu chí đang dùng. { $You } lấy bảng mới rồi điền lại. Chưa ghi gì vào hệ thống.
score-book-old = Từ khi lập bảng này đã có thay đổi khác. { $You } lấy bảng mới rồi điền lại, để không ghi đè. Chưa ghi gì vào hệ thống.
score-taken = Đã ghi { $cells } ô.
score-enough = đủ
score-not-enough = chưa đủ
score-nameless = Bộ chỉ số
score-sheet = Chấm điểm
score-book-about-1 = Điền các cột nền trắng: điểm tự chấm, điểm thẩm định, nhiệm vụ liên quan, tài liệu đã có, minh chứng đủ hay chưa, không phát sinh, giải trình.
score-book-about-2 = Cột “Nhiệm vụ liên quan”: ghi mã nhiệm vụ trong kế hoạch; cột “Mục tiêu liên quan”: ghi mã ở trang “Mục tiêu” (MT1, MT2…), cách nhau bằng dấu chấm phẩy. Cột “Gợi ý” chỉ để tham khảo, không tự tính.
score-book-about-3 = Cột “Không phát sinh”: đánh dấu x và ghi giải trình. Tiêu chí đó được đưa ra khỏi tổng điểm.
score-book-about-4 = Lưu tệp rồi gửi lại cho Nhắc Việc. Điểm chỉ được ghi sau khi đọc lại và đồng ý.
score-column-code = Số
score-column-title = Tiêu chí
score-column-points = Điểm tối đa
score-column-scoring = Cách chấm
score-column-proof = Tài liệu kiểm chứng cần có
score-column-agency = Cơ quan phụ trách
score-column-self-score = Điểm tự chấm
score-column-appraised = Điểm thẩm định
score-column-tasks = Nhiệm vụ liên quan
score-column-suggested = Gợi ý nhiệm vụ, mục tiêu
score-column-documents = Tài liệu đã có
score-column-enough = Minh chứng đủ?
score-column-not-applicable = Không phát sinh
score-column-explanation = Giải trình
score-column-state = Tình trạng minh chứng
score-column-lost = Điểm còn thiếu
score-column-lacking = Nhiệm vụ chưa xong hoặc thiếu minh chứng
score-column-goals = Mục tiêu liên quan
score-column-reached = Kết quả mục tiêu
score-column-goal-code = Mã
score-column-goal-text = Mục tiêu của kế hoạch
score-column-goal-target = Mục tiêu giao
score-column-goal-reading = Kết quả trong năm
score-sheet-goals = Mục tiêu

## Gói minh chứng

package-name = Minh chứng { $label } { $name }
package-here = <b>{ $name }</b>: { $pieces } minh chứng, { $lacking ->
    [0] không báo cáo nào thiếu minh chứng
   *[other] { $lacking } báo cáo còn thiếu minh chứng
}. Mở “Danh mục.html” trong tệp nén để xem theo từng nhiệm vụ.
package-in-volumes = Gói có { $count } tệp nén, giải nén tất cả vào cùng một thư mục.
package-volume = Tệp nén { $number }/{ $count }.
package-coming = Nhắc Việc đang gom minh chứng { $label }, sẽ gửi ngay tại đây.
package-linked = <b>{ $name }</b> có dung lượng { $megabytes } MB, lớn hơn mức gửi được qua tin nhắn. { $You } tải tại đây: { $link }
    Đường dẫn chỉ dành cho { $you }, hết hạn lúc { $time }, { $day }.
package-too-large = <b>{ $name }</b> quá lớn để gửi qua tin nhắn. { $You } nhờ người vận hành lấy giúp gói này; số liệu và minh chứng không thay đổi.
choice-package = Minh chứng (tệp nén)
file-link-gone = Đường dẫn không đúng hoặc đã hết hạn. Anh/chị hỏi lại Nhắc Việc để nhận đường dẫn mới.
paper-failed-zip = Nhắc Việc xin lỗi, chưa gom được minh chứng. Minh chứng không mất; { $you } thử lại sau.
paper-failed-score-zip = Nhắc Việc xin lỗi, chưa gom được tài liệu kiểm chứng. Tài liệu không mất; { $you } thử lại sau.
paper-failed-score-xlsx = Nhắc Việc xin lỗi, chưa lập được bảng chấm điểm. Điểm đã ghi không thay đổi; { $you } thử lại sau.
paper-failed-done-before-xlsx = Nhắc Việc xin lỗi, chưa lập được bảng việc đã xong trước. { $You } thử lại sau, hoặc gõ mã việc.
score-package-about = { $title }, năm { $year }
score-package-name = Tài liệu kiểm chứng tự chấm { $year }
score-named-by-office = Cơ quan thường trực
package-list = Danh mục
package-lacking = Còn thiếu minh chứng
package-title = Danh mục minh chứng { $about }, { $name }
package-counts = { $pieces } minh chứng; { $lacking ->
    [0] không có báo cáo nào thiếu minh chứng.
   *[other] { $lacking } báo cáo chưa có minh chứng, ghi ở bảng “Còn thiếu minh chứng”.
}
package-volumes = Gói được chia thành { $count } tệp nén. Giải nén tất cả vào cùng một thư mục thì mọi đường dẫn trong danh mục đều mở được.
package-made = Lập ngày { $day }, lúc { $time }.
package-column-number = STT
package-column-section = Lĩnh vực
package-column-code = Mã
package-column-task = Nhiệm vụ
package-column-agency = Cơ quan
package-column-file = Minh chứng
package-column-state = Tình trạng
package-column-sender = Người gửi
package-column-time = Gửi lúc
package-column-size = Dung lượng
package-column-hash = SHA-256
package-column-volume = Tệp nén số
package-size = { $kilobytes } kB
package-state-file = Có tệp trong gói
package-state-words = Số văn bản hoặc đường dẫn
package-state-on-its-way = Tệp đang được tải về
package-state-gone = Không còn tệp, cần gửi lại
package-state-changed = Tệp đã bị thay đổi so với lúc nhận, cần kiểm tra
package-withdrawn = người gửi đã rút sau khi chốt
package-of-closed = { $label } (đã chốt, phiên bản { $version })
package-sender-left = (đã rời cơ quan)
package-file-nameless = { $kind ->
    [photo] Ảnh
    [video] Video
    [audio] Ghi âm
   *[other] Tệp
} gửi { $at }

## Tổng hợp

summary-title = <b>Tổng hợp { $label }</b> (số liệu từ { $start } đến { $end })
summary-as-of-send-by = Số liệu tính đến { $day }, ngày các cơ quan gửi báo cáo.
summary-as-of = Kỳ chưa kết thúc: số liệu tính đến { $day }.
summary-headline = Lũy kế đã hoàn thành { $done }/{ $all } nhiệm vụ, đạt tỷ lệ { $share }% ({ $standing } thường xuyên, { $dated } có thời hạn).
summary-beside = Việc ghi ngoài bảng nhiệm vụ: xong { $done }/{ $all }, quá hạn { $overdue }.
summary-off-plan = Việc giao ngoài kế hoạch, tính riêng: xong { $done }/{ $all }, quá hạn { $overdue }.
summary-classes = Quá hạn { $overdue }{ $below ->
    [0] {""}
   *[other] , chưa đạt yêu cầu { $below }
}{ $under_way ->
    [0] {""}
   *[other] , đang làm { $under_way }
}{ $not_yet_due ->
    [0] {""}
   *[other] , chưa đến hạn { $not_yet_due }
}{ $waiting ->
    [0] {""}
   *[other] , chờ điều kiện { $waiting }
}{ $not_applicable ->
    [0] {""}
   *[other] , không phát sinh { $not_applicable }
}
summary-in-time = Trong số đã hoàn thành: đúng hạn { $on_time }{ $extended ->
    [0] {""}
   *[other] , sau khi gia hạn { $extended }
}{ $late ->
    [0] {""}
   *[other] , sau thời hạn { $late }
}.
summary-movement = Riêng trong kỳ: { $count } nhiệm vụ hoàn thành.
summary-evidence = Thiếu minh chứng: { $count } nhiệm vụ đã báo hoàn thành{ $half ->
    [0] {""}
   *[other] , trong đó { $half } đã có một phần
}.
summary-agencies = <b>Theo cơ quan chủ trì, chậm nhất trước</b> (việc chung tính cho từng cơ quan)
summary-agency = • { $agency }: xong { $done }/{ $all }{ $overdue ->
    [0] {""}
   *[other] , quá hạn { $overdue }
}{ $under_way ->
    [0] {""}
   *[other] , đang làm { $under_way }
}{ $not_yet_due ->
    [0] {""}
   *[other] , chưa đến hạn { $not_yet_due }
}{ $waiting ->
    [0] {""}
   *[other] , chờ điều kiện { $waiting }
}
summary-nothing = Chưa có nhiệm vụ nào được theo dõi trong kỳ này.
summary-future = Kỳ { $label } chưa bắt đầu, nên chưa có số liệu.
summary-which = { $You } cho biết một kỳ, ví dụ: /tonghop quý 3, /tonghop 6 tháng, /tonghop cả năm 2025, /tonghop tháng trước. Các kỳ tính theo ngày chốt số liệu.
summary-counted-until = Kết quả sau ngày chốt số liệu được tính vào kỳ sau.
summary-closed = 🔒 Số liệu đã chốt { $day }, phiên bản { $version }.
summary-closing = 🔒 Số liệu đang được chốt.
summary-expected = Ước đến { $day }: { $count }/{ $all } nhiệm vụ hoàn thành, nếu các việc chưa đến hạn đều xong đúng hạn.
summary-moves = Trong kỳ: quá hạn mới { $overdue }{ $extended ->
    [0] {""}
   *[other] , gia hạn { $extended }
}{ $returned ->
    [0] {""}
   *[other] , trả lại { $returned }
}{ $handed ->
    [0] {""}
   *[other] , bàn giao { $handed }
}{ $reopened ->
    [0] {""}
   *[other] , mở lại { $reopened }
}{ $dropped ->
    [0] {""}
   *[other] , đưa ra khỏi kế hoạch { $dropped }
}.
summary-year-before = Cùng kỳ năm trước ({ $label }): { $done }/{ $all } nhiệm vụ, đạt { $share }%.
summary-difficulties = Vướng mắc chưa được giải quyết: { $count }.
summary-difficulties-waiting = Vướng mắc chưa được giải quyết: { $count }, trong đó chờ { $agency }: { $waiting }.
summary-plan = • { $plan }: xong { $done }/{ $all }, quá hạn { $overdue }
summary-title-between = <b>Tổng hợp { $label }</b>
summary-more-plans = … và { $count } kế hoạch khác (quá hạn { $overdue }).
summary-agency-title = <b>{ $agency }, { $label }</b>
summary-more-agencies = … và { $count } cơ quan khác (quá hạn { $overdue }).
summary-why-none = Trong bản tổng hợp { $label } không có con số nào là { $number }.
summary-why-which = Trong bản tổng hợp { $label } có nhiều con số { $number }. { $You } chọn con số cần xem:
figure-page = { $title } (trang { $page }/{ $pages })
figure-of = { $title }, { $whose }
figure-of-beside = việc ghi ngoài bảng nhiệm vụ
figure-of-off-plan = việc giao ngoài kế hoạch
figure-line = • { $code }. { $title } – { $agency }: { $state }
figure-done = { $how } ({ $day })
figure-due-overdue = quá hạn, hạn { $due }
figure-due-under-way = đang làm, hạn { $due }
figure-due-not-yet-due = chưa đến hạn, hạn { $due }
figure-class-done = đã hoàn thành
figure-class-overdue = quá hạn
figure-class-under-way = đang làm
figure-class-not-yet-due = chưa đến hạn
figure-class-waiting = chờ điều kiện
figure-class-below-requirement = chưa đạt yêu cầu
figure-class-not-applicable = không phát sinh
figure-class-dropped = đã đưa ra khỏi kế hoạch
choice-earlier = ◀ Trang trước
choice-further = Trang sau ▶
choice-why-figure = Vì sao { $count }?
choice-figure-of = { $figure } ({ $whose })
behind-done = <b>{ $count } nhiệm vụ đã hoàn thành</b>, { $label }
behind-applicable = <b>{ $count } nhiệm vụ được tính tỷ lệ</b>, { $label }
behind-done-standing = <b>{ $count } nhiệm vụ thường xuyên đã thực hiện</b>, { $label }
behind-done-dated = <b>{ $count } nhiệm vụ có thời hạn đã hoàn thành</b>, { $label }
behind-on-time = <b>{ $count } nhiệm vụ hoàn thành đúng hạn</b>, { $label }
behind-after-extension = <b>{ $count } nhiệm vụ hoàn thành sau khi gia hạn</b>, { $label }
behind-late = <b>{ $count } nhiệm vụ hoàn thành sau thời hạn</b>, { $label }
behind-under-way = <b>{ $count } nhiệm vụ đang làm</b>, { $label }
behind-not-yet-due = <b>{ $count } nhiệm vụ chưa đến hạn</b>, { $label }
behind-overdue = <b>{ $count } nhiệm vụ quá hạn</b>, { $label }
behind-overdue-stuck = <b>{ $count } nhiệm vụ quá hạn đang có vướng mắc</b>, { $label }
behind-below = <b>{ $count } nhiệm vụ chưa đạt yêu cầu</b>, { $label }
behind-waiting = <b>{ $count } nhiệm vụ chờ điều kiện</b>, { $label }
behind-not-applicable = <b>{ $count } nhiệm vụ không phát sinh</b>, { $label }
behind-stuck = <b>{ $count } nhiệm vụ đang có vướng mắc</b>, { $label }
behind-unproved = <b>{ $count } nhiệm vụ đã báo hoàn thành nhưng chưa có minh chứng</b>, { $label }
behind-half-proved = <b>{ $count } nhiệm vụ đã báo hoàn thành, minh chứng chưa đầy đủ</b>, { $label }
behind-short-of-proof = <b>{ $count } nhiệm vụ đã báo hoàn thành, chưa có minh chứng hoặc chưa đủ</b>, { $label }
behind-expected = <b>{ $count } nhiệm vụ ước hoàn thành đến hết năm</b>, { $label }
behind-fulfilled = <b>{ $count } nhiệm vụ hoàn thành trong kỳ</b>, { $label }
behind-fell-overdue = <b>{ $count } nhiệm vụ thành quá hạn trong kỳ</b>, { $label }
behind-extended = <b>{ $count } nhiệm vụ được gia hạn trong kỳ</b>, { $label }
behind-returned = <b>{ $count } nhiệm vụ được trả lại trong kỳ</b>, { $label }
behind-handed-over = <b>{ $count } nhiệm vụ được bàn giao trong kỳ</b>, { $label }
behind-reopened = <b>{ $count } nhiệm vụ được mở lại trong kỳ</b>, { $label }
behind-dropped = <b>{ $count } nhiệm vụ đưa ra khỏi kế hoạch trong kỳ</b>, { $label }
choice-behind-done = Đã hoàn thành: { $count }
choice-behind-applicable = Được tính tỷ lệ: { $count }
choice-behind-done-standing = Thường xuyên đã thực hiện: { $count }
choice-behind-done-dated = Có thời hạn đã hoàn thành: { $count }
choice-behind-on-time = Hoàn thành đúng hạn: { $count }
choice-behind-after-extension = Hoàn thành sau khi gia hạn: { $count }
choice-behind-late = Hoàn thành sau thời hạn: { $count }
choice-behind-under-way = Đang làm: { $count }
choice-behind-not-yet-due = Chưa đến hạn: { $count }
choice-behind-overdue = Quá hạn: { $count }
choice-behind-overdue-stuck = Quá hạn đang có vướng mắc: { $count }
choice-behind-below = Chưa đạt yêu cầu: { $count }
choice-behind-waiting = Chờ điều kiện: { $count }
choice-behind-not-applicable = Không phát sinh: { $count }
choice-behind-stuck = Đang có vướng mắc: { $count }
choice-behind-unproved = Đã báo hoàn thành nhưng chưa có minh chứng: { $count }
choice-behind-half-proved = Đã báo hoàn thành, minh chứng chưa đầy đủ: { $count }
choice-behind-short-of-proof = Thiếu minh chứng: { $count }
choice-behind-expected = Ước đến hết năm: { $count }
choice-behind-fulfilled = Hoàn thành trong kỳ: { $count }
choice-behind-fell-overdue = Thành quá hạn trong kỳ: { $count }
choice-behind-extended = Được gia hạn trong kỳ: { $count }
choice-behind-returned = Được trả lại trong kỳ: { $count }
choice-behind-handed-over = Được bàn giao trong kỳ: { $count }
choice-behind-reopened = Được mở lại trong kỳ: { $count }
choice-behind-dropped = Đưa ra khỏi kế hoạch trong kỳ: { $count }
summary-not-yours = Bản tổng hợp chỉ dành cho cơ quan thường trực, lãnh đạo và thủ trưởng đơn vị.
summary-period-unknown = Không hiểu kỳ “{ $name }”. Ví dụ: 2026Q3, 2026H1, 2026-9M, 2026, 2026-01-15..2026-03-07.
quarter-1 = I
quarter-2 = II
quarter-3 = III
quarter-4 = IV
period-quarter = quý { $number }/{ $year }
period-half-1 = 6 tháng đầu năm { $year }
period-half-2 = 6 tháng cuối năm { $year }
period-month = tháng { $month }/{ $year }
period-until = kỳ đến { $day }
period-milestone = mốc năm { $year }
period-nine-months = 9 tháng năm { $year }
period-year = năm { $year }
period-year-end = năm { $year }, chốt đến { $day }
period-between = từ { $first } đến { $last }

## Văn bản, biểu mẫu: luôn bằng tiếng Việt

paper-number = Số: { $blank }/{ $symbol }
paper-dated = { $place }, ngày { $day } tháng { $month } năm { $year }
paper-undated = { $place }, ngày { $blank } tháng { $blank } năm { $year }
paper-enclosed = (Kèm theo Báo cáo số { $blank }/{ $symbol } ngày { $day } tháng { $month } năm { $year } của { $body })
paper-enclosed-undated = (Kèm theo Báo cáo số { $blank }/{ $symbol } ngày { $blank } tháng { $blank } năm { $year } của { $body })
paper-nation = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
paper-motto = Độc lập - Tự do - Hạnh phúc
paper-addressed = Kính gửi:
paper-recipients = Nơi nhận:
paper-missing = [cần bổ sung]
paper-none = Không có.
paper-report = BÁO CÁO
paper-direction = Công tác chỉ đạo, điều hành
paper-results = Kết quả thực hiện
paper-assessment = Đánh giá chung
paper-achieved = Kết quả đạt được
paper-shortcomings = Tồn tại, hạn chế
paper-causes = Nguyên nhân
paper-next = Phương hướng, nhiệm vụ kỳ tới
paper-proposals = Kiến nghị, đề xuất
paper-annex-1 = Phụ lục I
paper-annex-2 = Phụ lục II
paper-annex-3 = Phụ lục III
paper-annex-tasks = Tổng hợp kết quả thực hiện các nhiệm vụ
paper-annex-indicators = Kết quả thực hiện các chỉ tiêu, mục tiêu
paper-annex-difficulties = Khó khăn, vướng mắc và kiến nghị, đề xuất
paper-code = STT
paper-content = Nội dung nhiệm vụ
paper-section = Lĩnh vực
paper-lead = Cơ quan chủ trì
paper-coordinating = Cơ quan phối hợp
paper-product = Sản phẩm
paper-deadline = Thời hạn theo kế hoạch
paper-last-day = Ngày cuối
paper-status = Tình trạng
paper-class = Nhóm
paper-completed-on = Ngày hoàn thành
paper-evidence = Tài liệu kiểm chứng
paper-reason = Lý do, vướng mắc
paper-result = Kết quả thực hiện
paper-indicator = Chỉ tiêu, mục tiêu
paper-target = Mục tiêu giao
paper-reading = Kết quả
paper-met = Đạt
paper-not-met = Chưa đạt
paper-unknown = Chưa có số liệu
paper-judged = Đánh giá
paper-trend = So với kỳ trước
paper-agency = Cơ quan, đơn vị
paper-difficulty = Khó khăn, vướng mắc
paper-since = Từ ngày
paper-waits-for = Chờ cơ quan
paper-proposal = Kiến nghị, đề xuất
paper-days-late = Số ngày làm việc chậm
paper-total = Tổng số
paper-applicable = Số nhiệm vụ tính tỷ lệ
paper-share = Tỷ lệ hoàn thành (%)
paper-shown = Đang hiển thị khi lọc
paper-by-agency = Theo cơ quan (nhiệm vụ có nhiều cơ quan chủ trì được tính ở mỗi cơ quan)
paper-sheet-totals = Tổng hợp
paper-sheet-tasks = Phụ lục I
paper-sheet-indicators = Phụ lục II
paper-sheet-difficulties = Phụ lục III
paper-done = Hoàn thành
paper-under-way = Đang thực hiện
paper-not-yet-due = Chưa đến hạn
paper-overdue = Quá hạn
paper-below-requirement = Chưa đạt yêu cầu
paper-waiting = Chờ điều kiện
paper-not-applicable = Không phát sinh
paper-dropped = Đã đưa ra khỏi kế hoạch
paper-briefing = PHIẾU GIAO BAN
paper-briefing-overdue = Đầu việc quá hạn
paper-briefing-coming = Đầu việc đến hạn trong 5 ngày làm việc tới
paper-briefing-decisions = Nội dung xin ý kiến
paper-more = Còn lại, chưa ghi ở đây:
paper-note = Ghi chú

## Màn hình dòng lệnh (khi chưa bật mạng nào)

console-welcome = Nhắc Việc đang nghe tại đây. Mỗi người một ghế: gõ “2>” để sang ghế 2, “#1” để bấm nút 1, “@đường/dẫn/tệp ghi chú” để gửi tệp, “^5 lời” để trả lời tin số 5. Ctrl-D để dừng.
console-seat = ghế
console-bot = Nhắc Việc
console-no-such-choice = Không có nút số này trong những tin gần đây.
console-no-such-message = Không có tin số này.
console-no-such-file = Không thấy tệp này.
console-file = Tệp:

## Dòng lệnh, cho người vận hành

commune-exists = Đã có xã tên “{ $name }”.
commune-unknown = Không có xã tên “{ $name }”. Đang có: { $known }
agency-unknown = Xã này không có cơ quan “{ $name }”. Đang có: { $known }
invite-needs-agency = Vai trò này phải kèm --agency.
cli-help-usage = cách dùng:
cli-help-arguments = tham số
cli-help-options = tùy chọn
cli-help-help = xem cách dùng rồi thoát
cli-help-commands = các lệnh
cli-help-command = LỆNH
cli-help-about = Nhắc Việc: nhắc các cơ quan của xã về nhiệm vụ trong kế hoạch.
cli-help-plan = kế hoạch
cli-help-plan-read = xem kế hoạch ghi gì, không lưu gì
cli-help-plan-read-xlsx = ghi thêm bảng Excel để sửa kết quả đọc
cli-help-plan-import = đọc, xem trước, và lưu kế hoạch sau khi đồng ý
cli-help-plan-import-office = cơ quan thường trực, khi kế hoạch không nêu
cli-help-plan-import-yes = duyệt mà không hỏi
cli-help-plan-import-drop = bỏ những nhiệm vụ đã xóa khỏi bảng
cli-help-plan-import-amends = số hoặc mã của kế hoạch mà tệp này là bản mới
cli-help-plan-import-partial = đi với --amends: tệp chỉ nêu những chỗ sửa
cli-help-plan-import-separate = là kế hoạch riêng, dù trông giống kế hoạch đã có
cli-help-plan-list = các kế hoạch của một xã và các bản của chúng
cli-help-plan-next = ghi bảng Excel để lập kế hoạch năm sau
cli-help-plan-next-plan = số, hoặc vài chữ trong tên, khi có nhiều kế hoạch
cli-help-plan-next-out = tệp sẽ ghi (XLSX)
cli-help-plan-start = bắt đầu nhắc việc theo các kế hoạch đã duyệt
cli-help-plan-done-before = việc đã xong trước khi bắt đầu: ghi bảng Excel, rồi nhận bảng đã điền
cli-help-plan-done-before-plan = mã hoặc số của kế hoạch, khi có nhiều kế hoạch chưa bắt đầu
cli-help-plan-done-before-file = bảng đã điền
cli-help-plan-done-before-by = tên người của cơ quan thường trực đứng tên ghi, khi có nhiều người
cli-done-before-question = Ghi những việc trên là đã xong trước? (c/k)
cli-done-before-nothing = Chưa ghi gì.
cli-done-before-which = Có { $count } kế hoạch của { $commune } chưa bắt đầu. Dùng --plan với mã hoặc số của một kế hoạch trong số đó.
cli-done-before-other-plan = Bảng này là của kế hoạch “{ $title }”, không phải kế hoạch đã nêu ở --plan. Chưa ghi gì.
cli-done-before-by = Dùng --by với tên một người của cơ quan thường trực { $commune } đã vào Nhắc Việc. Chưa ghi gì.
cli-done-before-no-book = Tệp { $file } không phải bảng việc đã xong trước do Nhắc Việc lập. Chưa ghi gì.
cli-help-commune = các xã
cli-help-commune-add = thêm một xã
cli-help-commune-add-bot = tên bot (mã truy cập) phục vụ xã
cli-help-commune-list = các xã đang dùng bản cài này
cli-help-commune-show = các cài đặt của xã và cách ghi từng cài đặt
cli-help-commune-set = đổi một cài đặt, có hiệu lực ngay cho cả việc đang mở
cli-help-commune-set-value = ghi default để trở về giá trị thường dùng
cli-help-commune-set-plan = chỉ cho kế hoạch mang số hoặc mã này (xem commune show)
cli-help-commune-calendar = đặt một ngày là ngày nghỉ, ngày làm việc, hoặc như thường lệ
cli-help-commune-calendar-day = ví dụ “2026-11-23”
cli-help-commune-calendar-why = lý do nghỉ, để mọi người đọc
cli-help-commune-template = mẫu báo cáo Word của xã
cli-help-invite = đường dẫn dùng một lần và mã sáu số cho một người
cli-help-invite-name = tên gọi trong tin nhắn; nếu không có thì lấy tên tài khoản
cli-help-invite-phone = số điện thoại mà người đó phải tự chứng minh khi vào
cli-help-invite-several = cho nhiều người, mỗi người được đồng ý trong trò chuyện
cli-help-invite-same = thêm một tài khoản của người đã có
cli-help-invite-qr = ghi thêm hình mã để quét (PNG)
cli-help-people = cán bộ
cli-help-people-list = cán bộ của một xã, và có nhắn được hay không
cli-help-people-remove = một người thôi dùng, dữ liệu cá nhân bị xóa
cli-help-people-remove-yes = không hỏi lại
cli-help-deadline = một cụm từ thời hạn có nghĩa gì
cli-help-deadline-batch = tệp JSONL, mỗi dòng có id, text và year
cli-help-understand = các câu trả lời có nghĩa gì
cli-help-understand-batch = tệp JSONL, mỗi dòng có id, context và text
cli-help-run = chạy: nhận tin, nhắc việc, gửi tin, trang mạng
cli-help-tick = quét và gửi một lần tại một thời điểm, rồi thoát
cli-help-tick-now = ví dụ “2026-06-23T07:30:00+07:00”
cli-help-doctor = kiểm tra bản cài và nói chỗ nào chưa đúng
cli-help-summary = số liệu của một kỳ và các giấy tờ của kỳ đó
cli-help-demo = thử với xã mẫu: tự gõ trên màn hình, hoặc chạy cả năm
cli-help-demo-headless = chạy cả năm, không cần ai gõ
cli-help-demo-out = thư mục ghi bản ghi lời và các tệp
cli-help-db = cơ sở dữ liệu
cli-help-db-upgrade = đưa các bảng lên phiên bản mới
cli-help-score = tự chấm điểm theo bộ chỉ số
cli-help-score-import = đọc bộ chỉ số, xem trước, và dùng sau khi đồng ý
cli-help-score-goal = điểm mục tiêu (thường là 90)
cli-help-score-show = xã đang ở đâu so với mục tiêu
cli-help-score-export = ghi bảng chấm điểm (Excel)
cli-help-score-take = nhận bảng chấm điểm đã điền
cli-help-score-year = năm chấm điểm; không ghi thì lấy năm gần nhất
cli-score-question = Dùng bộ chỉ số này? (c/k)
cli-score-take-question = Ghi những ô này? (c/k)
cli-commune-added = Đã thêm { $name }; bot phục vụ: { $bot }.
invite-several-alone = --several không đi cùng --name, --phone hay --same-as: ai mở lời mời ấy cũng phải được đồng ý trong trò chuyện.
cli-qr-needs-link = Chưa có đường dẫn nên chưa có hình mã: không hỏi được tên của bot ở Telegram. Tạo lời mời khác khi có mạng.
cli-several-of-name = Có nhiều người tên “{ $name }”: { $known }. Hãy ghi cả họ tên.
cli-remove = Sẽ xóa { $name }: thôi nhắn, việc đang giao trở về thủ trưởng, họ tên, số điện thoại và tài khoản bị xóa ngay. Lịch sử công việc ở lại theo vai trò. Không hoàn tác được.
cli-remove-question = Xóa? (c/k)
cli-not-removed = Chưa xóa gì.
cli-invitation = Đường dẫn: { $link }
    Mã mời: { $code }
    Dùng một lần, đến hết { $until }.
cli-plan-kept = Đã lưu kế hoạch: { $tasks } nhiệm vụ, { $items } đầu việc, { $waiting } chờ điều kiện. Đang chạy thử; gõ nhacviec plan start --commune "{ $commune }", hoặc cơ quan thường trực nhắn “bắt đầu”, để gửi nhắc việc.
cli-page-being-read = Đang nhận dạng chữ trang { $page }/{ $pages } …
cli-plan-not-kept = Chưa lưu gì. Dùng --yes để duyệt mà không hỏi.
cli-approve-question = Lưu kế hoạch này? (c/k)
cli-drop-question = Bỏ những nhiệm vụ không còn trong bảng khỏi kế hoạch? (c/k)
cli-file-unreadable = Không đọc được tệp { $name }: { $reason }.
cli-file-unwritable = Không ghi được tệp { $name }: { $reason }.
cli-file-unusable = Không dùng được { $name }: { $reason }.
cli-why = { $why ->
        [missing] không có tệp hoặc thư mục này
        [folder] đây là một thư mục
        [no-folder] đây không phải là thư mục
        [forbidden] không có quyền
        [read-only] ổ đĩa chỉ cho đọc
        [full] ổ đĩa đã đầy
       *[other] { $system }
    }
cli-wrong-usage = Lệnh chưa đúng ({ $problem }). Gõ { $command } --help để xem cách dùng.
cli-database-too-new = Cơ sở dữ liệu ở phiên bản { $revision }, mới hơn chương trình này. Cập nhật chương trình, hoặc phục hồi bản sao lưu làm trước khi nâng cấp.
cli-line-unreadable = { $name }, dòng { $line }: không đúng dạng JSON cần có.
cli-deadline-needs = Cần một cụm từ và --year, hoặc --batch TỆP.
cli-upgraded = Cơ sở dữ liệu ở phiên bản { $revision }.
cli-setting-changed = Đã đặt { $name } = { $value }, có hiệu lực ngay cho cả việc đang mở.
plan-stage-approved = đã duyệt, chưa gửi gì
plan-stage-shadow = chạy thử
plan-stage-running = đang chạy
doctor-line = { $mark } { $subject }: { $detail }
doctor-package = gói { $name }
doctor-evidence-folder = thư mục minh chứng
doctor-free-disk = chỗ trống trên ổ đĩa
doctor-scans = nhận dạng chữ trong ảnh
doctor-scans-off = tắt, thiếu { $lacking }: không đọc được kế hoạch quét ảnh, không tìm được dấu mật trong ảnh minh chứng; cài bằng: apt install tesseract-ocr tesseract-ocr-vie
doctor-scanner = quét vi-rút
doctor-scanner-off = tắt, không có CLAMD_SOCKET
doctor-scanner-away = { $place }: { $why }; tệp chờ đến khi quét được
doctor-telegram-off = tắt, không có TELEGRAM_TOKEN
doctor-database = cơ sở dữ liệu
doctor-database-empty = còn trống; chạy: nhacviec db upgrade
doctor-database-newer = phiên bản { $revision } mới hơn chương trình này; cập nhật chương trình
doctor-database-older = phiên bản { $revision } đã cũ; chạy: nhacviec db upgrade
doctor-database-revision = phiên bản { $revision }
doctor-database-file = tệp cơ sở dữ liệu
doctor-history = lịch sử của { $commune }
doctor-unbroken = nguyên vẹn
doctor-broken = đứt ở sự kiện { $event }
cli-template-taken = Đã nhận mẫu báo cáo của { $name }. Từ nay báo cáo của xã làm theo mẫu này; báo cáo đã chốt giữ nguyên.
cli-template-usual = Báo cáo của { $name } từ nay làm theo mẫu có sẵn của Nhắc Việc.
cli-template-written = Đã ghi mẫu báo cáo đang dùng vào { $path }.
settings-title = Cài đặt của { $name }. Đổi bằng lệnh nhacviec commune set; giá trị default là về mặc định.
setting-line = { $name } = { $value }: { $what }
setting-usual = { $value } (mặc định)
setting-about-hours = giờ làm việc; ngoài giờ không tự nhắn ai
setting-about-cut-off-day = ngày chốt số liệu hằng kỳ
setting-about-internal = hạn các đơn vị gửi báo cáo về cơ quan thường trực
setting-about-draft = ngày dự thảo báo cáo
setting-about-external = hạn gửi báo cáo lên cấp trên
setting-about-moves-last-day = hạn rơi vào ngày nghỉ thì chỉ tính chậm sau ngày làm việc kế tiếp
setting-about-counts-the-day = “trước ngày X” tính cả ngày X
setting-about-you = cách xưng hô với người nhận
setting-about-phone-check = người được mời phải chia sẻ đúng số điện thoại ghi trong lời mời
setting-about-heads-confirm = thủ trưởng xác nhận báo cáo và cho ý kiến về gia hạn trước cơ quan thường trực
setting-about-leader-verifies-own = việc của chính cơ quan thường trực do lãnh đạo UBND duyệt
setting-about-leader-extends = gia hạn do lãnh đạo UBND quyết định
setting-about-before = nhắc trước hạn bao nhiêu ngày làm việc
setting-about-after = nhắc sau hạn bao nhiêu ngày làm việc
setting-about-every = sau đó nhắc lại mỗi bao nhiêu ngày làm việc
setting-about-standing-before = việc thường xuyên: nhắc trước ngày gửi báo cáo bao nhiêu ngày làm việc
setting-about-standing-after = việc thường xuyên: nhắc sau ngày gửi báo cáo bao nhiêu ngày làm việc
setting-about-head = báo thủ trưởng đơn vị khi chậm từ bao nhiêu ngày làm việc (0 là ngày hạn)
setting-about-office = báo cơ quan thường trực khi chậm từ bao nhiêu ngày làm việc
setting-about-leader = báo lãnh đạo khi chậm từ bao nhiêu ngày làm việc
setting-about-done-from = việc được tính hoàn thành từ bước nào
setting-about-resend-within = báo cáo được trả lại, gửi lại trong bao nhiêu ngày làm việc mà vẫn tính theo lần gửi đầu
setting-about-checkins = việc dài hơn một quý: báo khi bắt đầu và hỏi thăm mỗi quý
setting-about-reports = các báo cáo định kỳ của xã
setting-about-monthly = có gửi lãnh đạo và cơ quan thường trực tình hình tháng vào ngày làm việc đầu tháng
setting-day-off = { $day }: nghỉ ({ $name })
setting-working-day = { $day }: làm việc
setting-plan = Kế hoạch { $id } ({ $number }): { $settings }
setting-unknown = Không có cài đặt “{ $name }”. Có: { $known }.
setting-not-of-a-plan = “{ $name }” đặt chung cho cả xã, không đặt riêng cho một kế hoạch được.
setting-form-hours = “{ $value }” không hợp với { $name }. Ghi các buổi theo thứ tự, ví dụ “07:30-11:30, 13:30-17:00”.
setting-form-day = “{ $value }” không hợp với { $name }. Ghi một ngày trong tháng, từ 1 đến 31.
setting-form-send-by = “{ $value }” không hợp với { $name }. Ghi 14 (ngày 14 của tháng cuối kỳ), cutoff+2 (2 ngày làm việc sau ngày chốt) hoặc end+10 (10 ngày sau khi hết kỳ).
setting-form-yes-no = “{ $value }” không hợp với { $name }. Ghi yes hoặc no.
setting-form-reports = “{ $value }” không hợp với { $name }. Ghi các báo cáo, ví dụ: q1, h1, q3, year (có: q1, q2, h1, q3, 9m, q4, year); hoặc no.
setting-form-words = “{ $value }” không hợp với { $name }. Ghi tối đa 20 chữ, ví dụ “đồng chí”.
setting-form-days = “{ $value }” không hợp với { $name }. Ghi các số ngày làm việc khác nhau, ví dụ: 30, 14, 7, 3, 1; hoặc no.
setting-form-distance = “{ $value }” không hợp với { $name }. Ghi một số ngày làm việc, hoặc no để không báo.
setting-form-step = “{ $value }” không hợp với { $name }. Ghi reported (báo cáo), confirmed (xác nhận) hoặc verified (duyệt).
setting-form-working-days = “{ $value }” không hợp với { $name }. Ghi một số ngày làm việc từ 0 đến 250.
day-off-needs-name = Chưa ghi tên ngày nghỉ; tên này hiện trong tin nhắc. Ví dụ: nghỉ bù, Lễ hội xã.
day-off-weekend = ngày nghỉ cuối tuần
day-out-of-reach = Lịch chỉ biết các năm từ 1995 đến 2100.
plan-unknown = Không có kế hoạch nào là “{ $name }”. Có: { $known }.
cli-tick = Bước nhắc đã ghi: { $steps }. Tin đã gửi: { $sendings }.
cli-database-unusable = Không dùng được cơ sở dữ liệu: { $reason }
cli-already-running = Một tiến trình nhacviec khác đang chạy trên cơ sở dữ liệu này.

## Xem trước kế hoạch

plan-no-tasks = Không tìm thấy nhiệm vụ nào trong tệp này. { $You } gửi tệp kế hoạch có phụ lục danh mục nhiệm vụ. Chưa ghi gì vào hệ thống.
plan-no-tasks-in-photos = Không nhận ra bảng nhiệm vụ nào trên ảnh hoặc bản quét này. { $You } chụp lại từ trên xuống cho thẳng, lấy trọn trang, đủ sáng, hoặc gửi ảnh dạng tệp, hoặc gửi bản Word. Chưa ghi gì vào hệ thống.
plan-already-kept = Tệp này đã được lưu trước đó (“{ $title }”), nên không lưu thêm lần nữa.
plan-needs-office = Kế hoạch không nói rõ cơ quan thường trực. Thêm --office "TÊN CƠ QUAN". Các cơ quan đọc được: { $known }

preview-title = Đã đọc kế hoạch { $number }, “{ $title }”: { $tasks } nhiệm vụ, { $sections } lĩnh vực, { $agencies } cơ quan. Chưa ghi gì vào hệ thống.
preview-no-number = chưa có số
preview-office = Cơ quan thường trực: { $office }.
preview-nobody = chưa rõ
preview-clear = { $clear } nhiệm vụ rõ ràng; { $doubts } chỗ cần { $you } xem lại.
preview-plan-itself = Phần đầu kế hoạch
preview-task-code = Nhiệm vụ { $code }
preview-doubt = ? { $where }: { $doubt }
preview-doubt-cell = ? { $where } ({ $cell }): { $doubt }
preview-tasks = Các nhiệm vụ đã đọc:
preview-task = { $code }. { $title } | { $lead } | { $phrase } → { $reading }
preview-task-note = – { $note }
preview-group = { $group } (cơ quan thường trực theo dõi chung)
preview-register = Danh bạ cơ quan đề nghị từ kế hoạch: { $names }.
preview-new-agencies = Cơ quan chưa có trong danh bạ: { $names }.
preview-group-members = Nhóm “{ $group }”, trong danh bạ gồm: { $members }. Nếu không nói gì, cơ quan thường trực theo dõi chung.
preview-group-together = Nhóm “{ $group }”: cơ quan thường trực theo dõi chung.
preview-beside = Ngoài bảng nhiệm vụ:
preview-goal = – Mục tiêu: { $text }
preview-duty = – Việc có thời hạn: { $text } | { $agency } → { $reading }
preview-duty-later = – Việc có thời hạn (cần xem, để sau): { $text } | { $agency } → { $reading }
preview-send-by = – Lịch gửi báo cáo (cần xem, để sau): { $text } → { $reading }

reading-unclear = chưa rõ, chờ { $you } cho ngày
reading-condition = chờ điều kiện “{ $condition }”
reading-continuous = thường xuyên, báo cáo mỗi quý một lần
reading-recurring-days = định kỳ { $count } lần, từ { $first } đến { $last }
reading-recurring = định kỳ, theo ngày gửi báo cáo của mỗi kỳ
reading-due = ngày cuối cùng: { $due }
reading-open-end = không có ngày kết thúc

## Nhận kế hoạch qua trò chuyện

choice-is-plan = Đây là kế hoạch
choice-is-proof = Là minh chứng
choice-photo-joins = Thêm vào kế hoạch đang xem
choice-photo-is-proof = Không, là minh chứng
choice-plan-see = Xem { $places } chỗ
choice-plan-again = Xem lại các chỗ
choice-plan-keep = Duyệt
choice-plan-sure = Duyệt, để lại sau
choice-plan-drop = Bỏ
choice-plan-drop-surely = Bỏ tệp này
choice-plan-right = Đúng
choice-plan-together = Theo dõi chung
choice-plan-later = Để sau
choice-plan-alike = Xem { $places } chỗ cùng lý do
choice-plan-all-right = Đúng cả { $places } chỗ
choice-plan-all-rows = Đúng cả { $rows } dòng
choice-plan-row = { $code }
choice-plan-fix-deadline = Sửa thời hạn
choice-plan-fix-leads = Sửa chủ trì
choice-plan-phrase = { $phrase }
choice-plan-back = Quay lại
choice-plan-summary = Về tóm tắt

title-of-plan-issued = Kế hoạch { $number } ngày { $day }, “{ $title }”
title-of-plan-numbered = Kế hoạch { $number }, “{ $title }”
title-of-plan = Kế hoạch “{ $title }”

plan-or-proof = Tệp “{ $name }” là kế hoạch cần đưa vào theo dõi, hay là minh chứng của một việc? Nhắc Việc <b>chưa ghi nhận gì</b>.
plan-or-proof-after-all = Nếu tệp này là minh chứng của một việc, { $you } bấm «Là minh chứng».
plan-or-proof-photos = Những ảnh này là các trang của một kế hoạch cần đưa vào theo dõi, hay là minh chứng của một việc? Nhắc Việc <b>chưa ghi nhận gì</b>.
plan-photo-or-proof = Ảnh này là trang tiếp theo của kế hoạch { $you } đang xem, hay là minh chứng của một việc? Các ảnh gửi liền sau mà không ghi gì được tính chung. Nhắc Việc <b>chưa ghi nhận gì</b>.
plan-photo-asked-too = Đã xếp cùng các ảnh vừa gửi, tất cả { $photos } ảnh. { $You } bấm nút ở câu hỏi phía trên để cho biết đó là kế hoạch hay minh chứng.
plan-photo-added = Đã thêm vào kế hoạch, hiện có { $photos } ảnh. Nhắc Việc chờ thêm ít giây rồi đọc lại tất cả theo thứ tự gửi. Chưa ghi gì vào hệ thống.
plan-photos-gathering = Đã nhận ảnh của kế hoạch. Nhắc Việc chờ thêm ít giây cho đủ ảnh, ghép theo thứ tự gửi rồi báo lại số ảnh. Chưa ghi gì vào hệ thống.
plan-photos-being-recognised = Kế hoạch có { $pages } ảnh, theo thứ tự gửi: ảnh thứ nhất là trang 1. Nhắc Việc đang nhận dạng chữ, mất khoảng { $minutes } phút, rồi báo lại; mỗi dòng đọc được đều cần { $you } đối chiếu. Còn thiếu trang nào, { $you } gửi thêm ảnh, ghi “trang” và số trang; sai thứ tự thì bấm «Bỏ» rồi gửi lại. Chưa ghi gì vào hệ thống.
plan-photos-twice = Có { $photos } ảnh gửi trùng nhau nên chỉ tính một lần.
plan-photos-full = Kế hoạch gửi bằng ảnh có nhiều nhất { $most } trang, nên ảnh này không được thêm vào. { $You } gửi bản Word, hoặc quét thành tệp PDF riêng phần kế hoạch và phụ lục.
plan-photos-lost = Nhắc Việc không lấy được ảnh nào của kế hoạch mà { $you } đã gửi. { $You } vui lòng gửi lại các ảnh.
plan-being-recognised = Tệp “{ $name }” có { $pages } trang là ảnh chụp hoặc bản quét. Nhắc Việc đang nhận dạng chữ, mất khoảng { $minutes } phút, rồi báo lại; mỗi dòng đọc được đều cần { $you } đối chiếu. Chưa ghi gì vào hệ thống.
plan-page-being-recognised = Đang nhận dạng chữ trang { $page }/{ $pages }.
plan-being-read = Đã nhận tệp “{ $name }”, đang đọc. Nhắc Việc báo lại ngay khi đọc xong; chưa ghi gì vào hệ thống.
plan-lost = Nhắc Việc không lấy được tệp “{ $name }” mà { $you } đã gửi. { $You } vui lòng gửi lại tệp.
plan-already-here = Tệp “{ $name }” đã được gửi trước đó và đang chờ { $you } duyệt.
plan-words-unclear = Nhắc Việc chưa hiểu “{ $words }” nên chưa ghi gì. Kế hoạch sau đây đang chờ { $you } xem và duyệt.
plan-draft-gone = Bản đọc này đã được duyệt hoặc đã bỏ trước đó. Nếu cần, { $you } gửi lại tệp kế hoạch.
plan-read = Đã đọc <b>{ $name }</b>: { $sections ->
    [0] { $tasks } nhiệm vụ, { $agencies } cơ quan.
   *[other] { $tasks } nhiệm vụ, { $sections } lĩnh vực, { $agencies } cơ quan.
}
plan-read-clear = Không có chỗ nào cần xem lại. Chưa ghi gì vào hệ thống.
plan-read-doubts = { $clear } nhiệm vụ rõ ràng, <b>{ $places } chỗ cần { $you } xem</b>. Chưa ghi gì vào hệ thống.
plan-read-seen = Đã xem { $seen }/{ $places } chỗ: đúng { $accepted }, sửa { $corrected }, để sau { $later }. Chưa ghi gì vào hệ thống.
plan-next-see = Tiếp theo: { $you } bấm «Xem { $places } chỗ»; xem xong thì bấm «Duyệt».
plan-next-register = Tiếp theo: { $you } bấm «Danh bạ» để xem tên các cơ quan, rồi bấm «Duyệt».
plan-next-changes = Tiếp theo: { $you } xem các thay đổi; nếu đúng thì bấm «Duyệt».
plan-next-keep = Tiếp theo: { $you } bấm «Duyệt» để ghi kế hoạch vào hệ thống; chưa gửi nhắc việc cho ai.
plan-reads-differently = Danh bạ cơ quan hoặc cách đọc đã thay đổi từ lần trước, nên <b>chưa ghi gì</b>. { $You } xem lại những chỗ mới rồi duyệt.

plan-place-task = <b>{ $number }/{ $places } · { $where }</b>: “{ $title }”
plan-place-group = <b>{ $number }/{ $places } · Nhóm chủ trì { $tasks } nhiệm vụ</b>: “{ $group }”
plan-place-tasks = <b>{ $number }/{ $places } · { $tasks } nhiệm vụ { $field }</b>.
title-of-field = của lĩnh vực “{ $title }”
title-of-all-fields = của cả kế hoạch
plan-place = <b>{ $number }/{ $places } · { $where }</b>.
plan-place-printed = { $cell } ghi: “{ $printed }”
reading-cell-deadline = Ô thời hạn
reading-cell-leads = Ô cơ quan chủ trì
reading-cell-coordinators = Ô cơ quan phối hợp
reading-cell-product = Ô sản phẩm
reading-cell-requirement = Ô yêu cầu
reading-cell-row = Cả dòng
reading-cell-other = Kế hoạch
reading-doubt = Chưa chắc: { $doubt }
reading-year = kế hoạch của năm { $year }
plan-alike = <b>{ $places } chỗ cùng lý do · { $cell }</b>. Nhắc Việc hiểu:
plan-alike-rows = <b>Trang { $page } · { $rows } dòng do máy nhận dạng chữ</b>. { $You } đối chiếu với bản giấy:
plan-alike-row = <b>{ $code }</b> { $title } · { $leads } · { $reading }.
plan-alike-row-unsure = <b>{ $code }</b> { $title } · { $leads } · { $reading } · ⚠️ chữ chưa rõ: “{ $words }”
plan-how-rows = Đúng hết thì { $you } bấm «Đúng cả…»; muốn xem kỹ hoặc sửa dòng nào thì bấm số của dòng ấy.
plan-place-row = <b>{ $number }/{ $places } · { $where }</b>
    “{ $title }”
plan-understood-row = Nhắc Việc hiểu: chủ trì { $leads }; { $reading }.
plan-how-row = Thời hạn hoặc chủ trì sai thì { $you } bấm nút để gõ lại; chữ khác sai nhiều thì để sau, hoặc gửi bản Word.
plan-type-deadline = { $You } gõ thời hạn của dòng này, ví dụ “trước ngày 20/6” hoặc “quý III”.
plan-type-leads = { $You } gõ tên cơ quan chủ trì của dòng này; nhiều cơ quan cách nhau bằng dấu chấm phẩy.
plan-alike-line = • { $reading }: nhiệm vụ { $codes }.
plan-understood = Nhắc Việc hiểu: { $reading }.
plan-how-deadline = { $You } bấm nút, hoặc gõ thời hạn, ví dụ “trước ngày 20/6” hoặc “quý III”.
plan-how-agencies = { $You } bấm nút, hoặc gõ tên cơ quan; nhiều cơ quan cách nhau bằng dấu chấm phẩy.
plan-how-group = «Theo dõi chung»: cơ quan thường trực theo dõi thành một việc. Muốn mỗi cơ quan có việc riêng, { $you } bấm «Từng cơ quan» hoặc gõ, ví dụ “tất cả trừ Trạm Y tế”, “Phòng Kinh tế từ 01/3 đến 30/6; Công an xã từ 01/7”.
plan-how-office = { $You } bấm nút, hoặc gõ tên cơ quan thường trực.
plan-how-office-typed = { $You } gõ tên cơ quan thường trực.
plan-how-year-typed = { $You } gõ năm của kế hoạch, ví dụ “2027”.
plan-how-year = { $You } bấm nút, hoặc gõ năm của kế hoạch, ví dụ “2027”.
plan-how-other = Nếu đọc sai hoặc thiếu, { $you } sửa trong tệp rồi gửi lại.
plan-not-understood = Chưa hiểu chắc “{ $words }” nên chưa ghi gì: { $doubt } { $You } vui lòng gõ lại rõ hơn.

plan-noted-right = Đã ghi: đúng như đã đọc.
plan-noted-all-right = Đã ghi: { $places } chỗ đúng như đã đọc.
plan-noted-together = Đã ghi: cơ quan thường trực theo dõi chung.
plan-noted-corrected = Đã ghi “{ $words }”: { $reading }.
plan-later-deadline = Đã ghi để sau: nhiệm vụ { $code } chờ, chưa có thời hạn và chưa ai được nhắc.
plan-later-leads = Đã ghi để sau: nhiệm vụ { $code } tạm do cơ quan thường trực giữ.
plan-later-deadlines = Đã ghi để sau: { $tasks } nhiệm vụ chờ, chưa có thời hạn và chưa ai được nhắc.
plan-later-many-leads = Đã ghi để sau: { $tasks } nhiệm vụ tạm do cơ quan thường trực giữ.
plan-later-row = Đã ghi để sau: nhiệm vụ { $code } chờ, chưa có thời hạn, tạm do cơ quan thường trực giữ.
plan-later-other = Đã ghi để sau: giữ như đã đọc, có đánh dấu là chưa chắc.
plan-places-left = Còn { $places } chỗ.

plan-keep-needs = Trước khi duyệt, { $you } vui lòng trả lời chỗ này.
plan-keep-unseen = Còn { $places } chỗ chưa xem. Nếu duyệt ngay, Nhắc Việc không đoán: { $undated } nhiệm vụ chờ, chưa có thời hạn; { $held } nhiệm vụ do cơ quan thường trực giữ hoặc theo dõi chung.
plan-keep-unseen-as-read = Còn { $places } chỗ chưa xem. Nếu duyệt ngay, những chỗ ấy giữ như đã đọc, có đánh dấu là chưa chắc.
plan-being-kept = Đang ghi kế hoạch vào hệ thống. Nhắc Việc báo lại ngay khi xong.
plan-kept = Đã ghi <b>{ $name }</b>: { $tasks } nhiệm vụ, { $items } đầu việc (mỗi cơ quan, mỗi kỳ một việc){ $waiting ->
    [0] .
   *[other] , trong đó { $waiting } đầu việc chờ điều kiện hoặc chờ cho ngày.
}
plan-kept-how-to-start = Chưa gửi nhắc việc cho ai. Sáng ngày làm việc, { $you } thấy trước những gì sẽ được gửi; khi thấy đúng, { $you } gõ “bắt đầu”. Việc đã xong từ trước: { $you } gõ, ví dụ “đã xong trước: 1, 3, 5-9” hoặc “đã xong trước: tất cả việc quý I”.
plan-drop-sure = { $You } đã trả lời { $places } chỗ của tệp “{ $name }”; nếu bỏ tệp, những trả lời ấy mất theo. { $You } có muốn bỏ không?
plan-dropped = Đã bỏ tệp “{ $name }”; không có gì được ghi vào hệ thống.

## Mục tiêu của kế hoạch, nhóm cơ quan

goals-title = <b>Mục tiêu của kế hoạch: { $count }</b>
goals-none = Chưa có mục tiêu nào của kế hoạch được theo dõi.
goal-line-target = { $number }. { $text } · cần đạt { $target }
goal-line-due = { $number }. { $text } · đến { $due }
goal-line-target-due = { $number }. { $text } · cần đạt { $target } · đến { $due }
later-none = Không có mục tiêu, việc nào ngoài bảng đang để sau.
later-title = <b>Ngoài bảng, đang để sau: { $goals } mục tiêu, { $duties } việc</b>
later-line = { $letter }. { $title } · { $agency } · { $reading }
later-line-send-by = { $letter }. { $title } · { $days }
later-how = Bấm «Theo dõi» thì việc được tạo đúng như ghi trên, và được nhắc như mọi việc khác.
choice-later-goals = Theo dõi { $count } mục tiêu
choice-later-follow = Theo dõi { $letter }
choice-later-out = Không theo dõi { $letter }
later-goals-followed = Đã ghi: theo dõi thêm { $count } mục tiêu.
later-followed = Đã ghi: theo dõi “{ $title }”, { $items } đầu việc.
later-send-by-followed = Đã ghi: dùng lịch gửi báo cáo “{ $title }”; { $items } đầu việc đang mở chuyển theo, việc đã báo cáo hoặc đã quá hạn giữ nguyên.
later-left-out = Đã ghi: không theo dõi “{ $title }”.
later-put-back = Đã hủy: “{ $title }” lại để sau, gõ “ngoài bảng” để xem.
groups-title = <b>Nhóm cơ quan chủ trì, phối hợp: { $count }</b>
groups-none = Không có nhóm cơ quan nào chủ trì hay phối hợp nhiệm vụ của kế hoạch.
group-of-line = { $number }. “{ $group }”: { $members }
group-together-line = { $number }. “{ $group }”: cơ quan thường trực theo dõi chung
group-helping-line = { $number }. “{ $group }” (phối hợp): { $members }
group-helping-open-line = { $number }. “{ $group }” (phối hợp): chưa rõ gồm cơ quan nào nên chưa báo ai
groups-how = Có cơ quan vào hoặc ra khỏi nhóm, { $you } gõ, ví dụ “thêm Trạm Y tế vào nhóm 2 từ 01/7/2026”, “Trạm Y tế rời nhóm 2 từ 01/7/2026”.
choice-group-join = Thêm vào nhóm
group-until = đến { $day }
group-until-the-end = đến hết kế hoạch
group-joins = Thêm <b>{ $agency }</b> vào nhóm “{ $group }” từ { $since }, { $until }: sẽ có { $items } đầu việc. Chưa thêm gì khi { $you } chưa bấm nút.
group-joined = Đã thêm { $agency } vào nhóm “{ $group }”: { $items } đầu việc mới. Nếu nhầm, { $you } gõ “bỏ { $agency } khỏi nhóm { $group }”.
group-not-clear = Nhắc Việc không rõ là nhóm nào. { $You } gõ “nhóm” để xem các nhóm, rồi gõ lại kèm số của nhóm.
group-member-already = { $agency } đã ở trong nhóm “{ $group }”.
group-no-member = { $agency } không ở trong nhóm “{ $group }” vào { $day }. Không có gì thay đổi.
choice-group-leave = Đưa ra khỏi nhóm
group-leaves = Từ sau { $last }, <b>{ $agency }</b> không còn trong nhóm “{ $group }”: { $items } đầu việc của kỳ chưa bắt đầu sẽ bỏ, kỳ đã bắt đầu vẫn giữ. Chưa đổi gì khi { $you } chưa bấm nút.
group-left = Đã ghi: { $agency } ở trong nhóm “{ $group }” đến hết { $last }; đã bỏ { $items } đầu việc của kỳ chưa bắt đầu, có ghi lý do trong lịch sử.
group-stays = Đã hủy: { $agency } vẫn ở trong nhóm như trước, các đầu việc được giữ lại.
group-too-late = Đã quá mười phút, hoặc đã có việc khác xảy ra với đầu việc của { $agency }, nên không hủy được. { $You } gõ “thêm { $agency } vào nhóm …” để đưa vào lại.

## Việc đã xong trước khi bắt đầu

choice-done-before = Ghi { $count } việc đã xong trước
choice-done-before-more = Xem tiếp
choice-done-before-not = Không ghi
done-before-title = <b>Ghi là đã xong trước khi bắt đầu: { $count } việc</b>. Chưa ghi gì khi { $you } chưa bấm nút.
done-before-line = • { $code }. { $title }
done-before-more = … và { $count } việc khác.
done-before-unknown = Không có nhiệm vụ mang mã: { $codes }.
done-before-several = Có nhiều nhiệm vụ cùng mã: { $codes }. { $You } gõ kèm lĩnh vực, ví dụ “II/3”.
done-before-nothing-yet = Chưa có kỳ nào đã qua, hoặc đã xong từ trước: { $codes }.
done-before-none = Không có việc nào như vậy đang mở. Chưa ghi gì.
done-before-marked = Đã ghi { $count } việc <b>đã xong trước khi bắt đầu</b>. Những việc này không được nhắc nữa.
done-before-undone = Đã hủy: { $count } việc vừa đánh dấu nay mở như trước.
done-before-too-late = Không hủy được nữa: đã quá mười phút, hoặc những việc ấy đã có thay đổi. { $You } mở từng việc và bấm «Trả lại» nếu cần làm tiếp.
choice-done-before-how = Đã xong trước
choice-done-before-book = Tải bảng (Excel)
done-before-how = Việc đã xong trước khi dùng Nhắc Việc: { $you } gõ mã, ví dụ “đã xong trước: 1, 3, 5-9”, hoặc “đã xong trước: tất cả việc quý I”. Nếu nhiều việc, { $you } tải bảng, đánh dấu x, ghi ngày và số văn bản rồi gửi lại vào đây. Chưa ghi gì khi { $you } chưa đồng ý.
done-before-how-running = Không có kế hoạch nào đang chờ bắt đầu. Với kế hoạch đang chạy, { $you } gõ mã những việc đã xong trước, ví dụ “đã xong trước: 1, 3, 5-9”.
done-before-which-book = { $You } tải bảng của kế hoạch nào?
done-before-on-day = { $line } · xong { $day }
done-before-by-document = { $line } · văn bản: { $document }
done-book-name = Việc đã xong trước - { $plan }
done-book-coming = Nhắc Việc đang lập bảng việc đã xong trước của “{ $title }”, sẽ gửi ngay tại đây.
done-book-here = Bảng có { $count } việc. { $You } đánh dấu x vào cột “Đã xong” ở những việc đã xong trước, ghi ngày hoàn thành và số văn bản nếu có, lưu lại rồi gửi vào đây. Nhắc Việc đọc lại cho { $you } xem trước khi ghi.
done-book-title = Việc đã xong trước khi dùng Nhắc Việc: { $title }
done-book-about-1 = Cột “Đã xong”: đánh dấu x ở việc đã xong trước. Việc chưa xong thì để trống.
done-book-about-2 = Cột “Ngày hoàn thành”: ngày/tháng/năm, ví dụ “20/02/2026”. Không rõ ngày thì để trống: việc đã quá hạn mà không có ngày thì không bị coi là chậm, cũng không được coi là đúng hạn.
done-book-about-3 = Cột “Số, ngày văn bản”: văn bản chứng minh, ví dụ “45/KH-UBND ngày 20/02/2026”. Văn bản này được tính là minh chứng.
done-book-about-4 = Lưu tệp rồi gửi lại cho Nhắc Việc. Việc chỉ được ghi sau khi đọc lại và đồng ý; ghi nhầm thì hủy được trong mười phút. Không xóa dòng, cột ẩn.
done-book-sheet = Đã xong trước
done-column-code = STT
done-column-title = Nhiệm vụ
done-column-agency = Cơ quan chủ trì
done-column-period = Kỳ
done-column-due = Hạn
done-column-done = Đã xong (x)
done-column-day = Ngày hoàn thành
done-column-document = Số, ngày văn bản
done-book-read = Đã đọc bảng việc đã xong trước của <b>{ $title }</b>.
done-book-unclear = { $count } dòng chưa rõ, chưa ghi; { $you } sửa rồi gửi lại:
done-book-more = … và { $count } dòng khác.
done-cell-lost = • Dòng { $code }, { $column }: không đọc được giá trị của ô.
done-cell-mark-unclear = • Dòng { $code }, { $column }: chưa hiểu “{ $words }”; đã xong thì ghi x.
done-cell-day-unclear = • Dòng { $code }, { $column }: chưa hiểu “{ $words }”; ghi đủ ngày/tháng/năm.
done-cell-day-ahead = • Dòng { $code }, { $column }: { $words } chưa đến.
done-cell-day-long-ago = • Dòng { $code }, { $column }: { $words } quá xa trước năm của kế hoạch.
done-cell-not-marked = • Dòng { $code }, { $column }: có ghi “{ $words }” nhưng chưa đánh dấu x ở cột “Đã xong”.
done-cell-too-long = • Dòng { $code }, { $column }: dài quá { $most } ký tự.
done-row-unknown = • Dòng { $row }: không có trong bảng đã gửi { $you }.
done-row-twice = • Dòng { $row }: một việc có hai dòng.
done-book-closed = { $count } việc đã ghi xong từ trước hoặc không còn mở, giữ nguyên.
done-book-gone = { $count } việc không còn dòng trong bảng, giữ nguyên.
done-book-untouched = Không có việc nào được đánh dấu rõ. Chưa ghi gì.
done-book-unknown = Bảng này không thuộc kế hoạch nào của xã. Chưa ghi gì.
done-book-started = “{ $title }” đã bắt đầu, nên bảng việc đã xong trước không dùng được nữa. Chưa ghi gì. { $You } gõ mã, ví dụ “đã xong trước: 1, 3”, hoặc mở từng việc để báo đã xong.
done-book-old = “{ $title }” đã được sửa từ khi lập bảng này. { $You } tải bảng mới rồi điền lại. Chưa ghi gì.
done-book-nothing = “{ $title }” chưa có việc nào có thể đã xong từ trước.

## Mốc hằng năm của việc kéo dài nhiều năm

choice-milestones = Đặt { $count } mốc
plan-kept-yearly = { $count } nhiệm vụ kéo dài nhiều năm: mỗi năm có một mốc, là ngày cuối năm nếu { $you } không đặt ngày khác; năm cuối theo đúng thời hạn của nhiệm vụ. Gõ “mốc hằng năm” để xem, hoặc đặt ngày, ví dụ “mốc năm 2027 nhiệm vụ 12: trước 30/11”.
plan-carries-on = Từ nay { $count } đầu việc của kế hoạch trước được theo dõi tiếp trong kế hoạch này (cùng nội dung); Nhắc Việc không nhắc mốc của kế hoạch trước nữa, để không nhắc hai lần.
milestones-title = <b>Nhiệm vụ kéo dài nhiều năm: { $count }</b>. Mốc còn phải theo dõi:
milestones-line-one = • { $code }. { $title } · mốc gần nhất { $due } · mốc cuối đã lập { $last }
milestones-how = Đặt ngày khác: { $you } gõ “mốc năm 2027 nhiệm vụ 12: trước 30/11”, hoặc “mốc hằng năm: trước 30/11” cho mọi nhiệm vụ kéo dài nhiều năm.
milestones-to-move = <b>Đặt lại ngày cuối của { $count } mốc</b>. Chưa ghi gì khi { $you } chưa bấm nút.
milestones-line-moved = • { $code }. { $title } · hạn mới { $due } (đang là { $before })
milestone-nothing = Không có mốc nào đang mở để đặt cho: { $codes } (việc trong một năm, năm cuối của nhiệm vụ và năm chưa lập mốc không đặt được).
milestone-none = Không có mốc hằng năm nào đang mở như vậy. Chưa ghi gì.
milestone-day-unclear = Chưa rõ mốc năm { $year } là ngày nào trong năm ấy. { $You } gõ lại, ví dụ “mốc năm 2027: trước 30/11”.
milestone-day-past = Ngày { $due } đã qua, không đặt làm mốc được. { $You } gõ lại với một ngày chưa đến.
milestones-moved = Đã đặt { $count } mốc. Nhắc Việc nhắc theo ngày mới; thời hạn cuối của nhiệm vụ giữ nguyên.
milestones-undone = Đã hủy: { $count } mốc trở lại ngày cũ.
milestone-too-late = Không hủy được nữa: đã quá mười phút, hoặc những việc ấy đã có thay đổi. { $You } gõ lại mốc với ngày đúng.

## Nhận kế hoạch: những gì ghi ngoài bảng

choice-plan-body = Ngoài bảng: { $places } chỗ
choice-plan-each = Từng cơ quan ({ $agencies })
choice-offers-take = Theo dõi cả { $places } chỗ rõ ràng
choice-offers-each = Xem từng chỗ
choice-offers-later = Để sau cả
choice-goals-all = Theo dõi cả { $count } mục tiêu
choice-goals-more = Xem tiếp
choice-duty-follow = Theo dõi
choice-duty-own = Theo dõi riêng
choice-duty-same = Là nhiệm vụ { $code }
choice-send-by = Dùng lịch này
choice-offer-out = Không theo dõi

offers-in-short = Ngoài bảng nhiệm vụ (đã xem { $seen }/{ $places } chỗ):
offers-duties = • { $count } việc có thời hạn.
offers-days = • { $count } lịch gửi báo cáo.
offers-whole = <b>Ngoài bảng nhiệm vụ, kế hoạch còn ghi</b>:
offers-goals = • { $count } mục tiêu.
offers-duty-line = • { $title } · { $agency } · { $reading }.
offers-more-duties = … và { $count } việc khác.
offers-send-by-line = • Lịch gửi báo cáo: “{ $printed }”
offers-nothing-yet = Chỗ chưa xem: { $unseen }. Chưa theo dõi gì khi { $you } chưa chọn.
offers-noted-taken = Đã ghi: theo dõi { $places } chỗ rõ ràng.
offers-noted-later = Đã ghi để sau { $places } chỗ: giữ lại, chưa theo dõi.

offer-goals = <b>{ $number }/{ $places } · Mục tiêu của kế hoạch: { $count }</b>.
goal-line = { $number }. { $text }
offer-how-goals = { $You } bấm nút; hoặc gõ những mục tiêu không theo dõi, ví dụ “bỏ 3, 5-7”.
offer-duty = <b>{ $number }/{ $places } · Việc ngoài bảng</b>: “{ $words }”
offer-duty-reading = Nhắc Việc hiểu: { $agency } · { $reading }.
offer-how-duty = { $You } bấm nút, hoặc gõ cơ quan, thời hạn, ví dụ “Phòng Kinh tế; trước 20/6”.
offer-send-by = <b>{ $number }/{ $places } · Lịch gửi báo cáo</b>: “{ $words }”
offer-send-by-days = Nếu dùng, việc thường xuyên và báo cáo “hằng quý” đến hạn các ngày { $first }, { $others } và { $last }.
offer-send-by-early = Ngày gửi đến trước ngày chốt số liệu, nên số liệu của kỳ tính đến ngày gửi.
offer-how-send-by = { $You } bấm nút, hoặc gõ ngày khác của tháng cuối quý, ví dụ “ngày 10”.

offer-noted-later = Đã ghi để sau: giữ lại, chưa theo dõi.
offer-noted-out = Đã ghi: không theo dõi.
offer-noted-same = Đã ghi: theo dõi cùng nhiệm vụ { $code }, không tạo việc thứ hai.
offer-noted-goals = Đã ghi: theo dõi { $count } mục tiêu, không theo dõi { $out }.
offer-noted-send-by = Đã ghi lịch gửi báo cáo về cơ quan thường trực: { $reading }.
offer-noted-duty = Đã ghi: theo dõi · { $agency } · { $reading }.
choice-register = Danh bạ: { $agencies } cơ quan
choice-new-bodies = Cơ quan mới: { $agencies }
choice-register-right = Đúng cả { $agencies } cơ quan
choice-new-bodies-right = Thêm cả { $agencies } cơ quan
choice-bodies-are-one = { $first } và { $second } là một

register-title = <b>Danh bạ cơ quan đề nghị từ kế hoạch: { $count }</b>. { $You } xem một lần, sau này Nhắc Việc chỉ hỏi tên mới.
new-bodies-title = <b>Cơ quan chưa có trong danh bạ: { $count }</b>. Thêm vào danh bạ?
register-line = { $names }
register-how = { $You } bấm «Đúng cả», hoặc gõ để sửa: “3 là Ban Chỉ huy Quân sự xã”, “bỏ 5”, “2 với 7 là một”.
new-bodies-how = { $You } bấm nút, hoặc gõ để sửa: “1 là Ban Chỉ huy Quân sự xã”, “bỏ 1”. Cơ quan để sau thì chưa được thêm, nhiệm vụ của cơ quan ấy tạm do cơ quan thường trực giữ.
register-edited = Đã sửa { $count } tên như trên, <b>chưa chốt</b>.
register-noted = Đã ghi danh bạ: { $count } cơ quan{ $dropped ->
    [0] .
   *[other] , bỏ { $dropped } tên.
}
new-bodies-later = Đã ghi để sau: chưa thêm cơ quan nào, nhiệm vụ của các cơ quan ấy tạm do cơ quan thường trực giữ.
new-bodies-unseen = Còn { $count } cơ quan mới chưa xem: nếu duyệt ngay, chưa thêm vào danh bạ, nhiệm vụ tạm do cơ quan thường trực giữ.
doubt-agencies-alike = { $first } và { $second } có lẽ là một cơ quan ({ $names }).
plan-group-members = Trong danh bạ, nhóm này gồm: { $members }.
plan-noted-members = Đã ghi “{ $words }”: { $members }.
plan-keep-unseen-offers = Ngoài bảng còn { $places } chỗ chưa xem: nếu duyệt ngay, những chỗ ấy được giữ lại để sau, chưa theo dõi.
plan-kept-beside = Ngoài bảng: theo dõi { $goals } mục tiêu, { $duties } việc{ $later ->
    [0] .
   *[other] ; để sau, chưa theo dõi { $later } mục (gõ “ngoài bảng” để xem lại).
}
doubt-duty-same-as-task = có lẽ trùng nhiệm vụ { $code } trong bảng: “{ $title }”.

## Tệp không đọc được

unreadable-empty = Tệp rỗng, không có nội dung để đọc. Chưa ghi gì vào hệ thống.
unreadable-cut = Tệp bị hỏng hoặc chưa tải lên hết. { $You } vui lòng gửi lại. Chưa ghi gì vào hệ thống.
unreadable-encoding = Không đọc được bảng mã của tệp. { $You } lưu lại dạng Unicode (UTF-8) rồi gửi lại. Chưa ghi gì vào hệ thống.
unreadable-legacy-font = Văn bản dùng phông chữ cũ ({ $font }), đọc vào sẽ sai dấu. { $You } chuyển sang Unicode rồi gửi lại. Chưa ghi gì vào hệ thống.
unreadable-damaged = Văn bản có { $count } chữ bị hỏng, bắt đầu ở dòng { $line }. { $You } gửi lại bản gốc. Chưa ghi gì vào hệ thống.
unreadable-garbled = Tệp chứa ký tự không phải văn bản. { $You } gửi lại bản gốc. Chưa ghi gì vào hệ thống.
unreadable-unknown-type = Nhắc Việc không nhận ra loại tệp này. { $You } gửi kế hoạch dạng Word (.docx), Excel (.xlsx), PDF hoặc văn bản (TXT, UTF-8). Chưa ghi gì vào hệ thống.
unreadable-too-large = Tệp lớn hơn { $limit_mb } MB nên không đọc được. Chưa ghi gì vào hệ thống.
unreadable-too-long = Tệp dài hơn { $limit } ký tự nên không đọc được. Chưa ghi gì vào hệ thống.
unreadable-too-many-rows = Bảng có hơn { $limit } dòng nên không đọc được. Chưa ghi gì vào hệ thống.
unreadable-too-many-lines = Tệp có hơn { $limit } dòng nên không đọc được. Chưa ghi gì vào hệ thống.
unreadable-line-too-long = Dòng { $line } dài hơn { $limit } ký tự nên không đọc được. Chưa ghi gì vào hệ thống.
unreadable-too-many-columns = Bảng ở dòng { $line } có hơn { $limit } cột nên không đọc được. Chưa ghi gì vào hệ thống.
unreadable-old-office = Đây là tệp Word hoặc Excel đời cũ (.doc, .xls). { $You } lưu lại dạng mới (.docx, .xlsx) rồi gửi lại. Chưa ghi gì vào hệ thống.
unreadable-image = Ảnh dạng này chưa đọc được. { $You } gửi ảnh JPEG hoặc PNG, tệp PDF, hoặc bản Word. Chưa ghi gì vào hệ thống.
unreadable-rtf = Đây là tệp RTF. { $You } lưu lại dạng Word (.docx) rồi gửi lại. Chưa ghi gì vào hệ thống.
unreadable-html = Đây là trang web (HTML). { $You } lưu lại dạng văn bản rồi gửi lại. Chưa ghi gì vào hệ thống.
unreadable-encrypted = Tệp có mật khẩu nên không mở được. { $You } bỏ mật khẩu rồi gửi lại. Chưa ghi gì vào hệ thống.
unreadable-corrupt = Tệp Word hoặc Excel bị hỏng nên không mở được. { $You } mở tệp, lưu lại rồi gửi lại. Chưa ghi gì vào hệ thống.
unreadable-macros = Tệp có lệnh tự chạy (macro) nên không được nhận. { $You } lưu lại dạng không có lệnh tự chạy (.docx, .xlsx) rồi gửi lại. Chưa ghi gì vào hệ thống.
unreadable-unsafe-xml = Tệp có cấu trúc không an toàn nên không được nhận. { $You } mở bằng Word hoặc Excel, lưu lại rồi gửi lại. Chưa ghi gì vào hệ thống.
unreadable-unpacks-too-big = Tệp được nén, bung ra quá lớn nên không được nhận. { $You } bỏ bớt ảnh, lưu lại rồi gửi lại. Chưa ghi gì vào hệ thống.
unreadable-too-many-cells = Bảng tính có hơn { $limit } ô nên không đọc được. { $You } xóa các dòng, cột trống rồi gửi lại. Chưa ghi gì vào hệ thống.
unreadable-too-slow = Tệp quá phức tạp, sau { $limit_s } giây vẫn chưa đọc xong. { $You } gửi riêng phần kế hoạch và phụ lục. Chưa ghi gì vào hệ thống.
unreadable-too-heavy = Tệp quá phức tạp, cần hơn { $limit_mb } MB bộ nhớ để đọc. { $You } gửi riêng phần kế hoạch và phụ lục. Chưa ghi gì vào hệ thống.
unreadable-reader-died = Tệp có cấu trúc lạ nên không đọc được. { $You } mở tệp, lưu lại rồi gửi lại, hoặc gửi dạng khác. Chưa ghi gì vào hệ thống.
unreadable-damaged-pdf = Tệp PDF bị hỏng, đọc vào sẽ thiếu. { $You } gửi lại bản gốc, hoặc gửi bản Word. Chưa ghi gì vào hệ thống.
unreadable-too-many-pages = Tệp dài hơn { $limit } trang nên không đọc được. { $You } gửi riêng phần kế hoạch và phụ lục. Chưa ghi gì vào hệ thống.
unreadable-scanned = Tệp có { $count } trang là ảnh chụp hoặc bản quét, chưa đọc được chữ. { $You } gửi bản Word, hoặc tệp PDF xuất từ Word. Chưa ghi gì vào hệ thống.
unreadable-no-ocr = Tệp là ảnh chụp hoặc bản quét, mà Nhắc Việc ở đây chưa được cài phần nhận dạng chữ tiếng Việt. { $You } gửi bản Word hoặc tệp PDF xuất từ Word, hoặc nhờ người vận hành cài tesseract-ocr và tesseract-ocr-vie (còn thiếu { $lacking }). Chưa ghi gì vào hệ thống.
unreadable-ocr-too-slow = Trang quét quá phức tạp, sau { $limit_s } giây vẫn chưa nhận dạng xong. { $You } gửi riêng phần kế hoạch và phụ lục, hoặc gửi bản Word. Chưa ghi gì vào hệ thống.
unreadable-ocr-failed = Phần nhận dạng chữ gặp lỗi khi đọc ảnh này. { $You } quét hoặc chụp lại rồi gửi, hoặc gửi bản Word. Chưa ghi gì vào hệ thống.
unreadable-ocr-nothing = Không nhận ra chữ nào trong ảnh. { $You } chụp lại từ trên xuống cho thẳng, lấy trọn trang, đủ sáng, hoặc gửi ảnh dạng tệp, hoặc gửi bản Word. Chưa ghi gì vào hệ thống.
unreadable-image-too-large = Ảnh lớn hơn { $limit } triệu điểm ảnh nên không được nhận. { $You } quét ở mức 300 dpi rồi gửi lại. Chưa ghi gì vào hệ thống.
unreadable-image-too-small = Ảnh quá nhỏ, cạnh dài chưa đến { $limit } điểm ảnh nên không đọc rõ dấu tiếng Việt. { $You } chụp lại từ trên xuống cho thẳng, lấy trọn trang, đủ sáng, rồi gửi ảnh dạng tệp. Chưa ghi gì vào hệ thống.
unreadable-damaged-image = Tệp ảnh bị hỏng hoặc chưa tải lên hết. { $You } vui lòng gửi lại. Chưa ghi gì vào hệ thống.
unreadable-turned = Trang { $page } có chữ xoay ngang nên không đọc được. { $You } xoay lại trang rồi gửi lại, hoặc gửi bản Word. Chưa ghi gì vào hệ thống.
unreadable-turned-letters = Văn bản có ký tự làm đảo chiều chữ, nên chữ nhìn thấy khác với chữ lưu trong tệp. { $You } xóa ký tự đó hoặc gõ lại chỗ ấy rồi gửi lại. Chưa ghi gì vào hệ thống.
unreadable-too-complex = Trang { $page } có quá nhiều hình vẽ nên không đọc được. { $You } gửi bản Word. Chưa ghi gì vào hệ thống.
unreadable-template-not-word = Mẫu báo cáo phải là tệp Word (.docx). { $You } lưu lại dạng .docx rồi gửi lại. Mẫu đang dùng được giữ nguyên.
unreadable-template-outside = Mẫu báo cáo có hình ảnh hoặc phần lấy từ nơi khác trên mạng nên không được nhận. { $You } chèn hẳn vào tệp rồi gửi lại. Mẫu đang dùng được giữ nguyên.
unreadable-template-open = Mẫu báo cáo có dấu ngoặc nhọn không khép ở chỗ “{ $words }”. Mỗi chỗ điền viết là hai dấu ngoặc nhọn, tên, hai dấu ngoặc nhọn. { $You } sửa rồi gửi lại. Mẫu đang dùng được giữ nguyên.
unreadable-template-unknown = Mẫu báo cáo có chỗ điền mà Nhắc Việc không biết: { $places }. { $You } xem lại tên (không dấu, có gạch dưới) rồi gửi lại. Mẫu đang dùng được giữ nguyên.
unreadable-template-not-alone = Trong mẫu báo cáo, chỗ điền { $places } phải đứng riêng trên một dòng. { $You } sửa rồi gửi lại. Mẫu đang dùng được giữ nguyên.
unreadable-template-lacks = Mẫu báo cáo thiếu chỗ điền { $places }. { $You } thêm vào rồi gửi lại. Mẫu đang dùng được giữ nguyên.

## Chỗ chưa chắc khi đọc kế hoạch: thời hạn

doubt-deadline-empty = ô thời hạn để trống.
doubt-deadline-not-understood = thời hạn có chỗ chưa hiểu: “{ $words }”.
doubt-deadline-too-long = ô thời hạn quá dài để hiểu chắc chắn.
doubt-deadline-impossible-date = ngày “{ $words }” không có trong lịch.
doubt-deadline-day-without-month = ghi ngày { $day } nhưng chưa rõ tháng nào.
doubt-deadline-period-without-number = chưa rõ quý hoặc tháng nào: “{ $words }”.
doubt-deadline-vague = thời hạn chưa có ngày cụ thể: “{ $words }”.
doubt-deadline-school-year = thời hạn tính theo năm học: “{ $words }”.
doubt-deadline-year-far = thời hạn { $date } cách xa năm { $year } của kế hoạch.
doubt-deadline-alternatives = có hai cách hiểu: “{ $first }” hoặc “{ $second }”.
doubt-deadline-contradiction = hai mốc không khớp nhau: { $first } và { $second }.
doubt-deadline-backwards = ngày kết thúc ({ $end }) đứng trước ngày bắt đầu ({ $start }).
doubt-deadline-only-after = chỉ ghi mốc “sau”, chưa có ngày cuối: “{ $words }”.
doubt-deadline-ambiguous-numbers = các con số có thể hiểu nhiều cách: “{ $words }”.
doubt-deadline-unreadable-quarter = số của quý không đọc được: “{ $words }”.
doubt-deadline-wrong-weekday = thứ trong tuần không khớp với ngày { $date }.
doubt-deadline-several-days = có nhiều mốc, từ { $first } đến { $last }.
doubt-deadline-stricter-of-two = có hai ngày ({ $first } và { $second }), đã lấy ngày sớm hơn.
doubt-deadline-standing-and-dated = vừa ghi thường xuyên vừa ghi ngày.
doubt-deadline-recurring-and-dated = vừa ghi định kỳ vừa ghi ngày.
doubt-deadline-uncommon-frequency = cách lặp lại ít gặp: “{ $words }”.
doubt-deadline-bare-frequency = ghi cách lặp lại nhưng không ghi ngày: “{ $words }”.
doubt-deadline-tentative = thời hạn là dự kiến: “{ $words }”.
doubt-deadline-date-in-condition = ngày nằm trong điều kiện: “{ $words }”.
doubt-deadline-outlook = có ghi cả tầm nhìn về sau: “{ $words }”.
doubt-deadline-for-some-only = thời hạn chỉ cho một phần: “{ $words }”.
doubt-deadline-unusual-date = cách ghi ngày lạ, đã hiểu là { $date }.
doubt-deadline-outside-plan = ngày cuối { $due } nằm ngoài năm của kế hoạch.
doubt-deadlines-from-headings = bảng không có cột thời hạn; thời hạn lấy theo tháng, quý ghi ở đề mục.
doubt-deadline-year-open = thời hạn không ghi năm mà kế hoạch gồm nhiều năm; đang hiểu là năm { $year }.
doubt-deadline-of-programme = các nhiệm vụ không ghi thời hạn; thời hạn lấy theo cả giai đoạn của chương trình.

## Chỗ chưa chắc: cơ quan

doubt-agency-misspelt = “{ $printed }” có lẽ là { $meant }.
doubt-agency-unknown = chưa biết cơ quan “{ $printed }”.
doubt-agency-not-in-register = “{ $printed }” chưa có trong danh bạ cơ quan.
doubt-agency-abolished = “{ $printed }” không còn trong bộ máy hiện nay.
doubt-agency-is-a-leader = “{ $printed }” là chức danh lãnh đạo, không phải cơ quan.
doubt-agencies-run-together = có lẽ nhiều cơ quan viết liền nhau: “{ $printed }”.
doubt-agency-with-brackets = “{ $printed }” có phần trong ngoặc: “{ $inside }”.
doubt-leads-from-headings = bảng không có cột cơ quan chủ trì; chủ trì lấy theo tên cơ quan ở đề mục.
doubt-lead-from-body = lĩnh vực { $section } không ghi cơ quan chủ trì; theo phần phân công là { $name }.

## Chỗ chưa chắc: chỉ tiêu

doubt-target-is-a-range = chỉ tiêu là một khoảng: “{ $text }”.
doubt-target-unclear = chỉ tiêu chưa rõ: “{ $text }”.

## Bản mới của một kế hoạch đang theo dõi

choice-amend-whole = Bản mới của kế hoạch này
choice-amend-part = Chỉ sửa các nhiệm vụ được nêu
choice-amend-own = Kế hoạch riêng
choice-amend-yes = Cùng một nhiệm vụ
choice-amend-no = Hai nhiệm vụ khác nhau
choice-amend-drop = Bỏ nhiệm vụ này
choice-amend-keep = Giữ lại
choice-amend-changes = Xem { $count } thay đổi
choice-amend-next = Xem tiếp

amend-is-it-a-version = Kế hoạch này có vẻ là bản mới của “<b>{ $title }</b>” đang theo dõi. Chưa ghi gì vào hệ thống.
amend-why = Vì { $why }
amend-how-amends = { $You } chọn: bản mới có đủ các nhiệm vụ (nhiệm vụ không còn trong bản mới sẽ được hỏi trước khi bỏ); bản chỉ nêu những nhiệm vụ sửa đổi, bổ sung (các nhiệm vụ khác giữ nguyên); hay một kế hoạch riêng.
amend-how-same = Nếu là cùng một nhiệm vụ, lịch sử, minh chứng và thời hạn đầu tiên được giữ. { $You } bấm nút, hoặc gõ “cùng một nhiệm vụ”, “khác”.
amend-how-gone = Nếu bỏ, báo cáo và minh chứng vẫn được lưu, nhưng nhiệm vụ không còn được nhắc và không tính vào tổng hợp nữa. { $You } bấm nút, hoặc gõ “bỏ”, “giữ lại”.
amend-is-it-the-same = <b>{ $number }/{ $places }</b> · Có phải cùng một nhiệm vụ?
amend-before = Đang theo dõi, { $code }: “{ $title }”
amend-after = Bản mới, { $code }: “{ $title }”
amend-is-it-gone = <b>{ $number }/{ $places }</b> · Bản mới không còn nhiệm vụ { $code }: “{ $title }”.
amend-noted-whole = Đã ghi: đây là bản mới của kế hoạch này.
amend-noted-part = Đã ghi: chỉ sửa những nhiệm vụ được nêu, các nhiệm vụ khác giữ nguyên.
amend-noted-own = Đã ghi: đây là kế hoạch riêng.
amend-noted-yes = Đã ghi: cùng một nhiệm vụ.
amend-noted-no = Đã ghi: hai nhiệm vụ khác nhau.
amend-noted-drop = Đã ghi: bỏ nhiệm vụ { $code }.
amend-noted-keep = Đã ghi: giữ lại nhiệm vụ { $code }.
amend-being-compared = Đang so với kế hoạch đang theo dõi. Nhắc Việc báo lại ngay; chưa ghi gì vào hệ thống.

amend-summary = So với “<b>{ $title }</b>” đang theo dõi: giữ nguyên { $same }, <b>thay đổi { $changed }, thêm { $added }, bỏ { $dropped }</b> nhiệm vụ. Chưa ghi gì vào hệ thống.
amend-summary-part = So với “<b>{ $title }</b>” đang theo dõi: <b>thay đổi { $changed }, thêm { $added }</b> nhiệm vụ; các nhiệm vụ khác giữ nguyên. Chưa ghi gì vào hệ thống.
amend-unsure = { $count } nhiệm vụ chưa chắc có phải là một với nhiệm vụ đang theo dõi: cần { $you } trả lời.
amend-no-task-changes = Không có nhiệm vụ nào thay đổi; chỉ cập nhật số, ngày và thứ tự trong kế hoạch.
amend-places = <b>{ $places } chỗ cần { $you } xem</b> trước khi duyệt.
amend-places-seen = Đã xem { $seen }/{ $places } chỗ.
amend-mind = Lưu ý: { $what }
amend-keeps = Lịch sử, minh chứng và thời hạn đầu tiên của từng nhiệm vụ được giữ; mục tiêu và nhiệm vụ ngoài bảng giữ như cũ.
amend-beside-differs = Lịch sử, minh chứng và thời hạn đầu tiên của từng nhiệm vụ được giữ. Mục tiêu hoặc nhiệm vụ ngoài bảng của bản mới khác bản cũ: Nhắc Việc <b>chưa cập nhật</b> phần này, giữ như cũ.
amend-page = <b>Thay đổi, phần { $page }/{ $pages }</b> (tất cả { $count })
amend-changed = ✏️ <b>{ $code }</b>. { $title }
amend-changed-renumbered = ✏️ <b>{ $before } (nay là { $code })</b>. { $title }
amend-unsure-line = ❓ <b>{ $code }</b>. { $title } (chưa chắc là một nhiệm vụ)
amend-unsure-line-renumbered = ❓ <b>{ $before } (nay là { $code })</b>. { $title } (chưa chắc là một nhiệm vụ)
amend-added = ➕ <b>{ $code }</b>. { $title } · { $lead } · { $reading }
amend-dropped = ➖ <b>{ $code }</b>. { $title }
amend-parts-of-added = Có lời giống một phần nhiệm vụ { $codes } đang theo dõi: có thể được tách hoặc gộp. Nhắc Việc coi là nhiệm vụ mới.
amend-parts-of-dropped = Có lời giống một phần nhiệm vụ { $codes } của bản mới: có thể được tách hoặc gộp. Nhắc Việc coi là nhiệm vụ bị bỏ.
amend-field = { $cell }: “{ $before }” → “{ $after }”
amend-field-deadline = Thời hạn: “{ $before }” ({ $reading_before }) → “{ $after }” ({ $reading })
amend-nothing-printed = để trống
amend-cell-content = Nội dung
amend-cell-section = Lĩnh vực
amend-cell-requirement = Yêu cầu
amend-cell-product = Sản phẩm
amend-cell-deadline = Thời hạn
amend-cell-leads = Cơ quan chủ trì
amend-cell-coordinators = Cơ quan phối hợp
amend-cell-notes = Ghi chú

amend-kept = Đã cập nhật <b>{ $title }</b> theo bản mới: thay đổi { $changed }, thêm { $added }, bỏ { $dropped } nhiệm vụ. { $told ->
    [0] Không có tin nào cần gửi.
   *[other] { $told } người liên quan được báo một lần, trong giờ làm việc.
}
amend-nothing-new = Tệp này có nội dung đúng như “{ $title }” đang theo dõi: <b>không có gì thay đổi</b>, nên không ghi gì.
amend-older = Tệp này là bản trước của “{ $title }”, nay đã có bản mới hơn. Không có gì thay đổi.

amended-title = <b>Kế hoạch “{ $title }” vừa được sửa đổi</b> (theo { $by }). Những việc thay đổi với { $you }:
amended-unnumbered = bản mới
amended-due = • { $title }: hạn mới là <b>{ $due }</b> (trước là { $before }).
amended-new = • { $title }: việc mới giao { $agency }, hạn <b>{ $due }</b>.
amended-taken-over = • { $title }: nay { $agency } chủ trì (trước là { $before }), hạn <b>{ $due }</b>.
amended-handed-on = • { $title }: đã chuyển cho { $agency }.
amended-gone = • { $title }: không còn trong kế hoạch, không cần làm nữa.
amended-more = … và { $count } thay đổi khác. Gõ “việc” để xem danh sách hiện tại.
amended-no-day = chưa có ngày

doubt-amends-names-it = văn bản nói sửa đổi, bổ sung hoặc thay thế kế hoạch này.
doubt-amends-same-number = hai bản cùng số.
doubt-amends-same-title = hai bản cùng tên.
doubt-amends-most-tasks = phần lớn nhiệm vụ giống nhau.
doubt-gone-with-reports = nhiệm vụ này đã có báo cáo ({ $count }).
doubt-gone-with-evidence = nhiệm vụ này đã có minh chứng ({ $count }).
doubt-gone-with-difficulties = nhiệm vụ này có vướng mắc chưa giải quyết ({ $count }).
doubt-amend-not-an-option = chưa rõ “{ $words }” là chọn cách nào.

cli-amend-which = Kế hoạch này có vẻ là bản mới của “{ $title }” ({ $id }). Thêm --amends { $id } (bản mới đầy đủ), thêm cả --partial nếu chỉ nêu những nhiệm vụ được sửa, hoặc --separate (kế hoạch riêng). Chưa lưu gì.
cli-amend-open = Còn { $count } câu hỏi cần người trả lời, nên chưa lưu gì. Gửi tệp cho Nhắc Việc trong trò chuyện, hoặc chạy lệnh này không có --yes ở màn hình dòng lệnh.
cli-amend-answer = Chọn số (Enter để dừng):
cli-amend-option = { $number }. { $option }
cli-amend-unknown = Không tìm thấy kế hoạch { $plan } của { $commune }.
cli-amend-question = Cập nhật kế hoạch theo bản này? (c/k)

## Chỗ chưa chắc: phần đầu kế hoạch

doubt-number-blank = số kế hoạch để trống.
doubt-number-missing = không thấy số kế hoạch.
doubt-number-from-annex = số kế hoạch lấy từ phụ lục: { $printed }.
doubt-number-in-annex-differs = số ở phần đầu ({ $head }) khác số ở phụ lục ({ $annex }); Nhắc Việc lấy số ở phần đầu.
doubt-date-blank = ngày ban hành để trống (“{ $printed }”).
doubt-date-missing = không thấy ngày ban hành.
doubt-date-unclear = ngày ban hành chưa rõ: “{ $printed }”.
doubt-date-from-annex = ngày ban hành lấy từ phụ lục: { $printed }.
doubt-date-in-annex-differs = ngày ở phần đầu ({ $head }) khác ngày ở phụ lục ({ $annex }); Nhắc Việc lấy ngày ở phần đầu.
doubt-commune-missing = không thấy tên xã.
doubt-commune-inferred = tên xã suy ra từ nội dung: “{ $printed }”.
doubt-commune-differs = có hai tên xã: “{ $first }” và “{ $second }”.
doubt-province-missing = không thấy tên tỉnh.
doubt-province-inferred = tên tỉnh suy ra từ nội dung: “{ $printed }”.
doubt-title-missing = không thấy tên kế hoạch.
doubt-title-from-annex = tên kế hoạch lấy từ phụ lục: “{ $printed }”.
doubt-year-missing = không rõ năm của kế hoạch.
doubt-year-inferred = năm của kế hoạch suy ra là { $year }.
doubt-year-differs = kế hoạch ghi năm { $said }, khác năm được cho ({ $given }).
doubt-signer-missing = không thấy người ký.
doubt-office-missing = kế hoạch không nói rõ cơ quan thường trực.
doubt-office-inferred = cơ quan thường trực suy ra là { $name }.

## Chỗ chưa chắc: bảng nhiệm vụ

doubt-column-unknown = cột “{ $title }” chưa biết dùng để làm gì; nội dung được giữ ở phần ghi chú.
doubt-column-twice = cột “{ $title }” xuất hiện hai lần; cột sau được giữ ở phần ghi chú.
doubt-column-lead-and-coordinators = cột “{ $title }” gộp cả chủ trì và phối hợp.
doubt-column-misspelt = cột “{ $title }” được hiểu là “{ $meant }”.
doubt-row-short = dòng này thiếu ô.
doubt-row-long = dòng này thừa ô.
doubt-row-without-number = dòng này không có số thứ tự.
doubt-row-number-unclear = số thứ tự chưa rõ: “{ $printed }”.
doubt-row-joined = đã ghép phần bị ngắt trang: “{ $text }”.
doubt-rows-numbered = bảng không đánh số; { $count } nhiệm vụ được đánh số theo thứ tự trong bảng.
doubt-row-left-out = dòng “{ $text }” không phải nhiệm vụ nên không tính.
doubt-ticks-unclear = các tháng được đánh dấu có thể là việc lặp lại hoặc kéo dài: “{ $text }”.
doubt-row-taken-over = lấy theo dòng { $row } ở trên.
doubt-cell-unsure = chưa chắc ô này có đúng và đủ: “{ $printed }”.
doubt-read-by-ocr = máy nhận dạng chữ từ ảnh (trang { $page }), cần đối chiếu với bản giấy.
doubt-read-by-ocr-unsure = máy nhận dạng chữ từ ảnh (trang { $page }), cần đối chiếu với bản giấy; chữ chưa rõ: “{ $words }”.
doubt-page-not-read = trang { $page } có các dòng đánh số nhưng không thẳng cột với bảng, chưa đọc được.
doubt-photo-not-read = chưa đọc được chữ trên ảnh trang { $page } (ảnh nhỏ, mờ, hỏng hoặc không tải được); nhiệm vụ ở trang đó còn thiếu. Bấm «Bỏ», chụp lại từ trên xuống cho thẳng, lấy trọn trang, đủ sáng, hoặc gửi ảnh dạng tệp, rồi gửi lại cả kế hoạch.
doubt-picture-not-read = tệp có { $count } hình ảnh hoặc đối tượng nhúng lớn chưa đọc được; nếu trong đó có nhiệm vụ thì còn thiếu.
doubt-row-hidden = dòng { $row } đang bị ẩn trong bảng tính.
doubt-column-hidden = cột { $column } của trang “{ $sheet }” đang bị ẩn, vẫn được đọc.
doubt-sheet-hidden = trang “{ $sheet }” đang bị ẩn nên không đọc.
doubt-number-lost-zero = bảng tính ghi { $printed }, hiểu là { $meant }.
doubt-cell-value-missing = ô này là công thức chưa có kết quả.
doubt-cell-value-in-error = ô này bị lỗi: { $printed }.
doubt-cell-day-or-month = ngày và tháng có thể bị đảo, đang hiểu là { $meant }.
doubt-cell-table-within = ô này có một bảng bên trong, được đọc thành từng dòng.
doubt-cell-struck-out = chữ “{ $printed }” bị gạch ngang, có thể đã bỏ; vẫn được đọc.
doubt-changes-tracked = tệp còn thay đổi chưa chấp nhận, được đọc như đã chấp nhận hết.
doubt-table-not-read = bảng ở dòng { $line } chưa đọc được.
doubt-numbering-gap = số thứ tự nhảy từ { $before } sang { $after }.
doubt-numbering-twice = số { $number } xuất hiện hai lần.
doubt-numbering-heading-without-tasks = mục { $number } không có nhiệm vụ nào.
doubt-numbering-section-unclear = chưa rõ nhiệm vụ { $number } thuộc mục nào.
doubt-numbering-section-without-number = mục “{ $title }” không có số.
doubt-cell-missing = ô này để trống.
doubt-plan-no-tasks = không tìm thấy nhiệm vụ nào.
doubt-plan-annex-not-read = kế hoạch có phụ lục nhưng chưa đọc được bảng nhiệm vụ.

## Bản chạy thử (demo)

demo-title = Một năm ở xã An Mẫu
demo-intro = Bản chạy thử của Nhắc Việc trên một xã không có thật, với đồng hồ mô phỏng cả năm 2026. Lời của Nhắc Việc nằm trong khung trích dẫn, nút bấm nằm trong «…», lời người dùng gõ nằm trong `khung chữ`. Các con số dưới đây được đếm lại từ cơ sở dữ liệu.
demo-contents = Các cảnh
demo-month = Tháng { $month }
demo-day = { $day }
demo-to = **{ $time } · gửi { $names }**
demo-name = { $name } ({ $post })
demo-says = **{ $time } · { $name }**: { $what }
demo-says-about = **{ $time } · { $name }**: { $what } (ở tin “{ $about }”)
demo-command = **{ $time } · người vận hành gõ lệnh**
demo-elsewhere = { $commune }, cùng thời gian
demo-elsewhere-intro = Xã bên cạnh dùng chung một bot và một cơ sở dữ liệu, nhưng hai xã không thấy gì của nhau.

demo-scene-founding = Thêm xã, đọc kế hoạch, xem trước
demo-scene-invitation = Mời và vào việc
demo-scene-stranger = Người lạ
demo-scene-shadow = Chạy thử trước khi gửi
demo-scene-start = Bắt đầu
demo-scene-digest = Tin nhắc buổi sáng
demo-scene-standing = Việc thường xuyên
demo-scene-two-taps = Hai lần bấm
demo-scene-no-marks = Gõ không dấu
demo-scene-quarter = Tổng hợp quý
demo-scene-papers = Báo cáo, biểu và minh chứng của quý
demo-scene-closing = Chốt báo cáo quý và năm
demo-scene-slip = Ghi nhầm, hủy
demo-scene-one-sentence = Một câu kèm ảnh
demo-scene-returned = Trả lại
demo-scene-not-sure = Chưa rõ thì hỏi lại
demo-scene-weekend = Báo vào tối thứ Bảy
demo-scene-snooze = Nhắc lại chiều nay
demo-scene-difficulty = Vướng mắc
demo-scene-blocked = Một người chặn Nhắc Việc
demo-scene-in-their-place = Thủ trưởng được nhắc thay
demo-scene-unblocked = Người đã chặn quay lại
demo-scene-figure = Số liệu của chỉ tiêu, hay tiến độ?
demo-scene-one-tap = Hạn cuối, một lần bấm
demo-scene-late-head = Im lặng khi đã quá hạn: báo thủ trưởng
demo-scene-late-office = Vẫn im lặng: báo cơ quan thường trực
demo-scene-late-leader = Vẫn im lặng: báo lãnh đạo
demo-scene-late-answer = Cuối cùng trả lời

demo-fact-brought-in = Kế hoạch của { $commune }: { $tasks } nhiệm vụ thành { $items } đầu việc, { $people } người được mời.
demo-fact-reminders = Nhắc Việc gửi { $messages } tin nhắc, { $times } lượt việc, trong { $days } ngày làm việc.
demo-fact-answers = Mọi người báo hoàn thành { $done } lần, vẫn duy trì { $kept } lần, tiến độ { $progress } lần, vướng mắc { $difficulties } lần.
demo-fact-timeliness = Báo cáo đúng hạn: { $on_time } đầu việc. Sau thời hạn: { $late } đầu việc.
demo-fact-proofs = Minh chứng: { $count }, trong đó { $files } tệp được giữ nguyên bản, đặt tên theo mã SHA-256.
demo-fact-chain = Thủ trưởng xác nhận { $confirmed } lần, cơ quan thường trực duyệt { $verified } lần, trả lại { $returned } lần.
demo-fact-trouble = Ghi nhầm rồi hủy: { $undone } lần. Báo đến lãnh đạo: { $escalated } lần. Người chặn Nhắc Việc: { $blocked }.
demo-fact-left = Hết năm còn { $open } đầu việc chưa xong và { $waiting } đầu việc chờ điều kiện hoặc chờ cho ngày.
demo-fact-history-whole = Lịch sử có { $count } sự kiện, chuỗi kiểm tra liền mạch.
demo-fact-history-broken = Lịch sử có { $count } sự kiện, CHUỖI KIỂM TRA BỊ ĐỨT.
demo-fact-headline = Tổng hợp quý IV: { $headline }

demo-preparing = Đang chuẩn bị xã An Mẫu (không có thật), từ tháng 1 đến tháng 11:
demo-welcome = <b>Chạy thử Nhắc Việc.</b> Bây giờ là 07:30 { $day } ở xã An Mẫu. Anh/chị lần lượt ngồi vào bốn ghế:
demo-seat = • ghế { $number }: { $name }, { $post }
demo-commands = Lệnh của bản chạy thử: “:mai” sang sáng ngày làm việc sau, “:chiều” đến 14:00 hôm nay, “:tuần” qua 5 ngày làm việc, “:ai” xem ai ngồi ghế nào, “:thoát” để dừng.
demo-clock = ════ { $time } { $day } ════
demo-quiet = Không ai ở bốn ghế có việc cần nhắc lúc này.
demo-first = Gõ gì trước? Anh/chị đang ở ghế 1 (cán bộ Phòng Kinh tế). Gõ một trong các dòng sau rồi bấm Enter:
    • “#1” để bấm nút thứ nhất (mở việc 2)
    • “5 xong, kh 45/KH-UBND ngay 20/11”
    • “2 vướng: chưa nhận bảng kê của thôn”
    • “mai xong”
    Sau đó gõ “2>” để sang ghế 2 rồi “#1” để thủ trưởng xác nhận, “3>” rồi “#1” để cơ quan thường trực duyệt, “3> /tonghop quý 4” để xem tổng hợp. Gửi tệp: “@đường/dẫn/tệp 2 xong”.
demo-unknown-command = Bản chạy thử không có lệnh này.
demo-goodbye = Đã dừng bản chạy thử. Gõ “nhacviec demo --headless” để xem trọn một năm.

demo-files = Các tệp nằm trong { $folder }:
demo-file-transcript = toàn bộ hội thoại trong năm, có mục các cảnh
demo-file-summaries = tổng hợp từng quý và cả năm, dạng chữ
demo-file-papers = giấy tờ mà cơ quan thường trực nhận được khi trò chuyện: biểu đồ, báo cáo (Word), biểu (Excel), minh chứng (tệp nén)
demo-file-preview = bản xem trước của hai kế hoạch
demo-file-nhacviec = cơ sở dữ liệu (SQLite)
demo-file-evidence = tệp minh chứng, mỗi tệp mang tên là mã SHA-256

## Bảng Excel của kế hoạch

choice-plan-xlsx = Tải bảng (Excel)
plan-workbook-coming = Đang lập bảng Excel của kết quả đọc; Nhắc Việc gửi vào đây ngay khi xong.
plan-workbook = Bảng kết quả đọc. { $You } sửa ngoài mạng rồi gửi lại tệp này vào đây: Nhắc Việc đọc đúng những ô đã sửa. Chưa ghi gì vào hệ thống.
plan-workbook-stale = Kế hoạch này bây giờ được đọc khác lúc trước, nên bảng chưa lập được. { $You } xem lại phần vừa đọc, rồi bấm lại.
cli-workbook-written = Đã ghi bảng vào { $path }.

book-name = { $name } - bảng kế hoạch.xlsx
book-name-nameless = bảng kế hoạch.xlsx
book-sheet-about = Hướng dẫn
book-sheet-tasks = Nhiệm vụ
book-sheet-head = Kế hoạch
book-sheet-sections = Lĩnh vực
book-sheet-goals = Mục tiêu
book-sheet-duties = Nhiệm vụ ngoài bảng
book-sheet-agencies = Cơ quan
book-legend-editable = Ô trắng, tiêu đề xanh: được sửa.
book-legend-computed = Ô xám: Nhắc Việc tự tính từ các ô khác; sửa ở đây không có tác dụng.
book-legend-doubted = Ô vàng: chỗ cần xem lại, lý do ghi ở cột “Chỗ cần xem lại”.
book-about-title = Kết quả đọc: { $title }
book-about-counts = { $tasks } nhiệm vụ, trong đó { $doubts } nhiệm vụ có chỗ cần xem lại.
book-about-edit = Sửa thẳng vào ô trắng hoặc ô vàng. Thời hạn, cơ quan, chỉ tiêu ghi như trong kế hoạch, ví dụ “Trước 30/11/2026”, “Quý II/2026”, “Thường xuyên”; nhiều cơ quan cách nhau bằng dấu chấm phẩy. Nếu kế hoạch in đúng mà Nhắc Việc hiểu sai thời hạn, { $you } ghi cách hiểu đúng vào cột “Sửa thời hạn”.
book-about-rows = Thêm nhiệm vụ: chèn dòng mới và ghi nội dung. Bỏ nhiệm vụ: xóa cả dòng; Nhắc Việc sẽ hỏi lại trước khi bỏ. Có thể lọc, sắp xếp, đổi màu; không xóa dòng và cột ẩn.
book-about-seen = Chỗ vàng đã đọc đúng: ghi “x” vào cột “Đã xem”.
book-about-back = Lưu lại dạng .xlsx và gửi tệp cho Nhắc Việc trong khung trò chuyện. Nhắc Việc đọc lại những gì đã sửa và chỉ ghi vào hệ thống khi { $you } duyệt.

book-column-code = STT
book-column-section = Thuộc mục
book-column-content = Nội dung nhiệm vụ
book-column-requirement = Yêu cầu
book-column-product = Sản phẩm
book-column-deadline-text = Thời hạn ghi trong kế hoạch
book-column-reading = Nhắc Việc hiểu là
book-column-last-day = Ngày cuối
book-column-fix = Sửa thời hạn (nếu hiểu sai)
book-column-leads = Cơ quan chủ trì
book-column-coordinators = Cơ quan phối hợp
book-column-targets = Chỉ tiêu
book-column-notes = Ghi chú
book-column-why = Chỗ cần xem lại
book-column-seen = Đã xem
book-column-name = Mục
book-column-value = Giá trị
book-column-title = Tên
book-column-parent = Thuộc mục lớn
book-column-text = Nội dung
book-column-due = Hạn
book-column-agency = Cơ quan thực hiện
book-column-agency-name = Tên cơ quan
book-column-aliases = Cách gọi khác (cách nhau bằng dấu chấm phẩy)

book-head-number = Số kế hoạch
book-head-issued-on = Ngày ban hành
book-head-title = Tên kế hoạch
book-head-commune = Xã, phường
book-head-province = Tỉnh, thành phố
book-head-year-from = Năm thực hiện: từ
book-head-year-to = Năm thực hiện: đến
book-head-signer = Người ký
book-head-signer-title = Chức vụ người ký
book-head-standing-office = Cơ quan thường trực
book-head-doubt = Cả kế hoạch
book-why = { $cell }: { $doubt }
book-why-plan = { $doubt }

book-untouched = Bảng gửi lại giống hệt bảng đã tải, không có gì thay đổi.
book-changed = Bảng gửi lại: đã sửa { $cells } ô, thêm { $added } nhiệm vụ, bỏ { $dropped } nhiệm vụ.
book-changed-rows = Ở các trang khác: thêm { $added } dòng, bỏ { $dropped } dòng.
book-cell = • { $sheet }, hàng { $row }, { $column }: “{ $words }”
book-empty = (để trống)
book-more = • … và { $count } ô nữa.
book-dropped = Những nhiệm vụ không còn trong bảng (STT { $codes }) <b>chưa bị bỏ</b>: Nhắc Việc hỏi lại trước khi bỏ.
book-unclear = { $cells } ô chưa đọc được như { $you } muốn, vẫn cần xem lại:
book-unclear-cell = • { $sheet }, hàng { $row }, { $column } (“{ $words }”): { $doubt }
book-still-used-line = • { $sheet }: { $doubt }
book-strange = Không đọc các cột thêm vào: { $columns }.

plan-how-dropped = { $You } bấm «Bỏ nhiệm vụ» nếu đúng là bỏ; chưa bấm thì nhiệm vụ được giữ.
choice-plan-drop-task = Bỏ nhiệm vụ
choice-plan-keep-task = Giữ lại
plan-noted-dropped = Đã ghi: bỏ nhiệm vụ này khi duyệt.
plan-noted-stays = Đã ghi: giữ lại nhiệm vụ này.

unreadable-book-without-seal = Đây là bảng của Nhắc Việc nhưng trang ẩn trong tệp không còn (có thể tệp đã được chép sang tệp khác), nên không biết bảng này thuộc kế hoạch nào. { $You } tải lại bảng, sửa trên tệp đó rồi gửi lại. Chưa ghi gì vào hệ thống.
unreadable-book-newer = Bảng này do một bản Nhắc Việc mới hơn lập. { $You } tải lại bảng rồi sửa trên tệp mới. Chưa ghi gì vào hệ thống.
unreadable-book-damaged = Phần ẩn của bảng đã bị sửa hoặc hỏng nên không đọc được. { $You } tải lại bảng, sửa trên tệp mới rồi gửi lại. Chưa ghi gì vào hệ thống.
unreadable-book-sheet-twice = Trang “{ $sheet }” có hai bản trong tệp, chưa rõ bản nào đúng. { $You } xóa bớt một bản rồi gửi lại. Chưa ghi gì vào hệ thống.
unreadable-book-sheet-missing = Bảng không còn trang “Nhiệm vụ”, hoặc hàng ẩn đầu trang đã bị xóa. { $You } tải lại bảng, sửa trên tệp mới rồi gửi lại. Chưa ghi gì vào hệ thống.

doubt-workbook-row-gone = không còn trong bảng gửi lại; bỏ nhiệm vụ này khỏi kế hoạch?
doubt-workbook-day-unclear = “{ $printed }” không phải một ngày như “30/11/2026”; giá trị cũ được giữ.
doubt-workbook-mark-unclear = chưa rõ “{ $printed }” nghĩa là đã xem hay chưa; ghi “x” nếu đã xem.
doubt-workbook-nothing-to-accept = có chỗ chưa đọc được gì để xác nhận; cần ghi giá trị đúng.
doubt-workbook-value-lost = ô có công thức hoặc lỗi mà không có giá trị; giá trị cũ được giữ.
doubt-workbook-still-used = “{ $name }” vẫn được dùng ở trang Nhiệm vụ nên chưa bỏ.
doubt-workbook-name-missing = tên để trống; tên cũ được giữ.
doubt-workbook-targets-unclear = chưa thấy chỉ tiêu nào trong “{ $printed }”.
doubt-workbook-year-changed = năm của kế hoạch đã đổi mà thời hạn này từng được sửa tay; cần xem lại.

book-name-next = Kế hoạch { $year } - bảng kế hoạch.xlsx
choice-plan-next = { $plan }
plan-next-which = { $You } chọn kế hoạch để lập kế hoạch năm sau:
plan-next-coming = Đang lập bảng kế hoạch năm sau từ “{ $title }”; Nhắc Việc gửi vào đây ngay khi xong.
plan-next = Bảng để lập kế hoạch năm { $year } gồm các nhiệm vụ của kế hoạch hiện nay, năm đã chuyển sang năm sau; báo cáo và minh chứng không mang theo. Mỗi thời hạn đã chuyển đều được đánh dấu để xem lại. { $You } sửa trong bảng rồi gửi lại tệp vào đây. Chưa ghi gì vào hệ thống.
plan-which = Có nhiều kế hoạch, cần nói rõ kế hoạch nào: { $plans }.
doubt-deadline-moved = chuyển từ thời hạn năm trước “{ $printed }”.
doubt-content-names-year = nội dung còn nhắc đến năm { $year }.
doubt-years-moved = năm của kế hoạch được chuyển: bắt đầu { $first }, kết thúc { $last }.
