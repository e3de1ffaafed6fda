const GENERATOR = 0x0f35;
const ALL_ONES = 0x07ff;
const TOP_BIT = 0x0400;
/** The 102 bits of a barcode's value stand in 13 bytes; the two highest bits are none of it. */
const VALUE_BITS = 102n;

/** The 11-bit frame check sequence over a barcode's value (USPS-B-3200, 3.2.3). */
export const checkSequence = (value: bigint): number => {
  let sequence = ALL_ONES;
  for (let place = VALUE_BITS - 1n; place >= 0n; place -= 1n) {
    const bit = Number((value >> place) & 1n);
    const isSet = ((sequence & TOP_BIT) !== 0) !== (bit === 1);
    sequence = ((sequence << 1) & ALL_ONES) ^ (isSet ? GENERATOR & ALL_ONES : 0);
  }
  return sequence;
};
