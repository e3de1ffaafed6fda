declare module 'subset-font' {
  /** A font with the glyphs that a text needs, and those into which they join. */
  const subsetFont: (
    font: Uint8Array,
    text: string,
    options: { readonly targetFormat: 'woff2' | 'truetype'; readonly noLayoutClosure?: boolean },
  ) => Promise<Uint8Array>;
  export = subsetFont;
}
