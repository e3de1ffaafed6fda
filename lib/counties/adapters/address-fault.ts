import type { CountySystems } from '../../shared/county-systems.ts';
import { isOwnMachine } from '../../shared/https/public-post.ts';
import { PUBLIC_URL_SENTENCES, publicUrlFault } from '../../shared/public-url.ts';
import type { AddressFault } from '../ports.ts';

/** What is refused of an address by its text alone: what its name leads to is seen when it is called. */
export const addressFaultIn =
  (systems: CountySystems): AddressFault =>
  (url) => {
    if (systems === 'simulated' && isOwnMachine(url)) return undefined;
    const fault = publicUrlFault(url);
    return fault && PUBLIC_URL_SENTENCES[fault];
  };
