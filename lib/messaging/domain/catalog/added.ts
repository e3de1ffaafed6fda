import type { Language } from '../../../shared/codes.ts';
import type { CodeEntries } from './codes.ts';
import { draft } from './entry.ts';

/**
 * What a number or address is told beside which another was given for the same voter: whoever did that may not have been the
 * voter. It names nobody, holds no link, and names the Secretary of State's hotline for the language.
 */
export const ADDED_CATALOG: Readonly<Record<Language, CodeEntries>> = {
  en: {
    text: draft(
      'CA Secretary of State: Messages about your ballot now go to another contact too. If you did not add it, call {hotline}.',
    ),
    email: {
      subject: draft('Messages about your ballot now go to another contact too'),
      body: draft(
        "This is a message from the California Secretary of State.\n\nMessages about your ballot from Where's My Ballot? still come to this address. They now go to another contact too, because it was added. If you did not do that, please call {hotline}.",
      ),
    },
    voice: draft(
      'Hello. This is the California Secretary of State. Messages about your ballot now go to another contact too, because it was added. If you did not do that, please call {hotline}. Goodbye.',
    ),
  },
  es: {
    text: draft(
      'Sec. de Estado de CA: Los mensajes sobre su boleta ahora llegan también a otro contacto. Si usted no lo agregó, llame al {hotline}.',
    ),
    email: {
      subject: draft('Los mensajes sobre su boleta ahora llegan también a otro contacto'),
      body: draft(
        "Este es un mensaje de la Secretaría de Estado de California.\n\nLos mensajes de Where's My Ballot? (¿Dónde está mi boleta?) sobre su boleta siguen llegando a esta dirección. Ahora llegan también a otro contacto, porque se agregó. Si usted no lo hizo, llame al {hotline}.",
      ),
    },
    voice: draft(
      'Hola. Le llama la Secretaría de Estado de California. Los mensajes sobre su boleta ahora llegan también a otro contacto, porque se agregó. Si usted no lo hizo, llame al {hotline}. Hasta luego.',
    ),
  },
  zh: {
    text: draft('加州州務卿：有關您選票的訊息現在也會傳送到另一個聯絡方式。如果不是您新增的，請致電 {hotline}。'),
    email: {
      subject: draft('有關您選票的訊息現在也會傳送到另一個聯絡方式'),
      body: draft(
        "這是加州州務卿發出的訊息。\n\nWhere's My Ballot?（我的選票在哪裡？）有關您選票的訊息仍會寄到這個地址。因為新增了另一個聯絡方式，訊息現在也會傳送到那裡。如果不是您新增的，請致電 {hotline}。",
      ),
    },
    voice: draft(
      '您好。這裡是加州州務卿。因為新增了另一個聯絡方式，有關您選票的訊息現在也會傳送到那裡。如果不是您新增的，請致電 {hotline}。再見。',
    ),
  },
  hi: {
    text: draft(
      'CA सेक्रेटरी ऑफ़ स्टेट: आपके मतपत्र के संदेश अब एक और संपर्क पर भी जाएँगे। अगर उसे आपने नहीं जोड़ा, तो {hotline} पर कॉल करें।',
    ),
    email: {
      subject: draft('आपके मतपत्र के संदेश अब एक और संपर्क पर भी जाएँगे'),
      body: draft(
        "यह कैलिफ़ोर्निया के सेक्रेटरी ऑफ़ स्टेट का संदेश है।\n\nWhere's My Ballot? (मेरा मतपत्र कहाँ है?) से आपके मतपत्र के संदेश इस पते पर आते रहेंगे। अब वे एक और संपर्क पर भी जाएँगे, क्योंकि उसे जोड़ा गया है। अगर यह आपने नहीं किया, तो कृपया {hotline} पर कॉल करें।",
      ),
    },
    voice: draft(
      'नमस्ते। यह कैलिफ़ोर्निया के सेक्रेटरी ऑफ़ स्टेट का कॉल है। आपके मतपत्र के संदेश अब एक और संपर्क पर भी जाएँगे, क्योंकि उसे जोड़ा गया है। अगर यह आपने नहीं किया, तो कृपया {hotline} पर कॉल करें। धन्यवाद।',
    ),
  },
  ja: {
    text: draft(
      'カリフォルニア州州務長官：投票用紙のお知らせは、今後別の連絡先にも届きます。追加に覚えがない場合は {hotline} へお電話ください。',
    ),
    email: {
      subject: draft('投票用紙のお知らせは、今後別の連絡先にも届きます'),
      body: draft(
        "これは、カリフォルニア州州務長官からのお知らせです。\n\nWhere's My Ballot?（私の投票用紙はどこ？）の投票用紙のお知らせは、引き続きこのアドレスに届きます。別の連絡先が追加されたため、今後はそちらにも届きます。追加に覚えがない場合は、{hotline} へお電話ください。",
      ),
    },
    voice: draft(
      'こんにちは。カリフォルニア州州務長官です。別の連絡先が追加されたため、投票用紙のお知らせは、今後そちらにも届きます。追加に覚えがない場合は、{hotline} へお電話ください。失礼いたします。',
    ),
  },
  km: {
    text: draft('រដ្ឋលេខាធិការ CA៖ សារអំពីសន្លឹកឆ្នោតឥឡូវផ្ញើទៅទំនាក់ទំនងមួយទៀតដែរ។ បើលោកអ្នកមិនបានបន្ថែមទេ សូមហៅ {hotline}។'),
    email: {
      subject: draft('សារអំពីសន្លឹកឆ្នោតរបស់លោកអ្នកឥឡូវផ្ញើទៅទំនាក់ទំនងមួយទៀតដែរ'),
      body: draft(
        "នេះជាសារពីរដ្ឋលេខាធិការរដ្ឋកាលីហ្វ័រញ៉ា។\n\nសារអំពីសន្លឹកឆ្នោតពី Where's My Ballot? (សន្លឹកឆ្នោតរបស់ខ្ញុំនៅឯណា?) នៅតែផ្ញើមកអាសយដ្ឋាននេះ។ ឥឡូវសារក៏ផ្ញើទៅទំនាក់ទំនងមួយទៀតដែរ ព្រោះមានការបន្ថែម។ បើលោកអ្នកមិនបានបន្ថែមទេ សូមហៅ {hotline}។",
      ),
    },
    voice: draft(
      'សួស្ដី។ នេះជាការហៅពីរដ្ឋលេខាធិការរដ្ឋកាលីហ្វ័រញ៉ា។ សារអំពីសន្លឹកឆ្នោតរបស់លោកអ្នកឥឡូវផ្ញើទៅទំនាក់ទំនងមួយទៀតដែរ ព្រោះមានការបន្ថែម។ បើលោកអ្នកមិនបានបន្ថែមទេ សូមហៅ {hotline}។ សូមអរគុណ។',
    ),
  },
  ko: {
    text: draft(
      '캘리포니아주 총무처: 투표지 알림을 이제 다른 연락처로도 보냅니다. 직접 추가하지 않으셨다면 {hotline} 번으로 전화해 주십시오.',
    ),
    email: {
      subject: draft('투표지 알림을 이제 다른 연락처로도 보냅니다'),
      body: draft(
        "캘리포니아주 총무처 장관이 보내드리는 메시지입니다.\n\nWhere's My Ballot?(내 투표지는 어디에 있나요?)의 투표지 알림은 계속 이 주소로 보내 드립니다. 다른 연락처가 추가되어 이제 그곳으로도 보냅니다. 직접 추가하지 않으셨다면 {hotline} 번으로 전화해 주십시오.",
      ),
    },
    voice: draft(
      '안녕하십니까. 캘리포니아주 총무처 장관입니다. 다른 연락처가 추가되어 투표지 알림을 이제 그곳으로도 보냅니다. 직접 추가하지 않으셨다면 {hotline} 번으로 전화해 주십시오. 감사합니다.',
    ),
  },
  fil: {
    text: draft(
      'Kalihim ng Estado ng CA: Ipinapadala na rin sa iba pang contact ang mga mensahe tungkol sa balota ninyo. Kung hindi kayo ang nagdagdag, tumawag sa {hotline}.',
    ),
    email: {
      subject: draft('Ipinapadala na rin sa iba pang contact ang mga mensahe tungkol sa inyong balota'),
      body: draft(
        "Ito ay mensahe mula sa Kalihim ng Estado ng California.\n\nDarating pa rin sa address na ito ang mga mensahe ng Where's My Ballot? (Nasaan ang aking balota?) tungkol sa inyong balota. Ipinapadala na rin ang mga ito sa iba pang contact, dahil idinagdag ito. Kung hindi kayo ang nagdagdag, tumawag po sa {hotline}.",
      ),
    },
    voice: draft(
      'Kumusta po. Ito ang Kalihim ng Estado ng California. Ipinapadala na rin sa iba pang contact ang mga mensahe tungkol sa inyong balota, dahil idinagdag ito. Kung hindi kayo ang nagdagdag, tumawag po sa {hotline}. Paalam po.',
    ),
  },
  th: {
    text: draft('เลขาธิการรัฐ CA: ข้อความเรื่องบัตรลงคะแนนของท่านจะส่งไปยังช่องทางอื่นด้วย หากท่านไม่ได้เพิ่ม โปรดโทร {hotline}'),
    email: {
      subject: draft('ข้อความเรื่องบัตรลงคะแนนของท่านจะส่งไปยังช่องทางติดต่ออื่นด้วย'),
      body: draft(
        "นี่คือข้อความจากเลขาธิการแห่งรัฐแคลิฟอร์เนีย\n\nข้อความเรื่องบัตรลงคะแนนของท่านจาก Where's My Ballot? (บัตรลงคะแนนของฉันอยู่ที่ไหน) จะยังส่งมาที่อีเมลนี้ และจะส่งไปยังช่องทางติดต่ออื่นด้วย เพราะมีการเพิ่มช่องทางนั้น หากท่านไม่ได้เพิ่ม โปรดโทร {hotline}",
      ),
    },
    voice: draft(
      'สวัสดี นี่คือสายจากเลขาธิการแห่งรัฐแคลิฟอร์เนีย ข้อความเรื่องบัตรลงคะแนนของท่านจะส่งไปยังช่องทางติดต่ออื่นด้วย เพราะมีการเพิ่มช่องทางนั้น หากท่านไม่ได้เพิ่ม โปรดโทร {hotline} ขอบคุณ',
    ),
  },
  vi: {
    text: draft(
      'Tổng Thư Ký CA: Tin về lá phiếu của quý vị nay cũng gửi đến một liên lạc khác. Nếu quý vị không thêm, xin gọi {hotline}.',
    ),
    email: {
      subject: draft('Thông báo về lá phiếu của quý vị nay cũng gửi đến một liên lạc khác'),
      body: draft(
        "Đây là thông báo của Tổng Thư Ký Tiểu Bang California.\n\nThông báo của Where's My Ballot? (Lá phiếu của tôi ở đâu?) về lá phiếu của quý vị vẫn gửi đến địa chỉ này. Nay thông báo cũng gửi đến một liên lạc khác, vì liên lạc đó đã được thêm. Nếu quý vị không thêm, xin gọi {hotline}.",
      ),
    },
    voice: draft(
      'Xin chào. Đây là Tổng Thư Ký Tiểu Bang California. Thông báo về lá phiếu của quý vị nay cũng gửi đến một liên lạc khác, vì liên lạc đó đã được thêm. Nếu quý vị không thêm, xin gọi {hotline}. Xin chào quý vị.',
    ),
  },
};
