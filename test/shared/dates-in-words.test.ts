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
  zh: ['2026年11月3日', '2026年11月3日', '11月25日下午5:00'],
  hi: ['3 नवंबर 2026', '3 नवंबर 2026', '25 नवंबर शाम 5:00 बजे'],
  ja: ['2026年11月3日', '2026年11月3日', '11月25日午後5時'],
  km: ['3 វិច្ឆិកា 2026', 'ថ្ងៃទី 3 ខែវិច្ឆិកា ឆ្នាំ 2026', 'ថ្ងៃទី 25 ខែវិច្ឆិកា ម៉ោង 5:00 ល្ងាច'],
  ko: ['2026년 11월 3일', '2026년 11월 3일', '11월 25일 오후 5시'],
  fil: ['Nob 3, 2026', 'Nobyembre 3, 2026', 'ika-25 ng Nobyembre, 5:00 ng hapon'],
  th: ['3 พ.ย. 2026', '3 พฤศจิกายน 2026', '25 พฤศจิกายน เวลา 17.00 น.'],
  vi: ['3 tháng 11, 2026', '3 tháng 11, 2026', '5 giờ chiều ngày 25 tháng 11'],
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

/** Midnight, half past midnight, noon, a minute before midnight, as each language says them in a text and in a call. */
const HOURS: Record<Language, readonly [midnight: string, half: string, noon: string, last: string]> = {
  en: ['Nov 25, 12:00 AM', 'November 25 at 12:30 AM', 'November 25 at 12:00 PM', 'Nov 25, 11:59 PM'],
  es: [
    '25 nov, 12:00 a.m.',
    '25 de noviembre a las 12:30 a.m.',
    '25 de noviembre a las 12:00 p.m.',
    '25 nov, 11:59 p.m.',
  ],
  zh: ['11月25日凌晨0:00', '11月25日凌晨0:30', '11月25日下午12:00', '11月25日下午11:59'],
  hi: ['25 नवंबर रात 12:00 बजे', '25 नवंबर रात 12:30 बजे', '25 नवंबर दोपहर 12:00 बजे', '25 नवंबर रात 11:59 बजे'],
  ja: ['11月25日午前0時', '11月25日午前0時30分', '11月25日午後0時', '11月25日午後11時59分'],
  km: [
    '25 វិច្ឆិកា ម៉ោង 12:00 យប់',
    'ថ្ងៃទី 25 ខែវិច្ឆិកា ម៉ោង 12:30 យប់',
    'ថ្ងៃទី 25 ខែវិច្ឆិកា ម៉ោង 12:00 ថ្ងៃត្រង់',
    '25 វិច្ឆិកា ម៉ោង 11:59 យប់',
  ],
  ko: ['11월 25일 오전 0시', '11월 25일 오전 0시 30분', '11월 25일 오후 12시', '11월 25일 오후 11시 59분'],
  fil: [
    'Nob 25, 12:00 AM',
    'ika-25 ng Nobyembre, 12:30 ng hatinggabi',
    'ika-25 ng Nobyembre, 12:00 ng tanghali',
    'Nob 25, 11:59 PM',
  ],
  th: ['25 พ.ย. เวลา 0.00 น.', '25 พฤศจิกายน เวลา 0.30 น.', '25 พฤศจิกายน เวลา 12.00 น.', '25 พ.ย. เวลา 23.59 น.'],
  vi: [
    '12 giờ đêm 25 tháng 11',
    '12 giờ 30 đêm ngày 25 tháng 11',
    '12 giờ trưa ngày 25 tháng 11',
    '11 giờ 59 đêm 25 tháng 11',
  ],
};

it.each(LANGUAGES)('hours of the day in %s are said as its readers say them', (language) => {
  const at = (time: string) => Temporal.PlainDateTime.from(`2026-11-25T${time}`).toZonedDateTime('America/Los_Angeles');
  const said = (time: string, style: 'short' | 'long') => timeInWords(at(time).toInstant(), language, style);
  expect([said('00:00', 'short'), said('00:30', 'long'), said('12:00', 'long'), said('23:59', 'short')]).toEqual(
    HOURS[language],
  );
});
