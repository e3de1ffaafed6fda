/**
 * An error whose message was written by us without data, so that it may be logged and shown to an operator.
 * `name` becomes the error name in Step Functions (`Catch` matches it).
 */
export class SafeError extends Error {
  constructor(name: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}
