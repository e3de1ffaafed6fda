import { countyOf } from '../shared/counties.ts';
import { toPacificIso } from '../shared/time.ts';
import type { CheckStatus, SyncCheck } from './check.ts';
import { DIFFERENCE_CATEGORIES, DIFFERENCE_CLASSES } from './difference.ts';
import { CATEGORY_NAMES, CLASS_NAMES } from './difference-names.ts';
import type { EmsVendor } from './ems.ts';
import { helpDesksFor } from './help-desks.ts';

/** An email to a county's staff about one check: counts and contacts, never a voter's data. */
export type CountyNotice = { readonly subject: string; readonly text: string };

/** Statuses after which a county hears of its check. A skip is seen on the pages and in the API. */
export const NOTICED_STATUSES: readonly CheckStatus[] = ['completed', 'window-closed', 'failed'];

const outcome = (check: SyncCheck): string => {
  if (check.status === 'completed') return check.result === 'passed' ? 'passed' : 'did not pass';
  return check.status === 'window-closed' ? 'ended without a result: its window closed' : 'ended without a result';
};

const countLines = (check: SyncCheck): string[] => {
  const { comparison, resolution, verdict } = check;
  if (check.status !== 'completed' || !comparison) return [];
  const allowed = new Map(verdict?.map((entry) => [entry.category, entry]));
  return [
    `Records compared: ${comparison.records.ems} in your EMS, ${comparison.records.votecal} in VoteCal.`,
    `Differences: ${comparison.counts.total}.`,
    ...DIFFERENCE_CLASSES.map((name) => `  ${CLASS_NAMES[name]}: ${comparison.counts.byClass[name]}`),
    'By category, in the order in which to fix them:',
    ...DIFFERENCE_CATEGORIES.map((category) => {
      const limit = allowed.get(category)?.allowed;
      const tolerance = limit === undefined ? '' : ` (allowed: ${limit})`;
      return `  ${CATEGORY_NAMES[category]}: ${comparison.counts.byCategory[category]}${tolerance}`;
    }),
    ...(resolution
      ? [
          `Since your previous check: ${resolution.new} new, ${resolution.persisting} still there, ${resolution.resolved} resolved.`,
        ]
      : []),
    ...(comparison.counts.total > 0
      ? [
          '',
          `Your EMS fetches the differences from the county API: /v1/sync-checks/${check.id}/differences.`,
          'Please resolve them before the next check.',
        ]
      : []),
  ];
};

const reasonLines = (check: SyncCheck): string[] => {
  if (check.failure) return [check.failure.sentence];
  if (check.status !== 'window-closed') return [];
  return [
    `No extract was compared before ${toPacificIso(check.deadlineAt)}. You can start a check yourself at any time.`,
  ];
};

/** The notice of a check that has ended. */
export const countyNotice = (check: SyncCheck, vendor: EmsVendor | undefined): CountyNotice => {
  const county = countyOf(check.county).name;
  const desks = helpDesksFor(vendor).map(
    (desk) => `  ${desk.name}: ${[desk.email, desk.phone].filter(Boolean).join(', ')}`,
  );
  return {
    subject: `Sync check ${check.id}, ${county} County: ${outcome(check)}`,
    text: [
      `The sync check ${check.id} of ${county} County ${outcome(check)}.`,
      '',
      ...countLines(check),
      ...reasonLines(check),
      '',
      'If you cannot resolve differences or need support:',
      ...desks,
      '',
    ].join('\n'),
  };
};
