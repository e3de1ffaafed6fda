import { nameFault } from '../../shared/plain-name.ts';
import linkHosts from '../data/link-hosts.json' with { type: 'json' };
import { isOfficePhone } from './destination.ts';

const SUFFIXES: readonly string[] = [...linkHosts.suffixes, ...linkHosts.invented.suffixes];
const HOSTS: readonly string[] = linkHosts.hosts;

/** A host name of plain ASCII, as it is typed: no port, no address in numbers, no encoded letters (`xn--`). */
const HOST = /^(?:(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/;
const EMAIL = /^([A-Za-z0-9][A-Za-z0-9._+-]{0,63})@([A-Za-z0-9.-]+)$/;
/** What a link may hold behind its host: a place, never a query, a fragment or an encoded sign. */
const PATH = /^(?:\/[A-Za-z0-9._~-]+)*\/?$/;
const LINK = /^https:\/\/([A-Za-z0-9.-]+)((?:\/[^\s]*)?)$/;

const { governments, under } = linkHosts.localities;
/** The office of a county or city under ca.us: co.kern.ca.us, elections.co.kern.ca.us. */
const GOVERNMENT = new RegExp(`(?:^|\\.)(?:${governments.join('|')})\\.[a-z0-9-]+\\.${under.replaceAll('.', '\\.')}$`);

/** The number of a document, and a day: what links of county sites hold beside words. */
const NUMBERED = /^\d{1,6}$|20\d\d-\d\d-\d\d/g;

/** Whether a part of a link or of an address carries no number to call and no second address, read as the words of a name. */
const isPlain = (part: string): boolean =>
  nameFault(part.replaceAll(NUMBERED, '').replaceAll(/[._~+-]+/g, ' ')) === undefined;

const isUnder = (host: string, parent: string): boolean => host === parent || host.endsWith(`.${parent}`);

/** Whether messages may send voters to this host: by the list in `data/link-hosts.json`, and nothing else. */
export const isLinkHost = (name: string): boolean => {
  const host = name.toLowerCase();
  if (!HOST.test(host)) return false;
  if (GOVERNMENT.test(host)) return true;
  return SUFFIXES.some((suffix) => host.endsWith(`.${suffix}`)) || HOSTS.some((known) => isUnder(host, known));
};

/** A link as a message may carry it: https, a host of the list, a plain path. Undefined for any other. */
export const linkInWords = (text: string): string | undefined => {
  const [, host = '', path = ''] = LINK.exec(text) ?? [];
  const isPath = PATH.test(path) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(path) && path.split('/').every(isPlain);
  return isLinkHost(host) && isPath ? text : undefined;
};

/** A county's email address as a message may carry it. Undefined for any other. */
export const emailInWords = (text: string): string | undefined => {
  const [, mailbox = '', host = ''] = EMAIL.exec(text) ?? [];
  return isLinkHost(host) && isPlain(mailbox) ? text : undefined;
};

/** A county's telephone number as a message may carry it: a line in California's country that costs nothing extra. */
export const phoneInWords = (text: string): string | undefined =>
  /^[0-9()+ .-]+$/.test(text) && isOfficePhone(text) ? text : undefined;
