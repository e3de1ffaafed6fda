import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamodbGate } from '../../lib/releases/adapters/gate-tables.ts';
import { optInState } from '../../lib/releases/domain/opt-in.ts';
import { askGate } from '../../lib/releases/use-cases/ask-gate.ts';
import type { Clock } from '../../lib/shared/clock.ts';
import type { CountiesTakingPart } from '../../lib/sync-checks/ports/counties.ts';

/** In a County Test Environment, which has a table of releases, who its gate lets in; elsewhere everybody takes part. */
export const countiesTakingPart = (
  client: DynamoDBDocumentClient,
  clock: Clock,
  releasesTable: string | undefined,
): CountiesTakingPart => {
  if (releasesTable === undefined) return { whyNotLetIn: async () => null, takesPart: async () => true };
  const gate = { clock, ...dynamodbGate(client, releasesTable) };
  return {
    whyNotLetIn: async (county) => (await askGate(gate, { county }))?.code ?? null,
    takesPart: async (county) => optInState(await gate.optIns.find(county)) === 'opted-in',
  };
};
