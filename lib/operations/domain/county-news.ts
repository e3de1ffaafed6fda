/** An email to a county's staff about a decision that the state has made; `reference` is repeated in the provider's receipts. */
export type CountyNews = { readonly subject: string; readonly text: string; readonly reference: string };
