import type { PublicConfig } from '../../core/api/base/public-config';
import type { ServerSettings } from '../base/settings';

/** Makes the answer of `GET /api/config`. Anybody may read it; it holds no secret. */
export function publicConfig(settings: ServerSettings): PublicConfig {
  return {
    clientId: settings.clientId,
    tenantId: settings.tenantId,
    authority: `${settings.loginUrl}/${settings.tenantId}`,
    // Entra accepts the app's id and its URI here; the id is used because the URI contains the server's domain.
    scope: `${settings.clientId}/access_as_user`,
    hostOrigins: settings.hostOrigins,
    teamsAppId: settings.teamsAppId,
  };
}
