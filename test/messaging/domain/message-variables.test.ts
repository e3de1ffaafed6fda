import { describe, expect, it } from 'vitest';
import { CATALOG } from '../../../lib/messaging/domain/catalog/catalog.ts';
import {
  CHANNELS_OF,
  CONTACT_COUNTY_CODES,
  CORRECTED,
  NOT_ACCEPTED_CODES,
} from '../../../lib/messaging/domain/catalog-variables.ts';
import {
  countedTense,
  type MessageFacts,
  mailTimeOf,
  messageVariables,
} from '../../../lib/messaging/domain/message-variables.ts';
import { renderMessage } from '../../../lib/messaging/domain/render.ts';
import { LANGUAGES, MESSAGE_TYPES, type MessageType } from '../../../lib/shared/codes.ts';
import { countyOf, inPersonVotingOf } from '../../../lib/shared/counties.ts';
import { pacificInstant, Temporal } from '../../../lib/shared/time.ts';

const DAY = Temporal.PlainDate.from('2026-11-03');
const CANVASS = Temporal.PlainDate.from('2026-12-03');

const factsFor = (type: MessageType): MessageFacts => ({
  type,
  now: pacificInstant(DAY, '09:00'),
  county: {
    name: 'Kern',
    inPersonVoting: 'polling-places',
    contact: { phone: '(661) 555-0142', email: 'elections@kern.example', site: 'https://kern.example' },
  },
  election: {
    name: 'Statewide General Election',
    date: DAY,
    returnDeadline: DAY,
    cureDeadline: pacificInstant(DAY.add({ days: 22 }), '17:00'),
    canvassDate: CANVASS,
  },
  statusCode: type === 'ContactCounty' ? 'NVS' : 'NOT',
  mailBallotIssued: true,
  method: 'POLL',
  mailedOn: DAY.subtract({ days: 10 }),
  dataAsOf: pacificInstant(DAY, '06:00'),
  trackingSite: 'https://wheresmyballot.sos.ca.gov',
});

// "Will be counted" after certification was read as "was not counted" (Inyo and Placer counties, 2020).
describe('the tense of "counted"', () => {
  it.each([
    ['the day before certification', '2026-12-02T12:00', 'will-be'],
    ['the last minute of the day of certification', '2026-12-03T23:59', 'will-be'],
    ['midnight after it', '2026-12-04T00:00', 'was'],
  ])('%s', (_when, local, tense) => {
    const now = Temporal.PlainDateTime.from(local).toZonedDateTime('America/Los_Angeles').toInstant();
    expect(countedTense(now, CANVASS)).toBe(tense);
  });
});

