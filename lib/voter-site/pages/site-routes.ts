/** The pages that say the same to everybody. */
export const PUBLIC_ROUTES = ['/', '/messages', '/county'] as const;

/** The pages that are about one person. */
export const PERSONAL_ROUTES = [
  '/sign-up',
  '/sign-up/check',
  '/sign-up/code',
  '/sign-up/code/again',
  '/sign-up/voter-id',
  '/sign-up/done',
  '/sign-in',
  '/sign-in/check',
  '/sign-in/code',
  '/sign-in/code/again',
  '/sign-in/choose',
  '/sign-in/none',
  '/sign-out',
  '/my-ballot',
  '/my-ballot/preferences',
  '/my-ballot/contact',
  '/my-ballot/contact/check',
  '/my-ballot/contact/code',
  '/my-ballot/contact/code/again',
  '/my-ballot/opt-out',
  '/my-ballot/did-you-send',
  '/did-you-send',
  '/unsubscribe',
] as const;

export const SITE_ROUTES = [...PUBLIC_ROUTES, ...PERSONAL_ROUTES] as const;
export type SitePath = (typeof SITE_ROUTES)[number];
