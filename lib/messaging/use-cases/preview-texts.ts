import type { Election } from '../../elections/domain/election.ts';
import { CHANNELS, type Channel, type Language, MESSAGE_TYPES, type MessageType } from '../../shared/codes.ts';
import { type CountyCode, countyOf, inPersonVotingOf } from '../../shared/counties.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import type { LanguageCatalog } from '../domain/catalog/entry.ts';
import { CHANNELS_OF } from '../domain/catalog-variables.ts';
import type { MessageFacts } from '../domain/message-facts.ts';
import { messageVariables } from '../domain/message-variables.ts';
import { type RenderedMessage, renderMessage } from '../domain/render.ts';
import { pickVariables, SAMPLE_VALUES } from '../domain/render-preview.ts';
import { inLanguage, siteLink } from '../domain/site-link.ts';
import { DRAFTS, togetherName } from '../domain/texts/texts-version.ts';
import type { CountyContacts } from '../ports/settings.ts';
import type { TextsInForce } from '../ports/texts.ts';
import { wordsForMessage } from './texts-for-message.ts';
import { electionFacts } from './write-message.ts';

export type PreviewPorts = {
  readonly texts: TextsInForce;
  readonly contacts: CountyContacts;
  readonly siteUrl: string;
};

/** What is looked at: a version's texts in a language, with invented values or with those of a county's voters. */
export type PreviewAsked = {
  readonly name: string;
  readonly language: Language;
  /** The state's version that a county's stands over. */
  readonly over: string;
  readonly of?: { readonly county: CountyCode; readonly election: Election } | undefined;
};

/** A message as its voter would get it, or what it cannot be written without. */
export type PreviewedMessage = {
  readonly type: MessageType;
  readonly channel: Channel;
  readonly message: RenderedMessage | { readonly missing: string };
};

const FACTS = {
  NotAccepted: { statusCode: 'NOT' },
  ContactCounty: { statusCode: 'NVS' },
  SignatureCure: { statusCode: 'NVS' },
  InPerson: { method: 'POLL', mailBallotIssued: true },
  Correction: { corrects: 'Accepted' },
} as const satisfies Partial<Record<MessageType, Partial<MessageFacts>>>;

const factsOf = (type: MessageType): Partial<MessageFacts> => (type in FACTS ? FACTS[type as keyof typeof FACTS] : {});

const variablesOf = async (
  ports: PreviewPorts,
  { language, of }: PreviewAsked,
  now: Temporal.Instant,
): Promise<(type: MessageType, channel: Channel) => ReturnType<typeof messageVariables>> => {
  if (of === undefined) {
    const trackingSite = siteLink(ports.siteUrl, language);
    return (type) => ({ ok: true, value: pickVariables(type, { ...SAMPLE_VALUES, trackingSite }) });
  }
  const county = countyOf(of.county);
  const contact = await ports.contacts.find(of.county);
  return (type, channel) =>
    messageVariables({
      type,
      now,
      county: { name: county.name, inPersonVoting: contact?.inPerson ?? inPersonVotingOf(county), contact },
      election: electionFacts(of.election, { channel, language }),
      mailedOn: pacificDate(now),
      dataAsOf: now,
      trackingSite: siteLink(ports.siteUrl, language),
      ...factsOf(type),
    });
};

const wordsOf = async (ports: PreviewPorts, { name, language, over }: PreviewAsked, now: Temporal.Instant) => {
  const isCountys = name.startsWith('county-');
  const words = wordsForMessage({ texts: ports.texts, reportBroken: () => undefined });
  const textsVersion = isCountys && over !== DRAFTS ? togetherName(name, over) : name;
  for await (const found of words({ county: '01', language, textsVersion }, undefined, now)) return found.catalog;
  throw new Error('There are always texts of our own.');
};

const previewed = (
  type: MessageType,
  channel: Channel,
  { language }: PreviewAsked,
  variables: ReturnType<typeof messageVariables>,
  catalog: LanguageCatalog,
  siteUrl: string,
): PreviewedMessage => {
  if (!variables.ok) return { type, channel, message: { missing: variables.error.fact } };
  const unsubscribe = inLanguage(`${siteUrl}/unsubscribe/…`, language);
  const request = { ...variables.value, channel, language, ...(channel === 'email' ? { unsubscribe } : {}) };
  const rendered = renderMessage(request, catalog);
  if (rendered.ok) return { type, channel, message: rendered.value };
  const { error } = rendered;
  return { type, channel, message: { missing: 'variable' in error ? error.variable : error.kind } };
};

/** Every message of a language as its voters would get it. Throws when a table cannot be reached. */
export const previewTexts = async (
  ports: PreviewPorts,
  asked: PreviewAsked,
  now: Temporal.Instant,
): Promise<readonly PreviewedMessage[]> => {
  const [catalog, variables] = await Promise.all([wordsOf(ports, asked, now), variablesOf(ports, asked, now)]);
  return MESSAGE_TYPES.flatMap((type) => {
    const channels: readonly Channel[] = CHANNELS_OF[type];
    return CHANNELS.filter((channel) => channels.includes(channel)).map((channel) =>
      previewed(type, channel, asked, variables(type, channel), catalog, ports.siteUrl),
    );
  });
};
