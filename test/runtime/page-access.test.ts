import { describe, expect, it } from 'vitest';
import { PAGE_ACCESS } from '../../lib/platform/access.ts';
import { openTo } from '../../lib/runtime/page-access.ts';
import { PERSON_ROLES } from '../../lib/shared/identity.ts';

describe('the pages that a role opens', () => {
  it('are those of the table, for every role', () => {
    for (const role of PERSON_ROLES) {
      const opened = new Set<string>(openTo(role, {}).opens);
      for (const [page, roles] of Object.entries(PAGE_ACCESS)) expect(opened.has(page)).toBe(roles.includes(role));
    }
    expect(openTo('county-technician', {}).opens).not.toContain('/operations/messages');
    expect(openTo('read-only', {}).opens).not.toContain('/operations/checks/:id');
  });
});
