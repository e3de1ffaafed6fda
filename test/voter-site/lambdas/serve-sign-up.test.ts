import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../lib/shared/codes.ts';
import { endOfWait, longDateTime } from '../../../lib/site-kit/dates.ts';
import { filled, voterTexts } from '../../../lib/voter-site/pages/texts/index.ts';
import { form, signUp, signUpMemory, voter } from '../../sign-up/sign-up-memory.ts';
import { HOSTILE } from '../../site-kit/hostile.ts';
import { SITE_NOW, sampleSignUpSite } from '../sample-sign-up-site.ts';
import { tokenIn, voterBrowser } from '../voter-browser.ts';

const assetName = (name: string): string => name;
const texts = voterTexts('en');
const PHONE = '+19165550123';
const EMAIL = 'sinead@example.org';

/** A form as a browser sends it. */
const fields = (change: Parameters<typeof form>[0] = {}) => {
  const { consent, ...typed } = form({ channels: ['text'], ...change });
  return { ...typed, ...(consent ? { consent: 'yes' } : {}) };
};

const opened = (overrides: Parameters<typeof sampleSignUpSite>[1] = {}, memory = signUpMemory()) => {
  const { site, ...rest } = sampleSignUpSite(assetName, overrides, memory);
  return { ...rest, site, browser: voterBrowser(site) };
};

/** Somebody who has signed up. */
const signedUp = async (change: Parameters<typeof form>[0] = {}, language = 'en') => {
  const all = opened();
  await all.browser.post(`/sign-up?lang=${language}`, fields({ language, ...change }));
  const phone = all.memory.codeTo(PHONE);
  const email = all.memory.codeTo(EMAIL);
  const codes = { ...(phone === 'none' ? {} : { phone }), ...(email === 'none' ? {} : { email }) };
  const done = await all.browser.follow(await all.browser.post(`/sign-up/code?lang=${language}`, codes));
  return { ...all, done };
};

describe('signing up', () => {
  it('leads from the form to the code and on to what was signed up for, each page reached by a redirect', async () => {
    const { browser, memory } = opened();
    const begun = await browser.post('/sign-up', fields());
    expect([begun.status, begun.location]).toEqual([303, '/sign-up/code?lang=en']);
    const code = await browser.get('/sign-up/code');
    expect(code.html).toContain(texts.signUp.code.title);
    const proven = await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE) });
    expect([proven.status, proven.location]).toEqual([303, '/sign-up/done?lang=en']);
    const done = await browser.get('/sign-up/done');
    expect(done.html).toContain(`<h1>${texts.signUp.done.title}</h1>`);
    expect(done.html).toContain('(916) 555-0123');
    expect(memory.subscriptions.get('V1')?.channels).toEqual(['text']);
    expect((await browser.get('/my-ballot')).html).toContain(texts.site.messages.types.Received.name);
  });

  it('says of each wrong field what to do, first in a list with links, and keeps what was typed', async () => {
    const { browser } = opened();
    const wrongly = fields({ firstName: '', dateOfBirth: '31/12/1970', zip: '10001' });
    const answer = await browser.follow(await browser.post('/sign-up', wrongly));
    expect(answer.status).toBe(200);
    expect(answer.html).toContain(`<title>${texts.signUp.errors.prefix}: `);
    expect(answer.html).toContain(`<a href="#firstName">${texts.problems.missing.firstName}</a>`);
    expect(answer.html).toContain('<a href="#dateOfBirth">');
    expect(answer.html).toContain('12-31-1970');
    expect(answer.html).toContain('value="31/12/1970"');
    expect(answer.html).toContain(texts.problems.others['zip-elsewhere']);
    expect(answer.html.match(/aria-invalid="true"/g)).toHaveLength(3);
  });

  it('asks what a number or an address is for to which nothing would come, before anything is sent', async () => {
    for (const [field, change] of [
      ['email', { channels: ['text'], email: EMAIL }],
      ['phone', { channels: ['email'], email: EMAIL, phone: '916-555-0123' }],
    ] as const) {
      const { browser, memory } = opened();
      const typed = fields({ ...change, channels: [...change.channels] });
      const { html } = await browser.follow(await browser.post('/sign-up', typed));
      expect(html).toContain(`<a href="#${field}">${texts.problems.others['contact-unused']}</a>`);
      expect(html).toContain(`value="${typed[field]}"`);
      expect(memory.sent).toEqual([]);
    }
  });

  it('shows a hostile name as text', async () => {
    const { browser } = opened();
    const { html } = await browser.follow(await browser.post('/sign-up', fields({ firstName: HOSTILE, zip: '' })));
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
  });

  it('tells a code that is wrong, and takes the right one after it', async () => {
    const { browser, memory } = opened();
    await browser.post('/sign-up', fields());
    const wrong = await browser.post('/sign-up/code', { phone: '000000' });
    expect([wrong.status, wrong.location]).toEqual([303, '/sign-up/code?lang=en&notice=wrong-phone']);
    expect((await browser.follow(wrong)).html).toContain(texts.signUp.code.wrong);
    expect((await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE) })).location).toContain('/done');
  });

  it('takes no code after ten minutes, and no visit after thirty', async () => {
    let now = SITE_NOW;
    const { browser, memory } = opened({ clock: async () => now });
    await browser.post('/sign-up', fields());
    now = SITE_NOW.add({ minutes: 11 });
    const late = await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE) });
    expect((await browser.follow(late)).html).toContain(texts.signUp.code.spent);
    now = SITE_NOW.add({ minutes: 31 });
    const over = await browser.get('/sign-up/code');
    expect([over.status, over.html.includes(texts.signUp.over.title)]).toEqual([409, true]);
  });

  it('sends a new code when asked after a minute, and says when it is too soon', async () => {
    let now = SITE_NOW;
    const { browser, memory } = opened({ clock: async () => now });
    await browser.post('/sign-up', fields());
    const soon = await browser.post('/sign-up/code/again', { contact: 'phone' }, '/sign-up/code');
    expect(soon.status).toBe(429);
    expect(Number(soon.headers.get('retry-after'))).toBeGreaterThan(0);
    now = SITE_NOW.add({ seconds: 61 });
    const sent = await browser.post('/sign-up/code/again', { contact: 'phone' }, '/sign-up/code');
    expect(sent.location).toBe('/sign-up/code?lang=en&notice=sent');
    expect((await browser.get(sent.location)).html).toContain(texts.signUp.code.sentAgain);
    expect(memory.sent).toHaveLength(2);
  });

  it('goes on with one of two contacts, and says what is then missing', async () => {
    const { browser, memory } = opened();
    await browser.post('/sign-up', fields({ channels: ['text', 'email'], email: EMAIL }));
    const part = await browser.post('/sign-up/code', { email: memory.codeTo(EMAIL) });
    expect((await browser.follow(part)).html).toContain(texts.signUp.code.without.phone);
    const done = await browser.post('/sign-up/code', { goOnWith: 'email' });
    expect(done.location).toContain('/sign-up/done');
    expect(memory.subscriptions.get('V1')?.channels).toEqual(['email']);
  });

  it('asks two voters alike for the VoteCal ID, with the help desk’s number, and takes it', async () => {
    const { browser, memory } = opened({}, signUpMemory([voter(), voter({ voterId: 'V2' })]));
    await browser.post('/sign-up', fields());
    const asked = await browser.follow(await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE) }));
    expect(asked.html).toContain(texts.signUp.voterId.title);
    expect(asked.html).toContain('916-654-1141');
    const done = await browser.follow(await browser.post('/sign-up/voter-id', { voterId: 'V2' }));
    expect(done.html).toContain(texts.signUp.done.title);
    expect(memory.subscriptions.has('V2')).toBe(true);
  });

  it('sends whoever is not matched to My Voter Status and to the county’s office with its phone', async () => {
    const { browser, memory } = opened();
    await browser.post('/sign-up', fields({ firstName: 'Somebody' }));
    const answer = await browser.follow(await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE) }));
    expect(answer.html).toContain(texts.signUp.notMatched.title);
    expect(answer.html).toContain('https://voterstatus.sos.ca.gov');
    expect(answer.html).toContain('Sacramento County');
    expect(answer.html).toContain('(916) 555-0134');
  });

  it('says that the confirmation waits for the voter’s hours', async () => {
    const { done } = await signedUp({ hoursStart: '18:00', hoursEnd: '20:00' });
    expect(done.html).toContain('Monday, October 12, 2026 at 6:00');
    const { done: now } = await signedUp();
    expect(now.html).toContain(texts.signUp.done.confirmationNow);
    const { done: calls } = await signedUp({ channels: ['voice'] });
    expect(calls.html).toContain(texts.signUp.done.noCalls);
    expect(calls.html).not.toContain(texts.signUp.done.confirmationNow);
  });

  it('goes on in a second tab, and leads a reader who goes back to where the visit is', async () => {
    const { browser, memory } = opened();
    await browser.ask('/sign-up');
    await browser.ask('/sign-up');
    await browser.post('/sign-up', fields());
    await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE) });
    expect((await browser.ask('/sign-up/code')).location).toBe('/sign-up/done?lang=en');
    expect((await browser.ask('/sign-up/voter-id')).location).toBe('/sign-up/done?lang=en');
    const again = await browser.send('/sign-up/code', {
      token: tokenIn((await browser.ask('/sign-up')).html),
      phone: memory.codeTo(PHONE),
    });
    expect(again.location).toBe('/sign-up/done?lang=en');
    expect(memory.confirmed.length).toBeGreaterThan(0);
    expect(new Set(memory.confirmed.map(({ consentedAt }) => consentedAt.toString())).size).toBe(1);
  });
});

