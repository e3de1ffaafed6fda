import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inject } from 'vitest';
import type { AssemblyName } from './stages.ts';

export type Resource = { Type: string; Properties?: Record<string, unknown>; [key: string]: unknown };
export type Template = { Resources: Record<string, Resource>; Outputs?: Record<string, unknown> };
export type Synthesized = {
  /** By the part of the stack's name after `rollcall-<stage>-`. */
  readonly templates: Readonly<Record<string, Template>>;
};

/** The templates of an assembly that was synthesized for all test files. */
export const synthesized = (name: AssemblyName): Synthesized => ({
  templates: Object.fromEntries(
    globSync(join(inject('assemblies'), name, '*.template.json'))
      .toSorted()
      .map((file) => [
        basename(file, '.template.json').replace(/^rollcall-[a-z]+-/, ''),
        JSON.parse(readFileSync(file, 'utf8')) as Template,
      ]),
  ),
});

/** What cdk-nag has said about an assembly. */
export const validationReport = (name: AssemblyName): string =>
  readFileSync(join(inject('assemblies'), name, 'validation-report.json'), 'utf8');

/** All resources of all stacks with their stack, for assertions over the whole application. */
export const resourcesOf = (
  { templates }: Synthesized,
  type: string,
): { stack: string; id: string; resource: Resource }[] =>
  Object.entries(templates).flatMap(([stack, template]) =>
    Object.entries(template.Resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => ({ stack, id, resource })),
  );
