import type { CountyCode } from '../../shared/counties.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import type { CurrentStatus } from './current-status.ts';

/** A voter's other ballots, and the county in which the voter is registered now. */
export type Beside = { readonly others: readonly CurrentStatus[]; readonly home: CountyCode | undefined };

const isIssued = ({ stands }: CurrentStatus): boolean => stands?.stage === 'issued';

/** Whether the county cancelled the ballot, and nothing later says more. */
const isCancelled = ({ stands }: CurrentStatus): boolean => stands?.run.at(-1)?.code === 'CLD';

/** Whether a ballot is back at the county, in whatever state: it was cast. */
const isBack = (currentStatus: CurrentStatus): boolean =>
  currentStatus.stands !== undefined &&
  !isCancelled(currentStatus) &&
  currentStatus.stands.stage !== 'issued' &&
  currentStatus.stands.stage !== 'undeliverable';

const idOf = ({ ballot }: CurrentStatus): string => ballot.ballotId;

const names = (one: CurrentStatus, other: CurrentStatus): boolean => one.replaces.includes(idOf(other));

const wasMailed = ({ sentDay }: CurrentStatus): boolean => sentDay !== undefined;

const compare = (one: string, other: string): number => (one === other ? 0 : one > other ? 1 : -1);

/** A voter who moved uses the ballot of the new county, whichever day the old one mailed; then by the days of mailing. */
const compareDays = (one: CurrentStatus, other: CurrentStatus, home: CountyCode | undefined): number => {
  const isHome = ({ ballot }: CurrentStatus): number => Number(ballot.county === home);
  return isHome(one) - isHome(other) || compare(one.sentDay ?? '', other.sentDay ?? '');
};

/** The ballots that one replaces by name, directly or through others. */
const reachOf = (ballot: CurrentStatus, all: readonly CurrentStatus[]): ReadonlySet<CurrentStatus> => {
  const reached = new Set<CurrentStatus>();
  const follow = (one: CurrentStatus): void => {
    for (const other of all.filter((named) => names(one, named) && !reached.has(named))) {
      reached.add(other);
      follow(other);
    }
  };
  follow(ballot);
  return reached;
};

/** How many ballots of the same day a ballot stands behind by name. Ballots that name each other in a circle say nothing. */
const depthOf = (ballot: CurrentStatus, all: readonly CurrentStatus[]): number =>
  [...reachOf(ballot, all)].filter((other) => other.sentDay === ballot.sentDay && !reachOf(other, all).has(ballot))
    .length;

/** By the days of mailing; of one day by which names the others, then by when they were issued, and by number. */
const isMailedAfter = (one: CurrentStatus, other: CurrentStatus, { others, home }: Beside): boolean => {
  if (!wasMailed(one)) return false;
  const byDay = compareDays(one, other, home);
  if (byDay !== 0) return byDay > 0;
  const all = [...new Set([one, other, ...others])];
  const byName = depthOf(one, all) - depthOf(other, all);
  const byIssue = one.issuedAt && other.issuedAt ? Temporal.Instant.compare(one.issuedAt, other.issuedAt) : 0;
  return (byName || byIssue || compare(idOf(one), idOf(other))) > 0;
};

/**
 * Whether an issued ballot is a second one: the guidance's "more than one ballot in issued status". A ballot that
 * names one it replaces counts too, and one whose predecessor was cancelled, because counties send the two statuses
 * in either order. Only the ballot with the latest day of mailing can be: "use the new one" must be about that one. Of
 * a ballot that it names something must be true: otherwise there is no old one to leave unused.
 */
export const isReissue = (ballot: CurrentStatus, { others, home }: Beside): boolean => {
  const isLatest = !others.some((other) => wasMailed(other) && compareDays(other, ballot, home) > 0);
  const isOld = (other: CurrentStatus): boolean =>
    isIssued(other) || isCancelled(other) || (names(ballot, other) && other.stands !== undefined);
  return isLatest && others.some(isOld);
};

/**
 * Whether the voter has voted with another ballot: it was accepted, or it came back on a day after this one was mailed
 * and nothing has come of it yet. "Use the new one" and "get a new ballot" would then be wrong.
 */
const hasVotedWith = (other: CurrentStatus, ballot: CurrentStatus): boolean => {
  const { stands } = other;
  if (stands === undefined || stands.stage === 'accepted') return stands !== undefined;
  const isPending = stands.stage === 'received' || stands.stage === 'challenged';
  return isPending && pacificDate(stands.run[0].entry.statusAt).toString() > (ballot.sentDay ?? '');
};

/** Whether another ballot is to be mailed in the place of this one, on a day that is still to come. */
const isToCome = (other: CurrentStatus, ballot: CurrentStatus): boolean =>
  other.coming.some(({ sentDay, replaces }) => replaces.includes(idOf(ballot)) || sentDay >= (ballot.sentDay ?? ''));

/** Whether a ballot that came back or was cancelled goes out again under its number, on a day that is still to come. */
const isMailedAgain = ({ coming, stands }: CurrentStatus): boolean => {
  const last = stands?.run.at(-1);
  return last !== undefined && coming.some(({ sentDay }) => sentDay >= pacificDate(last.entry.statusAt).toString());
};

/**
 * Whether an issued or undeliverable ballot no longer concerns its voter, because the voter has voted with another one,
 * or a ballot mailed later is out or back. Beside another one that is out, only the latest of all is "the new one";
 * where that came back, no ballot is. Who gets a new ballot without asking is not told to get one.
 */
export const isReplaced = (ballot: CurrentStatus, beside: Beside): boolean => {
  const { others, home } = beside;
  if (others.some((other) => hasVotedWith(other, ballot))) return true;
  const isLatest = !others.some((other) => wasMailed(other) && compareDays(other, ballot, home) > 0);
  if (isIssued(ballot) && !isLatest && others.some(isIssued)) return true;
  if (!isIssued(ballot) && (isMailedAgain(ballot) || others.some((other) => isToCome(other, ballot)))) return true;
  return others.some((other) => isMailedAfter(other, ballot, beside) && (isIssued(other) || isBack(other)));
};

/**
 * Whether a ballot was cancelled for another one, which names it, goes out no earlier, or has been cast, or only to
 * go out again. A ballot that was rejected, or challenged before this one was mailed in its place, is none on which its voter can rely.
 */
export const isCancelledForAnother = (ballot: CurrentStatus, { others, home }: Beside): boolean =>
  isMailedAgain(ballot) ||
  others.some(
    (other) =>
      (names(other, ballot) && other.stands?.stage !== 'rejected') ||
      isToCome(other, ballot) ||
      other.stands?.stage === 'received' ||
      hasVotedWith(other, ballot) ||
      (wasMailed(other) && compareDays(other, ballot, home) >= 0),
  );

/** Whether a voter who "already voted" did so with another of these ballots. */
export const isCountedElsewhere = (others: readonly CurrentStatus[]): boolean =>
  others.some(({ stands }) => stands?.stage === 'accepted');
