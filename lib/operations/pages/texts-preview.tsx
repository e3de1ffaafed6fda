import type { FC } from 'hono/jsx';
import type { RenderedMessage } from '../../messaging/domain/render.ts';
import type { Channel, Language, MessageType } from '../../shared/codes.ts';
import { LANGUAGE_TAGS } from '../../site-kit/languages.ts';
import { SITE_TEXTS } from '../../site-kit/texts/index.ts';
import { CHANNEL_WORDS } from './voter-words.ts';

/** A message as its voter would get it, or what it cannot be written without. */
export type Previewed = {
  readonly type: MessageType;
  readonly channel: Channel;
  readonly message: RenderedMessage | { readonly missing: string };
};

const noteOf = (message: RenderedMessage): string => {
  if (message.channel === 'text') {
    const { parts, encoding } = message.sms;
    return `${parts} ${parts === 1 ? 'part' : 'parts'} (${encoding})`;
  }
  if (message.channel === 'email') return 'Email';
  if (message.audioKey === undefined) return 'Said by a synthetic voice';
  return `Recording played: ${message.audioKey}. It says the words without names, dates and numbers.`;
};

/** Every message of a language: as the text on a phone, the email, and the words of the call. */
export const TextsPreview: FC<{ language: Language; messages: readonly Previewed[] }> = ({ language, messages }) => (
  <ul class="outbox">
    {messages.map(({ type, channel, message }) => (
      <li class={`outbox__item outbox__item--${channel}`}>
        <div class="outbox__head">
          <h3>{SITE_TEXTS.en.messages.types[type].name}</h3>
          <span class="outbox__channel">{CHANNEL_WORDS[channel]}</span>
        </div>
        {'missing' in message ? (
          <p class="outbox__meta">This message cannot be written: {message.missing} is missing.</p>
        ) : (
          <>
            <div class="outbox__body" lang={LANGUAGE_TAGS[language]} dir="auto">
              {message.channel === 'email' && <p class="outbox__subject">{message.subject}</p>}
              <p>{message.body}</p>
            </div>
            <p class="outbox__meta">{noteOf(message)}</p>
          </>
        )}
      </li>
    ))}
  </ul>
);
