import { Temporal } from '../../shared/time.ts';
import type { CurrentStatus } from './current-status.ts';
import type { Stage } from './transitions.ts';

/** Stages of a ballot that can still be, or has been, counted for its voter. */
const LIVE: readonly Stage[] = ['issued', 'received', 'challenged', 'accepted'];
/** Stages in which an earlier ballot makes the next one a reissue: still out, or cancelled because of it. */
const REISSUED_AFTER: readonly Stage[] = ['issued', 'cancelled'];

const isIn = (status: CurrentStatus, stages: readonly Stage[]): boolean =>
  status.current !== undefined && stages.includes(status.current.stage);

const names = (status: CurrentStatus, ballotId: string): boolean =>
  status.issuedFrom !== undefined && status.ballot.entries.some((entry) => entry.supersedes === ballotId);

const sentDay = (status: CurrentStatus): string =>
  status.ballot.entries.find((entry) => entry.code === 'ISSUED')?.sentDate?.toString() ?? '';

/** Whether `one` was issued after `other`. Of two that one upload brings together, the county's own words decide. */
const issuedAfter = (one: CurrentStatus, other: CurrentStatus): boolean => {
  if (one.issuedFrom === undefined || other.issuedFrom === undefined) return false;
  if (names(one, other.ballot.ballotId)) return true;
  if (names(other, one.ballot.ballotId)) return false;
  const order = Temporal.Instant.compare(one.issuedFrom, other.issuedFrom);
  if (order !== 0) return order > 0;
  if (sentDay(one) !== sentDay(other)) return sentDay(one) > sentDay(other);
  return one.ballot.ballotId > other.ballot.ballotId;
};

/**
 * Whether an issued ballot is a second one: the guidance's "more than one ballot in issued status". An earlier ballot
 * that was cancelled for it counts too, because counties send the two statuses in either order.
 */
export const isReissue = (ballot: CurrentStatus, others: readonly CurrentStatus[]): boolean =>
  ballot.ballot.entries.some((entry) => entry.supersedes !== undefined) ||
  others.some((other) => issuedAfter(ballot, other) && isIn(other, REISSUED_AFTER));

/**
 * Whether what stands on this ballot no longer concerns its voter, because another ballot took its place: it was
 * issued or came back before a later ballot went out, or it was cancelled while another one is good.
 */
export const isReplaced = (ballot: CurrentStatus, others: readonly CurrentStatus[]): boolean => {
  switch (ballot.current?.stage) {
    case 'issued':
    case 'undeliverable':
      return others.some((other) => issuedAfter(other, ballot));
    case 'cancelled':
      return others.some((other) => names(other, ballot.ballot.ballotId) || isIn(other, LIVE));
    default:
      return false;
  }
};