describe('what was typed', () => {
  const LINK = '/sign-up?lang=en&amp;notice=again';
  const again = '/sign-up?lang=en&notice=again';
  const typed = fields({
    channels: ['text', 'email'],
    email: EMAIL,
    zip: '95814-1234',
    hoursEnd: '18:30',
    language: 'vi',
  });

  const isShown = (html: string): void => {
    for (const value of ['Sinead', 'OBrien', '03-09-1971', '95814-1234', '916-555-0123', EMAIL])
      expect(html).toContain(`value="${value}"`);
    expect(html).toMatch(/id="channel-email"[^>]*checked/);
    expect(html).toMatch(/value="18:30" selected/);
    expect(html).toMatch(/value="vi" selected/);
    expect(html).not.toContain('error-summary');
  };

  it('is shown again to who corrects it from the code page, and to nobody who opens the form by another way', async () => {
    const { browser, site, memory } = opened();
    await browser.post('/sign-up', typed);
    expect((await browser.get('/sign-up/code')).html).toContain(LINK);
    const { html } = await browser.ask(again);
    isShown(html);
    expect(html).not.toContain(memory.codeTo(PHONE));
    expect(html).toContain('href="/sign-up?notice=again&amp;lang=es"');
    for (const empty of [await browser.ask('/sign-up'), await voterBrowser(site).ask(again)])
      expect(empty.html).not.toContain('value="Sinead"');
  });

  it('is shown again to who is not matched and tries again, and its proven contact asks for no code', async () => {
    const { browser, memory } = opened();
    await browser.post('/sign-up', { ...typed, firstName: 'Sined' });
    const codes = { phone: memory.codeTo(PHONE), email: memory.codeTo(EMAIL) };
    const none = await browser.follow(await browser.post('/sign-up/code', codes));
    expect(none.html).toContain(LINK);
    expect((await browser.ask(again)).html).toContain('value="Sined"');
    const page = await browser.follow(await browser.post('/sign-up', typed));
    expect(page.html).toContain(`<h1>${texts.signUp.code.provenTitle}</h1>`);
    expect(page.html).not.toMatch(/one-time-code|<h2 id="none"/);
    const done = await browser.follow(await browser.post('/sign-up/code', {}));
    expect(done.html).toContain(texts.signUp.done.title);
  });

  it('is forgotten with the sign-up, and after half an hour', async () => {
    let now = SITE_NOW;
    const { browser, memory } = opened({ clock: async () => now });
    await browser.post('/sign-up', typed);
    now = SITE_NOW.add({ minutes: 29 });
    isShown((await browser.ask(again)).html);
    now = SITE_NOW.add({ minutes: 31 });
    expect((await browser.ask(again)).html).not.toContain('value="Sinead"');
    await browser.post('/sign-up', typed);
    await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE), email: memory.codeTo(EMAIL) });
    expect((await browser.ask('/sign-up/done')).html).toContain(texts.signUp.done.title);
    expect((await browser.ask(again)).html).not.toContain('value="Sinead"');
  });

  it('at sign-in is shown again where nobody was found', async () => {
    const { browser, memory } = opened();
    await browser.post('/sign-in', { contact: '916-555-0199', dateOfBirth: '03-09-1971', by: 'voice' });
    const none = await browser.follow(await browser.post('/sign-in/code', { phone: memory.codeTo('+19165550199') }));
    expect(none.html).toContain('/sign-in?lang=en&amp;notice=again');
    const { html } = await browser.ask('/sign-in?lang=en&notice=again');
    expect(html).toContain('value="916-555-0199"');
    expect(html).toMatch(/id="by-voice"[^>]*checked/);
  });

  it('leaves nothing to who sits there next: a sign-up forgets what was typed to sign in, and the other way round', async () => {
    const { browser, memory } = opened();
    await browser.post('/sign-in', { contact: '916-555-0199', dateOfBirth: '03-09-1971', by: 'text' });
    await browser.post('/sign-up', typed);
    await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE), email: memory.codeTo(EMAIL) });
    expect((await browser.ask('/sign-in?lang=en&notice=again')).html).not.toContain('916-555-0199');
    const next = opened({}, memory).browser;
    await next.post('/sign-up', { ...typed, zip: '1' });
    await next.post('/sign-in', { contact: EMAIL, dateOfBirth: '03-09-1971' });
    await next.post('/sign-in/code', { email: memory.codeTo(EMAIL) });
    expect((await next.ask('/my-ballot')).html).toContain(texts.site.messages.types.Received.name);
    expect((await next.ask(again)).html).not.toContain('value="Sinead"');
  });

  it('of hours and a zone that no page offers is told like any other mistake', async () => {
    const { browser, memory } = await signedUp();
    const own = { channels: ['text'], shown: ['text'], language: 'en', hoursEnd: '20:00' };
    for (const odd of [
      { hoursStart: 'xx', zone: 'America/Los_Angeles' },
      { hoursStart: '08:00', zone: 'Mars/Phobos' },
      { hoursStart: '08:00', zone: '' },
      { hoursStart: '08:00', zone: '2026-01-01T00:00[Asia/Tokyo]' },
      { hoursStart: '08:00', zone: `2026-01-01T00:00[UTC][x=${'a'.repeat(40_000)}]` },
    ]) {
      for (const [path, form] of [
        ['/sign-up', fields(odd)],
        ['/my-ballot/preferences', { ...own, ...odd }],
      ] as const) {
        const page = await browser.follow(await browser.post(path, form));
        expect([page.status, page.html.includes('error-summary')], `${path} ${odd.zone.slice(0, 40)}`).toEqual([
          200,
          true,
        ]);
      }
    }
    expect(memory.subscriptions.get('V1')?.hours.zone).toBe('America/Los_Angeles');
  });

  it('wrongly is told on a page that the back button leaves without sending anything again', async () => {
    const { browser } = await signedUp();
    const wrong = [
      await browser.post('/sign-up', fields({ zip: '1' })),
      await browser.post('/sign-in', { contact: 'x', dateOfBirth: '' }),
      await browser.post('/my-ballot/contact', { contact: 'email', email: 'x', channels: ['email'] }),
      await browser.post('/my-ballot/preferences', {
        channels: [],
        shown: ['text'],
        language: 'en',
        hoursStart: '08:00',
        hoursEnd: '20:00',
        zone: 'America/Los_Angeles',
      }),
    ];
    for (const answer of wrong) {
      expect(answer.status).toBe(303);
      const page = await browser.follow(answer);
      expect([page.status, page.html.includes('error-summary')]).toEqual([200, true]);
    }
  });
});

