import { authorizerHandler } from '../../../lib/runtime/authorizer-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { systemClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbPeople } from '../../../lib/staff/adapters/dynamodb/people.ts';
import { dynamodbSessions } from '../../../lib/staff/adapters/dynamodb/sessions.ts';
import { env } from './env.ts';
import { authorizePage } from './handler.ts';

const client = createDocumentClient();

// Called by API Gateway before every staff page and action. By real time: no rehearsal's clock ends or prolongs a session.
export const handler = authorizerHandler(
  { name: 'authorize-page', failed: 'READERS_NOT_JUDGED' },
  authorizePage({
    clock: systemClock,
    sessions: dynamodbSessions(client, env.SESSIONS_TABLE),
    people: dynamodbPeople(client, env.STAFF_TABLE),
  }),
);
