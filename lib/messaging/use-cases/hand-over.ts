import type { Channel, Language } from '../../shared/codes.ts';
import type { SendOutcome } from '../domain/delivery-outcome.ts';
import type { RenderedMessage } from '../domain/render.ts';
import type { CodeMessage } from '../domain/render-code.ts';
import type { AtOnce, EmailSender, TextSender, VoiceSender } from '../ports/providers.ts';

type Senders = { readonly text: TextSender; readonly email: EmailSender; readonly voice: VoiceSender };

/** To whom something goes past the ledger, as what, and for how many seconds a carrier may try. */
export type HandedOver = {
  readonly to: string;
  readonly language: Language;
  readonly atOnce: AtOnce;
  readonly timeToLive: number;
};

/** Hands a message that stands in no ledger to the provider of its channel. */
export const handOver = (
  senders: Readonly<Pick<Senders, Channel>>,
  { timeToLive, ...base }: HandedOver,
  message: CodeMessage | RenderedMessage,
): Promise<SendOutcome> => {
  switch (message.channel) {
    case 'text':
      return senders.text({ ...base, body: message.body, timeToLive });
    case 'email':
      return senders.email({ ...base, subject: message.subject, text: message.body });
    case 'voice': {
      const call = { ...base, script: message.body, voice: message.voice, timeToLive };
      if ('recordings' in message && message.recordings) return senders.voice({ ...call, code: message.recordings });
      if ('audioKey' in message && message.audioKey) return senders.voice({ ...call, audioKey: message.audioKey });
      return senders.voice(call);
    }
  }
};
