import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { emailSetName, phoneSetName, resourceName, stageOfFunction } from '../../../platform/names.ts';
import type { Channel } from '../../../shared/codes.ts';
import { TEST_ENVIRONMENT_SUBJECT } from '../../../shared/test-environment-subject.ts';
import type { SendOutcome } from '../../domain/delivery-outcome.ts';
import { contactOf, type GuestContact, isApproved, isSimulator } from '../../domain/guests.ts';
import type { FindGuest, FindSeal } from '../../ports/guests.ts';
import type { VoiceSender } from '../../ports/providers.ts';
import { dynamodbGuestList, dynamodbSeal } from '../dynamodb/guest-list.ts';

type Send<Message> = (message: Message) => Promise<SendOutcome>;

/** Whom a function may reach. */
export type Reach = {
  /** The sender of a channel, kept to whom this function may reach. */
  keep<Message extends { readonly to: string }>(channel: Channel, send: Send<Message>): Send<Message>;
  /**
   * The same for calls. Whoever is kept to guests plays no recordings: Connect calls whatever number it is given, and no policy and no
   * list of AWS's could keep it to them.
   */
  keepCalls(send: VoiceSender): VoiceSender;
  /** The configuration set of a channel: as the function was told, or, kept to guests, the one that keeps to them too. */
  setOf(channel: Channel, told: string | undefined): string | undefined;
  /** The subject of an email: to a guest it says where it comes from, since a guest may be a voter as well. */
  subjectOf(subject: string): string;
};

const EVERYBODY: Reach = {
  keep: (_channel, send) => send,
  keepCalls: (send) => send,
  setOf: (_channel, told) => told,
  subjectOf: (subject) => subject,
};

const NOT_A_GUEST: SendOutcome = { kind: 'refused', code: 'NOT_A_GUEST' };
const NO_RECORDINGS: SendOutcome = { kind: 'refused', code: 'DESTINATION_BLOCKED' };
/** The list could not be read: the message waits. */
const NOT_KNOWN: SendOutcome = { kind: 'not-accepted', reason: 'PROVIDER_NOT_REACHED' };

type List = { readonly find: FindGuest; readonly seal: FindSeal };

const isGuest = async ({ find, seal }: List, contact: GuestContact): Promise<boolean> => {
  const guest = await find(contact);
  const known = guest?.approval && (await seal());
  return guest !== undefined && known !== undefined && isApproved(guest, known);
};

const SETS: Readonly<Record<Channel, (stage: string) => string>> = {
  text: (stage) => phoneSetName(stage, 'texts'),
  voice: (stage) => phoneSetName(stage, 'calls'),
  email: emailSetName,
};

/** Kept to simulators, and to guests where there is a list of them. */
const keptTo =
  (list: List | undefined): Reach['keep'] =>
  (channel, send) =>
  async (message) => {
    const contact = contactOf(channel, message.to);
    if (isSimulator(contact)) return send(message);
    if (list === undefined) return NOT_A_GUEST;
    let mayReach: boolean;
    try {
      mayReach = await isGuest(list, contact);
    } catch {
      return NOT_KNOWN;
    }
    return mayReach ? send(message) : NOT_A_GUEST;
  };

const guestsOnly = (stage: string | undefined, list: List | undefined): Reach => {
  const keep = keptTo(list);
  return {
    keep,
    keepCalls: (send) => {
      const kept = keep('voice', send);
      return async (message) => (message.voice.kind === 'text-to-speech' ? kept(message) : NO_RECORDINGS);
    },
    setOf: (channel, told) => (stage === undefined ? told : SETS[channel](stage)),
    subjectOf: (subject) => `${TEST_ENVIRONMENT_SUBJECT}${subject}`,
  };
};

/**
 * Whom the function of this name may reach: in a County Test Environment the simulators of the providers and the guests who are
 * approved at this moment, elsewhere everybody. Decided by the function's own name alone, as are the tables and configuration
 * sets: no variable of its environment opens or widens it. Without a name it reaches simulators alone.
 */
export const reachOf = (client: DynamoDBDocumentClient, functionName: string | undefined): Reach => {
  const { stage, guestsOnly: isKept } = stageOfFunction(functionName);
  if (!isKept) return EVERYBODY;
  const list = stage && {
    find: dynamodbGuestList(client, resourceName(stage, 'releases')),
    seal: dynamodbSeal(client, resourceName(stage, 'settings')),
  };
  return guestsOnly(stage, list || undefined);
};
