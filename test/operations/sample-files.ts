import { countyFileSite } from '../../lambdas/operations/manage-county-files/handler.tsx';
import type { FilePorts } from '../../lambdas/operations/manage-county-files/ports.ts';
import type { TestOutcome } from '../../lib/counties/ports.ts';
import { afterAttempt, newTelling, type Telling } from '../../lib/messaging/domain/county-telling.ts';
import type { AuditEntry } from '../../lib/shared/audit-entry.ts';
import { ok } from '../../lib/shared/result.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { countyOfCheckId } from '../../lib/sync-checks/domain/check-id.ts';
import { countyCheck } from '../../lib/sync-checks/domain/new-check.ts';
import { MemoryTracking } from '../ballot-tracking/ballot-memory.ts';
import { aClient, COMPLETE } from '../counties/county-files.ts';
import { memoryCounties } from '../counties/memory-counties.ts';
import { ELECTION } from '../elections/sample-election.ts';
import { memoryCountyEvents } from '../messaging/memory-county-events.ts';
import { memoryAlternates, memoryChecks } from '../sync-checks/memory-stores.ts';
import { askedLikeATable } from './asked-like-a-table.ts';
import { PAGES_URL } from './sample-people.ts';

const NOW = Temporal.Instant.from('2026-11-27T18:00:00Z');
/** The alternate check that Amador has had already. */
const USED = '03-2026-12-02-alternate';

/** What Amador's system was told of its voters: one event it has, one waits, and one was given up. */
const undelivered = (number: number, at: Temporal.Instant) =>
  newTelling({
    id: `03.message-undelivered.${number}`,
    type: 'message-undelivered',
    county: '03',
    voterId: `100000${number}`,
    channel: 'email',
    outcome: 'bounced',
    at,
    election: '2026-11-03-statewide',
    message: 'ContactCounty',
  });
const LONG_AGO = NOW.subtract({ hours: 24 * 8 });
export const TELLINGS: readonly Telling[] = [
  afterAttempt(undelivered(1, NOW.subtract({ hours: 2 })), 'told', NOW.subtract({ hours: 2 })),
  afterAttempt(undelivered(2, NOW.subtract({ minutes: 4 })), 'answered-503', NOW.subtract({ minutes: 3 })),
  afterAttempt(undelivered(3, LONG_AGO), 'unanswered', NOW.subtract({ hours: 20 })),
];

/** The statewide election to come. */
const COMING = { ...ELECTION, id: '2027-03-02-statewide', date: Temporal.PlainDate.from('2027-03-02') };

/** A check's id; throws for any other text, as the table's key does. */
const refusingOthers = (id: string): string => {
  if (countyOfCheckId(id) === undefined) throw new Error('This is not a check id.');
  return id;
};

/** The forms about counties' files over files in memory: Amador's is complete, and one of its endpoints waits for its test; Butte has a check that runs. */
export const sampleFiles = (
  assetName: (name: string) => string = (name) => name,
  outcome: TestOutcome = { kind: 'proven' },
  now = NOW,
  gate?: FilePorts['gate'],
) => {
  const counties = memoryCounties();
  const { kept } = counties;
  const alternates = memoryAlternates();
  const schedules = new Map<string, string>();
  const checks = memoryChecks();
  const tracking = new MemoryTracking();
  checks.add({ ...countyCheck('03', NOW.subtract({ hours: 700 })), id: USED, status: 'completed', kind: 'alternate' });
  checks.add(countyCheck('04', NOW.subtract({ hours: 1 })));
  tracking.electionsById.set(COMING.id, COMING);
  const started: string[] = [];
  const events = memoryCountyEvents();
  for (const telling of TELLINGS) events.kept.set(telling.event.id, telling);
  const entries: AuditEntry[] = [];
  const failures: string[] = [];
  const resumed: string[] = [];
  const mails: { readonly to: string; readonly subject: string; readonly text: string }[] = [];
  if (COMPLETE.system === undefined) throw new Error('The sample has a system.');
  kept.contacts.set('03', { contacts: COMPLETE.contacts, version: 1 });
  const candidate = { url: 'https://new.amador.example.org/hook', secretName: 'webhook-03-new', registeredAt: NOW };
  kept.systems.set('03', { ...COMPLETE.system, candidate });
  kept.secrets.set('webhook-03-new', 'the-secret');
  for (const client of [aClient(), aClient({ clientId: 'client-2', role: 'print-vendor', name: 'Printer' })]) {
    kept.clients.set(client.clientId, client);
    kept.inPool.add(client.clientId);
  }
  const trail = { record: async (entry: AuditEntry) => void entries.push(entry) };
  const site = countyFileSite({
    ...(gate === undefined ? {} : { gate }),
    files: counties.files,
    register: askedLikeATable(counties.register),
    // The ids of the samples are taken already.
    pool: { ...counties.pool, create: async () => ({ clientId: 'client-made', clientSecret: 'made-secret' }) },
    secrets: counties.secrets,
    addressFault: (url) => (url.startsWith('https://') ? undefined : 'Give an https address.'),
    testEndpoint: async () => outcome,
    tellings: events.tellings,
    checks: { ...checks.store, read: async (id) => checks.store.read(refusingOthers(id)) },
    elections: askedLikeATable(tracking.elections),
    requests: askedLikeATable(tracking.requests),
    measureTexts: () => [],
    startCheck: async (checkId) => void started.push(checkId),
    startNightAgain: async (start, county, name) =>
      void started.push(JSON.stringify({ ...start, redrive: [county], name })),
    alternates: alternates.store,
    schedules: {
      put: async ({ county, runAt }) => void schedules.set(county, runAt.toString()),
      cancel: async (county) => void schedules.delete(county),
    },
    tokens: {
      cancelled: async (token) => {
        resumed.push(token);
        return ok(undefined);
      },
    },
    mail: async ({ to, subject, text }) => {
      mails.push({ to, subject, text });
      return ok({ providerId: 'm' });
    },
    trail,
    pagesUrl: PAGES_URL,
    apiUrl: 'https://api.example.org',
    tokenUrl: 'https://tokens.example.org/oauth2/token',
    clock: async () => now,
    assetName,
    rehearsal: true,
    log: { info: () => {}, warn: () => {}, error: (code) => void failures.push(code) },
  });
  const stored = (): string =>
    JSON.stringify(
      [...Object.values(kept), schedules, checks.checks, started, tracking.requestsById].map((one) => [...one]),
    );
  return {
    site,
    kept,
    schedules,
    alternates: alternates.store,
    entries,
    failures,
    resumed,
    mails,
    trail,
    stored,
    checks,
    started,
    tracking,
    now,
  };
};
