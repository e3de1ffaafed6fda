import { beforeEach, describe, expect, it } from 'vitest';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { ok } from '../../../lib/shared/result.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { postRegisterChanges } from '../../../lib/voters/use-cases/post-register-changes.ts';
import { Crash, type Delivery, type RegisterMemory, registerMemory } from '../register-memory.ts';
import { runLoad } from '../run-load.ts';

const taken = (day: number) => Temporal.Instant.from('2026-11-01T06:00:00Z').add({ hours: 24 * day });

type Voters = Readonly<Record<string, string>>;
/** A roll of voters by ID and address. */
const roll = (voters: Voters, confidential: readonly string[] = []): Delivery => ({
  rows: new Map(
    Object.entries(voters).map(([voterId, residenceAddress]) => [voterId, { residenceAddress, status: 'A' }]),
  ),
  confidential: new Set(confidential),
});
const many = (count: number, address: (index: number) => string = () => '1 Oak'): Voters =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`V${index}`, address(index)]));

let memory: RegisterMemory;
let left = Number.POSITIVE_INFINITY;
beforeEach(() => {
  left = Number.POSITIVE_INFINITY;
  memory = registerMemory(() => {
    left -= 1;
    if (left < 0) throw new Crash();
  });
});

const night = (day: number, rolls: readonly (readonly [CountyCode, Delivery])[], wish = {}) => {
  for (const [county, delivery] of rolls) memory.deliver(county, taken(day), delivery);
  memory.setClock(taken(day).add({ hours: 7 }));
  return runLoad(memory, wish);
};
const addresses = () =>
  [...memory.state.records.values()].flatMap(({ voterId, row }) => (row ? [[voterId, row.residenceAddress]] : []));

describe('a night', () => {
  it('loads a county first when a person says so, then writes what changed and nothing else', async () => {
    expect(await night(0, [['03', roll(many(100))]])).toEqual([]);
    await night(0, [], { first: true });
    expect(memory.state.writes()).toBe(100);
    const { V99: _, ...stay } = many(100, (index) => (index < 7 ? '2 Elm' : '1 Oak'));
    const tonight = { ...stay, NEW: '3 Fir' };
    const [finished] = await night(1, [['03', roll(tonight)]]);
    expect(finished).toMatchObject({ county: '03', counts: { written: 9 }, voters: { before: 100, after: 100 } });
    expect(memory.state.writes()).toBe(109);
    expect(Object.fromEntries(addresses())).toEqual(tonight);
    expect(await night(1, [])).toEqual([]);
    expect(memory.state.writes()).toBe(109);
  });

  it('cut off after any call, and started again, comes to the same, each voter written once', async () => {
    const run = async (calls: number): Promise<boolean> => {
      memory = registerMemory(() => {
        left -= 1;
        if (left < 0) throw new Crash();
      });
      left = Number.POSITIVE_INFINITY;
      memory.subscribe('V3', '03');
      await night(
        0,
        [
          ['03', roll(many(6))],
          ['07', roll({ W1: '1 Oak' })],
        ],
        { first: true },
      );
      const before = memory.state.writes();
      left = calls;
      const { V3: _, ...stay } = many(6, (index) => (index === 0 ? '2 Elm' : '1 Oak'));
      const crashed = await night(1, [
        ['03', roll(stay)],
        ['07', roll({ W1: '1 Oak', V3: '9 Ash' }, ['W1'])],
      ]).then(
        () => false,
        () => true,
      );
      left = Number.POSITIVE_INFINITY;
      await runLoad(memory);
      expect(Object.fromEntries(addresses())).toEqual({ ...stay, V3: '9 Ash' });
      // One changed address, one voter moved (gone here, new there), one confidential.
      expect(memory.state.writes() - before).toBe(4);
      expect(memory.state.ended).toEqual(['V3']);
      expect([...memory.state.told]).toEqual(['V3']);
      expect(memory.state.records.get('W1')).toMatchObject({ confidential: true, row: null });
      expect(memory.state.forgotten.has('W1')).toBe(true);
      expect([...memory.state.registers.values()].filter(({ load }) => load !== null)).toEqual([]);
      return crashed;
    };
    let calls = 0;
    while (await run(calls)) calls += 1;
    expect(calls).toBeGreaterThan(60);
  });
});

