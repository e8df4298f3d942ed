import type { Steps } from '../../core/domain/base/steps';

function* arrayJson(items: readonly unknown[]): Steps<string> {
  const parts: string[] = [];
  for (const item of items) {
    parts.push(JSON.stringify(item));
    yield;
  }
  return `[${parts.join(',')}]`;
}

/** Writes what `JSON.stringify` writes of a view, one element of its lists a step. No element of a view is undefined. */
export function* jsonSteps(view: object): Steps<string> {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(view)) {
    if (value === undefined) continue;
    const json = Array.isArray(value) ? yield* arrayJson(value) : JSON.stringify(value);
    parts.push(`${JSON.stringify(name)}:${json}`);
  }
  return `{${parts.join(',')}}`;
}
