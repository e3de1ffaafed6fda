import { err, ok, type Result } from '../../../shared/result.ts';

/** Samples of a recording as Connect plays it: 8,000 a second, one channel, each 8 bits of U-law. */
export type Recording = { readonly samples: Uint8Array };

/** Why a file is no such recording; the detail says what it is. */
export type WavFault = {
  readonly code: 'empty-file' | 'not-wav' | 'cut-short' | 'wrong-encoding' | 'wrong-rate' | 'not-mono';
  readonly detail?: string;
};

const RATE = 8_000;
/** WAVE_FORMAT_MULAW of the RIFF registry. */
const U_LAW = 7;
const NAMES: Readonly<Record<number, string>> = { 1: 'PCM', 3: 'float', 6: 'A-law', 85: 'MP3', 65534: 'extensible' };

type Chunk = { readonly id: string; readonly from: number; readonly size: number };

const chunksOf = (view: DataView): readonly Chunk[] => {
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const id = String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
    const size = view.getUint32(at + 4, true);
    chunks.push({ id, from: at + 8, size });
    // Chunks begin at even places.
    at += 8 + size + (size % 2);
  }
  return chunks;
};

const ascii = (view: DataView, from: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(from + index)));

/** Reads a WAV file in the format that Connect plays. */
export const readWav = (bytes: Uint8Array): Result<Recording, WavFault> => {
  if (bytes.length === 0) return err({ code: 'empty-file' });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || ascii(view, 0) !== 'RIFF' || ascii(view, 8) !== 'WAVE') return err({ code: 'not-wav' });
  const chunks = chunksOf(view);
  const format = chunks.find(({ id }) => id === 'fmt ');
  const data = chunks.find(({ id }) => id === 'data');
  if (!format || format.size < 16 || format.from + 16 > bytes.length || !data) return err({ code: 'cut-short' });
  const tag = view.getUint16(format.from, true);
  const channels = view.getUint16(format.from + 2, true);
  const rate = view.getUint32(format.from + 4, true);
  if (tag !== U_LAW) return err({ code: 'wrong-encoding', detail: NAMES[tag] ?? `format ${tag}` });
  if (channels !== 1) return err({ code: 'not-mono', detail: `${channels} channels` });
  if (rate !== RATE) return err({ code: 'wrong-rate', detail: `${rate} Hz` });
  if (data.from + data.size > bytes.length) return err({ code: 'cut-short' });
  return ok({ samples: bytes.subarray(data.from, data.from + data.size) });
};

/** How long a recording is, in seconds. */
export const secondsOf = ({ samples }: Recording): number => samples.length / RATE;

/** The amplitude of a U-law sample, 0 to 1 (ITU-T G.711). */
const amplitude = (sample: number): number => {
  const bits = ~sample & 0xff;
  const exponent = (bits >> 4) & 7;
  const mantissa = bits & 15;
  return ((((mantissa << 3) + 132) << exponent) - 132) / 32_124;
};
const AMPLITUDES: readonly number[] = Array.from({ length: 256 }, (_, sample) => amplitude(sample));

/** How loud the loudest tenth of a second is, on average, and how large a part of all samples is at the very limit. */
export const loudnessOf = ({ samples }: Recording): { readonly loudest: number; readonly atLimit: number } => {
  let [loudest, sum, limited] = [0, 0, 0];
  for (let index = 0; index < samples.length; index += 1) {
    const loud = AMPLITUDES[samples[index] ?? 0] ?? 0;
    sum += loud;
    if (loud >= 0.999) limited += 1;
    if (index % (RATE / 10) === RATE / 10 - 1 || index === samples.length - 1) {
      loudest = Math.max(loudest, sum / ((index % (RATE / 10)) + 1));
      sum = 0;
    }
  }
  return { loudest, atLimit: samples.length === 0 ? 0 : limited / samples.length };
};
