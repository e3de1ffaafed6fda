import { beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../../lib/data-refresh/domain/mask-item.ts';
import { seedVoterRows } from '../../lib/local/seed/seed.ts';
import type { EnvironmentState } from '../../lib/releases/domain/environment-state.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { matchOf } from '../../lib/sign-up/domain/match.ts';
import { ROLL_COLUMNS, type RollRow } from '../../lib/sync-checks/domain/roll-format.ts';
import { matchAttribute } from '../../lib/voters/adapters/register-records.ts';
import { isRegisterField } from '../../lib/voters/domain/register/register-row.ts';
import { Interrupted } from './machine.ts';
import { openStages, type Source } from './stages.ts';

/** Forty seeded voters: every value of theirs that may not be copied is made such that it stands nowhere else. */
const VOTERS: readonly RollRow[] = [...seedVoterRows('03')].slice(0, 40).map((row, index) => ({
  ...row,
  firstName: `Canary${row.firstName}`,
  lastName: `Zealous-${row.lastName}`,
  middleName: index % 3 === 0 ? `Quick ${row.firstName}` : '',
  status: 'A',
  phone: `+1916${String(7_650_000 + index)}`,
  email: `canary.${index}@mailbox.example.net`,
}));
/** Two share a name, two others everything but the name. */
const PEOPLE = VOTERS.map((row, index) => {
  if (index === 1) return { ...row, firstName: VOTERS[0]?.firstName ?? '', lastName: VOTERS[0]?.lastName ?? '' };
  if (index !== 3) return row;
  return { ...row, dateOfBirth: VOTERS[2]?.dateOfBirth ?? '', residenceZip: VOTERS[2]?.residenceZip ?? '' };
});
const HIDDEN = PEOPLE[7]?.voterId ?? '';

/** Of a roll the register keeps this. */
const registered = (row: RollRow): Item =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name === 'voterId' || isRegisterField(name)));
const voterItem = (row: RollRow): Item => ({
  ...registered(row),
  pk: row.voterId,
  sk: 'VOTER',
  confidential: row.voterId === HIDDEN,
  districts: row.districts.split(' '),
  ...matchAttribute(row),
  note: 'Somebody wrote this by hand',
});

const SOURCE: Source = {
  tables: {
    voters: [...PEOPLE.map(voterItem), { pk: 'REGISTER', sk: '03', loaded: null }],
    subscriptions: PEOPLE.flatMap(({ voterId, phone, email }): Item[] => [
      {
        pk: voterId,
        sk: 'SUBSCRIPTION',
        voterId,
        county: '03',
        phone,
        email: email.toUpperCase(),
        emailKey: email,
        channels: { text: true, email: true, voice: false },
        language: 'ko',
        hours: { start: '09:00', end: '18:00', zone: 'America/Los_Angeles' },
        consentedAt: '2021-01-01T00:00:00.000Z',
        consentSource: 'site',
      },
      { pk: `STOP#${phone}`, sk: 'STOP', at: '2021-01-01T00:00:00.000Z' },
    ]),
    ballots: PEOPLE.map(({ voterId }) => ({
      pk: `2021-09-14-recall#${voterId}`,
      sk: 'BALLOT#1',
      voterId,
      electionId: '2021-09-14-recall',
      county: '03',
      ballotId: '1',
      version: 1,
      entries: [{ version: 1, code: 'ISSUED', statusAt: '2021-06-01T00:00:00.000Z' }],
      undecided: 'a',
    })),
    elections: [
      {
        pk: 'ELECTIONS',
        sk: '2021-09-14-recall',
        id: '2021-09-14-recall',
        name: 'Recall',
        overrideReason: 'Ask Canary',
        mood: 'hopeful',
      },
    ],
  },
  votecal: PEOPLE,
  county: PEOPLE.map((row, index) => {
    if (index === 4) return { ...row, lastName: row.lastName.toUpperCase() };
    if (index === 5) return { ...row, dateOfBirth: '1990-01-01', phone: '' };
    return index === 6 ? { ...row, email: 'other@mailbox.example.net', residenceAddress: '1 Elm Street' } : row;
  }).slice(1),
};

