import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { CountySystems } from '../../lib/shared/county-systems.ts';
import { postOf } from '../../lib/shared/https/public-post.ts';
import { readSecretsOf } from '../../lib/shared/secrets/read-secret.ts';
import { webhookTellEms } from '../../lib/sync-checks/adapters/ems/webhook.ts';
import type { TellEms } from '../../lib/sync-checks/ports/counties.ts';

/** Tells counties' systems of events. */
export const tellEms = (systems: CountySystems): TellEms =>
  webhookTellEms({ post: postOf(systems), readSecret: readSecretsOf(new SecretsManagerClient({})) });
