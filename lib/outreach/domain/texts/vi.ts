import { draft } from '../../../messaging/domain/catalog/entry.ts';
import type { OutreachTexts } from './outreach-texts.ts';

export const vi: OutreachTexts = {
  title: draft('Lá phiếu của tôi ở đâu?'),
  lead: draft(
    'Theo dõi lá phiếu bầu qua thư của quý vị từ quận đến hộp thư của quý vị và trở lại, cho đến khi được đếm.',
  ),
  signUp: draft('Đăng ký để nhận tin qua tin nhắn, email hoặc điện thoại.'),
  scan: draft('Quét mã hoặc vào trang:'),
  stepsHeading: draft('Cách đăng ký nhận tin'),
  steps: [
    draft('Nhập tên, họ, ngày sinh và mã bưu chính (ZIP) của quý vị.'),
    draft('Chọn tin nhắn, email, điện thoại, hoặc cả ba.'),
    draft('Chọn ngôn ngữ và giờ có thể nhận tin.'),
  ],
  lasts: draft(
    'Tin được gửi bằng mười ngôn ngữ. Quý vị vẫn được đăng ký nhận tin trong các cuộc bầu cử sau, cho đến khi quý vị hủy hoặc dọn sang quận khác.',
  ),
  postmark: draft(
    'Lá phiếu gửi qua bưu điện phải có dấu bưu điện chậm nhất là {electionDate} và phải đến quận chậm nhất là {receiptBy}.',
  ),
  handIn: draft(
    'Quý vị cũng có thể nộp tại {votingPlace, select, poll {phòng phiếu} none {văn phòng bầu cử quận} other {trung tâm bỏ phiếu}} hay thùng phiếu chính thức trước 8 giờ tối Ngày Bầu Cử.',
  ),
  genuine: draft(
    'Tin nhắn của chúng tôi không bao giờ hỏi ngày sinh, số An Sinh Xã Hội, mật khẩu hoặc tiền của quý vị.',
  ),
  office: draft('Có câu hỏi? Văn phòng bầu cử Quận {county}'),
  publisher: draft('Tổng Thư Ký Tiểu Bang California và Quận {county}'),
  social: {
    signUp: draft(
      'Lá phiếu của tôi ở đâu? Theo dõi lá phiếu bầu qua thư trong {electionName}. Đăng ký để nhận tin qua tin nhắn, email hoặc điện thoại: {site}',
    ),
    returnByMail: draft(
      'Gửi lá phiếu qua bưu điện? Phải có dấu bưu điện chậm nhất là {electionDate} và đến Quận {county} chậm nhất là {receiptBy}. Theo dõi: {site}',
    ),
    genuine: draft(
      'Tin nhắn của “Lá phiếu của tôi ở đâu?” không bao giờ hỏi ngày sinh, số An Sinh Xã Hội, mật khẩu hoặc tiền. Đăng ký nhận tin: {site}',
    ),
  },
  press: {
    release: draft('Thông cáo báo chí'),
    dateline: draft('[Ngày phát hành]'),
    contact: draft('[Liên lạc báo chí: tên, số điện thoại, địa chỉ email]'),
    headline: draft('Cử tri Quận {county} có thể theo dõi lá phiếu của mình trong {electionName}'),
    opening: draft(
      'Tổng Thư Ký Tiểu Bang California và văn phòng bầu cử Quận {county} mời cử tri đăng ký dịch vụ “Lá phiếu của tôi ở đâu?” cho {electionName} ngày {electionDate}. Dịch vụ ở tại {site}.',
    ),
    service: draft(
      'Cử tri nhận được tin khi lá phiếu bầu qua thư được gửi đến họ, khi quận nhận được lá phiếu, khi lá phiếu được chấp nhận, và khi có điều phải sửa trước khi lá phiếu có thể được chấp nhận. Cử tri chọn tin nhắn, email hoặc điện thoại, ngôn ngữ và giờ.',
    ),
  },
};
