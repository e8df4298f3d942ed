import type { Fault } from '../../domain/base/fault';
import type { Person } from '../../domain/organisation/body';
import { readAddress } from '../../domain/organisation/address';
import type { Change } from '../../domain/organisation/people-changes';
import type { Context } from '../../ports';

/** A person whom somebody names by an address, or why the address names nobody. */
export type NamedPerson = { readonly person: Person } | { readonly fault: Fault };

/**
 * Finds the person of an address that somebody chose or typed. An address that the directory does not know names nobody, unless
 * the product may not read the directory: then the address is kept, and the person has no right before somebody confirms it.
 *
 * @throws {AppError} `store-unavailable`, `throttled`
 */
export async function namedPerson(
  { directory }: Pick<Context, 'directory'>,
  field: string,
  written: string,
): Promise<NamedPerson> {
  const mail = readAddress(written)?.mail;
  if (mail === undefined) return { fault: { field, reason: 'not-an-address' } };
  const found = await directory.resolve(mail);
  if (found?.objectId !== undefined) return { person: { ...found, mail } };
  const { isForbidden } = await directory.search(mail);
  return isForbidden
    ? { person: { mail } }
    : { fault: { field, reason: 'person-unknown', values: { mail } } };
}

/** A change of a person as the API takes it. */
export interface WrittenChange {
  readonly seen: string | null;
  readonly next: string | null;
}

/** A change whose new person was found, or the fault of its address. */
export type ReadChange = { readonly change: Change<string, Person> } | { readonly fault: Fault };

/** Finds the person of a change. @throws {AppError} as `namedPerson` */
export async function readChange(
  ctx: Pick<Context, 'directory'>,
  field: string,
  { seen, next }: WrittenChange,
): Promise<ReadChange> {
  if (next === null) return { change: { seen, next } };
  const named = await namedPerson(ctx, field, next);
  return 'fault' in named ? named : { change: { seen, next: named.person } };
}
