import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LANGUAGES } from '../../../lib/shared/codes.ts';
import { dateInWords } from '../../../lib/shared/dates-in-words.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { readDateOfBirth } from '../../../lib/sign-up/domain/date-of-birth.ts';

const TODAY = Temporal.PlainDate.from('2026-10-06');
const read = (typed: string): string => {
  const date = readDateOfBirth(typed, TODAY);
  return date.ok ? date.value : [date.error.code, ...(date.error.suggestion ? [date.error.suggestion] : [])].join(' ');
};

it.each([
  ['22 फरवरी 1971', '1971-02-22'],
  ['22 फ़रवरी 1971', '1971-02-22'],
  ['22 सितम्बर 1971', '1971-09-22'],
  ['22 सितंबर 1971', '1971-09-22'],
  ['22 अक्तूबर 1971', '1971-10-22'],
  ['22 अक्टूबर 1971', '1971-10-22'],
  ['22 नवम्बर 1971', '1971-11-22'],
  ['22 नवंबर 1971', '1971-11-22'],
  ['22 दिसम्बर 1971', '1971-12-22'],
])('%s is read in each of its spellings', (typed, expected) => {
  expect(read(typed)).toBe(expected);
});

it.each([
  ['03-09-1971'],
  ['3-9-1971'],
  ['3/9/1971'],
  ['03/09/1971'],
  ['3.9.1971'],
  ['3 9 1971'],
  ['03 / 09 / 1971'],
  ['03–09–1971'],
  ['3\u22129\u22121971'],
  ['  03-09-1971 '],
  ['03091971'],
  ['19710309'],
  ['1971-03-09'],
  ['1971/3/9'],
  ['1971.03.09'],
  ['March 9 1971'],
  ['March 9, 1971'],
  ['MARCH 9th, 1971'],
  ['Mar. 9, 1971'],
  ['9 March 1971'],
  ['9th of March 1971'],
  ['1971 March 9'],
  ['09-Mar-1971'],
  ['9 de marzo de 1971'],
  ['9 marzo del 1971'],
  ['1971年3月9日'],
  ['１９７１年３月９日'],
  ['1971년 3월 9일'],
  ['९ मार्च १९७१'],
  ['०३-०९-१९७१'],
  ['០៣-០៩-១៩៧១'],
  ['៩ មីនា ១៩៧១'],
  ['๐๓/๐๙/๑๙๗๑'],
  ['9 มีนาคม 1971'],
  ['９ March １９７１'],
  ['０３／０９／１９７１'],
  ['ngày 9 tháng 3 năm 1971'],
  ['9 tháng 3, 1971'],
  ['Marso 9, 1971'],
  ['ika-9 ng Marso 1971'],
  ['\u200e03-09-1971\u200f'],
  ['ngay 9 thang 3 nam 1971'],
  ['9 thang 3 nam 1971'],
  ['9 de 3 de 1971'],
  ['9 del 3 de 1971'],
  ['9日3月1971年'],
  ['3月9日1971年'],
  ['9일 3월 1971년'],
  ['Tuesday, March 9, 1971'],
  ['Tue Mar 09 1971'],
  ['martes 9 de marzo de 1971'],
  ['1971年3月9日 火曜日'],
  ['昭和46年3月9日'],
  ['民國60年3月9日'],
  ['ថ្ងៃទី៩ ខែមីនា ឆ្នាំ១៩៧១'],
  ['9 ខែមីនា ឆ្នាំ1971'],
  ['วันที่ 9 มีนาคม 1971'],
])('%s is March 9, 1971', (typed) => {
  expect(read(typed)).toBe('1971-03-09');
});