describe('the page that asks for the VoteCal ID', () => {
  const asked = async (memory: ReturnType<typeof signUpMemory>) => {
    const { browser } = opened({}, memory);
    await browser.post('/sign-up', fields());
    const { html } = await browser.follow(await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE) }));
    return { browser, html: html.replaceAll(/name="token" value="[^"]*"/g, '') };
  };

  it('says the same of voters alike and of too many guesses, and leads back to what was typed', async () => {
    const alike = await asked(signUpMemory([voter(), voter({ voterId: 'V2' })]));
    const memory = signUpMemory();
    for (let day = 1; day <= 5; day += 1) {
      const guess = { dateOfBirth: `04-0${day}-1971`, phone: `916-555-014${day}` };
      await signUp(memory, form(guess), SITE_NOW, { address: `198.51.100.${day}` });
    }
    const guessedAt = await asked(memory);
    expect(guessedAt.html).toContain(`<h1>${texts.signUp.voterId.title}</h1>`);
    expect(guessedAt.html).toBe(alike.html);
    expect(guessedAt.html).not.toContain('which registration is yours');
    expect(guessedAt.html).toContain(texts.signUp.code.correct);
    expect(guessedAt.html).toContain('href="/sign-up?lang=en&amp;notice=again"');
    expect((await guessedAt.browser.ask('/sign-up?lang=en&notice=again')).html).toContain('value="Sinead"');
  });
});

describe('a wrong VoteCal ID', () => {
  const cases = {
    'of twins': [voter(), voter({ voterId: 'V2' })],
    'of twins, one of whom is cancelled': [voter(), voter({ voterId: 'V2' }), voter({ voterId: 'V9', status: 'C' })],
  } as const;

  it.each(Object.keys(cases) as (keyof typeof cases)[])(
    '%s says so, the tries that are left, and who tells it',
    async (name) => {
      const { browser, memory } = opened({}, signUpMemory(cases[name]));
      await browser.post('/sign-up', fields());
      await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE) });
      const pages = [];
      for (const left of ['2', '1']) {
        const page = await browser.follow(await browser.post('/sign-up/voter-id', { voterId: 'V9' }));
        expect(page.html).toContain(`<a href="#voterId">${texts.signUp.voterId.wrong.replace('{left}', left)}</a>`);
        expect(page.html).toContain('916-654-1141');
        expect(page.html).toContain(texts.signUp.voterId.office);
        pages.push(page.html);
      }
      const over = await browser.follow(await browser.post('/sign-up/voter-id', { voterId: 'V9' }));
      expect(over.html).toContain(texts.signUp.notMatched.title);
      expect((await browser.ask('/sign-up/voter-id')).location).toBe('/sign-up/done?lang=en');
    },
  );

  it('that cannot be read, or is left empty, costs no try', async () => {
    const { browser, memory } = opened({}, signUpMemory(cases['of twins']));
    await browser.post('/sign-up', fields());
    await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE) });
    const empty = await browser.follow(await browser.post('/sign-up/voter-id', { voterId: ' ' }));
    expect(empty.html).toContain(`<a href="#voterId">${texts.problems.missing.voterId}</a>`);
    const signs = await browser.follow(await browser.post('/sign-up/voter-id', { voterId: '?!' }));
    expect(signs.html).toContain(texts.problems.others['voter-id-unreadable']);
    const wrong = await browser.follow(await browser.post('/sign-up/voter-id', { voterId: 'V7' }));
    expect(wrong.html).toContain(texts.signUp.voterId.wrong.replace('{left}', '2'));
  });
});

