import type { Language } from '../../shared/codes.ts';

/** Each language's own name for itself, as the language links show it. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  es: 'Español',
  zh: '中文',
  hi: 'हिन्दी',
  ja: '日本語',
  km: 'ខ្មែរ',
  ko: '한국어',
  fil: 'Tagalog',
  th: 'ไทย',
  vi: 'Tiếng Việt',
};
