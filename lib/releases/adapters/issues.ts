import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { putNextVersion } from '../../shared/dynamodb/put-next-version.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import { Temporal } from '../../shared/time.ts';
import { ISSUE_CLASSES, ISSUE_STATES, type Issue, type IssueClass } from '../domain/issue.ts';
import type { Issues } from '../ports.ts';

const Author = z.object({ id: z.string(), role: z.string() });

const IssueItem = z.object({
  id: z.string(),
  county: CountyCode,
  release: z.string().nullable(),
  class: z.enum(Object.keys(ISSUE_CLASSES) as [IssueClass, ...IssueClass[]]),
  title: z.string(),
  text: z.string(),
  state: z.enum(ISSUE_STATES),
  reportedAt: StoredInstant,
  reportedBy: Author,
  notes: z.array(z.object({ at: StoredInstant, by: Author, text: z.string() })),
  version: z.int().positive(),
});

/** All issues are one partition, by county and day: a release has some hundreds. */
const PARTITION = 'ISSUES';
const ID = /^\d{4}-\d{2}-\d{2}-(\d{2})-\d{1,2}$/;

const keyOf = (id: string) => ({ pk: PARTITION, sk: `${ID.exec(id)?.[1] ?? ''}#${id}` });

const toItem = (issue: Issue) => ({
  ...keyOf(issue.id),
  ...issue,
  reportedAt: toStoredInstant(issue.reportedAt),
  notes: issue.notes.map((note) => ({ ...note, at: toStoredInstant(note.at) })),
});

/** The issue reports in the releases table. */
export const dynamodbIssues = (client: DynamoDBDocumentClient, table: string): Issues => ({
  find: async (id) => {
    const get = new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true });
    const { Item } = await client.send(get);
    return Item && IssueItem.parse(Item);
  },
  list: async (county) => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: county === null ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :county)',
      ExpressionAttributeValues: { ':pk': PARTITION, ...(county === null ? {} : { ':county': `${county}#` }) },
      ConsistentRead: true,
    });
    return items
      .map((item) => IssueItem.parse(item))
      .toSorted((a, b) => Temporal.Instant.compare(b.reportedAt, a.reportedAt));
  },
  enter: (issue) => {
    const put = new PutCommand({
      TableName: table,
      Item: toItem(issue),
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    return raced(client.send(put), 'entered', 'exists');
  },
  save: (issue) => putNextVersion(client, table, toItem(issue)),
});