describe('too much', () => {
  const { later } = texts.signUp;
  /** When a day's counting ends. */
  const DAY_OVER = { time: longDateTime(SITE_NOW.add({ hours: 7 }), 'en') };
  const spend = async (
    { memory }: ReturnType<typeof opened>,
    budget: 'contact-matches' | 'contact-wrong',
    count: number,
  ) => {
    for (let time = 0; time < count; time += 1) await memory.ports.budgets.take({ budget, subject: PHONE }, SITE_NOW);
  };

  it('asked of the register says so, until when, and whom to ask: the same to everybody, and nothing of codes', async () => {
    const seen = [];
    for (const voters of [[voter()], [], [voter({ confidential: true })], [voter(), voter({ voterId: 'V2' })]]) {
      const all = opened({}, signUpMemory(voters));
      await spend(all, 'contact-matches', 8);
      await all.browser.post('/sign-up', fields());
      const page = await all.browser.post('/sign-up/code', { phone: all.memory.codeTo(PHONE) });
      expect(all.memory.calls.filter((call) => call.startsWith('register'))).toEqual([]);
      seen.push([page.status, page.html]);
    }
    const [[status, html] = []] = seen;
    expect(status).toBe(429);
    expect(html).toContain(filled(later.text.matches, DAY_OVER));
    expect(html).toContain('https://voterstatus.sos.ca.gov');
    expect(html).toContain('(916) 555-0134');
    expect(html).not.toMatch(/notice=again|send another code/);
    for (const one of seen) expect(one).toEqual(seen[0]);
  });

  it('asked by VoteCal IDs costs no try, for the ID was not looked at', async () => {
    const all = opened({}, signUpMemory([voter(), voter({ voterId: 'V2' })]));
    const { browser, memory } = all;
    await browser.post('/sign-up', fields());
    await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE) });
    await browser.post('/sign-up/voter-id', { voterId: 'V9' });
    await spend(all, 'contact-matches', 8);
    const over = await browser.post('/sign-up/voter-id', { voterId: 'V2' });
    expect([over.status, over.html.includes('(916) 555-0134')]).toEqual([429, true]);
    expect(over.html).toContain(filled(later.text.matches, DAY_OVER));
    expect((await browser.ask('/sign-up/voter-id')).html).toContain(filled(texts.signUp.voterId.wrong, { left: '2' }));
    expect(memory.subscriptions.size).toBe(0);
  });

  it('asked at sign-in says whom to ask by a county that is to be found first', async () => {
    const all = opened();
    await spend(all, 'contact-matches', 8);
    await all.browser.post('/sign-in', { contact: '916-555-0123', dateOfBirth: '03-09-1971', by: 'text' });
    const { html } = await all.browser.post('/sign-in/code', { phone: all.memory.codeTo(PHONE) });
    expect(html).toContain(filled(later.text.matches, DAY_OVER));
    expect(html).toContain('href="/county?lang=en"');
  });

  it('typed as codes is not called too many codes asked for', async () => {
    const all = opened();
    await all.browser.post('/sign-up', fields());
    await all.browser.post('/sign-up/code', { phone: '000000' });
    await spend(all, 'contact-wrong', 75);
    const { html } = await all.browser.post('/sign-up/code', { phone: '000000' });
    expect(html).toContain(filled(later.text['typed-codes'], DAY_OVER));
    expect(html).toContain('/sign-up?lang=en&amp;notice=again');
  });
});

describe('signing up again', () => {
  const again = async (change: Parameters<typeof form>[0]) => {
    const all = await signedUp({ channels: ['text', 'voice'] });
    const browser = voterBrowser(all.site);
    await browser.post('/sign-up', fields(change));
    const phone = all.memory.codeTo(change?.phone ? '+19165550177' : PHONE);
    const codes = { phone, ...(change?.email ? { email: all.memory.codeTo('new@example.org') } : {}) };
    return { ...all, done: await browser.follow(await browser.post('/sign-up/code', codes)) };
  };

  it('keeps a channel to the same number that is not named again, and says so', async () => {
    const { done, memory } = await again({ channels: ['text'] });
    expect(memory.subscriptions.get('V1')?.channels).toEqual(['text', 'voice']);
    expect(done.html).toMatch(new RegExp(`${texts.signUp.done.kept}</p><ul[^>]*><li>Phone call`));
    expect(done.html).not.toContain(texts.signUp.done.replaced.phone);
  });

  it('with another number says that it takes the place of the one before, without naming that', async () => {
    const { done, memory } = await again({
      channels: ['text', 'email'],
      phone: '916-555-0177',
      email: 'new@example.org',
    });
    expect(memory.subscriptions.get('V1')).toMatchObject({ channels: ['text', 'email'], phone: '+19165550177' });
    expect(done.html).toContain(texts.signUp.done.replaced.phone);
    expect(done.html).not.toContain(texts.signUp.done.replaced.email);
    expect(done.html).not.toContain(texts.signUp.done.kept);
    expect(done.html).not.toContain('0123');
  });

  it('is a first time for whoever had ended everything', async () => {
    const all = await signedUp({ channels: ['text', 'voice'] });
    await all.browser.post('/my-ballot/opt-out', { everything: 'yes' });
    await all.browser.post('/sign-up', fields());
    const codes = { phone: all.memory.codeTo(PHONE) };
    const done = await all.browser.follow(await all.browser.post('/sign-up/code', codes));
    expect(all.memory.subscriptions.get('V1')?.channels).toEqual(['text']);
    for (const sentence of [texts.signUp.done.kept, texts.signUp.done.replaced.phone])
      expect(done.html).not.toContain(sentence);
  });
});

describe('the code page', () => {
  it('speaks of the spam folder only where an email was sent', async () => {
    const { browser } = opened();
    await browser.post('/sign-up', fields());
    expect((await browser.get('/sign-up/code')).html).not.toContain(texts.signUp.code.spamHint);
    await browser.post('/sign-up', fields({ channels: ['text', 'email'], email: EMAIL }));
    expect((await browser.get('/sign-up/code')).html).toContain(texts.signUp.code.spamHint);
  });
});

