import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOG } from '../../../lib/messaging/domain/catalog/catalog.ts';
import {
  CHANNELS_OF,
  CONTACT_COUNTY_CODES,
  NOT_ACCEPTED_CODES,
  VARIABLES_OF,
  type VariableValues,
} from '../../../lib/messaging/domain/catalog-variables.ts';
import { type RenderRequest, renderMessage } from '../../../lib/messaging/domain/render.ts';
import {
  pickVariables,
  previewMessage,
  previewMessages,
  SAMPLE_VALUES,
} from '../../../lib/messaging/domain/render-preview.ts';
import { variablesInWords } from '../../../lib/messaging/domain/render-variables.ts';
import { CHANNELS, type Channel, LANGUAGES, type Language, MESSAGE_TYPES } from '../../../lib/shared/codes.ts';
import { nameFault } from '../../../lib/shared/plain-name.ts';
import { charactersNormalized } from '../../shared/normalized-characters.ts';

const TYPED = MESSAGE_TYPES.flatMap((type) => CHANNELS_OF[type].map((channel: Channel) => ({ type, channel })));

/** The same request with other variables, which the types would not allow. */
const withVariables = (request: RenderRequest, change: Record<string, unknown>): RenderRequest => {
  const entries = Object.entries({ ...request.variables, ...change }).filter(([, value]) => value !== undefined);
  return { ...request, variables: Object.fromEntries(entries) } as unknown as RenderRequest;
};

const request = (type: (typeof MESSAGE_TYPES)[number], channel: Channel, language: Language): RenderRequest => ({
  ...pickVariables(type, SAMPLE_VALUES),
  channel,
  language,
});

const body = (...of: Parameters<typeof previewMessage>): string => previewMessage(...of)?.body ?? '';

