import type { ElectionStore } from '../../elections/ports.ts';
import type { Confirmation } from '../domain/completion.ts';
import { forbidding } from '../domain/forbidden.ts';
import { type Finding, findingsOf } from '../domain/rules.ts';
import type { Schedule } from '../domain/schedule.ts';
import type { WaitingTask } from '../ports.ts';
import type { ReleaseFacts } from './release-facts.ts';

export type JudgePorts = { readonly elections: Pick<ElectionStore, 'list'> };

/** What the rules find of a schedule, beside the elections that there are. Throws when the table cannot be reached. */
export const judgeRelease = async (
  { elections }: JudgePorts,
  schedule: Schedule,
  confirmations: readonly Confirmation[],
): Promise<readonly Finding[]> => {
  const statewide = (await elections.list()).filter(({ kind, rehearsal }) => kind === 'statewide' && !rehearsal);
  const statewideElections = statewide.map(({ name, date }) => ({ name, date }));
  return findingsOf(schedule, { statewideElections, confirmations });
};

/** For what a release may not go out; nothing when it may. */
export const whyForbidden = async (
  ports: JudgePorts,
  { schedule, confirmations }: Pick<ReleaseFacts, 'schedule' | 'confirmations'>,
): Promise<readonly Finding[]> => forbidding(await judgeRelease(ports, schedule, confirmations));

/** Whether it is the release itself that waits, and may not go out. Its tasks are over with its day; an older revision is replaced. */
export const isHeldBack = (
  { task, revision }: WaitingTask,
  { schedule }: Pick<ReleaseFacts, 'schedule'>,
  why: readonly Finding[],
): boolean => task === null && why.length > 0 && revision === schedule.revision;
