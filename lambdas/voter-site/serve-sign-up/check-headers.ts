import { PAGE_HEADERS } from '../../../lib/site-kit/security-headers.ts';

/** The one page whose script may run: it is ours, and it asks nobody for anything. Web Crypto alone does the work. */
export const CHECK_HEADERS: Record<string, string> = {
  'Content-Security-Policy': `${PAGE_HEADERS['Content-Security-Policy']}; script-src 'self'`,
};
