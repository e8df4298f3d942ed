/** How the body of an answer is coded; `identity` is the body as it is. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** A coding or `*`, and its weight from 0 to 1 with three decimals at most. */
const memberForm = /^([\w.*+-]+)(?:\s*;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/;
/** The weight of a body as it is where the header does not name it: less than that of any coding that it names. */
const weightOfUnnamed = 0.0001;

/** Reads the header: the weight of each coding that it names. A member that breaks the rule is left out. */
function weightsOf(header: string): ReadonlyMap<string, number> {
  const members = header.toLowerCase().split(',');
  return new Map(
    members.flatMap((member) => {
      const [, coding, weight = '1'] = memberForm.exec(member.trim()) ?? [];
      return coding === undefined ? [] : [[coding, Number(weight)] as const];
    }),
  );
}

/**
 * Chooses the coding of an answer by the header `Accept-Encoding`: the one with the greatest weight, and of several the one
 * that is offered first. When the header refuses all that are offered, the body is sent as it is, which the rule allows.
 *
 * @param header the whole header; undefined when the request has none, which is answered with the body as it is
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3, and section-12.4.1 for a header that refuses all
 */
export function acceptedEncoding(
  header: string | undefined,
  offered: readonly Encoding[],
): Encoding {
  const weights = weightsOf(header ?? '');
  const weightOf = (one: Encoding) => {
    const unnamed = one === 'identity' ? weightOfUnnamed : 0;
    return weights.get(one) ?? weights.get('*') ?? unnamed;
  };
  const best = offered.toSorted((a, b) => weightOf(b) - weightOf(a))[0];
  return best !== undefined && weightOf(best) > 0 ? best : 'identity';
}
