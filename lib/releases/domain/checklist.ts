import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';

/** Who does an item: an office of the Secretary of State, or the county. */
export type ChecklistSide = 'SOS/ITD' | 'SOS/Elections' | 'County';

/** What a county needs before it can reach the environment: memorandum #21144, by its task. */
export const CHECKLIST = {
  'mpls-address': { task: 2, side: 'SOS/ITD', says: 'An MPLS IP address is assigned for the CTE', asks: 'address' },
  'hava-endpoint': { task: 2, side: 'SOS/ITD', says: 'Access to the DMV HAVA endpoint is granted', asks: 'text' },
  setup: {
    task: 3,
    side: 'County',
    says: 'The set-up of the MOU’s “County Responsibilities” is complete',
    asks: 'text',
  },
  credentials: { task: 4, side: 'SOS/Elections', says: 'Credentials and endpoints are with the county', asks: 'text' },
  network: { task: 5, side: 'SOS/Elections', says: 'The county’s network leads to the CTE', asks: 'text' },
  ports: { task: 5, side: 'SOS/Elections', says: 'The ports are open', asks: 'ports' },
  firewall: { task: 5, side: 'SOS/Elections', says: 'The firewalls let the connection pass', asks: 'text' },
  connectivity: { task: 5, side: 'SOS/Elections', says: 'A connection from the county’s EMS was seen', asks: 'text' },
} as const satisfies Readonly<
  Record<string, { task: number; side: ChecklistSide; says: string; asks: 'address' | 'ports' | 'text' }>
>;
export type ChecklistItem = keyof typeof CHECKLIST;
export const CHECKLIST_ITEMS = Object.keys(CHECKLIST) as readonly ChecklistItem[];

/** An item as it stands, and who said so. */
export type ChecklistEntry = {
  readonly county: CountyCode;
  readonly item: ChecklistItem;
  readonly done: boolean;
  /** The address, the ports, or what was found. */
  readonly detail: string | null;
  /** Who said so: a client's or a person's id in our books, with the role it then had. */
  readonly by: { readonly id: string; readonly role: string };
  readonly at: Temporal.Instant;
};

export type ChecklistRefusal = { readonly code: 'not-yours-to-check' | 'bad-detail'; readonly detail: string };

const octet = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IPV4 = new RegExp(`^${octet}(\\.${octet}){3}$`);
const PORTS = /^\d{1,5}(, ?\d{1,5}){0,19}$/;
const arePorts = (text: string): boolean =>
  PORTS.test(text) && text.split(',').every((port) => Number(port) >= 1 && Number(port) <= 65_535);

const detailFault = (item: ChecklistItem, detail: string | null): string | undefined => {
  const { asks } = CHECKLIST[item];
  if (asks === 'text') return undefined;
  if (asks === 'address') {
    return detail !== null && IPV4.test(detail) ? undefined : 'Give the MPLS address, such as 10.58.3.20.';
  }
  return detail !== null && arePorts(detail)
    ? undefined
    : 'Give the ports with commas between them, such as 443, 8443.';
};

/**
 * An item is checked, or opened again. A county (`ofState: false`) says so of its own part alone; the state of every item. What is
 * done names the address or the ports where the item asks for them.
 */
export const checkedItem = (
  entry: ChecklistEntry,
  { ofState }: { readonly ofState: boolean },
): Result<ChecklistEntry, ChecklistRefusal> => {
  const { side, says } = CHECKLIST[entry.item];
  if (!ofState && side !== 'County') {
    const detail = `“${says}” is checked by ${side}. Tell the VoteCal Help Desk what you found, or report an issue.`;
    return err({ code: 'not-yours-to-check', detail });
  }
  const fault = entry.done ? detailFault(entry.item, entry.detail) : undefined;
  return fault === undefined ? ok(entry) : err({ code: 'bad-detail', detail: fault });
};

/** Every item of a county in fixing order; what nobody has said anything of is undefined. */
export const wholeChecklist = (
  entries: readonly ChecklistEntry[],
): readonly { readonly item: ChecklistItem; readonly entry: ChecklistEntry | undefined }[] =>
  CHECKLIST_ITEMS.map((item) => ({ item, entry: entries.find((entry) => entry.item === item) }));
