import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import documented from '../../../lib/messaging/data/sms-countries.json' with { type: 'json' };
import { application, EVERY_ASSEMBLY, isRecord, list, ON_AWS, regionOf } from './templates.ts';

describe.each(EVERY_ASSEMBLY)('%s', (name) => {
  const app = application(name);

  it('names no partition but its own, neither in templates nor in state machines', () => {
    for (const file of app.files) {
      const foreign = [...readFileSync(file, 'utf8').matchAll(/arn:(aws[a-z-]*):[a-z0-9-]*:/g)].filter(
        ([, partition]) => partition !== app.partition,
      );
      expect(
        foreign.map(([arn]) => arn),
        file,
      ).toEqual([]);
    }
  });

  it('state machines take their partition from where they are deployed', () => {
    const machines = app.all('AWS::StepFunctions::StateMachine');
    expect(machines.length).toBeGreaterThanOrEqual(2);
    for (const { where, properties } of machines) {
      expect(JSON.stringify(properties['DefinitionString']), where).not.toContain('arn:aws:');
    }
  });

  it('names no Region but its own', () => {
    for (const file of app.files) {
      const regions = [
        ...readFileSync(file, 'utf8').matchAll(
          /\b(?:us|eu|ap|ca|sa)-(?:gov-)?(?:north|south|east|west|central)[a-z]*-\d\b/g,
        ),
      ];
      expect(
        [...new Set(regions.map(([region]) => region))].filter((region) => region !== regionOf(app, file)),
        file,
      ).toEqual([]);
    }
  });
});

/** No country of ISO 3166-1, not in AWS's tables, or by AWS's own words not reached. */
const UNKNOWN_TO_AWS = ['AC', 'AS', 'CU', 'IR', 'KP', 'MP', 'SD', 'SY', 'TA', 'XK'];
const FEWEST_COUNTRIES = 190;

describe.each(ON_AWS)('the protect configuration of %s', (name) => {
  const app = application(name);

  it('has rules for countries that End User Messaging knows, and allows the United States', () => {
    const configurations = app.all('AWS::SMSVOICE::ProtectConfiguration');
    expect(configurations).toHaveLength(1);
    for (const { properties } of configurations) {
      const sets = properties['CountryRuleSet'];
      for (const [capability, rules] of Object.entries(isRecord(sets) ? sets : {})) {
        const countries = list(rules).filter(isRecord);
        const codes = countries.map(({ CountryCode }) => String(CountryCode));
        expect(
          UNKNOWN_TO_AWS.filter((code) => codes.includes(code)),
          capability,
        ).toEqual([]);
        expect(codes.toSorted(), capability).toEqual(documented.countries);
        // What has no rule is allowed: a country that is known is blocked by name.
        expect(new Set(codes).size).toBeGreaterThan(FEWEST_COUNTRIES);
        const allowed = countries.filter(({ ProtectStatus }) => ProtectStatus === 'ALLOW');
        expect(allowed.map(({ CountryCode }) => CountryCode).toSorted()).toEqual(['GU', 'PR', 'US', 'VI']);
      }
    }
  });
});

describe('what is deployed has no placeholder', () => {
  // That a file with one is refused is tested with the file: test/platform/stage-file.test.ts.
  it.each(ON_AWS)('the templates of %s', (name) => {
    for (const file of application(name).files) {
      const placeholders = [...readFileSync(file, 'utf8').matchAll(/[\w@.-]*\bexample\.[a-z]+/g)].map(([text]) => text);
      expect(placeholders, file).toEqual([]);
    }
  });
});
