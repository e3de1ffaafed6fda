import { createHash } from 'node:crypto';
import type { CountyEvent, CountyFact } from '../domain/county-event.ts';
import { factOfMessage } from '../domain/county-event.ts';
import type { KeepCountyEvents, ReadEndedMessage } from '../ports/county-events.ts';

/** Says nothing of the voter: receivers write it into their logs. */
const withId = ({ key, ...fact }: CountyFact): CountyEvent => ({
  ...fact,
  id: `${fact.county}.${fact.type}.${createHash('sha256').update(key).digest('hex').slice(0, 32)}`,
});

/** Keeps facts for their counties, each once however often it is found. Throws when the table cannot be reached. */
export const keepFacts = async (keep: KeepCountyEvents, facts: readonly CountyFact[]): Promise<void> => {
  const events = new Map(facts.map(withId).map((event) => [event.id, event]));
  if (events.size > 0) await keep([...events.values()]);
};

/** Keeps for the counties which messages have not arrived, as the ledger's changes tell. Throws as `keepFacts` does. */
export const keepUndelivered = (
  { readEnded, keep }: { readonly readEnded: ReadEndedMessage; readonly keep: KeepCountyEvents },
  changes: readonly Parameters<ReadEndedMessage>[0][],
): Promise<void> =>
  keepFacts(
    keep,
    changes.flatMap((change) => {
      const ended = readEnded(change);
      return (ended && factOfMessage(ended.key, ended)) ?? [];
    }),
  );
