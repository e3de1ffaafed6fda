import type { Election } from '../../elections/domain/election.ts';
import { nameInMessage } from '../../elections/domain/election-names.ts';
import { asCertified } from '../../elections/domain/participation.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import type { Channel, Language, MessageType } from '../../shared/codes.ts';
import { dateInWords } from '../../shared/dates-in-words.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { CATALOG } from '../domain/catalog/catalog.ts';
import { STANDARD_ELECTION_NAMES } from '../domain/catalog/entry.ts';
import { isMaybeHeard } from '../domain/correction.ts';
import type { LedgerRow } from '../domain/ledger-row.ts';
import { type MessagePattern, messagePatterns } from '../domain/message-patterns.ts';
import { NO_ELECTION } from '../domain/moved-notices.ts';
import { isSame, leadsToCounty, leadsToGovernment, likenessOf, withContactsOf } from '../domain/recognise.ts';
import type { RenderedMessage } from '../domain/render.ts';
import { DRAFTS } from '../domain/texts/texts-version.ts';
import type { MessageRows } from '../ports/ledger.ts';
import type { CountyContacts } from '../ports/settings.ts';
import type { TextsInForce } from '../ports/texts.ts';
import { type Supplied, suppliedTexts } from './supplied-texts.ts';
import type { WriteMessage } from './write-message.ts';

/** Further back nobody asks, and the ledger of old elections is not read for it. */
const DAYS_BACK = 400;
/** More texts than anybody copies at once. */
const MOST_TOGETHER = 6;

export type FormPorts = {
  readonly elections: Pick<ElectionStore, 'list'>;
  readonly contacts: CountyContacts;
  /** The texts that messages are written with: any version that was ever in force. */
  readonly texts: TextsInForce;
  readonly siteUrl: string;
};

export type SentPorts = FormPorts & {
  readonly rows: Pick<MessageRows, 'ofVoter'>;
  readonly elections: Pick<ElectionStore, 'list' | 'participation'>;
  readonly write: WriteMessage;
};

const isRecent = ({ date }: Election, now: Temporal.Instant): boolean =>
  Temporal.PlainDate.compare(date, pacificDate(now).subtract({ days: DAYS_BACK })) >= 0;

const CHANNELS_WRITTEN = ['text', 'email'] as const satisfies readonly Channel[];

/** A name as a message of the language says it: one that the catalog knows has its words there. */
const namesIn = (election: Election, language: Language): readonly string[] =>
  CHANNELS_WRITTEN.map((channel) => nameInMessage(election, language, channel)).map((name) => {
    const standard = STANDARD_ELECTION_NAMES.find((known) => known.toLowerCase() === name.toLowerCase());
    return standard === undefined ? name : CATALOG[language].electionNames[standard].message;
  });

const datesIn = ({ date }: Election, language: Language): readonly string[] =>
  (['short', 'long'] as const).map((style) => dateInWords(date, language, style));

/** The patterns are made once for the elections that there are. */
const keptPatterns = () => {
  let kept: { readonly key: string; readonly patterns: readonly MessagePattern[] } | undefined;
  return (elections: readonly Election[], siteUrl: string, supplied: Supplied): readonly MessagePattern[] => {
    const named = elections.map(({ id, name, shortName, translations, date }) => [
      id,
      name,
      shortName,
      translations,
      `${date}`,
    ]);
    const key = JSON.stringify([named, supplied.key]);
    if (kept?.key !== key) {
      const words = (language: Language) => ({
        names: elections.flatMap((election) => namesIn(election, language)),
        dates: elections.flatMap((election) => datesIn(election, language)),
      });
      kept = { key, patterns: messagePatterns({ siteUrl, elections: words }, supplied.texts) };
    }
    return kept.patterns;
  };
};

/** `ours`: it reads like one of our messages from its first word to its last, and sends its reader to us and the county alone. */
export type FormVerdict = 'ours' | 'not-ours';

