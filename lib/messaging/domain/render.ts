import { IntlMessageFormat } from 'intl-messageformat';
import type { Channel, Language } from '../../shared/codes.ts';
import { LOCALES } from '../../shared/dates-in-words.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { CATALOG } from './catalog/catalog.ts';
import type { CatalogEntry, ChannelEntries, LanguageCatalog } from './catalog/entry.ts';
import { CHOICES, type TypedVariables, VARIABLES_OF } from './catalog-variables.ts';
import { type VariableProblem, variablesInWords } from './render-variables.ts';
import { type SmsParts, smsParts } from './sms-parts.ts';
import { recordingKey, VOICE_DELIVERY, type VoiceDelivery } from './voice-delivery.ts';

/** What a voter gets, complete: nothing is filled in later. */
export type RenderedMessage =
  | { readonly channel: 'text'; readonly body: string; readonly sms: SmsParts }
  /** Plain text; paragraphs are separated by an empty line. The subject is a single line. */
  | {
      readonly channel: 'email';
      readonly subject: string;
      readonly body: string;
      /** Where its voter ends the emails. */
      readonly unsubscribe?: string;
    }
  /** `body` is the script; `audioKey` the recording to play where the language has no synthetic voice. */
  | { readonly channel: 'voice'; readonly body: string; readonly voice: VoiceDelivery; readonly audioKey?: string };

/** Why a message was not rendered. It names variables, never their values. */
export type RenderProblem =
  | VariableProblem
  /** The type is not sent over this channel: a confirmation by phone. */
  | { readonly kind: 'no-such-channel' }
  | { readonly kind: 'leftover-brace' }
  /** The text itself is at fault: no ICU message, or it names what its type does not have. */
  | { readonly kind: 'not-sayable' };

export type RenderRequest = TypedVariables & {
  readonly channel: Channel;
  readonly language: Language;
  /** For an email: where its voter ends the emails. A sample has none. */
  readonly unsubscribe?: string;
};

const compiled = new Map<string, IntlMessageFormat>();

const format = (entry: CatalogEntry, language: Language, words: ReadonlyMap<string, string>): string => {
  const locale = LOCALES[language];
  const key = `${locale} ${entry.message}`;
  const pattern = compiled.get(key) ?? new IntlMessageFormat(entry.message, locale, undefined, { ignoreTag: true });
  compiled.set(key, pattern);
  // A choice that says nothing leaves a space behind.
  return String(pattern.format(Object.fromEntries(words)))
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ +$/gm, '');
};

/** What the recording of this message depends on: the values of its choices, in the order of its variables. */
const choicesOf = ({ type, variables }: TypedVariables): readonly string[] => {
  const values: Readonly<Record<string, unknown>> = variables;
  return VARIABLES_OF[type]
    .filter((name) => CHOICES.some((choice) => choice === name))
    .map((name) => `${values[name]}`);
};

const assemble = (
  request: RenderRequest,
  { frame, messages }: LanguageCatalog,
  words: ReadonlyMap<string, string>,
): RenderedMessage | undefined => {
  const { channel, language, type } = request;
  const entries: Partial<ChannelEntries> = messages[type];
  const say = (entry: CatalogEntry): string => format(entry, language, words);
  const { unsubscribe } = request;
  if (channel === 'text' && entries.text) {
    const body = say(entries.text);
    return { channel, body, sms: smsParts(body) };
  }
  if (channel === 'email' && entries.email) {
    // A confirmation is about no election and opens by itself.
    const opening = words.has('electionName') ? [frame.emailOpening] : [];
    const tracking = type === 'MovedCounty' ? [] : [frame.emailTracking];
    const paragraphs = [...opening, entries.email.body, ...tracking, frame.emailWhy].map(say);
    const subject = say(entries.email.subject);
    if (unsubscribe === undefined) return { channel, subject, body: paragraphs.join('\n\n') };
    const end = format(frame.emailUnsubscribe, language, new Map([['unsubscribe', unsubscribe]]));
    return { channel, subject, body: [...paragraphs, end].join('\n\n'), unsubscribe };
  }
  if (channel === 'voice' && entries.voice) {
    const body = [frame.voiceOpening, entries.voice, frame.voiceClosing].map(say).join('\n');
    const voice = VOICE_DELIVERY[language];
    if (voice.kind === 'text-to-speech') return { channel, body, voice };
    return { channel, body, voice, audioKey: recordingKey(language, type, choicesOf(request)) };
  }
  return undefined;
};

/** Texts that were supplied may be at fault in ways that ours cannot: another version then says it. */
const assembled = (...of: Parameters<typeof assemble>): Result<RenderedMessage | undefined, RenderProblem> => {
  try {
    return ok(assemble(...of));
  } catch {
    return err({ kind: 'not-sayable' });
  }
};

/**
 * The finished message, or why there is none: a message with a gap is never sent. Values are cleaned (one line, no
 * direction controls) and values with braces refused. `catalog` has the texts of the language, ours where none is given.
 */
export const renderMessage = (
  request: RenderRequest,
  catalog: LanguageCatalog = CATALOG[request.language],
): Result<RenderedMessage, RenderProblem> => {
  const { type, variables, channel, language } = request;
  const words = variablesInWords(type, variables, { language, channel, catalog });
  if (!words.ok) return words;
  const written = assembled(request, catalog, words.value);
  if (!written.ok) return written;
  const message = written.value;
  if (message === undefined) return err({ kind: 'no-such-channel' });
  const texts = message.channel === 'email' ? [message.subject, message.body] : [message.body];
  return texts.some((text) => /[{}]/.test(text)) ? err({ kind: 'leftover-brace' }) : ok(message);
};