describe('rendering', () => {
  it('finishes every type in every language over every channel that it has', () => {
    let rendered = 0;
    for (const language of LANGUAGES) {
      for (const type of MESSAGE_TYPES) {
        for (const { message } of previewMessages(type, language)) {
          rendered += 1;
          const texts = message.channel === 'email' ? [message.subject, message.body] : [message.body];
          for (const text of texts) {
            expect(text, `${type} ${language} ${message.channel}`).not.toMatch(/[{}]|undefined|null| {2}|^\s|\s$/);
          }
          if (message.channel === 'text') expect(message.body).not.toContain('\n');
          // SendVoiceMessage takes at most 3,000 characters.
          if (message.channel === 'voice') expect(message.body.length).toBeLessThan(3000);
        }
      }
    }
    expect(rendered).toBe(14 * 10 * 3 - 2 * 10);
  });

  // In 2025 voters got a reminder whose date was blank.
  it.each(TYPED)('refuses $type by $channel without any one of its variables', ({ type, channel }) => {
    for (const language of LANGUAGES) {
      const complete = request(type, channel, language);
      for (const variable of VARIABLES_OF[type]) {
        const without = renderMessage(withVariables(complete, { [variable]: undefined }));
        expect(without).toEqual({ ok: false, error: { kind: 'missing-variable', variable } });
      }
    }
  });

  it('refuses a variable that it does not know, and values that are none', () => {
    const complete = request('Received', 'text', 'en');
    const kindOf = (change: Record<string, unknown>) => {
      const rendered = renderMessage(withVariables(complete, change));
      return rendered.ok ? 'rendered' : rendered.error.kind;
    };
    expect(kindOf({ firstName: 'Ana' })).toBe('unknown-variable');
    for (const empty of ['', '  ', '\n', '\u200e\u202e', '\u0000'])
      expect(kindOf({ county: empty })).toBe('empty-variable');
    for (const invalid of ['{county}', 'a}', 7, {}]) expect(kindOf({ county: invalid })).toBe('invalid-variable');
    for (const invalid of ['', '2026-11-03', new Date(0)])
      expect(kindOf({ electionDate: invalid })).toBe('invalid-variable');
    expect(renderMessage(withVariables(request('Accepted', 'text', 'en'), { counted: 'maybe' })).ok).toBe(false);
    expect(renderMessage(withVariables(request('NotAccepted', 'text', 'en'), { notAcceptedReason: 'NVS' })).ok).toBe(
      false,
    );
  });

  it('has no confirmation by phone', () => {
    for (const language of LANGUAGES) {
      const rendered = renderMessage(request('Confirmation', 'voice', language));
      expect(rendered).toEqual({ ok: false, error: { kind: 'no-such-channel' } });
    }
  });

  // A county's own words reach every voter: they must not be able to break a message, forge a header or turn a line.
  it('survives any words that a county may enter', () => {
    const hostile = [
      ...["'", "''", '"', '\n', '\r\n', '\u202e', '\u2066', '\u2028', '<b>', '#', '|', '%s', '\ud800'],
      ...["'{'", '{county}', '}'],
    ];
    const part = fc.oneof(
      { weight: 8, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
      { weight: 4, arbitrary: fc.constantFrom(...hostile.slice(0, -3)) },
      { weight: 1, arbitrary: fc.constantFrom(...hostile.slice(-3), '') },
    );
    const text = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
    // Names and contacts are mostly refused as such, so that most messages are finished with one that may stand.
    const orNone = (usual: string) =>
      fc.oneof({ weight: 7, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: text });
    let finished = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...TYPED),
        fc.constantFrom(...LANGUAGES),
        fc.record({
          county: text,
          electionName: orNone(SAMPLE_VALUES.electionName),
          countyPhone: orNone(SAMPLE_VALUES.countyPhone),
          countyEmail: orNone(SAMPLE_VALUES.countyEmail),
          trackingSite: text,
          cureLink: orNone(SAMPLE_VALUES.cureLink),
        }),
        ({ type, channel }, language, words) => {
          const rendered = renderMessage({ ...pickVariables(type, { ...SAMPLE_VALUES, ...words }), channel, language });
          if (!rendered.ok) {
            expect(['empty-variable', 'invalid-variable']).toContain(rendered.error.kind);
            return;
          }
          finished += 1;
          const message = rendered.value;
          expect(message.body).not.toMatch(/[{}\r\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
          expect(message.body).not.toMatch(/\p{Cs}/u);
          if (message.channel === 'text') expect(message.body).not.toContain('\n');
          if (message.channel === 'email') expect(message.subject).not.toMatch(/[\r\n]/);
        },
      ),
      { numRuns: 1000 },
    );
    expect(finished).toBeGreaterThan(100);
  });

  it('writes no name that a message may not carry, whatever signs it is stored with', () => {
    const piece = fc.constantFrom(
      ...['916', '653', '2244', '2026', '3', 'VOTE', 'NOW', 'vote', 'com', 'app', 'Election', '500', 'Unit'],
      ...[
        ' ',
        '-',
        '\u2010',
        '\u2022',
        '\u00b7',
        '\u2212',
        '.',
        ',',
        '\u2026',
        '\u00b4',
        '\u2032',
        '\u02bb',
        '\u00d7',
        '\u00ab',
        '(',
      ],
    );
    const name = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));
    let written = 0;
    fc.assert(
      fc.property(
        name,
        fc.constantFrom(...LANGUAGES),
        fc.constantFrom(...CHANNELS),
        (electionName, language, channel) => {
          const variables = { ...pickVariables('Received', { ...SAMPLE_VALUES, electionName }).variables };
          const inWords = variablesInWords('Received', variables, {
            language,
            channel,
            catalog: CATALOG[language],
          });
          if (!inWords.ok) return;
          written += 1;
          expect(nameFault(inWords.value.get('electionName') ?? '')).toBeUndefined();
        },
      ),
      { numRuns: 2000 },
    );
    expect(written).toBeGreaterThan(100);
  });

  it('writes none whose letters become signs between digits', () => {
    // ʻ is a letter of Hawaiian; texts write it as an apostrophe.
    const name = { electionName: 'Call 916\u02bb653\u02bb2244' };
    for (const channel of CHANNELS) {
      const rendered = renderMessage(withVariables(request('Received', channel, 'en'), name));
      expect(rendered).toEqual({ ok: false, error: { kind: 'invalid-variable', variable: 'electionName' } });
    }
  });

  it('looks at no value that is longer than any', () => {
    const electionName = `a${'\u0301\u0323'.repeat(50_000)}`;
    const rendered = () => renderMessage(withVariables(request('Received', 'text', 'en'), { electionName }));
    expect(charactersNormalized(rendered)).toBeLessThan(5_000);
    expect(rendered()).toEqual({ ok: false, error: { kind: 'invalid-variable', variable: 'electionName' } });
  });

  it('names no value in a problem', () => {
    const rendered = renderMessage(withVariables(request('Received', 'text', 'en'), { county: 'secret{' }));
    expect(JSON.stringify(rendered)).not.toContain('secret');
  });
});

