import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { expect } from 'vitest';
import * as z from 'zod';
import { seedCounty } from '../../lib/local/seed/seed.ts';
import { type Answer, type Caller, call, eventually, read, send } from './client.ts';

/** The calls about sync checks as a county's system makes them, and the truth that their answers are held against. */

const Instant = z.iso.datetime({ offset: true });

/** A check with the fields that the county API promises. */
export const Check = z.looseObject({
  id: z.string(),
  county: z.string().regex(/^\d\d$/),
  initiatedBy: z.enum(['sos', 'county']),
  status: z.enum(['requested', 'awaiting-extract', 'comparing', 'completed', 'skipped', 'window-closed', 'failed']),
  requestedAt: Instant,
  completedAt: Instant.nullable(),
  result: z.enum(['passed', 'failed']).nullable(),
  counts: z
    .looseObject({
      total: z.int(),
      byClass: z.record(z.string(), z.int()),
      byCategory: z.record(z.string(), z.int()),
      records: z.object({ ems: z.int(), votecal: z.int() }),
    })
    .nullable(),
  skipReason: z.object({ code: z.string(), sentence: z.string() }).nullable(),
  failure: z.object({ code: z.string(), sentence: z.string() }).nullable(),
  kind: z.string(),
  /** The list leaves them out; a single check has them. */
  notCompared: z.looseObject({ voters: z.int() }).nullish(),
  rowProblems: z.array(z.object({ side: z.string(), line: z.int(), code: z.string() })).default([]),
  resolution: z.object({ new: z.int(), persisting: z.int(), resolved: z.int(), oldestDays: z.int() }).nullable(),
});
export type Check = z.output<typeof Check>;

/** A difference exactly as the county API promises it. */
const Difference = z.strictObject({
  /** Null for a precinct whose districts differ. */
  voterId: z.string().nullable(),
  precinct: z.string().optional(),
  class: z.string(),
  category: z.string(),
  field: z.string().nullable(),
  ems: z.string().nullable(),
  votecal: z.string().nullable(),
  priority: z.int(),
});
export type Difference = z.output<typeof Difference>;

/** A county's checks, as it sees them itself. */
export const checksOf = async (county: string, caller: Caller = county): Promise<Check[]> =>
  read(await call(caller, 'GET', `/v1/sync-checks?county=${county}`), 200, z.object({ checks: z.array(Check) })).checks;

export const readCheck = async (id: string, caller: Caller = id.slice(0, 2)): Promise<Check> =>
  read(await call(caller, 'GET', `/v1/sync-checks/${id}`), 200, Check);

const within = (check: Check, from: string, to: string): boolean => {
  const at = Temporal.Instant.from(check.requestedAt).epochMilliseconds;
  return at >= Temporal.Instant.from(from).epochMilliseconds && at < Temporal.Instant.from(to).epochMilliseconds;
};

/** The one check that SOS started for a county inside a window. */
export const checkOfNight = async (county: string, from: string, to: string, kind = 'regular'): Promise<Check> => {
  const found = (await checksOf(county)).filter(
    (check) => check.initiatedBy === 'sos' && check.kind === kind && within(check, from, to),
  );
  expect(found, `checks of county ${county} from ${from} to ${to}`).toHaveLength(1);
  return found[0] as Check;
};

/** Every difference of a check, page by page; fails when a page repeats or never ends. */
export const differencesOf = async (
  id: string,
  limit?: number,
  caller: Caller = id.slice(0, 2),
): Promise<Difference[]> => {
  const Page = z.object({ differences: z.array(Difference), cursor: z.string().nullable() });
  const differences: Difference[] = [];
  const seen = new Set<string>();
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({ ...(limit ? { limit: `${limit}` } : {}), ...(cursor ? { cursor } : {}) });
    const answer: Answer = await call(caller, 'GET', `/v1/sync-checks/${id}/differences?${query}`);
    const page: z.output<typeof Page> = read(answer, 200, Page);
    if (limit !== undefined) expect(page.differences.length, answer.told).toBeLessThanOrEqual(limit);
    differences.push(...page.differences);
    cursor = page.cursor;
    expect(cursor === null || !seen.has(cursor), 'a cursor that comes twice never ends').toBe(true);
    if (cursor !== null) seen.add(cursor);
  }
  return differences;
};

/** The fixing order of 2 CCR 19083, written down a second time: classes first, then the categories of fields. */
const ORDER = [
  'in-ems-not-votecal',
  'in-votecal-not-ems',
  'precinct-district',
  'registration',
  'participation-history',
  'affidavit-signature',
  'correspondence',
];
const priorityOf = (difference: { readonly class: string; readonly category: string }): number =>
  1 + ORDER.indexOf(difference.class === 'field' ? difference.category : difference.class);

