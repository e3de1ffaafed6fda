import { RECORDED_LANGUAGES, recordingKeysOf } from './recording-keys.ts';
import { loudnessOf, readWav, secondsOf } from './wav.ts';

/** What can be wrong with recordings, each with what to do. */
const FAULTS = {
  'empty-file': () => 'The file is empty. Record it again.',
  'not-wav': () => 'The file is no WAV.',
  'cut-short': () => 'The file ends before its sound does. Copy it again.',
  'wrong-encoding': (found) =>
    `The sound is ${found}, not U-law. ffmpeg -i in.wav -ar 8000 -ac 1 -acodec pcm_mulaw out.wav`,
  'wrong-rate': (found) => `The sound has ${found}, not 8000 Hz. Convert it with -ar 8000.`,
  'not-mono': (found) => `The sound has ${found}, not one. Convert it with -ac 1.`,
  'too-short': (found) => `The recording lasts ${found} s: nothing is said in it.`,
  'too-long': (found) => `The recording lasts ${found} s. Nobody listens for more than 90 s.`,
  silent: () => 'Nothing is heard in the recording.',
  clipped: (found) => `The recording is too loud: ${found} of it is cut off. Record it again with less gain.`,
  'unknown-language': (found) => `No language whose calls are recorded is named “${found}”.`,
  'unknown-name': () => 'No message has a recording of this name.',
  missing: () => 'This recording is missing: voters would be called and hear nothing.',
  'same-recording': (found) => `The recording is the same as ${found}. One of the two was mixed up.`,
} as const satisfies Readonly<Record<string, (detail: string) => string>>;
type RecordingFaultCode = keyof typeof FAULTS;

export const RECORDING_FAULT_CODES = Object.keys(FAULTS) as readonly RecordingFaultCode[];

/** A mistake, and the key of the recording that has it. */
export type RecordingFault = { readonly key: string; readonly code: RecordingFaultCode; readonly detail?: string };

/** A mistake in a sentence that says what to do. */
export const recordingFaultInWords = ({ code, detail = '' }: RecordingFault): string => FAULTS[code](detail);

/** Digits and words last less than a message: `digits/4.wav` may be as short as this, in seconds. */
const SHORTEST = { digit: 0.15, message: 1 } as const;
const LONGEST_SECONDS = 90;
/** Quieter than a whisper on the telephone. */
const SILENT_BELOW = 0.01;
/** More than a burst or two at the limit is heard as a crackle. */
const CLIPPED_FROM = 0.005;

const soundFaults = (key: string, bytes: Uint8Array): readonly RecordingFault[] => {
  const wav = readWav(bytes);
  if (!wav.ok) return [{ key, ...wav.error }];
  const seconds = secondsOf(wav.value);
  const told = seconds.toFixed(1);
  if (seconds < SHORTEST[key.includes('/digits/') ? 'digit' : 'message'])
    return [{ key, code: 'too-short', detail: told }];
  if (seconds > LONGEST_SECONDS) return [{ key, code: 'too-long', detail: told }];
  const { loudest, atLimit } = loudnessOf(wav.value);
  if (loudest < SILENT_BELOW) return [{ key, code: 'silent' }];
  return atLimit >= CLIPPED_FROM ? [{ key, code: 'clipped', detail: `${(atLimit * 100).toFixed(1)}%` }] : [];
};

const nameFaults = (key: string, wanted: ReadonlySet<string>): readonly RecordingFault[] => {
  if (wanted.has(key)) return [];
  const [, language = ''] = key.split('/');
  return RECORDED_LANGUAGES.some((one) => one === language)
    ? [{ key, code: 'unknown-name' }]
    : [{ key, code: 'unknown-language', detail: language }];
};

/** FNV-1a over all bytes: equal sounds are equal, and two that differ are as good as never. */
const fingerprint = (bytes: Uint8Array): string => {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return `${bytes.length} ${hash >>> 0}`;
};

/**
 * Checks recordings by their key, `recordings/km/Received.wav`: names, format, length, sound, and that none is missing of a
 * language that has any. `isWhole`: of every language whose calls are recorded.
 */
export const checkRecordings = (
  files: ReadonlyMap<string, Uint8Array>,
  { isWhole }: { readonly isWhole: boolean },
): readonly RecordingFault[] => {
  const given = RECORDED_LANGUAGES.filter(
    (one) => isWhole || [...files.keys()].some((key) => key.startsWith(`recordings/${one}/`)),
  );
  const wanted = new Set(RECORDED_LANGUAGES.flatMap(recordingKeysOf));
  const heard = new Map<string, string>();
  const faults = [...files].flatMap(([key, bytes]): readonly RecordingFault[] => {
    const named = nameFaults(key, wanted);
    if (named.length > 0) return named;
    const sound = soundFaults(key, bytes);
    if (sound.length > 0) return sound;
    const print = fingerprint(bytes);
    const first = heard.get(print);
    heard.set(print, first ?? key);
    return first === undefined ? [] : [{ key, code: 'same-recording', detail: first }];
  });
  const missing = given.flatMap(recordingKeysOf).filter((key) => !files.has(key));
  return [...faults, ...missing.map((key): RecordingFault => ({ key, code: 'missing' }))];
};
