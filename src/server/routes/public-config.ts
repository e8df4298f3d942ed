import type { PublicConfig } from '../../core/api/base/public-config';
import type { ServerSettings } from '../base/settings';

/** What anybody may know: nothing here is a secret. */
export function publicConfig(settings: ServerSettings): PublicConfig {
  return {
    clientId: settings.clientId,
    tenantId: settings.tenantId,
    authority: `${settings.loginUrl}/${settings.tenantId}`,
    // By the app's id, not by its URI: the URI holds the domain, and Entra takes both.
    scope: `${settings.clientId}/access_as_user`,
    hostOrigins: settings.hostOrigins,
    teamsAppId: settings.teamsAppId,
  };
}
