import type { Log } from '../../shared/log.ts';
import { inName } from '../../shared/time.ts';
import { stillDownMail, stillDownNow, takenDownBy } from '../domain/still-down.ts';
import type { ReleaseRuns } from '../ports.ts';
import { type FactsPorts, findFacts } from './release-facts.ts';
import { type NoticePorts, sendNotices } from './send-notices.ts';
import { type EnvironmentPorts, settleDown } from './settle-environment.ts';

export type DownPorts = FactsPorts & NoticePorts & EnvironmentPorts & { readonly runs: Pick<ReleaseRuns, 'find'> };

/**
 * Tells SOS, again and again, that the environment is down and that no release which is under way ends it; brings it back where its task
 * is confirmed meanwhile. While a release is led, its own reminders and escalations speak. Throws `NoticesNotSent`, and when a table
 * cannot be reached.
 */
export const remindOfDown = async (ports: DownPorts, log: Log): Promise<void> => {
  const present = await ports.environment.read();
  if (present.state.kind === 'up') return;
  const by = takenDownBy(present.state);
  const run = by && (await ports.runs.find(by.release));
  if (run !== undefined && run.endedAt === null) return;
  const now = await ports.clock();
  const facts = by && (await findFacts(ports, by.release));
  const state = facts === undefined ? present.state : await settleDown(ports, facts, now);
  const notice = state.kind === 'down' ? stillDownNow(state, facts?.schedule, now) : undefined;
  if (state.kind === 'up' || notice === undefined) return;
  const keeper = facts?.progress.find(({ task }) => task.number === takenDownBy(state)?.task);
  const toState = {
    notice: `${notice}-${inName(state.since)}`,
    to: 'state',
    mail: stillDownMail(state, keeper),
  } as const;
  await sendNotices(ports, by?.release ?? state.by, [toState], log);
};
