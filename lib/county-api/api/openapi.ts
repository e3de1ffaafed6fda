import * as z from 'zod';
import { API_ACCESS } from '../../platform/access.ts';
import { Problem } from '../../runtime/api/problem-schema.ts';
import type { Route, RouteResponse } from '../../runtime/api/route.ts';

type Json = Record<string, unknown>;

/** What may go wrong on any route, whatever it does. */
const COMMON_PROBLEMS: Readonly<Record<number, string>> = {
  400: 'A part of the request is not valid; `errors` names each.',
  401: 'No valid access token.',
  403: 'The credential may not make this call.',
  429: 'Too many calls in this minute; `Retry-After` says how many seconds to wait.',
  500: 'A failure on our side. Repeat the call.',
};

/** Makes JSON Schemas and collects the named ones, which a document keeps in one place. */
type Schemas = { of(schema: z.ZodType, io: 'input' | 'output'): Json; readonly named: Record<string, unknown> };

const schemaCollector = (): Schemas => {
  const named: Record<string, unknown> = {};
  return {
    named,
    of: (schema, io) => {
      const made = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
      const {
        $schema: _dialect,
        $defs,
        ...rest
      } = JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json & {
        $defs?: Record<string, unknown>;
      };
      Object.assign(named, $defs);
      return rest;
    },
  };
};

const parameters = (schemas: Schemas, schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] => {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemas.of(schema, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
};

const requestBody = (schemas: Schemas, route: Route): Json => {
  const schema = route.rawBody?.schema ?? route.body;
  if (!schema) return {};
  const types = route.rawBody?.contentTypes ?? ['application/json'];
  const content = Object.fromEntries(types.map((type) => [type, { schema: schemas.of(schema, 'input') }]));
  return { requestBody: { required: true, content } };
};

const response = (
  schemas: Schemas,
  { description, schema, contentType = 'application/json' }: RouteResponse,
): Json => ({
  description,
  ...(schema ? { content: { [contentType]: { schema: schemas.of(schema, 'output') } } } : {}),
});

const problemResponse = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const responses = (schemas: Schemas, route: Route): Json => {
  const declared = Object.entries(route.responses).map(([status, declaration]) => [
    status,
    Number(status) >= 400 ? problemResponse(declaration.description) : response(schemas, declaration),
  ]);
  const common = Object.entries(COMMON_PROBLEMS).map(([status, text]) => [status, problemResponse(text)]);
  return Object.fromEntries([...common, ...declared]);
};

const operation = (schemas: Schemas, route: Route): Json => ({
  operationId: route.lambda,
  summary: route.summary,
  description: `For ${API_ACCESS[route.lambda].join(' and ')} credentials.`,
  parameters: [
    ...parameters(schemas, route.pathParameters, 'path'),
    ...parameters(schemas, route.query, 'query'),
    ...(route.method === 'POST' && !route.showsSecret
      ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } }]
      : []),
  ],
  ...requestBody(schemas, route),
  responses: responses(schemas, route),
});

/** The OpenAPI 3.1 document of these routes. Pure: the same routes give the same document. */
export const openApiDocument = (routes: readonly Route[], tokenUrl: string): Json => {
  const schemas = schemaCollector();
  schemas.of(z.object({ problem: Problem }), 'output');
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(schemas, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rollcall county API',
      version: '1.0.0',
      description:
        'Sync checks, elections and ballot statuses between the Secretary of State and the counties. The county is taken from the credential; the data of another county is answered with 404. All times are ISO 8601 with offset.',
    },
    security: [{ clientCredentials: [] }],
    paths,
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
