import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { wasIssued } from '../domain/was-issued.ts';
import type { BallotStore } from '../ports.ts';
import { dynamodbBallots } from './ballots.ts';

/** What messaging asks about mailed ballots, in its own words: its port is fulfilled by shape, never imported here. */
type MailedBallots = {
  /** Whether any ballot of the voter in this election was ever recorded as issued. */
  wasIssued(electionId: string, voterId: string): Promise<boolean>;
};

/** Answers from the ballots of a store. */
export const mailedBallots = (store: Pick<BallotStore, 'ofVoter'>): MailedBallots => ({
  wasIssued: async (electionId, voterId) => wasIssued((await store.ofVoter({ electionId, voterId })).ballots),
});

/** Answers from the ballots table. */
export const dynamodbMailedBallots = (client: DynamoDBDocumentClient, table: string): MailedBallots =>
  mailedBallots(dynamodbBallots(client, table));
