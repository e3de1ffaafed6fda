import {
  botnet,
  codesWalked,
  dateGuessed,
  phonePumped,
  phonePumpedByOne,
  zipEnumerated,
  zipSought,
} from '../../test/sign-up/attacks.ts';

const ATTACKS = {
  'a date of birth guessed: a year of dates, each with an address and a mailbox of its own': () => dateGuessed(365),
  'a ZIP sought: every ZIP of California for a known name and date': () => zipSought(1700),
  'a ZIP enumerated: 20,000 names and dates in a day, 100 mailboxes, one connection': () => zipEnumerated(20_000, 100),
  'a number pumped: 10,000 addresses, one number, a day': () => phonePumped(10_000),
  'a number pumped by one connection, 2,000 times': () => phonePumpedByOne(2000),
  'codes walked: every quarter of an hour, for 14 days': () => codesWalked(14),
  'a botnet without work: 10,000 addresses, 10 requests each, an hour': () => botnet(10_000, 10, false),
  'a botnet that works: 10,000 addresses, 10 requests each, an hour': () => botnet(10_000, 10, true),
} as const;

/** Plays each attack at its full size and prints what it came to. */
export const run = async (): Promise<boolean> => {
  for (const [name, attack] of Object.entries(ATTACKS)) {
    const { figures, realVoter } = await attack();
    console.log(`\n${name}`);
    for (const [what, figure] of Object.entries(figures))
      console.log(`  ${what.padEnd(28)}${figure.toLocaleString('en-US').padStart(12)}`);
    console.log(`  a real voter: ${realVoter}`);
  }
  return true;
};
