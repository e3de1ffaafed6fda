import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { createClients } from '../../lib/local/aws/clients.ts';
import { localTable } from '../../lib/local/aws/names.ts';
import { readState } from '../../lib/local/state.ts';
import { adjustableClock } from '../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbVisits } from '../../lib/sign-up/adapters/visits.ts';
import { formToken } from '../../lib/sign-up/use-cases/secrets.ts';
import { dynamodbRegisterSearch } from '../../lib/voters/adapters/register-search.ts';
import { signUpMemory } from '../../test/sign-up/sign-up-memory.ts';
import { knownContact, PEOPLE } from './people.ts';
import { bodyOf, isSignIn, type Place, VISIT_COOKIE } from './place.ts';

/** So many trials meet no low budget: of a household's eight requests, six. */
const UNHEEDED = 6;
/** Rows that one call removes. */
const MOST_ROWS = 25;

/** The local stage that runs, through its gateway. Throws when none does. */
export const runningStage = async (): Promise<Place> => {
  const state = readState();
  if (!state?.ready) throw new Error('No local stage runs: npm run local -- up --detach --port 0 --no-demo');
  const url = state.url.replace('//localhost', '//127.0.0.1');
  const { dynamodb } = createClients(state.emulator);
  const clock = adjustableClock(dynamodb, localTable('settings'));
  const visits = localTable('visits');
  const attempts = dynamodbVisits(dynamodb, visits);
  let trials = 0;
  const register = dynamodbRegisterSearch(dynamodb, localTable('voters'));
  for (const [at, { voterId }] of PEOPLE.subscribed.entries()) {
    const body = JSON.stringify({ voterId, channels: ['email'], language: 'en', email: knownContact(at) });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/local/subscriptions`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`The stage subscribes nobody: ${answer.status} ${await answer.text()}`);
  }
  return {
    forget: async () => {
      trials += 1;
      if (trials % UNHEEDED !== 0) return;
      const { Items = [] } = await dynamodb.send(
        new ScanCommand({ TableName: visits, ProjectionExpression: 'pk, sk', ConsistentRead: true }),
      );
      for (let from = 0; from < Items.length; from += MOST_ROWS) {
        const requests = Items.slice(from, from + MOST_ROWS).map((Key) => ({ DeleteRequest: { Key } }));
        await dynamodb.send(new BatchWriteCommand({ RequestItems: { [visits]: requests } }));
      }
    },
    post: async (path, secret, fields) => {
      const answer = await fetch(`${url}${path}?lang=en`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          cookie: `${VISIT_COOKIE}=${secret}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: bodyOf({ token: formToken(secret), ...fields }),
      });
      return {
        status: answer.status,
        location: answer.headers.get('location') ?? '',
        body: await answer.text(),
      };
    },
    begun: async (secret, form) => {
      // The rules themselves say what an attempt looks like; only what they kept is put where the stage finds it.
      const { doors, ports, sent } = signUpMemory([]);
      const [from, now] = [{ address: '127.0.0.1' }, await clock()];
      await (isSignIn(form)
        ? doors.beginSignIn(secret, form, 'en', from, now)
        : doors.beginSignUp(secret, form, from, now));
      const attempt = await ports.visits.find(secret, now);
      if (attempt === undefined) throw new Error('Nothing was begun.');
      await attempts.write(secret, undefined, attempt, now);
      return sent.at(-1)?.digits ?? '';
    },
    candidates: async ({ dateOfBirth, zip }) => (await register.byBirthAndZip(dateOfBirth, zip.slice(0, 5))).length,
  };
};
