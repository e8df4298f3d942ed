import type { EntityName } from '../../domain/entities';

/** The name of each list, in Swedish: as the list in SharePoint is called, in whatever language the reader reads. */
export const listNames: Readonly<Record<EntityName, string>> = {
  bodies: 'Organisation',
  goals: 'Mål',
  rounds: 'Uppföljningsomgångar',
  reports: 'Rapporter',
  deliveries: 'Påminnelselogg',
  conversations: 'Konversationer',
  settings: 'Inställningar',
};
