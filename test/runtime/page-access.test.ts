import { describe, expect, it } from 'vitest';
import { PAGE_ACCESS, type StaffPage } from '../../lib/platform/access.ts';
import { openTo } from '../../lib/runtime/page-access.ts';
import { PERSON_ROLES } from '../../lib/shared/identity.ts';

describe('the pages that a role opens', () => {
  it('are those of the table, for every role; those about releases and guests in a County Test Environment alone', () => {
    for (const role of PERSON_ROLES) {
      const here = openTo(role, { testEnvironment: true });
      const elsewhere = openTo(role, {});
      for (const [page, roles] of Object.entries(PAGE_ACCESS) as [StaffPage, readonly string[]][]) {
        expect(here.opens.includes(page)).toBe(roles.includes(role));
        const isTests = /release|test-environment|issues|smoke-test|mock-election|data-refresh|guests/.test(page);
        expect(elsewhere.opens.includes(page)).toBe(roles.includes(role) && !isTests);
      }
      expect(elsewhere.does.filter((action) => action.endsWith('-schedule'))).toEqual(
        role === 'sos-operations' ? ['put-alternate-schedule', 'cancel-alternate-schedule'] : [],
      );
    }
    expect(openTo('sos-operations', { testEnvironment: true }).does).toContain('slip-schedule');
    expect(openTo('county-clerk', {}).does.filter((action) => /confirm|opt-in|setup|issue/.test(action))).toEqual([]);
    expect(openTo('county-technician', {}).opens).not.toContain('/operations/messages');
    expect(openTo('read-only', {}).opens).not.toContain('/operations/checks/:id');
  });
});
