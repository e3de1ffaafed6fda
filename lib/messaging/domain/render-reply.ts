import type { Language } from '../../shared/codes.ts';
import hotlines from '../data/voter-hotlines.json' with { type: 'json' };
import { REPLY_CATALOG, type Reply } from './catalog/replies.ts';
import { siteLink } from './site-link.ts';
import { type SmsParts, smsParts } from './sms-parts.ts';

/** What somebody is answered who texts us. */
export const renderReply = (
  reply: Reply,
  language: Language,
  siteUrl: string,
): { readonly body: string; readonly sms: SmsParts } => {
  const body = REPLY_CATALOG[language][reply].message
    .replaceAll('{hotline}', hotlines.numbers[language])
    .replaceAll('{site}', siteLink(siteUrl, language));
  return { body, sms: smsParts(body) };
};
