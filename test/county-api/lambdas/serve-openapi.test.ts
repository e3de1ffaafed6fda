import { describe, expect, it } from 'vitest';
import { serveOpenApi } from '../../../lambdas/county-api/serve-openapi/handler.tsx';
import { API_CONTRACT } from '../../../lib/county-api/api/contract.ts';
import { EXAMPLES } from '../../../lib/county-api/api/examples.ts';
import { openApiDocument } from '../../../lib/county-api/api/openapi.ts';
import { API_CALLS } from '../../../lib/platform/api-routes.ts';
import { LANGUAGES } from '../../../lib/shared/codes.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { ROLL_REFUSED_CODES } from '../../../lib/sync-checks/domain/compare/refusal.ts';
import { REFUSAL_SUMMARY } from '../../../lib/sync-checks/domain/compare/refusal-summary.ts';
import { ROW_PROBLEM_CODES } from '../../../lib/sync-checks/domain/compare/row-problem.ts';
import { PRECINCT_COLUMNS } from '../../../lib/sync-checks/domain/precincts/assignments.ts';
import { PRECINCTS_REFUSED_CODES } from '../../../lib/sync-checks/domain/precincts/refusal.ts';
import { ROLL_COLUMNS } from '../../../lib/sync-checks/domain/roll-format.ts';
import { VOTER_STATUSES } from '../../../lib/voters/domain/voter.ts';

const escaped = (text: string): string => text.replaceAll('"', '&quot;');

const document = openApiDocument(API_CONTRACT, { tokenUrl: 'https://tokens.example.org/oauth2/token' });
const paths = document['paths'] as Record<string, Record<string, { operationId: string; responses: object }>>;

describe('the contract and the deployed routes', () => {
  it('are the same calls, served by the same functions', () => {
    const contract = API_CONTRACT.map(({ method, path, lambda }) => `${method} ${path} → ${lambda}`);
    const deployed = Object.entries(API_CALLS).map(([lambda, { method, path }]) => `${method} ${path} → ${lambda}`);
    expect(deployed.sort(), 'Describe the call in its capability’s api.').toEqual(contract.sort());
    expect(contract.length).toBeGreaterThan(10);
  });

  it('documents every call with its answers, parameters and problems', () => {
    for (const route of API_CONTRACT) {
      const operation = paths[route.path]?.[route.method.toLowerCase()];
      expect(operation?.operationId, `${route.method} ${route.path}`).toBe(route.lambda);
      expect(Object.keys(operation?.responses ?? {})).toEqual(expect.arrayContaining(['401', '429']));
    }
  });
});

