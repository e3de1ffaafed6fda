import { draft, type LanguageCatalog } from './entry.ts';

/** Vietnamese. */
export const vi: LanguageCatalog = {
  frame: {
    emailOpening: draft(
      'Đây là thông báo của Tổng Thư Ký Tiểu Bang California, thay mặt Quận {county}, về {electionName} ngày {electionDate}.',
    ),
    emailTracking: draft(
      'Quý vị có thể xem lá phiếu của mình đang ở đâu và thay đổi lựa chọn của mình bất cứ lúc nào: {trackingSite}',
    ),
    emailWhy: draft("Quý vị nhận được email này vì đã ghi danh tại Where's My Ballot? (Lá phiếu của tôi ở đâu?)."),
    emailUnsubscribe: draft('Để ngừng nhận email: {unsubscribe}'),
    voiceOpening: draft(
      'Xin chào. Đây là thông báo của Tổng Thư Ký Tiểu Bang California, thay mặt Quận {county}, về {electionName} ngày {electionDate}.',
    ),
    voiceClosing: draft(
      "Để ngừng nhận các cuộc gọi này, hãy thay đổi lựa chọn của quý vị trên trang web Where's My Ballot. Xin cảm ơn và tạm biệt quý vị.",
    ),
  },
  messages: {
    Outbound: {
      text: draft(
        'Tổng Thư Ký CA, Quận {county}: Lá phiếu cho {electionName} ({electionDate}) {mailTime, select, over {đã được gửi qua bưu điện. Nếu chưa nhận được, xin liên lạc với quận.} other {đang được gửi đến quý vị qua bưu điện, {expectedOn, select, none {thường mất 5-7 ngày làm việc.} other {bưu điện dự kiến đến ngày {expectedOn}.}}}}',
      ),
      email: {
        subject: draft(
          'Quận {county}: {mailTime, select, over {Lá phiếu đã được gửi đến quý vị} other {Lá phiếu đang được gửi đến quý vị}}',
        ),
        body: draft(
          '{mailTime, select, over {Lá phiếu đã được gửi đến quý vị qua bưu điện, và thời gian gửi thư thông thường đã qua. Nếu chưa nhận được lá phiếu, xin liên lạc với văn phòng bầu cử quận của quý vị.} other {Lá phiếu đang được gửi đến quý vị qua bưu điện. {expectedOn, select, none {Thư thường mất 5 đến 7 ngày làm việc.} other {Bưu điện dự kiến lá phiếu đến ngày {expectedOn}.}} Nếu không nhận được lá phiếu, xin liên lạc với văn phòng bầu cử quận của quý vị.}}',
        ),
      },
      voice: draft(
        '{mailTime, select, over {Lá phiếu đã được gửi đến quý vị qua bưu điện, và thời gian gửi thư thông thường đã qua. Nếu chưa nhận được lá phiếu, xin liên lạc với văn phòng bầu cử quận của quý vị.} other {Lá phiếu đang được gửi đến quý vị qua bưu điện. Thư thường mất 5 đến 7 ngày làm việc.}}',
      ),
    },
    Inbound: {
      text: draft(
        'Tổng Thư Ký CA, Quận {county}: Bưu điện đã nhận phong bì có lá phiếu cho {electionName} ({electionDate}) của quý vị. Chúng tôi sẽ báo khi quận nhận được.',
      ),
      email: {
        subject: draft('Quận {county}: Lá phiếu của quý vị đang trên đường về quận'),
        body: draft(
          'Bưu điện đã quét phong bì có lá phiếu của quý vị. Phong bì đang trên đường về quận. Chúng tôi sẽ báo cho quý vị khi quận nhận được.',
        ),
      },
      voice: draft(
        'Bưu điện đã quét phong bì có lá phiếu của quý vị. Phong bì đang trên đường về quận. Chúng tôi sẽ báo cho quý vị khi quận nhận được.',
      ),
    },
    Received: {
      text: draft(
        'Tổng Thư Ký CA, Quận {county}: Quận đã nhận lá phiếu cho {electionName} ({electionDate}) của quý vị và sẽ kiểm tra. Chúng tôi sẽ báo thêm sau đó.',
      ),
      email: {
        subject: draft('Quận {county}: Quận đã nhận lá phiếu của quý vị'),
        body: draft(
          'Quận đã nhận lá phiếu của quý vị. Tiếp theo, nhân viên bầu cử sẽ kiểm tra lá phiếu, bắt đầu từ chữ ký của quý vị. Sau đó chúng tôi sẽ gửi thêm một thông báo.',
        ),
      },
      voice: draft(
        'Quận đã nhận lá phiếu của quý vị. Tiếp theo, nhân viên bầu cử sẽ kiểm tra lá phiếu. Sau đó chúng tôi sẽ gửi thêm một thông báo.',
      ),
    },
    Accepted: {
      text: draft(
        'Tổng Thư Ký CA, Quận {county}: Quận đã chấp nhận lá phiếu cho {electionName} ({electionDate}) của quý vị. {counted, select, was {Lá phiếu đã được đếm.} other {Lá phiếu sẽ được đếm.}} Cảm ơn quý vị đã bỏ phiếu.',
      ),
      email: {
        subject: draft('Quận {county}: Lá phiếu của quý vị đã được chấp nhận'),
        body: draft(
          'Quận đã kiểm tra và chấp nhận lá phiếu của quý vị. {counted, select, was {Lá phiếu của quý vị đã được đếm.} other {Lá phiếu của quý vị sẽ được đếm.}} Cảm ơn quý vị đã bỏ phiếu.',
        ),
      },
      voice: draft(
        'Quận đã kiểm tra và chấp nhận lá phiếu của quý vị. {counted, select, was {Lá phiếu của quý vị đã được đếm.} other {Lá phiếu của quý vị sẽ được đếm.}} Cảm ơn quý vị đã bỏ phiếu.',
      ),
    },
    NotAccepted: {
      text: draft(
        'Tổng Thư Ký CA, Quận {county}: Lá phiếu cho {electionName} ({electionDate}) của quý vị không được chấp nhận. {notAcceptedReason} Hỏi: {countyPhone}, {countyEmail}',
      ),
      email: {
        subject: draft('Quận {county}: Lá phiếu của quý vị không được chấp nhận'),
        body: draft(
          'Lá phiếu của quý vị không được chấp nhận. {notAcceptedReason}\n\nNếu có thắc mắc hoặc cho rằng có nhầm lẫn, xin liên lạc với văn phòng bầu cử quận của quý vị.\nĐiện thoại: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        'Lá phiếu của quý vị không được chấp nhận. {notAcceptedReason} Nếu có thắc mắc, xin liên lạc với văn phòng bầu cử quận của quý vị. Số điện thoại là {countyPhone}.',
      ),
    },
    ContactCounty: {
      text: draft(
        'Tổng Thư Ký CA, Quận {county}: Lá phiếu cho {electionName} ({electionDate}) của quý vị có vấn đề. {contactReason} {ask, select, open {Để lá phiếu được đếm, xin sớm liên lạc với quận:} other {Đã hết hạn sửa. Thắc mắc:}} {countyPhone}, {countyEmail}',
      ),
      email: {
        subject: draft('Quận {county}: Xin liên lạc với quận về lá phiếu của quý vị'),
        body: draft(
          '{ask, select, open {Quận đã nhận lá phiếu của quý vị nhưng chưa thể đếm.} other {Lá phiếu của quý vị đã có vấn đề.}} {contactReason}\n\n{ask, select, open {Xin liên lạc với văn phòng bầu cử quận của quý vị càng sớm càng tốt.} other {Đã hết hạn để sửa. Nếu có thắc mắc, xin liên lạc với văn phòng bầu cử quận của quý vị.}}\nĐiện thoại: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        '{ask, select, open {Quận đã nhận lá phiếu của quý vị nhưng chưa thể đếm.} other {Lá phiếu của quý vị đã có vấn đề.}} {contactReason} {ask, select, open {Xin liên lạc với văn phòng bầu cử quận của quý vị càng sớm càng tốt.} other {Đã hết hạn để sửa. Nếu có thắc mắc, xin liên lạc với văn phòng bầu cử quận của quý vị.}} Số điện thoại là {countyPhone}.',
      ),
    },
    Undeliverable: {
      text: draft(
        'Tổng Thư Ký CA, Quận {county}: Bưu điện đã trả lá phiếu cho {electionName} ({electionDate}) về quận. {ask, select, open {Để có lá phiếu mới, xin liên lạc với quận:} other {Thắc mắc:}} {countyPhone}, {countyEmail}',
      ),
      email: {
        subject: draft('Quận {county}: Lá phiếu không đến được địa chỉ của quý vị'),
        body: draft(
          'Bưu điện không thể đưa lá phiếu đến địa chỉ của quý vị và đã trả lại cho quận. {ask, select, open {Để kiểm tra địa chỉ và nhận lá phiếu mới, xin liên lạc với văn phòng bầu cử quận của quý vị.} other {Nếu có thắc mắc, xin liên lạc với văn phòng bầu cử quận của quý vị.}}\nĐiện thoại: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        'Bưu điện không thể đưa lá phiếu đến địa chỉ của quý vị và đã trả lại cho quận. {ask, select, open {Để nhận lá phiếu mới, xin liên lạc với văn phòng bầu cử quận của quý vị.} other {Nếu có thắc mắc, xin liên lạc với văn phòng bầu cử quận của quý vị.}} Số điện thoại là {countyPhone}.',
      ),
    },
    Reissued: {
      text: draft(
        'Tổng Thư Ký CA, Quận {county}: Quận đã gửi cho quý vị lá phiếu mới cho {electionName} ({electionDate}). Nếu chưa bỏ phiếu, xin chỉ dùng lá phiếu mới. Thắc mắc: {countyPhone}',
      ),
      email: {
        subject: draft('Quận {county}: Lá phiếu mới đã được gửi cho quý vị'),
        body: draft(
          'Quận đã gửi cho quý vị một lá phiếu mới. Nếu chưa bỏ phiếu, xin chỉ dùng lá phiếu mới. Nếu quý vị không yêu cầu lá phiếu mới, xin liên lạc với văn phòng bầu cử quận của quý vị.\nĐiện thoại: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        'Quận đã gửi cho quý vị một lá phiếu mới. Nếu chưa bỏ phiếu, xin chỉ dùng lá phiếu mới. Nếu có thắc mắc, xin liên lạc với văn phòng bầu cử quận của quý vị. Số điện thoại là {countyPhone}.',
      ),
    },
    InPerson: {
      text: draft(
        'Tổng Thư Ký CA, Quận {county}: Quý vị đã bầu tại {votingPlace, select, poll {phòng phiếu} other {trung tâm bỏ phiếu}} trong {electionName} ({electionDate}). {counted, select, was {Phiếu đã được đếm.} other {Phiếu sẽ được đếm.}} {mailBallot, select, issued {Không cần lá phiếu bầu qua thư nữa; phiếu đó có thể ghi là đã hủy.} other {}}',
      ),
      email: {
        subject: draft('Quận {county}: Quý vị đã đích thân bỏ phiếu'),
        body: draft(
          'Hồ sơ của quận cho thấy quý vị đã đích thân bỏ phiếu tại {votingPlace, select, poll {phòng phiếu} other {trung tâm bỏ phiếu}}. {counted, select, was {Lá phiếu của quý vị đã được đếm.} other {Lá phiếu của quý vị sẽ được đếm.}} Cảm ơn quý vị đã bỏ phiếu. {mailBallot, select, issued {Quý vị cũng đã được gửi một lá phiếu qua thư. Quý vị không cần lá phiếu đó nữa. Lá phiếu đó có thể được ghi là đã hủy; điều này không ảnh hưởng đến lá phiếu mà quý vị đã đích thân bỏ.} other {}}',
        ),
      },
      voice: draft(
        'Hồ sơ của quận cho thấy quý vị đã đích thân bỏ phiếu tại {votingPlace, select, poll {phòng phiếu} other {trung tâm bỏ phiếu}}. {counted, select, was {Lá phiếu của quý vị đã được đếm.} other {Lá phiếu của quý vị sẽ được đếm.}} Cảm ơn quý vị đã bỏ phiếu. {mailBallot, select, issued {Quý vị không cần lá phiếu đã gửi qua thư nữa. Lá phiếu đó có thể được ghi là đã hủy; điều này không ảnh hưởng đến lá phiếu mà quý vị đã đích thân bỏ.} other {}}',
      ),
    },
    DeadlineReminder: {
      text: draft(
        'Tổng Thư Ký CA, Quận {county}: Đến {dataAsOf}, chưa ghi nhận phiếu {electionName} ({electionDate}). Dấu bưu điện đến hết {returnDeadline}, hay tại {votingPlace, select, poll {phòng phiếu} none {văn phòng bầu cử} other {trung tâm bỏ phiếu}} hay thùng phiếu trước 8g tối. Đã gửi: bỏ qua.',
      ),
      email: {
        subject: draft('Quận {county}: Nhắc gửi lại lá phiếu chậm nhất là ngày {returnDeadline}'),
        body: draft(
          'Tính đến {dataAsOf}, giờ Thái Bình Dương, quận chưa ghi nhận lá phiếu của quý vị. Nếu đã gửi, quý vị không cần làm gì: có thể mất vài ngày để ghi nhận.\n\nNếu vẫn còn giữ lá phiếu, hãy gửi qua bưu điện với dấu bưu điện chậm nhất là ngày {returnDeadline}, hoặc nộp tại {votingPlace, select, poll {phòng phiếu} none {văn phòng bầu cử quận} other {trung tâm bỏ phiếu}} hay thùng đựng phiếu bầu chính thức trước 8 giờ tối ngày đó.',
        ),
      },
      voice: draft(
        'Tính đến {dataAsOf}, giờ Thái Bình Dương, quận chưa ghi nhận lá phiếu của quý vị. Nếu đã gửi, quý vị không cần làm gì. Nếu vẫn còn giữ lá phiếu, hãy gửi qua bưu điện với dấu bưu điện chậm nhất là ngày {returnDeadline}, hoặc nộp tại {votingPlace, select, poll {phòng phiếu} none {văn phòng bầu cử quận} other {trung tâm bỏ phiếu}} hay thùng đựng phiếu bầu chính thức trước 8 giờ tối ngày đó.',
      ),
    },
    SignatureCure: {
      text: draft(
        'Tổng Thư Ký CA, Quận {county}: Cần chữ ký của quý vị để đếm lá phiếu cho {electionName} ({electionDate}). Quận phải nhận đơn đã ký trước {cureDeadline}: {cureLink} Hỏi: {countyPhone}',
      ),
      email: {
        subject: draft('Quận {county}: Cần chữ ký của quý vị cho lá phiếu'),
        body: draft(
          'Chữ ký trên phong bì lá phiếu của quý vị bị thiếu hoặc không khớp với chữ ký trong hồ sơ. Lá phiếu của quý vị vẫn có thể được đếm. Xin điền và ký mẫu đơn. Quận phải nhận được trước {cureDeadline}, giờ Thái Bình Dương: {cureLink}\n\nNếu cần giúp đỡ, xin liên lạc với văn phòng bầu cử quận của quý vị.\nĐiện thoại: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        'Chữ ký trên phong bì lá phiếu của quý vị bị thiếu hoặc không khớp với chữ ký trong hồ sơ. Lá phiếu của quý vị vẫn có thể được đếm nếu quận nhận được mẫu đơn có chữ ký trước {cureDeadline}, giờ Thái Bình Dương. Để lấy mẫu đơn, xin liên lạc với văn phòng bầu cử quận của quý vị. Số điện thoại là {countyPhone}.',
      ),
    },
    Confirmation: {
      text: draft(
        "Tổng Thư Ký CA: Quý vị đã đăng ký nhận tin về lá phiếu tại Quận {county}. Vài tin nhắn mỗi kỳ bầu cử. Trả lời STOP để ngừng, HELP để được giúp. Có thể tính cước tin nhắn và dữ liệu. Where's My Ballot? {trackingSite}",
      ),
      email: {
        subject: draft("Quận {county}: Quý vị đã đăng ký nhận tin Where's My Ballot?"),
        body: draft(
          'Đây là thông báo của Tổng Thư Ký Tiểu Bang California, thay mặt Quận {county}.\n\nQuý vị đã đăng ký nhận thông báo về lá phiếu của mình. Chúng tôi sẽ báo khi lá phiếu được gửi qua bưu điện cho quý vị và khi quận nhận và chấp nhận lá phiếu, trong kỳ bầu cử này và các kỳ sau.\n\nNếu trước đây quý vị đã đăng ký, số điện thoại hoặc địa chỉ email quý vị cho lần này sẽ thay cho số hoặc địa chỉ trước. Những gì quý vị không nêu lần này vẫn tiếp tục như trước.',
        ),
      },
    },
    MovedCounty: {
      text: draft(
        'Tổng Thư Ký CA: Quý vị nay ghi danh bỏ phiếu tại quận khác, nên tin về lá phiếu từ Quận {county} đã ngừng. Muốn nhận tin lại, xin đăng ký tại {trackingSite}',
      ),
      email: {
        subject: draft('Quận {county}: Thông báo về lá phiếu của quý vị đã ngừng'),
        body: draft(
          'Đây là thông báo của Tổng Thư Ký Tiểu Bang California, thay mặt Quận {county}.\n\nQuý vị nay ghi danh bỏ phiếu tại một quận khác. Vì vậy thông báo về lá phiếu từ Quận {county} đã ngừng. Muốn nhận thông báo tại quận mới, xin đăng ký lại: {trackingSite}',
        ),
      },
    },
    Correction: {
      text: draft(
        'Tổng Thư Ký CA, Quận {county}: {electionName} ({electionDate}): {corrects} Xin bỏ qua. Xem {trackingSite} hay {countyPhone}',
      ),
      email: {
        subject: draft('Quận {county}: Đính chính thông báo trước đây về lá phiếu của quý vị'),
        body: draft(
          '{corrects} Xin bỏ qua thông báo đó. Chúng tôi xin lỗi về sai sót này.\n\nNếu có thắc mắc, xin liên lạc với văn phòng bầu cử quận của quý vị.\nĐiện thoại: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        '{corrects} Xin bỏ qua thông báo đó. Chúng tôi xin lỗi về sai sót này. Nếu có thắc mắc, xin liên lạc với văn phòng bầu cử quận của quý vị. Số điện thoại là {countyPhone}.',
      ),
    },
  },
  reasons: {
    VAV: draft('Hồ sơ cho thấy quý vị đã bỏ phiếu rồi; chỉ một lá phiếu được đếm.'),
    BME: draft('Phong bì không có lá phiếu.'),
    VDD: draft('Hồ sơ ghi cử tri đã qua đời.'),
    MIA: draft('Địa chỉ trên phong bì bị thiếu hoặc sai.'),
    MRE: draft('Phong bì có nhiều hơn một lá phiếu.'),
    NOT: draft('Quận không nhận được đúng hạn.'),
    OTH: draft('Quận có thể cho quý vị biết lý do.'),
    CLD: draft('Lá phiếu này đã bị hủy.'),
    NVS: draft('Phong bì không có chữ ký.'),
    NMS: draft('Chữ ký không khớp với hồ sơ.'),
    INF: draft('Quận cần quý vị cho biết thêm.'),
    NID: draft('Thiếu giấy tờ chứng minh danh tính.'),
  },
  corrections: {
    Outbound: draft('Chúng tôi đã báo rằng lá phiếu đang được gửi đến quý vị. Điều đó là sai.'),
    Inbound: draft('Chúng tôi đã báo rằng bưu điện đã nhận phong bì lá phiếu của quý vị. Điều đó là sai.'),
    Received: draft('Chúng tôi đã báo rằng quận đã nhận lá phiếu của quý vị. Điều đó là sai.'),
    Accepted: draft('Chúng tôi đã báo rằng lá phiếu của quý vị được chấp nhận. Điều đó là sai.'),
    NotAccepted: draft('Chúng tôi đã báo rằng lá phiếu của quý vị không được chấp nhận. Điều đó là sai.'),
    ContactCounty: draft('Chúng tôi đã báo rằng lá phiếu của quý vị có vấn đề. Điều đó là sai.'),
    Undeliverable: draft('Chúng tôi đã báo rằng lá phiếu đã bị trả về quận. Điều đó là sai.'),
    Reissued: draft('Chúng tôi đã báo rằng quận đã gửi lá phiếu mới cho quý vị. Điều đó là sai.'),
    InPerson: draft('Chúng tôi đã báo rằng quý vị đã đi bỏ phiếu trực tiếp. Điều đó là sai.'),
    AtPollingPlace: draft('Chúng tôi đã báo rằng quý vị đã bầu tại phòng phiếu. Điều đó là sai.'),
    AtVoteCenter: draft('Chúng tôi đã báo rằng quý vị đã bầu tại trung tâm bỏ phiếu. Điều đó là sai.'),
    general: draft('Tin trước đây về lá phiếu của quý vị là sai.'),
  },
  electionNames: {
    'General Election': draft('Cuộc Tổng Tuyển Cử'),
    'Statewide General Election': draft('Cuộc Tổng Tuyển Cử Toàn Tiểu Bang'),
    'Presidential General Election': draft('Cuộc Tổng Tuyển Cử Tổng Thống'),
    'Statewide Direct Primary Election': draft('Cuộc Bầu Cử Sơ Bộ Trực Tiếp Toàn Tiểu Bang'),
    'Presidential Primary Election': draft('Cuộc Bầu Cử Sơ Bộ Tổng Thống'),
    'Statewide Special Election': draft('Cuộc Bầu Cử Đặc Biệt Toàn Tiểu Bang'),
  },
};
