/** The names under which a browser or a program of this machine reaches the stage. */
const OWN_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

const urlOf = (address: string): URL | undefined => (URL.canParse(address) ? new URL(address) : undefined);

const isOwn = (url: URL | undefined): boolean => url !== undefined && OWN_NAMES.has(url.hostname);

/** What the stage's ports say to everybody else. */
export const OTHER_SITE = 'The local stage answers its own programs and pages only.';

/** What a request says of where it comes from. A browser sets these headers itself; no page can change them. */
export type Provenance = {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  /** `Sec-Fetch-Site` and `Sec-Fetch-Mode`: programs send no site. */
  readonly site?: string | undefined;
  readonly mode?: string | undefined;
};

/** Whether somebody followed a link to a page of the stage: that shows a page and does nothing. */
const followsLink = (method: string, mode: string | undefined): boolean => method === 'GET' && mode === 'navigate';

/**
 * Whether a request comes from a program of this machine, or from a page that this very port has served. A page of
 * another site, open in the developer's browser, could otherwise call the stage: by its address (such calls name their
 * origin or, where they are pictures and forms, their site), or by a name of its own that points to this machine (such
 * calls name that host). What another port of this machine serves is another site too.
 */
export const isFromThisMachine = (from: Provenance, method = 'GET'): boolean => {
  const host = urlOf(`http://${from.host ?? 'localhost'}`);
  if (!isOwn(host)) return false;
  if (from.origin !== undefined) {
    const origin = urlOf(from.origin);
    if (!isOwn(origin) || origin?.protocol !== 'http:' || origin.port !== host?.port) return false;
  }
  return from.site === undefined || /^(same-origin|none)$/.test(from.site) || followsLink(method, from.mode);
};

/** Whether a browser sent it. The ports that serve no page answer none. */
export const isFromBrowser = ({ origin, site }: Provenance): boolean => origin !== undefined || site !== undefined;
