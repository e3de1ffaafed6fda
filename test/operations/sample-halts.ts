import { haltSite } from '../../lambdas/operations/manage-halts/handler.tsx';
import { type Halt, haltId } from '../../lib/messaging/domain/halt.ts';
import type { AuditEntry } from '../../lib/shared/audit-entry.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { ELECTION } from '../elections/sample-election.ts';
import { memoryHalts } from '../messaging/memory-halts.ts';
import { PAGES_URL } from './sample-people.ts';

/** Inside the election’s window. */
const NOW = Temporal.Instant.from('2026-10-20T19:00:00Z');

const scope = { county: '03', type: 'Outbound' } as const;
export const AMADOR_HALT: Halt = {
  id: haltId(scope),
  scope,
  reason: 'The mailing day in today’s file is wrong.',
  startedBy: 'sos-2',
  startedAt: NOW.subtract({ minutes: 5 }),
};

/** The page of halts with one in force. */
export const sampleHalts = (assetName: (name: string) => string = (name) => name) => {
  const halts = memoryHalts([AMADOR_HALT]);
  const entries: AuditEntry[] = [];
  const site = haltSite({
    halts,
    elections: { find: async (id) => (id === ELECTION.id ? ELECTION : undefined), list: async () => [ELECTION] },
    countMessages: async (electionId) =>
      electionId === ELECTION.id
        ? [
            { type: 'Outbound', channel: 'text', state: 'held', count: 1204 },
            { type: 'Accepted', channel: 'email', state: 'due', count: 96 },
          ]
        : [],
    trail: { record: async (entry) => void entries.push(entry) },
    pagesUrl: PAGES_URL,
    clock: async () => NOW,
    assetName,
    rehearsal: true,
    testEnvironment: false,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  return { site, halts, entries };
};
