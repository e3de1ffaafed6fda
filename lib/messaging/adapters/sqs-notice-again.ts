import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Lane } from '../../shared/codes.ts';
import { laneOf } from '../domain/lane.ts';
import { formatLedgerKey } from '../domain/ledger-key.ts';
import type { NoticeAgain } from '../ports/pace.ts';

/** SQS delays a message by 15 minutes at most. Seconds. */
const LONGEST_DELAY = 900;

/** Puts notices back into a channel's lanes. `queues` are their addresses. */
export const sqsNoticeAgain =
  (client: SQSClient, queues: Readonly<Record<Lane, string>>): NoticeAgain =>
  async (key, seconds) => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: queues[laneOf(key.type)],
        MessageBody: JSON.stringify({ ledgerKey: formatLedgerKey(key) }),
        DelaySeconds: Math.min(LONGEST_DELAY, Math.max(1, Math.ceil(seconds))),
      }),
    );
  };
