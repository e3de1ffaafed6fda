import type { APIGatewayProxyEvent } from 'aws-lambda';
import { type Action, type Recording, recorded } from '../../../lib/runtime/recorded.ts';
import { err } from '../../../lib/shared/result.ts';
import type { Invitation } from '../../../lib/staff/domain/invitation.ts';
import type { Person } from '../../../lib/staff/domain/person.ts';
import type { OnRecord } from '../../../lib/staff/use-cases/sign-in.ts';

/** API Gateway's event, as the web framework hands it on. */
export type Bindings = { readonly event: Pick<APIGatewayProxyEvent, 'requestContext'> };

const actionOf = (
  action: 'make-account' | 'accept-invitation',
  { id, role, county }: Pick<Person, 'id' | 'role' | 'county'>,
  invitationKey: string,
  { event: { requestContext } }: Bindings,
): Action => ({
  call: requestContext.requestId,
  actor: { kind: 'person', id, role },
  county,
  action,
  target: { kind: 'invitation', id: invitationKey },
  from: requestContext.identity?.sourceIp ?? null,
});

/** Makes the account of whoever is invited, on record: nobody yet, who holds the link. False where it cannot be recorded. */
export const accountOnRecord = async (
  recording: Recording,
  { key, role, county }: Invitation,
  bindings: Bindings,
  make: () => Promise<void>,
): Promise<boolean> => {
  const made = await recorded(
    recording,
    actionOf('make-account', { id: '', role, county }, key, bindings),
    async () => {
      await make();
      return { answer: true, outcome: 'done' };
    },
  );
  return made.ok;
};

/**
 * Puts on record that somebody accepts an invitation, before and after it is done. Who acts has the id under which the
 * person is entered, if it comes to that.
 */
export const acceptanceOnRecord =
  (recording: Recording, bindings: Bindings): OnRecord =>
  async (person, invitationKey, accept) => {
    const action = actionOf('accept-invitation', person, invitationKey, bindings);
    const done = await recorded<Awaited<ReturnType<OnRecord>>>(recording, action, async () => {
      const accepted = await accept();
      if (!accepted.ok) return { answer: accepted, outcome: 'refused', audit: { reason: accepted.error } };
      const audit = { target: { kind: 'person', id: person.id }, after: { role: person.role } };
      return { answer: accepted, outcome: 'done', audit };
    });
    return done.ok ? done.value : err('unavailable');
  };
