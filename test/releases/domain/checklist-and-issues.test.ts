import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHECKLIST, CHECKLIST_ITEMS, checkedItem, wholeChecklist } from '../../../lib/releases/domain/checklist.ts';
import { changedIssue, ISSUE_STATES, type Issue } from '../../../lib/releases/domain/issue.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const NOW = Temporal.Instant.from('2021-10-13T18:00:00Z');
const BY = { id: 'client-1', role: 'county-ems' };
const entry = (item: (typeof CHECKLIST_ITEMS)[number], detail: string | null = null, done = true) => ({
  county: '03',
  item,
  done,
  detail,
  by: BY,
  at: NOW,
});

describe('the checklist of a county', () => {
  it('has the set-up of memorandum #21144, tasks 2 to 5', () => {
    expect(new Set(Object.values(CHECKLIST).map(({ task }) => task))).toEqual(new Set([2, 3, 4, 5]));
    expect(wholeChecklist([entry('setup')]).map(({ item, entry: one }) => [item, one?.done])).toEqual(
      CHECKLIST_ITEMS.map((item) => [item, item === 'setup' ? true : undefined]),
    );
  });

  it('is checked by the county in its own part, and by the state in all', () => {
    for (const item of CHECKLIST_ITEMS) {
      const one = entry(item, { 'mpls-address': '10.58.3.20', ports: '443, 8443' }[String(item)] ?? null);
      expect(checkedItem(one, { ofState: true }), item).toMatchObject({ ok: true });
      const own = checkedItem(one, { ofState: false });
      expect(own.ok || own.error.code, item).toBe(CHECKLIST[item].side === 'County' || 'not-yours-to-check');
    }
  });

  it.each([
    ['mpls-address', '10.58.3.256'],
    ['mpls-address', 'the usual'],
    ['mpls-address', null],
    ['ports', '0'],
    ['ports', '70000'],
    ['ports', '443 and 8443'],
    ['ports', null],
  ] as const)('%s is not done with %s', (item, detail) => {
    expect(checkedItem(entry(item, detail), { ofState: true })).toMatchObject({ error: { code: 'bad-detail' } });
    expect(checkedItem(entry(item, detail, false), { ofState: true })).toMatchObject({ ok: true });
  });
});

const ISSUE: Issue = {
  id: '2021-10-13-03-1',
  county: '03',
  release: 'votecal-2021',
  class: 'search',
  title: 'Search answers nothing',
  text: 'Every search from our EMS CTE is empty.',
  state: 'reported',
  reportedAt: NOW,
  reportedBy: BY,
  notes: [],
  version: 1,
};
const DESK = { id: 'person-1', role: 'help-desk' };

describe('an issue', () => {
  it('is taken up, answered, opened again by its county and closed by it', () => {
    const steps = [
      ['state', 'in-work', null],
      ['state', 'answered', 'The index was not built. It is now.'],
      ['county', 'reported', 'Still empty for names with a hyphen.'],
      ['state', 'answered', 'Mended too.'],
      ['county', 'closed', null],
    ] as const;
    const end = steps.reduce<Issue>((issue, [side, state, text]) => {
      const next = changedIssue(issue, { state, text }, { side, by: side === 'state' ? DESK : BY }, NOW);
      if (!next.ok) throw new Error(next.error.detail);
      return next.value;
    }, ISSUE);
    expect(end).toMatchObject({ state: 'closed', version: 6 });
    expect(end.notes.map(({ by, text }) => `${by.role}: ${text}`)).toEqual([
      'help-desk: The index was not built. It is now.',
      'county-ems: Still empty for names with a hyphen.',
      'help-desk: Mended too.',
    ]);
  });

  it.each([
    ['English', 'a'.repeat(4000), 50],
    ['Chinese', '選'.repeat(4000), 31],
    ['signs outside the usual plane', '\u{20000}'.repeat(2000), 47],
  ])('is full with %s before DynamoDB refuses it, says so by name, and can still be closed', (_, text, most) => {
    const bytes = (issue: Issue): number => Buffer.byteLength(JSON.stringify(issue));
    const by = { id: 'person-1', role: 'help-desk' };
    let issue = ISSUE;
    for (;;) {
      const next = changedIssue(issue, { state: 'answered', text }, { side: 'state', by }, NOW);
      if (!next.ok) {
        expect(next.error.code).toBe('issue-full');
        break;
      }
      issue = next.value;
    }
    expect(issue.notes).toHaveLength(most);
    // An item holds 400 KB, its keys and the names of its attributes among them.
    expect(bytes(issue)).toBeLessThan(400 * 1024 - 4096);
    expect(changedIssue(issue, { state: 'closed', text: null }, { side: 'state', by }, NOW).ok).toBe(true);
  });

  it('is answered by the help desk alone, never without words, and never counts a refused change', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            side: fc.constantFrom('state', 'county'),
            state: fc.constantFrom(...ISSUE_STATES),
            text: fc.option(fc.constant('words')),
          }),
        ),
        (changes) => {
          let issue = ISSUE;
          for (const { side, ...change } of changes) {
            const next = changedIssue(issue, change, { side, by: BY }, NOW);
            if (!next.ok) continue;
            expect(next.value.version).toBe(issue.version + 1);
            if (change.state === 'answered') expect([side, change.text]).toEqual(['state', 'words']);
            issue = next.value;
          }
        },
      ),
    );
  });
});
