import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { API_CALLS } from '../../platform/api-routes.ts';
import type { AuditPart } from '../../shared/audit-entry.ts';
import { CountyCode } from '../../shared/counties.ts';
import { type Action, type Ended, type Recording, recorded, recordOutcome } from '../recorded.ts';
import type { Route } from './route.ts';
import type { ApiAnswer, ApiRequest, Caller } from './types.ts';

/** Thrown when a change cannot be put on record: it was not made, and no answer is kept for its `Idempotency-Key`. */
export class NotRecorded extends Error {
  override readonly name = 'NotRecorded';
}

/** Whether a call may change something. */
export const changes = (route: Pick<Route, 'method'>): boolean => route.method !== 'GET';

/** What a call's action is about, by its name: `change-election` is about an election. */
const kindOf = (lambda: string): string => lambda.slice(lambda.indexOf('-') + 1);

const countyIn = (values: Readonly<Record<string, unknown>>): CountyCode | null =>
  CountyCode.safeParse(values['county'] ?? values['code']).data ?? null;

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** What is known of a call before anything of it is read: its path comes from outside, and is not. */
export const actionOf = (
  route: Pick<Route, 'lambda'>,
  caller: Caller,
  event: Pick<APIGatewayProxyEvent, 'requestContext'>,
  { awsRequestId }: Pick<Context, 'awsRequestId'>,
): Action => ({
  call: awsRequestId,
  actor: { kind: caller.kind, id: caller.id, role: caller.role },
  county: caller.county,
  action: route.lambda,
  target: { kind: kindOf(route.lambda), id: '' },
  from: event.requestContext.identity?.sourceIp ?? null,
});

/** Whether a call's path names a voter: nothing in the trail does, because it is kept for good. */
const namesVoter = (action: string): boolean =>
  Object.entries(API_CALLS).some(([lambda, { path }]) => lambda === action && path.startsWith('/v1/voters/{id}'));

/** The same when the contract has checked the request: what it names, and whose business that is. */
const addressed = (action: Action, request: ApiRequest<unknown, unknown, unknown>): Action => {
  const path = fieldsOf(request.path);
  const county = action.county ?? countyIn(path) ?? countyIn(fieldsOf(request.body));
  const id = namesVoter(action.action) ? '' : Object.values(path).map(String).join('/');
  return { ...action, county, target: { ...action.target, id } };
};

/**
 * A local election ends with words of a name. Before it has been looked for they are whatever a caller has written, of a
 * voter perhaps, and would be on record for good: until then its day and its county name it.
 */
const WORDS_OF_LOCAL = /^(\d{4}-\d{2}-\d{2}-\d{2})-.*$/s;
const beforeFound = ({ target, ...action }: Action): Action => {
  const parts = target.id.split('/').map((part) => part.replace(WORDS_OF_LOCAL, '$1'));
  return { ...action, target: { ...target, id: parts.join('/') } };
};

/** Whether what a call is about was found: it was done, or refused for the state in which the thing is. */
const CONFLICT = 409;
const wasFound = ({ status }: ApiAnswer): boolean => status < 400 || status === CONFLICT;

/** The part of a refused call: the code of its problem is the reason. */
const refusal = ({ audit, body }: ApiAnswer): AuditPart => {
  const code = fieldsOf(body)['code'];
  return { ...audit, reason: typeof code === 'string' ? code : null };
};

const endedOf = (ended: ApiAnswer, { target }: Action): Ended<ApiAnswer> => {
  const answer = wasFound(ended) ? { ...ended, audit: { target, ...ended.audit } } : ended;
  const { audit, ...sent } = answer;
  if (sent.status < 400) return { answer: sent, outcome: 'done', audit };
  return { answer: sent, outcome: sent.status < 500 ? 'refused' : 'failed', audit: refusal(answer) };
};

/** Does what a checked request asks for, on record when it may change something. Throws `NotRecorded`. */
export const recordedRun = async (
  recording: Recording,
  route: Pick<Route, 'method'>,
  action: Action,
  request: ApiRequest<unknown, unknown, unknown>,
  run: () => Promise<ApiAnswer>,
): Promise<ApiAnswer> => {
  if (!changes(route)) return run();
  const about = addressed(action, request);
  const done = await recorded(recording, beforeFound(about), async () => endedOf(await run(), about));
  if (!done.ok) throw new NotRecorded();
  return done.value;
};

/** Records a call that was answered without having been run: a change that was refused, or a read that was forbidden. */
export const recordRefusal = async (
  recording: Recording,
  route: Pick<Route, 'method'>,
  action: Action,
  answer: ApiAnswer,
): Promise<void> => {
  if (answer.status < 400 || !(changes(route) || answer.status === 403)) return;
  await recordOutcome(recording, action, 'refused', refusal(answer));
};
