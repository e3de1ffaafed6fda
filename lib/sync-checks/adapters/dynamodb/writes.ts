import { setTimeout } from 'node:timers/promises';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { CheckStatus } from '../../domain/check.ts';
import { countyOfCheckId } from '../../domain/check-id.ts';
import type { CheckChanges } from '../../ports/checks.ts';
import { toStoredFields } from './check-document.ts';

/** The key of a check. Throws for a text that is no check id: callers have checked it. */
export const checkKey = (checkId: string): { pk: string; sk: string } => {
  const county = countyOfCheckId(checkId);
  if (county === undefined) throw new Error('This is not a check id.');
  return { pk: `COUNTY#${county}`, sk: `CHECK#${checkId}` };
};

/** `SET #0 = :0, …` for these fields. */
export const assignments = (fields: Readonly<Record<string, unknown>>) => {
  const entries = Object.entries(fields);
  return {
    expression: `SET ${entries.map((_, index) => `#f${index} = :f${index}`).join(', ')}`,
    names: Object.fromEntries(entries.map(([name], index) => [`#f${index}`, name])),
    values: Object.fromEntries(entries.map(([, value], index) => [`:f${index}`, value])),
  };
};

/** An update of a check that holds only while its status is one of `from`. */
export const changeFrom = (checkId: string, from: readonly CheckStatus[], changes: CheckChanges) => {
  const { expression, names, values } = assignments(toStoredFields(changes));
  const allowed = Object.fromEntries(from.map((status, index) => [`:from${index}`, status]));
  return {
    Key: checkKey(checkId),
    UpdateExpression: expression,
    ConditionExpression: `#status IN (${Object.keys(allowed).join(', ')})`,
    ExpressionAttributeNames: { ...names, '#status': 'status' },
    ExpressionAttributeValues: { ...values, ...allowed },
  };
};

/** Runs a conditional write; false when its condition does not hold. */
export const holds = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

/** Attempts at a transaction that another one, at the same items in the same moment, stands in the way of. */
const CONFLICT_ATTEMPTS = 4;

/** Runs a transaction. Gives for each of its writes whether its condition failed; all false when it was done. */
export const failedConditions = async (run: () => Promise<unknown>, attempt = 1): Promise<readonly boolean[]> => {
  try {
    await run();
    return [];
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
    if (codes.includes('ConditionalCheckFailed')) return codes.map((code) => code === 'ConditionalCheckFailed');
    if (!codes.includes('TransactionConflict') || attempt >= CONFLICT_ATTEMPTS) throw error;
    await setTimeout(50 * attempt);
    return failedConditions(run, attempt + 1);
  }
};
