import * as z from 'zod';
import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import { type Contracts, defineRoute } from '../../runtime/api/route.ts';
import { CountyCode } from '../../shared/counties.ts';
import { CHECKLIST_ITEMS, type ChecklistItem } from '../domain/checklist.ts';
import { EmsVersion } from '../domain/completion.ts';
import { ISSUE_STATES } from '../domain/issue.ts';
import { ReleaseId } from '../domain/schedule.ts';
import { TaskNumber } from '../domain/task.ts';
import { IssueAnswer, IssueClasses, OptInAnswer, ReleasesAnswer } from './views.ts';

/** One line of text. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest, { abort: true })
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, 'Use one line of plain text.');
/** Several lines of text. */
const prose = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest, { abort: true })
    .regex(/^[^\p{Cs}\p{Co}\p{Cn}]*$/u, 'Use plain text.');

const CountyPath = z.object({ code: CountyCode });
const NOT_YOURS = { description: 'No such county, or another’s.' };
const CHANGED = 'Somebody else has changed it meanwhile (`changed-meanwhile`).';

export const readReleasesRoute = defineRoute('read-releases', {
  summary: 'The schedules of the releases, how far each task is, and whether the test environment is up.',
  responses: { 200: { description: 'The releases, the latest first.', schema: ReleasesAnswer } },
});

export const ConfirmBody = z
  .strictObject({
    versions: z
      .strictObject({ production: EmsVersion, cte: EmsVersion })
      .exactOptional()
      .describe(
        'With an installation: the version of the EMS in production and in the test environment. Left out: whether they are the same is not judged.',
      ),
  })
  .meta({ id: 'TaskConfirmation' });

export const confirmTaskRoute = defineRoute('confirm-task', {
  summary:
    'Confirm a task: a county its own part, SOS that of SOS, CGI and the vendors. A second time changes nothing but `versions`: the newest word counts.',
  pathParameters: z.object({ id: ReleaseId, task: TaskNumber }),
  body: ConfirmBody,
  responses: {
    200: {
      description: 'It is confirmed.',
      schema: z
        .strictObject({ release: ReleaseId, task: TaskNumber, confirmed: z.enum(['now', 'before']) })
        .meta({ id: 'ConfirmedTask' }),
    },
    409: { description: 'It has not begun (`not-begun`), is held up (`held-up`), or is not yours (`not-asked`).' },
  },
});

export const readOptInRoute = defineRoute('read-opt-in', {
  summary: 'A county’s part in the test environment: opt-in, MOU, and the checklist of its set-up.',
  pathParameters: CountyPath,
  responses: { 200: { description: 'The county’s part.', schema: OptInAnswer }, 404: NOT_YOURS },
});

export const OptInBody = z
  .strictObject({
    takesPart: z.boolean(),
    mou: z
      .strictObject({
        file: line(120).describe('The name of the signed document, such as "MOU CTE Amador 2021.pdf".'),
        signedOn: z.iso.date(),
        signatory: line(100).describe('Who signed for the county.'),
      })
      .nullish()
      .describe('SOS records it. Left out: what is on file stays.'),
    reason: line(300).nullish().describe('Why a county withdraws; asked for when `takesPart` is false.'),
  })
  .meta({ id: 'OptInRequest' });

export const changeOptInRoute = defineRoute('change-opt-in', {
  summary: 'Opt in to the test environment, record the MOU (SOS), or withdraw.',
  pathParameters: CountyPath,
  body: OptInBody,
  responses: {
    200: { description: 'The county’s part as it is now.', schema: OptInAnswer },
    400: {
      description: 'The MOU’s file or date cannot be (`bad-mou-file`, `mou-signed-later`), or the reason is missing.',
    },
    404: NOT_YOURS,
    409: { description: `Nothing would change (\`already-opted-in\`, \`nothing-to-withdraw\`). ${CHANGED}` },
  },
});

export const CheckBody = z
  .strictObject({
    item: z.enum(CHECKLIST_ITEMS as [ChecklistItem, ...ChecklistItem[]]),
    done: z.boolean(),
    detail: line(200).nullish().describe('The MPLS address, the ports, or what was found.'),
  })
  .meta({ id: 'SetUpCheckRequest' });

export const checkSetupRoute = defineRoute('check-setup', {
  summary: 'Check an item of a county’s set-up, or open it again: SOS every item, a county its own part.',
  pathParameters: CountyPath,
  body: CheckBody,
  responses: {
    200: { description: 'The county’s part as it is now.', schema: OptInAnswer },
    400: { description: 'The item asks for an address or for ports (`bad-detail`).' },
    404: NOT_YOURS,
    409: { description: 'Another side checks this item (`not-yours-to-check`).' },
  },
});

export const IssueBody = z
  .strictObject({
    class: IssueClasses,
    title: line(120),
    text: prose(4000).describe('What was done, seen and expected. Name no voter.'),
  })
  .meta({ id: 'IssueReport' });

export const reportIssueRoute = defineRoute('report-issue', {
  summary: 'Report an issue to the VoteCal Help Desk.',
  body: IssueBody,
  responses: {
    201: { description: 'The issue.', schema: IssueAnswer },
    409: { description: 'The county has reported as many as a day can hold (`too-many-issues`).' },
  },
});

export const listIssuesRoute = defineRoute('list-issues', {
  summary: 'The issues of a county, newest first; SOS reads those of all.',
  responses: {
    200: {
      description: 'The issues.',
      schema: z.strictObject({ issues: z.array(IssueAnswer) }).meta({ id: 'Issues' }),
    },
  },
});

export const AnswerBody = z
  .strictObject({ state: z.enum(ISSUE_STATES), text: prose(4000).nullish() })
  .meta({ id: 'IssueAnswerRequest' });

export const answerIssueRoute = defineRoute('answer-issue', {
  summary: 'Answer an issue or say how it stands (SOS); open it again or close it (its county).',
  pathParameters: z.object({ id: z.string().regex(/^\d{4}-\d{2}-\d{2}-\d{2}-\d{1,2}$/) }),
  body: AnswerBody,
  responses: {
    200: { description: 'The issue as it is now.', schema: IssueAnswer },
    404: { description: 'There is no such issue, or it is another county’s.' },
    409: {
      description: `It cannot become that from where it is (\`issue-state\`), words are missing (\`issue-answer-missing\`), or it is full (\`issue-full\`). ${CHANGED}`,
    },
  },
});

/** Every call about releases, for the OpenAPI document. */
export const RELEASE_ROUTES: Contracts<ApiLambdaOf<'releases'>> = {
  'read-releases': readReleasesRoute,
  'confirm-task': confirmTaskRoute,
  'read-opt-in': readOptInRoute,
  'change-opt-in': changeOptInRoute,
  'check-setup': checkSetupRoute,
  'report-issue': reportIssueRoute,
  'list-issues': listIssuesRoute,
  'answer-issue': answerIssueRoute,
};
