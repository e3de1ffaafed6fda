import { describe, expect, it } from 'vitest';
import { receiveText } from '../../../lambdas/messaging/receive-texts/handler.ts';
import { readInboundText } from '../../../lib/messaging/adapters/providers/inbound-text-events.ts';
import { MemoryStops } from '../../voters/memory-stops.ts';
import { NOON } from '../domain/sample-decision.ts';

// The example of the user guide.
const EVENT = {
  originationNumber: '+14255550182',
  destinationNumber: '+12125550101',
  messageKeyword: 'JOIN',
  messageBody: 'Stop',
  inboundMessageId: 'cae173d2-66b9-564c-8309-21f858e9fb84',
  previousPublishedMessageId: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

const world = () => {
  const stops = new MemoryStops();
  const sent: unknown[] = [];
  const logged: unknown[] = [];
  const run = receiveText({
    read: readInboundText,
    clock: async () => NOON,
    texts: { firstSeen: async (_id, now) => now, claimAnswer: async () => true, allow: async () => true },
    stops,
    send: async (message) => {
      sent.push(message);
      return { kind: 'accepted', providerId: 'p' };
    },
    pace: { turn: async () => 0 },
    wait: async () => undefined,
    answeredByCarrier: [],
    siteUrl: 'https://wheresmyballot.sos.ca.gov',
  });
  const log = {
    info: (...line: unknown[]) => void logged.push(line),
    warn: (...line: unknown[]) => void logged.push(line),
    error: (...line: unknown[]) => void logged.push(line),
  };
  return { stops, sent, logged, handle: (event: unknown) => run(event, { log }) };
};

describe('receive-texts', () => {
  it('leaves the mark on the number and answers it', async () => {
    const { stops, sent, handle } = world();
    await handle(EVENT);
    expect(stops.marks.get('+14255550182')).toEqual({ at: NOON });
    expect(sent).toMatchObject([{ to: '+14255550182' }]);
  });

  it('logs what was asked for, and neither the number nor the words', async () => {
    const { logged, handle } = world();
    await handle({ ...EVENT, messageBody: 'Stop, my name is Ana' });
    expect(logged).toEqual([['TEXT_RECEIVED', { type: 'stop', count: 0, result: 'stopped' }]]);
  });

  it('takes a text without words', async () => {
    const { stops, handle } = world();
    const { messageBody: _body, ...picture } = EVENT;
    await handle(picture);
    expect(stops.marks.size).toBe(0);
  });

  it.each([[undefined], ['Successfully validated'], [{}], [{ ...EVENT, originationNumber: 'Bank' }], [[EVENT]]])(
    'sets aside what is no text to us: %o',
    async (event) => {
      await expect(world().handle(event)).rejects.toMatchObject({ name: 'MalformedText' });
    },
  );
});
