import type { BallotStatusCode } from '../../shared/codes.ts';

/**
 * How far a ballot has come, as one step per group of status codes. Of two statuses with one date the one further down
 * this list counts as the later.
 */
export const STAGES = ['issued', 'undeliverable', 'received', 'challenged', 'rejected', 'accepted'] as const;
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
  CLD: 'rejected',
};

/**
 * What a status means after the one that stands and is dated earlier: `forward` replaces it and is messaged; `repeated`
 * says it again; `backward` is recorded and not messaged.
 */
export type Transition = 'forward' | 'repeated' | 'backward';

/**
 * From the stage that stands (rows) to the one of a later date (columns).
 *
 * A challenged or even a rejected ballot may still be cured, and its voter must hear of it (2 CCR 19092; Elections
 * Code 3019). A ballot that came back unopened, was rejected or was cancelled may be mailed again under its number: its
 * voter would otherwise go on believing that there is none to use. What is dated after an acceptance and challenges or
 * rejects it takes the acceptance back: its voter must not go on believing it.
 */
export const TRANSITIONS: Record<Stage, Record<Stage, Transition>> = {
  issued: {
    issued: 'repeated',
    undeliverable: 'forward',
    received: 'forward',
    challenged: 'forward',
    rejected: 'forward',
    accepted: 'forward',
  },
  undeliverable: {
    issued: 'forward',
    undeliverable: 'repeated',
    received: 'forward',
    challenged: 'forward',
    rejected: 'forward',
    accepted: 'forward',
  },
  received: {
    issued: 'backward',
    undeliverable: 'backward',
    received: 'repeated',
    challenged: 'forward',
    rejected: 'forward',
    accepted: 'forward',
  },
  challenged: {
    issued: 'backward',
    undeliverable: 'backward',
    received: 'backward',
    challenged: 'repeated',
    rejected: 'forward',
    accepted: 'forward',
  },
  rejected: {
    issued: 'forward',
    undeliverable: 'backward',
    received: 'backward',
    challenged: 'forward',
    rejected: 'repeated',
    accepted: 'forward',
  },
  accepted: {
    issued: 'backward',
    undeliverable: 'backward',
    received: 'backward',
    challenged: 'forward',
    rejected: 'forward',
    accepted: 'repeated',
  },
};
