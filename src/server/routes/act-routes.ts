import { Hono, type Context as HonoContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { acts } from '../../core/acts/acts';
import type { Context } from '../../core/ports';
import { actDeclarations, type ActName } from '../../core/api/acts';
import type { ActDeclaration } from '../../core/api/base/declaration';
import { AppError } from '../../core/domain/base/app-error';
import type { Actor } from '../../core/domain/base/actor';
import { actWaiter } from '../base/act-waiter';
import { withCostLabel } from '../../graph/client/cost-label';
import type { RouteDeps } from './route-deps';
import { onceByKey, type KeptAnswer } from './idempotency';
import { faultOf } from './input-faults';
import { Refused, refusal } from './refusals';

interface ActEnv {
  Variables: { actor: Actor };
}

const kilobyte = 1024;
/** Largest body in bytes of an act that declares no other. */
const largestInput = 64 * kilobyte;

// TypeScript types the result of Object.keys as string[]; the keys are the declared names.
const actNames = Object.keys(actDeclarations) as ActName[];
const declarationOf = (name: ActName): ActDeclaration => actDeclarations[name];

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid', 'The body is not JSON.', { cause });
  }
}

/** Parses the input by the act's schema. @throws {AppError} `invalid` with a fault for each wrong field */
function parseInput(name: ActName, text: string): unknown {
  const parsed = v.safeParse(declarationOf(name).input, parseJson(text));
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

async function perform(name: ActName, ctx: Context, text: string): Promise<KeptAnswer> {
  const input = parseInput(name, text);
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

const tooLarge = () => {
  throw new Refused(413, 'invalid');
};

/** `POST /acts/{name}`: parses the input, runs the act and answers its reply, once for each `Idempotency-Key`. */
export function actRoutes(deps: RouteDeps): Hono<ActEnv> {
  const routes = new Hono<ActEnv>();
  const once = onceByKey(deps.realNow);
  const refuse = refusal(deps.log);
  const answer = async (c: HonoContext<ActEnv>, name: ActName) => {
    const actor = c.get('actor');
    const body = await c.req.text();
    const asked = {
      scope: `${actor.objectId} ${name}`,
      key: c.req.header('Idempotency-Key'),
      body,
    };
    const kept = await once(asked, async () => {
      try {
        return await perform(name, deps.product.contextFor(actor), body);
      } catch (cause) {
        // A refusal is kept like any answer, so that a repeated request gets the same reference number.
        const refused = refuse(cause, c);
        return {
          status: refused.status,
          body: await refused.text(),
          headers: Object.fromEntries(refused.headers),
        };
      }
    });
    return new Response(kept.body, { status: kept.status, headers: kept.headers });
  };
  for (const name of actNames) {
    const maxSize = declarationOf(name).largestInput ?? largestInput;
    routes.post(`/${name}`, bodyLimit({ maxSize, onError: tooLarge }), (c) => answer(c, name));
  }
  routes.all('/*', () => {
    throw new Refused(404, 'not-found');
  });
  return routes;
}
