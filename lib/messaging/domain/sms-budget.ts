import type { Language } from '../../shared/codes.ts';
import type { SmsParts } from './sms-parts.ts';

/** The encoding that a language's texts must keep, and the most parts that one of them may take. */
export type SmsBudget = Pick<SmsParts, 'encoding' | 'parts'>;

/**
 * Every part is billed and counts against the sending rate (US short code: 100 parts a second), so part counts decide
 * how long a mass mailing takes. The figures hold for the longest county name, a long election name and a long email
 * address. Hindi, Khmer, Thai and Vietnamese need about 60 characters more than Japanese to say the same.
 */
export const SMS_BUDGET: Record<Language, SmsBudget> = {
  en: { encoding: 'GSM-7', parts: 2 },
  es: { encoding: 'GSM-7', parts: 2 },
  fil: { encoding: 'GSM-7', parts: 2 },
  zh: { encoding: 'UCS-2', parts: 3 },
  ja: { encoding: 'UCS-2', parts: 3 },
  ko: { encoding: 'UCS-2', parts: 3 },
  hi: { encoding: 'UCS-2', parts: 4 },
  km: { encoding: 'UCS-2', parts: 4 },
  th: { encoding: 'UCS-2', parts: 4 },
  vi: { encoding: 'UCS-2', parts: 4 },
};

/** Whether a text keeps its language's budget. A text that needs less than its language's encoding is welcome. */
export const keepsBudget = (language: Language, sms: SmsParts): boolean => {
  const budget = SMS_BUDGET[language];
  return sms.parts <= budget.parts && (budget.encoding === 'UCS-2' || sms.encoding === 'GSM-7');
};
