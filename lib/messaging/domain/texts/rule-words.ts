import type { Language } from '../../../shared/codes.ts';

type Words = Readonly<Record<Language, RegExp>>;

/** How each language names the Secretary of State, on whose behalf every message is sent. */
export const SECRETARY: Words = {
  en: /Secretary of State/,
  es: /Secretar[ií]a?o? de Estado|Sec\. de Estado/i,
  zh: /州務卿|州务卿/,
  hi: /सेक्रेटरी ऑफ़ स्टेट|राज्य सचिव/,
  ja: /州務長官/,
  km: /រដ្ឋលេខាធិការ/,
  ko: /총무처|주무장관/,
  fil: /Kalihim ng Estado/i,
  th: /เลขาธิการ(?:แห่ง)?รัฐ/,
  vi: /Tổng Thư [Kk]ý/i,
};

/** The script in which a language is written, of which its letters mostly are. */
export const SCRIPT: Words = {
  en: /\p{Script=Latin}/u,
  es: /\p{Script=Latin}/u,
  zh: /\p{Script=Han}/u,
  hi: /\p{Script=Devanagari}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  km: /\p{Script=Khmer}/u,
  ko: /\p{Script=Hangul}/u,
  fil: /\p{Script=Latin}/u,
  th: /\p{Script=Thai}/u,
  vi: /\p{Script=Latin}/u,
};

/** Letters that only another language has whose script is the same. */
export const FOREIGN: Partial<Words> = {
  en: /[áéíóúñ¿¡ăđơưạảấầẩẫậ]/i,
  es: /[ăđơưạảấầẩẫậếềểễệọỏốồổỗộớờởỡợụủứừửữự]/i,
  fil: /[ăđơưạảấầẩẫậếềểễệọỏốồổỗộớờởỡợụủứừửữự¿¡]/i,
  zh: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
};

/** Letters without which a whole sentence of the language cannot be. */
export const OWN: Partial<Words> = {
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  vi: /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹáàãéèíìóòõúùý]/i,
};

/** A postmark counts (Elections Code 3020). */
export const POSTMARK: Words = {
  en: /postmarked by \{returnDeadline\}/,
  es: /matasellos .*\{returnDeadline\}/,
  zh: /\{returnDeadline\}.*郵戳|郵戳.*\{returnDeadline\}/,
  hi: /डाक मुहर \{returnDeadline\}|\{returnDeadline\} तक की डाक मुहर/,
  ja: /\{returnDeadline\}(?:まで)?の消印/,
  km: /ត្រាប្រៃសណីយ៍.*\{returnDeadline\}/,
  ko: /\{returnDeadline\}까지(?:의)? 소인/,
  fil: /tatak.*\{returnDeadline\}/,
  th: /(ประทับตรา|ตราประทับ).*\{returnDeadline\}/,
  vi: /dấu bưu điện .*\{returnDeadline\}/i,
};

/** Polling places and drop boxes close at 8 p.m. (Elections Code 14212, 3025). */
export const EIGHT: Words = {
  en: /8(?::00)? p\.m\./,
  es: /8(?::00)? p\.m\.|8 de la noche/,
  zh: /晚上\s?8\s?[時點]/,
  hi: /रात 8 बजे/,
  ja: /午後8時/,
  km: /8\s?យប់|ម៉ោង 8/,
  ko: /오후 8시/,
  fil: /8(?::00)? p\.m\.|mag-8 ng gabi/,
  th: /20\.00 น\.|สองทุ่ม/,
  vi: /8g tối|8 giờ tối/,
};

/** What a signed form must do by the deadline: be with the county (Elections Code 3019); signing it by then is too late. */
export const RECEIVED: Words = {
  en: /county (must have|has)|received by/,
  es: /condado debe (tener|recibir)|condado (tiene|recibe)/,
  zh: /收到/,
  hi: /काउंटी को/,
  ja: /必着|受け取|届/,
  km: /ខោនធី(?:ត្រូវ)?ទទួល/,
  ko: /카운티에|카운티가|접수|도착/,
  fil: /nasa county|matanggap|matatanggap/,
  th: /เคาน์ตี(?:ต้อง)?ได้รับ/,
  vi: /[Qq]uận (phải )?nhận/,
};

/** "Delivered" and what would say the same of a ballot: USPS has no delivery scan for letters. */
export const DELIVERED: Words = {
  en: /deliver|arrived/i,
  es: /entregad[ao]|se entregó|ha llegado|llegó/i,
  // 選票投遞箱 is the drop box.
  zh: /送達|送到|投遞(?!箱)|派送|已到達/,
  hi: /डिलीवर|वितरित|पहुँच गया|पहुँचा दिया/,
  ja: /配達|お届けし|届きました/,
  km: /បានប្រគល់|បានមកដល់/,
  ko: /배달|배송|전달되|도착/,
  fil: /inihatid|naihatid|na-?deliver|dumating na/i,
  th: /นำจ่าย|จัดส่งสำเร็จ|มาถึงแล้ว|ส่งถึงท่าน/,
  vi: /đã (được )?giao|đã đến nơi|phát thư/i,
};
