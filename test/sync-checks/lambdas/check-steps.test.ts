import { beforeEach, describe, expect, it } from 'vitest';
import { closeNight } from '../../../lambdas/sync-checks/close-night/handler.ts';
import { compareRolls } from '../../../lambdas/sync-checks/compare-rolls/handler.ts';
import { completeExtract } from '../../../lambdas/sync-checks/complete-extract/handler.ts';
import { createExtractUpload } from '../../../lambdas/sync-checks/create-extract-upload/handler.ts';
import { exportVoteCalRoll } from '../../../lambdas/sync-checks/export-votecal-roll/handler.ts';
import { judgeCheck } from '../../../lambdas/sync-checks/judge-check/handler.ts';
import { notifyCounty } from '../../../lambdas/sync-checks/notify-county/handler.ts';
import { publishDifferences } from '../../../lambdas/sync-checks/publish-differences/handler.ts';
import { requestExtract } from '../../../lambdas/sync-checks/request-extract/handler.ts';
import { settleCheck } from '../../../lambdas/sync-checks/settle-check/handler.ts';
import type { ApiAnswer, Caller } from '../../../lib/runtime/api/types.ts';
import { err, ok } from '../../../lib/shared/result.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { CountyMail } from '../../../lib/staff-mail/ports.ts';
import { syncNight } from '../../../lib/sync-checks/domain/calendar.ts';
import {
  EVERYBODY_COMPARED,
  noDifferences,
  nothingInvisible,
} from '../../../lib/sync-checks/domain/compare/compare-report.ts';
import type { RollRefused } from '../../../lib/sync-checks/domain/compare/refusal.ts';
import type { EmsEvent } from '../../../lib/sync-checks/domain/ems.ts';
import { scheduledCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import { windowOf } from '../../../lib/sync-checks/domain/window.ts';
import type { AnnouncedFile } from '../../../lib/sync-checks/use-cases/confirm-extract.ts';
import { memoryChecks, memoryTokens, settableClock, silentLog } from '../memory-stores.ts';

const ID = '03-2026-12-04-regular';
const SHA = 'a'.repeat(64);
const FILE = { sha256: SHA, rows: 10 };

/** One county's check with every step around it, as the machine calls them. */
const stage = () => {
  const time = settableClock('2026-12-05T01:00:00Z');
  const { store: checks, add, checks: all } = memoryChecks();
  const { tokens, told } = memoryTokens();
  const events: EmsEvent[] = [];
  const mails: CountyMail[] = [];
  const codes: string[] = [];
  const inbox = new Set<string>();
  const stored = new Set<string>();
  const world = {
    time,
    checks,
    told,
    events,
    mails,
    codes,
    inbox,
    stored,
    refused: undefined as RollRefused | undefined,
    snapshot: 'there' as 'there' | 'NO_SNAPSHOT' | 'UNREADABLE_MANIFEST' | 'OTHER_COUNTY' | 'NO_PRECINCTS',
    takenAt: '2026-12-05T00:00:00Z',
    attempt: 0,
    rejects: false,
    contact: true,
    emsFault: {} as { readonly fault?: 'unreadable' },
    mailFault: undefined as Error | undefined,
    afterMail: async (): Promise<void> => undefined,
    beforePublishing: async (): Promise<void> => undefined,
    present: () => all.get(ID),
    everPublished: false,
  };
  const directory = {
    findContact: async () => (world.contact ? { email: 'roll@amador.example.org', phone: null } : undefined),
    findEms: async () => ({ vendor: 'dfm' as const, webhookUrl: null, secretName: null, ...world.emsFault }),
  };
  const tellEms = async (_endpoint: unknown, event: EmsEvent) => {
    events.push(event);
    return 'delivered' as const;
  };
  const side = { rows: 10, voters: 10, bytes: 100, sha256: SHA, problems: {} };
  const counts = {
    ...noDifferences(),
    total: 1,
    byCategory: { ...noDifferences().byCategory, 'precinct-district': 1 },
  };
  const report = {
    county: '03',
    engine: 'same-order' as const,
    ems: side,
    votecal: side,
    counts,
    invisible: nothingInvisible(),
    notCompared: EVERYBODY_COMPARED,
    precincts: { ems: null, votecal: null, differences: null },
    problems: [],
  };
  const steps = {
    request: requestExtract({ clock: time.clock, checks, directory, tellEms, tokens }),
    export: exportVoteCalRoll({
      clock: time.clock,
      checks,
      rolls: {
        pinSnapshot: async () =>
          world.snapshot === 'there'
            ? ok({
                key: 'votecal/03/roll.csv',
                versionId: 'v1',
                rows: 10,
                sha256: SHA,
                bytes: 100,
                takenAt: Temporal.Instant.from(world.takenAt),
                canonical: true,
              })
            : err(world.snapshot),
      },
    }),
    compare: compareRolls({
      clock: time.clock,
      checks,
      compare: async () => (world.refused ? err(world.refused) : ok(report)),
    }),
    judge: judgeCheck({ checks }),
    publish: publishDifferences({
      clock: time.clock,
      checks,
      differences: {
        publish: async ({ id }) => {
          await world.beforePublishing();
          inbox.add(id);
        },
        withdraw: async ({ id }) => {
          inbox.delete(id);
        },
      },
      directory,
      tellEms,
      untold: { keep: async () => undefined },
    }),
    settle: settleCheck({ clock: time.clock, checks }),
    notify: notifyCounty({
      clock: time.clock,
      checks,
      directory,
      mail: async (mail) => {
        if (world.mailFault) throw world.mailFault;
        if (world.rejects) return err({ code: 'REJECTED', reason: 'MessageRejected' });
        mails.push(mail);
        await world.afterMail();
        return ok({ providerId: 'p' });
      },
      wasNotTaken: (error) => error instanceof Error && error.message === 'not connected',
    }),
    close: closeNight({ clock: time.clock, checks, tokens }),
  };
  const keep = (code: string): void => void codes.push(code);
  const log = { info: keep, warn: keep, error: keep };
  const run = {
    request: (taskToken = 'token-1') =>
      steps.request({ checkId: ID, attempt: world.attempt, taskToken }, { log: silentLog }),
    export: () => steps.export({ checkId: ID, attempt: world.attempt }, { log }),
    compare: () => steps.compare({ checkId: ID, attempt: world.attempt }, { log }),
    judge: () => steps.judge({ checkId: ID, attempt: world.attempt }, { log: silentLog }),
    publish: () => steps.publish({ checkId: ID, attempt: world.attempt }, { log }),
    settle: () => steps.settle({ checkId: ID, attempt: world.attempt }, { log: silentLog }),
    notify: () => steps.notify({ checkId: ID, attempt: world.attempt }, { log }),
    close: () => steps.close({}, { log: silentLog }),
  };
  const request = (body: unknown, caller: Caller) => ({
    body,
    query: undefined,
    path: { id: ID },
    caller,
    rawBody: '',
    headers: {},
  });
  const amador: Caller = { kind: 'client', role: 'county-ems', county: '03', id: 'c' };
  const uploads = createExtractUpload({
    clock: time.clock,
    checks,
    rolls: {
      createUpload: async (county, id) => ({
        key: `extracts/${county}/${id}/own-name`,
        url: 'https://upload.example.org/',
        precinctsUrl: 'https://upload.example.org/precincts',
      }),
    },
  });
  const completions = completeExtract({
    clock: time.clock,
    checks,
    rolls: {
      findUpload: async (key) => (stored.has(key) ? { versionId: null, bytes: 100 } : undefined),
      findPrecincts: async (key) =>
        stored.has(`${key}.precincts`) ? { key: `${key}.precincts`, versionId: null, bytes: 7 } : undefined,
    },
    tokens,
  });
  const api = {
    ask: (caller: Caller = amador): Promise<ApiAnswer> =>
      uploads(request(undefined, caller) as never, { log: silentLog }),
    put: (): void => {
      stored.add(`extracts/03/${ID}/own-name`);
    },
    putPrecincts: (): void => {
      stored.add(`extracts/03/${ID}/own-name.precincts`);
    },
    confirm: (file: AnnouncedFile = FILE, caller: Caller = amador): Promise<ApiAnswer> =>
      completions(request(file, caller) as never, { log: silentLog }),
  };
  const night = syncNight('group-a');
  const window = night && windowOf(night, Temporal.PlainDate.from('2026-12-04'));
  if (!window) throw new Error('There is no such night.');
  const check = scheduledCheck(
    '03',
    { id: 'group-a', kind: 'regular', window },
    Temporal.Instant.from('2026-12-05T01:00:00Z'),
  );
  add(check);
  const deliver = async (): Promise<void> => {
    await api.ask();
    api.put();
    expect((await api.confirm()).status).toBe(200);
  };
  return { ...world, world, run, api, deliver, checks };
};

let it_ = stage();
beforeEach(() => {
  it_ = stage();
});
const codeOf = (answer: ApiAnswer): unknown => Object(answer.body).code;

describe('a check that its county has cancelled', () => {
  it('goes on to its end: the county’s office hears of it, and nothing is published', async () => {
    const { run, world, checks, mails, inbox, present } = it_;
    await run.request();
    const failure = { code: 'cancelled-by-county', sentence: 'Your county cancelled this check.' };
    await checks.end(ID, { status: 'failed', endedAt: Temporal.Instant.from('2026-12-05T02:00:00Z'), failure });
    await run.settle();
    expect(await run.notify()).toEqual({ status: 'failed', result: null, reason: 'cancelled-by-county' });
    expect(present()).toMatchObject({ status: 'failed', failure });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Your county cancelled this check.');
    expect([inbox.size, world.attempt]).toEqual([0, 0]);
  });
});

describe('a check that goes well', () => {
  it('passes through its statuses, and tells the EMS and the county once', async () => {
    const { run, deliver, present, told, events, mails, inbox } = it_;
    await run.request();
    expect(present()?.status).toBe('awaiting-extract');
    await deliver();
    expect(told).toEqual(['arrived token-1']);
    expect(present()?.status).toBe('comparing');
    await run.export();
    expect(await run.compare()).toEqual({ outcome: 'compared', differences: 1 });
    await run.judge();
    expect(await run.publish()).toEqual({ outcome: 'published' });
    expect(await run.notify()).toEqual({ status: 'completed', result: 'failed', reason: null });
    expect([...inbox]).toEqual([ID]);
    expect(events.map(({ type }) => type)).toEqual(['extract-requested', 'differences-ready']);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('votecalhelp@sos.ca.gov, (888) 868-3225');
    expect(mails[0]?.text).toContain('support@dfmassociates.com');
  });

  it('gives one result and one notice when every step is repeated', async () => {
    const { run, deliver, present, mails, events } = it_;
    await run.request();
    await deliver();
    for (const step of [run.export, run.compare, run.judge, run.publish, run.notify]) {
      await step();
      const before = present();
      await step();
      expect(present()).toEqual(before);
    }
    expect(mails).toHaveLength(1);
    // The EMS may hear twice, under one id by which it knows the repeat.
    expect(new Set(events.map(({ id }) => id)).size).toBe(2);
  });

  it('goes on at once when its execution was killed while waiting and the extract came meanwhile', async () => {
    const { run, deliver, told } = it_;
    await run.request('token-1');
    await deliver();
    await run.request('token-2');
    expect(told.at(-1)).toBe('arrived token-2');
  });

  it('is resumed whichever comes first, the request or a county that does not wait for it', async () => {
    const { run, deliver, told } = it_;
    await deliver();
    expect(told).toEqual([]);
    await run.request();
    expect(told).toEqual(['arrived token-1']);
  });
});

describe('an extract', () => {
  it('confirmed twice is one extract, also when both calls cross', async () => {
    const { run, api } = it_;
    await run.request();
    await api.ask();
    api.put();
    const both = await Promise.all([api.confirm(), api.confirm()]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await api.confirm()).status).toBe(200);
    expect(codeOf(await api.confirm({ sha256: 'b'.repeat(64), rows: 10 }))).toBe('extract-already-confirmed');
    expect(codeOf(await api.ask())).toBe('extract-already-confirmed');
  });

  it('takes a file of precincts and districts beside the roll, when it was uploaded', async () => {
    const { run, api, present } = it_;
    await run.request();
    expect((await api.ask()).body).toEqual({
      uploadUrl: 'https://upload.example.org/',
      precinctsUploadUrl: 'https://upload.example.org/precincts',
    });
    api.put();
    const precincts = { sha256: 'c'.repeat(64), rows: 2 };
    expect(codeOf(await api.confirm({ ...FILE, precincts }))).toBe('precincts-not-uploaded');
    expect(present()?.status).toBe('awaiting-extract');
    api.putPrecincts();
    expect((await api.confirm({ ...FILE, precincts })).status).toBe(200);
    const key = `extracts/03/${ID}/own-name.precincts`;
    expect(present()?.extract?.precincts).toEqual({ key, versionId: null, bytes: 7, ...precincts });
    expect((await api.confirm({ ...FILE, precincts })).status).toBe(200);
    expect(codeOf(await api.confirm(FILE))).toBe('extract-already-confirmed');
  });

  it('confirmed without an upload is not taken', async () => {
    const { run, api, present } = it_;
    await run.request();
    expect(codeOf(await api.confirm())).toBe('extract-not-uploaded');
    await api.ask();
    expect(codeOf(await api.confirm())).toBe('extract-not-uploaded');
    expect(present()?.status).toBe('awaiting-extract');
  });

  it('for another county’s check finds no check', async () => {
    const { run, api } = it_;
    await run.request();
    const other: Caller = { kind: 'client', role: 'county-ems', county: '19', id: 'c' };
    expect((await api.ask(other)).status).toBe(404);
    expect((await api.confirm(FILE, other)).status).toBe(404);
  });

  it.each([
    ['2026-12-05T12:59:59Z', 200, undefined],
    ['2026-12-05T13:00:00Z', 409, 'window-closed'],
    ['2026-12-05T13:01:00Z', 409, 'window-closed'],
  ])('confirmed at %s is answered with %d', async (at, status, code) => {
    const { run, api, time } = it_;
    await run.request();
    await api.ask();
    api.put();
    time.set(at);
    const answer = await api.confirm();
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  });

  it('that is not what was announced ends the check with a reason, and nothing is published', async () => {
    const { run, deliver, world, present, inbox, mails } = it_;
    await run.request();
    await deliver();
    await run.export();
    world.refused = { code: 'wrong-sha256', side: 'ems' };
    expect(await run.compare()).toEqual({ outcome: 'refused', differences: null });
    expect(await run.notify()).toEqual({ status: 'failed', result: null, reason: 'extract-wrong-sha256' });
    expect(present()?.failure?.sentence).toContain('SHA-256');
    expect(inbox.size).toBe(0);
    expect(mails[0]?.text).toContain('SHA-256');
  });
});