describe('what the messages say', () => {
  const choices: readonly [keyof VariableValues, 'Accepted' | 'InPerson' | 'DeadlineReminder', readonly string[]][] = [
    ['counted', 'Accepted', ['will-be', 'was']],
    ['counted', 'InPerson', ['will-be', 'was']],
    ['votingPlace', 'InPerson', ['poll', 'vote-center']],
    ['votingPlace', 'DeadlineReminder', ['poll', 'vote-center']],
    ['mailBallot', 'InPerson', ['issued', 'none']],
  ];

  it.each(choices)('%s changes the words of %s in every language and channel', (variable, type, values) => {
    for (const language of LANGUAGES) {
      for (const channel of CHANNELS) {
        const texts = values.map((value) => body(type, channel, language, { [variable]: value }));
        expect(new Set(texts).size, `${language} ${channel}`).toBe(values.length);
      }
    }
  });

  it('says "will be counted" until the canvass ends and "was counted" after it', () => {
    expect(body('Accepted', 'text', 'en', { counted: 'will-be' })).toContain('Your vote will be counted.');
    expect(body('Accepted', 'text', 'en', { counted: 'was' })).toContain('Your vote was counted.');
  });

  it('gives each reason its own sentence, and the telephone number and, but for calls, the email address with it', () => {
    for (const language of LANGUAGES) {
      for (const channel of CHANNELS) {
        const texts = [
          ...NOT_ACCEPTED_CODES.map((code) => body('NotAccepted', channel, language, { notAcceptedReason: code })),
          ...CONTACT_COUNTY_CODES.map((code) => body('ContactCounty', channel, language, { contactReason: code })),
        ];
        expect(new Set(texts).size).toBe(12);
        for (const text of texts) {
          expect(text).toContain(SAMPLE_VALUES.countyPhone);
          // Nobody can write an address down from a call.
          expect(text.includes(SAMPLE_VALUES.countyEmail), `${language} ${channel}`).toBe(channel !== 'voice');
        }
      }
    }
  });

  it('names the county in every message and the election and its date in all that belongs to one', () => {
    for (const language of LANGUAGES) {
      for (const { type, channel } of TYPED) {
        const text = body(type, channel, language, { electionName: 'Measure Q Election', county: 'Inyo' });
        expect(text, `${type} ${language} ${channel}`).toContain('Inyo');
        if (type === 'Confirmation' || type === 'MovedCounty') continue;
        expect(text).toContain('Measure Q Election');
        expect(text).toContain('2026');
      }
    }
  });

  it('translates the names of statewide elections and leaves the others as the county gave them', () => {
    expect(body('Received', 'text', 'zh')).toContain('全州普選');
    expect(body('Received', 'text', 'zh', { electionName: 'Water Board Election' })).toContain('Water Board Election');
  });

  it('reminds with what is recorded so far, as of when, and until when', () => {
    const text = body('DeadlineReminder', 'text', 'en');
    expect(text).toContain('As of Oct 29, 9:00 AM');
    expect(text).toContain('was not yet recorded');
    expect(text).toContain('postmarked by Nov 3, 2026');
    expect(text).toContain('by 8 p.m.');
  });

  it('gives the signature form and its deadline in texts and emails', () => {
    for (const language of LANGUAGES) {
      for (const channel of ['text', 'email'] as const) {
        expect(body('SignatureCure', channel, language)).toContain(SAMPLE_VALUES.cureLink);
        expect(body('SignatureCure', channel, language)).toMatch(/25/);
      }
    }
  });

  it('plays the recording of the wording that applies where no voice speaks the language', () => {
    expect(previewMessage('Outbound', 'voice', 'km')).toMatchObject({ audioKey: 'recordings/km/Outbound.open.wav' });
    expect(previewMessage('ContactCounty', 'voice', 'vi', { contactReason: 'NMS' })).toMatchObject({
      audioKey: 'recordings/vi/ContactCounty.NMS.open.wav',
    });
    expect(previewMessage('InPerson', 'voice', 'th', { counted: 'was' })).toMatchObject({
      audioKey: 'recordings/th/InPerson.was.poll.issued.wav',
    });
    expect(previewMessage('Outbound', 'voice', 'en')).not.toHaveProperty('audioKey');
  });
});
