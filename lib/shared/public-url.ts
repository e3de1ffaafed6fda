/**
 * Which addresses of other people's systems we call: https, a name that the public DNS can have, nothing hidden in it. What
 * the name leads to is checked at every call besides (`https/public-post.ts`).
 */
export const PUBLIC_URL_FAULTS = [
  'no-url',
  'not-https',
  'credentials',
  'fragment',
  'port',
  'not-a-name',
  'inside-name',
] as const;
export type PublicUrlFault = (typeof PUBLIC_URL_FAULTS)[number];

/** What to do about each, for the people who gave the address. */
export const PUBLIC_URL_SENTENCES: Readonly<Record<PublicUrlFault, string>> = {
  'no-url': 'Give a whole address, such as https://ems.county.gov/rollcall.',
  'not-https': 'Give an address that begins with https://: events are told over an encrypted connection only.',
  credentials: 'Leave out user name and password: events carry a signature of their own.',
  fragment: 'Leave out the part behind #.',
  port: 'Use port 443, or one from 1024 on.',
  'not-a-name': 'Give the name of the host in plain letters, not its number: its certificate is for a name.',
  'inside-name': 'Give a name that everybody can look up: this one exists inside a network only.',
};

/** The longest address that is taken; a host's name has 253 signs at most. */
const LONGEST = 2_000;

/** Labels of plain ASCII, two or more, the last one of letters: no number in any spelling passes, nor a point at the end. */
const NAME = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** Names that the public DNS never has (IANA, "Special-Use Domain Names"; RFC 6762, RFC 8375; ICANN keeps `internal` free). */
const INSIDE =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|invalid|test|onion|arpa|alt)$/;

/** What was written before the host is read: an address that spells its host in any other way than a name is refused. */
const WRITTEN_HOST = /^https:\/\/(?:[^/?#]*@)?([^/?#:]*)(?::\d*)?(?:[/?#]|$)/i;

const isPort = (port: string): boolean =>
  port === '' || port === '443' || (Number(port) >= 1024 && Number(port) <= 65_535);

/** Why an address cannot be one that we call; undefined when it can, as far as its text shows. */
export const publicUrlFault = (text: string): PublicUrlFault | undefined => {
  if (text.length > LONGEST || /[\s\p{C}\\]/u.test(text) || !URL.canParse(text)) return 'no-url';
  const url = new URL(text);
  if (url.protocol !== 'https:') return 'not-https';
  if (url.username !== '' || url.password !== '' || /^[^/]*\/\/[^/?#]*@/.test(text)) return 'credentials';
  if (text.includes('#')) return 'fragment';
  if (!isPort(url.port)) return 'port';
  const written = WRITTEN_HOST.exec(text)?.[1]?.toLowerCase();
  if (written !== url.hostname || !NAME.test(url.hostname) || url.hostname.includes('xn--')) {
    return INSIDE.test(url.hostname.replace(/\.$/, '')) ? 'inside-name' : 'not-a-name';
  }
  return INSIDE.test(url.hostname) ? 'inside-name' : undefined;
};
