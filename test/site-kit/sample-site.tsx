import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { type Bindings, operationsSite } from '../../lambdas/operations/serve-operations/handler.tsx';

import { voterSite } from '../../lambdas/voter-site/serve-voter-site/handler.tsx';
import { renderOutbox } from '../../lib/local/outbox/outbox-page.tsx';
import { Temporal } from '../../lib/shared/time.ts';
import { loadSiteAssets, type SiteAssets } from '../../lib/site-kit/assets/load.ts';
import { writeSiteAssets } from '../../lib/site-kit/assets/write.ts';
import { PAGE_HEADERS } from '../../lib/site-kit/security-headers.ts';
import { CHECKS, COUNTY_MAIL, DIFFERENCES, ELECTION, NOW, OUTBOX } from './sample-data.ts';

/** The assets, built as a bundle gets them. */
export const sampleAssets = (): SiteAssets => {
  const folder = join(mkdtempSync(join(tmpdir(), 'rollcall-assets-')), 'assets');
  writeSiteAssets(folder);
  return loadSiteAssets(folder);
};

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Where's My Ballot over sample data; errors reach the test. */
export const sampleVoterSite = (assets: SiteAssets, overrides: Partial<Parameters<typeof voterSite>[0]> = {}) =>
  voterSite({
    clock: async () => Temporal.Instant.from('2026-10-12T17:00:00Z'),
    elections: { list: async () => [ELECTION] },
    assets,
    rehearsal: true,
    log: silent,
    ...overrides,
  });

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
    log: silent,
    ...overrides,
  });

/** What API Gateway adds to a request after the authorizer. */
export const signedIn = (authorizer: Record<string, string> | null, domainName = 'pages.example.org'): Bindings => ({
  // Only the fields that the pages read.
  event: {
    requestContext: { authorizer, domainName, stage: 'live' } as unknown as APIGatewayProxyEvent['requestContext'],
  },
});
export const SOS = { role: 'sos', clientId: 'sos-1' };
export const AMADOR = { role: 'county', county: '03', clientId: 'amador-1' };

/** All pages at one address of this machine, as the local stage's gateway serves them. */
export const startSampleServer = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const assets = sampleAssets();
  const voters = sampleVoterSite(assets);
  const operations = sampleOperations(assets);
  const frame = { root: '', assetsPath: '/assets', assetName: assets.nameOf, rehearsal: true, now: NOW };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const answer = async (): Promise<Response> => {
      if (path.startsWith('/outbox')) {
        const html = renderOutbox({ frame, messages: OUTBOX, countyMail: COUNTY_MAIL });
        return new Response(html, { headers: { ...PAGE_HEADERS, 'Content-Type': 'text/html; charset=utf-8' } });
      }
      return path.startsWith('/operations')
        ? operations.request(path, {}, signedIn(SOS))
        : // The voter site's bindings carry the same context.
          voters.request(path, {}, signedIn(null) as never);
    };
    void answer().then(async (result) => {
      response.writeHead(result.status, Object.fromEntries(result.headers));
      response.end(Buffer.from(await result.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
