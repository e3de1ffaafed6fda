import type { Language } from '../../../shared/codes.ts';
import type { CodeEntries } from './codes.ts';
import { draft } from './entry.ts';

/**
 * What a number or address is told from which a voter's messages have been moved: whoever did that may not have been the voter.
 * It names nobody, holds no link, and names the Secretary of State's hotline for the language.
 */
export const REPLACED_CATALOG: Readonly<Record<Language, CodeEntries>> = {
  en: {
    text: draft(
      'CA Secretary of State: Messages about your ballot no longer go to this number. If you did not change that, call {hotline}.',
    ),
    email: {
      subject: draft('Messages about your ballot no longer go to this address'),
      body: draft(
        "This is a message from the California Secretary of State.\n\nMessages about your ballot from Where's My Ballot? no longer go to this address, because another one was given. If you did not change that, please call {hotline}.",
      ),
    },
    voice: draft(
      'Hello. This is the California Secretary of State. Messages about your ballot no longer go to this number, because another one was given. If you did not change that, please call {hotline}. Goodbye.',
    ),
  },
  es: {
    text: draft(
      'Sec. de Estado de CA: Los mensajes sobre su boleta ya no llegan a este número. Si usted no hizo el cambio, llame al {hotline}.',
    ),
    email: {
      subject: draft('Los mensajes sobre su boleta ya no llegan a esta dirección'),
      body: draft(
        "Este es un mensaje de la Secretaría de Estado de California.\n\nLos mensajes de Where's My Ballot? (¿Dónde está mi boleta?) sobre su boleta ya no llegan a esta dirección, porque se dio otra. Si usted no hizo el cambio, llame al {hotline}.",
      ),
    },
    voice: draft(
      'Hola. Le llama la Secretaría de Estado de California. Los mensajes sobre su boleta ya no llegan a este número, porque se dio otro. Si usted no hizo el cambio, llame al {hotline}. Hasta luego.',
    ),
  },
  zh: {
    text: draft('加州州務卿：有關您選票的訊息不再傳送到這個號碼。如果不是您更改的，請致電 {hotline}。'),
    email: {
      subject: draft('有關您選票的訊息不再寄到這個電子郵件地址'),
      body: draft(
        "這是加州州務卿發出的訊息。\n\nWhere's My Ballot?（我的選票在哪裡？）有關您選票的訊息不再寄到這個地址，因為已改用另一個地址。如果不是您更改的，請致電 {hotline}。",
      ),
    },
    voice: draft(
      '您好。這裡是加州州務卿。有關您選票的訊息不再傳送到這個號碼，因為已改用另一個號碼。如果不是您更改的，請致電 {hotline}。再見。',
    ),
  },
  hi: {
    text: draft(
      'CA सेक्रेटरी ऑफ़ स्टेट: आपके मतपत्र के संदेश अब इस नंबर पर नहीं आएँगे। अगर यह बदलाव आपने नहीं किया, तो {hotline} पर कॉल करें।',
    ),
    email: {
      subject: draft('आपके मतपत्र के संदेश अब इस पते पर नहीं आएँगे'),
      body: draft(
        "यह कैलिफ़ोर्निया के सेक्रेटरी ऑफ़ स्टेट का संदेश है।\n\nWhere's My Ballot? (मेरा मतपत्र कहाँ है?) से आपके मतपत्र के संदेश अब इस पते पर नहीं आएँगे, क्योंकि दूसरा पता दिया गया है। अगर यह बदलाव आपने नहीं किया, तो कृपया {hotline} पर कॉल करें।",
      ),
    },
    voice: draft(
      'नमस्ते। यह कैलिफ़ोर्निया के सेक्रेटरी ऑफ़ स्टेट का कॉल है। आपके मतपत्र के संदेश अब इस नंबर पर नहीं आएँगे, क्योंकि दूसरा नंबर दिया गया है। अगर यह बदलाव आपने नहीं किया, तो कृपया {hotline} पर कॉल करें। धन्यवाद।',
    ),
  },
  ja: {
    text: draft(
      'カリフォルニア州州務長官：投票用紙のお知らせは、今後この番号には届きません。変更に覚えがない場合は {hotline} へお電話ください。',
    ),
    email: {
      subject: draft('投票用紙のお知らせは、今後このアドレスには届きません'),
      body: draft(
        "これは、カリフォルニア州州務長官からのお知らせです。\n\n別のアドレスが登録されたため、Where's My Ballot?（私の投票用紙はどこ？）の投票用紙のお知らせは、今後このアドレスには届きません。変更に覚えがない場合は、{hotline} へお電話ください。",
      ),
    },
    voice: draft(
      'こんにちは。カリフォルニア州州務長官です。別の番号が登録されたため、投票用紙のお知らせは、今後この番号には届きません。変更に覚えがない場合は、{hotline} へお電話ください。失礼いたします。',
    ),
  },
  km: {
    text: draft('រដ្ឋលេខាធិការ CA៖ សារអំពីសន្លឹកឆ្នោតលែងផ្ញើមកលេខនេះហើយ។ បើលោកអ្នកមិនបានប្ដូរទេ សូមហៅ {hotline}។'),
    email: {
      subject: draft('សារអំពីសន្លឹកឆ្នោតរបស់លោកអ្នកលែងផ្ញើមកអាសយដ្ឋាននេះហើយ'),
      body: draft(
        "នេះជាសារពីរដ្ឋលេខាធិការរដ្ឋកាលីហ្វ័រញ៉ា។\n\nសារអំពីសន្លឹកឆ្នោតពី Where's My Ballot? (សន្លឹកឆ្នោតរបស់ខ្ញុំនៅឯណា?) លែងផ្ញើមកអាសយដ្ឋាននេះហើយ ព្រោះមានការផ្ដល់អាសយដ្ឋានផ្សេង។ បើលោកអ្នកមិនបានប្ដូរទេ សូមហៅ {hotline}។",
      ),
    },
    voice: draft(
      'សួស្ដី។ នេះជាការហៅពីរដ្ឋលេខាធិការរដ្ឋកាលីហ្វ័រញ៉ា។ សារអំពីសន្លឹកឆ្នោតរបស់លោកអ្នកលែងផ្ញើមកលេខនេះហើយ ព្រោះមានការផ្ដល់លេខផ្សេង។ បើលោកអ្នកមិនបានប្ដូរទេ សូមហៅ {hotline}។ សូមអរគុណ។',
    ),
  },
  ko: {
    text: draft(
      '캘리포니아주 총무처: 투표지 알림을 이제 이 번호로 보내지 않습니다. 직접 변경하지 않으셨다면 {hotline} 번으로 전화해 주십시오.',
    ),
    email: {
      subject: draft('투표지 알림을 이제 이 주소로 보내지 않습니다'),
      body: draft(
        "캘리포니아주 총무처 장관이 보내드리는 메시지입니다.\n\n다른 주소가 등록되어 Where's My Ballot?(내 투표지는 어디에 있나요?)의 투표지 알림을 이제 이 주소로 보내지 않습니다. 직접 변경하지 않으셨다면 {hotline} 번으로 전화해 주십시오.",
      ),
    },
    voice: draft(
      '안녕하십니까. 캘리포니아주 총무처 장관입니다. 다른 번호가 등록되어 투표지 알림을 이제 이 번호로 보내지 않습니다. 직접 변경하지 않으셨다면 {hotline} 번으로 전화해 주십시오. 감사합니다.',
    ),
  },
  fil: {
    text: draft(
      'Kalihim ng Estado ng CA: Hindi na sa numerong ito ipinapadala ang mga mensahe sa balota ninyo. Kung hindi kayo ang nagpalit, tumawag sa {hotline}.',
    ),
    email: {
      subject: draft('Hindi na sa address na ito ipinapadala ang mga mensahe tungkol sa inyong balota'),
      body: draft(
        "Ito ay mensahe mula sa Kalihim ng Estado ng California.\n\nHindi na sa address na ito ipinapadala ang mga mensahe ng Where's My Ballot? (Nasaan ang aking balota?) tungkol sa inyong balota, dahil may ibinigay na iba. Kung hindi kayo ang nagpalit, tumawag po sa {hotline}.",
      ),
    },
    voice: draft(
      'Kumusta po. Ito ang Kalihim ng Estado ng California. Hindi na sa numerong ito ipinapadala ang mga mensahe tungkol sa inyong balota, dahil may ibinigay na iba. Kung hindi kayo ang nagpalit, tumawag po sa {hotline}. Paalam po.',
    ),
  },
  th: {
    text: draft('เลขาธิการรัฐ CA: ข้อความเรื่องบัตรลงคะแนนของท่านจะไม่ส่งมาที่หมายเลขนี้อีก หากท่านไม่ได้เปลี่ยน โปรดโทร {hotline}'),
    email: {
      subject: draft('ข้อความเรื่องบัตรลงคะแนนของท่านจะไม่ส่งมาที่อีเมลนี้อีก'),
      body: draft(
        "นี่คือข้อความจากเลขาธิการแห่งรัฐแคลิฟอร์เนีย\n\nข้อความเรื่องบัตรลงคะแนนของท่านจาก Where's My Ballot? (บัตรลงคะแนนของฉันอยู่ที่ไหน) จะไม่ส่งมาที่อีเมลนี้อีก เพราะมีการให้ที่อยู่อื่น หากท่านไม่ได้เปลี่ยน โปรดโทร {hotline}",
      ),
    },
    voice: draft(
      'สวัสดี นี่คือสายจากเลขาธิการแห่งรัฐแคลิฟอร์เนีย ข้อความเรื่องบัตรลงคะแนนของท่านจะไม่ส่งมาที่หมายเลขนี้อีก เพราะมีการให้หมายเลขอื่น หากท่านไม่ได้เปลี่ยน โปรดโทร {hotline} ขอบคุณ',
    ),
  },
  vi: {
    text: draft(
      'Tổng Thư Ký CA: Tin về lá phiếu của quý vị không còn gửi đến số này. Nếu quý vị không thay đổi, xin gọi {hotline}.',
    ),
    email: {
      subject: draft('Thông báo về lá phiếu của quý vị không còn gửi đến địa chỉ này'),
      body: draft(
        "Đây là thông báo của Tổng Thư Ký Tiểu Bang California.\n\nThông báo của Where's My Ballot? (Lá phiếu của tôi ở đâu?) về lá phiếu của quý vị không còn gửi đến địa chỉ này, vì đã có địa chỉ khác. Nếu quý vị không thay đổi, xin gọi {hotline}.",
      ),
    },
    voice: draft(
      'Xin chào. Đây là Tổng Thư Ký Tiểu Bang California. Thông báo về lá phiếu của quý vị không còn gửi đến số này, vì đã có số khác. Nếu quý vị không thay đổi, xin gọi {hotline}. Xin chào quý vị.',
    ),
  },
};
