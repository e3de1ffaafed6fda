import { IntlMessageFormat } from 'intl-messageformat';
import type { VoterContact } from '../../counties/domain/contacts.ts';
import type { Election } from '../../elections/domain/election.ts';
import { nameInMessage } from '../../elections/domain/election-names.ts';
import { CATALOG } from '../../messaging/domain/catalog/catalog.ts';
import type { CatalogEntry } from '../../messaging/domain/catalog/entry.ts';
import { linkInWords, phoneInWords } from '../../messaging/domain/contact-words.ts';
import { phoneAsPrinted } from '../../messaging/domain/message-variables.ts';
import { variablesInWords } from '../../messaging/domain/render-variables.ts';
import type { Channel, Language } from '../../shared/codes.ts';
import { type County, type InPersonVoting, inPersonVotingOf } from '../../shared/counties.ts';
import { dateInWords, LOCALES } from '../../shared/dates-in-words.ts';
import { OUTREACH_TEXTS } from './texts/index.ts';
import type { OutreachTexts, OutreachVariables } from './texts/outreach-texts.ts';

/** For whom a kit is made, about what, in which language. */
export type KitOrder = {
  readonly county: County;
  readonly election: Election;
  readonly language: Language;
  readonly contact: Pick<VoterContact, 'phone' | 'site' | 'inPerson'>;
  /** Where the voters' site is reached: `https://wheresmyballot.sos.ca.gov`. */
  readonly site: string;
  /** Whether the stage has invented data. */
  readonly rehearsal: boolean;
};

/** Writes a text of the language with the order's facts in it. */
export type Say = (entry: CatalogEntry) => string;

/** The facts of an order, as its language says them. */
export type KitWords = {
  readonly texts: OutreachTexts;
  readonly language: Language;
  /** In drawings: dates stay on one line. */
  readonly onPaper: Say;
  /** In a text that is finished elsewhere. */
  readonly inText: Say;
  /** In posts: with a link instead of the address as it is typed, and the election’s short name. */
  readonly inPosts: Say;
  readonly electionName: string;
  readonly electionDate: string;
  /** The site in this language, as the code and the posts lead to it. */
  readonly link: string;
  /** The site as it is read and typed. */
  readonly address: string;
  /** The county's telephone number and site, as far as they are on file. */
  readonly reach: readonly string[];
  /** Stands on everything that is not to be handed out. */
  readonly mark: string | null;
};

/** What stands on drafts. It is for staff and printers, hence in English. */
export const DRAFT_MARK = 'DRAFT – NOT FOR PRINT';

const PLACES: Readonly<Record<InPersonVoting, OutreachVariables['votingPlace']>> = {
  'polling-places': 'poll',
  'vote-centers': 'other',
  'mail-only': 'none',
};

/** Every entry of the texts: each of them has its review. */
export const entriesOf = (node: object): readonly CatalogEntry[] =>
  'reviewedBy' in node ? [node as CatalogEntry] : Object.values(node).flatMap(entriesOf);

/** Whether the Secretary of State has reviewed everything that the kit says in a language. */
export const isReviewed = (language: Language): boolean =>
  entriesOf(OUTREACH_TEXTS[language]).every(({ reviewedBy }) => reviewedBy.status === 'reviewed');

/** An address as it is read aloud and typed: without protocol and trailing slash. */
const typed = (site: string): string => site.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** No line ends within a date. */
const unbroken = (date: string): string => date.replaceAll(' ', '\u00a0');

/** The facts in words; undefined where the election has a name that nothing of ours may say. */
export const kitWords = (order: KitOrder): KitWords | undefined => {
  const { county, election, language, contact, rehearsal } = order;
  const site = order.site.replace(/\/$/, '');
  const link = `${site}/?lang=${language}`;
  const named = (channel: Channel): string | undefined => {
    const variables = {
      county: county.name,
      electionName: nameInMessage(election, language, channel),
      electionDate: election.date,
      trackingSite: site,
    };
    const words = variablesInWords('Inbound', variables, { language, channel, catalog: CATALOG[language] });
    return words.ok ? words.value.get('electionName') : undefined;
  };
  const [electionName, shortName] = [named('email'), named('text')];
  if (electionName === undefined || shortName === undefined) return undefined;

  const facts: OutreachVariables = {
    county: county.name,
    electionName,
    electionDate: dateInWords(election.date, language, 'long'),
    receiptBy: dateInWords(election.deadlines.receiptBy, language, 'long'),
    site: typed(site),
    votingPlace: PLACES[contact.inPerson ?? inPersonVotingOf(county)],
  };
  const sayWith =
    (variables: OutreachVariables): Say =>
    (entry) =>
      String(new IntlMessageFormat(entry.message, LOCALES[language], undefined, { ignoreTag: true }).format(variables));
  return {
    texts: OUTREACH_TEXTS[language],
    language,
    onPaper: sayWith({
      ...facts,
      electionDate: unbroken(facts.electionDate),
      receiptBy: unbroken(facts.receiptBy),
    }),
    inText: sayWith(facts),
    inPosts: sayWith({ ...facts, electionName: shortName, site: link }),
    electionName,
    electionDate: unbroken(facts.electionDate),
    link,
    address: typed(site),
    reach: [phoneAsPrinted(phoneInWords(contact.phone ?? '')), linkInWords(contact.site ?? '')]
      .filter((text) => text !== undefined)
      .map(typed),
    mark: rehearsal || !isReviewed(language) ? DRAFT_MARK : null,
  };
};