describe('the close at 05:00', () => {
  it('ends a check that nobody answered, resumes its execution, and is told once', async () => {
    const { run, time, present, told, mails } = it_;
    await run.request();
    time.set('2026-12-05T12:59:59Z');
    expect(await run.close()).toEqual({ closed: 0 });
    time.set('2026-12-05T13:00:00Z');
    expect(await run.close()).toEqual({ closed: 1 });
    expect(await run.close()).toEqual({ closed: 0 });
    expect(told).toEqual(['closed token-1']);
    await run.settle();
    expect(present()).toMatchObject({ status: 'window-closed', result: null });
    await run.notify();
    await run.notify();
    expect(mails).toHaveLength(1);
  });

  it('lets no check start afterwards', async () => {
    const { run, time, events, told } = it_;
    time.set('2026-12-05T13:00:00Z');
    await run.request();
    expect(told).toEqual(['closed token-1']);
    expect(events).toEqual([]);
  });

  const toPublishing = async (): Promise<void> => {
    await it_.run.request();
    await it_.deliver();
    await it_.run.export();
    await it_.run.compare();
    await it_.run.judge();
  };

  it('lets nothing be published afterwards', async () => {
    await toPublishing();
    it_.time.set('2026-12-05T13:00:00Z');
    expect(await it_.run.publish()).toEqual({ outcome: 'window-closed' });
    expect(it_.inbox.size).toBe(0);
    expect(it_.present()).toMatchObject({ status: 'window-closed', result: null });
    expect(it_.events.map(({ type }) => type)).not.toContain('differences-ready');
  });

  it('leaves nothing in the inbox when it comes in the middle of publishing', async () => {
    await toPublishing();
    it_.time.set('2026-12-05T12:59:59Z');
    it_.world.beforePublishing = async () => {
      it_.time.set('2026-12-05T13:00:00Z');
      await it_.run.close();
    };
    expect(await it_.run.publish()).toEqual({ outcome: 'window-closed' });
    expect(it_.inbox.size).toBe(0);
    expect(it_.present()).toMatchObject({ status: 'window-closed', result: null });
  });

  it('is asked for again when the differences are written: a publication that took too long is taken back', async () => {
    await toPublishing();
    it_.time.set('2026-12-05T12:58:00Z');
    it_.world.beforePublishing = async () => it_.time.set('2026-12-05T13:00:00Z');
    expect(await it_.run.publish()).toEqual({ outcome: 'window-closed' });
    expect(it_.inbox.size).toBe(0);
    expect(it_.present()).toMatchObject({ status: 'window-closed', result: null });
    expect(it_.events.map(({ type }) => type)).not.toContain('differences-ready');
  });

  it('is not brought forward by an EMS setting at fault: the differences are published, and somebody hears of the fault', async () => {
    await toPublishing();
    it_.codes.splice(0);
    it_.world.emsFault = { fault: 'unreadable' };
    expect(await it_.run.publish()).toEqual({ outcome: 'published' });
    expect([...it_.inbox]).toEqual([ID]);
    expect(it_.codes).toEqual(['EMS_SETTING_UNUSABLE', 'DIFFERENCES_PUBLISHED']);
  });

  it('does not touch a check that is published', async () => {
    await toPublishing();
    await it_.run.publish();
    it_.time.set('2026-12-05T13:00:00Z');
    expect(await it_.run.close()).toEqual({ closed: 0 });
    await it_.run.settle();
    expect(it_.present()?.status).toBe('completed');
  });
});

