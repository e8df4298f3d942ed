/** The column rule that a refused value breaks; `column` is the column's internal name. */
export interface BrokenRule {
  readonly rule: string;
  readonly column: string;
}

/** The emulator refused a request of this page, or did not answer it. */
export class ApiFailure extends Error {
  /** The HTTP status of the answer; 0 when there was no answer. */
  readonly status: number;
  readonly broken: BrokenRule | undefined;

  constructor(status: number, body: { readonly message: string; readonly broken?: BrokenRule }) {
    super(body.message);
    this.status = status;
    this.broken = body.broken;
  }
}

async function failureOf(answer: Response): Promise<ApiFailure> {
  const text = await answer.text();
  try {
    const body = JSON.parse(text) as { readonly message?: unknown; readonly broken?: BrokenRule };
    const message = typeof body.message === 'string' ? body.message : text;
    return new ApiFailure(answer.status, {
      message,
      ...(body.broken === undefined ? {} : { broken: body.broken }),
    });
  } catch {
    return new ApiFailure(answer.status, { message: text });
  }
}

/** @throws {ApiFailure} with status 0 when the emulator cannot be reached */
async function reach(path: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(path, options);
  } catch (failure) {
    throw new ApiFailure(0, { message: String(failure) });
  }
}

/** Calls the emulator and returns the JSON of its answer. @throws {ApiFailure} with the emulator's message */
export async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await reach(path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!answer.ok) throw await failureOf(answer);
  if (answer.status === 204) return undefined as T;
  return (await answer.json()) as T;
}

/** Calls the emulator with `GET`. @throws {ApiFailure} */
export const read = <T>(path: string): Promise<T> => ask<T>('GET', path);
