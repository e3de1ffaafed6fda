import type { Language, MessageType } from '../../shared/codes.ts';

/** How a language is spoken on the phone. */
export type VoiceDelivery =
  | {
      readonly kind: 'text-to-speech';
      /** A value of the SMS-Voice v2 API's `VoiceId`. */
      readonly voiceId: 'JOANNA' | 'LUPE' | 'ZHIYU' | 'MIZUKI' | 'SEOYEON';
      readonly languageCode: 'en-US' | 'es-US' | 'cmn-CN' | 'ja-JP' | 'ko-KR';
    }
  | {
      readonly kind: 'recording';
      /** Folder of the recordings in the bucket from which Amazon Connect plays them. */
      readonly folder: `recordings/${Language}`;
    };

/**
 * Which languages AWS End User Messaging can speak, and which need recordings played by Amazon Connect.
 * Source: the `VoiceId` values of the SMS-Voice v2 API, `SendVoiceMessage` (client-pinpoint-sms-voice-v2 3.1138.0):
 * they have no Hindi, Khmer, Tagalog, Thai or Vietnamese voice, and the call takes no audio file. The Secretary of
 * State supplies the audio files (guidance, p. 3).
 */
export const VOICE_DELIVERY: Record<Language, VoiceDelivery> = {
  en: { kind: 'text-to-speech', voiceId: 'JOANNA', languageCode: 'en-US' },
  es: { kind: 'text-to-speech', voiceId: 'LUPE', languageCode: 'es-US' },
  zh: { kind: 'text-to-speech', voiceId: 'ZHIYU', languageCode: 'cmn-CN' },
  ja: { kind: 'text-to-speech', voiceId: 'MIZUKI', languageCode: 'ja-JP' },
  ko: { kind: 'text-to-speech', voiceId: 'SEOYEON', languageCode: 'ko-KR' },
  hi: { kind: 'recording', folder: 'recordings/hi' },
  km: { kind: 'recording', folder: 'recordings/km' },
  fil: { kind: 'recording', folder: 'recordings/fil' },
  th: { kind: 'recording', folder: 'recordings/th' },
  vi: { kind: 'recording', folder: 'recordings/vi' },
};

/**
 * Key of a recording, `recordings/<language>/<type>.wav`; where the wording depends on a choice the choice is part of
 * the name: `recordings/km/Accepted.was.wav`, `recordings/th/ContactCounty.NVS.wav`. A recording is fixed speech, the
 * same for all counties and elections: it cannot say the names, dates and telephone numbers of the script.
 */
export const recordingKey = (language: Language, type: MessageType, choices: readonly string[] = []): string =>
  `recordings/${language}/${[type, ...choices].join('.')}.wav`;
