import type { Channel, Language } from '../../../shared/codes.ts';
import { type CatalogEntry, draft } from './entry.ts';

/**
 * What carries the code that proves a number or address. A text is one part: whoever signs up waits for it, and it is sent to
 * whoever is typed in. It says who sends it and that nobody is to be told, and holds no link: a code that comes with a link
 * teaches people to follow such links. A call says the digits one by one, twice.
 */
export type CodeEntries = Readonly<Record<Exclude<Channel, 'email'>, CatalogEntry>> & {
  readonly email: { readonly subject: CatalogEntry; readonly body: CatalogEntry };
};

export const CODE_CATALOG: Readonly<Record<Language, CodeEntries>> = {
  en: {
    text: draft("CA Secretary of State: {code} is your code for Where's My Ballot? Do not tell it to anyone."),
    email: {
      subject: draft("Your code for Where's My Ballot?"),
      body: draft(
        "This is a message from the California Secretary of State.\n\nYour code for Where's My Ballot? is {code}\n\nType it into the page where you asked for it. It is good for 10 minutes. We never call or write to ask for this code: do not tell it to anyone. If you did not ask for a code, you do not need to do anything.",
      ),
    },
    voice: draft(
      "Hello. This is the California Secretary of State. Your code for Where's My Ballot is: {digits}. Again, your code is: {digits}. Do not tell this code to anyone. If you did not ask for it, you do not need to do anything. Goodbye.",
    ),
  },
  es: {
    text: draft("Sec. de Estado de CA: escriba {code} en Where's My Ballot? No lo comparta con nadie."),
    email: {
      subject: draft("Su código para Where's My Ballot?"),
      body: draft(
        "Este es un mensaje de la Secretaría de Estado de California.\n\nSu código para Where's My Ballot? (¿Dónde está mi boleta?) es {code}\n\nEscríbalo en la página donde lo pidió. Sirve durante 10 minutos. Nunca le llamaremos ni le escribiremos para pedirle este código: no se lo dé a nadie. Si usted no pidió un código, no tiene que hacer nada.",
      ),
    },
    voice: draft(
      "Hola. Le llama la Secretaría de Estado de California. Su código para Where's My Ballot es: {digits}. Otra vez, su código es: {digits}. No le dé este código a nadie. Si usted no lo pidió, no tiene que hacer nada. Hasta luego.",
    ),
  },
  zh: {
    text: draft("加州州務卿：您的 Where's My Ballot? 驗證碼是 {code}。請勿告訴任何人。"),
    email: {
      subject: draft("您的 Where's My Ballot? 驗證碼"),
      body: draft(
        "這是加州州務卿發出的訊息。\n\n您的 Where's My Ballot?（我的選票在哪裡？）驗證碼是 {code}\n\n請在您要求驗證碼的頁面輸入。驗證碼在 10 分鐘內有效。我們絕不會來電或來信索取這個驗證碼，請不要告訴任何人。如果您沒有要求驗證碼，不需要做任何事。",
      ),
    },
    voice: draft(
      "您好。這裡是加州州務卿。您的 Where's My Ballot 驗證碼是：{digits}。再說一次，您的驗證碼是：{digits}。請不要把這個驗證碼告訴任何人。如果您沒有要求驗證碼，不需要做任何事。再見。",
    ),
  },
  hi: {
    text: draft('CA सेक्रेटरी ऑफ़ स्टेट: मतपत्र सेवा कोड {code}। किसी को न बताएँ।'),
    email: {
      subject: draft("Where's My Ballot? के लिए आपका कोड"),
      body: draft(
        "यह कैलिफ़ोर्निया के सेक्रेटरी ऑफ़ स्टेट का संदेश है।\n\nWhere's My Ballot? (मेरा मतपत्र कहाँ है?) के लिए आपका कोड है {code}\n\nइसे उसी पेज पर लिखें जहाँ आपने इसे माँगा था। यह 10 मिनट तक चलेगा। हम यह कोड पूछने के लिए कभी फ़ोन या संदेश नहीं करते: इसे किसी को न बताएँ। अगर आपने कोड नहीं माँगा था, तो आपको कुछ करने की ज़रूरत नहीं है।",
      ),
    },
    voice: draft(
      "नमस्ते। यह कैलिफ़ोर्निया के सेक्रेटरी ऑफ़ स्टेट का कॉल है। Where's My Ballot के लिए आपका कोड है: {digits}। फिर से, आपका कोड है: {digits}। यह कोड किसी को न बताएँ। अगर आपने इसे नहीं माँगा था, तो आपको कुछ करने की ज़रूरत नहीं है। धन्यवाद।",
    ),
  },
  ja: {
    text: draft("カリフォルニア州州務長官：Where's My Ballot? のコードは {code} です。誰にも教えないでください。"),
    email: {
      subject: draft("Where's My Ballot? の確認コード"),
      body: draft(
        "これは、カリフォルニア州州務長官からのお知らせです。\n\nWhere's My Ballot?（私の投票用紙はどこ？）の確認コードは {code} です。\n\nコードを請求したページに入力してください。10分間有効です。こちらから電話やメールでこのコードをおたずねすることはありません。誰にも教えないでください。請求された覚えがない場合は、何もしなくてかまいません。",
      ),
    },
    voice: draft(
      "こんにちは。カリフォルニア州州務長官です。Where's My Ballot の確認コードは、{digits}、です。もう一度申し上げます。確認コードは、{digits}、です。このコードは誰にも教えないでください。請求された覚えがない場合は、何もしなくてかまいません。失礼いたします。",
    ),
  },
  km: {
    text: draft('រដ្ឋលេខាធិការ CA៖ លេខកូដសេវាសន្លឹកឆ្នោត {code}។ សូមកុំប្រាប់អ្នកណា។'),
    email: {
      subject: draft("លេខកូដរបស់លោកអ្នកសម្រាប់ Where's My Ballot?"),
      body: draft(
        "នេះជាសារពីរដ្ឋលេខាធិការរដ្ឋកាលីហ្វ័រញ៉ា។\n\nលេខកូដរបស់លោកអ្នកសម្រាប់ Where's My Ballot? (សន្លឹកឆ្នោតរបស់ខ្ញុំនៅឯណា?) គឺ {code}\n\nសូមវាយវានៅលើទំព័រដែលលោកអ្នកបានសុំ។ វាប្រើបាន 10 នាទី។ យើងមិនដែលហៅ ឬសរសេរមកសុំលេខកូដនេះទេ៖ សូមកុំប្រាប់អ្នកណាឡើយ។ បើលោកអ្នកមិនបានសុំលេខកូដទេ លោកអ្នកមិនចាំបាច់ធ្វើអ្វីឡើយ។",
      ),
    },
    voice: draft(
      "សួស្ដី។ នេះជាការហៅពីរដ្ឋលេខាធិការរដ្ឋកាលីហ្វ័រញ៉ា។ លេខកូដរបស់លោកអ្នកសម្រាប់ Where's My Ballot គឺ៖ {digits}។ ម្តងទៀត លេខកូដរបស់លោកអ្នកគឺ៖ {digits}។ សូមកុំប្រាប់លេខកូដនេះដល់អ្នកណាឡើយ។ បើលោកអ្នកមិនបានសុំ លោកអ្នកមិនចាំបាច់ធ្វើអ្វីឡើយ។ សូមអរគុណ។",
    ),
  },
  ko: {
    text: draft("캘리포니아주 총무처: Where's My Ballot? 인증번호 {code}. 아무에게도 알려 주지 마십시오."),
    email: {
      subject: draft("Where's My Ballot? 인증번호"),
      body: draft(
        "캘리포니아주 총무처 장관이 보내드리는 메시지입니다.\n\nWhere's My Ballot?(내 투표지는 어디에 있나요?) 인증번호는 {code} 입니다.\n\n인증번호를 요청하신 페이지에 입력해 주십시오. 10분 동안 유효합니다. 저희는 전화나 메시지로 이 번호를 묻지 않습니다. 아무에게도 알려 주지 마십시오. 인증번호를 요청하지 않으셨다면 아무것도 하지 않으셔도 됩니다.",
      ),
    },
    voice: draft(
      "안녕하십니까. 캘리포니아주 총무처 장관입니다. Where's My Ballot 인증번호는 {digits} 입니다. 다시 한번 말씀드립니다. 인증번호는 {digits} 입니다. 이 번호를 아무에게도 알려 주지 마십시오. 요청하지 않으셨다면 아무것도 하지 않으셔도 됩니다. 감사합니다.",
    ),
  },
  fil: {
    text: draft(
      "Kalihim ng Estado ng CA: {code} ang code ninyo para sa Where's My Ballot? Huwag itong sabihin kaninuman.",
    ),
    email: {
      subject: draft("Ang inyong code para sa Where's My Ballot?"),
      body: draft(
        "Ito ay mensahe mula sa Kalihim ng Estado ng California.\n\nAng inyong code para sa Where's My Ballot? (Nasaan ang aking balota?) ay {code}\n\nI-type ito sa page kung saan ninyo ito hiningi. Magagamit ito nang 10 minuto. Hindi kami kailanman tatawag o susulat para hingin ang code na ito: huwag itong sabihin kaninuman. Kung hindi kayo humingi ng code, wala kayong kailangang gawin.",
      ),
    },
    voice: draft(
      "Kumusta po. Ito ang Kalihim ng Estado ng California. Ang inyong code para sa Where's My Ballot ay: {digits}. Inuulit namin, ang inyong code ay: {digits}. Huwag sabihin ang code na ito kaninuman. Kung hindi ninyo ito hiningi, wala kayong kailangang gawin. Paalam po.",
    ),
  },
  th: {
    text: draft('เลขาธิการรัฐ CA: รหัสบริการบัตรลงคะแนนคือ {code} โปรดอย่าบอกใคร'),
    email: {
      subject: draft("รหัสของท่านสำหรับ Where's My Ballot?"),
      body: draft(
        "นี่คือข้อความจากเลขาธิการแห่งรัฐแคลิฟอร์เนีย\n\nรหัสของท่านสำหรับ Where's My Ballot? (บัตรลงคะแนนของฉันอยู่ที่ไหน) คือ {code}\n\nโปรดพิมพ์รหัสในหน้าที่ท่านขอ รหัสใช้ได้ 10 นาที เราจะไม่โทรหรือเขียนถึงท่านเพื่อขอรหัสนี้ โปรดอย่าบอกใคร หากท่านไม่ได้ขอรหัส ท่านไม่ต้องทำอะไร",
      ),
    },
    voice: draft(
      "สวัสดี นี่คือสายจากเลขาธิการแห่งรัฐแคลิฟอร์เนีย รหัสของท่านสำหรับ Where's My Ballot คือ {digits} อีกครั้ง รหัสของท่านคือ {digits} โปรดอย่าบอกรหัสนี้แก่ใคร หากท่านไม่ได้ขอ ท่านไม่ต้องทำอะไร ขอบคุณ",
    ),
  },
  vi: {
    text: draft('Tổng Thư Ký CA: Mã của quý vị là {code}. Xin đừng cho ai biết.'),
    email: {
      subject: draft("Mã của quý vị cho Where's My Ballot?"),
      body: draft(
        "Đây là thông báo của Tổng Thư Ký Tiểu Bang California.\n\nMã của quý vị cho Where's My Ballot? (Lá phiếu của tôi ở đâu?) là {code}\n\nHãy nhập mã vào trang mà quý vị đã yêu cầu. Mã có hiệu lực trong 10 phút. Chúng tôi không bao giờ gọi hay viết để hỏi mã này: xin đừng cho ai biết. Nếu quý vị không yêu cầu mã, quý vị không cần làm gì.",
      ),
    },
    voice: draft(
      "Xin chào. Đây là Tổng Thư Ký Tiểu Bang California. Mã của quý vị cho Where's My Ballot là: {digits}. Xin nhắc lại, mã của quý vị là: {digits}. Xin đừng cho ai biết mã này. Nếu quý vị không yêu cầu, quý vị không cần làm gì. Xin chào quý vị.",
    ),
  },
};
