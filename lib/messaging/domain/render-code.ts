import type { Channel, Language } from '../../shared/codes.ts';
import { CODE_CATALOG } from './catalog/codes.ts';
import { type SmsParts, smsParts } from './sms-parts.ts';
import { VOICE_DELIVERY, type VoiceDelivery } from './voice-delivery.ts';

/** A code, ready to be sent. */
export type CodeMessage =
  | { readonly channel: 'text'; readonly body: string; readonly sms: SmsParts }
  | { readonly channel: 'email'; readonly subject: string; readonly body: string }
  | {
      readonly channel: 'voice';
      readonly body: string;
      readonly voice: VoiceDelivery;
      /** Where the language has no synthetic voice: what is said before, between and after the digits, and the digits. */
      readonly recordings?: CodeRecordings;
    };

/** Recordings that say a code: `opening`, the digits, `again`, the digits once more, `closing`. */
export type CodeRecordings = {
  readonly opening: string;
  readonly digits: readonly string[];
  readonly again: string;
  readonly closing: string;
};

const DIGITS = /^\d{6}$/;

/** Each digit alone, with a pause that every synthetic voice makes at a full stop. */
const spoken = (digits: string): string => [...digits].join('. ');

/** `recordings/hi/digits/4.wav`, and beside the digits what stands around them. */
const recordingsOf = (folder: string, digits: string): CodeRecordings => ({
  opening: `${folder}/Code.opening.wav`,
  digits: [...digits].map((digit) => `${folder}/digits/${digit}.wav`),
  again: `${folder}/Code.again.wav`,
  closing: `${folder}/Code.closing.wav`,
});

const fill = (text: string, digits: string): string =>
  text.replaceAll('{code}', digits).replaceAll('{digits}', spoken(digits));

/**
 * The last line by which a phone offers the code to the page of this site, and to no other (WICG, "Origin-bound one-time
 * codes"). Left out where the text would not be one part any more.
 */
const withOrigin = (body: string, digits: string, siteUrl: string): string => {
  const whole = `${body}\n\n@${new URL(siteUrl).host} #${digits}`;
  return smsParts(whole).parts === 1 ? whole : body;
};

/** The message that carries a code of six digits. Throws for anything else: nothing else is ever sent in its place. */
export const renderCode = (
  { channel, language, digits }: { readonly channel: Channel; readonly language: Language; readonly digits: string },
  siteUrl: string,
): CodeMessage => {
  if (!DIGITS.test(digits)) throw new Error('A code has six digits.');
  const entries = CODE_CATALOG[language];
  if (channel === 'text') {
    const body = withOrigin(fill(entries.text.message, digits), digits, siteUrl);
    return { channel, body, sms: smsParts(body) };
  }
  if (channel === 'email') {
    return { channel, subject: entries.email.subject.message, body: fill(entries.email.body.message, digits) };
  }
  const voice = VOICE_DELIVERY[language];
  const body = fill(entries.voice.message, digits);
  return voice.kind === 'recording'
    ? { channel, body, voice, recordings: recordingsOf(voice.folder, digits) }
    : { channel, body, voice };
};
