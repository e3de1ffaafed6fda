import { beforeEach, describe, expect, it } from 'vitest';
import '../../../lambdas/elections/read-election/handler.ts';
import { ElectionDetails } from '../../../lib/elections/api.ts';
import type { Caller } from '../../../lib/runtime/api/types.ts';
import type { MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { AMADOR, create, february, LOCAL, read, SOS, STATEWIDE } from '../election-calls.ts';

const ALPINE: Caller = { kind: 'client', role: 'county-ems', county: '02', id: 'client-02' };
let memory: MemoryTracking;
beforeEach(async () => {
  memory = february();
  await create(memory, SOS, STATEWIDE);
  await create(memory, AMADOR, LOCAL);
});

describe('GET /v1/elections/{id}', () => {
  it.each([
    [AMADOR, '2026-11-03-statewide', 200],
    [AMADOR, '2026-11-03-03-water-board', 200],
    [SOS, '2026-11-03-03-water-board', 200],
    [ALPINE, '2026-11-03-03-water-board', 404],
    [SOS, '2030-11-05-statewide', 404],
  ] as const)('answers %j for %s with %i', async (caller, id, status) => {
    const answer = await read(memory, caller, id);
    expect(answer.status).toBe(status);
    if (status === 200) expect(ElectionDetails.parse(answer.body)).toMatchObject({ id, changes: [] });
  });
});