describe('faults', () => {
  it.each<[string, Partial<ReturnType<typeof stage>['world']>, string]>([
    ['no export of VoteCal’s', { snapshot: 'NO_SNAPSHOT' }, 'votecal-snapshot-missing'],
    ['a manifest that cannot be read', { snapshot: 'UNREADABLE_MANIFEST' }, 'votecal-manifest-unreadable'],
    ['another county’s roll', { snapshot: 'OTHER_COUNTY' }, 'votecal-snapshot-of-another-county'],
    ['no file of precincts that its manifest describes', { snapshot: 'NO_PRECINCTS' }, 'votecal-precincts-missing'],
    ['an export of two months ago', { takenAt: '2026-10-05T00:00:00Z' }, 'votecal-snapshot-too-old'],
    ['an export older than a day and a half', { takenAt: '2026-12-03T12:59:59Z' }, 'votecal-snapshot-too-old'],
    ['an export of next year', { takenAt: '2027-12-05T00:00:00Z' }, 'votecal-manifest-unreadable'],
  ])('with %s the county reads that nothing is wrong on its side, and an alarm counts it', async (_, over, code) => {
    const { run, deliver, world, present, codes, mails } = it_;
    await run.request();
    await deliver();
    Object.assign(world, over);
    await run.export();
    expect(codes).toEqual(['VOTECAL_EXPORT_UNUSABLE']);
    expect(await run.compare()).toEqual({ outcome: 'ended', differences: null });
    expect(present()).toMatchObject({ status: 'failed', result: null, votecal: null, failure: { code } });
    expect(await run.notify()).toEqual({ status: 'failed', result: null, reason: code });
    expect(mails[0]?.text).toContain('Nothing is wrong on your side');
  });

  it.each(['2026-12-03T13:00:00Z', '2026-12-05T01:15:00Z'])('an export of %s is of this night', async (takenAt) => {
    const { run, deliver, world, present } = it_;
    await run.request();
    await deliver();
    world.takenAt = takenAt;
    await run.export();
    expect(present()?.votecal?.takenAt).toEqual(Temporal.Instant.from(takenAt));
  });

  it('a roll of VoteCal’s that is not what its manifest announces is VoteCal’s to mend: the same alarm', async () => {
    const { run, deliver, world, codes } = it_;
    await run.request();
    await deliver();
    await run.export();
    world.refused = { code: 'wrong-sha256', side: 'votecal' };
    await run.compare();
    expect(codes).toEqual(['VOTECAL_EXPORT_UNUSABLE']);
  });

  it('a step that fails for good settles as failed inside the window and as closed after it', async () => {
    const inside = stage();
    await inside.run.settle();
    expect(inside.present()).toMatchObject({ status: 'failed', failure: { code: 'technical-failure' } });
    const after = stage();
    after.time.set('2026-12-05T13:00:00Z');
    await after.run.settle();
    expect(after.present()).toMatchObject({ status: 'window-closed', failure: null });
  });

  it('an email that the provider certainly did not take is sent by the repeat', async () => {
    const { run, world, mails, codes } = it_;
    await run.settle();
    world.mailFault = new Error('not connected');
    await expect(run.notify()).rejects.toThrow('did not take');
    world.mailFault = undefined;
    await run.notify();
    await run.notify();
    expect(mails).toHaveLength(1);
    expect(codes).toEqual(['COUNTY_NOTIFIED']);
  });

  it('an email whose answer was lost is not sent twice, and somebody is told to look', async () => {
    const { run, world, mails, codes } = it_;
    await run.settle();
    world.afterMail = () => Promise.reject(new Error('socket hang up'));
    await run.notify();
    await run.notify();
    expect(mails).toHaveLength(1);
    expect(codes).toEqual(['COUNTY_NOTICE_UNCERTAIN']);
  });

  it('a step that dies between its claim and the email does not leave the county untold without an alarm', async () => {
    const { run, checks, codes } = it_;
    await run.settle();
    await checks.claim(ID, 'notice', Temporal.Instant.from('2026-12-05T02:00:00Z'));
    await run.notify();
    await run.notify();
    expect(codes).toEqual(['COUNTY_NOTICE_UNCERTAIN']);
  });

  it.each([
    ['a rejected address', { rejects: true }, 'COUNTY_NOTICE_REJECTED'],
    ['no contact on file', { contact: false }, 'COUNTY_HAS_NO_CONTACT'],
  ])('%s is a code that an alarm counts', async (_, over, code) => {
    const { run, world, codes } = it_;
    Object.assign(world, over);
    await run.settle();
    await run.notify();
    expect(codes).toEqual([code]);
  });
});

