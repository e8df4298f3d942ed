import { Hono, type Context as HonoContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { acts } from '../../core/acts/acts';
import type { Context } from '../../core/ports';
import { actInputs, type ActName } from '../../core/api/inputs';
import { AppError, type Fault } from '../../core/domain/base/app-error';
import type { Actor } from '../../core/domain/base/actor';
import { withCostLabel } from '../../graph/client/cost-label';
import type { RouteDeps } from './route-deps';
import { onceByKey, type KeptAnswer } from './idempotency';
import { Refused, refusal } from './refusals';

interface ActEnv {
  Variables: { actor: Actor };
}

const kilobyte = 1024;
const largestInput = 64 * kilobyte;
/** A whole organisation pasted from a spreadsheet. */
const largestImport = 1024 * kilobyte;

function isActName(name: string): name is ActName {
  return Object.hasOwn(actInputs, name);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid', 'The body is not JSON.', { cause });
  }
}

/** Reasons of the error texts for what a schema finds; anything else is a fault of the program that asks. */
const reasons: Readonly<Record<string, string>> = {
  max_length: 'too-long',
  min_length: 'missing',
  iso_date: 'not-a-date',
  url: 'not-an-address',
  starts_with: 'not-an-address',
  number: 'not-a-number',
  finite: 'not-a-number',
};

function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const { requirement } = issue;
  return {
    field: v.getDotPath(issue) ?? '',
    reason: reasons[issue.type] ?? 'malformed',
    ...(issue.type === 'max_length' && typeof requirement === 'number'
      ? { values: { longest: requirement } }
      : {}),
  };
}

/** The input as its schema reads it. @throws {AppError} `invalid` naming the fields */
function parseInput(name: ActName, text: string): unknown {
  const parsed = v.safeParse(actInputs[name], parseJson(text));
  if (parsed.success) return parsed.output;
  const faults = parsed.issues.map(faultOf);
  throw new AppError('invalid', `The input of ${name} is not as its schema says.`, { faults });
}

async function perform(name: ActName, ctx: Context, text: string): Promise<KeptAnswer> {
  // The schema of this very act has parsed the input.
  const act = acts[name] as (ctx: Context, input: unknown) => Promise<unknown>;
  const input = parseInput(name, text);
  const reply = await withCostLabel(`act-${name}`, () => act(ctx, input));
  return {
    status: 200,
    body: JSON.stringify(reply),
    headers: { 'Content-Type': 'application/json' },
  };
}

const tooLarge = () => {
  throw new Refused(413, 'invalid');
};

/** `POST /acts/{name}`: parse, act, reply; an `Idempotency-Key` is done once. */
export function actRoutes(deps: RouteDeps): Hono<ActEnv> {
  const routes = new Hono<ActEnv>();
  const once = onceByKey(deps.realNow);
  const refuse = refusal(deps.log);
  const small = bodyLimit({ maxSize: largestInput, onError: tooLarge });
  const large = bodyLimit({ maxSize: largestImport, onError: tooLarge });
  const answer = async (c: HonoContext<ActEnv>) => {
    const name = c.req.path.split('/').at(-1) ?? '';
    if (!isActName(name)) throw new Refused(404, 'not-found');
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
        // Kept as an answer, so that a repeat reads the same reference.
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
  routes.post('/import', large, answer);
  routes.post('/:name', small, answer);
  return routes;
}
