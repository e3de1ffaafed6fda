import fc from 'fast-check';
import { histories, togetherInAnyOrder } from './arbitrary.ts';
import { audit } from './audit.ts';
import type { History } from './history.ts';
import type { Played, Subject, ToldMessage } from './subject.ts';

type Runs = { readonly numRuns: number; readonly seed?: number };

/** So many random histories; a fifth of them where a machine only checks what its user changed. */
export const cases = (full: number): number => (process.env['FEWER_CASES'] === 'yes' ? Math.ceil(full / 5) : full);

/** What was told, as text: two plays that told the same give the same lines. */
const toldLines = ({ told }: Played): readonly string[] =>
  told
    .map(({ type, channel, ballotId, statusAt, statusCode, tense }: ToldMessage) =>
      [type, channel, ballotId, statusAt, statusCode, tense].join(' '),
    )
    .toSorted();

const show = (history: History): string =>
  JSON.stringify(history, (key, value: unknown) =>
    typeof value === 'number' && value > 1e11 && key !== 'inPersonGrace' ? new Date(value).toISOString() : value,
  );

const fail = (history: History, what: unknown): never => {
  throw new Error(`${JSON.stringify(what, null, 1)}\nin ${show(history)}`);
};

/** No message whose claim is false when it is sent; nothing lost; corrections where they are owed. */
export const everyMessageIsTrue = (subject: Subject, runs: Runs): Promise<void> =>
  fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const complaints = audit(history, await subject.play(history));
      if (complaints.length > 0) fail(history, complaints);
    }),
    { ...runs, includeErrorInReport: true },
  );

/** When everything has arrived before anything is decided, every order ends in one state and one set of messages. */
export const orderNeverMatters = (subject: Subject, runs: Runs): Promise<void> =>
  fc.assert(
    fc.asyncProperty(togetherInAnyOrder, async ({ history, others }) => {
      const first = await subject.play(history);
      const complaints = audit(history, first);
      if (complaints.length > 0) fail(history, complaints);
      for (const other of others) {
        const played = await subject.play(other);
        const [one, two] = [toldLines(first), toldLines(played)];
        if (one.join('\n') !== two.join('\n')) fail(other, { one, two });
        const stands = [first.standing, played.standing].map((standing) =>
          JSON.stringify(Object.entries(standing).toSorted()),
        );
        if (stands[0] !== stands[1]) fail(other, stands);
      }
    }),
    { ...runs, includeErrorInReport: true },
  );
