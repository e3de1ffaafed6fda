import { matchKeyOf } from '../../voters/domain/match-key.ts';
import type { Masks } from './masks.ts';
import { type CopiedTable, itemPlansOf } from './table-plans.ts';

export type Item = Readonly<Record<string, unknown>>;

/** What became of an item: it is copied, masked; its voter is confidential; or it is of a kind that stays. */
export type MaskedItem =
  | { readonly kind: 'copied'; readonly item: Item; readonly leftOut: readonly string[] }
  | { readonly kind: 'confidential'; readonly voterId: string }
  | { readonly kind: 'stays' };

/** Attributes by which an index finds an item, made anew of what was masked. */
const derivedOf = (kind: string, { dateOfBirth, residenceZip, zip, email }: Item): Item => {
  if (kind === 'subscription') return typeof email === 'string' ? { emailKey: email.toLowerCase() } : {};
  if (kind !== 'voter' || typeof dateOfBirth !== 'string') return {};
  const matchKey = matchKeyOf(dateOfBirth, String(residenceZip ?? zip ?? ''));
  return matchKey === undefined ? {} : { matchKey };
};

/** Made anew, so that they are not missed. */
const DERIVED: ReadonlySet<string> = new Set(['emailKey', 'matchKey']);

/**
 * An item of a table as the County Test Environment gets it. `isConfidential`: whether nothing of a voter may leave. Only attributes
 * that the plan names are copied; `leftOut` names those of which it says nothing, so that a new one is noticed. Throws for a value that cannot be masked.
 */
export const maskItem = (
  masks: Masks,
  table: CopiedTable,
  item: Item,
  isConfidential: (voterId: string) => boolean,
): MaskedItem => {
  const key = { pk: String(item['pk']), sk: String(item['sk']) };
  const plan = itemPlansOf(table).find(({ is }) => is(key));
  if (plan === undefined) return { kind: 'stays' };
  const voterId = item['voterId'];
  if (typeof voterId === 'string' && (item['confidential'] === true || isConfidential(voterId)))
    return { kind: 'confidential', voterId };
  const leftOut: string[] = [];
  const masked: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(item)) {
    const treatment = plan.attributes[name];
    if (treatment === 'removed') continue;
    if (treatment === undefined) {
      if (!DERIVED.has(name)) leftOut.push(name);
    } else if (treatment === 'copied') masked[name] = value;
    else if (typeof value !== 'string') {
      throw new Error(`${plan.kind}: ${name} is no text and cannot be masked.`);
    } else masked[name] = masks(treatment, value);
  }
  return { kind: 'copied', item: { ...masked, ...derivedOf(plan.kind, masked) }, leftOut };
};
