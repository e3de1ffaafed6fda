import { isValidPhoneNumber } from 'libphonenumber-js';
import { describe, expect, it } from 'vitest';
import {
  countyContacts,
  DEMO_COUNTY,
  demoBallotBatches,
  demoExpectedMessages,
  demoSubscriptions,
  namedVoters,
  seedCounty,
  seedElection,
  seedVoterRows,
  seedVoters,
} from '../../../lib/local/seed/seed.ts';
import { CHANNELS, Identifier, LANGUAGES } from '../../../lib/shared/codes.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);

describe('the voters table holds people of the roll', () => {
  it.each(['02', '03', '19'])('county %s: the same names, dates, ZIPs and contacts', (county) => {
    const rows = [...seedCounty(county).voteCalRows()];
    expect(rows.slice(0, 60)).toEqual(seedVoterRows(county));
    const roll = new Map(rows.map((row) => [row.voterId, row]));
    for (const voter of seedVoters(county)) {
      expect(roll.get(voter.voterId)).toMatchObject({
        firstName: voter.firstName,
        lastName: voter.lastName,
        dateOfBirth: voter.dateOfBirth,
        residenceZip: voter.zip,
        status: voter.status,
        language: voter.language,
        phone: voter.phone,
        email: voter.email,
        precinct: voter.precinct,
        districts: voter.districts.join(' '),
      });
    }
  });

  it('has 60 voters per county, every language among them, each with a phone and an email of their own', () => {
    for (const { code } of COUNTIES) {
      const voters = seedVoters(code);
      expect(voters.length).toBe(60);
      expect(new Set(voters.map((voter) => voter.language))).toEqual(new Set(LANGUAGES));
      expect(new Set(voters.map((voter) => voter.phone)).size).toBe(60);
      expect(new Set(voters.map((voter) => voter.email)).size).toBe(60);
      expect(voters.filter((voter) => !isValidPhoneNumber(voter.phone))).toEqual([]);
    }
  });

  it('has someone for each reason why a sign-up fails', () => {
    const { inactive, pending, cancelled, confidential, lookAlikes, overseas } = namedVoters('19');
    expect([inactive, pending, cancelled].map((voter) => voter.status)).toEqual(['I', 'P', 'C']);
    expect(confidential).toMatchObject({ confidential: true, status: 'A' });
    const keyOf = (voter: (typeof lookAlikes)[number]) =>
      [voter.firstName, voter.lastName, voter.dateOfBirth, voter.zip].join();
    expect(keyOf(lookAlikes[0])).toBe(keyOf(lookAlikes[1]));
    expect(lookAlikes[0].voterId).not.toBe(lookAlikes[1].voterId);
    const row = seedVoterRows('19').find(({ voterId }) => voterId === overseas.voterId);
    expect(row?.mailingZip).not.toBe(overseas.zip);
    expect(row?.mailingState).toBe('');
  });
});

describe('the demonstration shows every message, language and channel', () => {
  const subscriptions = demoSubscriptions();
  const batches = demoBallotBatches();
  const expected = demoExpectedMessages();

  it('expects a text, an email and a call of each of four types in each of ten languages', () => {
    const shown = new Set(expected.map(({ type, channel, language }) => `${type} ${channel} ${language}`));
    for (const type of ['Outbound', 'Received', 'Accepted', 'ContactCounty']) {
      for (const channel of CHANNELS) {
        for (const language of LANGUAGES) expect(shown).toContain(`${type} ${channel} ${language}`);
      }
    }
    expect(expected.length).toBe(31 * 3 + 30 * 3);
  });

  it('subscribes active voters of one county only, each with contacts for the channels', () => {
    const active = new Map(seedVoters(DEMO_COUNTY).map((voter) => [voter.voterId, voter]));
    for (const one of subscriptions) {
      expect(active.get(one.voterId)).toMatchObject({ status: 'A', confidential: false, county: DEMO_COUNTY });
      expect(one).toMatchObject({ phone: expect.stringContaining('+1'), email: expect.stringContaining('@example.') });
    }
    expect(new Set(subscriptions.map(({ voterId }) => voterId)).size).toBe(31);
  });

  it('makes one voter wait for the evening, and nobody else', () => {
    const late = expected.filter(({ notBefore }) => notBefore.includes('T18:00:00'));
    expect(new Set(late.map(({ voterId }) => voterId))).toEqual(
      new Set([namedVoters(DEMO_COUNTY).eveningOnly.voterId]),
    );
    expect(late.map(({ channel }) => channel)).toEqual([...CHANNELS]);
  });

  it('posts every status after it became true, first on E-29, in the order of the clock, before the next night', () => {
    const posts = batches.map(({ postAt }) => instant(postAt).epochMilliseconds);
    expect(posts).toEqual(posts.toSorted((one, other) => one - other));
    expect(batches[0]?.postAt).toBe('2026-10-05T10:00:00-07:00');
    expect(posts.at(-1)).toBeLessThan(instant('2026-10-14T17:00:00-07:00').epochMilliseconds);
    for (const batch of batches) {
      for (const record of batch.records) {
        expect(Temporal.Instant.compare(instant(record.statusAt), instant(batch.postAt))).toBeLessThan(0);
        expect(Identifier.safeParse(record.ballotId).success).toBe(true);
      }
    }
  });

  it('issues a ballot to every active voter before anything else is said of it', () => {
    const [issued, ...later] = batches;
    const ballots = new Set(issued?.records.map(({ ballotId }) => ballotId));
    expect(ballots.size).toBe(seedVoters(DEMO_COUNTY).filter(({ status }) => status === 'A').length);
    expect(issued?.records.length).toBeGreaterThan(subscriptions.length);
    expect(later.map(({ records }) => records[0]?.status)).toEqual(['INR', 'ACCEPTED', 'NVS']);
    for (const { records } of later) expect(records.every(({ ballotId }) => ballots.has(ballotId))).toBe(true);
  });
});

describe('the election and the offices', () => {
  it('has every county in the statewide election', () => {
    expect(seedElection()).toMatchObject({ id: '2026-11-03-statewide', date: '2026-11-03', imb: 'none' });
    expect(seedElection().counties.length).toBe(58);
  });

  it('gives 58 offices contacts that nobody answers', () => {
    const contacts = countyContacts();
    expect(contacts.map(({ county }) => county)).toEqual(COUNTIES.map(({ code }) => code));
    for (const { phone, email, site } of contacts) {
      expect(phone).toMatch(/^\+1\d{3}55501\d{2}$/);
      expect(email).toMatch(/^elections@[a-z-]+\.example\.org$/);
      expect(new URL(site).host).toMatch(/\.example\.org$/);
    }
    expect(new Set(contacts.map(({ phone }) => phone)).size).toBe(58);
  });
});
