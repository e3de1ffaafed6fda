import type { CountyCode } from '../../lib/shared/counties.ts';
import { presentDryRun } from '../../lib/shared/dynamodb/dry-run.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { helpedVoter } from '../../lib/sign-up/domain/helped-voter.ts';
import type { HelpPorts } from '../../lib/sign-up/use-cases/help-voters.ts';
import { REGISTER_FIELDS, type RegisterRow } from '../../lib/voters/domain/register/register-row.ts';
import type { VoterRecord } from '../../lib/voters/domain/register/statement.ts';
import type { Subscription } from '../../lib/voters/domain/subscription.ts';

/** A row of a roll: Mary Wright, born March 9, 1971. */
const ROW = {
  ...(Object.fromEntries(REGISTER_FIELDS.map((field) => [field, ''])) as RegisterRow),
  firstName: 'Mary',
  lastName: 'Wright',
  dateOfBirth: '1971-03-09',
  residenceZip: '95642-1234',
  registrationDate: '2012-05-01',
  status: 'A',
};

export type RecordChange = Partial<RegisterRow> & {
  readonly voterId: string;
  readonly county?: CountyCode;
  readonly confidential?: boolean;
};

/** A voter of the register; without a county, Amador's. A confidential one has no row. */
export const aRecord = ({ voterId, county = '03', confidential = false, ...row }: RecordChange): VoterRecord => ({
  voterId,
  county,
  status: (row.status ?? 'A') as 'A',
  confidential,
  asOf: Temporal.Instant.from('2026-01-10T14:00:00Z'),
  confidentialAsOf: null,
  seen: {},
  row: confidential ? null : { ...ROW, ...row },
  revision: 1,
});

/** The register and the subscriptions in memory, as those who help voters ask them; counts what was asked. */
export const memoryHelp = (voters: readonly RecordChange[], subscriptions: readonly Subscription[] = []) => {
  const records = new Map(voters.map((voter) => [voter.voterId, aRecord(voter)]));
  const subscribed = new Map(subscriptions.map((one) => [one.voterId, one]));
  const asked: string[] = [];
  const born = (dateOfBirth: string) => [...records.values()].filter(({ row }) => row?.dateOfBirth === dateOfBirth);
  const ports: HelpPorts = {
    register: {
      find: async (voterId) => {
        asked.push('register');
        return records.get(voterId);
      },
      bornOn: async (dateOfBirth) => born(dateOfBirth),
    },
    search: {
      byBirthAndZip: async (dateOfBirth, zip) =>
        born(dateOfBirth).flatMap((record) => {
          const voter = helpedVoter(record);
          return voter?.zip === zip ? [voter] : [];
        }),
    },
    subscriptions: {
      find: async (voterId) => {
        asked.push('subscription');
        return subscribed.get(voterId);
      },
      optOut: async (voterId, channels, at) => {
        const known = subscribed.get(voterId);
        if (!known || presentDryRun()) return;
        const left = known.channels.filter((channel) => !channels.includes(channel));
        subscribed.set(voterId, { ...known, channels: left, optedOutAt: at });
      },
    },
  };
  return { ...ports, records, subscribed, asked };
};
