import type { CountyCode } from '../../shared/counties.ts';
import type { Side } from '../../shared/identity.ts';
import { type Temporal, toPacificIso } from '../../shared/time.ts';
import type { TaskProgress } from './completion.ts';
import { DOWN_REASONS, type DownState, type EnvironmentState, retryAfterSeconds } from './environment-state.ts';
import { type OptIn, type OptInState, optInState } from './opt-in.ts';
import type { ReleaseId } from './schedule.ts';

/** An installation that counties confirm before they reconnect (memorandum #21144, task 14). */
export type RequiredInstall = {
  /** The release and the number of the task: `2021-11-21`, `14`. */
  readonly release: string;
  readonly task: string;
  /** What is installed, in the schedule's words. */
  readonly says: string;
};

/**
 * Whether the gate asks a county for the installation that is a release's task. A revision may list the task as completed, because
 * everybody had confirmed it: who has joined since, has not.
 */
export const isAskedByGate = (
  required: RequiredInstall | null,
  release: ReleaseId,
  { task, counties }: Pick<TaskProgress, 'task' | 'counties'>,
  county: CountyCode | null,
): boolean =>
  county !== null && required?.release === release && required.task === task.number && counties.includes(county);

/** What decides whether a county's system is let in. */
export type Standing = {
  readonly environment: EnvironmentState;
  readonly optIn: Pick<OptIn, 'mou' | 'withdrawn'> | undefined;
  /** The installation that is asked for and that this county has not confirmed; null where there is none. */
  readonly unconfirmed: RequiredInstall | null;
};

/** Why a call is refused, as it is answered: `code` for programs, `detail` with what to do. */
export type GateRefusal = {
  readonly status: 403 | 409 | 503;
  readonly code: 'environment-down' | 'not-opted-in' | 'mou-missing' | 'withdrawn' | 'install-not-confirmed';
  readonly detail: string;
  readonly retryAfterSeconds?: number;
};

const HELP = 'The VoteCal Help Desk helps: (888) 868-3225, votecalhelp@sos.ca.gov.';

const NOT_IN: Readonly<Record<Exclude<OptInState, 'opted-in'>, Pick<GateRefusal, 'code' | 'detail'>>> = {
  'not-opted-in': {
    code: 'not-opted-in',
    detail: `Your county has not opted in to the County Test Environment. Opt in with PUT /v1/releases/opt-ins/{code} and send the signed MOU to SOS. ${HELP}`,
  },
  'without-mou': {
    code: 'mou-missing',
    detail: `Your county has opted in, and its signed Memorandum of Understanding is not on file. Send it to SOS, who records it. ${HELP}`,
  },
  withdrawn: {
    code: 'withdrawn',
    detail: `Your county has withdrawn from the County Test Environment. To come back, opt in again with PUT /v1/releases/opt-ins/{code}. ${HELP}`,
  },
};

const down = (state: DownState, now: Temporal.Instant): GateRefusal => {
  const back =
    state.until === null
      ? 'It is not known yet when it is back'
      : `It is expected back at ${toPacificIso(state.until)}`;
  return {
    status: 503,
    code: 'environment-down',
    detail: `${DOWN_REASONS[state.reason]} ${back}; SOS tells every county. Repeat your call then.`,
    retryAfterSeconds: retryAfterSeconds(state, now),
  };
};

/**
 * Why a system is not let in; undefined when it is. While the environment is down nobody is; a county's system needs its county's
 * opt-in and MOU, and the confirmation of the installation that comes before reconnecting ("COUNTY TO INSTALL RELEASE PRIOR TO
 * RECONNECTING TO VOTECAL CTE"). The calls about releases are outside the gate: they are how it is opened.
 */
export const gateRefusal = (
  { county }: Side,
  { environment, optIn, unconfirmed }: Standing,
  now: Temporal.Instant,
): GateRefusal | undefined => {
  if (environment.kind === 'down') return down(environment, now);
  if (county === null) return undefined;
  const state = optInState(optIn);
  if (state !== 'opted-in') return { status: 403, ...NOT_IN[state] };
  if (unconfirmed === null) return undefined;
  const { release, task, says } = unconfirmed;
  return {
    status: 409,
    code: 'install-not-confirmed',
    detail: `Before your county reconnects it installs and confirms task ${task}: “${says}”. When it is installed, confirm it with POST /v1/releases/${release}/tasks/${task}/confirmation, or on your county’s page, and repeat this call.`,
  };
};