const scale = Number(process.env['ROLLCALL_SCALE'] ?? 100);
/** Both sides of a county's check and what must be found between them. */
export const seeded = (county: string) => seedCounty(county, scale);

const asLine = ({ voterId, precinct, class: kind, category, field, ems, votecal, priority }: Difference): string =>
  JSON.stringify([priority, voterId ?? `precinct ${precinct}`, kind, category, field, ems, votecal]);

/**
 * The differences that were injected. When the extract has a row that nobody can read, the voters whom it does not name
 * may stand in that row, and none of them is called missing.
 */
export const injectedOf = (county: string, hasUnreadable = false) =>
  seeded(county).truth.differences.filter(({ class: kind }) => !(hasUnreadable && kind === 'in-votecal-not-ems'));

/** Holds differences against the injected ones: every value of every one, none more, and in fixing order. */
const expectTruth = (county: string, differences: readonly Difference[], hasUnreadable = false): void => {
  const truth = injectedOf(county, hasUnreadable).map((one) => asLine({ ...one, priority: priorityOf(one) }));
  expect(differences.map(asLine).toSorted(), `differences of county ${county}`).toEqual(truth.toSorted());
  const priorities = differences.map(({ priority }) => priority);
  expect(priorities, `order of the differences of county ${county}`).toEqual(priorities.toSorted((a, b) => a - b));
};

const countBy = (values: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]));

/**
 * Holds a completed check and its differences against the injected truth of its county. `leftOut` rows of its extract
 * were put there to be left out; `hasUnreadable` when one of them is no row at all.
 */
export const expectTrueCheck = async (
  check: Check,
  {
    limit,
    leftOut = 0,
    hasUnreadable = false,
  }: { readonly limit?: number; readonly leftOut?: number; readonly hasUnreadable?: boolean } = {},
): Promise<void> => {
  const { truth } = seeded(check.county);
  const injected = injectedOf(check.county, hasUnreadable);
  const none = (counts: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.keys(counts).map((name) => [name, 0]));
  expect(check).toMatchObject({
    status: 'completed',
    result: truth.result,
    skipReason: null,
    failure: null,
    counts: {
      total: injected.length,
      byClass: { ...none(truth.byClass), ...countBy(injected.map((one) => one.class)) },
      byCategory: { ...none(truth.byCategory), ...countBy(injected.map((one) => one.category)) },
      records: { ...truth.records, ems: truth.records.ems + leftOut },
    },
  });
  expect(check.completedAt).not.toBeNull();
  expectTruth(check.county, await differencesOf(check.id, limit), hasUnreadable);
};

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Asks where a check's extract goes. */
export const uploadUrlOf = async (id: string): Promise<string> =>
  read(
    await call(id.slice(0, 2), 'POST', `/v1/sync-checks/${id}/extract`, { body: {} }),
    200,
    z.object({ uploadUrl: z.url() }),
  ).uploadUrl;

/** Uploads a file for a check without confirming it. */
export const upload = async (id: string, bytes: string | Uint8Array): Promise<void> => {
  const answer = await send('PUT', await uploadUrlOf(id), { raw: bytes });
  expect(answer.status, `PUT of the extract of ${id}: ${answer.text.slice(0, 300)}`).toBe(200);
};

/** Confirms an upload. */
export const confirm = (id: string, file: { readonly sha256: string; readonly rows: number }): Promise<Answer> =>
  call(id.slice(0, 2), 'POST', `/v1/sync-checks/${id}/extract/complete`, {
    body: { sha256: file.sha256, rows: file.rows },
  });

/** Uploads a file and confirms it, as an EMS does. */
export const deliver = async (
  id: string,
  file: { readonly bytes: string | Uint8Array; readonly sha256?: string; readonly rows: number },
): Promise<void> => {
  await upload(id, file.bytes);
  const answer = await confirm(id, { sha256: file.sha256 ?? sha256(file.bytes), rows: file.rows });
  expect(answer.status, answer.told).toBe(200);
};

const ENDED = ['completed', 'skipped', 'window-closed', 'failed'];

/** Waits for a check's end and gives it. */
export const ended = (id: string): Promise<Check> =>
  eventually(`the end of check ${id}`, async () => {
    const check = await readCheck(id);
    return ENDED.includes(check.status) ? check : undefined;
  });

/** Starts a check as a county. */
export const startCheck = async (county: string): Promise<string> => {
  const answer = await call(county, 'POST', '/v1/sync-checks', { body: {} });
  const { id, status } = read(answer, 202, z.object({ id: z.string(), status: z.string() }));
  expect(ENDED, answer.told).not.toContain(status);
  return id;
};
