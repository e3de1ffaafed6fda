import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import documented from '../../../lib/messaging/data/sms-countries.json' with { type: 'json' };
import { ASSEMBLIES } from '../stages.ts';
import { literal } from './literal.ts';
import { environmentOf, lambdasOf } from './permission-needs.ts';
import { logGroupOf } from './policies.ts';
import { application, EVERY_ASSEMBLY, isRecord, list, ON_AWS, prerequisites, regionOf } from './templates.ts';

/** A copy of a secret in CloudFront's Region. */
const EDGE_COPY = /"ReplicaRegions":\s*\[\s*\{\s*"Region":\s*"us-east-1"\s*\}\s*\]/g;

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
        // The one exception: CloudFront's key is copied to where CloudFront's stack reads it.
        ...readFileSync(file, 'utf8')
          .replaceAll(EDGE_COPY, '')
          .matchAll(/\b(?:us|eu|ap|ca|sa)-(?:gov-)?(?:north|south|east|west|central)[a-z]*-\d\b/g),
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

  it('has rules for countries that End User Messaging knows, and allows the United States; or none, where guests alone are reached', () => {
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
        expect(allowed.map(({ CountryCode }) => CountryCode).toSorted()).toEqual(
          name === 'cte' ? [] : ['GU', 'PR', 'US', 'VI'],
        );
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

describe.each(ON_AWS)('what %s names outside itself answers there:', (name) => {
  const app = application(name);

  it('tokens, where Cognito hands them out: in GovCloud at its FIPS address alone', () => {
    // Source: AWS GovCloud (US) User Guide, "Amazon Cognito".
    const host = `${app.partition === 'aws-us-gov' ? 'auth-fips' : 'auth'}.${app.region}.amazoncognito.com`;
    const told = lambdasOf(app).flatMap(({ lambda }) => {
      const { TOKEN_URL: value } = environmentOf(lambda);
      return value === undefined ? [] : [literal(app, lambda.stack, value as never)];
    });
    // The API's document, and in the test environment what calls the API as a county.
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toMatch(new RegExp(`^https://[A-Za-z0-9-]+\\.${host.replaceAll('.', '\\.')}/oauth2/token$`));
  });

  it('recordings, in S3: Connect fetches from nothing else', () => {
    // Source: Amazon Connect API Reference, "MessageParticipant": the only supported type is S3.
    const bucket = ASSEMBLIES[name].file?.calls.recordingsBucket;
    const played = app.all('AWS::Connect::ContactFlow').map(({ stack, properties }) => {
      const content = JSON.parse(literal(app, stack, properties['Content'])) as {
        readonly Actions: readonly {
          readonly Type: string;
          readonly Parameters: { readonly Media?: { readonly Uri: string; readonly SourceType: string } };
        }[];
      };
      const spoken = content.Actions.filter(({ Type }) => Type === 'MessageParticipant');
      expect(new Set(spoken.map(({ Parameters }) => Parameters.Media?.SourceType))).toEqual(new Set(['S3']));
      return spoken.map(({ Parameters }) => Parameters.Media?.Uri);
    });
    const uri = (attribute: string) => `https://${bucket}.s3.${app.region}.amazonaws.com/$.Attributes.${attribute}`;
    const code = [1, 2, 3, 4, 5, 6].map((digit) => `digit${digit}`);
    // A message is one recording; a code is said twice, digit by digit.
    // Connect cannot be kept to guests: a County Test Environment plays nothing.
    const flows = [['audioKey'].map(uri), ['opening', ...code, 'again', ...code, 'closing'].map(uri)];
    expect(played).toEqual(name === 'cte' ? [] : flows);
  });
});

describe('where a function’s lines go', () => {
  it.each(EVERY_ASSEMBLY.filter((name) => name !== 'prod-govcloud'))(
    '%s: JSON, also what the runtime writes',
    (name) => {
      const functions = application(name).all('AWS::Lambda::Function');
      expect(functions.length).toBeGreaterThan(40);
      for (const { where, properties } of functions) {
        expect(properties['LoggingConfig'], where).toMatchObject({ LogFormat: 'JSON' });
      }
    },
  );

  it('prod-govcloud: Lambda is asked for no format there, and the group is there before the function', () => {
    // Source: AWS GovCloud (US) User Guide, "AWS Lambda": "JSON log formatting is not available."
    const app = application('prod-govcloud');
    const functions = app.all('AWS::Lambda::Function');
    expect(functions.filter(({ properties }) => 'LoggingConfig' in properties).map(({ where }) => where)).toEqual([]);
    const unready = functions.filter((lambda) => {
      const group = logGroupOf(app, lambda);
      return group === undefined || group.stack !== lambda.stack || !prerequisites(app, lambda).has(group.id);
    });
    expect(unready.map(({ where }) => where)).toEqual([]);
  });
});
