import { isLinkHost } from './contact-words.ts';

/** How programs mark what is quoted, and the quotation marks that people put around. */
const QUOTED = /^(?:[ \t]*>)+[ \t]?/gm;
const MARKS = /^["'\u2018-\u201f«»「」『』]+|["'\u2018-\u201f«»「」『』]+$/gu;
const CUT_OFF = /(?:\u2026|\.{3})\s*$/u;

const FORWARDED = /^(?:-+\s*(?:forwarded|original) message\s*-+|begin forwarded message:)$/i;
const HEADER = /^(from|to|cc|date|sent|reply-to):\s*(.{1,200})$/i;
const CLOCK =
  /^(?:text message\W{0,3})?(?:(?:today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day),?\s)?\d{1,2}:\d{2}\s?(?:[ap]m)?$/i;
const SUBJECT = /^subject:\s*/i;
const AGAIN = /^(?:(?:fwd?|re|rv|tr)\s?:\s*)+/i;
/** A short code in front of a copied text. */
const SHORT_CODE = /^\d{5,6}:\s+/;
const SIGNATURE =
  /^(?:sent from (?:my |outlook|mail|yahoo|gmail)|enviado desde (?:mi |outlook)|get outlook for (?:ios|android))[a-z ,]{0,30}$|^iPhone(?:에서 보냄|から送信)$/i;

const EMAIL = /<?([^\s<>@]{1,64})@([A-Za-z0-9.-]{3,100})>?/;

/** Whether a line of a mail's head carries nothing that a reader could follow: no link, no number to call. */
const isPlainHeader = (name: string, value: string): boolean => {
  if (value.includes('://') || /\d{3}\D{0,3}\d{4}/.test(value)) return false;
  if (/^(?:date|sent)$/i.test(name))
    return /^[A-Za-z]{0,9}[A-Za-z0-9 ,:+()-]{6,50}$/.test(value) && /\d{4}/.test(value);
  const [, , host = ''] = EMAIL.exec(value) ?? [];
  const rest = value.replace(EMAIL, '');
  // Who wrote it must be of a government; to whom it went is the voter.
  const isKnown = host === '' || isLinkHost(host) || !/^(?:from|reply-to)$/i.test(name);
  return isKnown && !rest.includes('@') && rest.length <= 60 && rest.replaceAll(/\D/g, '').length <= 6;
};

const isAround = (line: string): boolean => {
  if (line === '' || FORWARDED.test(line) || CLOCK.test(line)) return true;
  const [, name, value] = HEADER.exec(line) ?? [];
  return name !== undefined && value !== undefined && isPlainHeader(name, value);
};

/** A link that a program wrote twice, or put into brackets. */
const withPlainLinks = (text: string): string =>
  text
    .replaceAll(/\[(https:\/\/[^\s<>[\]()]+)\]\(\1\)/g, '$1')
    .replaceAll(/(https:\/\/[^\s<>[\]()]+)\s*[<[(]\s*\1\/?\s*[>\])]/g, '$1')
    .replaceAll(/<(https:\/\/[^\s<>]+)>/g, '$1')
    .replaceAll(/\b((?:https:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)+)\/(?=\s|$)/gi, '$1');

/**
 * A pasted message without what programs and people put around it: the head of a forwarded mail, the name of a phone at its
 * end, marks of quotation, brackets around links. Nothing goes that could send a reader anywhere.
 */
export const unwrapped = (pasted: string): string => {
  const lines = pasted
    .replaceAll(QUOTED, '')
    .split(/\r?\n/)
    .map((line) => line.trim());
  const first = lines.findIndex((line) => !isAround(line));
  const last = lines.findLastIndex((line) => line !== '' && line !== '--' && !SIGNATURE.test(line));
  if (first === -1 || last < first) return '';
  const text = lines
    .slice(first, last + 1)
    .join('\n')
    .replace(SUBJECT, '')
    .replace(AGAIN, '')
    .replace(SHORT_CODE, '')
    .replaceAll(MARKS, '');
  return withPlainLinks(text.replace(CUT_OFF, ''));
};
