import type { ProblemTexts } from './problem-texts.ts';

export const vi: ProblemTexts = {
  missing: {
    firstName: 'Nhập tên của quý vị.',
    lastName: 'Nhập họ của quý vị.',
    dateOfBirth: 'Nhập ngày sinh của quý vị.',
    zip: 'Nhập mã ZIP của địa chỉ nhà tại California.',
    channels: 'Chọn cách quý vị muốn nhận tin.',
    phone: 'Nhập số điện thoại cho tin nhắn và cuộc gọi.',
    email: 'Nhập địa chỉ email.',
    contact: 'Nhập số điện thoại hoặc địa chỉ email mà quý vị đã dùng để đăng ký nhận tin.',
    language: 'Chọn ngôn ngữ.',
    hours: 'Chọn khoảng giờ.',
    zone: 'Chọn múi giờ.',
    consent: 'Đánh dấu vào ô nếu quý vị đồng ý; nếu không, chúng tôi không được phép gửi tin cho quý vị.',
    voterId: 'Nhập VoteCal ID của quý vị.',
  },
  others: {
    'too-long': 'Nội dung quá dài. Hãy nhập ngắn hơn.',
    'not-a-name': 'Nhập tên bằng chữ, không có chữ số hay địa chỉ.',
    'date-unreadable': 'Nhập tháng, ngày và năm như sau: 04-28-1986.',
    'date-day-first': 'Nhập tháng trước, rồi đến ngày: MM-DD-YYYY.',
    'date-two-digit-year': 'Nhập năm bằng bốn chữ số.',
    'date-impossible': 'Tháng này không có ngày đó. Hãy kiểm tra lại.',
    'date-future': 'Ngày này chưa đến. Hãy kiểm tra năm.',
    'date-too-young': 'Với ngày này chưa ai có thể ghi danh. Hãy kiểm tra năm.',
    'date-too-old': 'Ngày này quá xa. Hãy kiểm tra năm.',
    'zip-unreadable': 'Nhập năm chữ số của mã ZIP. Ví dụ: 95814',
    'zip-elsewhere':
      'Đây không phải mã ZIP của California. Nhập mã của địa chỉ California mà quý vị đã dùng để ghi danh.',
    'phone-unreadable': 'Nhập mười chữ số, mã vùng trước. Ví dụ: 916-555-0123',
    'phone-abroad':
      'Chúng tôi chỉ có thể nhắn tin và gọi đến số của Hoa Kỳ và các lãnh thổ. Hãy nhập số như vậy, hoặc chọn email.',
    'phone-premium': 'Chúng tôi không thể dùng số có phụ phí. Hãy nhập số khác.',
    'phone-no-person': 'Chúng tôi không thể dùng số miễn cước và các số tương tự. Hãy nhập số của chính quý vị.',
    'email-unreadable': 'Nhập địa chỉ email như name@example.com.',
    'contact-unreadable': 'Nhập số điện thoại như 916-555-0123 hoặc địa chỉ email như name@example.com.',
    'unknown-choice': 'Chọn một trong các mục được hiển thị.',
    'hours-empty': 'Giờ bắt đầu và kết thúc giống nhau. Hãy chọn hai giờ khác nhau.',
    'voter-id-unreadable': 'Nhập VoteCal ID như bộ phận trợ giúp đã cho biết: chỉ chữ cái và chữ số.',
  },
  suggestion: 'Có phải ý quý vị là {suggestion} không?',
};
