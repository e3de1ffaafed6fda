import type { APIGatewayProxyEvent } from 'aws-lambda';
import { type Action, type Recording, recorded } from '../../../lib/runtime/recorded.ts';
import { err } from '../../../lib/shared/result.ts';
import type { OnRecord } from '../../../lib/staff/use-cases/sign-in.ts';

/** API Gateway's event, as the web framework hands it on. */
export type Bindings = { readonly event: Pick<APIGatewayProxyEvent, 'requestContext'> };

/**
 * Puts on record that somebody accepts an invitation, before and after it is done. Who acts has the id under which the
 * person is entered, if it comes to that.
 */
export const acceptanceOnRecord =
  (recording: Recording, { event: { requestContext } }: Bindings): OnRecord =>
  async ({ id, role, county }, invitationKey, accept) => {
    const action: Action = {
      call: requestContext.requestId,
      actor: { kind: 'person', id, role },
      county,
      action: 'accept-invitation',
      target: { kind: 'invitation', id: invitationKey },
      from: requestContext.identity?.sourceIp ?? null,
    };
    const done = await recorded(recording, action, async () => {
      const accepted = await accept();
      if (!accepted.ok) return { answer: accepted, outcome: 'refused', audit: { reason: accepted.error } };
      const audit = { target: { kind: 'person', id }, after: { role } };
      return { answer: accepted, outcome: 'done', audit };
    });
    return done.ok ? done.value : err('unavailable');
  };