it.each([
  ['31/12/1970', 'date-day-first 12-31-1970'],
  ['13-1-1970', 'date-day-first 01-13-1970'],
  ['31121970', 'date-day-first 12-31-1970'],
  ['1970-31-12', 'date-day-first 12-31-1970'],
  ['31/31/1970', 'date-month-impossible'],
  ['13/45/1978', 'date-month-and-day-impossible'],
  ['04/45/1978', 'date-day-impossible'],
  ['3/9/71', 'date-two-digit-year 03-09-1971'],
  ['March 9, 71', 'date-two-digit-year 03-09-1971'],
  ['030971', 'date-two-digit-year 03-09-1971'],
  ['3/9/05', 'date-two-digit-year 03-09-2005'],
  ['3/9/10', 'date-two-digit-year 03-09-2010'],
  ['3/9/11', 'date-two-digit-year 03-09-1911'],
  ['31/12/70', 'date-two-digit-year 12-31-1970'],
  ['2/30/70', 'date-two-digit-year'],
  ['02-30-1970', 'date-impossible'],
  ['02-29-1971', 'date-impossible'],
  ['00-10-1970', 'date-month-impossible'],
  ['10-00-1970', 'date-day-impossible'],
  ['10-06-2027', 'date-future'],
  ['10-06-2020', 'date-too-young'],
  ['10-07-2010', 'date-too-young'],
  ['10-06-2010', '2010-10-06'],
  ['01-01-1900', 'date-too-old'],
  ['01-01-0071', 'date-too-old'],
  ['9 มีนาคม 2514', 'date-buddhist-year 03-09-1971'],
  ['๐๓/๐๙/๒๕๑๔', 'date-buddhist-year 03-09-1971'],
  ['', 'missing'],
  ['   ', 'missing'],
  ['yesterday', 'date-unreadable'],
  ['March 1971', 'date-unreadable'],
  ['3/1971', 'date-unreadable'],
  ['1971', 'date-unreadable'],
  ['3091971', 'date-unreadable'],
  ['3/9/197', 'date-unreadable'],
  ['3/9/19711', 'date-unreadable'],
  ['3/9/1971/2', 'date-unreadable'],
  ['3/1971/9', 'date-unreadable'],
  ['March April 9 1971', 'date-unreadable'],
  ['born 3/9/1971', 'date-unreadable'],
  // Numbers alone beside words of a language that puts the day first: explained, not guessed.
  ['9/3 năm 1971', 'date-day-first 03-09-1971'],
  ['9/3 nam 1971', 'date-day-first 03-09-1971'],
  ['ngày 9/3/1971', 'date-day-first 03-09-1971'],
  ['ngay 31 thang 2 nam 1971', 'date-impossible'],
  ['วันที่ 9 มีนาคม พ.ศ. 2514', 'date-buddhist-year 03-09-1971'],
  ['Tuesday 3/9/1971', 'date-unreadable'],
  ['03-09-1971 OR 1=1', 'date-unreadable'],
  ['Marching 9 1971', 'date-unreadable'],
  ['1'.repeat(61), 'too-long'],
])('%s: %s', (typed, said) => {
  expect(read(typed)).toBe(said);
});

const birthdays = fc
  .integer({ min: 0, max: 105 * 365 })
  .map((days) => TODAY.subtract({ years: 16 }).subtract({ days }));

it('reads every date in the words of each of the ten languages, and in numbers', () => {
  fc.assert(
    fc.property(birthdays, fc.constantFrom(...LANGUAGES), fc.constantFrom('short', 'long'), (date, language, style) => {
      expect(read(dateInWords(date, language, style as 'short' | 'long'))).toBe(date.toString());
    }),
  );
});

it('takes nothing for another date: what is not read right is explained', () => {
  fc.assert(
    fc.property(birthdays, fc.constantFrom('-', '/', '.', ' ', ''), fc.boolean(), (date, sign, isDayFirst) => {
      const [year = '', month = '', day = ''] = date.toString().split('-');
      const typed = (isDayFirst ? [day, month, year] : [month, day, year]).join(sign);
      const meant = isDayFirst && Number(day) > 12 ? `date-day-first ${month}-${day}-${year}` : undefined;
      const asRead = isDayFirst ? `${year}-${day}-${month}` : date.toString();
      expect(read(typed)).toBe(meant ?? asRead);
    }),
  );
});

it('says something about whatever is typed, at once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
      expect(read(typed)).toMatch(/^(missing|too-long|date-[a-z-]+( \d\d-\d\d-\d{4})?|\d{4}-\d\d-\d\d)$/);
    }),
  );
});
