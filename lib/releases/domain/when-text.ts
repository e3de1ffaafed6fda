import { Temporal } from '../../shared/time.ts';
import type { When } from './when.ts';

const WORDS: Readonly<Record<Exclude<When['kind'], 'on'>, string>> = {
  'not-applicable': 'N/A',
  ongoing: 'On-going',
  unknown: 'Not known',
};

const hourText = (time: string): string => {
  const { hour, minute } = Temporal.PlainTime.from(time);
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
};

const usualText = (date: Temporal.PlainDate, time: string | undefined): string =>
  `${date.month}/${date.day}/${date.year}${time === undefined ? '' : ` ${hourText(time)}`}`;

/** As a memorandum writes it: `10/4/2021`, `6/25/2021 11:00 p.m.`, `N/A`, `On-going`. */
export const whenText = (when: When): string =>
  when.kind === 'on' ? (when.written ?? usualText(Temporal.PlainDate.from(when.date), when.time)) : WORDS[when.kind];

const DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2}) ([ap])\.m\.)?$/;

const dateFrom = (year: number, month: number, day: number): Temporal.PlainDate | undefined => {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
};

/** Reads what `whenText` writes, whatever its zeros; undefined when it is no day of the calendar and none of the words. */
export const whenRead = (text: string): When | undefined => {
  const written = text.trim().replaceAll(/\s+/g, ' ');
  for (const kind of ['not-applicable', 'ongoing', 'unknown'] as const) {
    if (WORDS[kind].toLowerCase() === written.toLowerCase()) return { kind };
  }
  const [, month, day, year, hour, minute, half] = DAY.exec(written) ?? [];
  const date = dateFrom(Number(year), Number(month), Number(day));
  if (date === undefined || Number(hour) > 12 || Number(hour) === 0 || Number(minute) > 59) return undefined;
  const time =
    half === undefined
      ? undefined
      : `${String((Number(hour) % 12) + (half === 'p' ? 12 : 0)).padStart(2, '0')}:${minute}`;
  return {
    kind: 'on',
    date: date.toString(),
    ...(time === undefined ? {} : { time }),
    ...(usualText(date, time) === written ? {} : { written }),
  };
};
