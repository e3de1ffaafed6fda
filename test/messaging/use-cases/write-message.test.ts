import { describe, expect, it } from 'vitest';
import { CHANNELS_OF } from '../../../lib/messaging/domain/catalog-variables.ts';
import { messageWriter } from '../../../lib/messaging/use-cases/write-message.ts';
import { LANGUAGES, MESSAGE_TYPES, type MessageType } from '../../../lib/shared/codes.ts';
import { ELECTION } from '../../faults/scenario.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';
import { DRAFTS_ALONE } from '../drafts-alone.ts';

const contact = { phone: '+15305550100', email: 'elections@county.example.org', site: 'https://county.example.org' };
const writer = (found: object | undefined) =>
  messageWriter({
    ...DRAFTS_ALONE,
    contacts: { find: async () => found },
    mailedBallots: { wasIssued: async () => false },
    siteUrl: 'https://wheresmyballot.sos.ca.gov',
  });
const CODES = { NotAccepted: 'NOT', ContactCounty: 'NVS', SignatureCure: 'NVS' } as const;
const codeOf = (type: MessageType) => {
  if (type === 'InPerson') return { method: 'POLL' } as const;
  return type === 'NotAccepted' || type === 'ContactCounty' || type === 'SignatureCure'
    ? { statusCode: CODES[type] }
    : {};
};

describe('writing a message for its row', () => {
  it('has a text for every type, channel and language', async () => {
    const write = writer(contact);
    let written = 0;
    for (const type of MESSAGE_TYPES) {
      for (const channel of CHANNELS_OF[type]) {
        for (const language of LANGUAGES) {
          const message = await write(sampleRow({ type, channel, language, ...codeOf(type) }), ELECTION, NOON);
          expect(message, `${type} ${channel} ${language}`).toMatchObject({ ok: true, value: { channel } });
          written += 1;
        }
      }
    }
    expect(written).toBe(400);
  });

  it('refuses a message whose county has no phone on file: it would tell the voter to call nobody', async () => {
    const row = sampleRow({ type: 'ContactCounty', statusCode: 'NVS' });
    for (const found of [undefined, { ...contact, phone: undefined }]) {
      expect((await writer(found)(row, ELECTION, NOON)).ok).toBe(false);
    }
  });

  it('says the election’s name in the voter’s language where it has a translation, in every channel', async () => {
    const named = { ...ELECTION, name: 'Water Board', translations: { es: 'Junta del Agua', vi: 'Hội đồng Nước' } };
    const sample = async (language: 'es' | 'vi' | 'ko', channel: 'text' | 'email') =>
      JSON.stringify(await writer(contact)(sampleRow({ type: 'Received', channel, language }), named, NOON));
    for (const channel of ['text', 'email'] as const) {
      expect(await sample('es', channel)).toContain('Junta del Agua');
      expect(await sample('vi', channel)).toContain('Hội đồng Nước');
      expect(await sample('ko', channel)).toContain('Water Board');
    }
  });

  it('ends every email, and nothing else, with the place where its voter ends the emails', async () => {
    const write = messageWriter({
      ...DRAFTS_ALONE,
      contacts: { find: async () => contact },
      mailedBallots: { wasIssued: async () => false },
      siteUrl: 'https://wheresmyballot.sos.ca.gov',
      unsubscribeLink: async (voterId) => `https://wheresmyballot.sos.ca.gov/unsubscribe/key-of-${voterId}`,
    });
    const link = 'https://wheresmyballot.sos.ca.gov/unsubscribe/key-of-V1000001';
    for (const type of MESSAGE_TYPES) {
      for (const channel of CHANNELS_OF[type]) {
        for (const language of LANGUAGES) {
          const message = await write(sampleRow({ type, channel, language, ...codeOf(type) }), ELECTION, NOON);
          if (!message.ok) throw new Error(`${type} was not written.`);
          const { body } = message.value;
          const own = `${link}?lang=${language}`;
          expect(body.endsWith(own), `${type} ${channel} ${language}`).toBe(channel === 'email');
          if (message.value.channel === 'email') expect(message.value.unsubscribe).toBe(own);
          // Every address of the site is in the language of the message.
          const links = body.match(/https:\/\/wheresmyballot\.sos\.ca\.gov\S*/g) ?? [];
          for (const one of links) expect(one).toMatch(new RegExp(`\\?lang=${language}$`));
        }
      }
    }
  });

  it('refuses a message about an election that is gone', async () => {
    expect((await writer(contact)(sampleRow(), undefined, NOON)).ok).toBe(false);
  });
});