describe('a roll that is not what it should be', () => {
  beforeEach(() =>
    night(
      0,
      [
        ['03', roll(many(200), ['V1', 'V2', 'V3', 'V4', 'V5'])],
        ['07', roll({ W1: '1 Oak' })],
      ],
      { first: true },
    ),
  );

  it('is not loaded, and says why; other counties are', async () => {
    const writes = memory.state.writes();
    await night(1, [
      ['03', roll(many(100), ['V1'])],
      ['07', roll({ W1: '2 Elm' })],
    ]);
    expect(memory.state.registers.get('03')?.refused).toMatchObject({
      code: 'TOO_MANY_NO_LONGER_CONFIDENTIAL',
      counts: { before: 200, tonight: 100 },
    });
    expect(memory.state.writes() - writes).toBe(1);
    await night(2, [['03', roll(many(100), ['V1', 'V2', 'V3', 'V4', 'V5'])]]);
    expect(memory.state.registers.get('03')?.refused).toMatchObject({ code: 'TOO_MANY_GONE', counts: { gone: 100 } });
    expect(memory.state.writes() - writes).toBe(1);
  });

  it('is loaded when a person names that very file and says why it is right', async () => {
    const smaller = roll(many(100), ['V1', 'V2', 'V3', 'V4', 'V5']);
    await night(1, [['03', smaller]]);
    const sha256 = memory.state.registers.get('03')?.refused?.sha256 ?? '';
    const reason = 'The county was split.';
    await night(1, [], { accept: [{ county: '03', sha256: 'another', reason }] });
    expect(memory.state.registers.get('03')?.loaded?.voters).toBe(195);
    await night(1, [], { accept: [{ county: '03', sha256, reason }] });
    expect(memory.state.registers.get('03')?.loaded?.voters).toBe(95);
  });

  it('is missed when VoteCal has delivered none for two days', async () => {
    await night(2, []);
    expect(memory.state.registers.get('03')?.refused?.code).toBe('TOO_OLD');
  });
});

describe('changes of the day', () => {
  const at = taken(1).add({ hours: 12 });
  beforeEach(async () => {
    memory.subscribe('V1', '03');
    await night(
      0,
      [
        ['03', roll(many(10))],
        ['07', roll({ W1: '1 Oak' })],
      ],
      { first: true },
    );
  });

  it('are told row by row: taken, had before, overtaken, in the future, of nobody', async () => {
    const cancelled = { change: 'cancelled', voterId: 'V2', at, reason: 'requested-by-voter' } as const;
    const rows = [
      ok(cancelled),
      ok({ ...cancelled, at: taken(0).subtract({ hours: 1 }) }),
      ok({ ...cancelled, at: at.add({ hours: 5 }) }),
      ok({ ...cancelled, voterId: 'NOBODY' }),
    ];
    const first = await postRegisterChanges(memory, rows, at);
    expect(first).toMatchObject({ accepted: 1, unchanged: 0, outdated: 1 });
    expect(first.rejected.map(({ index, code }) => [index, code])).toEqual([
      [2, 'in-the-future'],
      [3, 'unknown-voter'],
    ]);
    expect(await postRegisterChanges(memory, rows.slice(0, 1), at)).toMatchObject({ accepted: 0, unchanged: 1 });
    expect(memory.state.records.get('V2')?.status).toBe('C');
  });

  it('a move ends the subscription once; the next roll, though it says nothing new, takes a mistake back', async () => {
    const move = { change: 'moved', voterId: 'V1', county: '07', at, row: { residenceAddress: '9 Ash' } } as const;
    expect(await postRegisterChanges(memory, [ok(move)], at)).toMatchObject({ accepted: 1, ended: 1 });
    expect(await postRegisterChanges(memory, [ok(move)], at)).toMatchObject({ accepted: 0, ended: 0 });
    expect(memory.state.records.get('V1')?.county).toBe('07');
    await night(2, [
      ['03', roll(many(10))],
      ['07', roll({ W1: '1 Oak' })],
    ]);
    expect(memory.state.records.get('V1')).toMatchObject({ county: '03', row: { residenceAddress: '1 Oak' } });
    expect(memory.state.ended).toEqual(['V1']);
    await night(3, [
      ['03', roll(many(10))],
      ['07', roll({ W1: '1 Oak' })],
    ]);
    expect(memory.state.again.size).toBe(0);
  });

  it('who becomes confidential is forgotten at once, and again with the next roll', async () => {
    const change = { change: 'confidentiality', voterId: 'V1', at, confidential: true } as const;
    await postRegisterChanges(memory, [ok(change)], at);
    expect(memory.state.records.get('V1')).toMatchObject({ confidential: true, row: null, status: 'A' });
    expect(memory.state.forgotten.get('V1')).toBe(1);
    await night(2, [
      ['03', roll(many(10))],
      ['07', roll({ W1: '1 Oak' })],
    ]);
    expect(memory.state.forgotten.get('V1')).toBe(2);
    expect(memory.state.records.get('V1')?.confidential).toBe(true);
  });
});
