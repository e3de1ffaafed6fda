import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { PageAction } from '../platform/access.ts';
import type { Identity } from '../shared/identity.ts';
import type { Action } from './recorded.ts';

/** What is known of a page's action before it is done: who asks for it, from where. */
export const pageActionOf = (
  action: PageAction,
  { kind, id, role, county }: Identity,
  { requestContext }: Pick<APIGatewayProxyEvent, 'requestContext'>,
): Action => ({
  call: requestContext.requestId ?? '',
  actor: { kind, id, role },
  county,
  action,
  target: { kind: action.slice(action.indexOf('-') + 1), id: '' },
  from: requestContext.identity?.sourceIp ?? null,
});
