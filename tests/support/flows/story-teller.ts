import type { HostPage } from './host-page';

/** Makes `step`, a `test` whose steps depend on each other: after a failed step, all later ones fail at once. */
export function storyTeller(teams: () => HostPage) {
  let failed: string | undefined;
  return (name: string, act: () => Promise<void>): void => {
    it(
      name,
      async () => {
        if (failed !== undefined) throw new Error(`Not tried: “${failed}” has failed.`);
        failed = name;
        try {
          await act();
        } catch (error) {
          await teams().shot('failed');
          throw error;
        }
        failed = undefined;
      },
      180_000,
    );
  };
}
