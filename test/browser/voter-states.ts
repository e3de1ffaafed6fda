import type { Page } from 'playwright-core';
import type { Language } from '../../lib/shared/codes.ts';
import { addressKey, contactKey, marksOf } from '../../lib/sign-up/domain/budget.ts';
import type { SignUpForm } from '../../lib/sign-up/domain/sign-up-form.ts';
import { newSecret } from '../../lib/sign-up/use-cases/secrets.ts';
import { form, HOME, PHONE, signUp, voter } from '../sign-up/sign-up-memory.ts';
import { SITE_NOW } from '../voter-site/sample-sign-up-site.ts';
import type { VoterServer } from './voter-server.ts';

/** A browser's page before the voter site, and whose site it is. */
export type Seat = { readonly page: Page; readonly server: VoterServer; readonly language: Language };

const EMAIL = 'sinead@example.org';
const BOTH = form({ channels: ['text', 'email', 'voice'], email: EMAIL });
/** As the site words its messages, and so as the sample knows them again. */
const OURS = 'Where’s My Ballot? Your ballot was counted.';

const COOKIES = { visit: '__Host-rollcall-visit', session: '__Host-rollcall-voter' } as const;
const keep = ({ page }: Seat, cookie: keyof typeof COOKIES, value: string): Promise<void> =>
  page.context().addCookies([{ name: COOKIES[cookie], value, url: 'https://localhost/', secure: true }]);

const open = ({ page, server, language }: Seat, path: string, query = ''): Promise<unknown> =>
  page.goto(`${server.url}${path}?lang=${language}${query}`);
const press = ({ page }: Seat, at = 0): Promise<void> => page.locator('main form button[type=submit]').nth(at).click();

/** A sign-up that waits for its codes. */
const begun = async (seat: Seat, typed: SignUpForm = BOTH): Promise<string> => {
  const visit = newSecret();
  await seat.server.memory().doors.beginSignUp(visit, typed, HOME, SITE_NOW);
  await keep(seat, 'visit', visit);
  return visit;
};
/** A voter who has signed up, and is signed in. */
const signedUp = async (seat: Seat, typed: SignUpForm = BOTH): Promise<string> => {
  const { visit, outcome } = await signUp(seat.server.memory(), typed, SITE_NOW);
  const session = outcome.kind === 'subscribed' ? outcome.session : newSecret();
  await keep(seat, 'visit', visit);
  await keep(seat, 'session', session);
  return session;
};
const signingIn = async (seat: Seat): Promise<void> => {
  const { doors, codeTo } = seat.server.memory();
  const visit = newSecret();
  const later = SITE_NOW;
  await doors.beginSignIn(visit, { contact: PHONE, dateOfBirth: '3/9/1971', by: 'text' }, 'en', HOME, later);
  await doors.proveSignIn(visit, { phone: codeTo(PHONE) }, HOME, later);
  await keep(seat, 'visit', visit);
};
/** What uses up a budget down to a mark. */
const spend = async (
  { server }: Pick<Seat, 'server'>,
  budget: Parameters<typeof marksOf>[0],
  subject: string,
): Promise<void> => {
  const { low, high } = marksOf(budget);
  const { budgets } = server.memory().ports;
  for (let count = 0; count <= (low ?? high); count += 1) await budgets.take({ budget, subject }, SITE_NOW);
};
/** An address from which more was asked for than a household asks. */
export const busy = (seat: Pick<Seat, 'server'>): Promise<void> =>
  spend(seat, 'address-requests', addressKey(HOME.address));

const TWINS = [voter(), voter({ voterId: 'V2' })];
const FAMILY = [voter(), voter({ voterId: 'V2', firstName: 'Aoife' })];

