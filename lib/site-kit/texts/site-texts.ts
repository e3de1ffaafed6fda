import type { MessageType } from '../../shared/codes.ts';

/** The dates of an election that a voter can act on. */
export const ELECTION_DATES = ['messagesBegin', 'electionDay', 'receipt', 'cure', 'canvass', 'messagesEnd'] as const;
export type ElectionDate = (typeof ELECTION_DATES)[number];

/** All words of the voter site in one language. Whole sentences, so that each language orders them as it must. */
export type SiteTexts = {
  readonly title: string;
  /** Whose service it is. */
  readonly owner: string;
  readonly lead: string;
  /** What the start page leads to. */
  readonly home: {
    readonly signUp: string;
    /** What is needed for signing up. */
    readonly needed: string;
    readonly signIn: string;
    readonly findCounty: string;
    readonly isGenuine: string;
  };
  readonly skipToContent: string;
  readonly chooseLanguage: string;
  readonly rehearsal: string;
  readonly about: { readonly heading: string; readonly paragraphs: readonly string[] };
  readonly dates: {
    readonly heading: string;
    readonly names: Readonly<Record<ElectionDate, string>>;
    /** Shown when no election is near. */
    readonly none: string;
  };
  readonly messages: {
    readonly heading: string;
    readonly intro: string;
    readonly example: string;
    readonly types: Readonly<Record<MessageType, { readonly name: string; readonly meaning: string }>>;
  };
  readonly genuine: { readonly heading: string; readonly points: readonly string[] };
  readonly help: { readonly heading: string; readonly text: string };
  readonly contact: string;
  readonly notFound: { readonly title: string; readonly text: string; readonly home: string };
  /** Shown when the service itself fails. */
  readonly problem: { readonly title: string; readonly text: string };
};
