import { describe, expect, it } from 'vitest';
import { checkSheet } from '../../../../lib/messaging/domain/texts/check-texts.ts';
import {
  FAULT_CODES,
  type FaultCode,
  faultInWords,
  isQuestion,
} from '../../../../lib/messaging/domain/texts/faults.ts';
import { findPlace, TEXT_PLACES } from '../../../../lib/messaging/domain/texts/places.ts';
import { textsSheet } from '../../../../lib/messaging/domain/texts/read-sheet.ts';
import { textFaults } from '../../../../lib/messaging/domain/texts/text-faults.ts';
import { LANGUAGES, type Language } from '../../../../lib/shared/codes.ts';
import { asCsv, sheetRows, suppliedTexts } from './supplied.ts';

const WHOLE = { whole: true };
const check = (rows: readonly (readonly string[])[]) => checkSheet(asCsv(rows), WHOLE).faults;

const faultsAt = (message: string, id: string, language: Language): readonly FaultCode[] => {
  const place = findPlace(id);
  return place === undefined ? [] : textFaults(message, place, language).map(({ code }) => code);
};
/** A county's sheet of a few texts: quick to check. */
const few = (language: Language, texts: Record<string, string>) =>
  checkSheet(asCsv([['text', language], ...Object.entries(texts)]), { whole: false }).faults;

const text = (words: string) => `CA Secretary of State for {county} County: ${words} {electionName} {electionDate}`;

/** Each mistake in a text that is otherwise right. */
const RECEIVED = 'messages.Received.text';
const MISTAKES: readonly [FaultCode, Language, string, (text: string) => string][] = [
  ['empty-text', 'th', RECEIVED, () => ' '],
  ['not-icu', 'vi', RECEIVED, (was) => was.replace('{county}', '{county')],
  ['unknown-variable', 'es', RECEIVED, (was) => `${was} {nombre}`],
  ['unknown-variable', 'es', 'reasons.VAV', (was) => `${was} {countyPhone}`],
  ['missing-variable', 'hi', RECEIVED, (was) => was.replace('{electionDate}', '')],
  ['formatted-variable', 'en', RECEIVED, (was) => was.replace('{electionDate}', '{electionDate, date, long}')],
  // A date that is formatted by nothing: voters would read a blank.
  ['not-icu', 'en', RECEIVED, (was) => was.replace('{electionDate}', '{electionDate, date, }')],
  ['not-a-choice', 'en', RECEIVED, (was) => was.replace('{county}', '{county, select, other {Kern}}')],
  ['not-said', 'en', 'messages.Accepted.text', (was) => `${was} {counted}`],
  ['unknown-option', 'en', 'messages.Accepted.text', (was) => was.replace('select, was', 'select, counted')],
  ['empty-option', 'en', 'messages.Accepted.text', (was) => was.replace('{Your vote was counted.}', '{}')],
  ['too-long', 'en', 'messages.Received.email.subject', (was) => was.repeat(6)],
  ['line-break', 'en', RECEIVED, (was) => was.replace('. ', '.\n')],
  ['forbidden-sign', 'en', RECEIVED, (was) => was.replace('We', '\u201cWe\u201d')],
  ['forbidden-sign', 'th', 'messages.Received.voice', (was) => `\u200b${was}`],
  [
    'wrong-script',
    'ko',
    'messages.Received.voice',
    () => '您的縣已收到您的選票。選務人員接下來會核對選票。之後我們會再通知您。',
  ],
  ['wrong-script', 'es', 'messages.Received.voice', () => 'Quận đã nhận được lá phiếu của quý vị.'],
  ['wrong-script', 'zh', 'messages.Received.voice', () => '郡が投票用紙を受け取りました。選挙の職員が確認します。'],
  [
    'wrong-script',
    'vi',
    'messages.Received.voice',
    () => 'The county has received your ballot and will check it soon.',
  ],
  ['own-address', 'en', 'messages.Received.email.body', (was) => `${was} See https://example.com/x`],
  ['own-address', 'fil', 'messages.Received.voice', (was) => `${was} a@b.gov`],
  ['address-in-call', 'en', 'messages.Received.voice', (was) => `${was} {trackingSite}`],
  ['no-secretary', 'km', RECEIVED, (was) => was.replace('រដ្ឋលេខាធិការ', '')],
  ['no-secretary', 'en', 'frame.voiceOpening', () => 'Hello. About {county} County, {electionName}, {electionDate}.'],
  ['left-open', 'en', RECEIVED, (was) => `${was} [date]`],
  ['left-open', 'ja', 'messages.Received.voice', (was) => `${was}____`],
  ['no-stop', 'en', 'messages.Confirmation.text', (was) => was.replace('HELP', 'help')],
  ['over-budget', 'en', RECEIVED, (was) => `${was} ${'Thank you for voting. '.repeat(9)}`],
  ['over-budget', 'es', RECEIVED, (was) => was.replace('boleta', 'boletá')],
  ['fixed-date', 'en', RECEIVED, (was) => `${was} November 3, 2026.`],
  ['same-as-english', 'fil', 'messages.Received.voice', () => suppliedTexts().en['messages.Received.voice'] ?? ''],
  ['no-postmark', 'en', 'messages.DeadlineReminder.voice', (was) => was.replace('postmarked by', 'sent by')],
  ['no-closing-time', 'vi', 'messages.DeadlineReminder.text', (was) => was.replace(/8g tối|8 giờ tối/, 'tối')],
  ['not-received-by', 'zh', 'messages.SignatureCure.text', (was) => was.replaceAll('收到', '簽署')],
  ['says-delivered', 'en', 'messages.Outbound.email.body', (was) => `${was} It was delivered.`],
];

