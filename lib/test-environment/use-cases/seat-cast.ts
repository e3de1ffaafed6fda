import { inParallel } from '../../shared/in-parallel.ts';
import { REGISTER_FIELDS, type RegisterRow } from '../../voters/domain/register/register-row.ts';
import type { VoterRecord } from '../../voters/domain/register/statement.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';
import type { RegisterRecords, SubscriptionStore } from '../../voters/ports.ts';
import type { MockPlan, Player } from '../domain/cast.ts';
import type { SeatCast } from '../ports.ts';

export type SeatPorts = {
  readonly records: Pick<RegisterRecords, 'findAll' | 'write'>;
  readonly subscriptions: Pick<SubscriptionStore, 'save'>;
};

/** Whoever listens has these: the providers' simulators take them, and they ring nowhere. */
export const SIMULATED_CONTACTS = { phone: '+14254147755', email: 'success@simulator.amazonses.com' } as const;

/** Voters who are written at the same time, and looked up with one call. */
const AT_ONCE = 20;
const MOST_LOOKED_UP = 100;

/** Who listens has consented long before anything of the election happens. */
const CONSENTED = { hours: 24 * 60 } as const;

/** The subscription of a voter who listens. */
export const subscriptionOf = (
  { voterId, county, listens }: Player,
  { electionDay }: MockPlan,
): readonly Subscription[] =>
  listens
    ? [
        {
          voterId,
          county,
          ...listens,
          ...SIMULATED_CONTACTS,
          consentedAt: electionDay.toZonedDateTime('UTC').toInstant().subtract(CONSENTED),
          consentSource: 'rehearsal',
        },
      ]
    : [];

const recordOf = ({ voterId, county }: Player, { electionDay }: MockPlan): VoterRecord => ({
  voterId,
  county,
  status: 'A',
  confidential: false,
  confidentialAsOf: null,
  asOf: electionDay.toZonedDateTime('UTC').toInstant().subtract(CONSENTED),
  seen: {},
  row: {
    ...(Object.fromEntries(REGISTER_FIELDS.map((field) => [field, ''])) as RegisterRow),
    firstName: 'Mock',
    lastName: 'Voter',
    status: 'A',
  },
  revision: 1,
});

/** Puts the cast into the register, where it is not there from an earlier run, and signs up those who listen. */
export const seatInRegister =
  ({ records, subscriptions }: SeatPorts): SeatCast =>
  async (plan, players) => {
    for (let start = 0; start < players.length; start += MOST_LOOKED_UP) {
      const some = players.slice(start, start + MOST_LOOKED_UP);
      const known = await records.findAll(some.map(({ voterId }) => voterId));
      await inParallel(some, AT_ONCE, async (player) => {
        if (!known.has(player.voterId)) await records.write(undefined, recordOf(player, plan));
        for (const subscription of subscriptionOf(player, plan)) await subscriptions.save(subscription);
      });
    }
  };