describe('the code form sent empty', () => {
  it('asks for the code, in each language, and costs no try', async () => {
    for (const language of LANGUAGES) {
      const { browser, memory } = opened();
      await browser.post(`/sign-up?lang=${language}`, fields());
      const { code } = voterTexts(language).signUp;
      for (const phone of ['', '  ', '', '', '', '']) {
        const { html } = await browser.follow(await browser.post(`/sign-up/code?lang=${language}`, { phone }));
        expect(html).toContain(`<a href="#phone">${code.title}</a>`);
        expect(html).not.toContain(code.wrong);
      }
      expect((await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE) })).location).toContain('/done');
    }
  });

  it('of a code that cannot be typed any more says that, and not to enter it', async () => {
    let now = SITE_NOW;
    const { browser } = opened({ clock: async () => now });
    await browser.post('/sign-up', fields());
    now = SITE_NOW.add({ minutes: 11 });
    const { html } = await browser.follow(await browser.post('/sign-up/code', {}));
    expect(html).toContain(texts.signUp.code.spent);
    expect(html).not.toContain('error-summary');
  });
});

describe('a time until which somebody waits', () => {
  const minuteLater = longDateTime(SITE_NOW.add({ minutes: 2 }));

  it('is the next full minute, so that the button works from then on', async () => {
    let now = SITE_NOW.add({ seconds: 9 });
    const { browser } = opened({ clock: async () => now });
    await browser.post('/sign-up', fields());
    const again = filled(texts.signUp.code.againLater, { time: minuteLater });
    expect((await browser.get('/sign-up/code')).html).toContain(again);
    const later = await browser.post('/sign-up/code/again', { contact: 'phone' }, '/sign-up/code');
    expect(later.html).toContain(filled(texts.signUp.later.text.codes, { time: minuteLater }));
    now = SITE_NOW.add({ minutes: 2 });
    const sent = await browser.post('/sign-up/code/again', { contact: 'phone' }, '/sign-up/code');
    expect(sent.location).toContain('notice=sent');
    expect(endOfWait(SITE_NOW)).toBe(longDateTime(SITE_NOW));
    expect(endOfWait(SITE_NOW.add({ hours: 13, minutes: 59, seconds: 1 }))).toContain('October 13, 2026 at 12:00');
  });
});

describe('a sentence with a time', () => {
  it.each(LANGUAGES)('has one point behind it in %s, and no word twice', (language) => {
    const own = voterTexts(language);
    const time = longDateTime(SITE_NOW, language);
    const sentences = [
      ...Object.values(own.signUp.later.text),
      own.signUp.code.againLater,
      own.signUp.done.confirmationLater,
      own.timeline.sent,
      own.timeline.waiting,
      own.myBallot.didYouSend.sent,
    ];
    for (const sentence of sentences) expect(filled(sentence, { time })).not.toMatch(/\.\.|बजे को/);
  });
});

describe('before the contact is proven', () => {
  const cases = {
    registered: [voter()],
    nobody: [],
    inactive: [voter({ status: 'I' })],
    pending: [voter({ status: 'P' })],
    cancelled: [voter({ status: 'C' })],
    confidential: [voter({ confidential: true })],
    twice: [voter(), voter({ voterId: 'V2' })],
  } as const;

  /** A page without what differs by browser alone. */
  const page = ({ status, html, location }: { status: number; html: string; location: string }) => ({
    status,
    location,
    html: html.replaceAll(/name="token" value="[^"]*"/g, ''),
  });

  it('every page is the same byte for byte, whoever it is', async () => {
    const seen = await Promise.all(
      Object.values(cases).map(async (voters) => {
        const { browser, memory } = opened({}, signUpMemory(voters));
        const begun = await browser.post('/sign-up', fields());
        const code = await browser.get('/sign-up/code');
        const wrong = await browser.post('/sign-up/code', { phone: '000000' });
        expect(memory.calls.filter((call) => call.startsWith('register'))).toEqual([]);
        return [begun, code, wrong].map(page);
      }),
    );
    for (const one of seen) expect(one).toEqual(seen[0]);
  });

  it('after it, whoever cannot be signed up sees what nobody sees', async () => {
    const seen = await Promise.all(
      (['nobody', 'inactive', 'pending', 'cancelled', 'confidential'] as const).map(async (name) => {
        const { browser, memory } = opened({}, signUpMemory(cases[name]));
        await browser.post('/sign-up', fields());
        return page(await browser.follow(await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE) })));
      }),
    );
    for (const one of seen) expect(one).toEqual(seen[0]);
  });

  it('signing in says the same for a contact that nobody has', async () => {
    const { browser, memory } = opened();
    const begun = await browser.post('/sign-in', { contact: '916-555-0199', dateOfBirth: '03-09-1971', by: 'text' });
    expect(begun.location).toBe('/sign-in/code?lang=en');
    const none = await browser.follow(await browser.post('/sign-in/code', { phone: memory.codeTo('+19165550199') }));
    expect(none.html).toContain(texts.myBallot.signIn.notFoundTitle);
  });

  it('signing in with a wrong date of birth names the date and an end of messages, as for a contact that nobody has', async () => {
    const { browser, memory } = await signedUp();
    const pages = [];
    for (const [contact, dateOfBirth] of [
      ['916-555-0123', '03-09-1972'],
      ['916-555-0199', '03-09-1971'],
    ] as const) {
      await browser.post('/sign-in', { contact, dateOfBirth, by: 'text' });
      const code = memory.codeTo(`+1${contact.replaceAll('-', '')}`);
      pages.push(page(await browser.follow(await browser.post('/sign-in/code', { phone: code }))));
    }
    expect(pages[0]?.html).toMatch(/Check your date of birth[^<]*you ended them/);
    expect(pages[1]).toEqual(pages[0]);
  });
});

describe('forms of other sites', () => {
  it.each([
    ['another site’s page', { 'sec-fetch-site': 'cross-site' }],
    ['another part of the domain', { 'sec-fetch-site': 'same-site' }],
    ['another origin in an older browser', { origin: 'https://evil.example' }],
    ['no origin that can be read', { origin: 'null' }],
  ])('are refused from %s, and nothing is done', async (_from, headers) => {
    const { browser, site, memory } = opened();
    const token = tokenIn((await browser.ask('/sign-up')).html);
    const other = voterBrowser(site, headers);
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    expect((await other.send('/sign-up', { ...fields(), token })).status).toBe(409);
    expect(memory.sent).toEqual([]);
  });

  it('are refused without the token, with another browser’s, and without the cookie', async () => {
    const { browser, site, memory } = opened();
    const foreign = tokenIn((await voterBrowser(site).ask('/sign-up')).html);
    await browser.ask('/sign-up');
    expect((await browser.send('/sign-up', fields())).status).toBe(409);
    expect((await browser.send('/sign-up', { ...fields(), token: foreign })).status).toBe(409);
    expect((await voterBrowser(site).send('/sign-up', { ...fields(), token: foreign })).status).toBe(409);
    expect(memory.sent).toEqual([]);
  });

  it('are taken from the site’s own pages in a browser that says nothing but its origin', async () => {
    const { site } = opened();
    const old = voterBrowser(site, { origin: 'https://wheresmyballot.example.gov' });
    expect((await old.post('/sign-up', fields())).status).toBe(303);
  });
});

