import type { Channel, Language, MessageType } from '../../../shared/codes.ts';
import { addTallies, type Tally } from './counts.ts';

/** Messages that an upload's new statuses would lead to, by what they are; those of two parts are added up. */
export type PlanAudience = {
  /** Voters with a new status, and those of them who have a channel open. */
  readonly voters: number;
  readonly subscribed: number;
  readonly messages: number;
  readonly types: Readonly<Partial<Record<MessageType, number>>>;
  readonly channels: Readonly<Partial<Record<Channel, number>>>;
  readonly languages: Readonly<Partial<Record<Language, number>>>;
  /** Parts of texts, by which texts are billed. */
  readonly textParts: number;
};

/** Nobody. */
export const NO_AUDIENCE: PlanAudience = {
  voters: 0,
  subscribed: 0,
  messages: 0,
  types: {},
  channels: {},
  languages: {},
  textParts: 0,
};

/** The audiences of two parts of an upload together. */
export const addAudiences = (one: PlanAudience, other: PlanAudience): PlanAudience => ({
  voters: one.voters + other.voters,
  subscribed: one.subscribed + other.subscribed,
  messages: one.messages + other.messages,
  types: addTallies(one.types as Tally, other.types as Tally),
  channels: addTallies(one.channels as Tally, other.channels as Tally),
  languages: addTallies(one.languages as Tally, other.languages as Tally),
  textParts: one.textParts + other.textParts,
});
