import { isOwnMachine, SIMULATED_STAGES } from '../../shared/https/public-post.ts';
import { PUBLIC_URL_SENTENCES, publicUrlFault } from '../../shared/public-url.ts';
import type { AddressFault } from '../ports.ts';

/** What a stage refuses of an address by its text alone: what its name leads to is seen when it is called. */
export const addressFaultIn =
  (stage: string): AddressFault =>
  (url) => {
    if (SIMULATED_STAGES.includes(stage) && isOwnMachine(url)) return undefined;
    const fault = publicUrlFault(url);
    return fault && PUBLIC_URL_SENTENCES[fault];
  };
