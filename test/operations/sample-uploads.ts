import { uploadSite } from '../../lambdas/operations/manage-uploads/handler.tsx';
import { NO_COUNTS } from '../../lib/ballot-tracking/domain/plan/counts.ts';
import type { HeldUpload } from '../../lib/ballot-tracking/ports.ts';
import type { AuditEntry } from '../../lib/shared/audit-entry.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { MemoryTracking } from '../ballot-tracking/ballot-memory.ts';
import { election } from '../elections/domain/elections.ts';
import { PAGES_URL } from './sample-people.ts';

const ELECTION = election();
export const HELD_UPLOAD = '03-20261006T200000-0123abcd';

const ACCEPTED = {
  voterId: 'V1',
  ballotId: 'B1',
  status: 'ACCEPTED',
  statusAt: Temporal.Instant.from('2026-10-06T18:00:00Z'),
} as const;
const held = (now: Temporal.Instant): HeldUpload => ({
  uploadId: HELD_UPLOAD,
  kind: 'ballots',
  electionId: ELECTION.id,
  county: '03',
  clientId: 'client-03',
  receivedAt: now.subtract({ hours: 30 }),
  counts: { rows: 1, accepted: 0, unchanged: 0, held: 1, rejected: 0 },
  heldReasons: { 'upload-held': 1 },
  hold: {
    state: 'held',
    digest: 'a'.repeat(64),
    plan: {
      counts: {
        ...NO_COUNTS,
        rows: 1,
        statuses: { ACCEPTED: 1 },
        days: { '2026-10-06': 1 },
        refused: { 'unknown-voter': 3 },
      },
      audience: {
        voters: 1,
        subscribed: 1,
        messages: 2,
        types: { Accepted: 2 },
        channels: { text: 1, email: 1 },
        languages: { es: 2 },
        textParts: 2,
      },
      findings: [
        {
          rule: 'returned-too-early',
          count: 30,
          of: 30,
          sentence:
            'With this upload 30 of 30 ballots are back. So many cannot be so soon after the mailing; the status codes or the dates may be wrong.',
        },
      ],
    },
  },
});

/** The pages of uploads over one that is held. */
export const sampleUploads = async (assetName: (name: string) => string = (name) => name) => {
  const memory = new MemoryTracking();
  memory.now = Temporal.Instant.from('2026-10-08T02:00:00Z');
  memory.electionsById.set(ELECTION.id, ELECTION);
  memory.voterById.set('V1', { voterId: 'V1', county: '03', status: 'A', confidential: false });
  await memory.days.add(ELECTION.id, '03', memory.now.subtract({ hours: 48 }), { ...NO_COUNTS, rows: 900 }, 2);
  await memory.heldUploads.hold(held(memory.now), [], [{ ok: true, value: ACCEPTED }]);
  const entries: AuditEntry[] = [];
  const site = uploadSite(
    Object.assign(memory, {
      trail: { record: async (entry: AuditEntry) => void entries.push(entry) },
      timeLeftMs: () => 10_000,
      pagesUrl: PAGES_URL,
      assetName,
      rehearsal: true,
      testEnvironment: false,
      log: { info: () => {}, warn: () => {}, error: () => {} },
    }),
  );
  return { site, memory, entries };
};
