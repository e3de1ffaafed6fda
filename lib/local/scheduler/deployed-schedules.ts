import {
  DeleteScheduleCommand,
  GetScheduleCommand,
  type GetScheduleCommandOutput,
  paginateListSchedules,
  type SchedulerClient,
  type ScheduleSummary,
} from '@aws-sdk/client-scheduler';
import { LOCAL_PREFIX } from '../aws/names.ts';
import { LocalFailure } from '../base/local-failure.ts';
import { type Schedule, type ScheduleFacts, toSchedule } from './schedule.ts';
import type { TemplateSchedule } from './template-schedules.ts';

const factsOf = (schedule: GetScheduleCommandOutput): ScheduleFacts => ({
  name: schedule.Name ?? '',
  group: schedule.GroupName ?? 'default',
  expression: schedule.ScheduleExpression ?? '',
  timeZone: schedule.ScheduleExpressionTimezone ?? 'UTC',
  targetArn: schedule.Target?.Arn ?? '',
  input: schedule.Target?.Input ?? '{}',
  deleteAfterwards: schedule.ActionAfterCompletion === 'DELETE',
});

const keyOf = (schedule: { readonly group: string; readonly name: string }): string =>
  `${schedule.group}/${schedule.name}`;

/** What was read of a schedule, and as of which of its changes. */
type Known = { readonly changedAt: number | undefined; readonly facts: ScheduleFacts };

/** Lists what is deployed; asks for the details of a schedule again only when it was changed since. */
const deployedFacts = (client: SchedulerClient): (() => Promise<readonly ScheduleFacts[]>) => {
  let known = new Map<string, Known>();
  const detailsOf = async ({ Name, GroupName, LastModificationDate }: ScheduleSummary): Promise<Known> => {
    const before = known.get(keyOf({ group: GroupName ?? 'default', name: Name ?? '' }));
    const changedAt = LastModificationDate?.getTime();
    if (before && changedAt !== undefined && before.changedAt === changedAt) return before;
    return { changedAt, facts: factsOf(await client.send(new GetScheduleCommand({ Name, GroupName }))) };
  };
  return async () => {
    const found = new Map<string, Known>();
    for await (const { Schedules = [] } of paginateListSchedules({ client, pageSize: 100 }, {})) {
      for (const summary of Schedules) {
        if (!summary.Name?.startsWith(LOCAL_PREFIX) && !summary.GroupName?.startsWith(LOCAL_PREFIX)) continue;
        const one = await detailsOf(summary);
        found.set(keyOf(one.facts), one);
      }
    }
    known = found;
    return [...found.values()].map(({ facts }) => facts);
  };
};

/**
 * All schedules of the stage, as they stand at each call: those of the templates, and those that the application itself has
 * created since (a check's agreed alternate date). A template's schedule fires what was deployed for it, at the moments that
 * the template declares: the emulator's CloudFormation loses the time zone.
 */
export const deployedSchedules = (
  client: SchedulerClient,
  declared: readonly TemplateSchedule[],
): (() => Promise<Schedule[]>) => {
  const listDeployed = deployedFacts(client);
  return async () => {
    const deployed = new Map((await listDeployed()).map((facts) => [keyOf(facts), facts]));
    for (const schedule of declared) {
      const twin = deployed.get(keyOf(schedule));
      if (twin?.expression !== schedule.expression) {
        throw new LocalFailure(`The schedule ${schedule.name} of the template was not deployed as it is declared.`);
      }
      deployed.set(keyOf(schedule), { ...twin, timeZone: schedule.timeZone });
    }
    return [...deployed.values()].map(toSchedule).sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
  };
};

/** Removes a one-time schedule that has fired, as Scheduler does for `ActionAfterCompletion: DELETE`. */
export const removeSchedule = async (client: SchedulerClient, schedule: Schedule): Promise<void> => {
  await client.send(new DeleteScheduleCommand({ Name: schedule.name, GroupName: schedule.group }));
};
