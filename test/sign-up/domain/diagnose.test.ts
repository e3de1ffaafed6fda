import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Temporal } from '../../../lib/shared/time.ts';
import { diagnose } from '../../../lib/sign-up/domain/diagnose.ts';
import { CAUSES, type Cause, GUIDANCE_CAUSES, type Typed } from '../../../lib/sign-up/domain/diagnosis.ts';
import { findingWords } from '../../../lib/sign-up/domain/diagnosis-words.ts';
import type { HelpedVoter } from '../../../lib/sign-up/domain/helped-voter.ts';
import { DEFAULT_HOURS } from '../../../lib/voters/domain/hours.ts';
import type { Subscription } from '../../../lib/voters/domain/subscription.ts';

const TODAY = Temporal.PlainDate.from('2026-10-20');

const VOTER: HelpedVoter = {
  voterId: 'V1',
  county: '03',
  status: 'A',
  firstName: 'Sinead',
  middleName: '',
  lastName: 'O’Brien',
  suffix: '',
  dateOfBirth: '1971-03-09',
  zip: '95642',
  registrationDate: '2012-05-01',
  getsMailElsewhere: false,
};

const causesOf = (
  voter: HelpedVoter,
  typed: Typed = {},
  alike: readonly HelpedVoter[] = [],
  subscription?: Subscription,
): readonly Cause[] => diagnose({ voter, typed, alike, subscription }, TODAY).findings.map(({ cause }) => cause);

describe('each cause of the guidance', () => {
  const cases: readonly (readonly [string, Partial<HelpedVoter>, Typed, readonly Cause[], string])[] = [
    [
      'a first name that was mis-keyed',
      { firstName: 'Sinaed' },
      { firstName: 'Sinead' },
      ['record-differs'],
      'not-matched',
    ],
    ['a nickname', {}, { firstName: 'Sin' }, ['record-differs'], 'not-matched'],
    [
      'a last name that was mis-keyed',
      { lastName: 'Obrian' },
      { lastName: 'OBrien' },
      ['record-differs'],
      'not-matched',
    ],
    ['a date of birth that was mis-keyed', {}, { dateOfBirth: '03-19-1971' }, ['record-differs'], 'not-matched'],
    ['a ZIP code that was mis-keyed', {}, { zip: '95624' }, ['record-differs'], 'not-matched'],
    ['a registration of this week', { registrationDate: '2026-10-16' }, {}, ['recent-change', 'device'], 'subscribed'],
    ['an inactive registration', { status: 'I' }, {}, ['not-active'], 'not-matched'],
    ['a pending registration', { status: 'P' }, {}, ['not-active'], 'not-matched'],
    ['a cancelled registration', { status: 'C' }, {}, ['not-active'], 'not-matched'],
    ['an overseas ZIP code', { getsMailElsewhere: true }, { zip: '530-0001' }, ['overseas-zip'], 'form-refused'],
    ['the ZIP code of another state', {}, { zip: '10001' }, ['overseas-zip'], 'form-refused'],
    ['day before month', {}, { dateOfBirth: '09-03-1971' }, ['date-format'], 'not-matched'],
    [
      'day before month, where no month is so late',
      { dateOfBirth: '1970-12-31' },
      { dateOfBirth: '31/12/1970' },
      ['date-format'],
      'form-refused',
    ],
    ['a year in two digits', {}, { dateOfBirth: '3/9/71' }, ['date-format'], 'form-refused'],
    [
      'the device',
      {},
      { firstName: 'SINEAD', lastName: 'OBrien', dateOfBirth: '03091971', zip: '95642-1234' },
      ['device'],
      'subscribed',
    ],
  ];
  it.each(cases)('%s', (_name, change, typed, causes, answer) => {
    const diagnosis = diagnose({ voter: { ...VOTER, ...change }, typed, alike: [], subscription: undefined }, TODAY);
    expect(diagnosis.findings.map(({ cause }) => cause)).toEqual(causes);
    expect(diagnosis.answer).toBe(answer);
  });

  it('another voter with the same name, date of birth and ZIP code', () => {
    const twin = { ...VOTER, voterId: 'V2', firstName: 'SINEAD' };
    expect(causesOf(VOTER, {}, [VOTER, twin])).toEqual(['similar-voter']);
    expect(causesOf(VOTER, {}, [VOTER, { ...twin, status: 'C' }])).toEqual(['device']);
  });

  it('says without what was typed where a voter abroad should look', () => {
    const { findings } = diagnose(
      { voter: { ...VOTER, getsMailElsewhere: true }, typed: {}, alike: [], subscription: undefined },
      TODAY,
    );
    expect(findings).toContainEqual({ cause: 'overseas-zip', certainty: 'possible' });
  });

  it('tells that what was typed is the name of a sibling born on the same day', () => {
    const twin = { ...VOTER, voterId: 'V2', firstName: 'Maeve' };
    const facts = { voter: VOTER, typed: { firstName: 'Maeve' }, alike: [VOTER, twin], subscription: undefined };
    expect(diagnose(facts, TODAY).answer).toBe('somebody-else');
  });
});

