import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { createClients } from '../../lib/local/aws/clients.ts';
import { localBucket, localMachineArn, localTable } from '../../lib/local/aws/names.ts';
import { innerAddresses, read, send } from './client.ts';

/** The source's half of a data refresh, by its real machine. What takes it over stands in another deployment. */

/** Some eighty functions run for it, beside whatever else the machine does. Milliseconds. */
const PATIENCE = 900_000;

const Manifest = z.object({
  files: z.array(z.object({ key: z.string(), rows: z.number() })),
  tables: z.object({ voters: z.object({ rows: z.number() }) }),
  confidential: z.number(),
});
const Contacts = z.object({ voterId: z.string(), phone: z.string().default(''), email: z.string().default('') });

it(
  'masks what the test environment has asked for, once, and nothing real is among it',
  async () => {
    const { s3, stepFunctions, dynamodb } = createClients(innerAddresses().emulator);
    const { now } = read(await send('GET', '/local/clock'), 200, z.object({ now: z.string() }));
    // Yesterday's 23:00 has passed in every zone of ours.
    const copy = `${new Date(Date.parse(now) - 48 * 3_600_000).toISOString().slice(0, 10)}-1`;
    const runs: string[] = [];
    /** How an execution ends; it is stopped once it has come into this state. */
    const run = async (stopIn?: string): Promise<string> => {
      const start = { stateMachineArn: localMachineArn('masked-copy'), input: JSON.stringify({ copy }) };
      const name = `masked-copy-${copy}-${Date.now()}-${runs.push(copy)}`;
      const { executionArn } = await stepFunctions.send(new StartExecutionCommand({ ...start, name }));
      for (;;) {
        const { status = 'RUNNING', error } = await stepFunctions.send(new DescribeExecutionCommand({ executionArn }));
        if (status !== 'RUNNING') return error ?? status;
        const { events = [] } =
          stopIn === undefined
            ? {}
            : await stepFunctions.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1_000 }));
        if (events.some(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name === stopIn))
          await stepFunctions.send(new StopExecutionCommand({ executionArn, error: 'StoppedByHand' }));
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };
    const Bucket = localBucket('copies');
    const text = async (Key: string): Promise<string> =>
      (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString() ?? '';

    expect(await run()).toBe('NothingToCopy');
    await s3.send(new PutObjectCommand({ Bucket, Key: `requests/${copy}.json`, Body: JSON.stringify({ copy }) }));
    // Stopped in the midst of its parts and started again, it goes on; what follows holds the copy against the tables.
    for (const state of ['MaskVoters', 'MaskTablesAndRolls']) expect(await run(state)).toBe('StoppedByHand');
    expect(await text(`masked/${copy}/manifest.json`).catch(() => 'none')).toBe('none');
    const voters: Record<string, unknown>[] = [];
    const scan = { TableName: localTable('voters') };
    for await (const page of paginateScan({ client: dynamodb }, scan)) voters.push(...(page.Items ?? []));
    const people = voters.filter(({ sk }) => sk === 'VOTER');
    // VoteCal delivers a list meanwhile, which the register has not taken in: whom it names is taken out of what is masked already.
    const list = { Bucket: localBucket('rolls'), Key: 'votecal/58/confidential.csv' };
    const before = (await (await s3.send(new GetObjectCommand(list))).Body?.transformToString()) ?? '';
    const named = people.find(({ county, confidential: hidden }) => county === '58' && hidden !== true)?.['voterId'];
    expect(named).toEqual(expect.any(String));
    await s3.send(new PutObjectCommand({ ...list, Body: `${before.trimEnd()}\n${String(named)}\n` }));
    try {
      expect(await run()).toBe('SUCCEEDED');
    } finally {
      await s3.send(new PutObjectCommand({ ...list, Body: before }));
    }
    const written = await text(`masked/${copy}/manifest.json`);
    const { files, tables, confidential } = Manifest.parse(JSON.parse(written));
    // The lists may name others whom no load has taken in.
    expect(confidential).toBeGreaterThan(people.filter((item) => item['confidential'] === true).length);
    expect(tables.voters.rows).toBe(people.length - confidential);

    const masked = (await Promise.all(files.map(({ key }) => text(key)))).join('\n');
    expect(masked.length).toBeGreaterThan(100_000);
    expect(masked).not.toContain(String(named));
    const contacts = new Set(people.map((item) => Contacts.parse(item)).flatMap(({ phone, email }) => [phone, email]));
    const found = [...masked.matchAll(/\+1\d{10}|[\w.+-]+@[\w.-]+\w/g)].filter(([contact]) => contacts.has(contact));
    expect(found.map(([contact]) => contact)).toEqual([]);
    // A copy that is made stays as it is.
    expect(await run()).toBe('SUCCEEDED');
    expect(await text(`masked/${copy}/manifest.json`)).toBe(written);
  },
  PATIENCE,
);
