import { dayOf, dayStart, HOUR, isWithinHours, type Ms, plusDays } from './calendar.ts';
import type { StatusRow } from './history.ts';
import type { Known } from './known.ts';
import { isCode } from './row-state.ts';
import type { Rule } from './rules.ts';
import type { Standing, View } from './standing.ts';
import type { Place, Tense, ToldMessage, ToldType } from './subject.ts';

/** What a text must say, or leave out, to be true. */
export type Context = {
  readonly asks?: false;
  readonly tense?: Tense;
  readonly place?: Place;
  readonly corrects?: true;
};

/** Whether a message is true when it is sent: yes, no and by which rule, or only with this context. */
export type Verdict =
  | { readonly holds: 'yes' }
  | { readonly holds: 'no'; readonly rule: Rule }
  | { readonly holds: 'only-with'; readonly context: Context; readonly rule: Rule };

/** A message whose truth is asked; `sentAt` is the instant of the view. */
export type Claim = Omit<ToldMessage, 'sentAt'>;

export const YES: Verdict = { holds: 'yes' };
export const no = (rule: Rule): Verdict => ({ holds: 'no', rule });
const onlyWith = (context: Context, rule: Rule): Verdict => ({ holds: 'only-with', context, rule });

/** Texts that name the county's telephone and email as the way on. */
const NEEDS_CONTACT: readonly ToldType[] = [
  'ContactCounty',
  'SignatureCure',
  'CureReminder',
  'NotAccepted',
  'Undeliverable',
];
/** Counties without polling places: Alpine, Plumas, Sierra (issue point 3). */
const ALL_MAIL = ['02', '32', '46'];
const PLACES: Readonly<Record<string, Place>> = { POLL: 'polling-place', VCR: 'vote-center' };

/** What every message needs, whatever it says. `hours` comes last: it only asks to wait for the morning. */
export const mayHear = (type: ToldType, channel: Claim['channel'], known: Known): Verdict => {
  if (known.at < known.calendar.mailing) return no('window-not-open');
  if (known.at >= known.windowEnd) return no('window-over');
  if (known.confidential) return no('confidential');
  if (!known.channels.get(channel)?.on) return no('not-subscribed');
  if (NEEDS_CONTACT.includes(type) && !known.contact) return no('contact-missing');
  return isWithinHours(known.at, known.hours) ? YES : no('hours');
};

/** "Will be counted" to the end of the certification day, "was counted" from the next day on. */
export const tenseOf = (known: Known): Tense => (dayOf(known.at) > known.certifiedOn ? 'was' : 'will');

export const placeOf = (method: string, county: string): Place =>
  ALL_MAIL.includes(county) ? 'none' : (PLACES[method] ?? 'none');

const issuedNow = (view: View): readonly Standing[] =>
  [...view.standings.values()].filter((standing) => standing.stage === 'issued');

const sentDay = (view: View, ballotId: string): string => view.sentDays.get(ballotId) ?? '';

/** Whether the voter has voted otherwise: in person, or with another ballot, which was accepted. */
const hasVotedBeside = (ballotId: string, view: View): boolean =>
  view.inPerson.length > 0 ||
  [...view.standings.values()].some((other) => other.ballotId !== ballotId && other.stage === 'accepted');

/** Issues of a day to come, while the polls are open: nothing but their date holds them. */
const comingIssues = ({ known, states }: View): readonly StatusRow[] =>
  known.rows.filter((row) => {
    if (row.status !== 'ISSUED' || row.sentDate === undefined) return false;
    const reasons = states.get(row)?.reasons ?? [];
    const from = Math.max(dayStart(row.sentDate), row.statusAt);
    return reasons.length === 1 && reasons[0] === 'future' && from < known.calendar.pollsClose;
  });

/** Whether another ballot is recorded to be sent in the place of this one, or this one once more. */
const isToBeSentAnew = (row: StatusRow, view: View): boolean =>
  comingIssues(view).some(({ ballotId, sentDate = '', supersedes }) => {
    if (ballotId === row.ballotId) return sentDate >= dayOf(row.statusAt);
    return supersedes === row.ballotId || sentDate >= sentDay(view, row.ballotId);
  });

