import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';

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
