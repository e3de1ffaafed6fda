import { LANGUAGES, type Language, MESSAGE_TYPES, type MessageType } from '../../shared/codes.ts';
import { ADDED_CATALOG } from './catalog/added.ts';
import { CATALOG } from './catalog/catalog.ts';
import { CODE_CATALOG } from './catalog/codes.ts';
import type { CatalogEntry, ChannelEntries } from './catalog/entry.ts';
import { REPLACED_CATALOG } from './catalog/replaced.ts';
import { REPLY_CATALOG } from './catalog/replies.ts';
import { type IcuNode, LITERAL, readIcu } from './texts/icu-message.ts';
import {
  escaped,
  type KnownWords,
  type LanguageTexts,
  type PatternPlace,
  variablePattern,
} from './variable-patterns.ts';

/** How one of our texts reads, whatever its variables say; `names` are those of its groups, in their order. */
export type MessagePattern = {
  readonly type: MessageType | 'Code' | 'Answer';
  readonly language: Language;
  readonly expression: RegExp;
  readonly names: readonly string[];
};

type Written = { readonly source: string; readonly names: readonly string[] };

const joined = (parts: readonly Written[], between = ''): Written => ({
  source: parts.map(({ source }) => source).join(between),
  names: parts.flatMap(({ names }) => names),
});

const patternOf = (entry: CatalogEntry, place: PatternPlace): Written => {
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
        return { source: `(${variablePattern(node.value, place)})`, names: [node.value] };
      }),
    );
  const read = readIcu(entry.message);
  // What cannot be read is never sent either.
  return read.ok ? write(read.value) : { source: '(?!)', names: [] };
};

const optional = ({ source, names }: Written): Written => ({ source: `(?:${source})?`, names });

const wholePattern = (
  language: Language,
  type: MessagePattern['type'],
  ...parts: readonly Written[]
): MessagePattern => {
  const { source, names } = joined(parts);
  return { type, language, expression: new RegExp(`^${source}$`, 'u'), names };
};

/** Every text and email about ballots in a language, whole: of an email its subject and its last paragraph may be missing. */
const ballotPatterns = (place: PatternPlace): readonly MessagePattern[] => {
  const { language } = place;
  const { frame, messages } = place.catalog;
  const say = (entry: CatalogEntry): Written => patternOf(entry, place);
  return MESSAGE_TYPES.flatMap((type) => {
    const { text, email }: Partial<ChannelEntries> = messages[type];
    const body = email && [
      optional(say(email.subject)),
      optional(say(frame.emailOpening)),
      say(email.body),
      optional(say(frame.emailTracking)),
      say(frame.emailWhy),
      optional(say(frame.emailUnsubscribe)),
    ];
    return [
      ...(text ? [wholePattern(language, type, say(text))] : []),
      ...(body ? [wholePattern(language, type, ...body)] : []),
    ];
  });
};

/** What else we write in a language: codes, contacts that change, and answers to texts. */
const otherPatterns = (place: PatternPlace): readonly MessagePattern[] => {
  const { language, known } = place;
  const say = (entry: CatalogEntry): Written => patternOf(entry, place);
  const whole = (type: MessagePattern['type'], ...parts: readonly Written[]) => wholePattern(language, type, ...parts);
  const code = CODE_CATALOG[language];
  const origin = { source: String.raw`(?:@${escaped(new URL(known.siteUrl).host)}#\d{6})?`, names: [] };
  return [
    whole('Code', say(code.text), origin),
    whole('Code', optional(say(code.email.subject)), say(code.email.body)),
    ...[REPLACED_CATALOG, ADDED_CATALOG].flatMap(({ [language]: { text, email } }) => [
      whole('Answer', say(text)),
      whole('Answer', optional(say(email.subject)), say(email.body)),
    ]),
    ...Object.values(REPLY_CATALOG[language]).map((entry) => whole('Answer', say(entry))),
  ];
};

/** How everything reads that we send as text or email, in all languages; `supplied`: the texts of versions beside our own. */
export const messagePatterns = (
  known: KnownWords,
  supplied: readonly LanguageTexts[] = [],
): readonly MessagePattern[] => [
  ...LANGUAGES.flatMap((language) => {
    const place = { language, catalog: CATALOG[language], known };
    return [...ballotPatterns(place), ...otherPatterns(place)];
  }),
  ...supplied.flatMap((texts) => ballotPatterns({ ...texts, known })),
];
