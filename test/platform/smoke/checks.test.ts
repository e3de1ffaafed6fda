import { describe, expect, it } from 'vitest';
import { type Answer, smokeChecks } from '../../../lib/platform/smoke/checks.ts';

type Scene = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };
const TARGET = { voterSite: 'https://site', countyApi: 'https://api', operations: 'https://ops', edge: true };

/** A stage as it should be, by the beginning of what is asked for; the longest that fits answers. */
const GOOD: Readonly<Record<string, Scene>> = {
  'https://site/': {
    status: 404,
    headers: { 'cache-control': 'no-store', 'x-cache': 'Miss from cloudfront' },
    body: '',
  },
  'https://site/ ': {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'strict-transport-security': 'max-age=63072000',
      'content-security-policy': "default-src 'none'",
      'content-encoding': 'br',
    },
    body: '<link rel="stylesheet" href="/assets/site.1a2b3c.css">',
  },
  'https://site/assets/site.1a2b3c.css': {
    status: 200,
    headers: { 'cache-control': 'public, max-age=31536000, immutable', 'x-cache': 'Hit from cloudfront' },
    body: '',
  },
  'https://api/v1/openapi.json': { status: 200, headers: {}, body: '{"openapi":"3.1.0"}' },
  'https://api/v1/elections': { status: 401, headers: { 'content-type': 'application/problem+json' }, body: '{}' },
  'https://ops/operations': { status: 403, headers: {}, body: '' },
};

const failing = async (changed: string | undefined, scene: Partial<Scene> = {}): Promise<string[]> => {
  const ask = async (url: string): Promise<Answer> => {
    const key = url === 'https://site/' ? 'https://site/ ' : url in GOOD ? url : 'https://site/';
    const found = { ...(GOOD[key] as Scene), ...(key === changed ? scene : {}) };
    return { status: found.status, headers: new Headers(found.headers), text: async () => found.body };
  };
  const results = await Promise.all(smokeChecks(ask, TARGET).map(async ({ run }) => run()));
  return results.filter((problem) => problem !== undefined);
};
const home = GOOD['https://site/ '] as Scene;

describe('the smoke test', () => {
  it('finds nothing in a stage that is as it should be', async () => expect(await failing(undefined)).toEqual([]));

  it.each<[string, string, Partial<Scene>, string]>([
    ['a home page that fails', 'https://site/ ', { status: 502 }, 'It answered 502, not 200.'],
    [
      'one that is no page',
      'https://site/ ',
      { headers: { ...home.headers, 'content-type': 'text/plain' } },
      'It is no page.',
    ],
    [
      'one that is not compressed',
      'https://site/ ',
      { headers: { ...home.headers, 'content-encoding': '' } },
      'It is not compressed.',
    ],
    ['one that names no asset', 'https://site/ ', { body: '<p>' }, 'The home page names no asset.'],
    [
      'an asset that is not kept',
      'https://site/assets/site.1a2b3c.css',
      { headers: { 'x-cache': 'Hit' } },
      'Browsers are not told to keep it.',
    ],
    [
      'an asset past CloudFront',
      'https://site/assets/site.1a2b3c.css',
      { headers: { 'cache-control': 'immutable' } },
      'It did not come through CloudFront.',
    ],
    [
      'a page that CloudFront keeps',
      'https://site/',
      { headers: { 'cache-control': 'no-store', 'x-cache': 'Hit from cloudfront' } },
      'CloudFront kept it.',
    ],
    ['a page that caches may keep', 'https://site/', { headers: {} }, 'It does not forbid caches.'],
    ['an API without a description', 'https://api/v1/openapi.json', { body: '<html>' }, 'It is no OpenAPI document.'],
    ['an API that lets everybody in', 'https://api/v1/elections', { status: 200 }, 'It answered 200, not 401.'],
    [
      'a refusal that is no problem document',
      'https://api/v1/elections',
      { headers: {} },
      'It is no problem document.',
    ],
    ['operations pages for everybody', 'https://ops/operations', { status: 200 }, 'It answered 200, not 401 or 403.'],
  ])('finds %s', async (_what, changed, scene, problem) => {
    expect(await failing(changed, scene)).toContain(problem);
  });
});
