import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { LocalFailure } from '../base/local-failure.ts';
import { callStage, runningStage } from './client.ts';

/** The call of the stage. */
const PATH = '/local/mock-election';
/** Milliseconds between two questions how far it has come. */
const EVERY = 3_000;

const State = z.object({ playing: z.string().nullable() });
const Summary = z.object({
  title: z.string(),
  verdict: z.string(),
  asExpected: z.boolean(),
  facts: z.record(z.string(), z.string()),
});

export type MockOptions = { readonly ballots?: number; readonly counties?: readonly CountyCode[] };

/** Reads `mock-election [--ballots N] [--counties 03,19]`. Throws a `LocalFailure` for anything else. */
export const parseMockOptions = (words: readonly string[]): MockOptions => {
  let options: MockOptions = {};
  const rest = words.values();
  for (const word of rest) {
    const value = rest.next().value ?? '';
    const counties = z.array(CountyCode).min(1).safeParse(value.split(','));
    if (word === '--ballots' && /^[1-9]\d{0,6}$/.test(value)) options = { ...options, ballots: Number(value) };
    else if (word === '--counties' && counties.success) options = { ...options, counties: counties.data };
    else throw new LocalFailure('"mock-election" takes --ballots N and --counties 03,19.');
  }
  return options;
};

/** Plays a mock election on the running stage and says what came of it. Answers 1 when observed differs from expected. */
export const playMock = async (words: readonly string[]): Promise<number> => {
  const options = parseMockOptions(words);
  const { url } = runningStage();
  let told = '';
  const look = async (): Promise<void> => {
    const { playing } = State.parse(await callStage(PATH));
    if (playing !== null && playing !== told) console.error(`  … ${playing}`);
    told = playing ?? told;
  };
  // A look that fails says nothing of the election.
  const timer = setInterval(() => void look().catch(() => undefined), EVERY);
  try {
    const { title, verdict, asExpected, facts } = Summary.parse(await callStage(PATH, options));
    console.log(`${title}\n${verdict}`);
    for (const [name, value] of Object.entries(facts)) console.log(`  ${name}: ${value}`);
    console.log(`Report: ${url}${PATH}/report, as PDF ${url}${PATH}/report.pdf; of a county: ?county=03`);
    return asExpected ? 0 : 1;
  } finally {
    clearInterval(timer);
  }
};
