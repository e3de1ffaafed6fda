import { textsSite } from '../../lambdas/operations/manage-texts/handler.tsx';
import type { TextsVersion } from '../../lib/messaging/domain/texts/texts-version.ts';
import type { AuditEntry } from '../../lib/shared/audit-entry.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { ELECTION } from '../elections/sample-election.ts';
import { suppliedTexts } from '../messaging/domain/texts/supplied.ts';
import { textsMemory } from '../messaging/texts-memory.ts';
import { PAGES_URL } from './sample-people.ts';

export const NOW = Temporal.Instant.from('2026-10-12T17:00:00Z');
export const LOCAL = {
  ...ELECTION,
  id: '2026-11-03-03-water-board',
  name: 'Water Board Election',
  kind: 'local',
  county: '03',
} as const;

const submitted = { by: 'sos-2', at: NOW.subtract({ hours: 30 }) };
const approved = { by: 'sos-1', at: NOW.subtract({ hours: 24 }), effectiveFrom: NOW.subtract({ hours: 20 }) };

/** The pages about texts over a version in force, one that waits, and one of a county that waits. */
export const sampleTexts = async (assetName: (name: string) => string = (name) => name) => {
  const store = textsMemory();
  const entries: AuditEntry[] = [];
  const texts = suppliedTexts();
  const hashes = Object.fromEntries(
    await Promise.all(
      Object.entries(texts).map(async ([language, own]) => [language, await store.keep(language as 'en', own)]),
    ),
  ) as Record<string, string>;
  const counts = Object.fromEntries(
    Object.entries(texts).map(([language, own]) => [language, Object.keys(own).length]),
  );
  const state: TextsVersion = {
    scope: { kind: 'state' },
    number: 1,
    hashes,
    counts,
    questions: 2,
    submitted,
    approved,
  };
  const own = {
    'messages.Received.text': 'CA Secretary of State for {county} County: Got it. {electionName} {electionDate}',
  };
  const versions: readonly TextsVersion[] = [
    state,
    { scope: { kind: 'state' }, number: 2, hashes, counts, questions: 0, submitted },
    {
      scope: { kind: 'county', county: '03', electionId: LOCAL.id },
      number: 1,
      hashes: { en: await store.keep('en', own) },
      counts: { en: 1 },
      questions: 0,
      submitted: { ...submitted, by: 'clerk-1' },
    },
  ];
  for (const version of versions) await store.create(version);
  const elections = [ELECTION, LOCAL];
  const site = textsSite({
    store,
    elections: { find: async (id) => elections.find((one) => one.id === id), list: async () => elections },
    contacts: { find: async () => ({ phone: '+15305550100', email: 'elections@county.example.org' }) },
    trail: { record: async (entry) => void entries.push(entry) },
    siteUrl: 'https://wheresmyballot.sos.ca.gov',
    pagesUrl: PAGES_URL,
    clock: async () => NOW,
    assetName,
    rehearsal: true,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  return { site, store, entries };
};
