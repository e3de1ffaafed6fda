import { expect, it } from 'vitest';
import { NO_CONTACTS } from '../../lib/counties/domain/contacts.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { translatedName } from '../../lib/voter-site/pages/election-dates.tsx';
import { Standing } from '../../lib/voter-site/pages/my-ballot/standing.tsx';
import { ELECTION } from '../elections/sample-election.ts';

const contact = { ...NO_CONTACTS.voters, phone: '209.555.0144', cureForm: 'https://elections.example.ca.gov/cure' };
const standing = (tells: 'SignatureCure' | 'ContactCounty' | 'Undeliverable' | 'Accepted'): string =>
  String(
    <Standing
      report={{
        kind: 'reported',
        at: Temporal.Instant.from('2026-10-20T17:00:00Z'),
        tells,
        state: 'current',
        messages: [],
      }}
      election={ELECTION}
      office={{ county: '03', contact }}
      language="en"
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

it('good news is no warning', () => {
  expect(standing('Accepted')).not.toContain('usa-alert');
});

it('a standard name of an election has the words that messages have for it', () => {
  const { translations: _own, ...election } = { ...ELECTION, name: 'Statewide General Election' };
  expect(translatedName(election, 'es')).toBe('Elecciones Generales Estatales');
});
