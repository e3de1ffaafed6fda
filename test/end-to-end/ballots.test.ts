import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { demoBallotBatches, demoExpectedMessages, demoSubscriptions } from '../../lib/local/seed/seed.ts';
import { CATALOG } from '../../lib/messaging/domain/catalog/catalog.ts';
import {
  call,
  eventually,
  moveTo,
  type OutboxMessage,
  outbox,
  problemOf,
  reach,
  read,
  send,
  settle,
  subscribe,
  type Voter,
  votersOf,
} from './client.ts';

const STATEWIDE = '2026-11-03-statewide';
const DEMO_COUNTY = '03';
/** A county that the demonstration leaves alone. */
const COUNTY = '48';
const CHANNELS = ['text', 'email', 'voice'] as const;

const UploadAnswer = z.looseObject({
  accepted: z.int(),
  unchanged: z.int(),
  held: z.int(),
  rejected: z.array(z.strictObject({ index: z.int(), field: z.string(), code: z.string(), message: z.string() })),
  uploadId: z.string().min(1),
});
type UploadAnswer = z.output<typeof UploadAnswer>;

type Row = Readonly<Record<string, unknown>>;

const accept = (sent: number, answer: Awaited<ReturnType<typeof call>>): UploadAnswer => {
  const counts = read(answer, 200, UploadAnswer);
  const { accepted, unchanged, held, rejected } = counts;
  expect(accepted + unchanged + held + rejected.length, `conservation of rows: ${answer.told}`).toBe(sent);
  return counts;
};

const post = async (records: readonly Row[], county = COUNTY, election = STATEWIDE): Promise<UploadAnswer> =>
  accept(records.length, await call(county, 'POST', `/v1/elections/${election}/ballots`, { body: { records } }));

const postLines = async (records: readonly Row[]): Promise<UploadAnswer> =>
  accept(
    records.length,
    await call(COUNTY, 'POST', `/v1/elections/${STATEWIDE}/ballots`, {
      raw: `${records.map((record) => JSON.stringify(record)).join('\n')}\n`,
      headers: { 'content-type': 'application/x-ndjson' },
    }),
  );

const ballotOf = (voter: Voter, number = 1): string => `B${voter.voterId.slice(1)}-${number}`;
const row = (voter: Voter, status: string, statusAt: string, more: Row = {}): Row => ({
  voterId: voter.voterId,
  ballotId: ballotOf(voter),
  status,
  statusAt,
  ...(status === 'ISSUED' ? { sentDate: statusAt.slice(0, 10) } : {}),
  ...more,
});

/** A message without what differs from run to run. */
const tagOf = ({ type, channel }: { readonly type: string; readonly channel: string }): string => `${type} ${channel}`;
const all = (...types: readonly string[]): string[] =>
  types.flatMap((type) => CHANNELS.map((channel) => `${type} ${channel}`));
const tagsOf = async (voter: Voter): Promise<string[]> => (await outbox(voter.voterId)).map(tagOf).toSorted();
const expectTags = async (voter: Voter, tags: readonly string[]): Promise<void> =>
  expect(await tagsOf(voter), `messages of ${voter.voterId}`).toEqual([...tags].toSorted());

const SCRIPT: Readonly<Record<string, RegExp>> = {
  zh: /\p{Script=Han}{4,}/u,
  hi: /\p{Script=Devanagari}{3,}/u,
  ja: /\p{Script=Hiragana}{2,}/u,
  km: /\p{Script=Khmer}{3,}/u,
  ko: /\p{Script=Hangul}{2,}/u,
  th: /\p{Script=Thai}{3,}/u,
  vi: /[ăâđêôơưạảấầẩậắặẹếềểệịọốồổộớờởợụứừửựỳỹ]/u,
  es: /\b(su|boleta|condado)\b/iu,
  fil: /\b(ang|iyong|inyong|balota)\b/iu,
  en: /\byour\b/iu,
};
const SPOKEN_BY_MACHINE = ['en', 'es', 'zh', 'ja', 'ko'];

