import { itemNotFound } from '../protocol/errors';
import type { GraphRequest } from '../protocol/route';

/** A row number of the path; everything but digits is not there. */
export function idOf(request: GraphRequest): number {
  const text = request.params['item'] ?? '';
  if (!/^[1-9]\d{0,8}$/.test(text)) throw itemNotFound();
  return Number(text);
}
