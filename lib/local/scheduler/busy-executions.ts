import {
  type ExecutionListItem,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  paginateListExecutions,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { MACHINES } from '../../names.ts';
import { localMachineArn } from '../aws/names.ts';
import type { BusyCheck } from './busy.ts';

/** A running execution, and what it is doing now. */
type Running = { readonly name: string; readonly lastEvent: HistoryEvent | undefined };

const listRunning = async (client: SFNClient): Promise<ExecutionListItem[]> => {
  const running: ExecutionListItem[] = [];
  for (const machine of MACHINES) {
    const request = { stateMachineArn: localMachineArn(machine), statusFilter: 'RUNNING' } as const;
    for await (const page of paginateListExecutions({ client }, request)) running.push(...(page.executions ?? []));
  }
  return running;
};

const lookAt = async (client: SFNClient, execution: ExecutionListItem): Promise<Running> => {
  const { executionArn, name = '' } = execution;
  const command = new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 1 });
  const { events } = await client.send(command);
  return { name, lastEvent: events?.[0] };
};

const resourceOf = (event: HistoryEvent | undefined): string =>
  event?.taskSubmittedEventDetails?.resource ?? event?.taskScheduledEventDetails?.resource ?? '';

const waitsForToken = ({ lastEvent }: Running): boolean => resourceOf(lastEvent).endsWith('.waitForTaskToken');
const waitsForExecution = ({ lastEvent }: Running): boolean => /startExecution\.sync/.test(resourceOf(lastEvent));

/** How often in a row the executions that wait for others must look the same before they count as waiting. */
const SAME_LOOKS = 3;

/**
 * Whether an execution has work left. One that waits for a task token is idle when `isLeftAlone` says that the outsider
 * who holds the token will not answer by itself; one that waits for other executions is idle when all that runs is.
 */
export const busyExecutions = (
  client: SFNClient,
  isLeftAlone: (executionName: string) => Promise<boolean>,
): BusyCheck => {
  let looks = { picture: '', count: 0 };
  const isWaiting = (execution: Running): Promise<boolean> =>
    waitsForToken(execution) ? isLeftAlone(execution.name) : Promise.resolve(waitsForExecution(execution));
  return async () => {
    const running: Running[] = [];
    for (const listed of await listRunning(client)) {
      const execution = await lookAt(client, listed);
      running.push(execution);
      if (await isWaiting(execution)) continue;
      // One that is at work settles the question: every look costs the emulator time that the work needs.
      looks = { picture: '', count: 0 };
      return [`execution ${execution.name}`];
    }
    if (running.length === 0) return [];
    // A parent notices the end of its child a moment later: everything must stand still for a while.
    const picture = JSON.stringify(running.map(({ name, lastEvent }) => [name, lastEvent?.id]));
    looks = { picture, count: looks.picture === picture ? looks.count + 1 : 1 };
    return looks.count >= SAME_LOOKS ? [] : [`${running.length} executions that may be waiting`];
  };
};
