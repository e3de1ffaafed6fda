import { voterSite } from '../../lambdas/voter-site/serve-voter-site/handler.tsx';
import { Temporal } from '../../lib/shared/time.ts';
import type { SiteAssets } from '../../lib/site-kit/assets/load.ts';
import { ELECTION } from '../elections/sample-election.ts';

/** Where's My Ballot over sample data; errors reach the test. */
export const sampleVoterSite = (assets: SiteAssets, overrides: Partial<Parameters<typeof voterSite>[0]> = {}) =>
  voterSite({
    clock: async () => Temporal.Instant.from('2026-10-12T17:00:00Z'),
    elections: { list: async () => [ELECTION] },
    assets,
    rehearsal: true,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...overrides,
  });
