import { LANGUAGES, type Language } from '../../shared/codes.ts';

const at = (siteUrl: string): string => siteUrl.replace(/\/$/, '');

/** Where's My Ballot, in the language of whoever reads the message. */
export const siteLink = (siteUrl: string, language: Language): string => `${at(siteUrl)}/?lang=${language}`;

/** Where the voter with this key ends their emails; the same address takes the one click of RFC 8058. */
export const unsubscribeLink = (siteUrl: string, key: string): string => `${at(siteUrl)}/unsubscribe/${key}`;

/** An address of the site, in the language of whoever reads the message. */
export const inLanguage = (link: string, language: Language): string => `${link}?lang=${language}`;

/** How a link's language reads in a pasted message: messages of before have none. */
export const LANGUAGE_QUERY = String.raw`(?:\?lang=(?:${LANGUAGES.join('|')}))?`;
