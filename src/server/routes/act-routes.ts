import { Hono, type Context as HonoContext } from 'hono';
import { createMiddleware } from 'hono/factory';
import { acts } from '../../core/acts/acts';
import type { Context } from '../../core/ports';
import { actDeclarations, type ActName } from '../../core/api/acts';
import type { ActDeclaration } from '../../core/api/base/declaration';
import { AppError } from '../../core/domain/base/app-error';
import type { Actor } from '../../core/domain/base/actor';
import { actWaiter } from '../base/act-waiter';
import { takeTurns } from '../base/take-turns';
import { withCostLabel } from '../../graph/client/cost-label';
import type { RouteDeps } from './route-deps';
import { authorizeSome, mayAll } from '../../core/policy/can';
import { limitBody } from './body-limit';
import { safeHeaderValues, safeResponse } from './headers';
import { onceByKey, requireKey } from './idempotency';
import { faultOf, parseBounded } from './input-faults';
import type { KeptAnswer } from './kept-answers';
import { readJson } from './read-json';
import { noQuery, readQuery } from './read-query';
import { Refused } from './refusals';

interface ActEnv {
  Variables: { actor: Actor; idempotencyKey: string };
}

const kilobyte = 1024;
/** Largest body in bytes of an act that declares no other. Three long texts in a report take at most 24 kB. */
const largestInput = 64 * kilobyte;
/** Greatest number of values in the body of an act that declares no other: a round that leaves out 5,000 goals. */
const mostValues = 6_000;

// TypeScript types the result of Object.keys as string[]; the keys are the declared names.
const actNames = Object.keys(actDeclarations) as ActName[];
const declarationOf = (name: ActName): ActDeclaration => actDeclarations[name];

/** Parses the input by the act's schema. @throws {AppError} `invalid` with the first wrong fields */
function parseInput(name: ActName, value: unknown): unknown {
  const parsed = parseBounded(declarationOf(name).input, value);
  if (parsed.success) return parsed.output;
  const faults = parsed.issues.map(faultOf);
  throw new AppError('invalid', `The input of ${name} is not as its schema says.`, { faults });
}

/** Logs an alarm when an act refuses for a reason that its declaration, and so the API's description, does not list. */
function requireDeclared(name: ActName, { log }: Context, cause: unknown): void {
  if (!(cause instanceof AppError)) return;
  const { reasons: declared } = declarationOf(name);
  const others = cause.faults.filter(({ reason }) => !declared.includes(reason));
  if (others.length > 0) log.alarm('undeclared-reason', cause, { act: name });
}

async function perform(name: ActName, ctx: Context, value: unknown): Promise<KeptAnswer> {
  const pause = takeTurns();
  const input = parseInput(name, value);
  await pause();
  // The cast is safe: `parseInput` has parsed the input by the schema of this act.
  const act = acts[name] as (ctx: Context, input: unknown) => Promise<unknown>;
  const reply = await withCostLabel(
    `act-${name}`,
    () => act(ctx, input),
    actWaiter(name, ctx),
  ).catch((cause: unknown) => {
    requireDeclared(name, ctx, cause);
    throw cause;
  });
  return {
    status: 200,
    body: JSON.stringify(reply),
    headers: { 'Content-Type': 'application/json' },
  };
}

/** Asks who may do the act, before the body is read. The form of the `Idempotency-Key` is checked before. */
const mayDo = (deps: RouteDeps, name: ActName) =>
  createMiddleware<ActEnv>(async (c, next) => {
    c.set('idempotencyKey', requireKey(c.req.header('Idempotency-Key')));
    const { actor, world } = deps.product.contextFor(c.get('actor'));
    authorizeSome(actor, name, world());
    readQuery(c, noQuery);
    await next();
  });

/**
 * `POST /acts/{name}`: asks who may do the act, reads and parses the input, runs the act and answers its reply, once for
 * each `Idempotency-Key`.
 */
export function actRoutes(deps: RouteDeps): Hono<ActEnv> {
  const routes = new Hono<ActEnv>();
  const once = onceByKey(deps.runningNow);
  const answer = async (c: HonoContext<ActEnv>, name: ActName) => {
    const bounds = { mostValues: declarationOf(name).mostValues ?? mostValues };
    const { text, value } = await readJson(c.req.raw, bounds);
    const ctx = deps.product.contextFor(c.get('actor'));
    const asked = {
      person: ctx.actor.objectId,
      act: name,
      key: c.get('idempotencyKey'),
      body: text,
      mayRepeat: mayAll(ctx.actor, name, ctx.world()),
    };
    const { status, body, headers } = await once(asked, () => perform(name, ctx, value));
    return safeResponse(body, { status, headers: { ...safeHeaderValues, ...headers } });
  };
  for (const name of actNames) {
    const maxSize = declarationOf(name).largestInput ?? largestInput;
    routes.post(`/${name}`, mayDo(deps, name), limitBody(maxSize), (c) => answer(c, name));
  }
  routes.all('/*', () => {
    throw new Refused(404, 'not-found');
  });
  return routes;
}
