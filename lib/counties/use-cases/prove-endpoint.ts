import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { toPacificIso } from '../../shared/time.ts';
import { type CountySystem, provenSystem, secretsLeft } from '../domain/county-system.ts';
import type { CountyFiles, TestEndpoint, TestOutcome, WebhookSecrets } from '../ports.ts';
import type { SystemRefusal } from './register-system.ts';

export type ProveEndpointPorts = {
  readonly clock: Clock;
  readonly files: Pick<CountyFiles, 'system' | 'saveSystem'>;
  readonly secrets: Pick<WebhookSecrets, 'read' | 'remove'>;
  readonly testEndpoint: TestEndpoint;
};

const NOTHING_TO_TEST = 'This county has no address that could be tested. Register one first.';

const notProven = (detail: string): Result<never, SystemRefusal> => err({ code: 'endpoint-not-proven', detail });

/** What to do about an endpoint that did not take its test. */
const IN_WORDS: { readonly [Kind in TestOutcome['kind']]: (outcome: Extract<TestOutcome, { kind: Kind }>) => string } =
  {
    proven: () => 'The endpoint has answered.',
    'not-called': ({ sentence }) => sentence,
    unanswered: () =>
      'The endpoint did not answer within five seconds, or its certificate is not for its name. Repeat the test when it runs.',
    'answered-otherwise': ({ status }) =>
      `The endpoint answered ${status}, not a 2xx status with the test's challenge in JSON: {"challenge": "…"}.`,
  };

const inWords = (outcome: TestOutcome): string => IN_WORDS[outcome.kind](outcome as never);

/**
 * Sends a signed test event. What an address that waits answers makes it the one that is told; where none waits, the one that is
 * told is tried, and nothing changes. Throws when a table or Secrets Manager cannot be reached.
 */
export const proveEndpoint = async (
  { clock, files, secrets, testEndpoint }: ProveEndpointPorts,
  county: CountyCode,
): Promise<Result<{ readonly before: CountySystem; readonly system: CountySystem }, SystemRefusal>> => {
  const before = await files.system(county);
  const tried = before?.candidate ?? before?.endpoint;
  if (before === undefined || tried == null) return err({ code: 'nothing-to-test', detail: NOTHING_TO_TEST });
  const secret = await secrets.read(tried.secretName);
  if (secret === undefined) return notProven('The secret of this address is gone. Register the address again.');
  const outcome = await testEndpoint({ url: tried.url, secret, county, at: toPacificIso(await clock()) });
  if (outcome.kind !== 'proven') return notProven(inWords(outcome));
  const system = provenSystem(before);
  if (system === before) return ok({ before, system });
  if ((await files.saveSystem(county, system)) === 'conflict') {
    const detail = 'Somebody else has changed this system meanwhile. Read it again, then repeat the test.';
    return err({ code: 'changed-meanwhile', detail });
  }
  for (const name of secretsLeft(before, system)) await secrets.remove(name);
  return ok({ before, system });
};
