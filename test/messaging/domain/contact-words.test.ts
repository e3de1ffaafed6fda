import { describe, expect, it } from 'vitest';
import type { VariableValues } from '../../../lib/messaging/domain/catalog-variables.ts';
import { isLinkHost } from '../../../lib/messaging/domain/contact-words.ts';
import { renderMessage } from '../../../lib/messaging/domain/render.ts';
import { pickVariables, SAMPLE_VALUES } from '../../../lib/messaging/domain/render-preview.ts';
import { CHANNELS, LANGUAGES } from '../../../lib/shared/codes.ts';

const refusals = (values: Partial<VariableValues>): ReadonlySet<string> =>
  new Set(
    LANGUAGES.flatMap((language) =>
      CHANNELS.map((channel) => {
        const variables = pickVariables('SignatureCure', { ...SAMPLE_VALUES, ...values });
        const rendered = renderMessage({ ...variables, channel, language });
        return rendered.ok ? 'sent' : 'variable' in rendered.error ? rendered.error.variable : rendered.error.kind;
      }),
    ),
  );

describe('the contacts that a message carries', () => {
  it.each([
    'https://vote-now.com/cure',
    'https://sos.ca.gov.vote-now.com',
    'https://sos-ca-gov.com',
    'https://notgov',
    'https://gov',
    'https://elections.kern.exаmple.org',
    'https://xn--80ak6aa92e.gov',
    'https://user@sos.ca.gov',
    'https://sos.ca.gov@vote-now.com',
    'https://sos.ca.gov:8443/cure',
    'https://sos.ca.gov\\@vote-now.com',
    'https://sos.ca.gov/redirect?to=https://vote-now.com',
    'https://sos.ca.gov/#/vote-now.com',
    'https://sos.ca.gov//vote-now.com',
    'https://sos.ca.gov/%2e%2e/x',
    'https://sos.ca.gov/../x',
    'https://sos.ca.gov/cure https://vote-now.com',
    'https://192.0.2.7/cure',
    'https://[2001:db8::1]/',
    'https://bit.ly/ca26',
    'https://acme-widgets.la.ca.us/cure',
    'https://jolly-roger.berkeley.ca.us',
    'https://co.ca.us',
    'https://a.gov.ca.us',
    'https://co.kern.ca.us.vote-now.com',
    'https://elco.kern.ca.us',
    'http://sos.ca.gov/cure',
    'javascript:alert(1)',
    'sos.ca.gov/cure',
    'https://sos.ca.gov/Call-1-900-555-0142',
    'https://sos.ca.gov/call/19005550142',
    'https://sos.ca.gov/votefix.com',
    'https://sos.ca.gov/see-www.votefix-com',
  ])('send nobody to %s', (cureLink) => {
    expect([...refusals({ cureLink })]).toEqual(['cureLink']);
  });

  it.each([
    'registrar@vote-now.com',
    'registrar@sos.ca.gov.vote-now.com',
    'a@b@sos.ca.gov',
    'registrar@sos.ca.gov, other@vote-now.com',
    '"call 9165550142"@sos.ca.gov',
    'реестр@sos.ca.gov',
    'call.1-900-555-0142@sos.ca.gov',
    'www.votefix.com@sos.ca.gov',
    'votefix.com@sos.ca.gov',
    '19005550142@sos.ca.gov',
    'sos.ca.gov',
  ])('write to nobody at %s', (countyEmail) => {
    expect([...refusals({ countyEmail })]).toEqual(['countyEmail']);
  });

  it.each([
    '(900) 555-0142',
    '(310) 976-1234',
    '(876) 322-5678',
    '+44 20 7946 0000',
    '911',
    '555-0142',
    '(209) 555-0144 or vote-now.com',
    '٢٠٩٥٥٥٠١٤٤',
  ])('have nobody call %s', (countyPhone) => {
    expect([...refusals({ countyPhone })]).toEqual(['countyPhone']);
  });

  it('are told where they are an office’s', () => {
    const office = {
      cureLink: 'https://www.sos.ca.gov/elections/cure',
      countyEmail: 'Registrar.of-Voters@co.kern.ca.us',
    };
    expect([...refusals({ ...office, countyPhone: '(800) 345-8683' })]).toEqual(['sent']);
    expect([...refusals({ cureLink: 'https://www.sdvote.com/cure/' })]).toEqual(['sent']);
  });

  it.each([
    ['sos.ca.gov', true],
    ['SOS.CA.GOV', true],
    ['elections.amador.example.org', true],
    ['gov', false],
    ['ca.us', false],
    ['mysdvote.com', false],
    ['sdvote.com.evil.com', false],
    ['sos.ca.gov.', false],
    ['sos..gov', false],
    ['-x.gov', false],
  ])('%s is a host of the list: %s', (host, known) => {
    expect(isLinkHost(host)).toBe(known);
  });
});
