import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import { failedConditions, raced } from '../../shared/dynamodb/conditions.ts';
import { toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { type EnvelopeKey, isTakenBack } from '../domain/envelope.ts';
import type { EnvelopeStore } from '../ports.ts';
import { caseKeyText, envelopeSortKey, fromEnvelopeItem, toScanItems } from './ballot-items.ts';
import { freshMark } from './ballot-writes.ts';

const keyOf = (key: EnvelopeKey) => ({ pk: caseKeyText(key), sk: envelopeSortKey(key) });

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** The condition, of another table, that a tracking file names an envelope's barcode as its voter's. */
export type NamingCheck = (envelope: EnvelopeKey) => NonNullable<Write['ConditionCheck']>;

/** Keeps envelopes in the ballots table, where a decision finds all records of a voter together. */
export const dynamodbEnvelopes = (
  client: DynamoDBDocumentClient,
  table: string,
  isNamed: NamingCheck,
): EnvelopeStore => ({
  findAll: async (keys) => (await batchGet(client, table, keys.map(keyOf))).map(fromEnvelopeItem),

  save: async (envelope, isNews, now) => {
    const { electionId, voterId, county, direction, barcode, version, recordedAt } = envelope;
    const { undecided, undecidedSince } = freshMark(voterId, now);
    const update = {
      TableName: table,
      Key: keyOf(envelope),
      // The mark of an earlier scan and what was decided stay as they are.
      UpdateExpression:
        'SET electionId = :electionId, voterId = :voterId, county = :county, direction = :direction, barcode = :barcode, ' +
        `scans = :scans, version = :version, recordedAt = :recordedAt${isNews ? ', undecided = :undecided, undecidedSince = :since' : ''}`,
      ConditionExpression: version === 1 ? 'attribute_not_exists(pk)' : 'version = :known',
      ExpressionAttributeValues: {
        ':electionId': electionId,
        ':voterId': voterId,
        ':county': county,
        ':direction': direction,
        ':barcode': barcode,
        ':scans': toScanItems(envelope),
        ':version': version,
        ':recordedAt': toStoredInstant(recordedAt),
        ...(isNews ? { ':undecided': undecided, ':since': undecidedSince } : {}),
        ...(version === 1 ? {} : { ':known': version - 1 }),
      },
    };
    if (!isNews || isTakenBack(envelope)) return raced(client.send(new UpdateCommand(update)), 'saved', 'conflict');
    const TransactItems: Write[] = [{ Update: update }, { ConditionCheck: isNamed(envelope) }];
    const [isChanged, isUnnamed] = await failedConditions(() =>
      client.send(new TransactWriteCommand({ TransactItems })),
    );
    if (isUnnamed) return 'not-named';
    return isChanged ? 'conflict' : 'saved';
  },
});
