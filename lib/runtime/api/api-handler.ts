import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type * as z from 'zod';
import { IDEMPOTENCY_HEADER } from '../../platform/names.ts';
import type { AuditTrail } from '../../shared/audit-entry.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { idempotently, refusedKey } from '../guards/idempotency.ts';
import type { RateLimiter } from '../guards/ports.ts';
import { createLog, createLogger } from '../log.ts';
import { closedAnswer } from './closed.ts';
import { dryRunAsked, logOfDryRun, tried } from './dry-run.ts';
import { problem } from './problem.ts';
import { actionOf, NotRecorded, recordedRun, recordRefusal } from './record-call.ts';
import { callerOf, parseRequest } from './request.ts';
import type { Route } from './route.ts';
import type { ApiAnswer, ApiContext, ApiRequest, Caller } from './types.ts';

/** What every call of the API passes through: its client's rate, its `Idempotency-Key`, and the audit trail. */
export type ApiGuards = {
  readonly rateLimiter: RateLimiter;
  readonly idempotencyStore: BasePersistenceLayer;
  readonly trail: AuditTrail;
};

type RouteFunction<Body extends z.ZodType, Query extends z.ZodType, Path extends z.ZodType> = (
  request: ApiRequest<z.output<Body>, z.output<Query>, z.output<Path>>,
  context: ApiContext,
) => Promise<ApiAnswer>;

type AnyRequest = ApiRequest<unknown, unknown, unknown>;

/** Calls are counted by county, however many clients it has. */
const whoCounts = (caller: Caller): string => (caller.county === null ? caller.id : `county-${caller.county}`);

/** 204 has no body, and so no type of one (RFC 9110, 15.3.5). */
const NO_CONTENT = 204;

const toResult = (answer: ApiAnswer): APIGatewayProxyResult => {
  const headers = { 'cache-control': 'no-store', ...answer.headers };
  if (answer.status === NO_CONTENT) return { statusCode: answer.status, headers, body: '' };
  return {
    statusCode: answer.status,
    headers: { 'content-type': answer.contentType ?? 'application/json', ...headers },
    body: typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {}),
  };
};

const UNRECORDED =
  'Your call could not be put on record, so nothing was changed. Repeat it in a few minutes; the help desk knows.';

/** No copy of a secret or of a list of people is kept, so that a repeat could not be answered with it: nobody shall believe that it would be. */
const withoutKey = (request: AnyRequest): Result<AnyRequest, ApiAnswer> => {
  if (request.headers[IDEMPOTENCY_HEADER.toLowerCase()] === undefined) return ok(request);
  const detail = `Leave out ${IDEMPOTENCY_HEADER}: the answer holds a secret or names people, and no copy of it is kept for a repeat.`;
  return err(problem(400, 'invalid-request', detail));
};

/** What is asked, and whether it is only asked what it would do. Fails with the problem to answer. */
const readAsked = (route: Route, event: APIGatewayProxyEvent, caller: Caller) => {
  const parsed = parseRequest(route, event, caller);
  const request = parsed.ok && route.showsSecret ? withoutKey(parsed.value) : parsed;
  if (!request.ok) return request;
  const dryRun = dryRunAsked(route, event);
  // It uses no key up, but one that would be refused is refused.
  const badKey = route.method === 'POST' && dryRun.ok && dryRun.value ? refusedKey(request.value.headers) : undefined;
  if (badKey) return err(badKey);
  return dryRun.ok ? ok({ request: request.value, dryRun: dryRun.value }) : dryRun;
};

/**
 * Makes the Lambda handler of one route: caller known, call counted, contract checked, repeats recognised, every change
 * and every refusal on record, every failure answered as a problem. An unexpected error is logged by its kind and
 * answered with 500 and the request id.
 */
export const apiHandler = <Body extends z.ZodType, Query extends z.ZodType, Path extends z.ZodType>(
  route: Route<Body, Query, Path>,
  handle: RouteFunction<Body, Query, Path>,
  guards: ApiGuards,
) => {
  const logger = createLogger(route.lambda);
  const log = createLog(logger);
  const routeName = `${route.method} ${route.path}`;
  // The contract was checked by parseRequest with this very route's schemas.
  const run = (request: AnyRequest, context: ApiContext = { log }) =>
    handle(request as ApiRequest<z.output<Body>, z.output<Query>, z.output<Path>>, context);
  const runOnce =
    route.method === 'POST' && !route.showsSecret
      ? idempotently(guards.idempotencyStore, routeName)
      : (request: AnyRequest, _context: Context, work: (request: AnyRequest) => Promise<ApiAnswer>) => work(request);

  const answer = async (event: APIGatewayProxyEvent, context: Context): Promise<ApiAnswer> => {
    const caller = callerOf(event);
    if (!caller) return problem(401, 'unauthorized', 'Send a valid access token: Authorization: Bearer <token>.');
    // Before anything of the request is read: what is malformed or forbidden counts like the rest.
    const { retryAfterSeconds } = await guards.rateLimiter.count(whoCounts(caller));
    if (retryAfterSeconds !== undefined) {
      return problem(429, 'too-many-requests', `Wait ${retryAfterSeconds} seconds, then repeat the call.`, {
        headers: { 'retry-after': String(retryAfterSeconds) },
      });
    }
    const action = actionOf(route, caller, event, context);
    const recording = { trail: guards.trail, log, timeLeftMs: () => context.getRemainingTimeInMillis() };
    let wasRun = false;
    const work = (request: AnyRequest): Promise<ApiAnswer> => {
      wasRun = true;
      return recordedRun(recording, route, action, request, () => run(request));
    };
    const closed = closedAnswer(route, event.requestContext.authorizer);
    const asked = closed ? err(closed) : readAsked(route, event, caller);
    const answered = !asked.ok
      ? asked.error
      : asked.value.dryRun
        ? await tried(asked.value.dryRun, route, () => run(asked.value.request, { log: logOfDryRun(log) }))
        : await runOnce(asked.value.request, context, work);
    // A dry run has changed nothing, and needs no entry; that it was refused has one, as every refusal.
    if (!wasRun) await recordRefusal(recording, route, action, answered);
    return answered;
  };

  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .use(injectLambdaContext(logger))
    .handler(async (event, context) => {
      try {
        const result = await answer(event, context);
        log.info('API_ANSWERED', { route: routeName, httpStatus: result.status });
        return toResult(result);
      } catch (error) {
        if (error instanceof NotRecorded) {
          return toResult(problem(503, 'not-recorded', UNRECORDED, { headers: { 'retry-after': '60' } }));
        }
        log.error('API_FAILED', error, { route: routeName });
        const detail = `Nothing that you sent was lost on your side; repeat the call. Quote ${context.awsRequestId} to the help desk.`;
        return toResult(problem(500, 'internal-error', detail));
      }
    });
};
