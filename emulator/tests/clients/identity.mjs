// Signs in with @azure/identity: by a secret, by the token of another identity that the app trusts, and with refused ones.
import { ClientAssertionCredential, ClientSecretCredential } from '@azure/identity';
import { authority, clientId, clientSecret, graph, graphScope, tell, tenant } from './settings.mjs';

const { OTHER_ID, OTHER_SECRET } = process.env;
const exchange = 'api://AzureADTokenExchange/.default';

const bySecret = new ClientSecretCredential(tenant, clientId, clientSecret, authority);
const other = new ClientSecretCredential(tenant, OTHER_ID, OTHER_SECRET, authority);
const asserting = (assertion) =>
  new ClientAssertionCredential(tenant, clientId, assertion, authority);

const claimsOf = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());

/** Signs in, and reads from the token which app it is for, how long it lasts, and whether Graph accepts it. */
async function signIn(credential) {
  const { token, expiresOnTimestamp } = await credential.getToken(graphScope);
  const answer = await fetch(`${graph}/v1.0/users?$top=1`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return {
    appid: claimsOf(token).appid,
    lasts: expiresOnTimestamp > Date.now() + 3_000_000,
    isTaken: answer.status !== 401,
  };
}

const refusal = (credential) =>
  credential.getToken(graphScope).then(
    () => 'let in',
    (error) => /AADSTS\d+/.exec(error.message)?.[0],
  );

const exchangeToken = async () => (await other.getToken(exchange)).token;
tell({
  secret: await signIn(bySecret),
  assertion: await signIn(asserting(exchangeToken)),
  wrongSecret: await refusal(new ClientSecretCredential(tenant, clientId, 'fel', authority)),
  ofItself: await refusal(asserting(async () => (await bySecret.getToken(exchange)).token)),
  forAnother: await refusal(asserting(async () => (await other.getToken(graphScope)).token)),
  nonsense: await refusal(asserting(async () => 'nonsens')),
});
