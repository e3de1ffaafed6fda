/** What a sentence about a county's check says to the county, and how the state's staff read it. The longer ones first. */
const TURNS: readonly (readonly [RegExp, string])[] = [
  [
    /\bMend the export and start a check of your own to send it again\./g,
    'The county mends the export and starts a check of its own to send it again.',
  ],
  [
    /\bIf it is really so, start a check of your own, send the same file, and confirm it\b/g,
    'If it is really so, the county starts a check of its own, sends the same file, and confirms it',
  ],
  [/\bYour last check was compared: if your export has\b/g, 'Its last check was compared: if its export has'],
  [
    /\bor yours holds voters who are not registered in your county\b/g,
    'or the county’s holds voters of other counties',
  ],
  [
    /\bCheck that you exported registered voters of your county only\b/g,
    'It checks that it exported its own voters only',
  ],
  [/\bYour county cancelled this check\b/g, 'The county cancelled this check'],
  [/\byou can start another at any time\b/g, 'it can start another at any time'],
  [/\bStart a check of your own\b/g, 'The county starts a check of its own'],
  [/\bYour\b/g, 'The county’s'],
  [/\byours?\b/g, 'the county’s'],
  [/\byou\b/g, 'the county'],
];

/** A sentence about a county's check that is written for the county, as the Secretary of State's staff read it. */
export const toldToState = (sentence: string): string =>
  TURNS.reduce((text, [written, read]) => text.replaceAll(written, read), sentence);
