import * as z from 'zod';
import { isRetractable, type Retraction, totalOf } from '../../../lib/ballot-tracking/domain/retraction.ts';
import {
  decideOnRetraction,
  type Proposed,
  proposeRetraction,
  type RetractionPorts,
  recountOutcomes,
} from '../../../lib/ballot-tracking/use-cases/manage-retractions.ts';
import { HaltReason } from '../../../lib/messaging/api.ts';
import { isRetractionDone, type RetractionNotice } from '../../../lib/operations/domain/retraction-notice.ts';
import type { Ended } from '../../../lib/runtime/recorded.ts';
import { Channel, Language, MessageType } from '../../../lib/shared/codes.ts';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { pacificInstant, Temporal, toPacificIso } from '../../../lib/shared/time.ts';
import type { Acted } from './actions.ts';

type Action = (ports: RetractionPorts, acted: Acted) => Promise<Ended<RetractionNotice>>;

const Name = z.string().regex(/^[\w-]{1,100}$/);
const Moment = z.iso
  .datetime({ local: true, precision: -1 })
  .transform((text) => pacificInstant(Temporal.PlainDate.from(text.slice(0, 10)), text.slice(11, 16)));

/** What a form proposes: an upload and nothing else, or messages of a span of time. */
const ProposalForm = z.union([
  z.strictObject({ uploadId: Name, reason: HaltReason }),
  z.strictObject({
    electionId: Name,
    type: MessageType,
    toldFrom: Moment,
    toldUntil: Moment,
    channel: Channel.exactOptional(),
    language: Language.exactOptional(),
    county: CountyCode.exactOptional(),
    reason: HaltReason,
  }),
]);

const written = (value: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, one instanceof Temporal.Instant ? toPacificIso(one) : one]),
  );

const ended = (answer: RetractionNotice, retraction?: Retraction): Ended<RetractionNotice> => {
  const target = { kind: 'retraction', id: retraction?.id ?? '' };
  if (!isRetractionDone(answer) || !retraction)
    return { answer, outcome: 'refused', audit: { target, reason: answer } };
  const { scope, phase, counts, reason } = retraction;
  const after = { ...written(scope), phase, told: totalOf(counts, 'told') };
  const county = 'county' in scope ? (scope.county ?? null) : null;
  return { answer, outcome: 'done', audit: { target, county, after, reason } };
};

const propose: Action = async (ports, { by, form, now }) => {
  const filled = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''));
  const asked = ProposalForm.safeParse(filled);
  if (!asked.success) return ended('bad-request');
  const { reason, ...proposed } = asked.data;
  if ('type' in proposed && !isRetractable(proposed.type)) return ended('not-retractable');
  const done = await proposeRetraction(ports, { proposed: proposed as Proposed, reason, by: by.id }, now);
  return done.ok ? ended('proposed', done.value) : ended(done.error);
};

const idOf = (form: Acted['form']): string => z.string().max(100).safeParse(form['id']).data ?? '';

const decide =
  (decision: 'approve' | 'decline'): Action =>
  async (ports, { by, form, now }) => {
    const done = await decideOnRetraction(ports, idOf(form), decision, by.id, now);
    return done.ok ? ended(decision === 'approve' ? 'approved' : 'declined', done.value) : ended(done.error);
  };

const recount: Action = async (ports, { form }) => {
  const done = await recountOutcomes(ports, idOf(form));
  return done.ok ? ended('recounting', done.value) : ended(done.error);
};

/** What each action of the page of retractions does. */
export const RETRACTION_ACTIONS = {
  'propose-retraction': propose,
  'approve-retraction': decide('approve'),
  'decline-retraction': decide('decline'),
  'recount-retraction': recount,
} as const satisfies Readonly<Record<string, Action>>;
