import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { ok } from '../../../lib/shared/result.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { applyStatements } from '../../../lib/voters/use-cases/apply-statements.ts';
import { applyFile } from '../../../lib/voters/use-cases/load-register.ts';
import { postRegisterChanges } from '../../../lib/voters/use-cases/post-register-changes.ts';
import { Crash, type Delivery, type RegisterMemory, registerMemory } from '../register-memory.ts';
import { runLoad } from '../run-load.ts';

/**
 * The truth is a list of moments at which a voter's registration became something. Rolls are photographs of it, each
 * county's at its own minute; urgent changes are some of its moments, told late or early. Loads are cut off anywhere,
 * go on later, write in any order and sometimes once more after newer ones. The oracle is the truth itself: it knows no
 * statement, no version and no condition.
 */
const COUNTIES: readonly CountyCode[] = ['03', '07', '19'];
const VOTERS = ['V1', 'V2', 'V3', 'V4'];
const NIGHTS = 4;
const DAY = 1_000;

type Moment = {
  readonly voterId: string;
  readonly at: number;
  readonly county: CountyCode | null;
  readonly address: string;
  readonly status: 'A' | 'I' | 'C';
  readonly confidential: boolean;
  /** After how long it is told by the urgent path; null: never. */
  readonly urgentAfter: number | null;
};

const instant = (at: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(1_790_000_000_000 + at * 1_000);

const truthAt = (moments: readonly Moment[], voterId: string, at: number): Moment | undefined =>
  moments.filter((one) => one.voterId === voterId && one.at <= at).at(-1);

const rollAt = (moments: readonly Moment[], county: CountyCode, at: number): Delivery => {
  const here = VOTERS.map((voterId) => truthAt(moments, voterId, at)).filter((one) => one?.county === county);
  const rows = here.map(
    (one) =>
      [one?.voterId ?? '', { county, residenceAddress: one?.address ?? '', status: one?.status ?? 'A' }] as const,
  );
  const confidential = here.flatMap((one) => (one?.confidential ? [one.voterId] : []));
  return { rows: new Map(rows), confidential: new Set(confidential) };
};

const moment = fc.record({
  voterId: fc.constantFrom(...VOTERS),
  at: fc.integer({ min: 0, max: NIGHTS * DAY }),
  county: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...COUNTIES) }, { weight: 1, arbitrary: fc.constant(null) }),
  address: fc.constantFrom('1 Oak', '2 Elm', '3 Fir'),
  status: fc.constantFrom('A' as const, 'I' as const, 'C' as const),
  confidential: fc.boolean().chain((one) => (one ? fc.boolean() : fc.constant(false))),
  urgentAfter: fc.option(fc.integer({ min: 0, max: 2 * DAY }), { nil: null }),
});

const night = fc.record({
  /** When each county's roll is taken, and how long after the night's end it is loaded. */
  skew: fc.tuple(...COUNTIES.map(() => fc.integer({ min: 0, max: 300 }))),
  delivered: fc.tuple(...COUNTIES.map(() => fc.integer({ min: 0, max: 5 }).map((one) => one > 0))),
  late: fc.integer({ min: 300, max: 1_800 }),
  /** The calls after which the process ends, attempt by attempt. */
  crashes: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
  isReversed: fc.boolean(),
});

const urgentLine = (one: Moment) => {
  const base = { voterId: one.voterId, at: instant(one.at) };
  if (one.county === null) return { ...base, change: 'cancelled' as const, reason: 'moved-out-of-state' };
  return {
    ...base,
    change: 'registered' as const,
    county: one.county,
    row: {
      lastName: 'NOBODY',
      firstName: 'N',
      dateOfBirth: '1971-03-09',
      residenceZip: '95642',
      residenceAddress: one.address,
    },
    status: one.status,
    confidential: one.confidential,
  };
};

