import { operationsSite } from '../../lambdas/operations/serve-operations/handler.tsx';
import type { SiteAssets } from '../../lib/site-kit/assets/load.ts';
import { ELECTION } from '../elections/sample-election.ts';
import { CHECKS, DIFFERENCES, NOW } from './sample-checks.ts';

/** Two viewers, as the authorizer names them. */
export const SOS = { role: 'sos', clientId: 'sos-1' };
export const AMADOR = { role: 'county', county: '03', clientId: 'amador-1' };

/** The staff pages over sample data. */
export const sampleOperations = (assets: SiteAssets, overrides: Partial<Parameters<typeof operationsSite>[0]> = {}) =>
  operationsSite({
    clock: async () => NOW,
    checks: {
      read: async (id) => CHECKS.find((check) => check.id === id) ?? null,
      history: async (county) => CHECKS.filter((check) => check.county === county),
    },
    differences: {
      page: async (_check, cursor, limit) => {
        const start = Number(cursor ?? 0);
        if (Number.isNaN(start)) return null;
        const next = start + limit;
        return { differences: DIFFERENCES.slice(start, next), cursor: next < DIFFERENCES.length ? String(next) : null };
      },
    },
    alternates: { all: async () => [] },
    elections: { list: async () => [ELECTION] },
    countMessages: async () => [
      { type: 'Outbound', channel: 'text', state: 'delivered', count: 1204 },
      { type: 'Outbound', channel: 'email', state: 'accepted', count: 310 },
      { type: 'Accepted', channel: 'voice', state: 'held', count: 2 },
    ],
    assets,
    rehearsal: true,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...overrides,
  });
