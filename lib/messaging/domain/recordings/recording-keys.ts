import { type Channel, LANGUAGES, type Language, MESSAGE_TYPES } from '../../../shared/codes.ts';
import { CHANNELS_OF } from '../catalog-variables.ts';
import { choicesOfType } from '../texts/choice-values.ts';
import { recordingKey, VOICE_DELIVERY } from '../voice-delivery.ts';

/** What is said beside the messages: around a code, its digits, and when a number is replaced or another contact added. */
const OTHERS = ['Code.opening', 'Code.again', 'Code.closing', 'Replaced', 'Added'] as const;
const DIGITS = Array.from({ length: 10 }, (_, digit) => `digits/${digit}`);

/** The languages that no machine voice speaks: their calls are recordings. */
export const RECORDED_LANGUAGES: readonly Language[] = LANGUAGES.filter(
  (language) => VOICE_DELIVERY[language].kind === 'recording',
);

/** Whether what was chosen can be: nobody votes in person at a county that has no place for it. */
const canBe = (type: string, choice: Readonly<Record<string, string>>): boolean =>
  type !== 'InPerson' || choice['votingPlace'] !== 'none';

/** The key of every recording that a language needs. */
export const recordingKeysOf = (language: Language): readonly string[] => [
  ...MESSAGE_TYPES.filter((type) => (CHANNELS_OF[type] as readonly Channel[]).includes('voice')).flatMap((type) =>
    choicesOfType(type)
      .filter((choice) => canBe(type, choice))
      .map((choice) => recordingKey(language, type, Object.values(choice))),
  ),
  ...[...OTHERS, ...DIGITS].map((name) => `recordings/${language}/${name}.wav`),
];
