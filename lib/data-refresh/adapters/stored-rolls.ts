import type { ObjectVersion } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { COUNTIES, type CountyCode } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import { backupAt, type CopyId, type SourceFile } from '../domain/copy.ts';
import type { RollBackups, RollSide } from '../ports.ts';
import { listedConfidential } from './confidential-lists.ts';
import { fileOf, textOf, type VersionSettings, versionsIn } from './object-versions.ts';

export type RollSettings = VersionSettings & {
  /** Reads the rows of a stored roll, whatever its format. */
  readonly rows: (file: SourceFile, county: CountyCode) => RollSide['rows'];
};

const Manifest = z.object({ takenAt: z.string() });

/** The newest version of each object, of those that count. */
const newestOf = async (settings: RollSettings, copy: CopyId, prefix: string) => {
  const until = backupAt(copy).epochMilliseconds;
  const newest = new Map<string, ObjectVersion>();
  for await (const version of versionsIn(settings, prefix)) {
    const at = version.LastModified?.getTime() ?? 0;
    const known = newest.get(version.Key ?? '')?.LastModified?.getTime() ?? -1;
    const counts = settings.atBackup ? at <= until : version.IsLatest !== false;
    if (counts && at > known) newest.set(version.Key ?? '', version);
  }
  return newest;
};

const BESIDE = '.precincts.csv';

/** Rolls in the source's bucket: what VoteCal delivered last, and what each county's system sent last. */
export const storedRolls = (settings: RollSettings): RollBackups => {
  const { rows } = settings;
  const text = (file: SourceFile): Promise<string> => textOf(settings, file);
  const precinctsIn = async (file: SourceFile | null): Promise<RollSide['precincts']> => {
    if (file === null) return null;
    const written = await text(file);
    return { text: written, rows: Math.max(0, written.split(/\r?\n/).filter((line) => line !== '').length - 1) };
  };
  return {
    parts: async (copy) => {
      const parts = COUNTIES.map(async ({ code: county }) => {
        const delivered = await newestOf(settings, copy, `votecal/${county}/`);
        const of = (name: string): SourceFile | null => {
          const version = delivered.get(`votecal/${county}/${name}`);
          return version === undefined ? null : fileOf(version);
        };
        const [roll, manifest] = [of('roll.csv'), of('manifest.json')];
        const sent = [...(await newestOf(settings, copy, `extracts/${county}/`)).values()];
        const extracts = sent.filter(({ Key = '' }) => !Key.endsWith(BESIDE) && !Key.includes('/copy-'));
        const extract = extracts.toSorted(
          (a, b) => (b.LastModified?.getTime() ?? 0) - (a.LastModified?.getTime() ?? 0),
        )[0];
        const precincts = sent.find(({ Key }) => Key === `${extract?.Key ?? ''}${BESIDE}`);
        return [
          ...(roll && manifest
            ? [
                {
                  kind: 'votecal' as const,
                  id: `votecal-${county}`,
                  county,
                  roll,
                  manifest,
                  precincts: of('precincts.csv'),
                },
              ]
            : []),
          ...(extract
            ? [
                {
                  kind: 'county' as const,
                  id: `county-${county}`,
                  county,
                  roll: fileOf(extract),
                  precincts: precincts === undefined ? null : fileOf(precincts),
                },
              ]
            : []),
        ];
      });
      return (await Promise.all(parts)).flat();
    },
    named: (copy) => listedConfidential(settings, copy),
    open: async (part) => ({
      rows: rows(part.roll, part.county),
      precincts: await precinctsIn(part.precincts),
      takenAt:
        part.kind === 'votecal'
          ? Temporal.Instant.from(Manifest.parse(JSON.parse(await text(part.manifest))).takenAt)
          : null,
    }),
  };
};
