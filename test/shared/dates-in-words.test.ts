import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../lib/shared/codes.ts';
import { dateInWords, timeInWords } from '../../lib/shared/dates-in-words.ts';
import { Temporal } from '../../lib/shared/time.ts';

const DAY = Temporal.PlainDate.from('2026-11-03');
// 5 p.m. Pacific, already the next day in UTC.
const CURE = Temporal.Instant.from('2026-11-26T01:00:00Z');

const WORDS: Record<Language, readonly [short: string, long: string, time: string]> = {
  en: ['Nov 3, 2026', 'November 3, 2026', 'November 25 at 5:00 PM'],
  es: ['3 nov 2026', '3 de noviembre de 2026', '25 de noviembre a las 5:00 p.m.'],
  zh: ['2026年11月3日', '2026年11月3日', '11月25日 下午5:00'],
  hi: ['3 नवंबर 2026', '3 नवंबर 2026', '25 नवंबर को 5:00 pm बजे'],
  ja: ['2026年11月3日', '2026年11月3日', '11月25日 17:00'],
  km: ['3 វិច្ឆិកា 2026', '3 វិច្ឆិកា 2026', '25 វិច្ឆិកា នៅ\u200bម៉ោង 5:00 PM'],
  ko: ['2026년 11월 3일', '2026년 11월 3일', '11월 25일 오후 5:00'],
  fil: ['Nob 3, 2026', 'Nobyembre 3, 2026', 'Nobyembre 25 nang 5:00 PM'],
  th: ['3 พ.ย. 2026', '3 พฤศจิกายน 2026', '25 พฤศจิกายน เวลา 17:00'],
  vi: ['3 thg 11, 2026', '3 tháng 11, 2026', 'lúc 17:00 25 tháng 11'],
};

// A Buddhist year 2569 or a UTC date would send a voter to the wrong day.
describe.each(LANGUAGES)('dates in %s', (language) => {
  const [short, long, time] = WORDS[language];

  it('are Gregorian, in Latin digits, on the Pacific calendar', () => {
    expect(dateInWords(DAY, language, 'short')).toBe(short);
    expect(dateInWords(DAY, language, 'long')).toBe(long);
    expect(timeInWords(CURE, language, 'long')).toBe(time);
  });

  it('hold no digit of another script and no space outside GSM-7', () => {
    for (let month = 1; month <= 12; month += 1) {
      const date = DAY.with({ month, day: 28 });
      const texts = [dateInWords(date, language, 'short'), dateInWords(date, language, 'long')];
      for (const text of [...texts, timeInWords(CURE, language, 'short')]) {
        expect(text).not.toMatch(/[\u00a0\u2009\u202f]/);
        expect(text.replaceAll(/[0-9]/g, '')).not.toMatch(/\p{Nd}/u);
      }
    }
  });
});
