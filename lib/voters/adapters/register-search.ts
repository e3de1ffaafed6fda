import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import type { Candidate } from '../domain/candidate.ts';
import { matchKeyOf, zipOf } from '../domain/match-key.ts';
import { VoterStatus } from '../domain/voter.ts';
import type { RegisterSearch } from '../ports.ts';
import { voterKey } from './voters.ts';

const MATCH_INDEX = 'match';

const Item = z.object({
  voterId: z.string(),
  county: CountyCode,
  status: VoterStatus,
  confidential: z.boolean().default(false),
  firstName: z.string().default(''),
  middleName: z.string().default(''),
  lastName: z.string().default(''),
  suffix: z.string().default(''),
  dateOfBirth: z.string().default(''),
  residenceZip: z.string().default(''),
});
const ATTRIBUTES = Object.keys(Item.shape);

/** Asked for beside whoever is found, so that a search that finds nobody reads as often as any other. */
const NOBODY = voterKey('NOBODY');

/** Whoever is in no roll has no status; of a confidential voter nothing is told. */
const candidateOf = (item: Record<string, unknown>): readonly Candidate[] => {
  const read = Item.safeParse(item);
  if (!read.success || read.data.confidential) return [];
  const { confidential: _, residenceZip, ...voter } = read.data;
  return [{ ...voter, zip: zipOf(residenceZip) ?? '' }];
};

/** Searches the voters table. What the index says is checked against each voter as they are now. */
export const dynamodbRegisterSearch = (client: DynamoDBDocumentClient, table: string): RegisterSearch => {
  const read = async (keys: readonly { readonly pk: string; readonly sk: string }[]) => {
    const items = await batchGet(client, table, [...keys, NOBODY], ATTRIBUTES);
    return items.flatMap(candidateOf);
  };
  return {
    byBirthAndZip: async (dateOfBirth, zip) => {
      const found = await queryAll(client, {
        TableName: table,
        IndexName: MATCH_INDEX,
        KeyConditionExpression: 'matchKey = :key',
        ExpressionAttributeValues: { ':key': matchKeyOf(dateOfBirth, zip) ?? 'none' },
      });
      const candidates = await read(found.map(({ pk }) => voterKey(String(pk))));
      return candidates.filter((one) => one.dateOfBirth === dateOfBirth && one.zip === zip);
    },
    byIds: (voterIds) => read(voterIds.map(voterKey)),
  };
};
