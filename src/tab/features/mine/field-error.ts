/** What a field says below itself. */
interface FieldError {
  readonly validationMessage: string;
  readonly validationState: 'error';
}

/** A field's properties with what is wrong in it; none when nothing is. */
export function fieldError(message: string | undefined): FieldError | Record<string, never> {
  return message === undefined ? {} : { validationMessage: message, validationState: 'error' };
}
