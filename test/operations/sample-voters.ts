import { voterHelpSite } from '../../lambdas/operations/help-voters/handler.tsx';
import type { AuditEntry } from '../../lib/shared/audit-entry.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { DEFAULT_HOURS } from '../../lib/voters/domain/hours.ts';
import type { Subscription } from '../../lib/voters/domain/subscription.ts';
import { Scenario } from '../ballot-tracking/domain/scenario.ts';
import { memoryHelp, type RecordChange } from '../sign-up/memory-help.ts';
import { askedLikeATable } from './asked-like-a-table.ts';
import { PAGES_URL } from './sample-people.ts';

export const VOTER_ID = 'V030000017';
const NOW = Temporal.Instant.from('2026-10-24T18:00:00Z');

export const SAMPLE_SUBSCRIPTION: Subscription = {
  voterId: VOTER_ID,
  county: '03',
  channels: ['text', 'email'],
  language: 'es',
  hours: DEFAULT_HOURS,
  phone: '+12095550123',
  email: 'mary.wright@example.org',
  consentedAt: Temporal.Instant.from('2026-09-01T17:00:00Z'),
  consentSource: 'site',
};

const VOTERS: readonly RecordChange[] = [
  { voterId: VOTER_ID },
  { voterId: 'V030000018', firstName: 'Marie' },
  { voterId: 'V030000019', firstName: 'Anna', lastName: 'Cole', status: 'I' },
  { voterId: 'V030000020', firstName: 'Secret', confidential: true },
  { voterId: 'V190000001', county: '19', residenceZip: '90012' },
];

/** What Amador reported about Mary Wright's ballot, and what she was told. */
const played = (): Scenario => {
  const scenario = new Scenario();
  scenario.subscription = SAMPLE_SUBSCRIPTION;
  scenario.tell('2026-10-05T17:00:00Z', { status: 'ISSUED', statusAt: '2026-10-05T16:00:00Z' });
  scenario.tell('2026-10-20T17:00:00Z', { status: 'INR', statusAt: '2026-10-20T16:00:00Z' });
  scenario.tell('2026-10-21T17:00:00Z', { status: 'ACCEPTED', statusAt: '2026-10-21T16:00:00Z' });
  scenario.tell('2026-10-22T17:00:00Z', { status: 'ACCEPTED', statusAt: '2026-10-21T16:00:00Z', withdrawn: true });
  scenario.tell('2026-10-24T05:30:00Z', { status: 'NVS', statusAt: '2026-10-23T16:00:00Z' });
  scenario.tell('2026-10-24T05:40:00Z', { status: 'CLD', statusAt: '2026-10-01T16:00:00Z' });
  return scenario;
};

/** The pages with which staff help a voter, over stores in memory. */
export const sampleVoters = (assetName: (name: string) => string = (name) => name) => {
  const help = memoryHelp(VOTERS, [SAMPLE_SUBSCRIPTION]);
  const { election, ballots, ledger } = played();
  const entries: AuditEntry[] = [];
  const logged: string[] = [];
  const site = voterHelpSite({
    ...help,
    register: askedLikeATable(help.register),
    subscriptions: askedLikeATable(help.subscriptions),
    elections: { list: async () => [election], participation: async () => undefined },
    ballots: { ofVoter: async ({ voterId }) => ({ ballots: voterId === VOTER_ID ? ballots : [], histories: [] }) },
    messages: {
      ofVoter: async (id, voterId) => (id === election.id && voterId === VOTER_ID ? [...ledger.values()] : []),
    },
    progress: { asOf: async () => undefined },
    contacts: { find: async () => ({ phone: '(209) 223-6465' }) },
    trail: { record: async (entry) => void entries.push(entry) },
    pagesUrl: PAGES_URL,
    clock: async () => NOW,
    assetName,
    rehearsal: true,
    log: {
      info: (code, fields) => void logged.push(JSON.stringify([code, fields])),
      warn: (code, fields) => void logged.push(JSON.stringify([code, fields])),
      error: (code, error) => void logged.push(`${code} ${String(error)}`),
    },
  });
  const stored = (): string => JSON.stringify([...help.subscribed]);
  return { site, help, entries, logged, stored, now: NOW };
};
