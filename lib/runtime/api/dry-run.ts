import type { APIGatewayProxyEvent } from 'aws-lambda';
import { type DryRun, inDryRun, WouldAct } from '../../shared/dynamodb/dry-run.ts';
import type { Log } from '../../shared/log.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { DRY_RUN_PARAMETER, type DryRunRule, dryRunOf } from './dry-runs.ts';
import { problem } from './problem.ts';
import type { Route } from './route.ts';
import type { ApiAnswer } from './types.ts';

/** What a call does in a dry run that it can be asked for. */
type Rule = Exclude<DryRunRule, { readonly kind: 'refused' }>;
type Event = Pick<APIGatewayProxyEvent, 'queryStringParameters'>;

const sent = (event: Event): string | undefined => event.queryStringParameters?.[DRY_RUN_PARAMETER];

const refused = (detail: string): Result<never, ApiAnswer> => {
  const pointer = `?/${DRY_RUN_PARAMETER}`;
  return err(problem(400, 'invalid-request', `${pointer}: ${detail}`, { errors: [{ pointer, detail }] }));
};

/** The dry run that a call asks for, undefined where it is meant. Fails with the problem to answer. */
export const dryRunAsked = ({ lambda }: Pick<Route, 'lambda'>, event: Event): Result<Rule | undefined, ApiAnswer> => {
  const wish = sent(event);
  const rule = dryRunOf(lambda);
  if (wish === undefined || wish === 'false' || rule === undefined) return ok(undefined);
  if (wish !== 'true') return refused('send true, or leave it out.');
  return rule.kind === 'refused' ? refused(rule.because) : ok(rule);
};

const FAR: Readonly<Record<Rule['kind'], DryRun>> = { decides: 'to-first-act', rows: 'to-end', plans: 'to-plan' };

/** With what a call is answered when it succeeds; each that decides has one such status. */
const successOf = ({ responses }: Pick<Route, 'responses'>): number =>
  Object.keys(responses)
    .map(Number)
    .find((status) => status < 400) ?? 200;

const without = (body: unknown, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(Object(body)).filter(([name]) => !names.includes(name)));

/**
 * Does what a call asks for as a dry run: the same checks, the same decisions, and nothing written, started or sent. A refusal is
 * answered as in earnest, anything else with `dryRun: true`, and with 200 where nothing was started.
 */
export const tried = async (
  rule: Rule,
  route: Pick<Route, 'responses'>,
  run: () => Promise<ApiAnswer>,
): Promise<ApiAnswer> => {
  const passed = (wouldAnswer: number): ApiAnswer => ({ status: 200, body: { dryRun: true, wouldAnswer } });
  try {
    const { audit: _unrecorded, ...answer } = await inDryRun(FAR[rule.kind], run);
    if (answer.status >= 400) return answer;
    if (rule.kind === 'decides') return passed(answer.status);
    if (rule.kind === 'plans') return { ...answer, body: { ...Object(answer.body), dryRun: true } };
    return { status: 200, body: { ...without(answer.body, rule.unmade), dryRun: true } };
  } catch (error) {
    if (!(error instanceof WouldAct)) throw error;
    return passed(successOf(route));
  }
};

/** The log of a dry run: what it says of what was done is not so. */
export const logOfDryRun = (log: Log): Log => ({ ...log, info: () => undefined, warn: () => undefined });
