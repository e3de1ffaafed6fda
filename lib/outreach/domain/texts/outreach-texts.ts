import type { CatalogEntry } from '../../../messaging/domain/catalog/entry.ts';

/** What a text of the kit may name. `votingPlace` chooses (`poll`, `none`, `other`); each other one is written as it is. */
export type OutreachVariables = {
  readonly county: string;
  readonly electionName: string;
  readonly electionDate: string;
  readonly receiptBy: string;
  /** The address of the voters' site, as it is read or as it is followed. */
  readonly site: string;
  readonly votingPlace: 'poll' | 'none' | 'other';
};

/** What the posts for social media are about. */
export const SOCIAL_THEMES = ['signUp', 'returnByMail', 'genuine'] as const;
export type SocialTheme = (typeof SOCIAL_THEMES)[number];

/** Everything that the outreach kit says in one language. */
export type OutreachTexts = {
  /** The service's name. */
  readonly title: CatalogEntry;
  readonly lead: CatalogEntry;
  /** What a voter is asked to do, in one sentence. */
  readonly signUp: CatalogEntry;
  /** Stands above the code and the address. */
  readonly scan: CatalogEntry;
  readonly stepsHeading: CatalogEntry;
  readonly steps: readonly [CatalogEntry, CatalogEntry, CatalogEntry];
  /** How long a subscription lasts, and in which languages messages come. */
  readonly lasts: CatalogEntry;
  /** When a ballot counts that is mailed, and where else it is handed in. */
  readonly postmark: CatalogEntry;
  readonly handIn: CatalogEntry;
  readonly genuine: CatalogEntry;
  /** Stands above the county's telephone number and site. */
  readonly office: CatalogEntry;
  /** Who publishes it. */
  readonly publisher: CatalogEntry;
  readonly social: Readonly<Record<SocialTheme, CatalogEntry>>;
  readonly press: {
    readonly release: CatalogEntry;
    /** What the county fills in by hand. */
    readonly dateline: CatalogEntry;
    readonly contact: CatalogEntry;
    readonly headline: CatalogEntry;
    readonly opening: CatalogEntry;
    readonly service: CatalogEntry;
  };
};
