import type { Channel, Language } from '../../shared/codes.ts';
import hotlines from '../data/voter-hotlines.json' with { type: 'json' };
import { REPLACED_CATALOG } from './catalog/replaced.ts';
import type { RenderedMessage } from './render.ts';
import { smsParts } from './sms-parts.ts';
import { VOICE_DELIVERY } from './voice-delivery.ts';

/** What a number or address is told from which messages have been moved. The recording is one for each language. */
export const renderReplaced = (channel: Channel, language: Language): RenderedMessage => {
  const fill = (text: string): string => text.replaceAll('{hotline}', hotlines.numbers[language]);
  const { text, email, voice } = REPLACED_CATALOG[language];
  if (channel === 'text') {
    const body = fill(text.message);
    return { channel, body, sms: smsParts(body) };
  }
  if (channel === 'email') return { channel, subject: email.subject.message, body: fill(email.body.message) };
  const delivery = VOICE_DELIVERY[language];
  const body = fill(voice.message);
  return delivery.kind === 'recording'
    ? { channel, body, voice: delivery, audioKey: `${delivery.folder}/Replaced.wav` }
    : { channel, body, voice: delivery };
};
