import { toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import { dueClassOf, duePartition } from '../../domain/ledger-due.ts';
import type { LedgerKey } from '../../domain/ledger-key.ts';
import { forgottenBy, type LedgerMove, moveSources } from '../../domain/ledger-move.ts';

/** The parts of an UpdateItem that make one move, and nothing else, of one row. */
export type MoveExpression = {
  readonly UpdateExpression: string;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues: Record<string, unknown>;
};

/** Values to set, by attribute name. */
const assignments = (key: LedgerKey, move: LedgerMove): Record<string, unknown> => {
  const leaseUntil = move.call?.until ?? move.claim?.leaseUntil;
  const values: Record<string, unknown> = {
    state: move.to,
    movedAt: toStoredInstant(move.at),
    code: move.code,
    putOff: move.putOff,
    notices: move.notices,
    providerId: move.providerId,
    notBefore: move.notBefore && toStoredInstant(move.notBefore),
    acceptedAt: move.acceptedAt && toStoredInstant(move.acceptedAt),
    earlierCalls: move.again?.earlierCalls,
    stoppedConsent: move.stoppedConsent && toStoredInstant(move.stoppedConsent),
    unknownSince: move.unknownSince && toStoredInstant(move.unknownSince),
    claimId: move.call?.claimId ?? move.claim?.id,
    leaseUntil: leaseUntil && toStoredInstant(leaseUntil),
    callingAt: move.call && toStoredInstant(move.at),
    language: move.call?.language,
    textsVersion: move.call?.textsVersion,
    calledPlace: move.call && toStoredInstant(move.call.place),
    wakeAt: move.wakeAt && toStoredInstant(move.wakeAt),
    dueShard: move.wakeAt && duePartition(key, dueClassOf(key.type, move.to, move.putOff ?? 0)),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
};

/** Attributes that a move takes away unless it sets them: they describe the state that the row leaves. */
const PASSING = ['code', 'claimId', 'leaseUntil', 'callingAt', 'wakeAt', 'dueShard'] as const;

/** Writes a move as one conditional update; the conditions are those of `applyMove`. */
export const moveExpression = (key: LedgerKey, move: LedgerMove): MoveExpression => {
  const sets = assignments(key, move);
  const names: Record<string, string> = { '#state': 'state' };
  const values: Record<string, unknown> = {};
  const set = Object.entries(sets).map(([name, value]) => {
    names[`#${name}`] = name;
    values[`:${name}`] = value;
    return `#${name} = :${name}`;
  });
  const remove = [...PASSING, ...forgottenBy(move)]
    .filter((name) => !(name in sets))
    .map((name) => {
      names[`#${name}`] = name;
      return `#${name}`;
    });
  const sources = moveSources(move).map((state, index) => {
    values[`:from${index}`] = state;
    return `:from${index}`;
  });
  const conditions = [`#state IN (${sources.join(', ')})`];
  const condition = (text: string, value: string, bound: unknown): void => {
    conditions.push(text);
    values[value] = bound;
  };
  names['#fence'] = 'fence';
  if (move.fence !== undefined) condition('#fence = :fence', ':fence', move.fence);
  if (move.seenWakeAt) {
    names['#wakeAt'] = 'wakeAt';
    condition('#wakeAt = :seenWakeAt', ':seenWakeAt', toStoredInstant(move.seenWakeAt));
  }
  if (move.claim) {
    names['#notBefore'] = 'notBefore';
    names['#firstClaimAt'] = 'firstClaimAt';
    condition('#notBefore <= :now', ':now', toStoredInstant(move.at));
    values[':one'] = 1;
    set.push('#fence = #fence + :one', '#firstClaimAt = if_not_exists(#firstClaimAt, :now)');
  } else if (move.fence === undefined) {
    delete names['#fence'];
  }
  return {
    UpdateExpression: `SET ${set.join(', ')}${remove.length > 0 ? ` REMOVE ${remove.join(', ')}` : ''}`,
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
};
