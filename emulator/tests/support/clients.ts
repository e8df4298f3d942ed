/** The client in the demo tenant that may administer apps and read teams, groups and people without a person. */
export const teamsAdministration = '5e8f0c31-7a2b-4d94-a6c0-1f3e5b7d9a02';

/** The client in the demo tenant that has no grant on the site and can get grants on single lists. */
export const selectedLists = '5e0b7a3c-41d2-4c8f-8f6e-2b9d1c7a0e34';

/** The client in the demo tenant that has `Sites.FullControl.All` and gives other apps their grants. */
export const siteAdministration = '0c9d0f5e-6a0c-4b7e-9a51-7d5b0a3f6e21';
