import { Temporal } from '../../shared/time.ts';
import type { CurrentStatus } from './current-status.ts';

const isIssued = ({ stands }: CurrentStatus): boolean => stands?.stage === 'issued';

/** Whether the county cancelled the ballot, and nothing later says more. */
export const isCancelled = ({ stands }: CurrentStatus): boolean => stands?.run.at(-1)?.code === 'CLD';

/** Whether a ballot is back at the county, in whatever state: it was cast. */
const isBack = (currentStatus: CurrentStatus): boolean =>
  currentStatus.stands !== undefined &&
  !isCancelled(currentStatus) &&
  currentStatus.stands.stage !== 'issued' &&
  currentStatus.stands.stage !== 'undeliverable';

const idOf = ({ ballot }: CurrentStatus): string => ballot.ballotId;

const names = (one: CurrentStatus, other: CurrentStatus): boolean => one.replaces.includes(idOf(other));

/** By the days of mailing; of two of one day by which names the other, then by when they were issued, and by number. */
const compareMailing = (one: CurrentStatus, other: CurrentStatus): number => {
  const [first, second] = [one.sentDay ?? '', other.sentDay ?? ''];
  if (first !== second) return first > second ? 1 : -1;
  if (names(one, other) !== names(other, one)) return names(one, other) ? 1 : -1;
  const byIssue = one.issuedAt && other.issuedAt ? Temporal.Instant.compare(one.issuedAt, other.issuedAt) : 0;
  return byIssue || (idOf(one) > idOf(other) ? 1 : -1);
};

const wasMailed = ({ sentDay }: CurrentStatus): boolean => sentDay !== undefined;

const isMailedAfter = (one: CurrentStatus, other: CurrentStatus): boolean =>
  wasMailed(one) && compareMailing(one, other) > 0;

/**
 * Whether an issued ballot is a second one: the guidance's "more than one ballot in issued status". A ballot that
 * names one it replaces counts too, and one whose predecessor was cancelled, because counties send the two statuses
 * in either order. Only the ballot with the latest day of mailing can be: "use the new one" must be about that one.
 */
export const isReissue = (ballot: CurrentStatus, others: readonly CurrentStatus[]): boolean => {
  if (others.some((other) => (other.sentDay ?? '') > (ballot.sentDay ?? ''))) return false;
  return ballot.replaces.length > 0 || others.some((other) => isIssued(other) || isCancelled(other));
};

/**
 * Whether an issued or undeliverable ballot no longer concerns its voter, because a ballot mailed later is out or back.
 * Beside another one that is out, only the latest of all is "the new one"; where that came back, no ballot is.
 */
export const isReplaced = (ballot: CurrentStatus, others: readonly CurrentStatus[]): boolean => {
  const isLatest = others.every(({ sentDay = '' }) => sentDay <= (ballot.sentDay ?? ''));
  if (isIssued(ballot) && !isLatest && others.some(isIssued)) return true;
  return others.some((other) => isMailedAfter(other, ballot) && (isIssued(other) || isBack(other)));
};

/** Whether a ballot was cancelled for another one, which names it, went out no earlier, or has been cast. */
export const isCancelledForAnother = (ballot: CurrentStatus, others: readonly CurrentStatus[]): boolean =>
  others.some(
    (other) =>
      names(other, ballot) || isBack(other) || (wasMailed(other) && (other.sentDay ?? '') >= (ballot.sentDay ?? '')),
  );
