"""What the words of a reply mean: every phrase we know, with its sense."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, auto

from plans.reply_words import Word, lacks_marks, may_mean, plain


class Sense(IntEnum):
    """What a phrase does in a sentence. A word without a sense is UNKNOWN, and an unknown word makes us ask."""

    # who speaks to whom, and how
    POLITE = auto()
    SELF = auto()
    OUR_UNIT = auto()
    OTHER = auto()
    ADDRESS = auto()
    VOCATIVE = auto()
    THANKS = auto()
    HELLO = auto()
    YES = auto()
    NOTED = auto()
    MAYBE_YES = auto()  # may be "noted" or "done"
    # the state of work
    DONE = auto()
    DELIVERED = auto()
    SENT = auto()
    SUBMITTED = auto()
    SIGNED = auto()
    DO = auto()
    STEP = auto()
    BEGIN = auto()
    DRAFT = auto()
    PARTLY = auto()
    ONGOING = auto()
    HALFWAY = auto()
    KEPT = auto()
    HABIT = auto()  # done as ever: "thường xuyên", "hằng ngày"
    AROSE = auto()
    # time and aspect
    ALREADY = auto()
    PAST = auto()
    JUST = auto()
    NOTYET = auto()
    NEARLY = auto()
    FUTURE = auto()
    SOON = auto()
    LATER = auto()
    STILL = auto()
    # doubt
    NOT = auto()
    NOT_AT_ALL = auto()
    HEDGE = auto()
    HEARSAY = auto()
    SAY = auto()
    CONDITION = auto()
    ORDER = auto()
    WISH = auto()
    SARCASM = auto()
    REMAIN = auto()
    EXCEPT = auto()
    BUT = auto()
    # asking
    TAG = auto()
    WHAT = auto()
    WHO = auto()
    WHERE = auto()
    HOW = auto()
    WHEN = auto()
    HOW_MANY = auto()
    WHAT_OF_TASK = auto()
    # what stands in the way
    BLOCKER = auto()
    LACK = auto()
    WAIT = auto()
    BUSY = auto()
    WEATHER = auto()
    REASON = auto()
    BODY = auto()
    # more time
    EXTEND = auto()
    BEG = auto()
    FOR = auto()
    UNTIL = auto()
    FROM = auto()
    MORE = auto()
    DEADLINE = auto()
    # whose work it is
    HANDOVER = auto()
    BELONG = auto()
    OF = auto()
    IN_CHARGE = auto()
    DUTY = auto()
    WRONG_PERSON = auto()
    PLEASE = auto()
    # the office
    APPROVE = auto()
    RETURN = auto()
    REDO = auto()
    REMIND = auto()
    REVIEW = auto()
    # the dialogue
    UNDO = auto()
    CANCEL = auto()
    ENOUGH = auto()
    CORRECTION = auto()
    HELP = auto()
    WAY = auto()
    LIST = auto()
    SUMMARY = auto()
    PERIOD = auto()
    QUARTER = auto()
    OVERDUE = auto()
    TASK_TALK = auto()
    OFFTOPIC = auto()
    # things
    PROOF = auto()
    PAPER = auto()
    ELSEWHERE = auto()
    GENERIC = auto()
    MANNER = auto()
    AT_ONCE = auto()
    ALL = auto()
    WHOLE = auto()  # all of a thing: "toàn bộ hồ sơ"
    GET = auto()
    LINK = auto()
    AND = auto()
    WITH = auto()
    AT = auto()
    ABOUT = auto()
    ALSO = auto()
    ONLY = auto()
    COUNTED = auto()
    VERY = auto()
    # found by their shape or by the context
    ITEM = auto()
    NUMBER = auto()
    PERCENT = auto()
    DATE = auto()
    TITLE = auto()
    PERSON = auto()
    UNIT = auto()
    EVIDENCE = auto()
    SMILE = auto()
    THUMB = auto()
    TICK = auto()
    MOCKERY = auto()
    SORRY = auto()  # a face that is sorry for what is told, and jests where something is finished
    COLON = auto()
    STOP = auto()
    COMMA = auto()
    ASKED = auto()
    QUOTE = auto()
    UNKNOWN = auto()


# Where a word without marks may stand for several, it is taken for this one; otherwise for the one written first.
_WITHOUT_MARKS = {
    "dang": "đang", "cham": "chậm", "cung": "cũng", "ho": "hộ", "lan": "lần", "nho": "nhờ", "ban": "bận",
    "dau": "đâu", "nhan": "nhắn", "han": "hạn", "phan": "phần", "noi": "nói", "hoi": "hỏi", "nghi": "nghĩ",
}  # fmt: skip
_OURS = (
    "em",
    "mình",
    "tôi",
    "tui",
    "ta",
    "chúng em",
    "chúng tôi",
    "chúng mình",
    "bọn em",
    "tụi em",
    "bọn mình",
    "tụi tui",
)
_UNITS = (
    "bên", "phòng", "đơn vị", "cơ quan", "ban", "tổ", "trường", "trạm", "trung tâm", "hội", "đoàn", "bộ phận",
    "văn phòng", "xã", "phường", "nhóm", "ủy ban", "mặt trận", "đội", "hợp tác xã",
)  # fmt: skip
_PHRASES: dict[Sense, str] = {
    Sense.POLITE: """
        dạ, ạ, á, nhé, cuối cùng cũng, cuối cùng thì cũng, may quá, hú hồn, mừng quá, ơn trời, ơn giời, nha,
        nhá, nhe, nghen, nhen, hen, nghe, nè, nì, nớ, cơ, hì, hihi, hehe, hi hi, ơi, ui, yêu, thân yêu, yêu quý,
        kính mến, xinh, xinh đẹp, đáng yêu, thưa, kính thưa, kính gửi, kính báo cáo, trân trọng, đó, đấy, ấy,
        xin thông tin, xin thông báo, xin báo cáo, xin báo, em xin báo cáo, em xin phép báo cáo, em xin thông
        tin, em xin báo, xin phép báo cáo, em báo cáo, vâng ạ dạ, xin lỗi, em xin lỗi, báo cáo lại, thông tin
        lại""",
    Sense.ADDRESS: """
        báo cáo anh, báo cáo chị, báo cáo sếp, báo cáo lãnh đạo, báo cáo các anh, báo cáo các chị, báo cáo đồng
        chí, báo cáo các đồng chí, báo cáo thủ trưởng, báo cáo cô, báo cáo chú, báo cáo bác, báo cáo anh chị,
        báo cáo bí thư, báo cáo chủ tịch, báo cáo với anh, báo cáo với chị, báo cáo văn phòng""",
    Sense.OUR_UNIT: ", ".join(("bên này", *(f"{unit} {ours}" for unit in _UNITS for ours in _OURS))),
    Sense.SELF: """
        em, chúng em, bọn em, tụi em, mình, chúng mình, tôi, chúng tôi, cháu, chúng cháu, tui, tụi tui, anh
        em""",
    Sense.OTHER: """
        anh, chị, cô, chú, bác, sếp, thủ trưởng, đồng chí, các anh, các chị, các đồng chí, anh chị, mọi người,
        bạn, các bạn, mấy anh, mấy chị, cả nhà, bot, các bác, các anh chị""",
    Sense.THANKS: "cảm ơn, cám ơn, em cảm ơn, xin cảm ơn, cảm ơn nhiều, cảm ơn nhé, biết ơn",
    Sense.HELLO: """
        chào, xin chào, kính chào, hello, hi, helo, alo, a lô, chào buổi sáng, chào buổi chiều, chào cả nhà,
        good morning""",
    Sense.YES: "vâng, dạ vâng, vâng dạ, ok, ừ, yes, rõ, đã rõ, nghe rõ, tuân lệnh, nhất định rồi, dạ có ạ",
    Sense.NOTED: """
        nhớ rồi, nhận được, biết rồi, hiểu rồi, rõ rồi, đã nhận, đã nhận được, nhận được rồi, nhận được tin,
        nhận tin, nhận được thông báo, đã nhận thông báo, nhận rồi, đã xem, xem rồi, đã đọc, đọc rồi, đã nắm,
        nắm được, nắm rồi, đã biết, đã hiểu, tiếp thu, nhận, nhận được báo cáo, đã nhận báo cáo, đã nhận được
        báo cáo, em biết, em hiểu, nghe rồi, yên tâm, cứ yên tâm, nhận nhiệm vụ, đã nhận nhiệm vụ, nhận thông
        tin, em nghe, note lại, note rồi, em note, lưu lại rồi, ghi lại rồi, ghi vào sổ rồi, đã note, đã ghi
        lại, đã lưu ý, đã tiếp nhận thông tin, đã nhận việc, đã nhận văn bản, đã nhận thông tin, đã nhận được
        thông báo, đã nhận được tin, đã nhận được thông tin, em làm đây, làm đây, có gì em báo, có gì em báo
        lại, có kết quả em báo, có kết quả em báo lại, em đang xem, em nhớ, ghi nhớ, em note lại, em note lại
        rồi, em note rồi, note lại rồi, có gì em báo sau, có gì em báo anh, có gì em báo chị, có gì em báo anh
        sau, có gì em báo chị sau, em ghi nhớ, em lưu ý, lưu ý rồi, ghi nhận, đã ghi nhận, noted, seen, đã tiếp
        nhận, tiếp nhận, đã thấy, thấy rồi, em nhận việc, nhận việc""",
    Sense.MAYBE_YES: "ok hết, ổn, ok luôn, ngon, chuẩn",
    # the state of work
    Sense.DONE: """
        xong, hoàn thành, hoàn tất, xong xuôi, done, finish, finished, completed, hoàn thành xong, hoàn tất
        xong, song rồi, song ạ, song hết, đã song, xong hoàn toàn, làm song rồi""",
    Sense.DELIVERED: """
        nộp, ban hành, phát hành, ký ban hành, ký và ban hành, ký phát hành, ký và phát hành, ký duyệt và ban
        hành, ký duyệt ban hành, ký duyệt và phát hành, phê duyệt và ban hành, ký và đóng dấu ban hành, công bố,
        bàn giao sản phẩm""",
    Sense.SENT: "gửi, gởi, gửi kèm, kèm, kèm theo, chuyển đi, up, đăng, tải lên, nhắn, bắn, đẩy",
    Sense.SUBMITTED: """
        trình, trình ký, trình lãnh đạo, trình lãnh đạo ký, trình chủ tịch, trình duyệt, trình phê duyệt, đệ
        trình, chờ ký, chờ duyệt, chờ phê duyệt, đợi ký, đợi duyệt, đợi phê duyệt, chờ đóng dấu, chờ thẩm
        định""",
    Sense.SIGNED: "ký, ký số, ký duyệt, đóng dấu",
    Sense.DO: """
        làm, làm thay, làm thay em, làm giúp, làm hộ, mần, thực hiện, triển khai, xử lý, giải quyết, tiến hành,
        hoạt động, lo""",
    Sense.STEP: """
        soạn, soạn thảo, viết, gõ, chạy, lấy chữ ký, xây dựng, lập, chuẩn bị, nhập, nhập liệu, cập nhật, in,
        khảo sát, thống kê, kiểm tra, kiểm kê, rà, rà soát, hoàn thiện, chỉnh sửa, sửa, huy động, theo dõi, thu
        thập, lấy ý kiến, lấy ý kiến góp ý, tiếp thu ý kiến, tiếp thu góp ý, tiếp thu ý kiến góp ý, giải trình,
        xin ý kiến, thẩm định, phối hợp, tham mưu, niêm yết, đối chiếu, điều tra, vận động, tổ chức, tổng hợp,
        dán, treo, chụp, quét, chấm, đánh giá, ghi, tập hợp, kiểm đếm, đo, phát, thu, đi cơ sở, xuống thôn, bổ
        sung số liệu, lấy số liệu, đẩy nhanh, đẩy nhanh tiến độ, gấp rút, tập trung, nỗ lực, dồn sức, dồn lực,
        tăng tốc, chạy nước rút, tích cực""",
    Sense.BEGIN: """
        bắt đầu, bắt tay vào, bắt tay vào làm, bắt đầu làm, khởi động, bắt tay, đụng đến, đụng tới, động đến,
        động tới, đụng vào, động vào, sờ đến, sờ tới, sờ vào, động tay, đụng tay, khởi công""",
    Sense.DRAFT: """
        lên khung, lên đề cương, có khung, có dự thảo, có đề cương, dự thảo, bản thảo, bản nháp, khung, đề
        cương, phần thô, bản mềm""",
    Sense.PARTLY: """
        vài, kha khá, tương đối, một vài, cơ bản, về cơ bản, một phần, phần lớn, đa phần, đại đa số, hầu hết, sơ
        bộ, bước đầu, phần đầu, tạm, tạm thời, tàm tạm, phần nào, giai đoạn, đợt, khâu, bước, phần, quá nửa
        phần, phần chính, một ít, một số""",
    Sense.ONGOING: "đang, đương, vẫn đang, còn đang, đang còn, hiện đang, đang trong quá trình, đang đi",
    Sense.HALFWAY: "dở, làm dở, dở dang, đang dở, còn dở, nửa chừng",
    Sense.KEPT: """
        vẫn duy trì, duy trì, duy trì thường xuyên, vẫn thực hiện thường xuyên, vẫn duy trì thường xuyên, vẫn
        làm thường xuyên, thực hiện thường xuyên, tiếp tục duy trì, vẫn tiếp tục duy trì, được duy trì, vẫn được
        duy trì, duy trì hoạt động, duy trì thực hiện, tiếp tục duy trì thực hiện, duy trì nề nếp, duy trì đều,
        duy trì đều đặn, vẫn đều đặn""",
    Sense.HABIT: """
        thường xuyên, đều đặn, hằng ngày, hàng ngày, hằng tuần, hàng tuần, hằng tháng, hàng tháng, liên tục,
        bình thường, ổn định, như cũ, như thường lệ, như trước, định kỳ, thường kỳ, mọi ngày""",
    Sense.AROSE: "phát sinh, có phát sinh",
    # time and aspect
    Sense.ALREADY: "rồi",
    Sense.PAST: "đã",
    Sense.JUST: "mới, vừa, vừa mới, mới vừa",
    Sense.NOTYET: "chưa, vẫn chưa, chưa hề, chưa kịp, vẫn chưa kịp, còn chưa, hiện chưa, chưa từng, chưa thể",
    Sense.NEARLY: "sắp, gần, gần như, hầu như, sắp sửa, suýt, chuẩn bị xong, sắp sắp, gần gần",
    Sense.FUTURE: """
        sẽ, định, dự kiến, cố gắng, cố, ráng, gắng, phấn đấu, hứa, đảm bảo, để, chắc chắn, kịp, cam kết, tranh
        thủ, khẩn trương, quyết tâm, nhất định, dự định, chực, thề, nguyện, hẹn sẽ, dự tính, hướng tới, hướng
        đến, sẽ cố, sẽ cố gắng, ưu tiên""",
    Sense.SOON: """
        sớm, sớm nhất, sớm thôi, sớm nhất có thể, ngay khi, dần, từ từ, sắp tới, thời gian tới, trong thời gian
        tới, tới đây""",
    Sense.AT_ONCE: "ngay, liền, ngay ạ, luôn, luôn ạ, ngay bây giờ, ngay lập tức, ngay đây",
    Sense.LATER: """
        sau, tí, tí nữa, lát, lát nữa, chút nữa, chốc nữa, tẹo nữa, xíu nữa, một lúc nữa, một lát nữa, nữa, mai
        mốt, hôm khác, dịp khác, khi khác, ít hôm nữa, một tí, một chút, chút""",
    Sense.STILL: """
        vẫn, vẫn còn, hiện tại, hiện, hiện nay, bây giờ, giờ, tới giờ, đến giờ, đến nay, lúc này, tiếp tục, vẫn
        tiếp tục""",
    # doubt
    Sense.NOT: """
        không, chẳng, chả, đừng, không phải, chẳng phải, chả phải, không hề, đâu có, đâu phải, chớ, nỏ, kh,
        hông, không được, no, not, khỏi phải, đếch, éo, làm gì có, có đâu, chứ không phải, chớ không phải, chứ
        đâu phải""",
    Sense.NOT_AT_ALL: "đâu",
    Sense.HEDGE: """
        hình như, chắc, chắc là, có lẽ, có vẻ, không biết, tưởng, nghĩ, nghĩ là, em nghĩ, coi như, xem như, cứ
        cho là, tính là, gọi là, có thể, không chắc, chưa chắc, không rõ, chưa rõ, áng chừng, hy vọng, thì phải,
        không nhớ, quên, nghi, dường như, đoán, hẳn, kiểu như, coi bộ, cũng gọi là, cho là, cho rằng, lẽ ra,
        đáng lẽ, đáng lý, đáng ra, đúng ra, nhẽ ra, giả vờ, giả bộ, vờ, làm bộ, ra vẻ, làm như, khai khống, báo
        khống, khống, may ra, chưa hẳn, không hẳn, ngờ, ngỡ, tính ra, cứ ngỡ, trên giấy, trên danh nghĩa, lấy
        lệ, chiếu lệ, hình thức, cho có, đối phó, gần như là""",
    Sense.HEARSAY: """
        nghe nói, nghe bảo, nghe đâu, nghe đồn, thấy bảo, thấy nói, thấy kêu, khoe, đồn, bảo, kêu, theo lời""",
    Sense.SAY: "báo, nói, nhắn lại, báo cáo, báo lại, thông báo, phản hồi, trả lời, hồi âm, thông tin",
    Sense.CONDITION: """
        nếu, miễn là, miễn, giá mà, giá như, giả sử, trừ khi, hễ, với điều kiện, khi, một khi, phải chi, đợi
        khi, chờ khi, sau khi, trước khi, mà xong, chỉ cần, lỡ, nhỡ, có khi""",
    Sense.ORDER: """
        phải, cần, hãy, nhớ, yêu cầu, nên, đi, cần phải, bắt buộc, lệnh, chỉ đạo, khẩn, nhanh, nhanh lên, gấp,
        đòi, bắt, bắt phải, ép, buộc, thúc ép, xúi, rủ, đành phải, cấm""",
    Sense.WISH: """
        mong, ước, ước gì, mong là, mong sao, cầu, cầu mong, muốn, mơ, thèm, ngại, sợ, sợ là, e là, e rằng,
        lười""",
    Sense.SARCASM: """
        thế quái nào, quái gì, còn lâu, đời nào, có mà, mơ à, mơ đi, kiếp sau, còn khuya, mới lạ, mới tài, sao
        mà, làm sao mà, có giời, có trời, trời mà, ảo, đùa, nói đùa, đùa thôi, haha, ha ha, kaka, kk, kkk, lol,
        xong đời, xong phim, toang, tiêu rồi, xong chuyện, hết hồn, gớm, chết, thế mà cũng, bốc phét, xạo""",
    Sense.REMAIN: "còn, còn lại, còn thiếu, chỉ còn, còn mỗi, nốt, nốt phần, phần còn lại",
    Sense.EXCEPT: "khác, việc khác, trừ, ngoại trừ, trừ mỗi, không kể, không tính, ngoài, chưa kể, chưa tính",
    Sense.BUT: """
        nhưng, nhưng mà, tuy nhiên, mà, cơ mà, có điều, chỉ có điều, tuy, mỗi tội, thế mà, vậy mà, nhưng còn,
        nhưng vẫn, song, dù, mặc dù, dẫu""",
    # asking
    Sense.TAG: """
        à, ư, hả, hở, hử, nhỉ, chăng, phải không, đúng không, được không, có phải, có đúng, phải vậy không, phải
        ko, chứ, chứ nhỉ, chưa nhỉ, hông ta, không nhỉ, không ta, được chưa, có không, có được không, cho em
        hỏi, cho hỏi, hỏi chút, em hỏi chút, cho hỏi chút, cho em hỏi chút, em muốn hỏi, em xin hỏi, xin hỏi""",
    Sense.WHAT: "gì, gì cả, gì hết, gì đâu, nào, cái gì, những gì, gì vậy, gì thế, loại nào, cái nào",
    Sense.WHO: "ai, những ai, đơn vị nào, phòng nào, cơ quan nào, bên nào, thôn nào, người nào, anh nào, chị nào",
    Sense.WHERE: """
        ở đâu, về đâu, đến đâu, tới đâu, đi đâu, chỗ nào, nơi nào, lấy đâu, vào đâu, qua đâu, cho ai, tại đâu""",
    Sense.HOW: """
        thế nào, như thế nào, sao, ra sao, làm sao, kiểu gì, bằng cách nào, cách nào, như nào, sao vậy, tại sao,
        vì sao, sao thế, là sao, mức nào, thế nào vậy""",
    Sense.WHEN: """
        khi nào, bao giờ, lúc nào, chừng nào, hôm nào, ngày nào, mấy giờ, bữa nào, tháng nào, đến khi nào, tháng
        mấy, đến tháng mấy, ngày mấy""",
    Sense.WHAT_OF_TASK: """
        cần những gì, cần gì, gồm những gì, gồm gì, yêu cầu gì, yêu cầu thế nào, làm thế nào, làm như thế nào,
        mẫu nào, theo mẫu nào, bản giấy hay bản mềm, bản cứng hay bản mềm, bản mềm hay bản giấy, cần hồ sơ gì,
        làm những gì, còn mấy ngày nữa, còn mấy hôm nữa, còn bao nhiêu ngày, còn bao nhiêu ngày nữa, còn bao
        lâu, còn bao lâu nữa""",
    Sense.HOW_MANY: "mấy, bao nhiêu, bao lâu, bao nhiêu phần trăm, đạt bao nhiêu, đạt bao nhiêu phần trăm",
    # what stands in the way
    Sense.BLOCKER: """
        bị, mất, sai, bị mất, bị sai, bị xóa, bị trả, bị trả lại, vướng, vướng mắc, khó khăn, gặp khó, khó, kẹt,
        tắc, ách tắc, bị tắc, bó tay, lỗi, bị lỗi, hỏng, bị hỏng, hư, sập, nghẽn, mất điện, mất mạng, mất sóng,
        cúp điện, mất nước, sạt lở, sạt, mưa lũ, lũ, lũ quét, lũ lụt, ngập, ngập lụt, bão, lụt, dịch bệnh, quá
        tải, treo máy, treo đấy, trục trặc, bế tắc, bất cập, hạn hán, cháy, bị sập, bỏ dở, đi vắng, vắng hết,
        vắng nhà, phản đối, khiếu nại, khiếu kiện, tranh chấp, lệch, lệch nhau, sai lệch, vênh nhau, không khớp,
        chưa khớp, sai sót, không kịp, làm không kịp, không kịp làm, chồng chéo, lúng túng, bỡ ngỡ, xuống cấp,
        hư hỏng, bị hư, gãy, đứt, cắt điện, rớt mạng, mạng yếu, mạng chậm, mạng lag, lag, đơ, bị treo, treo liên
        tục, đứng máy, đi làm ăn xa, đi làm xa, đi rẫy, đi nương, đi làm hết, đi làm công ty, nghỉ thai sản,
        nghỉ việc, nghỉ hưu, chuyển công tác, trùng lịch, ít người, không nghe máy, không bắt máy, không liên
        lạc được, không liên hệ được, không hợp lệ, không rõ cách, chưa rõ cách, chưa biết cách, chưa biết làm,
        không biết làm, chưa nắm được cách, phụ thuộc, bất khả kháng, chưa hiểu, chưa hiểu rõ, không hiểu, không
        hiểu rõ, chưa nắm rõ, chưa rõ yêu cầu, chưa rõ nội dung, chưa làm kịp, không thống nhất, chưa được thống
        nhất, chưa đồng nhất, khóa tài khoản, bị khóa, quá ít, chậm trễ, chê, né tránh, thoái thác, không có ai
        nhận, ì ạch, bảo trì, bỏ ngang, bỏ cuộc, dở chứng, làm không được, làm không nổi, không làm nổi, không
        phối hợp, không hợp tác, chưa phối hợp, chưa thống nhất, chậm gửi, không chịu, hết giấy, hết mực, hết
        tiền, hết phiếu, hết mẫu, hết kinh phí, hết vốn, không đủ, chưa đủ, không xuể, không kham nổi, rối,
        vướng víu, đứt cáp, virus, khó quá, chưa duyệt cấp kinh phí, không đăng nhập được""",
    Sense.LACK: """
        chưa ai, chưa có ai, không ai, không có ai, thiếu, không có, chưa có, chưa thấy có, chưa nhận được, chưa
        cấp, chưa được cấp, không thấy, chưa thấy, chưa bố trí, chưa bố trí được, chưa được bố trí, chưa được
        giao, không được cấp, chưa được tập huấn, chưa về, vẫn chưa về, chưa có về, chưa được phân bổ, chưa phân
        bổ, chưa được duyệt kinh phí, chưa cung cấp, không cung cấp, chưa giải phóng""",
    Sense.WAIT: "chờ, đợi, còn chờ, còn đợi, phải chờ, phải đợi, ngóng",
    Sense.BUSY: """
        bận, đang đi công tác, đi tập huấn, đang đi tập huấn, đi chữa bệnh, đi viện, đi khám bệnh, đi làm nhiệm
        vụ khác, đang đi học, đang đi họp, đang đi vắng, bận quá, ốm, bị ốm, bệnh, đi công tác, đi học, đang ở
        viện, nằm viện, bận việc, nhiều việc quá, tai nạn""",
    Sense.WEATHER: "mưa, mưa to, nắng, nắng nóng, nóng, rét, gió, sương, thời tiết, trời",
    Sense.REASON: """
        vì, do, bởi, bởi vì, tại vì, lý do, lý do là, nguyên nhân, nguyên nhân là, là do, là vì, vì còn, do còn,
        do là""",
    Sense.BODY: """
        huyện, tỉnh, trung ương, cấp trên, người dân, dân, bà con, nhân dân, các thôn, các bản, các trường, nhà
        thầu, kho bạc, ngân hàng, nhà trường, trưởng thôn, trưởng bản, lãnh đạo, thường vụ, hội đồng, chủ tịch,
        phó chủ tịch, bí thư, kế toán, đối tác, chủ đầu tư, các ngành, các xã, các đơn vị, các phòng, các hộ,
        phụ huynh, thường trực, thuế, điện lực, hệ thống, cổng, cổng thông tin, trục liên thông, cổng dịch vụ
        công, trang thông tin, website, bưu điện, cơ sở, đơn vị, văn thư""",
    # more time
    Sense.EXTEND: """
        lùi, gia hạn, khất, khất nợ, hoãn, dời, nới, nới hạn, kéo dài, giãn, nợ, lùi hạn, lùi thời hạn, lùi lại,
        nộp chậm, nộp muộn, nộp trễ, gửi chậm, gửi muộn, chậm lại, gia hạn thêm, lùi thêm, dời hạn, dời lại,
        giãn hạn, hoãn lại, lui hạn, dãn, gia hạn thời gian, kéo dài thời hạn, kéo dài thời gian, ra hạn, da
        hạn, xin chậm, xin muộn, xin trễ, xin nợ, dời thời hạn, nới thời hạn, nới thời gian, gia hạn thời hạn,
        xin dời, xin hoãn, cho dời""",
    Sense.BEG: """
        xin, cho em, cho em xin, cho mình, cho tôi, cho tụi em, cho bọn em, cho chúng em, cho phòng em, cho bên
        em, cho phép, xin phép, em xin phép, xin phép cho, em xin phép cho, đề nghị, xin đề nghị, em xin, xin
        cho, xin cho em, kính đề nghị, mong được, xin anh, xin chị, cho đơn vị em, đề nghị cho, cho phép em, xin
        được, em xin được, mong được phép, đề nghị được, kính đề nghị được, muốn xin, em muốn xin, kính đề nghị
        cho, kính đề nghị cho phép, đề nghị cho phép, kính mong, kính xin, xin phép được, em xin phép được, mong
        cho, cho bên mình, cho tui, cho bọn mình""",
    Sense.UNTIL: """
        đến, tới, sang, qua, cho đến, đến hết, cho tới, tới hết, vào, trong, trước, chậm nhất, muộn nhất, hẹn""",
    Sense.FROM: "từ, kể từ",
    Sense.FOR: "cho",
    Sense.MORE: "thêm, thêm cho em, thêm khoảng",
    Sense.DEADLINE: """
        hạn, thời hạn, hạn nộp, hạn chót, deadline, hạn hoàn thành, thời gian hoàn thành, thời gian, tiến độ""",
    # whose work it is
    Sense.HANDOVER: """
        chuyển, giao, bàn giao, phân công, nhờ, chuyển giao, giao lại, chuyển lại, phân, giao cho, chuyển cho,
        chuyển sang, bàn giao cho, phân công cho, phân cho, nhờ cho, giao lại cho, chuyển qua, chuyển về, giao
        sang, chuyển giao cho, chuyển lại cho, bàn giao lại, bàn giao lại cho, đổi cho, đẩy sang, phân công lại,
        phân công lại cho""",
    Sense.BELONG: "thuộc, thuộc về, là của, thuộc trách nhiệm, thuộc thẩm quyền, phải là của",
    Sense.OF: "của, việc của, phần của, phần việc của, trách nhiệm của, nhiệm vụ của",
    Sense.IN_CHARGE: """
        phụ trách, liên quan, chịu trách nhiệm, đảm nhiệm, được giao việc, đảm nhận, chủ trì, được phân công""",
    Sense.DUTY: "thẩm quyền, chức năng, trách nhiệm, phạm vi, lĩnh vực, mảng, chuyên môn, việc này của",
    Sense.WRONG_PERSON: """
        nhầm phòng, nhầm người, nhầm đơn vị, nhầm địa chỉ, giao nhầm, nhầm cơ quan, gửi nhầm người, gửi nhầm
        phòng, gửi nhầm đơn vị, giao nhầm người, giao nhầm phòng, giao nhầm đơn vị, nhắc nhầm người, nhắc nhầm,
        nhầm bên, nhầm chỗ, nhầm em, nhầm tôi, nhầm mình, nhầm số, nhắn nhầm người, nhắn nhầm phòng, nhắn nhầm
        đơn vị, nhắc nhầm em, nhắc nhầm đơn vị, nhắc nhầm bên em, gửi nhầm bên, gửi nhầm em, giao nhầm em, giao
        nhầm bên, giao nhầm bên em, gọi nhầm người, tag nhầm người, tag nhầm, hỏi nhầm người, gửi nhầm chỗ, gửi
        nhầm địa chỉ, giao nhầm việc, nhầm việc, nhầm địa chỉ rồi, nhắc nhầm phòng, lộn người, lộn phòng, gửi
        lộn người, giao lộn""",
    Sense.PLEASE: """
        giúp, giúp cháu, giúp con, giúp tui, giúp tôi, giúp bọn em, giúp tụi em, giúp bên em, giúp phòng em,
        giùm em, giùm, hộ em, hộ anh, hộ chị, hộ với, giúp em, giúp anh, giúp chị, dùm, giúp mình""",
    # the office
    Sense.APPROVE: """
        thống nhất, công nhận, duyệt, phê duyệt, đồng ý, nhất trí, thông qua, chấp thuận, xác nhận, chuẩn y,
        chấp nhận, đạt yêu cầu, ký duyệt xong, đồng ý duyệt, ok duyệt, duyệt nhé, tán thành""",
    Sense.RETURN: """
        trả lại, trả về, trả, từ chối, không đạt, chưa đạt, không đạt yêu cầu, chưa đạt yêu cầu, trả lại việc,
        yêu cầu bổ sung, đề nghị bổ sung, chỉnh sửa lại, yêu cầu làm lại, đề nghị làm lại, yêu cầu sửa, yêu cầu
        chỉnh sửa, đề nghị chỉnh sửa, làm lại, viết lại, sửa lại, nộp lại, gửi lại, bổ sung lại, chưa được,
        chỉnh lại""",
    Sense.REDO: "bổ sung, bổ sung thêm",
    Sense.REMIND: "nhắc, nhắc lại, nhắc nhở, giục, thúc, hối, đôn đốc, nhắc việc, báo lại sau, nhắc sau, hú",
    Sense.REVIEW: """
        xem, xem giúp, xem xét, xem lại, cho ý kiến, góp ý giúp, check, ghi nhận giúp, cập nhật giúp, đánh dấu,
        kiểm tra giúp, mời, nhờ xem, xem hộ, coi giúp""",
    # the dialogue
    Sense.UNDO: """
        hoàn tác, undo, báo nhầm, báo cáo nhầm, ghi nhầm, bấm nhầm, ấn nhầm, ấn nhầm nút, bấm nhầm nút, nhấn
        nhầm, nhấn nhầm nút, bỏ báo xong, xóa báo xong, gỡ báo xong, gỡ báo cáo, thu hồi lại báo cáo, rút báo
        xong, tích nhầm, tick nhầm, lỡ ấn, lỡ nhấn, lỡ báo, lỡ báo hoàn thành, rút lại báo xong, rút lại báo cáo
        xong, rút lại báo cáo hoàn thành, gõ nhầm, nhắn nhầm, chọn nhầm, báo lộn, bấm lộn, ghi lộn, nhắn lộn,
        rút lại, rút báo cáo, rút lại báo cáo, thu hồi báo cáo, hủy báo cáo, hủy kết quả, xóa báo cáo, bỏ báo
        cáo, báo sai, ghi sai, bấm sai, báo xong nhầm, hủy ghi nhận, lỡ bấm, lỡ tay bấm nhầm, hủy báo xong, hủy
        báo hoàn thành, bấm lỡ tay, nhập nhầm, xin rút lại, cho em rút lại, xin rút lại báo cáo, thu hồi lại, lỡ
        tay bấm, lỡ bấm nhầm, lỡ báo xong""",
    Sense.CORRECTION: """
        à nhầm, nhầm, ý nhầm, à quên, à lộn, ý lộn, í nhầm, í lộn, à không, ý em là, ý là, đính chính, ấy nhầm,
        quên mất, xin lỗi nhầm""",
    Sense.CANCEL: """
        hủy, bỏ qua, bỏ đi, hủy bỏ, cancel, stop, dừng, dừng lại, thoát, exit, hủy lệnh, bỏ, thôi khỏi, thôi bỏ
        qua, thôi bỏ, khỏi, hủy đi, hủy yêu cầu, không cần nữa, thôi không cần nữa, thôi hủy, rút đề nghị, rút
        yêu cầu, bỏ yêu cầu, bỏ đề nghị, hủy đơn, rút lại đề nghị, hủy đề nghị, thôi dừng lại""",
    Sense.ENOUGH: "thôi",
    Sense.HELP: """
        giúp em với, giúp mình với, cứu em với, hướng dẫn, trợ giúp, help, giúp với, giúp đỡ, cách dùng, cách sử
        dụng, dùng thế nào, sử dụng thế nào, làm được gì, làm được những gì, có lệnh gì, có những lệnh gì, menu,
        hướng dẫn sử dụng, hướng dẫn cách dùng, dùng như thế nào, dùng sao, sử dụng như thế nào, dùng kiểu gì,
        sử dụng sao, bot làm được gì, biết làm gì, hướng dẫn cách sử dụng, chỉ cách dùng, hỗ trợ, cú pháp, không
        biết dùng, chưa biết dùng, dùng bot thế nào, dùng bot như thế nào, dùng bot sao, dùng bot kiểu gì, dùng
        bot này thế nào, dùng bot này như thế nào, dùng bot này sao, dùng cái này thế nào, dùng cái này sao,
        không biết cách dùng, dùng làm gì, nhắn thế nào, nhắn gì, nhắn sao, nhắn như thế nào, trợ lý làm được
        gì, start, xài sao, xài thế nào, xài làm sao, xài kiểu gì, không biết nhắn, không biết nhắn sao, không
        biết nhắn thế nào, không biết bấm sao, không biết dùng sao, không biết xài""",
    Sense.WAY: "cách, để báo, cách nhắn, cách báo, bấm",
    Sense.LIST: """
        danh sách việc, danh sách nhiệm vụ, liệt kê, list, việc gì, những việc gì, việc nào, những việc nào, các
        việc nào, mấy việc, bao nhiêu việc, danh sách công việc, những việc, nhiệm vụ nào, nhiệm vụ gì, những
        nhiệm vụ nào, xem việc, đầu việc nào, danh mục việc, xem danh sách, bao nhiêu nhiệm vụ, mấy nhiệm vụ,
        các nhiệm vụ của, danh sách chậm, danh sách quá hạn, danh sách đơn vị""",
    Sense.SUMMARY: """
        tổng hợp, tổng kết, sơ kết, thống kê, kết quả, tình hình, số liệu, báo cáo nhanh, báo cáo tổng hợp, tổng
        hợp kết quả, tổng hợp tình hình, báo cáo tình hình, báo cáo kết quả, thống kê kết quả, tổng hợp số liệu,
        biểu đồ, báo cáo tổng kết, tiến độ chung, tỷ lệ hoàn thành, mức độ hoàn thành, cả năm, kết quả thực
        hiện, tình hình thực hiện, báo cáo""",
    Sense.OVERDUE: """
        chậm, trễ, trễ hạn, quá hạn, muộn, chậm tiến độ, nợ việc, sắp đến hạn, đến hạn, sắp hết hạn, tồn, tồn
        đọng""",
    Sense.TASK_TALK: """
        mẫu, nguồn, nguồn kinh phí, kinh phí, bảo vệ, bảo hiểm, bảo trợ, bảo tồn, bảo quản, biểu mẫu, biểu,
        phiếu, phụ lục, đề cương, bản giấy, bản cứng, yêu cầu gì, nội dung gì, căn cứ, chữ ký, con dấu, thể
        thức, sản phẩm, phần mềm, giấy tờ, thủ tục, tài khoản, link nộp, địa chỉ nộp""",
    Sense.OFFTOPIC: """
        họp, chào cờ, gặp mặt, giao lưu, tân gia, đầy tháng, thôi nôi, hội diễn, nghỉ, nghỉ phép, xin nghỉ, ăn,
        ăn cơm, ăn trưa, ăn sáng, cơm, cà phê, cafe, sinh nhật, chúc, chúc mừng, chúc tết, đám cưới, cưới, đi
        chơi, đá bóng, bóng đá, bóng chuyền, nhậu, bia, liên hoan, du lịch, karaoke, xe, đón con, trực, hội
        nghị, hội trường, giải lao, ngủ, thể dục, văn nghệ, đám giỗ, đám ma, viếng, quà, hoa, vui vẻ, cuối tuần
        vui, đi làm, mít tinh, hội thao, trà, trà đá, lì xì, mừng, giao ban, phép""",
    # things
    Sense.PROOF: """
        minh chứng, số văn bản, số hiệu, số hiệu văn bản, số ký hiệu, ký hiệu, số công văn, văn bản minh chứng,
        tài liệu kiểm chứng, ảnh, hình, hình ảnh, file, tệp, link, đường dẫn, tài liệu, scan, bản scan, pdf, ảnh
        chụp, bằng chứng, đính kèm, bản pdf, hình chụp""",
    Sense.PAPER: """
        báo cáo, kế hoạch, danh sách, hồ sơ, quyết định, tờ trình, công văn, văn bản, phương án, đề án, quy chế,
        biên bản""",
    Sense.ELSEWHERE: """
        zalo, mail, email, gmail, messenger, viber, trên bàn, nhóm, group, trực tiếp, trên nhóm, qua nhóm, qua
        zalo, qua mail, qua email, qua zalô, facebook, fb, tin nhắn, inbox, telegram, máy tính, usb""",
    Sense.GENERIC: """
        việc, công việc, nhiệm vụ, đầu việc, nội dung, việc được giao, nhiệm vụ được giao, được giao, cái, về,
        riêng, cái việc, phần việc, vụ, vụ này, task, các, những, này, tên, đây, hôm""",
    Sense.MANNER: """
        đúng hạn, trước hạn, đúng tiến độ, vượt tiến độ, đầy đủ, theo yêu cầu, theo kế hoạch, theo quy định,
        theo chỉ đạo, hoàn toàn, tốt, rất tốt, đúng quy định, trước thời hạn, đúng thời hạn, theo đúng kế hoạch,
        theo đúng yêu cầu, theo đúng quy định, theo đúng chỉ đạo, đâu vào đấy, đúng thời gian, kịp thời, theo
        hướng dẫn, toàn bộ nội dung, sạch sẽ, gọn gàng, cho xong, tốt đẹp, thành công, an toàn, suôn sẻ, êm
        xuôi, chu đáo, trọn vẹn, nghiêm túc, đúng kế hoạch, đúng giờ, xuất sắc, ổn thỏa, đúng thời hạn quy định,
        đúng thời gian quy định, đúng hạn quy định, trong thời hạn quy định, theo đúng thời gian quy định, theo
        đúng thời hạn quy định, đảm bảo tiến độ, bảo đảm tiến độ, đảm bảo thời gian, bảo đảm thời gian, đảm bảo
        yêu cầu, bảo đảm yêu cầu, đảm bảo chất lượng, bảo đảm chất lượng, theo đúng tiến độ, đúng yêu cầu, đúng
        chỉ đạo, theo đúng quy trình""",
    Sense.ALL: "hết, cả, hết cả, hết sạch, tất, hết trơn, hết ráo, sạch",
    Sense.WHOLE: """
        toàn xã, toàn tuyến, toàn thôn, toàn bản, toàn trường, toàn khu, toàn đơn vị, toàn cơ quan, toàn đàn,
        toàn diện tích, cả xã, cả thôn, cả tuyến, cả trường, trên toàn xã, toàn địa bàn, trên địa bàn xã, trên
        địa bàn toàn xã, khắp xã, toàn bộ số, tất cả các hộ, tất cả các thôn, toàn bộ các thôn, toàn thể""",
    Sense.GET: "được, nổi",
    Sense.LINK: "thì, là",
    Sense.AND: "và, cùng, cùng với, lẫn",
    Sense.WITH: "với",
    Sense.AT: "ở, tại, trên, lên, ngoài, dưới, cho, về, vô",
    Sense.ABOUT: """
        khoảng, ước đạt, ước khoảng, ước chừng, ước tính, ước tính khoảng, ước thực hiện, đạt khoảng, đạt trên,
        tầm, chừng, cỡ, độ, hơn, trên, gần, xấp xỉ, khoảng chừng, đạt, tới, đến, ước, trên dưới, ngót""",
    Sense.ALSO: "cũng, đều, cũng đều, cũng đã",
    Sense.ONLY: "có, chỉ, mỗi, chỉ mới, chỉ có",
    Sense.COUNTED: """
        thôn, bản, xóm, tổ, hộ, trường, phiếu, người, xã, điểm, khu, ấp, buôn, cụm, chi bộ, tiêu chí, chỉ tiêu,
        mục, trang, lớp, buổi, công trình, km, tổ dân phố, hộ dân, khối lượng, khối, hạng mục, phần việc, khu
        phố, cơ sở, đối tượng, phòng, đơn vị, hồ sơ, tiến độ, chặng đường, số hộ, số thôn, hộ gia đình, trường
        hợp, đợt, lần, ca""",
    Sense.VERY: "quá, rất, lắm, nhiều, ghê, hơi, thật, thiệt",
}


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    ends: list[tuple[Sense, tuple[str, ...]]] = field(default_factory=list)


def _grown() -> _Node:
    root = _Node()
    for sense, phrases in _PHRASES.items():
        for phrase in " ".join(phrases.split()).split(", "):
            node = root
            for word in phrase.split():
                node = node.next.setdefault(plain(word), _Node())
            node.ends.append((sense, tuple(phrase.split())))
    return root


_ROOT = _grown()
KNOWN_WORDS = frozenset(plain(w) for phrases in _PHRASES.values() for w in phrases.replace(",", " ").split())


REAL_WORDS = frozenset(w for phrases in _PHRASES.values() for w in phrases.replace(",", " ").split())


_BODIES = frozenset(" ".join(map(plain, body.split())) for body in " ".join(_PHRASES[Sense.BODY].split()).split(", "))


def is_a_body(text: str) -> bool:
    """Whether a folded phrase names a body or those who are no part of the office, whatever else it may be there."""
    return text in _BODIES


def longest_phrase(words: tuple[Word, ...], start: int) -> tuple[Sense, int] | None:
    """The sense of the longest known phrase that begins at `start`, and the index after it."""
    node, best = _ROOT, None
    for index in range(start, len(words)):
        deeper = node.next.get(words[index].plain)
        if deeper is None:
            break
        node = deeper
        sense = _closest(node.ends, words[start : index + 1])
        best = (sense, index + 1) if sense else best
    return best


def _closest(ends: list[tuple[Sense, tuple[str, ...]]], words: tuple[Word, ...]) -> Sense | None:
    """The phrase with the fewest marks missing: "dừng" is "dừng" before it is "đừng" without a stroke."""
    fitting = [(sense, meant) for sense, meant in ends if all(map(may_mean, words, meant))]
    preferred = tuple(_WITHOUT_MARKS.get(word.typed, word.typed) for word in words)
    return min(fitting, key=lambda end: (end[1] != preferred, _missing(words, end[1])), default=(None, ()))[0]


def _missing(words: tuple[Word, ...], meant: tuple[str, ...]) -> int:
    return sum(map(lacks_marks, words, meant))
