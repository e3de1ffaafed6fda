import {
  type ExecutionListItem,
  type HistoryEvent,
  paginateGetExecutionHistory,
  paginateListExecutions,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { MACHINES } from '../../platform/names.ts';
import { localMachineArn } from '../aws/names.ts';
import type { BusyCheck } from './busy.ts';
import { openTasks, waitsForExecution, waitsForToken } from './open-tasks.ts';

const listRunning = async (client: SFNClient): Promise<readonly ExecutionListItem[]> => {
  const lists = await Promise.all(
    MACHINES.map(async (machine) => {
      const running: ExecutionListItem[] = [];
      const request = { stateMachineArn: localMachineArn(machine), statusFilter: 'RUNNING' } as const;
      for await (const page of paginateListExecutions({ client }, request)) running.push(...(page.executions ?? []));
      return running;
    }),
  );
  return lists.flat();
};

const readHistory = async (client: SFNClient, executionArn: string | undefined): Promise<HistoryEvent[]> => {
  const history: HistoryEvent[] = [];
  const request = { executionArn, maxResults: 1_000, includeExecutionData: false };
  for await (const page of paginateGetExecutionHistory({ client }, request)) history.push(...(page.events ?? []));
  return history;
};

/** How often in a row the executions that wait for others must look the same before they count as waiting. */
const SAME_LOOKS = 5;

/** Histories to read at a time. */
const AT_ONCE = 4;

/**
 * Whether an execution has work left. One whose open tasks all wait for a token is idle when `isLeftAlone` says that
 * the outsider who holds the token will not answer by itself; one that waits for other executions is idle when they are.
 */
export const busyExecutions = (
  client: SFNClient,
  isLeftAlone: (executionName: string) => Promise<boolean>,
): BusyCheck => {
  let looks = { picture: '', count: 0 };

  const isWaiting = async (name: string, open: readonly string[]): Promise<boolean> => {
    if (open.length === 0 || !open.every((task) => waitsForToken(task) || waitsForExecution(task))) return false;
    return open.some(waitsForToken) ? isLeftAlone(name) : true;
  };

  const look = async ({ executionArn, name = '' }: ExecutionListItem) => {
    const history = await readHistory(client, executionArn);
    return { name, events: history.length, waits: await isWaiting(name, openTasks(history)) };
  };

  return async () => {
    const picture: string[] = [];
    const running = await listRunning(client);
    // One that is at work settles the question: every look costs the emulator time that the work needs. It is often the first.
    for (let start = 0; start < running.length; start += start === 0 ? 1 : AT_ONCE) {
      const some = running.slice(start, start === 0 ? 1 : start + AT_ONCE);
      const seen = await Promise.all(some.map(look));
      picture.push(...seen.map(({ name, events }) => `${name} ${events}`));
      const atWork = seen.find(({ waits }) => !waits);
      if (!atWork) continue;
      looks = { picture: '', count: 0 };
      return [`execution ${atWork.name}`];
    }
    if (picture.length === 0) return [];
    // A parent notices the end of its child a moment later: everything must stand still for a while.
    const now = picture.join();
    looks = { picture: now, count: looks.picture === now ? looks.count + 1 : 1 };
    return looks.count >= SAME_LOOKS ? [] : [`${picture.length} executions that may be waiting`];
  };
};
