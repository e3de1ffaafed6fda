import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText, type Wish } from '../../../lib/messaging/domain/keywords.ts';
import { LANGUAGES } from '../../../lib/shared/codes.ts';
import { MORE_REVOCATIONS } from './more-revocations.ts';
import { ALONE, ASKED_BACK, HONEST, REVOCATIONS } from './texts-to-us.ts';

const CASES: readonly (readonly [Wish, ...string[]])[] = [
  // 47 CFR 64.1200(a)(10) names these.
  ['stop', 'stop', 'quit', 'end', 'revoke', 'opt out', 'cancel', 'unsubscribe'],
  // AWS's own words.
  ['stop', 'OPT-OUT', 'OPTOUT', 'REMOVE', 'TD', 'Unsubscribe.'],
  // How people write them.
  [
    'stop',
    'STOP',
    ' Stop ',
    'stop!!!',
    '"STOP"',
    '“Stop”',
    "'stop'",
    'ＳＴＯＰ',
    'S.T.O.P.',
    's t o p',
    'Stop 🙏',
    '🛑',
  ],
  ['stop', 'stop please', 'Please stop', 'PLEASE STOP NOW', 'STOP ALL', 'stopall', 'stop\n', 'stop\ntexting me'],
  [
    'stop',
    'Stop texting me!',
    "Don't text me",
    'Don’t call me again',
    'do not contact me',
    'remove me',
    'Leave me alone',
  ],
  ['stop', 'please take me off your list', 'I want to stop these messages', 'Wrong number', 'No more texts please'],
  ['stop', 'please stop sending me these messages i never signed up for', 'cancel all messages please'],
  ['stop', 'ALTO', 'alto por favor', 'PARAR', 'Cancelar', 'No más mensajes', 'no mas', 'cancelar suscripcion', 'BAJA'],
  ['stop', '停止', '退订', '退訂', '取消', '取消訂閱', '请停止', '請停止發送', '「退訂」', '不要再发', 'ＴＤ', 'T'],
  ['stop', 'बंद करो', 'कृपया बंद करें', 'रोकें', 'स्टॉप', 'band karo', 'बंद'],
  ['stop', '停止してください', '配信停止', '配信停止をお願いします', 'ストップ', 'ｽﾄｯﾌﾟ', '解除', '送らないでください'],
  ['stop', 'ឈប់', 'សូមបញ្ឈប់', 'កុំផ្ញើ', 'លុបចោល'],
  ['stop', '중지', '수신거부', '수신 거부', '그만', '중지해 주세요', '그만 보내세요', '취소'],
  ['stop', 'ITIGIL', 'HINTO', 'itigil po', 'Ihinto na po', 'Tama na', 'huwag na'],
  ['stop', 'หยุด', 'หยุดครับ', 'ยกเลิก', 'กรุณาหยุดส่งข้อความ', 'พอแล้ว'],
  ['stop', 'DỪNG', 'DUNG', 'dừng lại', 'HỦY', 'huỷ', 'HUY', 'Ngừng', 'ngung', 'TC', 'xin ngừng gửi'],
  [
    'start',
    'START',
    'start!',
    'Unstop',
    'start please',
    'COMENZAR',
    '开始',
    '開始',
    'शुरू करें',
    '再開',
    'ចាប់ផ្តើម',
    '시작',
  ],
  ['start', 'SIMULAN', 'เริ่ม', 'bắt đầu', 'BAT DAU'],
  ['help', 'HELP', 'help?', 'info', 'I need help', 'AYUDA', 'ayuda por favor', '帮助', '協助', 'मदद', 'ヘルプ', 'ជំនួយ'],
  ['help', '도움말', 'TULONG', 'ช่วยเหลือ', 'GIÚP', 'giup'],
  // Nothing ends or begins by these.
  [
    'other',
    '',
    '   ',
    '🙂',
    'Thanks!',
    'Where is my ballot?',
    'I mailed it yesterday',
    '?',
    '12345',
    'đúng',
    'Đúng rồi',
  ],
  [
    'other',
    "Don't stop",
    'please do not stop',
    'never stop',
    'no pare',
    '不要停',
    '停止しないで',
    'อย่าหยุด',
    'huwag itigil',
  ],
  ['other', 'I would like to start voting', 'yes', 'sí', 'nonstop', 'bus stopped', 'the weekend', 'cancel my ballot'],
];

describe('what a text to us asks for', () => {
  it.each(CASES.flatMap(([wish, ...texts]) => texts.map((text) => [wish, text] as const)))('%s: %s', (wish, text) => {
    expect(readText(text).wish).toBe(wish);
  });

  it.each([...REVOCATIONS, ...ALONE])('ends by: %s', (text) => {
    expect(readText(text).wish).toBe('stop');
  });

  it.each(Object.entries(MORE_REVOCATIONS))('ends by every way of saying it in %s', (_, texts) => {
    expect(texts.filter((text) => readText(text).wish !== 'stop')).toEqual([]);
  });

  it('is tried with more than 500 ways of ending, in every language', () => {
    const more = Object.values(MORE_REVOCATIONS).flat();
    expect(new Set([...REVOCATIONS, ...ALONE, ...more]).size).toBeGreaterThanOrEqual(500);
    expect(Object.keys(MORE_REVOCATIONS).toSorted()).toEqual(LANGUAGES.filter((one) => one !== 'en').toSorted());
  });

  it.each([...HONEST, ...ASKED_BACK])('does not end by: %s', (text) => {
    expect(readText(text).wish).not.toBe('stop');
  });

  it('an announced English word ends as the first or the last, however long the text is', () => {
    const words = fc.array(fc.constantFrom('ballot', '投票', 'I', 'never', 'não', 'vote', '🙂', '12'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, fc.constantFrom('stop', 'UNSUBSCRIBE', 'Stopall'), (others, said) => {
        expect(readText([said, ...others].join(' ')).wish).toBe('stop');
        expect(readText([...others, '. ', said].join(' ')).wish).toBe('stop');
      }),
    );
  });

  it('knows the language by a word that is of one alone', () => {
    expect(readText('수신거부').language).toBe('ko');
    expect(readText('หยุด').language).toBe('th');
    expect(readText('Dừng').language).toBe('vi');
    expect(readText('ALTO').language).toBe('es');
    expect(readText('hello').language).toBeUndefined();
  });

  it('is not moved by capitals, width, signs, spaces and pictures around a word that asks to stop', () => {
    const signs = fc.array(
      fc.constantFrom(' ', '.', '!', '"', '“', '”', '\n', '🙏', '…', '*', '(', ')', '—', '。', '\u200b'),
      {
        maxLength: 6,
      },
    );
    const word = fc.constantFrom(
      'stop',
      'unsubscribe',
      'alto',
      '停止',
      '退訂',
      'หยุด',
      '수신거부',
      'बंद करें',
      'ឈប់',
      'dừng',
      'itigil',
    );
    const shape = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => text.normalize('NFD'),
      (text: string) =>
        text.replaceAll(/[a-z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
    );
    fc.assert(
      fc.property(signs, word, shape, signs, (before, said, shaped, after) => {
        expect(readText([...before, shaped(said), ...after].join('')).wish).toBe('stop');
      }),
    );
  });

  it('reads whatever comes, however long, without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(['stop', 'start', 'help', 'other']).toContain(readText(text).wish);
      }),
    );
    expect(readText('a '.repeat(100_000)).wish).toBe('other');
  });
});
