import { err, ok, type Result } from '../../shared/result.ts';
import { PACIFIC, pacificInstant, Temporal } from '../../shared/time.ts';

/** Why a date of a spreadsheet is not read: what it means would be a guess. */
export type DateFault = { readonly code: string; readonly what: string };

const SERIAL: DateFault = {
  code: 'date-as-number',
  what: 'a spreadsheet shows this date as a number. Give the column the format yyyy-mm-dd hh:mm and save the file again.',
};
const DAY_FIRST: DateFault = {
  code: 'day-first',
  what: 'there is no such month. Write month before day, as in 10/5/2026, or 2026-10-05.',
};
const AMBIGUOUS: DateFault = {
  code: 'ambiguous-time',
  what: 'the clocks are changed in this hour, so that it comes twice or not at all. Add the offset, as in 2026-11-01T01:30:00-07:00.',
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME = String.raw`(?:[ T,]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?(?: ?(?<half>[AaPp])\.?[Mm]\.?)?)?`;
const FORMS = [
  new RegExp(String.raw`^(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})${TIME}$`),
  // As Excel writes dates in the United States.
  new RegExp(String.raw`^(?<month>\d{1,2})[/-](?<day>\d{1,2})[/-](?<year>\d{4}|\d{2})${TIME}$`),
  new RegExp(String.raw`^(?<day>\d{1,2})-(?<name>[A-Za-z]{3})-(?<year>\d{4}|\d{2})${TIME}$`),
];
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i;
const NUMBER = /^\d{5}(\.\d+)?$/;

type Local = {
  readonly date: Temporal.PlainDate;
  readonly hour: number;
  readonly minute: string;
  readonly second: number;
};

const hourOf = (hour: number, half: string | undefined): number =>
  half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);

const localOf = (text: string): Result<Local, DateFault> | undefined => {
  const found = FORMS.map((form) => form.exec(text)?.groups).find(Boolean);
  if (!found) return NUMBER.test(text) ? err(SERIAL) : undefined;
  const month = found['name'] === undefined ? Number(found['month']) : MONTHS.indexOf(found['name'].toLowerCase()) + 1;
  if (month > 12 && Number(found['day']) <= 12) return err(DAY_FIRST);
  const year = (found['year'] ?? '').length === 2 ? `20${found['year']}` : found['year'];
  const hour = hourOf(Number(found['hour'] ?? 0), found['half']);
  const [minute, second] = [found['minute'] ?? '00', Number(found['second'] ?? 0)];
  if (hour > 23 || Number(minute) > 59 || second > 59) return undefined;
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month, day: Number(found['day']) },
      { overflow: 'reject' },
    );
    return ok({ date, hour, minute, second });
  } catch {
    return undefined;
  }
};

/** Whether the clocks may be changed in this hour: Sundays of March and November, until three. */
const mayChange = ({ date, hour }: Local): boolean =>
  date.dayOfWeek === 7 && (date.month === 3 || date.month === 11) && hour < 3;

const isOnce = ({ date, hour, minute }: Local): boolean => {
  try {
    const plainTime = Temporal.PlainTime.from({ hour, minute: Number(minute) });
    date.toPlainDateTime(plainTime).toZonedDateTime(PACIFIC, { disambiguation: 'reject' });
    return true;
  } catch {
    return false;
  }
};

/**
 * A time of a spreadsheet as the API takes it. Without an offset it is Pacific time, as every clock of a county is; without
 * an hour midnight. Text that is no date of a spreadsheet comes back as it is: the row's own check says what is wrong.
 */
export const spreadsheetInstant = (text: string): Result<string, DateFault> => {
  if (WITH_OFFSET.test(text)) return ok(text.replace(' ', 'T'));
  const local = localOf(text);
  if (local === undefined) return ok(text);
  if (!local.ok) return local;
  const { date, hour, minute, second } = local.value;
  if (mayChange(local.value) && !isOnce(local.value)) return err(AMBIGUOUS);
  const instant = pacificInstant(date, `${String(hour).padStart(2, '0')}:${minute}`);
  return ok(instant.add({ seconds: second }).toString());
};

/** A day of a spreadsheet as the API takes it; a midnight that Excel adds is taken off, any other hour is not. */
export const spreadsheetDate = (text: string): Result<string, DateFault> => {
  const local = localOf(text);
  if (local === undefined) return ok(text);
  if (!local.ok) return local;
  const { date, hour, minute, second } = local.value;
  return ok(hour === 0 && minute === '00' && second === 0 ? date.toString() : text);
};
