/**
 * What identifiers of ours look like. A target is often named by whoever calls, in a path or a form, and is on record before
 * anybody has looked whether there is such a thing: what has no such shape is not kept.
 */
const SHAPES: readonly RegExp[] = [
  // A county.
  /^\d{2}$/,
  // An election: the end of a local one's is the beginning of its name, in which no run of five digits is allowed. Before
  // it was found that end is left out.
  /^\d{4}-\d{2}-\d{2}-(?:statewide|\d{2}(?!.*\d{5})(?:-[a-z0-9]+){0,20})$/,
  // A check.
  /^\d{2}-(?:\d{4}-\d{2}-\d{2}-(?:regular|additional|alternate)|\d{8}T\d{6}-county)$/,
  // An upload.
  /^\d{2}-\d{8}T\d{6}-[0-9a-f]{8}$/,
  // A person; the seeded ones of a rehearsal are counted.
  /^person-(?:[0-9a-f]{18}|seeded-\d{1,3})$/,
  // An invitation.
  /^[0-9a-f]{64}$/,
  // A client: Cognito names each with 26 letters and digits.
  /^[A-Za-z0-9]{26}$/,
];

/** The longest identifier of an election. */
const LONGEST_PART = 64;

/** Whether a target's identifier, or each part of it, has a shape of ours; '' is a target that is not known yet. */
export const isOurs = (id: string): boolean =>
  id === '' || id.split('/').every((part) => part.length <= LONGEST_PART && SHAPES.some((shape) => shape.test(part)));
