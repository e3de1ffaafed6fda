import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import { gatheredGet } from '../../shared/dynamodb/gathered-get.ts';
import { type VoterStanding, VoterStatus } from '../domain/voter.ts';
import type { VoterRegister } from '../ports.ts';

/** The part of a voter's item that this adapter reads; the rest of the roll's fields stay where they are. */
const VoterItem = z.object({
  voterId: z.string(),
  county: CountyCode,
  status: VoterStatus,
  confidential: z.boolean().default(false),
});
const ATTRIBUTES = Object.keys(VoterItem.shape);

export const voterKey = (voterId: string): { pk: string; sk: string } => ({ pk: voterId, sk: 'VOTER' });

/** Of a voter who is in no roll any more the register keeps only that: no status, and to everybody else nobody. */
const isRegistered = (item: Readonly<Record<string, unknown>>): boolean => item['status'] !== undefined;

/** Reads voters' standing from the voters table. */
export const dynamodbVoters = (client: DynamoDBDocumentClient, table: string): VoterRegister => {
  const get = gatheredGet(client, table, ATTRIBUTES);
  const findAll = async (voterIds: readonly string[]): Promise<ReadonlyMap<string, VoterStanding>> => {
    const items = await batchGet(client, table, voterIds.map(voterKey), ATTRIBUTES);
    return new Map(
      items
        .filter(isRegistered)
        .map((item) => VoterItem.parse(item))
        .map((voter) => [voter.voterId, voter]),
    );
  };
  return {
    findAll,
    find: async (voterId) => {
      const item = await get(voterKey(voterId));
      return item && isRegistered(item) ? VoterItem.parse(item) : undefined;
    },
  };
};
