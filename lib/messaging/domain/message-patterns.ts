import { LANGUAGES, type Language, MESSAGE_TYPES, type MessageType } from '../../shared/codes.ts';
import { COUNTIES } from '../../shared/counties.ts';
import hotlines from '../data/voter-hotlines.json' with { type: 'json' };
import { ADDED_CATALOG } from './catalog/added.ts';
import { CATALOG } from './catalog/catalog.ts';
import { CODE_CATALOG } from './catalog/codes.ts';
import type { CatalogEntry, ChannelEntries } from './catalog/entry.ts';
import { REPLACED_CATALOG } from './catalog/replaced.ts';
import { REPLY_CATALOG } from './catalog/replies.ts';
import { comparable } from './comparable.ts';
import { LANGUAGE_QUERY } from './site-link.ts';
import { type IcuNode, LITERAL, readIcu } from './texts/icu-message.ts';

/** How one of our texts reads, whatever its variables say; `names` are those of its groups, in their order. */
export type MessagePattern = {
  readonly type: MessageType | 'Code' | 'Answer';
  readonly language: Language;
  readonly expression: RegExp;
  readonly names: readonly string[];
};

/** What the variables may say in a language: the names and dates of the elections that there are. */
export type KnownWords = {
  readonly siteUrl: string;
  readonly elections: (language: Language) => { readonly names: readonly string[]; readonly dates: readonly string[] };
};

const escaped = (text: string): string => comparable(text).replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const oneOf = (texts: readonly string[]): string =>
  texts.length === 0 ? '(?!)' : [...new Set(texts.map(escaped))].toSorted((a, b) => b.length - a.length).join('|');

/** Where a day and a time stand. Whether they are those of a calendar and a clock is asked of `isMomentInWords`. */
const MOMENT = String.raw`[\p{L}\p{M}\p{N}:,.、，-]{4,50}?`;

/** Some programs show a link without its first letters. */
const ours = (url: string): string => `(?:https:\\/\\/)?${escaped(url.replace(/^https:\/\//, ''))}`;

const variablePattern = (name: string, language: Language, known: KnownWords): string => {
  const { reasons, corrections } = CATALOG[language];
  const messagesOf = (entries: Readonly<Record<string, CatalogEntry>>) =>
    oneOf(Object.values(entries).map(({ message }) => message));
  switch (name) {
    case 'county':
      return oneOf(COUNTIES.map((county) => county.name));
    case 'electionName':
      return oneOf(known.elections(language).names);
    case 'electionDate':
    case 'returnDeadline':
      return oneOf(known.elections(language).dates);
    case 'cureDeadline':
    case 'dataAsOf':
      return MOMENT;
    case 'notAcceptedReason':
    case 'contactReason':
      return messagesOf(reasons);
    case 'corrects':
      return messagesOf(corrections);
    case 'countyPhone':
      return String.raw`[\d()+.-]{7,20}`;
    case 'countyEmail':
      return String.raw`[a-z\d._+-]+@[a-z\d.-]+[a-z\d]`;
    case 'cureLink':
      return String.raw`(?:https:\/\/)?[a-z\d.\/_~-]{3,150}`;
    case 'trackingSite':
    case 'site':
      return String.raw`${ours(known.siteUrl)}(?:\/${LANGUAGE_QUERY})?`;
    case 'unsubscribe':
      return String.raw`${ours(`${known.siteUrl}/unsubscribe/`)}[a-z\d_-]{27}${LANGUAGE_QUERY}`;
    case 'hotline':
      return escaped(hotlines.numbers[language]);
    case 'code':
      return String.raw`\d{6}`;
    default:
      return '(?!)';
  }
};

type Written = { readonly source: string; readonly names: readonly string[] };

const joined = (parts: readonly Written[], between = ''): Written => ({
  source: parts.map(({ source }) => source).join(between),
  names: parts.flatMap(({ names }) => names),
});

const patternOf = (entry: CatalogEntry, language: Language, known: KnownWords): Written => {
  const write = (nodes: readonly IcuNode[]): Written =>
    joined(
      nodes.map((node) => {
        if (node.type === LITERAL) return { source: escaped(node.value), names: [] };
        const options = Object.values(node.options ?? {});
        if (options.length > 0) {
          const { source, names } = joined(
            options.map(({ value }) => write(value)),
            '|',
          );
          return { source: `(?:${source})`, names };
        }
        return { source: `(${variablePattern(node.value, language, known)})`, names: [node.value] };
      }),
    );
  const read = readIcu(entry.message);
  // What cannot be read is never sent either.
  return read.ok ? write(read.value) : { source: '(?!)', names: [] };
};

const optional = ({ source, names }: Written): Written => ({ source: `(?:${source})?`, names });

/** Every text and email that we write in a language, whole: of an email its subject and its last paragraph may be missing. */
const patternsIn = (language: Language, known: KnownWords): readonly MessagePattern[] => {
  const say = (entry: CatalogEntry): Written => patternOf(entry, language, known);
  const { frame, messages } = CATALOG[language];
  const whole = (type: MessagePattern['type'], ...parts: readonly Written[]): MessagePattern => {
    const { source, names } = joined(parts);
    return { type, language, expression: new RegExp(`^${source}$`, 'u'), names };
  };
  const ofType = (type: MessageType): readonly MessagePattern[] => {
    const { text, email }: Partial<ChannelEntries> = messages[type];
    const body = email && [
      optional(say(email.subject)),
      optional(say(frame.emailOpening)),
      say(email.body),
      optional(say(frame.emailTracking)),
      say(frame.emailWhy),
      optional(say(frame.emailUnsubscribe)),
    ];
    return [...(text ? [whole(type, say(text))] : []), ...(body ? [whole(type, ...body)] : [])];
  };
  const code = CODE_CATALOG[language];
  const origin = { source: String.raw`(?:@${escaped(new URL(known.siteUrl).host)}#\d{6})?`, names: [] };
  return [
    ...MESSAGE_TYPES.flatMap(ofType),
    whole('Code', say(code.text), origin),
    whole('Code', optional(say(code.email.subject)), say(code.email.body)),
    ...[REPLACED_CATALOG, ADDED_CATALOG].flatMap(({ [language]: { text, email } }) => [
      whole('Answer', say(text)),
      whole('Answer', optional(say(email.subject)), say(email.body)),
    ]),
    ...Object.values(REPLY_CATALOG[language]).map((entry) => whole('Answer', say(entry))),
  ];
};

/** How everything reads that we send as text or email, in all languages. */
export const messagePatterns = (known: KnownWords): readonly MessagePattern[] =>
  LANGUAGES.flatMap((language) => patternsIn(language, known));
