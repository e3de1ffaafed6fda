import type { MyBallotTexts } from './my-ballot-texts.ts';

export const vi: MyBallotTexts = {
  signIn: {
    title: 'Xem lá phiếu của quý vị',
    intro:
      'Nhập số điện thoại hoặc địa chỉ email mà quý vị đã dùng để đăng ký nhận tin, và ngày sinh. Quý vị sẽ nhận được mã.',
    contact: 'Số điện thoại hoặc địa chỉ email',
    contactHint: 'Nơi quý vị nhận tin của chúng tôi',
    by: 'Nếu quý vị nhập số điện thoại: quý vị muốn nhận mã bằng cách nào?',
    notFoundTitle: 'Chúng tôi không tìm thấy ai đăng ký nhận tin với thông tin này',
    notFoundText:
      'Hãy kiểm tra ngày sinh, vì ngày sinh cũng phải đúng. Có thể quý vị đã đăng ký bằng số điện thoại hoặc email khác. Hoặc việc gửi tin đã ngừng, ví dụ vì quý vị đã ngừng nhận tin hoặc chuyển sang quận khác.',
    several: 'Quý vị muốn xem lá phiếu của ai?',
    severalText: 'Có hơn một người đăng ký nhận tin với thông tin liên lạc và ngày sinh này.',
  },
  menu: {
    label: 'Đăng ký nhận tin của quý vị',
    ballot: 'Lá phiếu của quý vị',
    preferences: 'Tùy chọn',
    contact: 'Điện thoại và email',
    optOut: 'Ngừng nhận tin',
    didYouSend: 'Tin này có phải của chúng tôi không?',
    signOut: 'Đăng xuất',
  },
  preferences: {
    title: 'Tùy chọn của quý vị',
    save: 'Lưu',
    saved: 'Đã lưu tùy chọn của quý vị.',
    noChannel: 'Hãy chọn ít nhất một cách. Nếu không muốn nhận tin nào nữa, hãy vào “{optOut}”.',
    needsContact: 'Để chọn mục này, trước hết hãy thêm thông tin liên lạc trong “Điện thoại và email”.',
    stopped:
      'Mục này đã bị dừng bằng tin nhắn STOP. Trước hết hãy xác nhận lại số điện thoại trong “Điện thoại và email”, hoặc trả lời START cho một tin nhắn của chúng tôi.',
    proveFirst:
      'Để thay đổi, trước hết hãy chứng minh {contact} là của quý vị: nhập vào “Điện thoại và email”, quý vị sẽ nhận được mã ở đó.',
  },
  contact: {
    title: 'Đổi số điện thoại hoặc địa chỉ email của quý vị',
    intro: 'Nhập thông tin mới. Quý vị sẽ nhận mã tại đó; cho đến khi nhập mã, không có gì thay đổi.',
    current: 'Hiện nay:',
    phone: 'Số điện thoại mới',
    email: 'Địa chỉ email mới',
    changed: 'Đã đổi thông tin liên lạc của quý vị.',
  },
  optOut: {
    title: 'Ngừng nhận tin',
    intro: 'Hồ sơ ghi danh và quyền bỏ phiếu của quý vị không thay đổi.',
    channels: { text: 'Ngừng tin nhắn', email: 'Ngừng email', voice: 'Ngừng cuộc gọi' },
    all: 'Ngừng tất cả',
    submit: 'Ngừng nhận tin',
    choose: 'Hãy chọn điều muốn ngừng.',
    doneTitle: 'Đã ngừng gửi tin',
    doneAll: 'Quý vị sẽ không nhận tin về lá phiếu của mình nữa. Quý vị có thể đăng ký lại bất cứ lúc nào.',
    doneSome: 'Điều quý vị chọn đã ngừng. Mọi thứ khác vẫn tiếp tục.',
    back: 'Giữ nguyên mọi thứ',
  },
  unsubscribe: {
    title: 'Ngừng email về lá phiếu của quý vị',
    text: 'Bấm nút, và quý vị sẽ không nhận email về lá phiếu của mình nữa. Tin nhắn và cuộc gọi vẫn tiếp tục nếu quý vị đã chọn.',
    submit: 'Ngừng email',
    doneTitle: 'Đã ngừng email',
    doneText: 'Quý vị sẽ không nhận email về lá phiếu của mình nữa. Quý vị có thể đăng ký lại bất cứ lúc nào.',
    goneTitle: 'Liên kết này không dùng được',
    goneText: 'Liên kết có thể không đầy đủ. Quý vị cũng có thể ngừng nhận tin sau khi đăng nhập.',
  },
  didYouSend: {
    intro:
      'Nếu không chắc về một tin, đừng dùng liên kết hay số điện thoại trong tin đó. Hãy sao chép nội dung và dán vào đây. Chúng tôi không lưu lại.',
    label: 'Nội dung tin',
    submit: 'Kiểm tra',
    empty: 'Hãy dán nội dung của tin.',
    long: 'Nội dung này dài hơn bất kỳ tin nào của chúng tôi. Hãy chỉ dán một tin.',
    sent: 'Phải. Chúng tôi đã gửi tin này cho quý vị vào {time}.',
    notSent:
      'Không. Chúng tôi không gửi tin này cho quý vị trong những tháng gần đây, hoặc tin đã bị sửa. Đừng dùng liên kết hay số điện thoại trong tin đó.',
    ours: 'Lời lẽ giống một tin của chúng tôi, và không có liên kết hay số điện thoại mà chúng tôi không dùng.',
    onlySignedIn: 'Chỉ sau khi quý vị đăng nhập, chúng tôi mới có thể cho biết có gửi tin đó cho quý vị hay không.',
    notOurs:
      'Lời lẽ không giống tin của chúng tôi, hoặc có liên kết hay số điện thoại mà chúng tôi không dùng. Đừng dùng liên kết hay số điện thoại trong tin đó.',
    never: 'Nếu nghi ngờ, hãy gọi văn phòng bầu cử quận của quý vị theo số trong sách hướng dẫn cử tri chính thức.',
    signIn: 'Đăng nhập để biết chắc',
  },
  county: {
    intro: 'Nhập mã ZIP của địa chỉ nhà quý vị tại California.',
    submit: 'Tìm',
    several: 'Mã ZIP này nằm trong hơn một quận. Quận của quý vị là nơi quý vị sinh sống.',
    unknown: 'Chúng tôi không biết quận nào có mã ZIP này. Hãy kiểm tra, hoặc tìm quận của quý vị trong danh sách.',
    invalid: 'Nhập năm chữ số của mã ZIP. Ví dụ: 95814',
    phone: 'Điện thoại',
    email: 'Email',
    site: 'Trang web',
    hours: 'Giờ làm việc',
    nothing: 'Thông tin liên lạc của văn phòng có trong sách hướng dẫn cử tri chính thức của quý vị.',
    elections: 'Các cuộc bầu cử của quận này',
    seeElections: 'Ngày của các cuộc bầu cử của quận này',
  },
  signedOut: {
    title: 'Quý vị đã đăng xuất',
    text: 'Quý vị đã đăng xuất trên thiết bị này.',
    ended:
      'Để bảo vệ quý vị, hệ thống sẽ đăng xuất sau 20 phút không sử dụng, sau hai giờ, hoặc khi tin hay thông tin liên lạc của quý vị được thay đổi ở nơi khác.',
    needTitle: 'Vui lòng đăng nhập',
    need: 'Trang này chỉ hiện sau khi quý vị đăng nhập.',
    again: 'Đăng nhập',
  },
  stale: {
    title: 'Trang này đã mở quá lâu',
    text: 'Vui lòng bắt đầu lại. Không có gì thay đổi.',
  },
};
