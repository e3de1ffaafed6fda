import { expect, it } from 'vitest';
import type { ReportedEvent, Timelines } from '../../lib/ballot-tracking/domain/timeline.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { filled, voterTexts } from '../../lib/voter-site/pages/texts/index.ts';
import { ELECTION } from '../elections/sample-election.ts';
import { form, signUpMemory } from '../sign-up/sign-up-memory.ts';
import { sampleSignUpSite } from './sample-sign-up-site.ts';
import { voterBrowser } from './voter-browser.ts';

const texts = voterTexts('en');
const { types } = texts.site.messages;

const report = (number: number, tells: ReportedEvent['tells'], code: string, day: string): ReportedEvent => {
  const at = Temporal.Instant.from(`2026-${day}T16:00:00Z`);
  const ballot = { ballotId: `B${number}`, number };
  return { kind: 'reported', at, tells, code, county: '34', ballot, state: 'current', recordedAt: at, messages: [] };
};

/** The boxes of the ballot page, each as its heading. */
const headings = async (events: readonly ReportedEvent[], now: string): Promise<readonly string[]> => {
  const memory = signUpMemory();
  const timeline = { electionId: ELECTION.id, events };
  const timelines: Timelines = { elections: [{ election: ELECTION, takesPart: true, timeline }], aboutSignUp: [] };
  const clock = async (): Promise<Temporal.Instant> => Temporal.Instant.from(now);
  const { site } = sampleSignUpSite((name) => name, { clock, readTimelines: async () => timelines }, memory);
  const browser = voterBrowser(site);
  const { consent: _consent, ...typed } = form({ channels: ['text'] });
  await browser.post('/sign-up', { ...typed, consent: 'yes' });
  await browser.post('/sign-up/code', { phone: memory.codeTo('+19165550123') });
  const { html } = await browser.get('/my-ballot');
  return [...html.matchAll(/<h3 class="usa-(?:alert|summary-box)__heading">(.*?)<\/h3>/g)].map(([, heading]) =>
    String(heading),
  );
};

const numbered = (name: string, number: number): string =>
  `${name} (${filled(texts.timeline.ballot, { number: String(number) })})`;

it('shows each ballot that stands, by its number, and first what its voter must do', async () => {
  const events = [report(2, 'ContactCounty', 'NID', '10-22'), report(1, 'NotAccepted', 'BME', '10-26')];
  const [asked, other, ...rest] = await headings(events, '2026-10-27T20:00:00Z');
  expect(asked).toBe(numbered(types.ContactCounty.name, 2));
  expect(other).toBe(numbered(types.NotAccepted.name, 1));
  expect(rest).toEqual([]);
});

it('shows no ballot on its way once the polls have closed', async () => {
  const events = [report(1, 'Outbound', 'ISSUED', '10-05')];
  expect(await headings(events, '2026-11-03T20:00:00Z')).toEqual([types.Outbound.name]);
  expect(await headings(events, '2026-11-04T20:00:00Z')).toEqual([]);
});
