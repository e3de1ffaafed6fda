import type { SiteTexts } from './site-texts.ts';

export const vi: SiteTexts = {
  title: 'Lá phiếu của tôi ở đâu?',
  owner: 'Tổng Thư Ký Tiểu Bang California',
  lead: 'Theo dõi lá phiếu bầu qua thư của quý vị từ quận đến hộp thư của quý vị và trở lại, cho đến khi được đếm.',
  home: {
    signUp: 'Đăng ký nhận tin',
    needed: 'Quý vị cần tên, ngày sinh và mã ZIP đúng như trong hồ sơ ghi danh cử tri. Việc này mất khoảng hai phút.',
    signIn: 'Đã đăng ký nhận tin? Xem lá phiếu của quý vị',
    findCounty: 'Tìm văn phòng bầu cử quận của quý vị',
    isGenuine: 'Tin này có phải của chúng tôi không?',
  },
  skipToContent: 'Chuyển đến nội dung chính',
  chooseLanguage: 'Chọn ngôn ngữ',
  rehearsal: 'Đây là một buổi diễn tập. Mọi cử tri, lá phiếu và tin nhắn ở đây đều là hư cấu.',
  about: {
    heading: 'Dịch vụ này làm gì',
    paragraphs: [
      'Tổng Thư Ký Tiểu Bang California và văn phòng bầu cử quận của quý vị cho quý vị biết qua tin nhắn, email hoặc điện thoại điều gì đang xảy ra với lá phiếu bầu qua thư của quý vị.',
      'Quý vị chọn ngôn ngữ, cách nhận và giờ nhận. Nếu quý vị không chọn giờ khác, tin nhắn sẽ đến trong khoảng từ 8:00 sáng đến 8:00 tối.',
      'Tin nhắn bắt đầu 29 ngày trước cuộc bầu cử và kết thúc ít nhất 30 ngày sau đó.',
    ],
  },
  dates: {
    heading: 'Các ngày của cuộc bầu cử hiện tại',
    names: {
      messagesBegin: 'Bắt đầu gửi tin nhắn',
      electionDay: 'Ngày Bầu Cử: ngày cuối cùng để bỏ phiếu và gửi lá phiếu qua bưu điện',
      receipt: 'Lá phiếu gửi qua bưu điện phải đến quận trước hết ngày',
      cure: 'Ngày cuối cùng để sửa chữ ký bị thiếu hoặc không khớp',
      canvass: 'Các quận hoàn tất kiểm phiếu trước hết ngày',
      messagesEnd: 'Ngừng gửi tin nhắn',
    },
    none: 'Sắp tới không có cuộc bầu cử nào. Các ngày sẽ hiện ở đây khi cuộc bầu cử kế tiếp được ấn định.',
  },
  messages: {
    heading: 'Các tin nhắn quý vị có thể nhận',
    intro: 'Mỗi tin nhắn chỉ nói một điều. Dưới đây là các tin nhắn, ý nghĩa của chúng và ví dụ cho từng tin nhắn.',
    example: 'Ví dụ tin nhắn',
    types: {
      Outbound: {
        name: 'Lá phiếu đang trên đường đến quý vị',
        meaning: 'Quận của quý vị đã gửi lá phiếu, hoặc Bưu Điện đã quét lá phiếu trên đường đến quý vị.',
      },
      Inbound: {
        name: 'Lá phiếu đang trên đường trở lại',
        meaning: 'Bưu Điện đã quét phong bì gửi lại của quý vị trên đường đến quận.',
      },
      Received: {
        name: 'Quận đã có lá phiếu của quý vị',
        meaning: 'Quận của quý vị đã nhận lá phiếu và đang kiểm tra phong bì.',
      },
      Accepted: {
        name: 'Lá phiếu của quý vị được chấp nhận',
        meaning: 'Quận của quý vị đã kiểm tra phong bì và chấp nhận lá phiếu.',
      },
      NotAccepted: {
        name: 'Lá phiếu của quý vị không được chấp nhận',
        meaning:
          'Quận không thể chấp nhận lá phiếu của quý vị. Quận có thể cho quý vị biết lý do và quý vị còn có thể làm gì.',
      },
      ContactCounty: {
        name: 'Xin liên lạc với quận của quý vị',
        meaning: 'Cần sửa một điều trước khi lá phiếu của quý vị có thể được chấp nhận. Xin đừng chờ: có thời hạn.',
      },
      Undeliverable: {
        name: 'Lá phiếu của quý vị bị trả lại quận',
        meaning: 'Bưu Điện đã trả lá phiếu của quý vị về quận. Quận có thể gửi cho quý vị một lá phiếu mới.',
      },
      Reissued: {
        name: 'Lá phiếu mới đang trên đường đến',
        meaning: 'Quận đã cấp cho quý vị một lá phiếu khác. Xin dùng lá phiếu mới nhất.',
      },
      InPerson: {
        name: 'Quý vị đã đích thân bỏ phiếu',
        meaning: 'Quận đã ghi nhận rằng quý vị bỏ phiếu tại phòng phiếu hoặc trung tâm bỏ phiếu.',
      },
      DeadlineReminder: {
        name: 'Sắp đến hạn chót',
        meaning: 'Quận chưa ghi nhận lá phiếu nào của quý vị, và sắp đến ngày cuối cùng để gửi lại.',
      },
      SignatureCure: {
        name: 'Chữ ký của quý vị cần được sửa',
        meaning: 'Chữ ký trên phong bì bị thiếu hoặc trông khác. Quý vị vẫn có thể sửa để lá phiếu được đếm.',
      },
      Confirmation: {
        name: 'Quý vị đã đăng ký nhận tin',
        meaning: 'Từ nay quý vị sẽ nhận tin nhắn về lá phiếu của mình.',
      },
      MovedCounty: {
        name: 'Tin nhắn đã ngừng: quý vị đã chuyển quận',
        meaning: 'Quý vị nay ghi danh bỏ phiếu tại quận khác. Muốn nhận tin ở đó, xin đăng ký lại.',
      },
      Correction: {
        name: 'Chúng tôi đính chính một tin nhắn trước',
        meaning: 'Một tin nhắn trước của chúng tôi bị sai. Xin bỏ qua tin nhắn đó.',
      },
    },
  },
  genuine: {
    heading: 'Cách nhận ra tin nhắn thật',
    points: [
      'Tin nhắn thật không bao giờ hỏi ngày sinh, số An Sinh Xã Hội, mật khẩu, hay đòi tiền quý vị.',
      'Tin nhắn thật không bao giờ nói quý vị đã bầu thế nào. Không ai biết điều đó.',
      'Tin nhắn thật không bao giờ yêu cầu quý vị bầu cho hoặc chống lại ai hay điều gì.',
      'Nếu không chắc, xin đừng dùng đường liên kết hoặc số điện thoại trong tin nhắn. Hãy gọi văn phòng bầu cử quận theo số trong tập hướng dẫn cử tri chính thức.',
    ],
  },
  help: {
    heading: 'Trợ giúp',
    text: 'Để được giúp về lá phiếu hoặc các tin nhắn này, xin liên lạc với văn phòng bầu cử quận của quý vị.',
  },
  contact: 'Câu hỏi về việc theo dõi lá phiếu',
  notFound: {
    title: 'Trang này không tồn tại',
    text: 'Địa chỉ có thể bị gõ sai, hoặc trang có thể đã được dời đi.',
    home: 'Đến trang đầu',
  },
  problem: {
    title: 'Dịch vụ gặp trục trặc',
    text: 'Xin thử lại sau vài phút. Nếu gấp, xin liên lạc với văn phòng bầu cử quận của quý vị.',
  },
};