const OLD = {
  voters: [{ pk: 'V030009999', sk: 'VOTER' }],
  messages: [{ pk: 'm', sk: 'm' }],
  visits: [{ pk: 'v', sk: 'v' }],
};
const DOWN: EnvironmentState = {
  kind: 'down',
  reason: 'data-copy',
  since: Temporal.Instant.from('2021-06-26T12:00:00Z'),
  until: null,
  by: '2021-11-21/7',
};

/** The states in which something is done. */
const WORKING = [
  'TakeBackups',
  'MaskPartOfRegister',
  'MaskPart',
  'FinishMaskedCopy',
  'BeginRefresh',
  'EmptySegment',
  'LoadPart',
  'LoadElectionPart',
  'CountSegment',
  'EndRefresh',
];

type Stages = ReturnType<typeof openStages>;

/** Asked for, made and taken over. */
const whole = async (stages: Stages) => {
  stages.setEnvironment(DOWN);
  await stages.takeOver();
  await stages.copyOut();
  return stages.takeOver();
};

/** Everything that the County Test Environment holds, in one order. */
const held = ({ target, objects }: Stages): string =>
  JSON.stringify([
    [...target].map(([name, items]) => [name, [...items].toSorted(([a], [b]) => (a < b ? -1 : 1))]),
    [...objects].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);

const rowsOf = (csv: string | undefined): RollRow[] =>
  (csv ?? '')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => {
      const values = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, value = '']) =>
        value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value,
      );
      return Object.fromEntries(ROLL_COLUMNS.map((column, index) => [column, values[index] ?? ''])) as RollRow;
    });

/** Which fields of which voters differ between two rolls: an oracle apart from the engine. */
const differences = (one: readonly RollRow[], other: readonly RollRow[]): string[] => {
  const others = new Map(other.map((row) => [row.voterId, row]));
  return one.flatMap((row) => {
    const theirs = others.get(row.voterId);
    if (theirs === undefined) return [`${row.voterId} missing`];
    return ROLL_COLUMNS.filter((column) => row[column] !== theirs[column]).map((column) => `${row.voterId} ${column}`);
  });
};

let done: Stages;
beforeAll(async () => {
  done = openStages(SOURCE, OLD);
  expect(await whole(done)).toEqual({ status: 'SUCCEEDED', at: 'RefreshDone' });
});

