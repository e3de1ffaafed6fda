import type { Language } from '../../../shared/codes.ts';
import { type CatalogEntry, draft } from './entry.ts';

/**
 * What somebody is answered who texts us. `stopped`: texts and calls have ended, once and for the last time. `started`: they go
 * on. `help`: who we are and how to end it; `hotline` is the Secretary of State's for the language.
 */
export type ReplyEntries = {
  readonly stopped: CatalogEntry;
  readonly started: CatalogEntry;
  readonly help: CatalogEntry;
};
export type Reply = keyof ReplyEntries;

export const REPLY_CATALOG: Readonly<Record<Language, ReplyEntries>> = {
  en: {
    stopped: draft(
      'CA Secretary of State: You will get no more texts or calls about your ballot at this number. To get them again, text START.',
    ),
    started: draft(
      'CA Secretary of State: You get the messages about your ballot at this number again. Text STOP to end them, HELP for help.',
    ),
    help: draft(
      "CA Secretary of State, Where's My Ballot?: ballot messages. Help: {hotline} or {site} Text STOP to end texts and calls.",
    ),
  },
  es: {
    stopped: draft(
      'Sec. de Estado de CA: No va a recibir más textos ni llamadas sobre su boleta en este número. Para recibirlos de nuevo, responda START.',
    ),
    started: draft(
      'Sec. de Estado de CA: Va a recibir de nuevo los mensajes sobre su boleta en este número. Responda STOP para cancelar, HELP para ayuda.',
    ),
    help: draft(
      "Sec. de Estado de CA, Where's My Ballot? Ayuda: {hotline} o {site} Responda STOP para no recibir textos ni llamadas.",
    ),
  },
  zh: {
    stopped: draft('加州州務卿：這個號碼不會再收到有關您選票的簡訊或電話。如要再次接收，請傳送 START。'),
    started: draft('加州州務卿：這個號碼將再次收到有關您選票的訊息。傳送 STOP 停止，HELP 求助。'),
    help: draft(
      "加州州務卿 Where's My Ballot?：有關您選票的訊息。協助：{hotline} 或 {site} 傳送 STOP 停止簡訊和電話。",
    ),
  },
  hi: {
    stopped: draft(
      'CA सेक्रेटरी ऑफ़ स्टेट: इस नंबर पर आपके मतपत्र के बारे में अब कोई संदेश या कॉल नहीं आएगी। फिर से पाने के लिए START भेजें।',
    ),
    started: draft('CA सेक्रेटरी ऑफ़ स्टेट: इस नंबर पर आपके मतपत्र के संदेश फिर से आएँगे। बंद करने के लिए STOP, मदद के लिए HELP भेजें।'),
    help: draft(
      "CA सेक्रेटरी ऑफ़ स्टेट, Where's My Ballot?: आपके मतपत्र के संदेश। मदद: {hotline} या {site} संदेश और कॉल बंद करने के लिए STOP भेजें।",
    ),
  },
  ja: {
    stopped: draft(
      'カリフォルニア州州務長官：この番号への投票用紙についてのメッセージと電話は終了しました。再開するには START と送信してください。',
    ),
    started: draft(
      'カリフォルニア州州務長官：この番号への投票用紙のお知らせを再開しました。停止は STOP、ヘルプは HELP と送信してください。',
    ),
    help: draft(
      "カリフォルニア州州務長官 Where's My Ballot?：投票用紙のお知らせです。お問い合わせ：{hotline} または {site} 停止は STOP と送信してください。",
    ),
  },
  km: {
    stopped: draft('រដ្ឋលេខាធិការ CA៖ លេខនេះនឹងលែងទទួលសារ ឬការហៅអំពីសន្លឹកឆ្នោតរបស់លោកអ្នកទៀតហើយ។ ដើម្បីទទួលម្តងទៀត សូមផ្ញើ START។'),
    started: draft('រដ្ឋលេខាធិការ CA៖ លេខនេះនឹងទទួលសារអំពីសន្លឹកឆ្នោតរបស់លោកអ្នកម្តងទៀត។ ផ្ញើ STOP ដើម្បីឈប់ HELP ដើម្បីសុំជំនួយ។'),
    help: draft(
      "រដ្ឋលេខាធិការ CA Where's My Ballot?៖ សារអំពីសន្លឹកឆ្នោត។ ជំនួយ៖ {hotline} ឬ {site} ផ្ញើ STOP ដើម្បីបញ្ឈប់សារ និងការហៅ។",
    ),
  },
  ko: {
    stopped: draft(
      '캘리포니아주 총무처: 이 번호로는 투표지에 관한 문자와 전화를 더 이상 보내지 않습니다. 다시 받으시려면 START를 보내 주십시오.',
    ),
    started: draft(
      '캘리포니아주 총무처: 이 번호로 투표지 알림을 다시 보내드립니다. 중단은 STOP, 도움말은 HELP를 보내 주십시오.',
    ),
    help: draft(
      "캘리포니아주 총무처 Where's My Ballot?: 투표지 알림입니다. 도움말: {hotline} 또는 {site} 문자와 전화를 중단하시려면 STOP을 보내 주십시오.",
    ),
  },
  fil: {
    stopped: draft(
      'Kalihim ng Estado ng CA: Wala na kayong matatanggap na text o tawag tungkol sa balota ninyo sa numerong ito. Para matanggap muli, i-text ang START.',
    ),
    started: draft(
      'Kalihim ng Estado ng CA: Matatanggap ninyong muli ang mga mensahe tungkol sa balota ninyo sa numerong ito. I-text ang STOP para huminto, HELP para sa tulong.',
    ),
    help: draft(
      "Kalihim ng Estado ng CA, Where's My Ballot? Tulong: {hotline} o {site} I-text ang STOP para ihinto ang text at tawag.",
    ),
  },
  th: {
    stopped: draft('เลขาธิการรัฐ CA: หมายเลขนี้จะไม่ได้รับข้อความหรือสายเรื่องบัตรลงคะแนนของท่านอีก หากต้องการรับอีก โปรดส่ง START'),
    started: draft('เลขาธิการรัฐ CA: หมายเลขนี้จะได้รับข้อความเรื่องบัตรลงคะแนนของท่านอีกครั้ง ส่ง STOP เพื่อหยุด HELP เพื่อขอความช่วยเหลือ'),
    help: draft(
      "เลขาธิการรัฐ CA Where's My Ballot?: ข้อความเรื่องบัตรลงคะแนน ช่วยเหลือ: {hotline} หรือ {site} ส่ง STOP เพื่อหยุดข้อความและสาย",
    ),
  },
  vi: {
    stopped: draft(
      'Tổng Thư Ký CA: Số này sẽ không nhận tin nhắn hay cuộc gọi về lá phiếu của quý vị nữa. Để nhận lại, hãy nhắn START.',
    ),
    started: draft(
      'Tổng Thư Ký CA: Số này sẽ lại nhận tin về lá phiếu của quý vị. Nhắn STOP để ngừng, HELP để được giúp.',
    ),
    help: draft(
      "Tổng Thư Ký CA, Where's My Ballot?: tin về lá phiếu của quý vị. Trợ giúp: {hotline} hoặc {site} Nhắn STOP để ngừng tin nhắn và cuộc gọi.",
    ),
  },
};
