import { BALLOT_STORIES } from './ballot-stories.ts';
import { HELD_STORIES } from './held-stories.ts';
import { REFUSED_STORIES } from './refused-stories.ts';
import { SCAN_STORIES } from './scan-stories.ts';
import type { Day, Story } from './story.ts';

/** Every story of a mock election, in the order in which the cast of a county gets them. */
export const STORIES: readonly Story[] = [
  ...BALLOT_STORIES,
  ...SCAN_STORIES,
  ...[...HELD_STORIES, ...REFUSED_STORIES].map((mistake): Story => ({ ...mistake, kind: 'mistake' })),
];

type CountyAnswer = { readonly participates: boolean };

/** What counties say of taking part, by day: a story in which they opt out concerns all of their voters. */
export const COUNTY_ANSWERS: ReadonlyMap<Day, CountyAnswer> = new Map<Day, CountyAnswer>(
  STORIES.flatMap(({ optsOut }) =>
    optsOut
      ? [
          [optsOut.from, { participates: false }],
          [optsOut.to, { participates: true }],
        ]
      : [],
  ),
);

/** The days on which counties upload, or say whether they take part, in order. */
export const UPLOAD_DAYS: readonly Day[] = [
  ...new Set([...STORIES.flatMap(({ steps }) => steps.map(({ uploaded }) => uploaded)), ...COUNTY_ANSWERS.keys()]),
].toSorted((one, other) => one - other);

/** The day after which nothing more is expected: everything has been told, also within evening hours. */
export const LAST_DAY: Day = Math.max(...UPLOAD_DAYS) + 1;
