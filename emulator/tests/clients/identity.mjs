// Signs in with @azure/identity by a secret, and with a wrong one. managed-identity.mjs signs in without a secret.
import { ClientSecretCredential } from '@azure/identity';
import { authority, clientId, clientSecret, graph, graphScope, tell, tenant } from './settings.mjs';

const bySecret = new ClientSecretCredential(tenant, clientId, clientSecret, authority);

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

tell({
  secret: await signIn(bySecret),
  wrongSecret: await refusal(new ClientSecretCredential(tenant, clientId, 'fel', authority)),
});
