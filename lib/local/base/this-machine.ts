/** The names under which a browser or a program of this machine reaches the stage. */
const OWN_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

const isOwn = (address: string): boolean => URL.canParse(address) && OWN_NAMES.has(new URL(address).hostname);

/** What the stage's ports say to everybody else. */
export const OTHER_SITE = 'The local stage answers programs and pages of this machine only.';

/**
 * Whether a request comes from a program or a page of this machine. A page of another site, open in the developer's
 * browser, could otherwise call the stage: by its address (such calls name their origin), or by a name of the other site
 * that points to this machine (such calls name that host).
 */
export const isFromThisMachine = (headers: {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
}): boolean =>
  isOwn(`http://${headers.host ?? 'localhost'}`) && (headers.origin === undefined || isOwn(headers.origin));
