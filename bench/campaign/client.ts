import * as z from 'zod';
import { ledgerKeyOf } from '../../lib/local/provider/faults.ts';
import { parseLedgerKey } from '../../lib/messaging/domain/ledger-key.ts';
import { Temporal } from '../../lib/shared/time.ts';
import type { CampaignStage } from './stage.ts';

const Voters = z.array(
  z.looseObject({ voterId: z.string(), county: z.string(), status: z.string(), confidential: z.boolean() }),
);
const Clock = z.object({ now: z.string() });
/** So often a move of the clock is asked for again: the stage gives up waiting for its work after four minutes. */
const MOVES = 8;

export type CampaignVoter = z.infer<typeof Voters>[number];

const Sent = z.object({
  messages: z.array(z.looseObject({ id: z.string(), context: z.record(z.string(), z.string()) })),
});

/** The stage as somebody outside sees it. Each call throws unless it is answered well. */
export const clientOf = ({ url, provider }: CampaignStage) => {
  const ask = async (method: string, address: string, body?: unknown, token?: string): Promise<unknown> => {
    const answer = await fetch(address, {
      method,
      headers: {
        connection: 'close',
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${address} → ${answer.status} ${text.slice(0, 400)}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (county: string): Promise<string> => {
    const known =
      tokens.get(county) ??
      ask('POST', `${url}/local/token`, { county }).then(
        (answer) => z.object({ token: z.string() }).parse(answer).token,
      );
    tokens.set(county, known);
    return known;
  };
  const now = async (): Promise<Temporal.Instant> =>
    Temporal.Instant.from(Clock.parse(await ask('GET', `${url}/local/clock`)).now);
  /** Moves the clock, waits until its work is done, and asks again where that takes longer than a stage waits. */
  const moveTo = async (goal: Temporal.Instant): Promise<void> => {
    for (let left = MOVES; ; left -= 1) {
      // What was reached before the stage gave up stays reached: never backwards.
      const isThere = left < MOVES && Temporal.Instant.compare(await now(), goal) >= 0;
      try {
        await ask('POST', `${url}/local/clock`, isThere ? { advance: 'PT1S' } : { now: goal.toString() });
        return;
      } catch (error) {
        if (left === 0) throw error;
        console.log(`asked again  ${error instanceof Error ? error.message.slice(-200) : 'for no known reason'}`);
      }
    }
  };
  return {
    votersOf: async (county: string) =>
      Voters.parse(await ask('GET', `${url}/local/voters?county=${county}&limit=1000`)),
    subscribe: ({ voterId }: CampaignVoter, channels: readonly string[]) =>
      ask('POST', `${url}/local/subscriptions`, { voterId, channels, language: 'en' }),
    moveTo: (goal: string) => moveTo(Temporal.Instant.from(goal)),
    advance: async (duration: string) => moveTo((await now()).add(duration)),
    upload: async (county: string, electionId: string, records: readonly unknown[]) =>
      z
        .object({ rejected: z.array(z.unknown()) })
        .parse(await ask('POST', `${url}/v1/elections/${electionId}/ballots`, { records }, await tokenOf(county))),
    addFaults: (rules: readonly unknown[]) => ask('POST', `${provider}/control/faults`, rules),
    clearFaults: () => ask('DELETE', `${provider}/control/faults`),
    /** The messages to voters that a provider took, each as often as it was taken. */
    taken: async () => {
      const { messages } = Sent.parse(await ask('GET', `${provider}/control/messages`));
      return messages.flatMap(({ context }) => {
        const key = parseLedgerKey(ledgerKeyOf(context) ?? '');
        return key.ok ? [key.value] : [];
      });
    },
  };
};
export type CampaignClient = ReturnType<typeof clientOf>;
