import type { CountyCode } from '../../lib/shared/counties.ts';
import { err, ok } from '../../lib/shared/result.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { ROLL_COLUMNS } from '../../lib/sync-checks/domain/roll-format.ts';
import type { ApplyCounts } from '../../lib/voters/domain/register/apply-counts.ts';
import type { CountyRegister, RegisterSnapshot } from '../../lib/voters/domain/register/load.ts';
import type { Statement, VoterRecord } from '../../lib/voters/domain/register/statement.ts';
import type {
  CountyRegisters,
  LookAgain,
  MovedSubscription,
  MovedSubscriptions,
  RegisterRecords,
  RegisterSnapshots,
  RollDifference,
  StatementFiles,
} from '../../lib/voters/ports.ts';

/** One county's roll at one time: the rows by voter, and who is confidential. */
export type Delivery = {
  readonly rows: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly confidential: ReadonlySet<string>;
};

const ENDED = Temporal.Instant.from('2026-11-04T14:00:00Z');

export class Crash extends Error {}

/** The ports of a load, in memory. `strike` may throw before any call: a process that ends there. */
export const registerMemory = (strike: () => void = () => undefined) => {
  const records = new Map<string, VoterRecord>();
  const again = new Map<string, Temporal.Instant>();
  const registers = new Map<CountyCode, CountyRegister>();
  const files = new Map<string, readonly Statement[]>();
  const applied = new Map<string, ApplyCounts>();
  const deliveries = new Map<string, Delivery>();
  const newest = new Map<CountyCode, RegisterSnapshot>();
  const subscribed = new Map<string, CountyCode>();
  const ended: string[] = [];
  const told = new Set<string>();
  const forgotten = new Map<string, number>();
  let writes = 0;
  let now = ENDED;
  let places = 0;

  const struck =
    <Arguments extends readonly unknown[], Answer>(call: (...given: Arguments) => Answer) =>
    async (...given: Arguments): Promise<Answer> => {
      strike();
      return call(...given);
    };
  const registerOf = (county: CountyCode): CountyRegister =>
    registers.get(county) ?? { county, loaded: null, load: null, refused: null };
  const deliveryOf = (snapshot: RegisterSnapshot): Delivery => {
    const found = deliveries.get(snapshot.key);
    if (!found) throw new Error('No such delivery.');
    return found;
  };
  const againKey = (county: CountyCode, voterId: string) => `${county} ${voterId}`;

  const ports: {
    records: RegisterRecords;
    lookAgain: LookAgain;
    registers: CountyRegisters;
    files: StatementFiles;
    snapshots: RegisterSnapshots;
    subscriptions: MovedSubscriptions;
  } = {
    records: {
      findAll: struck((ids) => new Map([...records].filter(([voterId]) => ids.includes(voterId)))),
      write: struck((before, after) => {
        if ((records.get(after.voterId)?.revision ?? 0) !== (before?.revision ?? 0)) return 'lost';
        records.set(after.voterId, after);
        writes += 1;
        return 'written';
      }),
      count: struck(
        (county) =>
          [...records.values()].filter((one) => one.county === county && one.status && !one.confidential).length,
      ),
    },
    lookAgain: {
      note: struck((county, voterId, after) => {
        const known = again.get(againKey(county, voterId));
        if (known && Temporal.Instant.compare(known, after) >= 0) return;
        again.set(againKey(county, voterId), after);
      }),
      of: struck((county) =>
        [...again.keys()].filter((key) => key.startsWith(`${county} `)).map((key) => key.slice(county.length + 1)),
      ),
      clear: struck((county, voterId, taken) => {
        const known = again.get(againKey(county, voterId));
        if (known && Temporal.Instant.compare(known, taken) < 0) again.delete(againKey(county, voterId));
      }),
    },
    registers: {
      all: struck(() => [...registers.values()]),
      find: struck((county) => registers.get(county)),
      begin: struck((county, load) => {
        if (registerOf(county).load) return 'lost';
        registers.set(county, { ...registerOf(county), load });
        return 'begun';
      }),
      settle: struck((county, loadId, compared) => {
        const known = registerOf(county);
        if (known.load?.id !== loadId) return undefined;
        if (known.load.compared) return known.load.compared;
        registers.set(county, { ...known, load: { ...known.load, compared } });
        return compared;
      }),
      refuse: struck((county, loadId, refused) => {
        const known = registerOf(county);
        if (loadId !== null && known.load?.id !== loadId) return;
        registers.set(county, { ...known, load: loadId === null ? known.load : null, refused });
      }),
      finish: struck((county, load, finishedAt, voters) => {
        if (registerOf(county).load?.id !== load.id) return;
        registers.set(county, {
          county,
          load: null,
          refused: null,
          loaded: { snapshot: load.snapshot, finishedAt, voters },
        });
      }),
    },
    files: {
      place: (county, loadId) => {
        places += 1;
        return `${county}/${loadId}/${places}`;
      },
      write: struck((place, kind, number, statements) => {
        const file = `${place}/${kind}-${number}`;
        files.set(file, statements);
        return file;
      }),
      read: struck((file) => files.get(file) ?? []),
      applied: struck((file) => applied.get(file)),
      markApplied: struck((file, counts) => {
        applied.set(file, counts);
      }),
    },
    snapshots: {
      newest: struck((county) => {
        const found = newest.get(county);
        return found ? ok(found) : err('NO_SNAPSHOT');
      }),
      compare: struck((_county, { loaded, tonight }, onDifference: (difference: RollDifference) => void) => {
        const before = deliveryOf(loaded).rows;
        const after = deliveryOf(tonight).rows;
        for (const voterId of before.keys()) if (!after.has(voterId)) onDifference({ voterId, kind: 'gone' });
        for (const [voterId, row] of after) {
          const old = before.get(voterId);
          if (!old) onDifference({ voterId, kind: 'new' });
          else {
            for (const field of Object.keys(row)) {
              if (row[field] !== old[field]) onDifference({ voterId, kind: 'field', field });
            }
          }
        }
        return ok({ leftOut: 0 });
      }),
      rows: async function* (_county, roll) {
        for (const [voterId, row] of deliveryOf(roll).rows) {
          strike();
          yield [ROLL_COLUMNS.map((column) => (column === 'voterId' ? voterId : (row[column] ?? '')))];
        }
      },
      confidential: struck((roll) => ok(deliveryOf(roll).confidential)),
    },
    subscriptions: {
      elsewhere: struck((counties) =>
        [...counties].flatMap(([voterId, to]): MovedSubscription[] => {
          const county = subscribed.get(voterId);
          if (county === undefined || county === to) return [];
          return [{ subscription: subscriptionOf(voterId, county), to }];
        }),
      ),
      end: struck(({ subscription: { voterId } }) => {
        const isNew = !ended.includes(voterId);
        if (isNew) ended.push(voterId);
        return { isNew, endedAt: ENDED };
      }),
    },
  };
  return {
    ...ports,
    tellMoved: [
      struck(({ subscription }: MovedSubscription) => {
        told.add(subscription.voterId);
      }),
    ],
    forget: [struck((voterId: string) => void forgotten.set(voterId, (forgotten.get(voterId) ?? 0) + 1))],
    clock: struck(() => now),
    setClock: (to: Temporal.Instant) => {
      now = to;
    },
    /** VoteCal delivers a county's roll. */
    deliver: (county: CountyCode, takenAt: Temporal.Instant, delivery: Delivery, sha256 = `${county}${takenAt}`) => {
      const key = `${county}/${takenAt}`;
      deliveries.set(key, delivery);
      const file = { key, versionId: null, sha256, bytes: 0 };
      const confidential = { ...file, rows: delivery.confidential.size };
      newest.set(county, { ...file, rows: delivery.rows.size, takenAt, canonical: true, confidential });
    },
    subscribe: (voterId: string, county: CountyCode) => void subscribed.set(voterId, county),
    state: { records, again, registers, files, applied, ended, told, forgotten, writes: () => writes },
  };
};
export type RegisterMemory = ReturnType<typeof registerMemory>;

const subscriptionOf = (voterId: string, county: CountyCode): MovedSubscription['subscription'] => ({
  voterId,
  county,
  channels: ['text'],
  language: 'en',
  hours: { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' },
  phone: '+19165550117',
  consentedAt: Temporal.Instant.from('2026-08-03T17:00:00Z'),
  consentSource: 'site',
});
