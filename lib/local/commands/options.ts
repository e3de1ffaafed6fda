import { LocalFailure } from '../base/local-failure.ts';

/** The address that a stage takes when it is not told another. */
const DEFAULT_PORT = 8787;

export type UpOptions = {
  readonly detach: boolean;
  readonly port: number;
  readonly demo: boolean;
  /** Whether invented people, counties, voters and the election are put in. Without them there is no demonstration either. */
  readonly seeded: boolean;
  readonly scale: number;
};

const wholeNumber = (name: string, text: string | undefined, least: number, most: number): number => {
  const value = Number(text);
  if (text !== undefined && text !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new LocalFailure(`${name} takes a whole number from ${least} to ${most}.`);
};

/** Reads `up [--detach] [--port N] [--no-demo] [--empty] [--scale N]`. Throws a `LocalFailure` for anything else. */
export const parseUpOptions = (words: readonly string[]): UpOptions => {
  let options: UpOptions = { detach: false, port: DEFAULT_PORT, demo: true, seeded: true, scale: 100 };
  const rest = words.flatMap((word) => (/^--\w+=/.test(word) ? word.split(/=(.*)/s, 2) : [word])).values();
  for (const word of rest) {
    if (word === '--detach') options = { ...options, detach: true };
    else if (word === '--no-demo') options = { ...options, demo: false };
    else if (word === '--empty') options = { ...options, demo: false, seeded: false };
    else if (word === '--port') options = { ...options, port: wholeNumber(word, rest.next().value, 0, 65_535) };
    else if (word === '--scale') options = { ...options, scale: wholeNumber(word, rest.next().value, 1, 100_000) };
    else
      throw new LocalFailure(
        `"${word}" is not an option of "up". It takes --detach, --port N, --no-demo, --empty, --scale N.`,
      );
  }
  return options;
};