describe('who is signed in', () => {
  const PAGES = ['', '/preferences', '/contact', '/opt-out', '/did-you-send'].map((path) => `/my-ballot${path}`);

  it.each(PAGES)('opens %s, which nobody else sees and no cache keeps', async (path) => {
    const { browser, site } = await signedUp();
    const own = await browser.ask(path);
    expect(own.status).toBe(200);
    expect(own.html).toContain(texts.myBallot.menu.signOut);
    expect(own.headers.get('cache-control')).toBe('no-store');
    const stranger = await voterBrowser(site).ask(path);
    expect(stranger.html).toContain(texts.myBallot.signedOut.needTitle);
    // Nobody was signed in: no time without use is why.
    expect(stranger.html).not.toMatch(/20 minutes/);
  });

  it('keeps secrets in cookies that no script, no other site and no plain connection sees', async () => {
    const { site } = opened();
    const response = await voterBrowser(site).ask('/sign-up');
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-rollcall-visit=[A-Za-z0-9_-]{43};/);
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(part);
  });

  it('is signed out after twenty minutes without a request', async () => {
    let now = SITE_NOW;
    const { browser, memory } = opened({ clock: async () => now });
    await browser.post('/sign-up', fields());
    await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE) });
    now = now.add({ minutes: 21 });
    const { html } = await browser.ask('/my-ballot');
    expect(html).toContain(texts.myBallot.signedOut.title);
    expect(html).toContain(texts.myBallot.signedOut.ended);
  });

  it('changes channels, language and hours, and sees them', async () => {
    const { browser, memory } = await signedUp();
    const wish = {
      channels: ['text', 'voice'],
      language: 'vi',
      hoursStart: '10:00',
      hoursEnd: '12:30',
      zone: 'Asia/Manila',
    };
    const saved = await browser.post('/my-ballot/preferences', { ...wish, shown: ['text'] });
    expect((await browser.get(saved.location)).html).toContain(texts.myBallot.preferences.saved);
    expect(memory.subscriptions.get('V1')).toMatchObject({
      language: 'vi',
      hours: { start: '10:00', zone: 'Asia/Manila' },
    });
    const email = await browser.post('/my-ballot/preferences', {
      ...wish,
      channels: ['text', 'email'],
      shown: ['text'],
    });
    expect(email.status).toBe(303);
    expect((await browser.follow(email)).html).toContain(`#channels">${texts.myBallot.preferences.needsContact}`);
  });

  it('changes a contact only with the code that went there', async () => {
    const { browser, memory } = await signedUp();
    const change = { contact: 'email', email: 'new@example.org', channels: ['email'], consent: 'yes' };
    const begun = await browser.post('/my-ballot/contact', change);
    expect(begun.location).toBe('/my-ballot/contact/code?lang=en');
    expect(memory.subscriptions.get('V1')?.email).toBeUndefined();
    const changed = await browser.post('/my-ballot/contact/code', { email: memory.codeTo('new@example.org') });
    expect((await browser.get(changed.location)).html).toContain(texts.myBallot.contact.changed);
    expect(memory.subscriptions.get('V1')?.email).toBe('new@example.org');
  });

  it('ends one channel, then everything, and is signed out with it', async () => {
    const { browser, memory } = await signedUp({ channels: ['text', 'voice'] });
    const nothing = await browser.post('/my-ballot/opt-out', {});
    expect(nothing.status).toBe(303);
    expect((await browser.follow(nothing)).html).toContain(`#channels">${texts.myBallot.optOut.choose}`);
    const one = await browser.post('/my-ballot/opt-out', { channels: ['voice'] });
    expect((await browser.get(one.location)).html).toContain(texts.myBallot.optOut.doneSome);
    const all = await browser.post('/my-ballot/opt-out', { everything: 'yes' });
    expect(all.html).toContain(texts.myBallot.optOut.doneTitle);
    expect(memory.subscriptions.get('V1')?.channels).toEqual([]);
    expect([...browser.cookies.values()]).toEqual(['ended']);
    expect((await browser.ask('/my-ballot')).html).toContain(texts.myBallot.signedOut.needTitle);
  });

  it('who ended everything is told so again by reloading and by going back, for five minutes, and nobody else is', async () => {
    const { browser, site, memory } = await signedUp();
    const form = { token: tokenIn((await browser.ask('/my-ballot/opt-out')).html), everything: 'yes' };
    const ended = await browser.send('/my-ballot/opt-out', form);
    const { doneTitle, doneAll } = texts.myBallot.optOut;
    expect(ended.headers.getSetCookie().filter((line) => line.includes('=ended'))).toEqual([
      expect.stringMatching(/; Max-Age=300;.*HttpOnly/),
    ]);
    for (const again of [await browser.send('/my-ballot/opt-out', form), await browser.ask('/my-ballot/opt-out')]) {
      expect([again.status, again.html.includes(doneTitle), again.html.includes(doneAll)]).toEqual([200, true, true]);
      expect(again.html).toContain('href="/sign-up?lang=en"');
    }
    const stranger = voterBrowser(site);
    for (const answer of [await stranger.send('/my-ballot/opt-out', form), await stranger.ask('/my-ballot/opt-out')])
      expect(answer.html).toContain(texts.myBallot.signedOut.needTitle);
    await browser.post('/sign-up', fields());
    await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE) });
    expect((await browser.ask('/my-ballot/opt-out')).html).not.toContain(doneTitle);
  });

  it('signs out by a form of the own page alone', async () => {
    const { browser } = await signedUp();
    expect((await browser.send('/sign-out', { token: 'x' })).status).toBe(409);
    const left = await browser.follow(await browser.post('/sign-out', {}, '/my-ballot'));
    expect(left.html).toContain(texts.myBallot.signedOut.text);
    expect(left.html).not.toMatch(/20 minutes/);
    expect(browser.cookies.size).toBe(0);
  });

  it('comes back by a code to the contact', async () => {
    const { browser, memory, site } = await signedUp();
    await browser.post('/sign-out', {}, '/my-ballot');
    const later = voterBrowser(site);
    await later.post('/sign-in', { contact: '(916) 555-0123', dateOfBirth: '3/9/1971', by: 'text' });
    const ballot = await later.follow(await later.post('/sign-in/code', { phone: memory.codeTo(PHONE) }));
    expect(ballot.html).toContain(`<h1>${texts.myBallot.menu.ballot}</h1>`);
  });

  it('is told whether a message is from us, and anybody whether it has our form', async () => {
    const { browser, site } = await signedUp();
    const ours = { pasted: 'Where’s My Ballot? Your ballot is on its way.' };
    const sent = await browser.post('/my-ballot/did-you-send', ours);
    expect(sent.html).toContain('Sunday, October 11, 2026');
    const stranger = voterBrowser(site);
    const form = await stranger.post('/did-you-send', ours);
    expect(form.html).toContain(texts.myBallot.didYouSend.onlySignedIn);
    const other = await stranger.post('/did-you-send', { pasted: 'Win a prize' });
    expect(other.html).toContain(texts.myBallot.didYouSend.notOurs);
    expect((await stranger.post('/did-you-send', { pasted: ' ' })).status).toBe(422);
  });
});

