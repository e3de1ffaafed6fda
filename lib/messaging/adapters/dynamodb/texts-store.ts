import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { raced } from '../../../shared/dynamodb/conditions.ts';
import { Temporal } from '../../../shared/time.ts';
import type { TextsStore } from '../../ports/texts.ts';
import { hashOfTexts, stepsOf, textsKey, toVersionItem } from './texts-document.ts';
import { findTexts, readVersions } from './texts-in-force.ts';

/** The versions and texts in the settings table, for the pages that change them. */
export const dynamodbTexts = (client: DynamoDBDocumentClient, settingsTable: string): TextsStore => ({
  versions: async () =>
    (await readVersions(client, settingsTable)).toSorted((one, other) =>
      Temporal.Instant.compare(one.submitted.at, other.submitted.at),
    ),
  texts: findTexts(client, settingsTable),
  keep: async (language, texts) => {
    const hash = hashOfTexts(texts);
    await client.send(new PutCommand({ TableName: settingsTable, Item: { ...textsKey(language, hash), texts } }));
    return hash;
  },
  create: (version) => {
    const put = new PutCommand({
      TableName: settingsTable,
      Item: toVersionItem(version),
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    return raced(client.send(put), 'created', 'exists');
  },
  decide: (before, after) => {
    const put = new PutCommand({
      TableName: settingsTable,
      Item: toVersionItem(after),
      // Steps are only ever added: as many as were read are the same ones.
      ConditionExpression: '#steps = :steps',
      ExpressionAttributeNames: { '#steps': 'steps' },
      ExpressionAttributeValues: { ':steps': stepsOf(before) },
    });
    return raced(client.send(put), 'decided', 'conflict');
  },
});
