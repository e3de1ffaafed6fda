import type { Temporal } from '../domain/shared/time.ts';

/** What every page is drawn within: where it is served, which stage, what time it is. */
export type Frame = {
  /** Path in front of every link: empty at a domain of its own, `/live` at API Gateway's own address. */
  readonly root: string;
  /** Path of the assets after `root`: `/assets` or `/operations/assets`. */
  readonly assetsPath: string;
  /** The hashed name of an asset. */
  readonly assetName: (name: string) => string;
  /** Stages with invented data say so on every page. */
  readonly rehearsal: boolean;
  readonly now: Temporal.Instant;
};

/** The address of an asset on a page. */
export const assetUrl = (frame: Frame, name: string): string =>
  `${frame.root}${frame.assetsPath}/${frame.assetName(name)}`;
