import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listElections } from '../../../lambdas/elections/list-elections/handler.ts';
import type { AskedElections } from '../../../lib/elections/domain/election-page.ts';
import type { Caller } from '../../../lib/runtime/api/types.ts';
import { bytesInAnswer } from '../../../lib/shared/answer-budget.ts';
import type { MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { AMADOR, create, decide, february, LOCAL, SOS, STATEWIDE } from '../election-calls.ts';
import { ELECTION } from '../sample-election.ts';

let memory: MemoryTracking;
beforeEach(() => {
  memory = february();
});

const Page = z.object({ elections: z.array(z.looseObject({ id: z.string() })), cursor: z.string().nullable() });
const page = async (caller: Caller, query: AskedElections = { limit: 500 }) => {
  const { body } = await listElections(memory)({ caller, query });
  return Page.parse(body);
};

describe('GET /v1/elections', () => {
  it('is handed out in pages that lose and repeat nothing, whatever is accepted meanwhile', async () => {
    Object.assign(memory, { measureTexts: () => [] });
    for (let n = 0; n < 7; n += 1) await create(memory, AMADOR, { ...LOCAL, name: `Measure ${'ABCDEFG'[n]}` });
    const first = await page(SOS, { limit: 3 });
    await decide(memory, SOS, first.cursor ?? '', { decision: 'accept', version: 1 });
    await decide(memory, SOS, '2026-11-03-03-measure-f', { decision: 'accept', version: 1 });
    const second = await page(SOS, { limit: 3, cursor: first.cursor ?? '' });
    const third = await page(SOS, { limit: 3, cursor: second.cursor ?? '' });
    const ids = [first, second, third].flatMap(({ elections }) => elections.map(({ id }) => id));
    expect(ids).toEqual([...'abcdefg'].map((letter) => `2026-11-03-03-measure-${letter}`));
    expect(third.cursor).toBeNull();
    const elsewhere = { caller: { ...AMADOR, county: '02' }, query: { limit: 3, cursor: first.cursor ?? '' } };
    expect(await listElections(memory)(elsewhere)).toMatchObject({ status: 400, body: { code: 'unknown-cursor' } });
  });

  it('ends a page where an answer has no more room', async () => {
    const known = february();
    const long = '選'.repeat(120);
    const translations = { zh: long, ja: long, ko: long, km: long, th: long };
    for (let n = 0; n < 4_000; n += 1) {
      const id = `2026-12-08-01-${String(n).padStart(4, '0')}`;
      known.electionsById.set(id, { ...ELECTION, id, kind: 'local', county: '01', name: long, translations });
    }
    let cursor: string | undefined;
    let seen = 0;
    do {
      const { body } = await listElections(known)({ caller: SOS, query: { limit: 4_000, cursor } });
      expect(bytesInAnswer(body)).toBeLessThan(4_100_000);
      const { elections, cursor: next } = Page.parse(body);
      seen += elections.length;
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toBe(4_000);
  });

  it('shows a county the statewide elections and its own, SOS all', async () => {
    await create(memory, SOS, STATEWIDE);
    await create(memory, SOS, { ...LOCAL, county: '19' });
    await create(memory, AMADOR, LOCAL);
    const ids = async (caller: Caller): Promise<string[]> => (await page(caller)).elections.map(({ id }) => id);
    expect(await ids(AMADOR)).toEqual(['2026-11-03-statewide', '2026-11-03-03-water-board']);
    expect(await ids(SOS)).toHaveLength(3);
  });
});
