import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { badDates, trackingFrom } from './dates.ts';
import { type Deadlines, deadlinesOf } from './deadlines.ts';
import type { Election, ElectionKind, ImbUse } from './election.ts';
import { electionId } from './election-id.ts';
import type { NameTranslations } from './election-names.ts';
import type { ElectionRefusal } from './refusal.ts';

/** Counties ask for a local election at least this many days before it (guidance, p. 1). */
export const NOTICE_DAYS = 90;

export type ElectionRequest = {
  readonly name: string;
  readonly shortName?: string | undefined;
  readonly translations?: NameTranslations | undefined;
  readonly date: Temporal.PlainDate;
  readonly kind: ElectionKind;
  readonly trackingOn?: Temporal.PlainDate | undefined;
  readonly imb: ImbUse;
  readonly deadlines?: { readonly [deadline in keyof Deadlines]?: Deadlines[deadline] | undefined } | undefined;
  readonly overrideReason?: string | undefined;
};

/** Who asks, and for a local election asked by SOS, on whose behalf. `named`: the county that a county's request names. */
export type Requester =
  | { readonly role: 'county'; readonly county: CountyCode; readonly named?: CountyCode | undefined }
  | { readonly role: 'sos'; readonly county: CountyCode | undefined };

const OVERRIDE_IS_SOS: ElectionRefusal = {
  code: 'override-is-sos',
  detail: 'Only SOS Ballot Tracking overrides the notice. Leave "overrideReason" out.',
};

const countyFor = (kind: ElectionKind, requester: Requester): Result<CountyCode | null, ElectionRefusal> => {
  if (requester.role === 'county' && requester.named !== undefined && requester.named !== requester.county) {
    const detail = `A county asks for its own elections. Leave "county" out, or send your own, "${requester.county}".`;
    return err({ code: 'not-your-county', detail });
  }
  if (kind === 'local') {
    if (requester.county !== undefined) return ok(requester.county);
    const detail = 'A local election belongs to one county. Add "county" with its code, "01" to "58".';
    return err({ code: 'county-missing', detail });
  }
  if (requester.role === 'sos') {
    if (requester.county === undefined) return ok(null);
    return err({
      code: 'county-not-asked',
      detail: 'A statewide election has no county of its own. Leave "county" out.',
    });
  }
  const detail = 'Statewide elections are set up by SOS Ballot Tracking. Ask for a local election with kind "local".';
  return err({ code: 'statewide-is-sos', detail });
};

/** Whether it is too late for a county to ask for an election: days are counted in Pacific time. */
export const isLate = ({ kind, date }: Pick<Election, 'kind' | 'date'>, now: Temporal.Instant): boolean =>
  kind === 'local' && pacificDate(now).until(date).days < NOTICE_DAYS;

const lateness = (
  request: ElectionRequest,
  requester: Requester,
  now: Temporal.Instant,
): ElectionRefusal | undefined => {
  if (Temporal.PlainDate.compare(request.date, pacificDate(now)) < 0)
    return { code: 'in-the-past', detail: `The election date ${request.date} has passed.` };
  if (!isLate(request, now)) return undefined;
  if (requester.role === 'sos' && request.overrideReason !== undefined) return undefined;
  const lastDay = request.date.subtract({ days: NOTICE_DAYS });
  const detail =
    `Ask at least ${NOTICE_DAYS} days before a local election, so that its messages can be finalized and translated; ` +
    `for ${request.date} that was ${lastDay}. SOS Ballot Tracking may accept it later with an "overrideReason".`;
  return { code: 'too-late', detail };
};

/**
 * The same election under the next identifier: for one whose name is another and begins alike. `2` is the first that
 * is tried.
 */
export const numbered = (election: Election, number: number): Election => ({
  ...election,
  id: `${election.id}-${number}`,
});

/** Whether two requests mean the same election: the same name, however it is spaced and capitalized. */
export const isSameName = (one: string, other: string): boolean => {
  const plain = (name: string): string => name.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return plain(one) === plain(other);
};

/**
 * The election that a request asks for, with the deadlines of the law where the request states none.
 * Refuses a local election asked for later than 90 days before it, which SOS may override with a reason.
 */
export const requestElection = (
  request: ElectionRequest,
  requester: Requester,
  now: Temporal.Instant,
): Result<Election, ElectionRefusal> => {
  const county = countyFor(request.kind, requester);
  if (!county.ok) return county;
  const refusal = lateness(request, requester, now);
  if (refusal) return err(refusal);
  if (requester.role === 'county' && request.overrideReason !== undefined) return err(OVERRIDE_IS_SOS);
  const trackingOn = trackingFrom(request, pacificDate(now));
  if (!trackingOn.ok) return trackingOn;
  const election: Election = {
    id: electionId(request, county.value),
    name: request.name,
    date: request.date,
    kind: request.kind,
    county: county.value,
    trackingOn: trackingOn.value,
    imb: request.imb,
    deadlines: deadlinesOf(request.kind, request.date, request.deadlines),
    requestedAt: now,
    version: 1,
    changes: [],
    ...(request.shortName === undefined ? {} : { shortName: request.shortName }),
    ...(request.translations === undefined ? {} : { translations: request.translations }),
    ...(request.overrideReason === undefined ? {} : { overrideReason: request.overrideReason }),
  };
  const wrong = badDates(election);
  return wrong ? err(wrong) : ok(election);
};
