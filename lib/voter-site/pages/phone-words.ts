/** A number as it is written here, `(916) 555-0123`; another country's as it is kept. */
export const phoneInWords = (e164: string): string => e164.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
