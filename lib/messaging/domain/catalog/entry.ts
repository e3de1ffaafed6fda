import * as z from 'zod';
import type { MessageType } from '../../../shared/codes.ts';
import type { CHANNELS_OF, Corrected, ReasonCode } from '../catalog-variables.ts';

/**
 * Who answers for a wording. Ours are drafts: the Secretary of State finalizes and translates every message
 * (guidance, p. 3), and a text of theirs names its reviewer.
 */
const Review = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('draft') }),
  z.strictObject({ status: z.literal('reviewed'), by: z.string().min(1), on: z.iso.date() }),
]);

/** One text of the catalog: whole sentences in ICU MessageFormat, and who reviewed them. */
export const CatalogEntry = z.strictObject({ message: z.string().min(1), reviewedBy: Review });
export type CatalogEntry = Readonly<z.infer<typeof CatalogEntry>>;

/** A wording that the Secretary of State has not supplied or reviewed yet. */
export const draft = (message: string): CatalogEntry => ({ message, reviewedBy: { status: 'draft' } });

/** Statewide elections whose names have an established translation; other names appear as the county gave them. */
export const STANDARD_ELECTION_NAMES = [
  'General Election',
  'Statewide General Election',
  'Presidential General Election',
  'Statewide Direct Primary Election',
  'Presidential Primary Election',
  'Statewide Special Election',
] as const;
type StandardElectionName = (typeof STANDARD_ELECTION_NAMES)[number];

/** The texts of each channel. */
export type ChannelEntries = {
  readonly text: CatalogEntry;
  readonly email: { readonly subject: CatalogEntry; readonly body: CatalogEntry };
  readonly voice: CatalogEntry;
};

/** The texts of one message type: exactly those of the channels that it has. */
type MessageEntries<T extends MessageType> = Pick<ChannelEntries, (typeof CHANNELS_OF)[T][number]>;

/** Everything that is said in one language. */
export type LanguageCatalog = {
  /** Paragraphs that frame each message: on whose behalf, about which election, and how to stop. */
  readonly frame: {
    readonly emailOpening: CatalogEntry;
    /** Where the voter sees more; not for somebody who is not signed up any more. */
    readonly emailTracking: CatalogEntry;
    readonly emailWhy: CatalogEntry;
    /** Where the voter ends the emails: `unsubscribe` is an address of their own. */
    readonly emailUnsubscribe: CatalogEntry;
    readonly voiceOpening: CatalogEntry;
    readonly voiceClosing: CatalogEntry;
  };
  readonly messages: { readonly [T in MessageType]: MessageEntries<T> };
  /** The reason behind a status code, as a sentence that stands on its own. */
  readonly reasons: Record<ReasonCode, CatalogEntry>;
  /** What an earlier message said that was wrong, as a sentence that stands on its own. */
  readonly corrections: Record<Corrected, CatalogEntry>;
  readonly electionNames: Record<StandardElectionName, CatalogEntry>;
};
