/**
 * How far a letter is by a scan. No code says that it was delivered: the Postal Service does not scan letters at the
 * mailbox (Publication 632; Kit 600, "Informed Visibility").
 */
export const SCAN_STAGES = ['collected', 'on-its-way', 'destination', 'carrier'] as const;
export type ScanStage = (typeof SCAN_STAGES)[number];

export type ScanCode = {
  readonly stage: ScanStage;
  /** In plain words, for staff. */
  readonly meaning: string;
  readonly source: string;
};

const USERS = 'codes as public users of Informed Visibility and postal guides for mailers name them';

/** Operation codes of letters whose meaning is public. Any other one says that the envelope was seen, and no more. */
export const SCAN_CODES: Readonly<Record<string, ScanCode>> = {
  '066': { stage: 'collected', meaning: 'Cancelled at the first plant', source: USERS },
  '873': { stage: 'on-its-way', meaning: 'Truck arrived at a plant', source: USERS },
  '874': { stage: 'on-its-way', meaning: 'Container unloaded at a plant', source: USERS },
  '893': { stage: 'destination', meaning: 'Sorted at the plant of its destination', source: USERS },
  '918': { stage: 'carrier', meaning: 'Sorted for its carrier, first pass', source: USERS },
  '919': {
    stage: 'carrier',
    meaning: 'Sorted for its carrier, last pass: the last scan that a letter gets',
    source: USERS,
  },
};

/**
 * Kinds of handling events (Kit 600, "Informed Visibility": actual, assumed, logical). `L` was seen in feeds for the logical
 * ones, which the Postal Service's rules infer; one that is not listed counts as a scan.
 */
export const INFERRED_EVENT_TYPES: readonly string[] = ['L', 'LOGICAL'];
