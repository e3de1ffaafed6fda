import { haltSite } from '../../lambdas/operations/manage-halts/handler.tsx';
import type { Retraction } from '../../lib/ballot-tracking/domain/retraction.ts';
import type { Upload } from '../../lib/ballot-tracking/domain/upload.ts';
import { spentName } from '../../lib/messaging/domain/brakes/caps.ts';
import { healthName } from '../../lib/messaging/domain/brakes/sums.ts';
import { type Halt, haltId } from '../../lib/messaging/domain/halt.ts';
import type { AuditEntry } from '../../lib/shared/audit-entry.ts';
import { pacificDate, Temporal } from '../../lib/shared/time.ts';
import { SUBSCRIPTION } from '../ballot-tracking/domain/scenario.ts';
import { memoryRetractions } from '../ballot-tracking/memory-retractions.ts';
import { ELECTION } from '../elections/sample-election.ts';
import { memoryBrakes } from '../messaging/memory-brakes.ts';
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

/** The upload of a retraction that waits for a second person. */
export const UPLOAD_ID = '03-20261005T170000-9f86d081';

const RETRACTION: Retraction = {
  id: 'retraction-20261020T180000-00000001',
  scope: { kind: 'upload', electionId: ELECTION.id, county: '03', uploadId: UPLOAD_ID },
  reason: 'Ballots of another county.',
  proposedBy: 'sos-2',
  proposedAt: NOW.subtract({ minutes: 30 }),
  phase: 'proposed',
  counts: { 'told#text#en': 1204, 'told#email#km': 96, 'waiting#voice#es': 3 },
  done: {},
  outcomes: {},
  sample: [{ voterId: 'V1', channel: 'text', language: 'en' }],
  version: 1,
};

/** The pages of halts, of retractions and of spending, with a halt in force, a retraction proposed and a provider out. */
export const sampleHalts = (assetName: (name: string) => string = (name) => name) => {
  const halts = memoryHalts([AMADOR_HALT]);
  const retractions = memoryRetractions();
  retractions.kept.set(RETRACTION.id, RETRACTION);
  const { caps, outages, add, ...braking } = memoryBrakes();
  const day = pacificDate(NOW);
  add([
    { name: healthName('email', day), by: { taken: 4_200, bounced: 63, complained: 1 } },
    { name: spentName({ kind: 'day' }, day), by: { micros: 74_512_340_000 } },
    { name: spentName({ kind: 'county', county: '03' }, day), by: { micros: 18_204_000 } },
  ]);
  outages.set('voice', { channel: 'voice', since: NOW.subtract({ minutes: 12 }), code: 'PROVIDER_NOT_REACHED' });
  const entries: AuditEntry[] = [];
  const site = haltSite({
    halts,
    ...braking,
    retractions,
    uploads: {
      find: async (_county, uploadId) =>
        uploadId === UPLOAD_ID ? ({ uploadId, electionId: ELECTION.id, county: '03' } as Upload) : undefined,
    },
    subscriptions: { find: async (voterId) => ({ ...SUBSCRIPTION, voterId, phone: '+12095550142' }) },
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
  return { site, halts, caps, retractions, entries };
};
