import { useEffect } from 'react';

/** Goes to what the address names, which was not there yet when the browser looked for it. */
export function useHashTarget(isThere: boolean): void {
  useEffect(() => {
    if (isThere) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [isThere]);
}
