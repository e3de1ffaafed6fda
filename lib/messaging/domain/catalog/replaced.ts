import type { Language } from '../../../shared/codes.ts';
import { type CatalogEntry, draft } from './entry.ts';

/**
 * What a number or address is told when a voter's messages go elsewhere from now on. It names nobody, holds no link, and says
 * whom to ask if that was not wished for: whoever signs up in somebody's place takes no messages away unnoticed.
 */
export type ReplacedEntries = {
  readonly text: CatalogEntry;
  readonly email: { readonly subject: CatalogEntry; readonly body: CatalogEntry };
  readonly voice: CatalogEntry;
};

const entries = (text: string, subject: string, body: string): ReplacedEntries => ({
  text: draft(text),
  email: { subject: draft(subject), body: draft(body) },
  voice: draft(body),
});

export const REPLACED_CATALOG: Readonly<Record<Language, ReplacedEntries>> = {
  en: entries(
    'CA Secretary of State: messages about a ballot no longer come to this number. If that was not your wish, call your county elections office.',
    'Messages about a ballot no longer come here',
    'This is a message from the California Secretary of State. Messages about a ballot came here until now; the voter has asked for them elsewhere. If that was not your wish, call your county elections office.',
  ),
  es: entries(
    'Estado de California: los mensajes sobre una boleta ya no llegan a este numero. Si usted no lo pidio, llame a la oficina electoral de su condado.',
    'Los mensajes sobre una boleta ya no llegan aquí',
    'Este es un mensaje de la Secretaría de Estado de California. Hasta ahora llegaban aquí mensajes sobre una boleta; se pidió recibirlos en otro lugar. Si usted no lo pidió, llame a la oficina electoral de su condado.',
  ),
  zh: entries(
    '加州州務卿：關於選票的訊息不再發送到這個號碼。如果這不是您的意願，請致電您的縣選舉辦公室。',
    '關於選票的訊息不再發送到這裡',
    '這是加州州務卿的訊息。關於選票的訊息之前發送到這裡；選民已要求發送到別處。如果這不是您的意願，請致電您的縣選舉辦公室。',
  ),
  hi: entries(
    'कैलिफ़ोर्निया राज्य सचिव: मतपत्र के संदेश अब इस नंबर पर नहीं आएँगे। यदि आपने यह नहीं चाहा, तो अपने काउंटी चुनाव कार्यालय को फ़ोन करें।',
    'मतपत्र के संदेश अब यहाँ नहीं आएँगे',
    'यह कैलिफ़ोर्निया के राज्य सचिव का संदेश है। अब तक मतपत्र के संदेश यहाँ आते थे; मतदाता ने उन्हें दूसरी जगह माँगा है। यदि आपने यह नहीं चाहा, तो अपने काउंटी चुनाव कार्यालय को फ़ोन करें।',
  ),
  ja: entries(
    'カリフォルニア州務長官：投票用紙についてのメッセージは、今後この番号には届きません。ご希望でない場合は、郡の選挙事務所にお電話ください。',
    '投票用紙についてのメッセージは、今後ここには届きません',
    'カリフォルニア州務長官からのメッセージです。これまで投票用紙についてのメッセージがここに届いていましたが、別の送り先が求められました。ご希望でない場合は、郡の選挙事務所にお電話ください。',
  ),
  km: entries(
    'រដ្ឋលេខាធិការកាលីហ្វ័រញ៉ា៖ សារអំពីសន្លឹកឆ្នោតលែងមកដល់លេខនេះទៀតហើយ។ បើលោកអ្នកមិនចង់បានដូច្នេះ សូមហៅទៅការិយាល័យបោះឆ្នោតខោនធីរបស់លោកអ្នក។',
    'សារអំពីសន្លឹកឆ្នោតលែងមកដល់ទីនេះទៀតហើយ',
    'នេះជាសារពីរដ្ឋលេខាធិការនៃរដ្ឋកាលីហ្វ័រញ៉ា។ រហូតមកដល់ពេលនេះ សារអំពីសន្លឹកឆ្នោតបានមកដល់ទីនេះ។ អ្នកបោះឆ្នោតបានស្នើសុំឱ្យផ្ញើទៅកន្លែងផ្សេង។ បើលោកអ្នកមិនចង់បានដូច្នេះ សូមហៅទៅការិយាល័យបោះឆ្នោតខោនធីរបស់លោកអ្នក។',
  ),
  ko: entries(
    '캘리포니아주 총무처 장관: 투표지에 대한 메시지가 이 번호로 더 이상 오지 않습니다. 원하신 일이 아니라면 카운티 선거 사무소에 전화하세요.',
    '투표지에 대한 메시지가 이곳으로 더 이상 오지 않습니다',
    '캘리포니아주 총무처 장관의 메시지입니다. 지금까지 투표지에 대한 메시지가 이곳으로 왔으나, 유권자가 다른 곳으로 받기를 요청했습니다. 원하신 일이 아니라면 카운티 선거 사무소에 전화하세요.',
  ),
  fil: entries(
    'Kalihim ng Estado ng CA: hindi na darating sa numerong ito ang mga mensahe tungkol sa balota. Kung hindi ninyo gusto, tumawag sa inyong county.',
    'Hindi na darating dito ang mga mensahe tungkol sa balota',
    'Ito ay mensahe mula sa Kalihim ng Estado ng California. Hanggang ngayon, dumarating dito ang mga mensahe tungkol sa isang balota; hiniling ng botante na ipadala ang mga ito sa iba. Kung hindi ninyo ito gusto, tumawag sa tanggapan ng halalan ng inyong county.',
  ),
  th: entries(
    'เลขาธิการแห่งรัฐแคลิฟอร์เนีย: ข้อความเกี่ยวกับบัตรเลือกตั้งจะไม่มาที่หมายเลขนี้อีก หากท่านไม่ได้ต้องการเช่นนั้น โปรดโทรหาสำนักงานการเลือกตั้งเทศมณฑลของท่าน',
    'ข้อความเกี่ยวกับบัตรเลือกตั้งจะไม่มาที่นี่อีก',
    'นี่คือข้อความจากเลขาธิการแห่งรัฐแคลิฟอร์เนีย ที่ผ่านมาข้อความเกี่ยวกับบัตรเลือกตั้งมาที่นี่ ผู้มีสิทธิเลือกตั้งขอให้ส่งไปที่อื่นแล้ว หากท่านไม่ได้ต้องการเช่นนั้น โปรดโทรหาสำนักงานการเลือกตั้งเทศมณฑลของท่าน',
  ),
  vi: entries(
    'Tổng Thư Ký Tiểu Bang California: tin về lá phiếu sẽ không đến số này nữa. Nếu quý vị không muốn vậy, hãy gọi văn phòng bầu cử quận của quý vị.',
    'Tin về lá phiếu sẽ không đến đây nữa',
    'Đây là tin từ Tổng Thư Ký Tiểu Bang California. Cho đến nay tin về một lá phiếu được gửi đến đây; cử tri đã yêu cầu gửi đến nơi khác. Nếu quý vị không muốn vậy, hãy gọi văn phòng bầu cử quận của quý vị.',
  ),
};