/** Which ballot says of which that it replaces it, directly or through others. */
const namesThrough = (one: string, other: string, view: View, passed: readonly string[] = []): boolean =>
  view.known.rows.some(
    ({ ballotId, supersedes }, index) =>
      ballotId === one &&
      supersedes !== undefined &&
      view.states.get(view.known.rows[index] as StatusRow)?.counts === true &&
      !passed.includes(supersedes) &&
      (supersedes === other || namesThrough(supersedes, other, view, [...passed, supersedes])),
  );

/** Of ballots sent on the same day the one that says it replaces the other is the newer. */
const isReplacedIn = (ballotId: string, view: View): boolean =>
  view.known.rows.some(
    (row) =>
      row.supersedes === ballotId &&
      view.states.get(row)?.counts === true &&
      sentDay(view, row.ballotId) >= sentDay(view, ballotId),
  );

/** The ballots in issued status that have the latest sent date: one, or several where the rules name none. */
export const latestSent = (view: View): readonly Standing[] => {
  const issued = issuedNow(view);
  const latest = issued
    .map(({ ballotId }) => sentDay(view, ballotId))
    .toSorted()
    .at(-1);
  const tied = issued.filter(({ ballotId }) => sentDay(view, ballotId) === latest);
  if (tied.length < 2) return tied;
  // Ballots that name each other in a circle say nothing of their order.
  const isOlder = (one: string, other: string): boolean =>
    namesThrough(other, one, view) && !namesThrough(one, other, view);
  return tied.filter(({ ballotId }) => !tied.some((other) => isOlder(ballotId, other.ballotId)));
};

const namesReplaced = (standing: Standing, view: View): boolean =>
  view.known.rows.some(
    (row) =>
      row.ballotId === standing.ballotId &&
      row.supersedes !== undefined &&
      // A ballot of which nothing is true was none.
      view.standings.has(row.supersedes) &&
      view.states.get(row)?.counts === true,
  );

/** A ballot that a later one replaced: the later one has been sent, or names it. */
const isReplaced = (ballotId: string, view: View): boolean =>
  isReplacedIn(ballotId, view) ||
  [...view.sentDays].some(([other, day]) => other !== ballotId && day >= sentDay(view, ballotId));

const outbound = (standing: Standing, view: View): Verdict => {
  if (view.known.at >= view.known.calendar.pollsClose) return no('polls-closed');
  if (hasVotedBeside(standing.ballotId, view)) return no('voted-already');
  if (standing.stage === 'issued' && issuedNow(view).length > 1) return no('reissued-instead');
  return YES;
};

const reissued = (standing: Standing, view: View): Verdict => {
  if (view.known.at >= view.known.calendar.pollsClose) return no('polls-closed');
  if (hasVotedBeside(standing.ballotId, view)) return no('voted-already');
  const days = [...view.sentDays.values()];
  if (days.some((day) => day > sentDay(view, standing.ballotId))) return no('not-latest-sent');
  const issued = issuedNow(view);
  if (issued.length > 1) {
    return latestSent(view).some(({ ballotId }) => ballotId === standing.ballotId) ? YES : no('not-latest-sent');
  }
  const hasCancelled = [...view.standings.values()].some(({ row }) => row.status === 'CLD');
  return hasCancelled || namesReplaced(standing, view) ? YES : no('nothing-reissued');
};

/** Until when what a row tells may have happened: a time without an hour stands for its day, as far as it was known. */
const happenedBy = (row: StatusRow): Ms => {
  const day = dayOf(row.statusAt);
  if (row.statusAt !== dayStart(day)) return row.statusAt;
  return Math.max(row.statusAt, Math.min(row.arrives, dayStart(plusDays(day, 1))));
};

/**
 * CLD and VAV wait during the voting period: from E-29 until the night after Election Day, because who stands in line when
 * the polls close still votes. `happened`: the time beyond which the county's records must be complete.
 */
const isInGrace = (row: StatusRow, known: Known, from: Ms, happened: Ms): boolean => {
  const { mailing, pollsClose, inPersonGrace } = known.calendar;
  if (row.statusAt < mailing || row.statusAt > pollsClose + 8 * HOUR) return false;
  return known.participationAsOf <= happened && known.at < from + inPersonGrace;
};