const likenessReader = (ports: FormPorts) => {
  const patternsOf = keptPatterns();
  const suppliedOf = suppliedTexts(ports.texts);
  return async (pasted: string, now: Temporal.Instant) => {
    const elections = (await ports.elections.list()).filter((election) => isRecent(election, now));
    const likeness = likenessOf(pasted, patternsOf(elections, ports.siteUrl, await suppliedOf()));
    const contact = likeness?.county === undefined ? undefined : await ports.contacts.find(likeness.county);
    if (likeness === undefined) return undefined;
    const isCountys = leadsToCounty(likeness, contact);
    return {
      type: likeness.type,
      isCountys,
      isGovernments: isCountys || leadsToGovernment(likeness, contact),
      withItsContacts: (message: RenderedMessage) => withContactsOf(likeness, contact, message),
    };
  };
};

/**
 * For everybody: whether a pasted text has the form of one of our messages. Says nothing of whether we sent it. Throws when a
 * table cannot be reached.
 */
export const formRecogniser = (ports: FormPorts) => {
  const read = likenessReader(ports);
  const isOurs = async (pasted: string, now: Temporal.Instant): Promise<boolean> =>
    (await read(pasted, now))?.isCountys === true;
  return async (pasted: string, now: Temporal.Instant): Promise<FormVerdict> => {
    if (await isOurs(pasted, now)) return 'ours';
    // Texts that were copied together, each on its line.
    const lines = pasted.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2 || lines.length > MOST_TOGETHER) return 'not-ours';
    for (const line of lines) if (!(await isOurs(line, now))) return 'not-ours';
    return 'ours';
  };
};

/** `sent`: this voter got this very message then. `ours`: a code or an answer by its form; nobody keeps those. */
export type SentVerdict =
  | { readonly kind: 'sent'; readonly at: Temporal.Instant; readonly type: MessageType; readonly channel: Channel }
  | { readonly kind: 'ours' | 'not-sent' };

type Heard = { readonly row: LedgerRow; readonly election: Election | undefined };

/**
 * For a voter who is signed in: whether we sent them a pasted text. Each message that they heard, or may have heard, is
 * written again as it was when it was sent. Throws when a table cannot be reached.
 */
export const sentRecogniser = (ports: SentPorts) => {
  const read = likenessReader(ports);
  const heardIn = async (voterId: string, election: Election | undefined): Promise<readonly Heard[]> => {
    const rows = (await ports.rows.ofVoter(election?.id ?? NO_ELECTION, voterId)).filter(isMaybeHeard);
    return Promise.all(
      rows.map(async (row) => ({
        row,
        election: election && asCertified(election, await ports.elections.participation(election.id, row.county)),
      })),
    );
  };
  type Sent = Extract<SentVerdict, { readonly kind: 'sent' }>;
  const sentAs = async (
    voterId: string,
    pasted: string,
    now: Temporal.Instant,
    reads: (message: RenderedMessage) => RenderedMessage = (message) => message,
  ): Promise<Sent | undefined> => {
    const elections = (await ports.elections.list()).filter((election) => isRecent(election, now));
    const heard = (await Promise.all([undefined, ...elections].map((one) => heardIn(voterId, one)))).flat();
    const newest = heard.toSorted((one, other) => Temporal.Instant.compare(other.row.movedAt, one.row.movedAt));
    for (const { row, election } of newest) {
      const at = row.acceptedAt ?? row.movedAt;
      // Older rows do not say what they were written with: it was our own texts.
      const message = await ports.write({ ...row, textsVersion: row.textsVersion ?? DRAFTS }, election, at);
      if (message.ok && isSame(pasted, reads(message.value)))
        return { kind: 'sent', at, type: row.type, channel: row.channel };
    }
    return undefined;
  };
  return async (voterId: string, pasted: string, now: Temporal.Instant): Promise<SentVerdict> => {
    const sent = await sentAs(voterId, pasted, now);
    if (sent !== undefined) return sent;
    const likeness = await read(pasted, now);
    if (likeness === undefined || !likeness.isGovernments) return { kind: 'not-sent' };
    if (likeness.type === 'Code' || likeness.type === 'Answer') return { kind: 'ours' };
    // The county's link or address may have been another when it was sent.
    return (await sentAs(voterId, pasted, now, likeness.withItsContacts)) ?? { kind: 'not-sent' };
  };
};
