import { describe, expect, it } from 'vitest';
import { listAuditRoots } from '../../../lambdas/audit/list-audit-roots/handler.ts';
import { readAuditTrail } from '../../../lambdas/audit/read-audit-trail/handler.ts';
import { rootAuditTrail } from '../../../lambdas/audit/root-audit-trail/handler.ts';
import { RootsPage, RootsQuery, TrailPage, TrailQuery } from '../../../lib/audit/api.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { verifyCopy } from '../../../lib/audit/use-cases/verify-copy.ts';
import type { Caller } from '../../../lib/runtime/api/types.ts';
import { LANGUAGES } from '../../../lib/shared/codes.ts';
import { entry, memoryChains, memoryRoots } from '../memory-chains.ts';

const SOS: Caller = { kind: 'client', role: 'sos-system', id: 'sos', county: null };
const AMADOR: Caller = { kind: 'client', role: 'county-ems', id: 'amador', county: '03' };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const state = async (entries: number) => {
  const chains = memoryChains();
  const roots = memoryRoots();
  const trail = auditTrail(chains);
  for (let index = 0; index < entries; index += 1) {
    for (const county of [null, '03', '19']) await trail.record(entry({ county, call: `call-${index}` }));
  }
  const ports = { chains, roots, now: () => new Date('2026-10-06T07:15:00Z') };
  await rootAuditTrail(ports)({}, { log });
  /** Follows a caller's pages to the end, as the addresses lead. */
  const pagesOf = async (caller: Caller, first: string) => {
    const pages = [];
    for (let next: string | null = first; next !== null; ) {
      const query = TrailQuery.parse(Object.fromEntries(new URL(next, 'https://api.example.org').searchParams));
      const answer = await readAuditTrail(ports)({ caller, query });
      expect(answer.status).toBe(200);
      const page = TrailPage.parse(answer.body);
      pages.push(page.log);
      next = page.next;
    }
    return pages;
  };
  return { ports, roots, pagesOf };
};

describe('GET /v1/audit', () => {
  it('gives SOS every chain, page by page, and the copy holds', async () => {
    const { pagesOf, roots } = await state(700);
    const pages = await pagesOf(SOS, '/v1/audit');
    expect(pages.length).toBe(3);
    const checked = verifyCopy(pages, roots.all);
    expect(checked).toMatchObject({ ok: true });
    expect(checked.ok && checked.value.chains.map(({ chain, sequence }) => [chain, sequence])).toEqual([
      ['state', 700],
      ['03', 700],
      ['19', 700],
    ]);
  });

  it('is read to its end however large its entries are: a page ends where an answer is full', async () => {
    const { ports, pagesOf, roots } = await state(1);
    const trail = auditTrail(ports.chains);
    const names = Object.fromEntries(LANGUAGES.map((language) => [`translations.${language}`, '"'.repeat(120)]));
    for (let index = 0; index < 1200; index += 1) {
      await trail.record(entry({ call: `large-${index}`, before: names, after: names }));
    }
    await rootAuditTrail({ ...ports, now: () => new Date('2026-10-07T07:15:00Z') })({}, { log });
    for (const [caller, county] of [
      [SOS, undefined],
      [AMADOR, '03'],
    ] as const) {
      const pages = await pagesOf(caller, '/v1/audit');
      // As Lambda hands a page over: a text within JSON.
      for (const page of pages) expect(Buffer.byteLength(JSON.stringify(JSON.stringify(page)))).toBeLessThan(4_400_000);
      expect(verifyCopy(pages, roots.all, county)).toMatchObject({ ok: true });
      const own = pages.flatMap(({ Device }) => Device.filter(({ Id }) => Id === '03').flatMap(({ Event }) => Event));
      expect(own.map(({ Sequence }) => Number(Sequence))).toEqual(Array.from({ length: 1201 }, (_, at) => at + 1));
    }
  });

  it('gives a county its own part, and SOS the part it asks for', async () => {
    const { pagesOf, roots } = await state(3);
    const own = await pagesOf(AMADOR, '/v1/audit');
    expect(own.flatMap(({ Device }) => Device.map(({ Id }) => Id))).toEqual(['03']);
    expect(verifyCopy(own, roots.all, '03').ok).toBe(true);
    const part = await pagesOf(SOS, '/v1/audit?county=19');
    expect(part.flatMap(({ Device }) => Device.map(({ Id }) => Id))).toEqual(['19']);
  });

  it.each([
    '/v1/audit?county=19',
    '/v1/audit?county=state',
    '/v1/audit?cursor=19:0',
    '/v1/audit?county=03&cursor=state:1',
  ])('answers 404 to a county that asks for %s', async (address) => {
    const { ports } = await state(1);
    const query = TrailQuery.parse(Object.fromEntries(new URL(address, 'https://api.example.org').searchParams));
    expect(await readAuditTrail(ports)({ caller: AMADOR, query })).toMatchObject({ status: 404 });
  });

  it.each(['19', '3:1', 'state', '19:', '19:-1', '59:1'])('refuses the cursor %s', (cursor) => {
    expect(TrailQuery.safeParse({ cursor }).success).toBe(false);
  });
});

describe('GET /v1/audit/roots', () => {
  it('lists the roots behind a number, a hundred at a time', async () => {
    const { ports, roots } = await state(1);
    for (let day = 1; day < 130; day += 1) await rootAuditTrail(ports)({}, { log });
    const page = async (query: Record<string, string>) =>
      RootsPage.parse((await listAuditRoots(ports)({ query: RootsQuery.parse(query) })).body);
    const first = await page({});
    expect(first).toMatchObject({ next: '/v1/audit/roots?after=100', roots: { length: 100 } });
    const second = await page({ after: '100' });
    expect(second.next).toBeNull();
    expect([...first.roots, ...second.roots]).toEqual(roots.all);
  });
});
