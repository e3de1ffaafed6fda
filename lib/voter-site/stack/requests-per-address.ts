/**
 * Requests that one address may make in five minutes. A school, a library or a carrier's address translation puts
 * thousands of people behind one.
 */
export const REQUESTS_PER_ADDRESS = 30_000;
