import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { call, forEach, read, send, settle, Voter } from './client.ts';
import { type Written, whatWasWritten } from './what-was-written.ts';

/**
 * Every voter of the stage is a canary: nothing of theirs may stand in a log, a metric, a history, a queue or an error.
 * Comes after the files that send them through every path, and sends them once more through every kind of refusal.
 */

const CANARIES = 1_000;

const RollVoter = Voter.extend({ residenceAddress: z.string().min(3) });
type RollVoter = z.output<typeof RollVoter>;

/** How each field looks in a text, and what of a voter it would be. Texts are read once, whatever the number of voters. */
const FIELDS: Readonly<Record<string, { readonly looks: RegExp; readonly of: (voter: RollVoter) => string }>> = {
  // Looks ahead, so that each word may begin a name: `EMS Maria Lopez`.
  name: {
    looks: /(?=(\p{Lu}[\p{L}'’-]* \p{Lu}[\p{L}'’-]*))(?<!\p{L})/gu,
    of: ({ firstName, lastName }) => `${firstName} ${lastName}`.split(' ').slice(0, 2).join(' '),
  },
  phone: { looks: /\d{10}(?!\d)/g, of: ({ phone }) => phone.slice(-10) },
  email: { looks: /[\w.+-]+@[\w.-]+\w/g, of: ({ email }) => email },
  'voter ID': { looks: /V\d{9,}/g, of: ({ voterId }) => voterId },
  'date of birth': { looks: /\b(?:19|200)\d{1,2}-\d\d-\d\d\b/g, of: ({ dateOfBirth }) => dateOfBirth },
  address: {
    looks: /\b\d{1,5} \p{Lu}\p{L}+/gu,
    of: ({ residenceAddress }) => residenceAddress.split(' ').slice(0, 2).join(' '),
  },
};

const needlesOf = (voters: readonly RollVoter[]) =>
  Object.entries(FIELDS).map(([field, { looks, of }]) => ({ field, looks, values: new Set(voters.map(of)) }));

/** Which fields of whom a text holds. */
const hitsIn = (needles: ReturnType<typeof needlesOf>, { where, text }: Written): string[] =>
  needles.flatMap(({ field, looks, values }) => {
    const seen = new Set([...text.matchAll(looks)].map((match) => match[1] ?? match[0]));
    const found = [...seen].filter((value) => values.has(value));
    return found.slice(0, 3).map((value) => `${where}: ${field} ${value}`);
  });

let voters: RollVoter[];
let needles: ReturnType<typeof needlesOf>;

beforeAll(async () => {
  voters = read(await send('GET', '/local/voters?limit=10000'), 200, z.array(RollVoter));
  needles = needlesOf(voters);
});

describe('voters as canaries', () => {
  it('are a thousand and more, and are recognised wherever they stand', async () => {
    expect(voters.length).toBeGreaterThanOrEqual(CANARIES);
    const planted = voters.slice(0, 50).map((voter) =>
      Object.values(FIELDS)
        .map(({ of }) => of(voter))
        .join(', '),
    );
    for (const text of planted) {
      const hits = hitsIn(needles, { where: 'planted', text: `{"note":"${text}"}` });
      for (const field of Object.keys(FIELDS)) expect(hits.join('\n')).toContain(`planted: ${field} `);
    }
    const sent = { where: 'outbox', text: (await send('GET', '/outbox?format=json')).text };
    expect(hitsIn(needles, sent).some((hit) => hit.includes('phone'))).toBe(true);
    expect(hitsIn(needles, sent).some((hit) => hit.includes('email'))).toBe(true);
  });

  it('are refused in every place of a call', async () => {
    const few = voters.slice(0, CANARIES);
    const words = (voter: RollVoter): string =>
      Object.values(FIELDS)
        .map(({ of }) => of(voter))
        .join(' ');
    const rows = few.map((voter) => ({
      [words(voter)]: 1,
      voterId: words(voter),
      status: voter.email,
      ballotId: voter.phone,
    }));
    const refused = [400, 401, 403, 404, 409, 413, 415, 422];
    const calls: (() => ReturnType<typeof send>)[] = [
      () => call('03', 'POST', '/v1/elections/2026-11-03-statewide-general/ballots', { body: { records: rows } }),
      () => call('sos', 'POST', '/v1/elections', { body: { [words(few[0] as RollVoter)]: rows } }),
      () =>
        call('03', 'POST', '/v1/sync-checks', {
          raw: JSON.stringify(rows).slice(0, -1),
          headers: { 'content-type': 'application/json' },
        }),
    ];
    for (const voter of few.slice(0, 10)) {
      const quoted = encodeURIComponent(words(voter));
      calls.push(
        () => call('03', 'GET', `/v1/sync-checks/${quoted}`),
        () => call('03', 'GET', `/v1/elections/${quoted}?${quoted}=${quoted}`),
        () =>
          call('03', 'POST', '/v1/sync-checks', {
            body: { [voter.email]: 1 },
            headers: { 'idempotency-key': quoted.slice(0, 250) },
          }),
        () => send('GET', `/v1/sync-checks/${quoted}`, { headers: { authorization: `Bearer ${quoted}` } }),
      );
    }
    await forEach(calls, async (make) => {
      const answer = await make();
      expect([...refused, 200, 201, 202], answer.told).toContain(answer.status);
    });
    await settle();
  });

  it('stand in no log, metric, history, queue or error', async () => {
    const written = await whatWasWritten();
    expect(written.flatMap((one) => hitsIn(needles, one))).toEqual([]);
    // A name that stands alone is told by the field before it.
    const FIELD = /\b(?:first|middle|last)Name[\\"']*\s*[:=]\s*[\\"'{]+/;
    expect(written.filter(({ text }) => FIELD.test(text)).map(({ where }) => where)).toEqual([]);
    const kinds = Map.groupBy(written, ({ where }) => where.split(' ')[0]);
    const lengthOf = (kind: string): number => (kinds.get(kind) ?? []).reduce((sum, { text }) => sum + text.length, 0);
    // What was looked at was there: a list that is empty by mistake would hide everything.
    expect(lengthOf('log')).toBeGreaterThan(50_000);
    expect(lengthOf('history')).toBeGreaterThan(50_000);
    expect(kinds.get('queue')?.length).toBeGreaterThan(5);
    expect(kinds.get('file')?.length).toBeGreaterThan(5);
  });
});