describe('what the demonstration sent', () => {
  let messages: readonly OutboxMessage[];
  beforeAll(async () => {
    messages = (await outbox()).filter(
      ({ electionId, voterId }) => electionId === STATEWIDE && voterId.startsWith(`V${DEMO_COUNTY}`),
    );
  });

  it('is each expected message exactly once, and nothing else', () => {
    const named = (message: { voterId: string; type: string; channel: string; language: string }): string =>
      [message.voterId, message.type, message.channel, message.language].join(' ');
    expect(messages.map(named).toSorted()).toEqual(demoExpectedMessages().map(named).toSorted());
    expect(new Set(messages.map(({ ledgerKey }) => ledgerKey)).size).toBe(messages.length);
  });

  it('ends, where it is an email, with a link of its voter’s own', () => {
    const emails = messages.filter(({ channel }) => channel === 'email');
    const links = emails.map(
      ({ voterId, body }) => `${voterId} ${/\/unsubscribe\/([A-Za-z0-9_-]{27})\?lang=[a-z]{2,3}$/.exec(body)?.[1]}`,
    );
    expect(links.filter((link) => link.endsWith('undefined'))).toEqual([]);
    const voters = new Set(emails.map(({ voterId }) => voterId));
    expect(new Set(links).size).toBe(voters.size);
    expect(new Set(links.map((link) => link.split(' ')[1])).size).toBe(voters.size);
  });

  it('went to the subscriber’s own telephone number or address', () => {
    const contacts = new Map(demoSubscriptions().map((one) => [one.voterId, one]));
    for (const { voterId, channel, to } of messages) {
      const contact = contacts.get(voterId);
      expect(to).toBe(channel === 'email' ? contact?.email : contact?.phone);
    }
  });

  it('never came before its hour', () => {
    const notBefore = new Map(
      demoExpectedMessages().map((one) => [
        `${one.voterId} ${one.type} ${one.channel}`,
        Temporal.Instant.from(one.notBefore),
      ]),
    );
    for (const message of messages) {
      const earliest = notBefore.get(`${message.voterId} ${tagOf(message)}`)?.epochMilliseconds ?? Number.NaN;
      const accepted = Temporal.Instant.from(message.acceptedAt).epochMilliseconds;
      expect(accepted, `${message.ledgerKey} at ${message.acceptedAt}`).toBeGreaterThanOrEqual(earliest);
    }
  });

  it('reached the voter who takes messages from 18:00 at 18:00 and in three ways', () => {
    const evening = demoSubscriptions().find(({ hours }) => hours.from === '18:00');
    const own = messages.filter(({ voterId }) => voterId === evening?.voterId);
    expect(own.map(tagOf).toSorted()).toEqual(all('Outbound').toSorted());
    for (const { acceptedAt } of own) expect(acceptedAt).toMatch(/^2026-10-05T18:0/);
  });

  it.each(Object.keys(SCRIPT))('is written in %s, and names the election and the county', (language) => {
    const own = messages.filter((message) => message.language === language);
    expect(new Set(own.map(tagOf)).size, `kinds of messages in ${language}`).toBeGreaterThanOrEqual(12);
    const election = CATALOG[language as keyof typeof CATALOG].electionNames['Statewide General Election'].message;
    for (const { body, ledgerKey } of own) {
      expect(body, ledgerKey).toMatch(SCRIPT[language] ?? /$^/);
      expect(body, ledgerKey).toContain('Amador');
      expect(body, ledgerKey).toContain(election);
      expect(body, ledgerKey).not.toMatch(/[{}]|undefined|null|NaN/);
    }
    const others = Object.entries(SCRIPT).filter(
      ([code]) => ['hi', 'km', 'ko', 'th'].includes(code) && code !== language,
    );
    for (const { body, ledgerKey } of own) {
      for (const [, script] of others) expect(body, ledgerKey).not.toMatch(script);
    }
  });

  it('plays recordings in the languages that no machine voice speaks, and only there', () => {
    for (const { channel, language, audio, type, ledgerKey } of messages) {
      if (channel !== 'voice' || SPOKEN_BY_MACHINE.includes(language)) expect(audio, ledgerKey).toBeUndefined();
      // A signature problem is told in the words that carry the cure.
      else expect(audio, ledgerKey).toContain(`${language}/${type === 'ContactCounty' ? 'SignatureCure' : type}`);
    }
  });

  it('has a subject of one line in every email, and none elsewhere', () => {
    for (const { channel, subject, ledgerKey } of messages) {
      if (channel === 'email') expect(subject, ledgerKey).toMatch(/^[^\r\n]{5,}$/);
      else expect(subject, ledgerKey).toBeUndefined();
    }
  });

  it('never says delivered: no postal scan exists for it', () => {
    for (const { body, language } of messages) if (language === 'en') expect(body).not.toMatch(/\bdelivered\b/i);
  });

  it('stays the same when every batch is posted again', async () => {
    await reach('2026-10-10T09:00:00-07:00');
    const before = await outbox();
    for (const { records } of demoBallotBatches()) {
      const answer = await post(records, DEMO_COUNTY);
      expect(answer).toMatchObject({ accepted: 0, unchanged: records.length, held: 0, rejected: [] });
    }
    await settle();
    expect(await outbox()).toEqual(before);
  });
});

