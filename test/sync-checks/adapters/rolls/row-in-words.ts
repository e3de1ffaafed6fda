const ID = /^([A-Za-z0-9_-]{1,64}),(\d\d),/;

/** How long the voter ID is with which a line begins, as a row of the county does; undefined for another line. */
export const idLengthInWords = (line: Uint8Array, county: string): number | undefined => {
  const [, id, its] = ID.exec(Buffer.from(line).toString('latin1')) ?? [];
  return its === county ? id?.length : undefined;
};
