/** An answer of the stand-in that is not a success. */
export class ApiFailure extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

async function messageOf(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    const body = JSON.parse(text) as { readonly message?: unknown };
    return typeof body.message === 'string' ? body.message : text;
  } catch {
    return text;
  }
}

/** Asks the stand-in. @throws {ApiFailure} with its own words */
export async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!answer.ok) throw new ApiFailure(answer.status, await messageOf(answer));
  if (answer.status === 204) return undefined as T;
  return (await answer.json()) as T;
}

/** Reads something. */
export const read = <T>(path: string): Promise<T> => ask<T>('GET', path);
