import { itemNotFound } from '../protocol/errors';
import type { GraphRequest } from '../protocol/route';

/** The row id in the path. @throws {GraphError} 404 `itemNotFound` for anything but digits */
export function itemIdOf(request: GraphRequest): number {
  const text = request.params['item'] ?? '';
  if (!/^[1-9]\d{0,8}$/.test(text)) throw itemNotFound();
  return Number(text);
}
