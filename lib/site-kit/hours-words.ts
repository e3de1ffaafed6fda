import type { Language } from '../shared/codes.ts';
import { LOCALES } from '../shared/dates-in-words.ts';
import { isZone } from '../shared/time.ts';
import timeZones from './time-zones.json' with { type: 'json' };

type Choice = { readonly value: string; readonly text: string };

const HALF_HOURS = 48;

const timeOf = (half: number): string =>
  `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;

const localeOf = (language: Language): string => `${LOCALES[language]}-u-ca-gregory-nu-latn`;

const kept = new Map<Language, Intl.DateTimeFormat>();

const clockOf = (language: Language): Intl.DateTimeFormat => {
  const known = kept.get(language);
  if (known) return known;
  const made = new Intl.DateTimeFormat(localeOf(language), { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  kept.set(language, made);
  return made;
};

/** What was typed into a form that was made by hand may be no time: it is offered to nobody, and shown as it is. */
const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text);

/** A wall-clock time, `HH:MM`, as a reader of the language writes it. */
export const clockTime = (time: string, language: Language): string =>
  !isTime(time)
    ? time
    : clockOf(language).format(Date.UTC(2026, 0, 1, Number(time.slice(0, 2)), Number(time.slice(3))));

const choices = (times: readonly string[], shown: string, language: Language): Choice[] =>
  [...new Set([...times, ...(isTime(shown) ? [shown] : [])])]
    .toSorted()
    .map((value) => ({ value, text: clockTime(value, language) }));

/** When hours can begin, by the half hour, and the time that is chosen. */
export const startChoices = (language: Language, chosen: string): Choice[] =>
  choices(
    Array.from({ length: HALF_HOURS }, (_, half) => timeOf(half)),
    chosen,
    language,
  );

/** When they can end: midnight at the end of the day is the last. */
export const endChoices = (language: Language, chosen: string): Choice[] =>
  choices(
    Array.from({ length: HALF_HOURS }, (_, half) => timeOf(half + 1)),
    chosen,
    language,
  );

const zoneName = (zone: string, language: Language): string => {
  const parts = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts(0);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  return name.replaceAll('\u200b', '').charAt(0).toLocaleUpperCase() + name.replaceAll('\u200b', '').slice(1);
};

/** The zones that can be chosen, and the one that is: several places share a name, and the city tells them apart. */
export const zoneChoices = (language: Language, chosen: string): Choice[] =>
  [...new Set([...timeZones.zones, ...(isZone(chosen) ? [chosen] : [])])].map((value) => {
    const city = value.split('/').at(-1)?.replaceAll('_', ' ') ?? value;
    return { value, text: `${zoneName(value, language)} (${city})` };
  });

/** The hours in words: `8:00 AM – 8:00 PM`. */
export const hoursInWords = (
  { start, end }: { readonly start: string; readonly end: string },
  language: Language,
): string => `${clockTime(start, language)} – ${clockTime(end, language)}`;

/** Every word that the choice of hours can bring onto a page in a language; the fonts must have their letters too. */
export const hoursWords = (language: Language): string =>
  [...startChoices(language, '08:00'), ...zoneChoices(language, 'America/Los_Angeles')]
    .map(({ text }) => text)
    .join(' ');
