import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Environment, FindStanding, OptIns, TaskConfirmations } from '../ports.ts';
import { dynamodbConfirmations } from './confirmations.ts';
import { dynamodbEnvironment } from './environment.ts';
import { dynamodbOptIns } from './opt-ins.ts';

type Stores = {
  readonly environment: Pick<Environment, 'read'>;
  readonly optIns: Pick<OptIns, 'find'>;
  readonly confirmations: Pick<TaskConfirmations, 'has'>;
};

/** How somebody stands before the gate, by what is kept of it. */
export const standingBy =
  ({ environment, optIns, confirmations }: Stores): FindStanding =>
  async ({ county }) => {
    const { state, required } = await environment.read();
    if (state.kind === 'down' || county === null) return { environment: state, optIn: undefined, unconfirmed: null };
    const [optIn, isConfirmed] = await Promise.all([
      optIns.find(county),
      required === null ? true : confirmations.has(required.release, required.task, county),
    ]);
    return { environment: state, optIn, unconfirmed: isConfirmed ? null : required };
  };

/** The same, by the releases table. */
export const dynamodbStanding = (client: DynamoDBDocumentClient, table: string): FindStanding =>
  standingBy({
    environment: dynamodbEnvironment(client, table),
    optIns: dynamodbOptIns(client, table),
    confirmations: dynamodbConfirmations(client, table),
  });
