/** The package brings no types. Its only function: problems of a definition in the Amazon States Language. */
declare module 'asl-validator' {
  const validate: (definition: unknown) => {
    readonly isValid: boolean;
    readonly errors: readonly { readonly 'Error code': string; readonly Message: string }[];
  };
  export default validate;
}
