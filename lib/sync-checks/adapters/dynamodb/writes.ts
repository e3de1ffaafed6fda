import type { CheckStatus } from '../../domain/check.ts';
import { countyOfCheckId } from '../../domain/check-id.ts';
import type { CheckChanges } from '../../ports/checks.ts';
import { toCheckFields } from './check-document.ts';

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

/** The condition that a check was not started again since the execution `attempt`; nothing for any other hand. */
export const onlyOf = (attempt: number | undefined) =>
  attempt === undefined
    ? { condition: '', values: {} }
    : { condition: ' AND redrives = :attempt', values: { ':attempt': attempt } };

/** An update of a check that holds only while its status is one of `from`, and its execution is still `attempt`. */
export const changeFrom = (
  checkId: string,
  from: readonly CheckStatus[],
  changes: CheckChanges,
  attempt?: number | undefined,
) => {
  const only = onlyOf(attempt);
  const { expression, names, values } = assignments(toCheckFields(changes));
  const allowed = Object.fromEntries(from.map((status, index) => [`:from${index}`, status]));
  return {
    Key: checkKey(checkId),
    UpdateExpression: expression,
    ConditionExpression: `#status IN (${Object.keys(allowed).join(', ')})${only.condition}`,
    ExpressionAttributeNames: { ...names, '#status': 'status' },
    ExpressionAttributeValues: { ...values, ...allowed, ...only.values },
  };
};
