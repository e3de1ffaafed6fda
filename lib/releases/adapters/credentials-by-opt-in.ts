import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ClientRefusal } from '../../counties/domain/api-client.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { credentialBar } from '../domain/credential-bar.ts';
import { dynamodbOptIns } from './opt-ins.ts';

/** Who may hold credentials of a County Test Environment, by the opt-ins in the releases' table. */
export const credentialsByOptIn = (client: DynamoDBDocumentClient, table: string) => {
  const optIns = dynamodbOptIns(client, table);
  return async (county: CountyCode): Promise<ClientRefusal | undefined> => credentialBar(await optIns.find(county));
};
