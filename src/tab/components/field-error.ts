/** The error message of a Fluent UI field. */
interface FieldError {
  readonly validationMessage: string;
  readonly validationState: 'error';
}

/** Returns the properties of a Fluent UI field that show the message; none when there is no message. */
export function fieldError(message: string | undefined): FieldError | Record<string, never> {
  return message === undefined ? {} : { validationMessage: message, validationState: 'error' };
}