/** Whether the grace is over however it is counted: from the row's own time or from its arrival. */
export const isGraceSurelyOver = (row: StatusRow, known: Known): boolean => {
  const from = Math.max(row.statusAt, row.arrives);
  return !isInGrace(row, known, from, from);
};

/** One ballot counts of each voter: what becomes of another one is nothing to cure, and nothing to wait for. */
const unlessVoted = (row: StatusRow, view: View, verdict: Verdict): Verdict =>
  hasVotedBeside(row.ballotId, view) ? no('voted-already') : verdict;

const notAccepted = (row: StatusRow, view: View): Verdict => {
  if (row.status !== 'CLD' && row.status !== 'VAV') return unlessVoted(row, view, YES);
  if (view.inPerson.length > 0) return no('in-person-record');
  if (row.status === 'CLD' && isReplaced(row.ballotId, view)) return no('replaced');
  if (row.status === 'CLD' && isToBeSentAnew(row, view)) return no('replacement-coming');
  return isInGrace(row, view.known, row.statusAt, happenedBy(row)) ? no('in-person-grace') : YES;
};

const askUntil = (deadline: Ms, rule: Rule, known: Known): Verdict =>
  known.at < deadline ? YES : onlyWith({ asks: false }, rule);

type RowClaim = (row: StatusRow, standing: Standing, view: View) => Verdict;
type RowType = Exclude<ToldType, 'InPerson' | 'DeadlineReminder' | 'CureReminder' | 'Correction'>;

/** For each type that rests on a status row: the codes it tells, and when that is true. */
const ROW_CLAIMS: Readonly<Record<RowType, { readonly codes: readonly string[]; readonly holds: RowClaim }>> = {
  Outbound: { codes: ['ISSUED'], holds: (_row, standing, view) => outbound(standing, view) },
  Reissued: { codes: ['ISSUED'], holds: (_row, standing, view) => reissued(standing, view) },
  Received: { codes: ['INR'], holds: (row, _standing, view) => unlessVoted(row, view, YES) },
  Accepted: {
    codes: ['ACCEPTED'],
    holds: (_row, _standing, { known }) => onlyWith({ tense: tenseOf(known) }, 'tense'),
  },
  NotAccepted: {
    codes: ['VAV', 'BME', 'VDD', 'MIA', 'MRE', 'NOT', 'OTH', 'CLD'],
    holds: (row, _standing, view) => notAccepted(row, view),
  },
  ContactCounty: {
    codes: ['NVS', 'NMS', 'INF', 'NID'],
    holds: (row, _standing, view) =>
      unlessVoted(row, view, askUntil(view.known.calendar.cureBy, 'cure-over', view.known)),
  },
  SignatureCure: {
    codes: ['NVS', 'NMS'],
    holds: (row, _standing, view) =>
      unlessVoted(row, view, askUntil(view.known.calendar.cureBy, 'cure-over', view.known)),
  },
  Undeliverable: {
    codes: ['UND'],
    holds: (row, _standing, view) => {
      if (hasVotedBeside(row.ballotId, view)) return no('voted-already');
      if (isToBeSentAnew(row, view)) return no('replacement-coming');
      return askUntil(view.known.calendar.pollsClose, 'replacement-over', view.known);
    },
  },
};

const isRowType = (type: ToldType): type is RowType => type in ROW_CLAIMS;

/** Why no row carries the message. */
const withoutRow = (claim: Claim, view: View, codes: readonly string[]): Rule => {
  const isClaimed = (row: StatusRow): boolean => row.ballotId === claim.ballotId && row.statusAt === claim.statusAt;
  const rows = view.known.rows.filter(isClaimed);
  if (rows.length > 0 && !rows.some((row) => codes.includes(row.status))) {
    return rows.some((row) => !isCode(row.status)) ? 'unknown-code' : 'wrong-type';
  }
  const row = rows.find((candidate) => codes.includes(candidate.status));
  if (row === undefined) {
    const isWithdrawn = codes.some((code) => view.known.withdrawn.has(`${claim.ballotId}|${code}|${claim.statusAt}`));
    return isWithdrawn ? 'withdrawn' : 'no-such-row';
  }
  const [reason] = view.states.get(row)?.reasons ?? [];
  if (reason === undefined) return 'later-status-stands';
  return reason === 'in-person' ? 'in-person-record' : reason;
};