/** Every page and state of the personal pages that a reader can come to, beside the way of a voter for whom all goes well. */
export const VOTER_STATES: Readonly<Record<string, (seat: Seat) => Promise<unknown>>> = {
  'sign-up': (seat) => open(seat, '/sign-up'),
  'sign-up, nothing typed': async (seat) => {
    await open(seat, '/sign-up');
    await press(seat);
  },
  'sign-up, all typed wrong': async (seat) => {
    await open(seat, '/sign-up');
    for (const [field, value] of Object.entries({
      firstName: '12',
      lastName: '?',
      dateOfBirth: '31-31-1900',
      zip: '12',
      phone: '900-555-0100',
      email: 'nobody@nowhere',
    }))
      await seat.page.fill(`#${field}`, value);
    for (const channel of ['text', 'email', 'voice']) await seat.page.click(`label[for=channel-${channel}]`);
    await press(seat);
  },
  code: async (seat) => {
    await begun(seat);
    await open(seat, '/sign-up/code');
  },
  'code, wrong': async (seat) => {
    await begun(seat);
    await open(seat, '/sign-up/code');
    for (const field of ['phone', 'email']) await seat.page.fill(`#${field}`, 'abc');
    await press(seat);
  },
  'code, one of two': async (seat) => {
    await begun(seat);
    await open(seat, '/sign-up/code');
    await seat.page.fill('#phone', seat.server.codeTo(PHONE));
    await press(seat);
  },
  'code, by a call': async (seat) => {
    await begun(seat, form({ channels: ['voice'] }));
    await open(seat, '/sign-up/code');
  },
  'code, sent again': async (seat) => {
    await begun(seat);
    await open(seat, '/sign-up/code', '&notice=sent');
  },
  'code, asked for too soon': async (seat) => {
    await begun(seat);
    await open(seat, '/sign-up/code');
    await press(seat, 1);
  },
  'code, not sent': async (seat) => {
    seat.server.memory().answerCodes('failed');
    await begun(seat);
    await open(seat, '/sign-up/code');
  },
  'code, proven before': async (seat) => {
    await signedUp(seat, { ...BOTH, lastName: 'Nobody' });
    await open(seat, '/sign-up', '&notice=again');
    await press(seat);
  },
  check: async (seat) => {
    await busy(seat);
    await begun(seat);
    await open(seat, '/sign-up/check');
  },
  'check, waiting': async (seat) => {
    await busy(seat);
    await begun(seat);
    await open(seat, '/sign-up/check');
    await press(seat);
  },
  later: async (seat) => {
    await spend(seat, 'contact-codes-hour', contactKey('phone', PHONE));
    await open(seat, '/sign-up');
    await fillIn(seat);
    await press(seat);
  },
  over: (seat) => open(seat, '/sign-up/code'),
  stale: async (seat) => {
    await open(seat, '/sign-up');
    await keep(seat, 'visit', newSecret());
    await press(seat);
  },
  'VoteCal ID': async (seat) => {
    seat.server.renew({ voters: TWINS });
    await signedUp(seat);
    await open(seat, '/sign-up/voter-id');
  },
  'VoteCal ID, unreadable': async (seat) => {
    seat.server.renew({ voters: TWINS });
    await signedUp(seat);
    await open(seat, '/sign-up/voter-id');
    await seat.page.fill('#voterId', '?!');
    await press(seat);
  },
  'VoteCal ID, not theirs': async (seat) => {
    seat.server.renew({ voters: TWINS });
    await signedUp(seat);
    await open(seat, '/sign-up/voter-id');
    await seat.page.fill('#voterId', 'V99');
    await press(seat);
  },
  'not matched': async (seat) => {
    await signedUp(seat, { ...BOTH, lastName: 'Nobody' });
    await open(seat, '/sign-up/done');
  },
  done: async (seat) => {
    await signedUp(seat);
    await open(seat, '/sign-up/done');
  },
  'done, for the second time': async (seat) => {
    await signUp(seat.server.memory(), form({ channels: ['email'], email: 'old@example.org' }), SITE_NOW);
    await signUp(seat.server.memory(), form({ channels: ['text', 'voice'] }), SITE_NOW);
    await signedUp(seat, form({ channels: ['text', 'email'], email: EMAIL }));
    await open(seat, '/sign-up/done');
  },
  'sign-in': (seat) => open(seat, '/sign-in'),
  'sign-in, nothing typed': async (seat) => {
    await open(seat, '/sign-in');
    await press(seat);
  },
  'sign-in, whom of a family': async (seat) => {
    seat.server.renew({ voters: FAMILY });
    await signUp(seat.server.memory(), form(), SITE_NOW);
    await signUp(seat.server.memory(), form({ firstName: 'Aoife' }), SITE_NOW);
    await signingIn(seat);
    await open(seat, '/sign-in/choose');
  },
  'sign-in, nobody': (seat) => open(seat, '/sign-in/none'),
  'signed out': (seat) => open(seat, '/sign-out'),
  'not signed in': (seat) => open(seat, '/my-ballot'),
  'a session that has ended': async (seat) => {
    await keep(seat, 'session', newSecret());
    await open(seat, '/my-ballot');
  },
  ballot: async (seat) => {
    await signedUp(seat);
    await open(seat, '/my-ballot');
  },
  'preferences, nothing chosen': async (seat) => {
    await signedUp(seat);
    await open(seat, '/my-ballot/preferences');
    for (const channel of ['text', 'email', 'voice']) await seat.page.click(`label[for=channel-${channel}]`);
    await press(seat);
  },
  'preferences, saved': async (seat) => {
    await signedUp(seat);
    await open(seat, '/my-ballot/preferences', '&notice=saved');
  },
  'preferences, another contact needed': async (seat) => {
    await signedUp(seat, form());
    await open(seat, '/my-ballot/preferences');
    await seat.page.click('label[for=channel-email]');
    await press(seat);
  },
  'contact, nothing typed': async (seat) => {
    await signedUp(seat);
    await open(seat, '/my-ballot/contact');
    await seat.page.fill('#phone', '12');
    await press(seat);
  },
  'contact, its code': async (seat) => {
    const session = await signedUp(seat);
    const change = { contact: 'phone', phone: '916-555-0199', email: '', channels: ['text'], consent: true } as const;
    await seat.server.memory().doors.beginContactChange(session, change, HOME, SITE_NOW);
    await open(seat, '/my-ballot/contact/code');
  },
  'contact, changed': async (seat) => {
    await signedUp(seat);
    await open(seat, '/my-ballot/contact', '&notice=changed');
  },
  'opt-out, nothing chosen': async (seat) => {
    await signedUp(seat);
    await open(seat, '/my-ballot/opt-out');
    await press(seat);
  },
  'opt-out, one channel': async (seat) => {
    await signedUp(seat);
    await open(seat, '/my-ballot/opt-out', '&notice=ended');
  },
  'a guest, who may change half': async (seat) => {
    await signedUp(seat);
    await signedUp(seat, form({ phone: '916-555-0177' }));
    await open(seat, '/my-ballot/preferences');
  },
  'did you send, nothing pasted': (seat) => paste(seat, '/did-you-send', ''),
  'did you send, our form': (seat) => paste(seat, '/did-you-send', OURS),
  'did you send, not ours': (seat) => paste(seat, '/did-you-send', 'Vote by text now! http://vote.example'),
  'did you send me, sent': async (seat) => {
    await signedUp(seat);
    await paste(seat, '/my-ballot/did-you-send', OURS);
  },
  'did you send me, not sent': async (seat) => {
    await signedUp(seat);
    await paste(seat, '/my-ballot/did-you-send', 'Vote by text now! http://vote.example');
  },
  'the link in an email': (seat) => open(seat, '/unsubscribe/known'),
  'emails ended': async (seat) => {
    await open(seat, '/unsubscribe/known');
    await press(seat, 0);
  },
  'everything ended': async (seat) => {
    await open(seat, '/unsubscribe/known');
    await press(seat, 1);
  },
  'a link that nobody has': async (seat) => {
    await open(seat, '/unsubscribe/unknown');
    await press(seat);
  },
  'no such page': (seat) => open(seat, '/sign-up/nowhere'),
  'a problem of ours': async (seat) => {
    seat.server.renew({
      overrides: {
        readTimelines: async () => {
          throw new Error('planted');
        },
      },
    });
    await signedUp(seat);
    await open(seat, '/my-ballot');
  },
  messages: (seat) => open(seat, '/messages'),
  county: (seat) => open(seat, '/county'),
  'county, no ZIP': async (seat) => {
    await open(seat, '/county');
    await seat.page.fill('#zip', '12');
    await press(seat);
  },
  'county, another state’s ZIP': async (seat) => {
    await open(seat, '/county');
    await seat.page.fill('#zip', '10001');
    await press(seat);
  },
  'county, two': (seat) => open(seat, '/county/34,48'),
};

export const TYPED = {
  firstName: 'Sinead',
  lastName: 'OBrien',
  dateOfBirth: '03-09-1971',
  zip: '95814',
  phone: '916-555-0123',
} as const;

/** A sign-up for text messages, typed. */
export const fillIn = async ({ page }: Pick<Seat, 'page'>): Promise<void> => {
  for (const [field, value] of Object.entries(TYPED)) await page.fill(`#${field}`, value);
  await page.click('label[for=channel-text]');
  await page.click('label[for=consent-given]');
};

const paste = async (seat: Seat, path: string, text: string): Promise<void> => {
  await open(seat, path);
  await seat.page.fill('#pasted', text);
  await press(seat);
};
