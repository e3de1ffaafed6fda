import { formToken } from '../../lib/sign-up/use-cases/secrets.ts';
import { signUpMemory, voter } from '../../test/sign-up/sign-up-memory.ts';
import { signedIn } from '../../test/site-kit/signed-in.ts';
import { SITE_NOW, sampleSignUpSite } from '../../test/voter-site/sample-sign-up-site.ts';
import { knownContact, PEOPLE, type Person } from './people.ts';
import { bodyOf, isSignIn, type Place, VISIT_COOKIE } from './place.ts';

const STATUSES: Readonly<Record<keyof typeof PEOPLE, string>> = {
  registered: 'A',
  subscribed: 'A',
  inactive: 'I',
  pending: 'P',
  confidential: 'A',
};

const VOTERS = Object.entries(PEOPLE).flatMap(([kind, people]) =>
  people.map(({ voterId, firstName, lastName, dateOfBirth, zip }: Person) =>
    voter({
      voterId,
      firstName,
      lastName,
      dateOfBirth,
      zip: zip.slice(0, 5),
      status: STATUSES[kind as keyof typeof PEOPLE] as 'A',
      confidential: kind === 'confidential',
    }),
  ),
);

/** The same handlers and rules in this process, over stores in memory: no network hides what is worked. */
export const inMemory = (): Place => {
  const build = () => {
    const memory = signUpMemory(VOTERS);
    for (const [at, { voterId }] of PEOPLE.subscribed.entries()) {
      memory.subscriptions.set(voterId, {
        voterId,
        county: '34',
        channels: ['email'],
        language: 'en',
        email: knownContact(at),
        hours: { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' },
        consentedAt: SITE_NOW,
        consentSource: 'rehearsal',
      } as never);
    }
    return sampleSignUpSite((name) => name, {}, memory);
  };
  let place = build();
  return {
    forget: async () => {
      place = build();
    },
    post: async (path, secret, fields) => {
      const answer = await place.site.request(
        `${path}?lang=en`,
        {
          method: 'POST',
          headers: { cookie: `${VISIT_COOKIE}=${secret}`, 'content-type': 'application/x-www-form-urlencoded' },
          body: bodyOf({ token: formToken(secret), ...fields }),
        },
        // The pages read the same context as the staff pages.
        signedIn(null) as never,
      );
      return { status: answer.status, location: answer.headers.get('location') ?? '', body: await answer.text() };
    },
    begun: async (secret, form) => {
      const { doors, sent } = place.memory;
      const from = { address: '127.0.0.1' };
      await (isSignIn(form)
        ? doors.beginSignIn(secret, form, 'en', from, SITE_NOW)
        : doors.beginSignUp(secret, form, from, SITE_NOW));
      return sent.at(-1)?.digits ?? '';
    },
    candidates: async ({ dateOfBirth, zip }) =>
      (await place.memory.ports.register.byBirthAndZip(dateOfBirth, zip.slice(0, 5))).length,
  };
};
