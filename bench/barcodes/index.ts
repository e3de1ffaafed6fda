import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { parseBarcode } from '../../lib/imb/domain/barcode.ts';
import { decodeBars, encodeBars } from '../../lib/imb/domain/bars.ts';
import { ROUTING_LENGTHS } from '../../lib/imb/domain/value.ts';

const digits = (length: number): string =>
  Array.from({ length: Math.ceil(length / 10) }, () => String(randomInt(10 ** 10)).padStart(10, '0'))
    .join('')
    .slice(0, length);

/** Any barcode that there can be: of each length of its routing, and of both lengths of mailer ID. */
const anyBarcode = (): string =>
  `${randomInt(10)}${randomInt(5)}${digits(18)}${digits(ROUTING_LENGTHS[randomInt(ROUTING_LENGTHS.length)] ?? 0)}`;

/** Random barcodes to bars and back, from their digits and from their bars. */
export const run = async (options: readonly string[]): Promise<boolean> => {
  const { values } = parseArgs({ args: [...options], options: { count: { type: 'string', default: '1000000' } } });
  const count = Number(values.count);
  const lengths = new Map<number, number>();
  let wrong = 0;
  const began = performance.now();
  for (let at = 0; at < count; at += 1) {
    const code = anyBarcode();
    const bars = encodeBars(code);
    const [fromDigits, fromBars] = [parseBarcode(code), parseBarcode(bars)];
    const isSame = decodeBars(bars) === code && fromDigits.ok && fromBars.ok && fromBars.value.digits === code;
    if (!isSame) wrong += 1;
    lengths.set(code.length, (lengths.get(code.length) ?? 0) + 1);
  }
  const seconds = (performance.now() - began) / 1_000;
  const each = [...lengths]
    .toSorted(([one], [other]) => one - other)
    .map(([length, some]) => `${length} digits ${some}`);
  console.log(`${count} round trips in ${seconds.toFixed(1)} s: ${each.join(', ')}`);
  console.log(`${wrong === 0 ? 'met   ' : 'MISSED'} every barcode reads back as what was written: ${wrong} do not`);
  return wrong === 0;
};
