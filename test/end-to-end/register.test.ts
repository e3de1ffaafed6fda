import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { DeleteCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createClients } from '../../lib/local/aws/clients.ts';
import { localBucket, localMachineArn, localTable } from '../../lib/local/aws/names.ts';
import { namedVoters, seedVoters } from '../../lib/local/seed/seed.ts';
import { subscriptionKey } from '../../lib/voters/adapters/subscriptions.ts';
import { voterKey } from '../../lib/voters/adapters/voters.ts';
import { call, eventually, innerAddresses, now, problemOf, read, subscribe, votersOf } from './client.ts';
import { seeded } from './sync-client.ts';

const COUNTY = '03';
const CONFIDENTIAL = namedVoters(COUNTY).confidential.voterId;
const MANIFEST = `votecal/${COUNTY}/manifest.json`;

const Ended = z.object({
  loaded: z.number(),
  written: z.number(),
  voters: z.object({ before: z.number(), after: z.number() }),
});

/** The register of a county is emptied by hand and loaded from VoteCal's delivery alone, by the real machine. */
describe('the voter register', () => {
  const clients = createClients(innerAddresses().emulator);
  const voters = seeded(COUNTY).truth.records.votecal;

  /** VoteCal delivers the roll anew, with the time on it. */
  const deliver = async (takenAt: Temporal.Instant): Promise<void> => {
    const object = { Bucket: localBucket('rolls'), Key: MANIFEST };
    const { Body } = await clients.s3.send(new GetObjectCommand(object));
    const manifest: unknown = JSON.parse((await Body?.transformToString()) ?? '');
    const body = JSON.stringify({ ...Object(manifest), takenAt: takenAt.toString() });
    await clients.s3.send(new PutObjectCommand({ ...object, Body: body }));
  };
  const load = async (name: string, input: unknown): Promise<z.output<typeof Ended>> => {
    const start = new StartExecutionCommand({
      stateMachineArn: localMachineArn('load-register'),
      name: `${name}-${Date.now()}`,
      input: JSON.stringify(input),
    });
    const { executionArn } = await clients.stepFunctions.send(start);
    const ended = await eventually(`the end of ${name}`, async () => {
      const execution = await clients.stepFunctions.send(new DescribeExecutionCommand({ executionArn }));
      return execution.status === 'RUNNING' ? undefined : execution;
    });
    expect(ended.status, `${ended.error} ${ended.cause}`).toBe('SUCCEEDED');
    return Ended.parse(JSON.parse(ended.output ?? ''));
  };
  const itemOf = async (table: 'voters' | 'subscriptions', Key: { pk: string; sk: string }) =>
    (await clients.dynamodb.send(new GetCommand({ TableName: localTable(table), Key, ConsistentRead: true }))).Item;
  const statusOf = async (voterId: string) => {
    const statusAt = '2026-10-05T08:30:00-07:00';
    const row = { voterId, ballotId: `R-${voterId}`, status: 'ISSUED', statusAt, sentDate: '2026-10-05' };
    return call(COUNTY, 'POST', '/v1/elections/2026-11-03-statewide/ballots', { body: { records: [row] } });
  };

  beforeAll(async () => {
    await votersOf(COUNTY);
    for (const { voterId } of seedVoters(COUNTY)) {
      await clients.dynamodb.send(new DeleteCommand({ TableName: localTable('voters'), Key: voterKey(voterId) }));
    }
  });

  it('holds nobody of Amador, and then all of its roll, the confidential voter without a name', async () => {
    expect((await statusOf('V030000200')).json).toMatchObject({ rejected: [{ code: 'unknown-voter' }] });
    await deliver(await now());
    const ended = await load('first', { first: true, counties: [COUNTY] });
    expect(voters).toBeGreaterThanOrEqual(258);
    expect(ended).toEqual({ loaded: 1, written: voters, voters: { before: 0, after: voters - 1 } });
    expect((await statusOf('V030000200')).json).toMatchObject({ accepted: 1, rejected: [] });
    const hidden = await itemOf('voters', voterKey(CONFIDENTIAL));
    expect(hidden).toMatchObject({ confidential: true, county: COUNTY });
    expect(hidden).not.toHaveProperty('lastName');
  });

  it('takes a change of the day from the Secretary of State alone, and the next roll confirms it or takes it back', async () => {
    const [mover] = namedVoters(COUNTY).others.slice(-1);
    const voterId = mover?.voterId ?? '';
    await subscribe(voterId, { channels: ['text'], phone: mover?.phone ?? '' });
    const change = {
      change: 'moved',
      voterId,
      county: '07',
      at: (await now()).toString(),
      row: { residenceZip: '94520' },
    };
    const request = { raw: JSON.stringify(change), headers: { 'content-type': 'application/x-ndjson' } };
    problemOf(await call(COUNTY, 'POST', '/v1/register-changes', request), 403);
    const answer = read(
      await call('sos', 'POST', '/v1/register-changes', request),
      200,
      z.object({ accepted: z.int(), ended: z.int() }),
    );
    expect(answer).toEqual({ accepted: 1, ended: 1 });
    expect(await itemOf('voters', voterKey(voterId))).toMatchObject({ county: '07', zip: '94520' });
    expect(await itemOf('subscriptions', subscriptionKey(voterId))).toMatchObject({ ended: { movedTo: '07' } });
    await deliver((await now()).add({ minutes: 10 }));
    const ended = await load('again', { counties: [COUNTY] });
    expect(ended).toMatchObject({ loaded: 1, written: 2 });
    expect(await itemOf('voters', voterKey(voterId))).toMatchObject({ county: COUNTY });
  });
});
