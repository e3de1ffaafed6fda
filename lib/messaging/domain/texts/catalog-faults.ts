import { CHANNELS, type Channel, type Language, MESSAGE_TYPES, type MessageType } from '../../../shared/codes.ts';
import type { LanguageCatalog } from '../catalog/entry.ts';
import { CHANNELS_OF } from '../catalog-variables.ts';
import { type RenderedMessage, renderMessage } from '../render.ts';
import { pickVariables, SAMPLE_VALUES } from '../render-preview.ts';
import { keepsBudget, SMS_BUDGET } from '../sms-budget.ts';
import { choicesOfType } from './choice-values.ts';
import type { SheetFault } from './faults.ts';
import { longestText } from './longest-texts.ts';

const UNRESOLVED = /[{}]|undefined|null| {2}|^\s|\s$/;
/** What `SendVoiceMessage` takes (SMS-Voice v2 API reference, MessageBody). */
const LONGEST_CALL = 3000;

/** What is wrong with a finished message, undefined when nothing is. */
export const unfinished = (message: RenderedMessage): string | undefined => {
  const texts = message.channel === 'email' ? [message.subject, message.body] : [message.body];
  if (texts.some((text) => text === '' || UNRESOLVED.test(text))) return 'words are missing';
  if (message.channel !== 'email' && message.channel !== 'voice' && message.body.includes('\n'))
    return 'more than a line';
  return message.channel === 'voice' && message.body.length >= LONGEST_CALL ? 'the call is too long' : undefined;
};

const saidFault = (
  type: MessageType,
  channel: Channel,
  language: Language,
  catalog: LanguageCatalog,
): string | undefined => {
  for (const choice of choicesOfType(type)) {
    // The values are those of the variables' own lists.
    const values = { ...SAMPLE_VALUES, ...choice } as typeof SAMPLE_VALUES;
    const rendered = renderMessage({ ...pickVariables(type, values), channel, language }, catalog);
    const fault = rendered.ok ? unfinished(rendered.value) : rendered.error.kind;
    if (fault !== undefined) return [...Object.values(choice), fault].join(' ');
  }
  return undefined;
};

/** Texts of a language that are right one by one, and make no message that can be sent: in no choice, or in too many parts. */
export const catalogFaults = (
  language: Language,
  catalog: LanguageCatalog,
  types: readonly MessageType[] = MESSAGE_TYPES,
): readonly SheetFault[] =>
  types.flatMap((type) => {
    const channels: readonly Channel[] = CHANNELS_OF[type];
    const unsaid = CHANNELS.filter((channel) => channels.includes(channel)).flatMap((channel): SheetFault[] => {
      const detail = saidFault(type, channel, language, catalog);
      const part = channel === 'email' ? '.body' : '';
      return detail === undefined
        ? []
        : [{ code: 'not-sayable', place: `messages.${type}.${channel}${part}`, language, detail }];
    });
    if (unsaid.length > 0) return unsaid;
    const sms = longestText(type, language, catalog);
    if (keepsBudget(language, sms)) return [];
    const { parts, encoding } = SMS_BUDGET[language];
    const detail = `${sms.parts} parts in ${sms.encoding} with the longest names, and ${parts} in ${encoding} are the most`;
    return [{ code: 'over-budget', place: `messages.${type}.text`, language, detail }];
  });
