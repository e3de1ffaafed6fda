import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { secretsManagerMaskingKey } from '../../../lib/data-refresh/adapters/masking-key.ts';
import { maskPart } from '../../../lib/data-refresh/use-cases/mask-part.ts';
import { PIECES } from '../../../lib/data-refresh/use-cases/roll-pieces.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { sourceParts } from '../source-wiring.ts';
import { env } from './env.ts';
import { MaskPartInput, maskPartOf } from './handler.ts';

export const handler = taskHandler(
  { name: 'mask-part', input: MaskPartInput },
  maskPartOf(
    maskPart({
      ...sourceParts(createDocumentClient(), env),
      key: secretsManagerMaskingKey(new SecretsManagerClient({}), env.MASKING_KEY),
      pieces: PIECES,
    }),
  ),
);