describe('a county of its own, from issued to counted', () => {
  const AT = '2026-10-10T09:30:00-07:00';
  const LATER = '2026-10-10T10:30:00-07:00';
  const LAST = '2026-10-10T11:30:00-07:00';
  const ROLES = [
    'happy',
    'cured',
    'undeliverable',
    'lost',
    'replaced',
    'poll',
    'early',
    'future',
    'unknownCode',
    'alreadyVoted',
    'evening',
    'tokyo',
    'emailOnly',
    'unsubscribed',
    'backward',
    'switched',
  ] as const;
  type Role = (typeof ROLES)[number];
  const cast: Partial<Record<Role, Voter>> = {};
  const voter = (role: Role): Voter => {
    const found = cast[role];
    if (!found) throw new Error(`No voter plays ${role}.`);
    return found;
  };
  let unregistered: readonly Voter[];
  let stranger: Voter;
  const LANGUAGE: Partial<Record<Role, string>> = { happy: 'km', cured: 'es', lost: 'vi', poll: 'zh' };

  beforeAll(async () => {
    await reach('2026-10-10T10:00:00-07:00');
    const voters = await votersOf(COUNTY);
    const active = voters.filter(({ status, confidential }) => status === 'A' && !confidential);
    unregistered = voters.filter(({ status, confidential }) => status !== 'A' || confidential);
    ROLES.forEach((role, index) => {
      const one = active[index];
      if (one) cast[role] = one;
    });
    const [foreign] = await votersOf('49', 1);
    if (!foreign) throw new Error('County 49 has no voters.');
    stranger = foreign;
    for (const role of ROLES.filter((one) => one !== 'unsubscribed')) {
      await subscribe(voter(role).voterId, {
        language: LANGUAGE[role] ?? 'en',
        ...(role === 'evening' ? { hours: { start: '18:00', end: '20:00' } } : {}),
        ...(role === 'tokyo' ? { hours: { start: '08:00', end: '20:00', zone: 'Asia/Tokyo' } } : {}),
        ...(role === 'emailOnly' ? { channels: ['email'], email: 'rehearsal@voters.example' } : {}),
      });
    }
    for (const { voterId } of unregistered) await subscribe(voterId);
    await subscribe(stranger.voterId);
  });

  const firstRows = (): Row[] => [
    ...(
      [
        'happy',
        'cured',
        'undeliverable',
        'lost',
        'replaced',
        'poll',
        'unknownCode',
        'alreadyVoted',
        'evening',
        'tokyo',
        'emailOnly',
        'unsubscribed',
        'backward',
        'switched',
      ] as const
    ).map((role) => row(voter(role), 'ISSUED', AT, { sentDate: '2026-10-10' })),
    ...unregistered.map((one) => row(one, 'ISSUED', AT, { sentDate: '2026-10-10' })),
    row(voter('early'), 'ACCEPTED', AT),
    row(voter('future'), 'ISSUED', AT, { sentDate: '2026-10-12' }),
  ];
  const brokenRows = (): Row[] => [
    row(stranger, 'ISSUED', AT),
    { ...row(voter('happy'), 'ISSUED', AT), voterId: 'V999999999999' },
    { ...row(voter('happy'), 'ISSUED', AT), statusAt: 'yesterday' },
    { ...row(voter('happy'), 'ISSUED', AT), status: 'ISSUED; DROP TABLE' },
    { ballotId: 'B1', status: 'ISSUED', statusAt: AT },
    { ...row(voter('happy'), 'ISSUED', AT), firstName: 'Not wanted here' },
    { ...row(voter('happy'), 'ISSUED', AT), sentDate: undefined },
    row(voter('happy'), 'INR', '2079-06-06T00:00:00-07:00'),
    row(voter('happy'), 'ISSUED', AT, { ballotId: 'B9', supersedes: 'B404' }),
  ];

  it('takes the first batch: accepted, held and rejected rows add up, and each rejection says where and why', async () => {
    const first = firstRows();
    const answer = await post([...first, ...brokenRows()]);
    expect(answer.held).toBe(2);
    expect(answer.accepted).toBe(first.length - 2);
    expect(answer.rejected.map(({ index, field }) => [index - first.length, field])).toEqual([
      [0, 'voterId'],
      [1, 'voterId'],
      [2, 'statusAt'],
      [3, 'status'],
      [4, 'voterId'],
      [5, expect.any(String)],
      [6, 'sentDate'],
      [7, 'statusAt'],
      [8, 'supersedes'],
    ]);
    const [foreign, unheard] = answer.rejected;
    expect({ ...foreign, index: 0, message: '' }).toEqual({ ...unheard, index: 0, message: '' });
    for (const { code, message } of answer.rejected) {
      expect(code).toMatch(/^[a-z-]+$/);
      expect(message.length).toBeGreaterThan(20);
      expect(message).not.toMatch(/DROP TABLE|Not wanted here/);
    }
    await settle();
  });

  it('tells subscribers that their ballot is on its way, each over their own channels', async () => {
    for (const role of ['happy', 'cured', 'undeliverable', 'lost', 'replaced', 'poll', 'alreadyVoted'] as const) {
      await expectTags(voter(role), all('Outbound'));
      for (const message of await outbox(voter(role).voterId)) {
        expect(message.language).toBe(LANGUAGE[role] ?? 'en');
        expect(message.body).toContain('Solano');
      }
    }
    const [email] = await outbox(voter('emailOnly').voterId);
    expect(email).toMatchObject({ type: 'Outbound', channel: 'email', to: 'rehearsal@voters.example' });
    await expectTags(voter('emailOnly'), ['Outbound email']);
  });

  it('tells nobody who did not subscribe, or who is confidential', async () => {
    const confidential = unregistered.filter((one) => one.confidential);
    expect(confidential).toHaveLength(1);
    for (const one of [voter('unsubscribed'), ...confidential, stranger]) await expectTags(one, []);
  });

  it('tells subscribers whose registration is inactive, pending or cancelled', async () => {
    const others = unregistered.filter((one) => !one.confidential);
    expect(others.map(({ status }) => status).toSorted()).toEqual(['C', 'I', 'P']);
    for (const one of others) await expectTags(one, all('Outbound'));
  });

  it('holds an acceptance before any issue, a ballot that is not mailed yet, and every voter’s closed hours', async () => {
    for (const role of ['early', 'future', 'evening', 'tokyo'] as const) await expectTags(voter(role), []);
  });

  it('changes nothing and sends nothing when the same rows come again', async () => {
    const before = await outbox();
    const answer = await postLines(firstRows());
    expect(answer).toMatchObject({ accepted: 0, unchanged: firstRows().length, rejected: [] });
    await settle();
    expect(await outbox()).toEqual(before);
  });

  it('takes the next statuses as NDJSON', async () => {
    await moveTo('2026-10-10T11:00:00-07:00');
    const answer = await postLines([
      row(voter('happy'), 'INR', LATER),
      row(voter('cured'), 'NVS', LATER),
      row(voter('undeliverable'), 'UND', LATER),
      row(voter('lost'), 'ISSUED', LATER, { ballotId: ballotOf(voter('lost'), 2), sentDate: '2026-10-10' }),
      row(voter('replaced'), 'ISSUED', LATER, {
        ballotId: ballotOf(voter('replaced'), 2),
        sentDate: '2026-10-10',
        supersedes: ballotOf(voter('replaced')),
      }),
      row(voter('replaced'), 'CLD', LATER),
      row(voter('unknownCode'), 'ZZZ', LATER),
      row(voter('alreadyVoted'), 'VAV', LATER),
      row(voter('backward'), 'ACCEPTED', LATER),
      row(voter('switched'), 'ACCEPTED', LATER),
    ]);
    // Of a code that nobody knows, and of a voter who may be voting in person.
    expect(answer).toMatchObject({ accepted: 8, held: 2, unchanged: 0, rejected: [] });
    const history = await call(COUNTY, 'POST', `/v1/elections/${STATEWIDE}/participation-history`, {
      body: { records: [{ voterId: voter('poll').voterId, method: 'POLL', active: true, at: LATER }] },
    });
    expect(accept(1, history)).toMatchObject({ accepted: 1 });
    await settle();
  });

  it('tells each voter what became of their ballot', async () => {
    await expectTags(voter('happy'), all('Outbound', 'Received'));
    await expectTags(voter('cured'), all('Outbound', 'ContactCounty'));
    await expectTags(voter('undeliverable'), all('Outbound', 'Undeliverable'));
    await expectTags(voter('lost'), all('Outbound', 'Reissued'));
    // The record of a vote in person may still come.
    await expectTags(voter('alreadyVoted'), all('Outbound'));
  });

  it('shows the county its held rows, with the reason of each, page by page', async () => {
    const path = `/v1/elections/${STATEWIDE}/held-rows`;
    const Page = z.looseObject({
      rows: z.array(z.looseObject({ voterId: z.string(), status: z.string(), code: z.string(), message: z.string() })),
      cursor: z.string().nullable(),
    });
    const first = read(await call(COUNTY, 'GET', `${path}?limit=2`), 200, Page);
    const rest = read(await call(COUNTY, 'GET', `${path}?cursor=${first.cursor}`), 200, Page);
    const rows = [...first.rows, ...rest.rows].map(({ voterId, status, code }) => `${voterId} ${status} ${code}`);
    expect(rows.toSorted()).toEqual(
      [
        `${voter('early').voterId} ACCEPTED not-issued`,
        `${voter('unknownCode').voterId} ZZZ unknown-code`,
        `${voter('alreadyVoted').voterId} VAV awaiting-participation`,
      ].toSorted(),
    );
    expect(rest.cursor).toBeNull();
    expect(read(await call('49', 'GET', path), 200, Page).rows).toEqual([]);
    expect(problemOf(await call(COUNTY, 'GET', `${path}?cursor=nonsense`), 400)).toMatchObject({
      code: 'unknown-cursor',
    });
  });

  it('says nothing of a cancelled ballot that another one replaced', async () => {
    await expectTags(voter('replaced'), all('Outbound', 'Reissued'));
  });

  it('says nothing of a code that it does not know', async () => {
    await expectTags(voter('unknownCode'), all('Outbound'));
  });

  it('tells who voted in person, and then not that the mail ballot is refused for it', async () => {
    await expectTags(voter('poll'), all('Outbound', 'InPerson'));
    const answer = await post([row(voter('poll'), 'VAV', '2026-10-10T10:45:00-07:00')]);
    expect(answer).toMatchObject({ accepted: 0, held: 1 });
    await settle();
    await expectTags(voter('poll'), all('Outbound', 'InPerson'));
  });

  it('tells of a cured signature, and releases an acceptance once its ballot is issued', async () => {
    await moveTo('2026-10-10T12:00:00-07:00');
    const rows = [
      row(voter('happy'), 'ACCEPTED', LAST),
      row(voter('cured'), 'ACCEPTED', LAST),
      row(voter('early'), 'ISSUED', '2026-10-10T09:00:00-07:00', { sentDate: '2026-10-09' }),
      row(voter('backward'), 'INR', LAST),
      row(voter('switched'), 'ACCEPTED', LAST),
    ];
    // Two systems of the county send the same rows at the same moment.
    const [one, other] = await Promise.all([post(rows), post(rows)]);
    expect(one.accepted + other.accepted).toBe(rows.length);
    expect(one.unchanged + other.unchanged).toBe(rows.length);
    await settle();
    await expectTags(voter('happy'), all('Outbound', 'Received', 'Accepted'));
    await expectTags(voter('cured'), all('Outbound', 'ContactCounty', 'Accepted'));
    await expectTags(voter('early'), all('Accepted'));
  });

  it('records a backward or a repeated status and says nothing of it', async () => {
    await expectTags(voter('backward'), all('Outbound', 'Accepted'));
    await expectTags(voter('switched'), all('Outbound', 'Accepted'));
  });

  it('takes an acceptance back: the voter hears that it was wrong, and what is true', async () => {
    const wrong = row(voter('switched'), 'ACCEPTED', LATER, { withdrawn: true });
    const again = row(voter('switched'), 'ACCEPTED', LAST, { withdrawn: true });
    expect(await post([wrong, again])).toMatchObject({ accepted: 2, held: 0, rejected: [] });
    await settle();
    await moveTo('2026-10-10T12:02:00-07:00');
    await expectTags(voter('switched'), all('Outbound', 'Accepted', 'Correction', 'Outbound'));
    expect(await post([wrong, again])).toMatchObject({ unchanged: 2 });
    expect(await post([row(voter('switched'), 'ACCEPTED', LATER)])).toMatchObject({ unchanged: 1 });
  });

  it('tells of a refused ballot once the county’s records of voting in person are complete', async () => {
    const path = `/v1/elections/${STATEWIDE}/participation-history?asOf=${encodeURIComponent(LAST)}`;
    accept(0, await call(COUNTY, 'POST', path, { body: { records: [] } }));
    await moveTo('2026-10-10T15:00:00-07:00');
    await expectTags(voter('alreadyVoted'), all('Outbound', 'NotAccepted'));
  });

  it('waits for the voter’s own hours, in the voter’s own zone', async () => {
    await moveTo('2026-10-10T15:59:00-07:00');
    await expectTags(voter('tokyo'), []);
    await moveTo('2026-10-10T17:59:00-07:00');
    await expectTags(voter('tokyo'), all('Outbound'));
    for (const { acceptedAt } of await outbox(voter('tokyo').voterId)) expect(acceptedAt).toMatch(/^2026-10-10T16:0/);
    await expectTags(voter('evening'), []);
    await moveTo('2026-10-10T18:01:00-07:00');
    await expectTags(voter('evening'), all('Outbound'));
  });

  it('does not send what happens at night before the morning, nor a mailing before its date', async () => {
    await moveTo('2026-10-10T21:00:00-07:00');
    await post([row(voter('undeliverable'), 'INR', '2026-10-10T20:30:00-07:00')]);
    await moveTo('2026-10-11T07:59:00-07:00');
    await expectTags(voter('undeliverable'), all('Outbound', 'Undeliverable'));
    await moveTo('2026-10-11T08:01:00-07:00');
    await expectTags(voter('undeliverable'), all('Outbound', 'Undeliverable', 'Received'));
    await moveTo('2026-10-12T07:59:00-07:00');
    await expectTags(voter('future'), []);
    await moveTo('2026-10-12T08:01:00-07:00');
    await expectTags(voter('future'), all('Outbound'));
    for (const { acceptedAt } of await outbox(voter('future').voterId)) expect(acceptedAt).toMatch(/^2026-10-12T08:0/);
  });

  it('has sent nothing twice', async () => {
    const keys = (await outbox()).map(({ ledgerKey }) => ledgerKey);
    expect(keys.length).toBe(new Set(keys).size);
  });
});