/** Mistakes of the file, each in a sheet that is otherwise right. */
const FILES: readonly [FaultCode, () => readonly (readonly string[])[] | Uint8Array][] = [
  ['not-utf8', () => new Uint8Array([...asCsv([['text', 'en']]), 0xe9, 0x2c])],
  ['not-utf8', () => new Uint8Array([0xff, 0xfe, 0x74, 0x00, 0x65, 0x00])],
  ['not-csv', () => new TextEncoder().encode('text,en\r\n"messages.Received.text,"x')],
  ['no-header', () => [['messages.Received.text', 'en']]],
  ['unknown-column', () => sheetRows(suppliedTexts()).map((row, index) => [...row, index === 0 ? 'Klingon' : ''])],
  ['column-twice', () => sheetRows(suppliedTexts()).map((row, index) => [...row, index === 0 ? 'Khmer' : ''])],
  ['missing-language', () => sheetRows(suppliedTexts()).map((row) => row.slice(0, -1))],
  ['no-texts', () => [['text', 'variables']]],
  ['unknown-place', () => [...sheetRows(suppliedTexts()), ['messages.Received.fax']]],
  ['row-twice', () => [...sheetRows(suppliedTexts()), sheetRows(suppliedTexts())[1] ?? []]],
  ['wrong-width', () => sheetRows(suppliedTexts()).map((row, index) => (index === 5 ? [...row, 'x'] : row))],
  ['missing-row', () => sheetRows(suppliedTexts()).filter(([place]) => place !== 'messages.Received.voice')],
];

describe('the check of texts that are supplied', () => {
  it('finds nothing in a template that is filled with texts that can be sent', () => {
    const bytes = new TextEncoder().encode(textsSheet(suppliedTexts()));
    const { texts, faults } = checkSheet(bytes, WHOLE);
    expect(faults).toEqual([]);
    expect(texts).toEqual(suppliedTexts());
    expect(Object.keys(texts)).toHaveLength(LANGUAGES.length);
  });

  it.each(MISTAKES)('names %s in %s at %s', (code, language, place, change) => {
    const was = suppliedTexts()[language][place] ?? '';
    const changed = change(was);
    expect(changed).not.toBe(was);
    // A county has no such text, or may leave it empty.
    if (!place.startsWith('messages.') || code === 'empty-text') {
      expect(faultsAt(changed, place, language)).toContain(code);
      return;
    }
    const faults = few(language, { [place]: changed });
    expect(faults).toContainEqual(expect.objectContaining({ code, language, place, row: 2 }));
    expect([...new Set(faults.map((fault) => fault.place))]).toEqual([place]);
  });

  it('names the row and the column of each mistake of a whole sheet', () => {
    const texts = suppliedTexts();
    for (const language of LANGUAGES) texts[language][RECEIVED] = `${texts[language][RECEIVED]} {name}`;
    expect(check(sheetRows(texts))).toEqual(
      LANGUAGES.map((language) => ({
        code: 'unknown-variable',
        detail: 'name',
        language,
        place: RECEIVED,
        row: TEXT_PLACES.findIndex(({ id }) => id === RECEIVED) + 2,
      })),
    );
  });

  it.each(FILES)(
    'names %s of the file',
    (code, make) => {
      const made = make();
      const { faults } = checkSheet(made instanceof Uint8Array ? made : asCsv(made), WHOLE);
      expect(faults.map((fault) => fault.code)).toContain(code);
    },
    60_000,
  );

  it('names a text that a county may not change, and takes some texts in some languages', () => {
    expect(few('en', { 'reasons.VAV': 'You have voted.' })).toMatchObject([
      { code: 'no-texts' },
      { code: 'not-for-county', row: 2 },
    ]);
    expect(few('en', { [RECEIVED]: text('Thank you.') })).toEqual([]);
    const missing = checkSheet(
      asCsv([
        ['text', 'en', 'es'],
        [RECEIVED, text('Thank you.'), ''],
      ]),
      { whole: false },
    );
    expect(missing).toEqual({ texts: { en: { [RECEIVED]: text('Thank you.') } }, faults: [] });
  });

  it('names no text that can only be said in some of its choices', () => {
    const place = 'messages.Accepted.voice';
    const only = '{counted, select, was {Your vote was counted.}}';
    expect(few('en', { [place]: only }).map(({ code }) => code)).toEqual(['not-icu']);
  });

  it('has each kind of mistake in these tables, and a sentence for it that says what to do', () => {
    const made = new Set<FaultCode>([
      ...MISTAKES.map(([code]) => code),
      ...FILES.map(([code]) => code),
      'not-for-county',
      // Found when a message is made of texts that are right one by one; none of the rules above lets one through.
      'not-sayable',
    ]);
    expect(FAULT_CODES.filter((code) => !made.has(code))).toEqual([]);
    for (const code of FAULT_CODES) expect(faultInWords({ code, detail: 'x' }), code).toMatch(/^[“A-Z{].*\.$/);
    expect(isQuestion({ code: 'fixed-date' })).toBe(true);
    expect(isQuestion({ code: 'missing-variable' })).toBe(false);
  });
});