describe('a refresh', () => {
  it('asks, and is refused while nobody has asked, or the environment is up', async () => {
    const stages = openStages(SOURCE, OLD);
    expect(await stages.copyOut()).toEqual({ status: 'FAILED', at: 'NothingToCopy' });
    expect(await stages.takeOver()).toEqual({ status: 'SUCCEEDED', at: 'CopyAskedFor' });
    expect(await stages.copyOut()).toEqual({ status: 'SUCCEEDED', at: 'CopyMade' });
    const before = held(stages);
    expect(await stages.takeOver()).toEqual({ status: 'FAILED', at: 'EnvironmentIsUp' });
    stages.setEnvironment({ ...DOWN, reason: 'installation' });
    expect(await stages.takeOver()).toEqual({ status: 'FAILED', at: 'EnvironmentIsUp' });
    expect(held(stages)).toBe(before);
    stages.setEnvironment(DOWN);
    expect(await stages.takeOver()).toEqual({ status: 'SUCCEEDED', at: 'RefreshDone' });
    expect(await stages.copyOut()).toEqual({ status: 'SUCCEEDED', at: 'CopyThereAlready' });
  });

  it('counts the same on both sides, and leaves nothing of before', () => {
    const { refresh, target } = done;
    expect(refresh()?.found).toEqual(refresh()?.expected);
    expect(refresh()?.found?.voters.rows).toBe(PEOPLE.length - 1);
    expect(refresh()).toMatchObject({ state: 'done', confidential: 1, objects: 5, objectsDiffering: 0 });
    expect(target.get('messages')?.size).toBe(0);
    expect(target.get('visits')?.size).toBe(0);
    expect(target.get('voters')?.has('V030009999|VOTER')).toBe(false);
  });

  it('brings nothing real: no name, date, contact, address or code, in tables, rolls, lists, results or files on the way', () => {
    const everything = [held(done), ...done.texts.copies, ...done.texts.cte].join('\n');
    expect(everything.length).toBeGreaterThan(50_000);
    const voters = new Map([...(done.target.get('voters')?.values() ?? [])].map((item) => [item['voterId'], item]));
    for (const row of PEOPLE) {
      for (const value of [row.firstName, row.lastName, row.middleName, row.phone, row.email, row.residenceAddress])
        if (value !== '') expect(everything).not.toContain(value);
      for (const value of [row.affidavitNumber, row.signatureHash, row.phone.slice(-10), row.email.toUpperCase()])
        expect(everything).not.toContain(value);
      expect(voters.get(row.voterId)?.['dateOfBirth']).not.toBe(row.dateOfBirth);
    }
    for (const word of ['Canary', 'Zealous', 'mailbox.example', 'by hand', 'STOP#'])
      expect(everything).not.toContain(word);
    // Of a confidential voter not even the ID.
    expect(everything).not.toContain(HIDDEN);
    expect([...done.texts.own.values()].join('')).toContain(HIDDEN);
  });

  it('says which attributes no plan names, and nothing of those that stay by plan', () => {
    const manifest = JSON.parse(done.texts.copies.get('masked/2021-06-25-1/manifest.json') ?? '') as {
      leftOut: string[];
    };
    expect(manifest.leftOut).toEqual(['elections.mood', 'voters.note']);
  });

  it('masks a person alike in register, subscription and both rolls', () => {
    const register = done.target.get('voters');
    const votecal = rowsOf(done.objects.get('votecal/03/roll.csv'));
    expect(votecal).toHaveLength(PEOPLE.length - 1);
    for (const row of votecal) {
      const item = register?.get(`${row.voterId}|VOTER`);
      for (const field of ['firstName', 'lastName', 'dateOfBirth', 'residenceAddress'] as const)
        expect(item?.[field], field).toBe(row[field]);
      const subscription = done.target.get('subscriptions')?.get(`${row.voterId}|SUBSCRIPTION`);
      expect(subscription?.['phone']).toBe(row.phone);
      expect(subscription?.['emailKey']).toBe(String(subscription?.['email']).toLowerCase());
      expect(subscription?.['hours']).toEqual({ start: '09:00', end: '18:00', zone: 'America/Los_Angeles' });
    }
    const [first, second] = votecal;
    expect([first?.firstName, first?.lastName]).toEqual([second?.firstName, second?.lastName]);
  });

  it('finds at sign-up whom it finds on the source', () => {
    const candidatesOf = (items: Iterable<Item>) =>
      [...items].filter(({ sk, status }) => sk === 'VOTER' && status === 'A');
    const found = (items: readonly Item[], voterId: string) => {
      const me = items.find((item) => item['voterId'] === voterId);
      const same = items.filter((item) => item['matchKey'] === me?.['matchKey']);
      const candidates = same.map((item) => ({ ...item, zip: item['residenceZip'] })) as never;
      const match = matchOf({ firstName: String(me?.['firstName']), lastName: String(me?.['lastName']) }, candidates);
      return match.kind === 'one' ? match.voter.voterId : match.kind;
    };
    const source = candidatesOf(SOURCE.tables.voters.filter((item) => item['confidential'] !== true));
    const copy = candidatesOf(done.target.get('voters')?.values() ?? []);
    for (const { voterId } of PEOPLE.filter((row) => row.voterId !== HIDDEN))
      expect(found(copy, voterId)).toBe(found(source, voterId));
    // Who types a real name there is nobody.
    const [real] = source;
    const strangers = copy.map((item) => ({ ...item, zip: item['residenceZip'] })) as never;
    expect(
      matchOf({ firstName: String(real?.['firstName']), lastName: String(real?.['lastName']) }, strangers).kind,
    ).toBe('nobody');
  });

  it('differs between both sides where the source differs, and nowhere else', () => {
    const seen = (rows: readonly RollRow[]) => rows.filter(({ voterId }) => voterId !== HIDDEN);
    const before = differences(seen(SOURCE.votecal), SOURCE.county);
    const votecal = rowsOf(done.objects.get('votecal/03/roll.csv'));
    const after = differences(votecal, rowsOf(done.objects.get('extracts/03/copy-2021-06-25-1/roll.csv')));
    expect(before.length).toBe(6);
    expect(after).toEqual(before);
  });
});

