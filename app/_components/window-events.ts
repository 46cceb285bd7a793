/** Subscribes to events of the window, as useSyncExternalStore asks for it. */
export const windowEvents =
  (...names: readonly string[]) =>
  (changed: () => void) => {
    for (const name of names) window.addEventListener(name, changed);
    return () => {
      for (const name of names) window.removeEventListener(name, changed);
    };
  };
