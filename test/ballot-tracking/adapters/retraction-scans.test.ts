import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { toHistoryItem } from '../../../lib/ballot-tracking/adapters/ballot-items.ts';
import { dynamodbRetractionScans } from '../../../lib/ballot-tracking/adapters/retraction-scans.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const NOW = Temporal.Instant.from('2026-10-05T17:00:00Z');
const HISTORY = {
  electionId: 'E',
  voterId: 'V1',
  county: '03',
  method: 'POLL',
  version: 1,
  recordedAt: NOW,
  statements: [{ active: true, at: NOW, uploadId: '03-u' }],
} as const;

const dynamodb = mockClient(DynamoDBDocumentClient);
beforeEach(() => dynamodb.reset());

// An upload in a county whose envelopes have barcodes could not be taken back at all.
it('go past the scans of envelopes, which stand among the ballots', async () => {
  const envelope = { pk: 'E#V1', sk: 'ENVELOPE#outbound#00040123456200800001', electionId: 'E', voterId: 'V1' };
  const { outcome: _none, ...history } = toHistoryItem(HISTORY);
  dynamodb.on(ScanCommand).resolves({ Items: [envelope, history] });
  const tables = { MESSAGES_TABLE: 'messages', BALLOTS_TABLE: 'ballots' };
  const scans = dynamodbRetractionScans(createDocumentClient(), tables, 1, () => undefined);
  const page = await scans.records('E', 0, null);
  expect(page.items).toMatchObject([{ voterId: 'V1', method: 'POLL' }]);
  expect(page.cursor).toBeNull();
});