const play = async (
  moments: readonly Moment[],
  nights: readonly { skew: number[]; delivered: boolean[]; late: number; crashes: number[]; isReversed: boolean }[],
) => {
  let left = Number.POSITIVE_INFINITY;
  const memory: RegisterMemory = registerMemory(() => {
    left -= 1;
    if (left < 0) throw new Crash();
  });
  VOTERS.forEach((voterId) => {
    const first = truthAt(moments, voterId, 0);
    if (first?.county) memory.subscribe(voterId, first.county);
  });
  const posts = moments.flatMap((one) => (one.urgentAfter === null ? [] : [{ at: one.at + one.urgentAfter, one }]));
  const loads = nights.map((one, index) => ({
    at: (index + 1) * DAY + one.late,
    night: one,
    taken: (index + 1) * DAY,
  }));
  const steps = [...posts.map((one) => ({ ...one, night: null })), ...loads].toSorted((a, b) => a.at - b.at);
  const everPosted: string[] = [];
  for (const step of steps) {
    if (step.night === null) {
      left = Number.POSITIVE_INFINITY;
      await postRegisterChanges(memory, [ok(urgentLine(step.one))], instant(step.at));
      continue;
    }
    const { night: now, taken } = step;
    memory.setClock(instant(step.at));
    COUNTIES.forEach((county, index) => {
      if (now.delivered[index] !== true) return;
      const at = taken + (now.skew[index] ?? 0);
      memory.deliver(county, instant(at), rollAt(moments, county, at));
    });
    const order = (files: readonly string[]) => (now.isReversed ? files.toReversed() : files);
    for (const calls of [...now.crashes, Number.POSITIVE_INFINITY]) {
      left = calls;
      await runLoad(memory, { counties: COUNTIES, first: true, accept: [] }, order).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
    }
    // A function that had been given up writes after all.
    const [file] = memory.state.files.keys();
    if (file) await applyStatements(memory, memory.state.files.get(file) ?? [], instant(step.at));
    everPosted.push(...memory.state.files.keys());
  }
  return { memory, files: everPosted };
};

it('whatever is cut off, late, repeated or out of order: after the next quiet nights the register is the truth', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(moment, { minLength: 2, maxLength: 14 }).map((all) => all.toSorted((a, b) => a.at - b.at)),
      fc.array(night, { minLength: 1, maxLength: NIGHTS }),
      async (moments, nights) => {
        const quiet = { skew: [0, 0, 0], delivered: [true, true, true], late: 400, crashes: [], isReversed: false };
        const last = 8;
        const padded = [...nights, ...Array.from({ length: last - nights.length }, () => quiet)];
        const { memory, files } = await play(moments, padded);
        for (const voterId of VOTERS) {
          const truth = truthAt(moments, voterId, last * DAY);
          const record = memory.state.records.get(voterId);
          if (truth?.confidential && truth.county !== null) {
            expect(record).toMatchObject({ confidential: true, row: null });
            expect(memory.state.forgotten.get(voterId) ?? 0).toBeGreaterThan(0);
            continue;
          }
          const wasConfidential = moments.some((one) => one.voterId === voterId && one.confidential);
          if (truth === undefined || truth.county === null) expect(record?.status ?? null).toBeNull();
          else {
            expect(record).toMatchObject({ county: truth.county, status: truth.status });
            // Who was ever confidential comes to light by an explicit word alone.
            if (!wasConfidential) expect(record?.row?.residenceAddress).toBe(truth.address);
          }
          if (record?.confidential || record?.status === null) expect(record.row).toBeNull();
        }
        expect(new Set(memory.state.ended).size).toBe(memory.state.ended.length);
        // Everything once more, long after: nothing changes.
        const before = structuredClone([...memory.state.records].map(([id, one]) => [id, one.revision, one.county]));
        for (const file of new Set(files)) await applyFile(memory, file);
        for (const file of new Set(files))
          await applyStatements(memory, memory.state.files.get(file) ?? [], instant(0));
        expect([...memory.state.records].map(([id, one]) => [id, one.revision, one.county])).toEqual(before);
      },
    ),
    { numRuns: 60 },
  );
});
