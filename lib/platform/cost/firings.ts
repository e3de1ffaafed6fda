const HOURS = 730;
const DAYS = HOURS / 24;

/** How many values a field of minutes or hours takes: `5/15` of 60 is four, `20,23,2,4` is four, `*` is all. */
const valuesOf = (field: string, of: number): number => {
  if (field === '*') return of;
  const [start, step] = field.split('/').map(Number);
  if (step !== undefined) return Math.ceil((of - (start ?? 0)) / step);
  return field.split(',').length;
};

/** Days of a month on which a day of the week falls: `?` and `*` every day, `MON` each week, `FRI#1` once. */
const daysOf = (weekday: string): number => {
  if (weekday === '?' || weekday === '*') return DAYS;
  return weekday.includes('#') ? 1 : weekday.split(',').length * (DAYS / 7);
};

/**
 * How often a schedule of EventBridge fires in an average month. Throws for what our stacks do not write: days of the
 * month, and units other than minutes and hours.
 */
export const firingsOfMonth = (expression: string): number => {
  const [, every, unit] = /^rate\((\d+) (minute|hour)s?\)$/.exec(expression) ?? [];
  if (every !== undefined) return (HOURS * (unit === 'minute' ? 60 : 1)) / Number(every);
  const [, fields] = /^cron\((.+)\)$/.exec(expression) ?? [];
  const [minute, hour, day, month, weekday] = fields?.split(' ') ?? [];
  if (!minute || !hour || !weekday || (day !== '*' && day !== '?') || month !== '*') {
    throw new Error(`How often does ${expression} fire?`);
  }
  return valuesOf(minute, 60) * valuesOf(hour, 24) * daysOf(weekday);
};