describe('a county whose envelopes the Postal Service scans', () => {
  const SCANNED = '26';
  const OUT = '00700901234000004601';
  const BACK = '00701901234000004601';
  const push = (body: unknown) => call(SCANNED, 'POST', '/v1/imb-scans', { body });

  it('is told that scans are taken, whether its feed tries the connection by POST, GET or HEAD', async () => {
    const tried = { headers: { 'content-type': 'application/octet-stream' }, raw: '' };
    expect((await call(SCANNED, 'POST', '/v1/imb-scans', tried)).json).toMatchObject({ recorded: 0, rejected: 0 });
    expect((await call(SCANNED, 'GET', '/v1/imb-scans')).json).toEqual({ ready: true });
    const head = await call(SCANNED, 'HEAD', '/v1/imb-scans');
    expect([head.status, head.text]).toEqual([200, '']);
    expect((await send('HEAD', '/v1/imb-scans')).status).toBe(401);
  });

  it('tells by scans that a ballot is on its way, once, and that it is on its way back', async () => {
    const [voter] = (await votersOf(SCANNED)).filter(({ status, confidential }) => status === 'A' && !confidential);
    if (!voter) throw new Error('The county has no voter who can be reached.');
    await subscribe(voter.voterId);
    const path = `/v1/elections/${STATEWIDE}/participation/${SCANNED}`;
    read(await call(SCANNED, 'PUT', path, { body: { imb: 'both' } }), 200, z.looseObject({ imb: z.literal('both') }));

    // The first scan comes before the tracking file, as Informed Visibility writes it: its time has no offset.
    const out = {
      imb: `${OUT}95695`,
      scanDatetime: '2026-10-12T07:10:00',
      scanEventCode: '893',
      expectedDeliveryDate: '2026-10-14',
    };
    expect((await push({ data: [out] })).json).toMatchObject({ recorded: 0, waiting: 1 });
    const records = [
      { imb: OUT, voterId: voter.voterId, direction: 'outbound', mailDate: '2026-10-12' },
      { imb: BACK, voterId: voter.voterId, direction: 'inbound' },
    ];
    const tracking = await call(SCANNED, 'POST', `/v1/elections/${STATEWIDE}/imb-tracking`, { body: { records } });
    expect(tracking.json).toMatchObject({ accepted: 2, rejected: [] });
    await settle();
    await expectTags(voter, all('Outbound'));
    const said = await outbox(voter.voterId);
    expect(said.find(({ channel }) => channel === 'email')?.body).toContain(
      'The Postal Service expects it to arrive on',
    );

    // The county's own report says nothing new, nor does a repeated push.
    await post([row(voter, 'ISSUED', '2026-10-12T07:00:00-07:00')], SCANNED);
    expect((await push([out])).json).toMatchObject({ recorded: 0, unchanged: 1 });
    await push({
      events: [{ imbTrackingCode: BACK, scanDateTime: '2026-10-12T07:40:00-07:00', scanEventCode: '918' }],
    });
    await settle();
    await expectTags(voter, all('Outbound', 'Inbound'));
    const coverage = await call(SCANNED, 'GET', `/v1/elections/${STATEWIDE}/imb-coverage`);
    expect(coverage.json).toMatchObject({
      counties: [{ totals: [{ mailed: 1, scanned: 1, notYetSeen: 0 }, { scanned: 1 }] }],
    });
  });
});

