import { VoiceId } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import { recordingKey, VOICE_DELIVERY } from '../../../lib/messaging/domain/voice-delivery.ts';
import { LANGUAGES } from '../../../lib/shared/codes.ts';

describe('how each language is spoken', () => {
  // A Thai text read out by an English voice is noise to the voter who asked for a call.
  it('has a synthetic voice for five languages and recordings for the other five', () => {
    const kinds = LANGUAGES.map((language) => [language, VOICE_DELIVERY[language].kind]);
    expect(Object.fromEntries(kinds)).toEqual({
      en: 'text-to-speech',
      es: 'text-to-speech',
      zh: 'text-to-speech',
      hi: 'recording',
      ja: 'text-to-speech',
      km: 'recording',
      ko: 'text-to-speech',
      fil: 'recording',
      th: 'recording',
      vi: 'recording',
    });
  });

  it('names only voices that AWS has', () => {
    const known: readonly string[] = Object.values(VoiceId);
    for (const language of LANGUAGES) {
      const voice = VOICE_DELIVERY[language];
      if (voice.kind === 'text-to-speech') expect(known).toContain(voice.voiceId);
    }
  });

  it('keeps recordings under their language and type, with the choices that change the wording', () => {
    expect(recordingKey('km', 'Outbound')).toBe('recordings/km/Outbound.wav');
    expect(recordingKey('th', 'Accepted', ['was'])).toBe('recordings/th/Accepted.was.wav');
  });
});
