import { personalChatId, userChatId } from '../../connector/addresses';
import {
  installState,
  setInstallState,
  teamHolder,
  userHolder,
  type Holder,
} from '../../connector/installations';
import { messagesOf } from '../../connector/messages';
import { readSwitches } from '../../control/switches';
import type { TenantUser } from '../../state/emulator';
import { userOf } from '../directory/objects';
import { badRequest, GraphError, notImplemented } from '../protocol/errors';
import { parseExpand } from '../protocol/odata-options';
import {
  entity,
  objectBody,
  type GraphReply,
  type GraphRequest,
  type Route,
} from '../protocol/route';
import { directoryPage } from '../directory/page';
import { catalogueApp, presentApp, presentDefinition, type CatalogueApp } from './catalogue';
import { equalFilter } from './equal-filter';
import { CREATED_AT, forbidden, notFound, accessibleTeamOf, requireTeamsPermission } from './teams';

/**
 * Permissions for installed apps, without the `.All` of an application's. Those in `self` reach only the
 * calling app.
 *
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
function permissions(to: 'read' | 'write', at: 'Team' | 'User') {
  const write = ['ReadWrite', 'ReadWriteAndConsent'].map(
    (act) => `TeamsAppInstallation.${act}For${at}`,
  );
  const self = ['ReadWriteSelf', 'ReadWriteAndConsentSelf'].map(
    (act) => `TeamsAppInstallation.${act}For${at}`,
  );
  return { any: to === 'read' ? [`TeamsAppInstallation.ReadFor${at}`, ...write] : write, self };
}

/**
 * Refuses a caller without permission. A `Self` permission allows an app to reach only itself.
 *
 * @throws {GraphError} 403
 */
function requireMayAccess(request: GraphRequest, to: 'read' | 'write', at: 'Team' | 'User'): void {
  const { caller, emulator } = request;
  const suffix = caller.user === undefined ? '.All' : '';
  const { any, self } = permissions(to, at);
  const isProduct = caller.client.clientId === emulator.tenant.productClientId;
  const allowed = [...any, ...(isProduct ? self : [])].map((name) => `${name}${suffix}`);
  requireTeamsPermission(caller, allowed);
}

/**
 * The team or person in the path. A person can reach only their own apps.
 *
 * @throws {GraphError} 403, 404
 */
function holderOf(request: GraphRequest, to: 'read' | 'write'): Holder {
  const at = request.params['team'] === undefined ? 'User' : 'Team';
  requireMayAccess(request, to, at);
  if (at === 'Team') return teamHolder(accessibleTeamOf(request));
  return userHolder(personOf(request));
}

function personOf(request: GraphRequest): TenantUser {
  const user = userOf(request);
  const { user: caller } = request.caller;
  if (caller === undefined || caller.id === user.id) return user;
  throw forbidden('Apps of another person cannot be reached on behalf of a person.');
}

const installationId = (holder: Holder, app: CatalogueApp): string =>
  Buffer.from(`${holder.id}##${app.id}`).toString('base64');

/** An installation with what `$expand` asks for. @throws {GraphError} 400 */
function present(request: GraphRequest, holder: Holder, app: CatalogueApp): object {
  const expand = request.query.get('expand');
  const names = expand === undefined ? [] : parseExpand(expand).map(({ name }) => name);
  const known: Readonly<Record<string, object>> = {
    teamsApp: presentApp(app),
    teamsAppDefinition: presentDefinition(app),
  };
  const other = names.find((name) => known[name] === undefined);
  if (other !== undefined) throw badRequest(`Could not find a property named '${other}'.`);
  return {
    id: installationId(holder, app),
    ...Object.fromEntries(names.map((name) => [name, known[name]])),
  };
}

const isInstalled = (request: GraphRequest, holder: Holder): boolean =>
  installState(request.emulator, holder) !== 'removed';

const FILTERS = ['teamsApp/externalId', 'teamsApp/id', 'teamsApp/displayName'];

function readInstalled(request: GraphRequest): GraphReply {
  const holder = holderOf(request, 'read');
  const app = catalogueApp(request.emulator);
  const filter = equalFilter(request, FILTERS);
  const isShown =
    isInstalled(request, holder) && filter((path) => presentApp(app)[path.split('/')[1] ?? '']);
  return directoryPage(request, 'installedApps', isShown ? [present(request, holder, app)] : []);
}

/**
 * The app id in `teamsApp@odata.bind`, with any host.
 *
 * @throws {GraphError} 400, or 501 for further properties
 */
function boundAppId(request: GraphRequest): string {
  const { 'teamsApp@odata.bind': bind, ...others } = objectBody(request);
  const [other] = Object.keys(others).filter((name) => name !== '@odata.type');
  if (other !== undefined) throw notImplemented(`Installing an app with ${other}`);
  const pattern = /\/appCatalogs\/teamsApps(?:\/|\(')([^/')]+)(?:'\))?$/i;
  const id = typeof bind === 'string' ? pattern.exec(bind)?.[1] : undefined;
  if (id === undefined) throw badRequest('teamsApp@odata.bind must name an app of the catalogue.');
  return id.toLowerCase();
}

