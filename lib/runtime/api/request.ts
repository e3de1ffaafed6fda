import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';
import { API_ACCESS } from '../../platform/access.ts';
import { CountyCode } from '../../shared/counties.ts';
import { CLIENT_ROLES, fitsReach, type Identity, PERSON_ROLES, type Role } from '../../shared/identity.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parseJson } from './json.ts';
import { type FieldProblem, problem } from './problem.ts';
import type { Route } from './route.ts';
import type { ApiAnswer, ApiRequest, Caller } from './types.ts';

/** As an authorizer hands it on: API Gateway takes texts only, so that the state has no county at all. */
const known = { id: z.string().min(1), county: CountyCode.nullable().default(null) };
const CallerContext = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), role: z.enum(PERSON_ROLES), ...known }),
    z.object({ kind: z.literal('client'), role: z.enum(CLIENT_ROLES), ...known }),
  ])
  .refine(({ role, county }) => fitsReach(role, county));

/** The caller that the authorizer established; undefined when the request did not pass it. */
export const callerOf = (event: Pick<APIGatewayProxyEvent, 'requestContext'>): Identity | undefined =>
  CallerContext.safeParse(event.requestContext.authorizer).data;

const lowerCaseHeaders = (event: APIGatewayProxyEvent): Record<string, string> =>
  Object.fromEntries(
    Object.entries(event.headers ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), value]],
    ),
  );

const fieldProblems = (error: z.ZodError, where: string): FieldProblem[] =>
  error.issues.slice(0, 20).map((issue) => ({
    pointer: `${where}${issue.path.map((part) => `/${String(part)}`).join('')}`,
    detail: issue.message,
  }));

const invalid = (where: string, error: z.ZodError): ApiAnswer => {
  const errors = fieldProblems(error, where);
  const first = errors[0];
  return problem(400, 'invalid-request', `${first?.pointer ?? where}: ${first?.detail ?? 'is not valid'}`, { errors });
};

const contentTypeOf = (headers: Record<string, string>): string =>
  (headers['content-type'] ?? 'application/json').split(';')[0]?.trim().toLowerCase() ?? '';

const bodyOf = (route: Route, headers: Record<string, string>, rawBody: string): Result<unknown, ApiAnswer> => {
  if (route.rawBody) {
    if (route.rawBody.contentTypes.includes(contentTypeOf(headers))) return ok(undefined);
    const types = route.rawBody.contentTypes.join(' or ');
    return err(problem(415, 'unsupported-content-type', `Send the body as ${types}.`));
  }
  if (!route.body) return ok(undefined);
  if (contentTypeOf(headers) !== 'application/json') {
    return err(problem(415, 'unsupported-content-type', 'Send the body as application/json.'));
  }
  const parsed = parseJson(rawBody === '' ? '{}' : rawBody);
  if (!parsed.ok) return err(problem(400, 'invalid-json', parsed.error));
  const checked = route.body.safeParse(parsed.value);
  return checked.success ? ok(checked.data) : err(invalid('#', checked.error));
};

/**
 * Checks a caller's API Gateway event against a route's contract.
 * Fails with the problem to answer: 403 wrong kind of caller, 400, 404 or 415 for the parts of the request.
 */
export const parseRequest = (
  route: Route,
  event: APIGatewayProxyEvent,
  caller: Caller,
): Result<ApiRequest<unknown, unknown, unknown>, ApiAnswer> => {
  const allowed: readonly Role[] = API_ACCESS[route.lambda];
  if (!allowed.includes(caller.role)) {
    return err(problem(403, 'forbidden', `This call is for ${allowed.join(' and ')} credentials only.`));
  }
  const headers = lowerCaseHeaders(event);
  const path = route.pathParameters?.safeParse(event.pathParameters ?? {});
  // A malformed identifier cannot exist, and must look no different from another county's: 404.
  if (path && !path.success) return err(problem(404, 'not-found', 'There is nothing at this address.'));
  const query = route.query?.safeParse(event.queryStringParameters ?? {});
  if (query && !query.success) return err(invalid('?', query.error));
  const rawBody = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  const body = bodyOf(route, headers, rawBody);
  if (!body.ok) return body;
  return ok({ body: body.value, query: query?.data, path: path?.data, caller, rawBody, headers });
};
