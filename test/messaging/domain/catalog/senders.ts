import type { Language } from '../../../../lib/shared/codes.ts';

/** Who sends a text: the California Secretary of State, by one name in each language and nobody else. */
export const TEXT_SENDER: Record<Language, string> = {
  en: 'CA Secretary of State',
  es: 'Sec. de Estado de CA',
  zh: '加州州務卿',
  hi: 'CA सेक्रेटरी ऑफ़ स्टेट',
  ja: 'カリフォルニア州州務長官',
  km: 'រដ្ឋលេខាធិការ CA',
  ko: '캘리포니아주 총무처',
  fil: 'Kalihim ng Estado ng CA',
  th: 'เลขาธิการรัฐ CA',
  vi: 'Tổng Thư Ký CA',
};