describe('a stranger who knows a voter’s name, date of birth and ZIP', () => {
  const LETTERS = 'sinead.private@example.org';
  const STRANGE = '+19165550199';
  const pages = ['/sign-up/done', '', '/preferences', '/contact', '/opt-out', '/did-you-send'];

  it('reads the voter’s address on no page, ends no emails, and is told what to prove', async () => {
    const all = opened();
    const victim = fields({ channels: ['email'], phone: '', email: LETTERS });
    await all.browser.post('/sign-up', victim);
    await all.browser.post('/sign-up/code', { email: all.memory.codeTo(LETTERS) });
    const stranger = voterBrowser(all.site);
    await stranger.post('/sign-up', fields({ phone: '916-555-0199' }));
    await stranger.post('/sign-up/code', { phone: all.memory.codeTo(STRANGE) });
    for (const path of pages) {
      const { html, status } = await stranger.ask(path.startsWith('/sign-up') ? path : `/my-ballot${path}`);
      expect([path, status, html.includes('private')]).toEqual([path, 200, false]);
    }
    expect((await stranger.ask('/my-ballot/contact')).html).toContain('(916) 555-0199');
    const preferences = await stranger.ask('/my-ballot/preferences');
    expect(preferences.html).toContain('s•••@example.org');
    expect(preferences.html).not.toContain('name="hoursStart"');
    const optOut = await stranger.ask('/my-ballot/opt-out');
    expect(optOut.html).not.toMatch(/value="email"|name="everything"/);
    await stranger.post('/my-ballot/opt-out', { channels: ['email'] });
    await stranger.post('/my-ballot/contact', {
      contact: 'email',
      email: 'm@example.org',
      channels: ['email'],
      consent: 'yes',
    });
    const refused = await stranger.post('/my-ballot/contact/code', { email: all.memory.codeTo('m@example.org') });
    expect(refused.status).toBe(303);
    expect((await stranger.follow(refused)).html).toMatch(/role="status"[\s\S]*s•••@example\.org[\s\S]*own-menu/);
    expect(all.memory.subscriptions.get('V1')).toMatchObject({ email: LETTERS, channels: ['text', 'email'] });
  });
});

describe('an address that says something was done', () => {
  it.each(['/unsubscribe?notice=everything', '/unsubscribe?notice=email', '/sign-out?notice=ended'])(
    '%s says nothing of the kind to who follows a link to it',
    async (path) => {
      const { html } = await opened().browser.ask(path);
      expect(html).not.toContain(texts.myBallot.unsubscribe.doneTitle);
      expect(html).not.toContain(texts.myBallot.optOut.doneTitle);
    },
  );
});

describe('the link in each email', () => {
  it('asks before it ends anything when it is opened, and ends emails or everything by a button', async () => {
    const { browser, ended } = opened();
    const page = await browser.ask('/unsubscribe/known');
    expect([page.status, ended]).toEqual([200, []]);
    const done = await browser.send('/unsubscribe/known', { scope: 'email' });
    expect(done.html).toContain(texts.myBallot.unsubscribe.doneTitle);
    await browser.send('/unsubscribe/known', { scope: 'everything' });
    expect(ended).toEqual(['email', 'everything']);
  });

  it('says in each language that a new sign-up brings messages back: whoever had emails alone can sign in no more', async () => {
    const { browser } = opened();
    for (const language of LANGUAGES) {
      const { myBallot, site } = voterTexts(language);
      for (const scope of ['email', 'everything']) {
        const { html } = await browser.send(`/unsubscribe/known?lang=${language}`, { scope });
        expect(html).toContain(`href="/sign-up?lang=${language}">${site.home.signUp}</a>`);
        expect(html).not.toContain(`href="/sign-in?lang=${language}">${myBallot.signedOut.again}</a>`);
        expect(html).not.toContain(myBallot.menu.preferences);
      }
    }
  });

  it('ends emails by one click of a mail program, without cookie or redirect (RFC 8058)', async () => {
    const { site, ended } = opened();
    const program = voterBrowser(site, {});
    const answer = await program.send('/unsubscribe/known', { 'List-Unsubscribe': 'One-Click' });
    expect([answer.status, ended]).toEqual([200, ['email']]);
    expect((await program.send('/unsubscribe/other', { 'List-Unsubscribe': 'One-Click' })).status).toBe(404);
  });
});

it('an address of a link that is none leads nowhere but to its own page', async () => {
  const { html } = await opened().browser.ask('/unsubscribe/..%2Fsign-out');
  expect(html).not.toContain('/unsubscribe/../');
});

it('who chooses among voters before the code is asked for the code, and hears of none that is wrong', async () => {
  const { browser, memory } = opened();
  await browser.post('/sign-in', { contact: '916-555-0199', dateOfBirth: '03-09-1971', by: 'text' });
  const answer = await browser.ask('/sign-in/choose');
  expect([answer.status, answer.location]).toEqual([303, '/sign-in/code?lang=en']);
  expect(memory.codeTo('+19165550199')).not.toBe('none');
});

