import * as z from 'zod';
import { API_ACCESS } from '../../platform/access.ts';
import { IDEMPOTENCY_HEADER } from '../../platform/names.ts';
import { Problem } from '../../runtime/api/problem-schema.ts';
import type { Route, RouteResponse } from '../../runtime/api/route.ts';
import { MAX_ROWS } from '../../runtime/api/row-limits.ts';
import { dryRunParameter, withDryRun } from './dry-runs.ts';
import { type Json, type Schemas, schemaCollector } from './json-schemas.ts';
import { openPaths } from './open-paths.ts';
import { problemsOf, takesKey } from './problems.ts';
import { webhooks } from './webhooks.ts';

const parameters = (schemas: Schemas, schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] => {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemas.of(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: property,
  }));
};

/** NDJSON is text, a record a line: OpenAPI 3.1 has no word for its lines, so they are named beside it. */
const linesOf = (line: Json): Json => ({
  schema: {
    type: 'string',
    description: `One record a line, as \`x-line\` says; at most ${MAX_ROWS} of them. Ends of lines are LF or CRLF.`,
    contentMediaType: 'application/x-ndjson',
    'x-line': line,
  },
});

/** The records of a body that has them, or of none. */
const recordOf = (schema: Json): Json => {
  const { records } = (schema['properties'] ?? {}) as { records?: { items?: Json } };
  return records?.items ?? schema;
};

const isLines = (type: string): boolean => type.endsWith('ndjson');

const requestBody = (schemas: Schemas, route: Route): Json => {
  const schema = route.rawBody?.schema ?? route.body;
  if (!schema) return {};
  const types = route.rawBody?.contentTypes ?? ['application/json'];
  const made = schemas.of(schema, 'input');
  const content = types.map((type) => [type, isLines(type) ? linesOf(recordOf(made)) : { schema: made }]);
  // Nothing at all is read as an object without members.
  const required = !schema.safeParse({}).success;
  return { requestBody: { required, content: Object.fromEntries(content) } };
};

const otherForms = (schemas: Schemas, forms: NonNullable<RouteResponse['otherForms']>): Json =>
  Object.fromEntries(
    Object.entries(forms).map(([type, { description, line }]) => [
      type,
      { schema: { type: 'string', description, ...(line ? { 'x-line': schemas.of(line, 'output') } : {}) } },
    ]),
  );

const headersOf = (headers: NonNullable<RouteResponse['headers']>): Json =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  );

const response = (
  schemas: Schemas,
  { description, schema, contentType = 'application/json', otherForms: forms = {}, headers }: RouteResponse,
): Json => ({
  description,
  ...(headers ? { headers: headersOf(headers) } : {}),
  ...(schema
    ? { content: { [contentType]: { schema: schemas.of(schema, 'output') }, ...otherForms(schemas, forms) } }
    : {}),
});

const RETRY_AFTER = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 0 } } };

const problemResponse = (description: string, status?: string): Json => ({
  description,
  ...(status === '429' || status === '503' ? { headers: RETRY_AFTER } : {}),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const responses = (schemas: Schemas, route: Route, gated: boolean): Json => {
  const good = Object.entries(route.responses).filter(([status]) => Number(status) < 400);
  const problems = Object.entries(problemsOf(route, { gated }));
  const all = Object.fromEntries([
    ...good.map(([status, declaration]) => [status, response(schemas, declaration)]),
    ...problems.map(([status, text]) => [status, problemResponse(text, status)]),
  ]);
  return withDryRun(schemas, route, all);
};

const IDEMPOTENCY_KEY: Json = {
  name: IDEMPOTENCY_HEADER,
  in: 'header',
  required: false,
  description: 'The same key and body within a day: answered as the first time, and done once.',
  schema: { type: 'string', pattern: '^[!-~]{1,200}$' },
};

const operation = (schemas: Schemas, route: Route, gated: boolean): Json => ({
  operationId: route.lambda,
  summary: route.summary,
  description: `For ${API_ACCESS[route.lambda].join(' and ')} credentials.`,
  parameters: [
    ...parameters(schemas, route.pathParameters, 'path'),
    ...parameters(schemas, route.query, 'query'),
    ...dryRunParameter(route),
    ...(takesKey(route) ? [IDEMPOTENCY_KEY] : []),
  ],
  ...requestBody(schemas, route),
  responses: responses(schemas, route, gated),
});

const INFO: Json = {
  title: 'Rollcall county API',
  version: '1.0.0',
  description:
    'Sync checks, elections and ballot statuses between the Secretary of State and the counties. The county is taken from the credential; the data of another county is answered with 404. All times are ISO 8601 with offset. Members, parameters and bodies that a call does not know are refused. Every error is a problem by RFC 9457.',
  license: {
    name: 'For California’s counties, their vendors and the Secretary of State; all rights reserved',
    identifier: 'LicenseRef-rollcall-counties',
  },
};

/** Where the API is, and where its tokens are. */
export type ApiAddresses = {
  readonly tokenUrl: string;
  /** `https://api.example.gov`; without one the API is where the document was read. */
  readonly apiUrl?: string | undefined;
  /** Whether the calls of a County Test Environment pass its gate. */
  readonly gated?: boolean;
};

/** The OpenAPI 3.1 document of these routes. Pure: the same routes give the same document. */
export const openApiDocument = (routes: readonly Route[], { tokenUrl, apiUrl, gated = false }: ApiAddresses): Json => {
  const schemas = schemaCollector();
  schemas.of(z.object({ problem: Problem }), 'output');
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(schemas, route, gated) };
  }
  return {
    openapi: '3.1.0',
    info: INFO,
    servers: [{ url: apiUrl ?? '/', description: apiUrl ? 'The county API' : 'Where this document was read' }],
    security: [{ clientCredentials: [] }],
    paths: { ...paths, ...openPaths((description) => problemResponse(description)) },
    webhooks: webhooks(schemas),
    components: {
      securitySchemes: {
        clientCredentials: {
          type: 'oauth2',
          flows: { clientCredentials: { tokenUrl, scopes: { 'county-api/use': 'Use the county API' } } },
        },
      },
      schemas: schemas.named,
    },
  };
};