/**
 * Installs the app. The answer has no body. The bot receives the same event as when a person installs it.
 *
 * @throws {GraphError} 409 when the app is installed already
 * @see https://learn.microsoft.com/graph/api/team-post-installedapps
 * @see docs/behaviours.md row 73
 */
function install(request: GraphRequest): GraphReply {
  const holder = holderOf(request, 'write');
  const app = catalogueApp(request.emulator);
  if (boundAppId(request) !== app.id) throw notFound('The app is not in the catalogue.');
  if (isInstalled(request, holder)) {
    throw new GraphError(409, 'Conflict', { message: 'The app is already installed.' });
  }
  setInstallState(request.emulator, holder, 'installed');
  const { teamInstallStatus } = readSwitches(request.emulator.store);
  return { status: holder.kind === 'team' ? teamInstallStatus : 201 };
}

/** The installation in the path. @throws {GraphError} 404 */
function installationOf(request: GraphRequest, to: 'read' | 'write') {
  const holder = holderOf(request, to);
  const app = catalogueApp(request.emulator);
  if (
    isInstalled(request, holder) &&
    request.params['installation'] === installationId(holder, app)
  ) {
    return { holder, app };
  }
  throw notFound('The app is not installed here.');
}

function readOne(request: GraphRequest): GraphReply {
  const { holder, app } = installationOf(request, 'read');
  return entity(request, 'installedApps', present(request, holder, app));
}

function uninstall(request: GraphRequest): GraphReply {
  const { holder } = installationOf(request, 'write');
  setInstallState(request.emulator, holder, 'removed');
  return { status: 204 };
}

/** Upgrades the app, which changes nothing: the catalogue has one version only. */
function upgrade(request: GraphRequest): GraphReply {
  installationOf(request, 'write');
  return { status: 204 };
}

/**
 * Answers with the chat of a person and the app's bot. Its id is also that of the connector's conversation.
 *
 * @see https://learn.microsoft.com/graph/api/userscopeteamsappinstallation-get-chat
 */
function readChat(request: GraphRequest): GraphReply {
  const { emulator } = request;
  const { holder } = installationOf(request, 'read');
  const newest = messagesOf(emulator, personalChatId(emulator.tenant, holder.id)).at(-1);
  return entity(request, 'chats', {
    id: userChatId(emulator.tenant, holder.id),
    topic: null,
    createdDateTime: CREATED_AT,
    lastUpdatedDateTime: newest?.createdAt ?? CREATED_AT,
    chatType: 'oneOnOne',
    webUrl: `https://teams.microsoft.com/l/chat/${encodeURIComponent(userChatId(emulator.tenant, holder.id))}/0?tenantId=${emulator.tenant.tenantId}`,
    tenantId: emulator.tenant.tenantId,
    onlineMeetingInfo: null,
    viewpoint: null,
  });
}

function readCatalogue(request: GraphRequest): GraphReply {
  requireTeamsPermission(request.caller, [
    'AppCatalog.Read.All',
    'AppCatalog.ReadWrite.All',
    'AppCatalog.Submit',
  ]);
  const app = catalogueApp(request.emulator);
  const filter = equalFilter(request, ['externalId', 'id', 'displayName', 'distributionMethod']);
  const shown = presentApp(app);
  const isExpanded = request.query.get('expand') === 'appDefinitions';
  if (request.query.has('expand') && !isExpanded)
    throw notImplemented('That $expand of the catalogue');
  const whole = isExpanded ? { ...shown, appDefinitions: [presentDefinition(app)] } : shown;
  const all = filter((path) => shown[path]) ? [whole] : [];
  return directoryPage(request, 'appCatalogs/teamsApps', all);
}

const PAGED = ['expand', 'filter', 'top', 'skiptoken'];

const at = (path: string): readonly Route[] => [
  { method: 'GET', path, units: 0, options: PAGED, handle: readInstalled },
  { method: 'POST', path, units: 0, options: [], handle: install },
  { method: 'GET', path: `${path}/:installation`, units: 0, options: ['expand'], handle: readOne },
  { method: 'DELETE', path: `${path}/:installation`, units: 0, handle: uninstall },
];

const TEAM = '/teams/:team/installedApps';
const USER = '/users/:user/teamwork/installedApps';

/**
 * Routes for the organisation's app catalogue and for installed apps.
 *
 * @see https://learn.microsoft.com/graph/api/team-list-installedapps
 */
export const installedAppRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/appCatalogs/teamsApps',
    units: 0,
    options: PAGED,
    handle: readCatalogue,
  },
  ...at(TEAM),
  ...at(USER),
  { method: 'POST', path: `${TEAM}/:installation/upgrade`, units: 0, handle: upgrade },
  { method: 'GET', path: `${USER}/:installation/chat`, units: 0, options: [], handle: readChat },
];
