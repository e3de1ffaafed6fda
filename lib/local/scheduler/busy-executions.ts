import {
  type ExecutionListItem,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  paginateGetExecutionHistory,
  paginateListExecutions,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { type MachineName, machinesOf } from '../../platform/names.ts';
import { localMachineArn, STAGE } from '../aws/names.ts';
import type { BusyCheck } from './busy.ts';
import { openTasks, waitsForExecution, waitsForToken } from './open-tasks.ts';

type Running = ExecutionListItem & { readonly machine: MachineName };

/** What moves the clock itself: whoever waited for it would wait for who waits for them. */
const MOVES_THE_CLOCK: ReadonlySet<MachineName> = new Set(['mock-election']);

const listRunning = async (client: SFNClient): Promise<readonly Running[]> => {
  const lists = await Promise.all(
    machinesOf({ testEnvironment: STAGE === 'cte', copiesOut: STAGE === 'local' }).map(async (machine) => {
      if (MOVES_THE_CLOCK.has(machine)) return [];
      const running: Running[] = [];
      const request = { stateMachineArn: localMachineArn(machine), statusFilter: 'RUNNING' } as const;
      for await (const { executions = [] } of paginateListExecutions({ client }, request))
        running.push(...executions.map((execution) => ({ ...execution, machine })));
      return running;
    }),
  );
  return lists.flat();
};

const readHistory = async (client: SFNClient, executionArn: string): Promise<HistoryEvent[]> => {
  const history: HistoryEvent[] = [];
  const request = { executionArn, maxResults: 1_000, includeExecutionData: false };
  for await (const page of paginateGetExecutionHistory({ client }, request)) history.push(...(page.events ?? []));
  return history;
};

/** What an execution had open when its newest event was this one. */
type Seen = { readonly event: number; readonly open: readonly string[] };

/**
 * Looks at executions. A history is read again only when it has a newer event: the emulator copies the whole of it for every
 * answer, and a night that waits for counties has a long one.
 */
const executionLooks = (client: SFNClient) => {
  const seen = new Map<string, Seen>();
  return async (executionArn: string): Promise<Seen> => {
    const newest = { executionArn, reverseOrder: true, maxResults: 1, includeExecutionData: false };
    const { events = [] } = await client.send(new GetExecutionHistoryCommand(newest));
    const known = seen.get(executionArn);
    if (known && known.event === events[0]?.id) return known;
    const history = await readHistory(client, executionArn);
    const now = { event: history.at(-1)?.id ?? 0, open: openTasks(history) };
    seen.set(executionArn, now);
    return now;
  };
};

/** How often in a row the executions that wait for others must look the same before they count as waiting. */
const SAME_LOOKS = 5;

/** Histories to read at a time. */
const AT_ONCE = 4;

/** An execution whose open tasks wait for others, and for how many tokens. */
export type Waiter = { readonly machine: MachineName; readonly name: string; readonly tokens: number };

/**
 * Whether an execution has work left. One whose open tasks all wait for a token is idle when `isLeftAlone` says that
 * the outsider who holds the token will not answer by itself; one that waits for other executions is idle when they are.
 */
export const busyExecutions = (client: SFNClient, isLeftAlone: (waiter: Waiter) => Promise<boolean>): BusyCheck => {
  let looks = { picture: '', count: 0 };

  const isWaiting = async (who: Omit<Waiter, 'tokens'>, open: readonly string[]): Promise<boolean> => {
    if (open.length === 0 || !open.every((task) => waitsForToken(task) || waitsForExecution(task))) return false;
    const tokens = open.filter(waitsForToken).length;
    return tokens === 0 || isLeftAlone({ ...who, tokens });
  };

  const lookAt = executionLooks(client);
  const look = async ({ executionArn = '', name = '', machine }: Running) => {
    const { event, open } = await lookAt(executionArn);
    return { name, event, waits: await isWaiting({ machine, name }, open) };
  };

  return async () => {
    const picture: string[] = [];
    const running = await listRunning(client);
    // One that is at work settles the question: every look costs the emulator time that the work needs. It is often the first.
    for (let start = 0; start < running.length; start += start === 0 ? 1 : AT_ONCE) {
      const some = running.slice(start, start === 0 ? 1 : start + AT_ONCE);
      const seen = await Promise.all(some.map(look));
      picture.push(...seen.map(({ name, event }) => `${name} ${event}`));
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
