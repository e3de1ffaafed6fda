/**
 * Settings of a client that presigns uploads. By default the SDK would sign its own checksum of an empty body into the
 * URL, and no county's file has that checksum.
 */
export const PRESIGNING_SETTINGS = { requestChecksumCalculation: 'WHEN_REQUIRED' } as const;
