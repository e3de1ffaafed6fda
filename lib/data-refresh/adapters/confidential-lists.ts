import type { ObjectVersion } from '@aws-sdk/client-s3';
import { COUNTIES } from '../../shared/counties.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import { SafeError } from '../../shared/safe-error.ts';
import { backupAt, type CopyId } from '../domain/copy.ts';
import { fileOf, textOf, type VersionSettings, versionsIn } from './object-versions.ts';

const AT_ONCE = 10;
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * The IDs of a list: a header `voterId`, and an ID in each line. How the lines end is all the same, and so is whether the list is
 * what its manifest announces: whoever is on it has been named. Undefined for what is no such list.
 */
const idsIn = (text: string): readonly string[] | undefined => {
  const [header, ...ids] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n|\r/)
    .map((line) => line.trim().replace(/^"(.*)"$/, '$1'))
    .filter((line) => line !== '');
  return header === 'voterId' && ids.every((id) => ID.test(id)) ? ids : undefined;
};

const timeOf = ({ LastModified }: ObjectVersion): number => LastModified?.getTime() ?? 0;

/** The list in force at the backups' moment, and each that was delivered since: who was named late is not copied either. */
const thatCount = (
  versions: readonly ObjectVersion[],
  { atBackup }: VersionSettings,
  copy: CopyId,
): readonly ObjectVersion[] => {
  if (!atBackup) return versions.filter(({ IsLatest }) => IsLatest !== false);
  const until = backupAt(copy).epochMilliseconds;
  const before = versions.filter((version) => timeOf(version) <= until);
  const inForce = Math.max(...before.map(timeOf));
  return [
    ...before.filter((version) => timeOf(version) === inForce),
    ...versions.filter((version) => timeOf(version) > until),
  ];
};

/** Whom VoteCal's lists of confidential voters name, of every county. Throws a `SafeError` when one is no list. */
export const listedConfidential = async (settings: VersionSettings, copy: CopyId): Promise<readonly string[]> => {
  const named = new Set<string>();
  await inParallel(COUNTIES, AT_ONCE, async ({ code, name }) => {
    const key = `votecal/${code}/confidential.csv`;
    const versions: ObjectVersion[] = [];
    for await (const version of versionsIn(settings, key)) if (version.Key === key) versions.push(version);
    for (const version of thatCount(versions, settings, copy)) {
      const ids = idsIn(await textOf(settings, fileOf(version)));
      if (ids === undefined)
        throw new SafeError(
          'ConfidentialListUnreadable',
          `VoteCal's list of confidential voters of ${name} County is no list of IDs below a header voterId: nothing is copied without it.`,
        );
      for (const id of ids) named.add(id);
    }
  });
  return [...named].toSorted();
};
