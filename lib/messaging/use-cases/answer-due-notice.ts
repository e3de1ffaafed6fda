import * as z from 'zod';
import type { Temporal } from '../../shared/time.ts';
import { type LedgerKey, parseLedgerKey } from '../domain/ledger-key.ts';
import { LONGEST_QUEUE_PAUSE_SECONDS } from '../domain/retry-pause.ts';
import type { NoticeAgain } from '../ports/pace.ts';
import type { DeliveryPorts, DeliveryReport } from './deliver-message.ts';
import { deliverMessage } from './deliver-message.ts';

/** What a lane's queue holds: which message is due, and nothing about the voter. */
export const DueNoticeBody = z.object({
  ledgerKey: z.string().transform((text, context): LedgerKey => {
    const key = parseLedgerKey(text);
    if (key.ok) return key.value;
    context.addIssue(key.error);
    return z.NEVER;
  }),
});

/** The part of the log that deliveries use: codes and fields without personal data. */
export type DeliveryLog = {
  info(code: Uppercase<string>, fields: Readonly<Record<string, string | undefined>>): void;
  warn(code: Uppercase<string>, fields: Readonly<Record<string, string | undefined>>): void;
};

/** Reports that somebody should see: each has a metric and an alarm of its own. */
const ALARMING: Readonly<Record<string, Uppercase<string>>> = {
  MISSING_VARIABLE: 'MESSAGE_WRITING_REFUSED',
  QUOTA_REACHED: 'PROVIDER_QUOTA_REACHED',
  PROVIDER_NOT_CONFIGURED: 'PROVIDER_NOT_CONFIGURED',
  PROVIDER_NOT_REACHED: 'PROVIDER_NOT_REACHED',
  TIMEOUT: 'MESSAGE_UNCERTAIN',
  CONNECTION_LOST: 'MESSAGE_UNCERTAIN',
  SERVER_ERROR: 'MESSAGE_UNCERTAIN',
};

const logReport = (log: DeliveryLog, key: LedgerKey, report: DeliveryReport): void => {
  const fields = { electionId: key.electionId, type: key.type, channel: key.channel };
  if (report.kind === 'not-claimed' || report.kind === 'halted') {
    log.info(report.kind === 'halted' ? 'MESSAGE_HALTED' : 'MESSAGE_NOT_CLAIMED', fields);
    return;
  }
  const alarm = report.code && ALARMING[report.code];
  const told = { ...fields, state: report.state, code: report.code, reason: report.missing };
  if (report.kind === 'overtaken') log.warn('MESSAGE_OVERTAKEN', told);
  else if (alarm) log.warn(alarm, told);
  // What went as it should stands in the ledger: a line for each of millions costs as much as a table's read.
  else if (report.state !== 'accepted') log.info('MESSAGE_MOVED', told);
};

export type AnswerPorts = DeliveryPorts & { readonly again: NoticeAgain };

/** Seconds until a message that was put off may be tried again, where its queue can wait as long. */
const shortPause = (report: DeliveryReport, now: Temporal.Instant): number | undefined => {
  if (report.kind !== 'moved' || report.notBefore === undefined) return undefined;
  const seconds = Math.ceil(now.until(report.notBefore).total('seconds'));
  return seconds <= LONGEST_QUEUE_PAUSE_SECONDS ? Math.max(1, seconds) : undefined;
};

/**
 * Answers one call for a message: asks for room at the provider, delivers the message, and puts its notice back into
 * the lane where it has to wait. Throws when a table cannot be reached; the notice then comes again by itself.
 */
export const answerDueNotice =
  (ports: AnswerPorts) =>
  async ({ ledgerKey }: z.output<typeof DueNoticeBody>, { log }: { readonly log: DeliveryLog }): Promise<void> => {
    const admission = await ports.pace.admit();
    if (admission.kind === 'later') return ports.again(ledgerKey, admission.seconds);
    const report = await deliverMessage(ports, ledgerKey);
    logReport(log, ledgerKey, report);
    const seconds = shortPause(report, await ports.clock());
    if (seconds !== undefined) await ports.again(ledgerKey, seconds);
  };
