import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { LocalFailure } from '../base/local-failure.ts';

/** A schedule as a synthesized template declares it. Its target's ARN is only known once the stack is deployed. */
export type TemplateSchedule = {
  readonly name: string;
  readonly group: string;
  readonly expression: string;
  readonly timeZone: string;
};

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).optional(),
});
const Template = z.object({ Resources: z.record(z.string(), Resource).optional() });
const Properties = z.object({
  Name: z.string({ error: 'A schedule needs a name of its own.' }),
  GroupName: z.string().optional(),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
});

/** The `AWS::Scheduler::Schedule` resources of one template. */
export const schedulesOfTemplate = (template: unknown): TemplateSchedule[] => {
  const resources = Object.values(Template.parse(template).Resources ?? {});
  return resources
    .filter((resource) => resource.Type === 'AWS::Scheduler::Schedule')
    .map((resource) => {
      const properties = Properties.parse(resource.Properties);
      return {
        name: properties.Name,
        group: properties.GroupName ?? 'default',
        expression: properties.ScheduleExpression,
        timeZone: properties.ScheduleExpressionTimezone,
      };
    });
};

/** The schedules of every template in a cloud assembly. Throws a `LocalFailure` when there is no assembly. */
export const schedulesOfAssembly = (folder: string): TemplateSchedule[] => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.template.json'));
  if (files.length === 0) throw new LocalFailure(`${folder} holds no synthesized template.`);
  return files.sort().flatMap((name) => schedulesOfTemplate(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
};
