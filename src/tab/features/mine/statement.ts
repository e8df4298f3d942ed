/** What a field says below itself. */
interface Said {
  readonly validationMessage: string;
  readonly validationState: 'error';
}

/** A field's properties with what is wrong in it; none when nothing is. */
export function said(message: string | undefined): Said | Record<string, never> {
  return message === undefined ? {} : { validationMessage: message, validationState: 'error' };
}
