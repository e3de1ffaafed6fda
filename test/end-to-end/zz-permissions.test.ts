import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bundleApp } from '../../lib/app.ts';
import { lineProgress } from '../../lib/local/base/progress.ts';
import { JUDGE_PROGRAM, privatePython } from '../../lib/local/emulator/venv.ts';
import { ProviderCallRecord } from '../../lib/local/provider/call-record.ts';
import { bundleFolder } from '../../lib/platform/bundle-folders.ts';
import { MACHINE_MAP } from '../../lib/platform/constructs/machine-map.ts';
import { LAMBDA_NAMES, LAMBDAS, type LambdaName, lambdasIn } from '../../lib/platform/lambdas.ts';
import { synthesizeInto } from '../stacks/assemblies.ts';
import { needsOfProviderCall, policyDocumentsOf } from '../stacks/aws/provider-needs.ts';
import { type Application, readApplication } from '../stacks/aws/templates.ts';

/**
 * What the whole run has shown about permissions: comes after every other file. The emulator judged each call of a
 * function by the policies that were deployed with it and let it through; here what it would have refused is a failure.
 */

/** Refusals that say nothing about AWS, each with the reason. */
const ALLOWED: readonly { readonly what: RegExp; readonly why: string }[] = [];

const Judged = z.object({
  function: z.string(),
  action: z.string(),
  resource: z.string(),
  keys: z.array(z.string()),
  allowed: z.boolean(),
  reason: z.string(),
});
const Line = z.union([
  Judged,
  ProviderCallRecord,
  z.object({ ran: z.string() }),
  z.object({ key: z.string(), function: z.string() }),
]);
type Line = z.infer<typeof Line>;

/** What runs in the test environment beside the stage: releases, the smoke test, and their pages. */
const BESIDE: readonly LambdaName[] = [
  ...LAMBDAS.releases,
  ...MACHINE_MAP['smoke-test'].lambdas,
  'manage-guests',
  'manage-releases',
  'show-trials',
];

const shortOf = (functionName: string): string => functionName.replace(/^rollcall-[a-z]+-/, '');
/** The same, and where it ran when it was beside the stage. */
const placeOf = (functionName: string): string =>
  `${shortOf(functionName)}${functionName.startsWith('rollcall-cte-') ? ' of the test environment' : ''}`;

const recorded = (): readonly Line[] => {
  const file = process.env['ROLLCALL_PERMISSIONS'];
  if (file === undefined) throw new Error('Start the stage with ROLLCALL_PERMISSIONS=<file>, and say so to the tests.');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => Line.parse(JSON.parse(line)));
};

describe('everything that functions did in this run', () => {
  const lines = recorded();
  const judged = lines.filter((line): line is z.infer<typeof Judged> => 'allowed' in line);

  it('included every function, those of a test environment in the one beside', () => {
    const ran = new Set(lines.flatMap((line) => ('ran' in line ? [line.ran] : [])));
    const missing = [
      ...lambdasIn({ testEnvironment: false, copiesOut: true }).filter((name) => !ran.has(`rollcall-local-${name}`)),
      ...BESIDE.filter((name) => !ran.has(`rollcall-cte-${name}`)),
    ];
    expect(missing).toEqual([]);
  });

  it('is allowed by the policies that were deployed', () => {
    // Of a thousand objects that one permission is about, one line says enough.
    const folder = (resource: string): string => resource.replace(/(:s3:::[^/]+\/[^/]+)\/.*/, '$1/…');
    const told = judged
      .filter(({ allowed }) => !allowed)
      .map(
        ({ function: name, action, resource, keys, reason }) =>
          `${placeOf(name)} may not ${action} on ${folder(resource)} ${keys.join(', ')}: ${reason}`,
      );
    const refused = [...new Set(told)];
    expect(refused.filter((text) => !ALLOWED.some(({ what }) => what.test(text)))).toEqual([]);
    expect(ALLOWED.filter(({ what }) => !refused.some((text) => what.test(text)))).toEqual([]);
    expect(judged.length).toBeGreaterThan(300);
    // Where a policy names keys, calls were judged by theirs: each member of a transaction too.
    const shared = judged.filter(({ resource }) => /-(settings|requests)$/.test(resource));
    // A scan names none, and is only ever allowed where a policy asks for none.
    const unnamed = judged.filter(
      ({ action, keys }) => action.startsWith('dynamodb:') && action !== 'dynamodb:Scan' && keys.length === 0,
    );
    expect(unnamed.map((call) => `${shortOf(call.function)} ${call.action} on ${call.resource}`)).toEqual([]);
    expect(new Set(shared.map((call) => shortOf(call.function))).size).toBeGreaterThan(25);
  });
});

describe('everything that was sent to voters and counties', () => {
  let folder: string;
  let prod: Application;
  let python: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-permissions-'));
    // A stage that somebody else started has its bundles elsewhere.
    if (LAMBDA_NAMES.some((name) => !existsSync(bundleFolder(name)))) await bundleApp();
    synthesizeInto(folder, 'prod');
    prod = readApplication('prod', folder);
    python = await privatePython(lineProgress(), new AbortController().signal);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('may be sent by production’s policies, as the emulator’s evaluator reads them', () => {
    const lines = recorded();
    const functions = new Map(
      lines.flatMap((line) => ('key' in line && 'function' in line ? [[line.key, line.function] as const] : [])),
    );
    const calls = lines.filter((line): line is ProviderCallRecord => 'provider' in line);
    const cases = calls.flatMap((call) => {
      const whole = functions.get(call.key);
      if (whole === undefined) throw new Error(`Nobody knows who called ${call.provider} with the key ${call.key}.`);
      // Production has no test environment's functions; what those may send, its own template says (test/stacks/aws/guests.test.ts).
      if (!whole.startsWith('rollcall-local-')) return [];
      const name = shortOf(whole);
      const policies = policyDocumentsOf(prod, name);
      return needsOfProviderCall(prod, name, call).map((need) => ({ name, policies, context: {}, ...need }));
    });
    const verdicts = z
      .array(z.boolean())
      .parse(JSON.parse(execFileSync(python, [JUDGE_PROGRAM], { input: JSON.stringify(cases), encoding: 'utf8' })));
    const refused = cases.filter((_case, index) => verdicts[index] !== true);
    expect(refused.map(({ name, action, resource }) => `${name} may not ${action} on ${resource}`)).toEqual([]);
    const made = new Set(calls.map(({ provider }) => provider));
    expect([...made].toSorted()).toEqual([
      'SendEmail',
      'SendTextMessage',
      'SendVoiceMessage',
      'StartOutboundVoiceContact',
    ]);
    expect(new Set(cases.map(({ name }) => name)).size).toBeGreaterThanOrEqual(5);
  });
});
