import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';
import { API_ACCESS } from '../../platform/access.ts';
import { CountyCode } from '../../shared/counties.ts';
import { CLIENT_ROLES, fitsReach, type Identity, PERSON_ROLES, type Role } from '../../shared/identity.ts';
import { didYouMean, likely } from '../../shared/likely.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { DRY_RUN_PARAMETER, dryRunOf } from './dry-runs.ts';
import { parseJson, pointerPart } from './json.ts';
import { type FieldProblem, problem } from './problem.ts';
import type { Route } from './route.ts';
import type { ApiAnswer, ApiRequest, Caller } from './types.ts';
import { membersOf, wrongValues } from './wrong-values.ts';

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

const fieldProblems = (error: z.ZodError, schema: z.ZodType, value: unknown, where: string): FieldProblem[] =>
  wrongValues(error, schema, value).map(({ path, detail }) => ({
    pointer: `${where}${path.map((part) => `/${pointerPart(part)}`).join('')}`,
    detail,
  }));

const invalid = (errors: readonly FieldProblem[], where: string): ApiAnswer => {
  const [first] = errors;
  const others = errors.length > 1 ? ` (and ${errors.length - 1} more, see "errors")` : '';
  const detail = `${first?.pointer ?? where}: ${first?.detail ?? 'is not valid'}${others}`;
  return problem(400, 'invalid-request', detail, { errors });
};

const contentTypeOf = (headers: Record<string, string>): string =>
  (headers['content-type'] ?? 'application/json').split(';')[0]?.trim().toLowerCase() ?? '';

const bodyOf = (route: Route, headers: Record<string, string>, rawBody: string): Result<unknown, ApiAnswer> => {
  if (route.rawBody) {
    // What is not there is of no type: a probe sends nothing, under whatever name.
    if (rawBody === '') return ok(undefined);
    if (route.rawBody.contentTypes.includes(contentTypeOf(headers))) return ok(undefined);
    const types = route.rawBody.contentTypes.join(' or ');
    return err(problem(415, 'unsupported-content-type', `Send the body as ${types}.`));
  }
  if (!route.body) {
    // Clients that always send a body send an empty object.
    if (['', '{}'].includes(rawBody.trim())) return ok(undefined);
    return err(problem(400, 'invalid-request', 'This call takes no body. Send none.'));
  }
  if (contentTypeOf(headers) !== 'application/json') {
    return err(problem(415, 'unsupported-content-type', 'Send the body as application/json.'));
  }
  const parsed = parseJson(rawBody === '' ? '{}' : rawBody);
  if (!parsed.ok) return err(problem(400, 'invalid-json', parsed.error));
  const checked = route.body.safeParse(parsed.value);
  if (checked.success) return ok(checked.data);
  return err(invalid(fieldProblems(checked.error, route.body, parsed.value, '#'), '#'));
};

/** Parameters that the call does not know, or that came more than once: ignoring one would be a lie about the answer. */
const strayParameters = (route: Route, event: APIGatewayProxyEvent): readonly FieldProblem[] => {
  const own = route.query ? membersOf(route.query) : [];
  const known = dryRunOf(route.lambda) ? [...own, DRY_RUN_PARAMETER] : own;
  const sent = event.multiValueQueryStringParameters ?? {};
  const names = [...new Set([...Object.keys(event.queryStringParameters ?? {}), ...Object.keys(sent)])];
  return names.flatMap((name) => {
    const pointer = `?/${pointerPart(name)}`;
    if (!known.includes(name)) {
      const meant = didYouMean(likely(name, known));
      return [{ pointer, detail: `this call has no such parameter.${meant}` }];
    }
    return (sent[name]?.length ?? 1) > 1 ? [{ pointer, detail: 'it came more than once. Send it once.' }] : [];
  });
};

const queryOf = (route: Route, event: APIGatewayProxyEvent): Result<unknown, ApiAnswer> => {
  const stray = strayParameters(route, event);
  if (stray.length > 0) return err(invalid(stray, '?'));
  // Whether it is meant is asked of the runtime, not of the call (dry-run.ts).
  const { [DRY_RUN_PARAMETER]: _dryRun, ...sent } = event.queryStringParameters ?? {};
  const query = route.query?.safeParse(sent);
  if (!query || query.success) return ok(query?.data);
  return err(invalid(fieldProblems(query.error, route.query ?? z.unknown(), sent, '?'), '?'));
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
  const query = queryOf(route, event);
  if (!query.ok) return query;
  const rawBody = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  const body = bodyOf(route, headers, rawBody);
  if (!body.ok) return body;
  return ok({ body: body.value, query: query.value, path: path?.data, caller, rawBody, headers });
};
