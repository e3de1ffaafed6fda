import { describe, expect, it } from 'vitest';
import {
  checkRecordings,
  RECORDING_FAULT_CODES,
  type RecordingFault,
  recordingFaultInWords,
} from '../../../lib/messaging/domain/recordings/check-recordings.ts';
import { RECORDED_LANGUAGES, recordingKeysOf } from '../../../lib/messaging/domain/recordings/recording-keys.ts';
import { previewMessages } from '../../../lib/messaging/domain/render-preview.ts';
import { choicesOfType } from '../../../lib/messaging/domain/texts/choice-values.ts';
import { MESSAGE_TYPES } from '../../../lib/shared/codes.ts';

const RATE = 8_000;

/** A WAV file, written here from the RIFF format's description. */
const wav = (
  samples: Uint8Array,
  { tag = 7, channels = 1, rate = RATE, declared = samples.length } = {},
): Uint8Array => {
  const bytes = new Uint8Array(44 + samples.length);
  const view = new DataView(bytes.buffer);
  const word = (at: number, text: string) =>
    [...text].map((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  word(0, 'RIFF');
  view.setUint32(4, 36 + samples.length, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, tag, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * channels, true);
  view.setUint16(32, channels, true);
  view.setUint16(34, 8, true);
  word(36, 'data');
  view.setUint32(40, declared, true);
  bytes.set(samples, 44);
  return bytes;
};
/** Something that is heard, each time another; `level`: U-law, 0x80 and 0x00 are the loudest, 0xff is silence. */
const sound = (seconds: number, seed: number, level = 0x95): Uint8Array =>
  Uint8Array.from({ length: Math.round(seconds * RATE) }, (_, index) =>
    Math.floor(index / 20) % 2 === seed % 2 ? level : (level ^ 0x80) + (index % 7 === seed % 7 ? 1 : 0),
  );
const good = (seed: number) => wav(sound(2 + seed / RATE, seed));

const KEY = 'recordings/km/Received.wav';

const MISTAKES: readonly [RecordingFault['code'], (files: Map<string, Uint8Array>) => unknown, string?][] = [
  ['empty-file', (files) => files.set(KEY, new Uint8Array())],
  ['not-wav', (files) => files.set(KEY, new TextEncoder().encode('ID3 an MP3 file'))],
  ['cut-short', (files) => files.set(KEY, wav(sound(2, 1), { declared: 99_999 }))],
  ['cut-short', (files) => files.set(KEY, good(1).subarray(0, 30))],
  ['wrong-encoding', (files) => files.set(KEY, wav(sound(2, 1), { tag: 1 }))],
  ['wrong-rate', (files) => files.set(KEY, wav(sound(2, 1), { rate: 44_100 }))],
  ['not-mono', (files) => files.set(KEY, wav(sound(2, 1), { channels: 2 }))],
  ['too-short', (files) => files.set(KEY, wav(sound(0.5, 1)))],
  ['too-long', (files) => files.set(KEY, wav(sound(91, 1)))],
  ['silent', (files) => files.set(KEY, wav(new Uint8Array(RATE * 2).fill(0xff)))],
  ['silent', (files) => files.set(KEY, wav(new Uint8Array(RATE * 2).fill(0x7f)))],
  ['clipped', (files) => files.set(KEY, wav(sound(2, 1, 0x80)))],
  ['unknown-language', (files) => files.set('recordings/en/Received.wav', good(1)), 'recordings/en/Received.wav'],
  ['unknown-name', (files) => files.set('recordings/km/received.wav', good(1)), 'recordings/km/received.wav'],
  ['missing', (files) => files.delete(KEY)],
  ['same-recording', (files) => files.set(KEY, files.get('recordings/km/Inbound.wav') ?? good(1))],
];

describe('recordings as they are supplied', () => {
  it('are wanted by every call that is played, and by nothing else', () => {
    expect(RECORDED_LANGUAGES).toEqual(['hi', 'km', 'fil', 'th', 'vi']);
    for (const language of RECORDED_LANGUAGES) {
      const keys = recordingKeysOf(language);
      expect(new Set(keys).size).toBe(keys.length);
      for (const type of MESSAGE_TYPES) {
        for (const choice of choicesOfType(type)) {
          if (type === 'InPerson' && choice['votingPlace'] === 'none') continue;
          const played = previewMessages(type, language, choice).flatMap(({ message }) =>
            message.channel === 'voice' ? (message.audioKey ?? []) : [],
          );
          for (const key of played) expect(keys).toContain(key);
        }
      }
    }
  });

  it('are right when each of a language is there, in the format that Connect plays', () => {
    const files = new Map(recordingKeysOf('km').map((key, index) => [key, good(index)]));
    expect(checkRecordings(files, { isWhole: false })).toEqual([]);
    expect(checkRecordings(new Map(), { isWhole: true })).toHaveLength(5 * recordingKeysOf('km').length);
    expect(checkRecordings(new Map(), { isWhole: false })).toEqual([]);
  });

  it.each(MISTAKES)('name %s', (code, change, key = KEY) => {
    const files = new Map([KEY, 'recordings/km/Inbound.wav'].map((one, index) => [one, good(index)]));
    change(files);
    const faults = checkRecordings(files, { isWhole: false }).filter(
      (fault) => fault.code !== 'missing' || (code === 'missing' && fault.key === KEY),
    );
    expect(faults.map((fault) => [fault.key, fault.code])).toEqual(
      code === 'same-recording' ? [[expect.stringMatching(/Received|Inbound/), code]] : [[key, code]],
    );
  });

  it('have a sentence for each mistake, and a case for each here', () => {
    expect(new Set(MISTAKES.map(([code]) => code))).toEqual(new Set(RECORDING_FAULT_CODES));
    for (const code of RECORDING_FAULT_CODES)
      expect(recordingFaultInWords({ key: KEY, code, detail: 'x' })).toMatch(/\.|wav$/);
  });
});
