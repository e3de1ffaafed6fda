import { pacificInstant, Temporal } from '../../shared/time.ts';
import { type ReleaseMail, titleOf } from './release-mail.ts';
import { workdaysFrom } from './reminders.ts';
import { type Finding, RULES, type Rule } from './rules.ts';
import type { Schedule } from './schedule.ts';
import { releaseEndsAt } from './task-run.ts';

/** Rules whose violation forbids the release until it is mended: by an approval with name and date, or by another day. */
const FORBIDDING: Readonly<Record<Rule, boolean>> = {
  'release-freeze': true,
  'releases-coincide': false,
  'acceptance-test-before-release': false,
  'same-ems-version': false,
  'approval-before-release': false,
};

/** The findings for which a release may not go out. */
export const forbidding = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ rule, kind }) => kind === 'violated' && FORBIDDING[rule]);

/** What SOS is told of a release that may not go out, in the order in which it comes. */
const WARNINGS = ['forbidden', 'forbidden-in-a-week', 'forbidden-tomorrow', 'held-back'] as const;
type Warning = (typeof WARNINGS)[number];

const MORNING = '08:00';

/** When SOS is told: as soon as the release is led, a week and a workday before its day, and when its day is over. */
export const warningsOf = (
  schedule: Pick<Schedule, 'releasesOn' | 'tasks'>,
  from: Temporal.PlainDate,
): readonly { readonly notice: Warning; readonly at: Temporal.Instant }[] => {
  const day = Temporal.PlainDate.from(schedule.releasesOn.votecal);
  return [
    { notice: 'forbidden', at: pacificInstant(from, '00:00') },
    { notice: 'forbidden-in-a-week', at: pacificInstant(day.subtract({ days: 7 }), MORNING) },
    { notice: 'forbidden-tomorrow', at: pacificInstant(workdaysFrom(day, -1), MORNING) },
    { notice: 'held-back', at: releaseEndsAt(schedule) },
  ];
};

/** The last warning whose moment has come. */
export const warningNow = (
  schedule: Pick<Schedule, 'releasesOn' | 'tasks'>,
  from: Temporal.PlainDate,
  now: Temporal.Instant,
): Warning | undefined =>
  warningsOf(schedule, from)
    .filter(({ at }) => Temporal.Instant.compare(at, now) <= 0)
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))
    .at(-1)?.notice;

const BEFORE = 'By the rules for releases it may not go out as it stands:';
const AFTER = 'Its day is over, and it is not on record as released, because by the rules it may not go out:';

/** What SOS is told of a release that may not go out: why, by which rule, and what mends it. */
export const forbiddenMail = (schedule: Schedule, why: readonly Finding[], warning: Warning): ReleaseMail => ({
  subject: `${titleOf(schedule)}: ${warning === 'held-back' ? 'held back' : 'it may not go out yet'}`,
  text: [
    warning === 'held-back' ? AFTER : BEFORE,
    '',
    ...why.flatMap(({ rule, sentence }) => [sentence, `${RULES[rule].says} Source: ${RULES[rule].source}`, '']),
    'Put the written approval on record, with the name and the date, or move the release: on the page “Releases”, under “Revise the schedule, or record an approval”. Until then the release does not end.',
    '',
  ].join('\n'),
});
