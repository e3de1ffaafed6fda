import { createHash } from 'node:crypto';
import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { CompareReport } from '../../sync-checks/domain/compare/compare-report.ts';
import type { RollRefused } from '../../sync-checks/domain/compare/refusal.ts';
import type { VoterDifference } from '../../sync-checks/domain/difference.ts';
import type { PinnedSnapshot } from '../../sync-checks/domain/pinned-roll.ts';
import type { RefusalCode, RegisterFile } from '../domain/register/load.ts';
import type { RegisterSnapshots, RollDifference } from '../ports.ts';

/** The engine of the sync checks, as far as a load needs it; `Roll` is what it calls a roll. */
export type RollEngine<Roll extends { readonly canonical: boolean }> = {
  /** Rejects with `NoSuchKey` or `NoSuchVersion` when the file is not there any more. */
  readonly open: (file: RegisterFile & { readonly canonical: boolean }) => Promise<Roll>;
  readonly compare: (request: {
    readonly ems: Roll;
    readonly votecal: Roll;
    readonly county: string;
    readonly guards: { readonly ems: boolean; readonly votecal: boolean };
    readonly onDifference: (difference: VoterDifference) => void;
  }) => Promise<Result<CompareReport, RollRefused>>;
  readonly rows: (roll: Roll, county: string) => AsyncIterable<readonly (readonly string[])[]>;
};

/** Where deliveries are: how they are pinned, and how a small file of one is read whole. */
export type Deliveries = {
  readonly pin: (
    county: CountyCode,
  ) => Promise<
    Result<
      PinnedSnapshot,
      Extract<RefusalCode, 'NO_SNAPSHOT' | 'UNREADABLE_MANIFEST' | 'OTHER_COUNTY' | 'NO_PRECINCTS'>
    >
  >;
  readonly readWhole: (file: RegisterFile) => Promise<Uint8Array>;
};

const KIND = {
  'in-ems-not-votecal': 'gone',
  'in-votecal-not-ems': 'new',
} as const;

const toRollDifference = (difference: VoterDifference): RollDifference => {
  const { voterId } = difference;
  return difference.class === 'field'
    ? { voterId, kind: 'field', field: difference.field }
    : { voterId, kind: KIND[difference.class] };
};

const total = (counts: Readonly<Partial<Record<string, number>>>): number =>
  Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);

/** Rows of tonight's roll, the engine's `votecal`, that say nothing, and voters of whom that leaves it open. */
const leftOutIn = ({ votecal, notCompared }: CompareReport): number =>
  total(votecal.problems) + notCompared.voters + total(notCompared.mayBeListed);

const isGone = (error: unknown): boolean =>
  error instanceof NoSuchKey || (error instanceof Error && error.name === 'NoSuchVersion');

const codeOf = ({ code }: RollRefused): RefusalCode => `ROLL_${code.toUpperCase().replaceAll('-', '_')}`;

/** Reads VoteCal's deliveries with the engine of the sync checks: the loaded roll stands for the county's. */
export const registerSnapshots = <Roll extends { readonly canonical: boolean }>(
  engine: RollEngine<Roll>,
  { pin, readWhole }: Deliveries,
): RegisterSnapshots => ({
  newest: async (county) => {
    const pinned = await pin(county);
    if (!pinned.ok) return pinned;
    const { confidential, precincts: _, whole: __, ...roll } = pinned.value;
    return confidential ? ok({ ...roll, confidential }) : err('NO_CONFIDENTIAL_LIST');
  },

  compare: async (county, { loaded, tonight, isAccepted }, onDifference) => {
    const votecal = await engine.open(tonight);
    let ems: Roll;
    try {
      ems = await engine.open(loaded);
    } catch (error) {
      if (isGone(error)) return err('LOADED_ROLL_GONE');
      throw error;
    }
    const compared = await engine.compare({
      ems,
      // A file against itself: every row is looked at, and nothing is taken on trust.
      votecal: loaded === tonight ? { ...votecal, canonical: false } : votecal,
      county,
      guards: { ems: !isAccepted, votecal: !isAccepted },
      onDifference: (difference) => onDifference(toRollDifference(difference)),
    });
    return compared.ok ? ok({ leftOut: leftOutIn(compared.value) }) : err(codeOf(compared.error));
  },

  rows: async function* (county, roll) {
    yield* engine.rows(await engine.open(roll), county);
  },

  confidential: async ({ confidential: list }) => {
    const bytes = await readWhole(list);
    if (createHash('sha256').update(bytes).digest('hex') !== list.sha256) return err('CONFIDENTIAL_LIST_DIFFERS');
    const [header, ...ids] = Buffer.from(bytes)
      .toString('utf8')
      .split(/\r?\n/)
      .filter((line) => line !== '');
    const isList =
      header === 'voterId' && ids.length === list.rows && ids.every((id) => /^[A-Za-z0-9_-]{1,64}$/.test(id));
    return isList ? ok(new Set(ids)) : err('CONFIDENTIAL_LIST_DIFFERS');
  },
});

/** Reads a small file of a bucket whole: this very version. */
export const s3WholeFile =
  (client: S3Client, bucket: string): Deliveries['readWhole'] =>
  async ({ key, versionId }) => {
    const version = versionId === null ? {} : { VersionId: versionId };
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...version }));
    return (await Body?.transformToByteArray()) ?? new Uint8Array();
  };
