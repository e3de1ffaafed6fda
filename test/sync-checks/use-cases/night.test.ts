import { describe, expect, it, vi } from 'vitest';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { err, ok } from '../../../lib/shared/result.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { CountyMail } from '../../../lib/staff-mail/ports.ts';
import { countyCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import type { NotLetIn } from '../../../lib/sync-checks/domain/skip-reason.ts';
import { closeDueChecks } from '../../../lib/sync-checks/use-cases/close-due-checks.ts';
import { makeNightPlan, type NightRequest } from '../../../lib/sync-checks/use-cases/make-night-plan.ts';
import { recordSummary } from '../../../lib/sync-checks/use-cases/record-summary.ts';
import { remindCounties } from '../../../lib/sync-checks/use-cases/remind-counties.ts';
import { sendStatistics } from '../../../lib/sync-checks/use-cases/send-statistics.ts';
import {
  ALL_TAKE_PART,
  memoryAlternates,
  memoryChecks,
  memoryDeliveries,
  memoryNights,
  memoryTokens,
  settableClock,
  silentLog,
} from '../memory-stores.ts';

const SCHEDULED = Temporal.Instant.from('2026-12-05T01:00:00Z');
const endedAt = Temporal.Instant.from('2026-12-05T04:00:00Z');

const stage = (start = '2026-12-05T01:00:00Z', keptOut: Record<string, NotLetIn> = {}) => {
  const time = settableClock(start);
  const { store: checks, checks: all, add } = memoryChecks();
  const { store: nights } = memoryNights();
  const { store: alternates } = memoryAlternates();
  let whileWaiting = async (): Promise<void> => undefined;
  const { tokens, told } = memoryTokens();
  const counties = { whyNotLetIn: async (county: string) => keptOut[county] ?? null };
  const ports = { clock: time.clock, checks, nights, alternates, tokens, counties, wait: () => whileWaiting() };
  return {
    time,
    checks,
    all,
    add,
    nights,
    alternates,
    told,
    waiting: (act: () => Promise<void>) => {
      whileWaiting = act;
    },
    start: (executionId: string, over: Partial<NightRequest> = {}) =>
      makeNightPlan(ports, { nightId: 'group-a', scheduledAt: SCHEDULED, ...over }, executionId, silentLog),
  };
};

describe('planning a night', () => {
  it('starts all 18 counties of Group A under names that an operator can read', async () => {
    const { start } = stage();
    const planned = await start('execution-1');
    expect(planned).toMatchObject({
      outcome: 'planned',
      date: '2026-12-04',
      closesAt: '2026-12-05T05:00:00-08:00',
      skipped: 0,
    });
    expect(planned.checks).toHaveLength(18);
    expect(planned.checks).toContainEqual({
      checkId: '19-2026-12-04-regular',
      county: '19',
      attempt: 0,
      executionName: 'sync-check-19-2026-12-04-regular',
    });
  });

  it('runs once when the scheduler delivers twice, and gives the same plan when its own execution repeats', async () => {
    const { start } = stage();
    const first = await start('execution-1');
    expect(await start('execution-2')).toMatchObject({ outcome: 'already-started', checks: [] });
    expect(await start('execution-1')).toEqual(first);
  });

  it.each([
    ['before the opening', '2026-12-05T00:59:59Z', {}, 'before-window'],
    ['after the close', '2026-12-05T13:00:00Z', {}, 'window-closed'],
    [
      'on a Friday that is the second',
      '2026-12-12T01:00:00Z',
      { scheduledAt: Temporal.Instant.from('2026-12-12T01:00:00Z') },
      'not-a-sync-night',
    ],
    ['for a night that nobody knows', '2026-12-05T01:00:00Z', { nightId: 'group-z' }, 'unknown-night'],
    ['for an alternate date of no county', '2026-12-05T01:00:00Z', { nightId: 'alternate' }, 'unknown-night'],
    [
      'for an alternate date that nobody agreed',
      '2026-12-05T01:00:00Z',
      { nightId: 'alternate', county: '19' },
      'alternate-not-agreed',
    ],
  ] as const)('starts nothing %s', async (_, now, over, outcome) => {
    const { start, all } = stage(now);
    expect(await start('execution-1', over)).toMatchObject({ outcome, checks: [] });
    expect(all.size).toBe(0);
  });

  it('puts every skip on record with its reason, where county and SOS see it', async () => {
    const { start, all, add } = stage();
    const own = countyCheck('03', Temporal.Instant.from('2026-11-12T20:00:00Z'));
    add({ ...own, status: 'completed', result: 'passed', endedAt: own.requestedAt });
    const planned = await start('execution-1');
    expect(planned).toMatchObject({ skipped: 1 });
    expect(planned.checks).toHaveLength(17);
    expect(all.get('03-2026-12-04-regular')).toMatchObject({
      status: 'skipped',
      skipReason: { code: 'county-check-passed-last-month' },
    });
    // Skipped is final: a repeat of the plan does not start it.
    expect((await start('execution-1')).checks).toHaveLength(17);
  });

  it('in a test environment skips whoever is not let in, says why each, and tells the week’s statistics', async () => {
    const keptOut = { '03': 'not-opted-in', '19': 'install-not-confirmed' } as const;
    const { start, all, checks, time } = stage('2026-12-05T01:00:00Z', keptOut);
    const planned = await start('execution-1');
    expect(planned).toMatchObject({ outcome: 'planned', skipped: 2 });
    expect(planned.checks).toHaveLength(16);
    expect(all.get('03-2026-12-04-regular')).toMatchObject({
      status: 'skipped',
      skipReason: {
        code: 'not-opted-in',
        sentence: 'The county has not opted in to the County Test Environment.',
      },
    });
    time.set('2026-12-07T16:00:00Z');
    const mails: CountyMail[] = [];
    const takesPart = async (county: string) => county === '19';
    const ports: Parameters<typeof sendStatistics>[0] = {
      clock: time.clock,
      checks,
      directory: { findContact: async (county) => ({ email: `roll@county${county}.example.org`, phone: null }) },
      counties: { takesPart },
      deliveries: memoryDeliveries(),
      mail: async (mail) => {
        mails.push(mail);
        return ok({ providerId: 'p' });
      },
    };
    const sent = await sendStatistics(ports, Temporal.Instant.from('2026-12-07T16:00:00Z'), silentLog);
    expect(sent).toMatchObject({ sent: 1, 'takes-no-part': 57, 'no-contact': 0 });
    expect(mails.map(({ to }) => to)).toEqual(['roll@county19.example.org']);
    expect(mails[0]?.text).toContain('skipped: 2');
    const rows = String(mails[0]?.attachments[0]?.content).split('\r\n');
    expect(rows.find((row) => row.startsWith('Amador,'))).toContain('The county has not opted in');
    expect(rows.find((row) => row.startsWith('Los Angeles,'))).toContain('has not confirmed that it installed');
  });

  it('in a test environment opens no failed check of a county that has withdrawn since', async () => {
    const keptOut: Record<string, NotLetIn> = {};
    const { start, checks, all } = stage('2026-12-05T01:00:00Z', keptOut);
    await start('execution-1');
    for (const county of ['03', '19']) await checks.end(`${county}-2026-12-04-regular`, { status: 'failed', endedAt });
    keptOut['19'] = 'withdrawn';
    const again = await start('operator', { redrive: ['03', '19'] });
    expect(again.checks.map(({ county }) => county)).toEqual(['03']);
    expect(all.get('19-2026-12-04-regular')?.status).toBe('failed');
  });

  it('leaves out a county whose own check is running, and starts the others', async () => {
    const { start, checks, all } = stage();
    const now = Temporal.Instant.from('2026-12-05T00:00:00Z');
    await checks.start(countyCheck('19', now), now);
    expect((await start('execution-1')).checks).toHaveLength(17);
    expect(all.get('19-2026-12-04-regular')?.skipReason?.code).toBe('check-already-running');
  });

  it('is not held up by a check whose execution died long ago, and ends it', async () => {
    const { start, add, all } = stage();
    const dead = countyCheck('19', Temporal.Instant.from('2026-12-02T20:00:00Z'));
    add({ ...dead, status: 'comparing' });
    expect((await start('execution-1')).checks).toHaveLength(18);
    expect(all.get(dead.id)?.status).toBe('window-closed');
  });

  const ALTERNATE = Temporal.Instant.from('2026-12-10T18:00:00Z');
  const alternateStart = { nightId: 'alternate', county: '19', scheduledAt: ALTERNATE };
  const agreed = { county: '19', runAt: ALTERNATE, reason: 'r', agreedAt: SCHEDULED, state: 'agreed' as const };

  it.each([
    ['cancelled', { ...agreed, state: 'cancelled' as const }],
    ['moved to another hour', { ...agreed, runAt: ALTERNATE.add({ hours: 2 }) }],
  ])('starts nothing for an alternate date that was %s, however late its schedule fires', async (_, present) => {
    const { start, alternates, all } = stage('2026-12-10T18:10:00Z');
    await alternates.write(present);
    expect(await start('execution-1', alternateStart)).toMatchObject({ outcome: 'alternate-not-agreed', checks: [] });
    expect(all.size).toBe(0);
  });

  it('runs an agreed alternate date for its county alone', async () => {
    const { start, alternates } = stage('2026-12-10T18:00:00Z');
    await alternates.write(agreed);
    const planned = await start('execution-1', alternateStart);
    expect(planned.checks.map(({ checkId }) => checkId)).toEqual(['19-2026-12-10-alternate']);
    expect(planned.closesAt).toBe('2026-12-11T05:00:00-08:00');
  });
});

describe('starting failed counties again', () => {
  const redrive = { redrive: ['19', '03', '01'] };

  it('opens failed checks under a new execution name, inside the window only, and leaves all others alone', async () => {
    const { start, checks, all, time } = stage();
    await start('execution-1');
    const failure = { code: 'technical-failure', sentence: 'A fault.' };
    await checks.end('19-2026-12-04-regular', { status: 'failed', endedAt, failure });
    await checks.end('03-2026-12-04-regular', { status: 'completed', result: 'passed', endedAt });
    const again = await start('operator', redrive);
    expect(again.checks).toEqual([
      {
        checkId: '19-2026-12-04-regular',
        county: '19',
        attempt: 1,
        executionName: 'sync-check-19-2026-12-04-regular-r1',
      },
    ]);
    expect(all.get('19-2026-12-04-regular')).toMatchObject({ status: 'requested', failure: null, redrives: 1 });
    expect(all.get('03-2026-12-04-regular')?.status).toBe('completed');
    time.set('2026-12-05T13:00:00Z');
    expect(await start('operator', redrive)).toMatchObject({ outcome: 'window-closed', checks: [] });
  });

  it('waits for the record of an execution that was stopped a moment ago', async () => {
    const { start, checks, waiting, told } = stage();
    await start('execution-1');
    await checks.advance('19-2026-12-04-regular', ['requested'], { status: 'awaiting-extract' });
    await checks.keepWait('19-2026-12-04-regular', { taskToken: 'token-1' });
    waiting(async () => void (await checks.end('19-2026-12-04-regular', { status: 'failed', endedAt })));
    expect((await start('operator', { redrive: ['19'] })).checks).toHaveLength(1);
    // One that was not stopped is told to end: two executions never work on one check.
    expect(told).toEqual(['again token-1']);
  });

  it('plans the counties that a night never planned', async () => {
    const { start, nights } = stage();
    expect((await start('operator', redrive)).checks.map(({ county }) => county)).toEqual(['03', '19']);
    expect(await nights.plannedChecks('group-a', Temporal.PlainDate.from('2026-12-04'))).toHaveLength(2);
  });
});

describe('summarising a night', () => {
  it('names how each county’s check ended, the same however often', async () => {
    const { start, checks, nights } = stage();
    await start('execution-1');
    await checks.end('19-2026-12-04-regular', { status: 'completed', result: 'failed', endedAt });
    const date = Temporal.PlainDate.from('2026-12-04');
    const summarise = () => recordSummary({ checks, nights }, 'group-a', date, silentLog);
    const summary = await summarise();
    expect(summary.lines).toHaveLength(18);
    expect(summary).toMatchObject({ failed: 1, byStatus: { completed: 1, requested: 17 } });
    expect(await summarise()).toEqual(summary);
  });
});

describe('reminding', () => {
  it('reminds each county that waits, once for each run of the schedule', async () => {
    const { start, checks, time, all } = stage();
    await start('execution-1');
    for (const id of ['19-2026-12-04-regular', '03-2026-12-04-regular']) {
      await checks.advance(id, ['requested'], { status: 'awaiting-extract', extractRequestedAt: SCHEDULED });
    }
    const mails: CountyMail[] = [];
    const ports: Parameters<typeof remindCounties>[0] = {
      clock: time.clock,
      checks,
      directory: {
        findContact: async () => ({ email: 'a@b.example.org', phone: null }),
        findEms: async () => undefined,
      },
      tellEms: async () => 'no-endpoint',
      mail: async (mail) => {
        mails.push(mail);
        return ok({ providerId: 'p' });
      },
    };
    const remind = (scheduledAt: string) => remindCounties(ports, scheduledAt, silentLog);
    time.set('2026-12-05T04:00:00Z');
    expect(await remind('20:00')).toBe(2);
    expect(await remind('20:00')).toBe(0);
    expect(await remind('23:00')).toBe(2);
    expect(mails).toHaveLength(4);
    expect(all.get('19-2026-12-04-regular')?.reminders).toBe(2);
  });

  it('says which county could not be written to, for want of an address or because it is refused', async () => {
    const { start, checks, time } = stage();
    await start('execution-1');
    for (const id of ['19-2026-12-04-regular', '03-2026-12-04-regular']) {
      await checks.advance(id, ['requested'], { status: 'awaiting-extract', extractRequestedAt: SCHEDULED });
    }
    const codes: string[] = [];
    const keep = (code: string, fields: object = {}): void => void codes.push(`${code} ${Object(fields).county}`);
    const ports: Parameters<typeof remindCounties>[0] = {
      clock: time.clock,
      checks,
      directory: {
        findContact: async (county) => (county === '03' ? undefined : { email: 'a@b.example.org', phone: null }),
        findEms: async () => undefined,
      },
      tellEms: async () => 'no-endpoint',
      mail: async () => err({ code: 'REJECTED', reason: 'address' }),
    };
    time.set('2026-12-05T04:00:00Z');
    await remindCounties(ports, '20:00', { info: () => undefined, warn: keep, error: keep });
    expect(codes.toSorted()).toEqual(['REMINDER_REJECTED 19', 'REMINDER_WITHOUT_CONTACT 03']);
  });
});

describe('one county’s fault', () => {
  const IDS = ['03-2026-12-04-regular', '19-2026-12-04-regular'];
  const waiting = async () => {
    const world = stage();
    await world.start('execution-1', { redrive: ['03', '19'] });
    for (const id of IDS) {
      await world.checks.advance(id, ['requested'], { status: 'awaiting-extract', extractRequestedAt: SCHEDULED });
      await world.checks.keepWait(id, { taskToken: `token-${id.slice(0, 2)}` });
    }
    return world;
  };

  it('does not keep the other counties’ checks open past 05:00, and is repaired by the repeat', async () => {
    const { checks, time, all } = await waiting();
    time.set('2026-12-05T13:00:00Z');
    const { tokens, told } = memoryTokens();
    let down = true;
    const windowClosed: typeof tokens.windowClosed = async (token) => {
      if (down && token === 'token-03') throw new Error('throttled');
      return tokens.windowClosed(token);
    };
    const ports = { clock: time.clock, checks, tokens: { ...tokens, windowClosed } };
    const close = () => closeDueChecks(ports, silentLog);
    await expect(close()).rejects.toThrow('1 of 2');
    expect(all.get('19-2026-12-04-regular')?.status).toBe('window-closed');
    down = false;
    expect(await close()).toBe(1);
    expect(IDS.map((id) => all.get(id)?.status)).toEqual(['window-closed', 'window-closed']);
    expect(told).toEqual(['closed token-19', 'closed token-03']);
  });

  it('does not keep the other counties from being reminded, and its own reminder comes with the repeat', async () => {
    const { checks, time } = await waiting();
    time.set('2026-12-05T04:00:00Z');
    const got: string[] = [];
    let down = true;
    const ports: Parameters<typeof remindCounties>[0] = {
      clock: time.clock,
      checks,
      directory: { findContact: async (county) => ({ email: county, phone: null }), findEms: async () => undefined },
      tellEms: async () => 'no-endpoint',
      mail: async ({ to }) => {
        if (down && to === '03') throw new Error('no answer');
        got.push(to);
        return ok({ providerId: 'p' });
      },
    };
    const remind = (scheduledAt: string) => remindCounties(ports, scheduledAt, silentLog);
    await expect(remind('20:00')).rejects.toThrow('1 counties');
    down = false;
    expect(await remind('20:00')).toBe(1);
    expect(got).toEqual(['19', '03']);
  });
});

describe('the weekly statistics', () => {
  it('are made of checks that started on the evening before the week, too', async () => {
    const { checks, add, time } = stage('2026-12-14T16:00:00Z');
    const sunday = countyCheck('03', Temporal.Instant.from('2026-12-07T04:00:00Z'));
    add({ ...sunday, status: 'completed', result: 'passed', endedAt: Temporal.Instant.from('2026-12-07T18:00:00Z') });
    const files: string[] = [];
    const ports: Parameters<typeof sendStatistics>[0] = {
      clock: time.clock,
      checks,
      directory: { findContact: async () => ({ email: 'a@b.example.org', phone: null }) },
      counties: ALL_TAKE_PART,
      deliveries: memoryDeliveries(),
      mail: async ({ attachments }) => {
        files.push(String(attachments[0]?.content));
        return ok({ providerId: 'p' });
      },
    };
    await sendStatistics(ports, Temporal.Instant.from('2026-12-14T16:00:00Z'), silentLog);
    expect(files[0]).toContain(`${sunday.id},county,completed,passed`);
  });

  it('reach every county once, also when some are reached at the second attempt only', async () => {
    const { checks, time } = stage('2026-12-07T16:00:00Z');
    const got: string[] = [];
    let down = true;
    const ports: Parameters<typeof sendStatistics>[0] = {
      clock: time.clock,
      checks,
      directory: {
        findContact: async (county) =>
          county === '02' ? undefined : { email: `roll@county${county}.example.org`, phone: null },
      },
      counties: ALL_TAKE_PART,
      deliveries: memoryDeliveries(),
      mail: async ({ to, attachments, subject }) => {
        if (down && to.includes('county19')) throw new Error('no answer');
        if (to.includes('county03')) return err({ code: 'REJECTED', reason: 'address' });
        expect(subject).toContain('November 30, 2026 to December 6, 2026');
        expect(attachments[0]?.name).toBe('county-sync-statistics-2026-11-30.csv');
        got.push(to);
        return ok({ providerId: 'p' });
      },
    };
    const codes: string[] = [];
    const warn = (code: string): void => void codes.push(code);
    const log = { ...silentLog, warn };
    const send = () => sendStatistics(ports, Temporal.Instant.from('2026-12-07T16:00:00Z'), log);
    await expect(send()).rejects.toThrow('1 counties');
    expect(codes).toEqual(['STATISTICS_WITHOUT_CONTACT', 'STATISTICS_REJECTED']);
    down = false;
    expect(await send()).toMatchObject({ sent: 1, repeated: 56, 'no-contact': 1 });
    expect(new Set(got).size).toBe(COUNTIES.length - 2);
    expect(got).toHaveLength(COUNTIES.length - 2);
  });

  it('reach a county whose email was begun and never sent, because the run died', async () => {
    const { checks, time } = stage('2026-12-07T16:00:00Z');
    const got: string[] = [];
    let dies = true;
    const ports: Parameters<typeof sendStatistics>[0] = {
      clock: time.clock,
      checks,
      directory: { findContact: async (county) => ({ email: `roll@county${county}.example.org`, phone: null }) },
      counties: ALL_TAKE_PART,
      deliveries: memoryDeliveries(),
      mail: async ({ to }) => {
        // Nothing that a killed run would still have done is done: it never comes back from here.
        if (dies && to.includes('county03')) return new Promise(() => undefined);
        got.push(to);
        return ok({ providerId: 'p' });
      },
    };
    const send = () => sendStatistics(ports, Temporal.Instant.from('2026-12-07T16:00:00Z'), silentLog);
    void send();
    await vi.waitFor(() => expect(got).toHaveLength(2));
    dies = false;
    // At the same moment another run may still be at it: this one leaves the county to the repeat.
    await expect(send()).rejects.toThrow('1 counties');
    time.set('2026-12-07T16:01:00Z');
    expect(await send()).toMatchObject({ sent: 1, repeated: 57 });
    expect(got.filter((to) => to.includes('county03'))).toHaveLength(1);
    expect(got).toHaveLength(COUNTIES.length);
  });
});
