import { SESv2Client } from '@aws-sdk/client-sesv2';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { systemClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { SEND_CLIENT_SETTINGS } from '../../../lib/shared/email/send-client.ts';
import { dynamodbInvitations } from '../../../lib/staff/adapters/dynamodb/invitations.ts';
import { dynamodbPeople } from '../../../lib/staff/adapters/dynamodb/people.ts';
import { sesCountyMail } from '../../../lib/staff-mail/adapters/ses-county-mail.ts';
import { env } from './env.ts';
import { FirstPerson, inviteFirstPerson } from './handler.ts';

const client = createDocumentClient();

// Invoked by whoever deploys, once: `aws lambda invoke`.
export const handler = taskHandler(
  { name: 'invite-first-person', input: FirstPerson },
  inviteFirstPerson({
    clock: systemClock,
    people: dynamodbPeople(client, env.STAFF_TABLE),
    invitations: dynamodbInvitations(client, env.STAFF_TABLE),
    mail: sesCountyMail(new SESv2Client(SEND_CLIENT_SETTINGS), { stage: env.STAGE, from: env.MAIL_FROM }),
    pagesUrl: env.PAGES_URL,
    trail: auditTrail(dynamodbChains(client, env.AUDIT_TABLE)),
  }),
);
