import { describe, expect, it } from 'vitest';
import type { VoterReport } from '../../lib/ballot-tracking/domain/timeline.ts';
import { NO_CONTACTS } from '../../lib/counties/domain/contacts.ts';
import { CATALOG } from '../../lib/messaging/domain/catalog/catalog.ts';
import { LANGUAGES, type Language } from '../../lib/shared/codes.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { translatedName } from '../../lib/voter-site/pages/election-dates.tsx';
import { isStillSaid, Standing } from '../../lib/voter-site/pages/my-ballot/standing.tsx';
import { voterTexts } from '../../lib/voter-site/pages/texts/index.ts';
import { ELECTION } from '../elections/sample-election.ts';

const contact = {
  ...NO_CONTACTS.voters,
  phone: '209.555.0144',
  site: 'https://elections.example.ca.gov',
  cureForm: 'https://elections.example.ca.gov/cure',
};
type Told = Pick<VoterReport, 'reason'> & { readonly now?: string; readonly language?: Language };
const standing = (
  tells: 'SignatureCure' | 'ContactCounty' | 'Undeliverable' | 'Accepted' | 'NotAccepted',
  { now = '2026-10-21T17:00:00Z', language = 'en', ...told }: Told = {},
): string =>
  String(
    <Standing
      report={{
        kind: 'reported',
        at: Temporal.Instant.from('2026-10-20T17:00:00Z'),
        tells,
        state: 'current',
        messages: [],
        ...told,
      }}
      election={ELECTION}
      now={Temporal.Instant.from(now)}
      office={{ county: '03', contact }}
      language={language}
    />,
  );

it.each(['SignatureCure', 'ContactCounty'] as const)(
  '%s is a warning with its last day, the form and the phone',
  (tells) => {
    const page = standing(tells);
    for (const part of ['usa-alert--warning', 'Last day to correct', contact.cureForm, '(209) 555-0144']) {
      expect(page).toContain(part);
    }
  },
);

it('a ballot that came back is a warning with the phone, and has no day for a signature', () => {
  expect(standing('Undeliverable')).toContain('usa-alert--warning');
  expect(standing('Undeliverable')).not.toContain('Last day to correct');
});

describe.each(LANGUAGES)('what the county needs, in %s', (language) => {
  it.each([
    ['SignatureCure', 'NVS', 'signature'],
    ['SignatureCure', 'NMS', 'signature'],
    ['ContactCounty', 'NID', 'identity'],
    ['ContactCounty', 'INF', 'information'],
  ] as const)('%s (%s) says why, as the message does, and what helps while it does', (tells, reason, helps) => {
    const { [reason]: why } = CATALOG[language].reasons;
    const { toDo } = voterTexts(language).timeline;
    const page = standing(tells, { reason, language });
    for (const part of [why.message, toDo[helps]]) expect(page).toContain(part.replaceAll("'", '&#39;'));
    expect(standing(tells, { reason, language, now: '2026-12-20T00:00:00Z' })).not.toContain(toDo[helps]);
  });
});

it('why a ballot was not accepted is said, and nothing that could still be done about it', () => {
  const page = standing('NotAccepted', { reason: 'NOT' });
  expect(page).toContain('It was not received on time.');
  for (const helps of Object.values(voterTexts('en').timeline.toDo)) expect(page).not.toContain(helps);
});

it.each(['NID', 'INF'] as const)('%s has neither the last day nor the form of a signature', (reason) => {
  const page = standing('ContactCounty', { reason });
  expect(page).toContain('usa-alert--warning');
  expect(page).toContain('https://elections.example.ca.gov"');
  for (const part of ['Last day to correct', contact.cureForm]) expect(page).not.toContain(part);
});

const over = [
  ['ContactCounty', { reason: 'NVS' }, '2026-11-30T00:00:00Z'],
  ['ContactCounty', { reason: 'NID' }, '2026-11-30T00:00:00Z'],
  ['Undeliverable', {}, '2026-11-04T05:00:00Z'],
] as const;
it.each(over)('%s asks for nothing that can no longer be done, and keeps the phone', (tells, told, now) => {
  const page = standing(tells, { ...told, now });
  const { name, meaning } = voterTexts('en').site.messages.types[tells];
  for (const part of [name, '(209) 555-0144']) expect(page).toContain(part);
  for (const part of ['usa-alert', meaning, 'Last day', 'href="https']) expect(page).not.toContain(part);
});

it.each([
  ['Outbound', '2026-11-04T03:00:00Z', true],
  ['Outbound', '2026-11-04T05:00:00Z', false],
  ['Reissued', '2026-11-04T05:00:00Z', false],
  ['Received', '2026-12-20T00:00:00Z', true],
  ['Accepted', '2027-02-01T00:00:00Z', true],
] as const)('%s at %s is still said: %s', (tells, now, isSaid) => {
  const report: VoterReport = {
    kind: 'reported',
    at: Temporal.Instant.from('2026-10-20T17:00:00Z'),
    tells,
    state: 'current',
    messages: [],
  };
  expect(isStillSaid(report, ELECTION, Temporal.Instant.from(now))).toBe(isSaid);
});

it('good news is no warning', () => {
  expect(standing('Accepted')).not.toContain('usa-alert');
});

it('a standard name of an election has the words that messages have for it', () => {
  const { translations: _own, ...election } = { ...ELECTION, name: 'Statewide General Election' };
  expect(translatedName(election, 'es')).toBe('Elecciones Generales Estatales');
});
