import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { eventually, read, send, settle, subscribe, votersOf } from './client.ts';

const AtOnce = z.array(
  z.object({
    kind: z.enum(['Code', 'Answer']),
    channel: z.string(),
    to: z.string(),
    language: z.string(),
    body: z.string(),
  }),
);
const PHONE = '+12095550173';

const text = async (body: string, from = PHONE): Promise<void> => {
  const answer = await send('POST', '/local/texts', { body: { from, body } });
  expect(answer.status, answer.told).toBe(202);
};
const answers = async (to = PHONE) => {
  const sent = read(await send('GET', '/outbox?format=json&audience=at-once'), 200, AtOnce);
  return sent.filter((one) => one.to === to && one.kind === 'Answer');
};
const nextAnswer = (before: number) =>
  eventually('an answer to a text', async () => {
    const all = await answers();
    return all.length > before ? all.at(-1) : undefined;
  });

describe('texts to us', () => {
  it('end texts and calls, open them again and are answered once each, in the voter’s language', async () => {
    const [voter] = await votersOf('39', 1);
    if (!voter) throw new Error('County 39 has voters.');
    await subscribe(voter.voterId, { language: 'es', phone: PHONE });

    await text('¡ALTO, por favor!');
    expect(await nextAnswer(0)).toMatchObject({
      language: 'es',
      body: expect.stringMatching(/^Sec\. de Estado de CA: No va a recibir/),
    });
    // That something is opened again proves that it had been ended.
    await text('Comenzar');
    expect(await nextAnswer(1)).toMatchObject({ language: 'es', body: expect.stringContaining('de nuevo') });
    await text('AYUDA');
    expect(await nextAnswer(2)).toMatchObject({ body: expect.stringContaining('800-232-8682') });
    // A toll-free number's carrier answers this word itself, and nobody does so twice.
    await text('STOP');
    expect(await nextAnswer(3)).toMatchObject({ body: expect.stringContaining('NETWORK MSG') });
    await text('what?');
    await text('hello', '12345');
    await settle();
    expect(await answers()).toHaveLength(4);
    expect(await answers('12345')).toEqual([]);
  });
});
