import { voterSite } from '../../lambdas/voter-site/serve-voter-site/handler.tsx';
import { NO_CONTACTS } from '../../lib/counties/domain/contacts.ts';
import { Temporal } from '../../lib/shared/time.ts';
import type { SiteAssets } from '../../lib/site-kit/assets/load.ts';
import { ELECTION } from '../elections/sample-election.ts';

/** Where's My Ballot over sample data; errors reach the test. */
export const sampleVoterSite = (assets: SiteAssets, overrides: Partial<Parameters<typeof voterSite>[0]> = {}) =>
  voterSite({
    clock: async () => Temporal.Instant.from('2026-10-12T17:00:00Z'),
    elections: { list: async () => [ELECTION] },
    offices: { contacts: async () => ({ contacts: NO_CONTACTS, version: 0 }) },
    assets,
    rehearsal: true,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...overrides,
  });
