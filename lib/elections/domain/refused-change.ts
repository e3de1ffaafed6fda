import type { Side } from '../../shared/identity.ts';
import { nameFault } from '../../shared/plain-name.ts';
import { pacificDate, pacificInstant, Temporal } from '../../shared/time.ts';
import { badDates } from './dates.ts';
import { shortenedCure } from './deadlines.ts';
import type { Election, ElectionChange } from './election.ts';
import { earliestTracking, mailingDay } from './message-window.ts';
import type { ElectionRefusal } from './refusal.ts';
import { isLate, NOTICE_DAYS } from './request.ts';
import type { Approval } from './requested-election.ts';

/** A change that somebody wants: the election before and after it, how far it is, and who asks. */
export type WantedChange = {
  readonly before: Election;
  readonly after: Election;
  readonly fields: ElectionChange['fields'];
  readonly approval: Approval;
  readonly by: Side;
};

type Field = ElectionChange['fields'][number];

const isName = ({ field }: Field): boolean =>
  field === 'name' || field === 'shortName' || field.startsWith('translations.');
const isDay = ({ field }: Field): boolean =>
  field === 'date' || field === 'trackingOn' || field.startsWith('deadlines.');

/**
 * What voters have been told of cannot change under them once tracking is on. A translation that was missing may be added, and a
 * name that no message can say (`nameFault`) replaced: nothing of the election is told for as long as it stands.
 */
const isFixed = (change: Field): boolean => {
  const { field, before } = change;
  if (isName(change) && nameFault(before) !== undefined) return false;
  if (field.startsWith('translations.')) return before !== '';
  return isName(change) || field === 'date' || field === 'trackingOn';
};

/** What SOS has accepted stands: all that voters read of it, and the days on which they hear. The rest is the county's own. */
const approved = ({ fields, approval, by, before }: WantedChange): ElectionRefusal | undefined => {
  if (by.county === null || approval !== 'accepted') return undefined;
  if (fields.some(isName)) {
    const detail = 'Voters read this name as SOS Ballot Tracking accepted it. Ask SOS to change it.';
    return { code: 'name-is-approved', detail };
  }
  const day = fields.find(isDay);
  if (!day) return undefined;
  const detail =
    `SOS Ballot Tracking has accepted this election with its days and changes them: ask SOS to change "${day.field}" of ` +
    `${before.id}. The day on which your county certifies you state yourself, with PUT /v1/elections/${before.id}/participation/${by.county}.`;
  return { code: 'dates-are-approved', detail };
};

/** A request has told nobody anything, whatever days it names: it can be put right until it is accepted. */
const started = ({ before, fields, approval }: WantedChange, now: Temporal.Instant): ElectionRefusal | undefined => {
  if (approval !== 'accepted') return undefined;
  const isOn = Temporal.Instant.compare(now, pacificInstant(before.trackingOn, '00:00')) >= 0;
  const fixed = fields.find(isFixed);
  if (!isOn || !fixed) return undefined;
  const detail = `Tracking began on ${before.trackingOn}: "${fixed.field}" cannot be changed any more.`;
  return { code: 'tracking-started', detail };
};

/** What voters were told of the end of the cure is kept. */
const shortened = ({ before, after, approval }: WantedChange, now: Temporal.Instant): ElectionRefusal | undefined => {
  if (approval !== 'accepted') return undefined;
  const detail = shortenedCure(before, after.deadlines, now);
  return detail ? { code: 'tracking-started', detail } : undefined;
};

/** With the election moved to an earlier day, ballots are mailed earlier: what is mailed before tracking is never told. */
const tracksLate = ({ after, fields }: WantedChange, now: Temporal.Instant): ElectionRefusal | undefined => {
  const first = earliestTracking(after, now);
  const isMoved = fields.some(({ field }) => field === 'date');
  if (!isMoved || Temporal.PlainDate.compare(after.trackingOn, first) <= 0) return undefined;
  const detail =
    `With the election on ${after.date} ballots are mailed from ${mailingDay(after)}, and nothing that is mailed before ` +
    `"trackingOn" ${after.trackingOn} would be told. Change "trackingOn" with the date, to ${first} or before.`;
  return { code: 'bad-dates', detail };
};

/**
 * Nothing is moved into the past, by SOS neither: an election there could be told of no more, and tracking that begins
 * there would tell what had happened before it was switched on. An election that has passed keeps its day: its tracking has begun.
 */
const passed = ({ after, fields }: WantedChange, now: Temporal.Instant): ElectionRefusal | undefined => {
  const today = pacificDate(now);
  const isPast = (name: 'date' | 'trackingOn'): boolean =>
    fields.some(({ field }) => field === name) && Temporal.PlainDate.compare(after[name], today) < 0;
  const past = (['date', 'trackingOn'] as const).find(isPast);
  if (!past) return undefined;
  return { code: 'in-the-past', detail: `"${past}" may not be moved to ${after[past]}: that day has passed.` };
};

/** A county that moves the day of its request keeps the notice, as if it asked now. */
const late = ({ after, fields, by }: WantedChange, now: Temporal.Instant): ElectionRefusal | undefined => {
  if (by.county === null || !fields.some(({ field }) => field === 'date') || !isLate(after, now)) return undefined;
  const detail = `A local election is asked for at least ${NOTICE_DAYS} days before it. Ask SOS Ballot Tracking to move it to ${after.date}.`;
  return { code: 'too-late', detail };
};

/** Why a change of an election is refused; undefined when it may be made. */
export const refusedChange = (wanted: WantedChange, now: Temporal.Instant): ElectionRefusal | undefined =>
  approved(wanted) ??
  started(wanted, now) ??
  badDates(wanted.after) ??
  shortened(wanted, now) ??
  passed(wanted, now) ??
  tracksLate(wanted, now) ??
  late(wanted, now);
