import type { MessageFate } from '../../lib/ballot-tracking/domain/message-fate.ts';
import type { TimelineEvent, Timelines } from '../../lib/ballot-tracking/domain/timeline.ts';
import type { Language } from '../../lib/shared/codes.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { ELECTION } from '../elections/sample-election.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

/** A ballot on its way, and every kind of thing that can be said about a message. */
export const sampleTimelines = (language: Language): Timelines => {
  const sent = (type: MessageFate['type'], channel: MessageFate['channel'], time: string): MessageFate => ({
    kind: 'sent',
    type,
    channel,
    language,
    at: at(time),
    receipt: 'arrived',
  });
  const base = { kind: 'reported', county: '34', ballot: { ballotId: 'B1', number: 1 } } as const;
  const events: readonly TimelineEvent[] = [
    {
      ...base,
      at: at('2026-10-05T19:00:00Z'),
      day: Temporal.PlainDate.from('2026-10-05'),
      tells: 'Outbound',
      code: 'ISSUED',
      state: 'past',
      recordedAt: at('2026-10-05T20:00:00Z'),
      messages: [
        sent('Outbound', 'text', '2026-10-05T20:01:00Z'),
        {
          kind: 'not-sent',
          type: 'Outbound',
          channel: 'email',
          language,
          at: at('2026-10-05T20:02:00Z'),
          why: 'not-arrived',
        },
      ],
    },
    {
      ...base,
      at: at('2026-10-06T19:00:00Z'),
      tells: 'Undeliverable',
      code: 'UND',
      state: 'taken-back',
      recordedAt: at('2026-10-06T19:30:00Z'),
      messages: [{ ...sent('Undeliverable', 'text', '2026-10-06T20:00:00Z'), receipt: 'unknown' } as MessageFate],
    },
    {
      ...base,
      at: at('2026-10-12T16:00:00Z'),
      tells: 'Received',
      code: 'INR',
      state: 'current',
      recordedAt: at('2026-10-12T16:30:00Z'),
      messages: [
        {
          kind: 'waiting',
          type: 'Received',
          channel: 'text',
          language,
          from: at('2026-10-13T15:00:00Z'),
          why: 'outside-hours',
        },
      ],
    },
    {
      ...base,
      at: at('2026-10-01T16:00:00Z'),
      tells: 'Outbound',
      code: 'ISSUED',
      state: 'past',
      recordedAt: at('2026-10-01T16:30:00Z'),
      messages: [],
      none: { why: 'before-tracking' },
    },
  ];
  const scan = { at: at('2026-10-05T23:10:00Z'), code: '893', place: 'SACRAMENTO, CA' } as const;
  const scans: readonly TimelineEvent[] = [
    {
      ...{ kind: 'scanned', direction: 'outbound', county: '34', barcode: '00700901234000004601', at: scan.at },
      ...{ first: scan, last: { ...scan, at: at('2026-10-06T11:00:00Z'), code: '919' }, scans: 2, messages: [] },
      expectedOn: Temporal.PlainDate.from('2026-10-14'),
      none: { why: 'nothing-new' },
    },
    {
      ...{ kind: 'scanned', direction: 'inbound', county: '34', barcode: '00701901234000004601' },
      ...{ at: at('2026-10-11T18:00:00Z'), first: scan, last: scan, scans: 1 },
      messages: [sent('Inbound', 'text', '2026-10-11T18:05:00Z')],
    },
  ];
  return {
    elections: [
      { election: ELECTION, takesPart: true, timeline: { electionId: ELECTION.id, events: [...events, ...scans] } },
    ],
    aboutSignUp: [
      {
        kind: 'message',
        at: at('2026-10-04T17:00:00Z'),
        type: 'Confirmation',
        messages: [sent('Confirmation', 'text', '2026-10-04T17:00:00Z')],
      },
    ],
  };
};
