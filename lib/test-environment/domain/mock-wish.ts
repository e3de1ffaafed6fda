import { COUNTIES, type County, type CountyCode, countyOf } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** The machine takes no more. */
export const MOST_BALLOTS = 1_000_000;

/** What a form asks a mock election for, as it was typed: counties by name or code, a number. */
export type MockForm = { readonly counties: string; readonly ballots: string };
/** What it is then played with. */
export type MockOptions = { readonly counties: readonly CountyCode[]; readonly ballots: number };
/** What is wrong with a field, and what to type instead. */
export type MockFaults = Partial<Readonly<Record<keyof MockForm, string>>>;

const named = (text: string): County | undefined =>
  COUNTIES.find(({ code, name }) => code === text.padStart(2, '0') || name.toLowerCase() === text.toLowerCase());

const readCounties = (text: string, participants: readonly CountyCode[]): Result<readonly CountyCode[], string> => {
  const words = text.split(/[,;\n]/).flatMap((word) => word.trim() || []);
  if (participants.length === 0) return err('No county takes part: none has opted in with an MOU on file.');
  if (words.length === 0) return ok(participants);
  const codes = new Set<CountyCode>();
  for (const word of words) {
    const code = named(word)?.code;
    if (code === undefined)
      return err(`No county is named “${word}”. Give names or codes, separated by commas: Amador, 19.`);
    if (!participants.includes(code))
      return err(`${countyOf(code).name} County does not take part: it has not opted in, or its MOU is not on file.`);
    codes.add(code);
  }
  return ok([...codes].toSorted());
};

const readBallots = (text: string): Result<number, string> => {
  const number =
    text.trim() === ''
      ? 1
      : Number(/^(\d{1,9}|\d{1,3}(,\d{3}){1,2})$/.test(text.trim()) ? text.replaceAll(',', '') : 'NaN');
  if (number >= 1 && number <= MOST_BALLOTS) return ok(number);
  return err(`Give a whole number from 1 to ${MOST_BALLOTS.toLocaleString('en-US')}, or nothing.`);
};

/**
 * What a form asks for. No counties are all that take part (`participants`); no number is one ballot, so that each county has its
 * stories alone. Every field that is wrong is named.
 */
export const readMockForm = (form: MockForm, participants: readonly CountyCode[]): Result<MockOptions, MockFaults> => {
  const counties = readCounties(form.counties, participants);
  const ballots = readBallots(form.ballots);
  if (counties.ok && ballots.ok) return ok({ counties: counties.value, ballots: ballots.value });
  return err({
    ...(counties.ok ? {} : { counties: counties.error }),
    ...(ballots.ok ? {} : { ballots: ballots.error }),
  });
};
