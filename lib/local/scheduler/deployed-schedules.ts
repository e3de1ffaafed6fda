import {
  DeleteScheduleCommand,
  GetScheduleCommand,
  type GetScheduleCommandOutput,
  ListSchedulesCommand,
  type SchedulerClient,
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

const listDeployed = async (client: SchedulerClient): Promise<ScheduleFacts[]> => {
  const found: ScheduleFacts[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new ListSchedulesCommand({ MaxResults: 100, NextToken }));
    const ours = (page.Schedules ?? []).filter(
      ({ Name, GroupName }) => Name?.startsWith(LOCAL_PREFIX) || GroupName?.startsWith(LOCAL_PREFIX),
    );
    for (const { Name, GroupName } of ours) {
      found.push(factsOf(await client.send(new GetScheduleCommand({ Name, GroupName }))));
    }
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
};

/**
 * All schedules of the stage: those of the templates, and those that the application itself has created since (a
 * check's agreed alternate date). A template's schedule fires what was deployed for it, at the moments that the
 * template declares: the emulator's CloudFormation loses the time zone.
 */
export const allSchedules = async (
  client: SchedulerClient,
  declared: readonly TemplateSchedule[],
): Promise<Schedule[]> => {
  const deployed = new Map((await listDeployed(client)).map((facts) => [keyOf(facts), facts]));
  for (const schedule of declared) {
    const twin = deployed.get(keyOf(schedule));
    if (twin?.expression !== schedule.expression) {
      throw new LocalFailure(`The schedule ${schedule.name} of the template was not deployed as it is declared.`);
    }
    deployed.set(keyOf(schedule), { ...twin, timeZone: schedule.timeZone });
  }
  return [...deployed.values()].map(toSchedule).sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
};

/** Removes a one-time schedule that has fired, as Scheduler does for `ActionAfterCompletion: DELETE`. */
export const removeSchedule = async (client: SchedulerClient, schedule: Schedule): Promise<void> => {
  await client.send(new DeleteScheduleCommand({ Name: schedule.name, GroupName: schedule.group }));
};
