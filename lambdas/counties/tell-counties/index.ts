import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { webhookTellEvent } from '../../../lib/counties/adapters/county-webhook.ts';
import { dynamodbCountyTellings } from '../../../lib/messaging/adapters/dynamodb/county-events.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { postOf } from '../../../lib/shared/https/public-post.ts';
import { readSecretsOf } from '../../../lib/shared/secrets/read-secret.ts';
import { dynamodbCountyDirectory } from '../../../lib/sync-checks/adapters/dynamodb/county-directory.ts';
import { env } from './env.ts';
import { TellCountiesInput, tellAll } from './handler.ts';

const client = createDocumentClient();

// Started by a schedule, every five minutes.
export const handler = taskHandler(
  { name: 'tell-counties', input: TellCountiesInput },
  tellAll(
    {
      clock: stageClock(env, client),
      directory: dynamodbCountyDirectory(client, env.SETTINGS_TABLE, env.STAGE),
      tellings: dynamodbCountyTellings(client, env.MESSAGES_TABLE, 'due'),
      tell: webhookTellEvent({
        post: postOf(env.COUNTY_SYSTEMS),
        readSecret: readSecretsOf(new SecretsManagerClient({})),
      }),
    },
    () => performance.now(),
  ),
);
