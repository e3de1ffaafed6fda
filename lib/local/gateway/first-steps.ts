import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { Hono } from 'hono';
import * as z from 'zod';
import type { CountyCode } from '../../shared/counties.ts';
import { LOCAL_PREFIX } from '../aws/names.ts';
import { RequestProblem } from './answers.ts';
import { loadRegister, type RegisterParts, RegisterWish } from './load-register.ts';
import { readJson } from './read-json.ts';

/** What whoever deploys does once, with the function and the machine of production and no AWS CLI. */
export type FirstSteps = RegisterParts & {
  /** Invokes `invite-first-person` and gives what it answered. Throws when the function failed. */
  readonly invite: (who: { readonly name: string; readonly email: string }) => Promise<unknown>;
  /** Resolves when VoteCal's rolls of these counties, or of all, are in place and of today. */
  readonly snapshotsReady: (counties?: readonly CountyCode[]) => Promise<void>;
};

const Person = z.strictObject({ name: z.string().min(1), email: z.email() });

/** Invokes the function of production. */
export const firstInvitation =
  (lambda: LambdaClient): FirstSteps['invite'] =>
  async (who) => {
    const FunctionName = `${LOCAL_PREFIX}invite-first-person`;
    const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(who)) }));
    const told: unknown = JSON.parse(Buffer.from(answer.Payload ?? []).toString('utf8') || 'null');
    if (answer.FunctionError)
      throw new RequestProblem(502, 'not-invited', `The function failed: ${JSON.stringify(told)}`);
    return told;
  };

/** The calls that begin a stage in which there is nobody and nothing. */
export const firstStepRoutes = (parts: FirstSteps): Hono => {
  const app = new Hono();
  app.post('/first-person', async (context) =>
    context.json(await parts.invite(await readJson(context.req.raw, Person))),
  );
  app.post('/register', async (context) => {
    const wish = await readJson(context.req.raw, RegisterWish);
    await parts.snapshotsReady(wish.counties);
    return context.json(await loadRegister(parts, wish));
  });
  return app;
};
