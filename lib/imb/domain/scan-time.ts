import { PACIFIC, Temporal } from '../../shared/time.ts';

/** Years in which a scan can be. Outside them a date is a placeholder. */
const YEARS = { first: 2010, last: 2199 } as const;

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AP]M)?)?$/i;

type Parts = readonly (string | undefined)[];

const plainOf = (
  year: Parts[number],
  month: Parts[number],
  day: Parts[number],
  clock: Parts,
): Temporal.PlainDateTime => {
  const [hour = '0', minute = '0', second = '0', half] = clock;
  const twelve = Number(hour) % 12;
  const hours = half === undefined ? Number(hour) : /p/i.test(half) ? twelve + 12 : twelve;
  const fields = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: hours,
    minute: Number(minute),
    second: Number(second),
  };
  return Temporal.PlainDateTime.from(fields, { overflow: 'reject' });
};

const read = (
  text: string,
): { readonly plain: Temporal.PlainDateTime; readonly offset: string | undefined } | undefined => {
  const written = text.trim();
  if (written.length > 40) return undefined;
  const iso = ISO.exec(written);
  const american = AMERICAN.exec(written);
  try {
    if (iso) {
      const [, year, month, day, hour, minute, second, offset] = iso;
      return { plain: plainOf(year, month, day, [hour, minute, second]), offset };
    }
    if (!american) return undefined;
    const [, month, day, year, hour, minute, second, half] = american;
    return { plain: plainOf(year, month, day, [hour, minute, second, half]), offset: undefined };
  } catch {
    return undefined;
  }
};

const isPlausible = ({ year }: { readonly year: number }): boolean => year >= YEARS.first && year <= YEARS.last;

/**
 * The time of a scan as feeds and files write it: ISO 8601, or `10/6/2026 3:12 PM`. One without an offset is Pacific time.
 * Undefined where it is no time.
 */
export const scanInstant = (text: string): Temporal.Instant | undefined => {
  const found = read(text);
  if (!found || !isPlausible(found.plain)) return undefined;
  const { plain, offset } = found;
  if (offset === undefined) return plain.toZonedDateTime(PACIFIC).toInstant();
  const zone = /z/i.test(offset) ? 'UTC' : offset.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  try {
    return plain.toZonedDateTime(zone).toInstant();
  } catch {
    return undefined;
  }
};

/** The day that a feed names, whatever hour stands behind it. */
export const scanDay = (text: string): Temporal.PlainDate | undefined => {
  const day = read(text)?.plain.toPlainDate();
  return day && isPlausible(day) ? day : undefined;
};
