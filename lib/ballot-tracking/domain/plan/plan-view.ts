import * as z from 'zod';
import { BallotStatusCode } from '../../../shared/codes.ts';
import { MESSAGE_PRICES, priceOf } from '../../../shared/message-prices.ts';
import { toPacificIso } from '../../../shared/time.ts';
import { STATUS_TABLE } from '../status-table.ts';
import { HOLD_STATES, type UploadHold, type UploadPlan } from '../upload.ts';

const Numbers = z.array(z.strictObject({ name: z.string(), count: z.int() }));

const listed = (tally: Readonly<Record<string, number>>): z.infer<typeof Numbers> =>
  Object.entries(tally).map(([name, count]) => ({ name, count }));

/** What an upload's rows come to, whom they would reach, and what speaks against them. */
export const PlanView = z
  .strictObject({
    rows: z.int(),
    new: z.int().describe('Rows that bring a new status, apart from those that take one back.'),
    unchanged: z.int().describe('Rows that were recorded before.'),
    withdrawn: z.int().describe('Rows that take an earlier one back, or put it in force again.'),
    doubled: z.int().describe('Rows that stand in the upload before.'),
    refused: Numbers.describe('Rows that are refused, by code.'),
    waiting: Numbers.describe('New statuses that would be held by themselves, by code.'),
    statuses: Numbers.describe('New statuses by code.'),
    types: Numbers.describe('New statuses by the type of message that the guidance names for them.'),
    days: Numbers.describe('New statuses by the day that they are dated.'),
    audience: z
      .strictObject({
        voters: z.int().describe('Voters with a new status.'),
        subscribed: z.int().describe('Those of them who have a channel open.'),
        messages: z.int(),
        types: Numbers,
        channels: Numbers,
        languages: Numbers,
        usd: z.number().describe('What AWS and the carriers bill for them, by list prices.'),
        pricesAsOf: z.iso.date().describe('The oldest date at which one of these prices was read.'),
      })
      .describe(
        'Messages at most: what is told of a ballot already, and what the calendar keeps back, is not taken off.',
      ),
    findings: z.array(
      z.strictObject({
        rule: z.string().describe('Stable for programs.'),
        count: z.int(),
        of: z.int(),
        status: z.string().exactOptional(),
        message: z.string().describe('What was found, for people. It names no voter.'),
      }),
    ),
  })
  .meta({ id: 'UploadPlan' });

const cents = (usd: number): number => Math.round(usd * 100) / 100;

/** US dollars for a plan's messages. */
export const planCost = ({ audience }: Pick<UploadPlan, 'audience'>): number =>
  priceOf('email', audience.channels.email ?? 0) +
  priceOf('textPart', audience.textParts) +
  priceOf('carrierPart', audience.textParts) +
  priceOf('call', audience.channels.voice ?? 0);

const oldestPrice = (): string =>
  Object.values(MESSAGE_PRICES)
    .map(({ asOf }) => asOf)
    .toSorted()[0] ?? '';

const typesOf = (statuses: Readonly<Record<string, number>>): Record<string, number> => {
  const types: Record<string, number> = {};
  for (const [code, count] of Object.entries(statuses)) {
    const known = BallotStatusCode.safeParse(code);
    if (!known.success) continue;
    const { messageType } = STATUS_TABLE[known.data];
    types[messageType] = (types[messageType] ?? 0) + count;
  }
  return types;
};

/** A plan as the API answers it. */
export const toPlanView = (plan: UploadPlan): z.infer<typeof PlanView> => {
  const { counts, audience, findings } = plan;
  const { voters, subscribed, messages, types, channels, languages } = audience;
  return {
    rows: counts.rows,
    new: Object.values(counts.statuses).reduce((sum, count) => sum + count, 0),
    unchanged: counts.unchanged,
    withdrawn: counts.withdrawn,
    doubled: counts.doubled,
    refused: listed(counts.refused),
    waiting: listed(counts.waiting),
    statuses: listed(counts.statuses),
    types: listed(typesOf(counts.statuses)),
    days: listed(counts.days),
    audience: {
      voters,
      subscribed,
      messages,
      types: listed(types),
      channels: listed(channels),
      languages: listed(languages),
      usd: cents(planCost(plan)),
      pricesAsOf: oldestPrice(),
    },
    findings: findings.map(({ rule, count, of, status, sentence }) => ({
      rule,
      count,
      of,
      ...(status === undefined ? {} : { status }),
      message: sentence,
    })),
  };
};

/** How an upload stands as a whole. */
export const HoldView = z
  .strictObject({
    state: z.enum(HOLD_STATES),
    plan: PlanView,
    decision: z
      .strictObject({ at: z.iso.datetime({ offset: true }), reason: z.string() })
      .exactOptional()
      .describe('When and why it was released or discarded. Who did stands in the audit trail.'),
  })
  .meta({ id: 'UploadHold' });

/** Why an upload is or was held as a whole, as the API answers it. */
export const toHoldView = ({ state, plan, decided }: UploadHold): z.infer<typeof HoldView> => ({
  state,
  plan: toPlanView(plan),
  ...(decided ? { decision: { at: toPacificIso(decided.at), reason: decided.reason } } : {}),
});
