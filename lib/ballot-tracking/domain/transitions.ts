import type { BallotStatusCode } from '../../shared/codes.ts';

/** How far a ballot has come, as one step per group of status codes. */
export const STAGES = [
  'issued',
  'undeliverable',
  'received',
  'challenged',
  'accepted',
  'rejected',
  'cancelled',
] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_OF: Record<BallotStatusCode, Stage> = {
  ISSUED: 'issued',
  UND: 'undeliverable',
  INR: 'received',
  NVS: 'challenged',
  NMS: 'challenged',
  NID: 'challenged',
  INF: 'challenged',
  ACCEPTED: 'accepted',
  VAV: 'rejected',
  BME: 'rejected',
  VDD: 'rejected',
  MIA: 'rejected',
  MRE: 'rejected',
  NOT: 'rejected',
  OTH: 'rejected',
  CLD: 'cancelled',
};

/**
 * What a new status means after the one that stands: `forward` replaces it and is messaged; `correction` does so only
 * when it is not dated earlier; `repeated` and `backward` are recorded and not messaged.
 */
export type Transition = 'forward' | 'correction' | 'repeated' | 'backward';

/**
 * From the status stage (rows) to the new one (columns).
 *
 * A challenged or even a rejected ballot may still be cured, and its voter must hear of it (2 CCR 19092; Elections
 * Code 3019). An accepted ballot has left its envelope: nothing takes that back.
 */
export const TRANSITIONS: Record<Stage, Record<Stage, Transition>> = {
  issued: {
    issued: 'repeated',
    undeliverable: 'forward',
    received: 'forward',
    challenged: 'forward',
    accepted: 'forward',
    rejected: 'forward',
    cancelled: 'forward',
  },
  undeliverable: {
    issued: 'backward',
    undeliverable: 'repeated',
    received: 'forward',
    challenged: 'forward',
    accepted: 'forward',
    rejected: 'forward',
    cancelled: 'forward',
  },
  received: {
    issued: 'backward',
    undeliverable: 'backward',
    received: 'repeated',
    challenged: 'forward',
    accepted: 'forward',
    rejected: 'forward',
    cancelled: 'forward',
  },
  challenged: {
    issued: 'backward',
    undeliverable: 'backward',
    received: 'backward',
    challenged: 'correction',
    accepted: 'forward',
    rejected: 'forward',
    cancelled: 'forward',
  },
  accepted: {
    issued: 'backward',
    undeliverable: 'backward',
    received: 'backward',
    challenged: 'backward',
    accepted: 'repeated',
    rejected: 'backward',
    cancelled: 'backward',
  },
  rejected: {
    issued: 'backward',
    undeliverable: 'backward',
    received: 'backward',
    challenged: 'correction',
    accepted: 'correction',
    rejected: 'repeated',
    cancelled: 'repeated',
  },
  cancelled: {
    issued: 'backward',
    undeliverable: 'backward',
    received: 'backward',
    challenged: 'correction',
    accepted: 'correction',
    rejected: 'repeated',
    cancelled: 'repeated',
  },
};
