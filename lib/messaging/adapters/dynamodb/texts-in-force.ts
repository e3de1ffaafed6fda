import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { queryAll } from '../../../shared/dynamodb/query-all.ts';
import { kept } from '../../../shared/kept.ts';
import type { TextsVersion } from '../../domain/texts/texts-version.ts';
import type { TextsInForce } from '../../ports/texts.ts';
import { readTexts, readVersion, textsKey, VERSIONS_PARTITION } from './texts-document.ts';

/** Every version in the settings, oldest first. */
export const readVersions = async (
  client: DynamoDBDocumentClient,
  TableName: string,
): Promise<readonly TextsVersion[]> => {
  const items = await queryAll(client, {
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': VERSIONS_PARTITION },
    ConsistentRead: true,
  });
  return items.map(readVersion);
};

/** A version's texts in one language, undefined when they are missing or spoilt. */
export const findTexts =
  (client: DynamoDBDocumentClient, TableName: string): TextsInForce['texts'] =>
  async (language, hash) => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: textsKey(language, hash) }));
    return readTexts(Item, hash);
  };

/** Texts do not change under their hash: they are read once. Milliseconds of real time, more than a function lives. */
const ALWAYS = Number.POSITIVE_INFINITY;

/**
 * The texts in the settings table, as senders read them: the versions at most once in `freshMs`, the texts of a version once.
 * They lie in the table, not in a bucket: a sender reads one language of about 50 KB with the client that it has, and loads
 * no other.
 */
export const dynamodbTextsInForce = (
  client: DynamoDBDocumentClient,
  settingsTable: string,
  freshMs: number,
): TextsInForce => {
  const versions = kept(() => readVersions(client, settingsTable), freshMs);
  const find = findTexts(client, settingsTable);
  const texts = kept(async (key) => {
    const [language = '', hash = ''] = key.split(' ');
    return find(language as Parameters<typeof find>[0], hash);
  }, ALWAYS);
  return { versions: () => versions(VERSIONS_PARTITION), texts: (language, hash) => texts(`${language} ${hash}`) };
};
