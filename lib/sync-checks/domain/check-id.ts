import { type CountyCode, CountyCode as CountyCodeShape } from '../../shared/counties.ts';
import { PACIFIC, Temporal } from '../../shared/time.ts';

/** Why a check exists. `county` is a check that the county started itself. */
export const CHECK_KINDS = ['regular', 'additional', 'alternate', 'county'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** `19-2026-12-04-regular` or `19-20261210T153000-county`; both begin with the county's code. */
const CHECK_ID = /^(\d{2})-(?:(\d{4}-\d{2}-\d{2})-(?:regular|additional|alternate)|(\d{8})T\d{6}-county)$/;

/** The id of a scheduled check: county, date of the window's evening, kind. The same night gives the same id. */
export const scheduledCheckId = (
  county: CountyCode,
  date: Temporal.PlainDate,
  kind: Exclude<CheckKind, 'county'>,
): string => `${county}-${date.toString()}-${kind}`;

/** The id of a check that a county started: county and Pacific wall-clock second. */
export const countyCheckId = (county: CountyCode, startedAt: Temporal.Instant): string => {
  const wallClock = startedAt.toZonedDateTimeISO(PACIFIC).toPlainDateTime().toString({ smallestUnit: 'second' });
  return `${county}-${wallClock.replaceAll(/[-:]/g, '')}-county`;
};

/** The county of a check id; undefined when the text is not a check id. */
export const countyOfCheckId = (checkId: string): CountyCode | undefined => {
  const code = CHECK_ID.exec(checkId)?.[1];
  return code !== undefined && CountyCodeShape.safeParse(code).success ? code : undefined;
};

/** The Pacific date of a check id: of the window's evening, or of the county's start. Throws for any other text. */
export const dateOfCheckId = (checkId: string): Temporal.PlainDate => {
  const [, , scheduled, started] = CHECK_ID.exec(checkId) ?? [];
  return Temporal.PlainDate.from(scheduled ?? started ?? checkId);
};

/** The name of a check's execution: an operator reads in the console which county and which night it is. */
export const checkExecutionName = (checkId: string, redrive = 0): string =>
  redrive === 0 ? `sync-check-${checkId}` : `sync-check-${checkId}-r${redrive}`;
