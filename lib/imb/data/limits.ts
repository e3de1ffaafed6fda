/** Days before and after Election Day in which a scan can be of its ballots: from the first mailing abroad to the latest certification. */
export const LATEST_SCAN_DAYS = { before: 60, after: 60 } as const;

/** How long a scan waits for the tracking file that says whose envelope it is. Days. */
export const WAITING_DAYS = 45;

/** Scans that wait under one barcode; what comes beyond them tells nothing new. */
export const MOST_WAITING = 30;

/** What one call of a feed may hold. Lambda takes no larger request. Bytes. */
export const MOST_FEED_BYTES = 4_400_000;

/** What the Postal Service is asked to wait before it sends a body again that was too large, or that came when we were busy. Seconds. */
export const RETRY_SECONDS = { tooLarge: 3_600, busy: 120 } as const;