/** The guidance's table (p. 2), row by row, as its county or the Postal Service says it; `NOT`, which is no news before the deadline for receiving ballots, comes for the same county in window-close.test.ts. */
describe('every row of the guidance’s table', () => {
  const TABLED = '40';
  const MAILED = '2026-10-12T07:00:00-07:00';
  const THEN = '2026-10-12T07:30:00-07:00';
  const STATUSES = [
    ['INR', 'Received'],
    ['ACCEPTED', 'Accepted'],
    ['NVS', 'ContactCounty'],
    ['NMS', 'ContactCounty'],
    ['BME', 'NotAccepted'],
    ['VDD', 'NotAccepted'],
    ['MIA', 'NotAccepted'],
    ['MRE', 'NotAccepted'],
    ['INF', 'ContactCounty'],
    ['OTH', 'NotAccepted'],
    ['UND', 'Undeliverable'],
    ['NID', 'ContactCounty'],
  ] as const;
  /** These wait for a record of voting in person, and are told when none comes for three days: the mock election lives through that. */
  const WAITING = ['CLD', 'VAV'] as const;
  const METHODS = ['POLL', 'VCR'] as const;
  const imbOf = (serviceType: string, at: number): string => `00${serviceType}901234${String(at).padStart(9, '0')}`;

  it('is told its voter as the table says', async () => {
    const active = (await votersOf(TABLED)).filter(({ status, confidential }) => status === 'A' && !confidential);
    const needed = STATUSES.length + METHODS.length + WAITING.length + 3;
    expect(active.length, 'voters who can be reached').toBeGreaterThanOrEqual(needed);
    const by = (at: number): Voter => active[at] as Voter;
    const [reissued, inbound, scanned] = [by(needed - 3), by(needed - 2), by(needed - 1)];
    for (const { voterId } of active.slice(0, needed)) await subscribe(voterId, { channels: ['email'] });
    const election = `/v1/elections/${STATEWIDE}`;
    await call(TABLED, 'PUT', `${election}/participation/${TABLED}`, { body: { imb: 'both' } });

    // The crosswalk comes as the print vendor's file.
    const rows = [
      ...active.slice(0, needed).map(({ voterId }, at) => [imbOf('700', at), voterId, 'outbound', '10/12/2026']),
      [imbOf('701', needed), inbound.voterId, 'inbound', ''],
    ];
    const file = ['IMb,VoteCal ID,Direction,Mail date', ...rows.map((row) => row.join(','))].join('\r\n');
    const Offered = z.strictObject({ uploadId: z.string(), uploadUrl: z.url() });
    const takeIn = async (kind: string, bytes: string) => {
      const offer = { body: { kind } };
      const { uploadId, uploadUrl } = read(await call(TABLED, 'POST', `${election}/uploads`, offer), 201, Offered);
      expect((await send('PUT', uploadUrl, { raw: Buffer.from(bytes) })).status).toBe(200);
      await call(TABLED, 'POST', `/v1/uploads/${uploadId}/complete`, { body: {} });
      return eventually(`the file of ${kind} to be taken in`, async () => {
        const { json } = await call(TABLED, 'GET', `/v1/uploads/${uploadId}`);
        return JSON.stringify(json).includes('"state":"done"') ? json : undefined;
      });
    };
    const taken = await takeIn('imb-tracking', file);
    expect(taken).toMatchObject({ kind: 'imb-tracking', rows: needed + 1, accepted: needed + 1, rejected: 0 });

    const issued = active.slice(0, needed).filter((voter) => voter !== scanned);
    await post(
      issued.map((voter) => row(voter, 'ISSUED', MAILED)),
      TABLED,
    );
    const scan = (imb: string, scanEventCode: string) => ({ imb, scanDatetime: THEN, scanEventCode });
    const push = (scans: readonly unknown[]) => call(TABLED, 'POST', '/v1/imb-scans', { body: { data: scans } });
    expect((await push([scan(imbOf('700', needed - 1), '893')])).json).toMatchObject({ recorded: 1 });
    await settle();
    for (const voter of active.slice(0, needed)) await expectTags(voter, ['Outbound email']);

    await post(
      [
        ...STATUSES.map(([status], at) => row(by(at), status, THEN)),
        ...WAITING.map((status, at) => row(by(STATUSES.length + METHODS.length + at), status, THEN)),
        row(reissued, 'ISSUED', THEN, { ballotId: ballotOf(reissued, 2) }),
      ],
      TABLED,
    );
    const votes = METHODS.map((method, at) => ({
      ...{ voterId: by(STATUSES.length + at).voterId, method, active: true, at: THEN },
    }));
    const history = `${election}/participation-history?asOf=${encodeURIComponent('2026-10-12T07:45:00-07:00')}`;
    accept(votes.length, await call(TABLED, 'POST', history, { body: { records: votes } }));
    // The way back is seen in a file, beside a scan of somebody's other mail.
    const scans = [imbOf('701', needed), imbOf('701', needed + 1)].map((imb) => `${imb}|${THEN}|918|RICHMOND`);
    const seen = await takeIn('imb-scans', ['IMb|Scan Date/Time|Scan Event Code|Facility', ...scans].join('\n'));
    expect(seen).toMatchObject({ kind: 'imb-scans', rows: 2, accepted: 1, held: 1, rejected: 0 });
    await settle();
    for (const [at, [, type]] of STATUSES.entries()) await expectTags(by(at), ['Outbound email', `${type} email`]);
    for (const at of METHODS.keys()) await expectTags(by(STATUSES.length + at), ['Outbound email', 'InPerson email']);
    for (const at of WAITING.keys()) await expectTags(by(STATUSES.length + METHODS.length + at), ['Outbound email']);
    await expectTags(reissued, ['Outbound email', 'Reissued email']);
    await expectTags(inbound, ['Outbound email', 'Inbound email']);
    await expectTags(scanned, ['Outbound email']);
    // Whichever comes first, once.
    await post([row(scanned, 'ISSUED', MAILED)], TABLED);
    await settle();
    await expectTags(scanned, ['Outbound email']);
  });
});

