import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamodbOptIns } from '../../lib/releases/adapters/opt-ins.ts';
import { dynamodbStanding } from '../../lib/releases/adapters/standing.ts';
import { gateRefusal } from '../../lib/releases/domain/gate.ts';
import { optInState } from '../../lib/releases/domain/opt-in.ts';
import type { Clock } from '../../lib/shared/clock.ts';
import type { CountiesTakingPart } from '../../lib/sync-checks/ports/counties.ts';

/** In a County Test Environment, which has a table of releases, who its gate lets in; elsewhere everybody takes part. */
export const countiesTakingPart = (
  client: DynamoDBDocumentClient,
  clock: Clock,
  releasesTable: string | undefined,
): CountiesTakingPart => {
  if (releasesTable === undefined) return { whyNotLetIn: async () => null, takesPart: async () => true };
  const standing = dynamodbStanding(client, releasesTable);
  const optIns = dynamodbOptIns(client, releasesTable);
  return {
    whyNotLetIn: async (county) => gateRefusal({ county }, await standing({ county }), await clock())?.code ?? null,
    takesPart: async (county) => optInState(await optIns.find(county)) === 'opted-in',
  };
};
