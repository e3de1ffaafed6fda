import { pacificInstant, Temporal } from '../../shared/time.ts';
import { type ReleaseMail, titleOf } from './release-mail.ts';
import { workdaysFrom } from './reminders.ts';
import { type Finding, RULES } from './rules.ts';
import { APPROVAL_TEXT, type Schedule } from './schedule.ts';
import { releaseEndsAt } from './task-run.ts';

/**
 * Whether a finding forbids the release until it is mended, by another schedule or by the written approval that its rule names. What one
 * county says of its versions forbids nothing: it could stop the state with a word.
 */
export const forbids = ({ rule, kind }: Pick<Finding, 'rule' | 'kind'>): boolean =>
  kind === 'violated' && RULES[rule].approvedBy !== null;

/** The findings for which a release may not go out. */
export const forbidding = (findings: readonly Finding[]): readonly Finding[] => findings.filter(forbids);

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

/** Which approvals would let it go out, as the form has them. */
const wantedBy = (why: readonly Finding[]): string => {
  const kinds = new Set(why.flatMap(({ rule }) => RULES[rule].approvedBy ?? []));
  return [...kinds].map((kind) => `“${APPROVAL_TEXT[kind]}”`).join(' and ');
};

const BEFORE = 'By the rules for releases it may not go out as it stands:';
const AFTER = 'Its day is over, and it is not on record as released, because by the rules it may not go out:';

/** What SOS is told of a release that may not go out: why, by which rule, and what mends it. */
export const forbiddenMail = (schedule: Schedule, why: readonly Finding[], warning: Warning): ReleaseMail => ({
  subject: `${titleOf(schedule)}: ${warning === 'held-back' ? 'held back' : 'it may not go out yet'}`,
  text: [
    warning === 'held-back' ? AFTER : BEFORE,
    '',
    ...why.flatMap(({ rule, sentence }) => [sentence, `${RULES[rule].says} Source: ${RULES[rule].source}`, '']),
    `Put the written approval on record (${wantedBy(why)}), with the name and the date, or revise the schedule: on the page “Releases”, under “Revise the schedule, or record an approval”. Until then the release does not end.`,
    '',
  ].join('\n'),
});
