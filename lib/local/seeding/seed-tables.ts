import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { dynamodbElections } from '../../elections/adapters/elections.ts';
import { requestElection } from '../../elections/domain/request.ts';
import { webhookSecretPrefix } from '../../platform/names.ts';
import { COUNTIES, type CountyCode, countyOf, inPersonVotingOf } from '../../shared/counties.ts';
import { pacificInstant, Temporal } from '../../shared/time.ts';
import { matchAttribute } from '../../voters/adapters/register-records.ts';
import { toSubscriptionItem } from '../../voters/adapters/subscriptions.ts';
import { voterKey } from '../../voters/adapters/voters.ts';
import type { LocalClients } from '../aws/clients.ts';
import { localTable, STAGE } from '../aws/names.ts';
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

/** Under which name the seeded secret of a county's EMS is kept. */
const secretNameOf = (county: CountyCode): string => `${webhookSecretPrefix(STAGE)}${county}-seed`;

/** Only stage `local` tells a system something without encryption: in a County Test Environment on a laptop, counties come and ask. */
const endpoints = (webhookBase: string) => (STAGE === 'local' ? emsEndpoints(webhookBase) : []);

const settingsItems = (webhookBase: string): Record<string, unknown>[] => [
  ...countyContacts().map(({ county, ...contact }) => ({
    pk: `COUNTY#${county}`,
    sk: 'CONTACT',
    ...contact,
    hours: 'Monday to Friday, 8 a.m. to 5 p.m.',
    inPerson: inPersonVotingOf(countyOf(county)),
    staff: { email: contact.email, phone: contact.phone },
    version: 1,
  })),
  ...endpoints(webhookBase).map(({ county, vendor, webhookUrl }) => ({
    pk: `COUNTY#${county}`,
    sk: 'EMS',
    vendor,
    webhookUrl,
    secretName: secretNameOf(county),
    version: 1,
  })),
];

/** What signs the webhooks of the seeded endpoints. */
const writeSecrets = async ({ secrets }: Pick<LocalClients, 'secrets'>): Promise<void> => {
  for (const { county, signingSecret } of endpoints('')) {
    await secrets.send(new CreateSecretCommand({ Name: secretNameOf(county), SecretString: signingSecret }));
  }
};

const voterItems = (): Record<string, unknown>[] =>
  COUNTIES.flatMap(({ code }) => {
    const rows = new Map(seedVoterRows(code).map((row) => [row.voterId, row]));
    return seedVoters(code).map((voter) => ({
      ...rows.get(voter.voterId),
      ...voter,
      ...voterKey(voter.voterId),
      // Nobody finds a confidential voter, whom no list has.
      ...(voter.confidential
        ? {}
        : { countyShard: `${code}#0`, ...matchAttribute({ dateOfBirth: voter.dateOfBirth, residenceZip: voter.zip }) }),
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

/** Writes the seeded settings, secrets, voters, subscriptions and election. */
export const seedTables = async (
  { dynamodb: client, secrets }: Pick<LocalClients, 'dynamodb' | 'secrets'>,
  webhookBase: string,
): Promise<void> => {
  await writeSecrets({ secrets });
  await writeItems(client, 'settings', settingsItems(webhookBase));
  await writeItems(client, 'voters', voterItems());
  await writeItems(client, 'subscriptions', demoSubscriptions().map(subscriptionItem));
  await dynamodbElections(client, localTable('elections')).create(electionToSeed());
};
