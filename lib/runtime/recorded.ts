import type { AuditEntry, AuditOutcome, AuditPart, AuditTrail } from '../shared/audit-entry.ts';
import type { Log } from '../shared/log.ts';
import { err, ok, type Result } from '../shared/result.ts';

/** What is known of an action before it is done. */
export type Action = Pick<AuditEntry, 'call' | 'actor' | 'county' | 'action' | 'target' | 'from'>;

/** How an action ended, and what the trail shall know of it. */
export type Ended<Answer> = {
  readonly answer: Answer;
  readonly outcome: Exclude<AuditOutcome, 'asked'>;
  readonly audit?: AuditPart | undefined;
};

export type Recording = {
  readonly trail: AuditTrail;
  readonly log: Log;
  /** How long the function may still run, where its wrapper knows. */
  readonly timeLeftMs?: (() => number) | undefined;
};

/**
 * How long entries wait for their place in a busy trail. What cannot be recorded before it is done is refused and may be
 * repeated; what has been done must come on record, and waits for as long as the function has time to answer at all. Both
 * together, where nobody knows that, are less than the shortest timeout of a function that records, 15 seconds.
 */
const ASKED_MS = 5_000;
const ENDED_MS = 8_000;
const FOR_THE_ANSWER_MS = 1_000;

const patienceOf = (outcome: AuditOutcome, timeLeftMs: Recording['timeLeftMs']): number => {
  const left = timeLeftMs?.();
  if (outcome === 'asked') return left === undefined ? ASKED_MS : Math.min(ASKED_MS, left / 3);
  return left === undefined ? ENDED_MS : Math.max(0, left - FOR_THE_ANSWER_MS);
};

const entryOf = (action: Action, outcome: AuditOutcome, part: AuditPart = {}): AuditEntry => ({
  ...action,
  at: new Date().toISOString(),
  county: part.county === undefined ? action.county : part.county,
  target: part.target ?? action.target,
  before: part.before ?? null,
  after: part.after ?? null,
  reason: part.reason ?? null,
  outcome,
});

/** Records what an action has become. It has happened: what cannot be recorded any more is told by an alarm. */
export const recordOutcome = async (
  { trail, log, timeLeftMs }: Recording,
  action: Action,
  outcome: Exclude<AuditOutcome, 'asked'>,
  part?: AuditPart,
): Promise<void> => {
  try {
    await trail.record(entryOf(action, outcome, part), patienceOf(outcome, timeLeftMs));
  } catch (error) {
    log.error('AUDIT_OUTCOME_NOT_RECORDED', error, { requestId: action.call });
  }
};

/**
 * Does an action that is on record. That it was asked for is recorded first, and without that nothing is done:
 * `not-recorded`. How it ended is recorded after; an action whose end is not on record may have been done.
 */
export const recorded = async <Answer>(
  recording: Recording,
  action: Action,
  act: () => Promise<Ended<Answer>>,
): Promise<Result<Answer, 'not-recorded'>> => {
  try {
    await recording.trail.record(entryOf(action, 'asked'), patienceOf('asked', recording.timeLeftMs));
  } catch (error) {
    recording.log.error('AUDIT_NOT_RECORDED', error, { requestId: action.call });
    return err('not-recorded');
  }
  let ended: Ended<Answer>;
  try {
    ended = await act();
  } catch (error) {
    await recordOutcome(recording, action, 'failed');
    throw error;
  }
  await recordOutcome(recording, action, ended.outcome, ended.audit);
  return ok(ended.answer);
};