describe('a county that opted out', () => {
  const OUT = '53';
  let voters: readonly Voter[];
  beforeAll(async () => {
    voters = (await votersOf(OUT)).filter(({ status, confidential }) => status === 'A' && !confidential);
    for (const { voterId } of voters.slice(0, 2)) await subscribe(voterId);
  });
  const participate = (participates: boolean) =>
    call(OUT, 'PUT', `/v1/elections/${STATEWIDE}/participation/${OUT}`, { body: { participates } });

  it('cannot upload, and fires no backlog when it comes back', async () => {
    const [before, after] = voters;
    if (!before || !after) throw new Error(`County ${OUT} has no voters.`);
    expect(read(await participate(false), 200, z.looseObject({ participates: z.boolean() })).participates).toBe(false);
    const records = [row(before, 'ISSUED', '2026-10-09T09:00:00-07:00')];
    problemOf(await call(OUT, 'POST', `/v1/elections/${STATEWIDE}/ballots`, { body: { records } }), 409);
    expect(read(await participate(true), 200, z.looseObject({ participates: z.boolean() })).participates).toBe(true);
    const answer = await post([...records, row(after, 'ISSUED', '2026-10-12T08:00:00-07:00')], OUT);
    expect(answer.rejected).toEqual([]);
    await settle();
    await expectTags(before, []);
    await expectTags(after, all('Outbound'));
  });
});

