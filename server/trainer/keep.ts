/** Files that may go: all but the newest `keep` and the best. Oldest first. */
export function expired(files: readonly string[], keep: number, best: string | null): string[] {
  return files.slice(0, Math.max(0, files.length - keep)).filter((file) => file !== best);
}
