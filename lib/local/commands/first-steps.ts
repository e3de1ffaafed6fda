import * as z from 'zod';
import { CountyCode, countyOf } from '../../shared/counties.ts';
import { LocalFailure } from '../base/local-failure.ts';
import { callStage } from './client.ts';

const Loaded = z.object({
  ended: z.string(),
  counties: z.array(
    z.object({ county: CountyCode, loaded: z.boolean(), voters: z.number(), because: z.string().nullable() }),
  ),
});
type Loaded = z.output<typeof Loaded>;

/** What stands in the way most often, in words; the runbook has the others by their codes. */
const WHY: Readonly<Record<string, string>> = {
  NOTHING_NEWER: 'the register holds this roll already, or a newer one',
  TOO_OLD: 'VoteCal’s roll is too old',
  UNREADABLE_MANIFEST: 'the roll’s manifest cannot be read, or is of the future',
  UNFINISHED: 'the run ended before it was done; start it again, and it goes on',
};

const sentence = ({ county, loaded, voters, because }: Loaded['counties'][number]): string => {
  const name = `${county} ${countyOf(county).name}`;
  if (loaded) return `${name}: loaded, ${voters} voters`;
  const code = because ?? 'UNFINISHED';
  return `${name}: not loaded (${code}): ${WHY[code] ?? 'see docs/runbook.md'}; the register holds ${voters} voters of it`;
};

/** A line for each county, and the exit code: 1 when a county of which the register holds nobody was not loaded. */
export const reportLoad = ({
  counties,
}: {
  readonly counties: readonly Loaded['counties'][number][];
}): { readonly lines: readonly string[]; readonly code: number } => ({
  lines: counties.map(sentence),
  code: counties.some(({ loaded, because }) => !loaded && because !== 'NOTHING_NEWER') ? 1 : 0,
});

/** Reads county codes. Throws a `LocalFailure` for anything else. */
export const readCounties = (words: readonly string[]): readonly CountyCode[] =>
  words.map((word) => {
    const county = CountyCode.safeParse(word);
    if (county.success) return county.data;
    throw new LocalFailure(
      `"${word}" is no county’s code. Name counties by 01 to 58: npm run local -- load-register 03 07`,
    );
  });

/** Loads VoteCal's rolls into the voter register as the machine does it in production. */
export const loadRegisterCommand = async (words: readonly string[]): Promise<number> => {
  const counties = readCounties(words);
  const { lines, code } = reportLoad(
    Loaded.parse(await callStage('/local/register', counties.length > 0 ? { counties } : {})),
  );
  for (const line of lines) console.log(line);
  return code;
};

const Invited = z.object({ outcome: z.string(), reason: z.string().optional() });

/** Invites the first of SOS operations: `invite-first-person "Olivia Park" olivia.park@sos.ca.gov`. */
export const inviteFirstPersonCommand = async (words: readonly string[]): Promise<void> => {
  const [name, email, ...rest] = words;
  if (name === undefined || email === undefined || rest.length > 0)
    throw new LocalFailure(
      'Give a name and an address: npm run local -- invite-first-person "Olivia Park" olivia.park@sos.ca.gov',
    );
  const { outcome, reason } = Invited.parse(await callStage('/local/first-person', { name, email }));
  if (outcome !== 'invited') {
    const why = reason === 'not-yours' ? 'there is somebody of SOS operations, who invites on the page People' : reason;
    throw new LocalFailure(`Nobody was invited: ${why}.`);
  }
  console.log(`${name} is invited. The email with the link: npm run local -- outbox --counties`);
};
