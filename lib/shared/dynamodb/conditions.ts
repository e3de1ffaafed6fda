import { setTimeout as sleep } from 'node:timers/promises';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { err, ok, type Result } from '../result.ts';

/** Reasons for which DynamoDB cancels a transaction that a fresh read may let pass. */
const LOST_RACES: readonly (string | undefined)[] = ['ConditionalCheckFailed', 'TransactionConflict'];

/** Whether a write was refused because its condition did not hold, or another writer was at the same items. */
export const isLostRace = (error: unknown): boolean => {
  if (error instanceof ConditionalCheckFailedException) return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  return (error.CancellationReasons ?? []).some((reason) => LOST_RACES.includes(reason.Code));
};

/** The result of a conditional write: `won`, or `lost` when another writer was faster. Any other failure is thrown. */
export const raced = async <Won, Lost>(write: Promise<unknown>, won: Won, lost: Lost): Promise<Won | Lost> => {
  try {
    await write;
    return won;
  } catch (error) {
    if (isLostRace(error)) return lost;
    throw error;
  }
};

/**
 * The condition of a put of this revision: what stands there is the revision before it. The first one takes the place of what was
 * kept before revisions were counted, too.
 */
export const follows = (
  revision: number | undefined,
): { readonly ConditionExpression: string; readonly ExpressionAttributeValues?: Record<string, number> } => {
  const before = (revision ?? 1) - 1;
  return before === 0
    ? { ConditionExpression: 'attribute_not_exists(revision)' }
    : { ConditionExpression: 'revision = :before', ExpressionAttributeValues: { ':before': before } };
};

/** The answer of a conditional write; undefined when its condition does not hold. Any other failure is thrown. */
export const answerIfWon = async <Answer>(write: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await write;
  } catch (error) {
    if (isLostRace(error)) return undefined;
    throw error;
  }
};

/**
 * The answer of a conditional write, or the item that stands in its way, where the write asks for it with
 * `ReturnValuesOnConditionCheckFailure`; undefined when there is none. Any other failure is thrown.
 */
export const answerOrPresent = async <Answer>(
  write: Promise<Answer>,
): Promise<Result<Answer, Readonly<Record<string, unknown>> | undefined>> => {
  try {
    return ok(await write);
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return err(error.Item && unmarshall(error.Item));
  }
};

/** Attempts at a transaction that another one, at the same items in the same moment, stands in the way of. */
const CONFLICT_ATTEMPTS = 4;

/** Runs a transaction. Gives for each of its writes whether its condition failed; nothing when it was done. */
export const failedConditions = async (run: () => Promise<unknown>, attempt = 1): Promise<readonly boolean[]> => {
  try {
    await run();
    return [];
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
    if (codes.includes('ConditionalCheckFailed')) return codes.map((code) => code === 'ConditionalCheckFailed');
    if (!codes.includes('TransactionConflict') || attempt >= CONFLICT_ATTEMPTS) throw error;
    await sleep(50 * attempt);
    return failedConditions(run, attempt + 1);
  }
};
