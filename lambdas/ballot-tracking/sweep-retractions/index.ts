import { dynamodbRetractionScans } from '../../../lib/ballot-tracking/adapters/retraction-scans.ts';
import { dynamodbRetractions } from '../../../lib/ballot-tracking/adapters/retractions.ts';
import { dynamodbMarkRetracted, readMessageItem } from '../../../lib/messaging/adapters/dynamodb/retracted-messages.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { decisionPortsOn } from '../decision-wiring.ts';
import { env } from './env.ts';
import { SweepInput, sweepRetractions } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();

// Called every minute by its schedule.
export const handler = taskHandler(
  { name: 'sweep-retractions', input: SweepInput },
  sweepRetractions({
    ...decisionPortsOn(client, env),
    retractions: dynamodbRetractions(client, env.MESSAGES_TABLE),
    scans: dynamodbRetractionScans(client, env, env.SEGMENTS, readMessageItem),
    mark: dynamodbMarkRetracted(client, env.MESSAGES_TABLE),
    milliseconds: () => performance.now(),
  }),
);
