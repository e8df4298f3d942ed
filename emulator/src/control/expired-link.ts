import type { Emulator } from '../state/emulator';
import { GraphError } from '../graph/protocol/errors';
import type { Fault } from './fault-schema';
import { graphRefusal, type Asked, type Refused } from './refusals';
import { readSwitches } from './switches';

const TOKEN = /[?&](?:\$|%24)?(?:skip|delta)?token=(?!latest\b)[^&]*/i;

/** Does an address follow a link that a page gave? */
export const followsLink = (pathAndQuery: string): boolean => TOKEN.test(pathAndQuery);

/**
 * What following too old a link gives: of delta 410 with the way to a new full pass, of a page 400 as it was seen in 2025;
 * `code: "generalException"` gives the 500 that was seen before.
 *
 * @see graph.md §5, §8, row 54; github.com/microsoftgraph/msgraph-metadata/issues/816; github.com/microsoftgraph/microsoft-graph-docs/issues/5505
 */
export function expiredLink(emulator: Emulator, asked: Asked, fault: Fault): Refused {
  const { url } = asked;
  if (/\/delta(\(\))?$/i.test(url.pathname)) {
    const query = url.search.replace(TOKEN, '').replace(/^&/, '?');
    const error = new GraphError(410, fault.code ?? readSwitches(emulator.store).resyncCode, {
      message: 'Resync required. The sync token is too old.',
      inner: 'resyncRequired',
      headers: { location: `${url.origin}${url.pathname}${query}` },
    });
    return graphRefusal(asked, error);
  }
  if (fault.code === 'generalException') {
    const message = 'An unspecified error has occurred.';
    return graphRefusal(asked, new GraphError(500, fault.code, { message }));
  }
  const about = {
    message: 'One of the provided arguments is not acceptable.',
    inner: 'badArgument',
  };
  return graphRefusal(asked, new GraphError(400, fault.code ?? 'invalidRequest', about));
}
