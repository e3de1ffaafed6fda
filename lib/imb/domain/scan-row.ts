import { err, ok, type Result } from '../../shared/result.ts';
import { WAITING_DAYS } from '../data/limits.ts';
import { BARCODE_FAULTS, type BarcodeFault } from './barcode.ts';
import type { Scan, ScanFault } from './scan.ts';
import { scansOf } from './scan-feed.ts';

/** A row of a file of scans: one scan, or a mail piece with several. `fault`: why another of them is none. */
export type ScanRow = { readonly scans: readonly Scan[]; readonly fault?: ScanFault };

const SCAN_FAULTS: Readonly<
  Record<Exclude<ScanFault, BarcodeFault>, { readonly field: string; readonly what: string }>
> = {
  'time-missing': {
    field: 'scanDatetime',
    what: 'this scan has no time. Let the export keep the scan’s date and time, and send this row again.',
  },
  'time-unreadable': {
    field: 'scanDatetime',
    what: 'the time of this scan cannot be read. Write it as 2026-10-05T09:30:00, with or without an offset, or as 10/05/2026 09:30 AM.',
  },
  'not-a-record': {
    field: 'record',
    what: 'this is no scan of an envelope. Leave out lines and members that are not scans.',
  },
};

/** The field that a fault is about, and its sentence. */
export const scanSentence = (fault: ScanFault): { readonly field: string; readonly what: string } =>
  fault in SCAN_FAULTS
    ? SCAN_FAULTS[fault as keyof typeof SCAN_FAULTS]
    : { field: 'imb', what: BARCODE_FAULTS[fault as BarcodeFault] };

/** Why a scan waits, and what there is to do. */
export const WAITS = {
  field: 'imb',
  code: 'no-tracking-file',
  what: `no tracking file has named this barcode yet. The scan is kept for ${WAITING_DAYS} days and counts when one does; of mail without ballots there is nothing to do.`,
} as const;

/** Reads one row, as the push reads the same record; fails with the first fault where there is no scan in it at all. */
export const readScanRow = (record: unknown): Result<ScanRow, ScanFault> => {
  const read = scansOf(record);
  const scans = read.flatMap((one) => (one.ok ? [one.value] : []));
  const [fault] = read.flatMap((one) => (one.ok ? [] : [one.error]));
  if (scans.length === 0) return err(fault ?? 'not-a-record');
  return ok(fault === undefined ? { scans } : { scans, fault });
};
