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

const listRunning = async (client: SFNClient): Promise<ExecutionListItem[]> => {
  const running: ExecutionListItem[] = [];
  for (const machine of MACHINES) {
    const request = { stateMachineArn: localMachineArn(machine), statusFilter: 'RUNNING' } as const;
    for await (const page of paginateListExecutions({ client }, request)) running.push(...(page.executions ?? []));
  }
  return running;
};

const readHistory = async (client: SFNClient, executionArn: string | undefined): Promise<HistoryEvent[]> => {
  const history: HistoryEvent[] = [];
  const request = { executionArn, maxResults: 1_000, includeExecutionData: false };
  for await (const page of paginateGetExecutionHistory({ client }, request)) history.push(...(page.events ?? []));
  return history;
};

/** How often in a row the executions that wait for others must look the same before they count as waiting. */
const SAME_LOOKS = 5;

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

  return async () => {
    const picture: string[] = [];
    for (const { executionArn, name = '' } of await listRunning(client)) {
      const history = await readHistory(client, executionArn);
      picture.push(`${name} ${history.length}`);
      if (await isWaiting(name, openTasks(history))) continue;
      // One that is at work settles the question: every look costs the emulator time that the work needs.
      looks = { picture: '', count: 0 };
      return [`execution ${name}`];
    }
    if (picture.length === 0) return [];
    // A parent notices the end of its child a moment later: everything must stand still for a while.
    const now = picture.join();
    looks = { picture: now, count: looks.picture === now ? looks.count + 1 : 1 };
    return looks.count >= SAME_LOOKS ? [] : [`${picture.length} executions that may be waiting`];
  };
};
