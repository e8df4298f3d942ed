import { acts } from '../../../src/core/acts/acts';
import { actDeclarations, type ActName } from '../../../src/core/api/acts';
import { AppError } from '../../../src/core/domain/base/app-error';
import type { Reason } from '../../../src/core/domain/base/fault';
import type { Context } from '../../../src/core/ports';

function requireDeclared(name: ActName, cause: unknown): void {
  if (!(cause instanceof AppError)) return;
  const declared: readonly Reason[] = actDeclarations[name].reasons;
  const others = cause.faults.map(({ reason }) => reason).filter((one) => !declared.includes(one));
  if (others.length > 0)
    throw new Error(`The declaration of ${name} lacks reasons: ${others.join(', ')}`, { cause });
}

function checked(name: ActName) {
  // The cast is safe: the input is of the type of the act with this name.
  const act = acts[name] as (ctx: Context, input: unknown) => Promise<unknown>;
  return async (ctx: Context, input: unknown) => {
    try {
      return await act(ctx, input);
    } catch (cause) {
      requireDeclared(name, cause);
      throw cause;
    }
  };
}

/**
 * The acts of the API. They fail the test when an act refuses for a reason that its declaration in src/core/api does
 * not list.
 */
export const declaredActs = Object.fromEntries(
  (Object.keys(acts) as ActName[]).map((name) => [name, checked(name)]),
) as typeof acts;
