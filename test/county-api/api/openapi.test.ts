import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { API_CONTRACT } from '../../../lib/county-api/api/contract.ts';
import { openApiDocument } from '../../../lib/county-api/api/openapi.ts';
import { CountyEventBody } from '../../../lib/messaging/domain/county-event.ts';
import { API_CALLS, OPEN_PATHS } from '../../../lib/platform/api-routes.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { EmsEvent } from '../../../lib/sync-checks/domain/ems.ts';

type Json = Record<string, unknown>;
type Media = Record<string, { schema: Json }>;
type Operation = {
  readonly operationId: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { name: string; in: string; schema: Json }[];
  readonly requestBody?: { readonly content: Media };
  readonly responses: Record<string, { description: string; content?: Media; headers?: Json }>;
};
type Document = {
  readonly servers: readonly { url: string }[];
  readonly info: { license: { name: string } };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly webhooks: Record<string, { post: Operation }>;
  readonly components: { schemas: Record<string, Json> };
};

const REDOCLY = fileURLToPath(import.meta.resolve('@redocly/cli/bin/cli.js'));
const TOKENS = { tokenUrl: 'https://tokens.example.org/oauth2/token' };
const json = openApiDocument(API_CONTRACT, TOKENS);
const document = json as unknown as Document;
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
const of = (lambda: keyof typeof API_CALLS): Operation => {
  const { method, path } = API_CALLS[lambda];
  const operation = document.paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${lambda} is not described.`);
  return operation;
};

const everySchema = (value: unknown): Json[] => {
  if (Array.isArray(value)) return value.flatMap(everySchema);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Json, ...Object.values(value).flatMap(everySchema)];
};

/** What Redocly's linter says of a document. */
const lint = async (content: unknown): Promise<readonly { ruleId: string; message: string }[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-lint-'));
  try {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(content));
    const words = ['lint', '--extends=recommended', '--format=json', file];
    // Nobody outside is told or asked.
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const run = promisify(execFile)(process.execPath, [REDOCLY, ...words], { env });
    const { stdout } = await run.catch((failure: { stdout: string }) => failure);
    return (JSON.parse(stdout) as { problems: { ruleId: string; message: string }[] }).problems;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('the OpenAPI document', () => {
  it('leaves Redocly nothing to say, not even a warning', async () => {
    const { license: _license, ...unlicensed } = document.info;
    const [said, control] = await Promise.all([lint(json), lint({ ...json, servers: [], info: unlicensed })]);
    expect(said).toEqual([]);
    expect(control.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(['no-empty-servers', 'info-license']));
  });

  it('says where the API is: at its address, or where the document was read', () => {
    expect(document.servers.map(({ url }) => url)).toEqual(['/']);
    const deployed = openApiDocument(API_CONTRACT, { ...TOKENS, apiUrl: 'https://api.example.org' });
    expect((deployed as unknown as Document).servers.map(({ url }) => url)).toEqual(['https://api.example.org']);
  });

  it('describes what needs no token, and every other call with one', () => {
    for (const path of OPEN_PATHS) expect(document.paths[path]?.['get']?.security, path).toEqual([]);
    const open = operations.filter(({ security }) => security !== undefined);
    expect(open).toHaveLength(OPEN_PATHS.length);
    expect(operations).toHaveLength(OPEN_PATHS.length + Object.keys(API_CALLS).length);
  });

  it('names every status that a call may be answered with by the guards before it', () => {
    for (const { method, path, lambda, body, rawBody, pathParameters, showsSecret } of API_CONTRACT) {
      const { responses } = of(lambda);
      const due = [
        ...[400, 401, 403, 429, 500, 504],
        ...(pathParameters ? [404] : []),
        ...(body || rawBody ? [413, 415] : []),
        ...(method === 'POST' && !showsSecret ? [409, 422] : []),
        ...(method === 'GET' ? [] : [503]),
      ].map(String);
      expect(Object.keys(responses), `${method} ${path}`).toEqual(expect.arrayContaining(due));
      for (const [status, { content, headers }] of Object.entries(responses)) {
        if (Number(status) >= 400) expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
        if (['429', '503'].includes(status)) expect(Object.keys(headers ?? {})).toEqual(['Retry-After']);
      }
    }
  });

  it('says what the contract says of a status, and then what every call says of it', () => {
    const { description } = of('start-sync-check').responses['409'] ?? {};
    expect(description).toContain('check-already-running');
    expect(description).toContain('request-in-progress');
  });

  it('shows NDJSON as lines, and the same rows in JSON as records', () => {
    const sent = of('post-ballots').requestBody?.content ?? {};
    const row = { $ref: '#/components/schemas/BallotRow' };
    expect(sent['application/x-ndjson']?.schema).toMatchObject({ type: 'string', 'x-line': row });
    expect(sent['application/json']?.schema).toMatchObject({
      properties: { records: { items: row, maxItems: 5_000 } },
    });
    const got = of('list-differences').responses['200'];
    expect(Object.keys(got?.content ?? {})).toEqual(['application/json', 'application/x-ndjson', 'text/csv']);
    expect(got?.content?.['application/x-ndjson']?.schema).toMatchObject({ type: 'string' });
    expect(Object.keys(got?.headers ?? {})).toEqual(['Rollcall-Cursor']);
  });

  it('says of every webhook what it carries and how it is signed', () => {
    const types = [...EmsEvent.shape.type.options, ...CountyEventBody.shape.type.options, 'endpoint-test'];
    expect(Object.keys(document.webhooks).toSorted()).toEqual(types.toSorted());
    for (const [type, { post }] of Object.entries(document.webhooks)) {
      expect(post.requestBody?.content['application/json']?.schema).toMatchObject({
        properties: { type: { const: type }, county: { type: 'string' }, at: { format: 'date-time' } },
      });
      expect(post.parameters?.map(({ name }) => name)).toEqual(['Rollcall-Signature', 'Rollcall-Delivery']);
    }
  });

  it('has patterns that say no more and no less than the rules', () => {
    const schemas = everySchema(json);
    const patterns = schemas.flatMap(({ pattern }) => (typeof pattern === 'string' ? [pattern] : []));
    expect(patterns.length).toBeGreaterThan(50);
    // No class of Unicode, no calendar: what every validator reads the same way.
    for (const pattern of patterns) expect(pattern).not.toMatch(/\\p\{|\\d\\d\[2468\]/);
    const county = new RegExp(patterns.find((pattern) => pattern.includes('5[0-8]')) ?? '$^');
    const codes = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));
    expect(codes.filter((code) => county.test(code))).toEqual(COUNTIES.map(({ code }) => code).toSorted());
  });

  it('has no map of an open set of keys', () => {
    expect(everySchema(json).filter((schema) => 'propertyNames' in schema)).toEqual([]);
  });
});
