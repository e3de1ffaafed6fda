import { CHANNELS, type Channel, type Language, type MessageType } from '../../shared/codes.ts';
import { pacificInstant, Temporal } from '../../shared/time.ts';
import { CATALOG } from './catalog/catalog.ts';
import type { LanguageCatalog } from './catalog/entry.ts';
import {
  CHANNELS_OF,
  type TypedVariables,
  VARIABLES_OF,
  type VariableName,
  type VariableValues,
} from './catalog-variables.ts';
import { type RenderedMessage, renderMessage } from './render.ts';
import { siteLink } from './site-link.ts';

const DAY = Temporal.PlainDate.from('2026-11-03');

/** Values that show how a text reads. The telephone number and the addresses belong to nobody. */
export const SAMPLE_VALUES: VariableValues = {
  county: 'Kern',
  electionName: 'Statewide General Election',
  electionDate: DAY,
  countyPhone: '(661) 555-0142',
  countyEmail: 'elections@kern.example',
  trackingSite: 'https://wheresmyballot.sos.ca.gov',
  returnDeadline: DAY,
  cureLink: 'https://elections.kern.example/signature',
  cureDeadline: pacificInstant(DAY.add({ days: 22 }), '17:00'),
  dataAsOf: pacificInstant(DAY.subtract({ days: 5 }), '09:00'),
  counted: 'will-be',
  votingPlace: 'poll',
  mailBallot: 'issued',
  notAcceptedReason: 'NOT',
  contactReason: 'NVS',
  ask: 'open',
  mailTime: 'open',
  expectedOn: 'none',
  corrects: 'Accepted',
};

/** The variables of a message type, taken from one set of values for all. */
export const pickVariables = (type: MessageType, values: VariableValues): TypedVariables => {
  const names: readonly VariableName[] = VARIABLES_OF[type];
  // The compiler cannot follow that the picked names are exactly those of VARIABLES_OF[type].
  return {
    type,
    variables: Object.fromEntries(names.map((name) => [name, values[name]])),
  } as unknown as TypedVariables;
};

export type Preview = { readonly type: MessageType; readonly language: Language; readonly message: RenderedMessage };

/** One text with sample values, or with those given instead; undefined where the type has no such channel. Throws for a text at fault. */
export const previewMessage = (
  type: MessageType,
  channel: Channel,
  language: Language,
  values: Partial<VariableValues> = {},
  catalog: LanguageCatalog = CATALOG[language],
): RenderedMessage | undefined => {
  if (!CHANNELS_OF[type].some((known) => known === channel)) return undefined;
  const sample = { ...SAMPLE_VALUES, trackingSite: siteLink(SAMPLE_VALUES.trackingSite, language), ...values };
  const rendered = renderMessage({ ...pickVariables(type, sample), channel, language }, catalog);
  if (!rendered.ok) throw new Error(`The sample of ${type} by ${channel} in ${language}: ${rendered.error.kind}.`);
  return rendered.value;
};

/** The texts of a message type in a language, one for each of its channels, with sample values. */
export const previewMessages = (
  type: MessageType,
  language: Language,
  values: Partial<VariableValues> = {},
): readonly Preview[] =>
  CHANNELS.flatMap((channel) => {
    const message = previewMessage(type, channel, language, values);
    return message === undefined ? [] : [{ type, language, message }];
  });
