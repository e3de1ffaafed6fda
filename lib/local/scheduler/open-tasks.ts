import type { HistoryEvent } from '@aws-sdk/client-sfn';

const scheduledResource = (event: HistoryEvent): string | undefined =>
  event.type === 'TaskScheduled' ? event.taskScheduledEventDetails?.resource : undefined;

const endedResource = (event: HistoryEvent): string | undefined => {
  if (event.type === 'TaskSucceeded') return event.taskSucceededEventDetails?.resource;
  if (event.type === 'TaskFailed') return event.taskFailedEventDetails?.resource;
  return event.type === 'TaskTimedOut' ? event.taskTimedOutEventDetails?.resource : undefined;
};

/** The resources of the tasks that an execution has begun and not ended, each as often as it is open. */
export const openTasks = (history: readonly HistoryEvent[]): readonly string[] => {
  const open = new Map<string, number>();
  const count = (resource: string | undefined, change: number): void => {
    if (resource !== undefined) open.set(resource, (open.get(resource) ?? 0) + change);
  };
  for (const event of history) {
    count(scheduledResource(event), 1);
    count(endedResource(event), -1);
  }
  return [...open].flatMap(([resource, times]) => Array.from({ length: Math.max(0, times) }, () => resource));
};

/** Whether a task waits for somebody to hand back its token. */
export const waitsForToken = (resource: string): boolean => resource.endsWith('.waitForTaskToken');

/** Whether a task waits for another execution. */
export const waitsForExecution = (resource: string): boolean => /startExecution\.sync/.test(resource);