/** The row of the standing that a claim rests on. */
const rowBehind = (claim: Claim, view: View, codes: readonly string[]): StatusRow | undefined => {
  const standing = claim.ballotId === null ? undefined : view.standings.get(claim.ballotId);
  return [...(standing?.run ?? []), ...(standing?.also ?? [])].find(
    (row) =>
      row.statusAt === claim.statusAt &&
      codes.includes(row.status) &&
      (claim.statusCode === undefined || claim.statusCode === row.status),
  );
};

const rowClaim = (claim: Claim, type: RowType, view: View): Verdict => {
  const { codes, holds } = ROW_CLAIMS[type];
  const row = rowBehind(claim, view, codes);
  const standing = row && view.standings.get(row.ballotId);
  if (row === undefined || standing === undefined) return no(withoutRow(claim, view, codes));
  if (row.status !== 'ISSUED' && row.statusAt < view.known.calendar.mailing) return no('before-mailing');
  return holds(row, standing, view);
};

const inPersonClaim = (claim: Claim, { inPerson, known }: View): Verdict => {
  const record = inPerson.find(
    ({ method, ats }) =>
      ats.includes(claim.statusAt) && (claim.statusCode === undefined || claim.statusCode === method),
  );
  if (record === undefined) return no('no-in-person-record');
  const context: Context = { tense: tenseOf(known), place: placeOf(record.method, known.county) };
  return onlyWith(context, claim.tense === context.tense ? 'place' : 'tense');
};

const reminderClaim = ({ known, standings, inPerson }: View): Verdict => {
  if (known.at >= known.calendar.pollsClose) return no('polls-closed');
  const stood = [...standings.values()];
  const isOut = stood.some(({ stage }) => stage === 'issued');
  const isBack = stood.some(({ stage, row }) => !['issued', 'undeliverable'].includes(stage) && row.status !== 'CLD');
  return isOut && !isBack && inPerson.length === 0 ? YES : no('nothing-to-return');
};

/** A signature is still missing or different, and there is time to put that right. */
const cureReminderClaim = ({ statusCode }: Claim, view: View): Verdict => {
  const isOpen = [...view.standings.values()].some(
    ({ stage, run, ballotId }) =>
      stage === 'challenged' &&
      run.some(({ status }) => (status === 'NVS' || status === 'NMS') && (statusCode ?? status) === status) &&
      !hasVotedBeside(ballotId, view),
  );
  return isOpen ? askUntil(view.known.calendar.cureBy, 'cure-over', view.known) : no('nothing-to-cure');
};

/**
 * Whether what a message says is true in one reading of what is known, the corrections apart. Nothing of who was told
 * what before: `audit.ts` adds it.
 */
export const claimHolds = (claim: Claim, view: View): Verdict => {
  if (isRowType(claim.type)) return rowClaim(claim, claim.type, view);
  if (claim.type === 'InPerson') return inPersonClaim(claim, view);
  if (claim.type === 'DeadlineReminder') return reminderClaim(view);
  if (claim.type === 'CureReminder') return cureReminderClaim(claim, view);
  return no('nothing-wrong');
};

/** The types that may tell a status. */
export const typesFor = (status: string): readonly RowType[] =>
  (Object.keys(ROW_CLAIMS) as RowType[]).filter((type) => ROW_CLAIMS[type].codes.includes(status));

/** Whether the message says what the verdict asks for. A place that is not stated is not judged. */
export const satisfies = (claim: Claim, verdict: Verdict): boolean => {
  if (verdict.holds !== 'only-with') return verdict.holds === 'yes';
  const { asks, tense, place, corrects } = verdict.context;
  if (asks === false && claim.asks !== false) return false;
  if (tense !== undefined && claim.tense !== tense) return false;
  if (place !== undefined && claim.place !== undefined && claim.place !== place) return false;
  return corrects === undefined || claim.corrects !== undefined;
};
