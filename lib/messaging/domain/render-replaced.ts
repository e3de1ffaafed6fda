import type { Channel, Language } from '../../shared/codes.ts';
import hotlines from '../data/voter-hotlines.json' with { type: 'json' };
import { ADDED_CATALOG } from './catalog/added.ts';
import { REPLACED_CATALOG } from './catalog/replaced.ts';
import type { RenderedMessage } from './render.ts';
import { smsParts } from './sms-parts.ts';
import { VOICE_DELIVERY } from './voice-delivery.ts';

/** What has happened to a contact: another was given in its place, or beside it. */
export type ContactEvent = 'replaced' | 'added';

const NOTICES = {
  replaced: { catalog: REPLACED_CATALOG, recording: 'Replaced.wav' },
  added: { catalog: ADDED_CATALOG, recording: 'Added.wav' },
} as const;

/** What a number or address is told when another takes its place or comes beside it. The recording is one for each language. */
export const renderContactNotice = (event: ContactEvent, channel: Channel, language: Language): RenderedMessage => {
  const { catalog, recording } = NOTICES[event];
  const fill = (text: string): string => text.replaceAll('{hotline}', hotlines.numbers[language]);
  const { text, email, voice } = catalog[language];
  if (channel === 'text') {
    const body = fill(text.message);
    return { channel, body, sms: smsParts(body) };
  }
  if (channel === 'email') return { channel, subject: email.subject.message, body: fill(email.body.message) };
  const delivery = VOICE_DELIVERY[language];
  const body = fill(voice.message);
  return delivery.kind === 'recording'
    ? { channel, body, voice: delivery, audioKey: `${delivery.folder}/${recording}` }
    : { channel, body, voice: delivery };
};
