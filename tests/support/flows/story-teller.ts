import type { HostPage } from './host-page';

/** Tells a story step by step: each step stands on the one before, so those after a failed one fail at once. */
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
      120_000,
    );
  };
}