describe('a step of an execution that was stopped', () => {
  const steps = ['request', 'export', 'compare', 'judge', 'publish', 'settle', 'notify'] as const;
  /** How far the run after it has come when the step arrives. */
  const points = steps.map((_, passed) => steps.slice(0, passed));

  it.each(steps)('changes nothing of the run that came after it: %s', async (late) => {
    for (const passed of points) {
      const { world, run, deliver, checks, present, inbox, mails, events, told, time } = stage();
      await run.request();
      await deliver();
      await run.export();
      await run.compare();
      await run.judge();
      await run.settle();
      const failed = present();
      if (!failed) throw new Error('The check is gone.');
      expect(await checks.reopen(failed, await time.clock())).toBe(true);
      world.attempt = 1;
      await checks.advance(ID, ['requested'], { status: 'comparing' });
      for (const step of passed) await run[step]();
      const before = structuredClone({ inbox, mails, events, told: told.length });
      const check = present();
      world.attempt = 0;
      await run[late]();
      expect(present(), `${late} after ${passed.join(', ')}`).toEqual(check);
      expect({ inbox, mails, events }).toEqual({ inbox: before.inbox, mails: before.mails, events: before.events });
      // The stopped execution, should it still wait, is told to end.
      expect(told.slice(before.told)).toEqual(late === 'request' ? ['again token-1'] : []);
      const free = { ...failed, id: '03-2026-12-05-regular' };
      const isOpen = check?.status === 'comparing';
      expect(await checks.start(free, await time.clock())).toBe(isOpen ? 'county-busy' : 'started');
    }
  });
});
