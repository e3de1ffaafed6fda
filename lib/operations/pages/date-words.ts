import type { County } from '../../shared/counties.ts';
import { PACIFIC, pacificDate, type Temporal } from '../../shared/time.ts';
import { staffDate, staffTime } from '../../site-kit/dates.ts';
import type { AlternateSchedule } from '../../sync-checks/domain/alternate.ts';
import type { ScheduledWindow } from '../../sync-checks/domain/schedule.ts';
import { replacedWindows } from '../domain/replaced-windows.ts';
import { KIND_TEXT } from './words.ts';

/** The hours of the memorandum's windows: from 5 p.m. to 5 a.m. */
const [CLOSES, OPENS] = [5, 17] as const;

const checkOf = ({ opensAt, kind }: ScheduledWindow): string =>
  `the check of ${staffDate(pacificDate(opensAt))} (${KIND_TEXT[kind].toLowerCase()})`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * What comes of a date, a sentence each, before it is agreed. `former`: the date that is agreed now and still to come, which it
 * takes the place of.
 */
export const dateSentences = (
  county: County,
  runAt: Temporal.Instant,
  former: AlternateSchedule | undefined,
  now: Temporal.Instant,
): readonly string[] => {
  const { passed, replaced, kept } = replacedWindows(county.code, runAt, now);
  const { hour } = runAt.toZonedDateTimeISO(PACIFIC);
  return [
    ...(former === undefined
      ? []
      : [
          `It takes the place of the date that is agreed now, ${staffTime(former.runAt)}: no check runs then, and the regular schedule of that date’s month holds again.`,
        ]),
    ...replaced.map((window) => `It replaces ${checkOf(window)}.`),
    ...kept.map((window) => `${capital(checkOf(window))} runs only if this one gives no result.`),
    ...passed.map(
      (window) =>
        `${capital(checkOf(window))} has begun or is over: this date replaces nothing of it, and is a further check.`,
    ),
    ...(hour >= CLOSES && hour < OPENS
      ? [
          'It is outside the usual hours, 5:00 p.m. to 5:00 a.m.: the county’s EMS is asked for its extract while its office works.',
        ]
      : []),
  ];
};
