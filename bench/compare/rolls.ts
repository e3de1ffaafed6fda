import type { RollCompression } from '../../lib/sync-checks/domain/roll-format.ts';

/** The files of one run, in its temporary folder. */
export const ROLL_FILES = {
  votecal: 'votecal.csv',
  ems: 'ems.csv',
  shuffled: 'ems-shuffled.csv',
} as const;

export const COMPRESSED: Readonly<Record<Exclude<RollCompression, 'none'>, string>> = { gzip: '.gz', zstd: '.zst' };

/** What a measured process prints as its last line. */
export interface Measured {
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  /** What it found, to be compared between tools of the same kind. */
  readonly answer: string;
}

/** Facts of the generated rolls that the measured processes are told. */
export interface RollFacts {
  readonly votecalRows: number;
  readonly emsRows: number;
  readonly county: string;
  readonly sha256: Readonly<Record<string, string>>;
}
