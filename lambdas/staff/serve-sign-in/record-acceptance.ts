import type { APIGatewayProxyEvent } from 'aws-lambda';
import { type Recording, recordOutcome } from '../../../lib/runtime/recorded.ts';
import type { Person } from '../../../lib/staff/domain/person.ts';

/** API Gateway's event, as the web framework hands it on. */
export type Bindings = { readonly event: Pick<APIGatewayProxyEvent, 'requestContext'> };

/** Puts on record that somebody has accepted an invitation, and as what. */
export const recordAcceptance = (
  recording: Recording,
  { id, role, county }: Person,
  { event: { requestContext } }: Bindings,
): Promise<void> => {
  const target = { kind: 'person', id };
  const actor = { kind: 'person', id, role } as const;
  const { requestId: call, identity } = requestContext;
  const accepted = { call, actor, county, action: 'accept-invitation', target, from: identity?.sourceIp ?? null };
  return recordOutcome(recording, accepted, 'done', { after: { role } });
};
