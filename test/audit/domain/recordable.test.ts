import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryOfText, textOfEntry } from '../../../lib/audit/domain/recordable.ts';
import { RECORDED_FIELDS } from '../../../lib/audit/domain/recorded-fields.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { keyOf, newPersonId, newSecret } from '../../../lib/staff/use-cases/secrets.ts';
import { entry } from '../memory-chains.ts';

/** What would tell who a voter is. Words that the trail may keep, such as an election's name, hold none of them. */
const VOTER = {
  name: 'Marisela Quintanar',
  born: '03-09-1957',
  phone: '+12095550143',
  email: 'marisela@example.org',
  voterId: 'V030000001',
  address: '1 Main St',
};
const CANARIES = Object.values(VOTER);

describe('what the trail keeps', () => {
  it('keeps the fields on the list, in one order, as what they are', () => {
    const kept = entryOfText(
      textOfEntry(
        entry({
          before: { imb: 'none', name: 'Water Board' },
          after: {
            deadlines: { cureBy: Temporal.Instant.from('2026-11-26T01:00:00Z') },
            name: 'Junta de Agua',
            imb: 'both',
            version: 2,
            note: 'no field of the list',
          },
          reason: 'Asked for late, by phone',
        }),
      ),
    );
    expect(kept?.before).toEqual({ name: 'Water Board', imb: 'none' });
    expect(kept?.after).toEqual({
      name: 'Junta de Agua',
      imb: 'both',
      version: 2,
      'deadlines.cureBy': '2026-11-26T01:00:00Z',
    });
    expect(kept?.reason).toBe('Asked for late, by phone');
  });

  it('keeps nothing of a kind that is not on the list', () => {
    const kept = entryOfText(textOfEntry(entry({ target: { kind: '__proto__', id: 'x' }, after: { name: 'x' } })));
    expect(kept?.after).toEqual({});
  });

  it('keeps no word about a voter, wherever a handler puts it', () => {
    const kinds = [...Object.keys(RECORDED_FIELDS), 'voter', 'constructor'];
    const listed = Object.values(RECORDED_FIELDS).flatMap((fields) =>
      Object.entries(fields).flatMap(([field, form]) => (['name', 'id'].includes(form) ? [] : [field])),
    );
    const key = fc.constantFrom(...listed, 'voterId', 'firstName', 'phone', 'email', 'records', 'constructor');
    const canary = fc.constantFrom(...CANARIES);
    const value = fc.oneof(canary, fc.array(canary, { minLength: 1 }), fc.dictionary(key, canary));
    const fields = fc.dictionary(key, value);
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fields, fields, (kind, before, after) => {
        const kept = textOfEntry(entry({ target: { kind, id: 'x' }, before, after: { ...after, deadlines: before } }));
        for (const one of CANARIES) expect(kept).not.toContain(one);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps of a reason what tells nobody who a voter is', () => {
    const reason = `Called ${VOTER.phone}, wrote to ${VOTER.email} about ${VOTER.voterId}, born ${VOTER.born}`;
    expect(entryOfText(textOfEntry(entry({ reason })))?.reason).toBe('Called […], wrote to […] about […], born […]');
  });

  it('keeps no identifier and no address that somebody outside has shaped', () => {
    const shaped = entry({ call: VOTER.address, from: VOTER.name, target: { kind: 'election', id: VOTER.email } });
    const kept = entryOfText(textOfEntry(shaped));
    expect(kept).toMatchObject({ call: '[…]', from: null, target: { id: '[…]' } });
  });

  it.each([
    '',
    '03',
    '2026-11-03-statewide',
    '2026-11-03-03',
    '2026-11-03-03-water-board-2',
    '2026-11-03-statewide/03',
    '03-2026-12-04-regular',
    '19-20261210T153000-county',
    newPersonId(),
    keyOf(newSecret()),
    '03/1h57kf5cpq17m0eml12examplx',
  ])('keeps a target that has a shape of ours: %s', (id) => {
    expect(entryOfText(textOfEntry(entry({ target: { kind: 'election', id } })))?.target.id).toBe(id);
  });

  it.each([
    'Marisela_Quintanar',
    VOTER.voterId,
    VOTER.phone,
    '209-555-0143',
    '2026-11-03-03-2095550143',
    'person-marisela-quintanar',
    `03/${VOTER.born}`,
    'x'.repeat(64),
  ])('keeps no target that a caller may have shaped, in a path or a form: %s', (id) => {
    expect(entryOfText(textOfEntry(entry({ target: { kind: 'election', id } })))?.target.id).toBe('[…]');
  });

  it('reads no entry out of what is none', () => {
    for (const text of ['', '{}', '[]', '{"at":1}', textOfEntry(entry()).slice(0, -1)]) {
      expect(entryOfText(text)).toBeUndefined();
    }
  });
});
