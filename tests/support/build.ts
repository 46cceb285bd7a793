import { build, isBuilt } from '../../server/bin/build.mjs';

/** The tests of processes and pages run what a user runs, so it is built once before all of them. */
export async function setup(): Promise<void> {
  if (!isBuilt()) await build();
}
