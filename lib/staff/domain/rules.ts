import rules from '../data/staff-rules.json' with { type: 'json' };

const { session, signIn, invitation } = rules;

/** How long a session lives: without a request, and at most; and how old its last request may be on record. */
export const SESSION_LIFE = {
  idle: { minutes: session.idleMinutes },
  longest: { hours: session.longestHours },
  seenAgainAfter: { seconds: session.seenAgainAfterSeconds },
} as const;

/** How long somebody may take from the beginning of a sign-in to its end. */
export const SIGN_IN_LIFE = { minutes: signIn.minutes } as const;

/** How long an invitation can be accepted. */
export const INVITATION_LIFE = { hours: invitation.hours } as const;
