import { COUNTIES, type CountyCode } from '../../shared/counties.ts';
import { asksForVersions, type Confirmation, type EmsVersions } from './completion.ts';
import type { Task } from './task.ts';

/** A confirmation, with what was said of versions. */
export type SaidWord = Pick<Confirmation, 'task' | 'county' | 'at' | 'versions' | 'versionsAt'>;

/** Counties by name: whose versions differ, and who has installed and named none. */
export type SaidVersions = {
  readonly differing: readonly { readonly name: string; readonly versions: EmsVersions }[];
  readonly silent: readonly string[];
};

const saidAt = ({ at, versionsAt }: SaidWord): number => (versionsAt ?? at).epochMilliseconds;

/** The newest word of each county counts; one that has installed and named no version does not agree by its silence. */
export const saidVersions = (tasks: readonly Task[], words: readonly SaidWord[]): SaidVersions => {
  const installs = new Set(tasks.filter(asksForVersions).map(({ number }) => number));
  const said = new Map<CountyCode, EmsVersions | undefined>();
  for (const { county, task, versions } of words.toSorted((one, other) => saidAt(one) - saidAt(other)))
    if (county !== null && (versions !== undefined || installs.has(task))) said.set(county, versions);
  return {
    differing: COUNTIES.flatMap(({ code, name }) => {
      const versions = said.get(code);
      return versions === undefined || versions.production === versions.cte ? [] : [{ name, versions }];
    }),
    silent: COUNTIES.filter(({ code }) => said.has(code) && said.get(code) === undefined).map(({ name }) => name),
  };
};
