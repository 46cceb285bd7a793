'use client';
import { lazyDialog } from './lazy-dialog';
import { useCommandKeys } from './use-command-keys';

const PaletteDialog = lazyDialog('Find a run, a page or an action', () => import('./palette'));
const KeysDialog = lazyDialog('Keys on this page', () => import('./key-list'));

/** The palette and the list of keys, for the pointer too. */
export function Commands() {
  useCommandKeys();
  return (
    <>
      <PaletteDialog command="palette">Find</PaletteDialog>
      <KeysDialog command="keys">Keys</KeysDialog>
    </>
  );
}