describe('the personal pages as a service', () => {
  it.each(LANGUAGES)('speak %s on every step, with no brace left and nothing undefined', async (language) => {
    const { browser, done } = await signedUp({ channels: ['text', 'email', 'voice'], email: EMAIL }, language);
    const own = voterTexts(language);
    expect(done.html).toContain(`<h1>${own.signUp.done.title.replaceAll("'", '&#39;')}</h1>`);
    const paths = [
      '/my-ballot',
      '/my-ballot/preferences',
      '/my-ballot/contact',
      '/my-ballot/opt-out',
      '/sign-up',
      '/sign-in',
    ];
    for (const path of paths) {
      const { html, status } = await browser.ask(`${path}?lang=${language}`);
      expect(status).toBe(200);
      expect(html.replaceAll(/<[^>]*>/g, '')).not.toMatch(/[{}]|undefined|\bnull\b/);
    }
  });

  it('choose the language of the browser where the address names none', async () => {
    const { site } = opened();
    const browser = voterBrowser(site, { 'accept-language': 'tl-PH,tl;q=0.9,en;q=0.8' });
    expect((await browser.ask('/unsubscribe/known')).html).toContain('<html lang="fil">');
    const unwanted = voterBrowser(site, { 'accept-language': 'en;q=0, es;q=0.5' });
    expect((await unwanted.ask('/unsubscribe/known')).html).toContain('<html lang="es">');
  });

  it('say that there is a problem, without its reason', async () => {
    const failing = opened({
      clock: () => Promise.resolve(SITE_NOW),
      offices: { contacts: () => Promise.reject(new Error('secret')) },
    });
    await failing.browser.post('/sign-up', fields({ firstName: 'Somebody' }));
    const answer = await failing.browser.follow(
      await failing.browser.post('/sign-up/code', { phone: failing.memory.codeTo(PHONE) }),
    );
    expect([answer.status, answer.html.includes('secret')]).toEqual([500, false]);
  });

  it('let no script run but on the page of the proof of work', async () => {
    const { browser } = opened();
    expect((await browser.ask('/sign-up')).headers.get('content-security-policy')).not.toContain('script-src');
  });

  it('never put what was typed into an address', async () => {
    const { browser, memory } = opened();
    const places: string[] = [];
    const typed = fields({ channels: ['text', 'email'], email: EMAIL });
    places.push((await browser.post('/sign-up', typed)).location);
    const codes = { phone: memory.codeTo(PHONE), email: memory.codeTo(EMAIL) };
    places.push((await browser.post('/sign-up/code', codes)).location);
    for (const place of places) expect(place).toMatch(/^\/[a-z/-]+\?lang=en$/);
  });
});

describe('many codes asked for', () => {
  it('brings the check, which lets its one script run, and goes on when it is solved', async () => {
    const { browser, memory } = opened();
    for (let count = 0; count < 40; count += 1) {
      await browser.post('/sign-up', fields({ phone: `916-555-01${String(count).padStart(2, '0')}` }));
    }
    const answer = await browser.post('/sign-up', fields({ phone: '916-555-0177' }));
    expect(answer.location).toBe('/sign-up/check?lang=en');
    const check = await browser.ask('/sign-up/check');
    expect(check.html).toContain(texts.signUp.challenge.title);
    expect(check.headers.get('content-security-policy')).toContain("script-src 'self'");
    const before = memory.sent.length;
    const passed = await browser.post('/sign-up/check', { answer: 'solved' });
    expect(passed.location).toBe('/sign-up/code?lang=en');
    expect(memory.sent.length).toBe(before + 1);
  });

  it('tells whoever has no script to press first, and after it until when to wait: by that minute it is over', async () => {
    let now = SITE_NOW.add({ seconds: 9 });
    const { browser } = opened({ clock: async () => now });
    for (let count = 0; count < 41; count += 1) {
      await browser.post('/sign-up', fields({ phone: `916-555-01${String(count).padStart(2, '0')}` }));
    }
    for (const language of LANGUAGES) {
      const { html } = await browser.ask(`/sign-up/check?lang=${language}`);
      expect(html).toContain(`<p id="waiting">${voterTexts(language).signUp.challenge.pressFirst}</p>`);
    }
    const pressed = await browser.follow(await browser.post('/sign-up/check', {}));
    const time = longDateTime(SITE_NOW.add({ minutes: 2 }));
    expect(pressed.html).toContain(filled(texts.signUp.challenge.waiting, { time }));
    expect(pressed.html).not.toContain(texts.signUp.challenge.pressFirst);
    now = SITE_NOW.add({ minutes: 2 });
    expect((await browser.post('/sign-up/check', {})).location).toBe('/sign-up/code?lang=en');
  });
});

describe('preferences without a channel', () => {
  it.each(LANGUAGES)('say in %s where messages end, change nothing, and lead there', async (language) => {
    const { browser, memory } = await signedUp();
    const own = voterTexts(language).myBallot;
    const typed = { shown: ['text'], language, hoursStart: '08:00', hoursEnd: '20:00', zone: 'America/Los_Angeles' };
    const answer = await browser.post(`/my-ballot/preferences?lang=${language}`, typed);
    const { html } = await browser.follow(answer);
    expect(html).toContain(filled(own.preferences.noChannel, { optOut: own.menu.optOut }));
    expect(html.slice(html.indexOf('id="channels"'))).toContain(`href="/my-ballot/opt-out?lang=${language}"`);
    expect(memory.subscriptions.get('V1')?.channels).toEqual(['text']);
  });
});

describe('after STOP', () => {
  const both = { channels: ['text', 'email'], email: EMAIL } as const;

  it('says under Preferences what opens a channel again, in each language', async () => {
    for (const language of LANGUAGES) {
      const { browser, memory } = await signedUp({ ...both, channels: [...both.channels] });
      memory.stops.set(PHONE, SITE_NOW);
      const typed = {
        ...{ channels: ['text', 'email'], shown: ['email'], language, zone: 'America/Los_Angeles' },
        ...{ hoursStart: '08:00', hoursEnd: '20:00' },
      };
      const path = `/my-ballot/preferences?lang=${language}`;
      const answer = await browser.follow(await browser.post(path, typed));
      const words = voterTexts(language).myBallot.preferences;
      expect(answer.html).toContain(words.stopped);
      expect(answer.html).not.toContain(words.saved);
      expect(answer.html).not.toContain('name="shown" value="text"');
      expect(answer.html).toContain('/my-ballot/contact');
    }
  });

  it('promises no texts on the page that says what was signed up for', async () => {
    const { browser, memory } = opened();
    await browser.post('/sign-up', fields({ ...both, channels: [...both.channels] }));
    await browser.post('/sign-up/code', { phone: memory.codeTo(PHONE) });
    memory.stops.set(PHONE, SITE_NOW);
    const done = await browser.follow(await browser.post('/sign-up/code', { email: memory.codeTo(EMAIL) }));
    expect(done.html).toContain(`<h1>${texts.signUp.done.title}</h1>`);
    expect(done.html).toContain(EMAIL);
    expect(done.html).not.toContain('(916) 555-0123');
  });
});
