import { changeElection } from '../../lambdas/elections/change-election/handler.ts';
import { createElection } from '../../lambdas/elections/create-election/handler.ts';
import { decideElection } from '../../lambdas/elections/decide-election/handler.ts';
import { readElection } from '../../lambdas/elections/read-election/handler.ts';
import { DecisionBody, ElectionBody, ElectionChangeBody } from '../../lib/elections/api.ts';
import type { ApiAnswer, Caller } from '../../lib/runtime/api/types.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { MemoryLog, MemoryTracking } from '../ballot-tracking/ballot-memory.ts';

export const SOS: Caller = { kind: 'client', role: 'sos-system', county: null, id: 'sos' };
export const AMADOR: Caller = { kind: 'client', role: 'county-ems', county: '03', id: 'client-03' };
export const STATEWIDE = { name: 'General Election', date: '2026-11-03', kind: 'statewide', imb: 'both' };
export const LOCAL = { name: 'Water Board', date: '2026-11-03', kind: 'local' };

/** The parts of a request that these calls do not read. */
export const nothing = { rawBody: '', headers: {}, query: undefined, path: undefined };

/** Nine months before the general election, nothing set up yet. */
export const february = (): MemoryTracking => {
  const memory = new MemoryTracking();
  memory.now = Temporal.Instant.from('2026-02-02T18:00:00Z');
  return memory;
};

/** GET /v1/elections/{id}. */
export const read = (memory: MemoryTracking, caller: Caller, id: string): Promise<ApiAnswer> =>
  readElection(memory)({ ...nothing, caller, path: { id }, body: undefined });

/** PUT /v1/elections/{id} with a body that the contract takes. */
export const change = (memory: MemoryTracking, caller: Caller, id: string, body: object): Promise<ApiAnswer> =>
  changeElection(memory)(
    { ...nothing, caller, path: { id }, body: ElectionChangeBody.parse(body) },
    { log: new MemoryLog() },
  );

/** POST /v1/elections/{id}/decision with a body that the contract takes. */
export const decide = (memory: MemoryTracking, caller: Caller, id: string, body: object): Promise<ApiAnswer> =>
  decideElection(memory)(
    { ...nothing, caller, path: { id }, body: DecisionBody.parse(body) },
    { log: new MemoryLog() },
  );

/** POST /v1/elections with a body that the contract takes. */
export const create = (memory: MemoryTracking, caller: Caller, body: object): Promise<ApiAnswer> =>
  createElection(memory)({ ...nothing, caller, body: ElectionBody.parse(body) }, { log: new MemoryLog() });
