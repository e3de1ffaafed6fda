import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  askAgainAfter,
  drawTurn,
  LONGEST_WAIT_MS,
  lengthOf,
  type Span,
  unitMs,
  usable,
} from '../../domain/pace-turns.ts';
import type { Admission, Pace } from '../../ports/pace.ts';
import { dynamodbPaceMark } from './pace-mark.ts';

export type PaceSettings = {
  readonly table: string;
  /** Names what shares the rate: a channel's origination. */
  readonly origination: string;
  /** Units a second that the provider takes. */
  readonly limitPerSecond: number;
  /** Milliseconds of real time: the provider counts by no other. */
  readonly milliseconds: () => number;
  readonly random: () => number;
};

type Waiting = { readonly done: (answer: Admission) => void; readonly failed: (error: unknown) => void };

/** How much the latest message counts in the average of units. */
const NEWEST_SHARE = 0.1;

/**
 * Turns of one sender. It takes spans of time from the shared mark, for all messages of a batch in one write and by the
 * average of what its messages came to, and draws each message's own units from them.
 */
export const dynamodbPace = (client: DynamoDBDocumentClient, settings: PaceSettings): Pace => {
  const { milliseconds, random } = settings;
  const each = unitMs(settings.limitPerSecond);
  const advance = dynamodbPaceMark(client, settings);
  let waiting: Waiting[] = [];
  let spans: readonly Span[] = [];
  let average = 1;

  const flush = async (): Promise<void> => {
    const group = waiting;
    waiting = [];
    spans = usable(spans, milliseconds());
    const cost = group.length * average * each - lengthOf(spans);
    try {
      const taken = cost > 0 ? await advance(cost, LONGEST_WAIT_MS) : undefined;
      if (taken !== undefined && 'from' in taken) spans = [...spans, taken];
      for (const one of group) {
        if (taken === undefined || 'from' in taken) one.done({ kind: 'room' });
        else one.done({ kind: 'later', seconds: askAgainAfter(taken.mark, milliseconds(), random()) });
      }
    } catch (error) {
      for (const one of group) one.failed(error);
    }
  };

  return {
    admit: () =>
      new Promise((done, failed) => {
        if (waiting.length === 0) queueMicrotask(() => void flush());
        waiting.push({ done, failed });
      }),
    turn: async (units) => {
      average += (units - average) * NEWEST_SHARE;
      const cost = units * each;
      let drawn = drawTurn(spans, cost);
      if (drawn === undefined) {
        // What it lacks is taken beyond what others have; the message is claimed already, so it may wait twice as long.
        // What there is is this message's own meanwhile: its neighbours in the batch ask at the same time.
        const own = spans;
        spans = [];
        const more = await advance(Math.max(cost - lengthOf(own), each), 2 * LONGEST_WAIT_MS);
        drawn = 'from' in more ? drawTurn([...own, more], cost) : undefined;
        spans = [...(drawn?.left ?? own), ...spans];
        if (drawn === undefined) return undefined;
      } else {
        spans = drawn.left;
      }
      return Math.max(0, Math.ceil(drawn.at - milliseconds()));
    },
  };
};
