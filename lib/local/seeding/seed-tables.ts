import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamodbElections } from '../../elections/adapters/elections.ts';
import { requestElection } from '../../elections/domain/request.ts';
import { COUNTIES } from '../../shared/counties.ts';
import { pacificInstant, Temporal } from '../../shared/time.ts';
import { toSubscriptionItem } from '../../voters/adapters/subscriptions.ts';
import { voterKey } from '../../voters/adapters/voters.ts';
import { localTable } from '../aws/names.ts';
import {
  countyContacts,
  demoSubscriptions,
  emsEndpoints,
  seedElection,
  seedVoterRows,
  seedVoters,
} from '../seed/seed.ts';
import type { SeedSubscription } from '../seed/types.ts';
import { writeItems } from './write-items.ts';

/** When the seeded subscribers consented: before anything else happens. */
const CONSENTED = Temporal.Instant.from('2026-08-03T17:00:00Z');

const settingsItems = (webhookBase: string): Record<string, unknown>[] => [
  ...countyContacts().map(({ county, ...contact }) => ({ pk: `COUNTY#${county}`, sk: 'CONTACT', ...contact })),
  ...emsEndpoints(webhookBase).map(({ county, ...endpoint }) => ({ pk: `COUNTY#${county}`, sk: 'EMS', ...endpoint })),
];

const voterItems = (): Record<string, unknown>[] =>
  COUNTIES.flatMap(({ code }) => {
    const rows = new Map(seedVoterRows(code).map((row) => [row.voterId, row]));
    return seedVoters(code).map((voter) => ({
      ...rows.get(voter.voterId),
      ...voter,
      ...voterKey(voter.voterId),
      countyShard: `${code}#0`,
    }));
  });

const subscriptionItem = ({ hours, ...subscription }: SeedSubscription): Record<string, unknown> =>
  toSubscriptionItem({
    ...subscription,
    hours: { start: hours.from, end: hours.to, zone: hours.timeZone },
    consentedAt: CONSENTED,
    consentSource: 'rehearsal',
  });

/** The seeded election, with the deadlines that the law gives it. */
const electionToSeed = () => {
  const { name, date, kind, imb } = seedElection();
  const day = Temporal.PlainDate.from(date);
  const requested = pacificInstant(day.subtract({ days: 120 }), '09:00');
  const election = requestElection({ name, date: day, kind, imb }, { role: 'sos', county: undefined }, requested);
  if (!election.ok) throw new Error(`The seeded election is refused: ${election.error.detail}`);
  return election.value;
};

/** Writes the seeded settings, voters, subscriptions and election. */
export const seedTables = async (client: DynamoDBDocumentClient, webhookBase: string): Promise<void> => {
  await writeItems(client, 'settings', settingsItems(webhookBase));
  await writeItems(client, 'voters', voterItems());
  await writeItems(client, 'subscriptions', demoSubscriptions().map(subscriptionItem));
  await dynamodbElections(client, localTable('elections')).create(electionToSeed());
};