describe('a voter whom only the delivered list of confidential voters names', () => {
  const NAMED = PEOPLE[11]?.voterId ?? '';
  const everythingOf = (stages: Stages): string =>
    [held(stages), ...stages.texts.copies, ...stages.texts.cte].map(String).join('\n');

  it('is in nothing of a copy, as the register takes the list in on the morning after', async () => {
    const stages = openStages({ ...SOURCE, named: [NAMED] }, OLD);
    expect((await whole(stages)).at).toBe('RefreshDone');
    expect(everythingOf(stages)).not.toContain(NAMED);
    expect(everythingOf(stages)).toContain(PEOPLE[12]?.voterId);
    expect(stages.refresh()?.confidential).toBe(2);
    expect(rowsOf(stages.objects.get('votecal/03/roll.csv'))).toHaveLength(PEOPLE.length - 2);
  });

  it('is taken out of what is masked already, when the list comes while the copy is made', async () => {
    const source = { ...SOURCE, named: [] as string[] };
    const stages = openStages(source, OLD);
    stages.setEnvironment(DOWN);
    await stages.takeOver();
    const all = done.touchedIn.filter((state) => state === 'MaskPart').length;
    stages.interruptAt(
      done.touchedIn.indexOf('MaskPart') + Math.floor(all * 0.9) - done.touchedIn.indexOf('TakeBackups'),
    );
    await expect(stages.copyOut()).rejects.toThrow(Interrupted);
    expect([...stages.texts.copies].map(String).join('')).toContain(NAMED);
    source.named.push(NAMED);
    await stages.copyOut();
    expect((await stages.takeOver()).at).toBe('RefreshDone');
    expect(everythingOf(stages)).not.toContain(NAMED);
  });
});

describe('an interrupted refresh', () => {
  it('goes on from wherever it was ended, to the same end', async () => {
    // In each state at its first touch of a function, table or bucket, amid them, and at its last.
    const touches = new Set(
      [...new Set(done.touchedIn)].flatMap((state) => {
        const all = done.touchedIn.flatMap((one, index) => (one === state ? [index + 1] : []));
        return [all[0] ?? 1, all[Math.floor(all.length / 2)] ?? 1, all.at(-1) ?? 1];
      }),
    );
    const interruptedIn = new Set<string>();
    for (const touch of touches) {
      const stages = openStages(SOURCE, OLD);
      stages.setEnvironment(DOWN);
      stages.interruptAt(touch);
      let ends = 0;
      for (const step of [stages.takeOver, stages.copyOut, stages.takeOver]) {
        try {
          await step();
        } catch (error) {
          if (!(error instanceof Interrupted)) throw error;
          ends += 1;
          interruptedIn.add(stages.entered.at(-1) ?? '');
          await step();
        }
      }
      expect(ends).toBe(1);
      expect(stages.refresh()?.state, `interrupted at ${touch}`).toBe('done');
      expect(held(stages)).toBe(held(done));
    }
    for (const state of WORKING) expect([...interruptedIn], state).toContain(state);
  });

  it('touches nothing more when the environment comes up meanwhile', async () => {
    const stages = openStages(SOURCE, OLD);
    stages.setEnvironment(DOWN);
    await stages.takeOver();
    await stages.copyOut();
    stages.interruptAt(10);
    await expect(stages.takeOver()).rejects.toThrow(Interrupted);
    const before = held(stages);
    stages.setEnvironment({ kind: 'up' });
    expect(await stages.takeOver()).toEqual({ status: 'FAILED', at: 'EnvironmentIsUp' });
    expect(held(stages)).toBe(before);
  });

  it('is incomplete when something writes to the environment while it is filled', async () => {
    const stages = openStages(SOURCE, OLD);
    stages.setEnvironment(DOWN);
    await stages.takeOver();
    await stages.copyOut();
    stages.texts.cte.set('done/2021-06-25-1/load-voters-0.ndjson.json', '{"id":"x","rows":0,"sum":"0","same":true}');
    expect(await stages.takeOver()).toEqual({ status: 'FAILED', at: 'CopyIsIncomplete' });
    expect(stages.refresh()?.state).toBe('differs');
  });
});
