import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Channel } from '../../lib/shared/codes.ts';
import { PACIFIC, Temporal } from '../../lib/shared/time.ts';
import { type ChannelLoad, type ChannelResult, sendMailing } from './model.ts';
import { picture } from './picture.ts';

/** The peak day of a statewide general election, as planned for: messages, and how they are shared. */
const PEAK_DAY = 10_000_000;
const SHARE: Readonly<Record<Channel, number>> = { email: 0.55, text: 0.42, voice: 0.03 };
/** US dollars for an email, for a part of a text with its carrier's fee, and for a call of 35 seconds; 2026 lists. */
const PRICE: Readonly<Record<Channel, number>> = { email: 0.0001, text: 0.0103, voice: 0.0105 };
/** Midnight of E-29 before the general election of 2026. */
const START = Temporal.Instant.from('2026-10-05T07:00:00Z');

const numbers = (list: string): number[] => list.split(',').map(Number);
const when = (instant: Temporal.Instant): string => {
  const local = instant.toZonedDateTimeISO(PACIFIC);
  const day = Math.floor(instant.since(START).total('hours') / 24) + 1;
  return `day ${day}, ${local.toPlainTime().toString().slice(0, 5)}`;
};
const money = (dollars: number): string => `$${Math.round(dollars).toLocaleString('en-US')}`;

/**
 * `--text 100,200,400 --email 200,500 --voice 2,10 --parts 1.5 --svg peak-day.svg`: when the last voter of the peak day
 * hears, for quotas in units a second, and what it costs.
 */
export const run = async (options: readonly string[]): Promise<boolean> => {
  const { values } = parseArgs({
    args: [...options],
    options: {
      messages: { type: 'string', default: String(PEAK_DAY) },
      text: { type: 'string', default: '3,100,200,400' },
      email: { type: 'string', default: '14,200,500' },
      voice: { type: 'string', default: '2,10' },
      parts: { type: 'string', default: '1.5' },
      svg: { type: 'string' },
    },
  });
  const loads = (['text', 'email', 'voice'] as const).flatMap((channel) =>
    numbers(values[channel]).map(
      (limitPerSecond): ChannelLoad => ({
        channel,
        messages: Number(values.messages) * SHARE[channel],
        unitsEach: channel === 'text' ? Number(values.parts) : 1,
        limitPerSecond,
        price: PRICE[channel],
      }),
    ),
  );
  const results: readonly ChannelResult[] = loads.map((load) => sendMailing(load, START));
  console.log('channel    units/s    messages   last voter hears    within a day         cost');
  for (const { channel, limitPerSecond, messages, lastHears, sameDay, dollars, heard } of results) {
    const done = (heard.at(-1) ?? 0) > 0.999 ? when(lastHears) : 'not in 60 days';
    const cells = [
      channel.padEnd(8),
      String(limitPerSecond).padStart(9),
      Math.round(messages).toLocaleString('en-US').padStart(12),
      done.padStart(18),
      (sameDay ? 'yes' : 'no').padStart(15),
      money(dollars).padStart(13),
    ];
    console.log(cells.join(''));
  }
  if (values.svg !== undefined) {
    const shown = results.filter(({ heard }) => heard.length < 7 * 1_440);
    writeFileSync(values.svg, picture('Share of voters who have heard, peak day', shown));
    console.log(`The picture is ${values.svg}; quotas that take more than a week are left out of it.`);
  }
  return true;
};
