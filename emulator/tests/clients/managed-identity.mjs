// Sign-in without a secret, as @azure/identity does it on App Service: the token of a managed identity is the assertion of
// the app registration that trusts it.
import {
  ClientAssertionCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
} from '@azure/identity';
import { authority, clientId, clientSecret, graph, graphScope, tell, tenant } from './settings.mjs';

const { IDENTITY_CLIENT_ID, OTHER_ID, OTHER_SECRET } = process.env;
const exchange = 'api://AzureADTokenExchange/.default';

const identity = new ManagedIdentityCredential({ clientId: IDENTITY_CLIENT_ID });
const tokenOf = async (credential, scope) => (await credential.getToken(scope)).token;
const asserting = (assertion, id = clientId) =>
  new ClientAssertionCredential(tenant, id, assertion, authority);

const claimsOf = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());

/** Which app Graph sees, and how it answers a read of people. */
async function seen(credential) {
  const { token, expiresOnTimestamp } = await credential.getToken(graphScope);
  const answer = await fetch(`${graph}/v1.0/users?$top=1`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { appid, oid } = claimsOf(token);
  return { appid, oid, lasts: expiresOnTimestamp > Date.now() + 3_000_000, status: answer.status };
}

const refusal = (credential, scope = graphScope) =>
  credential.getToken(scope).then(
    () => 'let in',
    (error) => /AADSTS\d+|No User Assigned[^.]*/.exec(error.message)?.[0] ?? error.message,
  );

const secret = (id, value) => new ClientSecretCredential(tenant, id, value, authority);
const assertion = () => tokenOf(identity, exchange);

tell({
  app: await seen(asserting(assertion)),
  identity: await seen(identity),
  otherAudience: await refusal(asserting(() => tokenOf(identity, graphScope))),
  otherSubject: await refusal(asserting(() => tokenOf(secret(OTHER_ID, OTHER_SECRET), exchange))),
  ofItself: await refusal(asserting(() => tokenOf(secret(clientId, clientSecret), exchange))),
  withoutTrust: await refusal(asserting(assertion, OTHER_ID)),
  nonsense: await refusal(asserting(async () => 'nonsens')),
  unknownIdentity: await refusal(new ManagedIdentityCredential({ clientId: OTHER_ID }), exchange),
});