describe('in words that are true', () => {
  const said = (change: Partial<HelpedVoter>, typed: Typed, alike: readonly HelpedVoter[] = []): string => {
    const voter = { ...VOTER, ...change };
    const { findings } = diagnose({ voter, typed, alike: [voter, ...alike], subscription: undefined }, TODAY);
    return findings.map((finding) => findingWords(finding).says).join(' ');
  };
  it.each<[string, Partial<HelpedVoter>, Typed, RegExp, RegExp]>([
    ['a ZIP code with the state behind', { zip: '95642' }, { zip: '95642 CA' }, /stands in the way/, /California/],
    ['a ZIP code with a point', { zip: '95642' }, { zip: '95642.' }, /stands in the way/, /California/],
    ['a digit too few', {}, { zip: '9581' }, /ZIP code in the registration is not what/, /California/],
    ['a digit too many', {}, { zip: '958144' }, /ZIP code in the registration is not what/, /California/],
    ['a ZIP code of elsewhere', {}, { zip: '85014' }, /not one of California/, /registration/],
    ['a day to come', {}, { dateOfBirth: '03-09-2071' }, /still to come/, /cannot be read/],
    ['a day too long ago', {}, { dateOfBirth: '03-09-1871' }, /older than anybody/, /cannot be read/],
    ['a Buddhist year', {}, { dateOfBirth: '03-09-2514' }, /Buddhist/, /cannot be read/],
    ['nothing as the date', {}, { dateOfBirth: '' }, /left the date of birth empty/, /cannot be read/],
    ['nothing as the name', {}, { firstName: '' }, /first name that the voter typed is empty/, /in the registration/],
    ['a record of 1900', { dateOfBirth: '1900-01-01' }, {}, /the sign-up form takes nothing like it/, /typed/],
    ['a record without a ZIP code', { zip: '' }, {}, /the sign-up form takes nothing like it/, /typed/],
  ])('%s', (_name, change, typed, says, not) => {
    expect(said(change, typed)).toMatch(says);
    expect(said(change, typed)).not.toMatch(not);
  });

  it('an active namesake of an inactive voter would be signed up, and no ID be asked for', () => {
    const twin = { ...VOTER, voterId: 'V2' };
    expect(said({ status: 'I' }, {}, [twin])).toMatch(/would take what was typed for that voter/);
    expect(said({ status: 'I' }, {}, [twin])).not.toMatch(/asks for the VoteCal ID/);
    expect(said({}, {}, [twin])).toMatch(/asks for the VoteCal ID/);
    expect(said({ status: 'I' }, {}, [twin, { ...twin, voterId: 'V3' }])).toMatch(/asks for the VoteCal ID/);
  });
});

describe('what the service knows beside', () => {
  const subscription: Subscription = {
    voterId: 'V1',
    county: '03',
    channels: ['text'],
    language: 'en',
    hours: DEFAULT_HOURS,
    phone: '+12025550123',
    consentedAt: Temporal.Instant.from('2026-09-01T17:00:00Z'),
    consentSource: 'site',
  };
  it.each([
    ['subscribed', subscription],
    ['opted-out', { ...subscription, channels: [] }],
    ['moved', { ...subscription, county: '04' as const }],
  ] as const)('%s', (cause, known) => {
    expect(causesOf(VOTER, {}, [], known)).toEqual(['device', cause]);
  });
});

/** Voters and causes are made together: what was done to a voter is what must be found, and nothing else. */
const NAMES = ['Maria', 'Sinead', 'Duc', 'Chloé', 'Daniel', 'Mary Sue', 'U', 'Ng', 'Đức', 'Anne-Marie'];
const LAST_NAMES = ['O’Brien', 'Carter-Webb', 'Huỳnh', 'Van Dyke', 'García López', 'Yang Xiong', 'Ng', 'Wright'];
/** Adds a letter that no name above ends with: another name by every rule. */
const misKeyed = (name: string): string => `${name}q`;

type Made = {
  readonly voter: HelpedVoter;
  readonly typed: Typed;
  readonly alike: readonly HelpedVoter[];
  readonly causes: ReadonlySet<Cause>;
};

const typedDate = (date: Temporal.PlainDate): string =>
  `${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}-${date.year}`;

