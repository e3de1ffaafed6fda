import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import type { StackTemplate } from './needs.ts';

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});

/** The templates of a cloud assembly, by stack. */
export const readAssembly = (folder: string): readonly StackTemplate[] =>
  globSync(join(folder, '*.template.json'))
    .toSorted()
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      const { Resources: resources } = Template.parse(JSON.parse(text));
      return {
        stack: basename(file, '.template.json'),
        bytes: Buffer.byteLength(text),
        resources: Object.values(resources).map(({ Type: type, Properties: properties }) => ({ type, properties })),
      };
    });
