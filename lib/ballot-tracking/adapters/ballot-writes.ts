import type { PutCommandInput, UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { toStoredInstant } from '../../shared/dynamodb/instants.ts';
import type { Temporal } from '../../shared/time.ts';
import { versionOf } from '../domain/ballot.ts';
import type { VotingHistory } from '../domain/in-person.ts';
import type { RecordJudgement } from '../domain/record-judgement.ts';
import type { BallotChange, CaseKey } from '../ports.ts';
import {
  ballotSortKey,
  caseKeyText,
  envelopeSortKey,
  heldPartition,
  heldShard,
  historySortKey,
  toEntryItem,
  toHistoryItem,
  toOutcomeItem,
  undecidedShard,
} from './ballot-items.ts';

/** How long the stream has to lead to a decision before the sweep looks at a fresh record itself. */
const STREAM_GRACE_SECONDS = 60;

export const freshMark = (voterId: string, now: Temporal.Instant): { undecided: string; undecidedSince: string } => ({
  undecided: undecidedShard(voterId),
  undecidedSince: toStoredInstant(now.add({ seconds: STREAM_GRACE_SECONDS })),
});

type Update = UpdateCommandInput & { readonly UpdateExpression: string };

/** Appends the new statuses to the history as it stands, so that a judgement written meanwhile is not overwritten. */
export const appendUpdate = (table: string, { before, after }: BallotChange, now: Temporal.Instant): Update => {
  const known = before === undefined ? 0 : versionOf(before);
  const { undecided, undecidedSince } = freshMark(after.voterId, now);
  return {
    TableName: table,
    Key: { pk: caseKeyText(after), sk: ballotSortKey(after.ballotId) },
    UpdateExpression:
      'SET electionId = :electionId, voterId = :voterId, county = :county, ballotId = :ballotId, ' +
      '#entries = list_append(if_not_exists(#entries, :none), :new), version = :version, ' +
      'undecided = :undecided, undecidedSince = :undecidedSince',
    ConditionExpression: before === undefined ? 'attribute_not_exists(pk)' : 'version = :known',
    ExpressionAttributeNames: { '#entries': 'entries' },
    ExpressionAttributeValues: {
      ':electionId': after.electionId,
      ':voterId': after.voterId,
      ':county': after.county,
      ':ballotId': after.ballotId,
      ':none': [],
      ':new': after.entries.slice(known).map(toEntryItem),
      ':version': versionOf(after),
      ':undecided': undecided,
      ':undecidedSince': undecidedSince,
      ...(before === undefined ? {} : { ':known': known }),
    },
  };
};

/** Replaces a participation record by its next version. */
export const historyPut = (table: string, history: VotingHistory, now: Temporal.Instant): PutCommandInput => ({
  TableName: table,
  Item: { ...toHistoryItem(history), ...freshMark(history.voterId, now) },
  ConditionExpression: history.version === 1 ? 'attribute_not_exists(pk)' : 'version = :known',
  ...(history.version === 1 ? {} : { ExpressionAttributeValues: { ':known': history.version - 1 } }),
});

const sortKeyOf = ({ subject }: RecordJudgement): string => {
  if (subject.kind === 'ballot') return ballotSortKey(subject.ballotId);
  return subject.kind === 'envelope' ? envelopeSortKey(subject) : historySortKey(subject);
};

/** Writes the outcomes in place, clears the mark or moves it, and lists the ballot for its county or takes it off. */
export const judgementUpdate = (table: string, key: CaseKey, recordJudgement: RecordJudgement): Update => {
  const isBallot = recordJudgement.subject.kind === 'ballot';
  const outcomes = [...recordJudgement.outcomes];
  const paths = outcomes.map(([version]) =>
    isBallot ? `#entries[${version - 1}].outcome = :outcome${version}` : `outcome = :outcome${version}`,
  );
  const again = recordJudgement.lookAgainAt;
  const { heldFor } = recordJudgement;
  const marks = again ? ['undecided = :undecided', 'undecidedSince = :undecidedSince'] : [];
  const sets = [...paths, ...marks, ...(heldFor ? ['heldIn = :heldIn'] : [])];
  const set = sets.length > 0 ? `SET ${sets.join(', ')}` : '';
  const removed = [...(again ? [] : ['undecided', 'undecidedSince']), ...(heldFor || !isBallot ? [] : ['heldIn'])];
  const remove = removed.length > 0 ? `REMOVE ${removed.join(', ')}` : '';
  return {
    TableName: table,
    Key: {
      pk: caseKeyText(key),
      sk: sortKeyOf(recordJudgement),
    },
    UpdateExpression: `${set} ${remove}`.trim(),
    ConditionExpression: 'version = :version',
    ...(isBallot && paths.length > 0 ? { ExpressionAttributeNames: { '#entries': 'entries' } } : {}),
    ExpressionAttributeValues: {
      ':version': recordJudgement.version,
      ...Object.fromEntries(outcomes.map(([version, outcome]) => [`:outcome${version}`, toOutcomeItem(outcome)])),
      ...(heldFor ? { ':heldIn': heldPartition(key.electionId, heldFor) } : {}),
      ...(again ? { ':undecided': heldShard(key.voterId), ':undecidedSince': toStoredInstant(again) } : {}),
    },
  };
};
