import { beforeEach, describe, expect, it } from 'vitest';
import { listElections } from '../../../lambdas/elections/list-elections/handler.ts';
import type { Caller } from '../../../lib/runtime/api/types.ts';
import type { MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { AMADOR, create, february, LOCAL, SOS, STATEWIDE } from '../election-calls.ts';

let memory: MemoryTracking;
beforeEach(() => {
  memory = february();
});

describe('GET /v1/elections', () => {
  it('shows a county the statewide elections and its own, SOS all', async () => {
    await create(memory, SOS, STATEWIDE);
    await create(memory, SOS, { ...LOCAL, county: '19' });
    await create(memory, AMADOR, LOCAL);
    const ids = async (caller: Caller): Promise<string[]> =>
      ((await listElections(memory)({ caller })).body as { elections: { id: string }[] }).elections.map(({ id }) => id);
    expect(await ids(AMADOR)).toEqual(['2026-11-03-statewide', '2026-11-03-03-water-board']);
    expect(await ids(SOS)).toHaveLength(3);
  });
});
