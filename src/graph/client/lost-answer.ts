/**
 * Thrown when no whole answer arrived: the connection failed, time ran out, or the body broke off. Nobody knows then
 * whether Graph carried the request out.
 */
export class LostAnswer extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'LostAnswer';
  }
}
