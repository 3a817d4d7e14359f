/** A room that is opened when somebody first comes to it. Until then nothing is in it, and whoever looks finds nothing. */
export class Late<T> {
  private readonly open: () => T | Promise<T>;
  private opening: Promise<T> | undefined;
  /** The room, once it is open. */
  opened: T | undefined;

  constructor(open: () => T | Promise<T>) {
    this.open = open;
  }

  /** Opens it for the first who comes; one that could not be opened is tried again for the next. */
  enter(): Promise<T> {
    this.opening ??= this.begin();
    return this.opening;
  }

  /** The room, when anybody has come; one that is being opened is waited for. */
  async ifEntered(): Promise<T | undefined> {
    return this.opening?.catch(() => undefined);
  }

  private async begin(): Promise<T> {
    try {
      this.opened = await this.open();
      return this.opened;
    } catch (error) {
      this.opening = undefined;
      throw error;
    }
  }
}
