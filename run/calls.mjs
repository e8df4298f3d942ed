// Calls of the emulator and of the product's API, for the benches.
import { Stop } from './programs.mjs';

/**
 * The JSON body that the address answers.
 *
 * @param {string} url
 * @param {RequestInit} [options]
 * @returns {Promise<any>}
 */
export async function json(url, options) {
  const answer = await fetch(url, options);
  if (!answer.ok) throw new Stop(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
/** The options of a POST of the body as JSON. */
export const posted = (body) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** Makes a client of the product's API for one person, with the token that the tab would send. */
export function personOf({ host, product, info }, userId) {
  const token = json(
    `${host}/_emulator/token`,
    posted({
      clientId: info.productClientId,
      userId,
      scope: `${info.productClientId}/access_as_user`,
    }),
  );
  const authorization = async () => ({ Authorization: `Bearer ${(await token).access_token}` });
  return {
    view: async (name) => json(`${product}/api/views/${name}`, { headers: await authorization() }),
    act: async (name, input) => {
      const { headers, ...rest } = posted(input);
      const key = { 'Idempotency-Key': crypto.randomUUID() };
      return json(`${product}/api/acts/${name}`, {
        ...rest,
        headers: { ...headers, ...key, ...(await authorization()) },
      });
    },
  };
}