const made = fc
  .record({
    firstName: fc.constantFrom(...NAMES),
    lastName: fc.constantFrom(...LAST_NAMES),
    day: fc.integer({ min: 0, max: 20_000 }).map((days) => Temporal.PlainDate.from('1940-01-01').add({ days })),
    zip: fc.integer({ min: 90001, max: 96162 }).map(String),
    saysWhatWasTyped: fc.boolean(),
    wrong: fc.subarray(['firstName', 'lastName', 'dateOfBirth', 'zip'] as const),
    twins: fc.integer({ min: 0, max: 2 }),
    recent: fc.option(fc.integer({ min: 0, max: 30 })),
    status: fc.constantFrom('A', 'A', 'I', 'P', 'C') as fc.Arbitrary<HelpedVoter['status']>,
    abroad: fc.option(fc.constantFrom('530-0001', 'SW1A 1AA', '10001', '75008')),
    badDate: fc.option(fc.constantFrom('two-digits', 'day-first', 'words')),
  })
  .map((one): Made => {
    const causes = new Set<Cause>();
    const { firstName, lastName, day, zip } = one;
    const typed: Record<'firstName' | 'lastName' | 'dateOfBirth' | 'zip', string> = {
      firstName: firstName.toUpperCase(),
      lastName,
      dateOfBirth: typedDate(day),
      zip,
    };
    let voter: HelpedVoter = { ...VOTER, firstName, lastName, dateOfBirth: day.toString(), zip };
    if (one.recent !== null) {
      causes.add('recent-change');
      voter = { ...voter, changedOn: TODAY.subtract({ days: one.recent }) };
    }
    if (one.status !== 'A') {
      causes.add('not-active');
      voter = { ...voter, status: one.status };
    }
    const badDate =
      one.saysWhatWasTyped && one.badDate !== null && !(one.badDate === 'day-first' && day.day === day.month);
    const isAbroad = one.saysWhatWasTyped && one.abroad !== null;
    if (one.saysWhatWasTyped) {
      const wrong = one.wrong.filter(
        (field) => !(field === 'dateOfBirth' && badDate) && !(field === 'zip' && isAbroad),
      );
      for (const field of wrong) {
        causes.add('record-differs');
        if (field === 'dateOfBirth') typed.dateOfBirth = typedDate(day.add({ years: 1, days: 40 }));
        else if (field === 'zip') typed.zip = zip === '90001' ? '90002' : '90001';
        else typed[field] = misKeyed(typed[field]);
      }
      if (badDate) {
        causes.add('date-format');
        const [month, date] = [String(day.month), String(day.day)];
        if (one.badDate === 'two-digits') typed.dateOfBirth = `${month}/${date}/${String(day.year).slice(2)}`;
        else if (one.badDate === 'day-first') typed.dateOfBirth = `${date}/${month}/${day.year}`;
        else typed.dateOfBirth = 'my birthday';
      }
      if (one.abroad !== null) {
        causes.add('overseas-zip');
        typed.zip = one.abroad;
      }
    }
    const said = one.saysWhatWasTyped ? typed : { ...typed, firstName, lastName };
    const alike = Array.from({ length: one.twins }, (_, index) => ({
      ...voter,
      voterId: `T${index}`,
      status: 'A' as const,
      firstName: said.firstName,
      lastName: said.lastName,
    }));
    if (one.twins > 0) causes.add('similar-voter');
    const blocks = [...causes].some((cause) => cause !== 'recent-change');
    if (!blocks) causes.add('device');
    return { voter, typed: one.saysWhatWasTyped ? typed : {}, alike: [...alike, voter], causes };
  });

describe('over many voters', () => {
  it('finds exactly the causes that were there, several at once', () => {
    const seen = new Map<Cause, number>();
    fc.assert(
      fc.property(made, ({ voter, typed, alike, causes }) => {
        const found = causesOf(voter, typed, alike);
        for (const cause of found) seen.set(cause, (seen.get(cause) ?? 0) + 1);
        expect(new Set(found)).toEqual(causes);
        expect(found).toHaveLength(causes.size);
      }),
      { numRuns: 3000 },
    );
    for (const cause of GUIDANCE_CAUSES) expect(seen.get(cause) ?? 0, cause).toBeGreaterThan(100);
  });

  it('names them in the order of the guidance, each with what to do', () => {
    fc.assert(
      fc.property(made, ({ voter, typed, alike }) => {
        const { findings } = diagnose({ voter, typed, alike, subscription: undefined }, TODAY);
        const places = findings.map(({ cause }) => CAUSES.indexOf(cause));
        expect(places).toEqual(places.toSorted((one, other) => one - other));
        for (const finding of findings) {
          const { says, advice } = findingWords(finding);
          expect(says).toMatch(/\.$/);
          expect(advice).toMatch(/\.$/);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the advice for a field that differs', () => {
  const advice = (fields: readonly ('firstName' | 'lastName' | 'dateOfBirth' | 'zip')[]): string =>
    findingWords({ cause: 'record-differs', certainty: 'certain', fields }).advice;

  it('speaks of nicknames and of two last names for a name alone', () => {
    expect(advice(['firstName'])).toContain('no nickname');
    expect(advice(['firstName'])).not.toContain('two last names');
    expect(advice(['lastName', 'zip'])).toContain('both of two last names');
    for (const fields of [['dateOfBirth'], ['zip'], ['dateOfBirth', 'zip']] as const) {
      expect(advice(fields)).not.toMatch(/nickname|last names/);
      expect(advice(fields)).toMatch(/as it stands there\.$/);
    }
  });
});
