/** More rows or bytes than this go through a file upload. */
export const MAX_ROWS = 5_000;
/** Lambda takes no larger request; base64 and headers need room below its 6 MB. */
export const MAX_BODY_BYTES = 4_400_000;
