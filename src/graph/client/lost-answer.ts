/** No whole answer arrived: the connection failed, time ran out, or the body was torn. Nobody knows what Graph did. */
export class LostAnswer extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'LostAnswer';
  }
}
