import type { Temporal } from '../shared/time.ts';

/** Where a page is served. */
export type Place = {
  /** Path in front of every link: empty at a domain of its own, `/live` at API Gateway's own address. */
  readonly root: string;
  /** Path of the assets after `root`: `/assets` or `/operations/assets`. */
  readonly assetsPath: string;
  /** The hashed name of an asset. */
  readonly assetName: (name: string) => string;
  /** Stages with invented data say so on every page. */
  readonly rehearsal: boolean;
  /** A County Test Environment has pages about releases that no other stage has. */
  readonly testEnvironment?: boolean;
};

/** What of it is known before anybody asks. */
export type SitePlace = Pick<Place, 'assetName' | 'rehearsal' | 'testEnvironment'>;

/** What a page is drawn within: where it is served, and what time it is there. */
export type Frame = Place & { readonly now: Temporal.Instant };

/** The address of an asset on a page. */
export const assetUrl = (place: Place, name: string): string =>
  `${place.root}${place.assetsPath}/${place.assetName(name)}`;