describe('an election with a hostile name', () => {
  const NAME = 'Measure \u202eX\u202c <b>1</b>\r\nBcc: everybody@voters.example';

  it('is refused, or its name reaches voters as plain text of one line', async () => {
    const body = {
      name: NAME,
      date: '2026-10-27',
      kind: 'local',
      county: COUNTY,
      imb: 'none',
      overrideReason: 'Rehearsal of a late request',
    };
    const answer = await call('sos', 'POST', '/v1/elections', { body });
    if (answer.status !== 201) {
      problemOf(answer, 400);
      return;
    }
    const { id } = read(answer, 201, z.looseObject({ id: z.string() }));
    const [one] = (await votersOf(COUNTY))
      .filter(({ status, confidential }) => status === 'A' && !confidential)
      .slice(-1);
    if (!one) throw new Error(`County ${COUNTY} has no voters.`);
    await subscribe(one.voterId);
    await post([row(one, 'ISSUED', '2026-10-12T08:00:00-07:00')], COUNTY, id);
    await settle();
    const messages = (await outbox(one.voterId)).filter(({ electionId }) => electionId === id);
    expect(messages.map(tagOf).toSorted()).toEqual(all('Outbound').toSorted());
    for (const { to, subject, body: text, channel } of messages) {
      expect(to).not.toContain('everybody@voters.example');
      expect(subject ?? '').not.toMatch(/[\r\n\u202a-\u202e\u2066-\u2069]/);
      expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      if (channel === 'text') expect(text).not.toMatch(/[\r\n]Bcc/);
    }
  });
});

describe('a local election of today', () => {
  it('is set up for window-close.test.ts, which meets the end of its messages', async () => {
    const name = 'Trinity Fire District';
    const date = '2026-10-12';
    const body = { name, date, kind: 'local', county: '53', imb: 'none', overrideReason: 'A rehearsal of its end' };
    const election = read(
      await call('sos', 'POST', '/v1/elections', { body }),
      201,
      z.looseObject({ date: z.string(), messagesFrom: z.string(), messagesUntil: z.string() }),
    );
    expect(election).toMatchObject({ date, messagesFrom: date, messagesUntil: '2026-11-11' });
  });
});
