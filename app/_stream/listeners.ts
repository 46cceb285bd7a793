/** Who listens to a store: what feeds it is opened for the first of them, and closed after the last. */
export class Listeners {
  private readonly all = new Set<() => void>();

  constructor(
    private readonly open: () => void,
    private readonly close: () => void,
  ) {}

  /** In the shape that useSyncExternalStore asks for. */
  subscribe = (listener: () => void): (() => void) => {
    if (this.all.size === 0) this.open();
    this.all.add(listener);
    return () => {
      this.all.delete(listener);
      if (this.all.size === 0) this.close();
    };
  };

  tell = (): void => this.all.forEach((listener) => listener());
}
