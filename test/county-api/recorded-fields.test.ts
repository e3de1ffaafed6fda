import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { RECORDED_FIELDS, recordedFields } from '../../lib/audit/domain/recorded-fields.ts';
import { API_CONTRACT } from '../../lib/county-api/api/contract.ts';
import { TRANSLATED_LANGUAGES } from '../../lib/elections/domain/election-names.ts';
import { API_ACCESS } from '../../lib/platform/access.ts';
import { API_CALLS, type ApiLambda } from '../../lib/platform/api-routes.ts';
import type { AuditEntry } from '../../lib/shared/audit-entry.ts';
import { REACH } from '../../lib/shared/identity.ts';
import { change, create, february, SOS, STATEWIDE } from '../elections/election-calls.ts';
import { wholeState } from './every-call.ts';

/** What a call may be sent and its entry in the audit trail does not hold, each with the reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'create-election overrideReason': 'It is the reason of the entry.',
  'decide-election decision': 'The entry holds what it leads to, the approval.',
  'decide-election reason': 'It is the reason of the entry.',
  'put-alternate-schedule reason': 'It is the reason of the entry.',
  'change-contacts staff.email': 'It reaches a member of staff: no such data is kept for good.',
  'change-contacts staff.phone': 'It reaches a member of staff: no such data is kept for good.',
  'register-system webhookUrl': 'Some systems have a secret in their address. The entry says that it is another one.',
  'issue-client name': 'Words for people, which may name one. The credential is told by its ID.',
  'create-extract-upload bytes': 'Nothing is changed: the size is part of the address that is answered.',
  'create-extract-upload precinctsBytes': 'Nothing is changed: the size is part of the address that is answered.',
  'release-upload reason': 'It is the reason of the entry.',
  'discard-upload reason': 'It is the reason of the entry.',
  'create-file-upload name': 'Words for people, which may name one; the upload holds them.',
  'post-ballots records': 'Rows name voters. The entry counts what became of them.',
  'post-imb-tracking records': 'Rows name voters. The entry counts what became of them.',
  'post-participation-history records': 'Rows name voters. The entry counts what became of them.',
  'search-voters firstName': 'It names a voter, and nothing is changed.',
  'search-voters lastName': 'It names a voter, and nothing is changed.',
  'search-voters dateOfBirth': 'It is a voter’s, and nothing is changed.',
  'diagnose-sign-up firstName': 'It names a voter, and nothing is changed.',
  'diagnose-sign-up lastName': 'It names a voter, and nothing is changed.',
  'diagnose-sign-up dateOfBirth': 'It is a voter’s, and nothing is changed.',
  'diagnose-sign-up zip': 'It is a voter’s, and nothing is changed.',
  'end-subscription channels': 'The entry holds what is left, by channel.',
  'end-subscription reason': 'It is the reason of the entry.',
  'change-opt-in mou.file': 'Words for people, which may name one. The entry says of which day it is.',
  'change-opt-in mou.signatory': 'It names a person.',
  'change-opt-in reason': 'It is the reason of the entry.',
  'check-setup detail': 'Words for people, which may name one; the checklist holds them.',
  'report-issue title': 'Words for people; the issue holds them.',
  'report-issue text': 'Words for people; the issue holds them.',
  'answer-issue text': 'Words for people; the issue holds them.',
  'start-halt all': 'It names nothing: a halt whose fields are empty stops everything.',
  'start-halt reason': 'It is the reason of the entry.',
  'post-register-changes records': 'Rows name voters. The entry counts what became of them.',
};

type Schema = {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
};

/** Every field that a body may have, fields of fields with a dot; a list is one field. */
const fieldsIn = (schema: Schema, defs: Schema['$defs'], at: readonly string[] = []): readonly string[] => {
  const named = schema.$ref === undefined ? undefined : defs?.[schema.$ref.replace('#/$defs/', '')];
  const parts = [named, ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const members = Object.entries(schema.properties ?? {}).flatMap(([name, one]) => fieldsIn(one, defs, [...at, name]));
  const keys = (schema.propertyNames?.enum ?? []).map((name) => [...at, name].join('.'));
  const inner = parts.flatMap((part) => (part ? fieldsIn(part, defs, at) : []));
  const own = at.join('.');
  const deeper = [...members, ...keys, ...inner].filter((field) => field !== own);
  return deeper.length === 0 && at.length > 0 ? [own] : [...new Set(deeper)];
};

const bodyFields = (lambda: ApiLambda): readonly string[] => {
  const contract = API_CONTRACT.find((route) => route.lambda === lambda);
  const schema = contract?.body ?? contract?.rawBody?.schema;
  if (schema === undefined) return [];
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  return fieldsIn(json, json.$defs);
};

const WRITES = (Object.keys(API_CALLS) as ApiLambda[]).filter((lambda) => API_CALLS[lambda].method !== 'GET');

/** How a call ends on record, made as somebody who may make it. */
const endOf = async (lambda: ApiLambda): Promise<AuditEntry> => {
  const [role = 'county-ems'] = API_ACCESS[lambda];
  const county = REACH[role] === 'state' ? {} : { county: '03' };
  const state = wholeState();
  await state.call(lambda, '03', { kind: 'client', role, id: `client-${role}`, ...county });
  const ended = state.recorded.at(-1);
  if (ended === undefined) throw new Error(`${lambda} left no entry.`);
  return ended;
};

/** The value of a field, written with a dot or as a field of a field. */
const valueAt = (fields: AuditEntry['after'], path: string): unknown =>
  fields?.[path] ??
  path
    .split('.')
    .reduce<unknown>((value, part) => (typeof value === 'object' ? Object(value)[part] : undefined), fields);

describe('what may be sent to a call that changes something', () => {
  it('is kept in the audit trail field by field, or left out for a reason', async () => {
    const missing: string[] = [];
    const seen = new Set<string>();
    let walked = 0;
    for (const lambda of WRITES) {
      const kept = Object.keys(RECORDED_FIELDS[(await endOf(lambda)).target.kind] ?? {});
      for (const field of bodyFields(lambda)) {
        const place = `${lambda} ${field}`;
        walked += 1;
        seen.add(place);
        if (kept.includes(field) === place in LEFT_OUT) missing.push(place);
      }
    }
    expect(missing, 'kept and left out, or neither').toEqual([]);
    expect(Object.keys(LEFT_OUT).filter((place) => !seen.has(place))).toEqual([]);
    expect(walked).toBeGreaterThan(50);
    expect(WRITES.length).toBeGreaterThanOrEqual(17);
  });

  it.each(WRITES)('is kept where a field of the list has a value: %s', async (lambda) => {
    const { target, before, after } = await endOf(lambda);
    for (const fields of [before, after]) {
      const kept = Object.keys(recordedFields(target.kind, fields) ?? {});
      for (const field of Object.keys(RECORDED_FIELDS[target.kind] ?? {})) {
        const value = valueAt(fields, field);
        expect(kept.includes(field), `${field}: ${String(value)}`).toBe(value !== undefined);
      }
    }
  });

  it('of an election is on record whatever is changed of it', async () => {
    const changes = {
      name: { name: 'Another Election' },
      shortName: { shortName: 'Another' },
      date: { date: '2026-11-10' },
      trackingOn: { trackingOn: '2026-10-06' },
      imb: { imb: 'none' },
      'deadlines.receiptBy': { deadlines: { receiptBy: '2026-11-12' } },
      'deadlines.cureBy': { deadlines: { cureBy: '2026-11-26T17:00:00-08:00' } },
      'deadlines.certifiedOn': { deadlines: { certifiedOn: '2026-12-01' } },
    };
    const fields = bodyFields('change-election').filter((field) => !field.startsWith('translations.'));
    expect(Object.keys(changes).toSorted()).toEqual(fields.toSorted());
    for (const [field, body] of Object.entries(changes)) {
      const memory = Object.assign(february(), { measureTexts: () => [] });
      await create(memory, SOS, STATEWIDE);
      const { audit } = await change(memory, SOS, '2026-11-03-statewide', body);
      expect(recordedFields('election', audit?.after ?? null), field).toHaveProperty([field]);
    }
  });

  it.each(TRANSLATED_LANGUAGES)('a name in another language: %s', async (language) => {
    const memory = Object.assign(february(), { measureTexts: () => [] });
    const before = { [language]: 'General' };
    const created = await create(memory, SOS, { ...STATEWIDE, translations: before });
    expect(recordedFields('election', created.audit?.after ?? null)).toMatchObject({
      [`translations.${language}`]: 'General',
    });
    const changed = await change(memory, SOS, '2026-11-03-statewide', { translations: { [language]: 'Election' } });
    expect(recordedFields('election', changed.audit?.before ?? null)).toEqual({
      [`translations.${language}`]: 'General',
    });
    expect(recordedFields('election', changed.audit?.after ?? null)).toEqual({
      [`translations.${language}`]: 'Election',
    });
  });
});