describe('serve-openapi', () => {
  const serve = serveOpenApi({
    document,
    tokenUrl: 'https://tokens.example.org/',
    guide: '# The guide',
    checker: '// the command',
  });

  it('serves OpenAPI 3.1 for programs', async () => {
    const answer = await serve({ path: '/v1/openapi.json' });
    expect(answer.headers?.['content-type']).toBe('application/json');
    expect(JSON.parse(answer.body)).toMatchObject({
      openapi: '3.1.0',
      components: { schemas: { Problem: { type: 'object' } } },
    });
  });

  it('serves the format of an extract, with every column and every reason', async () => {
    const answer = await serve({ path: '/v1/roll-format' });
    expect(answer.headers?.['content-type']).toContain('text/html');
    for (const word of [...ROLL_COLUMNS, ...ROW_PROBLEM_CODES, ...ROLL_REFUSED_CODES])
      expect(answer.body).toContain(word);
    expect((await serve({ path: '/v1/docs' })).body).toContain('href="roll-format"');
  });

  it('says with the format what each refusal means, every county’s number, and the limits', async () => {
    const { body } = await serve({ path: '/v1/roll-format' });
    for (const { code, name } of COUNTIES) expect(body).toContain(`<code>${code}</code> ${name}`);
    for (const code of ROLL_REFUSED_CODES) expect(body).toContain(escaped(REFUSAL_SUMMARY[code]));
    for (const limit of ['65,536 bytes', '64 MiB', '8,192 MiB', '250 times', '16 MiB', 'an hour', '5%', '10%', '3%'])
      expect(body, limit).toContain(limit);
    expect(body?.replaceAll(/\s+/g, ' ')).toMatch(/has a value for more than 20%, or write otherwise .* more than 5%/);
  });

  it('says with the format which codes there are, and what a key means that one row lacks', async () => {
    const body = (await serve({ path: '/v1/roll-format' })).body?.replaceAll(/\s+/g, ' ') ?? '';
    for (const status of VOTER_STATUSES) expect(body).toMatch(new RegExp(`<code>${status}</code> [a-z]+`));
    expect(body).toContain(LANGUAGES.join(', '));
    expect(body).toContain('VoteCal’s own codes');
    expect(body).toContain('a key that one row lacks');
    expect(body).toContain('before /v1, without it');
  });

  it('serves the format of the file of precincts, with every reason, and the way from a trial to the differences', async () => {
    const { body } = await serve({ path: '/v1/roll-format' });
    for (const word of [...PRECINCT_COLUMNS, ...PRECINCTS_REFUSED_CODES]) expect(body).toContain(word);
    const steps = ['https://tokens.example.org/', '/v1/sync-checks', '/extract', '/extract/complete', '/differences'];
    for (const step of steps) expect(body).toContain(step);
    expect(body).toContain('href="check-roll.cjs"');
  });

  it('serves the guide for whoever connects a system, and names it first', async () => {
    const answer = await serve({ path: '/v1/integrating.md' });
    expect(answer.headers?.['content-type']).toContain('text/markdown');
    expect(answer.body).toBe('# The guide');
    expect((await serve({ path: '/v1/docs' })).body).toContain('href="integrating.md"');
  });

  it('serves the command that tries an extract', async () => {
    const answer = await serve({ path: '/v1/check-roll.cjs' });
    expect(answer.headers?.['content-type']).toContain('text/javascript');
    expect(answer.body).toBe('// the command');
  });

  it('serves a page for people that names every call', async () => {
    const answer = await serve({ path: '/v1/docs' });
    expect(answer.headers?.['content-type']).toContain('text/html');
    for (const path of Object.keys(paths)) expect(answer.body).toContain(path);
    expect(answer.body).not.toContain('<script');
  });
});

describe('the page of the API', () => {
  const serve = serveOpenApi({ document, tokenUrl: 'https://tokens.example.org/', guide: '', checker: '' });

  it('shows names in backticks as names, on the readable page', async () => {
    const { body } = await serve({ path: '/v1/docs' });
    const shown = body.replaceAll(/<(pre|style)[\s\S]*?<\/\1>/g, '');
    expect(shown).not.toContain('`');
    expect(shown).toContain('<code>too-late</code>');
  });

  it('shows for each call with a body what somebody may send, and the contract takes it', () => {
    for (const { lambda, body, rawBody } of API_CONTRACT) {
      const schema = rawBody?.schema ?? body;
      if (schema === undefined) continue;
      const example = EXAMPLES[lambda];
      // A body without members needs no example.
      if (example === undefined) expect(schema.safeParse({}).success, lambda).toBe(true);
      else expect(schema.safeParse(example).error?.issues ?? [], lambda).toEqual([]);
    }
    const takers = API_CONTRACT.filter(({ body, rawBody }) => body !== undefined || rawBody !== undefined);
    const calls: readonly string[] = takers.map(({ lambda }) => lambda);
    expect(Object.keys(EXAMPLES).filter((name) => !calls.includes(name))).toEqual([]);
  });

  it('says of each member its type, its limits and what it means', async () => {
    const { body } = await serve({ path: '/v1/docs' });
    for (const text of [
      'records[].voterId',
      'staff.email',
      'date, YYYY-MM-DD',
      'time, ISO 8601 with offset',
      'dfm, runbeck, standard',
    ]) {
      expect(body).toContain(text);
    }
    expect(body).toMatch(/at most \d+ entries/);
    expect(body).toContain('href="#post-v1-elections-id-ballots"');
    expect(body).not.toMatch(/undefined|\[object|NaN/);
  });
});
