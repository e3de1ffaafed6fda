import * as z from 'zod';
import { Channel, Identifier, Language } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import { SendHours } from '../../voters/domain/hours.ts';
import type { SubscriptionStore, VoterRegister } from '../../voters/ports.ts';
import { seedVoters } from '../seed/seed.ts';
import { RequestProblem } from './answers.ts';

const Hours = z.union([
  SendHours,
  z
    .object({ from: z.string(), to: z.string(), timeZone: z.string().optional() })
    .transform(({ from, to, timeZone }, context): SendHours => {
      const hours = SendHours.safeParse({ start: from, end: to, zone: timeZone });
      if (hours.success) return hours.data;
      context.addIssue(z.prettifyError(hours.error));
      return z.NEVER;
    }),
]);

/**
 * The body of `POST /local/subscriptions`. Hours: `{start, end, zone?}`, or `{from, to, timeZone?}`. Contacts that are
 * left out are the seeded voter's own.
 */
export const RehearsalSubscription = z.strictObject({
  voterId: Identifier,
  channels: z.array(Channel).min(1),
  language: Language,
  phone: z.e164().optional(),
  email: z.email().optional(),
  hours: Hours.default(SendHours.parse({ start: '08:00', end: '20:00' })),
});
export type RehearsalSubscription = z.infer<typeof RehearsalSubscription>;

/** Subscribes a voter without the code that proves a contact. Throws a `RequestProblem` for an unknown voter. */
export const subscribe = async (
  ports: { readonly voters: VoterRegister; readonly subscriptions: SubscriptionStore },
  { phone, email, ...wish }: RehearsalSubscription,
  now: Temporal.Instant,
): Promise<void> => {
  const voter = await ports.voters.find(wish.voterId);
  const seeded = voter && seedVoters(voter.county).find(({ voterId }) => voterId === wish.voterId);
  if (!voter || !seeded) {
    const detail = `No seeded voter has the ID ${wish.voterId}; GET /local/voters lists them.`;
    throw new RequestProblem(404, 'unknown-voter', detail);
  }
  await ports.subscriptions.save({
    ...wish,
    county: voter.county,
    phone: phone ?? seeded.phone,
    email: email ?? seeded.email,
    consentedAt: now,
    consentSource: 'rehearsal',
  });
};
