import { CHANNELS, LANGUAGES } from '../../shared/codes.ts';
import { Temporal, toPacificIso } from '../../shared/time.ts';
import { LocalFailure } from '../base/local-failure.ts';
import { countySystem } from '../ems/county-system.ts';
import { voterMessages } from '../outbox/outbox.ts';
import type { OutboxMessage } from '../outbox/outbox-page.tsx';
import { DEMO_COUNTY, demoBallotBatches, demoExpectedMessages, demoSubscriptions, seedElection } from '../seed/seed.ts';
import type { ExpectedMessage, SeedBallotBatch } from '../seed/types.ts';
import type { Stage } from '../stage.ts';
import { textTable } from './table.ts';

const outboxOf = (stage: Stage): readonly OutboxMessage[] => voterMessages(stage.provider.messages());

const nameOf = (message: Pick<ExpectedMessage, 'voterId' | 'type' | 'channel' | 'language'>): string =>
  [message.voterId, message.type, message.channel, message.language].join(' ');

/** What is wrong with an outbox; empty when it holds exactly the expected messages, none before its hour. */
export const outboxProblems = (
  outbox: readonly Pick<OutboxMessage, 'voterId' | 'type' | 'channel' | 'language' | 'acceptedAt'>[],
  expected: readonly ExpectedMessage[],
): readonly string[] => {
  const wanted = new Map(expected.map((message) => [nameOf(message), message]));
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const message of outbox) {
    const name = nameOf(message);
    const notBefore = wanted.get(name)?.notBefore;
    if (notBefore === undefined) problems.push(`not expected: ${name}`);
    else if (seen.has(name)) problems.push(`sent twice: ${name}`);
    else if (Temporal.Instant.compare(message.acceptedAt, notBefore) < 0) problems.push(`too early: ${name}`);
    seen.add(name);
  }
  return [...problems, ...[...wanted.keys()].filter((name) => !seen.has(name)).map((name) => `missing: ${name}`)];
};

/** Messages by language and channel. */
const countTable = (outbox: readonly OutboxMessage[]): string => {
  const rows = LANGUAGES.map((language) => {
    const own = outbox.filter((message) => message.language === language);
    return [
      language,
      ...CHANNELS.map((channel) => own.filter((message) => message.channel === channel).length),
      own.filter((message) => message.audio !== undefined).length,
    ];
  });
  return textTable(['language', ...CHANNELS, 'of the calls: recordings'], rows);
};

const post = async (stage: Stage, { electionId, county, records }: SeedBallotBatch): Promise<void> => {
  const system = countySystem(stage.url, county, stage.tokens.ofCounty);
  await system.call('POST', `/v1/elections/${electionId}/ballots`, { records });
};

/** The seeded messages of one election; what whoever tests has sent meanwhile is theirs. */
const demoOutbox = (stage: Stage): readonly OutboxMessage[] =>
  outboxOf(stage).filter((message) => message.electionId === seedElection().id);

const eveningVoter = (): string | undefined =>
  demoSubscriptions().find((subscription) => subscription.hours.from === '18:00')?.voterId;

/**
 * A ballot's journey: the demonstration county posts four batches through the real API with a real token, and posts
 * one again. Throws a `LocalFailure` when the outbox is not what the batches must lead to.
 */
export const playBallots = async (stage: Stage, print: (text: string) => void): Promise<void> => {
  const batches = demoBallotBatches();
  const evening = eveningVoter();
  const reachedEvening = () => demoOutbox(stage).filter(({ voterId }) => voterId === evening);
  for (const [index, batch] of batches.entries()) {
    await stage.scheduler.moveTo(Temporal.Instant.from(batch.postAt));
    await post(stage, batch);
    await stage.scheduler.quiet();
    const statuses = [...new Set(batch.records.map(({ status }) => status))].join(', ');
    print(`  County ${DEMO_COUNTY} posted ${batch.records.length} × ${statuses}.`);
    if (index > 0) continue;
    print(`  The voter who wants messages after 18:00 has ${reachedEvening().length} so far.`);
    await stage.scheduler.moveTo(Temporal.Instant.from(batch.postAt).add({ hours: 8 }));
    const times = new Set(reachedEvening().map(({ acceptedAt }) => acceptedAt.slice(11, 16)));
    print(`  At ${[...times].join(', ')} they have ${reachedEvening().length}.`);
  }
  const before = demoOutbox(stage).length;
  const last = batches.at(-1);
  if (last) await post(stage, last);
  await stage.scheduler.quiet();
  print(`  The last batch posted again: ${demoOutbox(stage).length - before} new messages.`);
  print('');
  print(countTable(demoOutbox(stage)));
  const problems = outboxProblems(demoOutbox(stage), demoExpectedMessages());
  if (problems.length > 0) {
    const sentence = `The outbox is not what the batches must lead to (${problems.length} problems):`;
    throw new LocalFailure([sentence, ...problems.slice(0, 10)].join('\n  '));
  }
  print(`\n  All ${demoOutbox(stage).length} messages are the expected ones.`);
};

/** The moment at which the demonstration's clock stands, for people. */
export const clockSentence = (stage: Stage): string =>
  `The stage’s clock shows ${toPacificIso(stage.scheduler.now())}.`;
