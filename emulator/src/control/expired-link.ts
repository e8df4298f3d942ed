import type { Emulator } from '../state/emulator';
import { GraphError } from '../graph/protocol/errors';
import type { Fault } from './fault-schema';
import { graphRefusal, type FailedCall, type Refusal } from './refusals';
import { readSwitches } from './switches';

const TOKEN = /[?&](?:\$|%24)?(?:skip|delta)?token=(?!latest\b)[^&]*/i;

/** Whether an address comes from the `nextLink` or `deltaLink` of an earlier answer. */
export const followsLink = (pathAndQuery: string): boolean => TOKEN.test(pathAndQuery);

/**
 * Makes Graph's answer to a link that is too old. For a delta link that is 410 with the address of a new full pass in
 * `Location`, for the next page of a collection 400 as reported in 2025. A fault with `code: "generalException"` gives the 500
 * that was reported in 2019.
 *
 * @see docs/behaviours.md row 54, https://github.com/microsoftgraph/msgraph-metadata/issues/816, https://github.com/microsoftgraph/microsoft-graph-docs/issues/5505
 */
export function expiredLink(emulator: Emulator, call: FailedCall, fault: Fault): Refusal {
  const { url } = call;
  if (/\/delta(\(\))?$/i.test(url.pathname)) {
    const query = url.search.replace(TOKEN, '').replace(/^&/, '?');
    const error = new GraphError(410, fault.code ?? readSwitches(emulator.store).resyncCode, {
      message: 'Resync required. The sync token is too old.',
      inner: 'resyncRequired',
      headers: { location: `${url.origin}${url.pathname}${query}` },
    });
    return graphRefusal(call, error);
  }
  if (fault.code === 'generalException') {
    const message = 'An unspecified error has occurred.';
    return graphRefusal(call, new GraphError(500, fault.code, { message }));
  }
  const about = {
    message: 'One of the provided arguments is not acceptable.',
    inner: 'badArgument',
  };
  return graphRefusal(call, new GraphError(400, fault.code ?? 'invalidRequest', about));
}
