import { Temporal } from '../../shared/time.ts';
import type { Standing } from './standing.ts';

const isIssued = ({ stands }: Standing): boolean => stands?.stage === 'issued';

/** Whether the county cancelled the ballot, and nothing later says more. */
export const isCancelled = ({ stands }: Standing): boolean => stands?.run.at(-1)?.code === 'CLD';

/** Whether a ballot is back at the county, in whatever state: it was cast. */
const isBack = (standing: Standing): boolean =>
  standing.stands !== undefined &&
  !isCancelled(standing) &&
  standing.stands.stage !== 'issued' &&
  standing.stands.stage !== 'undeliverable';

const idOf = ({ ballot }: Standing): string => ballot.ballotId;

const names = (one: Standing, other: Standing): boolean => one.replaces.includes(idOf(other));

/** By the days of mailing; of two of one day by which names the other, then by when they were issued, and by number. */
const compareMailing = (one: Standing, other: Standing): number => {
  const [first, second] = [one.sentDay ?? '', other.sentDay ?? ''];
  if (first !== second) return first > second ? 1 : -1;
  if (names(one, other) !== names(other, one)) return names(one, other) ? 1 : -1;
  const byIssue = one.issuedAt && other.issuedAt ? Temporal.Instant.compare(one.issuedAt, other.issuedAt) : 0;
  return byIssue || (idOf(one) > idOf(other) ? 1 : -1);
};

const wasMailed = ({ sentDay }: Standing): boolean => sentDay !== undefined;

const isMailedAfter = (one: Standing, other: Standing): boolean => wasMailed(one) && compareMailing(one, other) > 0;

/**
 * Whether an issued ballot is a second one: the guidance's "more than one ballot in issued status". A ballot that
 * names one it replaces counts too, and one whose predecessor was cancelled, because counties send the two statuses
 * in either order. Only the ballot with the latest day of mailing can be: "use the new one" must be about that one.
 */
export const isReissue = (ballot: Standing, others: readonly Standing[]): boolean => {
  if (others.some((other) => (other.sentDay ?? '') > (ballot.sentDay ?? ''))) return false;
  return ballot.replaces.length > 0 || others.some((other) => isIssued(other) || isCancelled(other));
};

/**
 * Whether an issued or undeliverable ballot no longer concerns its voter, because a ballot mailed later is out or back.
 * Beside another one that is out, only the latest of all is "the new one"; where that came back, no ballot is.
 */
export const isReplaced = (ballot: Standing, others: readonly Standing[]): boolean => {
  const isLatest = others.every(({ sentDay = '' }) => sentDay <= (ballot.sentDay ?? ''));
  if (isIssued(ballot) && !isLatest && others.some(isIssued)) return true;
  return others.some((other) => isMailedAfter(other, ballot) && (isIssued(other) || isBack(other)));
};

/** Whether a ballot was cancelled for another one, which names it, went out no earlier, or has been cast. */
export const isCancelledForAnother = (ballot: Standing, others: readonly Standing[]): boolean =>
  others.some(
    (other) =>
      names(other, ballot) || isBack(other) || (wasMailed(other) && (other.sentDay ?? '') >= (ballot.sentDay ?? '')),
  );
