import { describe, expect, it } from 'vitest';
import { renderContactNotice } from '../../../lib/messaging/domain/render-replaced.ts';
import type { CodePorts } from '../../../lib/messaging/use-cases/send-code.ts';
import { contactTeller } from '../../../lib/messaging/use-cases/tell-replaced.ts';
import { CHANNELS, LANGUAGES } from '../../../lib/shared/codes.ts';

const world = (fails = false) => {
  const sent: unknown[] = [];
  const logged: unknown[][] = [];
  const send = async (message: unknown) => {
    if (fails) throw new Error('+19165550123 cannot be reached');
    sent.push(message);
    return { kind: 'accepted', providerId: 'p' } as const;
  };
  const turn = { turn: async () => 0 };
  const ports: CodePorts = {
    text: send,
    email: send,
    voice: send,
    pace: { text: turn, email: turn, voice: turn },
    wait: async () => undefined,
    siteUrl: 'https://wheresmyballot.sos.ca.gov',
  };
  const log = {
    info: (...line: unknown[]) => void logged.push(line),
    error: (code: string, _error: unknown, fields: unknown) => void logged.push([code, fields]),
  };
  return { tell: contactTeller('replaced', ports, log), tellAdded: contactTeller('added', ports, log), sent, logged };
};

describe('a number or address that messages no longer go to', () => {
  it.each(LANGUAGES.flatMap((language) => [[language, 'replaced'] as const, [language, 'added'] as const]))(
    'is told so in %s (%s), with whom to call, and neither a name nor a link',
    (language, event) => {
      for (const channel of CHANNELS) {
        const message = renderContactNotice(event, channel, language);
        expect(message.body).toMatch(/8\d\d-\d{3}-\d{4}/);
        expect(message.body).not.toMatch(/[{}]|https?:/);
        if (message.channel === 'text')
          expect(message.sms.parts).toBeLessThanOrEqual(message.sms.encoding === 'GSM-7' ? 1 : 2);
      }
    },
  );

  it('is told once, by the channel that it is of', async () => {
    const { tell, sent, logged } = world();
    await tell({ channel: 'voice', to: '+19165550123', language: 'th' });
    expect(sent).toMatchObject([{ to: '+19165550123', audioKey: 'recordings/th/Replaced.wav', atOnce: 'Answer' }]);
    expect(logged).toEqual([
      ['REPLACED_CONTACT_TOLD', { type: 'replaced', channel: 'voice', language: 'th', result: 'accepted' }],
    ]);
  });

  it('is told too when another comes beside it', async () => {
    const { tellAdded, sent, logged } = world();
    await tellAdded({ channel: 'voice', to: '+19165550123', language: 'th' });
    expect(sent).toMatchObject([{ audioKey: 'recordings/th/Added.wav' }]);
    await tellAdded({ channel: 'email', to: 'v@example.org', language: 'en' });
    expect(sent[1]).toMatchObject({ subject: 'Messages about your ballot now go to another contact too' });
    expect(logged[1]?.[1]).toMatchObject({ type: 'added', result: 'accepted' });
  });

  it('may fail without taking anything back', async () => {
    const { tell, logged } = world(true);
    await tell({ channel: 'text', to: '+19165550123', language: 'en' });
    expect(JSON.stringify(logged)).not.toContain('555');
    expect(logged[0]?.[0]).toBe('REPLACED_CONTACT_NOT_TOLD');
  });
});
