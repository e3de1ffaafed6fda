/** The most bytes of a sort key; what is longer no table takes. */
const MOST_BYTES = 1024;

const refuse = (value: unknown): void => {
  if (typeof value === 'string' && (value === '' || Buffer.byteLength(value) > MOST_BYTES)) {
    throw new Error('ValidationException: the key is empty or too long.');
  }
  if (typeof value === 'object' && value !== null && 'key' in value) refuse(value.key);
};

/** A store in memory that refuses the keys which a table refuses, whatever it would have found. */
export const askedLikeATable = <Store extends object>(
  store: Store,
  alsoRefuse: (value: unknown) => void = () => {},
): Store =>
  new Proxy(store, {
    get: (target, name, receiver) => {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return async (...values: unknown[]) => {
        for (const value of values) {
          refuse(value);
          alsoRefuse(value);
        }
        return member.apply(target, values);
      };
    },
  });