describe('the variables of a message', () => {
  it.each(MESSAGE_TYPES)('are complete for %s and render in every language and channel', (type) => {
    const typed = messageVariables(factsFor(type));
    if (!typed.ok) throw new Error(typed.error.fact);
    for (const language of LANGUAGES) {
      for (const channel of CHANNELS_OF[type]) {
        const rendered = renderMessage({ ...typed.value, channel, language });
        expect(rendered, `${language} ${channel}`).toMatchObject({ ok: true, value: { channel } });
      }
    }
  });

  it.each([
    ['+12095550144', '(209) 555-0144'],
    ['(661) 555-0142', '(661) 555-0142'],
    ['+44 20 7946 0000', '+44 20 7946 0000'],
  ])('print the phone %s as %s', (phone, printed) => {
    const facts = factsFor('ContactCounty');
    const typed = messageVariables({
      ...facts,
      county: { ...facts.county, contact: { ...facts.county.contact, phone } },
    });
    expect(typed).toMatchObject({ ok: true, value: { variables: { countyPhone: printed } } });
  });

  it('need no election for a confirmation', () => {
    const { election: _none, ...facts } = factsFor('Confirmation');
    expect(messageVariables(facts)).toMatchObject({ ok: true });
  });

  // In 2025 a reminder went to voters with its date blank.
  it.each<[string, MessageType, (facts: MessageFacts) => MessageFacts]>([
    ['election.name', 'Outbound', ({ election: _gone, ...facts }) => facts],
    ['county.contact.phone', 'NotAccepted', (facts) => ({ ...facts, county: { ...facts.county, contact: {} } })],
    [
      'county.contact.email',
      'ContactCounty',
      (facts) => ({ ...facts, county: { ...facts.county, contact: { phone: '1', email: '  ' } } }),
    ],
    [
      'county.contact.site',
      'SignatureCure',
      (facts) => ({ ...facts, county: { ...facts.county, contact: { phone: '1', email: 'a@b.example' } } }),
    ],
    ['statusCode', 'NotAccepted', (facts) => ({ ...facts, statusCode: 'NVS' })],
    ['statusCode', 'ContactCounty', (facts) => ({ ...facts, statusCode: undefined })],
    ['mailBallotIssued', 'InPerson', (facts) => ({ ...facts, mailBallotIssued: undefined })],
    ['dataAsOf', 'DeadlineReminder', (facts) => ({ ...facts, dataAsOf: undefined })],
    ['trackingSite', 'Received', (facts) => ({ ...facts, trackingSite: '' })],
    ['county.name', 'Received', (facts) => ({ ...facts, county: { ...facts.county, name: ' ' } })],
    [
      'election.canvassDate',
      'Accepted',
      (facts) => ({ ...facts, election: facts.election && { ...facts.election, canvassDate: undefined } }),
    ],
  ])('name %s when it is missing', (fact, type, without) => {
    expect(messageVariables(without(factsFor(type)))).toEqual({ ok: false, error: { kind: 'missing-fact', fact } });
  });

  it('carry the reason behind each code that has one', () => {
    for (const statusCode of NOT_ACCEPTED_CODES) {
      const typed = messageVariables({ ...factsFor('NotAccepted'), statusCode });
      expect(typed).toMatchObject({ ok: true, value: { variables: { notAcceptedReason: statusCode } } });
    }
    for (const statusCode of CONTACT_COUNTY_CODES) {
      const typed = messageVariables({ ...factsFor('ContactCounty'), statusCode });
      expect(typed).toMatchObject({ ok: true, value: { variables: { contactReason: statusCode } } });
    }
  });

  // The record says where somebody voted; the county may have both kinds of place over the years.
  it('name the place of a vote in person by its record, whatever the county has', () => {
    for (const inPersonVoting of ['polling-places', 'vote-centers', 'mail-only'] as const) {
      const facts = { ...factsFor('InPerson'), county: { ...factsFor('InPerson').county, inPersonVoting } };
      expect(messageVariables({ ...facts, method: 'POLL' })).toMatchObject({
        value: { variables: { votingPlace: 'poll' } },
      });
      expect(messageVariables({ ...facts, method: 'VCR' })).toMatchObject({
        value: { variables: { votingPlace: 'vote-center' } },
      });
      expect(messageVariables({ ...facts, method: undefined })).toMatchObject({ ok: false, error: { fact: 'method' } });
    }
  });

  // Plumas, 2020: voters of a county without polling places read of polling places.
  it.each([
    ['02', /county elections office or drop box/],
    ['32', /county elections office or drop box/],
    ['46', /county elections office or drop box/],
    ['15', /polling place or drop box/],
    ['34', /vote center or drop box/],
  ])('tell voters of county %s only of places that it has: %s', (code, place) => {
    const facts = factsFor('DeadlineReminder');
    const inPersonVoting = inPersonVotingOf(countyOf(code));
    const typed = messageVariables({ ...facts, county: { ...facts.county, inPersonVoting } });
    if (!typed.ok) throw new Error(typed.error.fact);
    for (const channel of CHANNELS_OF.DeadlineReminder) {
      const rendered = renderMessage({ ...typed.value, channel, language: 'en' });
      if (!rendered.ok) throw new Error(rendered.error.kind);
      expect(rendered.value.body).toMatch(
        channel === 'text' ? place : new RegExp(place.source.replace('or drop', 'or a drop')),
      );
      if (inPersonVoting === 'mail-only') expect(rendered.value.body).not.toMatch(/polling place|vote center/);
    }
  });

  // No text outlives its deadline: the request ends with the day until which it can be followed.
  it.each([
    ['ContactCounty', '2026-11-25T16:59', /So that it can count/],
    ['ContactCounty', '2026-11-25T17:00', /The time to fix this has passed/],
    ['Undeliverable', '2026-11-03T19:59', /To get a new ballot/],
    ['Undeliverable', '2026-11-03T20:00', /Questions\?/],
  ] as const)('%s at %s says %s', (type, local, words) => {
    const now = Temporal.PlainDateTime.from(local).toZonedDateTime('America/Los_Angeles').toInstant();
    const typed = messageVariables({ ...factsFor(type), now });
    if (!typed.ok) throw new Error(typed.error.fact);
    const rendered = renderMessage({ ...typed.value, channel: 'text', language: 'en' });
    expect(rendered.ok && rendered.value.body).toMatch(words);
  });

  it.each(CORRECTED.map((corrects) => [corrects] as const))(
    'a correction of %s says what was wrong, in every language',
    (corrects) => {
      const facts: Record<typeof corrects, Partial<MessageFacts>> = {
        ...(Object.fromEntries(MESSAGE_TYPES.map((type) => [type, { corrects: type, method: undefined }])) as Record<
          MessageType,
          Partial<MessageFacts>
        >),
        AtPollingPlace: { corrects: 'InPerson', method: 'POLL' },
        AtVoteCenter: { corrects: 'InPerson', method: 'VCR' },
        general: {},
      };
      const typed = messageVariables({ ...factsFor('Correction'), ...facts[corrects] });
      if (!typed.ok) throw new Error(typed.error.fact);
      for (const language of LANGUAGES) {
        for (const channel of CHANNELS_OF.Correction) {
          const rendered = renderMessage({ ...typed.value, channel, language });
          const sentence = CATALOG[language].corrections[corrects].message;
          expect(rendered.ok && rendered.value.body, `${language} ${channel}`).toContain(sentence);
        }
      }
    },
  );

  // Mailed on a Friday before a holiday on a Monday: the seventh business day is the twelfth day after.
  it.each([
    ['2026-10-02', '2026-10-14T23:59', 'open', /is in the mail to you/],
    ['2026-10-02', '2026-10-15T00:00', 'over', /was mailed to you. If it has not come/],
    ['2026-10-05', '2026-10-26T12:00', 'over', /was mailed to you. If it has not come/],
  ] as const)('mailed on %s and told at %s: the time of the mail is %s', (mailed, local, time, words) => {
    const mailedOn = Temporal.PlainDate.from(mailed);
    const now = Temporal.PlainDateTime.from(local).toZonedDateTime('America/Los_Angeles').toInstant();
    expect(mailTimeOf(mailedOn, now)).toBe(time);
    const typed = messageVariables({ ...factsFor('Outbound'), mailedOn, now });
    if (!typed.ok) throw new Error(typed.error.fact);
    const rendered = renderMessage({ ...typed.value, channel: 'text', language: 'en' });
    expect(rendered.ok && rendered.value.body).toMatch(words);
  });

  // The day of the Postal Service is said while it lies in the future, and mail that has one is not overdue before it.
  it.each([
    ['2026-10-08', '2026-10-07T23:59', /expects it to arrive on/],
    ['2026-10-08', '2026-10-08T00:00', /usually takes 5 to 7 business days/],
    ['2026-10-20', '2026-10-19T12:00', /expects it to arrive on/],
    ['2026-10-20', '2026-10-20T12:00', /was mailed to you. If it has not come/],
  ] as const)('expected on %s and told at %s', (expected, local, words) => {
    const now = Temporal.PlainDateTime.from(local).toZonedDateTime('America/Los_Angeles').toInstant();
    const days = { mailedOn: Temporal.PlainDate.from('2026-10-02'), expectedOn: Temporal.PlainDate.from(expected) };
    const typed = messageVariables({ ...factsFor('Outbound'), ...days, now });
    if (!typed.ok) throw new Error(typed.error.fact);
    const rendered = renderMessage({ ...typed.value, channel: 'text', language: 'en' });
    expect(rendered.ok && rendered.value.body).toMatch(words);
    const call = renderMessage({ ...typed.value, channel: 'voice', language: 'en' });
    expect(call.ok && call.value.body).not.toContain('2026-10');
  });

  it("prefer the county's own signature form to its site", () => {
    const facts = factsFor('SignatureCure');
    const contact = { ...facts.county.contact, cureForm: 'https://kern.example/form' };
    expect(messageVariables({ ...facts, county: { ...facts.county, contact } })).toMatchObject({
      value: { variables: { cureLink: 'https://kern.example/form' } },
    });
  });
});
