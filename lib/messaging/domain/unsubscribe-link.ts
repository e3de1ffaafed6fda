/** Where the voter with this key ends their emails; the same address takes the one click of RFC 8058. */
export const unsubscribeLink = (siteUrl: string, key: string): string =>
  `${siteUrl.replace(/\/$/, '')}/unsubscribe/${key}`;
