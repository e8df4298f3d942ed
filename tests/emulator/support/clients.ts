/** The client of the tenant's file that administers apps and reads teams, groups and people for itself. */
export const teamsAdministration = '5e8f0c31-7a2b-4d94-a6c0-1f3e5b7d9a02';
