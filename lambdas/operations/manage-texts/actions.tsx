import * as z from 'zod';
import { versionName } from '../../../lib/messaging/domain/texts/texts-version.ts';
import {
  approveVersion,
  rejectVersion,
  rollBackVersion,
  submitTexts,
} from '../../../lib/messaging/use-cases/manage-texts.ts';
import { isTextsDone, type TextsNotice } from '../../../lib/operations/domain/texts-shown.ts';
import { TextsFaultsPage } from '../../../lib/operations/pages/texts-faults.tsx';
import type { TEXT_ACTIONS } from '../../../lib/platform/access.ts';
import type { Ended } from '../../../lib/runtime/recorded.ts';
import { pacificInstant, Temporal } from '../../../lib/shared/time.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import type { VisitAt } from '../visit.ts';
import type { TextsSitePorts } from './ports.ts';

/** Who posted which form. */
export type Acted = VisitAt & { readonly form: Readonly<Record<string, unknown>> };
/** Where the page goes on: a notice on the list or a version's page, or a page of its own. */
export type Answer = { readonly notice: TextsNotice } | { readonly page: Response };
type Action = (ports: TextsSitePorts, acted: Acted) => Promise<Ended<Answer>>;

/** A form of the page is 6 MB at most; a sheet has about 200 KB. */
const LARGEST_FILE = 2_000_000;

const ended = (notice: TextsNotice, name: string): Ended<Answer> => ({
  answer: { notice },
  outcome: isTextsDone(notice) ? 'done' : 'refused',
  audit: { target: { kind: 'texts', id: name }, ...(isTextsDone(notice) ? {} : { reason: notice }) },
});

const Submitted = z.object({
  file: z.instanceof(File).refine(({ size }) => size <= LARGEST_FILE),
  election: z.string().max(100),
  looked: z.string().optional(),
});

const scopeOf = async ({ elections }: TextsSitePorts, { viewer }: Acted, electionId: string) => {
  if (electionId === '') return viewer.county === null ? ({ kind: 'state' } as const) : undefined;
  const county = (await elections.find(electionId))?.county ?? undefined;
  const isOwn = county !== undefined && (viewer.county === null || viewer.county === county);
  return isOwn ? ({ kind: 'county', county, electionId } as const) : undefined;
};

const submit: Action = async (ports, acted) => {
  const form = Submitted.safeParse(acted.form);
  if (!form.success) return ended('bad-request', '');
  const { file, election, looked } = form.data;
  const scope = await scopeOf(ports, acted, election);
  if (scope === undefined) return ended('no-such-election', '');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const submission = await submitTexts(ports, acted.by, { scope, file: bytes, looked: looked === 'yes' }, acted.now);
  if (submission.kind === 'submitted') return ended('submitted', versionName(submission.version));
  if (submission.kind === 'no-such-election') return ended('no-such-election', '');
  const page = pageResponse(
    <TextsFaultsPage frame={acted.frame} viewer={acted.viewer} faults={submission.faults} />,
    422,
  );
  const audit = { target: { kind: 'texts', id: '' }, reason: 'faults-found' };
  return { answer: { page }, outcome: 'refused', audit };
};

const Approved = z.object({ name: z.string().max(100), date: z.string().max(10), time: z.string().max(5) });
const Reasoned = z.object({ name: z.string().max(100), reason: z.string().trim().min(1).max(500) });

/** The Pacific moment of a form's day and time; undefined for none, `null` for what is no moment. */
const momentOf = (date: string, time: string): Temporal.Instant | undefined | null => {
  if (date === '' && time === '') return undefined;
  try {
    return pacificInstant(Temporal.PlainDate.from(date), time);
  } catch {
    return null;
  }
};

const approve: Action = async (ports, { by, form, now }) => {
  const approved = Approved.safeParse(form);
  if (!approved.success) return ended('bad-request', '');
  const { name, date, time } = approved.data;
  const effectiveFrom = momentOf(date, time);
  if (effectiveFrom === null) return ended('bad-request', name);
  return ended(await approveVersion(ports, by, { name, effectiveFrom }, now), name);
};

const reasoned =
  (decide: typeof rejectVersion | typeof rollBackVersion): Action =>
  async (ports, { by, form, now }) => {
    const asked = Reasoned.safeParse(form);
    return asked.success ? ended(await decide(ports, by, asked.data, now), asked.data.name) : ended('bad-request', '');
  };

/** What each action of the pages about texts does. */
export const ACTIONS: Readonly<Record<keyof typeof TEXT_ACTIONS, Action>> = {
  'submit-texts': submit,
  'approve-texts': approve,
  'reject-texts': reasoned(rejectVersion),
  'roll-back-texts': reasoned(rollBackVersion),
};
