import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Temporal } from '../../shared/time.ts';
import type { BusyCheck } from './busy.ts';
import { entriesUntil, readRows } from './due-moments.ts';

/** The sweep leaves a fresh record to the stream for a minute: until then its mark lies in the future. */
const GRACE = { seconds: 61 } as const;

/** The little that is read of a ballot or of a participation history: what else is in it does not matter here. */
const Decided = z.object({
  outcome: z.unknown().optional(),
  entries: z.array(z.object({ outcome: z.unknown().optional() })).optional(),
});

const isUndecided = (item: Readonly<Record<string, unknown>>): boolean => {
  const { entries, outcome } = Decided.parse(item);
  return (entries ? entries.at(-1)?.outcome : outcome) === undefined;
};

/**
 * Whether a ballot waits for the decision about its newest status. One that was decided to be held until a date keeps
 * its mark too; it waits for that date.
 */
export const busyDecisions =
  (client: DynamoDBDocumentClient, now: () => Temporal.Instant): BusyCheck =>
  async () => {
    for await (const marked of entriesUntil(client, 'undecided', now().add(GRACE))) {
      const undecided = (await readRows(client, 'ballots', marked)).filter(isUndecided).length;
      // The first without a decision settles the question; its time tells whether anything moves.
      if (undecided > 0) return [`${undecided} or more ballots without a decision, since ${marked[0]?.sort}`];
    }
    return [];
  };
