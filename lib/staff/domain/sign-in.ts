import type { CountyCode } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import { SIGN_IN_LIFE } from './rules.ts';

/** What ties the beginning of a sign-in to its end: known to us and, in parts, to the user pool and to the browser. */
export type OidcSecrets = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** Which invitation somebody is about to accept. */
export type InvitationRef = { readonly county: CountyCode | null; readonly key: string };

/** A sign-in that has begun. `key` is the hash of its state, `browserKey` that of the secret in the browser's cookie. */
export type SignInAttempt = Omit<OidcSecrets, 'state'> & {
  readonly key: string;
  readonly browserKey: string;
  readonly invitation: InvitationRef | null;
  /** The path to go to afterwards. */
  readonly returnTo: string;
  readonly endsAt: Temporal.Instant;
};

export const attemptEnd = (now: Temporal.Instant): Temporal.Instant => now.add(SIGN_IN_LIFE);

/** What clocks of two machines may differ by. */
const SKEW_SECONDS = 5;

/**
 * Whether the user pool asked somebody since the attempt began. An older sign-in there proves nothing: whoever sits at a shared
 * computer can take `prompt=login` out of the address, and would come back as the one before.
 */
export const isFresh = ({ endsAt }: SignInAttempt, authenticatedAt: Temporal.Instant): boolean =>
  Temporal.Instant.compare(authenticatedAt, endsAt.subtract(SIGN_IN_LIFE).subtract({ seconds: SKEW_SECONDS })) >= 0;

/** Whether an attempt comes back in time, to the browser in which it began. */
export const isOwnAttempt = (attempt: SignInAttempt, browserKey: string | undefined, now: Temporal.Instant): boolean =>
  attempt.browserKey === browserKey && Temporal.Instant.compare(now, attempt.endsAt) < 0;

const HOME = '/operations';

/** A path below /operations, with a query at most: nothing that a browser could take for another host, or for the page above. */
const PAGE = /^\/operations(?:\/[A-Za-z0-9_-]+)*(?:\?[\w~%=&+:.,*-]{0,500})?$/;

/** A page of ours to go to after the sign-in; the home page for everything else, another host above all. */
export const returnPath = (asked: string | undefined): string =>
  asked !== undefined && PAGE.test(asked) && !asked.startsWith('/operations/sign') ? asked : HOME;
